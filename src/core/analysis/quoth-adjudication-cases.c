/* quoth-adjudication-cases.c: which annotations of several coders are one case, and how it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are put together as agreement does it (quoth-project-agreement-match.c), so that what is adjudicated is what was measured. What a verdict made one gold
 * annotation of stays together, wherever it would go now, and what became two stays apart: else a case that is settled would fall asunder when somebody marks something beside it.
 * Who came newly to such a case and finds somebody of their own coder there is a case apart.
 */

#include "config.h"

#include "analysis/quoth-adjudication-private.h"
#include "analysis/quoth-project-agreement-private.h"
#include "model/quoth-verdict-seen.h"

#include <string.h>

/*
 * Grouping:
 * @pieces: (element-type CasePiece): by place
 * @groups: of each piece its group
 * @golds: of each group what it became, borrowed; %NULL if nothing
 */
typedef struct
{
  QuothAdjudication *adjudication;
  QuothKind kind;
  GArray *pieces;
  guint *groups;
  GPtrArray *golds;
} Grouping;

static const CasePiece *
get_piece (const Grouping *self, guint piece)
{
  return &g_array_index (self->pieces, CasePiece, piece);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const CasePiece *x = a, *y = b;
  int order = quoth_range_compare (quoth_annotation_get_extent (x->annotation), quoth_annotation_get_extent (y->annotation));

  if (order == 0 && x->coder != y->coder)
    order = x->coder < y->coder ? -1 : 1;
  return order != 0 ? order : quoth_id_compare (&QUOTH_VALUE (x->annotation)->id, &QUOTH_VALUE (y->annotation)->id);
}

/* ---- Matching ---- */

/* Which claim of several it is a cue of: the number of its case, from 1. */
static guint
find_claim (const QuothAdjudication *self, gconstpointer annotation)
{
  const Case *found;

  if (((const QuothValue *) annotation)->kind != QUOTH_KIND_CUE || quoth_id_is_none (&((const QuothCue *) annotation)->claim))
    return 0;
  found = g_hash_table_lookup (self->found, &((const QuothCue *) annotation)->claim);
  return found != NULL ? found->index + 1 : G_MAXUINT;
}

/* What decides which of those of one coder at the very same place goes with which of another's: whom it is about, and what. */
static void
tell (const Grouping *self, GString *gist, gconstpointer annotation)
{
  const QuothClaim *claim = annotation;
  char id[QUOTH_ID_STRING_SIZE];

  if (self->kind == QUOTH_KIND_MENTION)
    g_string_append (gist, quoth_id_to_string (&((const QuothMention *) annotation)->actor, id));
  else if (self->kind == QUOTH_KIND_CUE)
    g_string_append_printf (gist, "%s %u", ((const QuothCue *) annotation)->cue_kind, find_claim (self->adjudication, annotation));
  else
    {
      for (guint i = 0; i < claim->roles->len; i++)
        if (g_array_index (claim->roles, QuothClaimRole, i).role == QUOTH_ROLE_CLAIMANT)
          g_string_append (gist, quoth_id_to_string (&g_array_index (claim->roles, QuothClaimRole, i).actor, id));
      for (guint i = 0; i < claim->categories->len; i++)
        g_string_append (gist, quoth_id_to_string (&g_array_index (claim->categories, QuothCategory, i).code, id));
    }
}

static void
add_coding_piece (const Grouping *self, QuothProjectAgreement *coding, const CasePiece *piece)
{
  g_autoptr (GString) gist = g_string_new (NULL);
  CodingPiece one = { .coder = piece->coder,
                      .id = QUOTH_VALUE (piece->annotation)->id,
                      .place = quoth_annotation_get_extent (piece->annotation),
                      .first_range = coding->ranges->len,
                      .n_ranges = quoth_annotation_get_n_spans (piece->annotation),
                      .first_fact = coding->facts->len,
                      .n_facts = 1 };
  CodingFact fact = { NULL, NULL };

  tell (self, gist, piece->annotation);
  fact.value = g_string_chunk_insert_const (coding->strings, gist->str);
  g_array_append_val (coding->facts, fact);
  for (guint i = 0; i < one.n_ranges; i++)
    g_array_append_val (coding->ranges, quoth_annotation_get_span (piece->annotation, i)->range);
  g_array_append_val (coding->pieces, one);
}

