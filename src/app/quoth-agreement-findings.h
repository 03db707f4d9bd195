/* quoth-agreement-findings.h: how far the coders of a project agree, worked out in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothAgreementRequest:
 * @attribute: (nullable): the key of the attribute, for that layer
 * @coders: (nullable) (element-type QuothId): these only
 * @documents: (nullable) (element-type QuothId): these only
 * @division: what the table beside the whole is of; of the whole itself there is none
 * @n_rounds: of the confidence intervals; 0: none
 */
typedef struct
{
  QuothCodingLayer layer;
  char *attribute;
  GArray *coders;
  GArray *documents;
  QuothMeasure measure;
  QuothMetric metric;
  QuothCodingDivision division;
  guint n_rounds;
  guint64 seed;
} QuothAgreementRequest;

/** quoth_agreement_request_new: (transfer full): everything of the mentions, by Krippendorff’s α. */
QuothAgreementRequest *quoth_agreement_request_new (void);
QuothAgreementRequest *quoth_agreement_request_copy (const QuothAgreementRequest *self);
void quoth_agreement_request_free (QuothAgreementRequest *self);

/**
 * QuothDispute: a place where coders differ
 * @unit: its number in the units of the ratings
 * @quote: the words there, at most a line
 */
typedef struct
{
  guint unit;
  char *quote;
} QuothDispute;

/**
 * QuothAgreementFindings:
 * @why: (nullable): why there is nothing to hold against each other: then there is nothing else
 * @whole: of all coders and texts
 * @parts: (element-type QuothCodingPart): of the division that was asked for
 * @ratings: all units of all coders
 * @disputes: (element-type QuothDispute): by text and place, at most %QUOTH_MOST_DISPUTES
 * @n_disputes: how many there are
 *
 * Does not change once it is made.
 */
typedef struct
{
  QuothAgreementRequest *request;
  char *why;
  QuothProjectAgreement *agreement;
  QuothCodingPart *whole;
  GPtrArray *parts;
  QuothCodingRatings *ratings;
  GPtrArray *disputes;
  guint n_disputes;
} QuothAgreementFindings;

#define QUOTH_MOST_DISPUTES 20000

/**
 * quoth_agreement_findings_read:
 * @progress: (nullable): is called in this thread
 *
 * In a thread of readers. That there is too little to compare is a finding, and no error.
 *
 * Returns: (transfer full): or %NULL with an error
 */
QuothAgreementFindings *quoth_agreement_findings_read (QuothReader *reader,
                                                       const QuothAgreementRequest *request,
                                                       QuothRoundFunc progress,
                                                       gpointer progress_data,
                                                       GCancellable *cancellable,
                                                       GError **error);
void quoth_agreement_findings_free (QuothAgreementFindings *self);

/** quoth_agreement_findings_get_result: (transfer none): what came out for the whole. */
const QuothAgreement *quoth_agreement_findings_get_result (const QuothAgreementFindings *self);

/** quoth_agreement_findings_get_unit: (transfer none): where the coders differ. */
const QuothCodingUnit *quoth_agreement_findings_get_unit (const QuothAgreementFindings *self, const QuothDispute *dispute);

/** quoth_agreement_findings_get_document: (transfer none): in which text that is. */
const QuothDocument *quoth_agreement_findings_get_document (const QuothAgreementFindings *self, const QuothCodingUnit *unit);

/** quoth_agreement_findings_get_name: (transfer none): what a part is called here: a text by its title, as in the library. */
const char *quoth_agreement_findings_get_name (const QuothAgreementFindings *self, const QuothCodingPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAgreementRequest, quoth_agreement_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAgreementFindings, quoth_agreement_findings_free)

G_END_DECLS
