/* quoth-store-check.c: the check of an open project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-check.h"
#include "store/quoth-reader-private.h"

GPtrArray *
quoth_store_check (QuothStore *self,
                   QuothProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self, error);
  GPtrArray *problems;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return NULL;
  problems = quoth_check_database (quoth_reader_get_database (reader), progress, progress_data,
                                   cancellable, error);
  quoth_reader_end (reader);
  return problems;
}
