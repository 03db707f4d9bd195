/* quoth-session-steps.c: undoing and making again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store announces what a step did just before it says that it is done, so the last news is what the step did.
 */

#include "config.h"

#include "quoth-session-private.h"

typedef struct
{
  QuothSession *session;
  QuothStepKind kind;
} Step;

/* Other work is in the way: that wants to be read, and nothing has failed. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT) || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Step *step = user_data;
  g_autoptr (QuothSession) self = step->session;
  g_autoptr (GError) error = NULL;
  gboolean refused;

  quoth_store_step_finish (QUOTH_STORE (source), result, &error);
  refused = is_refusal (error);
  quoth_session_end_commit (self, refused ? NULL : error);
  if (refused)
    g_signal_emit_by_name (self, "step-refused", error);
  else if (error == NULL && self->last_news != NULL)
    g_signal_emit_by_name (self, "stepped", step->kind, self->last_news);
}

void
quoth_session_step (QuothSession *self, QuothStepKind kind, const QuothId *entry)
{
  QuothStepRequest request = { .kind = kind, .coder = self->coder->value.id, .entry = entry != NULL ? *entry : QUOTH_ID_NONE };
  Step *step = g_new0 (Step, 1);

  step->session = g_object_ref (self);
  step->kind = kind;
  g_hash_table_remove_all (self->pending);
  quoth_session_begin_commit (self);
  quoth_store_step_async (self->store, &request, NULL, stepped_cb, step);
}
