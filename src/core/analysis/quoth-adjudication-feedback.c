/* quoth-adjudication-feedback.c: a coder's own work against gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gold is held against it as if it were a coder's, so that all that is said of cases holds; what a verdict tied together is one case, also where the places do
 * not overlap any more.
 */

#include "config.h"

#include "analysis/quoth-adjudication-private.h"

#define OWN 0
#define GOLD 1

static guint
count_of (const QuothCase *self, guint coder)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    n += ((const QuothCaseMember *) self->members->pdata[i])->coder == coder;
  return n;
}

QuothFeedbackKind
quoth_case_get_feedback (const QuothCase *self)
{
  if (count_of (self, OWN) == 0)
    return QUOTH_FEEDBACK_MISSED;
  if (count_of (self, GOLD) == 0)
    return QUOTH_FEEDBACK_TOO_MUCH;
  if ((self->differing & 1u << QUOTH_CASE_FIELD_PLACE) != 0)
    return QUOTH_FEEDBACK_PLACE;
  return self->differing != 0 ? QUOTH_FEEDBACK_VALUES : QUOTH_FEEDBACK_SAME;
}

gboolean
quoth_feedback_has_coded (const QuothAdjudication *self)
{
  gboolean has_coded = self->is_done;

  for (guint c = 0; !has_coded && c < self->cases->len; c++)
    has_coded = count_of (self->cases->pdata[c], OWN) > 0;
  return has_coded;
}

void
quoth_feedback_count (const QuothAdjudication *self, QuothKind kind, QuothFeedbackCounts *counts)
{
  for (guint c = 0; c < self->cases->len; c++)
    {
      const QuothCase *one = self->cases->pdata[c];
      QuothFeedbackKind feedback = quoth_case_get_feedback (one);

      if (one->kind != kind)
        continue;
      counts->n_own += count_of (one, OWN);
      counts->n_gold += count_of (one, GOLD);
      counts->n_found += feedback <= QUOTH_FEEDBACK_PLACE;
      counts->n_placed += feedback <= QUOTH_FEEDBACK_VALUES;
      counts->n_same += feedback == QUOTH_FEEDBACK_SAME;
    }
}
