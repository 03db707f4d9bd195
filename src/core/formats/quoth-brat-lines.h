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
 *
 * All of it is the line's own, and goes with it.
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
 * quoth_brat_parse_places:
 * @places: (element-type gint64): gets the places of a span, "TYPE 0 2;4 6", as they stand in the file: starts and ends in turn
 *
 * Returns: whether these are places, and at least one
 */
gboolean quoth_brat_parse_places (const QuothBratLine *line, GArray *places);

/** quoth_brat_parse_argument: "ROLE2:ID" as @role (transfer full), without its figures and in small letters, and @id (transfer none). */
gboolean quoth_brat_parse_argument (const char *word, char **role, const char **id);

G_END_DECLS
