/* quoth-markup-known.h: what of a file is in the project already (private to quoth-markup-read.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-annotation.h"

G_BEGIN_DECLS

/**
 * QuothMarkupKnown:
 *
 * One coder's annotations in one document of the project, by kind, place and what they are (kind of actor, first code, kind of cue). A file
 * that is read a second time then makes nothing twice.
 */
typedef struct _QuothMarkupKnown QuothMarkupKnown;

/** quoth_markup_known_new: (transfer full): @document: an id as in an edit; one of the file itself has nothing; @coder: by name */
QuothMarkupKnown *quoth_markup_known_new (QuothReader *reader, const char *document, const char *coder, GError **error);
void quoth_markup_known_free (QuothMarkupKnown *self);

/** quoth_markup_known_take: (transfer full) (nullable): the annotation that @item is; each is taken once. */
QuothAnnotation *quoth_markup_known_take (QuothMarkupKnown *self, const QuothMarkupItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkupKnown, quoth_markup_known_free)

G_END_DECLS
