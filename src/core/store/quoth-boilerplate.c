/* quoth-boilerplate.c: which stretches of a document do not count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-boilerplate.h"

GArray *
quoth_boilerplate_load (QuothDatabase *database, const QuothId *document, GError **error)
{
  g_autoptr (GArray) boilerplate = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  sqlite3_stmt *row
    = quoth_database_prepare (database,
                              "SELECT s.start, s.end FROM document d"
                              " CROSS JOIN segment s ON s.revision = d.current"
                              " WHERE d.id = ?1 AND s.kind = 'boilerplate' ORDER BY s.start, s.end",
                              error);
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothRange range = quoth_range ((guint) sqlite3_column_int64 (row, 0),
                                      (guint) sqlite3_column_int64 (row, 1));

      g_array_append_val (boilerplate, range);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&boilerplate) : NULL;
}

gboolean
quoth_boilerplate_contains (GArray *boilerplate, guint offset)
{
  guint low = 0;
  guint high = boilerplate->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (boilerplate, QuothRange, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && quoth_range_contains (g_array_index (boilerplate, QuothRange, low - 1), offset);
}
