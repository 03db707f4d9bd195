/* quoth-bulk-field.c: what can be set in many values at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field is a function that changes one copy of a value; the change is made of what the project holds at the moment it is
 * written. What a field is set to may be refused by the store too (a date that is none): nothing is written then.
 */

#include "config.h"

#include "quoth-bulk-field.h"

#include <glib/gi18n.h>

static const char *const factualities[] = {
  "CT+", N_ ("certain"),        "PR+", N_ ("probable"),      "PS+", N_ ("possible"),
  "CT-", N_ ("certainly not"),  "PR-", N_ ("probably not"),  "PS-", N_ ("possibly not"),
  "CTu", N_ ("certain, either way"), "Uu",  N_ ("uncommitted"), NULL,
};
static const char *const modes[] = { "direct", N_ ("direct"), "indirect",     N_ ("indirect"),
                                     "mixed",  N_ ("mixed"),  "unattributed", N_ ("unattributed"), NULL };
static const char *const stances[] = { "1", N_ ("for"), "0", N_ ("neutral"), "-1", N_ ("against"), NULL };
static const char *const cue_kinds[] = { "cue", N_ ("cue"), "evidence", N_ ("evidence"), NULL };
static const char *const document_kinds[] = { "thread", N_ ("thread"), "article", N_ ("article"),
                                              "interview", N_ ("interview"), "speech", N_ ("speech"),
                                              "text", N_ ("text"), NULL };
static const char *const usual_actor_kinds[] = { "person", N_ ("person"), "organisation", N_ ("organisation"),
                                           "state", N_ ("state"), "group", N_ ("group"),
                                           "media", N_ ("media"), "other", N_ ("other"), NULL };

/* A field that every project has. @title and @choices are marked with N_(). */
typedef struct
{
  QuothKind kind;
  const char *title;
  QuothBulkInput input;
  const char *const *choices;
  gboolean can_clear;
  QuothBulkGet get;
  QuothBulkSet set;
} FieldRow;

static gboolean
set_string (char **field, const QuothBulkValue *to)
{
  g_free (*field);
  *field = g_strdup (to->text);
  return TRUE;
}

/* Claims */

static gboolean
add_claimant (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_claim_add_role (value, QUOTH_ROLE_CLAIMANT, &to->id, NULL);
  return TRUE;
}

static gboolean
add_addressee (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_claim_add_role (value, QUOTH_ROLE_ADDRESSEE, &to->id, NULL);
  return TRUE;
}

static gboolean
add_object (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_claim_add_role (value, QUOTH_ROLE_OBJECT, &to->id, NULL);
  return TRUE;
}

/* The place of @code among the claim's categories; -1 if it is not there. */
static int
find_category (const QuothClaim *claim, const QuothId *code)
{
  for (guint i = 0; i < claim->categories->len; i++)
    if (quoth_id_equal (&g_array_index (claim->categories, QuothCategory, i).code, code))
      return (int) i;
  return -1;
}

static gboolean
add_category (gpointer value, const QuothBulkValue *to, GError **error)
{
  if (find_category (value, &to->id) < 0)
    quoth_claim_set_category (value, &to->id, QUOTH_STANCE_UNSET);
  return TRUE;
}

static gboolean
remove_category (gpointer value, const QuothBulkValue *to, GError **error)
{
  int place = find_category (value, &to->id);

  if (place >= 0)
    g_array_remove_index (quoth_claim (value)->categories, (guint) place);
  return TRUE;
}

static gboolean
set_stance (gpointer value, const QuothBulkValue *to, GError **error)
{
  GArray *categories = quoth_claim (value)->categories;
  gboolean clears = to->text == NULL || *to->text == '\0';

  for (guint i = 0; i < categories->len; i++)
    g_array_index (categories, QuothCategory, i).stance =
      clears ? QUOTH_STANCE_UNSET : (QuothStance) g_ascii_strtoll (to->text, NULL, 10);
  return TRUE;
}

