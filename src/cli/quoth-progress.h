/* quoth-progress.h: how far a command is, on a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothProgress:
 *
 * One line on standard error that is written over and erased at the end; nothing where standard error is no
 * terminal. It comes only after half a second: what is quick stays quiet.
 */
typedef struct _QuothProgress QuothProgress;

/** quoth_progress_new: (transfer full): @quiet: never show anything. */
QuothProgress *quoth_progress_new (gboolean quiet);

/** quoth_progress_free: erases the line. */
void quoth_progress_free (QuothProgress *self);

/** quoth_progress_start: what is being done from here on ("Reading files"). */
void quoth_progress_start (QuothProgress *self, const char *label);

/** quoth_progress_erase: takes the line away, so that something else can be written. */
void quoth_progress_erase (QuothProgress *self);

/** quoth_progress_update_cb: a #QuothProgressFunc whose user data is the progress. */
void quoth_progress_update_cb (guint64 done, guint64 total, gpointer progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothProgress, quoth_progress_free)

G_END_DECLS
