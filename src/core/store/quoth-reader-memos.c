/* quoth-reader-memos.c: the memos on a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-memo.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

GPtrArray *
quoth_reader_list_memos (QuothReader *self, const QuothId *target, GError **error)
{
  g_autoptr (GArray) ids
    = quoth_query_ids (quoth_reader_get_database (self),
                       "SELECT id FROM memo WHERE target = ?1 ORDER BY time, id", target, error);
  g_autoptr (GPtrArray) memos = quoth_values_new ();

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      QuothMemo *memo
        = quoth_reader_get (self, QUOTH_KIND_MEMO, &g_array_index (ids, QuothId, i), error);

      if (memo == NULL)
        return NULL;
      g_ptr_array_add (memos, memo);
    }
  return ids != NULL ? g_steal_pointer (&memos) : NULL;
}
