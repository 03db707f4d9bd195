/* quoth-coding-parts.c: how far coders agree, of a project as a whole and part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "analysis/quoth-coding-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/quoth-project-agreement-private.h"

/* What lies between two texts: further than boundary similarity looks for the same boundary. */
#define GAP 10

static const char *const nicks[] = {
  [QUOTH_CODING_WHOLE] = NULL,     [QUOTH_CODING_BY_CODE] = "code",   [QUOTH_CODING_BY_DOCUMENT] = "document",
  [QUOTH_CODING_BY_PAIR] = "pair", [QUOTH_CODING_BY_MONTH] = "month",
};

const char *
quoth_coding_division_to_nick (QuothCodingDivision division)
{
  return nicks[division];
}

gboolean
quoth_coding_division_from_nick (const char *nick, QuothCodingDivision *division)
{
  for (QuothCodingDivision i = QUOTH_CODING_BY_CODE; i < QUOTH_N_CODING_DIVISIONS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *division = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- Which parts there are ---- */

static QuothCodingPart *
add_part (GPtrArray *parts, QuothCodingDivision division, char *label)
{
  QuothCodingPart *part = g_new0 (QuothCodingPart, 1);

  part->division = division;
  part->label = label;
  part->results = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_agreement_free);
  g_ptr_array_add (parts, part);
  return part;
}

void
quoth_coding_part_free (QuothCodingPart *self)
{
  g_free (self->label);
  g_free (self->texts);
  g_free (self->code);
  g_ptr_array_unref (self->results);
  g_free (self);
}

static void
list_pairs (GPtrArray *parts, const QuothProjectAgreement *agreement)
{
  guint n = quoth_project_agreement_get_n_coders (agreement);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        /* Translators: two coders: "Ann – Bo" */
        char *label = g_strdup_printf (_("%s – %s"), quoth_project_agreement_get_coder (agreement, i),
                                       quoth_project_agreement_get_coder (agreement, j));
        QuothCodingPart *part = add_part (parts, QUOTH_CODING_BY_PAIR, label);

        part->pair[0] = i;
        part->pair[1] = j;
      }
}

static void
list_codes (GPtrArray *parts, const QuothProjectAgreement *agreement)
{
  g_autoptr (GPtrArray) codes = quoth_project_agreement_list_codes (agreement);

  for (guint i = 0; i < codes->len; i++)
    add_part (parts, QUOTH_CODING_BY_CODE, g_strdup (codes->pdata[i]))->code = g_strdup (codes->pdata[i]);
}

/* (transfer full) */
static char *
make_month (const QuothCodedText *text)
{
  const char *date = text->document->date;

  return date != NULL && *date != '\0' ? g_strndup (date, strlen ("2026-12")) : g_strdup (_("no date"));
}

static QuothCodingPart *
find_part (GPtrArray *parts, const char *label)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((QuothCodingPart *) parts->pdata[i])->label, label))
      return parts->pdata[i];
  return NULL;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(QuothCodingPart *const *) a)->label, (*(QuothCodingPart *const *) b)->label);
}

/* Texts come by name, and two of one name are two parts. */
static void
list_texts (GPtrArray *parts, const QuothProjectAgreement *agreement, QuothCodingDivision division)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (agreement);

  for (guint t = 0; t < texts->len; t++)
    {
      const QuothCodedText *text = texts->pdata[t];
      g_autofree char *label = division == QUOTH_CODING_BY_MONTH ? make_month (text) : g_strdup (text->document->name);
      QuothCodingPart *part = division == QUOTH_CODING_BY_MONTH ? find_part (parts, label) : NULL;

      if (text->n_coders < 2)
        continue;
      if (part == NULL)
        {
          part = add_part (parts, division, g_steal_pointer (&label));
          part->texts = g_new0 (gboolean, texts->len);
        }
      part->texts[t] = TRUE;
    }
  if (division == QUOTH_CODING_BY_MONTH)
    g_ptr_array_sort (parts, compare_labels);
}

GPtrArray *
quoth_coding_parts_list (const QuothProjectAgreement *agreement, QuothCodingDivision division)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_coding_part_free);

  if (division == QUOTH_CODING_WHOLE)
    add_part (parts, division, NULL);
  else if (division == QUOTH_CODING_BY_PAIR)
    list_pairs (parts, agreement);
  else if (division == QUOTH_CODING_BY_CODE)
    list_codes (parts, agreement);
  else
    list_texts (parts, agreement, division);
  return parts;
}

QuothCodingSlice
quoth_coding_part_get_slice (const QuothCodingPart *self)
{
  gboolean is_pair = self->division == QUOTH_CODING_BY_PAIR;

  return (QuothCodingSlice){ .texts = self->texts, .coders = is_pair ? self->pair : NULL, .n_coders = is_pair ? 2 : 0, .code = self->code };
}

/* ---- Measuring one ---- */

