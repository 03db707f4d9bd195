/* quoth-agreement-project.c: how far the coders of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-agreement-methods.h"
#include "quoth-disputes.h"
#include "quoth-lookup.h"

/* Further apart than boundary similarity looks for the same boundary. */
#define GAP 10

typedef struct
{
  QuothAgreementRun *run;
  const QuothAgreementRequest *request;
  QuothProjectAgreement *agreement;
  QuothAgreementMethods *methods; /* (nullable) */
} ProjectRun;

/* ---- A part ---- */

static void
warn_of_nothing (const ProjectRun *self, const QuothAgreementPart *part)
{
  if (part->n_texts > 0)
    return;
  if (part->label == NULL)
    quoth_invocation_warn (self->run->invocation, _("No text was coded by all of these coders, so that spans cannot be compared; try “--by pair”"));
  else
    quoth_invocation_warn (self->run->invocation, _("%s: no text was coded by all of these coders, so that spans cannot be compared"), part->label);
}

static gboolean
measure_ratings (ProjectRun *self, const QuothCodingSlice *slice, QuothAgreementPart *part, GError **error)
{
  g_autoptr (QuothCodingRatings) ratings = NULL;

  for (guint i = 0; i < self->run->measures->len; i++)
    {
      QuothMeasure measure = g_array_index (self->run->measures, QuothMeasure, i);

      if (quoth_measure_is_of_spans (measure))
        continue;
      if (ratings == NULL)
        ratings = quoth_coding_ratings_new (self->agreement, slice, self->run->invocation->cancellable, error);
      if (ratings == NULL)
        return FALSE;
      self->run->counts = &ratings->counts;
      part->n_texts = ratings->counts.n_texts;
      if (!quoth_agreement_run_measure_ratings (self->run, ratings->ratings, measure, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_spans (ProjectRun *self, const QuothCodingSlice *slice, QuothAgreementPart *part, GError **error)
{
  gboolean has_warned = FALSE;

  for (guint i = 0; i < self->run->measures->len; i++)
    {
      QuothMeasure measure = g_array_index (self->run->measures, QuothMeasure, i);
      g_autoptr (QuothContinuum) continuum = NULL;
      QuothCodingCounts counts;

      if (!quoth_measure_is_of_spans (measure))
        continue;
      continuum = quoth_project_agreement_dup_continuum (self->agreement, slice, measure == QUOTH_MEASURE_BOUNDARY_SIMILARITY ? GAP : 0,
                                                         &counts, error);
      if (continuum == NULL)
        return FALSE;
      self->run->counts = &counts;
      part->n_texts = counts.n_texts;
      if (!has_warned)
        warn_of_nothing (self, part);
      has_warned = TRUE;
      if (!quoth_agreement_run_measure_spans (self->run, continuum, measure, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_part (ProjectRun *self, const QuothCodingSlice *slice, const char *label, GError **error)
{
  QuothAgreementPart part = { quoth_coding_layer_to_nick (self->request->layer), self->request->by, label, 0 };
  gboolean done;

  self->run->part = &part;
  done = measure_ratings (self, slice, &part, error) && measure_spans (self, slice, &part, error);
  self->run->part = NULL;
  self->run->counts = NULL;
  return done;
}

/* ---- All parts ---- */

static gboolean
measure_pairs (ProjectRun *self, GError **error)
{
  guint n = quoth_project_agreement_get_n_coders (self->agreement);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const guint pair[] = { i, j };
        QuothCodingSlice slice = { .coders = pair, .n_coders = 2 };
        /* Translators: two coders: "Ann – Bo" */
        g_autofree char *label = g_strdup_printf (_("%s – %s"), quoth_project_agreement_get_coder (self->agreement, i),
                                                  quoth_project_agreement_get_coder (self->agreement, j));

        if (!measure_part (self, &slice, label, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
measure_codes (ProjectRun *self, GError **error)
{
  g_autoptr (GPtrArray) codes = quoth_project_agreement_list_codes (self->agreement);

  for (guint i = 0; i < codes->len; i++)
    {
      QuothCodingSlice slice = { .code = codes->pdata[i] };

      if (!measure_part (self, &slice, codes->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): of which part the text is, by document or by month. */
static char *
make_part (const ProjectRun *self, const QuothCodedText *text)
{
  const char *date = text->document->date;

  if (strcmp (self->request->by, "document") == 0)
    return g_strdup (text->document->name);
  return date != NULL && *date != '\0' ? g_strndup (date, strlen ("2026-12")) : g_strdup (_("no date"));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_parts (const ProjectRun *self)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (self->agreement);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint t = 0; t < texts->len; t++)
    {
      const QuothCodedText *text = texts->pdata[t];
      g_autofree char *part = make_part (self, text);

      if (text->n_coders > 1 && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  g_ptr_array_sort (parts, compare_strings);
  return parts;
}

static gboolean
measure_texts (ProjectRun *self, GError **error)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (self->agreement);
  g_autoptr (GPtrArray) parts = list_parts (self);
  g_autofree gboolean *is_in = g_new0 (gboolean, texts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      QuothCodingSlice slice = { .texts = is_in };

      for (guint t = 0; t < texts->len; t++)
        {
          g_autofree char *part = make_part (self, texts->pdata[t]);

          is_in[t] = strcmp (part, parts->pdata[i]) == 0;
        }
      if (!measure_part (self, &slice, parts->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure (ProjectRun *self, GError **error)
{
  QuothCodingSlice all = { 0 };

  if (self->request->by == NULL)
    return measure_part (self, &all, NULL, error);
  if (strcmp (self->request->by, "pair") == 0)
    return measure_pairs (self, error);
  return strcmp (self->request->by, "code") == 0 ? measure_codes (self, error) : measure_texts (self, error);
}

/* ---- The project ---- */

/* On standard error: what is no part of any number. */
static void
tell_left_out (const ProjectRun *self)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (self->agreement);

  for (guint t = 0; t < texts->len; t++)
    {
      const QuothCodedText *text = texts->pdata[t];

      if (text->n_coders < 2)
        quoth_invocation_warn (self->run->invocation,
                               text->n_coders == 0 ? _("“%s” is left out: none of these coders coded it")
                                                   : _("“%s” is left out: only one of these coders coded it"),
                               text->document->name);
      else if (text->n_unfinished > 0)
        quoth_invocation_warn (self->run->invocation, _("“%s” counts, though an assignment of it is not done"), text->document->name);
    }
}

static gboolean
load (ProjectRun *self, QuothReader *reader, GError **error)
{
  const QuothAgreementRequest *request = self->request;
  g_autoptr (GArray) coders = request->coders->len > 0 ? quoth_lookup_coders (reader, request->coders, error) : NULL;
  g_autoptr (GArray) documents = NULL;
  QuothCodingQuery query = { .layer = request->layer, .attribute = request->attribute };

  if (coders == NULL && request->coders->len > 0)
    return FALSE;
  documents = quoth_lookup_documents (reader, request->documents, error);
  if (documents == NULL)
    return FALSE;
  if (coders != NULL)
    {
      query.coders = (const QuothId *) (gpointer) coders->data;
      query.n_coders = coders->len;
    }
  if (documents->len > 0)
    {
      query.documents = (const QuothId *) (gpointer) documents->data;
      query.n_documents = documents->len;
    }
  self->agreement = quoth_project_agreement_load (reader, &query, self->run->invocation->cancellable, error);
  return self->agreement != NULL;
}

static gboolean
tell_methods (ProjectRun *self, GError **error)
{
  gboolean done;

  self->methods = quoth_agreement_methods_new (self->agreement);
  self->run->results = quoth_agreement_methods_add;
  self->run->results_data = self->methods;
  done = measure (self, error) && quoth_agreement_methods_write (self->methods, self->run->invocation, error);
  quoth_agreement_methods_free (self->methods);
  return done;
}

static gboolean
tell_table (ProjectRun *self, GError **error)
{
  if (!self->run->invocation->json)
    self->run->columns = quoth_agreement_out_new_columns (self->run->invocation);
  return measure (self, error) && (self->run->columns == NULL || quoth_columns_finish (self->run->columns, error));
}

gboolean
quoth_agreement_project_run (QuothAgreementRun *run, const QuothAgreementRequest *request, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (run->invocation, request->path, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, error) : NULL;
  ProjectRun self = { .run = run, .request = request };
  gboolean done;

  if (reader == NULL || !load (&self, reader, error))
    return FALSE;
  tell_left_out (&self);
  if (request->disagreements)
    done = quoth_disputes_write (run->invocation, self.agreement, error);
  else
    done = request->methods ? tell_methods (&self, error) : tell_table (&self, error);
  quoth_project_agreement_free (self.agreement);
  return done;
}
