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
 * A text on its way into the project: whether it is taken, what it will be called, and what is the matter with it.
 *
 * Signals: "changed" (taken or not), "reread" (const char *encoding): to be read in another encoding.
 */
#define QUOTH_TYPE_IMPORT_ROW (quoth_import_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportRow, quoth_import_row, QUOTH, IMPORT_ROW, GtkListBoxRow)

/** quoth_import_row_new: a row of @item, which must outlive it. */
GtkWidget *quoth_import_row_new (void);

/** quoth_import_row_show: shows @item; @duplicate (nullable): the title of the document that has its text. */
void quoth_import_row_show (QuothImportRow *self, QuothImportItem *item, const char *duplicate);

QuothImportItem *quoth_import_row_get_item (QuothImportRow *self);

/** quoth_import_row_apply: writes the title as edited into the item. */
void quoth_import_row_apply (QuothImportRow *self);

G_END_DECLS
