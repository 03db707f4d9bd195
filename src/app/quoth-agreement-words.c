/* quoth-agreement-words.c: what came out of measuring agreement, in words, and as files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-words.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* ---- In words ---- */

char *
quoth_agreement_words_of_value (const QuothAgreement *result)
{
  /* Translators: said of a measure that has no value */
  return result->defined ? g_strdup_printf ("%.3f", result->value) : g_strdup (_ ("undefined"));
}

static void
append (GString *out, char *words)
{
  if (out->len > 0 && *words != '\0')
    g_string_append (out, " · ");
  g_string_append (out, words);
  g_free (words);
}

char *
quoth_agreement_words_of_parts (const QuothAgreement *result)
{
  gboolean is_of_disagreement = quoth_measure_is_of_disagreement (result->measure);
  GString *out = g_string_new (NULL);

  if (!result->defined && result->why != NULL)
    append (out, g_strdup (result->why));
  if (result->has_parts)
    append (out, is_of_disagreement
                   /* Translators: of a measure: how much coders differed, and how much they would by chance */
                   ? g_strdup_printf (_ ("disagreement observed %.3f, expected %.3f"), result->observed, result->expected)
                   /* Translators: of a measure: how much coders agreed, and how much they would by chance */
                   : g_strdup_printf (_ ("agreement observed %.3f, expected %.3f"), result->observed, result->expected));
  if (result->has_scores)
    append (out, g_strdup_printf (_ ("precision %.3f, recall %.3f"), result->precision, result->recall));
  if (result->has_interval)
    append (out, g_strdup_printf (_ ("95 %% interval %.3f to %.3f"), result->low, result->high));
  else if (result->n_rounds > 0 && result->defined)
    append (out, g_strdup (_ ("no interval: most rounds have no value")));
  if (result->note != NULL)
    append (out, g_strdup (result->note));
  return g_string_free (out, FALSE);
}

char *
quoth_agreement_words_of_left_out (const QuothAgreement *result)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < result->left_out->len; i++)
    {
      const QuothLeftOut *left_out = result->left_out->pdata[i];

      /* Translators: what was left out of a measure, and how often: "units with one rating: 3" */
      append (out, g_strdup_printf (_ ("%s: %" G_GUINT64_FORMAT), left_out->what, left_out->n));
    }
  return g_string_free (out, FALSE);
}

char *
quoth_agreement_words_of_said (const char *value)
{
  g_auto (GStrv) members = NULL;

  if (value == NULL)
    return g_strdup (_ ("marked"));
  if (g_str_equal (value, "{}"))
    /* Translators: an empty set: of codes, of actors */
    return g_strdup (C_ ("set", "none"));
  members = g_strsplit (value, "|", -1);
  return g_strjoinv (", ", members);
}

/* (transfer full): what @coder says, and which words that is about to them, if others say that it is other words. */
static char *
make_said (const QuothAgreementFindings *findings, const QuothCodingUnit *unit, guint coder)
{
  const char *said = quoth_coding_ratings_get_said (findings->ratings, unit, coder);
  const QuothCodingMark *mark = quoth_coding_ratings_find_mark (findings->ratings, unit, coder);
  g_autofree char *words = NULL;

  if (said == NULL && mark == NULL)
    return g_strdup (unit->coder != G_MAXUINT ? _ ("nothing marked") : _ ("nothing said"));
  words = quoth_agreement_words_of_said (said);
  if (!unit->ends_differ || mark == NULL)
    return g_steal_pointer (&words);
  /* Translators: what a coder said of a passage, and which characters that are to them: "Ann Lee (10–25)" */
  return g_strdup_printf (_ ("%s (%u–%u)"), words, mark->place.start, mark->place.end);
}

