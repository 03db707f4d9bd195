/* quoth-dna-statements.c: what is coded, as statements of Discourse Network Analyzer 3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim is a statement for each code, and each claimant, that it has: so coders of that program do it, and its networks count it once
 * for each. The variable "claim" has the same number in all of them, by which they are one again when they are read here. Mentions and
 * cues are statements of types of their own. What there may be several of is one in a line (quoth-letters.h): mentions and relations by numbers.
 *
 * A statement has each variable of its type.
 */

#include "config.h"

#include "formats/quoth-dna-writer.h"
#include "formats/quoth-json-private.h"
#include "formats/quoth-letters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST 190

#define LEFT_RELATIONS _("relations between claims of different documents, or to claims that are left out")
#define LEFT_MEMOS _("memos on anything but annotations")

static void
lose (QuothDnaWriter *self, const char *what, guint n)
{
  quoth_export_add_loss (self->export, what, n);
}

/* ---- Values ---- */

static gboolean
put_text (QuothDnaWriter *self, gint64 statement, gint64 variable, const char *text, GError **error)
{
  return quoth_dna_insert (self, error, "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)", "iis",
                           statement, variable, text != NULL ? text : "")
         != 0;
}

static gboolean
put_number (QuothDnaWriter *self, gint64 statement, gint64 variable, gint64 number, GError **error)
{
  return quoth_dna_insert (self, error, "INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, ?, ?)", "iii",
                           statement, variable, number)
         != 0;
}

static void
append_line (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  quoth_letters_append (out, text, NULL);
}

/* "3-5 8-9", where it is not one stretch: in UTF-16, as all places. */
static char *
dup_spans (const QuothAnnotation *annotation, const QuothText *text)
{
  GString *spans = g_string_new (NULL);

  for (guint i = 0; annotation->spans->len > 1 && i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (spans, "%s%u-%u", i > 0 ? " " : "", (guint) quoth_text_to_utf16 (text, range.start),
                              (guint) quoth_text_to_utf16 (text, range.end));
    }
  return g_string_free (spans, FALSE);
}

static char *
dup_memos (QuothDnaWriter *self, const QuothAnnotation *annotation)
{
  GPtrArray *memos = g_hash_table_lookup (self->memos, &annotation->value.id);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      const QuothMemo *memo = memos->pdata[i];

      append_line (lines, memo->text);
      lose (self, _("which memos answer others"), !quoth_id_is_none (&memo->parent));
      lose (self, _("who wrote memos on what another coder marked"), !quoth_id_equal (&memo->coder, &annotation->coder));
      lose (self, _("attributes"), memo->value.attributes != NULL ? memo->value.attributes->len : 0);
      quoth_export_take_loss (self->export, LEFT_MEMOS);
      self->export->n_written[QUOTH_KIND_MEMO]++;
    }
  return g_string_free (lines, FALSE);
}

/* ---- Attributes of the project's own ---- */

static gint64
get_type (QuothKind kind)
{
  return kind == QUOTH_KIND_CLAIM ? 1 : kind == QUOTH_KIND_MENTION ? 3 : kind == QUOTH_KIND_CUE ? 4 : 0;
}

/* Of one that has the name of another variable a reader could not tell which it is. */
static gboolean
has_place (const QuothAttribute *attribute)
{
  return get_type (attribute->on) != 0 && attribute->type != QUOTH_ATTRIBUTE_ACTOR && g_utf8_strlen (attribute->key, -1) <= LONGEST
         && !quoth_dna_is_own_variable (attribute->key);
}

static gboolean
add_variable_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothDnaWriter *self = user_data;
  QuothAttribute *attribute = value;
  gint64 variable;

  if (!has_place (attribute))
    return TRUE;
  variable = quoth_dna_insert (self, error, "INSERT INTO VARIABLES (Variable, DataType, StatementTypeId) VALUES (?, 'long text', ?)",
                               "si", attribute->key, get_type (attribute->on));
  if (variable == 0)
    return FALSE;
  g_hash_table_insert (self->attributes, &attribute->value.id, quoth_value_ref (attribute));
  quoth_dna_remember (self->variables, &attribute->value.id, variable);
  quoth_export_note_named (self->export, &attribute->value.id);
  return TRUE;
}

static const char *
get_value (const QuothValue *value, const QuothId *attribute)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      const QuothAttributeValue *said = value->attributes->pdata[i];

      if (quoth_id_equal (&said->attribute, attribute))
        return said->value;
    }
  return NULL;
}

