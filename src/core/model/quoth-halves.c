/* quoth-halves.c: one annotation becomes two, and two become one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is lost either way. A split copies every field; a join takes what only one has, and refuses where both have something
 * else in a field that holds one thing. What refers to an annotation (memos, relations, cues, roles) is not in it, and is led by
 * rework/quoth-joining.c. After a split it is about the first half, but for the cues and the evidence: they have a place of their own, which
 * says which half they speak of.
 */

#include "config.h"

#include "model/quoth-halves.h"

#include "model/quoth-attribute.h"
#include "model/quoth-claim.h"
#include "model/quoth-fragments.h"
#include "model/quoth-mention.h"
#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>

/* Adds @range to one of the halves, without what hangs over at the cut. Returns: FALSE if nothing is left. */
static gboolean
add_cut (gpointer half, QuothText *text, QuothRange range, gboolean cut_at_start)
{
  QuothRange trimmed = quoth_text_trim (text, range);

  if (quoth_range_is_empty (trimmed))
    return FALSE;
  if (cut_at_start)
    range.start = trimmed.start;
  else
    range.end = trimmed.end;
  quoth_annotation_add_span (half, range, NULL);
  return TRUE;
}

static gboolean
share_out (gconstpointer annotation, QuothText *text, guint offset, gpointer first, gpointer second)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (annotation, i);

      if (span->range.end <= offset)
        quoth_annotation_add_span (first, span->range, span->quote);
      else if (span->range.start >= offset)
        quoth_annotation_add_span (second, span->range, span->quote);
      else if (!add_cut (first, text, quoth_range (span->range.start, offset), FALSE)
               || !add_cut (second, text, quoth_range (offset, span->range.end), TRUE))
        return FALSE;
    }
  return quoth_annotation_get_n_spans (first) > 0 && quoth_annotation_get_n_spans (second) > 0;
}

gpointer
quoth_annotation_split (gconstpointer annotation, QuothText *text, guint offset, gpointer *first, GError **error)
{
  QuothRange extent = quoth_annotation_get_extent (annotation);
  g_autoptr (QuothValue) left = NULL;
  g_autoptr (QuothValue) right = NULL;

  if (offset <= extent.start || offset >= extent.end)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("To split it, put the caret into it: where the second part begins"));
      return NULL;
    }
  if (!quoth_text_is_cluster_boundary (text, offset))
    offset = quoth_text_previous_cluster (text, offset);
  left = quoth_value_copy (annotation);
  right = quoth_value_copy (annotation);
  right->id = quoth_id_new ();
  QUOTH_ANNOTATION (right)->created = g_get_real_time () / 1000;
  g_array_set_size (QUOTH_ANNOTATION (left)->spans, 0);
  g_array_set_size (QUOTH_ANNOTATION (right)->spans, 0);
  if (!share_out (annotation, text, offset, left, right))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("There are only blanks and stops on one side of the caret; to split it, put the caret between words"));
      return NULL;
    }
  *first = g_steal_pointer (&left);
  return g_steal_pointer (&right);
}

gboolean
quoth_cue_goes_along (const QuothCue *cue, gconstpointer first, gconstpointer second)
{
  return !cue->annotation.unplaced && quoth_id_equal (&cue->claim, &((const QuothValue *) first)->id)
         && quoth_annotation_get_extent (cue).start >= quoth_annotation_get_extent (second).start;
}

/* What a trim at the ends of two neighbours may have taken away, in one paragraph. */
static gboolean
is_gap (QuothText *text, QuothRange gap)
{
  gboolean is_stops = TRUE;

  for (guint i = gap.start; i < gap.end; i++)
    {
      gunichar c = quoth_text_get_char (text, i);

      if (c == '\n')
        return FALSE;
      is_stops = is_stops && (g_unichar_isspace (c) || g_unichar_ispunct (c));
    }
  return is_stops || quoth_range_is_empty (quoth_text_trim (text, gap));
}

static void
join_fragments (gpointer into, gconstpointer other, QuothText *text)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (other); i++)
    {
      QuothRange range = quoth_annotation_get_span (other, i)->range;

      if (!quoth_range_is_empty (range))
        quoth_fragments_add (into, range);
    }
  for (guint i = quoth_annotation_get_n_spans (into); i > 1; i--)
    {
      QuothRange gap = { quoth_annotation_get_span (into, i - 2)->range.end,
                         quoth_annotation_get_span (into, i - 1)->range.start };

      if (gap.start < gap.end && is_gap (text, gap))
        quoth_fragments_add (into, gap);
    }
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
join_text (char **into, const char *other, const char *reason, GError **error)
{
  if (is_blank (other) || g_strcmp0 (*into, other) == 0)
    return TRUE;
  if (!is_blank (*into))
    return refuse (error, reason);
  g_free (*into);
  *into = g_strdup (other);
  return TRUE;
}

