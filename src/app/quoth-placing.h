/* quoth-placing.h: giving an annotation a place, or dropping it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/** quoth_placing_place: stores @placed, a copy of an annotation that had no place; its pieces are in the text of its document now. */
void quoth_placing_place (QuothDesk *desk, QuothValue *placed, const QuothValue *annotation);

/** quoth_placing_drop: deletes @annotation, which has no place. */
void quoth_placing_drop (QuothDesk *desk, QuothValue *annotation);

G_END_DECLS
