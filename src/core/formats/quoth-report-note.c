/* quoth-report-note.c: what stands beside a text: a claim, in a few lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What there is no room for beside a text. */
#define QUOTE_MAX 160

static char *
shorten (const char *text)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= QUOTE_MAX)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, QUOTE_MAX);
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static void
add_quote (QuothReportLine *line, gconstpointer annotation)
{
  g_autofree char *all = quoth_annotation_dup_quote (annotation);
  g_autofree char *quote = shorten (all);

  quoth_report_line_add (line, QUOTH_REPORT_QUOTE, quote);
}

/* The chain, outermost first, then who claims it, to whom, about whom. */
static void
add_actors (QuothReport *self, QuothReportNote *note, const QuothClaim *claim)
{
  g_autoptr (GPtrArray) line = g_ptr_array_ref (quoth_report_note_add_line (note));
  static const struct
  {
    QuothRole role;
    const char *separator;
  } roles[] = { { QUOTH_ROLE_CLAIMANT, ", " }, { QUOTH_ROLE_ADDRESSEE, " → " }, { QUOTH_ROLE_OBJECT, " · " } };

  for (guint i = 0; i < claim->chain->len; i++)
    quoth_report_add_name (self, line, " ← ", QUOTH_KIND_ACTOR, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; j < claim->roles->len; j++)
      {
        const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, j);
        gboolean is_told = FALSE;

        for (guint k = 0; k < claim->chain->len && role->role == QUOTH_ROLE_CLAIMANT; k++)
          is_told |= quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, k).actor, &role->actor);
        if (role->role == roles[i].role && !is_told)
          quoth_report_add_name (self, line, role->role == QUOTH_ROLE_CLAIMANT && claim->chain->len > 0 ? " ← " : roles[i].separator,
                                 QUOTH_KIND_ACTOR, &role->actor);
      }
  if (line->len == 0)
    g_ptr_array_remove (note->lines, line);
}

static void
add_categories (QuothReport *self, QuothReportNote *note, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      const QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_CODE, &category->code);
      const QuothCode *code = quoth_export_lookup (self->export, QUOTH_KIND_CODE, &category->code);
      g_autofree char *target = quoth_report_dup_anchor (self, QUOTH_KIND_CODE, &category->code);
      QuothReportLine *line;

      if (code == NULL)
        continue;
      line = quoth_report_note_add_line (note);
      quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, code->name, target, item->color);
      quoth_report_line_add_item (line, ": ", QUOTH_REPORT_STRONG, quoth_name_of_stance (category->stance), NULL);
    }
}

/* "probable · indirect · Moscow · 80 %" */
static void
add_assessment (QuothReportNote *note, const QuothClaim *claim)
{
  g_autofree char *date = quoth_name_of_date (claim->date);
  g_autofree char *confidence
    /* Translators: how sure the coder is */
    = claim->confidence >= 0 ? g_strdup_printf (_("confidence %d %%"), (int) lround (claim->confidence * 100)) : NULL;
  const char *const facts[] = {
    claim->factuality != QUOTH_FACTUALITY_UNSET ? quoth_factuality_get_name (claim->factuality) : NULL,
    claim->mode != QUOTH_MODE_UNSET ? quoth_name_of_mode (claim->mode) : NULL,
    claim->form,
    date,
    claim->place,
    confidence,
  };
  QuothReportLine *line = quoth_report_note_add_line (note);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    quoth_report_line_add_item (line, " · ", QUOTH_REPORT_PLAIN, facts[i], NULL);
  if (line->len == 0)
    g_ptr_array_set_size (note->lines, (int) note->lines->len - 1);
}

static void
add_propositions (QuothReport *self, QuothReportNote *note, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);
      QuothReportLine *line = quoth_report_note_add_line (note);

      quoth_report_line_add (line, QUOTH_REPORT_DIM, quoth_name_of_link (link->link));
      quoth_report_add_name (self, line, " ", QUOTH_KIND_PROPOSITION, &link->proposition);
    }
}

