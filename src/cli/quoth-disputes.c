/* quoth-disputes.c: what coders disagree about, place by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-disputes.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-json.h"

static const QuothDocument *
get_document (const QuothProjectAgreement *agreement, const QuothCodingUnit *unit)
{
  return ((const QuothCodedText *) quoth_project_agreement_get_texts (agreement)->pdata[unit->text])->document;
}

static void
append_json (GString *out, const QuothProjectAgreement *agreement, const QuothCodingRatings *ratings, const QuothCodingUnit *unit)
{
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "document", get_document (agreement, unit)->name);
  quoth_json_add_number (out, "start", unit->place.start);
  quoth_json_add_number (out, "end", unit->place.end);
  quoth_json_add_string (out, "about", unit->topic);
  quoth_json_add_boolean (out, "alone", unit->coder != G_MAXUINT);
  quoth_json_add_boolean (out, "ends", unit->ends_differ);
  quoth_json_add_name (out, "said");
  g_string_append_c (out, '[');
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (agreement); c++)
    {
      const char *said = quoth_coding_ratings_get_said (ratings, unit, c);
      const QuothCodingMark *mark = quoth_coding_ratings_find_mark (ratings, unit, c);

      if (said == NULL && mark == NULL)
        continue;
      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "coder", quoth_project_agreement_get_coder (agreement, c));
      quoth_json_add_string (out, "value", said);
      if (unit->ends_differ)
        {
          quoth_json_add_number (out, "start", mark->place.start);
          quoth_json_add_number (out, "end", mark->place.end);
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
}

/* (transfer full): what @coder says of it, and where it is to them if others say that it is elsewhere. */
static char *
make_said (const QuothCodingRatings *ratings, const QuothCodingUnit *unit, guint coder)
{
  const char *said = quoth_coding_ratings_get_said (ratings, unit, coder);
  const QuothCodingMark *mark = quoth_coding_ratings_find_mark (ratings, unit, coder);

  if (said == NULL && mark == NULL)
    return g_strdup ("");
  if (said == NULL)
    said = _("marked");
  if (!unit->ends_differ)
    return g_strdup (said);
  /* Translators: what a coder said of a passage, and which characters that are to them: "Ann Lee (10–25)" */
  return g_strdup_printf (_("%s (%u–%u)"), said, mark->place.start, mark->place.end);
}

static gboolean
add_row (QuothColumns *columns,
         const QuothProjectAgreement *agreement,
         const QuothCodingRatings *ratings,
         const QuothCodingUnit *unit,
         GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (get_document (agreement, unit)->name));
  g_ptr_array_add (cells, g_strdup_printf ("%u–%u", unit->place.start, unit->place.end));
  g_ptr_array_add (cells, g_strdup (unit->topic != NULL ? unit->topic : ""));
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (agreement); c++)
    g_ptr_array_add (cells, make_said (ratings, unit, c));
  g_ptr_array_add (cells, NULL);
  return quoth_columns_add (columns, (const char *const *) cells->pdata, error);
}

static QuothColumns *
make_columns (QuothInvocation *invocation, const QuothProjectAgreement *agreement, GPtrArray *headings)
{
  g_ptr_array_add (headings, (gpointer) N_ ("Document"));
  g_ptr_array_add (headings, (gpointer) N_ ("Place"));
  g_ptr_array_add (headings, (gpointer) N_ ("About"));
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (agreement); c++)
    g_ptr_array_add (headings, (gpointer) quoth_project_agreement_get_coder (agreement, c));
  g_ptr_array_add (headings, NULL);
  return quoth_columns_new (invocation->output, (const char *const *) headings->pdata);
}

gboolean
quoth_disputes_write (QuothInvocation *invocation, const QuothProjectAgreement *agreement, GError **error)
{
  QuothCodingSlice all = { 0 };
  g_autoptr (QuothCodingRatings) ratings = quoth_coding_ratings_new (agreement, &all, invocation->cancellable, error);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (QuothColumns) columns = NULL;

  if (ratings == NULL)
    return FALSE;
  if (!invocation->json)
    columns = make_columns (invocation, agreement, headings);
  for (guint i = 0; i < ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (ratings->units, QuothCodingUnit, i);

      if (!quoth_coding_ratings_is_disputed (ratings, unit))
        continue;
      if (columns != NULL && !add_row (columns, agreement, ratings, unit, error))
        return FALSE;
      if (columns != NULL)
        continue;
      append_json (quoth_output_get_buffer (invocation->output), agreement, ratings, unit);
      if (!quoth_output_end_line (invocation->output, error))
        return FALSE;
    }
  return columns == NULL || quoth_columns_finish (columns, error);
}
