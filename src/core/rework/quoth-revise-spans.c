/* quoth-revise-spans.c: the fragments of an annotation in another text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-revise-private.h"

QuothFate
quoth_revise_spans (QuothText *text, QuothAnchor *anchor, gconstpointer before, gpointer after)
{
  QuothFate worst = QUOTH_FATE_STAYS;
  guint last = 0;

  g_array_set_size (QUOTH_ANNOTATION (after)->spans, 0);
  for (guint i = 0; i < quoth_annotation_get_n_spans (before); i++)
    {
      QuothRange range;
      QuothFate fate = quoth_anchor_map (anchor, quoth_annotation_get_span (before, i)->range, &range);
      g_autofree char *quote = NULL;

      /* Fragments that came to lie in each other, or the other way round, are no longer what was coded. */
      if (fate == QUOTH_FATE_LOST || range.start < last)
        return QUOTH_FATE_LOST;
      quote = quoth_text_dup_slice (text, range);
      quoth_annotation_add_span (after, range, quote);
      worst = MAX (worst, fate);
      last = range.end;
    }
  return worst;
}
