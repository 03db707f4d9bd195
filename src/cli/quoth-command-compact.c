/* quoth-command-compact.c: squashing the history up to a date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-backing-up.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-when.h"

static gboolean dry_run_option;
static char *before_option;

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time / 1000);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : g_strdup ("?");
}

static gboolean
print_json (QuothInvocation *self, const char *project, const QuothCompaction *compaction, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autofree char *before = dup_time (compaction->before);

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "project", project);
  quoth_json_add_boolean (out, "compacted", !dry_run_option);
  quoth_json_add_string (out, "before", before);
  quoth_json_add_number (out, "steps", compaction->n_gone);
  quoth_json_add_number (out, "inside", compaction->n_inside);
  quoth_json_add_number (out, "kept", compaction->n_kept);
  quoth_json_add_number (out, "journalBytes", compaction->bytes_gone);
  quoth_json_add_number (out, "sizeBefore", compaction->size_before);
  if (!dry_run_option)
    {
      quoth_json_add_number (out, "baseBytes", compaction->bytes_base);
      quoth_json_add_number (out, "sizeAfter", compaction->size_after);
      quoth_json_add_string (out, "backup", compaction->backup);
      quoth_json_add_string (out, "obstacle", compaction->obstacle);
    }
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static void
say_plan (QuothInvocation *self, const char *project, const QuothCompaction *plan)
{
  g_autofree char *before = dup_time (plan->before);
  g_autofree char *journal = g_format_size (plan->bytes_gone);
  g_autofree char *size = g_format_size (plan->size_before);

  quoth_invocation_say (self,
                        g_dngettext (GETTEXT_PACKAGE, "Would be compacted: %u step before %s, which takes %s of %s",
                                     "Would be compacted: %u steps before %s, which take %s of %s", plan->n_gone),
                        plan->n_gone, before, journal, size);
  quoth_invocation_say (self,
                        g_dngettext (GETTEXT_PACKAGE, "Would stay: %u step since then", "Would stay: %u steps since then", plan->n_kept),
                        plan->n_kept);
  quoth_invocation_say (self, _("What was done before then could not be told apart any more, undone, or gone back to; nothing that is in “%s” now "
                                "would be different"),
                        project);
}

static void
say_done (QuothInvocation *self, const char *project, const QuothCompaction *done)
{
  g_autofree char *before = dup_time (done->before);
  g_autofree char *from = g_format_size (done->size_before);
  g_autofree char *to = g_format_size (done->size_after);

  quoth_invocation_say (self,
                        g_dngettext (GETTEXT_PACKAGE, "Compacted %u step before %s; “%s” was %s and is %s",
                                     "Compacted %u steps before %s; “%s” was %s and is %s", done->n_gone),
                        done->n_gone, before, project, from, to);
  if (done->obstacle != NULL)
    quoth_invocation_warn (self, _("The file could not be made smaller: %s. What is free in it is used by later work"), done->obstacle);
  if (done->backup != NULL)
    quoth_invocation_say (self, _("With all of its history, it is in “%s”"), done->backup);
}

static gboolean
plan (QuothInvocation *self, const char *project, gint64 before, QuothCompaction *result, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, project, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, error) : NULL;

  return reader != NULL && quoth_reader_plan_compaction (reader, before, result, self->cancellable, error);
}

static gboolean
compact (QuothInvocation *self, const char *project, gint64 before, QuothCompaction *result, GError **error)
{
  gboolean done;

  quoth_progress_start (self->progress, _("Compacting"));
  done = quoth_compact_run (project, before, quoth_progress_update_cb, self->progress, self->cancellable, result, error);
  quoth_progress_erase (self->progress);
  return done;
}

static gboolean
run_compact (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_auto (QuothCompaction) result = { 0 };
  gint64 before;

  if (before_option == NULL)
    {
      quoth_invocation_set_usage_error (error, _("--before is missing: up to when the history is to be compacted, such as --before 2026-01-01"));
      return FALSE;
    }
  if (!quoth_when_parse (before_option, QUOTH_DAY_START, &before, error))
    return FALSE;
  quoth_backing_up_configure ();
  if (!(dry_run_option ? plan : compact) (self, operands[0], before, &result, error))
    return FALSE;
  if (self->json)
    return print_json (self, operands[0], &result, error);
  if (dry_run_option)
    say_plan (self, operands[0], &result);
  else
    say_done (self, operands[0], &result);
  return TRUE;
}

static const GOptionEntry options[] = {
  { "before", 0, 0, G_OPTION_ARG_STRING, &before_option, N_("What was done before this day or time is compacted"), N_("TIME") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Tell what would be compacted, and change nothing"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Makes one step of all that was done before a time, and the file smaller. What is in the project stays as it is, and so do the steps that came "
     "later, with all that can be done with them. Those before cannot be told apart any more: they are not listed, cannot be undone, and how the "
     "project was then cannot be seen. The last step always stays."),
  N_("The project is looked through before, and backed up (see “quoth-cli help backups”: that backup has all of the history, and is never removed by itself). Before anything is "
     "written, the project is made anew from what the history would be, and compared. Nobody may have the project open meanwhile. On the disk there has to be room "
     "for the backup, and for a moment for twice the project besides."),
  N_("In a team, the steps must be in its folder, where they stay. Copies of the project can be merged as before, whether they were compacted or not; "
     "who has not got all of the older steps yet takes them in one. Only two copies that were both compacted before they have seen each other's "
     "older steps cannot be merged."),
  N_("With --json: {\"project\", \"compacted\": true|false, \"before\", \"steps\": N, \"inside\": N, \"kept\": N, \"journalBytes\": N, "
     "\"sizeBefore\": N, \"baseBytes\": N, \"sizeAfter\": N, \"backup\", \"obstacle\"}: how many steps were compacted, are in the compacted "
     "history then, and stay; the last four not with --dry-run."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli compact summit.quoth --before 2026-01-01 --dry-run", N_("What would be compacted.") },
  { "quoth-cli compact summit.quoth --before 2026-01-01", N_("Keep the history of this year, and no older one.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_compact = {
  .name = "compact",
  .operands = "PROJECT",
  .summary = N_("Make the history shorter, and the file smaller"),
  .description = description,
  .options = options,
  .examples = examples,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_compact,
};
