/* quoth-attribute-fields.h: the fields that a project adds to a kind of values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothAttributeFields:
 *
 * A heading and a card with a field for each attribute of the project that is for the kind of a value; not seen where there is
 * none. What is edited is saved field by field; what an attribute cannot be is refused beside it.
 */
#define QUOTH_TYPE_ATTRIBUTE_FIELDS (quoth_attribute_fields_get_type ())
G_DECLARE_FINAL_TYPE (QuothAttributeFields, quoth_attribute_fields, QUOTH, ATTRIBUTE_FIELDS, GtkBox)

GtkWidget *quoth_attribute_fields_new (void);

/** quoth_attribute_fields_show: @value is a #QuothValue of any kind; what is being typed for another one is saved first. */
void quoth_attribute_fields_show (QuothAttributeFields *self, QuothDesk *desk, gpointer value);

/** quoth_attribute_fields_commit: saves what is being typed. */
void quoth_attribute_fields_commit (QuothAttributeFields *self);

G_END_DECLS
