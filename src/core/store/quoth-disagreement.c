/* quoth-disagreement.c: what merged copies of a project disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are written by a replay (quoth-replay-disagree.c). What nobody needs to decide any more is not told: the value is gone by now,
 * or the annotation has a place again.
 */

#include "config.h"

#include "store/quoth-disagreement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-history-columns.h"
#include "store/quoth-lists.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-schema.h"

void
quoth_disagreement_free (QuothDisagreement *self)
{
  g_free (self->phrase);
  g_free (self->field);
  g_free (self->held);
  g_free (self->other);
  g_free (self);
}

const char *
quoth_disagreement_type_describe (QuothDisagreementType type)
{
  switch (type)
    {
    case QUOTH_DISAGREE_DELETED:
      return _ ("deleted on one side, changed or used on the other");
    case QUOTH_DISAGREE_PLACE:
      return _ ("has no place in the corrected text");
    case QUOTH_DISAGREE_TWICE:
      return _ ("made on both sides");
    case QUOTH_DISAGREE_CHANGED:
    default:
      return _ ("changed on both sides");
    }
}

GHashTable *
quoth_disagreements_list_ids (QuothDatabase *database, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GArray) list = quoth_query_ids (database, "SELECT id FROM disagreement", NULL, error);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (ids, quoth_id_memdup (&g_array_index (list, QuothId, i)));
  return g_steal_pointer (&ids);
}

/* ---- In words ---- */

/* How people are told of the column @name of @table; %NULL for none. */
static const QuothColumnWord *
find_word (QuothDatabase *database, const char *table, const char *name)
{
  const QuothColumnWord *word = quoth_history_columns_find (table);
  sqlite3_stmt *row
    = quoth_database_prepare (database, "SELECT cid FROM pragma_table_info (?1, 'main') WHERE name = ?2", NULL);
  int column = -1;

  if (row == NULL)
    return NULL;
  quoth_bind_text (row, 1, table);
  quoth_bind_text (row, 2, name);
  if (quoth_database_step (database, row, NULL) == SQLITE_ROW)
    column = sqlite3_column_int (row, 0);
  sqlite3_reset (row);
  while (word != NULL && word->table != NULL && g_str_equal (word->table, table) && word->column != column)
    word++;
  return word != NULL && word->table != NULL && g_str_equal (word->table, table) ? word : NULL;
}

