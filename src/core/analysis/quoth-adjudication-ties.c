/* quoth-adjudication-ties.c: what gold refers to is gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each coder's claim refers to that coder's mentions, each cue to that coder's claim. What gold refers to in their stead follows from the verdicts alone: to what the
 * mention, or claim, of those that gold was made of became. So it is worked out anew, from all verdicts as they will be, for every gold annotation that one of the decisions has
 * to do with: that which is decided, and that which was made of what refers to what is decided. Hence it makes no difference what is decided first.
 *
 * What a person tied by hand is what does not follow from any source; that stays. If the sources of a cue belong to claims that became several, it is for a person to say which: what
 * it has stays, if it is one of them.
 *
 * O(what refers to the decided cases × sources).
 */

#include "config.h"

#include "analysis/quoth-adjudication-edit-private.h"

/* What became of a source, as it will be. (transfer full) (nullable) */
static QuothVerdict *
find_verdict (AdjudicationEdit *self, const QuothId *source)
{
  QuothId id = quoth_verdict_make_id (source);
  gpointer found;

  if (g_hash_table_lookup_extended (self->verdicts, source, NULL, &found))
    return found != NULL ? quoth_value_ref (found) : NULL;
  return quoth_reader_has (self->reader, QUOTH_KIND_VERDICT, &id) ? quoth_reader_get (self->reader, QUOTH_KIND_VERDICT, &id, NULL) : NULL;
}

/* What is gold, as it will be. (transfer full) (nullable) */
static QuothAnnotation *
find_gold (AdjudicationEdit *self, QuothKind kind, const QuothId *id)
{
  QuothAnnotation *found = g_hash_table_lookup (self->golds, id);

  if (found != NULL)
    return quoth_value_ref (found);
  if (quoth_id_is_none (id) || g_hash_table_contains (self->gone, id) || !quoth_reader_has (self->reader, kind, id))
    return NULL;
  found = quoth_reader_get (self->reader, kind, id, NULL);
  if (found != NULL && !found->gold)
    g_clear_pointer (&found, quoth_value_unref);
  return found;
}

/* What stands for @id in the gold layer: what it became, or itself. (transfer full) (nullable) */
static QuothAnnotation *
resolve (AdjudicationEdit *self, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothVerdict) verdict = NULL;

  if (quoth_id_is_none (id))
    return NULL;
  verdict = find_verdict (self, id);
  return find_gold (self, kind, verdict != NULL ? &verdict->gold : id);
}

/* ---- Sources ---- */

/* Source: @counts: whether gold was made of it, and it does not only stand in its place. */
typedef struct
{
  QuothAnnotation *annotation;
  QuothVerdictKind kind;
} Source;

static void
source_clear (gpointer data)
{
  quoth_value_unref (((Source *) data)->annotation);
}

typedef struct
{
  AdjudicationEdit *edit;
  const QuothAnnotation *gold;
  GArray *sources;
} Listing;

static gboolean
add_source (Listing *self, const QuothVerdict *verdict, GError **error)
{
  QuothAnnotation *known = g_hash_table_lookup (self->edit->sources, &verdict->source);
  Source source = { NULL, verdict->verdict_kind };

  if (!quoth_id_equal (&verdict->gold, &self->gold->value.id))
    return TRUE;
  source.annotation = known != NULL ? quoth_value_ref (known) : quoth_reader_get (self->edit->reader, self->gold->value.kind, &verdict->source, error);
  if (source.annotation == NULL)
    return FALSE;
  g_array_append_val (self->sources, source);
  return TRUE;
}

static gboolean
add_source_cb (gpointer value, gpointer user_data, GError **error)
{
  Listing *self = user_data;

  return QUOTH_VALUE (value)->kind != QUOTH_KIND_VERDICT || g_hash_table_contains (self->edit->verdicts, &quoth_verdict (value)->source)
         || add_source (self, value, error);
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const Source *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return quoth_id_compare (&x->annotation->value.id, &y->annotation->value.id);
}

