/* quoth-value-bar.h: how large a value is, and how sure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothValueBar: a bar from 0 to a value of at most 1, and a line over it from the low to the high end of its confidence interval. */
#define QUOTH_TYPE_VALUE_BAR (quoth_value_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothValueBar, quoth_value_bar, QUOTH, VALUE_BAR, GtkWidget)

/** quoth_value_bar_set_undefined: shows that there is no value. */
void quoth_value_bar_set_undefined (QuothValueBar *self);

/** quoth_value_bar_set_value: @least: where the scale of all bars beside each other begins, from −1 to 0; @low and @high: the same as @value if there is no interval. */
void quoth_value_bar_set_value (QuothValueBar *self, double least, double value, double low, double high);

G_END_DECLS
