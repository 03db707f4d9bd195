/* quoth-json-private.h: the small change of JSON, written and read (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-jsonl.h"

G_BEGIN_DECLS

/* Writing. All of it is hand-made appends: an export of a large project spends its time here. */

/** quoth_json_append_id: @id as a JSON string. */
void quoth_json_append_id (GString *out, const QuothId *id);

/** quoth_json_append_uint: decimal digits. */
void quoth_json_append_uint (GString *out, guint64 number);

/* Times: milliseconds since 1970 UTC, as "2026-01-31T12:00:00.123Z"; without a fraction where it is zero. */

/** quoth_json_append_time: the time alone, without quotes. */
void quoth_json_append_time (GString *out, gint64 time);

/** quoth_json_parse_time: reads that, or any other ISO 8601 time with a zone. Returns: %FALSE if it is not one. */
gboolean quoth_json_parse_time (const char *string, gint64 *time);

G_END_DECLS
