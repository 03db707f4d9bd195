/* faulty-vfs.c: a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "faulty-vfs.h"

#include <signal.h>
#include <sqlite3.h>

#include "passing-vfs.h"

static sqlite3_vfs *real_vfs;
static sqlite3_vfs faulty_vfs;

static GMutex lock;
static FaultKind fault;
static guint fault_at;
static guint n_calls;
static gboolean has_failed;

void
faulty_vfs_arm (FaultKind kind, guint n)
{
  g_mutex_lock (&lock);
  fault = kind;
  fault_at = n;
  n_calls = 0;
  has_failed = FALSE;
  g_mutex_unlock (&lock);
}

guint
faulty_vfs_disarm (void)
{
  guint counted;

  g_mutex_lock (&lock);
  fault = FAULT_NONE;
  counted = n_calls;
  g_mutex_unlock (&lock);
  return counted;
}

gboolean
faulty_vfs_has_failed (void)
{
  gboolean failed;

  g_mutex_lock (&lock);
  failed = has_failed;
  g_mutex_unlock (&lock);
  return failed;
}

/* Whether this call is to fail. */
static gboolean
fails (FaultKind *kind, gboolean is_write)
{
  gboolean is_due, is_first;

  g_mutex_lock (&lock);
  n_calls++;
  *kind = fault;
  is_due = fault != FAULT_NONE && n_calls >= fault_at;
  is_first = !has_failed;
  if (fault == FAULT_ONCE || fault == FAULT_SHORT_WRITE)
    is_due = is_due && is_first;
  if (fault == FAULT_FULL || fault == FAULT_SHORT_WRITE)
    is_due = is_due && is_write;
  has_failed |= is_due;
  g_mutex_unlock (&lock);
  return is_due;
}

static gboolean
fails_otherwise (void)
{
  FaultKind kind;
  gboolean does_fail = fails (&kind, FALSE);

  if (does_fail && kind == FAULT_KILLED)
    raise (SIGKILL);
  return does_fail;
}

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return fails_otherwise () ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  FaultKind kind;

  if (!fails (&kind, TRUE))
    return REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
  if (kind == FAULT_SHORT_WRITE || kind == FAULT_KILLED)
    REAL (file)->pMethods->xWrite (REAL (file), data, size / 2, offset);
  if (kind == FAULT_KILLED)
    raise (SIGKILL);
  return kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails_otherwise () ? SQLITE_IOERR_TRUNCATE : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return fails_otherwise () ? SQLITE_IOERR_FSYNC : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails_otherwise () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = passing_lock,
  .xUnlock = passing_unlock,
  .xCheckReservedLock = passing_check_reserved_lock,
  .xFileControl = passing_control,
  .xSectorSize = passing_sector_size,
  .xDeviceCharacteristics = passing_characteristics,
  .xShmMap = passing_shm_map,
  .xShmLock = passing_shm_lock,
  .xShmBarrier = passing_shm_barrier,
  .xShmUnmap = passing_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  PassingFile *self = (PassingFile *) file;
  int result;

  self->base.pMethods = NULL;
  if (fails_otherwise ())
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return result;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return fails_otherwise () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

void
faulty_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  faulty_vfs = *real_vfs;
  faulty_vfs.zName = "faulty";
  faulty_vfs.szOsFile = (int) sizeof (PassingFile) + real_vfs->szOsFile;
  faulty_vfs.pNext = NULL;
  faulty_vfs.xOpen = vfs_open;
  faulty_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, TRUE), ==, SQLITE_OK);
}
