/* quoth-duplicate-actors.c: actors that are perhaps the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each name gives some tens of keys (quoth_actor_name_add_keys()), such that names which are alike share one. Sorted, equal keys stand
 * beside each other: a block. Only names of one block are compared, so that n actors take O(n log n) as long as blocks are
 * small; they are, but for a name that everybody has, and there (over BLOCK names) each is compared with the first alone: O(n) again, and
 * the pairs that are not told would have told nothing more.
 */

#include "config.h"

#include "analysis/quoth-duplicate-actors.h"

#include <glib/gi18n-lib.h>

#include "analysis/quoth-actor-name.h"

/* A block of more names is not compared each with each. */
#define BLOCK 64

/* Parents of parents: more than anyone makes, and a circle ends. */
#define MAX_DEPTH 32

typedef struct
{
  guint64 key;
  guint name;
} NameKey;

typedef struct
{
  GPtrArray *actors; /* element-type QuothActor */
  GHashTable *by_id;
  GPtrArray *names;  /* element-type QuothActorName */
  GArray *keys;      /* element-type NameKey */
  GHashTable *pairs; /* QuothDuplicate → itself, by its actors */
  GCancellable *cancellable;
} Search;

const char *
quoth_duplicate_reason_to_nick (QuothDuplicateReason reason)
{
  static const char *const nicks[] = { "wikidata", "name", "alias", "order", "spelling", "typo", "initials", "part" };

  return nicks[reason];
}

const char *
quoth_duplicate_reason_get_label (QuothDuplicateReason reason)
{
  static const char *const labels[] = {
    N_("Same Wikidata id"), N_("Same name"),           N_("Same other name"),       N_("Same words in another order"),
    N_("Other spelling"),   N_("A letter or two apart"), N_("Initials of the other"), N_("Part of the other name"),
  };

  return _(labels[reason]);
}

void
quoth_duplicate_free (QuothDuplicate *self)
{
  g_clear_pointer (&self->a, quoth_value_unref);
  g_clear_pointer (&self->b, quoth_value_unref);
  g_free (self->name_a);
  g_free (self->name_b);
  g_free (self);
}

/* ---- What is known of the actors ---- */

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_above (Search *self, const QuothActor *above, const QuothActor *actor)
{
  for (guint depth = 0; actor != NULL && depth < MAX_DEPTH; depth++)
    {
      if (quoth_id_equal (&actor->parent, &above->value.id))
        return TRUE;
      actor = g_hash_table_lookup (self->by_id, &actor->parent);
    }
  return FALSE;
}

static gboolean
are_different (Search *self, const QuothActor *a, const QuothActor *b)
{
  if (is_set (a->wikidata) && is_set (b->wikidata))
    return g_ascii_strcasecmp (a->wikidata, b->wikidata) != 0;
  return is_above (self, a, b) || is_above (self, b, a);
}

/* ---- Pairs ---- */

static guint
hash_pair (gconstpointer pair)
{
  const QuothDuplicate *self = pair;

  return quoth_id_hash (&self->a->value.id) * 31 + quoth_id_hash (&self->b->value.id);
}

static gboolean
equal_pairs (gconstpointer one, gconstpointer other)
{
  const QuothDuplicate *a = one;
  const QuothDuplicate *b = other;

  return a->a == b->a && a->b == b->b;
}

/* Tells the pair, or tells it better. */
static void
add_pair (Search *self, QuothActor *a, QuothActor *b, QuothDuplicateReason reason, double score, const char *name_a, const char *name_b)
{
  gboolean swapped = quoth_id_compare (&a->value.id, &b->value.id) > 0;
  QuothDuplicate key = { .a = swapped ? b : a, .b = swapped ? a : b };
  QuothDuplicate *pair = g_hash_table_lookup (self->pairs, &key);

  if (pair != NULL && pair->score >= score)
    return;
  if (pair == NULL)
    {
      pair = g_new0 (QuothDuplicate, 1);
      pair->a = quoth_value_ref (key.a);
      pair->b = quoth_value_ref (key.b);
      g_hash_table_add (self->pairs, pair);
    }
  pair->reason = reason;
  pair->score = score;
  g_free (pair->name_a);
  g_free (pair->name_b);
  pair->name_a = g_strdup (swapped ? name_b : name_a);
  pair->name_b = g_strdup (swapped ? name_a : name_b);
}

