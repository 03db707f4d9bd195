/* quoth-session-commit.c: edits of a session, from the window to the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between an edit and its news the lists hold the old value. An edit that started from that would take the one
 * before it back, so the values on their way are kept in `pending`, and quoth_session_latest() gives those. An entry goes when
 * a reading that began after its commit has come in, or when the commit is refused. One that cannot be written for the moment is
 * on its way all the same: the outbox keeps it.
 */

#include "config.h"

#include "quoth-session-private.h"

/* What is in the outbox: a change; what makes one in the store's thread; or a step to undo or redo. */
typedef struct
{
  QuothChange *change;
  QuothBuildFunc build;
  gpointer data;
  GDestroyNotify free_data;
  QuothCoder *coder; /* (nullable): who makes what is built, if the project does not know the coder yet */
  gboolean is_step;
  QuothStepRequest step;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  g_clear_pointer (&self->change, quoth_change_unref);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_pointer ((gpointer *) &self->coder, quoth_value_unref);
  g_free (self);
}

static void
send_change (QuothStore *store, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  quoth_store_commit_async (store, ((Edit *) data)->change, cancellable, callback, user_data);
}

static gboolean
write_change (QuothStore *store, gpointer data, GError **error)
{
  return quoth_store_commit (store, ((Edit *) data)->change, NULL, error);
}

static QuothChange *
build_change (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  QuothChange *change = edit->build (reader, edit->data, cancellable, error);

  if (change != NULL && edit->coder != NULL && !quoth_change_is_empty (change))
    quoth_change_put (change, edit->coder);
  return change;
}

static void
send_build (QuothStore *store, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  quoth_store_build_async (store, build_change, data, NULL, cancellable, callback, user_data);
}

static gboolean
write_build (QuothStore *store, gpointer data, GError **error)
{
  return quoth_store_build (store, build_change, data, NULL, error);
}

static void
send_step (QuothStore *store, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  quoth_store_step_async (store, &((Edit *) data)->step, cancellable, callback, user_data);
}

static const QuothErrand change_errand = { send_change, quoth_store_commit_finish, write_change, edit_free };
static const QuothErrand build_errand = { send_build, quoth_store_build_finish, write_build, edit_free };
static const QuothErrand step_errand = { send_step, quoth_store_step_finish, NULL, edit_free };

static void
pending_free (gpointer data)
{
  QuothPending *pending = data;

  quoth_value_unref (pending->value);
  g_free (pending);
}

GHashTable *
quoth_session_new_pending (void)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, pending_free);
}

/* Notes that the values of @change are on their way (@step 1) or have arrived (-1). */
static void
track (QuothSession *self, QuothChange *change, int step, gboolean failed)
{
  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    {
      const QuothOp *op = quoth_change_get_op (change, i);
      QuothPending *pending = g_hash_table_lookup (self->pending, &op->id);

      if (op->op == QUOTH_OP_DELETE || failed)
        {
          g_hash_table_remove (self->pending, &op->id);
          continue;
        }
      if (step > 0)
        {
          QuothPending *next = g_new0 (QuothPending, 1);

          next->n_in_flight = pending != NULL ? pending->n_in_flight + 1 : 1;
          next->value = quoth_value_ref (op->value);
          g_hash_table_insert (self->pending, quoth_id_memdup (&op->id), next);
        }
      else if (pending != NULL && pending->n_in_flight > 0)
        {
          pending->n_in_flight--;
        }
    }
}

/* What the user gave up is no surprise. */
static void
done_cb (gpointer data, const GError *error, gpointer owner)
{
  QuothSession *self = owner;
  Edit *edit = data;

  if (edit->change != NULL)
    {
      track (self, edit->change, -1, error != NULL);
      if (error != NULL)
        self->coder_known = quoth_session_find (self, QUOTH_KIND_CODER, &self->coder->value.id) != NULL;
    }
  self->n_commits--;
  if (edit->is_step && quoth_session_tell_step (self, edit->step.kind, error))
    error = NULL;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "failed", error);
  g_signal_emit_by_name (self, "state-changed");
  if (!g_cancellable_is_cancelled (self->cancellable))
    quoth_session_refresh (self);
}

static void
outbox_changed_cb (QuothSession *self)
{
  g_signal_emit_by_name (self, "state-changed");
}

void
quoth_session_open_outbox (QuothSession *self)
{
  self->outbox = quoth_outbox_new (self->store, done_cb, self);
  g_signal_connect_swapped (self->outbox, "changed", G_CALLBACK (outbox_changed_cb), self);
}

QuothOutbox *
quoth_session_get_outbox (QuothSession *self)
{
  return self->outbox;
}

static void
put (QuothSession *self, const QuothErrand *errand, Edit *edit)
{
  self->n_commits++;
  quoth_outbox_put (self->outbox, errand, edit);
}

void
quoth_session_commit (QuothSession *self, QuothChange *change)
{
  Edit *edit;

  if (quoth_change_is_empty (change))
    return;
  if (!self->coder_known)
    quoth_change_put (change, self->coder);
  self->coder_known = TRUE;
  edit = g_new0 (Edit, 1);
  edit->change = quoth_change_ref (change);
  quoth_session_expect_texts (self, change);
  track (self, change, 1, FALSE);
  put (self, &change_errand, edit);
}

void
quoth_session_build (QuothSession *self, QuothBuildFunc build, gpointer data, GDestroyNotify free_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->build = build;
  edit->data = data;
  edit->free_data = free_data;
  edit->coder = self->coder_known ? NULL : quoth_value_ref (self->coder);
  put (self, &build_errand, edit);
}

void
quoth_session_put (QuothSession *self, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_session_new_change (self, label);

  quoth_change_put (change, value);
  quoth_session_commit (self, change);
}

gpointer
quoth_session_latest (QuothSession *self, gpointer value)
{
  QuothPending *pending = g_hash_table_lookup (self->pending, &QUOTH_VALUE (value)->id);

  return pending != NULL ? pending->value : value;
}

void
quoth_session_send_step (QuothSession *self, const QuothStepRequest *request)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->is_step = TRUE;
  edit->step = *request;
  g_hash_table_remove_all (self->pending);
  put (self, &step_errand, edit);
}

QuothSaveState
quoth_session_get_state (QuothSession *self)
{
  if (quoth_outbox_get_trouble (self->outbox) != NULL)
    return QUOTH_SAVE_STATE_FAILED;
  return self->n_commits > 0 ? QUOTH_SAVE_STATE_SAVING : QUOTH_SAVE_STATE_SAVED;
}
