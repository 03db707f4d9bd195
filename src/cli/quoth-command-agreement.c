/* quoth-command-agreement.c: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "quoth-agreement-project.h"
#include "quoth-command.h"
#include "quoth-input.h"

#define MOST_ROUNDS 1000000

static char *table_option;
static char *spans_option;
static int length_option = -1;
static gboolean untyped_option;
static char **measure_options;
static char *metric_option;
static char *names_option;
static int bootstrap_option;
static char *seed_option;
static char *layer_option;
static char **coders_options;
static char **document_options;
static char *by_option;
static gboolean disagreements_option;
static gboolean methods_option;

typedef struct
{
  QuothAgreementRun run;
  gboolean has_ratings; /* what is given has measures of ratings, of spans, or of both */
  gboolean has_spans;
  QuothCoderColumn names;
} AgreementCommand;

static void
agreement_command_clear (AgreementCommand *self)
{
  quoth_agreement_run_clear (&self->run);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AgreementCommand, agreement_command_clear)

/* ---- What is asked for ---- */

static gboolean
fits (const AgreementCommand *self, QuothMeasure measure)
{
  return quoth_measure_is_of_spans (measure) ? self->has_spans : self->has_ratings;
}

static gboolean
add_measure (AgreementCommand *self, const char *nick, GError **error)
{
  QuothMeasure measure;

  if (!quoth_measure_from_nick (nick, &measure))
    {
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < QUOTH_N_MEASURES; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? " " : "", quoth_measure_to_nick (i));
      quoth_invocation_set_usage_error (error, _("There is no measure “%s”; there are: %s"), nick, all->str);
      return FALSE;
    }
  if (!fits (self, measure))
    quoth_invocation_set_usage_error (error,
                                      quoth_measure_is_of_spans (measure)
                                        ? _("The measure “%s” is of spans: it goes with “--spans”, and with layers that are marked")
                                        : _("The measure “%s” is of ratings: it goes with “--table”, and with layers in which something is said"),
                                      nick);
  else if (metric_option != NULL && !quoth_measure_takes (measure, self->run.measuring.metric))
    quoth_invocation_set_usage_error (error, _("The measure “%s” does not go with the metric “%s”"), nick,
                                      quoth_metric_to_nick (self->run.measuring.metric));
  else
    {
      g_array_append_val (self->run.measures, measure);
      return TRUE;
    }
  return FALSE;
}

/* All there are; AC2 without weights is AC1. */
static void
add_usual_measures (AgreementCommand *self)
{
  for (QuothMeasure measure = 0; measure < QUOTH_N_MEASURES; measure++)
    if (fits (self, measure) && (metric_option == NULL || quoth_measure_takes (measure, self->run.measuring.metric))
        && (measure != QUOTH_MEASURE_GWET_AC2 || self->run.measuring.metric != QUOTH_METRIC_NOMINAL))
      g_array_append_val (self->run.measures, measure);
}

static gboolean
parse_measures (AgreementCommand *self, GError **error)
{
  self->run.measures = g_array_new (FALSE, FALSE, sizeof (QuothMeasure));
  if (metric_option != NULL && !quoth_metric_from_nick (metric_option, &self->run.measuring.metric))
    {
      quoth_invocation_set_usage_error (
        error, _("There is no metric “%s”; there are: %s"), metric_option,
        "nominal ordinal interval (quadratic) ratio linear jaccard masi, exact overlap token");
      return FALSE;
    }
  for (char **nick = measure_options; nick != NULL && *nick != NULL; nick++)
    if (!add_measure (self, *nick, error))
      return FALSE;
  if (measure_options == NULL)
    add_usual_measures (self);
  if (self->run.measures->len > 0)
    return TRUE;
  quoth_invocation_set_usage_error (error, _("The metric “%s” goes with no measure of what is given"), quoth_metric_to_nick (self->run.measuring.metric));
  return FALSE;
}

