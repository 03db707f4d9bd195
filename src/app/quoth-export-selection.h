/* quoth-export-selection.h: what of a project is exported, and in which parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothExportSelection: the rows by which texts, coders, codes and parts for training and testing are chosen. Emits
 * "split-changed" when there are to be parts, or none any more. */
#define QUOTH_TYPE_EXPORT_SELECTION (quoth_export_selection_get_type ())
G_DECLARE_FINAL_TYPE (QuothExportSelection, quoth_export_selection, QUOTH, EXPORT_SELECTION, GtkBox)

/** quoth_export_selection_set_desk: offers what is in its session. */
void quoth_export_selection_set_desk (QuothExportSelection *self, QuothDesk *desk);

/** quoth_export_selection_set_format: what @format would have unasked. */
void quoth_export_selection_set_format (QuothExportSelection *self, const QuothFormat *format);

/** quoth_export_selection_is_split: whether there are to be parts, so that a folder is made. */
gboolean quoth_export_selection_is_split (QuothExportSelection *self);

/** quoth_export_selection_apply: sets up @export. Returns: %FALSE with what is wrong with what was typed, which is then shown there, too. */
gboolean quoth_export_selection_apply (QuothExportSelection *self, QuothExport *export, GError **error);

G_END_DECLS