static gboolean
put_attributes (QuothDnaWriter *self, gint64 statement, const QuothAnnotation *annotation, GError **error)
{
  GHashTableIter iter;
  gpointer id, attribute;

  g_hash_table_iter_init (&iter, self->attributes);
  while (g_hash_table_iter_next (&iter, &id, &attribute))
    if (quoth_attribute (attribute)->on == annotation->value.kind
        && !put_text (self, statement, quoth_dna_recall (self->variables, id, 0), get_value (&annotation->value, id), error))
      return FALSE;
  return TRUE;
}

static void
count_attributes (QuothDnaWriter *self, const QuothValue *value)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      const QuothAttributeValue *said = value->attributes->pdata[i];

      lose (self, _("attributes"), !g_hash_table_contains (self->attributes, &said->attribute));
    }
}

/* ---- Statements ---- */

/* The variables that all types have: @spans and @note are their IDs. */
static gint64
insert_statement (QuothDnaWriter *self, const QuothAnnotation *annotation, const QuothText *text, gint64 spans, gint64 note, const char *memos, GError **error)
{
  QuothRange range = quoth_annotation_get_span (annotation, 0)->range;
  g_autofree char *places = dup_spans (annotation, text);
  gint64 statement = quoth_dna_insert (
    self, error, "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)", "iiiii",
    get_type (annotation->value.kind), self->document, (gint64) quoth_text_to_utf16 (text, range.start),
    (gint64) quoth_text_to_utf16 (text, range.end), quoth_dna_recall (self->coders, &annotation->coder, 1));

  return statement != 0 && put_text (self, statement, spans, places, error) && put_text (self, statement, note, memos, error)
             && put_attributes (self, statement, annotation, error)
           ? statement
           : 0;
}

static gboolean
write_mention (QuothDnaWriter *self, const QuothMention *mention, const QuothText *text, GError **error)
{
  const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &mention->actor);
  g_autofree char *memos = dup_memos (self, &mention->annotation);
  gint64 statement = insert_statement (self, &mention->annotation, text, 28, 29, memos, error);

  return statement != 0 && put_text (self, statement, 25, actor != NULL ? actor->name : NULL, error)
         && put_text (self, statement, 26, actor != NULL ? actor->actor_kind : "other", error)
         && put_number (self, statement, 27, quoth_dna_recall (self->numbers, &mention->annotation.value.id, 0), error);
}

static gboolean
write_cue (QuothDnaWriter *self, const QuothCue *cue, const QuothText *text, GError **error)
{
  g_autofree char *memos = dup_memos (self, &cue->annotation);
  gint64 statement = insert_statement (self, &cue->annotation, text, 32, 33, memos, error);
  gint64 claim = quoth_id_is_none (&cue->claim) ? 0 : quoth_dna_recall (self->numbers, &cue->claim, 0);

  quoth_export_note_cue_kind (self->export, cue);
  lose (self, _("claims of cues, where they are left out"), claim == 0 && !quoth_id_is_none (&cue->claim));
  return statement != 0 && put_text (self, statement, 30, quoth_export_label_cue (self->export, cue), error)
         && put_number (self, statement, 31, claim, error);
}

/* ---- Claims ---- */

/* The actors of @role, by name. */
static char *
dup_role (QuothDnaWriter *self, const QuothClaim *claim, QuothRole role)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == role)
      append_line (
        lines, quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &g_array_index (claim->roles, QuothClaimRole, i).actor));
  return g_string_free (lines, FALSE);
}

/* "claimant 12": the mention with that number names an actor who has the role. */
static char *
dup_mentions (QuothDnaWriter *self, const QuothClaim *claim)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      gint64 number = quoth_id_is_none (&role->mention) ? 0 : quoth_dna_recall (self->numbers, &role->mention, 0);

      if (number != 0)
        g_string_append_printf (lines, "%s%s %" G_GINT64_FORMAT, lines->len > 0 ? "\n" : "", quoth_role_to_nick (role->role), number);
      else
        lose (self, _("where actors of roles are mentioned, if that is left out"), !quoth_id_is_none (&role->mention));
    }
  return g_string_free (lines, FALSE);
}

/* "PR+ 12 name" */
static char *
dup_chain (QuothDnaWriter *self, const QuothClaim *claim)
{
  GString *lines = g_string_new (NULL);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);
      const char *factuality = quoth_factuality_to_nick (link->factuality);
      gint64 number = quoth_id_is_none (&link->mention) ? 0 : quoth_dna_recall (self->numbers, &link->mention, 0);

      g_string_append_printf (lines, "%s%s %" G_GINT64_FORMAT " ", lines->len > 0 ? "\n" : "", factuality != NULL ? factuality : "-", number);
      quoth_letters_append (lines, quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &link->actor), NULL);
      is_whole = is_whole && (number != 0 || quoth_id_is_none (&link->mention));
    }
  lose (self, _("attribution chains in which somebody is mentioned where nothing is written"), !is_whole);
  return g_string_free (lines, FALSE);
}