static gboolean
parse_bootstrap (AgreementCommand *self, GError **error)
{
  char *end = NULL;

  if (bootstrap_option < 0 || bootstrap_option > MOST_ROUNDS)
    {
      quoth_invocation_set_usage_error (error, _("“--bootstrap” is how many rounds, up to %d; 1000 is usual"), MOST_ROUNDS);
      return FALSE;
    }
  self->run.measuring.n_rounds = (guint) bootstrap_option;
  self->run.measuring.seed = 1;
  if (seed_option == NULL)
    return TRUE;
  errno = 0;
  self->run.measuring.seed = g_ascii_strtoull (seed_option, &end, 10);
  if (!g_ascii_isdigit (*seed_option) || *end != '\0' || errno != 0)
    {
      quoth_invocation_set_usage_error (error, _("“--seed” is a whole number from 0, not “%s”"), seed_option);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_names (AgreementCommand *self, GError **error)
{
  static const char *const words[] = {
    [QUOTH_CODER_COLUMN_GUESS] = "guess", [QUOTH_CODER_COLUMN_YES] = "first", [QUOTH_CODER_COLUMN_NO] = "none",
  };

  if (names_option == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], names_option))
      {
        self->names = i;
        return TRUE;
      }
  quoth_invocation_set_usage_error (error, _("“--names” is “first”, “none” or “guess”, not “%s”"), names_option);
  return FALSE;
}

/* ---- A table ---- */

static gboolean
run_table (AgreementCommand *self, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_input_load (table_option, self->run.invocation->cancellable, error);
  g_autoptr (QuothRatings) ratings
    = bytes != NULL ? quoth_ratings_read (bytes, quoth_input_get_name (table_option), self->names, self->run.measuring.metric, error) : NULL;

  if (ratings == NULL)
    return FALSE;
  return quoth_agreement_run_measure_ratings (&self->run, ratings, error);
}

/* ---- Spans ---- */

static QuothContinuum *
read_spans (AgreementCommand *self, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_input_load (spans_option, self->run.invocation->cancellable, error);
  g_autoptr (QuothContinuum) continuum
    = bytes == NULL ? NULL
                    : quoth_continuum_read (
                      bytes, quoth_input_get_name (spans_option), (guint) length_option, self->run.invocation->coders, error);

  if (continuum != NULL && untyped_option)
    return quoth_continuum_dup_untyped (continuum);
  return g_steal_pointer (&continuum);
}

static gboolean
run_spans (AgreementCommand *self, GError **error)
{
  g_autoptr (QuothContinuum) continuum = read_spans (self, error);

  if (continuum == NULL)
    return FALSE;
  return quoth_agreement_run_measure_spans (&self->run, continuum, error);
}

static gboolean
check_options (const QuothInvocation *invocation, GError **error)
{
  if ((table_option == NULL) == (spans_option == NULL))
    quoth_invocation_set_usage_error (error, _("Name a project; or “--table” names ratings to be measured, or “--spans” what was marked in a text"));
  else if (spans_option != NULL && length_option < 1)
    quoth_invocation_set_usage_error (error, _("“--spans” needs “--length”: how long the text is, from 1"));
  else if (spans_option != NULL && names_option != NULL)
    quoth_invocation_set_usage_error (error, _("“--names” goes with “--table”"));
  else if (table_option != NULL && (length_option >= 0 || untyped_option || invocation->coders->len > 0))
    quoth_invocation_set_usage_error (error, _("“--length”, “--untyped” and “--coder” go with “--spans”"));
  else if (layer_option != NULL || coders_options != NULL || document_options != NULL || by_option != NULL || disagreements_option || methods_option)
    quoth_invocation_set_usage_error (error, _("“--layer”, “--coders”, “--document”, “--by”, “--disagreements” and “--methods” go with a project"));
  else
    return TRUE;
  return FALSE;
}

/* ---- A project ---- */

