/* quoth-report-codebook.c: what a report tells before the texts: what it is of, how it is to be read, the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- What it is of ---- */

static void
add_count (QuothReportBlock *block, const char *name, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  quoth_report_block_add_fact (block, name, n > 0 ? text : NULL);
}

typedef struct
{
  QuothReport *report;
  QuothReportBlock *block;
} Adding;

static gboolean
add_coder_cb (gpointer value, gpointer user_data, GError **error)
{
  Adding *self = user_data;
  const QuothReportItem *item = quoth_report_get_item (self->report, QUOTH_KIND_CODER, &QUOTH_VALUE (value)->id);
  g_autofree char *marks = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention or cue", "%u mentions and cues", item->n_marks), item->n_marks);
  g_autofree char *claims = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", item->n_claims), item->n_claims);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", quoth_coder (value)->name, claims, marks);

  quoth_report_block_add_fact (self->block, _("Coder"), text);
  return TRUE;
}

static char *
join_names (QuothReport *self, QuothKind kind, GArray *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            quoth_export_get_name (self->export, kind, &g_array_index (ids, QuothId, i)));
  return g_string_free (names, FALSE);
}

/* What was asked for, where that is not all. */
static void
add_selection (QuothReport *self, QuothReportBlock *block)
{
  QuothExport *export = self->export;
  g_autofree char *coders = join_names (self, QUOTH_KIND_CODER, export->coders);
  g_autofree char *codes = join_names (self, QUOTH_KIND_CODE, export->codes);
  g_autofree char *from = quoth_name_of_date (export->from), *to = quoth_name_of_date (export->to);
  g_autofree char *time = NULL;

  if (export->documents->len > 0)
    quoth_report_block_add_fact (block, _("Texts"), _("only those that were chosen"));
  if (from != NULL && to != NULL)
    /* Translators: from one date to another */
    time = g_strdup_printf (_("%s to %s"), from, to);
  else if (from != NULL)
    time = g_strdup_printf (_("from %s on"), from);
  else if (to != NULL)
    time = g_strdup_printf (_("until %s"), to);
  quoth_report_block_add_fact (block, _("Time"), time);
  quoth_report_block_add_fact (block, _("Only by"), coders);
  quoth_report_block_add_fact (block, _("Only under"), codes);
  quoth_report_block_add_fact (block, _("Boilerplate"), export->boilerplate ? NULL : _("what is coded in it is left out"));
  quoth_report_block_add_fact (block, _("Names of coders"), export->anonymous ? _("left out") : NULL);
  quoth_report_block_add_fact (block, _("Part of a split"), export->part != NULL ? export->part->name : NULL);
}

static gboolean
write_project_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothProject *project = value;
  QuothReportBlock *block;

  if (project->description == NULL || *project->description == '\0')
    return TRUE;
  block = quoth_report_block_new (QUOTH_REPORT_PROSE);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, project->description);
  quoth_report_add_memos (self, project, block->lines);
  return quoth_report_give (self, block, error);
}

gboolean
quoth_report_write_title (QuothReport *self, GError **error)
{
  QuothReportBlock *block;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (self->head.created);
  g_autofree char *iso = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *date = quoth_name_of_date (iso);
  Adding adding;

  if (!quoth_export_foreach (self->export, QUOTH_KIND_PROJECT, write_project_cb, self, error))
    return FALSE;
  block = quoth_report_block_new (QUOTH_REPORT_FACTS);
  quoth_report_block_add_fact (block, _("Made on"), date);
  add_count (block, _("Texts"), self->documents->len);
  add_count (block, _("Claims"), self->n[QUOTH_KIND_CLAIM]);
  add_count (block, _("Mentions"), self->n[QUOTH_KIND_MENTION]);
  add_count (block, _("Cues"), self->n[QUOTH_KIND_CUE]);
  add_count (block, _("Relations"), self->n[QUOTH_KIND_RELATION]);
  add_count (block, _("Codes"), self->codes->len);
  adding = (Adding){ self, block };
  if (!quoth_export_foreach (self->export, QUOTH_KIND_CODER, add_coder_cb, &adding, error))
    {
      quoth_report_block_free (block);
      return FALSE;
    }
  add_selection (self, block);
  return quoth_report_give (self, block, error);
}

/* ---- How it is to be read ---- */

static gboolean
give_sample (QuothReport *self, QuothReportShape shape, int color, const char *words, const char *meaning, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_SAMPLE);
  QuothReportMark mark = { .end = strlen (words), .shape = shape, .color = color, .starts = TRUE, .ends = TRUE };

  block->text = g_strdup (words);
  block->n_lanes = 1;
  g_array_append_val (block->marks, mark);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, meaning);
  return quoth_report_give (self, block, error);
}

