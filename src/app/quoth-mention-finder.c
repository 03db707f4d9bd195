/* quoth-mention-finder.c: where an actor is named in a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-mention-finder.h"

typedef struct
{
  const QuothId *actor;
  GPtrArray *found;
} Search;

static gboolean
look_at (QuothRange range, gpointer value, gpointer user_data)
{
  Search *search = user_data;

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_MENTION && quoth_id_equal (&quoth_mention (value)->actor, search->actor)
      && quoth_annotation_get_span (value, 0)->range.start == range.start)
    g_ptr_array_add (search->found, value);
  return G_SOURCE_CONTINUE;
}

static guint
get_distance (QuothRange range, QuothRange place)
{
  if (range.end <= place.start)
    return place.start - range.end;
  return range.start >= place.end ? range.start - place.end : 0;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const QuothRange *place = user_data;
  QuothRange left = quoth_annotation_get_extent (*(gconstpointer *) a);
  QuothRange right = quoth_annotation_get_extent (*(gconstpointer *) b);
  guint left_distance = get_distance (left, *place);
  guint right_distance = get_distance (right, *place);

  if (left_distance != right_distance)
    return left_distance < right_distance ? -1 : 1;
  return quoth_range_compare (left, right);
}

GPtrArray *
quoth_mentions_near (QuothDocumentModel *model, const QuothId *actor, QuothRange place)
{
  Search search = { actor, g_ptr_array_new () };
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));

  quoth_document_model_foreach (model, quoth_range (0, length), look_at, &search);
  g_ptr_array_sort_with_data (search.found, compare, &place);
  return search.found;
}
