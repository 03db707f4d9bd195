/* quoth-keys.h: which keys actions have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-actions.h"

G_BEGIN_DECLS

/**
 * QuothKeys:
 *
 * The keys of each action: those of the table of actions, or those that the user chose, which are stored. A key is written as
 * gtk_accelerator_name() does.
 *
 * Signal: "changed": some have other keys now.
 */
#define QUOTH_TYPE_KEYS (quoth_keys_get_type ())
G_DECLARE_FINAL_TYPE (QuothKeys, quoth_keys, QUOTH, KEYS, GObject)

/** quoth_keys_get_default: (transfer none): the keys of the program. */
QuothKeys *quoth_keys_get_default (void);

/** quoth_keys_get: (transfer none) (array zero-terminated=1): the keys of @action, the first of which is shown. */
const char *const *quoth_keys_get (QuothKeys *self, const QuothAction *action);

/** quoth_keys_is_changed: whether @action has other keys than those of the table. */
gboolean quoth_keys_is_changed (QuothKeys *self, const QuothAction *action);

/** quoth_keys_set: gives @action these keys, which may be none, and stores them; %NULL: those of the table. */
void quoth_keys_set (QuothKeys *self, const QuothAction *action, const char *const *keys);

/** quoth_keys_swap: gives @action the key @key alone, and @other, which has that one, the keys of @action in its place. */
void quoth_keys_swap (QuothKeys *self, const QuothAction *action, const QuothAction *other, const char *key);

/** quoth_keys_take: gives @action the key @key alone, and takes it from @other. */
void quoth_keys_take (QuothKeys *self, const QuothAction *action, const QuothAction *other, const char *key);

/** quoth_keys_reset: gives all actions the keys of the table. */
void quoth_keys_reset (QuothKeys *self);

/** quoth_keys_find_other: (transfer none) (nullable): the action, other than @action, that @key would be in the way of. O(actions). */
const QuothAction *quoth_keys_find_other (QuothKeys *self, const QuothAction *action, const char *key);

/**
 * quoth_keys_explain: (transfer none) (nullable): why @key cannot be a key of @action whatever other keys there are, translated:
 * it moves the caret, or is one of those that everything else needs.
 */
const char *quoth_keys_explain (const QuothAction *action, const char *key);

/** quoth_keys_works_everywhere: whether @key of @action works in all of the window, and not in the text only. */
gboolean quoth_keys_works_everywhere (const QuothAction *action, const char *key);

/** quoth_keys_new_trigger: (transfer full): what the events of @key are told by, on the keypad too. */
GtkShortcutTrigger *quoth_keys_new_trigger (const char *key);

/** quoth_keys_dup_label: (transfer full) (nullable): the first key of the action @name, as people write it: “Ctrl+Z”. */
char *quoth_keys_dup_label (QuothKeys *self, const char *name);

/** quoth_keys_dup_tooltip: (transfer full): @text, and the key of the action @name in brackets, if it has one. */
char *quoth_keys_dup_tooltip (QuothKeys *self, const char *text, const char *name);

/** quoth_keys_set_accels: makes the keys that work everywhere those of @app, and keeps them so. */
void quoth_keys_set_accels (QuothKeys *self, GtkApplication *app);

G_END_DECLS
