/* quoth-item-list.c: the values of one kind as a sorted list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-item-list.h"

struct _QuothItemList
{
  GObject parent_instance;

  QuothItemCompare compare;
  GPtrArray *items;
  GHashTable *by_id;
};

static GType
quoth_item_list_get_item_type (GListModel *model)
{
  return QUOTH_TYPE_ITEM;
}

static guint
quoth_item_list_get_n_items (GListModel *model)
{
  return QUOTH_ITEM_LIST (model)->items->len;
}

static gpointer
quoth_item_list_get_item (GListModel *model, guint position)
{
  QuothItemList *self = QUOTH_ITEM_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = quoth_item_list_get_item_type;
  iface->get_n_items = quoth_item_list_get_n_items;
  iface->get_item = quoth_item_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QuothItemList, quoth_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* The place of @value among the items: after those that are not greater. */
static guint
find_place (QuothItemList *self, gpointer value)
{
  guint low = 0;
  guint high = self->items->len;

  if (self->compare == NULL)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->compare (quoth_item_get_value (self->items->pdata[middle]), value) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert_item (QuothItemList *self, QuothItem *item)
{
  guint place = find_place (self, quoth_item_get_value (item));

  g_ptr_array_insert (self->items, (int) place, g_object_ref (item));
  g_hash_table_insert (self->by_id, (gpointer) quoth_id_memdup (quoth_item_get_id (item)), item);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

static void
quoth_item_list_finalize (GObject *object)
{
  QuothItemList *self = QUOTH_ITEM_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_item_list_parent_class)->finalize (object);
}

static void
quoth_item_list_class_init (QuothItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_item_list_finalize;
}

static void
quoth_item_list_init (QuothItemList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
}

QuothItemList *
quoth_item_list_new (QuothItemCompare compare)
{
  QuothItemList *self = g_object_new (QUOTH_TYPE_ITEM_LIST, NULL);

  self->compare = compare;
  return self;
}

QuothItem *
quoth_item_list_find (QuothItemList *self, const QuothId *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/* Whether @item is in its place with @value too: then its row stays, and the focus in it. */
static gboolean
stays_in_place (QuothItemList *self, QuothItem *item, gpointer value)
{
  guint place;

  if (self->compare == NULL || self->compare (quoth_item_get_value (item), value) == 0)
    return TRUE;
  return g_ptr_array_find (self->items, item, &place)
         && (place == 0 || self->compare (quoth_item_get_value (self->items->pdata[place - 1]), value) <= 0)
         && (place + 1 == self->items->len
             || self->compare (value, quoth_item_get_value (self->items->pdata[place + 1])) < 0);
}

void
quoth_item_list_put (QuothItemList *self, gpointer value)
{
  QuothItem *item = quoth_item_list_find (self, &QUOTH_VALUE (value)->id);

  if (item == NULL)
    {
      g_autoptr (QuothItem) new_item = quoth_item_new (value);

      insert_item (self, new_item);
    }
  else if (stays_in_place (self, item, value))
    {
      quoth_item_set_value (item, value);
    }
  else
    {
      g_autoptr (QuothItem) keep = g_object_ref (item);

      quoth_item_list_remove (self, &QUOTH_VALUE (value)->id);
      quoth_item_set_value (keep, value);
      insert_item (self, keep);
    }
}

void
quoth_item_list_remove (QuothItemList *self, const QuothId *id)
{
  QuothItem *item = quoth_item_list_find (self, id);
  guint position;

  if (item == NULL || !g_ptr_array_find (self->items, item, &position))
    return;
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  QuothItemList *self = user_data;

  return self->compare (quoth_item_get_value (*(QuothItem **) a),
                        quoth_item_get_value (*(QuothItem **) b));
}

/* Whether @items are, in order, those that the list already holds. */
static gboolean
same_items (GPtrArray *old, GPtrArray *items)
{
  return old->len == items->len &&
         (items->len == 0 || memcmp (old->pdata, items->pdata, items->len * sizeof (gpointer)) == 0);
}

void
quoth_item_list_reset (QuothItemList *self, GPtrArray *values)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  g_autoptr (GHashTable) old_ids = g_steal_pointer (&self->by_id);

  self->items = g_ptr_array_new_full (values->len, g_object_unref);
  self->by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (guint i = 0; i < values->len; i++)
    {
      QuothValue *value = values->pdata[i];
      QuothItem *item = g_hash_table_lookup (old_ids, &value->id);

      if (item == NULL)
        item = quoth_item_new (value);
      else
        quoth_item_set_value (g_object_ref (item), value);
      g_ptr_array_add (self->items, item);
      g_hash_table_insert (self->by_id, quoth_id_memdup (&value->id), item);
    }
  if (self->compare != NULL)
    g_ptr_array_sort_with_data (self->items, compare_items, self);
  if (!same_items (old, self->items))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->items->len);
}

QuothItem *
quoth_item_list_get (QuothItemList *self, guint position)
{
  return self->items->pdata[position];
}

guint
quoth_item_list_get_size (QuothItemList *self)
{
  return self->items->len;
}

GPtrArray *
quoth_item_list_dup_values (QuothItemList *self)
{
  GPtrArray *values = quoth_values_new ();

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (values, quoth_value_ref (quoth_item_get_value (self->items->pdata[i])));
  return values;
}
