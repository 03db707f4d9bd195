/* quoth-agreement-project.c: how far the coders of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-project.h"

#include <glib/gi18n-lib.h>

#include "quoth-disputes.h"
#include "quoth-lookup.h"
#include "quoth-progress.h"

typedef struct
{
  QuothAgreementRun *run;
  const QuothAgreementRequest *request;
  QuothProjectAgreement *agreement;
} ProjectRun;

/* ---- Parts ---- */

static void
warn_of_nothing (const ProjectRun *self, const QuothCodingPart *part)
{
  gboolean has_spans = FALSE;

  for (guint i = 0; i < part->results->len; i++)
    has_spans |= quoth_measure_is_of_spans (((const QuothAgreement *) part->results->pdata[i])->measure);
  if (part->n_texts > 0 || !has_spans)
    return;
  if (part->label == NULL)
    quoth_invocation_warn (self->run->invocation, _("No text was coded by all of these coders, so that spans cannot be compared; try “--by pair”"));
  else
    quoth_invocation_warn (self->run->invocation, _("%s: no text was coded by all of these coders, so that spans cannot be compared"), part->label);
}

static gboolean
measure_part (ProjectRun *self, QuothCodingPart *part, GError **error)
{
  QuothAgreementRun *run = self->run;

  quoth_agreement_run_start (run);
  if (!quoth_coding_part_measure (part, self->agreement, (const QuothMeasure *) (gpointer) run->measures->data, run->measures->len,
                                  &run->measuring, run->invocation->cancellable, error))
    return FALSE;
  quoth_progress_erase (run->invocation->progress);
  warn_of_nothing (self, part);
  return TRUE;
}

static gboolean
tell_parts (ProjectRun *self, GError **error)
{
  QuothCodingDivision division = self->request->division;
  g_autoptr (GPtrArray) parts = quoth_coding_parts_list (self->agreement, division);

  for (guint i = 0; i < parts->len; i++)
    {
      QuothCodingPart *part = parts->pdata[i];
      QuothAgreementPart about = { quoth_coding_layer_to_nick (self->request->layer), quoth_coding_division_to_nick (division), part->label, 0 };

      if (!measure_part (self, part, error))
        return FALSE;
      about.n_texts = part->n_texts;
      if (!quoth_agreement_run_write (self->run, part->results, &about, error))
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (GPtrArray) parts = quoth_coding_parts_list (self->agreement, QUOTH_CODING_WHOLE);
  QuothCodingPart *whole = parts->pdata[0];
  g_autofree char *words = NULL;

  if (!measure_part (self, whole, error))
    return FALSE;
  words = quoth_coding_methods_dup (self->agreement, whole->results);
  g_string_append (quoth_output_get_buffer (self->run->invocation->output), words);
  return quoth_output_end_line (self->run->invocation->output, error);
}

static gboolean
tell_table (ProjectRun *self, GError **error)
{
  if (!self->run->invocation->json)
    self->run->columns = quoth_agreement_out_new_columns (self->run->invocation);
  return tell_parts (self, error) && (self->run->columns == NULL || quoth_columns_finish (self->run->columns, error));
}

gboolean
quoth_agreement_project_run (QuothAgreementRun *run, const QuothAgreementRequest *request, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (run->invocation, request->path, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
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
