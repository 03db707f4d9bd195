/* quoth-json-markup.h: what is said of a whole text, in JSON (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <jansson.h>

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/** quoth_json_append_metadata: the fields of the document and, where there are several, its coder, each as ',"name":"value"'. */
void quoth_json_append_metadata (GString *out, const QuothMarkup *markup);

/**
 * quoth_json_add_metadata: takes what @json says under @key: a field of the document, its coder, or else a feature of the text. The
 * members of a list are several, those of an object "meta" are each by themselves.
 */
void quoth_json_add_metadata (QuothMarkup *markup, const char *key, json_t *json);

G_END_DECLS
