/* quoth-command-adjudicate.c: deciding what of several coders' work is gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-cases-out.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char **document_options;
static char *auto_option;
static char *fields_option;
static char *ignore_option;
static char **accept_options;
static char **reject_options;
static char **reopen_options;
static char *reason_option;
static char *state_option;
static gboolean list_option;
static gboolean dry_run_option;

/*
 * AdjudicateRun:
 * @documents: (element-type QuothId)
 * @loaded: (element-type QuothAdjudication): of those that could be read
 * @n_skipped: texts that are left out, each of which was warned of
 */
typedef struct
{
  QuothInvocation *invocation;
  QuothStore *store;
  QuothReader *reader;
  GArray *documents;
  GPtrArray *loaded;
  QuothAdjudicating *adjudicating;
  QuothRuleTerms terms;
  QuothRuleCounts counts;
  guint n_skipped;
} AdjudicateRun;

/* ---- What is asked for ---- */

static gboolean
parse_rule (QuothRuleTerms *terms, GError **error)
{
  guint64 n;

  if (auto_option == NULL)
    return TRUE;
  if (g_str_equal (auto_option, "identical"))
    terms->rule = QUOTH_RULE_IDENTICAL;
  else if (g_str_equal (auto_option, "majority"))
    terms->rule = QUOTH_RULE_MAJORITY;
  else if (g_str_has_prefix (auto_option, "threshold=")
           && g_ascii_string_to_unsigned (auto_option + strlen ("threshold="), 10, 1, G_MAXUINT16, &n, NULL))
    {
      terms->rule = QUOTH_RULE_THRESHOLD;
      terms->threshold = (guint) n;
    }
  else
    {
      quoth_invocation_set_usage_error (error, _ ("“--auto %s” is no rule; there are: identical, majority, threshold=N"), auto_option);
      return FALSE;
    }
  return TRUE;
}

/* The bits of the fields that are named. */
static gboolean
parse_list (const char *list, guint *fields, GError **error)
{
  g_auto (GStrv) nicks = g_strsplit (list, ",", -1);

  *fields = 0;
  for (guint i = 0; nicks[i] != NULL; i++)
    {
      QuothCaseField field;
      g_autoptr (GString) all = g_string_new (NULL);

      if (quoth_case_field_from_nick (g_strstrip (nicks[i]), &field))
        {
          *fields |= 1u << field;
          continue;
        }
      for (guint f = 0; f < QUOTH_N_CASE_FIELDS; f++)
        g_string_append_printf (all, "%s%s", f > 0 ? ", " : "", quoth_case_field_to_nick ((QuothCaseField) f));
      quoth_invocation_set_usage_error (error, _ ("“%s” is no field; there are: %s"), nicks[i], all->str);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_fields (QuothRuleTerms *terms, GError **error)
{
  guint ignored = 0;

  terms->fields = QUOTH_CASE_ALL_FIELDS;
  if ((fields_option != NULL && !parse_list (fields_option, &terms->fields, error)) || (ignore_option != NULL && !parse_list (ignore_option, &ignored, error)))
    return FALSE;
  terms->fields &= ~ignored;
  if ((ignored & 1u << QUOTH_CASE_FIELD_PLACE) == 0)
    return TRUE;
  quoth_invocation_set_usage_error (error, _ ("By a rule, the place is always what they have to agree in; “--ignore” is for the other fields"));
  return FALSE;
}

static gboolean
check_usage (GError **error)
{
  gboolean by_hand = accept_options != NULL || reject_options != NULL || reopen_options != NULL;

  if (auto_option == NULL && (fields_option != NULL || ignore_option != NULL))
    quoth_invocation_set_usage_error (error, _ ("“--fields” and “--ignore” are for a rule: give “--auto”, too"));
  else if (fields_option != NULL && ignore_option != NULL)
    quoth_invocation_set_usage_error (error, _ ("“--fields” names what counts, and “--ignore” what does not; give one of them"));
  else if (auto_option != NULL && by_hand)
    quoth_invocation_set_usage_error (error, _ ("“--auto” decides by a rule; give that, or what to accept, reject and reopen"));
  else if (list_option && (auto_option != NULL || by_hand) && !dry_run_option)
    quoth_invocation_set_usage_error (error, _ ("“--list” changes nothing; with a decision it is for “--dry-run”, and lists what would be settled"));
  else if (state_option != NULL && !g_str_equal (state_option, "open") && !g_str_equal (state_option, "settled") && !g_str_equal (state_option, "outdated"))
    quoth_invocation_set_usage_error (error, _ ("“--state %s” is no state of a case; there are: open, settled, outdated"), state_option);
  else
    return TRUE;
  return FALSE;
}

/* ---- Texts ---- */

/* The text that an annotation is in. */
static gboolean
find_document (AdjudicateRun *self, const char *text, QuothId *annotation, QuothId *document, GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };

  for (guint i = 0; quoth_id_from_string (text, annotation) && i < G_N_ELEMENTS (kinds); i++)
    if (quoth_reader_has (self->reader, kinds[i], annotation))
      {
        g_autoptr (QuothValue) value = quoth_reader_get (self->reader, kinds[i], annotation, error);

        if (value == NULL)
          return FALSE;
        *document = QUOTH_ANNOTATION (value)->document;
        return TRUE;
      }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               _ ("“%s” is no annotation of the project; “quoth-cli adjudicate PROJECT” lists the ids of cases, “--json” those of all their annotations"), text);
  return FALSE;
}

