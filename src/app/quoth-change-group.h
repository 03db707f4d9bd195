/* quoth-change-group.h: all that changed about one thing of a codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** QuothChangeGroup: the changes of a comparison that have one subject, as an item of a list. */
#define QUOTH_TYPE_CHANGE_GROUP (quoth_change_group_get_type ())
G_DECLARE_FINAL_TYPE (QuothChangeGroup, quoth_change_group, QUOTH, CHANGE_GROUP, GObject)

/** quoth_change_groups_new: (transfer full): a group for each subject of @changes (element-type QuothCodebookChange), in their order. */
GListModel *quoth_change_groups_new (GPtrArray *changes);

guint quoth_change_group_get_size (QuothChangeGroup *self);

/** quoth_change_group_get: (transfer none): change @n; there is at least one. */
const QuothCodebookChange *quoth_change_group_get (QuothChangeGroup *self, guint n);

G_END_DECLS
