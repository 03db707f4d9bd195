/* quoth-window.h: the window of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-application.h"

G_BEGIN_DECLS

/**
 * QuothWindow:
 *
 * A window: the welcome page while no project is open, then the workbench of one.
 */
#define QUOTH_TYPE_WINDOW (quoth_window_get_type ())
G_DECLARE_FINAL_TYPE (QuothWindow, quoth_window, QUOTH, WINDOW, AdwApplicationWindow)

QuothWindow *quoth_window_new (QuothApplication *app);

/** quoth_window_open: opens the project at @path, here if there is none yet, or in another window; @create: makes a new one. */
void quoth_window_open (QuothWindow *self, const char *path, gboolean create);

/**
 * quoth_window_present_soon:
 *
 * Shows the window with what it opens: at once if that is nothing or seen already, otherwise as soon as the text is there, so
 * that the first frame is of it; without it after a moment, with a sign of patience.
 */
void quoth_window_present_soon (QuothWindow *self);

/** quoth_window_open_sample: opens the sample project. */
void quoth_window_open_sample (QuothWindow *self);

/** quoth_window_get_path: (transfer none) (nullable): the project that is open, or being opened. */
const char *quoth_window_get_path (QuothWindow *self);

G_END_DECLS
