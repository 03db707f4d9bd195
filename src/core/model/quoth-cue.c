/* quoth-cue.c: the words that make a claim one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-cue.h"
#include "model/quoth-value-private.h"

static const char *const kinds[] = { "cue", "evidence" };

const QuothValueClass quoth_cue_class = {
  .nick = "cue",
  .size = sizeof (QuothCue),
  .init = quoth_annotation_init,
  .copy = quoth_annotation_copy_fields,
  .clear = quoth_annotation_clear,
};

const char *
quoth_cue_kind_to_nick (QuothCueKind kind)
{
  return kinds[kind];
}

gboolean
quoth_cue_kind_from_nick (const char *nick, QuothCueKind *kind)
{
  int found = quoth_nick_find (kinds, G_N_ELEMENTS (kinds), nick);

  if (found < 0)
    return FALSE;
  *kind = (QuothCueKind) found;
  return TRUE;
}
