/* quoth-alias-popover.h: another name of an actor, and how it is found in texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothAliasPopover:
 *
 * The text, language and script of one other name, and whether case matters and it is found inside longer words. Each is
 * saved when it is left, and what cannot be is refused beside it.
 */
#define QUOTH_TYPE_ALIAS_POPOVER (quoth_alias_popover_get_type ())
G_DECLARE_FINAL_TYPE (QuothAliasPopover, quoth_alias_popover, QUOTH, ALIAS_POPOVER, GtkPopover)

GtkWidget *quoth_alias_popover_new (void);

/** quoth_alias_popover_ask: pops up for the other name @n of @actor; for their number: asks for a new one, which begins with @typed. */
void quoth_alias_popover_ask (QuothAliasPopover *self, QuothDesk *desk, const QuothId *actor, guint n, const char *typed);

G_END_DECLS
