/* quoth-tei-text.h: what a reader reads of a TEI text (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-tei-private.h"
#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/**
 * QuothTeiName: a name in the text.
 * @node: its element
 * @label: what it is
 */
typedef struct
{
  xmlNode *node;
  char *label;
  QuothRange range;
} QuothTeiName;

/**
 * QuothTeiText:
 * @text: UTF-8
 * @length: in code points
 * @ids: by xml:id: #QuothRange of the element; of an anchor, from after the blank before it to before the blank after it is nothing, so
 *   its start is where something begins at it, and its end where something ends at it
 * @names: (element-type QuothTeiName)
 * @segments: (element-type QuothSegment)
 * @n_left_out: how many notes, and other readings, are not in the text
 */
typedef struct
{
  GString *text;
  guint length;
  GHashTable *ids;
  GArray *names;
  GPtrArray *segments;
  guint n_left_out;
} QuothTeiText;

/** quoth_tei_text_new: (transfer full): the text in the element <text>. O(n). */
QuothTeiText *quoth_tei_text_new (xmlNode *node);
void quoth_tei_text_free (QuothTeiText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTeiText, quoth_tei_text_free)

G_END_DECLS
