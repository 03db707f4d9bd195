/* quoth-export-option.h: a row for an option of a format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** quoth_export_option_new: (transfer floating): a switch, a choice or an entry, as @option needs it; shows its default. */
GtkWidget *quoth_export_option_new (const QuothFormatOption *option);

/** quoth_export_option_get: the option that @row is for, and what is set (@value: transfer none). */
const QuothFormatOption *quoth_export_option_get (GtkWidget *row, const char **value);

G_END_DECLS
