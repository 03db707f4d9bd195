/* quoth-type-picker.h: choosing a type of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothTypePicker: a popover that finds "cue", "evidence" and the project's own types by name while somebody types, or makes one. */
#define QUOTH_TYPE_TYPE_PICKER (quoth_type_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothTypePicker, quoth_type_picker, QUOTH, TYPE_PICKER, GtkPopover)

/** QuothTypePicked: the kind @key was chosen; @type: (nullable): it was made now, and is to be put into the same change. */
typedef void (*QuothTypePicked) (const char *key, QuothAnnotationType *type, gpointer user_data);

GtkWidget *quoth_type_picker_new (void);

/** quoth_type_picker_ask: pops up, and calls @picked if one is chosen. @owner must live as long as the popover. */
void quoth_type_picker_ask (QuothTypePicker *self, QuothDesk *desk, QuothTypePicked picked, gpointer owner);

G_END_DECLS
