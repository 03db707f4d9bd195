/* quoth-concordance.h: every mention of an actor in its context
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/**
 * QuothConcordanceLine:
 * @mention: the mention
 * @document: where it stands (without text and segments); shared by the lines of one document
 * @segment_kind: the kind of the segment that it begins in
 * @segment_number: (nullable): the number of that segment as the text writes it ("2/"), else its place among those of the document ("14")
 * @left: the text before it, on one line, from the boundary of a word; ends in "" or a blank as the text has it
 * @key: the mention itself; fragments are joined by " … "
 * @right: the text after it, likewise
 * @is_boilerplate: whether it begins in boilerplate
 */
typedef struct
{
  QuothMention *mention;
  QuothDocument *document;
  QuothSegmentKind segment_kind;
  char *segment_number;
  char *left;
  char *key;
  char *right;
  gboolean is_boilerplate;
} QuothConcordanceLine;

void quoth_concordance_line_free (QuothConcordanceLine *self);

/**
 * quoth_concordance_load:
 * @actor: an actor
 * @width: how many clusters of text at most on each side
 *
 * Every mention of @actor. A line does not go over the end of its paragraph: white space in it is one blank.
 *
 * O(mentions of the actor × width, and the texts of the documents they stand in); one text at a time is held.
 *
 * Returns: (transfer full) (element-type QuothConcordanceLine): by the date of the document (none last), its name, and the place in it
 */
GPtrArray *quoth_concordance_load (QuothReader *reader,
                                   const QuothId *actor,
                                   guint width,
                                   const QuothScope *scope,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothConcordanceLine, quoth_concordance_line_free)

G_END_DECLS
