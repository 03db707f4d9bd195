/* quoth-jsonl.h: the objects of Quoth's own format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * quoth_jsonl_append:
 * @out: gets the object, one line without its newline
 * @value: any value of the model; a document with text, segments are not part of it
 *
 * The fields come in the order of the manual; fields that are not set are left out. A memo without a target is
 * one on the project itself ("target":"project"); a document with an empty list of segments says so.
 */
void quoth_jsonl_append (GString *out, gconstpointer value);

/** quoth_jsonl_append_segment: the same for a segment of @document. */
void quoth_jsonl_append_segment (GString *out, const QuothId *document, const QuothSegment *segment);

/** quoth_json_append_string: @string as a JSON string, with quotes; %NULL gives null. */
void quoth_json_append_string (GString *out, const char *string);

G_END_DECLS
