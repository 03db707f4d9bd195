/* quoth-report-lists.c: what a report tells after the texts: who and what is in them, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Places and claims ---- */

/* "Texts 2, paragraph 5" is said by the numbers that stand beside the paragraphs: "2: 5, 7". */
static void
add_places (QuothReport *self, QuothReportBlock *block, const QuothReportItem *item)
{
  QuothReportLine *line = NULL;
  guint text = 0;

  for (guint i = 0; i < item->places->len; i++)
    {
      const QuothReportPlace *place = &g_array_index (item->places, QuothReportPlace, i);
      g_autofree char *target = g_strdup_printf ("text-%u-%u", place->text, place->paragraph);
      g_autofree char *number = g_strdup_printf ("%u", place->paragraph);

      if (place->text != text)
        {
          g_autofree char *anchor = g_strdup_printf ("text-%u", place->text);

          line = quoth_report_block_add_line (block);
          quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, quoth_name_of_document (self->documents->pdata[place->text - 1]), anchor, -1);
          quoth_report_line_add (line, QUOTH_REPORT_DIM, " ¶ ");
          text = place->text;
        }
      else
        quoth_report_line_add (line, QUOTH_REPORT_DIM, ", ");
      quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, number, target, -1);
    }
}

/* "@name 3, 7": the numbers of the claims that use it so; @how: -2 is any. */
static void
add_claims (QuothReportBlock *block, const QuothReportItem *item, const char *name, int how)
{
  QuothReportLine *line = NULL;

  for (guint i = 0; i < item->uses->len; i++)
    {
      const QuothReportUse *use = &g_array_index (item->uses, QuothReportUse, i);
      g_autofree char *target = g_strdup_printf ("claim-%u", use->claim);
      g_autofree char *number = g_strdup_printf ("%u", use->claim);

      if (how != -2 && use->how != how)
        continue;
      if (line == NULL)
        {
          line = quoth_report_block_add_line (block);
          quoth_report_line_add (line, QUOTH_REPORT_DIM, name);
          quoth_report_line_add (line, QUOTH_REPORT_DIM, " ");
        }
      else
        quoth_report_line_add (line, QUOTH_REPORT_DIM, ", ");
      quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, number, target, -1);
    }
}

/* ---- Actors ---- */

typedef struct
{
  QuothActor *actor;
  char *key;
} Sorted;

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
  quoth_value_unref (((Sorted *) data)->actor);
}

static gboolean
add_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  Sorted sorted = { quoth_value_ref (value), g_utf8_collate_key (quoth_actor (value)->name, -1) };

  g_array_append_val (user_data, sorted);
  return TRUE;
}

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : quoth_id_compare (&x->actor->value.id, &y->actor->value.id);
}

static void
add_aliases (const QuothActor *actor, QuothReportBlock *block)
{
  QuothReportLine *line = NULL;

  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];

      if (line == NULL)
        {
          line = quoth_report_block_add_line (block);
          quoth_report_line_add (line, QUOTH_REPORT_DIM, _("Also:"));
        }
      quoth_report_line_add (line, QUOTH_REPORT_DIM, i > 0 ? ", " : " ");
      quoth_report_line_add (line, QUOTH_REPORT_PLAIN, alias->text);
    }
}

static void
add_affiliations (QuothReport *self, const QuothActor *actor, QuothReportBlock *block)
{
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];
      g_autofree char *from = quoth_name_of_date (affiliation->from), *to = quoth_name_of_date (affiliation->to);
      QuothReportLine *line = quoth_report_block_add_line (block);

      quoth_report_line_add (line, QUOTH_REPORT_PLAIN, affiliation->role);
      quoth_report_add_name (self, line, ", ", QUOTH_KIND_ACTOR, &affiliation->actor);
      if (from != NULL || to != NULL)
        {
          g_autofree char *time = g_strdup_printf ("%s–%s", from != NULL ? from : "", to != NULL ? to : "");

          quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM, time, NULL);
        }
    }
}

static gboolean
write_actor (QuothReport *self, const QuothActor *actor, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
  const QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_ACTOR, &actor->value.id);
  g_autoptr (GPtrArray) attributes = quoth_report_list_facts (self, actor);
  QuothReportLine *name = quoth_report_block_add_line (block);

  block->anchor = quoth_report_dup_anchor (self, QUOTH_KIND_ACTOR, &actor->value.id);
  block->color = item->color;
  quoth_report_line_add (name, QUOTH_REPORT_STRONG, actor->name);
  quoth_report_line_add_item (name, " · ", QUOTH_REPORT_DIM, quoth_name_of_actor_kind (actor->actor_kind), NULL);
  quoth_report_line_add_item (name, " · ", QUOTH_REPORT_DIM, actor->wikidata, NULL);
  if (!quoth_id_is_none (&actor->parent))
    {
      QuothReportLine *part = quoth_report_block_add_line (block);

      quoth_report_line_add (part, QUOTH_REPORT_DIM, _("part of"));
      quoth_report_add_name (self, part, " ", QUOTH_KIND_ACTOR, &actor->parent);
    }
  add_aliases (actor, block);
  add_affiliations (self, actor, block);
  for (guint i = 0; i < attributes->len; i++)
    quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, attributes->pdata[i]);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, actor->note);
  add_claims (block, item, _("Claims"), -2);
  add_places (self, block, item);
  quoth_report_add_memos (self, actor, block->lines);
  return quoth_report_give (self, block, error);
}

