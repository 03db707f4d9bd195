/* quoth-agreement-findings.c: how far the coders of a project agree, worked out in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-agreement-findings.h"

#include "quoth-names.h"

#define QUOTE_LENGTH 120

/* ---- What is asked for ---- */

QuothAgreementRequest *
quoth_agreement_request_new (void)
{
  QuothAgreementRequest *self = g_new0 (QuothAgreementRequest, 1);

  self->measure = QUOTH_MEASURE_KRIPPENDORFF_ALPHA;
  self->division = QUOTH_CODING_BY_PAIR;
  self->n_rounds = 1000;
  self->seed = 1;
  return self;
}

QuothAgreementRequest *
quoth_agreement_request_copy (const QuothAgreementRequest *self)
{
  QuothAgreementRequest *copy = g_memdup2 (self, sizeof *self);

  copy->attribute = g_strdup (self->attribute);
  copy->coders = self->coders != NULL ? g_array_copy (self->coders) : NULL;
  copy->documents = self->documents != NULL ? g_array_copy (self->documents) : NULL;
  return copy;
}

void
quoth_agreement_request_free (QuothAgreementRequest *self)
{
  g_free (self->attribute);
  g_clear_pointer (&self->coders, g_array_unref);
  g_clear_pointer (&self->documents, g_array_unref);
  g_free (self);
}

/* ---- What was found ---- */

static void
dispute_free (gpointer data)
{
  QuothDispute *self = data;

  g_free (self->quote);
  g_free (self);
}

void
quoth_agreement_findings_free (QuothAgreementFindings *self)
{
  g_clear_pointer (&self->request, quoth_agreement_request_free);
  g_clear_pointer (&self->ratings, quoth_coding_ratings_free);
  g_clear_pointer (&self->whole, quoth_coding_part_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->disputes, g_ptr_array_unref);
  g_clear_pointer (&self->agreement, quoth_project_agreement_free);
  g_free (self->why);
  g_free (self);
}

const QuothAgreement *
quoth_agreement_findings_get_result (const QuothAgreementFindings *self)
{
  return self->whole->results->pdata[0];
}

const QuothCodingUnit *
quoth_agreement_findings_get_unit (const QuothAgreementFindings *self, const QuothDispute *dispute)
{
  return &g_array_index (self->ratings->units, QuothCodingUnit, dispute->unit);
}

const QuothDocument *
quoth_agreement_findings_get_document (const QuothAgreementFindings *self, const QuothCodingUnit *unit)
{
  return ((const QuothCodedText *) quoth_project_agreement_get_texts (self->agreement)->pdata[unit->text])->document;
}

const char *
quoth_agreement_findings_get_name (const QuothAgreementFindings *self, const QuothCodingPart *part)
{
  GPtrArray *texts = quoth_project_agreement_get_texts (self->agreement);

  for (guint i = 0; part->division == QUOTH_CODING_BY_DOCUMENT && i < texts->len; i++)
    if (part->texts[i])
      return quoth_name_of_document (((const QuothCodedText *) texts->pdata[i])->document);
  return part->label;
}

typedef struct
{
  QuothAgreementFindings *findings;
  QuothReader *reader;
  QuothRoundFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  guint part; /* which is measured */
} Reading;

/* Of each part so much is said of how far it is. */
#define STEPS 1000

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Reading *self = user_data;

  self->progress (self->part * STEPS + (total > 0 ? MIN (done * STEPS / total, STEPS) : 0), (self->findings->parts->len + 1) * STEPS,
                  self->progress_data);
}

static gboolean
load (Reading *self, GError **error)
{
  const QuothAgreementRequest *request = self->findings->request;
  QuothCodingQuery query = { .layer = request->layer, .attribute = request->attribute };
  g_autoptr (GError) local = NULL;

  if (request->coders != NULL)
    {
      query.coders = (const QuothId *) (gpointer) request->coders->data;
      query.n_coders = request->coders->len;
    }
  if (request->documents != NULL)
    {
      query.documents = (const QuothId *) (gpointer) request->documents->data;
      query.n_documents = request->documents->len;
    }
  self->findings->agreement = quoth_project_agreement_load (self->reader, &query, self->cancellable, &local);
  if (self->findings->agreement != NULL)
    return TRUE;
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_INVALID))
    self->findings->why = g_strdup (local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
measure (Reading *self, QuothCodingPart *part, GError **error)
{
  const QuothAgreementRequest *request = self->findings->request;
  QuothMeasuring measuring = { .metric = request->metric, .has_metric = TRUE, .n_rounds = request->n_rounds, .seed = request->seed,
                               .progress = self->progress != NULL ? progress_cb : NULL, .progress_data = self };

  if (!quoth_coding_part_measure (part, self->findings->agreement, &request->measure, 1, &measuring, self->cancellable, error))
    return FALSE;
  self->part++;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
measure_all (Reading *self, GError **error)
{
  QuothAgreementFindings *findings = self->findings;
  g_autoptr (GPtrArray) whole = quoth_coding_parts_list (findings->agreement, QUOTH_CODING_WHOLE);

  findings->whole = g_ptr_array_steal_index (whole, 0);
  findings->parts = findings->request->division != QUOTH_CODING_WHOLE
                      ? quoth_coding_parts_list (findings->agreement, findings->request->division)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_coding_part_free);
  if (!measure (self, findings->whole, error))
    return FALSE;
  for (guint i = 0; i < findings->parts->len; i++)
    if (!measure (self, findings->parts->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Units come by text: each is read once. */
static gboolean
list_disputes (Reading *self, GError **error)
{
  QuothAgreementFindings *findings = self->findings;
  g_autoptr (QuothText) text = NULL;
  guint current = G_MAXUINT;

  for (guint i = 0; i < findings->ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (findings->ratings->units, QuothCodingUnit, i);
      g_autofree char *words = NULL;
      QuothDispute *dispute;

      if (!quoth_coding_ratings_is_disputed (findings->ratings, unit) || findings->n_disputes++ >= QUOTH_MOST_DISPUTES)
        continue;
      if (unit->text != current)
        {
          g_clear_pointer (&text, quoth_text_unref);
          if (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
            text = quoth_reader_load_text (self->reader, &quoth_agreement_findings_get_document (findings, unit)->value.id, error);
          if (text == NULL)
            return FALSE;
          current = unit->text;
        }
      words = quoth_text_dup_slice (text, quoth_range (unit->place.start, MIN (unit->place.end, unit->place.start + QUOTE_LENGTH)));
      dispute = g_new0 (QuothDispute, 1);
      dispute->unit = i;
      dispute->quote = quoth_name_one_line (words, QUOTE_LENGTH);
      g_ptr_array_add (findings->disputes, dispute);
    }
  return TRUE;
}

QuothAgreementFindings *
quoth_agreement_findings_read (QuothReader *reader,
                               const QuothAgreementRequest *request,
                               QuothRoundFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (QuothAgreementFindings) findings = g_new0 (QuothAgreementFindings, 1);
  Reading self = { findings, reader, progress, progress_data, cancellable, 0 };
  QuothCodingSlice all = { 0 };

  findings->request = quoth_agreement_request_copy (request);
  findings->disputes = g_ptr_array_new_with_free_func (dispute_free);
  if (!load (&self, error))
    return findings->why != NULL ? g_steal_pointer (&findings) : NULL;
  if (!measure_all (&self, error))
    return NULL;
  findings->ratings = quoth_coding_ratings_new (findings->agreement, &all, cancellable, error);
  if (findings->ratings == NULL || !list_disputes (&self, error))
    return NULL;
  return g_steal_pointer (&findings);
}
