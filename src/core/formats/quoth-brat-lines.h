/* quoth-brat-lines.h: the lines of an .ann (private to quoth-brat*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/**
 * QuothBratLine:
 * @number: from 1
 * @id: "T1", "E2", "#3" …; "*" has no number
 * @words: (NULL-terminated): what the second field has, at spaces: the type first
 * @tail: (nullable): the third field
 */
typedef struct
{
  guint number;
  char *id;
  char **words;
  char *tail;
} QuothBratLine;

/**
 * quoth_brat_split_lines:
 *
 * Lines that are none of brat's are lost, as by quoth_intake_lose(). O(n).
 *
 * Returns: (transfer full) (element-type QuothBratLine): or %NULL with an error where the import is strict
 */
GPtrArray *quoth_brat_split_lines (QuothIntake *intake, GBytes *bytes, GError **error);

/**
 * quoth_brat_parse_places: the places of a span, "TYPE 0 2;4 6", as they stand in the file.
 *
 * Returns: (transfer full) (element-type gint64): starts and ends in turn, at least one of each; or %NULL if these are none
 */
GArray *quoth_brat_parse_places (const QuothBratLine *line);

/** quoth_brat_parse_argument: "ROLE2:ID" as @role (transfer full), without its figures and in small letters, and @id (transfer none). */
gboolean quoth_brat_parse_argument (const char *word, char **role, const char **id);

G_END_DECLS
