/* quoth-command-agreement.c: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "quoth-agreement-out.h"
#include "quoth-command.h"

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

typedef struct
{
  QuothInvocation *invocation;
  QuothColumns *columns;
  GArray *measures; /* element-type QuothMeasure */
  QuothMetric metric;
  gboolean of_spans;
  QuothCoderColumn names;
  guint n_rounds;
  guint64 seed;
} AgreementRun;

static void
agreement_run_clear (AgreementRun *self)
{
  g_clear_pointer (&self->columns, quoth_columns_free);
  g_clear_pointer (&self->measures, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AgreementRun, agreement_run_clear)

/* ---- What is asked for ---- */

static gboolean
add_measure (AgreementRun *self, const char *nick, GError **error)
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
  if (quoth_measure_is_of_spans (measure) != self->of_spans)
    quoth_invocation_set_usage_error (error, self->of_spans ? _("The measure “%s” is of ratings: it goes with “--table”")
                                                            : _("The measure “%s” is of spans: it goes with “--spans”"),
                                      nick);
  else if (metric_option != NULL && !quoth_measure_takes (measure, self->metric))
    quoth_invocation_set_usage_error (error, _("The measure “%s” does not go with the metric “%s”"), nick,
                                      quoth_metric_to_nick (self->metric));
  else
    {
      g_array_append_val (self->measures, measure);
      return TRUE;
    }
  return FALSE;
}

/* All there are; AC2 without weights is AC1. */
static void
add_usual_measures (AgreementRun *self)
{
  for (QuothMeasure measure = 0; measure < QUOTH_N_MEASURES; measure++)
    if (quoth_measure_is_of_spans (measure) == self->of_spans && (metric_option == NULL || quoth_measure_takes (measure, self->metric))
        && (measure != QUOTH_MEASURE_GWET_AC2 || self->metric != QUOTH_METRIC_NOMINAL))
      g_array_append_val (self->measures, measure);
}

static gboolean
parse_measures (AgreementRun *self, GError **error)
{
  self->measures = g_array_new (FALSE, FALSE, sizeof (QuothMeasure));
  if (metric_option != NULL && !quoth_metric_from_nick (metric_option, &self->metric))
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
  if (self->measures->len > 0)
    return TRUE;
  quoth_invocation_set_usage_error (error, _("The metric “%s” goes with no measure of what is given"), quoth_metric_to_nick (self->metric));
  return FALSE;
}

static gboolean
parse_bootstrap (AgreementRun *self, GError **error)
{
  char *end = NULL;

  if (bootstrap_option < 0 || bootstrap_option > MOST_ROUNDS)
    {
      quoth_invocation_set_usage_error (error, _("“--bootstrap” is how many rounds, up to %d; 1000 is usual"), MOST_ROUNDS);
      return FALSE;
    }
  self->n_rounds = (guint) bootstrap_option;
  self->seed = 1;
  if (seed_option == NULL)
    return TRUE;
  errno = 0;
  self->seed = g_ascii_strtoull (seed_option, &end, 10);
  if (!g_ascii_isdigit (*seed_option) || *end != '\0' || errno != 0)
    {
      quoth_invocation_set_usage_error (error, _("“--seed” is a whole number from 0, not “%s”"), seed_option);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_names (AgreementRun *self, GError **error)
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
measure_ratings (AgreementRun *self, const QuothRatings *ratings, QuothMeasure measure, GError **error)
{
  QuothInvocation *invocation = self->invocation;
  g_autoptr (QuothAgreement) agreement = quoth_agreement_measure (ratings, measure, self->metric, error);

  if (agreement == NULL)
    return FALSE;
  if (self->n_rounds > 0)
    {
      quoth_progress_start (invocation->progress, _("Drawing units again"));
      if (!quoth_agreement_bootstrap (agreement, ratings, self->n_rounds, self->seed, quoth_progress_update_cb, invocation->progress,
                                      invocation->cancellable, error))
        return FALSE;
      quoth_progress_erase (invocation->progress);
    }
  return quoth_agreement_out_write (invocation, self->columns, agreement, error);
}

static gboolean
run_table (AgreementRun *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (table_option);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, self->invocation->cancellable, NULL, error);
  g_autoptr (QuothRatings) ratings
    = bytes != NULL ? quoth_ratings_read (bytes, table_option, self->names, self->metric, error) : NULL;

  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < self->measures->len; i++)
    if (!measure_ratings (self, ratings, g_array_index (self->measures, QuothMeasure, i), error))
      return FALSE;
  return TRUE;
}

/* ---- Spans ---- */

