/* quoth-json-records.h: the objects of a JSON or JSON Lines file, one after the other (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <jansson.h>

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QuothRecordFunc: is given one object and the line that it begins on. Returns: %FALSE with @error to stop. */
typedef gboolean (*QuothRecordFunc) (json_t *object, guint line, gpointer user_data, GError **error);

/**
 * quoth_json_foreach_record:
 *
 * Gives the objects of a file that is a list of them ("[{…}, {…}]"), or has them one after the other, one or more lines
 * each. Each is parsed alone, so memory is needed for one of them. Of objects that stand one after the other, one that is not
 * JSON is lost alone: the next begins with the next line that begins with "{". In a list it fails the file. O(n).
 */
gboolean quoth_json_foreach_record (
  QuothIntake *intake, const char *data, gsize n_bytes, QuothRecordFunc func, gpointer user_data, GError **error);

/** quoth_json_dup_text: (transfer full) (nullable): what @json says, as text: a string, a number, true, false; for what has parts, JSON. %NULL
 * for null. U+0000 becomes U+FFFD. */
char *quoth_json_dup_text (json_t *json);

/** quoth_json_get_offset: Returns: %FALSE if @json is no whole number. One that is written as 3.0 is. */
gboolean quoth_json_get_offset (json_t *json, gint64 *offset);

G_END_DECLS
