/* quoth-verdict.h: what became of an annotation when it was adjudicated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothVerdictKind:
 * @QUOTH_VERDICT_ACCEPTED: it is in the gold layer as it is
 * @QUOTH_VERDICT_CHANGED: it is in the gold layer, in another form or together with others
 * @QUOTH_VERDICT_REJECTED: it is not
 */
typedef enum
{
  QUOTH_VERDICT_ACCEPTED,
  QUOTH_VERDICT_CHANGED,
  QUOTH_VERDICT_REJECTED,
} QuothVerdictKind;

/**
 * QuothVerdict:
 * @source: the annotation that was judged; it has one verdict at most, and the verdict stays with it
 * @gold: the annotation of the gold layer that it went into, or that stands in its place; in the same document. None for what has
 *   nothing in its place
 * @verdict_kind: what was decided
 * @reason: why
 * @coder: who decided
 * @time: when
 * @seen: what @source said when it was judged, in a few letters (quoth_verdict_dup_seen()); none if that is not known
 *
 * Several sources may have gone into one gold annotation. It is a value of its own, and no part of what it judges: that is its coder's,
 * who may be changing it at the same moment.
 */
typedef struct
{
  QuothValue value;
  QuothId source;
  QuothId gold;
  QuothVerdictKind verdict_kind;
  char *reason;
  QuothId coder;
  gint64 time;
  char *seen;
} QuothVerdict;

QUOTH_DECLARE_VALUE (QuothVerdict, quoth_verdict, VERDICT)

/**
 * quoth_verdict_make_id:
 *
 * The id for the verdict on @source. It follows from it, so that where two people judge one annotation, each in a copy of the project,
 * there is one verdict after a merge, and what they disagree about is told.
 */
QuothId quoth_verdict_make_id (const QuothId *source);

/** quoth_verdict_kind_to_nick: (transfer none): "accepted", "changed", "rejected". */
const char *quoth_verdict_kind_to_nick (QuothVerdictKind verdict_kind);

/** quoth_verdict_kind_from_nick: Returns: %FALSE if there is no such verdict. */
gboolean quoth_verdict_kind_from_nick (const char *nick, QuothVerdictKind *verdict_kind);

G_END_DECLS
