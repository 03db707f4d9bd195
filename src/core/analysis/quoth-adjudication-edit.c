/* quoth-adjudication-edit.c: deciding what is gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is gold has an id that follows from the oldest annotation of its case, as a verdict's follows from what it is on: two copies in which one case is decided have
 * one gold annotation after a merge, and what the two disagree about is told field by field. An annotation never changes its coder, so what is decided anew
 * stays with who decided it first; verdicts say who was the last.
 */

#include "config.h"

#include "analysis/quoth-adjudication-edit-private.h"

#include <glib/gi18n-lib.h>

#include "text/quoth-error.h"

struct _QuothAdjudicating
{
  QuothCoder *author;
  char *label;
  GPtrArray *decisions;
};

/* ---- What was seen, and what is there ---- */

static gboolean
is_as_seen (gconstpointer seen, gconstpointer now)
{
  g_autofree char *a = quoth_case_dup_seen (seen);
  g_autofree char *b = quoth_case_dup_seen (now);
  CaseSide x = { seen, 0 }, y = { now, 0 };

  return QUOTH_ANNOTATION (seen)->unplaced == QUOTH_ANNOTATION (now)->unplaced && quoth_case_field_is_same (QUOTH_CASE_FIELD_PLACE, &x, &y)
         && g_str_equal (a, b);
}

static gboolean
refuse_annotation (gconstpointer annotation, GError **error)
{
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
               _ ("“%s” was changed or deleted while it was adjudicated; look at it again, and decide then"), quote);
  return FALSE;
}

static gboolean
check_annotation (QuothReader *reader, gconstpointer seen, GError **error)
{
  const QuothValue *value = seen;
  gboolean is_there = quoth_reader_has (reader, value->kind, &value->id);
  g_autoptr (QuothValue) now = is_there ? quoth_reader_get (reader, value->kind, &value->id, error) : NULL;

  if (now == NULL && is_there)
    return FALSE;
  return (now != NULL && is_as_seen (seen, now)) || refuse_annotation (seen, error);
}

static gboolean
check_verdict (QuothReader *reader, const QuothCaseMember *member, GError **error)
{
  const QuothVerdict *seen = member->verdict;
  QuothId id = quoth_verdict_make_id (&QUOTH_VALUE (member->annotation)->id);
  g_autoptr (QuothVerdict) now = NULL;
  g_autofree char *quote = NULL;

  if (quoth_reader_has (reader, QUOTH_KIND_VERDICT, &id) && (now = quoth_reader_get (reader, QUOTH_KIND_VERDICT, &id, error)) == NULL)
    return FALSE;
  if ((seen == NULL && now == NULL)
      || (seen != NULL && now != NULL && seen->verdict_kind == now->verdict_kind && quoth_id_equal (&seen->gold, &now->gold)))
    return TRUE;
  quote = quoth_annotation_dup_quote (member->annotation);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, _ ("Somebody else decided about “%s” meanwhile; look at it again, and decide then"), quote);
  return FALSE;
}

/* What it refers to may have become gold since: that is no decision. */
static gboolean
check_gold (QuothReader *reader, const QuothAnnotation *seen, GError **error)
{
  g_autoptr (QuothAnnotation) now = NULL;
  CaseSide a = { seen, 0 }, b = { NULL, 0 };

  if (quoth_reader_has (reader, seen->value.kind, &seen->value.id)
      && (now = quoth_reader_get (reader, seen->value.kind, &seen->value.id, error)) == NULL)
    return FALSE;
  b.annotation = now;
  return (now != NULL && now->gold && quoth_case_sides_differ (&a, &b, QUOTH_CASE_ALL_FIELDS) == 0) || refuse_annotation (seen, error);
}

static gboolean
check_decision (QuothReader *reader, const QuothDecision *self, GError **error)
{
  for (guint i = 0; i < self->members->len; i++)
    if (!check_annotation (reader, quoth_decision_get_member (self, i)->annotation, error)
        || !check_verdict (reader, quoth_decision_get_member (self, i), error))
      return FALSE;
  return self->gold == NULL || check_gold (reader, self->gold, error);
}

