/* quoth-import-labels.h: what the labels of files become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothImportLabels:
 *
 * Each label of the files that are about to be imported, how often it is there, what is labelled so, and what it becomes, which can be
 * chosen; and what all of them make together, at once with the choice. Without labels it is not there.
 *
 * Signals: "chosen" (const char *label, const char *target): somebody said what a label becomes; "use" (guint index) and "save" (const char
 * *name): what is to be done with a preset.
 */
#define QUOTH_TYPE_IMPORT_LABELS (quoth_import_labels_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportLabels, quoth_import_labels, QUOTH, IMPORT_LABELS, GtkWidget)

/** quoth_import_labels_show: @labels (element-type utf8 QuothLabel): what was found out; it becomes part of the widget, which changes what they become. */
void quoth_import_labels_show (QuothImportLabels *self, QuothSession *session, GHashTable *labels);

/** quoth_import_labels_show_presets: @presets: (nullable) (element-type QuothPreset): what can be used. */
void quoth_import_labels_show_presets (QuothImportLabels *self, GPtrArray *presets);

/** quoth_import_labels_set_busy: whether the files are being tried with what was chosen. */
void quoth_import_labels_set_busy (QuothImportLabels *self, gboolean busy);

G_END_DECLS