/* The text as agreement would have it that knows of no other. */
static gboolean
match (Grouping *self, guint *n_groups, GCancellable *cancellable, GError **error)
{
  guint n_coders = self->adjudication->coders->len;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (CodingPiece));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (CodingFact));
  g_autofree guint *coders = g_new (guint, n_coders + 1);
  guint length = self->adjudication->document->length, firsts[2] = { 0, self->pieces->len };
  QuothProjectAgreement coding
    = { .coders = names, .lengths = &length, .pieces = pieces, .ranges = ranges, .facts = facts, .firsts = firsts };
  gboolean done;

  coding.strings = g_string_chunk_new (4096);
  for (guint c = 0; c < n_coders; c++)
    {
      coders[c] = c;
      g_ptr_array_add (names, g_strdup_printf ("%u", c));
    }
  for (guint p = 0; p < self->pieces->len; p++)
    add_coding_piece (self, &coding, get_piece (self, p));
  done = quoth_coding_match (&coding, 0, coders, n_coders, self->groups, n_groups, cancellable, error);
  g_string_chunk_free (coding.strings);
  return done;
}

/* ---- What was decided together ---- */

static guint
add_group (Grouping *self, gpointer gold)
{
  g_ptr_array_add (self->golds, gold);
  return self->golds->len - 1;
}

static void
follow_verdicts (Grouping *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL); /* what is gold → its group + 1 */

  for (guint p = 0; p < self->pieces->len; p++)
    {
      gpointer gold = get_piece (self, p)->gold;
      guint place = gold != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, gold)) : 0;

      if (gold == NULL)
        continue;
      if (place == 0)
        {
          guint group = self->groups[p];

          if (self->golds->pdata[group] != NULL)
            group = add_group (self, gold);
          self->golds->pdata[group] = gold;
          place = group + 1;
          g_hash_table_insert (places, gold, GUINT_TO_POINTER (place));
        }
      self->groups[p] = place - 1;
    }
}

/* Of one coder there is one in a group, unless verdicts put several there. */
static void
part_newcomers (Grouping *self)
{
  g_autoptr (GHashTable) settled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint p = 0; p < self->pieces->len; p++)
    if (get_piece (self, p)->gold != NULL)
      {
        gint64 key = (gint64) self->groups[p] << 32 | get_piece (self, p)->coder;

        g_hash_table_add (settled, g_memdup2 (&key, sizeof key));
      }
  for (guint p = 0; p < self->pieces->len; p++)
    {
      gint64 key = (gint64) self->groups[p] << 32 | get_piece (self, p)->coder;

      if (get_piece (self, p)->gold == NULL && g_hash_table_contains (settled, &key))
        self->groups[p] = add_group (self, NULL);
    }
}

/* ---- Cases ---- */

static void
member_free (gpointer data)
{
  CaseMember *self = data;

  quoth_value_unref (self->member.annotation);
  if (self->member.verdict != NULL)
    quoth_value_unref (self->member.verdict);
  g_free (self);
}

static Case *
case_new (QuothKind kind)
{
  Case *self = g_new0 (Case, 1);

  self->public.kind = kind;
  self->public.members = g_ptr_array_new_with_free_func (member_free);
  return self;
}

static void
widen (QuothCase *self, gconstpointer annotation)
{
  QuothRange extent = quoth_annotation_get_extent (annotation);

  if (QUOTH_ANNOTATION (annotation)->unplaced)
    return;
  if (self->place.start == 0 && self->place.end == 0)
    self->place = extent;
  self->place.start = MIN (self->place.start, extent.start);
  self->place.end = MAX (self->place.end, extent.end);
}