static gboolean
set_factuality (gpointer value, const QuothBulkValue *to, GError **error)
{
  return quoth_factuality_from_nick (to->text, &quoth_claim (value)->factuality);
}

static gboolean
set_mode (gpointer value, const QuothBulkValue *to, GError **error)
{
  return quoth_mode_from_nick (to->text, &quoth_claim (value)->mode);
}

static gboolean
set_form (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_claim (value)->form, to);
}

static gboolean
set_claim_date (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_claim (value)->date, to);
}

static gboolean
set_place (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_claim (value)->place, to);
}

/* @number: (out) (optional). */
static gboolean
parse_confidence (const char *text, double *number, GError **error)
{
  char *end = NULL;
  double parsed = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(parsed >= 0 && parsed <= 1))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("the confidence is “%s”: it must be a number from 0 to 1, like 0.8"), text);
      return FALSE;
    }
  if (number != NULL)
    *number = parsed;
  return TRUE;
}

static gboolean
set_confidence (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_claim (value)->confidence = -1;
  return to->text == NULL || *to->text == '\0' || parse_confidence (to->text, &quoth_claim (value)->confidence, error);
}

static gboolean
link_proposition (gpointer value, const QuothId *proposition, QuothLink link)
{
  GArray *links = quoth_claim (value)->propositions;
  QuothClaimProposition one = { *proposition, link };

  for (guint i = 0; i < links->len; i++)
    if (quoth_id_equal (&g_array_index (links, QuothClaimProposition, i).proposition, proposition))
      {
        g_array_index (links, QuothClaimProposition, i).link = link;
        return TRUE;
      }
  g_array_append_val (links, one);
  return TRUE;
}

static gboolean
support (gpointer value, const QuothBulkValue *to, GError **error)
{
  return link_proposition (value, &to->id, QUOTH_LINK_SUPPORTS);
}

static gboolean
deny (gpointer value, const QuothBulkValue *to, GError **error)
{
  return link_proposition (value, &to->id, QUOTH_LINK_DENIES);
}

/* Everything else */

static gboolean
set_mention_actor (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_mention (value)->actor = to->id;
  return TRUE;
}

static gboolean
set_cue_kind (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_cue_set_kind (quoth_cue (value), to->text);
  return TRUE;
}

static gboolean
set_document_kind (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_document (value)->document_kind, to);
}

static gboolean
set_author (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_document (value)->author, to);
}

static gboolean
set_source (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_document (value)->source, to);
}

static gboolean
set_document_date (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_document (value)->date, to);
}

static gboolean
set_language (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_document (value)->language, to);
}

static gboolean
set_actor_kind (gpointer value, const QuothBulkValue *to, GError **error)
{
  return set_string (&quoth_actor (value)->actor_kind, to);
}

static gboolean
set_actor_parent (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_actor (value)->parent = to->id;
  return TRUE;
}

static gboolean
set_code_parent (gpointer value, const QuothBulkValue *to, GError **error)
{
  quoth_code (value)->parent = to->id;
  return TRUE;
}

/* What there is, of annotations: the inspector shows it for several of them. */

/* Of all its categories; of none, or of several that differ, there is nothing to say. */
static char *
get_stance (gconstpointer value)
{
  const GArray *categories = ((const QuothClaim *) value)->categories;
  QuothStance first = categories->len > 0 ? g_array_index (categories, QuothCategory, 0).stance : QUOTH_STANCE_UNSET;

  for (guint i = 1; i < categories->len; i++)
    if (g_array_index (categories, QuothCategory, i).stance != first)
      return NULL;
  return first != QUOTH_STANCE_UNSET ? g_strdup_printf ("%d", (int) first) : NULL;
}

static char *
get_factuality (gconstpointer value)
{
  return g_strdup (quoth_factuality_to_nick (((const QuothClaim *) value)->factuality));
}

static char *
get_mode (gconstpointer value)
{
  return g_strdup (quoth_mode_to_nick (((const QuothClaim *) value)->mode));
}

