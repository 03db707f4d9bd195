/* quoth-command-restore.c: going back to a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-backing-up.h"
#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-counts.h"
#include "quoth-json.h"

/* More steps are for the journal of the file itself. */
#define STEPS_MAX 20

static gboolean dry_run_option;
static gboolean force_option;

static const char *const headings[] = { N_ ("TIME"), N_ ("ACTION"), NULL };

/* By its path, its name among the backups, or its number in the list of them. */
static char *
find_backup (QuothInvocation *self, const char *project, const char *text, GError **error)
{
  g_autofree char *folder = quoth_backups_get_folder (project);
  g_autofree char *path = g_build_filename (folder, text, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  guint64 number;

  if (g_file_test (text, G_FILE_TEST_EXISTS))
    return g_strdup (text);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  backups = quoth_backups_list (project, self->cancellable, error);
  if (backups == NULL)
    return NULL;
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, NULL) && number <= backups->len)
    return g_strdup (((QuothBackup *) backups->pdata[number - 1])->path);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               _("There is no backup “%s” (see “quoth-cli backups %s”)"), text, project);
  return NULL;
}

/* ---- What would be different ---- */

static char *
dup_shares (const QuothRestorePreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < preview->shares->len; i++)
    {
      const QuothRestoreShare *share = preview->shares->pdata[i];

      g_string_append_printf (text, "%s%s: %u", i > 0 ? ", " : "", share->name != NULL ? share->name : "Quoth",
                              share->n_entries);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
print_steps (QuothInvocation *self, const QuothRestorePreview *preview, GError **error)
{
  g_autoptr (QuothColumns) columns = quoth_columns_new (self->output, headings);

  for (guint i = 0; i < MIN (preview->steps->len, STEPS_MAX); i++)
    {
      const QuothHistoryEntry *entry = preview->steps->pdata[i];
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / 1000);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");

      if (!quoth_columns_add (columns, (const char *const[]){ time, entry->label }, error))
        return FALSE;
    }
  return quoth_columns_finish (columns, error);
}

static void
say_counts (QuothInvocation *self, const char *where, const guint counts[QUOTH_N_KINDS])
{
  g_autofree char *text = quoth_kind_counts_to_text (counts);

  if (text != NULL)
    quoth_invocation_say (self, "%s: %s", where, text);
}

static gboolean
say_preview (QuothInvocation *self, const QuothRestorePreview *preview, GError **error)
{
  g_autofree char *shares = dup_shares (preview);

  for (guint i = 0; i < preview->problems->len; i++)
    quoth_invocation_warn (self, _("In the backup: %s"), ((QuothProblem *) preview->problems->pdata[i])->what);
  if (preview->fault != NULL)
    {
      quoth_invocation_say (self, _("The project itself cannot be read (%s); it would be renamed"), preview->fault);
      return TRUE;
    }
  if (preview->n_lost > 0)
    quoth_invocation_say (self,
                          g_dngettext (GETTEXT_PACKAGE, "Would go: %u entry of the journal (%s)",
                                       "Would go: %u entries of the journal (%s)", preview->n_lost),
                          preview->n_lost, shares);
  if (preview->n_back > 0)
    quoth_invocation_say (self,
                          g_dngettext (GETTEXT_PACKAGE, "Would come back: %u entry of the journal",
                                       "Would come back: %u entries of the journal", preview->n_back),
                          preview->n_back);
  if (preview->n_lost == 0 && preview->n_back == 0)
    quoth_invocation_say (self, _("Nothing was done since the backup"));
  say_counts (self, _("Not in the backup"), preview->counts[QUOTH_NEWS_ADDED]);
  say_counts (self, _("Different in the backup"), preview->counts[QUOTH_NEWS_CHANGED]);
  say_counts (self, _("Only in the backup"), preview->counts[QUOTH_NEWS_REMOVED]);
  return preview->n_lost == 0 || self->quiet || print_steps (self, preview, error);
}