static void
add_member (QuothAdjudication *self, Case *to, const CasePiece *piece)
{
  CaseMember *member = g_new0 (CaseMember, 1);

  member->member.coder = piece->coder;
  member->member.annotation = quoth_value_ref (piece->annotation);
  member->member.verdict = piece->verdict != NULL ? quoth_value_ref (piece->verdict) : NULL;
  member->claim = find_claim (self, piece->annotation);
  g_ptr_array_add (to->public.members, member);
  widen (&to->public, piece->annotation);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const QuothCaseMember *x = *(QuothCaseMember *const *) a, *y = *(QuothCaseMember *const *) b;

  if (x->coder != y->coder)
    return x->coder < y->coder ? -1 : 1;
  return quoth_id_compare (&QUOTH_VALUE (x->annotation)->id, &QUOTH_VALUE (y->annotation)->id);
}

/* ---- How a case stands ---- */

static gboolean
overlaps (gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (b); j++)
      if (quoth_range_overlaps (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, j)->range))
        return TRUE;
  return FALSE;
}

/* Whether it was moved to the same words elsewhere: verdicts put together what overlaps. */
static gboolean
is_astray (const QuothCase *self, const QuothCaseMember *member)
{
  gboolean is_alone = self->members->len == 1 && self->gold == NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      gconstpointer other = ((const QuothCaseMember *) self->members->pdata[i])->annotation;

      if (other != member->annotation && overlaps (other, member->annotation))
        return FALSE;
    }
  return !is_alone && (self->gold == NULL || !overlaps (self->gold, member->annotation));
}

/* What is gold as it is was not changed, even if all who referred to an actor were led to another one. */
static gboolean
is_changed (const QuothCase *self, const QuothCaseMember *member)
{
  const QuothVerdict *verdict = member->verdict;

  if (verdict == NULL || verdict->seen == NULL || *verdict->seen == '\0')
    return FALSE;
  if (verdict->verdict_kind == QUOTH_VERDICT_ACCEPTED && self->gold != NULL)
    {
      CaseSide side = quoth_case_member_get_side (member), gold = quoth_case_get_gold_side (self);

      if (quoth_case_sides_differ (&side, &gold, QUOTH_CASE_ALL_FIELDS) == 0)
        return FALSE;
    }
  return !quoth_verdict_has_seen (verdict, member->annotation) || is_astray (self, member);
}

static guint
find_changes (QuothCase *self)
{
  gboolean has_source = FALSE;
  guint changes = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      QuothCaseMember *member = self->members->pdata[i];

      member->is_changed = is_changed (self, member);
      changes |= member->verdict == NULL ? QUOTH_CASE_SOURCE_JOINED : 0;
      changes |= member->is_changed ? QUOTH_CASE_SOURCE_CHANGED : 0;
      has_source = has_source || (member->verdict != NULL && member->verdict->verdict_kind != QUOTH_VERDICT_REJECTED);
    }
  if (self->gold != NULL && !has_source && (self->members->len > 0 || g_strcmp0 (QUOTH_ANNOTATION (self->gold)->origin, "adjudicated") == 0))
    changes |= QUOTH_CASE_SOURCE_GONE;
  return changes;
}

static gboolean
is_judged (const QuothCase *self)
{
  for (guint i = 0; i < self->members->len; i++)
    if (((const QuothCaseMember *) self->members->pdata[i])->verdict != NULL)
      return TRUE;
  return self->gold != NULL;
}

static void
find_differences (QuothCase *self, guint n_coders)
{
  CaseSide first = self->members->len > 0 ? quoth_case_member_get_side (self->members->pdata[0]) : (CaseSide){ NULL, 0 };
  guint n_present = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothCaseMember *member = self->members->pdata[i];
      CaseSide side = quoth_case_member_get_side (member);

      self->differing |= quoth_case_sides_differ (&first, &side, QUOTH_CASE_ALL_FIELDS);
      n_present += i == 0 || member->coder != ((const QuothCaseMember *) self->members->pdata[i - 1])->coder;
    }
  self->n_missing = n_coders - n_present;
  if (self->members->len == 0)
    self->case_kind = QUOTH_CASE_GOLD;
  else if ((self->differing & 1u << QUOTH_CASE_FIELD_PLACE) != 0)
    self->case_kind = QUOTH_CASE_OVERLAP;
  else if (self->differing != 0)
    self->case_kind = QUOTH_CASE_VALUES;
  else
    self->case_kind = self->n_missing > 0 ? QUOTH_CASE_SOME : QUOTH_CASE_ALIKE;
}

