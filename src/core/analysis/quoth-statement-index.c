/* quoth-statement-index.c: which propositions are like a statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each text is the set of its trigrams, and each trigram weighs the more the fewer texts have it: w = ln (1 + N / n). Two texts are as much alike as
 * the angle between them says (Salton & McGill 1983): the sum of w² over what both have, by the product of their lengths √Σw². Trigrams find
 * "defence deal" in "defense deals" and need no dictionary of any language; weights take the part of a list of stop words.
 *
 * For each trigram there is the list of the texts that have it; to find is to add up the lists of what is asked for. O(length of these lists), at worst
 * O(texts × trigrams asked for); to make it, O(length of all texts), and 4 bytes for each trigram of each text. The best of its texts
 * speaks for a proposition.
 *
 * Rejected: FTS5 in a temporary table. Its trigrams match all or nothing, its rank (bm25) has no upper end that could be shown as likeness, and a
 * reading connection would have to write.
 */

#include "analysis/quoth-statement-index.h"

#include <math.h>

#include "analysis/quoth-grams.h"
#include "analysis/quoth-scope.h"

/* What a proposition, or a claim linked to it, says. @length: √Σw² */
typedef struct
{
  guint proposition;
  QuothId claim;
  char *words;
  float length;
} IndexText;

struct _QuothStatementIndex
{
  gatomicrefcount refs;
  GArray *propositions; /* element-type QuothId */
  GArray *texts;        /* element-type IndexText */
  QuothGramTable *grams;
  GPtrArray *lists; /* by the number of a gram: GArray of the indices of texts (guint) */
};

static void
clear_text (gpointer data)
{
  g_free (((IndexText *) data)->words);
}

void
quoth_statement_match_free (QuothStatementMatch *self)
{
  g_free (self->text);
  g_free (self);
}

QuothStatementIndex *
quoth_statement_index_ref (QuothStatementIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_statement_index_unref (QuothStatementIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->propositions);
  g_array_unref (self->texts);
  quoth_gram_table_free (self->grams);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

/* ---- Making ---- */

typedef struct
{
  QuothStatementIndex *index;
  GHashTable *numbers;      /* id of a proposition → its index and 1 */
  GHashTable *propositions; /* in scope; NULL for all */
  GCancellable *cancellable;
} Making;

static QuothStatementIndex *
statement_index_new (void)
{
  QuothStatementIndex *self = g_new0 (QuothStatementIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->propositions = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->texts = g_array_new (FALSE, FALSE, sizeof (IndexText));
  g_array_set_clear_func (self->texts, clear_text);
  self->grams = quoth_gram_table_new ();
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

/* Adds @words, which are taken over. */
static void
add_text (QuothStatementIndex *self, guint proposition, const QuothId *claim, char *words)
{
  g_autoptr (GArray) grams = quoth_grams_list (words);
  IndexText text = { proposition, claim != NULL ? *claim : QUOTH_ID_NONE, words, 0 };
  guint place = self->texts->len;

  g_array_append_val (self->texts, text);
  for (guint i = 0; i < grams->len; i++)
    {
      guint number = quoth_gram_table_add (self->grams, g_array_index (grams, guint64, i));

      if (number == self->lists->len)
        g_ptr_array_add (self->lists, g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val ((GArray *) self->lists->pdata[number], place);
    }
}

static gboolean
add_proposition_cb (gpointer value, gpointer user_data, GError **error)
{
  Making *self = user_data;
  const QuothProposition *proposition = value;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->propositions != NULL && !g_hash_table_contains (self->propositions, &proposition->value.id))
    return TRUE;
  add_text (self->index, self->index->propositions->len, NULL, g_strdup (proposition->statement));
  g_array_append_val (self->index->propositions, proposition->value.id);
  g_hash_table_insert (self->numbers, quoth_id_memdup (&proposition->value.id), GUINT_TO_POINTER (self->index->propositions->len));
  return TRUE;
}

static gboolean
add_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Making *self = user_data;
  const QuothClaim *claim = value;

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &part->proposition));

      if (number == 0)
        continue;
      if (claim->statement != NULL && *claim->statement != '\0')
        add_text (self->index, number - 1, &claim->annotation.value.id, g_strdup (claim->statement));
      add_text (self->index, number - 1, &claim->annotation.value.id, quoth_annotation_dup_quote (claim));
    }
  return TRUE;
}