static char *
get_form (gconstpointer value)
{
  return g_strdup (((const QuothClaim *) value)->form);
}

static char *
get_claim_date (gconstpointer value)
{
  return g_strdup (((const QuothClaim *) value)->date);
}

static char *
get_place (gconstpointer value)
{
  return g_strdup (((const QuothClaim *) value)->place);
}

static char *
get_confidence (gconstpointer value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double confidence = ((const QuothClaim *) value)->confidence;

  return confidence >= 0 ? g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%g", confidence)) : NULL;
}

static char *
get_mention_actor (gconstpointer value)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  return g_strdup (quoth_id_to_string (&((const QuothMention *) value)->actor, buffer));
}

static char *
get_cue_kind (gconstpointer value)
{
  return g_strdup (((const QuothCue *) value)->cue_kind);
}

static const FieldRow fields[] = {
  { QUOTH_KIND_CLAIM, N_ ("Add claimant"), QUOTH_BULK_ACTOR, NULL, FALSE, NULL, add_claimant },
  { QUOTH_KIND_CLAIM, N_ ("Add addressee"), QUOTH_BULK_ACTOR, NULL, FALSE, NULL, add_addressee },
  { QUOTH_KIND_CLAIM, N_ ("Add what it is about"), QUOTH_BULK_ACTOR, NULL, FALSE, NULL, add_object },
  { QUOTH_KIND_CLAIM, N_ ("Add category"), QUOTH_BULK_CODE, NULL, FALSE, NULL, add_category },
  { QUOTH_KIND_CLAIM, N_ ("Remove category"), QUOTH_BULK_CODE, NULL, FALSE, NULL, remove_category },
  { QUOTH_KIND_CLAIM, N_ ("Stance"), QUOTH_BULK_CHOICE, stances, TRUE, get_stance, set_stance },
  { QUOTH_KIND_CLAIM, N_ ("Factuality"), QUOTH_BULK_CHOICE, factualities, TRUE, get_factuality, set_factuality },
  { QUOTH_KIND_CLAIM, N_ ("Mode"), QUOTH_BULK_CHOICE, modes, TRUE, get_mode, set_mode },
  { QUOTH_KIND_CLAIM, N_ ("Supports the proposition"), QUOTH_BULK_PROPOSITION, NULL, FALSE, NULL, support },
  { QUOTH_KIND_CLAIM, N_ ("Denies the proposition"), QUOTH_BULK_PROPOSITION, NULL, FALSE, NULL, deny },
  { QUOTH_KIND_CLAIM, N_ ("Form of action"), QUOTH_BULK_TEXT, NULL, TRUE, get_form, set_form },
  { QUOTH_KIND_CLAIM, N_ ("Date"), QUOTH_BULK_TEXT, NULL, TRUE, get_claim_date, set_claim_date },
  { QUOTH_KIND_CLAIM, N_ ("Place"), QUOTH_BULK_TEXT, NULL, TRUE, get_place, set_place },
  { QUOTH_KIND_CLAIM, N_ ("Confidence"), QUOTH_BULK_TEXT, NULL, TRUE, get_confidence, set_confidence },
  { QUOTH_KIND_MENTION, N_ ("Actor"), QUOTH_BULK_ACTOR, NULL, FALSE, get_mention_actor, set_mention_actor },
  { QUOTH_KIND_CUE, N_ ("Kind"), QUOTH_BULK_CHOICE, cue_kinds, FALSE, get_cue_kind, set_cue_kind },
  { QUOTH_KIND_DOCUMENT, N_ ("Kind"), QUOTH_BULK_CHOICE, document_kinds, TRUE, NULL, set_document_kind },
  { QUOTH_KIND_DOCUMENT, N_ ("Author"), QUOTH_BULK_TEXT, NULL, TRUE, NULL, set_author },
  { QUOTH_KIND_DOCUMENT, N_ ("Source"), QUOTH_BULK_TEXT, NULL, TRUE, NULL, set_source },
  { QUOTH_KIND_DOCUMENT, N_ ("Date"), QUOTH_BULK_TEXT, NULL, TRUE, NULL, set_document_date },
  { QUOTH_KIND_DOCUMENT, N_ ("Language"), QUOTH_BULK_TEXT, NULL, TRUE, NULL, set_language },
  { QUOTH_KIND_ACTOR, N_ ("Kind"), QUOTH_BULK_CHOICE, usual_actor_kinds, FALSE, NULL, set_actor_kind },
  { QUOTH_KIND_ACTOR, N_ ("Part of"), QUOTH_BULK_ACTOR, NULL, TRUE, NULL, set_actor_parent },
  { QUOTH_KIND_CODE, N_ ("Below"), QUOTH_BULK_CODE, NULL, TRUE, NULL, set_code_parent },
  { 0, NULL, 0, NULL, FALSE, NULL, NULL },
};

