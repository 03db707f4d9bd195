/* quoth-content.h: texts and original files, by their SHA-256 (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/*
 * Content is named by its SHA-256 and never changed; what is there already is not written again.
 * `length` of the table "content" counts code points, `size` of "original" bytes.
 */

/** quoth_content_put_text: keeps a text. */
gboolean quoth_content_put_text (QuothDatabase *database, QuothText *text, GError **error);

/** quoth_content_load_text: (transfer full): the text with this SHA-256; %QUOTH_ERROR_DAMAGED if
 * there is none. */
QuothText *
quoth_content_load_text (QuothDatabase *database, const guint8 sha256[32], GError **error);

/** quoth_content_put_original: keeps the bytes of a file, packed; @sha256: (out): what they are
 * found by. */
gboolean quoth_content_put_original (QuothDatabase *database,
                                     GBytes *bytes,
                                     guint8 sha256[32],
                                     GError **error);

/** quoth_content_load_original: (transfer full): those bytes; %QUOTH_ERROR_DAMAGED if they are not
 * there or not what they were. */
GBytes *
quoth_content_load_original (QuothDatabase *database, const guint8 sha256[32], GError **error);

G_END_DECLS
