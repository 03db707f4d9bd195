/* quoth-apply-private.h: an apply at work (private to the apply)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-apply.h"
#include "formats/quoth-json-tree.h"
#include "text/quoth-error.h"

G_BEGIN_DECLS

/** QUOTH_KIND_ANY: a reference to a value of any kind. */
#define QUOTH_KIND_ANY QUOTH_N_KINDS

/**
 * QuothSymbol:
 * @text: what the file writes for an id: "_:x", or a name
 * @kind: what it is, once that is known; for a name, what it must be; else %QUOTH_KIND_ANY
 * @line: where it was used first
 * @id: stands for it in the values until all lines are read
 * @target: what it turned out to be
 * @resolved: whether @target is known
 */
typedef struct
{
  char *text;
  guint kind;
  guint line;
  QuothId id;
  QuothId target;
  gboolean resolved;
} QuothSymbol;

/**
 * QuothPending:
 * @value: a value that the file makes or changes, as it is after the lines read so far
 * @line: the last line that did
 * @is_new: whether the project does not have it yet
 * @was_deleted: whether a later line deleted it
 * @has_segments: for a document: whether segment lines told of it
 */
typedef struct
{
  QuothValue *value;
  guint line;
  gboolean is_new;
  gboolean was_deleted;
  gboolean has_segments;
} QuothPending;

/** QuothSegmentLine: a segment, and the line that told of it. */
typedef struct
{
  QuothId document;
  QuothSegment *segment;
  guint line;
} QuothSegmentLine;

/** QuothDeletion: what a line deletes; @is_void: a later line made it again. */
typedef struct
{
  QuothId id;
  QuothKind kind;
  guint line;
  gboolean is_void;
} QuothDeletion;

/** QuothApplyIndex: the values of one kind in the project, by their names. */
typedef struct
{
  GPtrArray *values;
  GHashTable *by_name;
} QuothApplyIndex;

typedef struct
{
  QuothReader *reader;
  const QuothCoder *coder;
  const char *file;
  gboolean lenient;
  const GArray *lines;
  const GArray *files;

  QuothJsonTree *tree;
  guint n_lines;
  guint line;
  QuothPending *current;
  gboolean adds_to_actor;
  gboolean has_project_line;
  gboolean needs_coder;
  QuothId project;
  QuothId coder_id;

  GPtrArray *pending;
  GHashTable *by_id;
  GHashTable *locals;
  GHashTable *names[QUOTH_N_KINDS];
  GHashTable *symbols;
  QuothApplyIndex *indexes[QUOTH_N_KINDS];
  gint64 n_in_project[QUOTH_N_KINDS];
  GArray *segments;
  GArray *attributes;
  GArray *deletions;
  GHashTable *deleted;
  GHashTable *annotation_types; /* (nullable): the keys of those that there will be; made when they are first asked for */
  QuothApplyReport *report;
} QuothApply;

/* ---- quoth-apply-fields.c: one object into one value ---- */

/** quoth_apply_read_fields: sets the fields that @json gives in the current value. */
gboolean quoth_apply_read_fields (QuothApply *self, const QuothJson *json, GError **error);

/** quoth_apply_check_required: whether the current value has what it must have. */
gboolean quoth_apply_check_required (QuothApply *self, GError **error);

/* ---- quoth-apply-lists.c: the fields that are lists; all have the form of QuothApplyReadFunc ---- */