/* (transfer full) (nullable): the @value of the column that is told by @word. */
static char *
format_value (QuothDatabase *database, const QuothColumnWord *word, sqlite3_value *value)
{
  static const char *const stances[] = { N_ ("against"), N_ ("neutral"), N_ ("for") };
  QuothId id;

  if (sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  switch (word->format)
    {
    case QUOTH_COLUMN_YES_NO:
      return g_strdup (sqlite3_value_int (value) ? _ ("yes") : _ ("no"));
    case QUOTH_COLUMN_STANCE:
      return g_strdup (_ (stances[CLAMP (sqlite3_value_int (value), -1, 1) + 1]));
    case QUOTH_COLUMN_VALUE:
      if (sqlite3_value_bytes (value) != sizeof id.bytes)
        return NULL;
      memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
      return quoth_query_dup_name (database, word->kind, &id);
    case QUOTH_COLUMN_PLACE:
    case QUOTH_COLUMN_PLAIN:
    default:
      return g_strdup ((const char *) sqlite3_value_text (value));
    }
}

/* (transfer full) (nullable): which revision of its document it is. */
static char *
format_revision (QuothDatabase *database, sqlite3_value *value)
{
  QuothId id;
  gint64 number;

  if (sqlite3_value_bytes (value) != sizeof id.bytes)
    return NULL;
  memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
  return quoth_query_number (database, "SELECT number FROM revision WHERE id = ?1", &id, &number, NULL) && number > 0
           ? g_strdup_printf (_ ("revision %d"), (int) number)
           : NULL;
}

/* Whether the rows of the table are values, and no parts of one. */
static gboolean
is_whole (const char *place)
{
  QuothRow row = { .table = quoth_schema_get_tables () };

  while (row.table->name != NULL && !g_str_equal (row.table->name, place))
    row.table++;
  return row.table->name == NULL || quoth_row_is_root (&row);
}

/* (transfer none) (nullable): what people call such a part. @word: (nullable): of its first column. */
static const char *
get_part_word (const char *place, const QuothColumnWord *word)
{
  if (g_str_equal (place, "claim_role"))
    return _ ("role");
  if (g_str_equal (place, "attribute_value"))
    return _ ("attribute");
  return word != NULL && word->word != NULL ? _ (word->word) : NULL;
}

/* @row: (…, place, field, held, other), from @first on. */
static void
format_fields (QuothDisagreement *self, QuothDatabase *database, const char *place, const char *field, sqlite3_value *held, sqlite3_value *other)
{
  const QuothColumnWord *word;

  if (g_str_equal (place, "document") && g_strcmp0 (field, "current") == 0)
    {
      self->field = g_strdup (_ ("text"));
      self->held = format_revision (database, held);
      self->other = format_revision (database, other);
      if (sqlite3_value_bytes (other) == sizeof self->second.bytes)
        memcpy (self->second.bytes, sqlite3_value_blob (other), sizeof self->second.bytes);
      return;
    }
  word = field != NULL ? find_word (database, place, field) : quoth_history_columns_find (place);
  if (self->type == QUOTH_DISAGREE_DELETED && !is_whole (place))
    self->field = g_strdup (get_part_word (place, word));
  if (word == NULL || self->type != QUOTH_DISAGREE_CHANGED)
    return;
  self->field = g_strdup (word->word != NULL ? _ (word->word) : NULL);
  if (field == NULL)
    return;
  self->held = format_value (database, word, held);
  self->other = format_value (database, word, other);
}

gboolean
quoth_disagreement_describe (QuothDisagreement *self, QuothDatabase *database, GError **error)
{
  guint found;

  if (!quoth_query_kind (database, &self->value, &self->kind, &found, error))
    return FALSE;
  if (found > 0)
    self->phrase = quoth_query_describe (database, self->kind, &self->value);
  if (self->kind == QUOTH_KIND_DOCUMENT)
    self->document = self->value;
  else if (found > 0 && quoth_kind_is_annotation (self->kind))
    {
      sqlite3_stmt *row;

      if (!quoth_query_row (database, "SELECT document FROM annotation WHERE id = ?1", &self->value, &row, error))
        return FALSE;
      self->document = row != NULL ? quoth_column_id (row, 0) : QUOTH_ID_NONE;
      sqlite3_reset (row);
    }
  return TRUE;
}

/* What an entry could not do at all. */
static gboolean
describe_entry (QuothDisagreement *self, QuothDatabase *database, GError **error)
{
  sqlite3_stmt *row;

  self->kind = QUOTH_KIND_PROJECT;
  self->other_entry = self->value;
  if (!quoth_query_row (database, "SELECT label FROM journal WHERE id = ?1", &self->value, &row, error))
    return FALSE;
  self->phrase = row != NULL ? g_strdup_printf ("“%s”", (const char *) sqlite3_column_text (row, 0))
                             : g_strdup (_ ("a step of the history that was compacted"));
  sqlite3_reset (row);
  return TRUE;
}

/* ---- Reading ---- */

/* The rows, those of steps that were compacted first: what is written down of each, whether it is settled, and whether it is about something that has found a place by now. */
#define SELECT                                                                                                      \
  "SELECT d.id, d.type, d.value, d.entry, d.place, d.field, d.held, d.other, s.disagreement IS NOT NULL,"            \
  " EXISTS (SELECT 1 FROM annotation a WHERE a.id = d.value AND a.unplaced = 0), d.key"                              \
  " FROM disagreement d LEFT JOIN journal j ON j.id = d.entry LEFT JOIN settlement s ON s.disagreement = d.id"            \
  " ORDER BY j.time, j.counter, j.origin, d.id"

/* Whether the entry that met the other is the one that holds: of a field the later does; who came first of a list; and what was mended
 * has no row to it, or is a value that fits no more. */
static gboolean
entry_holds (QuothDisagreementType type, const char *place, sqlite3_stmt *row)
{
  gboolean has_held = sqlite3_column_type (row, 6) != SQLITE_NULL;

  if (type != QUOTH_DISAGREE_CHANGED)
    return has_held;
  return quoth_list_find_table (place) == NULL && sqlite3_column_bytes (row, 10) > 0
         && (has_held || !g_str_equal (place, "attribute_value"));
}

/* (transfer full): the row in words; with a phrase of %NULL if nobody needs to be told. */
static QuothDisagreement *
load (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  g_autoptr (QuothDisagreement) self = g_new0 (QuothDisagreement, 1);
  QuothId entry = quoth_column_id (row, 3);
  const char *place = (const char *) sqlite3_column_text (row, 4);

  self->id = quoth_column_id (row, 0);
  self->type = (QuothDisagreementType) sqlite3_column_int (row, 1);
  self->value = quoth_column_id (row, 2);
  self->is_settled = sqlite3_column_int (row, 8) != 0;
  if (g_str_equal (place, "journal"))
    return describe_entry (self, database, error) ? g_steal_pointer (&self) : NULL;
  if (self->type == QUOTH_DISAGREE_PLACE && sqlite3_column_int (row, 9) != 0)
    return g_steal_pointer (&self);
  if (!quoth_disagreement_describe (self, database, error))
    return NULL;
  format_fields (self, database, place, (const char *) sqlite3_column_text (row, 5), sqlite3_column_value (row, 6),
                 sqlite3_column_value (row, 7));
  if (entry_holds (self->type, place, row))
    self->held_entry = entry;
  else
    self->other_entry = entry;
  return g_steal_pointer (&self);
}

static gboolean
add_written (QuothDatabase *database, gboolean settled_too, GHashTable *old, GPtrArray *found, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, SELECT, error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      QuothDisagreement *one;

      if ((!settled_too && sqlite3_column_int (row, 8) != 0) || (old != NULL && g_hash_table_contains (old, &id)))
        continue;
      one = load (database, row, error);
      if (one == NULL)
        {
          sqlite3_reset (row);
          return FALSE;
        }
      if (one->phrase != NULL)
        g_ptr_array_add (found, one);
      else
        quoth_disagreement_free (one);
    }
  return result == SQLITE_DONE;
}

GPtrArray *
quoth_disagreements_list_new (QuothDatabase *database, GHashTable *old, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_disagreement_free);

  return add_written (database, FALSE, old, found, error) ? g_steal_pointer (&found) : NULL;
}

GPtrArray *
quoth_reader_list_disagreements (QuothReader *self, gboolean settled_too, GCancellable *cancellable, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_disagreement_free);

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !add_written (database, settled_too, NULL, found, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !quoth_disagreements_add_twice (database, settled_too, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

guint
quoth_reader_count_disagreements (QuothReader *self, GError **error)
{
  g_autoptr (GPtrArray) found = quoth_reader_list_disagreements (self, FALSE, NULL, error);

  return found != NULL ? found->len : 0;
}
