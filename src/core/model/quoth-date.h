/* quoth-date.h: dates as exact as is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_date_is_valid: whether @text is a date of the calendar in ISO 8601: "2023", "2023-03" or "2023-03-21". */
gboolean quoth_date_is_valid (const char *text);

G_END_DECLS
