/* quoth-revision-window.h: an older text of a document, beside what was corrected in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth-desk.h"

G_BEGIN_DECLS

/**
 * QuothRevisionWindow:
 *
 * Reads only: the older text, with what is not in the text of today struck out, and what came in its place; or as it was.
 */
#define QUOTH_TYPE_REVISION_WINDOW (quoth_revision_window_get_type ())
G_DECLARE_FINAL_TYPE (QuothRevisionWindow, quoth_revision_window, QUOTH, REVISION_WINDOW, AdwWindow)

GtkWidget *quoth_revision_window_new (QuothDesk *desk, const QuothRevision *revision);

G_END_DECLS
