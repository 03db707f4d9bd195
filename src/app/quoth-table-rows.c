/* quoth-table-rows.c: the rows of a table that somebody holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view holds some two hundred rows, most of them below what is seen, and asks for them from the first to the last. So what is wanted
 * is read in batches, in that order: after a jump of the scroll bar what is seen is in the first one, and the next begins when that is
 * drawn, since to lay out a row costs more than to read it. One batch is read at a time, of what is still wanted
 * then: who drags the scroll bar waits for no rows that went by, and what was read later is never shown before what was read
 * earlier.
 *
 * What was on its way when the project changed may be of the state before: it is shown, and read once more. Thus a
 * row that is read tells what a read after the last quoth_table_rows_refresh() told, or is about to.
 *
 * To want a row is O(N_BATCH), to let go of one O(1), and a batch takes 0.02 ms a claim to read and as much to fill.
 */

#include "config.h"

#include "quoth-table-rows.h"

#include <gtk/gtk.h>

#include "quoth-table-reading.h"

/* More than a screen has. */
#define N_BATCH 64

#define AFTER_FRAME (GDK_PRIORITY_REDRAW + 10)

struct _QuothTableRows
{
  GObject parent_instance;

  QuothSession *session;
  QuothKind kind;
  gboolean of_values;
  QuothListingCounts *counts; /* (nullable) */

  GHashTable *items; /* QuothId* → QuothTableItem, not held */
  GQueue wanted;     /* of QuothTableItem, not held, in the order they were asked for */
  GHashTable *links; /* QuothTableItem → its link there */
  GArray *batch;     /* (nullable): the ids that are being read */
  guint source;
  GCancellable *closed;
};

G_DEFINE_FINAL_TYPE (QuothTableRows, quoth_table_rows, G_TYPE_OBJECT)

/* What is wanted */

static gboolean
is_in_batch (QuothTableRows *self, const QuothId *id)
{
  for (guint i = 0; self->batch != NULL && i < self->batch->len; i++)
    if (quoth_id_equal (&g_array_index (self->batch, QuothId, i), id))
      return TRUE;
  return FALSE;
}

static void
unwant (QuothTableRows *self, QuothTableItem *item)
{
  GList *link = g_hash_table_lookup (self->links, item);

  if (link == NULL)
    return;
  g_queue_delete_link (&self->wanted, link);
  g_hash_table_remove (self->links, item);
}

static gboolean read_cb (gpointer user_data);

static void
read_soon (QuothTableRows *self, int priority)
{
  if (self->batch != NULL || self->wanted.length == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_idle_add_full (priority, read_cb, self, NULL);
}

/* What is asked for in one turn of the main loop is read together. */
static void
want (QuothTableRows *self, QuothTableItem *item)
{
  if (g_hash_table_contains (self->links, item) || g_cancellable_is_cancelled (self->closed))
    return;
  g_queue_push_tail (&self->wanted, item);
  g_hash_table_insert (self->links, item, self->wanted.tail);
  read_soon (self, G_PRIORITY_DEFAULT);
}

static void
item_wanted_cb (QuothTableItem *item, QuothTableRows *self)
{
  if (!is_in_batch (self, quoth_table_item_get_id (item)))
    want (self, item);
}

/* (transfer full): takes what was wanted first. */
static GArray *
take_batch (QuothTableRows *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (QuothId), N_BATCH);

  while (ids->len < N_BATCH && self->wanted.length > 0)
    {
      QuothTableItem *item = self->wanted.head->data;

      g_array_append_vals (ids, quoth_table_item_get_id (item), 1);
      unwant (self, item);
    }
  return ids;
}

/* Reading */

/* Puts what was read into the item of @id; whoever is told of that may let go of it. */
static void
fill (QuothTableRows *self, const QuothId *id, gpointer read)
{
  QuothTableItem *item = g_hash_table_lookup (self->items, id);
  g_autoptr (QuothTableItem) held = item != NULL ? g_object_ref (item) : NULL;

  if (item == NULL)
    {
      if (!self->of_values)
        quoth_listing_row_free (read);
      return;
    }
  if (self->of_values)
    quoth_table_item_set_value (item, read);
  else
    quoth_table_item_set_row (item, read);
}

