/* quoth-annotation-index.c: the annotations of one document, found by id, by place and in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three views of one set: a sequence sorted by extent (for "next"), a hash from ids into it, and a range tree of
 * the fragments (for "what is here?"). And how many of them mention whom, which is asked for in each edit.
 */

#include "config.h"

#include "quoth-annotation-index.h"

struct _QuothAnnotationIndex
{
  GSequence *order;     /* owns a reference to each annotation */
  GHashTable *by_id;    /* id in the annotation → GSequenceIter */
  QuothRangeTree *tree; /* fragment, annotation */
  GHashTable *actors;   /* id in it → Actor, owned */
};

/* By extent, then kind, so that a mention comes before a claim of just that name; ids make it total. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const QuothAnnotation *first = a, *second = b;
  int order = quoth_range_compare (quoth_annotation_get_extent (a), quoth_annotation_get_extent (b));

  if (order == 0)
    order = (int) first->value.kind - (int) second->value.kind;
  return order != 0 ? order : quoth_id_compare (&first->value.id, &second->value.id);
}

/* What most comparisons are decided by, beside each other in memory. */
typedef struct
{
  QuothRange extent;
  QuothAnnotation *annotation;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;
  int order = quoth_range_compare (first->extent, second->extent);

  return order != 0 ? order : compare (first->annotation, second->annotation, NULL);
}

static GArray *
sort (GPtrArray *annotations)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), annotations->len);

  for (guint i = 0; i < annotations->len; i++)
    {
      Key key = { quoth_annotation_get_extent (annotations->pdata[i]), annotations->pdata[i] };

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  return keys;
}

/* An actor, as long as the index lives. */
typedef struct
{
  QuothId id;
  guint n_mentions;
} Actor;

/* (nullable): the count that @annotation belongs to. */
static guint *
get_count (QuothAnnotationIndex *self, QuothAnnotation *annotation)
{
  const QuothId *id = annotation->value.kind == QUOTH_KIND_MENTION ? &quoth_mention (annotation)->actor : NULL;
  Actor *actor = id != NULL ? g_hash_table_lookup (self->actors, id) : NULL;

  if (id == NULL)
    return NULL;
  if (actor == NULL)
    {
      actor = g_new0 (Actor, 1);
      actor->id = *id;
      g_hash_table_insert (self->actors, &actor->id, actor);
    }
  return &actor->n_mentions;
}

static void
add_fragments (QuothAnnotationIndex *self, QuothAnnotation *annotation)
{
  guint *count = get_count (self, annotation);

  if (count != NULL)
    *count += 1;
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    quoth_range_tree_insert (self->tree, quoth_annotation_get_span (annotation, i)->range, annotation);
}

static void
remove_fragments (QuothAnnotationIndex *self, QuothAnnotation *annotation)
{
  guint *count = get_count (self, annotation);

  if (count != NULL)
    *count -= 1;
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    quoth_range_tree_remove (self->tree, quoth_annotation_get_span (annotation, i)->range, annotation);
}

QuothAnnotationIndex *
quoth_annotation_index_new (GPtrArray *annotations)
{
  QuothAnnotationIndex *self = g_new0 (QuothAnnotationIndex, 1);
  g_autoptr (GArray) sorted = NULL;

  self->order = g_sequence_new (quoth_value_unref);
  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->tree = quoth_range_tree_new ();
  self->actors = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, g_free);
  if (annotations == NULL)
    return self;

  sorted = sort (annotations);
  for (guint i = 0; i < sorted->len; i++)
    {
      QuothAnnotation *annotation = g_array_index (sorted, Key, i).annotation;
      GSequenceIter *iter = g_sequence_append (self->order, quoth_value_ref (annotation));

      g_hash_table_insert (self->by_id, &annotation->value.id, iter);
      add_fragments (self, annotation);
    }
  return self;
}

void
quoth_annotation_index_free (QuothAnnotationIndex *self)
{
  quoth_range_tree_free (self->tree);
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->by_id);
  g_sequence_free (self->order);
  g_free (self);
}