static void
append_shares (GString *out, const QuothRestorePreview *preview)
{
  quoth_json_add_name (out, "by");
  g_string_append_c (out, '[');
  for (guint i = 0; i < preview->shares->len; i++)
    {
      const QuothRestoreShare *share = preview->shares->pdata[i];

      g_string_append (out, i > 0 ? ",{" : "{");
      quoth_json_add_string (out, "coder", share->name);
      quoth_json_add_number (out, "entries", share->n_entries);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static gboolean
print_json (QuothInvocation *self, const char *project, const char *backup, const QuothRestorePreview *preview, const char *kept, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "project", project);
  quoth_json_add_string (out, "backup", backup);
  quoth_json_add_boolean (out, "restored", !dry_run_option);
  quoth_json_add_string (out, "kept", kept);
  quoth_json_add_string (out, "fault", preview->fault);
  quoth_json_add_number (out, "lost", preview->n_lost);
  quoth_json_add_number (out, "back", preview->n_back);
  append_shares (out, preview);
  quoth_counts_add_json (out, "made", preview->counts[QUOTH_NEWS_ADDED]);
  quoth_counts_add_json (out, "changed", preview->counts[QUOTH_NEWS_CHANGED]);
  quoth_counts_add_json (out, "removed", preview->counts[QUOTH_NEWS_REMOVED]);
  quoth_json_add_number (out, "problems", preview->problems->len);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
restore (QuothInvocation *self, const char *project, const char *backup, char **kept, GError **error)
{
  gboolean done;

  quoth_progress_start (self->progress, _("Restoring"));
  done = quoth_restore_run (project, backup, force_option, quoth_progress_update_cb, self->progress, self->cancellable,
                            kept, error);
  quoth_progress_erase (self->progress);
  return done;
}

static gboolean
run_restore (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (QuothRestorePreview) preview = NULL;

  quoth_backing_up_configure ();
  backup = find_backup (self, operands[0], operands[1], error);
  if (backup == NULL)
    return FALSE;
  quoth_progress_start (self->progress, _("Comparing"));
  preview = quoth_restore_preview (operands[0], backup, quoth_progress_update_cb, self->progress, self->cancellable, error);
  quoth_progress_erase (self->progress);
  if (preview == NULL || (!dry_run_option && !restore (self, operands[0], backup, &kept, error)))
    return FALSE;
  if (self->json)
    return print_json (self, operands[0], backup, preview, kept, error);
  if (dry_run_option)
    return say_preview (self, preview, error);
  quoth_invocation_say (self, _("“%s” is as it was in “%s”"), operands[0], backup);
  if (kept != NULL)
    quoth_invocation_say (self, _("As it was before, it is in “%s”"), kept);
  return TRUE;
}

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Tell what would be different, and change nothing"), NULL },
  { "force", 'f', 0, G_OPTION_ARG_NONE, &force_option, N_("Also where there are problems in the backup"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Puts a backup in the place of the project. BACKUP is a file, or its number or name in what “quoth-cli backups” lists. The backup is "
     "checked, the project as it is now is backed up, and then replaced at once, whole or not at all. Nobody may have it open meanwhile, in "
     "the window or elsewhere. A project so damaged that it cannot be read is renamed, not deleted."),
  N_("What was done since the backup is then gone from this copy, but not from others: to merge with a copy that has it, or to receive from "
     "the folder of a team, brings it back, since a merge is the union of what was done in both. To take back steps for good, in all copies, "
     "undo them (see “quoth-cli help undo”)."),
  N_("With --json: {\"project\", \"backup\", \"restored\": true|false, \"kept\", \"fault\", \"lost\": N, \"back\": N, \"by\": [{\"coder\", "
     "\"entries\"}], \"made\": {KIND: N, …}, \"changed\": {…}, \"removed\": {…}, \"problems\": N}: what the project had, and the backup has not."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli restore summit.quoth 1 --dry-run", N_("What would be lost by going back to the newest backup.") },
  { "quoth-cli restore summit.quoth 1", N_("Go back to it.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_restore = {
  .name = "restore",
  .operands = "PROJECT BACKUP",
  .summary = N_("Go back to a backup"),
  .description = description,
  .options = options,
  .examples = examples,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_restore,
};