/* The list */

QuothBulkField *
quoth_bulk_field_ref (QuothBulkField *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_bulk_field_unref (QuothBulkField *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_strfreev (self->choices);
  g_clear_pointer ((gpointer *) &self->attribute, quoth_value_unref);
  g_free (self);
}

static QuothBulkField *
new_field (QuothKind kind, const char *title, QuothBulkInput input, gboolean can_clear)
{
  QuothBulkField *self = g_new0 (QuothBulkField, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->title = g_strdup (title);
  self->input = input;
  self->can_clear = can_clear;
  return self;
}

static void
add_choice (GStrvBuilder *builder, const char *nick, const char *label)
{
  g_strv_builder_add (builder, nick);
  g_strv_builder_add (builder, label);
}

/* (transfer full): the kinds of actors, or the types of cues; those of the project may give one of the usual ones another name. */
static char **
list_kinds (GPtrArray *own_kinds, const char *const *usual)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  QuothKind wanted = usual == usual_actor_kinds ? QUOTH_KIND_ACTOR_KIND : QUOTH_KIND_ANNOTATION_TYPE;

  for (guint i = 0; i < own_kinds->len; i++)
    {
      gpointer kind = own_kinds->pdata[i];
      char *key;

      if (QUOTH_VALUE (kind)->kind != wanted)
        continue;
      key = wanted == QUOTH_KIND_ACTOR_KIND ? quoth_actor_kind (kind)->key : quoth_annotation_type (kind)->key;
      g_hash_table_add (own, key);
      add_choice (builder, key, wanted == QUOTH_KIND_ACTOR_KIND ? quoth_actor_kind (kind)->name : quoth_annotation_type (kind)->name);
    }
  for (const char *const *choice = usual; *choice != NULL; choice += 2)
    if (!g_hash_table_contains (own, choice[0]))
      add_choice (builder, choice[0], _ (choice[1]));
  return g_strv_builder_end (builder);
}

static char **
translate_choices (const char *const *choices)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; *choices != NULL; choices += 2)
    add_choice (builder, choices[0], _ (choices[1]));
  return g_strv_builder_end (builder);
}

static QuothBulkField *
new_usual_field (const FieldRow *row, GPtrArray *own_kinds)
{
  QuothBulkField *self = new_field (row->kind, _ (row->title), row->input, row->can_clear);

  self->get = row->get;
  self->set = row->set;
  if (row->choices == usual_actor_kinds || row->choices == cue_kinds)
    self->choices = list_kinds (own_kinds, row->choices);
  else if (row->choices != NULL)
    self->choices = translate_choices (row->choices);
  return self;
}

