/* quoth-findings.c: what the propositions of a project hold together and set against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-findings.h"

#include "quoth-names.h"

struct _QuothFindings
{
  GHashTable *by_id;      /* QuothId* → QuothFinding */
  GPtrArray *order;       /* of QuothFinding, not owned */
  GPtrArray *contradictions;
  GPtrArray *repetitions;
};

static void
finding_free (gpointer data)
{
  QuothFinding *finding = data;

  quoth_value_unref (finding->proposition);
  g_ptr_array_unref (finding->repetitions);
  g_free (finding);
}

static QuothFinding *
add_finding (QuothFindings *self, QuothProposition *proposition, gboolean is_stored)
{
  QuothFinding *finding = g_new0 (QuothFinding, 1);

  finding->proposition = quoth_value_ref (proposition);
  finding->is_stored = is_stored;
  finding->repetitions = g_ptr_array_new ();
  g_hash_table_insert (self->by_id, &finding->proposition->value.id, finding);
  g_ptr_array_add (self->order, finding);
  return finding;
}

/* What claims are about that only @relation brings together: their words. */
static QuothFinding *
add_unnamed (QuothFindings *self, const QuothRelation *relation, const QuothUtterance *one, const QuothUtterance *other)
{
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (&relation->value.id);
  const char *statement = one->claim->statement;
  g_autofree char *quote = quoth_annotation_dup_quote (one->claim);
  g_autofree char *other_quote = quoth_annotation_dup_quote (other->claim);
  const char *other_statement = other->claim->statement;
  g_autofree char *first =
    quoth_name_one_line (statement != NULL && *statement != '\0' ? statement : quote, 80);
  g_autofree char *second =
    quoth_name_one_line (other_statement != NULL && *other_statement != '\0' ? other_statement : other_quote, 80);

  proposition->statement = g_strdup_printf ("“%s” – “%s”", first, second);
  return add_finding (self, proposition, FALSE);
}

static void
add_contradictions (QuothFindings *self)
{
  for (guint i = 0; i < self->contradictions->len; i++)
    {
      QuothContradiction *contradiction = self->contradictions->pdata[i];
      QuothFinding *finding;

      if (contradiction->proposition != NULL)
        finding = g_hash_table_lookup (self->by_id, &contradiction->proposition->value.id);
      else
        finding = add_unnamed (self, contradiction->relations->pdata[0], contradiction->supports->pdata[0],
                               contradiction->denies->pdata[0]);
      if (finding != NULL)
        finding->contradiction = contradiction;
    }
}

static void
add_repetitions (QuothFindings *self)
{
  for (guint i = 0; i < self->repetitions->len; i++)
    {
      QuothRepetition *repetition = self->repetitions->pdata[i];
      QuothFinding *finding;

      if (repetition->proposition != NULL)
        finding = g_hash_table_lookup (self->by_id, &repetition->proposition->value.id);
      else
        finding = add_unnamed (self, repetition->relations->pdata[0], repetition->utterances->pdata[0],
                               repetition->utterances->pdata[1]);
      if (finding != NULL)
        g_ptr_array_add (finding->repetitions, repetition);
    }
}

static gboolean
add_propositions (QuothFindings *self, QuothReader *reader, GCancellable *cancellable, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_PROPOSITION };
  g_autoptr (GPtrArray) propositions = quoth_reader_list (reader, &query, error);
  g_autoptr (GArray) counts = NULL;

  if (propositions == NULL)
    return FALSE;
  for (guint i = 0; i < propositions->len; i++)
    add_finding (self, propositions->pdata[i], TRUE);
  counts = quoth_proposition_counts_load (reader, NULL, cancellable, error);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const QuothPropositionCounts *one = &g_array_index (counts, QuothPropositionCounts, i);
      QuothFinding *finding = g_hash_table_lookup (self->by_id, &one->proposition);

      if (finding != NULL)
        finding->counts = *one;
    }
  return counts != NULL;
}

QuothFindings *
quoth_findings_read (QuothReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothFindings) self = g_new0 (QuothFindings, 1);

  self->by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, finding_free);
  self->order = g_ptr_array_new ();
  if (!add_propositions (self, reader, cancellable, error))
    return NULL;
  self->contradictions = quoth_contradictions_find (reader, NULL, cancellable, error);
  if (self->contradictions == NULL)
    return NULL;
  self->repetitions = quoth_repetitions_find (reader, NULL, cancellable, error);
  if (self->repetitions == NULL)
    return NULL;
  add_contradictions (self);
  add_repetitions (self);
  return g_steal_pointer (&self);
}

void
quoth_findings_free (QuothFindings *self)
{
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->contradictions, g_ptr_array_unref);
  g_clear_pointer (&self->repetitions, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
quoth_findings_list (QuothFindings *self)
{
  GPtrArray *propositions = quoth_values_new ();

  for (guint i = 0; i < self->order->len; i++)
    g_ptr_array_add (propositions, quoth_value_ref (((QuothFinding *) self->order->pdata[i])->proposition));
  return propositions;
}

const QuothFinding *
quoth_findings_get (QuothFindings *self, const QuothId *id)
{
  return self != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

guint
quoth_findings_get_n_contradictions (QuothFindings *self)
{
  return self->contradictions->len;
}

guint
quoth_findings_get_n_repetitions (QuothFindings *self)
{
  return self->repetitions->len;
}
