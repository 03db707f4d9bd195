/* quoth-text-cache.h: the texts of the documents that are being coded (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothTextCache:
 *
 * The texts that were asked for last, up to 32 MB of them (the last one always stays). One thread
 * at a time.
 */
typedef struct _QuothTextCache QuothTextCache;

QuothTextCache *quoth_text_cache_new (QuothDatabase *database);
void quoth_text_cache_free (QuothTextCache *self);

/** quoth_text_cache_expire: documents may have other texts from here on (an undo, a merge): each is
 * asked for once more. */
void quoth_text_cache_expire (QuothTextCache *self);

/**
 * quoth_text_cache_get:
 *
 * Returns: (transfer none): the current text of @document, good until the next call; %NULL with
 * %QUOTH_ERROR_REFERENCE if there is no such document
 */
QuothText *quoth_text_cache_get (QuothTextCache *self, const QuothId *document, GError **error);

/** quoth_text_cache_add: @document has @text from here on; a reference is taken. */
void quoth_text_cache_add (QuothTextCache *self, const QuothId *document, QuothText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTextCache, quoth_text_cache_free)

G_END_DECLS
