/* quoth-archive-locale.h: a locale in which libarchive knows every letter (private to the archives)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothArchiveLocale: while there is one, file names in this thread are UTF-8 for the C library; none is needed between two calls. */
typedef struct _QuothArchiveLocale QuothArchiveLocale;

/** quoth_archive_locale_enter: (transfer full) */
QuothArchiveLocale *quoth_archive_locale_enter (void);

/** quoth_archive_locale_leave: back to what the thread had. */
void quoth_archive_locale_leave (QuothArchiveLocale *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothArchiveLocale, quoth_archive_locale_leave)

G_END_DECLS
