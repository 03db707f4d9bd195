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

/** quoth_markup_known_new: (transfer full): @all: (nullable) (element-type QuothAnnotation): those of the document, by whomever; @coder: by name */
QuothMarkupKnown *quoth_markup_known_new (QuothReader *reader, GPtrArray *all, const char *coder);
void quoth_markup_known_free (QuothMarkupKnown *self);

/** quoth_markup_known_take: (transfer full) (nullable): the annotation that @item is; each is taken once. */
QuothAnnotation *quoth_markup_known_take (QuothMarkupKnown *self, const QuothMarkupItem *item);

/** quoth_markup_known_see_new: @item stands for nothing that is there. */
void quoth_markup_known_see_new (QuothMarkupKnown *self, const QuothMarkupItem *item);

/**
 * quoth_markup_known_take_changed:
 *
 * The annotation that @item, which was seen as new, is under another label: at that place there is one of its kind that no mark stands
 * for, and no other new mark; and the label is one that this program writes, or that of the annotation is another of the file's, or the
 * file has all else that the coder has in the text. A mention that a chain of sources is tied to is none. To be asked when all marks of the text by that coder were seen.
 *
 * Returns: (transfer full) (nullable)
 */
QuothAnnotation *quoth_markup_known_take_changed (QuothMarkupKnown *self, const QuothMarkupItem *item, QuothMapping *mapping);

/**
 * quoth_markup_known_write_ties:
 * @all: (element-type QuothAnnotation): those of the document
 * @actors: (element-type QuothId utf8): mention: what stands for its new actor
 *
 * The edits of claims whose roles are tied to mentions that have another actor now: it is the role's, too.
 */
void quoth_markup_known_write_ties (GPtrArray *all, GHashTable *actors, QuothIntake *intake, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkupKnown, quoth_markup_known_free)

G_END_DECLS
