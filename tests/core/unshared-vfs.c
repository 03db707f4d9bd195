/* unshared-vfs.c: a disk that has no memory to share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unshared-vfs.h"

#include <sqlite3.h>

#include "passing-vfs.h"

static sqlite3_vfs *real_vfs;
static sqlite3_vfs unshared_vfs;
static sqlite3_io_methods methods;

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock_fails (sqlite3_file *file, int level)
{
  return SQLITE_IOERR_LOCK;
}

static int
file_shm_map_fails (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return SQLITE_IOERR_SHMMAP;
}

static const sqlite3_io_methods plain_methods = {
  .iVersion = 1,
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
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  PassingFile *self = (PassingFile *) file;
  int result;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return result;
}

void
unshared_vfs_install (UnsharedKind kind)
{
  methods = plain_methods;
  if (kind == UNSHARED_LOCKS)
    methods.xLock = file_lock_fails;
  if (kind == UNSHARED_MEMORY_FAILS)
    {
      methods.iVersion = 2;
      methods.xShmMap = file_shm_map_fails;
      methods.xShmLock = passing_shm_lock;
      methods.xShmBarrier = passing_shm_barrier;
      methods.xShmUnmap = passing_shm_unmap;
    }
  real_vfs = sqlite3_vfs_find (NULL);
  unshared_vfs = *real_vfs;
  unshared_vfs.zName = "unshared";
  unshared_vfs.szOsFile = (int) sizeof (PassingFile) + real_vfs->szOsFile;
  unshared_vfs.pNext = NULL;
  unshared_vfs.xOpen = vfs_open;
  g_assert_cmpint (sqlite3_vfs_register (&unshared_vfs, TRUE), ==, SQLITE_OK);
}
