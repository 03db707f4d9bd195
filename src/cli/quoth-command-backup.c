/* quoth-command-backup.c: backup and backups: copies of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "quoth-backing-up.h"
#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"

static gboolean backup_force;

static const char *const headings[]
  = { N_ ("NUMBER"), N_ ("TIME"), N_ ("REASON"), N_ ("SIZE"), N_ ("BEHIND"), N_ ("FILE"), NULL };

/* As cp does: into a folder under the same name. */
static char *
find_destination (const char *path, const char *destination)
{
  g_autofree char *basename = NULL;

  if (!g_file_test (destination, G_FILE_TEST_IS_DIR))
    return g_strdup (destination);
  basename = g_path_get_basename (path);
  return g_build_filename (destination, basename, NULL);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf stat_a;
  GStatBuf stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 &&
         stat_a.st_dev == stat_b.st_dev && stat_a.st_ino == stat_b.st_ino;
}

/* Returns: (transfer full): where the backup is. */
static char *
make_backup (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autofree char *destination = operands[1] != NULL ? find_destination (operands[0], operands[1]) : NULL;
  g_autoptr (QuothStore) store = NULL;
  gboolean done;

  if (destination != NULL && is_same_file (operands[0], destination))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _("%s: is the project itself; a backup needs another file"), destination);
      return NULL;
    }
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, error);
  if (store == NULL)
    return NULL;
  quoth_progress_start (self->progress, _("Backing up"));
  if (destination != NULL)
    done = quoth_store_backup (store, destination, backup_force, quoth_progress_update_cb, self->progress,
                               self->cancellable, error);
  else
    done = quoth_store_keep_backup (store, QUOTH_BACKUP_BY_HAND, quoth_progress_update_cb, self->progress,
                                    self->cancellable, &destination, error);
  quoth_progress_erase (self->progress);
  return done ? g_steal_pointer (&destination) : NULL;
}

static gboolean
run_backup (QuothInvocation *self, const char *const *operands, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autofree char *made = NULL;

  quoth_backing_up_configure ();
  made = make_backup (self, operands, error);
  if (made == NULL)
    return FALSE;
  if (!self->json)
    {
      quoth_invocation_say (self, _("Wrote the backup “%s”"), made);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "project", operands[0]);
  quoth_json_add_string (out, "backup", made);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

/* ---- Listing ---- */

static gboolean
print_json (QuothInvocation *self, const QuothBackup *backup, guint number, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (backup->time / 1000);
  g_autofree char *time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append_c (out, '{');
  quoth_json_add_number (out, "number", number);
  quoth_json_add_string (out, "file", backup->path);
  quoth_json_add_string (out, "time", time);
  quoth_json_add_string (out, "reason", quoth_backup_reason_to_nick (backup->reason));
  quoth_json_add_number (out, "size", backup->size);
  quoth_json_add_number (out, "entries", backup->n_entries);
  quoth_json_add_number (out, "behind", backup->n_behind);
  quoth_json_add_number (out, "problems", backup->n_problems);
  quoth_json_add_boolean (out, "untouched", backup->is_untouched);
  quoth_json_add_string (out, "fault", backup->fault);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static char *
dup_reason (const QuothBackup *backup)
{
  const char *reason = quoth_backup_reason_to_text (backup->reason);

  if (backup->fault != NULL)
    return g_strdup (_("cannot be read"));
  if (backup->n_problems > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (with %u problem)", "%s (with %u problems)", backup->n_problems),
                            reason, backup->n_problems);
  return g_strdup (reason);
}

static gboolean
add_row (QuothColumns *columns, const QuothBackup *backup, guint number, GError **error)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (backup->time / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
  g_autofree char *reason = dup_reason (backup);
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *behind = g_strdup_printf ("%u", backup->n_behind);
  g_autofree char *index = g_strdup_printf ("%u", number);
  g_autofree char *name = g_filename_display_basename (backup->path);

  return quoth_columns_add (columns, (const char *const[]){ index, time, reason, size, behind, name }, error);
}

static gboolean
run_backups (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothColumns) columns = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  quoth_backing_up_configure ();
  backups = quoth_backups_list (operands[0], self->cancellable, error);
  if (backups == NULL)
    return FALSE;
  if (backups->len == 0 && !self->json)
    {
      g_autofree char *folder = quoth_backups_get_folder (operands[0]);

      quoth_invocation_say (self, _("There are no backups in “%s”"), folder);
      return TRUE;
    }
  if (!self->json)
    columns = quoth_columns_new (self->output, headings);
  for (guint i = 0; i < backups->len; i++)
    if (!(self->json ? print_json (self, backups->pdata[i], i + 1, error) : add_row (columns, backups->pdata[i], i + 1, error)))
      return FALSE;
  return columns == NULL || quoth_columns_finish (columns, error);
}

static const GOptionEntry backup_options[] = {
  { "force", 'f', 0, G_OPTION_ARG_NONE, &backup_force, N_("Replace a file that is there already"), NULL },
  { NULL },
};

static const char *const backup_description[] = {
  N_("Copies a project, also while someone works in it, to the file or into the folder DEST, and checks the copy. (A plain copy of a "
     "file that is open may lack the latest work.)"),
  N_("Without DEST the copy goes to the backups of the project, in the folder NAME.quoth-backups beside it (or where the preferences of "
     "the window say), and stays there until you delete it. See “quoth-cli help backups”."),
  NULL,
};

static const QuothExample backup_examples[] = {
  { "quoth-cli backup summit.quoth", N_("One more among the backups of the project.") },
  { "quoth-cli backup summit.quoth summit-$(date +%F).quoth", N_("A backup with today's date.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_backup = {
  .name = "backup",
  .operands = "PROJECT [DEST]",
  .summary = N_("Copy a project safely"),
  .description = backup_description,
  .options = backup_options,
  .examples = backup_examples,
  .min_operands = 1,
  .max_operands = 2,
  .run = run_backup,
};

static const char *const backups_description[] = {
  N_("Lists the backups of the project, the newest first: when and why each was made, its size, and how many entries of the journal have come "
     "since. The project may be damaged, or gone."),
  N_("A backup is made by itself before a merge, before an import of more than 10 documents, before more than 200 edits are applied, before a "
     "restore, before the history is compacted and before a newer Quoth changes the file, and once a day while the project is open in the window. Of each kind the last ones are kept "
     "(7 days, 5 of each other); what you renamed, worked in or made by hand is never deleted, nor what has the history that was compacted."),
  N_("With --json, one a line: {\"number\", \"file\", \"time\", \"reason\", \"size\", \"entries\", \"behind\", \"problems\", \"untouched\", "
     "\"fault\"}."),
  NULL,
};

static const QuothExample backups_examples[] = {
  { "quoth-cli backups summit.quoth", N_("What can be gone back to.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_backups = {
  .name = "backups",
  .operands = "PROJECT",
  .summary = N_("List the backups of a project"),
  .description = backups_description,
  .examples = backups_examples,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_backups,
};
