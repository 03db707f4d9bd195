/* quoth-open.h: looking at a project file before it is opened, and making one (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * quoth_open_look:
 * @path: an absolute path
 * @version: (out): the `user_version` in the header
 *
 * Whether there is a project at @path, seen from its first bytes: nothing is written, nor locked.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_NOT_A_PROJECT, %QUOTH_ERROR_DAMAGED or %QUOTH_ERROR_DISK
 */
gboolean quoth_open_look (const char *path, int *version, GError **error);

/** quoth_open_has_no_log: whether the header of the database at @path says that it is written without a write-ahead log: nobody who works in it has
 * had it open, but for safe mode. */
gboolean quoth_open_has_no_log (const char *path);

/** quoth_open_get_uri: (transfer full): to open the database at @path with as if it could not change: it is not locked, nothing is made beside it,
 * and its log is not read. */
char *quoth_open_get_uri (const char *path, GError **error);

/** quoth_open_find_obstacle: (transfer full) (nullable): why the project at @path cannot be written, translated; %NULL if it can. */
char *quoth_open_find_obstacle (const char *path);

/**
 * quoth_open_for_reading:
 *
 * Finds how the project at @path can be read, where it can not be written.
 *
 * Returns: (transfer full): what to give to quoth_database_open(): the path, or an URI; %NULL with @error
 */
char *quoth_open_for_reading (const char *path, GError **error);

/**
 * quoth_open_journal:
 * @path: a project, or any database with a project's mark and the tables `journal`, `content` and `original`
 *
 * Returns: (transfer full): a connection that only reads; or %NULL with the errors of quoth_open_look() or %QUOTH_ERROR_NEWER
 */
QuothDatabase *quoth_open_journal (const char *path, GError **error);

/**
 * quoth_open_tidy:
 * @location: from quoth_open_for_reading()
 *
 * After the last reader: takes away the empty log and its index that readers have made beside the project and, being readers,
 * cannot take away. Does nothing where they are in use, or are not empty, or the project cannot be written.
 */
void quoth_open_tidy (const char *location);

/** quoth_open_check_tables: whether the tables that a project cannot be without are there; else %QUOTH_ERROR_DAMAGED. */
gboolean quoth_open_check_tables (QuothDatabase *database, GError **error);

/**
 * quoth_open_create:
 * @path: an absolute path
 * @name: the project's name
 *
 * Makes an empty project at @path, whole or not at all.
 *
 * Returns: %FALSE with %QUOTH_ERROR_EXISTS or %QUOTH_ERROR_DISK
 */
gboolean quoth_open_create (const char *path, const char *name, GError **error);

G_END_DECLS
