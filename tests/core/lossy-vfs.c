/* lossy-vfs.c: a disk that loses what was not flushed when the power goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a disk promises, and no more: what was flushed is there. Of the rest each sector may be there or not, whatever the order it was written
 * in; half of the time all up to some point is there and nothing after, as on a disk that keeps the order. A file that was made is surely there with its
 * first flush; one that was deleted may be back, as it was, until its folder is flushed. (SQLite asks for no more: it takes a write not to harm the bytes beside it.)
 *
 * Flushes are not passed on, so that a thousand rounds do not wait for the real disk.
 */

#include "lossy-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "passing-vfs.h"

#define SECTOR 512

/* Something that was done to a file and not flushed: bytes that were written, or a new size. */
typedef struct
{
  GBytes *bytes; /* NULL: cut to the size `offset` */
  gsize offset;
} Op;

/* What is known of a file. */
typedef struct
{
  char *path;
  GByteArray *flushed; /* NULL: not there */
  GByteArray *base;    /* what `ops` are done to: `flushed`, or nothing if the file was deleted */
  GArray *ops;
  gboolean was_deleted; /* since the last flush */
  gboolean is_there;
} Image;

/* A PassingFile, and more. SQLite's own file follows in the same block. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  Image *image; /* NULL: opened before it was armed */
  gboolean flushes_folder; /* with its first flush, as SQLite's file system does for logs that it makes */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs lossy_vfs;

static GMutex lock;
static GHashTable *images; /* NULL: not armed */
static GRand *dice;
static guint calls_left;
static gboolean is_dark;

static void
op_clear (gpointer data)
{
  g_clear_pointer (&((Op *) data)->bytes, g_bytes_unref);
}

static void
image_free (gpointer data)
{
  Image *self = data;

  g_clear_pointer (&self->flushed, g_byte_array_unref);
  g_clear_pointer (&self->base, g_byte_array_unref);
  g_array_unref (self->ops);
  g_free (self->path);
  g_free (self);
}

static GByteArray *
byte_array_copy (const GByteArray *array)
{
  GByteArray *copy = g_byte_array_sized_new (array->len);

  return g_byte_array_append (copy, array->data, array->len);
}

/* The image of the file at @path: all of a file that was there before is on the disk. */
static Image *
find_image (const char *path)
{
  Image *self = g_hash_table_lookup (images, path);
  char *contents;
  gsize size;

  if (self != NULL)
    return self;
  self = g_new0 (Image, 1);
  self->path = g_strdup (path);
  self->ops = g_array_new (FALSE, FALSE, sizeof (Op));
  g_array_set_clear_func (self->ops, op_clear);
  if (g_file_get_contents (path, &contents, &size, NULL))
    {
      self->flushed = g_byte_array_new_take ((guint8 *) contents, size);
      self->is_there = TRUE;
    }
  self->base = self->flushed != NULL ? byte_array_copy (self->flushed) : g_byte_array_new ();
  g_hash_table_insert (images, self->path, self);
  return self;
}

static void
write_bytes (GByteArray *array, gsize offset, const guint8 *bytes, gsize size)
{
  gsize old = array->len;

  if (offset + size > old)
    {
      g_byte_array_set_size (array, (guint) (offset + size));
      memset (array->data + old, 0, offset + size - old);
    }
  memcpy (array->data + offset, bytes, size);
}

static gboolean
flip (void)
{
  return g_rand_boolean (dice);
}

/* Does @op, in sectors, of which each may be lost. */
static void
do_op (GByteArray *array, const Op *op, gboolean loses)
{
  gsize size;
  const guint8 *bytes;

  if (op->bytes == NULL)
    {
      gsize old = array->len;

      if (loses && flip ())
        return;
      g_byte_array_set_size (array, (guint) op->offset);
      if (op->offset > old)
        memset (array->data + old, 0, op->offset - old);
      return;
    }
  bytes = g_bytes_get_data (op->bytes, &size);
  for (gsize at = 0, n; at < size; at += n)
    {
      n = MIN (SECTOR - (op->offset + at) % SECTOR, size - at);
      if (!loses || flip ())
        write_bytes (array, op->offset + at, bytes + at, n);
    }
}

/* The whole of a flush. */
static void
flush_image (Image *self)
{
  for (guint i = 0; i < self->ops->len; i++)
    do_op (self->base, &g_array_index (self->ops, Op, i), FALSE);
  g_array_set_size (self->ops, 0);
  g_clear_pointer (&self->flushed, g_byte_array_unref);
  self->flushed = byte_array_copy (self->base);
  self->was_deleted = FALSE;
}

/* What was deleted stays so. */
static void
flush_folder (void)
{
  GHashTableIter iter;
  Image *image;

  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &image))
    if (image->was_deleted)
      {
        g_clear_pointer (&image->flushed, g_byte_array_unref);
        image->was_deleted = FALSE;
      }
}

/* Counts a call. Returns: whether it is to fail. */
static gboolean
is_last_call (void)
{
  if (images == NULL)
    return FALSE;
  if (!is_dark && --calls_left == 0)
    is_dark = TRUE;
  return is_dark;
}

