/* quoth-agreement-out.c: results of agreement, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-out.h"

#include <glib/gi18n-lib.h>

QuothColumns *
quoth_agreement_out_new_columns (QuothInvocation *invocation)
{
  static const char *const headings[] = { N_("Measure"),  N_("Value"),         N_("Units"),   N_("Observed"),
                                          N_("Expected"), N_("95 % interval"), N_("Remarks"), NULL };

  return quoth_columns_new (invocation->output, headings);
}

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

static char *
make_title (const QuothAgreement *agreement, const QuothAgreementPart *part)
{
  g_autofree char *title = quoth_agreement_dup_title (agreement);

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
  quoth_agreement_append_json (quoth_output_get_buffer (invocation->output), agreement, part);
  return quoth_output_end_line (invocation->output, error);
}
