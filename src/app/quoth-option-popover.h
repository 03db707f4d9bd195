/* quoth-option-popover.h: choosing one of some things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothOptionPopover:
 *
 * A list of what somebody gives it, found by typing and chosen by Enter or a click.
 */
#define QUOTH_TYPE_OPTION_POPOVER (quoth_option_popover_get_type ())
G_DECLARE_FINAL_TYPE (QuothOptionPopover, quoth_option_popover, QUOTH, OPTION_POPOVER, GtkPopover)

/** QuothOptionChosen: what was added as @option was chosen. */
typedef void (*QuothOptionChosen) (guint option, gpointer user_data);

GtkWidget *quoth_option_popover_new (void);

/** quoth_option_popover_hang: makes it the popover of @on: it may move from one widget to the next. */
void quoth_option_popover_hang (QuothOptionPopover *self, GtkWidget *on);

/** quoth_option_popover_begin: forgets what it had; @label: what is chosen. */
void quoth_option_popover_begin (QuothOptionPopover *self, const char *label);

/** quoth_option_popover_add: @hint: what to press or to write instead. @subtitle, @hint, @icon and @color may be %NULL. */
void quoth_option_popover_add (QuothOptionPopover *self,
                               guint option,
                               const char *title,
                               const char *subtitle,
                               const char *hint,
                               const char *icon,
                               const GdkRGBA *color);

/** quoth_option_popover_ask: pops up; @chosen is called if one is chosen. @owner must live as long as the popover. */
void quoth_option_popover_ask (QuothOptionPopover *self, QuothOptionChosen chosen, gpointer owner);

G_END_DECLS
