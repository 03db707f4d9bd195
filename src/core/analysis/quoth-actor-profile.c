/* quoth-actor-profile.c: what an actor says and is said to, and with whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The documents that have to do with the actor are those with a value that refers to it, and those it is the author of; only these
 * are read, and then the documents with claims on the propositions that it has claimed. Co-claimants are counted by
 * sets: who claims in each of these documents, and who takes which side of each of these propositions. O(mentions and claims of
 * these documents); no pairs of claims are made.
 */

#include "analysis/quoth-actor-profile.h"

#include "analysis/quoth-scope.h"
#include "analysis/quoth-utterance-private.h"

void
quoth_actor_profile_free (QuothActorProfile *self)
{
  g_clear_pointer (&self->actor, quoth_value_unref);
  for (guint i = 0; i < QUOTH_N_PARTS; i++)
    g_clear_pointer (&self->claims[i], g_ptr_array_unref);
  g_clear_pointer (&self->first.document, quoth_value_unref);
  g_clear_pointer (&self->last.document, quoth_value_unref);
  g_clear_pointer (&self->co_claimants, g_array_unref);
  g_free (self);
}

/* While a profile is made. @sides: of the claimants of a proposition: id of an actor → a bit for each link. */
typedef struct
{
  QuothActorProfile *profile;
  const QuothId *actor;
  QuothUtteranceMaker *maker;
  GCancellable *cancellable;
  GHashTable *documents;    /* ids of those the actor appears in */
  GHashTable *claimants;    /* id of a document → a set of ids of its claimants */
  GHashTable *propositions; /* id of a proposition the actor has claimed → sides */
  GHashTable *places;       /* id of a co-claimant → its index and 1 */
  QuothRange first;
  QuothRange last;
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->maker, quoth_utterance_maker_free);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->claimants, g_hash_table_unref);
  g_clear_pointer (&self->propositions, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static GHashTable *
id_table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, free_value);
}

/* ---- Where it appears ---- */

static void
set_appearance (QuothAppearance *appearance, QuothRange *place, QuothDocument *document, const QuothAnnotation *annotation)
{
  quoth_value_ref (document);
  g_clear_pointer (&appearance->document, quoth_value_unref);
  appearance->document = document;
  appearance->annotation = annotation->value.id;
  *place = quoth_annotation_get_extent (annotation);
}

static gboolean
has_date (const QuothDocument *document)
{
  return document->date != NULL && *document->date != '\0';
}

/* Whether @document, at @extent, comes after the last appearance that is known. */
static gboolean
is_later (Making *self, const QuothDocument *document, QuothRange extent)
{
  const QuothDocument *last = self->profile->last.document;
  int order;

  if (last == NULL)
    return TRUE;
  if (has_date (document) != has_date (last))
    return has_date (document);
  order = quoth_scope_compare_documents (document, last);
  return order > 0 || (order == 0 && quoth_range_compare (extent, self->last) > 0);
}

static gboolean
is_earlier (Making *self, const QuothDocument *document, QuothRange extent)
{
  const QuothDocument *first = self->profile->first.document;
  int order = first != NULL ? quoth_scope_compare_documents (document, first) : -1;

  return order < 0 || (order == 0 && quoth_range_compare (extent, self->first) < 0);
}

static void
note_appearance (Making *self, const QuothAnnotation *annotation)
{
  QuothDocument *document = quoth_utterance_maker_get_document (self->maker, &annotation->document);
  QuothRange extent = quoth_annotation_get_extent (annotation);

  if (!g_hash_table_contains (self->documents, &annotation->document))
    g_hash_table_add (self->documents, quoth_id_memdup (&annotation->document));
  if (is_earlier (self, document, extent))
    set_appearance (&self->profile->first, &self->first, document, annotation);
  if (is_later (self, document, extent))
    set_appearance (&self->profile->last, &self->last, document, annotation);
}

static gboolean
look_at_mention_cb (gpointer value, gpointer user_data, GError **error)
{
  Making *self = user_data;
  const QuothMention *mention = value;

  if (!quoth_id_equal (&mention->actor, self->actor))
    return TRUE;
  self->profile->n_mentions++;
  note_appearance (self, &mention->annotation);
  return TRUE;
}

/* ---- What it says ---- */

static gboolean
is_claimant (const QuothUtterance *utterance, const QuothId *actor)
{
  for (guint i = 0; i < utterance->claimants->len; i++)
    if (quoth_id_equal (&g_array_index (utterance->claimants, QuothId, i), actor))
      return TRUE;
  return FALSE;
}

static gboolean
has_role (const QuothClaim *claim, QuothRole role, const QuothId *actor)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *there = &g_array_index (claim->roles, QuothClaimRole, i);

      if (there->role == role && quoth_id_equal (&there->actor, actor))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_chain (const QuothClaim *claim, const QuothId *actor)
{
  for (guint i = 0; i < claim->chain->len; i++)
    if (quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, i).actor, actor))
      return TRUE;
  return FALSE;
}