/* The project's own types of annotations. */
static gboolean
give_types (QuothReport *self, GError **error)
{
  for (guint i = 0; i < self->types->len; i++)
    {
      const QuothAnnotationType *type = self->types->pdata[i];
      int color = quoth_report_get_item (self, QUOTH_KIND_ANNOTATION_TYPE, &type->value.id)->color;
      gboolean has = type->definition != NULL && *type->definition != '\0';

      if (!give_sample (self, QUOTH_REPORT_OWN, color, type->name, has ? type->definition : _("a type of annotations of the project’s own"), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_report_write_legend (QuothReport *self, GError **error)
{
  const char *const *kinds = quoth_actor_get_kinds ();
  int color = quoth_report_add_color (self, quoth_color_of_actor_kind ("person", FALSE), quoth_color_of_actor_kind ("person", TRUE));
  QuothReportBlock *colors;
  QuothReportLine *line;

  /* Translators: words of the legend, marked as an actor who is mentioned */
  if (!give_sample (self, QUOTH_REPORT_MENTION, color, _("a name"), _("an actor is mentioned, in the colour of its kind:"), error))
    return FALSE;
  colors = quoth_report_block_new (QUOTH_REPORT_PROSE);
  line = quoth_report_block_add_line (colors);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      color = quoth_report_add_color (self, quoth_color_of_actor_kind (kinds[i], FALSE), quoth_color_of_actor_kind (kinds[i], TRUE));
      quoth_report_line_add (line, QUOTH_REPORT_PLAIN, line->len > 0 ? "   " : NULL);
      quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, quoth_name_of_actor_kind (kinds[i]), NULL, color);
    }
  return quoth_report_give (self, colors, error)
         /* Translators: words of the legend, marked as a claim */
         && give_sample (self, QUOTH_REPORT_CLAIM, self->claim_color, _("what somebody says"),
                         _("a claim, in the colour of its first code; its number is that of the note beside it"), error)
         /* Translators: words of the legend, marked as a cue */
         && give_sample (self, QUOTH_REPORT_CUE, self->cue_color, _("according to"), _("a cue: words that make something a claim"), error)
         /* Translators: words of the legend, marked as evidence */
         && give_sample (self, QUOTH_REPORT_EVIDENCE, self->cue_color, _("as figures show"), _("what is given in support of a claim"), error)
         && give_types (self, error);
}

/* ---- The codebook ---- */

static void
add_rule (QuothReportBlock *block, const char *name, const char *text)
{
  QuothReportLine *line;

  if (text == NULL || *text == '\0')
    return;
  line = quoth_report_block_add_line (block);
  if (name != NULL)
    quoth_report_line_add (line, QUOTH_REPORT_DIM, name);
  quoth_report_line_add_item (line, " ", QUOTH_REPORT_PLAIN, text, NULL);
}

static void
add_uses (const QuothReportItem *item, QuothReportLine *line)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", item->n_claims), item->n_claims);

  quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM, text, NULL);
}

static void
add_examples (const QuothCode *code, QuothReportBlock *block)
{
  for (guint i = 0; i < code->examples->len; i++)
    {
      const QuothCodeExample *example = code->examples->pdata[i];
      QuothReportLine *line = quoth_report_block_add_line (block);

      quoth_report_line_add (line, QUOTH_REPORT_DIM, _("Example:"));
      quoth_report_line_add_item (line, " ", QUOTH_REPORT_QUOTE, example->text, NULL);
      quoth_report_line_add_item (line, " ", QUOTH_REPORT_PLAIN, example->note, NULL);
    }
}

static gboolean
write_code (QuothReport *self, const QuothCode *code, gboolean counts, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
  const QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_CODE, &code->value.id);
  QuothReportLine *name = quoth_report_block_add_line (block);

  block->anchor = quoth_report_dup_anchor (self, QUOTH_KIND_CODE, &code->value.id);
  block->level = item->depth;
  block->color = item->color;
  quoth_report_line_add (name, QUOTH_REPORT_STRONG, code->name);
  quoth_report_line_add_item (name, " · ", QUOTH_REPORT_DIM, code->key, NULL);
  if (counts)
    add_uses (item, name);
  add_rule (block, NULL, code->definition);
  add_rule (block, _("When to use it:"), code->inclusion);
  add_rule (block, _("When not:"), code->exclusion);
  add_examples (code, block);
  quoth_report_add_memos (self, code, block->lines);
  return quoth_report_give (self, block, error);
}

static gboolean
write_definition (QuothReport *self, const char *name, const char *key, const char *definition, int color, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
  QuothReportLine *line = quoth_report_block_add_line (block);

  block->color = color;
  quoth_report_line_add (line, QUOTH_REPORT_STRONG, name);
  quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM, key, NULL);
  add_rule (block, NULL, definition);
  return quoth_report_give (self, block, error);
}

static gboolean
write_value_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;

  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      {
        const QuothActorKind *kind = quoth_actor_kind (value);

        return write_definition (self, kind->name, kind->key, _("a kind of actors"), quoth_report_find_color (self, kind->color), error);
      }
    case QUOTH_KIND_ANNOTATION_TYPE:
      {
        const QuothAnnotationType *type = quoth_annotation_type (value);
        gboolean has = type->definition != NULL && *type->definition != '\0';

        return write_definition (self, type->name, type->key, has ? type->definition : _("a type of annotations"),
                                 quoth_report_find_color (self, type->color), error);
      }
    case QUOTH_KIND_RELATION_TYPE:
      {
        const QuothRelationType *type = quoth_relation_type (value);
        gboolean has = type->definition != NULL && *type->definition != '\0';

        return write_definition (self, type->name, type->key, has ? type->definition : _("a type of relations between claims"),
                                 quoth_report_find_color (self, type->color), error);
      }
    default:
      {
        const QuothAttribute *attribute = quoth_attribute (value);
        g_autofree char *choices = attribute->choices != NULL ? g_strjoinv (", ", attribute->choices) : NULL;
        gboolean has = attribute->definition != NULL && *attribute->definition != '\0';

        return write_definition (self, attribute->name, attribute->key,
                                 has ? attribute->definition : choices != NULL ? choices : _("an attribute"), -1, error);
      }
    }
}

gboolean
quoth_report_write_codebook (QuothReport *self, GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_RELATION_TYPE, QUOTH_KIND_ATTRIBUTE };
  gboolean counts = self->n[QUOTH_KIND_CLAIM] > 0;

  for (guint i = 0; i < self->codes->len; i++)
    if (!write_code (self, self->codes->pdata[i], counts, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!quoth_export_foreach (self->export, kinds[i], write_value_cb, self, error))
      return FALSE;
  return TRUE;
}
