/* quoth-version-dialog.h: saving a version of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_version_dialog_ask: asks over the window of @widget for a name and a note, and saves the codebook as its next version. */
void quoth_version_dialog_ask (QuothDesk *desk, GtkWidget *widget);

G_END_DECLS
