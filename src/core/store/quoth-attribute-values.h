/* quoth-attribute-values.h: what values have of a project's own attributes (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-attribute.h"
#include "store/quoth-tables-private.h"

G_BEGIN_DECLS

/** quoth_attribute_values_put: writes what @value has, as it is, and removes what it does not have any more. */
gboolean quoth_attribute_values_put (QuothTables *tables, const QuothValue *value, GError **error);

/** quoth_attribute_values_check: once all is written: whether each fits its attribute; brings it into the canonical form. */
gboolean quoth_attribute_values_check (QuothTables *tables, const QuothValue *value, GError **error);

/** quoth_attribute_values_has: (@has: out): whether any value of @kind has any. */
gboolean
quoth_attribute_values_has (QuothDatabase *database, QuothKind kind, gboolean *has, GError **error);

/** quoth_attribute_values_load: reads them into a value that has none. */
gboolean quoth_attribute_values_load (QuothDatabase *database, gpointer value, GError **error);

/** QuothMisfitFunc: is told of a value that does not fit; @why: what is wrong. Returns: %FALSE to stop. */
typedef gboolean (*QuothMisfitFunc) (const QuothAttribute *attribute,
                                     const QuothId *target,
                                     const char *why,
                                     gpointer user_data);

/**
 * quoth_attribute_values_find_misfits:
 * @id: an attribute, or a value that has some
 *
 * Goes through all values of the attribute, or all that the value has, and calls @func for those that do not fit.
 */
gboolean quoth_attribute_values_find_misfits (
  QuothDatabase *database, const QuothId *id, QuothMisfitFunc func, gpointer user_data, GError **error);

G_END_DECLS
