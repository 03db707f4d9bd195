/* quoth-jsonl.h: the objects of Quoth's own format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothJsonlContext:
 * @attributes: (nullable) (element-type QuothId QuothAttribute): the project's attributes: those that are not among them are
 *   written by their id
 * @names: (nullable) (element-type QuothId utf8): the local names ("_:x") that are written for some ids
 *
 * What a value does not say by itself.
 */
typedef struct
{
  GHashTable *attributes;
  GHashTable *names;
} QuothJsonlContext;

/** quoth_jsonl_context_load: reads the attributes of the project; for quoth_jsonl_context_clear(). */
gboolean quoth_jsonl_context_load (QuothJsonlContext *self, QuothReader *reader, GError **error);
void quoth_jsonl_context_clear (QuothJsonlContext *self);

/**
 * quoth_jsonl_append:
 * @out: gets the object, one line without its newline
 * @value: any value of the model; a document with text, segments are not part of it
 * @context: (nullable): for values with attributes
 *
 * The fields come in the order of the manual; fields that are not set are left out. A memo without a target is
 * one on the project itself ("target":"project"); a document with an empty list of segments says so.
 */
void quoth_jsonl_append (GString *out, gconstpointer value, const QuothJsonlContext *context);

/**
 * quoth_jsonl_append_codebook:
 * @out: gets the codebook: kinds of actors, codes, types of relations and attributes, one a line
 * @local: for another project: local names made of the keys for ids, so that it adds to the codes of the same keys that there are
 * @n_written: (nullable): is raised by how many of each kind they are
 *
 * The codebook alone. Examples do not tell where they were taken from, nor codes which actors their attributes name.
 */
gboolean quoth_jsonl_append_codebook (
  GString *out, QuothReader *reader, gboolean local, guint n_written[QUOTH_N_KINDS], GError **error);

/** quoth_jsonl_append_segment: the same for a segment of @document. */
void quoth_jsonl_append_segment (GString *out, const QuothId *document, const QuothSegment *segment);

/** quoth_json_append_string: @string as a JSON string, with quotes; %NULL gives null. */
void quoth_json_append_string (GString *out, const char *string);

/** quoth_json_append_double: the shortest decimal number that reads back as @number, which must be finite. */
void quoth_json_append_double (GString *out, double number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothJsonlContext, quoth_jsonl_context_clear)

G_END_DECLS