/* ---- Gold ---- */

/* Whether what is gold is made of others, too, than those that are judged. */
static gboolean
is_shared (const QuothDecision *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothVerdict *verdict = quoth_decision_get_member (self, i)->verdict;

      if (!quoth_decision_judges (self, i) && verdict != NULL && quoth_id_equal (&verdict->gold, &self->gold->value.id))
        return TRUE;
    }
  return FALSE;
}

static QuothId
make_gold_id (AdjudicationEdit *edit, const QuothDecision *self)
{
  const QuothId *oldest = NULL;
  QuothId id;

  if (self->gold != NULL && !is_shared (self))
    return self->gold->value.id;
  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothId *one = &QUOTH_VALUE (quoth_decision_get_member (self, i)->annotation)->id;

      if (quoth_decision_judges (self, i) && (oldest == NULL || quoth_id_compare (one, oldest) < 0))
        oldest = one;
    }
  if (oldest == NULL)
    return quoth_id_new ();
  id = quoth_id_derive ("gold", oldest, 1);
  return g_hash_table_contains (edit->golds, &id) || quoth_reader_has (edit->reader, self->kind, &id) ? quoth_id_new () : id;
}

/* What gold refers to is put right with the ties; until then it has what was tied by hand. */
static void
keep_ties (QuothAnnotation *made, const QuothAnnotation *before)
{
  for (guint i = 0; made->value.kind == QUOTH_KIND_CLAIM && i < ((QuothClaim *) made)->roles->len; i++)
    {
      QuothClaimRole *role = &g_array_index (((QuothClaim *) made)->roles, QuothClaimRole, i);

      role->mention = QUOTH_ID_NONE;
      for (guint j = 0; before != NULL && j < ((const QuothClaim *) before)->roles->len; j++)
        {
          const QuothClaimRole *one = &g_array_index (((const QuothClaim *) before)->roles, QuothClaimRole, j);

          if (one->role == role->role && quoth_id_equal (&one->actor, &role->actor))
            role->mention = one->mention;
        }
    }
  for (guint i = 0; made->value.kind == QUOTH_KIND_CLAIM && i < ((QuothClaim *) made)->chain->len; i++)
    g_array_index (((QuothClaim *) made)->chain, QuothChainLink, i).mention = QUOTH_ID_NONE;
  if (made->value.kind == QUOTH_KIND_CUE && before != NULL && quoth_id_is_none (&((QuothCue *) made)->claim))
    ((QuothCue *) made)->claim = ((const QuothCue *) before)->claim;
}

static QuothAnnotation *
compose (const QuothDecision *self)
{
  QuothAnnotation *made;

  if (self->type == DECISION_WRITE)
    return quoth_value_copy (self->written);
  made = quoth_value_copy (quoth_decision_get_member (self, self->base)->annotation);
  for (guint i = 0; i < self->takes->len; i++)
    {
      const DecisionTake *take = &g_array_index (self->takes, DecisionTake, i);

      quoth_case_field_take (take->field, made, quoth_decision_get_member (self, take->member)->annotation,
                             quoth_id_is_none (&take->attribute) ? NULL : &take->attribute);
    }
  keep_ties (made, self->gold);
  return made;
}

static void
make_gold (AdjudicationEdit *edit, QuothDecision *self)
{
  QuothId id = make_gold_id (edit, self);
  gboolean is_anew = self->gold != NULL && quoth_id_equal (&id, &self->gold->value.id);

  g_clear_pointer (&self->made, quoth_value_unref);
  if (self->gold != NULL && !is_anew && !is_shared (self))
    g_hash_table_add (edit->gone, quoth_id_memdup (&self->gold->value.id));
  self->made = compose (self);
  self->made->value.id = id;
  self->made->gold = TRUE;
  self->made->coder = is_anew ? self->gold->coder : edit->author->value.id;
  self->made->created = is_anew ? self->gold->created : 0;
  g_free (self->made->origin);
  self->made->origin = g_strdup (self->members->len > 0 ? "adjudicated" : "manual");
  g_hash_table_insert (edit->golds, quoth_id_memdup (&id), quoth_value_ref (self->made));
}

