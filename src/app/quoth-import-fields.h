/* quoth-import-fields.h: what is known of a text, to be corrected before it is imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothImportFields:
 *
 * The rows with the metadata of a document: title, kind, author, source, address, date, language. What is typed is written into
 * the document as it is typed, but for what the store would refuse: that is marked, with the reason under it.
 *
 * Signal: "changed": the document, or whether all is in order.
 */
#define QUOTH_TYPE_IMPORT_FIELDS (quoth_import_fields_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportFields, quoth_import_fields, QUOTH, IMPORT_FIELDS, GObject)

/** quoth_import_fields_new: adds its rows to @row. */
QuothImportFields *quoth_import_fields_new (AdwExpanderRow *row);

/** quoth_import_fields_show: @document (borrowed): what is shown and written to. */
void quoth_import_fields_show (QuothImportFields *self, QuothDocument *document);

/** quoth_import_fields_are_valid: whether everything that was typed is in the document. */
gboolean quoth_import_fields_are_valid (QuothImportFields *self);

G_END_DECLS
