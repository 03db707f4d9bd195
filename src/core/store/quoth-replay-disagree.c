/* quoth-replay-disagree.c: writing down what people should look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disagreement follows from the entry that met what its author had not seen, so its id is a hash of the entry and the place: it is the
 * same on all copies, and after a merge that replays the entry again; and what somebody said to it still belongs to it.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include <string.h>

#include "store/quoth-history-columns.h"
#include "text/quoth-sha256.h"

gboolean
quoth_replay_is_told (const QuothSheet *sheet, int column)
{
  const QuothColumnWord *word = quoth_history_columns_find (sheet->table->name);

  if (g_str_equal (sheet->table->name, "document") && g_str_equal (sheet->columns[column], "current"))
    return TRUE;
  for (; word != NULL && word->table != NULL && g_str_equal (word->table, sheet->table->name); word++)
    if (word->column == column)
      return word->format != QUOTH_COLUMN_PLACE;
  return FALSE;
}

static QuothId
make_id (const QuothId *entry, QuothDisagreementType type, const char *place, GBytes *key, const QuothId *value, const char *field)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 sha256[QUOTH_SHA256_SIZE];
  guint8 kind = (guint8) type;
  QuothId id;

  g_byte_array_append (all, entry->bytes, sizeof entry->bytes);
  g_byte_array_append (all, &kind, 1);
  g_byte_array_append (all, (const guint8 *) place, (guint) strlen (place) + 1);
  g_byte_array_append (all, g_bytes_get_data (key, NULL), (guint) g_bytes_get_size (key));
  g_byte_array_append (all, value->bytes, sizeof value->bytes);
  g_byte_array_append (all, (const guint8 *) field, (guint) strlen (field));
  quoth_sha256 (all->data, all->len, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  return id;
}

gboolean
quoth_replay_disagree (QuothReplay *self,
                       QuothDisagreementType type,
                       const QuothSheet *sheet,
                       const QuothCells *row,
                       const QuothId *value,
                       int column,
                       sqlite3_value *held,
                       sqlite3_value *other,
                       GError **error)
{
  const char *place = sheet != NULL ? sheet->table->name : "journal";
  const char *field = column >= 0 ? sheet->columns[column] : NULL;
  g_autoptr (GBytes) key = row != NULL ? quoth_sheet_dup_key (sheet, row) : g_bytes_new_static ("", 0);
  QuothId id = make_id (&self->entry, type, place, key, value, field != NULL ? field : "");
  /* The same twice, where a value is mended twice. */
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "INSERT INTO disagreement (id, entry, type, place, key, value, field, held, other)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &id);
  quoth_bind_id (statement, 2, &self->entry);
  sqlite3_bind_int (statement, 3, (int) type);
  sqlite3_bind_text (statement, 4, place, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 5, g_bytes_get_size (key) > 0 ? g_bytes_get_data (key, NULL) : "", g_bytes_get_size (key), SQLITE_STATIC);
  sqlite3_bind_blob (statement, 6, value->bytes, sizeof value->bytes, SQLITE_STATIC);
  quoth_bind_text (statement, 7, field);
  if (held != NULL)
    sqlite3_bind_value (statement, 8, held);
  if (other != NULL)
    sqlite3_bind_value (statement, 9, other);
  return quoth_database_run (self->database, statement, error);
}
