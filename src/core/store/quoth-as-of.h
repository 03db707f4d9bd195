/* quoth-as-of.h: the project as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-history.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothMoment:
 * @entry: an entry of the journal: when it had just been done; or none
 * @time: where that is none, a time in milliseconds since 1970: when the last entry until then had been done
 */
typedef struct
{
  QuothId entry;
  gint64 time;
} QuothMoment;

/**
 * quoth_reader_find_moment: (transfer full): the last entry that had been done at @moment; without saying whether it is undone. %NULL with
 * %QUOTH_ERROR_NOT_FOUND where there is no such entry, or the journal begins later.
 */
QuothHistoryEntry *quoth_reader_find_moment (QuothReader *self, const QuothMoment *moment, GError **error);

/**
 * quoth_store_copy_as_of:
 * @destination: a new file
 *
 * Writes a project that is as this one was at @moment: its tables, and its journal until then, in the canonical order: what a merge brought
 * in counts from when it was done, and not from when it came. It may be opened as any project; a merge with this one brings it up to date. Texts that came later stay in
 * the file, where nothing refers to them. Blocks. O(bytes of the project + bytes of the journal since).
 *
 * Returns: %FALSE with %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_DISK, %QUOTH_ERROR_NOT_FOUND (the journal begins later), %QUOTH_ERROR_CONFLICT (the
 *   journal does not lead to what the tables say: the project is damaged; or the store’s viewer codes something blind) or %G_IO_ERROR_CANCELLED; no half file is left
 */
gboolean quoth_store_copy_as_of (QuothStore *self,
                                 const QuothMoment *moment,
                                 const char *destination,
                                 QuothProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
