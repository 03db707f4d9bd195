/* quoth-assignment.h: who is to code which text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** QuothAssignmentState: how far the coder is. */
typedef enum
{
  QUOTH_ASSIGNMENT_TO_DO,
  QUOTH_ASSIGNMENT_IN_PROGRESS,
  QUOTH_ASSIGNMENT_DONE,
} QuothAssignmentState;

/** QuothAssignmentPurpose: what the coding is for: the data, or to learn the codebook on a text that has been adjudicated. */
typedef enum
{
  QUOTH_ASSIGNMENT_CODING,
  QUOTH_ASSIGNMENT_TRAINING,
} QuothAssignmentPurpose;

/**
 * QuothAssignment:
 * @coder: who
 * @document: what; nobody has two for one text
 * @blind: what others coded there is not shown to @coder
 * @opened: somebody who leads opened it, though not all are done
 * @deadline: the day it is to be done by, or a month, or a year
 * @note: what is to be said to the coder
 */
typedef struct
{
  QuothValue value;
  QuothId coder;
  QuothId document;
  QuothAssignmentState state;
  QuothAssignmentPurpose purpose;
  gboolean blind;
  gboolean opened;
  char *deadline;
  char *note;
} QuothAssignment;

QUOTH_DECLARE_VALUE (QuothAssignment, quoth_assignment, ASSIGNMENT)

/**
 * quoth_assignment_make_id:
 *
 * The id for the assignment of @document to @coder. It follows from the two, so that copies of a project in which both are brought
 * together by different people have one assignment after a merge, and not two.
 */
QuothId quoth_assignment_make_id (const QuothId *coder, const QuothId *document);

/** quoth_assignment_state_to_nick: (transfer none): "to-do", "in-progress", "done". */
const char *quoth_assignment_state_to_nick (QuothAssignmentState state);

/** quoth_assignment_state_from_nick: Returns: %FALSE if there is no such state. */
gboolean quoth_assignment_state_from_nick (const char *nick, QuothAssignmentState *state);

/** quoth_assignment_purpose_to_nick: (transfer none): "coding", "training". */
const char *quoth_assignment_purpose_to_nick (QuothAssignmentPurpose purpose);

/** quoth_assignment_purpose_from_nick: Returns: %FALSE if there is no such purpose; none is coding. */
gboolean quoth_assignment_purpose_from_nick (const char *nick, QuothAssignmentPurpose *purpose);

G_END_DECLS
