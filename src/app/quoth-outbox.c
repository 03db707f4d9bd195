/* quoth-outbox.c: edits on their way to the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store would take them all at once and write them one after the other. But an edit may need the one before it: if that could not be written,
 * and the disk has room again a moment later, then the store would refuse what came after, and it would be lost. So an edit is sent when the one
 * before is written.
 */

#include "config.h"

#include "quoth-outbox.h"

#include <glib/gi18n.h>

typedef struct
{
  const QuothErrand *errand;
  gpointer data;
} Item;

struct _QuothOutbox
{
  GObject parent_instance;

  QuothStore *store;
  QuothOutboxDone done;
  gpointer owner;
  GQueue items;
  GCancellable *sending; /* of the first one, while it is with the store */
  GError *trouble;
  gboolean is_held_up;
  gboolean is_copying;
};

G_DEFINE_FINAL_TYPE (QuothOutbox, quoth_outbox, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void send_next (QuothOutbox *self);

static void
item_clear (gpointer data)
{
  Item *self = data;

  self->errand->free (self->data);
}

static void
item_unref (gpointer item)
{
  g_atomic_rc_box_release_full (item, item_clear);
}

static void
change (QuothOutbox *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether it is no fault of the edit's. */
static gboolean
is_trouble (QuothOutbox *self, const GError *error)
{
  static const int troubles[]
    = { QUOTH_ERROR_DISK, QUOTH_ERROR_BUSY, QUOTH_ERROR_READ_ONLY, QUOTH_ERROR_DAMAGED, QUOTH_ERROR_FAILED };

  if (error == NULL || quoth_store_get_read_only_reason (self->store) != NULL)
    return FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_error_matches (error, QUOTH_ERROR, troubles[i]))
      return TRUE;
  return FALSE;
}

static void
keep (QuothOutbox *self, GError *error)
{
  g_clear_error (&self->trouble);
  /* Cancelled is only the wait. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (&self->trouble, QUOTH_ERROR, QUOTH_ERROR_BUSY, _ ("Another program is writing to this project"));
  else
    self->trouble = g_error_copy (error);
}

/* The first one is through, or given up. */
static void
drop_first (QuothOutbox *self, const GError *error)
{
  Item *item = g_queue_pop_head (&self->items);

  if (self->done != NULL)
    self->done (item->data, error, self->owner);
  item_unref (item);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothOutbox) self = user_data;
  g_autoptr (GError) error = NULL;
  Item *item = g_queue_peek_head (&self->items);

  item->errand->finish (QUOTH_STORE (source), result, &error);
  g_clear_object (&self->sending);
  if (item->errand->write != NULL && is_trouble (self, error))
    {
      keep (self, error);
      change (self);
      return;
    }
  g_clear_error (&self->trouble);
  drop_first (self, error);
  send_next (self);
  change (self);
}

static void
send_next (QuothOutbox *self)
{
  Item *item = g_queue_peek_head (&self->items);

  if (item == NULL || self->sending != NULL || self->is_copying)
    return;
  self->sending = g_cancellable_new ();
  item->errand->send (self->store, item->data, self->sending, sent_cb, g_object_ref (self));
}

static void
waiting_cb (QuothOutbox *self, gboolean is_waiting)
{
  self->is_held_up = is_waiting;
  change (self);
}

static void
quoth_outbox_dispose (GObject *object)
{
  QuothOutbox *self = QUOTH_OUTBOX (object);

  self->done = NULL;
  g_queue_clear_full (&self->items, item_unref);
  g_clear_object (&self->store);
  g_clear_error (&self->trouble);
  G_OBJECT_CLASS (quoth_outbox_parent_class)->dispose (object);
}

static void
quoth_outbox_class_init (QuothOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_outbox_dispose;

  signals[CHANGED] = g_signal_new ("changed", QUOTH_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_outbox_init (QuothOutbox *self)
{
  g_queue_init (&self->items);
}

QuothOutbox *
quoth_outbox_new (QuothStore *store, QuothOutboxDone done, gpointer owner)
{
  QuothOutbox *self = g_object_new (QUOTH_TYPE_OUTBOX, NULL);

  self->store = g_object_ref (store);
  self->done = done;
  self->owner = owner;
  g_signal_connect_object (store, "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
quoth_outbox_put (QuothOutbox *self, const QuothErrand *errand, gpointer data)
{
  Item *item = g_atomic_rc_box_new0 (Item);

  item->errand = errand;
  item->data = data;
  g_queue_push_tail (&self->items, item);
  send_next (self);
  change (self);
}

guint
quoth_outbox_get_n_kept (QuothOutbox *self)
{
  guint n = 0;

  for (GList *l = self->items.head; l != NULL; l = l->next)
    n += ((Item *) l->data)->errand->write != NULL;
  return n;
}

const GError *
quoth_outbox_get_trouble (QuothOutbox *self)
{
  return self->trouble;
}

gboolean
quoth_outbox_is_sending (QuothOutbox *self)
{
  return self->sending != NULL;
}

gboolean
quoth_outbox_is_held_up (QuothOutbox *self)
{
  return self->is_held_up;
}

void
quoth_outbox_stop (QuothOutbox *self)
{
  g_cancellable_cancel (self->sending);
}

void
quoth_outbox_try_again (QuothOutbox *self)
{
  send_next (self);
  change (self);
}

void
quoth_outbox_give_up (QuothOutbox *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  /* What is with the store may be written after all. */
  if (self->sending != NULL || self->is_copying)
    return;
  g_clear_error (&self->trouble);
  while (self->items.head != NULL)
    drop_first (self, error);
  change (self);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer item)
{
  ((Item *) item)->errand->finish (QUOTH_STORE (source), result, NULL);
  item_unref (item);
}

void
quoth_outbox_flush (QuothOutbox *self)
{
  Item *with_store = self->sending != NULL ? g_queue_pop_head (&self->items) : NULL;
  Item *item;

  self->done = NULL;
  while (self->trouble == NULL && (item = g_queue_pop_head (&self->items)) != NULL)
    item->errand->send (self->store, item->data, NULL, flushed_cb, item);
  if (with_store != NULL)
    g_queue_push_head (&self->items, with_store);
}

/* A copy of the project */

typedef struct
{
  char *path;
  GPtrArray *items;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->path);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gboolean
write_items (const char *path, GPtrArray *items, GError **error)
{
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, error);

  for (guint i = 0; store != NULL && i < items->len; i++)
    {
      const Item *item = items->pdata[i];

      if (item->errand->write != NULL && !item->errand->write (store, item->data, error))
        return FALSE;
    }
  return store != NULL;
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;

  if (quoth_store_backup (QUOTH_OUTBOX (source)->store, copy->path, TRUE, NULL, NULL, cancellable, &error)
      && write_items (copy->path, copy->items, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
quoth_outbox_copy_async (QuothOutbox *self, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (self->sending == NULL && !self->is_copying);
  task = g_task_new (self, NULL, callback, user_data);
  copy = g_new0 (Copy, 1);
  copy->path = g_strdup (path);
  copy->items = g_ptr_array_new_with_free_func (item_unref);
  for (GList *l = self->items.head; l != NULL; l = l->next)
    g_ptr_array_add (copy->items, g_atomic_rc_box_acquire (l->data));
  g_task_set_source_tag (task, quoth_outbox_copy_async);
  g_task_set_task_data (task, copy, copy_free);
  self->is_copying = TRUE;
  g_task_run_in_thread (task, copy_thread);
}

gboolean
quoth_outbox_copy_finish (QuothOutbox *self, GAsyncResult *result, GError **error)
{
  self->is_copying = FALSE;
  return g_task_propagate_boolean (G_TASK (result), error);
}
