/* quoth-own-private.h: the tables of an export while they are read (private to them)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-own-tables.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QUOTH_OWN_MAX_UNITS: a cell of Excel has no more, in UTF-16 units. */
#define QUOTH_OWN_MAX_UNITS 32767

/** QuothOwnIds: what the ids of the tables are in the project. */
typedef struct _QuothOwnIds QuothOwnIds;

/** QuothOwnState: what a row is to the project. */
typedef enum
{
  QUOTH_OWN_NEW,  /* it has no such value */
  QUOTH_OWN_SAME, /* it has it under this id */
  QUOTH_OWN_TWIN, /* it has it under another id, or has it otherwise, and it stays as it is */
} QuothOwnState;

QuothOwnIds *quoth_own_ids_new (QuothReader *reader);
void quoth_own_ids_free (QuothOwnIds *self);

/** quoth_own_ids_has: whether a row with this id was taken already. */
gboolean quoth_own_ids_has (QuothOwnIds *self, const QuothId *id);

/**
 * quoth_own_ids_find_twin:
 * @name: (nullable): what a value of @kind is called by besides its id, as quoth_own_ids_dup_name() has it
 * @twin: (out): the id of the project's
 *
 * Returns: whether the project has exactly one value of that name
 */
gboolean quoth_own_ids_find_twin (QuothOwnIds *self, QuothKind kind, const char *name, QuothId *twin);

/** quoth_own_ids_add: the value @id of the tables is @target in the project. @is_left: whether it stays there as it is. */
void quoth_own_ids_add (QuothOwnIds *self, const QuothId *id, const QuothId *target, gboolean is_left);

/** quoth_own_ids_is_left: whether the value of the project stays as it is. */
gboolean quoth_own_ids_is_left (QuothOwnIds *self, const QuothId *target);

/** quoth_own_ids_find: what @text, the id of a value of @kind (or QUOTH_OWN_ANY), is in the project. Returns: %FALSE if it is nothing */
gboolean quoth_own_ids_find (QuothOwnIds *self, const char *text, guint kind, QuothId *target);

/** QuothOwnTexts: the texts that annotations are held against. */
typedef struct _QuothOwnTexts QuothOwnTexts;

QuothOwnTexts *quoth_own_texts_new (QuothReader *reader);
void quoth_own_texts_free (QuothOwnTexts *self);
void quoth_own_texts_add (QuothOwnTexts *self, const QuothId *document, QuothText *text);

/** quoth_own_texts_get: (transfer none) (nullable): of a document of the project or the tables; %NULL with an error. */
QuothText *quoth_own_texts_get (QuothOwnTexts *self, const QuothId *document, GError **error);

/** quoth_own_parse_spans: "100-180;195-230". Returns: (transfer full) (nullable) (element-type QuothRange): none if it is something else */
GArray *quoth_own_parse_spans (const char *cell);

/**
 * quoth_own_is_quote: whether @quote is what @text has at @spans.
 * @is_cut: whether it may be cut off, and have U+FFFD for what XML cannot have
 */
gboolean quoth_own_is_quote (QuothText *text, const GArray *spans, const char *quote, gboolean is_cut);

/** QuothOwnParts: the rows of a table of parts, by the value that they are parts of. */
typedef struct _QuothOwnParts QuothOwnParts;

QuothOwnParts *quoth_own_parts_new (void);
void quoth_own_parts_free (QuothOwnParts *self);

/** quoth_own_parts_add: @item: (transfer full): a part of @owner as JSON, which comes at @position among them. */
void quoth_own_parts_add (QuothOwnParts *self, const QuothId *owner, guint position, guint line, char *item);

/** quoth_own_parts_keep: what @owner has in the project stays, whatever its rows say. */
void quoth_own_parts_keep (QuothOwnParts *self, const QuothId *owner);

/** quoth_own_parts_write: makes an edit of each list. @emptied: (element-type QuothId): who has an empty one if none is here. */
void quoth_own_parts_write (QuothOwnParts *self, const QuothOwnTable *table, GHashTable *emptied, QuothIntake *intake);

/* A reference to another row of the table, which may come later. */
typedef struct
{
  QuothId id;
  const QuothOwnColumn *column;
  char *to;
  guint line;
} QuothOwnLater;

struct _QuothOwnTables
{
  QuothIntake *intake;
  QuothOwnStyle style;
  gboolean has_segments;
  QuothOwnIds *ids;
  QuothOwnTexts *texts;
  GHashTable *same[QUOTH_N_KINDS]; /* QuothId: what the project has under this id, and becomes what its row says */

  const QuothOwnTable *table;
  GHashTable *places; /* (nullable): a column's name: its place + 1; NULL before the header */
  gboolean is_read;   /* whether the header is that of the table */
  GPtrArray *fields;  /* of the row; borrowed */
  guint line;
  GArray *later;
  QuothOwnParts *parts;
};

/* ---- quoth-own-cells.c ---- */

/** quoth_own_dup_cell: (transfer full) (nullable): what the row has in the column; %NULL where the table has no such column. */
char *quoth_own_dup_cell (QuothOwnTables *self, const char *column);

/** quoth_own_is_worn: whether the cell may have less than the project had: Excel has no room for long texts, and XML none for control characters. */
gboolean quoth_own_is_worn (QuothOwnTables *self, const char *cell);

/** quoth_own_add_id: a member of the object at the end of @out. */
void quoth_own_add_id (GString *out, const char *field, const QuothId *id);

/**
 * quoth_own_add_cells:
 * @id: (nullable): of the value; %NULL for a part
 * @is_there: whether the project has the value, so that an empty cell takes away what it says
 *
 * Adds what the columns of the table say. Returns: %FALSE, without an error, if the row is nothing without what it refers to
 */
gboolean quoth_own_add_cells (QuothOwnTables *self, GString *out, const QuothId *id, gboolean is_there, GError **error);

/** quoth_own_lose_reference: a reference that leads nowhere. Returns: whether to go on */
gboolean quoth_own_lose_reference (QuothOwnTables *self, const char *column, const char *id, guint line, GError **error);

/** quoth_own_lose_row: @message: without what is done about it. Returns: whether to go on */
gboolean quoth_own_lose_row (QuothOwnTables *self, const char *what, const char *message, GError **error);

/** quoth_own_lose_loose_row: a row that is nothing without what it refers to. Returns: whether to go on */
gboolean quoth_own_lose_loose_row (QuothOwnTables *self, GError **error);

/* ---- quoth-own-rows.c ---- */

/** quoth_own_take_value: the row is a value, or left out. Returns: %FALSE with an error of the intake */
gboolean quoth_own_take_value (QuothOwnTables *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothOwnIds, quoth_own_ids_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothOwnTexts, quoth_own_texts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothOwnParts, quoth_own_parts_free)

G_END_DECLS
