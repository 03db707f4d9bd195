/* quoth-when.h: times as people give them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothDayEnd: what a day without a time of day stands for. */
typedef enum
{
  QUOTH_DAY_START,
  QUOTH_DAY_END,
} QuothDayEnd;

/** quoth_when_is_time: whether @text is meant as a day or a time: "2026-11-22…". */
gboolean quoth_when_is_time (const char *text);

/** quoth_when_parse: "2026-11-22" or "2026-11-22T14:30:00", in the time zone of the user; a blank may stand for the T, seconds may be left out.
 * @time: (out): in milliseconds since 1970. Returns: %FALSE with an error of usage */
gboolean quoth_when_parse (const char *text, QuothDayEnd day, gint64 *time, GError **error);

G_END_DECLS
