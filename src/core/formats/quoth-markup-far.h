/* quoth-markup-far.h: links between the texts of a file of another program (private to quoth-markup-read.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-annotation.h"

G_BEGIN_DECLS

/**
 * QuothMarkupFar: links that lead into another text, until all texts were read. Memory grows with the marks that were announced, and no
 * others.
 */
typedef struct _QuothMarkupFar QuothMarkupFar;

/** quoth_markup_far_new: (transfer full) */
QuothMarkupFar *quoth_markup_far_new (void);
void quoth_markup_far_free (QuothMarkupFar *self);

/** quoth_markup_far_expect: a link leads to or from the mark @id. */
void quoth_markup_far_expect (QuothMarkupFar *self, const char *id);

/** quoth_markup_far_expects: whether both ends of it were announced. */
gboolean quoth_markup_far_expects (const QuothMarkupFar *self, const QuothMarkLink *link);

/** quoth_markup_far_keep: if @id was announced, keeps what stands for @item, which is not yet written. */
void quoth_markup_far_keep (QuothMarkupFar *self, const char *id, QuothMarkupItem *item);

/** quoth_markup_far_add_link: @link: (transfer full): for the end; it says itself whose it is. */
void quoth_markup_far_add_link (QuothMarkupFar *self, QuothMarkLink *link);

/** quoth_markup_far_finish: makes relations of the links, as far as claims are at both of their ends. */
gboolean quoth_markup_far_finish (QuothMarkupFar *self, QuothIntake *intake, QuothMarkupNames *names, GError **error);

/** quoth_markup_lose_link: one end of @link is nowhere: see quoth_intake_lose(). */
gboolean quoth_markup_lose_link (QuothIntake *intake, const QuothMarkLink *link, GError **error);

G_END_DECLS
