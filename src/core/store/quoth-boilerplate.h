/* quoth-boilerplate.h: which stretches of a document do not count (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "text/quoth-range.h"

G_BEGIN_DECLS

/** quoth_boilerplate_load: (transfer full) (element-type QuothRange): the boilerplate segments of
 * @document's current text, in order. */
GArray *quoth_boilerplate_load (QuothDatabase *database, const QuothId *document, GError **error);

/** quoth_boilerplate_contains: whether the code point at @offset lies in one of them. O(log n). */
gboolean quoth_boilerplate_contains (GArray *boilerplate, guint offset);

G_END_DECLS
