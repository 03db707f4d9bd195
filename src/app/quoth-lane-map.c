/* quoth-lane-map.c: the lane of each annotation of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations whose fragments overlap, directly or in a chain, form a **knot**. First fit inside a knot, in an order that
 * depends on nothing but its members, gives lanes that do not depend on what is on screen (so they are stable while
 * scrolling) and that an edit cannot change elsewhere. Mentions come first and take the lanes nearest to the text, then cues;
 * claims begin one lane lower, so that a name tagged inside a claim does not move the claim's bracket.
 *
 * A knot is found when one of its members is asked for: by looking up each stretch of text that its members cover,
 * once. O(k log n) for a knot of k fragments; on one word with 100,000 annotations that is one look-up, not 100,000.
 */

#include "config.h"

#include "quoth-lane-map.h"

typedef struct
{
  GPtrArray *members; /* QuothAnnotation, borrowed */
  GArray *covered;    /* QuothRange: disjoint, touching no other knot's */
} Knot;

struct _QuothLaneMap
{
  QuothDocumentModel *model;
  GHashTable *lanes;     /* QuothAnnotation → lane + 1 */
  GHashTable *knots;     /* set of Knot, owned */
  QuothRangeTree *cover; /* covered range → Knot */
};

static void
knot_free (gpointer data)
{
  Knot *knot = data;

  g_ptr_array_unref (knot->members);
  g_array_unref (knot->covered);
  g_free (knot);
}

/* While a knot grows: who is in it, and which ranges are still to be looked up. */
typedef struct
{
  Knot *knot;
  GHashTable *seen; /* set of QuothAnnotation */
  GArray *queue;    /* QuothRange */
} Search;

static gboolean
meet_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Search *search = user_data;

  if (!g_hash_table_add (search->seen, annotation))
    return G_SOURCE_CONTINUE;
  g_ptr_array_add (search->knot->members, annotation);
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    g_array_append_val (search->queue, quoth_annotation_get_span (annotation, i)->range);
  return G_SOURCE_CONTINUE;
}

/*
 * Takes what @covered holds of @range away from it; what is left to look up goes to the end of @queue, in at most two
 * pieces. Returns TRUE if @range was new as a whole, and was added to @covered.
 */
static gboolean
claim_range (GArray *covered, GArray *queue, QuothRange range)
{
  for (guint i = 0; i < covered->len; i++)
    {
      QuothRange *known = &g_array_index (covered, QuothRange, i);
      QuothRange before = quoth_range (range.start, known->start);
      QuothRange after = quoth_range (known->end, range.end);

      if (known->start <= range.start && range.end <= known->end)
        return FALSE;
      if (!quoth_range_overlaps (*known, range))
        continue;
      if (before.start < before.end)
        g_array_append_val (queue, before);
      if (after.start < after.end)
        g_array_append_val (queue, after);
      return FALSE;
    }

  /* A knot that grows along the text grows its last range. */
  if (covered->len > 0 && g_array_index (covered, QuothRange, covered->len - 1).end == range.start)
    g_array_index (covered, QuothRange, covered->len - 1).end = range.end;
  else
    g_array_append_val (covered, range);
  return TRUE;
}

static Knot *
find_knot (QuothLaneMap *self, QuothAnnotation *annotation)
{
  Knot *knot = g_new0 (Knot, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  Search search = { knot, seen, queue };

  knot->members = g_ptr_array_new ();
  knot->covered = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  meet_cb (quoth_range (0, 0), annotation, &search);
  for (guint i = 0; i < queue->len; i++)
    {
      QuothRange range = g_array_index (queue, QuothRange, i);

      if (claim_range (knot->covered, queue, range))
        quoth_document_model_foreach (self->model, range, meet_cb, &search);
    }
  return knot;
}

static guint
rank (const QuothAnnotation *annotation)
{
  switch (annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      return 0;
    case QUOTH_KIND_CUE:
      return 1;
    default:
      return 2;
    }
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *first = *(gpointer const *) a, *second = *(gpointer const *) b;
  int order = (int) rank (first) - (int) rank (second);

  if (order == 0)
    order = quoth_range_compare (quoth_annotation_get_extent (first), quoth_annotation_get_extent (second));
  return order != 0 ? order : quoth_id_compare (&first->value.id, &second->value.id);
}

static void
assign_lanes (QuothLaneMap *self, Knot *knot)
{
  g_autofree QuothLaneItem *items = g_new0 (QuothLaneItem, knot->members->len);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  gsize used = 0;

  g_ptr_array_sort (knot->members, compare_members);
  for (guint i = 0; i < knot->members->len; i++)
    {
      QuothAnnotation *member = g_ptr_array_index (knot->members, i);

      items[i].n_ranges = quoth_annotation_get_n_spans (member);
      items[i].first = rank (member) == 2 ? 1 : 0;
      for (guint j = 0; j < items[i].n_ranges; j++)
        g_array_append_val (ranges, quoth_annotation_get_span (member, j)->range);
    }
  for (guint i = 0; i < knot->members->len; i++)
    {
      items[i].ranges = (const QuothRange *) (gpointer) ranges->data + used;
      used += items[i].n_ranges;
    }

  quoth_lanes_assign (items, knot->members->len);
  for (guint i = 0; i < knot->members->len; i++)
    g_hash_table_insert (
      self->lanes, g_ptr_array_index (knot->members, i), GUINT_TO_POINTER (items[i].lane + 1));
}

QuothLaneMap *
quoth_lane_map_new (QuothDocumentModel *model)
{
  QuothLaneMap *self = g_new0 (QuothLaneMap, 1);

  self->model = model;
  self->lanes = g_hash_table_new (NULL, NULL);
  self->knots = g_hash_table_new_full (NULL, NULL, knot_free, NULL);
  self->cover = quoth_range_tree_new ();
  return self;
}

void
quoth_lane_map_free (QuothLaneMap *self)
{
  quoth_range_tree_free (self->cover);
  g_hash_table_unref (self->knots);
  g_hash_table_unref (self->lanes);
  g_free (self);
}

guint
quoth_lane_map_get (QuothLaneMap *self, QuothAnnotation *annotation)
{
  gpointer lane = g_hash_table_lookup (self->lanes, annotation);

  if (lane == NULL)
    {
      Knot *knot = find_knot (self, annotation);

      assign_lanes (self, knot);
      for (guint i = 0; i < knot->covered->len; i++)
        quoth_range_tree_insert (self->cover, g_array_index (knot->covered, QuothRange, i), knot);
      g_hash_table_add (self->knots, knot);
      lane = g_hash_table_lookup (self->lanes, annotation);
    }
  return GPOINTER_TO_UINT (lane) - 1;
}

static gboolean
collect_cb (QuothRange range, gpointer knot, gpointer user_data)
{
  g_hash_table_add (user_data, knot);
  return G_SOURCE_CONTINUE;
}

QuothRange
quoth_lane_map_invalidate (QuothLaneMap *self, QuothRange extent)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  quoth_range_tree_foreach_overlap (self->cover, extent, collect_cb, touched);
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Knot *knot = key;

      for (guint i = 0; i < knot->covered->len; i++)
        {
          QuothRange range = g_array_index (knot->covered, QuothRange, i);

          quoth_range_tree_remove (self->cover, range, knot);
          extent.start = MIN (extent.start, range.start);
          extent.end = MAX (extent.end, range.end);
        }
      for (guint i = 0; i < knot->members->len; i++)
        g_hash_table_remove (self->lanes, g_ptr_array_index (knot->members, i));
      g_hash_table_remove (self->knots, knot);
    }
  return extent;
}
