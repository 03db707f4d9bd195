/* quoth-ends.h: moving one end of a range
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothEnd: which end of a range. */
typedef enum
{
  QUOTH_END_START,
  QUOTH_END_END,
} QuothEnd;

/** QuothGrain: what an end snaps to. */
typedef enum
{
  QUOTH_GRAIN_CLUSTER,
  QUOTH_GRAIN_WORD,
} QuothGrain;

/*
 * Both give @range with one end elsewhere; the other stays. The result is never empty, cuts no cluster at the end that moved,
 * and stays inside @limits, whose ends are cluster boundaries and which hold @range. Code points; any thread.
 */

/**
 * quoth_text_pull_end:
 * @offset: where somebody pulls the end to
 *
 * By cluster, the nearest boundary; by word, the word that holds @offset comes along, and blanks and stops at the end do not.
 */
QuothRange quoth_text_pull_end (QuothText *self,
                                QuothRange range,
                                QuothRange limits,
                                QuothEnd end,
                                guint offset,
                                QuothGrain grain);

/**
 * quoth_text_step_end:
 * @direction: 1 towards the end of the text, −1 towards its start
 *
 * One cluster or word on. By word it goes on until the end is not where quoth_text_trim() would take it back from.
 * @range as it was where there is nowhere to go.
 */
QuothRange quoth_text_step_end (QuothText *self,
                                QuothRange range,
                                QuothRange limits,
                                QuothEnd end,
                                int direction,
                                QuothGrain grain);

G_END_DECLS