/* (transfer full) (element-type Source): those that gold was made of, the accepted ones first, and then those in whose place it stands. @made: QuothId of what is gold → verdicts. */
static GArray *
list_sources (AdjudicationEdit *self, GHashTable *made, const QuothAnnotation *gold, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  Listing listing = { self, gold, sources };
  GPtrArray *verdicts = g_hash_table_lookup (made, &gold->value.id);

  g_array_set_clear_func (sources, source_clear);
  for (guint i = 0; verdicts != NULL && i < verdicts->len; i++)
    if (!add_source (&listing, verdicts->pdata[i], error))
      return NULL;
  if (quoth_reader_has (self->reader, gold->value.kind, &gold->value.id)
      && !quoth_reader_foreach_use (self->reader, gold->value.kind, &gold->value.id, add_source_cb, &listing, error))
    return NULL;
  g_array_sort (sources, compare_sources);
  return g_steal_pointer (&sources);
}

/* ---- Mentions of a claim ---- */

typedef QuothId (*GetTieFunc) (gconstpointer source, gconstpointer item);

static QuothId
get_role_mention (gconstpointer source, gconstpointer item)
{
  const QuothClaim *claim = source;
  const QuothClaimRole *role = item;

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *one = &g_array_index (claim->roles, QuothClaimRole, i);

      if (one->role == role->role && quoth_id_equal (&one->actor, &role->actor))
        return one->mention;
    }
  return QUOTH_ID_NONE;
}

static QuothId
get_link_mention (gconstpointer source, gconstpointer item)
{
  const QuothClaim *claim = source;

  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *one = &g_array_index (claim->chain, QuothChainLink, i);

      if (quoth_id_equal (&one->actor, &((const QuothChainLink *) item)->actor))
        return one->mention;
    }
  return QUOTH_ID_NONE;
}

/* The gold mention of @actor for what the sources have for @item. @current: what it has, which stays if no source leads to it. */
static QuothId
tie_mention (AdjudicationEdit *self, GArray *sources, GetTieFunc get_tie, gconstpointer item, const QuothId *actor, const QuothId *current)
{
  g_autoptr (QuothAnnotation) kept = resolve (self, QUOTH_KIND_MENTION, current);
  QuothId found = QUOTH_ID_NONE;
  gboolean follows = FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      QuothId theirs = get_tie (source->annotation, item);
      g_autoptr (QuothAnnotation) gold = resolve (self, QUOTH_KIND_MENTION, &theirs);

      if (gold == NULL || !quoth_id_equal (&((QuothMention *) gold)->actor, actor))
        continue;
      follows = follows || (kept != NULL && quoth_id_equal (&kept->value.id, &gold->value.id));
      if (quoth_id_is_none (&found) && source->kind != QUOTH_VERDICT_REJECTED)
        found = gold->value.id;
    }
  if (kept != NULL && !follows && quoth_id_equal (&((QuothMention *) kept)->actor, actor))
    return kept->value.id;
  return found;
}

static gboolean
set_tie (QuothId *tie, QuothId to)
{
  gboolean changed = !quoth_id_equal (tie, &to);

  *tie = to;
  return changed;
}

static gboolean
tie_mentions (AdjudicationEdit *self, QuothClaim *claim, GArray *sources)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < claim->roles->len; i++)
    {
      QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      changed |= set_tie (&role->mention, tie_mention (self, sources, get_role_mention, role, &role->actor, &role->mention));
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      changed |= set_tie (&link->mention, tie_mention (self, sources, get_link_mention, link, &link->actor, &link->mention));
    }
  return changed;
}

/* ---- The claim of a cue ---- */

static gboolean
tie_claim (AdjudicationEdit *self, QuothCue *cue, GArray *sources)
{
  g_autoptr (QuothAnnotation) kept = resolve (self, QUOTH_KIND_CLAIM, &cue->claim);
  QuothId found = QUOTH_ID_NONE;
  gboolean follows = FALSE, is_clear = TRUE;

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);
      g_autoptr (QuothAnnotation) gold = resolve (self, QUOTH_KIND_CLAIM, &((const QuothCue *) source->annotation)->claim);

      if (gold == NULL)
        continue;
      follows = follows || (kept != NULL && quoth_id_equal (&kept->value.id, &gold->value.id));
      if (source->kind == QUOTH_VERDICT_REJECTED)
        continue;
      is_clear = is_clear && (quoth_id_is_none (&found) || quoth_id_equal (&found, &gold->value.id));
      found = gold->value.id;
    }
  if (kept != NULL && (!follows || !is_clear))
    found = kept->value.id;
  else if (!is_clear)
    found = QUOTH_ID_NONE;
  return set_tie (&cue->claim, found);
}