static QuothCoClaimant *
get_co_claimant (Making *self, const QuothId *actor)
{
  GArray *list = self->profile->co_claimants;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, actor));
  QuothCoClaimant added = { .actor = *actor };

  if (place == 0)
    {
      g_array_append_val (list, added);
      place = list->len;
      g_hash_table_insert (self->places, quoth_id_memdup (actor), GUINT_TO_POINTER (place));
    }
  return &g_array_index (list, QuothCoClaimant, place - 1);
}

/* The claim is one of the actor's. */
static void
note_own_claim (Making *self, const QuothUtterance *utterance)
{
  const QuothClaim *claim = utterance->claim;

  for (guint i = 0; i < utterance->claimants->len; i++)
    {
      const QuothId *other = &g_array_index (utterance->claimants, QuothId, i);

      if (!quoth_id_equal (other, self->actor))
        get_co_claimant (self, other)->n_claims++;
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothId *proposition = &g_array_index (claim->propositions, QuothClaimProposition, i).proposition;

      if (!g_hash_table_contains (self->propositions, proposition))
        g_hash_table_insert (self->propositions, quoth_id_memdup (proposition), id_table_new (NULL));
    }
}

static void
note_claimants (Making *self, const QuothUtterance *utterance)
{
  const QuothId *document = &utterance->claim->annotation.document;
  GHashTable *set = g_hash_table_lookup (self->claimants, document);

  if (set == NULL)
    {
      set = id_table_new (NULL);
      g_hash_table_insert (self->claimants, quoth_id_memdup (document), set);
    }
  for (guint i = 0; i < utterance->claimants->len; i++)
    g_hash_table_add (set, quoth_id_memdup (&g_array_index (utterance->claimants, QuothId, i)));
}

static gboolean
look_at_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Making *self = user_data;
  QuothClaim *claim = value;
  g_autoptr (QuothUtterance) utterance = quoth_utterance_maker_make (self->maker, claim, QUOTH_LINK_REPORTS);
  gboolean claims = is_claimant (utterance, self->actor);
  gboolean parts[QUOTH_N_PARTS] = {
    [QUOTH_PART_CLAIMANT] = claims,
    [QUOTH_PART_SOURCE] = !claims && is_in_chain (claim, self->actor),
    [QUOTH_PART_ADDRESSEE] = has_role (claim, QUOTH_ROLE_ADDRESSEE, self->actor),
    [QUOTH_PART_OBJECT] = has_role (claim, QUOTH_ROLE_OBJECT, self->actor),
  };
  gboolean any = FALSE;

  note_claimants (self, utterance);
  if (claims)
    note_own_claim (self, utterance);
  for (guint i = 0; i < QUOTH_N_PARTS; i++)
    if (parts[i])
      {
        g_ptr_array_add (self->profile->claims[i], quoth_utterance_maker_make (self->maker, claim, QUOTH_LINK_REPORTS));
        any = TRUE;
      }
  if (any)
    note_appearance (self, &claim->annotation);
  return TRUE;
}

/* ---- With whom ---- */

static gboolean
look_at_side_cb (gpointer value, gpointer user_data, GError **error)
{
  Making *self = user_data;
  QuothClaim *claim = value;
  g_autoptr (QuothUtterance) utterance = quoth_utterance_maker_make (self->maker, claim, QUOTH_LINK_REPORTS);

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);
      GHashTable *sides = g_hash_table_lookup (self->propositions, &part->proposition);

      for (guint k = 0; sides != NULL && k < utterance->claimants->len; k++)
        {
          const QuothId *who = &g_array_index (utterance->claimants, QuothId, k);
          guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (sides, who));

          g_hash_table_insert (sides, quoth_id_memdup (who), GUINT_TO_POINTER (bits | 1u << part->link));
        }
    }
  return TRUE;
}

#define SUPPORTS (1u << QUOTH_LINK_SUPPORTS)
#define DENIES (1u << QUOTH_LINK_DENIES)

static void
count_sides (Making *self, GHashTable *sides)
{
  guint own = GPOINTER_TO_UINT (g_hash_table_lookup (sides, self->actor));
  guint opposed = ((own & SUPPORTS) != 0 ? DENIES : 0) | ((own & DENIES) != 0 ? SUPPORTS : 0);
  GHashTableIter iter;
  gpointer other;
  gpointer value;

  g_hash_table_iter_init (&iter, sides);
  while (g_hash_table_iter_next (&iter, &other, &value))
    {
      guint bits = GPOINTER_TO_UINT (value);

      if (quoth_id_equal (other, self->actor))
        continue;
      if ((bits & own & (SUPPORTS | DENIES)) != 0)
        get_co_claimant (self, other)->n_propositions++;
      if ((bits & opposed) != 0)
        get_co_claimant (self, other)->n_opposed++;
    }
}

static void
count_document (Making *self, GHashTable *claimants)
{
  GHashTableIter iter;
  gpointer other;

  if (!g_hash_table_contains (claimants, self->actor))
    return;
  g_hash_table_iter_init (&iter, claimants);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (!quoth_id_equal (other, self->actor))
      get_co_claimant (self, other)->n_documents++;
}