/* "17 3 contradicts": to the claim of that number, says the coder of that ID. */
static char *
dup_relations (QuothDnaWriter *self, const QuothClaim *claim)
{
  GPtrArray *relations = g_hash_table_lookup (self->relations, &claim->annotation.value.id);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      gint64 to = quoth_dna_recall (self->numbers, &relation->to, 0);

      if (to == 0)
        continue;
      g_string_append_printf (lines, "%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ", lines->len > 0 ? "\n" : "", to,
                              quoth_dna_recall (self->coders, &relation->coder, 1));
      quoth_letters_append (lines, relation->relation_kind, NULL);
      lose (self, _("attributes"), relation->value.attributes != NULL ? relation->value.attributes->len : 0);
      quoth_export_note_relation_kind (self->export, relation->relation_kind);
      quoth_export_take_loss (self->export, LEFT_RELATIONS);
      self->export->n_written[QUOTH_KIND_RELATION]++;
    }
  return g_string_free (lines, FALSE);
}

/* The propositions with @link, by their words. */
static char *
dup_propositions (QuothDnaWriter *self, const QuothClaim *claim, QuothLink link)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *proposition = &g_array_index (claim->propositions, QuothClaimProposition, i);

      if (proposition->link == link)
        append_line (lines, quoth_export_get_name (self->export, QUOTH_KIND_PROPOSITION, &proposition->proposition));
    }
  return g_string_free (lines, FALSE);
}

static char *
dup_confidence (const QuothClaim *claim)
{
  GString *number = g_string_new (NULL);

  if (claim->confidence >= 0)
    quoth_json_append_double (number, claim->confidence);
  return g_string_free (number, FALSE);
}

/* The long texts of all statements of a claim, from variable 5 on; of 11, 18 and 20 there is none. */
#define N_TEXTS 25

static void
make_texts (QuothDnaWriter *self, const QuothClaim *claim, char *texts[N_TEXTS])
{
  texts[5] = g_strdup (claim->statement);
  texts[6] = g_strdup (quoth_factuality_to_nick (claim->factuality));
  texts[7] = g_strdup (quoth_mode_to_nick (claim->mode));
  texts[8] = g_strdup (claim->form);
  texts[9] = g_strdup (claim->date);
  texts[10] = g_strdup (claim->place);
  texts[12] = dup_confidence (claim);
  texts[13] = dup_role (self, claim, QUOTH_ROLE_ADDRESSEE);
  texts[14] = dup_role (self, claim, QUOTH_ROLE_OBJECT);
  texts[15] = dup_propositions (self, claim, QUOTH_LINK_SUPPORTS);
  texts[16] = dup_propositions (self, claim, QUOTH_LINK_DENIES);
  texts[17] = dup_propositions (self, claim, QUOTH_LINK_REPORTS);
  texts[21] = dup_mentions (self, claim);
  texts[22] = dup_chain (self, claim);
  texts[23] = dup_relations (self, claim);
  texts[24] = dup_memos (self, &claim->annotation);
}

static const char *
get_stance (const QuothCategory *category)
{
  return category == NULL || category->stance == QUOTH_STANCE_FOR || category->stance == QUOTH_STANCE_AGAINST ? ""
         : category->stance == QUOTH_STANCE_NEUTRAL                                                          ? "neutral"
                                                                                                             : "unset";
}

/* @said: the entities of person, organization and concept. */
static gboolean
insert_claim (QuothDnaWriter *self, const QuothClaim *claim, const QuothText *text, const gint64 said[3], const QuothCategory *category, char *texts[N_TEXTS], GError **error)
{
  gint64 agrees = category == NULL || category->stance != QUOTH_STANCE_AGAINST;
  gint64 statement = insert_statement (self, &claim->annotation, text, 19, 24, texts[24], error);

  for (gint64 i = 0; i < 3; i++)
    if (statement == 0
        || quoth_dna_insert (self, error, "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", "iii",
                             statement, i + 1, said[i])
             == 0)
      return FALSE;
  for (gint64 i = 5; i < 24; i++)
    if (i != 11 && i != 18 && i != 19 && i != 20 && !put_text (self, statement, i, texts[i], error))
      return FALSE;
  return put_text (self, statement, 20, get_stance (category), error)
         && put_number (self, statement, 18, quoth_dna_recall (self->numbers, &claim->annotation.value.id, 0), error)
         && quoth_dna_insert (
              self, error, "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", "ii", statement, agrees)
              != 0;
}

