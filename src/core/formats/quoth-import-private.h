/* quoth-import-private.h: the files and names of an import (private to it)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-import.h"

G_BEGIN_DECLS

/**
 * quoth_import_walk:
 * @folder: a folder
 *
 * Finds all files below @folder that a document format reads, hidden ones and links to folders left out.
 *
 * Returns: (transfer full) (element-type filename): their paths, sorted by name as people sort ("2" before "10"); %NULL if
 *   @folder itself cannot be read (an error of GLib). A folder in it that cannot be read is listed itself
 */
GPtrArray *quoth_import_walk (const char *folder, GCancellable *cancellable, GError **error);

/** quoth_import_expand: (transfer full) (element-type filename): the files of @path: those below it where it is a folder that can be read, else itself. */
GPtrArray *quoth_import_expand (const char *path, GCancellable *cancellable);

/** quoth_import_load: (transfer full): the bytes of a file, or %NULL with an error of GLib or %QUOTH_ERROR_TOO_LARGE. */
GBytes *quoth_import_load (const char *path, GError **error);

/**
 * QuothCodingSettings: how files of codings are read.
 * @store: the project that they are for; borrowed
 * @coder: whose import it is; borrowed
 * @mapping: (element-type utf8 utf8): label: what it is to become
 * @columns: (element-type utf8 utf8): field of a table: the name of its column
 * @columns_may_miss: whether those that are named need not be there
 * @encoding: (nullable): of the files; %NULL to find out
 * @type_keys: (element-type utf8 utf8): the same
 * @kindless: (element-type utf8): see #QuothIntake; filled by the files of one run
 * @made: (element-type QuothId): likewise
 * @strict: whether what cannot be taken in fails the file
 */
typedef struct
{
  QuothStore *store;
  QuothCoder *coder;
  GHashTable *mapping;
  GHashTable *columns;
  gboolean columns_may_miss;
  const char *encoding;
  GHashTable *kindless;
  GHashTable *made;
  GHashTable *type_keys;
  gboolean strict;
} QuothCodingSettings;

struct _QuothImport
{
  QuothStore *store;
  QuothCoder *coder;
  char *encoding;
  const QuothFormat *format;
  gboolean divided;
  QuothCodingSettings coding;
  QuothProgressFunc progress;
  gpointer progress_data;
  gint64 last_progress;
  GPtrArray *sources; /* of what was given; quoth-import.c */
  GPtrArray *items;   /* of QuothImportItem */
};

void quoth_coding_settings_init (QuothCodingSettings *self, QuothStore *store, QuothCoder *coder);
void quoth_coding_settings_clear (QuothCodingSettings *self);

/** quoth_import_tell_progress_cb: for a #QuothProgressFunc: tells the caller of the import @data now and then. */
void quoth_import_tell_progress_cb (guint64 done, guint64 total, gpointer data);

/** quoth_import_fail_item: @item could not be read, because of @error (transfer full). */
void quoth_import_fail_item (QuothImportItem *item, GError *error);

/** quoth_import_apply_coding: applies the file of codings that @item is; sets its warnings, losses and counts. */
gboolean quoth_import_apply_coding (QuothImportItem *item,
                                    const QuothCodingSettings *settings,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * quoth_import_try_codings:
 *
 * Tries the items that are files of codings, as far as that can be done before the others are in, also those that failed before. What is
 * wrong with a file is an error of its item.
 */
void quoth_import_try_codings (QuothImport *self, GCancellable *cancellable);

/**
 * quoth_import_find_format:
 * @chosen: (nullable): what a person chose
 *
 * Returns: the format that a file is read as; "text" where it looks like nothing else
 */
const QuothFormat *quoth_import_find_format (const QuothFormat *chosen, const char *path, GBytes *bytes);

/** quoth_import_makes_documents: whether files of @format become documents; else they hold codings. */
gboolean quoth_import_makes_documents (const QuothFormat *format);

/** quoth_import_read: (transfer full) (element-type QuothDocument): the documents that the file is, at least one; see #QuothFormat. */
GPtrArray *quoth_import_read (const QuothFormat *format,
                              GBytes *bytes,
                              const char *encoding,
                              gboolean divided,
                              GPtrArray *warnings,
                              GError **error);

/** quoth_import_dup_stem: (transfer full): the name of a document that comes from @path: the file's name without its ending, valid UTF-8, one line. */
char *quoth_import_dup_stem (const char *path);

/**
 * quoth_import_name:
 * @path: (nullable): the file it comes from; %NULL for a pasted text, which is called by its title or first words
 * @part: its number in the file, from 1; 0 if it is all of it
 *
 * Names @document after its file (without the ending; valid UTF-8, one line). A part has its own name, as the format gave it, or its
 * number behind that.
 */
void quoth_import_name (QuothDocument *document, const char *path, guint part);

/** quoth_import_load_names: (transfer full): the names of all documents in the project. */
GHashTable *quoth_import_load_names (QuothReader *reader, GError **error);

/** quoth_import_make_unique: gives @document a name that is not in @names, and adds it there. */
void quoth_import_make_unique (QuothDocument *document, GHashTable *names);

/** quoth_import_take_name: (transfer full): @name, or "@name (2)" and so on if @names has it; and adds it to @names (of owned strings). */
char *quoth_import_take_name (GHashTable *names, const char *name);

G_END_DECLS
