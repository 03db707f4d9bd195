/* quoth-outbox.h: edits on their way to the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothErrand:
 * @send: gives @data to the store
 * @finish: what came of it
 * @write: (nullable): the same as both, in any thread, for another copy of the project; %NULL for what is not worth to be kept
 * @free: frees @data
 *
 * What can be sent. One whose @write is %NULL is given up where it fails.
 */
typedef struct
{
  void (*send) (QuothStore *store, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (QuothStore *store, GAsyncResult *result, GError **error);
  gboolean (*write) (QuothStore *store, gpointer data, GError **error);
  GDestroyNotify free;
} QuothErrand;

/** QuothOutboxDone: @error: (nullable): why it was refused; then it is as if it had never been. */
typedef void (*QuothOutboxDone) (gpointer data, const GError *error, gpointer owner);

/**
 * QuothOutbox:
 *
 * Edits, which go to the store in the order they came, the next when the one before is on the disk. One that cannot be written for no fault of its
 * own (the disk is full or gone, another program does not let go of the file) is kept, and so is all that comes after it, until it can be
 * written, or is given up. One that is refused is told, and the next one sent. The window's thread only.
 *
 * Signal: "changed": how many there are, or what is the matter.
 */
#define QUOTH_TYPE_OUTBOX (quoth_outbox_get_type ())
G_DECLARE_FINAL_TYPE (QuothOutbox, quoth_outbox, QUOTH, OUTBOX, GObject)

/** quoth_outbox_new: (transfer full): calls @done with @owner, which is not held, for each edit that is written, refused or given up. */
QuothOutbox *quoth_outbox_new (QuothStore *store, QuothOutboxDone done, gpointer owner);

/** quoth_outbox_put: sends @data, after all that is there. If something is stuck, it is tried again. */
void quoth_outbox_put (QuothOutbox *self, const QuothErrand *errand, gpointer data);

/** quoth_outbox_get_n_kept: how many edits are not written, but would be. */
guint quoth_outbox_get_n_kept (QuothOutbox *self);

/** quoth_outbox_get_trouble: (transfer none) (nullable): why the first of them could not be written. */
const GError *quoth_outbox_get_trouble (QuothOutbox *self);

/** quoth_outbox_is_sending: whether one is with the store now. */
gboolean quoth_outbox_is_sending (QuothOutbox *self);

/** quoth_outbox_is_held_up: whether that waits for another program. */
gboolean quoth_outbox_is_held_up (QuothOutbox *self);

/** quoth_outbox_stop: waits no longer for another program; the edit is stuck then. */
void quoth_outbox_stop (QuothOutbox *self);

/** quoth_outbox_try_again: sends what is stuck, and all after it. */
void quoth_outbox_try_again (QuothOutbox *self);

/** quoth_outbox_give_up: drops all that is stuck. */
void quoth_outbox_give_up (QuothOutbox *self);

/** quoth_outbox_flush: gives all that is not stuck to the store at once, before it is closed. From here on @owner is not called. */
void quoth_outbox_flush (QuothOutbox *self);

/** quoth_outbox_copy_async: writes a copy of the project with all that is stuck in it to @path, over what is there. Only while nothing is
 * with the store; nothing is sent meanwhile. */
void quoth_outbox_copy_async (QuothOutbox *self, const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean quoth_outbox_copy_finish (QuothOutbox *self, GAsyncResult *result, GError **error);

G_END_DECLS
