/* quoth-session-tally.c: what a session knows of annotations without having them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading it is O(annotations). In a small project it comes with the values; in a big one after them, once for many edits, so that
 * neither the first frame nor what an edit shows has to wait for it.
 */

#include "config.h"

#include "quoth-session-private.h"

static gpointer
read_tally (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_tally_read (reader, error);
}

static void
tallied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothTally) read = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  self->tallying = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (read == NULL)
    {
      g_signal_emit_by_name (self, "failed", error);
      return;
    }
  quoth_session_apply_tally (self, read);
  g_signal_emit_by_name (self, "state-changed");
  if (self->tally_wanted)
    quoth_session_tally (self);
}

void
quoth_session_tally (QuothSession *self)
{
  self->tally_wanted = self->tallying;
  if (self->tallying)
    return;
  self->tallying = TRUE;
  quoth_store_read_async (self->store, read_tally, NULL, NULL, (GDestroyNotify) quoth_tally_free, self->cancellable,
                          tallied_cb, g_object_ref (self));
}

QuothCodeKeys *
quoth_session_get_code_keys (QuothSession *self)
{
  if (self->code_keys == NULL)
    {
      g_autoptr (GPtrArray) codes = quoth_item_list_dup_values (self->lists[QUOTH_KIND_CODE]);

      self->code_keys = quoth_code_keys_new ();
      quoth_code_keys_set_codes (self->code_keys, codes);
      if (self->code_counts != NULL)
        quoth_code_keys_use_all (self->code_keys, self->code_counts);
    }
  return self->code_keys;
}

void
quoth_session_use_code (QuothSession *self, const QuothId *code)
{
  quoth_code_keys_use (quoth_session_get_code_keys (self), code);
  quoth_session_touch (self, QUOTH_KIND_CODE);
}

const char *const *
quoth_session_get_words (QuothSession *self, QuothWords words)
{
  static const char *const none[] = { NULL };

  return self->words[words] != NULL ? (const char *const *) self->words[words] : none;
}
