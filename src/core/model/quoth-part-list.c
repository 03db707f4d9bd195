/* quoth-part-list.c: where a value keeps a list of its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-part-list.h"

#include <string.h>

static GArray *
get_array (const QuothPartList *self, gconstpointer value)
{
  return G_STRUCT_MEMBER (GArray *, value, self->member);
}

static GPtrArray *
get_pointers (const QuothPartList *self, gconstpointer value)
{
  return G_STRUCT_MEMBER (GPtrArray *, value, self->member);
}

static gpointer
get_part_of_array (GArray *array, guint i)
{
  return array->data + (gsize) i * g_array_get_element_size (array);
}

guint
quoth_part_list_count (const QuothPartList *self, gconstpointer value)
{
  if (G_STRUCT_MEMBER (gconstpointer, value, self->member) == NULL)
    return 0;
  return self->part_size > 0 ? get_pointers (self, value)->len : get_array (self, value)->len;
}

gconstpointer
quoth_part_list_get (const QuothPartList *self, gconstpointer value, guint i)
{
  if (self->part_size > 0)
    return get_pointers (self, value)->pdata[i];
  return get_part_of_array (get_array (self, value), i);
}

gpointer
quoth_part_list_add (const QuothPartList *self, gpointer value)
{
  GArray *array;

  if (self->part_size > 0)
    {
      gpointer part = g_malloc0 (self->part_size);

      g_ptr_array_add (get_pointers (self, value), part);
      return part;
    }
  array = get_array (self, value);
  g_array_set_size (array, array->len + 1);
  return memset (get_part_of_array (array, array->len - 1), 0, g_array_get_element_size (array));
}
