/* quoth-import-row.h: one text of an import, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothImportRow:
 *
 * A text on its way into the project: whether it is taken, what is known of it, and what is the matter with it. Opened, it
 * has a field for everything that is known; what is typed goes into the item at once, unless the project would refuse it.
 *
 * Signals: "changed" (taken or not, in order or not), "reread" (const char *encoding): to be read in another encoding.
 */
#define QUOTH_TYPE_IMPORT_ROW (quoth_import_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportRow, quoth_import_row, QUOTH, IMPORT_ROW, AdwExpanderRow)

GtkWidget *quoth_import_row_new (void);

/** quoth_import_row_show: shows @item, which must outlive the row; @duplicate (nullable): the title of the document that has its text. */
void quoth_import_row_show (QuothImportRow *self, QuothImportItem *item, const char *duplicate);

QuothImportItem *quoth_import_row_get_item (QuothImportRow *self);

/** quoth_import_row_needs_correction: whether the text is to be taken, and a field holds what the project would refuse. */
gboolean quoth_import_row_needs_correction (QuothImportRow *self);

G_END_DECLS