typedef struct
{
  QuothCodingPart *part;
  const QuothProjectAgreement *agreement;
  const QuothMeasuring *measuring;
  GCancellable *cancellable;
} PartRun;

static void
set_why (QuothAgreement *result, const char *why)
{
  result->defined = FALSE;
  g_free (result->why);
  result->why = g_strdup (why);
}

/* In a project there is a plainer word for it than “nobody has rated anything”. */
static void
explain (QuothAgreement *result, const QuothCodingCounts *counts, QuothCodingLayer layer)
{
  gboolean is_of_spans = quoth_measure_is_of_spans (result->measure);
  /* A claim that one alone marked says nothing of relations. */
  guint64 n_said = counts->n_unsaid + (layer == QUOTH_CODING_RELATION ? counts->n_loose : counts->n_alone);

  if (counts->n_texts == 0)
    set_why (result, is_of_spans ? _("No text was coded by all of these coders, so that what they marked cannot be compared")
                                 : _("No text was coded by two of these coders"));
  else if (!is_of_spans && !result->defined && result->n == 0 && n_said == 0)
    set_why (result, _("None of these coders said anything of this in the texts that two of them coded"));
  else if (!is_of_spans && !result->defined && result->n == 0)
    set_why (result, _("What one coder said something of, no other did: there is nothing to hold it against"));
}

/* From the result @first on. */
static void
tell_counts (const PartRun *self, const QuothCodingCounts *counts, guint first)
{
  self->part->n_texts = counts->n_texts;
  for (guint i = first; i < self->part->results->len; i++)
    {
      explain (self->part->results->pdata[i], counts, quoth_project_agreement_get_layer (self->agreement));
      quoth_coding_counts_tell (counts, self->part->results->pdata[i]);
    }
}

static gboolean
measure_ratings (const PartRun *self, QuothMeasure measure, QuothCodingRatings **ratings, GError **error)
{
  QuothCodingSlice slice = quoth_coding_part_get_slice (self->part);
  guint first = self->part->results->len;

  if (*ratings == NULL)
    *ratings = quoth_coding_ratings_new (self->agreement, &slice, self->cancellable, error);
  if (*ratings == NULL
      || !quoth_measuring_add_ratings (self->measuring, (*ratings)->ratings, measure, self->part->results, self->cancellable, error))
    return FALSE;
  tell_counts (self, &(*ratings)->counts, first);
  return TRUE;
}

/* What looks beyond the end of a text sees the next one. */
static void
note_joints (const PartRun *self, QuothAgreement *result)
{
  if (self->part->n_texts > 1 && (result->measure == QUOTH_MEASURE_GAMMA || result->measure == QUOTH_MEASURE_UNITIZING_ALPHA_2004))
    quoth_agreement_add_note (result, _("texts lie end to end, and this measure looks beyond the end of one"));
}

static gboolean
draw_again (const PartRun *self, const QuothCodingSlice *slice, guint gap, guint first, GError **error)
{
  for (guint i = first; i < self->part->results->len; i++)
    {
      QuothAgreement *result = self->part->results->pdata[i];

      note_joints (self, result);
      if (result->defined && self->measuring->n_rounds > 0 && result->n_rounds == 0
          && !quoth_coding_draw_texts (result, self->agreement, slice, gap, self->measuring, self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_spans (const PartRun *self, QuothMeasure measure, GError **error)
{
  QuothCodingSlice slice = quoth_coding_part_get_slice (self->part);
  guint first = self->part->results->len, gap = measure == QUOTH_MEASURE_BOUNDARY_SIMILARITY ? GAP : 0;
  QuothCodingCounts counts;
  g_autoptr (QuothContinuum) continuum = quoth_project_agreement_dup_continuum (self->agreement, &slice, gap, &counts, error);

  if (continuum == NULL
      || !quoth_measuring_add_spans (self->measuring, continuum, measure, self->part->results, self->cancellable, error))
    return FALSE;
  tell_counts (self, &counts, first);
  return draw_again (self, &slice, gap, first, error);
}

gboolean
quoth_coding_part_measure (QuothCodingPart *self,
                           const QuothProjectAgreement *agreement,
                           const QuothMeasure *measures,
                           guint n_measures,
                           const QuothMeasuring *measuring,
                           GCancellable *cancellable,
                           GError **error)
{
  QuothCodingLayer layer = quoth_project_agreement_get_layer (agreement);
  PartRun run = { self, agreement, measuring, cancellable };
  g_autoptr (QuothCodingRatings) ratings = NULL;

  g_ptr_array_set_size (self->results, 0);
  for (guint i = 0; i < n_measures; i++)
    {
      gboolean is_of_spans = quoth_measure_is_of_spans (measures[i]);

      if (is_of_spans && quoth_coding_layer_has_spans (layer) && !measure_spans (&run, measures[i], error))
        return FALSE;
      if (!is_of_spans && quoth_coding_layer_has_ratings (layer) && !measure_ratings (&run, measures[i], &ratings, error))
        return FALSE;
    }
  return TRUE;
}
