/* quoth-package.h: documents that are zip archives of XML files (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-archive.h"
#include "formats/quoth-clean-text.h"
#include "formats/quoth-html-tree.h"
#include "model/quoth-document.h"

G_BEGIN_DECLS

/** quoth_package_open: (transfer full): the archive that @bytes are, within limits that no document needs; or %NULL with an error that says what else it may be. */
QuothArchive *quoth_package_open (GBytes *bytes, GError **error);

/**
 * quoth_package_parse: (transfer full): a file of XML; nothing is fetched, and one that defines entities is refused.
 *
 * Returns: or %NULL with %QUOTH_ERROR_SYNTAX, which names @name and the line
 */
xmlDoc *quoth_package_parse (GBytes *bytes, const char *name, GError **error);

/** quoth_package_load: (transfer full): the same of an entry of @package. */
xmlDoc *quoth_package_load (QuothArchive *package, const char *name, GError **error);

/** quoth_package_load_optional: (transfer full) (nullable): the same of one that need not be there, or be right. */
xmlDoc *quoth_package_load_optional (QuothArchive *package, const char *name);

/** quoth_package_find: (transfer none) (nullable): the first element @name (without prefix) in @root or below it, in the order of the file. */
xmlNode *quoth_package_find (xmlNode *root, const char *name);

/** quoth_package_take_field: sets @field to the text of the first element @name below @root, if it is empty and that is not. */
void quoth_package_take_field (xmlNode *root, const char *name, char **field);

/** quoth_package_detect: how sure it is that a file is a zip archive in whose head @mark stands, or is called so; see #QuothFormat. */
int quoth_package_detect (const char *basename, const char *const *extensions, const char *mark, const guint8 *head, gsize n_bytes);

/**
 * quoth_package_finish: makes the text of @clean that of @document, whose other fields are set.
 * @bytes: the file
 *
 * Returns: %FALSE with %QUOTH_ERROR_EMPTY if there is none
 */
gboolean quoth_package_finish (QuothDocument *document, QuothCleanText *clean, GBytes *bytes, GError **error);

G_END_DECLS
