/* quoth-preset.h: how files of one sort are imported, kept for the next time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothPreset:
 * @name: what a person calls it
 * @format: (nullable): the id of the format that it was made for
 * @divided: whether each part of a file becomes a document
 * @labels: (element-type utf8 utf8): label: what it becomes; see quoth_mapping_check()
 * @columns: (element-type utf8 utf8): field of a table: the name of its column
 *
 * Presets are files in JSON, one each, in a folder of the user's: {"name", "format", "divide", "labels": {LABEL: TARGET},
 * "columns": {FIELD: COLUMN}}. Members that nobody knows are passed over.
 */
typedef struct
{
  char *name;
  char *format;
  gboolean divided;
  GHashTable *labels;
  GHashTable *columns;
} QuothPreset;

/** quoth_preset_new: (transfer full): one that says nothing yet. @format: (nullable) */
QuothPreset *quoth_preset_new (const char *name, const char *format);
void quoth_preset_free (QuothPreset *self);

/** quoth_preset_dup_folder: (transfer full): where the user's presets are. */
char *quoth_preset_dup_folder (void);

/** quoth_preset_check_name: whether a preset may be called @name. Returns: %FALSE with %QUOTH_ERROR_INVALID, which says why not */
gboolean quoth_preset_check_name (const char *name, GError **error);

/** quoth_preset_load: (transfer full): the preset in the file @path, or %NULL with an error that begins with it. Blocks. */
QuothPreset *quoth_preset_load (const char *path, GError **error);

/**
 * quoth_preset_find:
 * @name: the name of one of the user's presets, or the path of a file
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_NOT_FOUND, which lists the user's, or another error. Blocks.
 */
QuothPreset *quoth_preset_find (const char *name, GError **error);

/** quoth_preset_save: writes it among the user's presets, over one of its name. Blocks. */
gboolean quoth_preset_save (QuothPreset *self, GError **error);

/**
 * quoth_presets_list:
 * @format: (nullable): only those for this format, and those for any
 *
 * Returns: (transfer full) (element-type QuothPreset): the user's presets that can be read, by name. Blocks.
 */
GPtrArray *quoth_presets_list (const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothPreset, quoth_preset_free)

G_END_DECLS
