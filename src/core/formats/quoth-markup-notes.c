/* quoth-markup-notes.c: memos and attributes of a coded text, for formats that have a place for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A memo is a note on what it is on, and what answers it is a note on that note. All memos of a project are in memory, as they are for
 * every format with notes.
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-annotation.h"
#include "formats/quoth-markup-notes.h"

#include <glib/gi18n-lib.h>

/* Deeper answers than people write; what a file nests deeper is on the last of them. */
#define MAX_DEPTH 100

/* ---- Writing ---- */

/* @by_target: what is on something, but answers nothing that is on it; @by_parent: what answers a memo. GPtrArray of QuothMemo each. */
struct _QuothMarkupNotes
{
  QuothExport *export;
  GHashTable *by_target;
  GHashTable *by_parent;
};

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_to_list (GHashTable *lists, const QuothId *key, gpointer memo)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = quoth_values_new ();
      g_hash_table_insert (lists, quoth_id_memdup (key), list);
    }
  g_ptr_array_add (list, quoth_value_ref (memo));
}

QuothMarkupNotes *
quoth_markup_notes_new (QuothExport *export, GError **error)
{
  g_autoptr (GPtrArray) memos = quoth_export_list (export, QUOTH_KIND_MEMO, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  gint64 n_memos = memos != NULL ? quoth_export_count_memos (export, error) : -1;
  QuothMarkupNotes *self;

  if (n_memos < 0)
    return NULL;
  self = g_new0 (QuothMarkupNotes, 1);
  self->export = export;
  self->by_target = lists_new ();
  self->by_parent = lists_new ();
  for (guint i = 0; i < memos->len; i++)
    g_hash_table_insert (by_id, &QUOTH_VALUE (memos->pdata[i])->id, memos->pdata[i]);
  for (guint i = 0; i < memos->len; i++)
    {
      const QuothMemo *memo = memos->pdata[i];
      const QuothMemo *parent = quoth_id_is_none (&memo->parent) ? NULL : g_hash_table_lookup (by_id, &memo->parent);

      if (parent != NULL && quoth_id_equal (&parent->target, &memo->target))
        add_to_list (self->by_parent, &memo->parent, memos->pdata[i]);
      else
        add_to_list (self->by_target, &memo->target, memos->pdata[i]);
    }
  quoth_export_add_loss (export, _("memos"), (guint) n_memos);
  return self;
}

void
quoth_markup_notes_free (QuothMarkupNotes *self)
{
  g_hash_table_unref (self->by_target);
  g_hash_table_unref (self->by_parent);
  g_free (self);
}

/* @parent: of the note it is in, or none. */
static QuothMarkNote *
make_note (QuothMarkupNotes *self, const QuothMemo *memo, const QuothId *parent, guint depth)
{
  QuothMarkNote *note = quoth_mark_note_new (memo->text);
  GPtrArray *answers = depth < MAX_DEPTH ? g_hash_table_lookup (self->by_parent, &memo->value.id) : NULL;
  const QuothCoder *coder = quoth_export_lookup (self->export, QUOTH_KIND_CODER, &memo->coder);

  if (coder != NULL)
    {
      note->coder = g_strdup (coder->name);
      quoth_export_note_named (self->export, &memo->coder);
    }
  note->time = memo->time;
  note->attributes = quoth_markup_list_attributes (self->export, memo);
  if (!quoth_export_had_memo (self->export, &memo->value.id))
    quoth_export_take_loss (self->export, _("memos"));
  else
    g_hash_table_insert (self->export->had_memos, quoth_id_memdup (&memo->value.id), GINT_TO_POINTER (TRUE));
  quoth_export_add_loss (self->export, _("which memos answer others"), !quoth_id_equal (&memo->parent, parent));
  if ((self->export->format->keeps & QUOTH_KEEPS_TIMES) != 0)
    quoth_export_add_loss (self->export, _("when annotations, relations and memos were made, and how"), memo->time == 0);
  self->export->n_written[QUOTH_KIND_MEMO]++;
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    g_ptr_array_add (note->answers, make_note (self, answers->pdata[i], &memo->value.id, depth + 1));
  return note;
}

GPtrArray *
quoth_markup_notes_take (QuothMarkupNotes *self, const QuothId *target)
{
  GPtrArray *memos = g_hash_table_lookup (self->by_target, target);
  GPtrArray *notes;

  if (memos == NULL)
    return NULL;
  notes = quoth_mark_notes_new ();
  for (guint i = 0; i < memos->len; i++)
    g_ptr_array_add (notes, make_note (self, memos->pdata[i], &QUOTH_ID_NONE, 0));
  return notes;
}

GArray *
quoth_markup_list_attributes (QuothExport *export, gconstpointer value)
{
  const GPtrArray *attributes = ((const QuothValue *) value)->attributes;
  GArray *features = NULL;

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothAttributeValue *pair = attributes->pdata[i];
      const QuothAttribute *attribute = quoth_export_lookup (export, QUOTH_KIND_ATTRIBUTE, &pair->attribute);

      if (attribute == NULL || attribute->type == QUOTH_ATTRIBUTE_ACTOR)
        {
          quoth_export_add_loss (export, _("attributes"), 1);
          continue;
        }
      if (features == NULL)
        features = quoth_features_new ();
      quoth_features_add (features, attribute->key, pair->value);
      quoth_export_note_named (export, &pair->attribute);
    }
  return features;
}

