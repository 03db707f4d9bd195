/* quoth-command-team.c: team: sharing a project by a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"

static char *folder_option;
static gboolean leave_option;
static gboolean sync_option;

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = NULL;

  if (time == 0)
    return g_strdup (_("never"));
  date = g_date_time_new_from_unix_local (time / 1000);
  return g_date_time_format (date, "%F %R");
}

static void
say_member (QuothInvocation *self, const QuothTeamMember *member)
{
  const char *name = member->name != NULL ? member->name : _("a copy that has not said whose it is");
  g_autofree char *time = format_time (member->time);
  g_autoptr (GString) line = g_string_new (name);

  if (member->is_self)
    g_string_append_printf (line, " · %s", _("this copy"));
  if (member->n_to_come > 0)
    g_string_append_printf (line, " · %s %u", _("still to come here:"), member->n_to_come);
  if (member->n_to_go > 0)
    g_string_append_printf (line, " · %s %u", _("does not have yet:"), member->n_to_go);
  g_string_append_printf (line, " · %s %s", _("last heard of:"), time);
  quoth_invocation_say (self, "%s", line->str);
}

static void
say_status (QuothInvocation *self, const QuothTeamStatus *status)
{
  g_autofree char *synced = format_time (status->synced);

  if (status->folder == NULL)
    {
      quoth_invocation_say (self, _("No folder is shared with a team; choose one with --folder"));
      return;
    }
  quoth_invocation_say (self, _("The team's folder: %s"), status->folder);
  for (guint i = 0; i < status->members->len; i++)
    say_member (self, status->members->pdata[i]);
  if (status->n_to_share > 0)
    quoth_invocation_say (self,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u edit is not in the folder yet",
                                       "%u edits are not in the folder yet",
                                       status->n_to_share),
                          status->n_to_share);
  if (status->n_disagreements > 0)
    quoth_invocation_say (self,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u disagreement is to be settled: “quoth-cli list PROJECT disagreements” tells both sides",
                                       "%u disagreements are to be settled: “quoth-cli list PROJECT disagreements” tells both sides",
                                       status->n_disagreements),
                          status->n_disagreements);
  if (status->synced != 0)
    quoth_invocation_say (self, _("In step since %s"), synced);
}

static void
add_members (GString *out, const QuothTeamStatus *status)
{
  char id[QUOTH_ID_STRING_SIZE];

  quoth_json_add_name (out, "members");
  g_string_append_c (out, '[');
  for (guint i = 0; i < status->members->len; i++)
    {
      const QuothTeamMember *member = status->members->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "copy", quoth_id_to_string (&member->copy, id));
      quoth_json_add_string (out, "name", member->name);
      quoth_json_add_boolean (out, "self", member->is_self);
      quoth_json_add_number (out, "time", (guint64) member->time);
      quoth_json_add_number (out, "latest", (guint64) member->latest);
      quoth_json_add_number (out, "to_come", member->n_to_come);
      quoth_json_add_number (out, "to_go", member->n_to_go);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
add_problems (GString *out, const QuothTeamStatus *status)
{
  quoth_json_add_name (out, "problems");
  g_string_append_c (out, '[');
  for (guint i = 0; i < status->problems->len; i++)
    {
      const QuothTeamProblem *problem = status->problems->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "file", problem->file);
      quoth_json_add_string (out, "reason", problem->reason);
      quoth_json_add_boolean (out, "waiting", problem->is_waiting);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static gboolean
write_status (QuothInvocation *self, const QuothTeamStatus *status, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();

  for (guint i = 0; i < status->warnings->len; i++)
    g_ptr_array_add (warnings, status->warnings->pdata[i]);
  g_ptr_array_add (warnings, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "folder", status->folder);
  quoth_json_add_boolean (out, "elsewhere", status->is_elsewhere);
  quoth_json_add_string (out, "trouble", status->trouble);
  quoth_json_add_number (out, "synced", (guint64) status->synced);
  quoth_json_add_number (out, "to_share", status->n_to_share);
  quoth_json_add_number (out, "disagreements", status->n_disagreements);
  add_members (out, status);
  add_problems (out, status);
  quoth_json_add_strings (out, "warnings", (const char *const *) warnings->pdata);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static void
warn (QuothInvocation *self, const QuothTeamStatus *status)
{
  for (guint i = 0; i < status->problems->len; i++)
    {
      const QuothTeamProblem *problem = status->problems->pdata[i];

      quoth_invocation_warn (self, "%s: %s", problem->file, problem->reason);
    }
  for (guint i = 0; i < status->warnings->len; i++)
    quoth_invocation_warn (self, "%s", (char *) status->warnings->pdata[i]);
  if (status->is_elsewhere)
    quoth_invocation_warn (
      self, _("this file is a copy of the one that shares “%s”; choose that with --folder if this one is to share it, too"), status->folder);
}

static gboolean
tell (QuothInvocation *self, QuothTeam *team, GError **error)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (team);

  if (self->json && !write_status (self, status, error))
    return FALSE;
  say_status (self, status);
  warn (self, status);
  if (status->trouble == NULL)
    return TRUE;
  quoth_invocation_complain (self, "%s", status->trouble);
  return FALSE;
}

/* What the others call this copy: who is named, or who the copy was said to be, or the user. */
static char *
dup_person (QuothInvocation *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothCoder) coder = NULL;

  if (self->coders->len == 0 && folder_option == NULL)
    return NULL;
  coder = quoth_invocation_dup_coder (self, store, error);
  return coder != NULL ? g_strdup (coder->name) : NULL;
}

