/* quoth-agreement-methods.c: agreement in plain words, for a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-methods.h"

#include <glib/gi18n-lib.h>

#include "quoth-agreement-out.h"

struct _QuothAgreementMethods
{
  const QuothProjectAgreement *agreement; /* borrowed */
  GPtrArray *sentences;
  GPtrArray *references; /* each once */
  gboolean has_ratings;
  gboolean has_spans;
};

QuothAgreementMethods *
quoth_agreement_methods_new (const QuothProjectAgreement *agreement)
{
  QuothAgreementMethods *self = g_new0 (QuothAgreementMethods, 1);

  self->agreement = agreement;
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  self->references = g_ptr_array_new ();
  return self;
}

void
quoth_agreement_methods_free (QuothAgreementMethods *self)
{
  g_ptr_array_unref (self->sentences);
  g_ptr_array_unref (self->references);
  g_free (self);
}

static void
add_value (QuothAgreementMethods *self, const QuothAgreement *agreement, const char *title)
{
  if (agreement->has_interval)
    g_ptr_array_add (self->sentences,
                     g_strdup_printf (_("%s was %.3f (n = %" G_GUINT64_FORMAT "; 95 %% bootstrap interval %.3f to %.3f, %u rounds, seed %" G_GUINT64_FORMAT ")."),
                                      title, agreement->value, agreement->n, agreement->low, agreement->high, agreement->n_rounds, agreement->seed));
  else
    g_ptr_array_add (self->sentences,
                     g_strdup_printf (_("%s was %.3f (n = %" G_GUINT64_FORMAT ")."), title, agreement->value, agreement->n));
}

void
quoth_agreement_methods_add (const QuothAgreement *agreement, gpointer methods)
{
  QuothAgreementMethods *self = methods;
  g_autofree char *title = quoth_agreement_out_dup_title (agreement);
  const char *reference = quoth_measure_get_reference (agreement->measure);

  if (agreement->defined)
    add_value (self, agreement, title);
  else
    /* Translators: a measure, and why it has no value */
    g_ptr_array_add (self->sentences, g_strdup_printf (_("%s is undefined: %s."), title, agreement->why));
  self->has_spans |= quoth_measure_is_of_spans (agreement->measure);
  self->has_ratings |= !quoth_measure_is_of_spans (agreement->measure);
  if (reference != NULL && !g_ptr_array_find_with_equal_func (self->references, reference, g_str_equal, NULL))
    g_ptr_array_add (self->references, (gpointer) reference);
}

/* ---- What was done ---- */

static void
append_coders (GString *out, const QuothAgreementMethods *self)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (self->agreement);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_in = 0;

  for (guint c = 0; c < quoth_project_agreement_get_n_coders (self->agreement); c++)
    g_string_append_printf (names, "%s%s", c > 0 ? ", " : "", quoth_project_agreement_get_coder (self->agreement, c));
  for (guint t = 0; t < texts->len; t++)
    n_in += ((const QuothCodedText *) texts->pdata[t])->n_coders > 1;
  /* Translators: how many coders; their names; what was measured: "mention". Whether they worked apart is not known here */
  g_string_append_printf (out, ngettext ("The agreement of %u coder (%s) was measured on the layer “%s”.",
                                         "The agreement of %u coders (%s) was measured on the layer “%s”.", quoth_project_agreement_get_n_coders (self->agreement)),
                          quoth_project_agreement_get_n_coders (self->agreement), names->str,
                          quoth_coding_layer_to_nick (quoth_project_agreement_get_layer (self->agreement)));
  g_string_append_c (out, ' ');
  g_string_append_printf (out, ngettext ("%u of %u texts was coded by at least two of them.", "%u of %u texts were coded by at least two of them.", n_in), n_in, texts->len);
  g_string_append_c (out, ' ');
  g_string_append (out, _("A text counts as coded by whoever reported it done, or has any annotation there. Passages marked as boilerplate, annotations "
                          "without a place in the text and adjudicated ones were left out."));
}

static void
append_procedure (GString *out, const QuothAgreementMethods *self)
{
  if (self->has_ratings)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, _("For ratings, the annotations of every two coders were matched one to one, as many as overlap, and of all such matchings by the "
                              "one with the greatest overlap; among annotations at the same place, those with the same value were matched. "
                              "What only one coder marked is missing."));
    }
  if (self->has_spans)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, _("Spans were compared in the texts that all coders coded, one behind the other, in characters (Unicode code points)."));
    }
}

gboolean
quoth_agreement_methods_write (QuothAgreementMethods *self, QuothInvocation *invocation, GError **error)
{
  GString *out = quoth_output_get_buffer (invocation->output);

  append_coders (out, self);
  append_procedure (out, self);
  for (guint i = 0; i < self->sentences->len; i++)
    g_string_append_printf (out, " %s", (const char *) self->sentences->pdata[i]);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->references->len; i++)
    g_string_append_printf (out, "\n%s", (const char *) self->references->pdata[i]);
  return quoth_output_end_line (invocation->output, error);
}