static gboolean
join_id (QuothId *into, const QuothId *other)
{
  if (quoth_id_is_none (into))
    *into = *other;
  return quoth_id_is_none (other) || quoth_id_equal (into, other);
}

static gboolean
join_number (int *into, int other, int unset)
{
  if (*into == unset)
    *into = other;
  return other == unset || other == *into;
}

static gboolean
join_texts (QuothClaim *into, const QuothClaim *other, GError **error)
{
  return join_text (&into->statement, other->statement,
                    _ ("They have different statements; make them the same, or empty one, and join them then"), error)
         && join_text (&into->form, other->form, _ ("They have different forms; empty one, and join them then"), error)
         && join_text (&into->date, other->date, _ ("They have different dates; empty one, and join them then"), error)
         && join_text (&into->place, other->place, _ ("They have different places; empty one, and join them then"), error);
}

static gboolean
join_choices (QuothClaim *into, const QuothClaim *other, GError **error)
{
  int factuality = (int) into->factuality, mode = (int) into->mode;

  if (!join_number (&factuality, (int) other->factuality, QUOTH_FACTUALITY_UNSET))
    return refuse (error, _ ("They differ in how sure they are; make that the same, and join them then"));
  if (!join_number (&mode, (int) other->mode, QUOTH_MODE_UNSET))
    return refuse (error, _ ("One is quoted another way than the other; make that the same, and join them then"));
  into->factuality = (QuothFactuality) factuality;
  into->mode = (QuothMode) mode;
  if (into->confidence < 0)
    into->confidence = other->confidence;
  if (other->confidence >= 0 && ABS (into->confidence - other->confidence) > 1e-9)
    return refuse (error, _ ("They differ in your confidence; make it the same, and join them then"));
  return TRUE;
}

static gboolean
join_categories (QuothClaim *into, const QuothClaim *other, GError **error)
{
  for (guint i = 0; i < other->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (other->categories, QuothCategory, i);
      QuothCategory *there = NULL;
      int stance;

      for (guint j = 0; j < into->categories->len; j++)
        if (quoth_id_equal (&g_array_index (into->categories, QuothCategory, j).code, &category->code))
          there = &g_array_index (into->categories, QuothCategory, j);
      if (there == NULL)
        {
          g_array_append_val (into->categories, *category);
          continue;
        }
      stance = (int) there->stance;
      if (!join_number (&stance, (int) category->stance, QUOTH_STANCE_UNSET))
        return refuse (error, _ ("They take different sides on a category; make them the same, and join them then"));
      there->stance = (QuothStance) stance;
    }
  return TRUE;
}

static gboolean
join_roles (QuothClaim *into, const QuothClaim *other, GError **error)
{
  for (guint i = 0; i < other->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (other->roles, QuothClaimRole, i);
      QuothClaimRole *there = NULL;

      for (guint j = 0; j < into->roles->len; j++)
        {
          QuothClaimRole *known = &g_array_index (into->roles, QuothClaimRole, j);

          if (known->role == role->role && quoth_id_equal (&known->actor, &role->actor))
            there = known;
        }
      if (there == NULL)
        g_array_append_val (into->roles, *role);
      else if (!join_id (&there->mention, &role->mention))
        return refuse (error, _ ("They name the same actor in different places; untie one from its place, and join them then"));
    }
  return TRUE;
}

static gboolean
join_propositions (QuothClaim *into, const QuothClaim *other, GError **error)
{
  for (guint i = 0; i < other->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (other->propositions, QuothClaimProposition, i);
      const QuothClaimProposition *there = NULL;

      for (guint j = 0; j < into->propositions->len; j++)
        if (quoth_id_equal (&g_array_index (into->propositions, QuothClaimProposition, j).proposition, &link->proposition))
          there = &g_array_index (into->propositions, QuothClaimProposition, j);
      if (there == NULL)
        g_array_append_val (into->propositions, *link);
      else if (there->link != link->link)
        return refuse (error, _ ("One supports what the other denies; make that the same, and join them then"));
    }
  return TRUE;
}

/* A chain is one thing: who reports whom. It is not spliced. */
static gboolean
join_chain (QuothClaim *into, const QuothClaim *other, GError **error)
{
  gboolean same = into->chain->len == other->chain->len;

  if (into->chain->len == 0 && other->chain->len > 0)
    {
      g_array_append_vals (into->chain, other->chain->data, other->chain->len);
      return TRUE;
    }
  for (guint i = 0; same && i < into->chain->len; i++)
    {
      const QuothChainLink *a = &g_array_index (into->chain, QuothChainLink, i);
      const QuothChainLink *b = &g_array_index (other->chain, QuothChainLink, i);

      same = quoth_id_equal (&a->actor, &b->actor) && quoth_id_equal (&a->mention, &b->mention)
             && a->factuality == b->factuality;
    }
  if (same || other->chain->len == 0)
    return TRUE;
  return refuse (error, _ ("They come by different chains of sources; make them the same, and join them then"));
}

