/* quoth-json-cas.h: the parts of the format JSON CAS of UIMA (private to quoth-json-cas*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <jansson.h>

#include "formats/quoth-cas.h"

G_BEGIN_DECLS

/** quoth_json_cas_write: the writer of the format. */
gboolean quoth_json_cas_write (QuothExport *export, GCancellable *cancellable, GError **error);

/**
 * QuothJsonPart:
 * @key: in what contains it; "" in a list
 * @start, @end: where it is in the file
 * @line: that it begins on
 */
typedef struct
{
  char *key;
  const char *start;
  const char *end;
  guint line;
} QuothJsonPart;

typedef gboolean (*QuothJsonPartFunc) (const QuothJsonPart *part, gpointer user_data, GError **error);

/**
 * quoth_json_foreach_part:
 * @whole: an object or a list; nothing but white space may stand after it
 *
 * Gives the members of @whole, unparsed, so that only one of them needs to be in memory. O(n).
 *
 * Returns: %FALSE with an error of @func, or of the intake where this is not JSON
 */
gboolean quoth_json_foreach_part (
  QuothIntake *intake, const QuothJsonPart *whole, QuothJsonPartFunc func, gpointer user_data, GError **error);

/** quoth_json_part_load: (transfer full): what it says; %NULL with an error of the intake. */
json_t *quoth_json_part_load (const QuothJsonPart *self, QuothIntake *intake, GError **error);

G_END_DECLS
