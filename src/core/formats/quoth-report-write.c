/* quoth-report-write.c: a report, from its title to its last list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(what is selected), in three passes over the annotations: two count, one writes, a text at a time. What is kept besides is
 * what is defined (codes, actors, propositions), and eight bytes for each paragraph in which an actor is named and each claim that names
 * an actor, a code or a proposition, since the lists at the end lead back to all of them.
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const quoth_report_contents[] = { "all", "codebook", NULL };
const char *const quoth_report_yes_no[] = { "yes", "no", NULL };

const char *const quoth_report_losses[] = {
  N_ ("versions of the codebook and the history"),
  N_ ("original files"),
  N_ ("what a program would need to read it back"),
  NULL,
};

/* ---- For its parts ---- */

gboolean
quoth_report_give (QuothReport *self, QuothReportBlock *block, GError **error)
{
  g_autoptr (QuothReportBlock) owned = block;

  return !g_cancellable_set_error_if_cancelled (self->export->cancellable, error) && self->sink->block (self->sink, block, error);
}

gboolean
quoth_report_give_heading (QuothReport *self, guint level, const char *anchor, const char *text, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_HEADING);

  block->level = level;
  block->anchor = g_strdup (anchor);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, text);
  return quoth_report_give (self, block, error);
}

void
quoth_report_add_name (QuothReport *self, QuothReportLine *line, const char *separator, QuothKind kind, const QuothId *id)
{
  g_autofree char *target = quoth_report_dup_anchor (self, kind, id);
  const QuothCode *code = kind == QUOTH_KIND_CODE ? quoth_export_lookup (self->export, kind, id) : NULL;

  quoth_report_line_add_item (line, separator, QUOTH_REPORT_PLAIN,
                              code != NULL ? code->name : quoth_export_get_name (self->export, kind, id), target);
}

static char *
tell_value (QuothReport *self, const QuothAttribute *attribute, const char *value)
{
  QuothId id;

  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (value, &id))
    return g_strdup (quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &id));
  if (attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
    return g_strdup (g_str_equal (value, "true") ? _("yes") : _("no"));
  if (attribute->type == QUOTH_ATTRIBUTE_DATE)
    return quoth_name_of_date (value);
  return g_strdup (value);
}

GPtrArray *
quoth_report_list_facts (QuothReport *self, gconstpointer value)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *attributes = ((const QuothValue *) value)->attributes;

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothAttributeValue *pair = attributes->pdata[i];
      const QuothAttribute *attribute = quoth_export_lookup (self->export, QUOTH_KIND_ATTRIBUTE, &pair->attribute);
      g_autofree char *told = attribute != NULL ? tell_value (self, attribute, pair->value) : NULL;

      if (told != NULL)
        /* Translators: an attribute and its value: "Party: Greens" */
        g_ptr_array_add (facts, g_strdup_printf (_("%s: %s"), attribute->name, told));
    }
  return facts;
}

void
quoth_report_add_memos (QuothReport *self, gconstpointer value, GPtrArray *lines)
{
  GPtrArray *memos = self->memos != NULL ? g_hash_table_lookup (self->memos, &((const QuothValue *) value)->id) : NULL;

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      const QuothMemo *memo = quoth_memo (memos->pdata[i]);
      g_autoptr (QuothReportBlock) holder = quoth_report_block_new (QUOTH_REPORT_PROSE);
      QuothReportLine *line = quoth_report_block_add_line (holder);

      /* Translators: before what somebody wrote on something */
      quoth_report_line_add (line, QUOTH_REPORT_DIM, _("Memo"));
      quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM, quoth_export_get_name (self->export, QUOTH_KIND_CODER, &memo->coder), NULL);
      quoth_report_line_add_item (line, ": ", QUOTH_REPORT_PLAIN, memo->text, NULL);
      g_ptr_array_add (lines, g_ptr_array_steal_index (holder->lines, 0));
      self->n_shown_memos++;
    }
}

int
quoth_report_get_color (QuothReport *self, gconstpointer annotation)
{
  const QuothValue *value = annotation;
  const QuothClaim *claim;

  if (value->kind == QUOTH_KIND_MENTION)
    return quoth_report_get_item (self, QUOTH_KIND_ACTOR, &((const QuothMention *) annotation)->actor)->color;
  if (value->kind != QUOTH_KIND_CLAIM)
    {
      const QuothAnnotationType *type = quoth_report_find_type (self, annotation);

      return type != NULL ? quoth_report_get_item (self, QUOTH_KIND_ANNOTATION_TYPE, &type->value.id)->color : self->cue_color;
    }
  claim = annotation;
  if (claim->categories->len == 0)
    return self->claim_color;
  return quoth_report_get_item (self, QUOTH_KIND_CODE, &g_array_index (claim->categories, QuothCategory, 0).code)->color;
}

/* ---- The parts, in order ---- */

