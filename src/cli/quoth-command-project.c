/* quoth-command-project.c: new and check: the project file itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "quoth-command.h"
#include "quoth-json.h"

static char *new_name;
static char *new_description;

/* A description is a change like any other, but there is nobody in the project yet whose it could be. */
static gboolean
describe_project (QuothInvocation *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  g_autoptr (QuothProject) project = NULL;
  g_autoptr (QuothProject) described = NULL;
  g_autoptr (QuothChange) change = NULL;
  QuothId author = quoth_id_new ();

  if (reader == NULL)
    return FALSE;
  project = quoth_reader_get (reader, QUOTH_KIND_PROJECT, NULL, error);
  if (project == NULL)
    return FALSE;
  described = quoth_project_copy (project);
  g_free (described->description);
  described->description = g_strdup (new_description);
  change = quoth_change_new (_("Describe the project"), &author);
  quoth_change_put (change, described);
  return quoth_store_commit (store, change, self->cancellable, error);
}

static gboolean
run_new (QuothInvocation *self, const char *const *operands, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  g_autoptr (QuothStore) store = quoth_store_create (operands[0], new_name, error);

  if (store == NULL)
    return FALSE;
  quoth_invocation_tell_safe_mode (self, store);
  if (new_description != NULL && !describe_project (self, store, error))
    {
      g_clear_object (&store);
      g_unlink (operands[0]);
      return FALSE;
    }
  if (!self->json)
    {
      quoth_invocation_say (self, _("Made the project “%s”"), operands[0]);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "project", operands[0]);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static void
append_problem (GString *out, const char *where, const char *what)
{
  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "where", where);
  quoth_json_add_string (out, "what", what);
  g_string_append_c (out, '}');
}

static void
append_notes (GString *out, GPtrArray *notes)
{
  quoth_json_add_name (out, "notes");
  g_string_append_c (out, '[');
  for (guint i = 0; i < notes->len; i++)
    quoth_json_add_string (out, NULL, notes->pdata[i]);
  g_string_append_c (out, ']');
}

static gboolean
write_check (QuothInvocation *self, GPtrArray *problems, GPtrArray *notes, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "ok", problems->len == 0);
  quoth_json_add_name (out, "problems");
  g_string_append_c (out, '[');
  for (guint i = 0; i < problems->len; i++)
    {
      QuothProblem *problem = g_ptr_array_index (problems, i);

      append_problem (out, problem->where, problem->what);
    }
  g_string_append_c (out, ']');
  if (notes->len > 0)
    append_notes (out, notes);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

/* A file that cannot even be opened is a finding too: a script that reads JSON wants it there. */
static gboolean
fail_check (QuothInvocation *self, GError **error, GError *reason)
{
  GString *out = quoth_output_get_buffer (self->output);

  g_propagate_error (error, reason);
  if (!self->json || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_string_append (out, "{\"ok\":false,\"problems\":[");
  append_problem (out, NULL, reason->message);
  g_string_append (out, "]}\n");
  return FALSE;
}

static gboolean check_rebuilds;

/* What is wrong; with --rebuild, also what the journal tells otherwise. */
static GPtrArray *
find_problems (QuothInvocation *self, QuothStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) more = NULL;

  quoth_progress_start (self->progress, _("Checking"));
  problems = quoth_store_check (store, quoth_progress_update_cb, self->progress, self->cancellable, error);
  if (problems == NULL || !check_rebuilds)
    return g_steal_pointer (&problems);
  quoth_progress_start (self->progress, _("Making the project anew"));
  more = quoth_store_check_rebuild (store, quoth_progress_update_cb, self->progress, self->cancellable, error);
  if (more == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&more));
  return g_steal_pointer (&problems);
}

/* What is odd, but no problem. Where that cannot be read there are problems that say why. */
static GPtrArray *
list_notes (QuothInvocation *self, QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, NULL);
  GPtrArray *notes = reader != NULL ? quoth_reader_list_clock_notes (reader, NULL) : NULL;

  for (guint i = 0; notes != NULL && !self->json && i < notes->len; i++)
    quoth_invocation_warn (self, "%s", (const char *) notes->pdata[i]);
  return notes != NULL ? notes : g_ptr_array_new ();
}

static gboolean
run_check (QuothInvocation *self, const char *const *operands, GError **error)
{
  GError *reason = NULL;
  g_autoptr (QuothStore) store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, &reason);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (store == NULL)
    return fail_check (self, error, reason);
  problems = find_problems (self, store, &reason);
  if (problems == NULL)
    return fail_check (self, error, reason);
  notes = list_notes (self, store);
  if (self->json && !write_check (self, problems, notes, error))
    return FALSE;
  if (problems->len == 0)
    {
      quoth_invocation_say (self, _("“%s” is sound"), operands[0]);
      return TRUE;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      QuothProblem *problem = g_ptr_array_index (problems, i);

      quoth_invocation_complain (self, "%s: %s%s%s", operands[0], problem->where != NULL ? problem->where : "",
                                 problem->where != NULL ? ": " : "", problem->what);
    }
  return FALSE;
}

static const GOptionEntry new_options[] = {
  { "name", 'n', 0, G_OPTION_ARG_STRING, &new_name, N_("What it is called (default: the name of the file)"), N_("NAME") },
  { "description", 0, 0, G_OPTION_ARG_STRING, &new_description, N_("What it is about"), N_("TEXT") },
  { NULL },
};

static const char *const new_description_text[] = {
  N_("PROJECT is the file to make, by custom NAME.quoth. A file that is there already is never replaced."),
  NULL,
};

static const QuothExample new_examples[] = {
  { "quoth-cli new summit.quoth --name \"The Moscow summit\"", N_("A project with a name of its own.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_new = {
  .name = "new",
  .operands = "PROJECT",
  .summary = N_("Make a new, empty project"),
  .description = new_description_text,
  .options = new_options,
  .examples = new_examples,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_new,
};

static const GOptionEntry check_options[] = {
  { "rebuild", 0, 0, G_OPTION_ARG_NONE, &check_rebuilds, N_("Make the project anew from its journal, too, and compare"), NULL },
  { NULL },
};

static const char *const check_description[] = {
  N_("Looks for damage: of the file; of the texts; spans that do not stand in their text or do not say what was quoted; references to "
     "what is not there; names that are not unique; gaps in the journal. Changes nothing. Problems are told one a line on standard "
     "error, and the exit status is then 1."),
  N_("A project follows from its journal. With --rebuild it is made anew from that alone, in a temporary file, and each row is compared. "
     "This takes about as long as all the work in it took the program."),
  N_("What is odd but no problem, as a clock that was ahead by more than a day, is told on standard error, too, and does not count."),
  N_("With --json: {\"ok\": true|false, \"problems\": [{\"where\", \"what\"}]}, and \"notes\" where there are any: strings."),
  NULL,
};

static const QuothExample check_examples[] = {
  { "quoth-cli check summit.quoth && quoth-cli backup summit.quoth ~/backups", N_("A backup of a project that is sound.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_check = {
  .name = "check",
  .operands = "PROJECT",
  .summary = N_("Look for damage and inconsistencies"),
  .description = check_description,
  .options = check_options,
  .examples = check_examples,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_check,
};
