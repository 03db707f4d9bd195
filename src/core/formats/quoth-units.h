/* quoth-units.h: the offsets of a text as another program counts it (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothUnits:
 *
 * A text from a file, as it becomes a #QuothText (newlines LF, no BOM, no U+0000), and the way from the offsets that the file has in
 * the text as it stands there: a CRLF counts 2, a BOM 1.
 */
typedef struct _QuothUnits QuothUnits;

/**
 * quoth_units_new:
 * @utf8: valid UTF-8; may hold U+0000
 *
 * O(n). Returns: (transfer full): or %NULL with %QUOTH_ERROR_TOO_LARGE or %QUOTH_ERROR_ENCODING
 */
QuothUnits *quoth_units_new (const char *utf8, gsize n_bytes, GError **error);
void quoth_units_free (QuothUnits *self);

/** quoth_units_get_text: (transfer none): the text as it comes in. */
QuothText *quoth_units_get_text (QuothUnits *self);

/** quoth_units_get_n_changed: how many code points of the file's text were left out or replaced. */
guint quoth_units_get_n_changed (const QuothUnits *self);

/**
 * quoth_units_convert:
 * @unit: %QUOTH_UNIT_CODE_POINTS or %QUOTH_UNIT_UTF16
 * @offset: in the file's text
 * @converted: (out): in code points of the text as it comes in
 *
 * O(log n). Returns: %FALSE if @offset is past the end, or inside a surrogate pair
 */
gboolean quoth_units_convert (const QuothUnits *self, QuothOffsetUnit unit, gint64 offset, guint *converted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothUnits, quoth_units_free)

G_END_DECLS
