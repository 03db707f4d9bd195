/* quoth-field.h: a named line of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothField:
 *
 * A name at the left ("title"; "_" before the letter that leads here with Alt), and at the right the widget that is put into it.
 */
#define QUOTH_TYPE_FIELD (quoth_field_get_type ())
G_DECLARE_FINAL_TYPE (QuothField, quoth_field, QUOTH, FIELD, GtkWidget)

/** quoth_field_set_name: the title, as it is: for names that users give. */
void quoth_field_set_name (QuothField *self, const char *name);

/** quoth_field_refuse: says below the field that @inside is in why what was typed or done there cannot be; %NULL: nothing any more. */
void quoth_field_refuse (GtkWidget *inside, const char *reason);

G_END_DECLS
