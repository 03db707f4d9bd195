/* quoth-command-undo.c: undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"

static char *after_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothId last; /* the newest entry before */
  guint n_told;
} Steps;

static gboolean
note_last_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Steps *self = data;

  self->last = entry->id;
  return TRUE;
}

/* Entries that are newer than the last one before. */
static gboolean
tell_step_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Steps *self = data;
  QuothInvocation *invocation = self->invocation;
  char id[QUOTH_ID_STRING_SIZE];
  GString *out;

  if (quoth_id_equal (&entry->id, &self->last))
    return FALSE;
  quoth_invocation_say (invocation, entry->kind == QUOTH_ENTRY_REDO ? _("Made again: %s") : _("Taken back: %s"), entry->label);
  if (!invocation->json)
    return TRUE;
  out = quoth_output_get_buffer (invocation->output);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "id", quoth_id_to_string (&entry->id, id));
  quoth_json_add_string (out, "kind", entry->kind == QUOTH_ENTRY_REDO ? "redo" : "undo");
  quoth_json_add_string (out, "label", entry->label);
  quoth_json_add_string (out, "undoes", quoth_id_to_string (&entry->undoes, id));
  g_string_append_c (out, '}');
  return quoth_output_end_line (invocation->output, error);
}

/* Whoever else writes meanwhile is another coder. */
static gboolean
run_steps (QuothInvocation *self, QuothStore *store, const QuothStepRequest *request, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  QuothHistoryQuery query = { .coder = &request->coder, .limit = 1 };
  Steps steps = { .invocation = self };
  GError *local = NULL;

  if (reader == NULL || !quoth_reader_foreach_entry (reader, &query, note_last_cb, &steps, self->cancellable, error)
      || !quoth_store_step (store, request, self->cancellable, error))
    return FALSE;
  query.limit = 0;
  if (!quoth_reader_foreach_entry (reader, &query, tell_step_cb, &steps, NULL, &local) && local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return TRUE;
}

static gboolean
choose (QuothStore *store, const char *entry, QuothStepRequest *request, GError **error)
{
  g_autoptr (QuothReader) reader = NULL;

  if (entry == NULL && after_option == NULL)
    return TRUE;
  reader = quoth_store_open_view (store, error);
  request->kind = entry != NULL ? QUOTH_STEP_UNDO_ENTRY : QUOTH_STEP_UNDO_AFTER;
  return reader != NULL && quoth_reader_find_entry (reader, entry != NULL ? entry : after_option, &request->entry, error);
}

static gboolean
run (QuothInvocation *self, const char *path, const char *entry, QuothStepKind kind, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, path, QUOTH_STORE_READ_WRITE, error);
  g_autoptr (QuothCoder) coder = store != NULL ? quoth_invocation_dup_coder (self, store, error) : NULL;
  QuothStepRequest request = { .kind = kind };

  if (coder == NULL)
    return FALSE;
  request.coder = coder->value.id;
  return choose (store, entry, &request, error) && run_steps (self, store, &request, error);
}

static gboolean
run_undo (QuothInvocation *self, const char *const *operands, GError **error)
{
  if (operands[1] != NULL && after_option != NULL)
    {
      quoth_invocation_set_usage_error (error, _("either an entry is undone, or all --after one"));
      return FALSE;
    }
  return run (self, operands[0], operands[1], QUOTH_STEP_UNDO, error);
}

static gboolean
run_redo (QuothInvocation *self, const char *const *operands, GError **error)
{
  return run (self, operands[0], NULL, QUOTH_STEP_REDO, error);
}

static const GOptionEntry undo_options[] = {
  { "after", 0, 0, G_OPTION_ARG_STRING, &after_option, N_("Undo all that the coder did after this entry, the last first"), N_("ENTRY") },
  { NULL },
};

static const char *const undo_description[] = {
  N_("Takes back the last action of the coder that is not taken back yet: each coder undoes the own work, whoever worked meanwhile."),
  N_("With ENTRY, as “quoth-cli log” tells it, takes back that action whatever was done since, if no later work depends on it; else says which does. "
     "Nothing is lost from the journal: what is undone can be made again with “quoth-cli redo”."),
  N_("With --json, one line for each action that was taken back: the \"id\" of the new entry, its \"kind\", its \"label\", and the entry that it \"undoes\"."),
  NULL,
};

static const QuothExample undo_examples[] = {
  { "quoth-cli undo summit.quoth", N_("Take back your last action.") },
  { "quoth-cli undo summit.quoth --coder anna 3f09c21a", N_("Take back that action of Anna's.") },
  { "quoth-cli undo summit.quoth --after 3f09c21a", N_("Go back to how it was after that action of yours.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_undo = {
  .name = "undo",
  .operands = "PROJECT [ENTRY]",
  .summary = N_("Take actions back"),
  .description = undo_description,
  .options = undo_options,
  .examples = undo_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 2,
  .run = run_undo,
};

static const GOptionEntry redo_options[] = { { NULL } };

static const char *const redo_description[] = {
  N_("Makes the action again that the coder undid last, unless the coder has done something new since."),
  N_("With --json, one line as “quoth-cli undo” writes it."),
  NULL,
};

static const QuothExample redo_examples[] = {
  { "quoth-cli redo summit.quoth", N_("Make again what you have just taken back.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_redo = {
  .name = "redo",
  .operands = "PROJECT",
  .summary = N_("Make again what was taken back"),
  .description = redo_description,
  .options = redo_options,
  .examples = redo_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_redo,
};
