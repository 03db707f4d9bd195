/* quoth-day-button.h: a button that asks for a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothDayButton: shows the chosen day, or that any will do. Signal "changed": another one was chosen. */
#define QUOTH_TYPE_DAY_BUTTON (quoth_day_button_get_type ())
G_DECLARE_FINAL_TYPE (QuothDayButton, quoth_day_button, QUOTH, DAY_BUTTON, GtkWidget)

/** quoth_day_button_get_bounds: where the day begins, and where the next one does, in milliseconds since 1970; 0 for any day. */
void quoth_day_button_get_bounds (QuothDayButton *self, gint64 *start, gint64 *end);

/** quoth_day_button_clear: any day will do. */
void quoth_day_button_clear (QuothDayButton *self);

G_END_DECLS