static int
compare_co_claimants (gconstpointer a, gconstpointer b)
{
  const QuothCoClaimant *one = a;
  const QuothCoClaimant *other = b;
  guint propositions_one = one->n_propositions + one->n_opposed;
  guint propositions_other = other->n_propositions + other->n_opposed;

  if (one->n_claims != other->n_claims)
    return one->n_claims > other->n_claims ? -1 : 1;
  if (propositions_one != propositions_other)
    return propositions_one > propositions_other ? -1 : 1;
  if (one->n_documents != other->n_documents)
    return one->n_documents > other->n_documents ? -1 : 1;
  return quoth_id_compare (&one->actor, &other->actor);
}

static gboolean
count_co_claimants (Making *self, QuothReader *reader, const QuothScope *scope, GError **error)
{
  QuothScope narrow = scope != NULL ? *scope : (QuothScope){ 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  GHashTableIter iter;
  gpointer id;
  gpointer table;

  g_hash_table_iter_init (&iter, self->claimants);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    count_document (self, table);
  g_hash_table_iter_init (&iter, self->propositions);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  narrow.propositions = (const QuothId *) (gpointer) ids->data;
  narrow.n_propositions = ids->len;
  if (ids->len > 0 && !quoth_scope_foreach (reader, &narrow, QUOTH_KIND_CLAIM, look_at_side_cb, self, self->cancellable, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->propositions);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    count_sides (self, table);
  g_array_sort (self->profile->co_claimants, compare_co_claimants);
  return TRUE;
}

/* ---- All of it ---- */

typedef struct
{
  const QuothScope *scope;
  GCancellable *cancellable;
  GHashTable *seen;
  GArray *documents;
} DocumentSearch;

static void
add_document (DocumentSearch *self, const QuothId *document)
{
  if (!quoth_scope_has_document (self->scope, document) || g_hash_table_contains (self->seen, document))
    return;
  g_hash_table_add (self->seen, quoth_id_memdup (document));
  g_array_append_val (self->documents, *document);
}

static gboolean
add_document_cb (gpointer value, gpointer user_data, GError **error)
{
  DocumentSearch *self = user_data;

  if (quoth_kind_is_annotation (QUOTH_VALUE (value)->kind))
    add_document (self, &QUOTH_ANNOTATION (value)->document);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The documents in scope that have to do with the actor. */
static GArray *
find_documents (Making *self, QuothReader *reader, const QuothScope *scope, GError **error)
{
  g_autoptr (GHashTable) seen = id_table_new (NULL);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GArray) written = quoth_utterance_maker_list_written (self->maker, self->actor);
  DocumentSearch search = { scope, self->cancellable, seen, documents };

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_ACTOR, self->actor, add_document_cb, &search, error))
    return NULL;
  for (guint i = 0; i < written->len; i++)
    add_document (&search, &g_array_index (written, QuothId, i));
  return g_steal_pointer (&documents);
}

static gboolean
fill (Making *self, QuothReader *reader, const QuothScope *scope, GError **error)
{
  g_autoptr (GArray) documents = find_documents (self, reader, scope, error);
  QuothScope narrow = scope != NULL ? *scope : (QuothScope){ 0 };

  if (documents == NULL)
    return FALSE;
  narrow.documents = (const QuothId *) (gpointer) documents->data;
  narrow.n_documents = documents->len;
  narrow.propositions = NULL;
  if (documents->len > 0 &&
      (!quoth_scope_foreach (reader, &narrow, QUOTH_KIND_MENTION, look_at_mention_cb, self, self->cancellable, error) ||
       !quoth_scope_foreach (reader, &narrow, QUOTH_KIND_CLAIM, look_at_claim_cb, self, self->cancellable, error)))
    return FALSE;
  self->profile->n_documents = g_hash_table_size (self->documents);
  for (guint i = 0; i < QUOTH_N_PARTS; i++)
    quoth_utterances_sort (self->profile->claims[i]);
  return count_co_claimants (self, reader, scope, error);
}

static QuothActorProfile *
load (QuothReader *reader, const QuothId *id, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothActorProfile) profile = g_new0 (QuothActorProfile, 1);
  g_auto (Making) making = { .profile = profile, .actor = id, .cancellable = cancellable };

  for (guint i = 0; i < QUOTH_N_PARTS; i++)
    profile->claims[i] = quoth_utterances_new ();
  profile->co_claimants = g_array_new (FALSE, FALSE, sizeof (QuothCoClaimant));
  profile->actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, id, error);
  if (profile->actor == NULL)
    return NULL;
  making.documents = id_table_new (NULL);
  making.claimants = id_table_new ((GDestroyNotify) g_hash_table_unref);
  making.propositions = id_table_new ((GDestroyNotify) g_hash_table_unref);
  making.places = id_table_new (NULL);
  making.maker = quoth_utterance_maker_new (reader, cancellable, error);
  if (making.maker == NULL || !fill (&making, reader, scope, error))
    return NULL;
  return g_steal_pointer (&profile);
}

QuothActorProfile *
quoth_actor_profile_load (
  QuothReader *reader, const QuothId *id, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  QuothActorProfile *profile;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  profile = load (reader, id, scope, cancellable, error);
  quoth_reader_end (reader);
  return profile;
}
