/* quoth-repetitions.c: what is said again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two kinds of groups: the claims with one link to one proposition, less the twins of those before them; and what hangs together by
 * relations “repeats” that no such group tells, found by joining sets (union-find). O(n log n) in the claims; twins are looked for
 * among what is kept of the same document.
 */

#include "analysis/quoth-repetitions.h"

#include "analysis/quoth-claim-groups.h"
#include "analysis/quoth-utterance-private.h"

#include <string.h>

/* While repetitions are looked for. */
typedef struct
{
  QuothUtteranceMaker *maker;
  QuothClaimGroups *groups;
  GHashTable *places; /* id of a claim → GPtrArray of QuothRepetition, of those that have a relation only */
  GPtrArray *found;
  GCancellable *cancellable;
} Search;

void
quoth_repetition_free (QuothRepetition *self)
{
  g_clear_pointer (&self->proposition, quoth_value_unref);
  g_clear_pointer (&self->utterances, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self);
}

static QuothRepetition *
repetition_new (QuothProposition *proposition, QuothLink link)
{
  QuothRepetition *self = g_new0 (QuothRepetition, 1);

  self->proposition = proposition != NULL ? quoth_value_ref (proposition) : NULL;
  self->link = link;
  self->utterances = quoth_utterances_new ();
  self->relations = quoth_values_new ();
  return self;
}

/* Whether @a was surely before @b: both known, and neither holds the other. */
static gboolean
is_before (const char *a, const char *b)
{
  return *a != '\0' && *b != '\0' && !g_str_has_prefix (a, b) && !g_str_has_prefix (b, a) && strcmp (a, b) < 0;
}

static gboolean
is_order_known (const QuothUtterance *first, const QuothUtterance *second)
{
  if (is_before (first->date, second->date))
    return TRUE;
  return quoth_id_equal (&first->claim->annotation.document, &second->claim->annotation.document) && !first->date_is_own &&
         !second->date_is_own;
}

static guint
count_claimants (GPtrArray *utterances)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < utterances->len; i++)
    {
      g_autoptr (GPtrArray) keys = quoth_utterance_list_keys (utterances->pdata[i]);

      for (guint k = 0; k < keys->len; k++)
        g_hash_table_add (seen, g_strdup (keys->pdata[k]));
      if (keys->len == 0)
        g_hash_table_add (seen, g_strdup (""));
    }
  return g_hash_table_size (seen);
}

static void
finish (QuothRepetition *self)
{
  self->order_is_known = is_order_known (self->utterances->pdata[0], self->utterances->pdata[1]);
  self->n_claimants = count_claimants (self->utterances);
}

static gboolean
is_twin_of_any (const QuothUtterance *one, GPtrArray *kept)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (quoth_utterance_is_twin (one, kept->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Takes what is no twin of one before it out of @all (in order, taken over) into @utterances. */
static void
keep_firsts (GPtrArray *all, GPtrArray *utterances)
{
  g_autoptr (GHashTable) by_document
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      QuothUtterance *one = all->pdata[i];
      GPtrArray *kept = g_hash_table_lookup (by_document, &one->claim->annotation.document);

      if (is_twin_of_any (one, kept))
        continue;
      if (kept == NULL)
        {
          kept = g_ptr_array_new ();
          g_hash_table_insert (by_document, &one->claim->annotation.document, kept);
        }
      g_ptr_array_add (kept, one);
      g_ptr_array_add (utterances, one);
      all->pdata[i] = NULL;
    }
}

static void
free_rest (gpointer data)
{
  g_clear_pointer (&data, quoth_utterance_free);
}

/* Notes that @claims (element-type QuothClaim), of those that have relations, are told in @found. */
static void
note_places (Search *self, GPtrArray *claims, QuothRepetition *found)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (claims->pdata[i])->id;
      GPtrArray *list = g_hash_table_lookup (self->places, id);

      if (!g_hash_table_contains (self->groups->related, id))
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->places, quoth_id_memdup (id), list);
        }
      g_ptr_array_add (list, found);
    }
}

static gboolean
look_at_claims (Search *self, QuothClaimGroup *group, QuothLink link, GError **error)
{
  GPtrArray *claims = group->claims[link];
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_rest);
  g_autoptr (QuothRepetition) found = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (claims->len < 2)
    return TRUE;
  found = repetition_new (group->proposition, link);
  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (all, quoth_utterance_maker_make (self->maker, claims->pdata[i], link));
  quoth_utterances_sort (all);
  keep_firsts (all, found->utterances);
  if (found->utterances->len < 2)
    return TRUE;
  finish (found);
  note_places (self, claims, found);
  g_ptr_array_add (self->found, g_steal_pointer (&found));
  return TRUE;
}