static gboolean
measure_spans (AgreementRun *self, const QuothContinuum *continuum, QuothMeasure measure, QuothMetric metric, GError **error)
{
  g_autoptr (GPtrArray) results
    = quoth_agreement_measure_spans (continuum, measure, metric, self->invocation->cancellable, error);

  if (results == NULL)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    {
      if (measure == QUOTH_MEASURE_SPAN_F1 && self->n_rounds > 0
          && !quoth_agreement_bootstrap_scores (results->pdata[i], continuum, self->n_rounds, self->seed, NULL, NULL,
                                                self->invocation->cancellable, error))
        return FALSE;
      if (!quoth_agreement_out_write (self->invocation, self->columns, results->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_gamma (AgreementRun *self, const QuothContinuum *continuum, GError **error)
{
  QuothInvocation *invocation = self->invocation;
  QuothGammaOptions options = QUOTH_GAMMA_DEFAULTS;
  g_autoptr (QuothAgreement) gamma = NULL;

  options.seed = self->seed;
  quoth_progress_start (invocation->progress, _("Drawing texts without agreement"));
  gamma = quoth_agreement_measure_gamma (continuum, &options, quoth_progress_update_cb, invocation->progress, invocation->cancellable, error);
  if (gamma == NULL)
    return FALSE;
  quoth_progress_erase (invocation->progress);
  return quoth_agreement_out_write (invocation, self->columns, gamma, error);
}

/* With every metric it has, if none is asked for. */
static gboolean
measure_spans_by_metrics (AgreementRun *self, const QuothContinuum *continuum, QuothMeasure measure, GError **error)
{
  if (measure == QUOTH_MEASURE_GAMMA)
    return measure_gamma (self, continuum, error);
  for (QuothMetric metric = 0; metric < QUOTH_N_METRICS; metric++)
    if (quoth_measure_takes (measure, metric) && (metric_option == NULL || metric == self->metric)
        && !measure_spans (self, continuum, measure, metric, error))
      return FALSE;
  return TRUE;
}

static QuothContinuum *
read_spans (AgreementRun *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (spans_option);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, self->invocation->cancellable, NULL, error);
  g_autoptr (QuothContinuum) continuum
    = bytes != NULL ? quoth_continuum_read (bytes, spans_option, (guint) length_option, self->invocation->coders, error) : NULL;

  if (continuum != NULL && untyped_option)
    return quoth_continuum_dup_untyped (continuum);
  return g_steal_pointer (&continuum);
}

static gboolean
run_spans (AgreementRun *self, GError **error)
{
  g_autoptr (QuothContinuum) continuum = read_spans (self, error);

  if (continuum == NULL)
    return FALSE;
  for (guint i = 0; i < self->measures->len; i++)
    if (!measure_spans_by_metrics (self, continuum, g_array_index (self->measures, QuothMeasure, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_options (const QuothInvocation *invocation, GError **error)
{
  if ((table_option == NULL) == (spans_option == NULL))
    quoth_invocation_set_usage_error (error, _("“--table” names ratings to be measured, or “--spans” what was marked in a text"));
  else if (spans_option != NULL && length_option < 1)
    quoth_invocation_set_usage_error (error, _("“--spans” needs “--length”: how long the text is, from 1"));
  else if (spans_option != NULL && names_option != NULL)
    quoth_invocation_set_usage_error (error, _("“--names” goes with “--table”"));
  else if (table_option != NULL && (length_option >= 0 || untyped_option || invocation->coders->len > 0))
    quoth_invocation_set_usage_error (error, _("“--length”, “--untyped” and “--coder” go with “--spans”"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_agreement (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_auto (AgreementRun) self = { .invocation = invocation };

  if (!check_options (invocation, error))
    return FALSE;
  self.of_spans = spans_option != NULL;
  if (!parse_measures (&self, error) || !parse_bootstrap (&self, error) || !parse_names (&self, error))
    return FALSE;
  if (!invocation->json)
    self.columns = quoth_agreement_out_new_columns (invocation);
  return (self.of_spans ? run_spans (&self, error) : run_table (&self, error)) && (self.columns == NULL || quoth_columns_finish (self.columns, error));
}

static const GOptionEntry options[] = {
  { "table", 't', 0, G_OPTION_ARG_FILENAME, &table_option, N_("A table of ratings: a row a coder, a column a unit, “.” missing"), N_("FILE") },
  { "spans", 's', 0, G_OPTION_ARG_FILENAME, &spans_option, N_("Spans: a row coder,code,start,end; half open"), N_("FILE") },
  { "length", 'l', 0, G_OPTION_ARG_INT, &length_option, N_("How long the text of the spans is"), N_("N") },
  { "untyped", 0, 0, G_OPTION_ARG_NONE, &untyped_option, N_("Spans are compared without their codes"), NULL },
  { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measure_options, N_("This measure only; may be repeated"), N_("ID") },
  { "metric", 0, 0, G_OPTION_ARG_STRING, &metric_option,
    N_("How differences are measured: nominal (default), ordinal, interval or quadratic, ratio, linear, jaccard, masi; of span-f1: exact, "
       "overlap, token (default: each)"),
    N_("METRIC") },
  { "names", 0, 0, G_OPTION_ARG_STRING, &names_option,
    N_("Where the coders’ names are: in the “first” column, nowhere (“none”), or “guess” (default)"), N_("WHERE") },
  { "bootstrap", 'b', 0, G_OPTION_ARG_INT, &bootstrap_option, N_("A confidence interval, by drawing units again N times; of spans only span-f1 has one"), N_("N") },
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
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli agreement --table ratings.csv", N_("All measures of what a few coders said of the same units.") },
  { "quoth-cli agreement --table stance.csv -m krippendorff-alpha --metric ordinal -b 1000", N_("One of them, with a confidence interval.") },
  { "quoth-cli agreement --spans spans.csv --length 5200 -m unitizing-alpha", N_("How far coders agree on what they marked in a text.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_agreement = {
  .name = "agreement",
  .operands = "--table FILE | --spans FILE --length N",
  .summary = N_("Tell how far coders agree"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 0,
  .max_operands = 0,
  .run = run_agreement,
};
