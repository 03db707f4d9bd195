/* quoth-coding-methods.c: agreement in plain words, for a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "analysis/quoth-coding-methods.h"

#include <glib/gi18n-lib.h>

/* ---- What was done ---- */

static void
append_coders (GString *out, const QuothProjectAgreement *agreement)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (agreement);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_in = 0;

  for (guint c = 0; c < quoth_project_agreement_get_n_coders (agreement); c++)
    g_string_append_printf (names, "%s%s", c > 0 ? ", " : "", quoth_project_agreement_get_coder (agreement, c));
  for (guint t = 0; t < texts->len; t++)
    n_in += ((const QuothCodedText *) texts->pdata[t])->n_coders > 1;
  /* Translators: how many coders; their names; what was measured: "mention". Whether they worked apart is not known here */
  g_string_append_printf (out, ngettext ("The agreement of %u coder (%s) was measured on the layer “%s”.",
                                         "The agreement of %u coders (%s) was measured on the layer “%s”.", quoth_project_agreement_get_n_coders (agreement)),
                          quoth_project_agreement_get_n_coders (agreement), names->str,
                          quoth_coding_layer_to_nick (quoth_project_agreement_get_layer (agreement)));
  g_string_append_c (out, ' ');
  g_string_append_printf (out, ngettext ("%u of %u texts was coded by at least two of them.", "%u of %u texts were coded by at least two of them.", n_in), n_in, texts->len);
  g_string_append_c (out, ' ');
  g_string_append (out, _("A text counts as coded by whoever reported it done, or has any annotation there. Passages marked as boilerplate, annotations "
                          "without a place in the text and adjudicated ones were left out."));
}

static void
append_procedure (GString *out, gboolean has_ratings, gboolean has_spans)
{
  if (has_ratings)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, _("For ratings, the annotations of every two coders were matched one to one, as many as overlap, and of all such matchings by the "
                              "one with the greatest overlap; among annotations at the same place, those with the same value were matched. "
                              "What only one coder marked is missing."));
    }
  if (has_spans)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, _("Spans were compared in the texts that all coders coded, one behind the other, in characters (Unicode code points)."));
    }
}

/* ---- What came out ---- */

static void
append_result (GString *out, const QuothAgreement *result)
{
  g_autofree char *title = quoth_agreement_dup_title (result);

  g_string_append_c (out, ' ');
  if (!result->defined)
    /* Translators: a measure, and why it has no value */
    g_string_append_printf (out, _("%s is undefined: %s."), title, result->why);
  else if (result->has_interval)
    g_string_append_printf (out,
                            _("%s was %.3f (n = %" G_GUINT64_FORMAT "; 95 %% bootstrap interval %.3f to %.3f, %u rounds, seed %" G_GUINT64_FORMAT ")."),
                            title, result->value, result->n, result->low, result->high, result->n_rounds, result->seed);
  else
    g_string_append_printf (out, _("%s was %.3f (n = %" G_GUINT64_FORMAT ")."), title, result->value, result->n);
}

/* Each once. */
static void
append_references (GString *out, const GPtrArray *results)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < results->len; i++)
    {
      const char *reference = quoth_measure_get_reference (((const QuothAgreement *) results->pdata[i])->measure);

      if (reference != NULL && g_hash_table_add (told, (gpointer) reference))
        g_string_append_printf (out, "\n%s", reference);
    }
}

char *
quoth_coding_methods_dup (const QuothProjectAgreement *agreement, const GPtrArray *results)
{
  GString *out = g_string_new (NULL);
  gboolean has_ratings = FALSE, has_spans = FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      gboolean is_of_spans = quoth_measure_is_of_spans (((const QuothAgreement *) results->pdata[i])->measure);

      has_spans |= is_of_spans;
      has_ratings |= !is_of_spans;
    }
  append_coders (out, agreement);
  append_procedure (out, has_ratings, has_spans);
  for (guint i = 0; i < results->len; i++)
    append_result (out, results->pdata[i]);
  g_string_append_c (out, '\n');
  append_references (out, results);
  return g_string_free (out, FALSE);
}