/* Tells a relation with every repetition that both its claims are in. Returns: whether there is one. */
static gboolean
tell_relation (Search *self, QuothRelation *relation)
{
  GPtrArray *from = g_hash_table_lookup (self->places, &relation->from);
  GPtrArray *to = g_hash_table_lookup (self->places, &relation->to);
  gboolean told = FALSE;

  for (guint i = 0; from != NULL && to != NULL && i < from->len; i++)
    {
      QuothRepetition *found = from->pdata[i];

      if (!g_ptr_array_find (to, found, NULL))
        continue;
      g_ptr_array_add (found->relations, quoth_value_ref (relation));
      told = TRUE;
    }
  return told;
}

/* The claim that stands for the set of @id. @parents: id → id; halves the way on its way. */
static const QuothId *
find_root (GHashTable *parents, const QuothId *id)
{
  const QuothId *parent;

  while ((parent = g_hash_table_lookup (parents, id)) != NULL && !quoth_id_equal (parent, id))
    {
      const QuothId *grandparent = g_hash_table_lookup (parents, parent);

      g_hash_table_insert (parents, (gpointer) id, (gpointer) grandparent);
      id = grandparent;
    }
  return id;
}

static void
join (GHashTable *parents, const QuothRelation *relation)
{
  const QuothId *ends[] = { &relation->from, &relation->to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (!g_hash_table_contains (parents, ends[i]))
      g_hash_table_insert (parents, (gpointer) ends[i], (gpointer) ends[i]);
  g_hash_table_insert (parents, (gpointer) find_root (parents, ends[0]), (gpointer) find_root (parents, ends[1]));
}

static QuothRepetition *
get_set (GHashTable *sets, const QuothId *root)
{
  QuothRepetition *set = g_hash_table_lookup (sets, root);

  if (set == NULL)
    {
      set = repetition_new (NULL, QUOTH_LINK_REPORTS);
      g_hash_table_insert (sets, (gpointer) root, set);
    }
  return set;
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const QuothRepetition *const *one = a;
  const QuothRepetition *const *other = b;

  return quoth_utterance_compare ((*one)->utterances->pdata[0], (*other)->utterances->pdata[0]);
}

/* Makes a repetition of each set of claims that @relations hold together. */
static void
add_sets (Search *self, GPtrArray *relations)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) by_root = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer set;

  for (guint i = 0; i < relations->len; i++)
    join (parents, relations->pdata[i]);
  for (guint i = 0; i < relations->len; i++)
    {
      QuothRelation *relation = relations->pdata[i];

      g_ptr_array_add (get_set (by_root, find_root (parents, &relation->from))->relations, quoth_value_ref (relation));
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      QuothClaim *claim = g_hash_table_lookup (self->groups->related, id);

      g_ptr_array_add (get_set (by_root, find_root (parents, id))->utterances,
                       quoth_utterance_maker_make (self->maker, claim, QUOTH_LINK_REPORTS));
    }
  g_hash_table_iter_init (&iter, by_root);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    {
      quoth_utterances_sort (((QuothRepetition *) set)->utterances);
      finish (set);
      g_ptr_array_add (sets, set);
    }
  g_ptr_array_sort (sets, compare_sets);
  g_ptr_array_extend_and_steal (self->found, g_steal_pointer (&sets));
}

static GPtrArray *
find (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothClaimGroups) groups = quoth_claim_groups_load (reader, scope, "repeats", cancellable, error);
  g_autoptr (QuothUtteranceMaker) maker = groups != NULL ? quoth_utterance_maker_new (reader, cancellable, error) : NULL;
  g_autoptr (GHashTable) places
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_repetition_free);
  g_autoptr (GPtrArray) rest = quoth_values_new ();
  Search self = { maker, groups, places, found, cancellable };

  if (maker == NULL)
    return NULL;
  for (guint i = 0; i < groups->groups->len; i++)
    for (guint link = 0; link < QUOTH_N_LINKS; link++)
      if (!look_at_claims (&self, groups->groups->pdata[i], (QuothLink) link, error))
        return NULL;
  for (guint i = 0; i < groups->relations->len; i++)
    if (!tell_relation (&self, groups->relations->pdata[i]))
      g_ptr_array_add (rest, quoth_value_ref (groups->relations->pdata[i]));
  if (scope == NULL || scope->propositions == NULL)
    add_sets (&self, rest);
  return g_steal_pointer (&found);
}

GPtrArray *
quoth_repetitions_find (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  GPtrArray *found;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  found = find (reader, scope, cancellable, error);
  quoth_reader_end (reader);
  return found;
}
