/* quoth-source-file.h: the project's source files, as the walls test reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothSourceFile:
 * @path: from the root of the source
 * @lines: its lines, NULL-terminated
 */
typedef struct
{
  char *path;
  char **lines;
  guint n_lines;
} QuothSourceFile;

/**
 * quoth_source_files_list: (transfer full) (element-type QuothSourceFile): the files below @folder (from the root of the
 * source) whose names end in one of @suffixes (NULL-terminated), by path.
 */
GPtrArray *quoth_source_files_list (const char *folder, const char *const *suffixes);

/** quoth_source_file_get_stem: (transfer full): the name without folder and suffix. */
char *quoth_source_file_get_stem (const QuothSourceFile *self);

/** quoth_source_file_get_include: (transfer full) (nullable): what line @n (from 0) includes, with its first quote or bracket. */
char *quoth_source_file_get_include (const QuothSourceFile *self, guint n);

/** quoth_source_file_contains: whether a line holds @needle. */
gboolean quoth_source_file_contains (const QuothSourceFile *self, const char *needle);

G_END_DECLS