static gboolean
join_claims (QuothClaim *into, const QuothClaim *other, GError **error)
{
  return join_texts (into, other, error) && join_choices (into, other, error) && join_categories (into, other, error)
         && join_roles (into, other, error) && join_chain (into, other, error) && join_propositions (into, other, error);
}

static gboolean
join_cues (QuothCue *into, const QuothCue *other, GError **error)
{
  if (!quoth_cue_is (into, other->cue_kind))
    return refuse (error, _ ("They are of different types, as a cue and evidence are; only the same can be joined"));
  if (!join_id (&into->claim, &other->claim))
    return refuse (error, _ ("They belong to different claims; tie them to the same one, and join them then"));
  return TRUE;
}

static gboolean
join_attributes (gpointer into, gconstpointer other, GError **error)
{
  GPtrArray *mine = QUOTH_VALUE (into)->attributes;
  GPtrArray *theirs = ((const QuothValue *) other)->attributes;

  for (guint i = 0; theirs != NULL && i < theirs->len; i++)
    {
      const QuothAttributeValue *entry = theirs->pdata[i];

      for (guint j = 0; mine != NULL && j < mine->len; j++)
        {
          const QuothAttributeValue *there = mine->pdata[j];

          if (quoth_id_equal (&there->attribute, &entry->attribute) && g_strcmp0 (there->value, entry->value) != 0)
            return refuse (error, _ ("They differ in one of the project’s own fields; make it the same, and join them then"));
        }
      quoth_value_set_attribute (into, &entry->attribute, entry->value);
      mine = QUOTH_VALUE (into)->attributes;
    }
  return TRUE;
}

static gboolean
check_heads (const QuothAnnotation *into, const QuothAnnotation *other, GError **error)
{
  if (into->value.kind != other->value.kind)
    return refuse (error, _ ("Only annotations of one kind can be joined"));
  if (!quoth_id_equal (&into->document, &other->document) || into->unplaced || other->unplaced)
    return refuse (error, _ ("Only annotations of one text can be joined"));
  if (into->gold != other->gold)
    return refuse (error, _ ("One is what was adjudicated, the other what a coder made"));
  if (!quoth_id_equal (&into->coder, &other->coder))
    return refuse (error, _ ("They are of different coders, and one of them would lose what is theirs"));
  if (into->value.kind == QUOTH_KIND_MENTION
      && !quoth_id_equal (&((const QuothMention *) into)->actor, &((const QuothMention *) other)->actor))
    return refuse (error, _ ("They name different actors; make them the same, and join them then"));
  return TRUE;
}

gboolean
quoth_annotation_join (gpointer into, gconstpointer other, QuothText *text, GError **error)
{
  QuothAnnotation *self = into;

  if (!check_heads (into, other, error) || !join_attributes (into, other, error))
    return FALSE;
  if (self->value.kind == QUOTH_KIND_CLAIM && !join_claims (into, other, error))
    return FALSE;
  if (self->value.kind == QUOTH_KIND_CUE && !join_cues (into, other, error))
    return FALSE;
  self->created = MIN (self->created, ((const QuothAnnotation *) other)->created);
  join_fragments (into, other, text);
  return TRUE;
}

static gboolean
is_same_id (const QuothId *a, const QuothId *b)
{
  return a == NULL || b == NULL ? a == b : quoth_id_equal (a, b);
}

static gboolean
is_same_claim (const QuothClaim *a, const QuothClaim *b)
{
  if (g_strcmp0 (a->statement != NULL ? a->statement : "", b->statement != NULL ? b->statement : "") != 0
      || !is_same_id (quoth_claim_get_claimant (a), quoth_claim_get_claimant (b))
      || a->categories->len != b->categories->len)
    return FALSE;
  for (guint i = 0; i < a->categories->len; i++)
    if (!quoth_id_equal (&g_array_index (a->categories, QuothCategory, i).code,
                         &g_array_index (b->categories, QuothCategory, i).code))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_place (const QuothAnnotation *a, const QuothAnnotation *b)
{
  if (!quoth_id_equal (&a->document, &b->document) || a->unplaced || b->unplaced || a->spans->len != b->spans->len)
    return FALSE;
  for (guint i = 0; i < a->spans->len; i++)
    if (!quoth_range_equal (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, i)->range))
      return FALSE;
  return TRUE;
}

gboolean
quoth_annotation_is_same (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *x = a, *y = b;

  if (x->value.kind != y->value.kind || !quoth_id_equal (&x->coder, &y->coder) || !is_same_place (x, y))
    return FALSE;
  switch (x->value.kind)
    {
    case QUOTH_KIND_MENTION:
      return quoth_id_equal (&((const QuothMention *) a)->actor, &((const QuothMention *) b)->actor);
    case QUOTH_KIND_CLAIM:
      return is_same_claim (a, b);
    default:
      return quoth_cue_is (a, ((const QuothCue *) b)->cue_kind)
             && quoth_id_equal (&((const QuothCue *) a)->claim, &((const QuothCue *) b)->claim);
    }
}
