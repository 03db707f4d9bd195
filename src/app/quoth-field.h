/* quoth-field.h: a named line of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothField: a name at the left ("title"), and at the right the widget that is put into it. */
#define QUOTH_TYPE_FIELD (quoth_field_get_type ())
G_DECLARE_FINAL_TYPE (QuothField, quoth_field, QUOTH, FIELD, GtkWidget)

G_END_DECLS
