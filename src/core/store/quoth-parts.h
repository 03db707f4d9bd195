/* quoth-parts.h: the lists inside a value, each in a table of its own (private to the tables)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-part-list.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothPartTable:
 * @insert: the statement that writes a row: ?1 is the id of the value, ?2 the place in the list, what
 *   follows is for @bind
 * @remove: the statement that deletes all rows of the value ?1
 * @select: the statement that gives the rows of the value ?1 in order, for @load
 * @list: where the value keeps the list
 * @bind: binds a part, from ?3 on
 * @load: fills a part, which is all zeroes, from the row
 *
 * One list of one kind of value. The statements are string literals (see quoth_database_prepare()).
 */
typedef struct
{
  const char *insert;
  const char *remove;
  const char *select;
  QuothPartList list;
  void (*bind) (sqlite3_stmt *statement, gconstpointer part);
  void (*load) (sqlite3_stmt *row, gpointer part);
} QuothPartTable;

/** quoth_parts_put: writes the lists of a value that has no rows in @tables. */
gboolean quoth_parts_put (QuothDatabase *database,
                          const QuothPartTable *tables,
                          guint n_tables,
                          gconstpointer value,
                          GError **error);

/** quoth_parts_remove: deletes all rows of the value with that id. */
gboolean quoth_parts_remove (QuothDatabase *database,
                             const QuothPartTable *tables,
                             guint n_tables,
                             const QuothId *id,
                             GError **error);

/** quoth_parts_load: reads the lists into a value whose lists are empty. */
gboolean quoth_parts_load (QuothDatabase *database,
                           const QuothPartTable *tables,
                           guint n_tables,
                           gpointer value,
                           GError **error);

G_END_DECLS
