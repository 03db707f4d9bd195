/* quoth-history-words.c: what an entry of the journal did, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changeset is read twice. First it tells what the values in it are called: those that are not there any more have no other
 * place where their names stand. Then each row becomes a field of the value that it is part of: a row of a value's own table one for
 * each column that differs; a row of a part (a role, an alias, a span) one for the whole part, told by all of its columns that the
 * changeset has.
 *
 * What the reader may not see (quoth-blind.c) is left out, with its name.
 *
 * Cost: O(rows), and a look-up for each value that is named.
 */

#include "config.h"

#include "store/quoth-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-blind.h"
#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-history-columns.h"
#include "store/quoth-journal.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* Bytes of a changeset that is looked into for one line: some hundred rows. */
#define SUM_MAX 65536

typedef struct
{
  QuothDatabase *database;
  GHashTable *names; /* QuothId → what the value was called: of what is in the changeset */
  GHashTable *items; /* QuothId → QuothHistoryItem, borrowed */
} Telling;

typedef sqlite3_value *(*SideFunc) (const QuothRow *row, int column);

static void
field_free (gpointer data)
{
  QuothHistoryField *self = data;

  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

void
quoth_history_item_free (QuothHistoryItem *self)
{
  g_free (self->phrase);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* The column that says what a value is called; -1 for a table that has none. */
static int
get_name_column (const char *table)
{
  static const struct
  {
    const char *table;
    int column;
  } names[] = {
    { "project", 1 },  { "coder", 1 },       { "code", 2 },          { "actor_kind", 2 }, { "actor", 2 },    { "annotation_type", 2 },
    { "document", 1 }, { "proposition", 1 }, { "relation_type", 2 }, { "relation", 1 },   { "memo", 4 },
    { "span", 4 },     { "attribute", 3 },   { "codebook_version", 2 }, { "verdict", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      return names[i].column;
  return -1;
}

static char *
dup_text (sqlite3_value *value)
{
  return g_strdup ((const char *) sqlite3_value_text (value));
}

/* An assignment is called by its text. */
static void
learn_assignment (Telling *self, const QuothRow *row)
{
  enum { DOCUMENT = 2 };
  QuothId id = quoth_row_get_id (row, row->table->id_column);
  QuothId document = quoth_row_get_id (row, DOCUMENT);
  char *name = quoth_query_dup_name (self->database, QUOTH_KIND_DOCUMENT, &document);

  if (name == NULL)
    name = g_strdup (g_hash_table_lookup (self->names, &document));
  if (name != NULL)
    g_hash_table_insert (self->names, quoth_id_memdup (&id), name);
}

/* The first span's quote stands for an annotation. */
static gboolean
learn_name_cb (const QuothRow *row, gpointer data, GError **error)
{
  Telling *self = data;
  int column = get_name_column (row->name);
  sqlite3_value *name = column >= 0 ? quoth_row_get (row, column) : NULL;
  QuothId id;

  if (g_str_equal (row->name, "assignment"))
    learn_assignment (self, row);
  if (name == NULL || sqlite3_value_type (name) == SQLITE_NULL)
    return TRUE;
  id = quoth_row_get_id (row, row->table->id_column);
  if (!g_hash_table_contains (self->names, &id))
    g_hash_table_insert (self->names, quoth_id_memdup (&id), dup_text (name));
  return TRUE;
}

/* (transfer full): never %NULL. */
static char *
dup_name (Telling *self, QuothKind kind, const QuothId *id)
{
  char *name = quoth_query_dup_name (self->database, kind, id);
  char string[QUOTH_ID_STRING_SIZE];

  if (name == NULL)
    name = g_strdup (g_hash_table_lookup (self->names, id));
  return name != NULL ? name : g_strdup (quoth_id_to_string (id, string));
}

static char *
format_stance (sqlite3_value *value)
{
  static const char *const words[] = { N_ ("against"), N_ ("neutral"), N_ ("for") };
  int stance = sqlite3_value_int (value);

  return g_strdup (_ (words[CLAMP (stance, -1, 1) + 1]));
}

/* Of a column that leads to annotations of any kind. */
static QuothKind
get_kind (Telling *self, QuothKind kind, const QuothId *id)
{
  guint found;

  if (quoth_kind_is_annotation (kind))
    quoth_query_kind (self->database, id, &kind, &found, NULL);
  return kind;
}

static char *
format_value (Telling *self, const QuothColumnWord *column, sqlite3_value *value)
{
  QuothId id;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  switch (column->format)
    {
    case QUOTH_COLUMN_YES_NO:
      return g_strdup (sqlite3_value_int (value) ? _ ("yes") : _ ("no"));
    case QUOTH_COLUMN_STANCE:
      return format_stance (value);
    case QUOTH_COLUMN_PLACE:
      return g_strdup_printf ("%d", sqlite3_value_int (value) + 1);
    case QUOTH_COLUMN_VALUE:
      if (sqlite3_value_bytes (value) != sizeof id.bytes)
        return NULL;
      memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
      return dup_name (self, get_kind (self, column->kind, &id), &id);
    case QUOTH_COLUMN_PLAIN:
    default:
      return dup_text (value);
    }
}

/* Takes over @before and @after. */
static void
add_field (QuothHistoryItem *item, const char *name, char *before, char *after)
{
  QuothHistoryField *field;

  if (g_strcmp0 (before, after) == 0)
    {
      g_free (before);
      g_free (after);
      return;
    }
  field = g_new0 (QuothHistoryField, 1);
  field->name = g_strdup (name);
  field->before = before;
  field->after = after;
  g_ptr_array_add (item->fields, field);
}

/* What is made has "no" where nobody said anything; that is no news, and neither is it that it had that. */
static gboolean
is_default (const QuothRow *row, const QuothColumnWord *column)
{
  sqlite3_value *value = quoth_row_get (row, column->column);

  return row->op != SQLITE_UPDATE && column->format == QUOTH_COLUMN_YES_NO && (value == NULL || sqlite3_value_int (value) == 0);
}

static void
tell_columns (Telling *self, const QuothRow *row, const QuothColumnWord *column, QuothHistoryItem *item)
{
  for (; column->table != NULL && g_str_equal (column->table, row->name); column++)
    if (row->op == SQLITE_UPDATE ? quoth_row_get_new (row, column->column) != NULL
                                 : column->format != QUOTH_COLUMN_PLACE && !is_default (row, column))
      add_field (item,
                 _ (column->word),
                 format_value (self, column, quoth_row_get_old (row, column->column)),
                 format_value (self, column, quoth_row_get_new (row, column->column)));
}

static sqlite3_value *
get_before (const QuothRow *row, int column)
{
  return quoth_row_get_old (row, column);
}

static sqlite3_value *
get_after (const QuothRow *row, int column)
{
  return row->op == SQLITE_DELETE ? NULL : quoth_row_get (row, column);
}

/* (transfer full) (nullable): a part as it was, or is: what an UPDATE leaves alone and is no key is not told. */
static char *
format_part (Telling *self, const QuothRow *row, const QuothColumnWord *column, SideFunc side)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; column->table != NULL && g_str_equal (column->table, row->name); column++)
    {
      g_autofree char *value = format_value (self, column, side (row, column->column));

      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The first column is the word for the part where the schema has none: a role, an attribute. */
static void
tell_part (Telling *self, const QuothRow *row, const QuothColumnWord *column, QuothHistoryItem *item)
{
  g_autofree char *word = NULL;

  if (column->word == NULL)
    {
      word = format_value (self, column, quoth_row_get (row, column->column));
      column++;
    }
  add_field (item,
             word != NULL ? word : _ (column->word),
             format_part (self, row, column, get_before),
             format_part (self, row, column, get_after));
}

static gboolean
is_part (const char *table)
{
  static const char *const parts[] = { "code_example",   "actor_alias", "actor_affiliation", "revision",        "span",
                                       "claim_category", "claim_role",  "claim_chain",       "claim_proposition",
                                       "attribute_value", NULL };

  return g_strv_contains (parts, table);
}

static gboolean
tell_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Telling *self = data;
  const QuothColumnWord *column = quoth_history_columns_find (row->name);
  QuothHistoryItem *item;
  QuothId id;

  if (column == NULL)
    return TRUE;
  id = quoth_row_find_value (row, self->database);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL && is_part (row->name))
    tell_part (self, row, column, item);
  else if (item != NULL)
    tell_columns (self, row, column, item);
  return TRUE;
}

/* What the changeset did, as far as the reader may see it; what they may not has no name then, either. */
static GArray *
list_news (Telling *self, GBytes *changeset, GError **error)
{
  g_autoptr (GArray) news = quoth_changeset_to_news (self->database, changeset, error);
  GArray *seen;

  if (news == NULL || !quoth_blind_is_set (self->database))
    return g_steal_pointer (&news);
  seen = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  for (guint i = 0; i < news->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (news, QuothNewsItem, i);

      if (quoth_blind_hides (self->database, item->kind, &item->id))
        g_hash_table_remove (self->names, &item->id);
      else
        g_array_append_vals (seen, item, 1);
    }
  return seen;
}

/* (transfer full): the items, without what is different of them. */
static GPtrArray *
make_items (Telling *self, GBytes *changeset, GError **error)
{
  g_autoptr (GArray) news = list_news (self, changeset, error);
  GPtrArray *items;

  if (news == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_history_item_free);
  for (guint i = 0; i < news->len; i++)
    {
      const QuothNewsItem *told = &g_array_index (news, QuothNewsItem, i);
      QuothHistoryItem *item = g_new0 (QuothHistoryItem, 1);
      g_autofree char *name = dup_name (self, told->kind, &told->id);

      item->type = told->type;
      item->kind = told->kind;
      item->id = told->id;
      item->document = told->document;
      item->phrase = quoth_query_format_phrase (told->kind, name);
      item->fields = g_ptr_array_new_with_free_func (field_free);
      g_ptr_array_add (items, item);
      g_hash_table_insert (self->items, &item->id, item);
    }
  return items;
}

static GPtrArray *
describe (Telling *self, const QuothId *entry, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (self->database, entry, error);
  g_autoptr (GPtrArray) items = NULL;

  if (changeset == NULL || !quoth_changeset_foreach_row (changeset, learn_name_cb, self, error))
    return NULL;
  items = make_items (self, changeset, error);
  if (items == NULL || !quoth_changeset_foreach_row (changeset, tell_row_cb, self, error))
    return NULL;
  return g_steal_pointer (&items);
}

GPtrArray *
quoth_reader_describe_entry (QuothReader *self, const QuothId *entry, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  g_autoptr (GHashTable) items = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  Telling telling = { quoth_reader_get_database (self), names, items };
  GPtrArray *told;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  told = describe (&telling, entry, error);
  quoth_reader_leave (self, entered);
  return told;
}

/* A coder comes along with the first work of somebody. */
static guint
rank (const QuothNewsItem *item)
{
  return quoth_kind_is_annotation (item->kind) ? 2 : item->kind != QUOTH_KIND_CODER;
}

static char *
sum_up (Telling *self, GBytes *changeset, guint *n_values, GError **error)
{
  g_autoptr (GArray) news = NULL;
  const QuothNewsItem *first = NULL;
  g_autofree char *name = NULL;

  if (!quoth_changeset_foreach_row (changeset, learn_name_cb, self, error) || (news = list_news (self, changeset, error)) == NULL)
    return NULL;
  *n_values = news->len;
  for (guint i = 0; i < news->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (news, QuothNewsItem, i);

      if (first == NULL || rank (item) > rank (first))
        first = item;
    }
  if (first == NULL)
    return NULL;
  name = dup_name (self, first->kind, &first->id);
  return quoth_query_format_phrase (first->kind, name);
}

char *
quoth_reader_sum_up_entry (QuothReader *self, const QuothId *entry, guint *n_values, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  Telling telling = { quoth_reader_get_database (self), names, NULL };
  g_autoptr (GBytes) changeset = quoth_journal_load (telling.database, entry, error);

  *n_values = 0;
  return changeset != NULL && g_bytes_get_size (changeset) <= SUM_MAX ? sum_up (&telling, changeset, n_values, error) : NULL;
}