static void
finish_case (QuothAdjudication *self, Case *one)
{
  QuothCase *public = &one->public;

  g_ptr_array_sort (public->members, compare_members);
  if (public->gold != NULL)
    {
      widen (public, public->gold);
      one->gold_claim = find_claim (self, public->gold);
      g_hash_table_insert (self->found, &QUOTH_VALUE (public->gold)->id, one);
    }
  for (guint i = 0; i < public->members->len; i++)
    g_hash_table_insert (self->found, &QUOTH_VALUE (((QuothCaseMember *) public->members->pdata[i])->annotation)->id, one);
  find_differences (public, self->coders->len);
  public->outdated = is_judged (public) ? find_changes (public) : 0;
  public->state = !is_judged (public) ? QUOTH_CASE_OPEN : public->outdated != 0 ? QUOTH_CASE_OUTDATED : QUOTH_CASE_SETTLED;
  one->index = self->cases->len;
  g_ptr_array_add (self->cases, one);
}

/* What is gold and in no case yet. */
static void
add_golds (QuothAdjudication *self, QuothKind kind, GPtrArray *golds)
{
  for (guint i = 0; i < golds->len; i++)
    {
      Case *one;

      if (g_hash_table_contains (self->found, &QUOTH_VALUE (golds->pdata[i])->id) || QUOTH_ANNOTATION (golds->pdata[i])->unplaced)
        continue;
      one = case_new (kind);
      one->public.gold = quoth_value_ref (golds->pdata[i]);
      finish_case (self, one);
    }
}

static void
make_cases (Grouping *self)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_set_size (cases, (int) self->golds->len);
  for (guint p = 0; p < self->pieces->len; p++)
    {
      guint group = self->groups[p];

      if (cases->pdata[group] == NULL)
        {
          Case *one = cases->pdata[group] = case_new (self->kind);

          one->public.gold = self->golds->pdata[group] != NULL ? quoth_value_ref (self->golds->pdata[group]) : NULL;
        }
      add_member (self->adjudication, cases->pdata[group], get_piece (self, p));
    }
  for (guint i = 0; i < cases->len; i++)
    if (cases->pdata[i] != NULL)
      finish_case (self->adjudication, cases->pdata[i]);
}

gboolean
quoth_adjudication_add_cases (
  QuothAdjudication *self, QuothKind kind, GArray *pieces, GPtrArray *golds, GCancellable *cancellable, GError **error)
{
  g_autofree guint *groups = g_new0 (guint, pieces->len + 1);
  g_autoptr (GPtrArray) group_golds = g_ptr_array_new ();
  Grouping grouping = { self, kind, pieces, groups, group_golds };
  guint n_groups = 0;

  g_array_sort (pieces, compare_pieces);
  if (pieces->len > 0 && !match (&grouping, &n_groups, cancellable, error))
    return FALSE;
  g_ptr_array_set_size (group_golds, (int) n_groups);
  follow_verdicts (&grouping);
  part_newcomers (&grouping);
  make_cases (&grouping);
  add_golds (self, kind, golds);
  return TRUE;
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const QuothCase *x = *(QuothCase *const *) a, *y = *(QuothCase *const *) b;
  int order = quoth_range_compare (x->place, y->place);

  if (order == 0 && x->kind != y->kind)
    order = x->kind < y->kind ? -1 : 1;
  return order != 0 ? order : quoth_id_compare (quoth_case_get_id (x), quoth_case_get_id (y));
}

void
quoth_adjudication_finish (QuothAdjudication *self)
{
  g_ptr_array_sort (self->cases, compare_cases);
  for (guint i = 0; i < self->cases->len; i++)
    {
      Case *one = self->cases->pdata[i];

      one->index = i;
      self->counts.n[one->public.case_kind][one->public.state]++;
    }
}
