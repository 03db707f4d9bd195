/* quoth-adjudication-fields.c: what annotations of one case may differ in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists that have no order of meaning are held against each other as sets: O(n²) of what are a few; who reports whom has one. Which mention stands for an actor is no
 * difference: each coder has their own.
 */

#include "config.h"

#include "analysis/quoth-adjudication-private.h"

#include <string.h>

#include "model/quoth-verdict-seen.h"


#define MENTIONS (1u << QUOTH_KIND_MENTION)
#define CLAIMS (1u << QUOTH_KIND_CLAIM)
#define CUES (1u << QUOTH_KIND_CUE)

static const struct
{
  const char *nick;
  guint kinds;
} fields[QUOTH_N_CASE_FIELDS] = {
  [QUOTH_CASE_FIELD_PLACE] = { "place", MENTIONS | CLAIMS | CUES },
  [QUOTH_CASE_FIELD_ACTOR] = { "actor", MENTIONS },
  [QUOTH_CASE_FIELD_STATEMENT] = { "statement", CLAIMS },
  [QUOTH_CASE_FIELD_CLAIMANT] = { "claimant", CLAIMS },
  [QUOTH_CASE_FIELD_CHAIN] = { "chain", CLAIMS },
  [QUOTH_CASE_FIELD_ADDRESSEE] = { "addressee", CLAIMS },
  [QUOTH_CASE_FIELD_OBJECT] = { "object", CLAIMS },
  [QUOTH_CASE_FIELD_CATEGORIES] = { "categories", CLAIMS },
  [QUOTH_CASE_FIELD_FACTUALITY] = { "factuality", CLAIMS },
  [QUOTH_CASE_FIELD_MODE] = { "mode", CLAIMS },
  [QUOTH_CASE_FIELD_FORM] = { "form", CLAIMS },
  [QUOTH_CASE_FIELD_DATE] = { "date", CLAIMS },
  [QUOTH_CASE_FIELD_WHERE] = { "where", CLAIMS },
  [QUOTH_CASE_FIELD_CONFIDENCE] = { "confidence", CLAIMS },
  [QUOTH_CASE_FIELD_PROPOSITIONS] = { "propositions", CLAIMS },
  [QUOTH_CASE_FIELD_CUE_KIND] = { "kind", CUES },
  [QUOTH_CASE_FIELD_CUE_CLAIM] = { "claim", CUES },
  [QUOTH_CASE_FIELD_ATTRIBUTES] = { "attributes", MENTIONS | CLAIMS | CUES },
};

const char *
quoth_case_field_to_nick (QuothCaseField field)
{
  return fields[field].nick;
}

gboolean
quoth_case_field_from_nick (const char *nick, QuothCaseField *field)
{
  for (guint i = 0; i < QUOTH_N_CASE_FIELDS; i++)
    if (g_str_equal (fields[i].nick, nick))
      {
        *field = (QuothCaseField) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
quoth_case_field_is_of (QuothCaseField field, QuothKind kind)
{
  return (fields[field].kinds & 1u << kind) != 0;
}

/* ---- Places ---- */

static gboolean
is_same_place (gconstpointer a, gconstpointer b)
{
  if (quoth_annotation_get_n_spans (a) != quoth_annotation_get_n_spans (b))
    return FALSE;
  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    if (!quoth_range_equal (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, i)->range))
      return FALSE;
  return TRUE;
}

/* ---- Lists of a claim ---- */

typedef gboolean (*IsSameFunc) (gconstpointer a, gconstpointer b);

static gboolean
is_same_category (gconstpointer a, gconstpointer b)
{
  const QuothCategory *x = a, *y = b;

  return quoth_id_equal (&x->code, &y->code) && x->stance == y->stance;
}

static gboolean
is_same_link (gconstpointer a, gconstpointer b)
{
  const QuothChainLink *x = a, *y = b;

  return quoth_id_equal (&x->actor, &y->actor) && x->factuality == y->factuality;
}

static gboolean
is_same_proposition (gconstpointer a, gconstpointer b)
{
  const QuothClaimProposition *x = a, *y = b;

  return quoth_id_equal (&x->proposition, &y->proposition) && x->link == y->link;
}

static gboolean
has_item (GArray *list, gconstpointer item, IsSameFunc is_same)
{
  guint size = g_array_get_element_size (list);

  for (guint i = 0; i < list->len; i++)
    if (is_same (list->data + (gsize) i * size, item))
      return TRUE;
  return FALSE;
}

/* Each item is in a list once. */
static gboolean
is_same_set (GArray *a, GArray *b, IsSameFunc is_same)
{
  guint size = g_array_get_element_size (a);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!has_item (b, a->data + (gsize) i * size, is_same))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_list (GArray *a, GArray *b, IsSameFunc is_same)
{
  guint size = g_array_get_element_size (a);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same (a->data + (gsize) i * size, b->data + (gsize) i * size))
      return FALSE;
  return TRUE;
}

