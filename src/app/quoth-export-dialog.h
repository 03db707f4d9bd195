/* quoth-export-dialog.h: what to write, how, and what was lost on the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothExportDialog: made from the registry of formats; ends with the loss report. */
#define QUOTH_TYPE_EXPORT_DIALOG (quoth_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothExportDialog, quoth_export_dialog, QUOTH, EXPORT_DIALOG, AdwWindow)

GtkWidget *quoth_export_dialog_new (QuothDesk *desk);

/** quoth_export_dialog_new_codebook: for the codebook alone: with the formats that can carry it by itself. */
GtkWidget *quoth_export_dialog_new_codebook (QuothDesk *desk);

G_END_DECLS