/* ---- Verdicts ---- */

static gboolean
overlaps (gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (b); j++)
      if (quoth_range_overlaps (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, j)->range))
        return TRUE;
  return FALSE;
}

/* Which claim what is gold is a cue of, as the members count claims. */
static guint
get_claim (const QuothDecision *self)
{
  const CaseMember *source;

  if (self->kind != QUOTH_KIND_CUE)
    return 0;
  if (self->type == DECISION_ACCEPT)
    {
      source = self->members->pdata[quoth_decision_get_source (self, QUOTH_CASE_FIELD_CUE_CLAIM)];
      return source->claim;
    }
  for (guint i = 0; i < self->members->len; i++)
    if (quoth_id_equal (&((const QuothCue *) quoth_decision_get_member (self, i)->annotation)->claim, &((const QuothCue *) self->written)->claim))
      return ((const CaseMember *) self->members->pdata[i])->claim;
  return quoth_id_is_none (&((const QuothCue *) self->written)->claim) ? 0 : G_MAXUINT - 1;
}

static gboolean
has_part (const QuothDecision *self, guint member)
{
  gboolean any = FALSE;

  if (self->type == DECISION_WRITE)
    {
      for (guint i = 0; i < self->members->len; i++)
        any = any || overlaps (quoth_decision_get_member (self, i)->annotation, self->made);
      return !any || overlaps (quoth_decision_get_member (self, member)->annotation, self->made);
    }
  for (guint i = 0; i < self->takes->len; i++)
    any = any || g_array_index (self->takes, DecisionTake, i).member == member;
  return any || member == self->base;
}

static QuothVerdictKind
judge (const QuothDecision *self, guint member)
{
  CaseSide side, gold;

  if (self->made == NULL)
    return QUOTH_VERDICT_REJECTED;
  side = quoth_case_member_get_side (quoth_decision_get_member (self, member));
  gold = (CaseSide){ self->made, get_claim (self) };
  if (quoth_case_sides_differ (&side, &gold, QUOTH_CASE_ALL_FIELDS) == 0)
    return QUOTH_VERDICT_ACCEPTED;
  return has_part (self, member) ? QUOTH_VERDICT_CHANGED : QUOTH_VERDICT_REJECTED;
}

static void
add_verdicts (AdjudicationEdit *edit, const QuothDecision *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      QuothAnnotation *annotation = quoth_decision_get_member (self, i)->annotation;
      QuothId id = quoth_verdict_make_id (&annotation->value.id);
      QuothVerdict *verdict = NULL;

      g_hash_table_insert (edit->sources, quoth_id_memdup (&annotation->value.id), annotation);
      if (!quoth_decision_judges (self, i))
        continue;
      if (self->type != DECISION_REOPEN)
        {
          verdict = quoth_verdict_new (&id);
          verdict->source = annotation->value.id;
          verdict->gold = self->made != NULL ? self->made->value.id : QUOTH_ID_NONE;
          verdict->verdict_kind = judge (self, i);
          verdict->reason = g_strdup (self->reason);
          verdict->coder = edit->author->value.id;
          verdict->time = g_get_real_time () / 1000;
          verdict->seen = quoth_case_dup_seen (annotation);
        }
      g_hash_table_insert (edit->verdicts, quoth_id_memdup (&annotation->value.id), verdict);
    }
}

static void
decide (AdjudicationEdit *edit, QuothDecision *self)
{
  if (self->type == DECISION_ACCEPT || self->type == DECISION_WRITE)
    make_gold (edit, self);
  else if (self->gold != NULL && !is_shared (self))
    g_hash_table_add (edit->gone, quoth_id_memdup (&self->gold->value.id));
  add_verdicts (edit, self);
}

/* ---- The change ---- */

QuothAdjudicating *
quoth_adjudicating_new (const QuothCoder *author, const char *label)
{
  QuothAdjudicating *self = g_new0 (QuothAdjudicating, 1);

  self->author = quoth_coder_copy (author);
  self->label = g_strdup (label);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_decision_free);
  return self;
}