static void
add_document (GArray *documents, const QuothId *document)
{
  for (guint i = 0; i < documents->len; i++)
    if (quoth_id_equal (&g_array_index (documents, QuothId, i), document))
      return;
  g_array_append_val (documents, *document);
}

static gboolean
find_documents (AdjudicateRun *self, GError **error)
{
  char **const options[] = { accept_options, reject_options, reopen_options };
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) all = NULL;
  QuothId annotation, document;
  gboolean by_hand = FALSE;

  self->documents = quoth_lookup_documents (self->reader, (const char *const *) document_options, error);
  if (self->documents == NULL)
    return FALSE;
  for (guint o = 0; o < G_N_ELEMENTS (options); o++)
    for (guint i = 0; options[o] != NULL && options[o][i] != NULL; i++)
      {
        by_hand = TRUE;
        if (!find_document (self, options[o][i], &annotation, &document, error))
          return FALSE;
        add_document (self->documents, &document);
      }
  if (by_hand || document_options != NULL)
    return TRUE;
  all = quoth_reader_list (self->reader, &query, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    g_array_append_val (self->documents, QUOTH_VALUE (all->pdata[i])->id);
  return all != NULL;
}

/* Of all texts, one that cannot be looked at is left out and told; one that was asked for is an error. */
static gboolean
load_texts (AdjudicateRun *self, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      g_autoptr (GError) local = NULL;
      QuothAdjudication *adjudication
        = quoth_adjudication_load (self->reader, &g_array_index (self->documents, QuothId, i), self->invocation->cancellable, &local);

      if (adjudication != NULL)
        g_ptr_array_add (self->loaded, adjudication);
      else if (document_options != NULL || !g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      else
        {
          self->n_skipped++;
          quoth_invocation_warn (self->invocation, "%s", local->message);
        }
    }
  return TRUE;
}

/* ---- The list ---- */

