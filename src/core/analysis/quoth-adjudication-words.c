/* quoth-adjudication-words.c: what the annotations of a case say, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What actors, codes and propositions are called is read once, with the cases, and only of those that occur; so rows can be made later, where they are seen,
 * without a reader.
 */

#include "config.h"

#include "analysis/quoth-adjudication-private.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-attribute.h"
#include "model/quoth-value-names.h"

/* ---- What things are called ---- */

typedef struct
{
  QuothAdjudication *adjudication;
  QuothReader *reader;
  GError **error;
} Naming;

static const char *
get_name (gconstpointer value)
{
  const QuothValue *self = value;

  return self->kind == QUOTH_KIND_ACTOR ? ((const QuothActor *) value)->name : self->kind == QUOTH_KIND_CODE ? ((const QuothCode *) value)->name
                                                                                : ((const QuothProposition *) value)->statement;
}

static gboolean
name (Naming *self, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothValue) value = NULL;

  if (quoth_id_is_none (id) || g_hash_table_contains (self->adjudication->names, id))
    return TRUE;
  value = quoth_reader_get (self->reader, kind, id, self->error);
  if (value != NULL)
    g_hash_table_insert (self->adjudication->names, quoth_id_memdup (id), g_strdup (get_name (value)));
  return value != NULL;
}

static gboolean
name_claim (Naming *self, const QuothClaim *claim)
{
  gboolean done = TRUE;

  for (guint i = 0; done && i < claim->categories->len; i++)
    done = name (self, QUOTH_KIND_CODE, &g_array_index (claim->categories, QuothCategory, i).code);
  for (guint i = 0; done && i < claim->roles->len; i++)
    done = name (self, QUOTH_KIND_ACTOR, &g_array_index (claim->roles, QuothClaimRole, i).actor);
  for (guint i = 0; done && i < claim->chain->len; i++)
    done = name (self, QUOTH_KIND_ACTOR, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; done && i < claim->propositions->len; i++)
    done = name (self, QUOTH_KIND_PROPOSITION, &g_array_index (claim->propositions, QuothClaimProposition, i).proposition);
  return done;
}

/* Of attributes only those that are of actors name anything. */
static gboolean
name_attributes (Naming *self, gconstpointer annotation)
{
  for (guint i = 0; i < self->adjudication->attributes->len; i++)
    {
      const QuothAttribute *attribute = self->adjudication->attributes->pdata[i];
      const char *value = quoth_value_get_attribute (annotation, &attribute->value.id);
      QuothId id;

      if (attribute->type == QUOTH_ATTRIBUTE_ACTOR && value != NULL && quoth_id_from_string (value, &id)
          && !name (self, QUOTH_KIND_ACTOR, &id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
name_annotation (Naming *self, gconstpointer annotation)
{
  QuothKind kind = ((const QuothValue *) annotation)->kind;

  if (kind == QUOTH_KIND_MENTION && !name (self, QUOTH_KIND_ACTOR, &((const QuothMention *) annotation)->actor))
    return FALSE;
  if (kind == QUOTH_KIND_CLAIM && !name_claim (self, annotation))
    return FALSE;
  return ((const QuothValue *) annotation)->attributes == NULL || name_attributes (self, annotation);
}

/* Types of annotations are known by their keys: an id that follows from the key stands for it among the names. */
static QuothId
make_type_id (const char *key)
{
  return quoth_id_derive (key, NULL, 0);
}

static gboolean
name_types (Naming *self)
{
  QuothQuery query = { .kind = QUOTH_KIND_ANNOTATION_TYPE };
  g_autoptr (GPtrArray) types = quoth_reader_list (self->reader, &query, self->error);

  for (guint i = 0; types != NULL && i < types->len; i++)
    {
      const QuothAnnotationType *type = types->pdata[i];
      QuothId id = make_type_id (type->key);

      g_hash_table_insert (self->adjudication->names, quoth_id_memdup (&id), g_strdup (type->name));
    }
  return types != NULL;
}

gboolean
quoth_adjudication_load_names (QuothAdjudication *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ATTRIBUTE };
  g_autoptr (GPtrArray) attributes = quoth_reader_list (reader, &query, error);
  Naming naming = { self, reader, error };

  if (attributes == NULL || !name_types (&naming))
    return FALSE;
  for (guint i = 0; i < attributes->len; i++)
    if (quoth_kind_is_annotation (((const QuothAttribute *) attributes->pdata[i])->on))
      g_ptr_array_add (self->attributes, quoth_value_ref (attributes->pdata[i]));
  for (guint c = 0; c < self->cases->len; c++)
    {
      const QuothCase *one = self->cases->pdata[c];

      if (one->gold != NULL && !name_annotation (&naming, one->gold))
        return FALSE;
      for (guint i = 0; i < one->members->len; i++)
        if (!name_annotation (&naming, ((const QuothCaseMember *) one->members->pdata[i])->annotation))
          return FALSE;
    }
  return TRUE;
}

/* ---- Words ---- */

static const char *const field_names[QUOTH_N_CASE_FIELDS] = {
  [QUOTH_CASE_FIELD_PLACE] = N_("Words"),
  [QUOTH_CASE_FIELD_ACTOR] = N_("Actor"),
  [QUOTH_CASE_FIELD_STATEMENT] = N_("In your words"),
  [QUOTH_CASE_FIELD_CLAIMANT] = N_("Claimant"),
  [QUOTH_CASE_FIELD_CHAIN] = N_("Reported via"),
  [QUOTH_CASE_FIELD_ADDRESSEE] = N_("Said to"),
  [QUOTH_CASE_FIELD_OBJECT] = N_("About"),
  [QUOTH_CASE_FIELD_CATEGORIES] = N_("Category"),
  [QUOTH_CASE_FIELD_FACTUALITY] = N_("Factuality"),
  [QUOTH_CASE_FIELD_MODE] = N_("Mode"),
  [QUOTH_CASE_FIELD_FORM] = N_("Form"),
  [QUOTH_CASE_FIELD_DATE] = N_("Date"),
  [QUOTH_CASE_FIELD_WHERE] = N_("Place"),
  [QUOTH_CASE_FIELD_CONFIDENCE] = N_("Confidence"),
  [QUOTH_CASE_FIELD_PROPOSITIONS] = N_("Propositions"),
  [QUOTH_CASE_FIELD_CUE_KIND] = N_("Kind"),
  [QUOTH_CASE_FIELD_CUE_CLAIM] = N_("Claim"),
  [QUOTH_CASE_FIELD_ATTRIBUTES] = N_("Attributes"),
};

const char *
quoth_case_field_get_name (QuothCaseField field)
{
  return _ (field_names[field]);
}

static const char *
look_up (const QuothAdjudication *self, const QuothId *id)
{
  const char *found = g_hash_table_lookup (self->names, id);

  return found != NULL ? found : "?";
}

static void
append (GString *words, const char *one)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", one);
}

static void
append_roles (const QuothAdjudication *self, GString *words, const QuothClaim *claim, QuothRole role)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == role)
      append (words, look_up (self, &g_array_index (claim->roles, QuothClaimRole, i).actor));
}

