/* quoth-lane-spacing.c: room under the lines of a paragraph for its lanes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The depth of a paragraph is known before it is seen, so that nothing moves when it is scrolled to.
 */

#include "config.h"

#include "quoth-lane-spacing.h"

#include "quoth-highlight-layout.h"

struct _QuothLaneSpacing
{
  QuothTextMap *map;
  GtkTextTag *tags[QUOTH_LANES_MAX + 1]; /* by depth; NULL where the usual spacing does */
  GHashTable *depths;                    /* offset a line begins at → depth, of those that have a tag */
};

QuothLaneSpacing *
quoth_lane_spacing_new (QuothTextMap *map)
{
  QuothLaneSpacing *self = g_new0 (QuothLaneSpacing, 1);

  self->map = map;
  self->depths = g_hash_table_new (NULL, NULL);
  for (int depth = 1; depth <= QUOTH_LANES_MAX; depth++)
    {
      int needed = QUOTH_LANE_TOP + depth * QUOTH_LANE_PITCH;

      if (needed > QUOTH_LINE_SPACING)
        self->tags[depth] = gtk_text_buffer_create_tag (quoth_text_map_get_buffer (map),
                                                        NULL,
                                                        "pixels-below-lines", needed,
                                                        "pixels-inside-wrap", needed,
                                                        NULL);
    }
  return self;
}

void
quoth_lane_spacing_free (QuothLaneSpacing *self)
{
  g_hash_table_unref (self->depths);
  g_free (self);
}

void
quoth_lane_spacing_set_extra (QuothLaneSpacing *self, int extra)
{
  for (int depth = 1; depth <= QUOTH_LANES_MAX; depth++)
    {
      int needed = QUOTH_LANE_TOP + depth * QUOTH_LANE_PITCH + extra;

      if (self->tags[depth] != NULL)
        g_object_set (self->tags[depth], "pixels-below-lines", needed, "pixels-inside-wrap", needed, NULL);
    }
}

void
quoth_lane_spacing_clear (QuothLaneSpacing *self)
{
  g_hash_table_remove_all (self->depths);
}

typedef struct
{
  QuothLaneSpacing *self;
  QuothLaneMap *lanes;
  QuothRange lines; /* the lines that are looked at */
  QuothRange whole; /* and what they hold */
  GHashTable *depths;
} Walk;

static gboolean
deepen_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Walk *walk = user_data;
  guint lane = quoth_lane_map_get (walk->lanes, annotation);
  guint depth = MIN (lane + 1, QUOTH_LANES_MAX);
  guint first, last;

  if (walk->self->tags[depth] == NULL)
    return G_SOURCE_CONTINUE;
  first = MAX (quoth_text_map_get_line (walk->self->map, range.start), walk->lines.start);
  last = MIN (quoth_text_map_get_line (walk->self->map, range.end), walk->lines.end);
  for (guint line = first; line <= last; line++)
    {
      gpointer key = GUINT_TO_POINTER (quoth_text_map_get_line_range (walk->self->map, line).start);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (walk->depths, key)) < depth)
        g_hash_table_insert (walk->depths, key, GUINT_TO_POINTER (depth));
    }
  return G_SOURCE_CONTINUE;
}

static void
set_depth (QuothLaneSpacing *self, guint offset, guint depth)
{
  gpointer key = GUINT_TO_POINTER (offset);
  guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->depths, key));
  GtkTextBuffer *buffer = quoth_text_map_get_buffer (self->map);
  GtkTextIter start, end;

  if (old == depth)
    return;
  quoth_text_map_get_line_iter (self->map, offset, &start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (old != 0)
    gtk_text_buffer_remove_tag (buffer, self->tags[old], &start, &end);
  if (depth != 0)
    {
      quoth_text_map_apply_tag (self->map, self->tags[depth], &start, &end);
      g_hash_table_insert (self->depths, key, GUINT_TO_POINTER (depth));
    }
  else
    g_hash_table_remove (self->depths, key);
}

static void
reset_others (QuothLaneSpacing *self, const Walk *walk)
{
  g_autoptr (GPtrArray) stale = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->depths);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint offset = GPOINTER_TO_UINT (key);

      if (offset >= walk->whole.start && offset <= walk->whole.end && !g_hash_table_contains (walk->depths, key))
        g_ptr_array_add (stale, key);
    }
  for (guint i = 0; i < stale->len; i++)
    set_depth (self, GPOINTER_TO_UINT (g_ptr_array_index (stale, i)), 0);
}

void
quoth_lane_spacing_update (QuothLaneSpacing *self,
                           QuothDocumentModel *model,
                           QuothLaneMap *lanes,
                           QuothRange extent)
{
  g_autoptr (GHashTable) depths = g_hash_table_new (NULL, NULL);
  Walk walk = { .self = self, .lanes = lanes, .depths = depths };
  GHashTableIter iter;
  gpointer key, depth;

  walk.lines.start = quoth_text_map_get_line (self->map, extent.start);
  walk.lines.end = quoth_text_map_get_line (self->map, extent.end);
  walk.whole.start = quoth_text_map_get_line_range (self->map, walk.lines.start).start;
  walk.whole.end = quoth_text_map_get_line_range (self->map, walk.lines.end).end;
  quoth_document_model_foreach (model, walk.whole, deepen_cb, &walk);

  reset_others (self, &walk);
  g_hash_table_iter_init (&iter, depths);
  while (g_hash_table_iter_next (&iter, &key, &depth))
    set_depth (self, GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (depth));
}

static gboolean
is_out (gpointer key, gpointer depth, gpointer shown)
{
  return !quoth_range_contains (*(const QuothRange *) shown, GPOINTER_TO_UINT (key));
}

void
quoth_lane_spacing_slide (QuothLaneSpacing *self, QuothDocumentModel *model, QuothLaneMap *lanes, QuothRange fresh)
{
  QuothRange shown = quoth_text_map_get_shown (self->map);

  /* The tags of what is fresh went with it, if it was ever here. */
  if (quoth_range_equal (fresh, shown))
    g_hash_table_remove_all (self->depths);
  else
    g_hash_table_foreach_remove (self->depths, is_out, &shown);
  quoth_lane_spacing_update (self, model, lanes, fresh);
}
