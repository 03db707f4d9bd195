/* quoth-contradictions.c: what one says and another denies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims are put together by proposition, and only where there are both sides do they become utterances. Of s that support and d
 * that deny, pairs are not listed: a claim needs one on the other side that is not its twin, and that is nearly always the first
 * that is looked at. So also for the kinds: each side is split by claimant, and for each kind the first pair that
 * proves it ends the search. O(n log n) in the claims; O(s·d) for a proposition whose claims are all twins, or
 * all have a claimant in common and others beside.
 */

#include "analysis/quoth-contradictions.h"

#include "analysis/quoth-claim-groups.h"
#include "analysis/quoth-utterance-private.h"

/* While contradictions are looked for. */
typedef struct
{
  QuothUtteranceMaker *maker;
  QuothClaimGroups *groups;
  GPtrArray *found;
  GCancellable *cancellable;
} Search;

/* The key of those whose claimant is not known. */
#define UNKNOWN ""

void
quoth_contradiction_free (QuothContradiction *self)
{
  g_clear_pointer (&self->proposition, quoth_value_unref);
  g_clear_pointer (&self->supports, g_ptr_array_unref);
  g_clear_pointer (&self->denies, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self);
}

static QuothContradiction *
contradiction_new (void)
{
  QuothContradiction *self = g_new0 (QuothContradiction, 1);

  self->supports = quoth_utterances_new ();
  self->denies = quoth_utterances_new ();
  self->reports = quoth_utterances_new ();
  self->relations = quoth_values_new ();
  return self;
}

static GPtrArray *
make_utterances (Search *self, GPtrArray *claims, QuothLink link)
{
  GPtrArray *utterances = quoth_utterances_new ();

  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (utterances, quoth_utterance_maker_make (self->maker, claims->pdata[i], link));
  quoth_utterances_sort (utterances);
  return utterances;
}