/* ---- Relations ---- */

typedef struct
{
  AdjudicationEdit *edit;
  const QuothAnnotation *gold;
  QuothId source;
  GHashTable *wanted; /* QuothId → QuothRelation */
  GPtrArray *there;
} Relating;

/* Follows from the two claims and the kind, so that copies make the same one. */
static QuothId
make_relation_id (const QuothId *from, const QuothId *to, const char *kind)
{
  g_autofree char *what = g_strdup_printf ("gold %s", kind);
  QuothId ids[] = { *from, *to };

  return quoth_id_derive (what, ids, 2);
}

static gboolean
want_relation_cb (gpointer value, gpointer user_data, GError **error)
{
  Relating *self = user_data;
  QuothRelation *relation = value;
  g_autoptr (QuothAnnotation) to = NULL;
  QuothId id;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_RELATION || !quoth_id_equal (&relation->from, &self->source))
    return TRUE;
  to = resolve (self->edit, QUOTH_KIND_CLAIM, &relation->to);
  if (to == NULL || quoth_id_equal (&to->value.id, &self->gold->value.id))
    return TRUE;
  id = make_relation_id (&self->gold->value.id, &to->value.id, relation->relation_kind);
  if (g_hash_table_contains (self->wanted, &id))
    return TRUE;
  relation = quoth_value_copy (value);
  relation->value.id = id;
  relation->from = self->gold->value.id;
  relation->to = to->value.id;
  relation->coder = self->edit->author->value.id;
  g_hash_table_insert (self->wanted, &relation->value.id, relation);
  return TRUE;
}

static gboolean
list_relation_cb (gpointer value, gpointer user_data, GError **error)
{
  Relating *self = user_data;

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_RELATION && quoth_id_equal (&quoth_relation (value)->from, &self->gold->value.id))
    g_ptr_array_add (self->there, quoth_value_ref (value));
  return TRUE;
}

/* What is there by hand and the same is enough; what is there since it followed, and does not any more, goes. */
static void
settle_relations (Relating *self)
{
  GHashTableIter iter;
  gpointer wanted;

  for (guint i = 0; i < self->there->len; i++)
    {
      const QuothRelation *one = self->there->pdata[i];
      QuothId id = make_relation_id (&one->from, &one->to, one->relation_kind);

      if (!g_hash_table_remove (self->wanted, &id) && quoth_id_equal (&id, &one->value.id))
        g_array_append_val (self->edit->dead_relations, one->value.id);
    }
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, &wanted))
    g_ptr_array_add (self->edit->relations, quoth_value_ref (wanted));
}

static gboolean
relate (AdjudicationEdit *self, const QuothAnnotation *gold, GArray *sources, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  g_autoptr (GPtrArray) there = quoth_values_new ();
  Relating relating = { self, gold, QUOTH_ID_NONE, wanted, there };

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = &g_array_index (sources, Source, i);

      relating.source = source->annotation->value.id;
      if (source->kind != QUOTH_VERDICT_REJECTED
          && !quoth_reader_foreach_use (self->reader, QUOTH_KIND_CLAIM, &relating.source, want_relation_cb, &relating, error))
        return FALSE;
    }
  if (quoth_reader_has (self->reader, QUOTH_KIND_CLAIM, &gold->value.id)
      && !quoth_reader_foreach_use (self->reader, QUOTH_KIND_CLAIM, &gold->value.id, list_relation_cb, &relating, error))
    return FALSE;
  settle_relations (&relating);
  return TRUE;
}

/* ---- What is touched ---- */

