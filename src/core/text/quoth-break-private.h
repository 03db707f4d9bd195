/* quoth-break-private.h: ICU's break iterators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <unicode/ubrk.h>

G_BEGIN_DECLS

/**
 * quoth_break_begin:
 * @type: %UBRK_CHARACTER or %UBRK_WORD
 * @utf8: what to break; must stay until the calling thread calls this with the same @type again
 * @n_bytes: its length in bytes
 *
 * Returns: (transfer none): this thread's iterator of @type, set on @utf8; it counts in bytes
 */
UBreakIterator *quoth_break_begin (UBreakIteratorType type, const char *utf8, gsize n_bytes);

G_END_DECLS
