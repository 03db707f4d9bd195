/* quoth-fuzz-private.h: what the targets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-fuzz.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothFuzz:
 * @format: (nullable): what it reads, where it is a format
 * @run: (nullable): else what it does
 * @folder: in memory, where there is such a place; the project lies in it
 * @inbox: a folder in it, for what is read from a path; @file: a path in it
 * @database: a copy of the project, in memory
 * @codebook: of the project, as jsonl
 */
struct _QuothFuzz
{
  const char *target;
  gboolean hurries;
  const QuothFormat *format;
  gboolean (*run) (QuothFuzz *self, GBytes *bytes);
  char *folder;
  char *inbox;
  char *file;
  QuothStore *store;
  QuothReader *reader;
  QuothCoder *coder;
  QuothDatabase *database;
  char *codebook;
};

/** QuothFuzzOther: a target that is no format. */
typedef struct
{
  const char *name;
  gboolean (*run) (QuothFuzz *self, GBytes *bytes);
} QuothFuzzOther;

/** quoth_fuzz_others: ended by one whose name is %NULL. */
extern const QuothFuzzOther quoth_fuzz_others[];

/** quoth_fuzz_copy: (transfer full): of exactly this size, so that a look behind its end is seen; and somewhere, even if there is nothing, as a file is
 * that was loaded. */
GBytes *quoth_fuzz_copy (const void *data, gsize n_bytes);

/** quoth_fuzz_parts_are: whether these bytes are parts; see quoth_fuzz_run(). */
gboolean quoth_fuzz_parts_are (GBytes *bytes);

/** quoth_fuzz_parts_pack: (transfer full): a zip archive of them, in the order of the file, the first of each name. */
GBytes *quoth_fuzz_parts_pack (GBytes *parts);

/**
 * quoth_fuzz_parts_unpack: writes them into @folder, by what their names end in.
 * @first: (out) (transfer full) (nullable): the path of the first
 *
 * Returns: (transfer full): what is in that
 */
GBytes *quoth_fuzz_parts_unpack (GBytes *parts, const char *folder, char **first);

/** quoth_fuzz_parts_begin: (transfer full): parts without a file yet. */
GString *quoth_fuzz_parts_begin (void);

/** quoth_fuzz_parts_add: one more. */
void quoth_fuzz_parts_add (GString *parts, const char *name, const char *data, gsize n_bytes);

/** quoth_fuzz_empty: removes all that is in a folder of files. */
void quoth_fuzz_empty (const char *folder);

G_END_DECLS
