/* quoth-settings.h: what the workbench remembers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_settings_get: (transfer none): the one GSettings of the program. */
GSettings *quoth_settings_get (void);

/** quoth_settings_dup_coder: (transfer full): the name of who codes here: as set, else the system's user. */
char *quoth_settings_dup_coder (void);

/** quoth_settings_dup_recent: (transfer full): URIs of the recent projects, the latest first. */
char **quoth_settings_dup_recent (void);

/** quoth_settings_add_recent: @path was opened now. */
void quoth_settings_add_recent (const char *path);

/** quoth_settings_remove_recent: forgets a project. */
void quoth_settings_remove_recent (const char *uri);

/** quoth_settings_get_last_document: the document that was open last in @project. Returns: %FALSE if none is known. */
gboolean quoth_settings_get_last_document (const QuothId *project, QuothId *document);
void quoth_settings_set_last_document (const QuothId *project, const QuothId *document);

/** quoth_settings_get_place: the code point that was at the top of @document; 0 if it was not read yet. */
guint quoth_settings_get_place (const QuothId *document);
void quoth_settings_set_place (const QuothId *document, guint offset);

/** quoth_settings_dup_folder: (transfer full): the folder for file dialogs to begin in. */
GFile *quoth_settings_dup_folder (void);

/** quoth_settings_set_folder: remembers the folder that @file is in. */
void quoth_settings_set_folder (GFile *file);

G_END_DECLS