static gboolean
act (QuothInvocation *self, QuothTeam *team, GError **error)
{
  if ((leave_option || folder_option != NULL) && !quoth_team_set_folder (team, folder_option, self->cancellable, error))
    return FALSE;
  return sync_option || folder_option != NULL ? quoth_team_sync (team, self->cancellable, error)
                                              : quoth_team_look (team, self->cancellable, error);
}

static gboolean
run_team (QuothInvocation *self, const char *const *operands, GError **error)
{
  gboolean is_look = folder_option == NULL && !leave_option && !sync_option;
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothTeam) team = NULL;
  g_autofree char *person = NULL;

  if ((folder_option != NULL || sync_option) && leave_option)
    {
      quoth_invocation_set_usage_error (error, _("--leave goes with no other option"));
      return FALSE;
    }
  if (folder_option != NULL && !g_file_test (operands[0], G_FILE_TEST_EXISTS)
      && !quoth_team_join (operands[0], folder_option, self->cancellable, error))
    return FALSE;
  store = quoth_invocation_open (self, operands[0], is_look ? QUOTH_STORE_READ_ONLY : QUOTH_STORE_READ_WRITE, error);
  if (store == NULL)
    return FALSE;
  person = dup_person (self, store, error);
  team = quoth_team_new (store, person);
  return act (self, team, error) && tell (self, team, error);
}

static const GOptionEntry team_options[] = {
  { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder_option, N_("Share the project by this folder from now on, and bring both in step"), N_("DIR") },
  { "sync", 0, 0, G_OPTION_ARG_NONE, &sync_option, N_("Take in what the others did, and give them what they do not have"), NULL },
  { "leave", 0, 0, G_OPTION_ARG_NONE, &leave_option, N_("Share it no more; what was shared stays in the folder"), NULL },
  { NULL },
};

static const char *const team_description[] = {
  N_("A team works on copies of a project, each on a computer of its own, and shares a folder that something else carries about: a network drive, "
      "Nextcloud, Syncthing, a USB stick. Each copy writes its edits there, as files that never change, and takes in those of the others; the "
      "project itself stays where it is, and must not lie in that folder."),
  N_("Without an option, says who is in the team, how far each is, and which files of the folder cannot be used and why; nothing is changed. "
      "While the project is open in a window, that keeps it in step by itself. Files that are missing, half or broken do no harm: what they have comes "
      "in when they are whole."),
  N_("With --folder, a PROJECT that is not there is made of what is in the folder: so one joins a team."),
  N_("With --json, one object: \"folder\", \"trouble\" (why nothing, or not all, was shared), \"synced\" (in milliseconds since 1970), "
      "\"to_share\", \"disagreements\" (how many are to be settled), \"members\" [{\"copy\", \"name\", \"self\", \"time\", \"latest\", \"to_come\", \"to_go\"}], \"problems\" [{\"file\", \"reason\", "
      "\"waiting\"}], \"warnings\"."),
  NULL,
};

static const QuothExample team_examples[] = {
  { "quoth-cli team summit.quoth --folder ~/Nextcloud/summit", N_("Share the project by that folder.") },
  { "quoth-cli team mine.quoth --folder ~/Nextcloud/summit", N_("Join the team: make a copy of the project from the folder.") },
  { "quoth-cli team summit.quoth --sync", N_("Bring the project and the folder in step.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_team = {
  .name = "team",
  .operands = "PROJECT",
  .summary = N_("Share a project with a team by a folder"),
  .description = team_description,
  .options = team_options,
  .examples = team_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_team,
};
