/* quoth-hold.c: not letting go of an open project by accident
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite holds an open database by locks of the process on the file and on the index of its log. The system drops all of them as soon as any part of the
 * process closes any descriptor of that file: a file dialog, say, which looks into the files of a folder to tell what they are. Then another program
 * that opens and closes the project takes itself for the last one and removes the log, and what is written to it afterwards is nowhere; or it
 * takes itself for the first one and cuts the index, which this process has in its memory.
 *
 * Locks of an open file description are not dropped so. One that reads, on the very bytes on which SQLite has its own
 * (https://www.sqlite.org/fileformat2.html, https://www.sqlite.org/walformat.html), keeps other programs from both, and does not hinder this one, but
 * where it needs the file for itself. (Rejected: a file system of our own for SQLite with such locks only: connections of other programs
 * know nothing of it, and it would have to do all that SQLite's does.)
 *
 * In safe mode (quoth-log.c) there is no log, and SQLite locks the file only while it reads or writes. That somebody has the project open tells a lock on a byte
 * where neither SQLite has one nor a database its contents. Who would begin to write a log sees it, and does without one: the others
 * may be on other computers, with which a log cannot be shared.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "config.h"

#include "store/quoth-hold.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where SQLite's locks are: a connection's on the database, and the one on the index of a log that says that somebody uses it. */
#define SHARED_START (0x40000000 + 2)
#define SHARED_SIZE 510
#define IN_USE_START 128
#define IN_USE_SIZE 1

/* Behind those of SQLite, in the page that it leaves empty for them. */
#define SAFE_START (SHARED_START + SHARED_SIZE)
#define SAFE_SIZE 1

struct _QuothHold
{
  char *path;
  int file;
  int index;
};

static void
lock (int fd, short type, off_t start, off_t size)
{
#ifdef F_OFD_SETLK
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = size };

  /* A file system that has no such locks is no worse off than before. */
  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &range);
#endif
}

QuothHold *
quoth_hold_new (const char *path)
{
  QuothHold *self = g_new0 (QuothHold, 1);

  self->path = g_strdup (path);
  self->file = -1;
  self->index = -1;
  return self;
}

void
quoth_hold_free (QuothHold *self)
{
  if (self->file >= 0)
    close (self->file);
  if (self->index >= 0)
    close (self->index);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_open_at (int fd, const char *path)
{
  GStatBuf there;
  struct stat here;

  return fd >= 0 && fstat (fd, &here) == 0 && g_stat (path, &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

/* A descriptor of a file that is there no more can be closed: nobody has locks on that. One of the file that is there is kept, since to
 * close it would drop SQLite's. */
static void
open_at (int *fd, const char *path)
{
  int opened;

  if (is_open_at (*fd, path))
    return;
  opened = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (*fd >= 0)
    close (*fd);
  *fd = opened;
}

void
quoth_hold_keep (QuothHold *self)
{
  g_autofree char *index = g_strconcat (self->path, "-shm", NULL);

  open_at (&self->file, self->path);
  open_at (&self->index, index);
  lock (self->file, F_RDLCK, SHARED_START, SHARED_SIZE);
  lock (self->index, F_RDLCK, IN_USE_START, IN_USE_SIZE);
}

void
quoth_hold_keep_safely (QuothHold *self)
{
  open_at (&self->file, self->path);
  lock (self->file, F_RDLCK, SAFE_START, SAFE_SIZE);
}

gboolean
quoth_hold_is_safe_elsewhere (QuothHold *self)
{
#ifdef F_OFD_GETLK
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SAFE_START, .l_len = SAFE_SIZE };

  open_at (&self->file, self->path);
  return self->file >= 0 && fcntl (self->file, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
#else
  return FALSE;
#endif
}

void
quoth_hold_leave (QuothHold *self)
{
  lock (self->file, F_UNLCK, SAFE_START, SAFE_SIZE);
  lock (self->index, F_UNLCK, IN_USE_START, IN_USE_SIZE);
  lock (self->file, F_UNLCK, SHARED_START, SHARED_SIZE);
}