static gboolean
has_role (const QuothClaim *claim, const QuothClaimRole *role)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *one = &g_array_index (claim->roles, QuothClaimRole, i);

      if (one->role == role->role && quoth_id_equal (&one->actor, &role->actor))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_roles_of (const QuothClaim *claim, const QuothClaim *other, QuothRole role)
{
  for (guint i = 0; i < other->roles->len; i++)
    {
      const QuothClaimRole *one = &g_array_index (other->roles, QuothClaimRole, i);

      if (one->role == role && !has_role (claim, one))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_role (const QuothClaim *a, const QuothClaim *b, QuothRole role)
{
  return has_roles_of (a, b, role) && has_roles_of (b, a, role);
}

static QuothRole
get_role (QuothCaseField field)
{
  return field == QUOTH_CASE_FIELD_CLAIMANT    ? QUOTH_ROLE_CLAIMANT
         : field == QUOTH_CASE_FIELD_ADDRESSEE ? QUOTH_ROLE_ADDRESSEE
                                               : QUOTH_ROLE_OBJECT;
}

/* ---- Comparing ---- */

static gboolean
is_same_text (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
has_attributes_of (gconstpointer a, gconstpointer b)
{
  const GPtrArray *values = ((const QuothValue *) b)->attributes;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];

      if (g_strcmp0 (quoth_value_get_attribute (a, &value->attribute), value->value) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_claim_field (QuothCaseField field, const QuothClaim *a, const QuothClaim *b)
{
  switch (field)
    {
    case QUOTH_CASE_FIELD_STATEMENT:
      return is_same_text (a->statement, b->statement);
    case QUOTH_CASE_FIELD_CLAIMANT:
    case QUOTH_CASE_FIELD_ADDRESSEE:
    case QUOTH_CASE_FIELD_OBJECT:
      return is_same_role (a, b, get_role (field));
    case QUOTH_CASE_FIELD_CHAIN:
      return is_same_list (a->chain, b->chain, is_same_link);
    case QUOTH_CASE_FIELD_CATEGORIES:
      return is_same_set (a->categories, b->categories, is_same_category);
    case QUOTH_CASE_FIELD_PROPOSITIONS:
      return is_same_set (a->propositions, b->propositions, is_same_proposition);
    case QUOTH_CASE_FIELD_FACTUALITY:
      return a->factuality == b->factuality;
    case QUOTH_CASE_FIELD_MODE:
      return a->mode == b->mode;
    case QUOTH_CASE_FIELD_FORM:
      return is_same_text (a->form, b->form);
    case QUOTH_CASE_FIELD_DATE:
      return is_same_text (a->date, b->date);
    case QUOTH_CASE_FIELD_WHERE:
      return is_same_text (a->place, b->place);
    default:
      /* There is no number between the two. */
      return !(a->confidence < b->confidence) && !(a->confidence > b->confidence);
    }
}

gboolean
quoth_case_field_is_same (QuothCaseField field, const CaseSide *a, const CaseSide *b)
{
  switch (field)
    {
    case QUOTH_CASE_FIELD_PLACE:
      return is_same_place (a->annotation, b->annotation);
    case QUOTH_CASE_FIELD_ATTRIBUTES:
      return has_attributes_of (a->annotation, b->annotation) && has_attributes_of (b->annotation, a->annotation);
    case QUOTH_CASE_FIELD_ACTOR:
      return quoth_id_equal (&((const QuothMention *) a->annotation)->actor, &((const QuothMention *) b->annotation)->actor);
    case QUOTH_CASE_FIELD_CUE_KIND:
      return quoth_cue_is ((const QuothCue *) a->annotation, ((const QuothCue *) b->annotation)->cue_kind);
    case QUOTH_CASE_FIELD_CUE_CLAIM:
      return a->claim == b->claim;
    default:
      return is_same_claim_field (field, a->annotation, b->annotation);
    }
}

guint
quoth_case_sides_differ (const CaseSide *a, const CaseSide *b, guint among)
{
  QuothKind kind = ((const QuothValue *) a->annotation)->kind;
  guint differing = 0;

  for (guint i = 0; i < QUOTH_N_CASE_FIELDS; i++)
    if ((among & 1u << i) != 0 && quoth_case_field_is_of ((QuothCaseField) i, kind)
        && !quoth_case_field_is_same ((QuothCaseField) i, a, b))
      differing |= 1u << i;
  return differing;
}

CaseSide
quoth_case_member_get_side (const QuothCaseMember *member)
{
  return (CaseSide){ member->annotation, ((const CaseMember *) member)->claim };
}

CaseSide
quoth_case_get_gold_side (const QuothCase *of_case)
{
  return (CaseSide){ of_case->gold, ((const Case *) of_case)->gold_claim };
}

gboolean
quoth_case_field_is_said (QuothCaseField field, gconstpointer annotation)
{
  g_autoptr (QuothValue) empty = quoth_value_new (((const QuothValue *) annotation)->kind, NULL);
  CaseSide a = { annotation, 1 }, b = { empty, 0 };

  if (field == QUOTH_CASE_FIELD_CUE_CLAIM)
    return !quoth_id_is_none (&((const QuothCue *) annotation)->claim);
  return field == QUOTH_CASE_FIELD_CUE_KIND || !quoth_case_field_is_same (field, &a, &b);
}

/* ---- Taking ---- */

static void
take_place (QuothAnnotation *to, const QuothAnnotation *from)
{
  g_array_set_size (to->spans, 0);
  for (guint i = 0; i < from->spans->len; i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (from, i);

      quoth_annotation_add_span (to, span->range, span->quote);
    }
  to->unplaced = from->unplaced;
}

static void
take_roles (QuothClaim *to, const QuothClaim *from, QuothRole role)
{
  for (guint i = to->roles->len; i > 0; i--)
    if (g_array_index (to->roles, QuothClaimRole, i - 1).role == role)
      g_array_remove_index (to->roles, i - 1);
  for (guint i = 0; i < from->roles->len; i++)
    {
      const QuothClaimRole *one = &g_array_index (from->roles, QuothClaimRole, i);

      if (one->role == role)
        quoth_claim_add_role (to, role, &one->actor, &one->mention);
    }
}

static void
take_list (GArray *to, GArray *from)
{
  g_array_set_size (to, 0);
  g_array_append_vals (to, from->data, from->len);
}

static void
take_text (char **to, const char *from)
{
  g_free (*to);
  *to = g_strdup (from);
}

static void
take_attributes (gpointer to, gconstpointer from, const QuothId *attribute)
{
  g_autoptr (QuothValue) copy = quoth_value_copy (attribute != NULL ? from : to);
  const GPtrArray *values = ((const QuothValue *) from)->attributes;

  if (attribute != NULL)
    {
      quoth_value_set_attribute (to, attribute, quoth_value_get_attribute (from, attribute));
      return;
    }
  for (guint i = 0; copy->attributes != NULL && i < copy->attributes->len; i++)
    quoth_value_set_attribute (to, &((const QuothAttributeValue *) copy->attributes->pdata[i])->attribute, NULL);
  for (guint i = 0; values != NULL && i < values->len; i++)
    quoth_value_set_attribute (
      to, &((const QuothAttributeValue *) values->pdata[i])->attribute, ((const QuothAttributeValue *) values->pdata[i])->value);
}

static void
take_claim_field (QuothCaseField field, QuothClaim *to, const QuothClaim *from)
{
  if (field == QUOTH_CASE_FIELD_STATEMENT)
    take_text (&to->statement, from->statement);
  else if (field == QUOTH_CASE_FIELD_CHAIN)
    take_list (to->chain, from->chain);
  else if (field == QUOTH_CASE_FIELD_CATEGORIES)
    take_list (to->categories, from->categories);
  else if (field == QUOTH_CASE_FIELD_PROPOSITIONS)
    take_list (to->propositions, from->propositions);
  else if (field == QUOTH_CASE_FIELD_FACTUALITY)
    to->factuality = from->factuality;
  else if (field == QUOTH_CASE_FIELD_MODE)
    to->mode = from->mode;
  else if (field == QUOTH_CASE_FIELD_FORM)
    take_text (&to->form, from->form);
  else if (field == QUOTH_CASE_FIELD_DATE)
    take_text (&to->date, from->date);
  else if (field == QUOTH_CASE_FIELD_WHERE)
    take_text (&to->place, from->place);
  else if (field == QUOTH_CASE_FIELD_CONFIDENCE)
    to->confidence = from->confidence;
  else
    take_roles (to, from, get_role (field));
}

void
quoth_case_field_take (QuothCaseField field, gpointer to, gconstpointer from, const QuothId *attribute)
{
  if (field == QUOTH_CASE_FIELD_PLACE)
    take_place (to, from);
  else if (field == QUOTH_CASE_FIELD_ATTRIBUTES)
    take_attributes (to, from, attribute);
  else if (field == QUOTH_CASE_FIELD_ACTOR)
    quoth_mention (to)->actor = ((const QuothMention *) from)->actor;
  else if (field == QUOTH_CASE_FIELD_CUE_KIND)
    quoth_cue_set_kind (quoth_cue (to), ((const QuothCue *) from)->cue_kind);
  else if (field == QUOTH_CASE_FIELD_CUE_CLAIM)
    quoth_cue (to)->claim = ((const QuothCue *) from)->claim;
  else
    take_claim_field (field, to, from);
}

/* ---- What was seen ---- */

char *
quoth_case_dup_seen (gconstpointer annotation)
{
  return quoth_verdict_dup_seen (annotation);
}
