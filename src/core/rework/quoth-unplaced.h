/* quoth-unplaced.h: what a correction of the text left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothUnplaced:
 * @annotation: a #QuothAnnotation that has no place in the text of its document
 * @document: its document, without the text
 * @revision: the number of the newest revision in which it stands; 0 if there is none
 * @near: about where in the text as it is now it should be, in code points
 * @before: what the text of that revision says before it, about a line of it, white space folded; "" if there is none
 * @after: what it says after it
 */
typedef struct
{
  QuothValue *annotation;
  QuothDocument *document;
  guint revision;
  guint near;
  char *before;
  char *after;
} QuothUnplaced;

void quoth_unplaced_free (QuothUnplaced *self);

/**
 * quoth_unplaced_load:
 * @document: (nullable): in this document only
 *
 * Returns: (transfer full) (element-type QuothUnplaced): all there are, by document and where they stood; %NULL with @error
 */
GPtrArray *quoth_unplaced_load (QuothReader *reader, const QuothId *document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothUnplaced, quoth_unplaced_free)

G_END_DECLS
