/* test-lane-map.c: tests of quoth-lane-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-lane-map.h"

#define LENGTH 400
#define N_ROUNDS 40

static QuothDocument *
make_document (void)
{
  g_autofree char *utf8 = g_strnfill (LENGTH, 'x');
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  QuothDocument *document = quoth_document_new (NULL);

  document->name = g_strdup ("x");
  quoth_document_set_text (document, text);
  return document;
}

static QuothAnnotation *
make_annotation (void)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  QuothAnnotation *self = quoth_value_new (kinds[g_test_rand_int_range (0, 3)], NULL);
  guint n = g_test_rand_int_range (0, 4) == 0 ? 2 : 1;
  guint at = (guint) g_test_rand_int_range (0, LENGTH - 100);

  for (guint i = 0; i < n; i++)
    {
      guint start = at + (guint) g_test_rand_int_range (0, 10);

      at = start + (guint) g_test_rand_int_range (1, 30);
      quoth_annotation_add_span (self, quoth_range (start, at), NULL);
    }
  return self;
}

static gboolean
collide (const QuothAnnotation *a, const QuothAnnotation *b)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (b); j++)
      if (quoth_range_overlaps (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, j)->range))
        return TRUE;
  return FALSE;
}

static GPtrArray *
make_annotations (guint n)
{
  GPtrArray *all = quoth_values_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, make_annotation ());
  return all;
}

/* No two that overlap share a lane, and the lanes are the same whichever is asked for first. */
static void
test_stable (void)
{
  g_autoptr (QuothDocument) document = make_document ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) all = make_annotations (60);
      g_autoptr (QuothDocumentModel) model = quoth_document_model_new (document, all);
      g_autoptr (QuothLaneMap) forwards = quoth_lane_map_new (model);
      g_autoptr (QuothLaneMap) backwards = quoth_lane_map_new (model);

      for (guint i = all->len; i-- > 0;)
        quoth_lane_map_get (backwards, g_ptr_array_index (all, i));
      for (guint i = 0; i < all->len; i++)
        {
          QuothAnnotation *a = g_ptr_array_index (all, i);
          guint lane = quoth_lane_map_get (forwards, a);

          g_assert_cmpuint (lane, ==, quoth_lane_map_get (backwards, a));
          for (guint j = 0; j < i && lane < QUOTH_LANES_MAX; j++)
            {
              QuothAnnotation *b = g_ptr_array_index (all, j);

              if (collide (a, b))
                g_assert_cmpuint (quoth_lane_map_get (forwards, b), !=, lane);
            }
        }
    }
}

/* Marks what hangs together with @annotation by overlaps. */
static void
mark_knot (GPtrArray *all, const QuothAnnotation *annotation, GHashTable *marked)
{
  if (!g_hash_table_add (marked, (gpointer) annotation))
    return;
  for (guint i = 0; i < all->len; i++)
    if (collide (annotation, g_ptr_array_index (all, i)))
      mark_knot (all, g_ptr_array_index (all, i), marked);
}

/* One more annotation moves nothing that does not hang together with it; and after the update all is as if asked anew. */
static void
test_edit (void)
{
  g_autoptr (QuothDocument) document = make_document ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) all = make_annotations (25);
      g_autoptr (GPtrArray) before = g_ptr_array_new ();
      g_autoptr (GHashTable) knot = g_hash_table_new (NULL, NULL);
      g_autoptr (QuothDocumentModel) old_model = quoth_document_model_new (document, all);
      g_autoptr (QuothLaneMap) old = quoth_lane_map_new (old_model);
      g_autoptr (QuothDocumentModel) new_model = NULL;
      g_autoptr (QuothLaneMap) new = NULL;
      QuothAnnotation *added = make_annotation ();
      QuothRange extent = quoth_annotation_get_extent (added), invalid;

      g_ptr_array_extend (before, all, NULL, NULL);
      for (guint i = 0; i < before->len; i++)
        quoth_lane_map_get (old, g_ptr_array_index (before, i));
      g_ptr_array_add (all, added);
      mark_knot (all, added, knot);
      new_model = quoth_document_model_new (document, all);
      new = quoth_lane_map_new (new_model);
      for (guint i = 0; i < before->len; i++)
        if (!g_hash_table_contains (knot, g_ptr_array_index (before, i)))
          g_assert_cmpuint (quoth_lane_map_get (old, g_ptr_array_index (before, i)), ==,
                            quoth_lane_map_get (new, g_ptr_array_index (before, i)));

      invalid = quoth_lane_map_invalidate (old, extent);
      g_assert_cmpuint (invalid.start, <=, extent.start);
      g_assert_cmpuint (invalid.end, >=, extent.end);
    }
}

static void
test_pile (void)
{
  g_autoptr (QuothDocument) document = make_document ();
  g_autoptr (GPtrArray) all = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  g_autoptr (QuothLaneMap) map = NULL;
  guint counted = 0;

  for (guint i = 0; i < 5000; i++)
    {
      QuothClaim *claim = quoth_claim_new (NULL);

      quoth_annotation_add_span (claim, quoth_range (10, 15), NULL);
      g_ptr_array_add (all, claim);
    }
  model = quoth_document_model_new (document, all);
  map = quoth_lane_map_new (model);
  for (guint i = 0; i < all->len; i++)
    counted += quoth_lane_map_get (map, g_ptr_array_index (all, i)) == QUOTH_LANES_MAX;
  g_assert_cmpuint (counted, ==, 5000 - QUOTH_LANES_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane-map/stable", test_stable);
  g_test_add_func ("/lane-map/edit", test_edit);
  g_test_add_func ("/lane-map/pile", test_pile);
  return g_test_run ();
}
