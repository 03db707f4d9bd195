/* quoth-cue.h: the words that make a claim one, and what else a project marks in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"

G_BEGIN_DECLS

/** QUOTH_CUE_CUE: the kind of "according to". */
#define QUOTH_CUE_CUE "cue"

/** QUOTH_CUE_EVIDENCE: the kind of what is given in support. */
#define QUOTH_CUE_EVIDENCE "evidence"

/**
 * QuothCue:
 * @cue_kind: %QUOTH_CUE_CUE, %QUOTH_CUE_EVIDENCE or the key of a #QuothAnnotationType; never empty, a new one is a cue. Set with
 *   quoth_cue_set_kind()
 * @claim: the claim it belongs to, in the same document; or none
 */
typedef struct
{
  QuothAnnotation annotation;
  char *cue_kind;
  QuothId claim;
} QuothCue;

QUOTH_DECLARE_VALUE (QuothCue, quoth_cue, CUE)

/** quoth_cue_get_kinds: (transfer none): the two kinds every project has, NULL-terminated. */
const char *const *quoth_cue_get_kinds (void);

/** quoth_cue_kind_is_own: whether @kind is of the project's own types, none that every project has. */
gboolean quoth_cue_kind_is_own (const char *kind);

/** quoth_cue_set_kind: @kind is copied. */
void quoth_cue_set_kind (QuothCue *self, const char *kind);

/** quoth_cue_is: whether @self is of @kind. */
gboolean quoth_cue_is (const QuothCue *self, const char *kind);

G_END_DECLS
