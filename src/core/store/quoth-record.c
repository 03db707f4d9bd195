/* quoth-record.c: what a transaction writes, while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite's session does it: it looks at each row before it is written, keeps its key, and reads the row again at the end. That is 2 µs
 * a row, as much as the row itself takes, and an import has hardly any rows but the segments of its new documents.
 * They need no such care: the document was not there a moment ago, so each of its segments is an insert. So the session is
 * paused for them, and they are written down here, in the format of changesets (described at the top of
 * SQLite's sqlite3session.c; it is what a journal holds, so it cannot change).
 *
 * Should the same transaction touch such a segment again (a document that is put twice, or deleted again), the session sees that as
 * what happens to a row that was there. Both parts are then combined by SQLite, ours first, which makes one change
 * a row of them. Without that they are put one after the other as they are.
 */

#include "config.h"

#include "store/quoth-record.h"

#include <string.h>

#include "store/quoth-changeset.h"

/* A table as a changeset names it: "T", how many columns, the place of each in the primary key, the name. The columns are those of
 * quoth-schema.c: revision, start, end, kind, number, by_coder. */
static const char segment_table[] = "T\x06\x01\x02\x03\x04\0\0segment";

/* The types of values. */
enum
{
  VALUE_INTEGER = 1,
  VALUE_TEXT = 3,
  VALUE_BLOB = 4,
  VALUE_NULL = 5,
};

struct _QuothRecord
{
  QuothDatabase *database;
  sqlite3_session *session;
  GByteArray *segments; /* a changeset of inserts; in the end with what the session saw behind it */
};

QuothRecord *
quoth_record_new (QuothDatabase *database, GError **error)
{
  sqlite3_session *session = quoth_changeset_record (database, error);
  QuothRecord *self;

  if (session == NULL)
    return NULL;
  self = g_new0 (QuothRecord, 1);
  self->database = database;
  self->session = session;
  self->segments = g_byte_array_new ();
  return self;
}

void
quoth_record_free (QuothRecord *self)
{
  sqlite3session_delete (self->session);
  g_clear_pointer (&self->segments, g_byte_array_unref);
  g_free (self);
}

void
quoth_record_pause (QuothRecord *self)
{
  sqlite3session_enable (self->session, 0);
}

void
quoth_record_resume (QuothRecord *self)
{
  sqlite3session_enable (self->session, 1);
}

/* Seven bits a byte, the highest first; all but the last byte are marked. */
static void
append_size (GByteArray *bytes, gsize size)
{
  guint8 digits[10];
  guint at = sizeof digits;

  digits[--at] = size & 0x7f;
  while ((size >>= 7) > 0)
    digits[--at] = (size & 0x7f) | 0x80;
  g_byte_array_append (bytes, digits + at, sizeof digits - at);
}

static void
append_data (GByteArray *bytes, guint8 type, gconstpointer data, gsize size)
{
  g_byte_array_append (bytes, &type, 1);
  append_size (bytes, size);
  g_byte_array_append (bytes, data, (guint) size);
}

static void
append_integer (GByteArray *bytes, gint64 value)
{
  guint8 encoded[9] = { VALUE_INTEGER };
  guint64 number = GUINT64_TO_BE ((guint64) value);

  memcpy (encoded + 1, &number, sizeof number);
  g_byte_array_append (bytes, encoded, sizeof encoded);
}

void
quoth_record_add_segment (QuothRecord *self, const QuothId *revision, const QuothSegment *segment, gboolean by_coder)
{
  static const guint8 insert[] = { SQLITE_INSERT, 0 };
  static const guint8 null[] = { VALUE_NULL };
  const char *kind = quoth_segment_kind_to_nick (segment->kind);
  GByteArray *bytes = self->segments;

  if (bytes->len == 0)
    g_byte_array_append (bytes, (const guint8 *) segment_table, sizeof segment_table);
  g_byte_array_append (bytes, insert, sizeof insert);
  append_data (bytes, VALUE_BLOB, revision->bytes, sizeof revision->bytes);
  append_integer (bytes, segment->range.start);
  append_integer (bytes, segment->range.end);
  append_data (bytes, VALUE_TEXT, kind, strlen (kind));
  if (segment->number != NULL && *segment->number != '\0')
    append_data (bytes, VALUE_TEXT, segment->number, strlen (segment->number));
  else
    g_byte_array_append (bytes, null, sizeof null);
  append_integer (bytes, by_coder ? 1 : 0);
}

/* Whether the session has seen rows of the table that ours are of. */
static int
find_segments (GBytes *changeset, gboolean *found)
{
  sqlite3_changeset_iter *iter = NULL;
  int result = sqlite3changeset_start (
    &iter, (int) g_bytes_get_size (changeset), (void *) g_bytes_get_data (changeset, NULL));

  *found = FALSE;
  while (result == SQLITE_OK && !*found && (result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *name;
      int n_columns, op;

      result = sqlite3changeset_op (iter, &name, &n_columns, &op, NULL);
      *found = result == SQLITE_OK && g_str_equal (name, "segment");
    }
  sqlite3changeset_finalize (iter);
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

/* @n_own: how much of the bytes is ours */
static GBytes *
combine (QuothRecord *self, guint n_own, GBytes *seen, GError **error)
{
  void *data = NULL;
  int size = 0;
  int result = sqlite3changeset_concat ((int) n_own,
                                        self->segments->data,
                                        (int) g_bytes_get_size (seen),
                                        (void *) g_bytes_get_data (seen, NULL),
                                        &size,
                                        &data);

  if (result == SQLITE_OK)
    return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
  quoth_database_set_error (self->database, result, error);
  return NULL;
}

/* The bytes of a large import are in memory once. */
GBytes *
quoth_record_finish (QuothRecord *self, GError **error)
{
  guint n_own = self->segments->len;
  g_autoptr (GBytes) seen = NULL;
  g_autoptr (GBytes) mended = NULL;
  gboolean has_segments = FALSE;
  int result = SQLITE_OK;

  if (!quoth_changeset_append (self->database, self->session, self->segments, error))
    return NULL;
  seen = g_bytes_new_static (self->segments->data + n_own, self->segments->len - n_own);
  mended = quoth_changeset_mend (seen);
  if (n_own > 0)
    result = find_segments (mended, &has_segments);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (self->database, result, error);
      return NULL;
    }
  if (has_segments)
    return combine (self, n_own, mended, error);
  if (mended != seen)
    {
      g_byte_array_set_size (self->segments, n_own);
      g_byte_array_append (self->segments, g_bytes_get_data (mended, NULL), (guint) g_bytes_get_size (mended));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->segments));
}
