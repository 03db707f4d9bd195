/* quoth-agreement-out.c: results of agreement, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-out.h"

#include <glib/gi18n-lib.h>

#include "quoth-json.h"

QuothColumns *
quoth_agreement_out_new_columns (QuothInvocation *invocation)
{
  static const char *const headings[] = { N_("Measure"),  N_("Value"),         N_("Units"),   N_("Observed"),
                                          N_("Expected"), N_("95 % interval"), N_("Remarks"), NULL };

  return quoth_columns_new (invocation->output, headings);
}

/* ---- For programs ---- */

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

static void
append_json (GString *out, const QuothAgreement *agreement, const QuothAgreementPart *part)
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

/* ---- For people ---- */

static char *
make_number (gboolean is_set, double value)
{
  return is_set ? g_strdup_printf ("%.4f", value) : g_strdup ("");
}

static char *
make_remarks (const QuothAgreement *agreement)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);

  if (agreement->why != NULL)
    g_ptr_array_add (remarks, g_strdup (agreement->why));
  if (agreement->has_scores)
    g_ptr_array_add (remarks, g_strdup_printf (_("precision %.4f, recall %.4f"), agreement->precision, agreement->recall));
  if (agreement->note != NULL)
    g_ptr_array_add (remarks, g_strdup (agreement->note));
  if (agreement->n_rounds > 0 && !agreement->has_interval)
    g_ptr_array_add (remarks, g_strdup (_("no interval: most rounds have no value")));
  for (guint i = 0; i < agreement->left_out->len; i++)
    {
      const QuothLeftOut *left_out = agreement->left_out->pdata[i];

      /* Translators: what was left out of a measure, and how often: "units with one rating: 3" */
      g_ptr_array_add (remarks, g_strdup_printf (_("%s: %" G_GUINT64_FORMAT), left_out->what, left_out->n));
    }
  g_ptr_array_add (remarks, NULL);
  return g_strjoinv ("; ", (char **) remarks->pdata);
}

char *
quoth_agreement_out_dup_title (const QuothAgreement *agreement)
{
  if (agreement->code != NULL)
    /* Translators: a measure and the code that it is of: "₍ₖ₎ᵤα: economy" */
    return g_strdup_printf (_("%s: %s"), quoth_measure_get_name (agreement->measure), agreement->code);
  if (agreement->metric == QUOTH_METRIC_NOMINAL)
    return g_strdup (quoth_measure_get_name (agreement->measure));
  /* Translators: a measure and what it measures differences by: "Krippendorff’s α (ordinal)" */
  return g_strdup_printf (_("%s (%s)"), quoth_measure_get_name (agreement->measure), quoth_metric_to_nick (agreement->metric));
}

static char *
make_title (const QuothAgreement *agreement, const QuothAgreementPart *part)
{
  g_autofree char *title = quoth_agreement_out_dup_title (agreement);

  if (part == NULL || part->label == NULL)
    return g_steal_pointer (&title);
  /* Translators: a measure, and of which part of a project: "Krippendorff’s α [Ann – Bo]", "Krippendorff’s α [2026-03]" */
  return g_strdup_printf (_("%s [%s]"), title, part->label);
}

static gboolean
add_row (QuothColumns *columns, const QuothAgreement *agreement, const QuothAgreementPart *part, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, make_title (agreement, part));
  g_ptr_array_add (cells, agreement->defined ? make_number (TRUE, agreement->value) : g_strdup (_("undefined")));
  g_ptr_array_add (cells, g_strdup_printf ("%" G_GUINT64_FORMAT, agreement->n));
  g_ptr_array_add (cells, make_number (agreement->has_observed, agreement->observed));
  g_ptr_array_add (cells, make_number (agreement->has_parts, agreement->expected));
  g_ptr_array_add (cells, agreement->has_interval ? g_strdup_printf ("%.4f – %.4f", agreement->low, agreement->high) : g_strdup (""));
  g_ptr_array_add (cells, make_remarks (agreement));
  return quoth_columns_add (columns, (const char *const *) cells->pdata, error);
}

gboolean
quoth_agreement_out_write (
  QuothInvocation *invocation, QuothColumns *columns, const QuothAgreement *agreement, const QuothAgreementPart *part, GError **error)
{
  if (!invocation->json)
    return add_row (columns, agreement, part, error);
  append_json (quoth_output_get_buffer (invocation->output), agreement, part);
  return quoth_output_end_line (invocation->output, error);
}
