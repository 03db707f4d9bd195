/* quoth-placing.h: giving an annotation a place, or dropping it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/** quoth_placing_place: gives @annotation the place @range in the text of its document. */
void quoth_placing_place (QuothDesk *desk, QuothValue *annotation, QuothRange range);

/** quoth_placing_drop: deletes @annotation, which has no place. */
void quoth_placing_drop (QuothDesk *desk, QuothValue *annotation);

G_END_DECLS