static void
take_read (QuothTableRows *self, GPtrArray *read)
{
  if (!self->of_values)
    g_ptr_array_set_free_func (read, NULL); /* the items take the rows over */
  for (guint i = 0; i < read->len; i++)
    fill (self, self->of_values ? &QUOTH_VALUE (read->pdata[i])->id : &((QuothListingRow *) read->pdata[i])->id, read->pdata[i]);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTableRows) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  g_clear_pointer (&self->batch, g_array_unref);
  if (g_cancellable_is_cancelled (self->closed))
    return;
  if (read == NULL)
    {
      g_queue_clear (&self->wanted);
      g_hash_table_remove_all (self->links);
      g_signal_emit_by_name (self->session, "failed", error);
      return;
    }
  take_read (self, read);
  read_soon (self, AFTER_FRAME);
}

static gboolean
read_cb (gpointer user_data)
{
  QuothTableRows *self = user_data;

  self->source = 0;
  if (self->wanted.length == 0)
    return G_SOURCE_REMOVE;
  self->batch = take_batch (self);
  quoth_table_read_async (quoth_session_get_store (self->session), self->kind, self->of_values, self->counts, self->batch,
                          self->closed, rows_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* The object */

static void
item_gone_cb (gpointer user_data, GObject *item)
{
  QuothTableRows *self = user_data;

  g_hash_table_remove (self->items, quoth_table_item_get_id ((QuothTableItem *) item));
  unwant (self, (QuothTableItem *) item);
}

static void
quoth_table_rows_dispose (GObject *object)
{
  QuothTableRows *self = QUOTH_TABLE_ROWS (object);
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->closed);
  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_clear (&self->wanted);
  g_hash_table_remove_all (self->links);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, item_gone_cb, self);
      g_signal_handlers_disconnect_by_func (item, item_wanted_cb, self);
    }
  g_hash_table_remove_all (self->items);
  G_OBJECT_CLASS (quoth_table_rows_parent_class)->dispose (object);
}

static void
quoth_table_rows_finalize (GObject *object)
{
  QuothTableRows *self = QUOTH_TABLE_ROWS (object);

  g_hash_table_unref (self->items);
  g_hash_table_unref (self->links);
  g_clear_pointer (&self->counts, quoth_listing_counts_unref);
  g_clear_object (&self->closed);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_table_rows_parent_class)->finalize (object);
}

static void
quoth_table_rows_class_init (QuothTableRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = quoth_table_rows_dispose;
  object_class->finalize = quoth_table_rows_finalize;
}

static void
quoth_table_rows_init (QuothTableRows *self)
{
  self->items = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->links = g_hash_table_new (NULL, NULL);
  self->closed = g_cancellable_new ();
  g_queue_init (&self->wanted);
}

QuothTableRows *
quoth_table_rows_new (QuothSession *session, QuothKind kind, gboolean of_values)
{
  QuothTableRows *self = g_object_new (QUOTH_TYPE_TABLE_ROWS, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->of_values = of_values;
  return self;
}

QuothTableItem *
quoth_table_rows_get (QuothTableRows *self, const QuothId *id)
{
  QuothTableItem *item = g_hash_table_lookup (self->items, id);

  if (item != NULL)
    return g_object_ref (item);
  item = quoth_table_item_new (id);
  g_hash_table_insert (self->items, (gpointer) quoth_table_item_get_id (item), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_signal_connect (item, "wanted", G_CALLBACK (item_wanted_cb), self);
  return item;
}

void
quoth_table_rows_set_counts (QuothTableRows *self, QuothListingCounts *counts)
{
  quoth_listing_counts_ref (counts);
  g_clear_pointer (&self->counts, quoth_listing_counts_unref);
  self->counts = counts;
}

void
quoth_table_rows_refresh (QuothTableRows *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (quoth_table_item_is_asked (item))
      want (self, item);
}

gboolean
quoth_table_rows_is_reading (QuothTableRows *self)
{
  return self->batch != NULL || self->wanted.length > 0;
}