static gboolean
contradicts_one_of (const QuothUtterance *one, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (!quoth_utterance_is_twin (one, others->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Those of @side that contradict one of @others. */
static GPtrArray *
pick_parties (GPtrArray *side, GPtrArray *others)
{
  GPtrArray *parties = g_ptr_array_new ();

  for (guint i = 0; i < side->len; i++)
    if (contradicts_one_of (side->pdata[i], others))
      g_ptr_array_add (parties, side->pdata[i]);
  return parties;
}

/* Keeps the @parties (borrowed from @side) alone. */
static void
keep_parties (GPtrArray *side, GPtrArray *parties)
{
  guint kept = 0;

  g_ptr_array_set_free_func (side, NULL);
  for (guint i = 0; i < side->len; i++)
    if (kept < parties->len && side->pdata[i] == parties->pdata[kept])
      side->pdata[kept++] = side->pdata[i];
    else
      quoth_utterance_free (side->pdata[i]);
  g_ptr_array_set_size (side, (int) kept);
  g_ptr_array_set_free_func (side, (GDestroyNotify) quoth_utterance_free);
}

static gboolean
exists_pair (GPtrArray *some, GPtrArray *others, gboolean strangers_only)
{
  for (guint i = 0; i < some->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (!quoth_utterance_is_twin (some->pdata[i], others->pdata[j]) &&
          !(strangers_only && quoth_utterance_has_same_claimant (some->pdata[i], others->pdata[j])))
        return TRUE;
  return FALSE;
}

static void
add_to_split (GHashTable *split, const char *key, QuothUtterance *utterance)
{
  GPtrArray *list = g_hash_table_lookup (split, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (split, g_strdup (key), list);
    }
  g_ptr_array_add (list, utterance);
}

/* By the key of each claimant: (element-type QuothUtterance). */
static GHashTable *
split_by_claimant (GPtrArray *side)
{
  GHashTable *split = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < side->len; i++)
    {
      g_autoptr (GPtrArray) keys = quoth_utterance_list_keys (side->pdata[i]);

      for (guint k = 0; k < keys->len; k++)
        add_to_split (split, keys->pdata[k], side->pdata[i]);
      if (keys->len == 0)
        add_to_split (split, UNKNOWN, side->pdata[i]);
    }
  return split;
}

static gboolean
has_one_actor (GHashTable *supports, GHashTable *denies)
{
  GHashTableIter iter;
  gpointer key;
  gpointer some;

  g_hash_table_iter_init (&iter, supports);
  while (g_hash_table_iter_next (&iter, &key, &some))
    {
      GPtrArray *others = *(const char *) key != '\0' ? g_hash_table_lookup (denies, key) : NULL;

      if (others != NULL && exists_pair (some, others, FALSE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_two_actors_with (const char *name, GPtrArray *some, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *) key != '\0' && !g_str_equal (key, name) && exists_pair (some, value, TRUE))
      return TRUE;
  return FALSE;
}

static gboolean
has_two_actors (GHashTable *supports, GHashTable *denies)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, supports);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *) key != '\0' && has_two_actors_with (key, value, denies))
      return TRUE;
  return FALSE;
}

static gboolean
has_unknown (GHashTable *split, GPtrArray *others)
{
  GPtrArray *unknown = g_hash_table_lookup (split, UNKNOWN);

  return unknown != NULL && exists_pair (unknown, others, FALSE);
}

static void
find_kinds (QuothContradiction *self)
{
  g_autoptr (GHashTable) supports = split_by_claimant (self->supports);
  g_autoptr (GHashTable) denies = split_by_claimant (self->denies);

  if (has_one_actor (supports, denies))
    self->kinds |= QUOTH_CONTRADICTION_ONE_ACTOR;
  if (has_two_actors (supports, denies))
    self->kinds |= QUOTH_CONTRADICTION_TWO_ACTORS;
  if (has_unknown (supports, self->denies) || has_unknown (denies, self->supports))
    self->kinds |= QUOTH_CONTRADICTION_UNKNOWN_ACTOR;
}

/* Adds the contradiction about a proposition, if there is one. */
static gboolean
look_at_group (Search *self, QuothClaimGroup *group, GError **error)
{
  g_autoptr (QuothContradiction) found = NULL;
  g_autoptr (GPtrArray) supports = NULL;
  g_autoptr (GPtrArray) denies = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (group->claims[QUOTH_LINK_SUPPORTS]->len == 0 || group->claims[QUOTH_LINK_DENIES]->len == 0)
    return TRUE;
  found = g_new0 (QuothContradiction, 1);
  found->supports = make_utterances (self, group->claims[QUOTH_LINK_SUPPORTS], QUOTH_LINK_SUPPORTS);
  found->denies = make_utterances (self, group->claims[QUOTH_LINK_DENIES], QUOTH_LINK_DENIES);
  supports = pick_parties (found->supports, found->denies);
  denies = pick_parties (found->denies, found->supports);
  if (supports->len == 0)
    return TRUE;
  keep_parties (found->supports, supports);
  keep_parties (found->denies, denies);
  found->reports = make_utterances (self, group->claims[QUOTH_LINK_REPORTS], QUOTH_LINK_REPORTS);
  found->relations = quoth_values_new ();
  found->proposition = quoth_value_ref (group->proposition);
  find_kinds (found);
  g_ptr_array_add (self->found, g_steal_pointer (&found));
  return TRUE;
}

/* Where a claim is told. */
typedef struct
{
  QuothContradiction *found;
  QuothLink side;
} Place;

/* @places: id of a claim → GArray of Place. */
static void
add_places (GHashTable *places, QuothContradiction *found, GPtrArray *side, QuothLink link)
{
  for (guint i = 0; i < side->len; i++)
    {
      const QuothId *id = &((QuothUtterance *) side->pdata[i])->claim->annotation.value.id;
      GArray *list = g_hash_table_lookup (places, id);
      Place place = { found, link };

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (Place));
          g_hash_table_insert (places, (gpointer) id, list);
        }
      g_array_append_val (list, place);
    }
}