/* The claimants, persons in [0] and others in [1], as entities. */
static void
list_claimants (QuothDnaWriter *self, const QuothClaim *claim, GArray *claimants[2])
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor);
      gint64 entity = quoth_dna_recall (self->entities, &role->actor, 0);

      if (role->role == QUOTH_ROLE_CLAIMANT && actor != NULL && entity != 0)
        g_array_append_val (claimants[g_str_equal (actor->actor_kind, "person") ? 0 : 1], entity);
    }
}

static gboolean
write_claim (QuothDnaWriter *self, const QuothClaim *claim, const QuothText *text, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *claimants[2] = { persons, others };
  char *texts[N_TEXTS] = { NULL };
  guint n_codes = MAX (claim->categories->len, 1), n_actors;
  gboolean done = TRUE;

  list_claimants (self, claim, claimants);
  n_actors = MAX (MAX (persons->len, others->len), 1);
  make_texts (self, claim, texts);
  for (guint i = 0; done && i < n_actors * n_codes; i++)
    {
      guint a = i / n_codes, c = i % n_codes;
      const QuothCategory *category
        = c < claim->categories->len ? &g_array_index (claim->categories, QuothCategory, c) : NULL;
      const gint64 said[3]
        = { a < persons->len ? g_array_index (persons, gint64, a) : self->nobody[0],
            a < others->len ? g_array_index (others, gint64, a) : self->nobody[1],
            category != NULL ? quoth_dna_recall (self->entities, &category->code, self->nobody[2]) : self->nobody[2] };

      done = insert_claim (self, claim, text, said, category, texts, error);
    }
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (texts[i]);
  return done;
}

/* ---- A document ---- */

/* A statement is not empty. */
static gboolean
has_width (const QuothAnnotation *annotation)
{
  return !quoth_range_is_empty (quoth_annotation_get_span (annotation, 0)->range);
}

static gboolean
write_annotation (QuothDnaWriter *self, gpointer annotation, const QuothText *text, GError **error)
{
  if (!has_width (annotation))
    {
      lose (self, _("annotations of no width, left out"), 1);
      self->export->n_written[QUOTH_VALUE (annotation)->kind]--;
      return TRUE;
    }
  count_attributes (self, annotation);
  return QUOTH_VALUE (annotation)->kind == QUOTH_KIND_MENTION ? write_mention (self, annotation, text, error)
         : QUOTH_VALUE (annotation)->kind == QUOTH_KIND_CLAIM ? write_claim (self, annotation, text, error)
                                                              : write_cue (self, annotation, text, error);
}

gboolean
quoth_dna_write_statements (QuothDnaWriter *self, const QuothDocument *document, GPtrArray *annotations, GError **error)
{
  g_hash_table_remove_all (self->numbers);
  for (guint i = 0; i < annotations->len; i++)
    if (has_width (annotations->pdata[i]))
      quoth_dna_remember (self->numbers, &QUOTH_VALUE (annotations->pdata[i])->id, ++self->n_numbers);
  for (guint i = 0; i < annotations->len; i++)
    if (!write_annotation (self, annotations->pdata[i], document->text, error))
      return FALSE;
  return TRUE;
}

static void
group (GHashTable *lists, const QuothId *key, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = quoth_values_new ();
      g_hash_table_insert (lists, quoth_id_memdup (key), list);
    }
  g_ptr_array_add (list, quoth_value_ref (value));
}

/* Each that is written is taken off what is lost again. */
gboolean
quoth_dna_prepare_statements (QuothDnaWriter *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);
  g_autoptr (GPtrArray) memos = relations != NULL ? quoth_export_list (self->export, QUOTH_KIND_MEMO, error) : NULL;
  gint64 n_memos = memos != NULL ? quoth_export_count_memos (self->export, error) : -1;

  if (n_memos < 0)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    group (self->relations, &quoth_relation (relations->pdata[i])->from, relations->pdata[i]);
  for (guint i = 0; i < memos->len; i++)
    group (self->memos, &quoth_memo (memos->pdata[i])->target, memos->pdata[i]);
  lose (self, LEFT_RELATIONS, relations->len);
  lose (self, LEFT_MEMOS, (guint) n_memos);
  return quoth_export_peek (self->export, QUOTH_KIND_ATTRIBUTE, add_variable_cb, self, error);
}
