/* quoth-text-field.h: text of several lines that is saved when it is left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-completion.h"

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

/** quoth_text_field_revert: takes back what was typed and not committed: what may not be stored. */
void quoth_text_field_revert (QuothTextField *self);

/** QuothTextCheck: (transfer full) (nullable): @text as it is to be stored, or %NULL with @error (a sentence) if it may not be. */
typedef char *(*QuothTextCheck) (const char *text, gpointer owner, GError **error);

/** quoth_text_field_set_check: what is not good is not committed, and the field it is in says why. */
void quoth_text_field_set_check (QuothTextField *self, QuothTextCheck check, gpointer owner);

/** quoth_text_field_set_completion: what to offer while somebody types. One owner for both. */
void quoth_text_field_set_completion (QuothTextField *self, QuothCompletionFunc complete, gpointer owner);

void quoth_text_field_set_editable (QuothTextField *self, gboolean editable);

/** quoth_text_field_focus: puts the caret at the end. */
void quoth_text_field_focus (QuothTextField *self);

G_END_DECLS
