/* test-annotation-index.c: tests of quoth-annotation-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-annotation-index.h"

#define LENGTH 300
#define N_ROUNDS 30
#define N_ACTORS 4

static QuothId actors[N_ACTORS];

static QuothAnnotation *
make_annotation (const QuothId *id)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  QuothAnnotation *self = quoth_value_new (kinds[g_test_rand_int_range (0, 3)], id);
  guint n = (guint) g_test_rand_int_range (1, 4);
  guint at = (guint) g_test_rand_int_range (0, LENGTH);

  if (QUOTH_VALUE (self)->kind == QUOTH_KIND_MENTION)
    quoth_mention (self)->actor = actors[g_test_rand_int_range (0, N_ACTORS)];
  for (guint i = 0; i < n; i++)
    {
      guint start = at + (guint) g_test_rand_int_range (0, 10);

      at = start + (guint) g_test_rand_int_range (1, 40);
      quoth_annotation_add_span (self, quoth_range (start, at++), NULL);
    }
  return self;
}

static gboolean
holds (const QuothAnnotation *annotation, guint offset)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    if (quoth_range_contains (quoth_annotation_get_span (annotation, i)->range, offset))
      return TRUE;
  return FALSE;
}

static void
check_at (QuothAnnotationIndex *index, GPtrArray *all)
{
  for (guint offset = 0; offset < LENGTH; offset += 7)
    {
      g_autoptr (GPtrArray) found = quoth_annotation_index_at (index, offset);
      guint expected = 0, last = 0;

      for (guint i = 0; i < all->len; i++)
        expected += holds (g_ptr_array_index (all, i), offset);
      g_assert_cmpuint (found->len, ==, expected);
      for (guint i = 0; i < found->len; i++)
        {
          guint length = quoth_range_length (quoth_annotation_get_extent (g_ptr_array_index (found, i)));

          g_assert_true (holds (g_ptr_array_index (found, i), offset));
          g_assert_cmpuint (length, >=, last);
          last = length;
        }
    }
}

/* There and back over all of them, in the order of their extents. */
static void
check_next (QuothAnnotationIndex *index, guint n)
{
  QuothAnnotation *at = quoth_annotation_index_next (index, NULL, 0, 1);
  QuothAnnotation *last = NULL;
  guint count = 0;

  for (; at != NULL; at = quoth_annotation_index_next (index, &at->value.id, 0, 1))
    {
      if (last != NULL)
        g_assert_cmpint (
          quoth_range_compare (quoth_annotation_get_extent (last), quoth_annotation_get_extent (at)), <=, 0);
      last = at;
      count++;
    }
  g_assert_cmpuint (count, ==, n);

  for (; last != NULL; last = quoth_annotation_index_next (index, &last->value.id, 0, -1))
    count--;
  g_assert_cmpuint (count, ==, 0);
}

/* By offset: the first that begins there or later; the last that begins before. */
static void
check_next_offset (QuothAnnotationIndex *index, GPtrArray *all)
{
  for (guint offset = 0; offset < LENGTH; offset += 11)
    {
      QuothAnnotation *after = quoth_annotation_index_next (index, NULL, offset, 1);
      QuothAnnotation *before = quoth_annotation_index_next (index, NULL, offset, -1);

      if (after != NULL)
        g_assert_cmpuint (quoth_annotation_get_extent (after).start, >=, offset);
      if (before != NULL)
        g_assert_cmpuint (quoth_annotation_get_extent (before).start, <, offset);
      for (guint i = 0; i < all->len; i++)
        {
          guint start = quoth_annotation_get_extent (g_ptr_array_index (all, i)).start;

          if (start >= offset)
            g_assert_cmpuint (quoth_annotation_get_extent (after).start, <=, start);
          else
            g_assert_cmpuint (quoth_annotation_get_extent (before).start, >=, start);
        }
    }
}

static void
check_mentions (QuothAnnotationIndex *index, GPtrArray *all)
{
  for (guint actor = 0; actor < N_ACTORS; actor++)
    {
      guint n = 0;

      for (guint i = 0; i < all->len; i++)
        n += QUOTH_VALUE (all->pdata[i])->kind == QUOTH_KIND_MENTION
             && quoth_id_equal (&quoth_mention (all->pdata[i])->actor, &actors[actor]);
      g_assert_cmpuint (quoth_annotation_index_count_mentions (index, &actors[actor]), ==, n);
    }
}

static void
check (QuothAnnotationIndex *index, GPtrArray *all)
{
  check_mentions (index, all);
  g_assert_cmpuint (quoth_annotation_index_get_size (index), ==, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      QuothAnnotation *annotation = g_ptr_array_index (all, i);

      g_assert_true (quoth_annotation_index_get (index, &annotation->value.id) == annotation);
    }
  check_at (index, all);
  check_next (index, all->len);
  check_next_offset (index, all);
}

static void
test_random (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) all = quoth_values_new ();
      g_autoptr (QuothAnnotationIndex) index = NULL;
      guint n = (guint) g_test_rand_int_range (0, 40);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (all, make_annotation (NULL));
      index = quoth_annotation_index_new (all);
      check (index, all);

      for (guint i = 0; i < 20; i++)
        {
          if (all->len > 0 && g_test_rand_bit ())
            {
              guint at = (guint) g_test_rand_int_range (0, (int) all->len);
              QuothAnnotation *old = g_ptr_array_index (all, at);

              if (g_test_rand_bit ())
                {
                  QuothId id = old->value.id;

                  g_assert_true (quoth_annotation_index_remove (index, &id));
                  g_assert_false (quoth_annotation_index_remove (index, &id));
                  g_ptr_array_remove_index (all, at);
                  continue;
                }
              g_ptr_array_index (all, at) = make_annotation (&old->value.id);
              quoth_annotation_index_put (index, g_ptr_array_index (all, at));
              quoth_value_unref (old);
            }
          else
            {
              g_ptr_array_add (all, make_annotation (NULL));
              quoth_annotation_index_put (index, g_ptr_array_index (all, all->len - 1));
            }
        }
      check (index, all);
    }
}

static void
test_empty_span (void)
{
  g_autoptr (GPtrArray) all = quoth_values_new ();
  g_autoptr (QuothAnnotationIndex) index = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) after = NULL;
  QuothClaim *claim = quoth_claim_new (NULL);

  quoth_annotation_add_span (claim, quoth_range (5, 5), NULL);
  g_ptr_array_add (all, claim);
  index = quoth_annotation_index_new (all);
  there = quoth_annotation_index_at (index, 5);
  after = quoth_annotation_index_at (index, 6);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_ACTORS; i++)
    actors[i] = quoth_id_new ();
  g_test_add_func ("/annotation-index/random", test_random);
  g_test_add_func ("/annotation-index/empty-span", test_empty_span);
  return g_test_run ();
}