static gboolean
write_case (AdjudicateRun *self, QuothColumns *columns, const QuothAdjudication *adjudication, const QuothCase *one, GError **error)
{
  const char *state = quoth_case_state_to_nick (one->state);
  GString *out = quoth_output_get_buffer (self->invocation->output);

  if (state_option != NULL && !g_str_equal (state, state_option))
    return TRUE;
  if (columns != NULL)
    return quoth_cases_add_row (columns, adjudication, one, quoth_case_state_get_name (one->state), error);
  quoth_cases_append_json (out, adjudication, one, "case", quoth_case_kind_to_nick (one->case_kind));
  g_string_truncate (out, out->len - 1);
  quoth_json_add_string (out, "state", state);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

/* @cases: (nullable) (element-type QuothCase): these only, of all that are loaded. */
static gboolean
write_cases (AdjudicateRun *self, GPtrArray *cases, GError **error)
{
  g_autoptr (QuothColumns) columns = self->invocation->json ? NULL : quoth_cases_new_columns (self->invocation->output);

  if (self->invocation->quiet && !self->invocation->json)
    return TRUE;
  for (guint i = 0; i < self->loaded->len; i++)
    {
      const QuothAdjudication *adjudication = self->loaded->pdata[i];
      GPtrArray *all = quoth_adjudication_get_cases (adjudication);

      for (guint c = 0; c < all->len; c++)
        if ((cases == NULL || g_ptr_array_find (cases, all->pdata[c], NULL))
            && !write_case (self, columns, adjudication, all->pdata[c], error))
          return FALSE;
    }
  return columns == NULL || quoth_columns_finish (columns, error);
}

/* What is in no case is told. */
static void
say_left_out (AdjudicateRun *self)
{
  guint n_unplaced = 0, n_boilerplate = 0, n_training = 0;

  for (guint i = 0; i < self->loaded->len; i++)
    {
      QuothCaseCounts counts;

      quoth_adjudication_count (self->loaded->pdata[i], &counts);
      n_unplaced += counts.n_unplaced;
      n_boilerplate += counts.n_boilerplate;
      n_training += counts.n_training;
    }
  if (n_unplaced > 0)
    quoth_invocation_say (self->invocation, _ ("Left out: %u without a place in the text"), n_unplaced);
  if (n_boilerplate > 0)
    quoth_invocation_say (self->invocation, _ ("Left out: %u in boilerplate"), n_boilerplate);
  if (n_training > 0)
    quoth_invocation_say (self->invocation, _ ("Left out: %u made to learn the codebook"), n_training);
}

/* ---- Deciding ---- */

static const QuothCase *
find_case (AdjudicateRun *self, const char *text, guint *member, GError **error)
{
  QuothId annotation, document;

  if (!find_document (self, text, &annotation, &document, error))
    return NULL;
  for (guint i = 0; i < self->loaded->len; i++)
    {
      const QuothCase *found = quoth_adjudication_find_case (self->loaded->pdata[i], &annotation, NULL);

      for (*member = 0; found != NULL && *member < found->members->len; ++*member)
        if (quoth_id_equal (&QUOTH_VALUE (((QuothCaseMember *) found->members->pdata[*member])->annotation)->id, &annotation))
          return found;
      if (found != NULL)
        return found;
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” is in no case: it has no place in the text, or is in boilerplate, or its text cannot be adjudicated yet"), text);
  return NULL;
}

static gboolean
add_accepted (AdjudicateRun *self, GHashTable *decided, const char *text, GError **error)
{
  guint member;
  const QuothCase *found = find_case (self, text, &member, error);
  QuothDecision *decision;
  gboolean is_narrow;

  if (found == NULL)
    return FALSE;
  if (member >= found->members->len)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” is gold already; accept a coder’s annotation"), text);
      return FALSE;
    }
  /* Of one case, both are right. */
  is_narrow = GPOINTER_TO_INT (g_hash_table_lookup (decided, found)) > 1;
  decision = quoth_decision_new_accept (found, member);
  if (is_narrow)
    quoth_decision_narrow (decision, member);
  quoth_decision_set_reason (decision, reason_option);
  quoth_adjudicating_add (self->adjudicating, decision);
  return TRUE;
}

/* How many of each case are named. */
static gboolean
count_named (AdjudicateRun *self, GHashTable *named, char **texts, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      guint member;
      const QuothCase *found = find_case (self, texts[i], &member, error);

      if (found == NULL)
        return FALSE;
      g_hash_table_insert (named, (gpointer) found, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (named, found)) + 1));
    }
  return TRUE;
}

static gboolean
add_by_hand (AdjudicateRun *self, GPtrArray *settled, GError **error)
{
  g_autoptr (GHashTable) accepted = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer one;
  guint member;

  if (!count_named (self, accepted, accept_options, error) || !count_named (self, others, reject_options, error)
      || !count_named (self, others, reopen_options, error))
    return FALSE;
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &one, NULL))
    if (g_hash_table_contains (accepted, one) || GPOINTER_TO_INT (g_hash_table_lookup (others, one)) > 1)
      {
        quoth_invocation_set_usage_error (error, _ ("One case is decided twice; name one annotation of it, once"));
        return FALSE;
      }
  for (guint i = 0; accept_options != NULL && accept_options[i] != NULL; i++)
    if (!add_accepted (self, accepted, accept_options[i], error))
      return FALSE;
  for (guint i = 0; reject_options != NULL && reject_options[i] != NULL; i++)
    quoth_adjudicating_add (self->adjudicating, quoth_decision_new_reject (find_case (self, reject_options[i], &member, NULL), reason_option));
  for (guint i = 0; reopen_options != NULL && reopen_options[i] != NULL; i++)
    quoth_adjudicating_add (self->adjudicating, quoth_decision_new_reopen (find_case (self, reopen_options[i], &member, NULL)));
  g_hash_table_iter_init (&iter, accepted);
  while (g_hash_table_iter_next (&iter, &one, NULL))
    g_ptr_array_add (settled, one);
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &one, NULL))
    g_ptr_array_add (settled, one);
  return TRUE;
}

