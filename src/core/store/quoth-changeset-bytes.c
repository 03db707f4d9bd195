/* quoth-changeset-bytes.c: changesets, read byte by byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format is described at the top of SQLite's sqlite3session.c; it is what journals hold, so it cannot change.
 *
 * SQLite reads a head that was cut off without end, and behind the end of a row that has no value in its key, so what comes from a file is looked
 * through before. And what is said of a table that is not there, or is made otherwise, it passes over without a word: half of a step would be taken
 * back.
 *
 * And of a row that is older than its last column, SQLite's session records NULL as what was there, though every query, and a changeset
 * that is applied, finds the default. Such a change cannot be taken back: no row is as it says, and the column takes no NULL. So what was not
 * there is written as what it means, when it is recorded and when it is read.
 */

#include "config.h"

#include "store/quoth-changeset.h"
#include "store/quoth-schema.h"

#include <string.h>

/* The columns that a migration added (quoth-migration.c) to rows that were there, and their default, a small number. (No row of `assignment` is
 * older than its last column: nothing wrote any.) */
static const struct
{
  const char *table;
  guint64 column;
  guint8 value;
} added[] = {
  { "annotation", 7, 0 },
  { "coder", 3, 1 },
};

/* Enough for all sizes that SQLite writes; it reads more, the ninth byte in a way of its own. */
#define MAX_SIZE_BYTES 5

/* What a row is given by. */
typedef enum
{
  ROW_WHOLE, /* what was inserted or deleted */
  ROW_OLD,   /* its key, and what was changed, before */
  ROW_NEW,   /* what was changed, after */
} RowType;

typedef struct
{
  const guint8 *at;
  const guint8 *end;

  /* The table that the rows are of. */
  guint64 n_columns;
  const guint8 *keys; /* of each column, whether it is of the key */
  guint64 added; /* its column of the list above; of no table that has none */
  guint8 value;

  /* The mended copy: all up to @copied; %NULL until something is to be mended. */
  const guint8 *copied;
  GByteArray *copy;
} Bytes;

static gboolean
skip (Bytes *self, guint64 n)
{
  if ((guint64) (self->end - self->at) < n)
    return FALSE;
  self->at += n;
  return TRUE;
}

static gboolean
read_size (Bytes *self, guint64 *size)
{
  *size = 0;
  for (guint i = 0; i < MAX_SIZE_BYTES && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      *size = *size << 7 | (byte & 0x7f);
      if (!(byte & 0x80))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_head (Bytes *self)
{
  const char *name;
  const guint8 *nul;

  if (!read_size (self, &self->n_columns) || self->n_columns == 0)
    return FALSE;
  self->keys = self->at;
  if (!skip (self, self->n_columns))
    return FALSE;
  name = (const char *) self->at;
  nul = memchr (self->at, 0, (gsize) (self->end - self->at));
  if (nul == NULL)
    return FALSE;
  self->at = nul + 1;
  if (!quoth_schema_has_shape (name, self->n_columns, self->keys))
    return FALSE;
  self->added = G_MAXUINT64;
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    if (g_str_equal (name, added[i].table))
      {
        self->added = added[i].column;
        self->value = added[i].value;
      }
  return TRUE;
}

/* Writes the default for the NULL that was just read. */
static void
mend_value (Bytes *self)
{
  const guint8 number[9] = { SQLITE_INTEGER, 0, 0, 0, 0, 0, 0, 0, self->value };

  if (self->copy == NULL)
    self->copy = g_byte_array_new ();
  g_byte_array_append (self->copy, self->copied, (guint) (self->at - 1 - self->copied));
  g_byte_array_append (self->copy, number, sizeof number);
  self->copied = self->at;
}

/* A whole row has all values, and a key is never NULL. */
static gboolean
may_be (const Bytes *self, RowType row, guint64 column, guint8 type)
{
  if (type == 0)
    return row == ROW_NEW || (row == ROW_OLD && !self->keys[column]);
  return type != SQLITE_NULL || !self->keys[column];
}

static gboolean
read_record (Bytes *self, RowType row)
{
  for (guint64 i = 0; i < self->n_columns; i++)
    {
      guint64 size = 0;
      guint8 type;

      if (self->at == self->end)
        return FALSE;
      type = *self->at++;
      if (!may_be (self, row, i, type))
        return FALSE;
      if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        size = 8;
      else if (type == SQLITE_TEXT || type == SQLITE_BLOB)
        {
          if (!read_size (self, &size))
            return FALSE;
        }
      else if (type != 0 && type != SQLITE_NULL)
        return FALSE;
      if (type == SQLITE_NULL && i == self->added)
        mend_value (self);
      if (!skip (self, size))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Bytes *self)
{
  while (self->at < self->end)
    {
      guint8 op = *self->at++;

      if (op == 'T')
        {
          if (!read_head (self))
            return FALSE;
          continue;
        }
      if ((op != SQLITE_INSERT && op != SQLITE_UPDATE && op != SQLITE_DELETE) || self->n_columns == 0 || !skip (self, 1)
          || !read_record (self, op == SQLITE_UPDATE ? ROW_OLD : ROW_WHOLE)
          || (op == SQLITE_UPDATE && !read_record (self, ROW_NEW)))
        return FALSE;
    }
  return TRUE;
}

static void
init (Bytes *self, GBytes *changeset)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);

  /* Nothing may be at no place, with which there is no reckoning. */
  if (data == NULL)
    data = (const guint8 *) "";
  *self = (Bytes){ .at = data, .end = data + size, .copied = data };
}

gboolean
quoth_changeset_is_whole (GBytes *changeset)
{
  Bytes bytes;
  gboolean is_whole;

  init (&bytes, changeset);
  is_whole = read_all (&bytes);
  g_clear_pointer (&bytes.copy, g_byte_array_unref);
  return is_whole;
}

GBytes *
quoth_changeset_mend (GBytes *changeset)
{
  Bytes bytes;

  init (&bytes, changeset);
  if (!read_all (&bytes))
    g_clear_pointer (&bytes.copy, g_byte_array_unref);
  if (bytes.copy == NULL)
    return g_bytes_ref (changeset);
  g_byte_array_append (bytes.copy, bytes.copied, (guint) (bytes.end - bytes.copied));
  return g_byte_array_free_to_bytes (bytes.copy);
}
