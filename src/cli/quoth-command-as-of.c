/* quoth-command-as-of.c: the project as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy, and not an option of each command that reads: all that can be done with a project can be done with it, the window included, and it is
 * made once for several questions.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-when.h"

static gboolean
find_moment (QuothReader *reader, const char *text, QuothMoment *moment, GError **error)
{
  if (quoth_when_is_time (text))
    return quoth_when_parse (text, QUOTH_DAY_END, &moment->time, error);
  return quoth_reader_find_entry (reader, text, &moment->entry, error);
}

static gboolean
tell (QuothInvocation *self, const char *project, const char *copy, const QuothHistoryEntry *last, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (last->time / 1000);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : g_strdup ("?");
  char id[QUOTH_ID_STRING_SIZE];

  if (!self->json)
    {
      quoth_invocation_say (self, _("Wrote “%s”: the project as it was after “%s” of %s"), copy, last->label, text);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "project", project);
  quoth_json_add_string (out, "copy", copy);
  quoth_json_add_string (out, "last", quoth_id_to_string (&last->id, id));
  quoth_json_add_string (out, "label", last->label);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  QuothMoment moment = { .entry = QUOTH_ID_NONE };
  g_autoptr (QuothHistoryEntry) last = NULL;

  if (reader == NULL || !find_moment (reader, operands[1], &moment, error))
    return FALSE;
  last = quoth_reader_find_moment (reader, &moment, error);
  if (last == NULL)
    return FALSE;
  moment.entry = last->id;
  quoth_progress_start (self->progress, _("Going back"));
  if (!quoth_store_copy_as_of (store, &moment, operands[2], quoth_progress_update_cb, self->progress, self->cancellable, error))
    return FALSE;
  quoth_progress_erase (self->progress);
  return tell (self, operands[0], operands[2], last, error);
}

static const GOptionEntry options[] = { { NULL } };

static const char *const description[] = {
  N_("Writes the project as it was into the new file DEST, which every command and the window can read: to export, list or compare it. PROJECT stays "
     "as it is."),
  N_("WHEN is an entry, as “quoth-cli log” tells it: the project is as it was when that had just been done. Or it is a time, such as 2026-03-12T14:05 "
     "in your time zone; a day alone means its end."),
  N_("With --json: \"project\", \"copy\", and the id and \"label\" of the \"last\" entry that is in the copy."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli as-of summit.quoth 2026-03-12 march.quoth && quoth-cli export march.quoth -f csv march/",
    N_("The tables as they were at the end of that day.") },
  { "quoth-cli as-of summit.quoth 3f09c21a before-merge.quoth", N_("The project as that action left it.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_as_of = {
  .name = "as-of",
  .operands = "PROJECT WHEN DEST",
  .summary = N_("Write the project as it was"),
  .description = description,
  .options = options,
  .examples = examples,
  .min_operands = 3,
  .max_operands = 3,
  .run = run,
};
