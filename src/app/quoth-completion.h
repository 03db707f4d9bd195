/* quoth-completion.h: what was written in a field before, offered while somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothCompletion:
 *
 * A list below a text view. It shows what begins like, or has a word that begins like, what is typed; Down and Up go along, Enter
 * and Tab take one, Escape and everything else leave what was typed as it is.
 *
 * Signal: "chosen" (const char *): one was clicked.
 */
#define QUOTH_TYPE_COMPLETION (quoth_completion_get_type ())
G_DECLARE_FINAL_TYPE (QuothCompletion, quoth_completion, QUOTH, COMPLETION, GtkPopover)

/** QuothCompletionFunc: (transfer full): all there is to offer, best first; each once. */
typedef GStrv (*QuothCompletionFunc) (gpointer owner);

/** quoth_completion_new: (transfer floating): asks @func when somebody begins to type. @owner must live as long as it does. */
GtkWidget *quoth_completion_new (QuothCompletionFunc func, gpointer owner);

/** quoth_completion_update: @typed is in the view now. */
void quoth_completion_update (QuothCompletion *self, const char *typed);

/** quoth_completion_key: what a key does while the list is shown: %FALSE: nothing. @taken: (out) (transfer full) (nullable): what was chosen. */
gboolean quoth_completion_key (QuothCompletion *self, guint keyval, char **taken);

/** quoth_completion_end: nobody types any more. */
void quoth_completion_end (QuothCompletion *self);

/** quoth_completion_match: (transfer container): those of @all (folded or not) that fit @typed, at most @max, in order. */
GPtrArray *quoth_completion_match (const char *const *all, const char *typed, guint max);

G_END_DECLS