/* What is said more of a thing, behind it. */
static void
append_with (GString *words, const char *one, const char *more)
{
  g_autofree char *both = more != NULL && *more != '\0' ? g_strdup_printf ("%s (%s)", one, more) : NULL;

  append (words, both != NULL ? both : one);
}

static void
append_lists (const QuothAdjudication *self, GString *words, QuothCaseField field, const QuothClaim *claim)
{
  if (field == QUOTH_CASE_FIELD_CATEGORIES)
    for (guint i = 0; i < claim->categories->len; i++)
      {
        const QuothCategory *one = &g_array_index (claim->categories, QuothCategory, i);

        append_with (words, look_up (self, &one->code), quoth_name_of_stance (one->stance));
      }
  else if (field == QUOTH_CASE_FIELD_CHAIN)
    for (guint i = 0; i < claim->chain->len; i++)
      {
        const QuothChainLink *one = &g_array_index (claim->chain, QuothChainLink, i);

        append_with (words, look_up (self, &one->actor),
                     one->factuality != QUOTH_FACTUALITY_UNSET ? quoth_factuality_get_name (one->factuality) : NULL);
      }
  else
    for (guint i = 0; i < claim->propositions->len; i++)
      {
        const QuothClaimProposition *one = &g_array_index (claim->propositions, QuothClaimProposition, i);

        append_with (words, look_up (self, &one->proposition), quoth_name_of_link (one->link));
      }
}