/* ---- Reading ---- */

static void
append_time (GString *out, const char *name, gint64 time)
{
  if (time == 0)
    return;
  g_string_append_printf (out, ",\"%s\":\"", name);
  quoth_json_append_time (out, time);
  g_string_append_c (out, '"');
}

static void
append_attributes (GString *out, const GArray *attributes, QuothKind kind, QuothIntake *intake, QuothMarkupNames *names, guint line)
{
  if (attributes != NULL)
    quoth_markup_append_attributes (out, attributes, kind, names, intake, line);
}

static const char *
get_coder (QuothMarkupNames *names, const char *name, const char *fallback, guint line)
{
  return name != NULL ? quoth_markup_names_get_coder (names, name, line) : fallback;
}

static void
end_edit (QuothIntake *intake, GString *out, guint line)
{
  g_string_append_c (out, '}');
  g_string_append_len (intake->edits, out->str, (gssize) out->len);
  quoth_intake_end_edit (intake, line);
}

static void
write_notes (const GPtrArray *notes, const char *parent, const char *target, QuothIntake *intake, QuothMarkupNames *names,
             const char *coder, guint line, guint depth)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const QuothMarkNote *note = notes->pdata[i];
      g_autoptr (GString) out = g_string_new ("{\"type\":\"memo\"");
      g_autofree char *id = note->answers->len > 0 ? quoth_markup_names_make_id (names) : NULL;

      if (*note->text == '\0')
        continue;
      quoth_markup_append_field (out, "id", id);
      quoth_markup_append_field (out, "target", target);
      quoth_markup_append_field (out, "parent", parent);
      quoth_markup_append_field (out, "coder", get_coder (names, note->coder, coder, line));
      quoth_markup_append_field (out, "text", note->text);
      append_time (out, "time", note->time);
      append_attributes (out, note->attributes, QUOTH_KIND_MEMO, intake, names, line);
      end_edit (intake, out, line);
      if (id != NULL)
        write_notes (note->answers, depth < MAX_DEPTH ? id : parent, target, intake, names, coder, line, depth + 1);
    }
}

void
quoth_markup_write_notes (
  const GPtrArray *notes, const char *target, QuothIntake *intake, QuothMarkupNames *names, const char *coder, guint line)
{
  write_notes (notes, NULL, target, intake, names, coder, line, 0);
}

void
quoth_markup_write_relation (
  const QuothMarkLink *link, const char *from, const char *to, QuothIntake *intake, QuothMarkupNames *names, const char *coder)
{
  g_autoptr (GString) out = g_string_new ("{\"type\":\"relation\"");
  g_autofree char *id = link->notes != NULL && link->notes->len > 0 ? quoth_markup_names_make_id (names) : NULL;
  const char *whose = get_coder (names, link->coder, coder, link->line);

  quoth_markup_names_need_relation_type (names, link->label, link->line);
  quoth_markup_append_field (out, "id", id);
  quoth_markup_append_field (out, "kind", link->label);
  quoth_markup_append_field (out, "from", from);
  quoth_markup_append_field (out, "to", to);
  quoth_markup_append_field (out, "coder", whose);
  append_time (out, "created", link->time);
  append_attributes (out, link->attributes, QUOTH_KIND_RELATION, intake, names, link->line);
  end_edit (intake, out, link->line);
  if (id != NULL)
    quoth_markup_write_notes (link->notes, id, intake, names, whose, link->line);
}
