/* quoth-wait.h: hearing of waits for another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothWaitFunc:
 * @is_waiting: %TRUE when a project of this program has been waiting for a second for another program that uses it; %FALSE when that is over
 *
 * Is called in the thread that waits, which may be any, and must not use the project.
 */
typedef void (*QuothWaitFunc) (gboolean is_waiting, gpointer user_data);

/**
 * quoth_wait_listen:
 *
 * Lets @func (nullable) hear of each wait of this program, also of those for a project that is not open yet. For a program that has no main loop to
 * tell it of #QuothStore::waiting. Call it before the first project is opened.
 */
void quoth_wait_listen (QuothWaitFunc func, gpointer user_data);

/** quoth_wait_tell: (for the store) tells the one who listens. */
void quoth_wait_tell (gboolean is_waiting);

G_END_DECLS