char *
quoth_agreement_words_of_dispute (const QuothAgreementFindings *findings, const QuothDispute *dispute)
{
  const QuothCodingUnit *unit = quoth_agreement_findings_get_unit (findings, dispute);
  GString *out = g_string_new (NULL);

  if (unit->topic != NULL)
    append (out, quoth_name_isolate (unit->topic));
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (findings->agreement); c++)
    {
      g_autofree char *said = NULL, *coder = NULL, *words = NULL;

      if (!quoth_project_agreement_has_coded (findings->agreement, unit->text, c))
        continue;
      said = make_said (findings, unit, c);
      words = quoth_name_isolate (said);
      coder = quoth_name_isolate (quoth_project_agreement_get_coder (findings->agreement, c));
      /* Translators: a coder, and what they say: "Ann: economy" */
      append (out, g_strdup_printf (_ ("%s: %s"), coder, words));
    }
  return g_string_free (out, FALSE);
}

/* ---- As files ---- */

typedef void (*WriteFunc) (GString *out, const QuothAgreement *result, const QuothAgreementPart *about);

static void
write_part (GString *out, const QuothAgreementFindings *findings, const QuothCodingPart *part, WriteFunc write)
{
  QuothAgreementPart about = { quoth_coding_layer_to_nick (findings->request->layer), quoth_coding_division_to_nick (part->division),
                               part->label, part->n_texts };

  for (guint i = 0; i < part->results->len; i++)
    write (out, part->results->pdata[i], &about);
}

static void
write_all (GString *out, const QuothAgreementFindings *findings, WriteFunc write)
{
  write_part (out, findings, findings->whole, write);
  for (guint i = 0; i < findings->parts->len; i++)
    write_part (out, findings, findings->parts->pdata[i], write);
}

char *
quoth_agreement_words_dup_csv (const QuothAgreementFindings *findings)
{
  GString *out = g_string_new (NULL);

  quoth_agreement_append_csv_head (out);
  write_all (out, findings, quoth_agreement_append_csv);
  return g_string_free (out, FALSE);
}

static void
append_line (GString *out, const QuothAgreement *result, const QuothAgreementPart *about)
{
  quoth_agreement_append_json (out, result, about);
  g_string_append_c (out, '\n');
}

char *
quoth_agreement_words_dup_json (const QuothAgreementFindings *findings)
{
  GString *out = g_string_new (NULL);

  write_all (out, findings, append_line);
  return g_string_free (out, FALSE);
}

static void
append_dispute (GString *out, const QuothAgreementFindings *findings, const QuothDispute *dispute)
{
  const QuothCodingUnit *unit = quoth_agreement_findings_get_unit (findings, dispute);

  quoth_agreement_append_csv_field (out, quoth_agreement_findings_get_document (findings, unit)->name);
  g_string_append_printf (out, ",%u,%u,", unit->place.start, unit->place.end);
  quoth_agreement_append_csv_field (out, dispute->quote);
  g_string_append_c (out, ',');
  quoth_agreement_append_csv_field (out, unit->topic);
  for (guint c = 0; c < quoth_project_agreement_get_n_coders (findings->agreement); c++)
    {
      g_autofree char *said = quoth_project_agreement_has_coded (findings->agreement, unit->text, c) ? make_said (findings, unit, c) : g_strdup ("");

      g_string_append_c (out, ',');
      quoth_agreement_append_csv_field (out, said);
    }
  g_string_append (out, "\r\n");
}

char *
quoth_agreement_words_dup_disputes (const QuothAgreementFindings *findings)
{
  GString *out = g_string_new ("document,start,end,quote,about");

  for (guint c = 0; c < quoth_project_agreement_get_n_coders (findings->agreement); c++)
    {
      g_string_append_c (out, ',');
      quoth_agreement_append_csv_field (out, quoth_project_agreement_get_coder (findings->agreement, c));
    }
  g_string_append (out, "\r\n");
  for (guint i = 0; i < findings->disputes->len; i++)
    append_dispute (out, findings, findings->disputes->pdata[i]);
  return g_string_free (out, FALSE);
}
