/* quoth-text-field.h: text of several lines that is saved when it is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothTextField:
 *
 * A text without a frame. Enter (Shift+Enter makes a line) and leaving the field commit it, Escape takes
 * back what was typed.
 *
 * Signal: "committed" (const char *text): the text is another one now.
 */
#define QUOTH_TYPE_TEXT_FIELD (quoth_text_field_get_type ())
G_DECLARE_FINAL_TYPE (QuothTextField, quoth_text_field, QUOTH, TEXT_FIELD, GtkWidget)

/*
 * Properties: "label" (the accessible name), "placeholder".
 */

/** quoth_text_field_set_text: what is stored. Text that is being typed is left alone: see quoth_text_field_commit(). */
void quoth_text_field_set_text (QuothTextField *self, const char *text);

/** quoth_text_field_commit: commits what was typed, if it was. To be called before the field shows another thing. */
void quoth_text_field_commit (QuothTextField *self);

void quoth_text_field_set_editable (QuothTextField *self, gboolean editable);

/** quoth_text_field_focus: puts the caret at the end. */
void quoth_text_field_focus (QuothTextField *self);

G_END_DECLS