static gboolean
check_project_options (const QuothInvocation *invocation, GError **error)
{
  QuothCodingDivision division;

  if (table_option != NULL || spans_option != NULL || length_option >= 0 || untyped_option || names_option != NULL)
    quoth_invocation_set_usage_error (error, _("“--table”, “--spans”, “--length”, “--untyped” and “--names” do not go with a project"));
  else if (by_option != NULL && !quoth_coding_division_from_nick (by_option, &division))
    quoth_invocation_set_usage_error (error, _("“--by” is “code”, “document”, “pair” or “month”, not “%s”"), by_option);
  else if ((disagreements_option || methods_option) && by_option != NULL)
    quoth_invocation_set_usage_error (error, _("“--disagreements” and “--methods” do not go with “--by”"));
  else if (disagreements_option && methods_option)
    quoth_invocation_set_usage_error (error, _("“--disagreements” does not go with “--methods”"));
  else if (methods_option && invocation->json)
    quoth_invocation_set_usage_error (error, _("“--methods” writes words, and does not go with “--json”"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_layer (AgreementCommand *self, QuothAgreementRequest *request, GError **error)
{
  const char *nick = layer_option != NULL ? layer_option : "mention";

  if (g_str_has_prefix (nick, "attribute:"))
    {
      request->layer = QUOTH_CODING_ATTRIBUTE;
      request->attribute = nick + strlen ("attribute:");
    }
  else if (!quoth_coding_layer_from_nick (nick, &request->layer) || request->layer == QUOTH_CODING_ATTRIBUTE)
    {
      quoth_invocation_set_usage_error (error, _("There is no layer “%s”; there are: %s"), nick,
                                        "mention claim cue category stance factuality role relation attribute:KEY");
      return FALSE;
    }
  self->has_ratings = quoth_coding_layer_has_ratings (request->layer);
  self->has_spans = quoth_coding_layer_has_spans (request->layer);
  return TRUE;
}

static gboolean
run_project (QuothInvocation *invocation, const char *path, GError **error)
{
  g_auto (AgreementCommand) self = { .run = { .invocation = invocation } };
  g_autoptr (GPtrArray) coders = g_ptr_array_new_with_free_func (g_free);
  QuothAgreementRequest request = { .path = path, .coders = coders, .documents = (const char *const *) document_options,
                                    .disagreements = disagreements_option, .methods = methods_option };

  if (!check_project_options (invocation, error) || !parse_layer (&self, &request, error) || !parse_measures (&self, error) || !parse_bootstrap (&self, error))
    return FALSE;
  for (guint i = 0; i < invocation->coders->len; i++)
    g_ptr_array_add (coders, g_strdup (invocation->coders->pdata[i]));
  for (char **list = coders_options; list != NULL && *list != NULL; list++)
    {
      g_auto (GStrv) names = g_strsplit (*list, ",", -1);

      for (char **name = names; *name != NULL; name++)
        g_ptr_array_add (coders, g_strdup (g_strstrip (*name)));
    }
  self.run.measuring.has_metric = metric_option != NULL;
  if (by_option != NULL)
    quoth_coding_division_from_nick (by_option, &request.division);
  return quoth_agreement_project_run (&self.run, &request, error);
}

static gboolean
run_agreement (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_auto (AgreementCommand) self = { .run = { .invocation = invocation }, .has_spans = spans_option != NULL, .has_ratings = table_option != NULL };
  gboolean done;

  if (operands[0] != NULL)
    return run_project (invocation, operands[0], error);
  if (!check_options (invocation, error) || !parse_measures (&self, error) || !parse_bootstrap (&self, error) || !parse_names (&self, error))
    return FALSE;
  self.run.measuring.has_metric = metric_option != NULL;
  if (!invocation->json)
    self.run.columns = quoth_agreement_out_new_columns (invocation);
  done = self.has_spans ? run_spans (&self, error) : run_table (&self, error);
  return done && (self.run.columns == NULL || quoth_columns_finish (self.run.columns, error));
}

static const GOptionEntry options[] = {
  { "table", 't', 0, G_OPTION_ARG_FILENAME, &table_option, N_("A table of ratings: a row a coder, a column a unit, “.” missing; “-”: standard input"), N_("FILE") },
  { "spans", 's', 0, G_OPTION_ARG_FILENAME, &spans_option, N_("Spans: a row coder,code,start,end; half open; “-”: standard input"), N_("FILE") },
  { "length", 'l', 0, G_OPTION_ARG_INT, &length_option, N_("How long the text of the spans is"), N_("N") },
  { "untyped", 0, 0, G_OPTION_ARG_NONE, &untyped_option, N_("Spans are compared without their codes"), NULL },
  { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measure_options, N_("This measure only; may be repeated"), N_("ID") },
  { "metric", 0, 0, G_OPTION_ARG_STRING, &metric_option,
    N_("How differences are measured: nominal (default), ordinal, interval or quadratic, ratio, linear, jaccard, masi; of span-f1: exact, "
       "overlap, token (default: each)"),
    N_("METRIC") },
  { "names", 0, 0, G_OPTION_ARG_STRING, &names_option,
    N_("Where the coders’ names are: in the “first” column, nowhere (“none”), or “guess” (default)"), N_("WHERE") },
  { "bootstrap", 'b', 0, G_OPTION_ARG_INT, &bootstrap_option, N_("A confidence interval, by drawing units again N times; of spans span-f1 has one, and in a project, drawing texts again, unitizing-alpha and boundary-similarity"), N_("N") },
  { "layer", 0, 0, G_OPTION_ARG_STRING, &layer_option,
    N_("Of a project: what is compared: mention (default), claim, cue, category, stance, factuality, role, relation or attribute:KEY"), N_("LAYER") },
  { "coders", 0, 0, G_OPTION_ARG_STRING_ARRAY, &coders_options, N_("Of a project: these coders only (default: all who coded)"), N_("A,B,…") },
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options, N_("Of a project: this document only, by its name or id; may be repeated"),
    N_("NAME") },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by_option, N_("Of a project: a result for each code, document, pair (of coders) or month"), N_("WHAT") },
  { "disagreements", 0, 0, G_OPTION_ARG_NONE, &disagreements_option, N_("Of a project: list what coders disagree about, instead"), NULL },
  { "methods", 0, 0, G_OPTION_ARG_NONE, &methods_option, N_("Of a project: tell it as a paragraph for a paper, with references"), NULL },
  { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_option, N_("What --bootstrap and gamma draw with (default: 1); the same seed draws the same"), N_("NUMBER") },
  { NULL },
};

static const char *const description[] = {
  N_("Tells how far coders agree, from a plain table, so that the numbers can be checked without a project. Measures: percent, cohen-kappa, scott-pi, "
     "fleiss-kappa, brennan-prediger, gwet-ac1, gwet-ac2, krippendorff-alpha."),
  N_("With --spans: from what was marked in a text. Measures: unitizing-alpha, unitizing-alpha-binary (marked or not), unitizing-alpha-c (codes, where two "
     "marked something), unitizing-alpha-k (each code), unitizing-alpha-2004 (the older definition), gamma, boundary-similarity, span-f1. A fifth column “unit” joins the fragments "
     "of one; a first row may name the columns. Spans of one coder may overlap. With --coder, only these coders count, also one who marked nothing. A token "
     "is what offsets count."),
  N_("A field is a value; “.” or nothing is missing. With the metrics jaccard and masi it is a set (a|b; {} is empty). A first column of names is "
     "found if it can be nothing else. A first row that begins with an empty field or “coder” names the units."),
  N_("Where nothing can be said (all ratings are the same, or no unit has two), the value is undefined, and why; the exit status is 0 all the same. Of more "
     "than two coders cohen-kappa and scott-pi are means over all pairs; fleiss-kappa is of all at once."),
  N_("With --json one object a line: {\"measure\", \"metric\", \"value\" (null if undefined), \"n\" (units compared), \"observed\", \"expected\", \"ci\" ([low, "
     "high] or null), \"why\" (null or why it is undefined), \"parts\" (whether observed and expected are of “agreement” or “disagreement”), \"left_out\": "
     "[{\"what\", \"n\"}]}; of each code also \"code\", of span-f1 of two coders \"precision\" and \"recall\", of gamma \"samples\", \"seed\" and perhaps a \"note\"; with --bootstrap also \"rounds\", \"rounds_undefined\" and \"seed\"."),
  N_("Of a PROJECT: how far coders agree on what they coded in the same texts. A text was coded by whoever has an assignment of it that is done, or any "
     "annotation there; texts of fewer than two of the coders are left out and named. Boilerplate is cut out of the texts, and gold and what has no place is left out. Ratings are of "
     "annotations that were matched one to one: as many as overlap, then the most overlap. Spans are compared in the texts that all coders coded, one behind "
     "the other; with more than two, try --by pair. Layers with both ratings and spans: mention, cue, category; claim has spans only, the others ratings "
     "only. An attribute that is a number, a date or true or false can be measured with --metric interval, and choices with ordinal, in the order they are offered. With --json also {\"layer\", \"texts\": N}, and with --by {\"by\", \"part\"}."),
  N_("With --disagreements a row for each place where coders said different things, or only one marked anything, or several the same with other ends (mention, "
     "claim and cue); with --json {\"document\", \"start\", \"end\", \"about\", \"alone\", \"ends\" (whether they differ), \"said\": [{\"coder\", \"value\", and if "
     "ends differ \"start\", \"end\"}, …]}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli agreement --table ratings.csv", N_("All measures of what a few coders said of the same units.") },
  { "quoth-cli agreement --table stance.csv -m krippendorff-alpha --metric ordinal -b 1000", N_("One of them, with a confidence interval.") },
  { "quoth-cli agreement --spans spans.csv --length 5200 -m unitizing-alpha", N_("How far coders agree on what they marked in a text.") },
  { "quoth-cli agreement study.quoth --layer category --metric jaccard --by pair", N_("How far every two coders agree on codes.") },
  { "quoth-cli agreement study.quoth --layer stance --disagreements", N_("Where they differ about the stance.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_agreement = {
  .name = "agreement",
  .operands = "PROJECT | --table FILE | --spans FILE",
  .summary = N_("Tell how far coders agree"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 0,
  .max_operands = 1,
  .run = run_agreement,
};
