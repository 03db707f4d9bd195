/* quoth-choice.h: one of a few, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothChoice:
 *
 * Linked buttons of which one, or none, is down. Pressing the one that is down lets it up. It is one stop of the Tab key, in which
 * the arrows go along.
 *
 * Signal: "chosen" (int index, or -1): the user chose.
 */
#define QUOTH_TYPE_CHOICE (quoth_choice_get_type ())
G_DECLARE_FINAL_TYPE (QuothChoice, quoth_choice, QUOTH, CHOICE, GtkWidget)

/** quoth_choice_set_labels: the buttons, NULL-terminated; @name: what is chosen, for assistive technology. */
void quoth_choice_set_labels (QuothChoice *self, const char *name, const char *const *labels);

/** quoth_choice_set_keys: by button, the characters (small letters) that choose it while the focus is here; NULL-terminated. */
void quoth_choice_set_keys (QuothChoice *self, const char *const *keys);

/** quoth_choice_press: chooses @index as the user would. */
void quoth_choice_press (QuothChoice *self, int index);

/** quoth_choice_set_selected: shows @index as chosen (-1: none). Does not emit "chosen". */
void quoth_choice_set_selected (QuothChoice *self, int index);
int quoth_choice_get_selected (QuothChoice *self);

G_END_DECLS