static void
add_cue_kind (QuothReport *self, QuothReportLine *line, const QuothCue *cue)
{
  const QuothAnnotationType *type = quoth_report_find_type (self, cue);

  g_autofree char *words = g_strconcat (type != NULL ? type->name : quoth_name_of_cue_kind (cue->cue_kind), " ", NULL);

  quoth_report_line_add (line, QUOTH_REPORT_DIM, words);
}

static void
add_cues (QuothReport *self, QuothReportNote *note, const QuothClaim *claim, GPtrArray *cues)
{
  for (guint i = 0; cues != NULL && i < cues->len; i++)
    {
      const QuothCue *cue = cues->pdata[i];
      QuothReportLine *line = quoth_report_note_add_line (note);

      add_cue_kind (self, line, cue);
      add_quote (line, cue);
      if (!quoth_id_equal (&cue->annotation.coder, &claim->annotation.coder))
        quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM,
                                    quoth_export_get_name (self->export, QUOTH_KIND_CODER, &cue->annotation.coder), NULL);
      quoth_report_add_memos (self, cue, note->lines);
    }
}

static void
add_relations (QuothReport *self, QuothReportNote *note, const QuothClaim *claim)
{
  GPtrArray *relations = g_hash_table_lookup (self->ends, &claim->annotation.value.id);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      gboolean is_from = quoth_id_equal (&relation->from, &claim->annotation.value.id);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->relations, &relation->value.id));
      g_autofree char *kind = quoth_name_of_relation (relation->relation_kind, is_from);
      g_autofree char *target = g_strdup_printf ("relation-%u", number);
      /* Translators: "relation 3": its number in the list at the end of the report */
      g_autofree char *where = g_strdup_printf (_("relation %u"), number);
      QuothReportLine *line = quoth_report_note_add_line (note);

      quoth_report_line_add (line, QUOTH_REPORT_PLAIN, kind);
      quoth_report_line_add_item (line, " · ", QUOTH_REPORT_PLAIN, where, target);
    }
}

static void
add_attributes (QuothReport *self, QuothReportNote *note, gconstpointer value)
{
  g_autoptr (GPtrArray) facts = quoth_report_list_facts (self, value);

  for (guint i = 0; i < facts->len; i++)
    quoth_report_line_add (quoth_report_note_add_line (note), QUOTH_REPORT_PLAIN, facts->pdata[i]);
}

static void
add_coder (QuothReport *self, QuothReportNote *note, gconstpointer annotation)
{
  const char *name = quoth_export_get_name (self->export, QUOTH_KIND_CODER, &QUOTH_ANNOTATION (annotation)->coder);

  if (*name != '\0')
    quoth_report_line_add (quoth_report_note_add_line (note), QUOTH_REPORT_DIM, name);
}

void
quoth_report_add_claim_note (
  QuothReport *self, QuothReportBlock *block, const QuothClaim *claim, guint number, gsize place, GPtrArray *cues)
{
  g_autofree char *anchor = g_strdup_printf ("claim-%u", number);
  QuothReportNote *note = quoth_report_block_add_note (block, number, anchor, place, quoth_report_get_color (self, claim));
  QuothReportLine *line = quoth_report_note_add_line (note);

  if (claim->statement != NULL && *claim->statement != '\0')
    quoth_report_line_add (line, QUOTH_REPORT_STRONG, claim->statement);
  else
    add_quote (line, claim);
  if (line->len == 0)
    quoth_report_line_add (line, QUOTH_REPORT_DIM, _("a place without words"));
  add_actors (self, note, claim);
  add_categories (self, note, claim);
  add_assessment (note, claim);
  add_propositions (self, note, claim);
  add_cues (self, note, claim, cues);
  add_relations (self, note, claim);
  add_attributes (self, note, claim);
  add_coder (self, note, claim);
  quoth_report_add_memos (self, claim, note->lines);
}

void
quoth_report_add_cue_note (QuothReport *self, QuothReportBlock *block, const QuothCue *cue, gsize place)
{
  QuothReportNote *note = quoth_report_block_add_note (block, 0, NULL, place, quoth_report_get_color (self, cue));
  QuothReportLine *line = quoth_report_note_add_line (note);

  add_cue_kind (self, line, cue);
  add_quote (line, cue);
  add_attributes (self, note, cue);
  add_coder (self, note, cue);
  quoth_report_add_memos (self, cue, note->lines);
}
