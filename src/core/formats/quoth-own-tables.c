/* quoth-own-tables.c: the tables that this program exports, as edits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row becomes a line of jsonl, with the ids that the project knows. What an id leads to is known when it is read, since the tables come in
 * that order; where rows of one table refer to each other, that is said by an edit of its own after the last of them.
 */

#include "config.h"

#include "formats/quoth-own-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-csv-read.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-json-members.h"

static void
later_clear (gpointer data)
{
  g_free (((QuothOwnLater *) data)->to);
}

QuothOwnTables *
quoth_own_tables_new (QuothIntake *intake, QuothOwnStyle style, gboolean has_segments)
{
  QuothOwnTables *self = g_new0 (QuothOwnTables, 1);

  self->intake = intake;
  self->style = style;
  self->has_segments = has_segments;
  self->ids = quoth_own_ids_new (intake->reader);
  self->texts = quoth_own_texts_new (intake->reader);
  self->later = g_array_new (FALSE, FALSE, sizeof (QuothOwnLater));
  g_array_set_clear_func (self->later, later_clear);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->same[i] = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  return self;
}

void
quoth_own_tables_free (QuothOwnTables *self)
{
  quoth_own_ids_free (self->ids);
  quoth_own_texts_free (self->texts);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->parts, quoth_own_parts_free);
  g_array_unref (self->later);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_hash_table_unref (self->same[i]);
  g_free (self);
}

/* ---- Parts ---- */

static guint
get_position (QuothOwnTables *self)
{
  g_autofree char *cell = quoth_own_dup_cell (self, "position");

  return cell != NULL ? (guint) g_ascii_strtoull (cell, NULL, 10) : 0;
}

static gboolean
take_part (QuothOwnTables *self, GError **error)
{
  g_autoptr (GString) item = g_string_new ("{");
  g_autofree char *cell = quoth_own_dup_cell (self, self->table->id);
  g_autoptr (GError) local = NULL;
  QuothId owner;

  if (!quoth_own_ids_find (self->ids, cell, self->table->kind, &owner))
    {
      g_autofree char *message
        = g_strdup_printf (_("“%s” is %s, which is neither in the tables nor in the project"), self->table->id, cell);

      return quoth_own_lose_row (self, _("rows that refer to what is not there, left out"), message, error);
    }
  if (quoth_own_ids_is_left (self->ids, &owner))
    return TRUE;
  if (!quoth_own_add_cells (self, item, NULL, FALSE, &local))
    {
      if (local == NULL)
        return quoth_own_lose_loose_row (self, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_string_append_c (item, '}');
  if (g_hash_table_contains (self->same[self->table->kind], &owner) && quoth_own_is_worn (self, item->str))
    quoth_own_parts_keep (self->parts, &owner);
  quoth_own_parts_add (self->parts, &owner, get_position (self), self->line, g_strdup (item->str));
  return TRUE;
}

/* ---- Rows of neither ---- */

static gboolean
take_segment (QuothOwnTables *self, GError **error)
{
  g_autofree char *cell = quoth_own_dup_cell (self, "document_id");
  GString *edits = self->intake->edits;
  QuothId document;

  /* The text was counted. */
  if (!quoth_own_ids_find (self->ids, cell, QUOTH_KIND_DOCUMENT, &document) || quoth_own_ids_is_left (self->ids, &document))
    return TRUE;
  g_string_append (edits, "{\"type\":\"segment\"");
  quoth_own_add_cells (self, edits, NULL, FALSE, NULL);
  g_string_append_c (edits, '}');
  quoth_intake_end_edit (self->intake, self->line);
  return TRUE;
}

/* The value as its type has it. */
static void
add_attribute (QuothOwnTables *self, GString *out, const char *key, const char *type, const char *value)
{
  QuothId actor;
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (g_strcmp0 (type, "number") == 0 && end != value && *end == '\0')
    quoth_json_add_double (out, key, number);
  else if (g_strcmp0 (type, "boolean") == 0)
    quoth_json_add_boolean (out, key, g_str_equal (value, "true"));
  else if (g_strcmp0 (type, "actor") == 0 && quoth_own_ids_find (self->ids, value, QUOTH_KIND_ACTOR, &actor))
    quoth_own_add_id (out, key, &actor);
  else
    quoth_json_add_string (out, key, value);
}

static gboolean
take_attribute_value (QuothOwnTables *self, GError **error)
{
  g_autofree char *target = quoth_own_dup_cell (self, "target_id"), *nick = quoth_own_dup_cell (self, "target_kind");
  g_autofree char *key = quoth_own_dup_cell (self, "attribute"), *type = quoth_own_dup_cell (self, "type");
  g_autofree char *value = quoth_own_dup_cell (self, "value");
  GString *edits = self->intake->edits;
  QuothKind kind;
  QuothId id;

  if (nick == NULL || key == NULL || value == NULL || !quoth_kind_from_nick (nick, &kind)
      || !quoth_own_ids_find (self->ids, target, kind, &id))
    return quoth_own_lose_row (self, _("rows that refer to what is not there, left out"),
                               _("what has the attribute is neither in the tables nor in the project"), error);
  if (quoth_own_ids_is_left (self->ids, &id) || (g_hash_table_contains (self->same[kind], &id) && quoth_own_is_worn (self, value)))
    return TRUE;
  g_string_append_printf (edits, "{\"type\":\"%s\"", nick);
  quoth_own_add_id (edits, "id", &id);
  quoth_json_add_name (edits, "attributes");
  g_string_append_c (edits, '{');
  add_attribute (self, edits, key, type, value);
  g_string_append (edits, "}}");
  quoth_intake_end_edit (self->intake, self->line);
  return TRUE;
}

/* ---- Tables ---- */

void
quoth_own_tables_begin (QuothOwnTables *self, const QuothOwnTable *table, const char *file)
{
  self->table = table;
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->is_read = FALSE;
  self->parts = table->list != NULL ? quoth_own_parts_new () : NULL;
  quoth_intake_begin_file (self->intake, file);
}

static gboolean
take_header (QuothOwnTables *self, GPtrArray *fields, guint line, GError **error)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fields->len; i++)
    g_hash_table_insert (self->places, g_strdup (fields->pdata[i]), GUINT_TO_POINTER (i + 1));
  self->is_read = quoth_own_table_fits (self->table, fields);
  if (self->is_read)
    return TRUE;
  quoth_intake_warn (self->intake, line, _("the columns are not those that an export gives this table; it is not read"));
  return TRUE;
}

