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

G_END_DECLS