static void
compare (Search *self, const QuothActorName *one, const QuothActorName *other)
{
  QuothDuplicateReason reason;
  double score;

  if (one->actor != other->actor && quoth_actor_name_match (one, other, &reason, &score) &&
      !are_different (self, one->actor, other->actor))
    add_pair (self, one->actor, other->actor, reason, score, one->text, other->text);
}

/* ---- Blocks ---- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const NameKey *one = a;
  const NameKey *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->name < other->name ? -1 : one->name > other->name;
}

static const QuothActorName *
get_name (Search *self, guint key)
{
  return self->names->pdata[g_array_index (self->keys, NameKey, key).name];
}

static void
compare_block (Search *self, guint start, guint end)
{
  guint firsts = end - start > BLOCK ? start + 1 : end;

  for (guint i = start; i < firsts; i++)
    for (guint j = i + 1; j < end; j++)
      compare (self, get_name (self, i), get_name (self, j));
}

static gboolean
compare_blocks (Search *self, GError **error)
{
  guint start = 0;

  g_array_sort (self->keys, compare_keys);
  for (guint end = 1; end <= self->keys->len; end++)
    {
      if (end < self->keys->len &&
          g_array_index (self->keys, NameKey, end).key == g_array_index (self->keys, NameKey, start).key)
        continue;
      if (end - start > 1)
        compare_block (self, start, end);
      start = end;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
compare_wikidata (Search *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->actors->len; i++)
    {
      QuothActor *actor = self->actors->pdata[i];
      g_autofree char *item = is_set (actor->wikidata) ? g_ascii_strup (actor->wikidata, -1) : NULL;
      QuothActor *first = item != NULL ? g_hash_table_lookup (firsts, item) : NULL;

      if (first != NULL)
        add_pair (self, first, actor, QUOTH_DUPLICATE_WIKIDATA, 1, first->wikidata, actor->wikidata);
      else if (item != NULL)
        g_hash_table_insert (firsts, g_steal_pointer (&item), actor);
    }
}

/* ---- All of it ---- */

static void
add_name (Search *self, QuothActor *actor, const char *text, gboolean is_main)
{
  QuothActorName *name = quoth_actor_name_new (actor, text, is_main);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));

  quoth_actor_name_add_keys (name, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      NameKey key = { g_array_index (keys, guint64, i), self->names->len };

      g_array_append_val (self->keys, key);
    }
  g_ptr_array_add (self->names, name);
}

static gboolean
add_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  Search *self = user_data;
  QuothActor *actor = value;

  g_ptr_array_add (self->actors, quoth_value_ref (actor));
  g_hash_table_insert (self->by_id, &actor->value.id, actor);
  add_name (self, actor, actor->name, TRUE);
  for (guint i = 0; i < actor->aliases->len; i++)
    add_name (self, actor, ((const QuothAlias *) actor->aliases->pdata[i])->text, FALSE);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  const QuothDuplicate *one = *(const QuothDuplicate *const *) a;
  const QuothDuplicate *other = *(const QuothDuplicate *const *) b;
  int order;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  order = g_strcmp0 (one->a->name, other->a->name);
  if (order == 0)
    order = g_strcmp0 (one->b->name, other->b->name);
  if (order == 0)
    order = quoth_id_compare (&one->a->value.id, &other->a->value.id);
  return order != 0 ? order : quoth_id_compare (&one->b->value.id, &other->b->value.id);
}

static GPtrArray *
take_pairs (GHashTable *pairs)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_duplicate_free);
  GHashTableIter iter;
  gpointer pair;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    {
      g_ptr_array_add (found, pair);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (found, compare_duplicates);
  return found;
}

GPtrArray *
quoth_duplicate_actors_find (QuothReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_actor_name_free);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (NameKey));
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (hash_pair, equal_pairs, (GDestroyNotify) quoth_duplicate_free, NULL);
  Search self = { actors, by_id, names, keys, pairs, cancellable };
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };

  if (!quoth_reader_foreach (reader, &query, add_actor_cb, &self, error))
    return NULL;
  compare_wikidata (&self);
  if (!compare_blocks (&self, error))
    return NULL;
  return take_pairs (pairs);
}
