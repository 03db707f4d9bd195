/* quoth-code-examples.h: the table of the codes' examples (private to the tables)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-code.h"
#include "store/quoth-tables-private.h"

G_BEGIN_DECLS

/** quoth_code_examples_check_fields: whether each example says something. */
gboolean quoth_code_examples_check_fields (const QuothCode *code, GError **error);

/** quoth_code_examples_put: makes the examples of the code those that @code has. */
gboolean quoth_code_examples_put (QuothDatabase *database, const QuothCode *code, GError **error);

/** quoth_code_examples_check: whether the annotations they were taken from are there. */
gboolean quoth_code_examples_check (QuothTables *tables, const QuothCode *code, GError **error);

/** quoth_code_examples_load: reads them into a code that has none. */
gboolean quoth_code_examples_load (QuothDatabase *database, QuothCode *code, GError **error);

G_END_DECLS
