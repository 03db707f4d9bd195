/* quoth-format.h: what Quoth can read and write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/quoth-intake.h"
#include "store/quoth-store.h"

G_BEGIN_DECLS

/** QuothFormatFlags: what a format is for. */
typedef enum
{
  QUOTH_FORMAT_READS_DOCUMENTS = 1 << 0, /* files of it are source texts */
  QUOTH_FORMAT_READS_PROJECT = 1 << 1,   /* files of it hold codings */
  QUOTH_FORMAT_WRITES = 1 << 2,
  QUOTH_FORMAT_IS_FOLDER = 1 << 3, /* an export is a folder, not a file */
  QUOTH_FORMAT_HAS_SPLITS = 1 << 4, /* its writer goes through the parts of a split itself, and says what is in them */
  QUOTH_FORMAT_COMES_IN_FOLDERS = 1 << 5, /* its codings, one file a text, are imported with the folder that they lie in */
  QUOTH_FORMAT_WRITES_TWICE = 1 << 6, /* its writer goes through all of it twice, so that there is twice as much to do */
  QUOTH_FORMAT_WRITES_XML = 1 << 7, /* texts are in XML as they are, where U+FFFD stands for the characters that it cannot have */
} QuothFormatFlags;

/**
 * QuothKeeps: what an export keeps beside the annotations and what they name. CODERS, CODES, ACTORS, PROPOSITIONS: those that nothing
 * names, too; CODEBOOK: kinds of actors, types of relations, attributes and versions; ATTRIBUTES: their values; TIMES: when and how
 * annotations, relations and memos were made.
 */
typedef enum
{
  QUOTH_KEEPS_PROJECT = 1 << 0,
  QUOTH_KEEPS_CODERS = 1 << 1,
  QUOTH_KEEPS_CODER_COLORS = 1 << 2,
  QUOTH_KEEPS_CODES = 1 << 3,
  QUOTH_KEEPS_CODE_NAMES = 1 << 4,
  QUOTH_KEEPS_CODE_TREE = 1 << 5,
  QUOTH_KEEPS_CODE_RULES = 1 << 6,
  QUOTH_KEEPS_CODE_COLORS = 1 << 7,
  QUOTH_KEEPS_CODE_SHORTCUTS = 1 << 8,
  QUOTH_KEEPS_CODE_ORDER = 1 << 9,
  QUOTH_KEEPS_CODE_EXAMPLES = 1 << 10,
  QUOTH_KEEPS_CODEBOOK = 1 << 11,
  QUOTH_KEEPS_ACTORS = 1 << 12,
  QUOTH_KEEPS_ACTOR_FIELDS = 1 << 13,
  QUOTH_KEEPS_PROPOSITIONS = 1 << 14,
  QUOTH_KEEPS_DOCUMENT_NAMES = 1 << 15,
  QUOTH_KEEPS_DOCUMENT_FIELDS = 1 << 16,
  QUOTH_KEEPS_DOCUMENT_FILES = 1 << 17,
  QUOTH_KEEPS_SEGMENTS = 1 << 18,
  QUOTH_KEEPS_ATTRIBUTES = 1 << 19,
  QUOTH_KEEPS_TIMES = 1 << 20,
  QUOTH_KEEPS_ALL = (1 << 21) - 1,
} QuothKeeps;

/** QuothOffsetUnit: what the format counts text in. */
typedef enum
{
  QUOTH_UNIT_NONE,
  QUOTH_UNIT_CODE_POINTS,
  QUOTH_UNIT_UTF16,
  QUOTH_UNIT_BYTES,
} QuothOffsetUnit;

/**
 * QuothFormatOption:
 * @name: "layer", as on the command line
 * @summary: what it does, one line, translatable
 * @choices: (nullable): the allowed values, NULL-terminated; %NULL is any
 * @value: the default
 */
typedef struct
{
  const char *name;
  const char *summary;
  const char *const *choices;
  const char *value;
} QuothFormatOption;

typedef struct _QuothFormat QuothFormat;
typedef struct _QuothExport QuothExport;

/**
 * QuothFormat:
 * @id: "jsonl", never changes
 * @name: what people call it, translatable
 * @summary: one line, translatable
 * @extensions: NULL-terminated, without a dot
 * @mime_types: NULL-terminated
 * @carries: one bit a #QuothKind that an export can carry at least in part
 * @keeps: what an export carries, or counts itself where it does not; what is not here is counted for it
 * @losses: (nullable): what it never can carry, translatable, NULL-terminated
 * @options: (nullable): ended by one whose name is %NULL
 * @detect: (nullable): how sure it is, 0 to 100, that a file with these first bytes is of it
 * @read_document: (nullable): makes a document of a file's bytes; @encoding may be %NULL. Sets text, metadata and segments
 * @parts: (nullable): for a format that has read_documents: what a file of it may be divided into ("chapters"), translatable
 * @read_documents: (nullable): instead of read_document, where a file may be several documents: (transfer full) (element-type
 *   QuothDocument), at least one; @divided: one for each of its parts, else one for all that belongs together. Sets also the names of
 *   parts, as far as they have one
 * @read_edits: (nullable): for a format of codings that is not jsonl: makes edits in jsonl, for quoth_apply(), of a file's bytes; an
 *   error tells file and line
 * @write: (nullable): writes what @export selects to its output; blocks
 * @leads_folder: (nullable): for a format of codings: whether the file @path with these first bytes is the one that stands for what lies in its
 *   folder, and is imported where the folder is
 * @is_own_file: (nullable): for a folder: whether @basename in @folder is what an export of it makes. A folder that
 *   holds anything else is never replaced
 */
struct _QuothFormat
{
  const char *id;
  const char *name;
  const char *summary;
  const char *const *extensions;
  const char *const *mime_types;
  QuothFormatFlags flags;
  QuothOffsetUnit unit;
  guint carries;
  QuothKeeps keeps;
  const char *const *losses;
  const QuothFormatOption *options;
  int (*detect) (const char *basename, const guint8 *head, gsize n_bytes);
  QuothDocument *(*read_document) (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error);
  const char *parts;
  GPtrArray *(*read_documents) (GBytes *bytes, const char *encoding, gboolean divided, GPtrArray *warnings, GError **error);
  gboolean (*read_edits) (QuothIntake *intake, GBytes *bytes, GError **error);
  gboolean (*write) (QuothExport *export, GCancellable *cancellable, GError **error);
  gboolean (*leads_folder) (const char *path, const guint8 *head, gsize n_bytes);
  gboolean (*is_own_file) (const char *folder, const char *basename);
};

/** quoth_formats_get: (transfer none): all formats, NULL-terminated, in the order they are to be listed. */
const QuothFormat *const *quoth_formats_get (void);

/** quoth_format_find: (nullable): the format with this id. */
const QuothFormat *quoth_format_find (const char *id);

/** quoth_format_detect: (nullable): the format that a file most likely has; by its name and first bytes (some kB will do). */
const QuothFormat *quoth_format_detect (const char *basename, const guint8 *head, gsize n_bytes);

G_END_DECLS
