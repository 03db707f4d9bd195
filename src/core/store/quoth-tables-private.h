/* quoth-tables-private.h: what the files of the table groups share (private to the tables)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"
#include "store/quoth-tables.h"
#include "store/quoth-text-cache.h"

G_BEGIN_DECLS

/** QuothAnswer: what is found out once it matters. */
typedef enum
{
  QUOTH_UNKNOWN,
  QUOTH_NO,
  QUOTH_YES,
} QuothAnswer;

/**
 * QuothTables:
 * @database: (borrowed): the writer's connection
 * @record: (nullable) (borrowed): of this transaction
 * @texts: the texts that spans are checked against
 * @now: when the transaction began
 * @put: (element-type QuothId QuothValue): the last value put under each id in this transaction;
 * borrowed
 * @waiting: (element-type QuothId): annotations that were put before their document; their spans
 * are written in the check
 * @has_attributes: whether any value has any of the project's attributes
 * @attributes: (element-type QuothId QuothAttribute): those that the check of this transaction has met
 * @revised: (element-type QuothId): documents that got a new revision
 * @known: for each kind the ids that the check of this transaction found to exist
 * @checking: whether @known holds anything
 */
struct _QuothTables
{
  QuothDatabase *database;
  QuothRecord *record;
  QuothTextCache *texts;
  gint64 now;
  GHashTable *put;
  GHashTable *waiting;
  QuothAnswer has_attributes;
  GHashTable *attributes;
  GHashTable *revised;
  GHashTable *known[QUOTH_N_KINDS];
  gboolean checking;
};

/**
 * QuothTableClass:
 * @put: checks a value alone and writes it whole
 * @remove: deletes the value with that id and what belongs to it, or says why not; there is one
 * @check: once all is written: whether what the value refers to is there
 * @select_all: the statement that gives the rows of all values, in the order of
 * quoth_reader_foreach(); for annotations those of the document ?1. An annotation has a row for
 *   each span, one after the other
 * @select_one: the same columns for the value with the id ?1
 * @load: makes the value from the current row; its parts are read with statements of their own
 *
 * What the tables of one kind of value can do.
 */
typedef struct
{
  gboolean (*put) (QuothTables *self, gpointer value, GError **error);
  gboolean (*remove) (QuothTables *self, const QuothId *id, GError **error);
  gboolean (*check) (QuothTables *self, gpointer value, GError **error);
  const char *select_all;
  const char *select_one;
  gpointer (*load) (QuothDatabase *database, sqlite3_stmt *row, GError **error);
} QuothTableClass;

extern const QuothTableClass quoth_project_table;
extern const QuothTableClass quoth_coder_table;
extern const QuothTableClass quoth_actor_kind_table;
extern const QuothTableClass quoth_annotation_type_table;
extern const QuothTableClass quoth_code_table;
extern const QuothTableClass quoth_relation_type_table;
extern const QuothTableClass quoth_attribute_table;
extern const QuothTableClass quoth_codebook_version_table;
extern const QuothTableClass quoth_actor_table;
extern const QuothTableClass quoth_document_table;
extern const QuothTableClass quoth_proposition_table;
extern const QuothTableClass quoth_mention_table;
extern const QuothTableClass quoth_claim_table;
extern const QuothTableClass quoth_cue_table;
extern const QuothTableClass quoth_relation_table;
extern const QuothTableClass quoth_assignment_table;
extern const QuothTableClass quoth_verdict_table;
extern const QuothTableClass quoth_memo_table;

/** quoth_table_class_get: the class of @kind. */
const QuothTableClass *quoth_table_class_get (QuothKind kind);

/**
 * quoth_tables_require:
 * @owner: the value that refers to it
 * @field: as what, for the message, marked with N_() ("its parent")
 *
 * Whether there is a value of @kind with the id @id; %QUOTH_ERROR_REFERENCE if not. Only in a
 * check.
 */
gboolean quoth_tables_require (QuothTables *self,
                               const QuothValue *owner,
                               const char *field,
                               QuothKind kind,
                               const QuothId *id,
                               GError **error);

/** quoth_tables_require_optional: the same, where none is allowed. */
gboolean quoth_tables_require_optional (QuothTables *self,
                                        const QuothValue *owner,
                                        const char *field,
                                        QuothKind kind,
                                        const QuothId *id,
                                        GError **error);

/** quoth_tables_remove_attached: deletes the memos on a value, with their answers, and its
 * attributes. */
gboolean quoth_tables_remove_attached (QuothTables *self, const QuothId *id, GError **error);

/** quoth_tables_remove_assignments: deletes the assignments of a document, with the memos on them (quoth-table-assignment.c). */
gboolean quoth_tables_remove_assignments (QuothTables *self, const QuothId *document, GError **error);

/** quoth_tables_remove_verdicts: deletes the verdicts on an annotation, and those that name it as gold, with the memos on them
 * (quoth-table-verdict.c). */
gboolean quoth_tables_remove_verdicts (QuothTables *self, const QuothId *annotation, GError **error);

/*
 * What annotations have in common (quoth-table-annotation.c).
 */

/** QUOTH_ANNOTATION_COLUMNS: the first columns of the rows of an annotation, from annotation a and
 * span s. */
#define QUOTH_ANNOTATION_COLUMNS \
  "a.id, a.document, a.coder, a.created, a.origin, s.start, s.end, s.quote, a.unplaced, a.gold"
/** QUOTH_ANNOTATION_N_COLUMNS: how many they are. */
#define QUOTH_ANNOTATION_N_COLUMNS 10
/** QUOTH_ANNOTATION_UNPLACED: which of them tells whether it is unplaced. */
#define QUOTH_ANNOTATION_UNPLACED 8
/** QUOTH_ANNOTATION_GOLD: which of them tells whether it is of the gold layer. */
#define QUOTH_ANNOTATION_GOLD 9

/** quoth_table_put_annotation: @is_new: (out): whether there was none with that id. */
gboolean quoth_table_put_annotation (QuothTables *self,
                                     QuothAnnotation *annotation,
                                     gboolean *is_new,
                                     GError **error);
gboolean
quoth_table_check_annotation (QuothTables *self, QuothAnnotation *annotation, GError **error);
gboolean quoth_table_remove_annotation (QuothTables *self, const QuothId *id, GError **error);

/** quoth_table_load_annotation: fills the head of @annotation from the row; its first span too. */
void quoth_table_load_annotation (QuothAnnotation *annotation, sqlite3_stmt *row);

/** quoth_table_load_span: adds the span of the row, in its place. */
void quoth_table_load_span (gpointer annotation, sqlite3_stmt *row);

G_END_DECLS