static void
add_op (Image *image, gsize offset, gconstpointer data, gsize size)
{
  Op op = { .offset = offset };

  if (image == NULL || images == NULL)
    return;
  if (data != NULL)
    op.bytes = g_bytes_new (data, size);
  g_array_append_val (image->ops, op);
}

static gboolean
is_dark_now (void)
{
  gboolean dark;

  g_mutex_lock (&lock);
  dark = is_dark;
  g_mutex_unlock (&lock);
  return dark;
}

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return is_dark_now () ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

/* The call at which the power goes may have reached the disk, or not. */
static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  gboolean fails;
  gboolean was_dark;

  g_mutex_lock (&lock);
  was_dark = is_dark;
  fails = is_last_call ();
  if (!was_dark)
    add_op (((File *) file)->image, (gsize) offset, data, (gsize) size);
  g_mutex_unlock (&lock);
  return fails ? SQLITE_IOERR_WRITE : REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  gboolean fails;
  gboolean was_dark;

  g_mutex_lock (&lock);
  was_dark = is_dark;
  fails = is_last_call ();
  if (!was_dark)
    add_op (((File *) file)->image, (gsize) size, NULL, 0);
  g_mutex_unlock (&lock);
  return fails ? SQLITE_IOERR_TRUNCATE : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;
  gboolean fails;

  g_mutex_lock (&lock);
  fails = is_last_call ();
  if (!fails && images != NULL && self->image != NULL)
    {
      flush_image (self->image);
      if (self->flushes_folder)
        flush_folder ();
      self->flushes_folder = FALSE;
    }
  g_mutex_unlock (&lock);
  return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return is_dark_now () ? SQLITE_IOERR_FSTAT : REAL (file)->pMethods->xFileSize (REAL (file), size);
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

/* What SQLite calls temporary has no name, and is nobody's loss. */
static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int result;

  self->base.pMethods = NULL;
  self->image = NULL;
  self->flushes_folder
    = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  self->real = (sqlite3_file *) (self + 1);
  g_mutex_lock (&lock);
  if (is_dark)
    {
      g_mutex_unlock (&lock);
      return SQLITE_CANTOPEN;
    }
  if (images != NULL && name != NULL)
    self->image = find_image (name);
  result = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (result == SQLITE_OK && self->image != NULL)
    self->image->is_there = TRUE;
  g_mutex_unlock (&lock);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return result;
}

static void
delete_image (Image *self)
{
  g_array_set_size (self->ops, 0);
  g_byte_array_set_size (self->base, 0);
  self->was_deleted = TRUE;
  self->is_there = FALSE;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  gboolean fails;
  gboolean was_dark;

  g_mutex_lock (&lock);
  was_dark = is_dark;
  fails = is_last_call ();
  if (images != NULL && !was_dark)
    {
      Image *image = find_image (name);

      delete_image (image);
      if (sync_folder && !fails)
        g_clear_pointer (&image->flushed, g_byte_array_unref);
    }
  g_mutex_unlock (&lock);
  return fails ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

void
lossy_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  lossy_vfs = *real_vfs;
  lossy_vfs.zName = "lossy";
  lossy_vfs.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  lossy_vfs.pNext = NULL;
  lossy_vfs.xOpen = vfs_open;
  lossy_vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&lossy_vfs, TRUE), ==, SQLITE_OK);
}

void
lossy_vfs_arm (guint n, guint32 seed)
{
  g_mutex_lock (&lock);
  g_assert_null (images);
  images = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, image_free);
  dice = g_rand_new_with_seed (seed);
  calls_left = n;
  is_dark = FALSE;
  g_mutex_unlock (&lock);
}

gboolean
lossy_vfs_is_dark (void)
{
  return is_dark_now ();
}

/* Puts the file at the image's path as the disk has it. */
static void
develop (Image *self)
{
  gboolean keeps_order = flip ();
  guint n_kept = (guint) g_rand_int_range (dice, 0, (gint32) self->ops->len + 1);

  g_unlink (self->path);
  if (self->was_deleted && self->flushed != NULL && flip ())
    {
      g_assert_true (g_file_set_contents (self->path, (const char *) self->flushed->data, self->flushed->len, NULL));
      return;
    }
  if ((self->flushed == NULL || self->was_deleted) && (!self->is_there || flip ()))
    return;
  for (guint i = 0; i < self->ops->len; i++)
    if (!keeps_order || i < n_kept)
      do_op (self->base, &g_array_index (self->ops, Op, i), !keeps_order);
  g_assert_true (g_file_set_contents (self->path, (const char *) self->base->data, self->base->len, NULL));
}

gboolean
lossy_vfs_restart (void)
{
  gboolean had_gone;
  GHashTableIter iter;
  Image *image;

  g_mutex_lock (&lock);
  had_gone = is_dark;
  g_hash_table_iter_init (&iter, images);
  while (had_gone && g_hash_table_iter_next (&iter, NULL, (gpointer *) &image))
    {
      g_autofree char *shared = g_strconcat (image->path, "-shm", NULL);

      g_unlink (shared);
      develop (image);
    }
  g_clear_pointer (&images, g_hash_table_unref);
  g_clear_pointer (&dice, g_rand_free);
  is_dark = FALSE;
  g_mutex_unlock (&lock);
  return had_gone;
}
