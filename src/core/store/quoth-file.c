/* quoth-file.c: database files that appear whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new file is made under a hidden name, in the folder where it is to be, flushed, and then linked to its name:
 * link() never replaces a file, not even one that was made a moment ago by another program. Where a file
 * system has no links, renameat2() does the same.
 *
 * A log ("NAME-wal", or "NAME-journal": see quoth-log.c) that lies beside the name, but belongs to a file that is gone,
 * would be played into the new database and destroy it. It may hold the last work of that file too. So a name with a
 * log beside it is taken.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "config.h"

#include "store/quoth-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "text/quoth-error.h"

static gboolean
set_errno_error (int code, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == EEXIST)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_EXISTS,
                 _ ("There is already a file “%s”; choose another name"),
                 name);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("“%s” cannot be written: %s"),
                 name,
                 g_strerror (code));
  return FALSE;
}

char *
quoth_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      set_errno_error (errno, path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

void
quoth_file_discard (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}

/* What the name of the log beside @path ends in; %NULL if there is none, or an empty one. */
static const char *
find_log (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);
      GStatBuf status;

      if (g_stat (log, &status) == 0 && status.st_size > 0)
        return suffixes[i];
    }
  return NULL;
}

gboolean
quoth_file_has_log (const char *path)
{
  return find_log (path) != NULL;
}

gboolean
quoth_file_check_vacant (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *log = find_log (path);
  GStatBuf status;

  if (g_lstat (path, &status) == 0)
    return set_errno_error (EEXIST, path, error);
  if (log != NULL)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_EXISTS,
                   /* Translators: a file, by its name and what was added to that */
                   _ ("“%s%s” is left of a project that was here; choose another name, or move it away"),
                   name,
                   log);
      return FALSE;
    }
  return TRUE;
}

static gboolean
flush (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int result;
  int code;

  if (fd < 0)
    return set_errno_error (errno, path, error);
  result = fsync (fd);
  code = errno;
  close (fd);
  /* Some network file systems cannot flush a folder; they need not. */
  if (result != 0 && !(code == EINVAL && (flags & O_DIRECTORY)))
    return set_errno_error (code, path, error);
  return TRUE;
}

static gboolean
move_to_vacant (const char *temporary, const char *path, GError **error)
{
  if (!quoth_file_check_vacant (path, error))
    return FALSE;
  if (link (temporary, path) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (errno != EEXIST && renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  return set_errno_error (errno, path, error);
}

static gboolean
move_over (const char *temporary, const char *path, GError **error)
{
  if (quoth_file_has_log (path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_BUSY,
                   _ ("“%s” cannot be replaced: it is open, or was not closed; close it first, or choose another name"),
                   name);
      return FALSE;
    }
  if (g_rename (temporary, path) != 0)
    return set_errno_error (errno, path, error);
  return TRUE;
}

gboolean
quoth_file_publish (const char *temporary, const char *path, gboolean force, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!flush (temporary, O_RDWR, error))
    return FALSE;
  if (!(force ? move_over (temporary, path, error) : move_to_vacant (temporary, path, error)))
    return FALSE;
  return flush (folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean
fill (const char *temporary, const char *path, const char *bytes, gsize size, GError **error)
{
  int fd = g_open (temporary, O_WRONLY | O_CLOEXEC, 0);
  gssize n = 0;
  int code;

  while (fd >= 0 && size > 0 && (n = write (fd, bytes, size)) >= 0)
    {
      bytes += n;
      size -= (gsize) n;
    }
  code = errno;
  /* A network drive may tell only now that it is full. */
  if (fd >= 0 && close (fd) != 0 && n >= 0)
    {
      code = errno;
      n = -1;
    }
  return (fd >= 0 && n >= 0) || set_errno_error (code, path, error);
}

gboolean
quoth_file_write (const char *path, const char *bytes, gsize size, GError **error)
{
  g_autofree char *temporary = quoth_file_make_temporary (path, error);

  if (temporary == NULL)
    return FALSE;
  if (fill (temporary, path, bytes, size, error) && quoth_file_publish (temporary, path, TRUE, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}