static QuothBulkField *
new_attribute_field (QuothAttribute *attribute)
{
  QuothBulkField *self = new_field (attribute->on, attribute->name, QUOTH_BULK_TEXT, TRUE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  self->attribute = quoth_value_ref (attribute);
  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR)
    self->input = QUOTH_BULK_ACTOR;
  if (attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
    {
      add_choice (builder, "true", _ ("Yes"));
      add_choice (builder, "false", _ ("No"));
    }
  for (char **choice = attribute->choices; choice != NULL && *choice != NULL; choice++)
    add_choice (builder, *choice, *choice);
  if (attribute->type == QUOTH_ATTRIBUTE_BOOLEAN || attribute->type == QUOTH_ATTRIBUTE_CHOICE)
    {
      self->input = QUOTH_BULK_CHOICE;
      self->choices = g_strv_builder_end (builder);
    }
  return self;
}

GPtrArray *
quoth_bulk_fields_list (QuothKind kind, GPtrArray *attributes, GPtrArray *own_kinds)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_bulk_field_unref);

  for (const FieldRow *row = fields; row->title != NULL; row++)
    if (row->kind == kind)
      g_ptr_array_add (list, new_usual_field (row, own_kinds));
  for (guint i = 0; i < attributes->len; i++)
    if (quoth_attribute (attributes->pdata[i])->on == kind)
      g_ptr_array_add (list, new_attribute_field (attributes->pdata[i]));
  return list;
}

QuothBulkField *
quoth_bulk_fields_find (QuothKind kind, const char *title)
{
  g_autoptr (GPtrArray) none = quoth_values_new ();

  for (const FieldRow *row = fields; row->title != NULL; row++)
    if (row->kind == kind && g_str_equal (row->title, title))
      return new_usual_field (row, none);
  g_return_val_if_reached (NULL);
}

gboolean
quoth_bulk_field_can_get (const QuothBulkField *self)
{
  return self->attribute != NULL || self->get != NULL;
}

char *
quoth_bulk_field_get (const QuothBulkField *self, gconstpointer value)
{
  if (self->attribute != NULL)
    return g_strdup (quoth_value_get_attribute (value, &self->attribute->value.id));
  return self->get != NULL ? self->get (value) : NULL;
}

gboolean
quoth_bulk_field_check (const QuothBulkField *self, const char *text, GError **error)
{
  if (self->attribute != NULL)
    return quoth_attribute_check (self->attribute, text, NULL, error);
  if (self->set == set_confidence)
    return parse_confidence (text, NULL, error);
  return TRUE;
}

/* Setting */

static gboolean
set_attribute (const QuothAttribute *attribute, gpointer value, const QuothBulkValue *to, GError **error)
{
  char actor[QUOTH_ID_STRING_SIZE];
  const char *text = quoth_id_is_none (&to->id) ? to->text : quoth_id_to_string (&to->id, actor);
  g_autofree char *canonical = NULL;

  if (text != NULL && *text != '\0' && !quoth_attribute_check (attribute, text, &canonical, error))
    return FALSE;
  quoth_value_set_attribute (value, &attribute->value.id, canonical);
  return TRUE;
}

/* Puts @value with the field set. */
static gboolean
put (QuothChange *change, const QuothBulkField *field, gpointer value, const QuothBulkValue *to, GError **error)
{
  g_autoptr (QuothValue) copy = quoth_value_copy (value);

  if (field->attribute != NULL ? !set_attribute (field->attribute, copy, to, error) : !field->set (copy, to, error))
    return FALSE;
  quoth_change_put (change, copy);
  return TRUE;
}

QuothChange *
quoth_bulk_build (QuothReader *reader,
                  const QuothBulkField *field,
                  const QuothBulkValue *to,
                  const QuothId *ids,
                  guint n_ids,
                  const QuothId *coder,
                  GError **error)
{
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u row", "%s: %u rows", n_ids), field->title, n_ids);
  g_autoptr (QuothChange) change = quoth_change_new (label, coder);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (QuothValue) value = NULL;

      if (!quoth_reader_has (reader, field->kind, &ids[i]))
        continue;
      value = quoth_reader_get (reader, field->kind, &ids[i], error);
      if (value == NULL || !put (change, field, value, to, error))
        return NULL;
    }
  return g_steal_pointer (&change);
}
