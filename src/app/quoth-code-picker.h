/* quoth-code-picker.h: choosing a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCodePicker: a popover that finds codes by name, key and definition while somebody types. */
#define QUOTH_TYPE_CODE_PICKER (quoth_code_picker_get_type ())
G_DECLARE_FINAL_TYPE (QuothCodePicker, quoth_code_picker, QUOTH, CODE_PICKER, GtkPopover)

/** QuothCodePicked: @code was chosen; @is_new: it was made now, and is to be put into the same change. */
typedef void (*QuothCodePicked) (QuothCode *code, gboolean is_new, gpointer user_data);

GtkWidget *quoth_code_picker_new (void);

/** quoth_code_picker_ask: pops up; see quoth_actor_picker_ask(). */
void quoth_code_picker_ask (QuothCodePicker *self, QuothDesk *desk, QuothCodePicked picked, gpointer owner);

/** quoth_code_picker_type: the first letters of what is looked for, typed before it popped up. */
void quoth_code_picker_type (QuothCodePicker *self, const char *text);

G_END_DECLS
