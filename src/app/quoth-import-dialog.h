/* quoth-import-dialog.h: what is about to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothImportDialog: reads files, shows what they will become, and takes in what the user agrees to. */
#define QUOTH_TYPE_IMPORT_DIALOG (quoth_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportDialog, quoth_import_dialog, QUOTH, IMPORT_DIALOG, AdwWindow)

GtkWidget *quoth_import_dialog_new (QuothSession *session);

void quoth_import_dialog_add_path (QuothImportDialog *self, const char *path);
void quoth_import_dialog_add_text (QuothImportDialog *self, const char *text);

/** quoth_import_dialog_start: begins to read what was added. */
void quoth_import_dialog_start (QuothImportDialog *self);

G_END_DECLS
