/* quoth-table-look.c: what somebody's table looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-table-look.h"

QuothTableLook *
quoth_table_look_new (void)
{
  QuothTableLook *self = g_new0 (QuothTableLook, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
quoth_table_look_free (QuothTableLook *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
quoth_table_look_set_header (QuothTableLook *self, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_ptr_array_add (self->names, g_strstrip (g_strdup (names->pdata[i])));
      g_ptr_array_add (self->fields, g_strdup (""));
    }
}

void
quoth_table_look_set_field (QuothTableLook *self, guint place, const char *field)
{
  g_free (self->fields->pdata[place]);
  self->fields->pdata[place] = g_strdup (field);
}

void
quoth_table_look_add_row (QuothTableLook *self, GPtrArray *cells)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (self->rows->len >= QUOTH_TABLE_LOOK_ROWS)
    return;
  builder = g_strv_builder_new ();
  for (guint i = 0; i < cells->len; i++)
    g_strv_builder_add (builder, cells->pdata[i]);
  g_ptr_array_add (self->rows, g_strv_builder_end (builder));
}
