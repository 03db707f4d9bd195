/* quoth-mention.c: a span that names an actor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-mention.h"
#include "model/quoth-value-private.h"

const QuothValueClass quoth_mention_class = {
  .nick = "mention",
  .size = sizeof (QuothMention),
  .init = quoth_annotation_init,
  .copy = quoth_annotation_copy_fields,
  .clear = quoth_annotation_clear,
};
