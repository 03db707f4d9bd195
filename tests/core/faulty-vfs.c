/* faulty-vfs.c: a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "faulty-vfs.h"

#include <signal.h>
#include <sqlite3.h>

/* SQLite's own file follows in the same block. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} File;

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

#define REAL(file) (((File *) (file))->real)

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

static int
file_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

/* The index of the log is memory. */
static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, data);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
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
  faulty_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  faulty_vfs.pNext = NULL;
  faulty_vfs.xOpen = vfs_open;
  faulty_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, TRUE), ==, SQLITE_OK);
}