/* Tells a relation with every proposition that sets its claims against each other. Returns: whether there is one. */
static gboolean
tell_relation (GHashTable *places, QuothRelation *relation)
{
  GArray *from = g_hash_table_lookup (places, &relation->from);
  GArray *to = g_hash_table_lookup (places, &relation->to);
  gboolean told = FALSE;

  for (guint i = 0; from != NULL && to != NULL && i < from->len; i++)
    for (guint j = 0; j < to->len; j++)
      {
        const Place *one = &g_array_index (from, Place, i);
        const Place *other = &g_array_index (to, Place, j);

        if (one->found != other->found || one->side == other->side)
          continue;
        g_ptr_array_add (one->found->relations, quoth_value_ref (relation));
        told = TRUE;
      }
  return told;
}

/* The same for both directions. */
static char *
make_pair_key (const QuothRelation *relation)
{
  gboolean ascending = quoth_id_compare (&relation->from, &relation->to) < 0;
  g_autofree char *one = quoth_id_dup_string (ascending ? &relation->from : &relation->to);
  g_autofree char *other = quoth_id_dup_string (ascending ? &relation->to : &relation->from);

  return g_strconcat (one, other, NULL);
}

static QuothContradictionKinds
get_pair_kind (const QuothUtterance *one, const QuothUtterance *other)
{
  if (one->source == QUOTH_CLAIMANT_UNKNOWN || other->source == QUOTH_CLAIMANT_UNKNOWN)
    return QUOTH_CONTRADICTION_UNKNOWN_ACTOR;
  return quoth_utterance_has_same_claimant (one, other) ? QUOTH_CONTRADICTION_ONE_ACTOR : QUOTH_CONTRADICTION_TWO_ACTORS;
}

/* Tells a relation by itself, or with another between the same two claims. */
static void
add_pair (Search *self, GHashTable *pairs, QuothRelation *relation)
{
  g_autofree char *key = make_pair_key (relation);
  QuothContradiction *found = g_hash_table_lookup (pairs, key);

  if (found == NULL)
    {
      QuothClaim *from = g_hash_table_lookup (self->groups->related, &relation->from);
      QuothClaim *to = g_hash_table_lookup (self->groups->related, &relation->to);

      found = contradiction_new ();
      g_ptr_array_add (found->supports, quoth_utterance_maker_make (self->maker, to, QUOTH_LINK_REPORTS));
      g_ptr_array_add (found->denies, quoth_utterance_maker_make (self->maker, from, QUOTH_LINK_REPORTS));
      found->kinds = get_pair_kind (found->supports->pdata[0], found->denies->pdata[0]);
      g_ptr_array_add (self->found, found);
      g_hash_table_insert (pairs, g_steal_pointer (&key), found);
    }
  g_ptr_array_add (found->relations, quoth_value_ref (relation));
}

static void
look_at_relations (Search *self, gboolean with_pairs)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->found->len; i++)
    {
      QuothContradiction *found = self->found->pdata[i];

      add_places (places, found, found->supports, QUOTH_LINK_SUPPORTS);
      add_places (places, found, found->denies, QUOTH_LINK_DENIES);
    }
  for (guint i = 0; i < self->groups->relations->len; i++)
    if (!tell_relation (places, self->groups->relations->pdata[i]) && with_pairs)
      add_pair (self, pairs, self->groups->relations->pdata[i]);
}

static GPtrArray *
find (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothClaimGroups) groups = quoth_claim_groups_load (reader, scope, "contradicts", cancellable, error);
  g_autoptr (QuothUtteranceMaker) maker = groups != NULL ? quoth_utterance_maker_new (reader, cancellable, error) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_contradiction_free);
  Search self = { maker, groups, found, cancellable };

  if (maker == NULL)
    return NULL;
  for (guint i = 0; i < groups->groups->len; i++)
    if (!look_at_group (&self, groups->groups->pdata[i], error))
      return NULL;
  look_at_relations (&self, scope == NULL || scope->propositions == NULL);
  return g_steal_pointer (&found);
}

GPtrArray *
quoth_contradictions_find (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  GPtrArray *found;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  found = find (reader, scope, cancellable, error);
  quoth_reader_end (reader);
  return found;
}
