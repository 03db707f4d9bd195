/* quoth-reader-verdicts.c: what was decided of the annotations of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-tables-private.h"

GPtrArray *
quoth_reader_list_verdicts (QuothReader *self, const QuothId *document, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  sqlite3_stmt *statement = quoth_database_prepare (database,
                                                    "SELECT v.id, v.source, v.gold, v.verdict, v.reason, v.coder, v.time, v.seen FROM annotation a"
                                                    " CROSS JOIN verdict v ON v.source = a.id WHERE a.document = ?1 ORDER BY v.id",
                                                    error);
  g_autoptr (GPtrArray) verdicts = quoth_values_new ();
  int result;

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, document);
  while ((result = quoth_database_step (database, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (verdicts, quoth_verdict_table.load (database, statement, error));
  return result == SQLITE_DONE ? g_steal_pointer (&verdicts) : NULL;
}
