/* quoth-rejections.h: the table of rejected suggestions (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** quoth_rejections_write: forgets and remembers what @change asks for, when its values are written. */
gboolean quoth_rejections_write (QuothDatabase *database, QuothChange *change, GError **error);

G_END_DECLS
