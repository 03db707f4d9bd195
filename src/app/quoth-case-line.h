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

GtkWidget *quoth_case_line_new (void);

/** quoth_case_line_show: @item: (nullable): nothing any more. */
void quoth_case_line_show (QuothCaseLine *self, QuothCaseItem *item);

G_END_DECLS