/* @touched: QuothId of what is gold → its kind */
typedef struct
{
  AdjudicationEdit *edit;
  GHashTable *touched;
  QuothId source;
} Touching;

static void
touch (Touching *self, QuothKind kind, const QuothId *id)
{
  if (!quoth_id_is_none (id))
    g_hash_table_insert (self->touched, quoth_id_memdup (id), GINT_TO_POINTER ((int) kind));
}

static void
touch_of (Touching *self, QuothKind kind, const QuothId *source)
{
  g_autoptr (QuothVerdict) verdict = find_verdict (self->edit, source);

  if (verdict != NULL)
    touch (self, kind, &verdict->gold);
}

/* Who refers to a source: claims to a mention; cues and relations to a claim. */
static gboolean
touch_user_cb (gpointer value, gpointer user_data, GError **error)
{
  Touching *self = user_data;
  QuothKind kind = QUOTH_VALUE (value)->kind;

  if (kind == QUOTH_KIND_CLAIM || kind == QUOTH_KIND_CUE)
    touch_of (self, kind, &QUOTH_VALUE (value)->id);
  else if (kind == QUOTH_KIND_RELATION)
    touch_of (self, QUOTH_KIND_CLAIM, &quoth_relation (value)->from);
  return TRUE;
}

static gboolean
touch_decision (Touching *self, const QuothDecision *decision, GError **error)
{
  if (decision->made != NULL)
    touch (self, decision->kind, &decision->made->value.id);
  for (guint i = 0; i < decision->members->len; i++)
    {
      const QuothCaseMember *member = quoth_decision_get_member (decision, i);

      if (member->verdict != NULL)
        touch (self, decision->kind, &member->verdict->gold);
      if (decision->kind != QUOTH_KIND_CUE
          && !quoth_reader_foreach_use (self->edit->reader, decision->kind, &QUOTH_VALUE (member->annotation)->id, touch_user_cb, self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tie (AdjudicationEdit *self, GHashTable *made, QuothKind kind, const QuothId *id, GError **error)
{
  g_autoptr (QuothAnnotation) found = find_gold (self, kind, id);
  g_autoptr (QuothAnnotation) gold = NULL;
  g_autoptr (GArray) sources = NULL;
  gboolean changed;

  if (found == NULL || kind == QUOTH_KIND_MENTION)
    return TRUE;
  sources = list_sources (self, made, found, error);
  if (sources == NULL)
    return FALSE;
  gold = quoth_value_copy (found);
  changed = kind == QUOTH_KIND_CLAIM ? tie_mentions (self, (QuothClaim *) gold, sources) : tie_claim (self, (QuothCue *) gold, sources);
  if (kind == QUOTH_KIND_CLAIM && !relate (self, gold, sources, error))
    return FALSE;
  if (changed)
    g_hash_table_replace (self->golds, quoth_id_memdup (id), g_steal_pointer (&gold));
  return TRUE;
}

/* (transfer full): QuothId of what is gold → array of its verdicts, of those that are new. */
static GHashTable *
list_made (AdjudicationEdit *self)
{
  GHashTable *made = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->verdicts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      QuothVerdict *verdict = value;
      GPtrArray *verdicts = verdict != NULL ? g_hash_table_lookup (made, &verdict->gold) : NULL;

      if (verdict == NULL)
        continue;
      if (verdicts == NULL)
        g_hash_table_insert (made, &verdict->gold, verdicts = g_ptr_array_new ());
      g_ptr_array_add (verdicts, verdict);
    }
  return made;
}

gboolean
quoth_adjudication_tie (AdjudicationEdit *self, GPtrArray *decisions, GError **error)
{
  g_autoptr (GHashTable) made = list_made (self);
  g_autoptr (GHashTable) touched = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  Touching touching = { self, touched, QUOTH_ID_NONE };
  GHashTableIter iter;
  gpointer id, kind;

  for (guint i = 0; i < decisions->len; i++)
    if (!touch_decision (&touching, decisions->pdata[i], error))
      return FALSE;
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    if (!tie (self, made, (QuothKind) GPOINTER_TO_INT (kind), id, error))
      return FALSE;
  return TRUE;
}
