/* quoth-agreement-write.c: results of agreement, for programs and spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-agreement-write.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-csv.h"
#include "formats/quoth-json-members.h"
#include "formats/quoth-jsonl.h"

/* ---- JSON ---- */

static void
add_double_or_null (GString *out, const char *name, gboolean is_set, double value)
{
  if (is_set)
    quoth_json_add_double (out, name, value);
  else
    quoth_json_add_string (out, name, NULL);
}

static void
add_interval (GString *out, const QuothAgreement *agreement)
{
  quoth_json_add_name (out, "ci");
  if (agreement->has_interval)
    {
      g_string_append_c (out, '[');
      quoth_json_add_double (out, NULL, agreement->low);
      quoth_json_add_double (out, NULL, agreement->high);
      g_string_append_c (out, ']');
    }
  else
    g_string_append (out, "null");
}

static void
add_left_out (GString *out, const QuothAgreement *agreement)
{
  quoth_json_add_name (out, "left_out");
  g_string_append_c (out, '[');
  for (guint i = 0; i < agreement->left_out->len; i++)
    {
      const QuothLeftOut *left_out = agreement->left_out->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "what", left_out->what);
      quoth_json_add_number (out, "n", left_out->n);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_part (GString *out, const QuothAgreementPart *part)
{
  quoth_json_add_string (out, "layer", part->layer);
  if (part->by != NULL)
    {
      quoth_json_add_string (out, "by", part->by);
      quoth_json_add_string (out, "part", part->label);
    }
  quoth_json_add_number (out, "texts", part->n_texts);
}

void
quoth_agreement_append_json (GString *out, const QuothAgreement *agreement, const QuothAgreementPart *part)
{
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "measure", quoth_measure_to_nick (agreement->measure));
  quoth_json_add_string (out, "metric", quoth_metric_to_nick (agreement->metric));
  if (agreement->code != NULL)
    quoth_json_add_string (out, "code", agreement->code);
  add_double_or_null (out, "value", agreement->defined, agreement->value);
  quoth_json_add_number (out, "n", agreement->n);
  add_double_or_null (out, "observed", agreement->has_observed, agreement->observed);
  add_double_or_null (out, "expected", agreement->has_parts, agreement->expected);
  add_interval (out, agreement);
  quoth_json_add_string (out, "why", agreement->why);
  quoth_json_add_string (out, "parts", quoth_measure_is_of_disagreement (agreement->measure) ? "disagreement" : "agreement");
  add_left_out (out, agreement);
  if (agreement->has_scores)
    {
      quoth_json_add_double (out, "precision", agreement->precision);
      quoth_json_add_double (out, "recall", agreement->recall);
    }
  if (agreement->note != NULL)
    quoth_json_add_string (out, "note", agreement->note);
  if (agreement->n_samples > 0)
    {
      quoth_json_add_number (out, "samples", agreement->n_samples);
      quoth_json_add_number (out, "seed", agreement->seed);
    }
  if (agreement->n_rounds > 0)
    {
      quoth_json_add_number (out, "rounds", agreement->n_rounds);
      quoth_json_add_number (out, "rounds_undefined", agreement->n_rounds_undefined);
      quoth_json_add_number (out, "seed", agreement->seed);
    }
  if (part != NULL)
    add_part (out, part);
  g_string_append_c (out, '}');
}

/* ---- CSV ---- */

static const char *const columns[] = { "layer",    "by",      "part",      "measure", "metric", "code", "value", "why",  "n",
                                       "observed", "expected", "ci_low",   "ci_high", "precision", "recall", "rounds", "seed", "texts",
                                       "left_out", "note",    NULL };

void
quoth_agreement_append_csv_field (GString *out, const char *text)
{
  const QuothCsvRow row = { .style = QUOTH_CSV_DEFUSED };

  quoth_csv_append (out, &row, text);
}

static void
add_text (GString *out, const char *text)
{
  quoth_csv_next (out);
  quoth_agreement_append_csv_field (out, text);
}

static void
add_number (GString *out, gboolean is_set, double number)
{
  quoth_csv_next (out);
  if (is_set)
    quoth_json_append_double (out, number);
}

static void
add_count (GString *out, gboolean is_set, guint64 count)
{
  quoth_csv_next (out);
  if (is_set)
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, count);
}

static char *
join_left_out (const QuothAgreement *agreement)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < agreement->left_out->len; i++)
    {
      const QuothLeftOut *left_out = agreement->left_out->pdata[i];

      /* Translators: what was left out of a measure, and how often: "units with one rating: 3" */
      g_string_append_printf (all, "%s", i > 0 ? "; " : "");
      g_string_append_printf (all, _("%s: %" G_GUINT64_FORMAT), left_out->what, left_out->n);
    }
  return g_string_free (all, FALSE);
}

void
quoth_agreement_append_csv_head (GString *out)
{
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i]);
  quoth_csv_end (out);
}

void
quoth_agreement_append_csv (GString *out, const QuothAgreement *agreement, const QuothAgreementPart *part)
{
  g_autofree char *left_out = join_left_out (agreement);

  quoth_agreement_append_csv_field (out, part->layer);
  add_text (out, part->by);
  add_text (out, part->label);
  add_text (out, quoth_measure_to_nick (agreement->measure));
  add_text (out, quoth_metric_to_nick (agreement->metric));
  add_text (out, agreement->code);
  add_number (out, agreement->defined, agreement->value);
  add_text (out, agreement->why);
  add_count (out, TRUE, agreement->n);
  add_number (out, agreement->has_observed, agreement->observed);
  add_number (out, agreement->has_parts, agreement->expected);
  add_number (out, agreement->has_interval, agreement->low);
  add_number (out, agreement->has_interval, agreement->high);
  add_number (out, agreement->has_scores, agreement->precision);
  add_number (out, agreement->has_scores, agreement->recall);
  add_count (out, agreement->n_rounds > 0, agreement->n_rounds);
  add_count (out, agreement->n_rounds > 0 || agreement->n_samples > 0, agreement->seed);
  add_count (out, TRUE, part->n_texts);
  add_text (out, left_out);
  add_text (out, agreement->note);
  quoth_csv_end (out);
}
