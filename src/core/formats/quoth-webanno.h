/* quoth-webanno.h: the parts of the format of WebAnno (private to quoth-webanno*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-layers.h"

G_BEGIN_DECLS

#define QUOTH_WEBANNO_HEAD "#FORMAT=WebAnno TSV "

/* ---- Writing: the rows of a text (quoth-webanno-units.c) ---- */

/**
 * QuothWebannoUnit: a token, or a part of one
 * @range: in code points
 * @token: which token it is, or is in, from 0
 * @sentence: of the token, from 1
 * @number: of the token in its sentence, from 1
 * @part: of the token, from 1; 0 is the token itself
 * @marks: (nullable) (element-type QuothMark): borrowed: what covers it
 */
typedef struct
{
  QuothRange range;
  guint token;
  guint sentence;
  guint number;
  guint part;
  GPtrArray *marks;
} QuothWebannoUnit;

/**
 * quoth_webanno_units_new:
 * @places: (out) (element-type guint): for each mark the number of its first unit
 * @n_units: (out) (element-type guint): and in how many it is
 *
 * Returns: (transfer full) (element-type QuothWebannoUnit): the tokens of the text, each followed by its parts
 */
GArray *quoth_webanno_units_new (const QuothMarkup *markup, GArray **places, GArray **n_units);

/** quoth_webanno_write: the writer of the format. */
gboolean quoth_webanno_write (QuothExport *export, GCancellable *cancellable, GError **error);

/* ---- Reading: the lines of a file (quoth-webanno-lines.c) ---- */

typedef enum
{
  QUOTH_WEBANNO_PLACE,  /* of a layer without features */
  QUOTH_WEBANNO_VALUE,
  QUOTH_WEBANNO_ROLE,   /* of a slot */
  QUOTH_WEBANNO_FILLER, /* of a slot */
  QUOTH_WEBANNO_SOURCE, /* of a relation */
  QUOTH_WEBANNO_NEXT,   /* of a chain: how its elements go on */
} QuothWebannoColumnKind;

/** QuothWebannoColumn: @name: of the feature; the type of what it leads to for fillers and sources */
typedef struct
{
  QuothWebannoColumnKind kind;
  char *name;
} QuothWebannoColumn;

/** QuothWebannoLayer: @sort: 'S'pan, 'R'elation or 'C'hain; @first: its first column */
typedef struct
{
  char *type;
  char sort;
  guint first;
  guint n_columns;
} QuothWebannoLayer;

/** QuothWebannoRow: a token or a part of one; @id, @word, @cells: in the file, ended by a tab or the line */
typedef struct
{
  const char *id;
  const char *word;
  const char *cells;
  gint64 start;
  gint64 end;
  guint line;
} QuothWebannoRow;

/** QuothWebannoFile: @rows: (element-type QuothWebannoRow); @unit: what its offsets turned out to be */
typedef struct
{
  QuothIntake *intake;
  GArray *layers;
  GArray *columns;
  GArray *sentences;
  GArray *rows;
  GString *text;
  QuothOffsetUnit unit;
  gboolean is_java; /* whether texts have the escapes of Java, as up to 3.1 */
} QuothWebannoFile;

/**
 * quoth_webanno_file_new:
 * @data: a copy of the file, with room for a NUL after it: its lines become strings, and live as long as this
 *
 * Returns: (transfer full): or %NULL with an error of the intake
 */
QuothWebannoFile *quoth_webanno_file_new (QuothIntake *intake, char *data, gsize n_bytes, GError **error);
void quoth_webanno_file_free (QuothWebannoFile *self);

/** quoth_webanno_read_marks: what the cells say, in the text that is in @layers. */
gboolean quoth_webanno_read_marks (QuothWebannoFile *self, QuothLayers *layers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWebannoFile, quoth_webanno_file_free)

G_END_DECLS
