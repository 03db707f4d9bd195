/* quoth-furniture-private.h: what belongs to a site, not to the text on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-lines-private.h"

G_BEGIN_DECLS

/** quoth_furniture_mark: sets the furniture of each line. O(n). */
void quoth_furniture_mark (QuothLines *lines);

/**
 * quoth_furniture_find_author:
 * @author: (out) (transfer full) (nullable): the name of the author that the furniture tells
 * @handle: (out) (transfer full) (nullable): the author's handle, with "@"
 */
void quoth_furniture_find_author (const QuothLines *lines, char **author, char **handle);

G_END_DECLS