/* Whom nobody names here, all in one paragraph. */
static gboolean
write_others (QuothReport *self, GArray *actors, GError **error)
{
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_PROSE);
  QuothReportLine *line = quoth_report_block_add_line (block);

  for (guint i = 0; i < actors->len; i++)
    {
      const QuothActor *actor = g_array_index (actors, Sorted, i).actor;

      if (quoth_report_get_item (self, QUOTH_KIND_ACTOR, &actor->value.id)->is_used)
        continue;
      quoth_report_line_add (line, QUOTH_REPORT_DIM, line->len > 0 ? ", " : _("Not named in these texts: "));
      quoth_report_line_add (line, QUOTH_REPORT_PLAIN, actor->name);
    }
  if (line->len > 0)
    return quoth_report_give (self, block, error);
  quoth_report_block_free (block);
  return TRUE;
}

gboolean
quoth_report_write_actors (QuothReport *self, GError **error)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_clear_func (actors, clear_sorted);
  if (!quoth_export_foreach (self->export, QUOTH_KIND_ACTOR, add_actor_cb, actors, error))
    return FALSE;
  g_array_sort (actors, compare_sorted);
  for (guint i = 0; i < actors->len; i++)
    {
      const QuothActor *actor = g_array_index (actors, Sorted, i).actor;

      if (quoth_report_get_item (self, QUOTH_KIND_ACTOR, &actor->value.id)->is_used && !write_actor (self, actor, error))
        return FALSE;
    }
  return write_others (self, actors, error);
}

/* ---- Propositions, codes and relations ---- */

static gboolean
write_proposition_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothProposition *proposition = quoth_proposition (value);
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
  const QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_PROPOSITION, &proposition->value.id);

  block->anchor = quoth_report_dup_anchor (self, QUOTH_KIND_PROPOSITION, &proposition->value.id);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_STRONG, proposition->statement);
  quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, proposition->note);
  add_claims (block, item, _("supported by"), QUOTH_LINK_SUPPORTS);
  add_claims (block, item, _("denied by"), QUOTH_LINK_DENIES);
  add_claims (block, item, _("reported by"), QUOTH_LINK_REPORTS);
  if (item->uses->len == 0)
    quoth_report_line_add (quoth_report_block_add_line (block), QUOTH_REPORT_DIM, _("by no claim here"));
  quoth_report_add_memos (self, proposition, block->lines);
  return quoth_report_give (self, block, error);
}

gboolean
quoth_report_write_propositions (QuothReport *self, GError **error)
{
  return quoth_export_foreach (self->export, QUOTH_KIND_PROPOSITION, write_proposition_cb, self, error);
}

gboolean
quoth_report_write_uses (QuothReport *self, GError **error)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      const QuothCode *code = self->codes->pdata[i];
      const QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_CODE, &code->value.id);
      QuothReportBlock *block;

      if (item->uses->len == 0)
        continue;
      block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
      block->color = item->color;
      quoth_report_add_name (self, quoth_report_block_add_line (block), "", QUOTH_KIND_CODE, &code->value.id);
      add_claims (block, item, quoth_name_of_stance (QUOTH_STANCE_FOR), QUOTH_STANCE_FOR);
      add_claims (block, item, quoth_name_of_stance (QUOTH_STANCE_AGAINST), QUOTH_STANCE_AGAINST);
      add_claims (block, item, quoth_name_of_stance (QUOTH_STANCE_NEUTRAL), QUOTH_STANCE_NEUTRAL);
      add_claims (block, item, _("no stance"), QUOTH_STANCE_UNSET);
      if (!quoth_report_give (self, block, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_relation_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothRelation *relation = quoth_relation (value);
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_ENTRY);
  QuothReportLine *line = quoth_report_block_add_line (block);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->relations, &relation->value.id));
  g_autofree char *name = g_strdup_printf ("%u ", number);
  g_autofree char *kind = quoth_name_of_relation (relation->relation_kind, TRUE);
  g_autofree char *padded = g_strdup_printf (" %s ", kind);
  const QuothId *ends[] = { &relation->from, &relation->to };

  block->anchor = g_strdup_printf ("relation-%u", number);
  quoth_report_line_add (line, QUOTH_REPORT_DIM, name);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      guint claim = GPOINTER_TO_UINT (g_hash_table_lookup (self->related, ends[i]));
      g_autofree char *target = g_strdup_printf ("claim-%u", claim);
      /* Translators: "claim 12": by its number in the report */
      g_autofree char *text = g_strdup_printf (_("claim %u"), claim);

      quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, text, target, -1);
      if (i == 0)
        quoth_report_line_add (line, QUOTH_REPORT_STRONG, padded);
    }
  quoth_report_line_add_item (line, " · ", QUOTH_REPORT_DIM,
                              quoth_export_get_name (self->export, QUOTH_KIND_CODER, &relation->coder), NULL);
  quoth_report_add_memos (self, relation, block->lines);
  return quoth_report_give (self, block, error);
}

gboolean
quoth_report_write_relations (QuothReport *self, GError **error)
{
  return quoth_export_foreach (self->export, QUOTH_KIND_RELATION, write_relation_cb, self, error);
}
