/* quoth-session-steps.c: undoing and making again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store announces what a step did just before it says that it is done, so the last news is what the step did.
 */

#include "config.h"

#include "quoth-session-private.h"

#include <glib/gi18n.h>

/* Other work is in the way: that wants to be read, and nothing has failed. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT) || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
}

gboolean
quoth_session_tell_step (QuothSession *self, QuothStepKind kind, const GError *error)
{
  if (is_refusal (error))
    g_signal_emit_by_name (self, "step-refused", error);
  else if (error == NULL && self->last_news != NULL)
    g_signal_emit_by_name (self, "stepped", kind, self->last_news);
  return error == NULL || is_refusal (error);
}

/* What is not saved cannot be undone, and what was saved before it should not be. */
static gboolean
refuse (QuothSession *self)
{
  g_autoptr (GError) error = NULL;

  if (quoth_outbox_get_trouble (self->outbox) == NULL)
    return FALSE;
  g_set_error_literal (&error, QUOTH_ERROR, QUOTH_ERROR_BUSY,
                       _ ("Some changes are not saved yet: save them or give them up, before others are undone"));
  g_signal_emit_by_name (self, "failed", error);
  return TRUE;
}

void
quoth_session_step (QuothSession *self, QuothStepKind kind, const QuothId *entry)
{
  QuothStepRequest request = { .kind = kind, .coder = self->coder->value.id, .entry = entry != NULL ? *entry : QUOTH_ID_NONE };

  if (!refuse (self))
    quoth_session_send_step (self, &request);
}
