/* quoth-cue.h: the words that make a claim one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"

G_BEGIN_DECLS

/** QuothCueKind: "according to" is a cue; what is given in support is evidence. */
typedef enum
{
  QUOTH_CUE_CUE,
  QUOTH_CUE_EVIDENCE,
} QuothCueKind;

const char *quoth_cue_kind_to_nick (QuothCueKind kind);
gboolean quoth_cue_kind_from_nick (const char *nick, QuothCueKind *kind);

/**
 * QuothCue:
 * @claim: the claim it belongs to, in the same document; or none
 */
typedef struct
{
  QuothAnnotation annotation;
  QuothCueKind cue_kind;
  QuothId claim;
} QuothCue;

QUOTH_DECLARE_VALUE (QuothCue, quoth_cue, CUE)

G_END_DECLS
