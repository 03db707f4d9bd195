/* quoth-split-groups.c: documents that stay together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A near copy of a text that was trained on is no test. To find copies, of each text a sketch is made (quoth-sketch.h); the texts that have
 * several of the smallest hashes of another in common are compared with it. Not every text with every other: the smallest hashes are
 * looked up in an index, and a text that is seven tenths like another has most of them. O(n) texts, and as many comparisons as there are
 * copies.
 */

#include "formats/quoth-split-private.h"

#include "text/quoth-sketch.h"

/* What is more alike than this are near copies. */
#define ALIKE 0.7

/* Of each sketch as many are looked up; of copies most are the same, of others hardly any. */
#define LOOKED_UP 24
#define IN_COMMON 6

static void
clear_item (gpointer data)
{
  QuothSplitItem *item = data;

  g_free (item->name);
  g_free (item->key);
}

static char *
dup_key (const QuothDocument *document, QuothSplitGroup group)
{
  const char *key = group == QUOTH_SPLIT_BY_SOURCE   ? document->source
                    : group == QUOTH_SPLIT_BY_AUTHOR ? document->author
                                                     : NULL;

  /* What has no source is of none that another has. */
  if (key == NULL || *key == '\0')
    return g_strconcat ("document ", document->name, NULL);
  return g_strconcat (quoth_split_group_to_nick (group), " ", key, NULL);
}

static GArray *
list (QuothReader *reader, GArray *documents, QuothSplitGroup group, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT,
                       .documents = documents != NULL ? (const QuothId *) (gpointer) documents->data : NULL,
                       .n_documents = documents != NULL ? documents->len : 0 };
  g_autoptr (GPtrArray) values = quoth_reader_list (reader, &query, error);
  GArray *items;

  if (values == NULL)
    return NULL;
  items = g_array_new (FALSE, TRUE, sizeof (QuothSplitItem));
  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < values->len; i++)
    {
      const QuothDocument *document = values->pdata[i];
      QuothSplitItem item = { document->value.id, g_strdup (document->name), dup_key (document, group), i, i };

      g_array_append_val (items, item);
    }
  return items;
}

/* ---- Sketches ---- */

/* Of what is the text: the same menu on two pages does not make them copies. */
static QuothSketch *
make_sketch (const QuothDocument *document)
{
  QuothSketch *sketch = quoth_sketch_new ();
  const char *utf8 = quoth_text_get_utf8 (document->text);
  guint from = 0;

  for (guint i = 0; document->segments != NULL && i <= document->segments->len; i++)
    {
      const QuothSegment *segment = i < document->segments->len ? document->segments->pdata[i] : NULL;
      guint to = segment == NULL ? document->length : segment->range.start;

      if (segment != NULL && segment->kind != QUOTH_SEGMENT_BOILERPLATE)
        continue;
      if (to > from)
        {
          gsize start = quoth_text_to_byte (document->text, from);

          quoth_sketch_add (sketch, utf8 + start, quoth_text_to_byte (document->text, to) - start);
        }
      from = segment != NULL ? segment->range.end : to;
    }
  return sketch;
}

/* ---- Groups ---- */

static guint
find_root (GArray *items, guint i)
{
  QuothSplitItem *all = (QuothSplitItem *) (gpointer) items->data;

  while (all[i].group != i)
    {
      all[i].group = all[all[i].group].group;
      i = all[i].group;
    }
  return i;
}

static void
unite (GArray *items, guint a, guint b)
{
  guint x = find_root (items, a), y = find_root (items, b);

  g_array_index (items, QuothSplitItem, MAX (x, y)).group = MIN (x, y);
}

typedef struct
{
  GArray *items;
  GPtrArray *sketches;
  GHashTable *index; /* a hash: GArray of the places of the texts that have it */
  guint *n_common;   /* for each text: how many hashes it has in common with the one at work */
  GArray *met;       /* the texts that have any */
} Copies;

static void
note_common (Copies *self, const guint64 *hash)
{
  GArray *places = g_hash_table_lookup (self->index, hash);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (self->n_common[place]++ == 0)
        g_array_append_val (self->met, place);
    }
}

static void
add_to_index (Copies *self, const guint64 *hash, guint place)
{
  GArray *places = g_hash_table_lookup (self->index, hash);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->index, g_memdup2 (hash, sizeof *hash), places);
    }
  g_array_append_val (places, place);
}

/* Finds what @place is a copy of, among the texts before it. */
static void
look_up (Copies *self, guint place)
{
  QuothSplitItem *item = &g_array_index (self->items, QuothSplitItem, place);
  QuothSketch *sketch = self->sketches->pdata[place];
  guint n;
  const guint64 *hashes = quoth_sketch_get (sketch, &n);

  n = MIN (n, LOOKED_UP);
  g_array_set_size (self->met, 0);
  for (guint i = 0; i < n; i++)
    note_common (self, &hashes[i]);
  for (guint i = 0; i < self->met->len; i++)
    {
      guint other = g_array_index (self->met, guint, i);

      if (self->n_common[other] >= MIN (IN_COMMON, n)
          && quoth_sketch_compare (sketch, self->sketches->pdata[other]) >= ALIKE)
        {
          item->copy_of = MIN (item->copy_of, g_array_index (self->items, QuothSplitItem, other).copy_of);
          unite (self->items, place, other);
        }
      self->n_common[other] = 0;
    }
  for (guint i = 0; i < n; i++)
    add_to_index (self, &hashes[i], place);
}

static gboolean
unite_copies (GArray *items, QuothReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sketches = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_sketch_free);
  g_autoptr (GHashTable) index
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autofree guint *n_common = g_new0 (guint, MAX (items->len, 1));
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
  Copies self = { items, sketches, index, n_common, met };

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (QuothDocument) document = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      document = quoth_reader_load_document (reader, &g_array_index (items, QuothSplitItem, i).id, error);
      if (document == NULL)
        return FALSE;
      g_ptr_array_add (sketches, make_sketch (document));
      look_up (&self, i);
    }
  return TRUE;
}

static void
unite_keys (GArray *items)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const char *key = g_array_index (items, QuothSplitItem, i).key;
      gpointer first;

      if (g_hash_table_lookup_extended (firsts, key, NULL, &first))
        unite (items, GPOINTER_TO_UINT (first), i);
      else
        g_hash_table_insert (firsts, (gpointer) key, GUINT_TO_POINTER (i));
    }
}

GArray *
quoth_split_list_items (
  QuothReader *reader, GArray *documents, QuothSplitGroup group, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) items = list (reader, documents, group, error);

  if (items == NULL || !unite_copies (items, reader, cancellable, error))
    return NULL;
  unite_keys (items);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, QuothSplitItem, i).group = find_root (items, i);
  return g_steal_pointer (&items);
}