static void
append_claim_field (const QuothAdjudication *self, GString *words, QuothCaseField field, const QuothClaim *claim)
{
  const char *text = field == QUOTH_CASE_FIELD_STATEMENT ? claim->statement
                     : field == QUOTH_CASE_FIELD_FORM    ? claim->form
                     : field == QUOTH_CASE_FIELD_WHERE   ? claim->place
                                                         : NULL;

  if (text != NULL)
    g_string_append (words, text);
  else if (field == QUOTH_CASE_FIELD_CLAIMANT || field == QUOTH_CASE_FIELD_ADDRESSEE || field == QUOTH_CASE_FIELD_OBJECT)
    append_roles (self, words, claim,
                  field == QUOTH_CASE_FIELD_CLAIMANT    ? QUOTH_ROLE_CLAIMANT
                  : field == QUOTH_CASE_FIELD_ADDRESSEE ? QUOTH_ROLE_ADDRESSEE
                                                        : QUOTH_ROLE_OBJECT);
  else if (field == QUOTH_CASE_FIELD_FACTUALITY && claim->factuality != QUOTH_FACTUALITY_UNSET)
    g_string_append (words, quoth_factuality_get_name (claim->factuality));
  else if (field == QUOTH_CASE_FIELD_MODE && claim->mode != QUOTH_MODE_UNSET)
    g_string_append (words, quoth_name_of_mode (claim->mode));
  else if (field == QUOTH_CASE_FIELD_CONFIDENCE && claim->confidence >= 0)
    g_string_append_printf (words, "%g", claim->confidence);
  else if (field == QUOTH_CASE_FIELD_DATE && claim->date != NULL && *claim->date != '\0')
    {
      g_autofree char *date = quoth_name_of_date (claim->date);

      g_string_append (words, date);
    }
  else if (field == QUOTH_CASE_FIELD_CATEGORIES || field == QUOTH_CASE_FIELD_CHAIN || field == QUOTH_CASE_FIELD_PROPOSITIONS)
    append_lists (self, words, field, claim);
}

static void
append_cue_field (const QuothAdjudication *self, GString *words, QuothCaseField field, const QuothCue *cue)
{
  QuothId id = make_type_id (cue->cue_kind);
  const char *type = g_hash_table_lookup (self->names, &id);
  const QuothCase *of_claim;
  const QuothCaseMember *member;
  g_autofree char *quote = NULL;

  if (field == QUOTH_CASE_FIELD_CUE_KIND)
    g_string_append (words, type != NULL ? type : quoth_name_of_cue_kind (cue->cue_kind));
  if (field != QUOTH_CASE_FIELD_CUE_CLAIM || quoth_id_is_none (&cue->claim))
    return;
  of_claim = quoth_adjudication_find_case (self, &cue->claim, NULL);
  member = of_claim != NULL ? quoth_case_find_member (of_claim, &cue->claim) : NULL;
  if (member != NULL || of_claim != NULL)
    quote = quoth_annotation_dup_quote (member != NULL ? member->annotation : of_claim->gold);
  g_string_append (words, quote != NULL ? quote : _ ("a claim without a place"));
}

/* (nullable): nothing is said. */
static char *
dup_words (const QuothAdjudication *self, QuothCaseField field, gconstpointer annotation)
{
  g_autoptr (GString) words = g_string_new (NULL);
  QuothKind kind = ((const QuothValue *) annotation)->kind;

  if (field == QUOTH_CASE_FIELD_PLACE)
    return quoth_annotation_dup_quote (annotation);
  if (kind == QUOTH_KIND_MENTION)
    append (words, look_up (self, &((const QuothMention *) annotation)->actor));
  else if (kind == QUOTH_KIND_CLAIM)
    append_claim_field (self, words, field, annotation);
  else
    append_cue_field (self, words, field, annotation);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static char *
dup_attribute_words (const QuothAdjudication *self, const QuothAttribute *attribute, gconstpointer annotation)
{
  const char *value = quoth_value_get_attribute (annotation, &attribute->value.id);
  QuothId id;

  if (value != NULL && attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (value, &id))
    return g_strdup (look_up (self, &id));
  if (value != NULL && attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
    return g_strdup (g_str_equal (value, "true") ? _ ("yes") : _ ("no"));
  if (value != NULL && attribute->type == QUOTH_ATTRIBUTE_DATE)
    return quoth_name_of_date (value);
  return g_strdup (value);
}

/* ---- Rows ---- */

void
quoth_case_row_free (QuothCaseRow *self)
{
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->name);
  g_free (self->gold);
  g_free (self);
}

/* @attribute: (nullable): one of the project's own. */
static QuothCaseRow *
make_row (const QuothAdjudication *self, const QuothCase *of_case, QuothCaseField field, const QuothAttribute *attribute)
{
  QuothCaseRow *row = g_new0 (QuothCaseRow, 1);

  row->field = field;
  row->attribute = attribute != NULL ? attribute->value.id : QUOTH_ID_NONE;
  row->name = g_strdup (attribute != NULL ? attribute->name : quoth_case_field_get_name (field));
  row->n_values = of_case->members->len;
  row->values = g_new0 (char *, row->n_values + 1);
  for (guint i = 0; i < row->n_values; i++)
    {
      gconstpointer annotation = ((const QuothCaseMember *) of_case->members->pdata[i])->annotation;

      row->values[i] = attribute != NULL ? dup_attribute_words (self, attribute, annotation) : dup_words (self, field, annotation);
      row->differs = row->differs || (attribute != NULL && g_strcmp0 (row->values[i], row->values[0]) != 0);
    }
  if (of_case->gold != NULL)
    row->gold = attribute != NULL ? dup_attribute_words (self, attribute, of_case->gold) : dup_words (self, field, of_case->gold);
  if (attribute == NULL)
    row->differs = (of_case->differing & 1u << field) != 0;
  return row;
}

static void
add_row (GPtrArray *rows, QuothCaseRow *row)
{
  gboolean says = row->gold != NULL;

  for (guint i = 0; i < row->n_values; i++)
    says = says || row->values[i] != NULL;
  if (says)
    g_ptr_array_add (rows, row);
  else
    quoth_case_row_free (row);
}

GPtrArray *
quoth_adjudication_list_rows (const QuothAdjudication *self, const QuothCase *of_case)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_case_row_free);

  for (guint field = 0; field < QUOTH_CASE_FIELD_ATTRIBUTES; field++)
    if (quoth_case_field_is_of ((QuothCaseField) field, of_case->kind))
      add_row (rows, make_row (self, of_case, (QuothCaseField) field, NULL));
  for (guint i = 0; i < self->attributes->len; i++)
    if (((const QuothAttribute *) self->attributes->pdata[i])->on == of_case->kind)
      add_row (rows, make_row (self, of_case, QUOTH_CASE_FIELD_ATTRIBUTES, self->attributes->pdata[i]));
  return rows;
}