static gboolean
add_by_rule (AdjudicateRun *self, GPtrArray *settled, GError **error)
{
  for (guint i = 0; i < self->loaded->len; i++)
    {
      const QuothAdjudication *adjudication = self->loaded->pdata[i];
      g_autoptr (GError) local = NULL;

      if (quoth_adjudication_decide (adjudication, &self->terms, self->adjudicating, &self->counts, settled, &local))
        continue;
      if (document_options != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      self->n_skipped++;
      if (quoth_adjudication_get_n_coders (adjudication) > 0)
        quoth_invocation_warn (self->invocation, "%s", local->message);
    }
  return TRUE;
}

static gboolean
write_outcome (AdjudicateRun *self, guint n, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  guint n_decided = quoth_adjudicating_get_n (self->adjudicating);

  if (!self->invocation->json)
    {
      quoth_invocation_say (self->invocation,
                            dry_run_option ? g_dngettext (GETTEXT_PACKAGE, "%u case would be decided", "%u cases would be decided", n)
                                           : g_dngettext (GETTEXT_PACKAGE, "%u case was decided", "%u cases were decided", n),
                            n);
      for (guint i = 0; auto_option != NULL && i < QUOTH_CASE_GOLD; i++)
        if (self->counts.n_settled[i] > 0)
          quoth_invocation_say (self->invocation, "  %s: %u", quoth_case_kind_get_name ((QuothCaseKind) i), self->counts.n_settled[i]);
      if (auto_option != NULL)
        quoth_invocation_say (self->invocation, g_dngettext (GETTEXT_PACKAGE, "%u case stays open", "%u cases stay open", self->counts.n_left),
                              self->counts.n_left);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !dry_run_option);
  quoth_json_add_number (out, "decided", n_decided);
  for (guint i = 0; auto_option != NULL && i < QUOTH_CASE_GOLD; i++)
    quoth_json_add_number (out, quoth_case_kind_to_nick ((QuothCaseKind) i), self->counts.n_settled[i]);
  if (auto_option != NULL)
    quoth_json_add_number (out, "left", self->counts.n_left);
  quoth_json_add_number (out, "skipped", self->n_skipped);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
decide (AdjudicateRun *self, GError **error)
{
  g_autoptr (GPtrArray) settled = g_ptr_array_new ();
  g_autoptr (QuothCoder) author = quoth_invocation_dup_coder (self->invocation, self->store, error);
  g_autoptr (QuothAdjudicating) adjudicating = author != NULL ? quoth_adjudicating_new (author, NULL) : NULL;

  self->adjudicating = adjudicating;
  if (adjudicating == NULL || !(auto_option != NULL ? add_by_rule (self, settled, error) : add_by_hand (self, settled, error)))
    return FALSE;
  if (list_option && !write_cases (self, settled, error))
    return FALSE;
  if (quoth_adjudicating_get_n (adjudicating) > 0
      && !(dry_run_option ? quoth_store_try (self->store, quoth_adjudicating_build, adjudicating, self->invocation->cancellable, error)
                          : quoth_store_build (self->store, quoth_adjudicating_build, adjudicating, self->invocation->cancellable, error)))
    return FALSE;
  return write_outcome (self, settled->len, error);
}

static gboolean
run_in (AdjudicateRun *self, GError **error)
{
  gboolean decides = auto_option != NULL || accept_options != NULL || reject_options != NULL || reopen_options != NULL;

  if (!find_documents (self, error) || !load_texts (self, error))
    return FALSE;
  if (decides)
    return decide (self, error);
  if (!write_cases (self, NULL, error))
    return FALSE;
  say_left_out (self);
  return TRUE;
}

static gboolean
run_adjudicate (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  gboolean decides = auto_option != NULL || accept_options != NULL || reject_options != NULL || reopen_options != NULL;
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_adjudication_unref);
  AdjudicateRun self = { .invocation = invocation, .loaded = loaded };
  gboolean done;

  if (!check_usage (error) || !parse_rule (&self.terms, error) || !parse_fields (&self.terms, error))
    return FALSE;
  self.store = store = quoth_invocation_open (invocation, operands[0], decides ? QUOTH_STORE_READ_WRITE : QUOTH_STORE_READ_ONLY, error);
  self.reader = reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  if (reader == NULL)
    return FALSE;
  done = run_in (&self, error);
  g_clear_pointer (&self.documents, g_array_unref);
  return done;
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("This document only, by its name or id; may be repeated (default: all)"), N_("NAME") },
  { "auto", 0, 0, G_OPTION_ARG_STRING, &auto_option, N_("Decide open cases by a rule"), N_("identical|majority|threshold=N") },
  { "fields", 0, 0, G_OPTION_ARG_STRING, &fields_option, N_("For a rule: in what they have to agree, beside the place (default: in all)"), N_("FIELD,…") },
  { "ignore", 0, 0, G_OPTION_ARG_STRING, &ignore_option, N_("For a rule: in what they need not agree, as “confidence”; what most of them say is taken"), N_("FIELD,…") },
  { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &accept_options, N_("Gold is as this annotation says; may be repeated"), N_("ID") },
  { "reject", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reject_options, N_("Nothing of the case of this annotation is gold; may be repeated"), N_("ID") },
  { "reopen", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reopen_options, N_("Take back what was decided of the case of this annotation; may be repeated"), N_("ID") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason_option, N_("Why, for the coders to read"), N_("TEXT") },
  { "list", 'l', 0, G_OPTION_ARG_NONE, &list_option, N_("List cases (the default); with --dry-run those that would be decided"), NULL },
  { "state", 0, 0, G_OPTION_ARG_STRING, &state_option, N_("List those in this state only"), N_("open|settled|outdated") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Say what would be decided, and change nothing"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("Lists what several coders made of each text in cases: what they made of the same thing, put together as “agreement” does it. All may be alike, or differ in "
     "values or in the place, or not all made it. What is decided makes an annotation of the gold layer and leaves a verdict on each of the coders’, which "
     "stay as they are; “quoth-cli export --gold” writes what is gold. A case is out of date if a coder changed something after it was decided, or added something to it."),
  N_("With --auto open cases are decided in one step that can be undone: where all coders of the text agree (identical), more than half (majority), or N of them. What a "
     "person decided is never touched. --accept decides one case: the others are rejected; two annotations of one case that are both named become gold both."),
  N_("What gold refers to is gold, too: a role’s mention, a cue’s claim, relations between claims; whatever is decided first. A text that is still coded blind is left out."),
  N_("With --json a list has a line for each case: {\"id\", \"document\", \"type\", \"start\", \"end\", \"case\": \"alike\"|\"values\"|\"overlap\"|\"some\"|\"gold\", \"why\", "
     "\"differs\": […], \"missing\", \"members\": [{\"id\", \"coder\", \"verdict\", \"reason\", \"values\"}, …], \"gold\", \"state\"}; a decision: {\"applied\", \"decided\", "
     "\"alike\", \"values\", \"overlap\", \"some\", \"left\", \"skipped\"}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli adjudicate summit.quoth --document speech --state open", N_("List what is still to be decided in a text.") },
  { "quoth-cli adjudicate summit.quoth --auto majority --dry-run", N_("Say what would be settled where more than half of the coders agree.") },
  { "quoth-cli adjudicate summit.quoth --auto identical --ignore confidence,statement", N_("Settle what all say alike but for how sure they are and how they word it.") },
  { "quoth-cli adjudicate summit.quoth --reject 01a2… --reason \"no claim: a question\"", N_("Nothing of that case is gold.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_adjudicate = {
  .name = "adjudicate",
  .operands = "PROJECT",
  .summary = N_("Decide what of several coders’ work is gold"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_adjudicate,
};
