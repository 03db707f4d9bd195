/* quoth-bulk-popover.h: choosing a field, and what to set it to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bulk-field.h"
#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothBulkPopover:
 *
 * First lists the fields that a kind of values has, then what the chosen one may be: all by typing and Enter.
 */
#define QUOTH_TYPE_BULK_POPOVER (quoth_bulk_popover_get_type ())
G_DECLARE_FINAL_TYPE (QuothBulkPopover, quoth_bulk_popover, QUOTH, BULK_POPOVER, GtkPopover)

/** QuothBulkChosen: @field is to be set to @to (transfer none). */
typedef void (*QuothBulkChosen) (QuothBulkField *field, const QuothBulkValue *to, gpointer user_data);

GtkWidget *quoth_bulk_popover_new (void);

/** quoth_bulk_popover_ask: pops up; @chosen is called if something is chosen. @owner must live as long as the popover. */
void quoth_bulk_popover_ask (QuothBulkPopover *self,
                             QuothSession *session,
                             QuothKind kind,
                             QuothBulkChosen chosen,
                             gpointer owner);

/** quoth_bulk_popover_ask_field: as quoth_bulk_popover_ask(), with the field chosen already. */
void quoth_bulk_popover_ask_field (QuothBulkPopover *self,
                                   QuothSession *session,
                                   QuothBulkField *field,
                                   QuothBulkChosen chosen,
                                   gpointer owner);

G_END_DECLS