void
quoth_annotation_index_put (QuothAnnotationIndex *self, QuothAnnotation *annotation)
{
  GSequenceIter *iter;

  quoth_annotation_index_remove (self, &annotation->value.id);
  iter = g_sequence_insert_sorted (self->order, quoth_value_ref (annotation), compare, NULL);
  g_hash_table_insert (self->by_id, &annotation->value.id, iter);
  add_fragments (self, annotation);
}

gboolean
quoth_annotation_index_remove (QuothAnnotationIndex *self, const QuothId *id)
{
  GSequenceIter *iter = g_hash_table_lookup (self->by_id, id);

  if (iter == NULL)
    return FALSE;
  remove_fragments (self, g_sequence_get (iter));
  g_hash_table_remove (self->by_id, id);
  g_sequence_remove (iter);
  return TRUE;
}

QuothAnnotation *
quoth_annotation_index_get (QuothAnnotationIndex *self, const QuothId *id)
{
  GSequenceIter *iter = g_hash_table_lookup (self->by_id, id);

  return iter != NULL ? g_sequence_get (iter) : NULL;
}

guint
quoth_annotation_index_get_size (QuothAnnotationIndex *self)
{
  return g_hash_table_size (self->by_id);
}

guint
quoth_annotation_index_count_mentions (QuothAnnotationIndex *self, const QuothId *actor)
{
  const Actor *found = g_hash_table_lookup (self->actors, actor);

  return found != NULL ? found->n_mentions : 0;
}

void
quoth_annotation_index_foreach (QuothAnnotationIndex *self,
                                QuothRange range,
                                QuothRangeFunc func,
                                gpointer user_data)
{
  quoth_range_tree_foreach_overlap (self->tree, range, func, user_data);
}

typedef struct
{
  guint offset;
  GPtrArray *found;
} At;

static gboolean
at_cb (QuothRange range, gpointer value, gpointer user_data)
{
  At *at = user_data;

  if (quoth_range_contains (range, at->offset)
      || quoth_range_equal (range, quoth_range (at->offset, at->offset)))
    g_ptr_array_add (at->found, value);
  return G_SOURCE_CONTINUE;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *first = *(gpointer const *) a, *second = *(gpointer const *) b;
  guint length_a = quoth_range_length (quoth_annotation_get_extent (first));
  guint length_b = quoth_range_length (quoth_annotation_get_extent (second));

  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  return compare (first, second, NULL);
}

GPtrArray *
quoth_annotation_index_at (QuothAnnotationIndex *self, guint offset)
{
  At at = { offset, g_ptr_array_new () };

  quoth_range_tree_foreach_overlap (self->tree, quoth_range (offset, offset + 1), at_cb, &at);
  g_ptr_array_sort (at.found, compare_lengths);
  return at.found;
}

/* Where an annotation that begins at @offset and is longer than any other would stand. */
static GSequenceIter *
search_offset (QuothAnnotationIndex *self, guint offset)
{
  g_autoptr (QuothMention) probe = quoth_mention_new (NULL);

  quoth_annotation_add_span (probe, quoth_range (offset, G_MAXUINT), NULL);
  return g_sequence_search (self->order, probe, compare, NULL);
}

QuothAnnotation *
quoth_annotation_index_next (QuothAnnotationIndex *self, const QuothId *id, guint offset, int step)
{
  GSequenceIter *iter = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (iter == NULL)
    {
      iter = search_offset (self, offset);
      if (step < 0)
        iter = g_sequence_iter_is_begin (iter) ? g_sequence_get_end_iter (self->order)
                                               : g_sequence_iter_prev (iter);
    }
  else if (step > 0)
    iter = g_sequence_iter_next (iter);
  else
    iter = g_sequence_iter_is_begin (iter) ? g_sequence_get_end_iter (self->order)
                                           : g_sequence_iter_prev (iter);
  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}