/* w² of a gram that @n texts have. */
static double
get_weight (const QuothStatementIndex *self, guint n)
{
  double weight = log (1 + (double) self->texts->len / MAX (n, 1));

  return weight * weight;
}

static void
measure_texts (QuothStatementIndex *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      const GArray *list = self->lists->pdata[i];
      float weight = (float) get_weight (self, list->len);

      for (guint k = 0; k < list->len; k++)
        g_array_index (self->texts, IndexText, g_array_index (list, guint, k)).length += weight;
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      IndexText *text = &g_array_index (self->texts, IndexText, i);

      text->length = sqrtf (text->length);
    }
}

QuothStatementIndex *
quoth_statement_index_new (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothStatementIndex) self = statement_index_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GHashTable) propositions = quoth_scope_dup_propositions (scope);
  Making making = { self, numbers, propositions, cancellable };
  QuothQuery query = { .kind = QUOTH_KIND_PROPOSITION };
  gboolean done;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  done = quoth_reader_foreach (reader, &query, add_proposition_cb, &making, error) &&
         quoth_scope_foreach (reader, scope, QUOTH_KIND_CLAIM, add_claim_cb, &making, cancellable, error);
  quoth_reader_end (reader);
  if (!done)
    return NULL;
  measure_texts (self);
  return g_steal_pointer (&self);
}

/* ---- Finding ---- */

/* The best text of a proposition. */
typedef struct
{
  double score;
  guint text;
} Best;

/* Adds to @sums (one a text) the weight of what it has in common with @words. Returns: the length of @words. */
static double
add_up (QuothStatementIndex *self, const char *words, float *sums)
{
  g_autoptr (GArray) grams = quoth_grams_list (words);
  double length = 0;

  for (guint i = 0; i < grams->len; i++)
    {
      const GArray *list = NULL;
      guint number;
      double weight;

      if (quoth_gram_table_find (self->grams, g_array_index (grams, guint64, i), &number))
        list = self->lists->pdata[number];
      weight = get_weight (self, list != NULL ? list->len : 0);
      length += weight;
      for (guint k = 0; list != NULL && k < list->len; k++)
        sums[g_array_index (list, guint, k)] += (float) weight;
    }
  return sqrt (length);
}

static void
find_best (QuothStatementIndex *self, const char *words, const QuothId *except, Best *best)
{
  g_autofree float *sums = g_new0 (float, self->texts->len);
  double length = add_up (self, words, sums);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const IndexText *text = &g_array_index (self->texts, IndexText, i);
      double score;

      if (sums[i] <= 0 || (except != NULL && quoth_id_equal (except, &text->claim)))
        continue;
      score = MIN (sums[i] / (length * (double) text->length), 1);
      if (score > best[text->proposition].score)
        best[text->proposition] = (Best){ score, i };
    }
}

static QuothStatementMatch *
make_match (QuothStatementIndex *self, guint proposition, const Best *best)
{
  const IndexText *text = &g_array_index (self->texts, IndexText, best->text);
  QuothStatementMatch *match = g_new0 (QuothStatementMatch, 1);

  match->proposition = g_array_index (self->propositions, QuothId, proposition);
  match->score = best->score;
  match->claim = text->claim;
  match->text = g_strdup (text->words);
  return match;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QuothStatementMatch *one = *(const QuothStatementMatch *const *) a;
  const QuothStatementMatch *other = *(const QuothStatementMatch *const *) b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return quoth_id_compare (&one->proposition, &other->proposition);
}

GPtrArray *
quoth_statement_index_find (QuothStatementIndex *self, const char *const *texts, const QuothId *except, guint max)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_statement_match_free);
  g_autofree Best *best = g_new0 (Best, self->propositions->len);

  for (; *texts != NULL; texts++)
    find_best (self, *texts, except, best);
  for (guint i = 0; i < self->propositions->len; i++)
    if (best[i].score > 0)
      g_ptr_array_add (matches, make_match (self, i, &best[i]));
  g_ptr_array_sort (matches, compare_matches);
  if (matches->len > max)
    g_ptr_array_set_size (matches, (int) max);
  return matches;
}

GPtrArray *
quoth_statement_index_find_for_claim (QuothStatementIndex *self, const QuothClaim *claim, guint max)
{
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  const char *texts[] = { claim->statement != NULL ? claim->statement : "", quote, NULL };

  return quoth_statement_index_find (self, texts, &claim->annotation.value.id, max);
}
