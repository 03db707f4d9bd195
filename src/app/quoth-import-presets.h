/* quoth-import-presets.h: how such files were imported before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothImportPresets:
 *
 * A button with a popover: the presets for a format, each used by a click or Enter, and below them an entry to save one.
 *
 * Signals: "use" (guint index): of what was shown; "save" (const char *name): somebody wants one of that name.
 */
#define QUOTH_TYPE_IMPORT_PRESETS (quoth_import_presets_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportPresets, quoth_import_presets, QUOTH, IMPORT_PRESETS, GtkWidget)

/** quoth_import_presets_show: @presets (element-type QuothPreset): what there is. */
void quoth_import_presets_show (QuothImportPresets *self, GPtrArray *presets);

/** quoth_import_presets_set_busy: whether none can be used or saved for a moment; the button keeps the focus. */
void quoth_import_presets_set_busy (QuothImportPresets *self, gboolean busy);

G_END_DECLS