static gboolean
has_texts (QuothReport *self)
{
  return self->documents->len > 0;
}

static gboolean
has_codebook (QuothReport *self)
{
  return self->codes->len > 0 || self->documents->len == 0;
}

static gboolean
has_actors (QuothReport *self)
{
  return self->items[QUOTH_KIND_ACTOR] != NULL;
}

static gboolean
has_propositions (QuothReport *self)
{
  return self->items[QUOTH_KIND_PROPOSITION] != NULL;
}

static gboolean
has_uses (QuothReport *self)
{
  return self->n[QUOTH_KIND_CLAIM] > 0 && self->codes->len > 0;
}

static gboolean
has_relations (QuothReport *self)
{
  return self->n[QUOTH_KIND_RELATION] > 0;
}

static const struct
{
  const char *anchor;
  const char *title;
  gboolean (*has) (QuothReport *self);
  gboolean (*write) (QuothReport *self, GError **error);
} parts[] = {
  { "codebook", N_ ("Codebook"), has_codebook, quoth_report_write_codebook }, /* first: all there is, where it is asked for alone */
  { "legend", N_ ("How to read the texts"), has_texts, quoth_report_write_legend },
  { "texts", N_ ("Texts"), has_texts, quoth_report_write_texts },
  { "actors", N_ ("Actors"), has_actors, quoth_report_write_actors },
  { "propositions", N_ ("Propositions"), has_propositions, quoth_report_write_propositions },
  { "uses", N_ ("Claims by code"), has_uses, quoth_report_write_uses },
  { "relations", N_ ("Relations between claims"), has_relations, quoth_report_write_relations },
};

static void
add_contents (QuothReport *self, guint level, char *anchor, const char *text)
{
  QuothReportEntry *entry = g_new0 (QuothReportEntry, 1);

  entry->level = level;
  entry->anchor = anchor;
  entry->text = g_strdup (text);
  g_ptr_array_add (self->head.contents, entry);
}

static void
list_contents (QuothReport *self, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].has (self))
        add_contents (self, 1, g_strdup (parts[i].anchor), _(parts[i].title));
      for (guint j = 0; parts[i].write == quoth_report_write_texts && j < self->documents->len; j++)
        add_contents (self, 2, g_strdup_printf ("text-%u", j + 1), quoth_name_of_document (self->documents->pdata[j]));
    }
}

static gboolean
name_project_cb (gpointer value, gpointer user_data, GError **error)
{
  ((QuothReport *) user_data)->head.title = g_strdup (((const QuothProject *) value)->name);
  return TRUE;
}

static gboolean
fill_head (QuothReport *self, gboolean is_codebook, GError **error)
{
  const char *const *languages = g_get_language_names ();

  self->head.subtitle = g_strdup (is_codebook ? _("Codebook") : _("Codebook and coded texts"));
  self->head.contents_title = g_strdup (_("Contents"));
  self->head.language = strlen (languages[0]) >= 2 && languages[0][0] != 'C' ? g_strndup (languages[0], 2) : g_strdup ("en");
  self->head.created = g_get_real_time () / G_USEC_PER_SEC;
  return quoth_export_peek (self->export, QUOTH_KIND_PROJECT, name_project_cb, self, error);
}

static gboolean
lose_version_cb (gpointer value, gpointer user_data, GError **error)
{
  quoth_export_add_loss (user_data, _("versions of the codebook"), 1);
  return TRUE;
}

static gboolean
write_all (QuothReport *self, GError **error)
{
  gboolean is_codebook = g_str_equal (quoth_export_get_option (self->export, "content"), "codebook");
  guint n_parts = is_codebook ? 1 : G_N_ELEMENTS (parts);

  if (!quoth_report_load (self, error) || !fill_head (self, is_codebook, error))
    return FALSE;
  list_contents (self, n_parts);
  if (!self->sink->begin (self->sink, &self->head, error) || !quoth_report_write_title (self, error))
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    if ((parts[i].has (self) && !quoth_report_give_heading (self, 1, parts[i].anchor, _(parts[i].title), error))
        || !parts[i].write (self, error))
      return FALSE;
  if (self->memos == NULL)
    quoth_export_add_loss (self->export, _("memos, left out unless asked for"), self->n_memos);
  else
    quoth_export_add_loss (self->export, _("memos on what the report does not show"), self->n_memos - MIN (self->n_memos, self->n_shown_memos));
  self->export->n_written[QUOTH_KIND_MEMO] = self->n_shown_memos;
  return quoth_export_peek (self->export, QUOTH_KIND_CODEBOOK_VERSION, lose_version_cb, self->export, error)
         && self->sink->end (self->sink, error);
}

gboolean
quoth_report_write (QuothExport *export, QuothReportSink *sink, GError **error)
{
  QuothReport self = { .export = export, .sink = sink };
  gboolean done = write_all (&self, error);

  quoth_report_clear (&self);
  return done;
}
