/* test-item-list.c: tests of quoth-item-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-item-list.h"

#define N_ROUNDS 2000

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const QuothCoder *) a)->name, ((const QuothCoder *) b)->name);
}

static QuothCoder *
make_coder (const QuothId *id)
{
  QuothCoder *coder = quoth_coder_new (id);

  coder->name = g_strdup_printf ("%03d", g_test_rand_int_range (0, 400));
  return coder;
}

/* What somebody who only hears of changes would hold. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_sound (QuothItemList *list, GPtrArray *mirror)
{
  g_assert_cmpuint (mirror->len, ==, quoth_item_list_get_size (list));
  for (guint i = 0; i < mirror->len; i++)
    {
      QuothItem *item = quoth_item_list_get (list, i);

      g_assert_true (mirror->pdata[i] == item);
      g_assert_true (quoth_item_list_find (list, quoth_item_get_id (item)) == item);
      if (i > 0)
        g_assert_cmpint (compare_names (quoth_item_get_value (mirror->pdata[i - 1]), quoth_item_get_value (item)), <=, 0);
    }
}

static void
step (QuothItemList *list)
{
  guint size = quoth_item_list_get_size (list);
  QuothItem *some = size > 0 ? quoth_item_list_get (list, (guint) g_test_rand_int_range (0, (gint32) size)) : NULL;
  g_autoptr (QuothCoder) coder = NULL;
  QuothId id;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
    case 1:
      coder = make_coder (NULL);
      quoth_item_list_put (list, coder);
      break;
    case 2:
    case 3:
      if (some == NULL)
        return;
      coder = make_coder (quoth_item_get_id (some));
      quoth_item_list_put (list, coder);
      g_assert_true (quoth_item_list_find (list, &coder->value.id) == some);
      break;
    default:
      if (some == NULL)
        return;
      id = *quoth_item_get_id (some);
      quoth_item_list_remove (list, &id);
      g_assert_null (quoth_item_list_find (list, &id));
    }
}

static void
test_random (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (compare_names);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      step (list);
      if (i % 50 == 0)
        assert_sound (list, mirror);
    }
  assert_sound (list, mirror);
}

static void
test_reset (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (compare_names);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) values = quoth_values_new ();
  QuothItem *kept;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (values, make_coder (NULL));
  quoth_item_list_reset (list, values);
  assert_sound (list, mirror);
  kept = quoth_item_list_find (list, &QUOTH_VALUE (values->pdata[50])->id);
  g_ptr_array_remove_range (values, 0, 50);
  quoth_item_list_reset (list, values);
  assert_sound (list, mirror);
  g_assert_cmpuint (quoth_item_list_get_size (list), ==, 50);
  g_assert_true (quoth_item_list_find (list, &QUOTH_VALUE (values->pdata[0])->id) == kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item-list/random", test_random);
  g_test_add_func ("/item-list/reset", test_reset);
  return g_test_run ();
}
