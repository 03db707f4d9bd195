/* quoth-value-picker.h: choosing one of what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothValuePicker:
 *
 * An entry that finds actors, codes, propositions, kinds of actors or types of relations by their names while somebody types, and
 * makes none.
 *
 * Signals: "changed" (another one, or none, is chosen), "picked" (Enter, or a click on a row).
 */
#define QUOTH_TYPE_VALUE_PICKER (quoth_value_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothValuePicker, quoth_value_picker, QUOTH, VALUE_PICKER, GtkWidget)

/** quoth_value_picker_begin: what it chooses from: the values of @kind but @excluded (element-type QuothId); @label: what for. */
void quoth_value_picker_begin (QuothValuePicker *self,
                               QuothSession *session,
                               QuothKind kind,
                               GArray *excluded,
                               const char *label);

/** quoth_value_picker_get_chosen: (transfer none) (nullable): what is selected in the list below the entry. */
gpointer quoth_value_picker_get_chosen (QuothValuePicker *self);

G_END_DECLS
