/* quoth-tables.h: values into tables and out again (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "store/quoth-record.h"

G_BEGIN_DECLS

/**
 * QuothTables:
 *
 * The tables as one transaction of the writer sees them: caches the texts that spans are checked against.
 */
typedef struct _QuothTables QuothTables;

/** quoth_tables_new: for the writer's connection; lives as long as the connection. */
QuothTables *quoth_tables_new (QuothDatabase *database);
void quoth_tables_free (QuothTables *self);

/**
 * quoth_tables_begin:
 * @record: (nullable): what the transaction is recorded in, if it lives until the next call
 *
 * Before the first put of a transaction.
 */
void quoth_tables_begin (QuothTables *self, QuothRecord *record);

/** quoth_tables_put: checks a value (its references excepted) and writes it. */
gboolean quoth_tables_put (QuothTables *self, QuothValue *value, GError **error);

/** quoth_tables_delete: deletes a value and what belongs to it; refuses while others refer to it. */
gboolean quoth_tables_delete (QuothTables *self, QuothKind kind, const QuothId *id, GError **error);

/** quoth_tables_check: once all puts and deletes are done: whether all that @value refers to exists, and its name is unique. */
gboolean quoth_tables_check (QuothTables *self, QuothValue *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTables, quoth_tables_free)

G_END_DECLS