/* ---- How a case stands ---- */

static const struct
{
  const char *nick;
  const char *name;
} kinds[QUOTH_N_CASE_KINDS] = {
  [QUOTH_CASE_ALIKE] = { "alike", N_("all alike") },
  [QUOTH_CASE_VALUES] = { "values", N_("other values") },
  [QUOTH_CASE_OVERLAP] = { "overlap", N_("other place") },
  [QUOTH_CASE_SOME] = { "some", N_("not by all") },
  [QUOTH_CASE_GOLD] = { "gold", N_("gold only") },
}, states[QUOTH_CASE_OUTDATED + 1] = {
  [QUOTH_CASE_OPEN] = { "open", N_("open") },
  [QUOTH_CASE_SETTLED] = { "settled", N_("settled") },
  [QUOTH_CASE_OUTDATED] = { "outdated", N_("out of date") },
}, feedbacks[QUOTH_FEEDBACK_TOO_MUCH + 1] = {
  [QUOTH_FEEDBACK_SAME] = { "same", N_("as in gold") },
  [QUOTH_FEEDBACK_VALUES] = { "values", N_("other value") },
  [QUOTH_FEEDBACK_PLACE] = { "place", N_("other place") },
  [QUOTH_FEEDBACK_MISSED] = { "missed", N_("missed") },
  [QUOTH_FEEDBACK_TOO_MUCH] = { "too-much", N_("too much") },
};

const char *
quoth_case_kind_to_nick (QuothCaseKind kind)
{
  return kinds[kind].nick;
}

const char *
quoth_case_kind_get_name (QuothCaseKind kind)
{
  return _ (kinds[kind].name);
}

const char *
quoth_case_state_to_nick (QuothCaseState state)
{
  return states[state].nick;
}

const char *
quoth_case_state_get_name (QuothCaseState state)
{
  return _ (states[state].name);
}

const char *
quoth_feedback_kind_to_nick (QuothFeedbackKind kind)
{
  return feedbacks[kind].nick;
}

const char *
quoth_feedback_kind_get_name (QuothFeedbackKind kind)
{
  return _ (feedbacks[kind].name);
}

static char *
dup_who (const QuothAdjudication *self, const QuothCase *of_case, gboolean changed)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < of_case->members->len; i++)
    {
      const QuothCaseMember *member = of_case->members->pdata[i];

      if (changed ? member->is_changed : member->verdict == NULL)
        append (names, quoth_adjudication_get_coder (self, member->coder)->name);
    }
  return g_strdup (names->str);
}

char *
quoth_case_dup_outdated (const QuothCase *self, const QuothAdjudication *adjudication)
{
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autofree char *changed = dup_who (adjudication, self, TRUE);
  g_autofree char *joined = dup_who (adjudication, self, FALSE);

  if (self->outdated == 0)
    return NULL;
  if ((self->outdated & QUOTH_CASE_SOURCE_CHANGED) != 0)
    /* Translators: the names of coders */
    g_string_append_printf (sentences, _ ("Changed after it was decided, by: %s."), changed);
  if ((self->outdated & QUOTH_CASE_SOURCE_JOINED) != 0)
    {
      g_string_append (sentences, sentences->len > 0 ? " " : "");
      /* Translators: the names of coders */
      g_string_append_printf (sentences, _ ("Not decided yet is what is here by: %s."), joined);
    }
  if ((self->outdated & QUOTH_CASE_SOURCE_GONE) != 0)
    {
      g_string_append (sentences, sentences->len > 0 ? " " : "");
      g_string_append (sentences, _ ("What is gold here was made of an annotation that is gone."));
    }
  return g_strdup (sentences->str);
}
