/* quoth-part-field.h: how far whoever codes here is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothPartField: the state of the own assignment, to be chosen, and its terms, and the way to feedback where they are done and there is gold; hidden where the text is not assigned to whoever codes here. */
#define QUOTH_TYPE_PART_FIELD (quoth_part_field_get_type ())
G_DECLARE_FINAL_TYPE (QuothPartField, quoth_part_field, QUOTH, PART_FIELD, GtkWidget)

/** quoth_part_field_show: of @document (nullable) of the desk's session; follows the session from then on. */
void quoth_part_field_show (QuothPartField *self, QuothDesk *desk, const QuothId *document);

/** quoth_part_mark_done: says that whoever codes in @session is done with @document, or, where that was said, that they go on; a text that is not
 * assigned to them is refused by the session. */
void quoth_part_mark_done (QuothSession *session, const QuothId *document);

G_END_DECLS
