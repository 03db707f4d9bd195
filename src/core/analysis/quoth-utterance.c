/* quoth-utterance.c: a claim with who said it, where and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(n log n) to put n in order, O(fragments) to compare two.
 */

#include "analysis/quoth-utterance-private.h"

#include "analysis/quoth-scope.h"
#include "analysis/quoth-words.h"

const char *
quoth_claimant_source_to_nick (QuothClaimantSource source)
{
  static const char *const nicks[] = { "unknown", "role", "chain", "author" };

  return nicks[source];
}

void
quoth_utterance_free (QuothUtterance *self)
{
  g_clear_pointer (&self->claim, quoth_value_unref);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->claimants, g_array_unref);
  g_free (self->claimant);
  g_free (self);
}

GPtrArray *
quoth_utterances_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_utterance_free);
}

GPtrArray *
quoth_utterance_list_keys (const QuothUtterance *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->claimants->len; i++)
    g_ptr_array_add (keys, quoth_id_dup_string (&g_array_index (self->claimants, QuothId, i)));
  if (keys->len == 0 && self->source == QUOTH_CLAIMANT_AUTHOR)
    g_ptr_array_add (keys, quoth_words_make_key (self->claimant));
  return keys;
}

gboolean
quoth_utterance_has_same_claimant (const QuothUtterance *self, const QuothUtterance *other)
{
  g_autofree char *key = NULL;
  g_autofree char *other_key = NULL;

  for (guint i = 0; i < self->claimants->len; i++)
    for (guint j = 0; j < other->claimants->len; j++)
      if (quoth_id_equal (&g_array_index (self->claimants, QuothId, i), &g_array_index (other->claimants, QuothId, j)))
        return TRUE;
  if (self->source != QUOTH_CLAIMANT_AUTHOR || other->source != QUOTH_CLAIMANT_AUTHOR || self->claimants->len > 0 ||
      other->claimants->len > 0)
    return FALSE;
  key = quoth_words_make_key (self->claimant);
  other_key = quoth_words_make_key (other->claimant);
  return g_str_equal (key, other_key);
}

/* Fragments are in order and do not overlap: two hands go through both lists. */
static gboolean
spans_overlap (const QuothAnnotation *a, const QuothAnnotation *b)
{
  guint i = 0;
  guint j = 0;

  while (i < quoth_annotation_get_n_spans (a) && j < quoth_annotation_get_n_spans (b))
    {
      QuothRange one = quoth_annotation_get_span (a, i)->range;
      QuothRange other = quoth_annotation_get_span (b, j)->range;

      if (quoth_range_overlaps (one, other))
        return TRUE;
      if (one.end < other.end)
        i++;
      else
        j++;
    }
  return FALSE;
}

gboolean
quoth_utterance_is_twin (const QuothUtterance *self, const QuothUtterance *other)
{
  const QuothAnnotation *a = &self->claim->annotation;
  const QuothAnnotation *b = &other->claim->annotation;

  return quoth_id_equal (&a->document, &b->document) && !quoth_id_equal (&a->coder, &b->coder) && spans_overlap (a, b);
}

int
quoth_utterance_compare (const QuothUtterance *self, const QuothUtterance *other)
{
  const QuothAnnotation *a = &self->claim->annotation;
  const QuothAnnotation *b = &other->claim->annotation;
  int order = quoth_scope_compare_dates (self->date, other->date);

  if (order == 0)
    order = g_strcmp0 (self->document->name, other->document->name);
  if (order == 0)
    order = quoth_id_compare (&a->document, &b->document);
  if (order == 0)
    order = quoth_range_compare (quoth_annotation_get_extent (a), quoth_annotation_get_extent (b));
  return order != 0 ? order : quoth_id_compare (&a->value.id, &b->value.id);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return quoth_utterance_compare (*(const QuothUtterance *const *) a, *(const QuothUtterance *const *) b);
}

void
quoth_utterances_sort (GPtrArray *utterances)
{
  g_ptr_array_sort (utterances, compare_cb);
}

typedef struct
{
  const QuothId *proposition;
  QuothUtteranceMaker *maker;
  GPtrArray *utterances;
} LinkedSearch;

static gboolean
add_linked_cb (gpointer value, gpointer user_data, GError **error)
{
  LinkedSearch *self = user_data;
  QuothClaim *claim = value;

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);

      if (quoth_id_equal (&part->proposition, self->proposition))
        g_ptr_array_add (self->utterances, quoth_utterance_maker_make (self->maker, claim, part->link));
    }
  return TRUE;
}

GPtrArray *
quoth_utterances_load (QuothReader *reader,
                       const QuothId *proposition,
                       const QuothScope *scope,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (QuothUtteranceMaker) maker = NULL;
  QuothScope narrow = scope != NULL ? *scope : (QuothScope){ 0 };
  g_autoptr (GPtrArray) utterances = quoth_utterances_new ();
  gboolean done = FALSE;

  narrow.propositions = proposition;
  narrow.n_propositions = 1;
  if (!quoth_reader_begin (reader, error))
    return NULL;
  maker = quoth_utterance_maker_new (reader, cancellable, error);
  if (maker != NULL)
    {
      LinkedSearch search = { proposition, maker, utterances };

      done = quoth_scope_foreach (reader, &narrow, QUOTH_KIND_CLAIM, add_linked_cb, &search, cancellable, error);
    }
  quoth_reader_end (reader);
  if (!done)
    return NULL;
  quoth_utterances_sort (utterances);
  return g_steal_pointer (&utterances);
}
