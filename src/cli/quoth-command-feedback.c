/* quoth-command-feedback.c: a coder's own work against gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-cases-out.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char **document_options;
static gboolean all_option;

static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };

/*
 * FeedbackRun:
 * @counts: by kind, in the order of @kinds
 * @n_texts: of how many texts
 */
typedef struct
{
  QuothInvocation *invocation;
  QuothReader *reader;
  QuothId coder;
  const char *name;
  QuothFeedbackCounts counts[G_N_ELEMENTS (kinds)];
  guint n_texts;
} FeedbackRun;

static gboolean
find_coder (FeedbackRun *self, GError **error)
{
  g_autoptr (GArray) coders = NULL;

  if (self->invocation->coders->len != 1)
    {
      quoth_invocation_set_usage_error (error, _ ("“feedback” is for one coder: --coder NAME"));
      return FALSE;
    }
  coders = quoth_lookup_coders (self->reader, self->invocation->coders, error);
  if (coders == NULL)
    return FALSE;
  self->coder = g_array_index (coders, QuothId, 0);
  self->name = self->invocation->coders->pdata[0];
  return TRUE;
}

static GArray *
list_documents (FeedbackRun *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) documents = quoth_lookup_documents (self->reader, (const char *const *) document_options, error);

  if (documents == NULL || documents->len > 0)
    return g_steal_pointer (&documents);
  all = quoth_reader_list (self->reader, &query, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    g_array_append_val (documents, QUOTH_VALUE (all->pdata[i])->id);
  return all != NULL ? g_steal_pointer (&documents) : NULL;
}

static gboolean
write_cases (FeedbackRun *self, QuothColumns *columns, const QuothAdjudication *adjudication, GError **error)
{
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);

  for (guint i = 0; i < cases->len; i++)
    {
      QuothFeedbackKind feedback = quoth_case_get_feedback (cases->pdata[i]);

      if (feedback == QUOTH_FEEDBACK_SAME && !all_option)
        continue;
      if (columns != NULL)
        {
          if (!quoth_cases_add_row (columns, adjudication, cases->pdata[i], quoth_feedback_kind_get_name (feedback), error))
            return FALSE;
          continue;
        }
      quoth_cases_append_json (quoth_output_get_buffer (self->invocation->output), adjudication, cases->pdata[i], "feedback",
                               quoth_feedback_kind_to_nick (feedback));
      if (!quoth_output_end_line (self->invocation->output, error))
        return FALSE;
    }
  return TRUE;
}

/* Texts that the coder did not code are none; nor are those, of all, in which nothing is gold. */
static gboolean
add_text (FeedbackRun *self, QuothColumns *columns, const QuothId *document, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QuothAdjudication) adjudication
    = quoth_adjudication_load_feedback (self->reader, document, &self->coder, self->invocation->cancellable, &local);

  if (adjudication == NULL && document_options == NULL
      && (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND) || g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_INVALID)))
    {
      if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_INVALID))
        quoth_invocation_warn (self->invocation, "%s", local->message);
      return TRUE;
    }
  if (adjudication == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (document_options == NULL && !quoth_feedback_has_coded (adjudication))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    quoth_feedback_count (adjudication, kinds[k], &self->counts[k]);
  self->n_texts++;
  return write_cases (self, columns, adjudication, error);
}

/* ---- Scores ---- */

static double
divide (guint64 a, guint64 b)
{
  return b > 0 ? (double) a / (double) b : -1;
}

static void
append_score (GString *out, const char *name, double score)
{
  if (score >= 0)
    quoth_json_add_double (out, name, score);
  else
    {
      quoth_json_add_name (out, name);
      g_string_append (out, "null");
    }
}

static gboolean
write_score (FeedbackRun *self, QuothKind kind, const QuothFeedbackCounts *n, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  double f1 = divide (2 * (guint64) n->n_found, (guint64) n->n_own + n->n_gold);

  if (!self->invocation->json)
    {
      g_autofree char *score = f1 >= 0 ? g_strdup_printf ("%.3f", f1) : g_strdup (_ ("undefined"));

      /* Translators: a kind of annotation; then how many the coder made, how many are gold, how many of these the coder has, at the same place, and with the
       * same values; then the F1 score */
      quoth_invocation_say (self->invocation, _ ("%s: own %u, gold %u, found %u, same place %u, same values %u; F1 %s"), quoth_kind_to_nick (kind),
                            n->n_own, n->n_gold, n->n_found, n->n_placed, n->n_same, score);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "score", quoth_kind_to_nick (kind));
  quoth_json_add_string (out, "coder", self->name);
  quoth_json_add_number (out, "texts", self->n_texts);
  quoth_json_add_number (out, "own", n->n_own);
  quoth_json_add_number (out, "gold", n->n_gold);
  quoth_json_add_number (out, "found", n->n_found);
  quoth_json_add_number (out, "placed", n->n_placed);
  quoth_json_add_number (out, "same", n->n_same);
  append_score (out, "precision", divide (n->n_found, n->n_own));
  append_score (out, "recall", divide (n->n_found, n->n_gold));
  append_score (out, "f1", f1);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
run_in (FeedbackRun *self, GError **error)
{
  g_autoptr (GArray) documents = NULL;
  g_autoptr (QuothColumns) columns = self->invocation->json || self->invocation->quiet ? NULL : quoth_cases_new_columns (self->invocation->output);

  documents = find_coder (self, error) ? list_documents (self, error) : NULL;
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!add_text (self, columns, &g_array_index (documents, QuothId, i), error))
      return FALSE;
  if (self->n_texts == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("No text that “%s” coded has been adjudicated, so there is nothing to hold it against"),
                   self->name);
      return FALSE;
    }
  if (columns != NULL && !quoth_columns_finish (columns, error))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (self->counts[k].n_own + self->counts[k].n_gold > 0 && !write_score (self, kinds[k], &self->counts[k], error))
      return FALSE;
  return TRUE;
}

static gboolean
run_feedback (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  FeedbackRun self = { .invocation = invocation, .reader = reader };

  return reader != NULL && run_in (&self, error);
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("This document only, by its name or id; may be repeated (default: all)"), N_("NAME") },
  { "all", 'a', 0, G_OPTION_ARG_NONE, &all_option, N_("List also what is as in gold"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("Lists where the work of one coder differs from what was adjudicated: what they missed, made too much, or gave another place or value, with the reason that the verdict gives; "
     "and scores of each kind. Found is what overlaps, one to one; precision is found of their own, recall found of gold, F1 of both."),
  N_("It needs texts in which something is gold. What somebody codes blind, or learns on, is shown when they are done with it."),
  N_("With --json a line for each difference: as “adjudicate” has cases, with \"feedback\": \"missed\"|\"too-much\"|\"place\"|\"values\"|\"same\" and the coder “Gold” beside them; then "
     "one for each kind: {\"score\": \"mention\"|\"claim\"|\"cue\", \"coder\", \"texts\", \"own\", \"gold\", \"found\", \"placed\", \"same\", \"precision\", \"recall\", \"f1\"}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli feedback summit.quoth --coder Ann", N_("What Ann can learn from what was adjudicated.") },
  { "quoth-cli feedback summit.quoth --coder Ann --document speech --json", N_("The same of one text, for a program.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_feedback = {
  .name = "feedback",
  .operands = "PROJECT",
  .summary = N_("Hold the work of a coder against gold"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_feedback,
};
