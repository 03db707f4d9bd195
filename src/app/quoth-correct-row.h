/* quoth-correct-row.h: what a correction of the text does to one annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_correct_row_new: (transfer floating): a row of a boxed list: its quote, and what becomes of it. */
GtkWidget *quoth_correct_row_new (const QuothRevised *revised);

G_END_DECLS