void
quoth_adjudicating_free (QuothAdjudicating *self)
{
  quoth_value_unref (self->author);
  g_free (self->label);
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

void
quoth_adjudicating_add (QuothAdjudicating *self, QuothDecision *decision)
{
  g_ptr_array_add (self->decisions, decision);
}

guint
quoth_adjudicating_get_n (const QuothAdjudicating *self)
{
  return self->decisions->len;
}

QuothId
quoth_adjudicating_get_gold (const QuothAdjudicating *self, guint n)
{
  const QuothDecision *decision = self->decisions->pdata[n];

  return decision->made != NULL ? decision->made->value.id : QUOTH_ID_NONE;
}

static char *
dup_label (const QuothAdjudicating *self)
{
  static const char *const labels[] = { N_("Adjudicate: accept"), N_("Adjudicate: write anew"), N_("Adjudicate: reject"), N_("Adjudicate: reopen") };
  guint n = self->decisions->len;
  const QuothDecision *first = n == 1 ? self->decisions->pdata[0] : NULL;

  if (self->label != NULL)
    return g_strdup (self->label);
  if (first != NULL)
    return g_strdup (first->takes->len > 0 ? _ ("Adjudicate: merge") : _ (labels[first->type]));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Adjudicate %u case", "Adjudicate %u cases", n), n);
}

static void
put_all (AdjudicationEdit *edit, QuothChange *change)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, edit->golds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    quoth_change_put (change, value);
  for (guint i = 0; i < edit->relations->len; i++)
    quoth_change_put (change, edit->relations->pdata[i]);
  g_hash_table_iter_init (&iter, edit->verdicts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      QuothId verdict = quoth_verdict_make_id (id);

      if (value != NULL)
        quoth_change_put (change, value);
      else if (quoth_reader_has (edit->reader, QUOTH_KIND_VERDICT, &verdict))
        quoth_change_delete (change, QUOTH_KIND_VERDICT, &verdict);
    }
  for (guint i = 0; i < edit->dead_relations->len; i++)
    quoth_change_delete (change, QUOTH_KIND_RELATION, &g_array_index (edit->dead_relations, QuothId, i));
}

/* Last, since what is deleted takes the verdicts along that still name it. */
static void
delete_golds (AdjudicationEdit *edit, GPtrArray *decisions, QuothChange *change)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const QuothDecision *decision = decisions->pdata[i];

      if (decision->gold != NULL && g_hash_table_remove (edit->gone, &decision->gold->value.id))
        quoth_change_delete (change, decision->kind, &decision->gold->value.id);
    }
}

static QuothChange *
build (const QuothAdjudicating *self, AdjudicationEdit *edit, GCancellable *cancellable, GError **error)
{
  g_autofree char *label = dup_label (self);
  g_autoptr (QuothChange) change = quoth_change_new (label, &self->author->value.id);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_decision (edit->reader, self->decisions->pdata[i], error))
        return NULL;
      decide (edit, self->decisions->pdata[i]);
    }
  if (!quoth_adjudication_tie (edit, self->decisions, error))
    return NULL;
  if (self->decisions->len > 0 && !quoth_reader_has (edit->reader, QUOTH_KIND_CODER, &self->author->value.id))
    quoth_change_put (change, self->author);
  put_all (edit, change);
  delete_golds (edit, self->decisions, change);
  return g_steal_pointer (&change);
}

static void
unref_verdict (gpointer verdict)
{
  if (verdict != NULL)
    quoth_value_unref (verdict);
}

QuothChange *
quoth_adjudicating_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothAdjudicating *self = data;
  g_autoptr (GHashTable) verdicts = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, unref_verdict);
  g_autoptr (GHashTable) sources = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GHashTable) golds = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, quoth_value_unref);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GPtrArray) relations = quoth_values_new ();
  g_autoptr (GArray) dead_relations = g_array_new (FALSE, FALSE, sizeof (QuothId));
  AdjudicationEdit edit = { reader, self->author, verdicts, sources, golds, gone, relations, dead_relations };

  return build (self, &edit, cancellable, error);
}
