/* quoth-case-line.h: a line that tells of a case of adjudication
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-case-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCaseLine: its words, how coders differ, and by a shape whether it is decided; follows its item. */
#define QUOTH_TYPE_CASE_LINE (quoth_case_line_get_type ())
G_DECLARE_FINAL_TYPE (QuothCaseLine, quoth_case_line, QUOTH, CASE_LINE, GtkWidget)

/** quoth_case_line_factory_new: (transfer full): makes such lines for a list of #QuothCaseItem. */
GtkListItemFactory *quoth_case_line_factory_new (void);

G_END_DECLS