/* The line of its columns has said why; the rows are only counted. */
static gboolean
lose_unread_row (QuothOwnTables *self, GError **error)
{
  g_autofree char *what = g_strdup_printf (_("rows of the table “%s”, which is not read"), self->table->name);

  if (self->intake->strict)
    return quoth_intake_refuse (self->intake, self->line, _("the table is not read"), error);
  quoth_losses_add (self->intake->losses, what, 1);
  return TRUE;
}

gboolean
quoth_own_tables_take_row (QuothOwnTables *self, GPtrArray *fields, guint line, GError **error)
{
  if (self->places == NULL)
    return take_header (self, fields, line, error);
  self->fields = fields;
  self->line = line;
  if (!self->is_read)
    return lose_unread_row (self, error);
  if (self->table->list != NULL)
    return take_part (self, error);
  if (self->table->id != NULL)
    return quoth_own_take_value (self, error);
  return self->table->kind == QUOTH_KIND_DOCUMENT ? take_segment (self, error) : take_attribute_value (self, error);
}

static gboolean
write_later (QuothOwnTables *self, const QuothOwnLater *later, GError **error)
{
  GString *edits = self->intake->edits;
  QuothId to;

  if (!quoth_own_ids_has (self->ids, &later->id))
    return TRUE;
  if (!quoth_own_ids_find (self->ids, later->to, later->column->kind, &to))
    return quoth_own_lose_reference (self, later->column->name, later->to, later->line, error);
  g_string_append_printf (edits, "{\"type\":\"%s\"", quoth_kind_to_nick (self->table->kind));
  quoth_own_add_id (edits, "id", &later->id);
  quoth_own_add_id (edits, later->column->field, &to);
  g_string_append_c (edits, '}');
  quoth_intake_end_edit (self->intake, later->line);
  return TRUE;
}

gboolean
quoth_own_tables_end (QuothOwnTables *self, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; done && i < self->later->len; i++)
    done = write_later (self, &g_array_index (self->later, QuothOwnLater, i), error);
  g_array_set_size (self->later, 0);
  if (done && self->parts != NULL && self->is_read)
    quoth_own_parts_write (self->parts, self->table, self->same[self->table->kind], self->intake);
  g_clear_pointer (&self->parts, quoth_own_parts_free);
  return done && !g_cancellable_set_error_if_cancelled (self->intake->cancellable, error);
}