gboolean quoth_apply_read_spans (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_quote (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_aliases (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_affiliations (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_categories (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_roles (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_chain (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_propositions (QuothApply *self, gpointer value, const QuothJson *json, GError **error);

gboolean quoth_apply_read_examples (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_choices (QuothApply *self, gpointer value, const QuothJson *json, GError **error);

/* ---- quoth-apply-attributes.c: the field "attributes" ---- */

/** quoth_apply_attributes_new: (transfer full): what lines say of attributes: nothing yet. */
GArray *quoth_apply_attributes_new (void);

/** quoth_apply_read_attributes: keeps what @json says of the current value. */
gboolean quoth_apply_read_attributes (QuothApply *self, const QuothJson *json, GError **error);

/** quoth_apply_find_attributes: after the last line: which attributes are meant. Names of actors become symbols. */
gboolean quoth_apply_find_attributes (QuothApply *self, GError **error);

/** quoth_apply_place_attributes: gives the values their attributes, once all symbols are resolved. */
gboolean quoth_apply_place_attributes (QuothApply *self, GError **error);

/** quoth_apply_find_attribute: (transfer none) (nullable): the attribute @id as it is after the file. */
QuothAttribute *quoth_apply_find_attribute (QuothApply *self, const QuothId *id);

/* ---- quoth-apply-document.c: texts and segments ---- */

gboolean quoth_apply_read_text (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_sha256 (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_original (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_newline (QuothApply *self, gpointer value, const QuothJson *json, GError **error);
gboolean quoth_apply_read_no_segments (QuothApply *self, gpointer value, const QuothJson *json, GError **error);

/** quoth_apply_read_segment: a "segment" line. */
gboolean quoth_apply_read_segment (QuothApply *self, const QuothJson *json, GError **error);

/** quoth_apply_place_segments: gives the documents their segments, once all symbols are resolved. */
gboolean quoth_apply_place_segments (QuothApply *self, GError **error);

/* ---- quoth-apply-json.c: what is expected of JSON, and what to say where it is not so ---- */

/** quoth_apply_refuse_type: Returns: %FALSE with "“name” must be @wanted, not …". */
gboolean quoth_apply_refuse_type (const char *name, const char *wanted, const QuothJson *json, GError **error);

/** quoth_apply_get_string: a text, or %NULL for null. */
gboolean quoth_apply_get_string (const char *name, const QuothJson *json, const char **string, GError **error);

/** quoth_apply_get_uint: a whole number from 0, under 2³². */
gboolean quoth_apply_get_uint (const char *name, const QuothJson *json, guint *number, GError **error);

gboolean quoth_apply_get_boolean (const char *name, const QuothJson *json, gboolean *boolean, GError **error);

/** quoth_apply_get_list: a list, of which @first (nullable) is the first item; null is an empty one. */
gboolean quoth_apply_get_list (const char *name, const QuothJson *json, const QuothJson **first, GError **error);

/** quoth_apply_refuse_choice: Returns: %FALSE with "“name” cannot be “given”; it can be: @choices". */
gboolean quoth_apply_refuse_choice (const char *name, const char *given, const char *choices, GError **error);

/**
 * quoth_apply_check_members:
 * @what: what the object is, as an error names it ("claim", "roles")
 * @known: the members it may have, %NULL-terminated
 *
 * Looks for a member that is not known: an error, or a warning if the apply is lenient.
 */
gboolean quoth_apply_check_members (QuothApply *self,
                                    const char *what,
                                    const char *const *known,
                                    const QuothJson *json,
                                    GError **error);

/* ---- quoth-apply-names.c: ids, local names and names ---- */

/** quoth_apply_get_reference: reads what stands for a value of @kind; null and "" are none. */
gboolean quoth_apply_get_reference (QuothApply *self,
                                    const char *name,
                                    guint kind,
                                    const QuothJson *json,
                                    QuothId *id,
                                    GError **error);

/**
 * quoth_apply_define:
 * @id_json: (nullable): the "id" of the line
 * @json: the whole line
 *
 * Finds out which value of @kind a line is about, and makes it the current one: one of the file, one of the project, or a new one.
 */
gboolean quoth_apply_define (QuothApply *self, QuothKind kind, const QuothJson *id_json, const QuothJson *json, GError **error);

/** quoth_apply_delete: a "delete" line. */
gboolean quoth_apply_delete (QuothApply *self, const QuothJson *json, GError **error);

/** quoth_apply_find_pending: (nullable): what the file does to @id so far. */
QuothPending *quoth_apply_find_pending (QuothApply *self, const QuothId *id);

/** quoth_apply_add_pending: (transfer none): takes @value over. */
QuothPending *quoth_apply_add_pending (QuothApply *self, gpointer value, gboolean is_new);

/** quoth_apply_index_new: (transfer full): an index of @values, which is taken over. */
QuothApplyIndex *quoth_apply_index_new (GPtrArray *values);

/** quoth_apply_get_index: (transfer none) (nullable): the names of the project's values of @kind. */
QuothApplyIndex *quoth_apply_get_index (QuothApply *self, QuothKind kind, GError **error);
void quoth_apply_index_free (QuothApplyIndex *self);

/* ---- quoth-apply-resolve.c: after the last line ---- */

/** quoth_apply_set_coder: finds out who the coder of the apply is in this project; puts him if he is needed. */
gboolean quoth_apply_set_coder (QuothApply *self, GError **error);

/** quoth_apply_resolve: puts true ids for symbols everywhere. */
gboolean quoth_apply_resolve (QuothApply *self, GError **error);

/** quoth_apply_replace_symbol: puts the true id for that of a symbol, which must be of @kind. */
gboolean quoth_apply_replace_symbol (QuothApply *self, QuothId *id, guint kind, GError **error);

/** quoth_apply_foreach_reference: calls @func with each place in @value that refers to another value. */
typedef gboolean (*QuothReferenceFunc) (QuothId *id, guint kind, gpointer user_data, GError **error);
gboolean quoth_apply_foreach_reference (gpointer value,
                                        QuothReferenceFunc func,
                                        gpointer user_data,
                                        GError **error);

/** quoth_apply_check: what a dry run can find out without writing: spans, quotes, references, names. */
gboolean quoth_apply_check (QuothApply *self, GError **error);

/** quoth_apply_get_file: (transfer none): the file that @line is of; @line: (inout): which of its own it is. */
const char *quoth_apply_get_file (const QuothApply *self, guint *line);

/** quoth_apply_fail_at: prefixes @error with the file and @line. Returns: %FALSE. */
gboolean quoth_apply_fail_at (QuothApply *self, guint line, GError **error);

G_END_DECLS
