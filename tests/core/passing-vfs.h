/* passing-vfs.h: the calls that a file system of the tests hands on to the real one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

/* What a file of such a file system begins with; SQLite's own file follows in the same block. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} PassingFile;

#define REAL(file) (((PassingFile *) (file))->real)

static inline int
passing_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static inline int
passing_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static inline int
passing_check_reserved_lock (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static inline int
passing_control (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static inline int
passing_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static inline int
passing_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

/* The index of the log is memory. */
static inline int
passing_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **data)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, data);
}

static inline int
passing_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static inline void
passing_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static inline int
passing_shm_unmap (sqlite3_file *file, int delete_it)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete_it);
}
