/* quoth-invocation.c: one run of the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options may stand before the command ("quoth-cli --quiet check p.quoth") or after it. So there are two passes: one that stops at the
 * command's name, and one over what is left with the command's own options added.
 *
 * Exit status: 0 done, 1 failed, 2 wrong usage. A reader of standard output that went away is no failure: "list … | head"
 * got what it wanted.
 */

#include "config.h"

#include "quoth-backing-up.h"
#include "quoth-invocation.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "quoth-command.h"
#include "quoth-help.h"
#include "quoth-interrupt.h"
#include "quoth-manual.h"

enum
{
  STATUS_DONE,
  STATUS_FAILED,
  STATUS_USAGE,
};

static gboolean
add_coder_cb (const char *option, const char *value, gpointer data, GError **error)
{
  QuothInvocation *self = data;

  if (*value == '\0' || !g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“--coder” needs a name"));
      return FALSE;
    }
  g_ptr_array_add (self->coders, g_strdup (value));
  return TRUE;
}

static void
add_entry (QuothInvocation *self, GOptionGroup *group, const GOptionEntry *model)
{
  GOptionEntry entries[2] = { *model, { NULL } };

  if (g_str_equal (model->long_name, "coder"))
    entries[0].arg_data = (gpointer) add_coder_cb;
  else if (g_str_equal (model->long_name, "json"))
    entries[0].arg_data = &self->json;
  else if (g_str_equal (model->long_name, "quiet"))
    entries[0].arg_data = &self->quiet;
  else
    entries[0].arg_data = &self->help;
  g_option_group_add_entries (group, entries);
}

/* Runs GOption over @arguments, which it shortens. With @operands, all that is no option goes there. */
static gboolean
parse (QuothInvocation *self,
       const GOptionEntry *own,
       gboolean stop_at_operand,
       GStrv *arguments,
       GStrv *operands,
       GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("main", "", "", self, NULL);
  const GOptionEntry *common = quoth_command_get_common_options (self->command);
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, operands, NULL, NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, stop_at_operand);
  for (; common->long_name != NULL; common++)
    add_entry (self, group, common);
  if (own != NULL)
    g_option_group_add_entries (group, own);
  if (operands != NULL)
    g_option_group_add_entries (group, rest);
  g_option_context_set_main_group (context, group);
  return g_option_context_parse_strv (context, arguments, error);
}

static gboolean
check_operands (QuothInvocation *self, const char *const *operands, GError **error)
{
  guint n = g_strv_length ((char **) operands);

  if (n < self->command->min_operands)
    quoth_invocation_set_usage_error (error, _("An operand is missing: quoth-cli %s %s"),
                                      self->command->name, self->command->operands);
  else if (n > self->command->max_operands)
    quoth_invocation_set_usage_error (error, _("“%s” is one operand too many: quoth-cli %s %s"),
                                      operands[self->command->max_operands],
                                      self->command->name, self->command->operands);
  else if (self->command->coder == QUOTH_CODER_AUTHOR && self->coders->len > 1)
    quoth_invocation_set_usage_error (error, _("“--coder” may be given once here"));
  else
    return TRUE;
  return FALSE;
}

static int
finish (QuothInvocation *self, gboolean done, GError *error)
{
  g_autoptr (GError) flush_error = NULL;

  quoth_progress_erase (self->progress);
  if (!quoth_output_flush (self->output, &flush_error) && error == NULL)
    {
      error = flush_error;
      done = FALSE;
    }
  if (done)
    return STATUS_DONE;
  if (error == NULL)
    return STATUS_FAILED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return STATUS_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    quoth_invocation_complain (self, _("Cancelled; the project is as it was before"));
  else
    quoth_invocation_complain (self, "%s", error->message);
  if (error->domain != G_OPTION_ERROR)
    return STATUS_FAILED;
  if (self->command != NULL)
    g_printerr (_("Try “quoth-cli %s --help”.\n"), self->command->name);
  else
    g_printerr (_("Try “quoth-cli --help”.\n"));
  return STATUS_USAGE;
}

static int
run_command (QuothInvocation *self, GStrv *arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) operands = NULL;
  gboolean done;

  if (!parse (self, self->command->options, FALSE, arguments, &operands, &error))
    return finish (self, FALSE, error);
  if (operands == NULL)
    operands = g_new0 (char *, 1);
  if (self->help)
    {
      quoth_help_append_command (quoth_output_get_buffer (self->output), self->command);
      return finish (self, TRUE, NULL);
    }
  if (!check_operands (self, (const char *const *) operands, &error))
    return finish (self, FALSE, error);
  g_clear_pointer (&self->progress, quoth_progress_free);
  self->progress = quoth_progress_new (self->quiet);
  done = self->command->run (self, (const char *const *) operands, &error);
  return finish (self, done, error);
}

/* The command named by @arguments[1] is taken out of them. */
static int
find_and_run_command (QuothInvocation *self, GStrv *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup ((*arguments)[1]);
  GStrv rest = *arguments + 1;

  g_free (*rest);
  do
    *rest = *(rest + 1);
  while (*rest++ != NULL);

  if (g_str_equal (name, "help"))
    {
      if (!quoth_help_append_topic (quoth_output_get_buffer (self->output), (*arguments)[1], &error))
        return finish (self, FALSE, error);
      return finish (self, TRUE, NULL);
    }
  self->command = quoth_command_find (name);
  if (self->command != NULL)
    return run_command (self, arguments);
  quoth_help_set_unknown (&error, name);
  return finish (self, FALSE, error);
}

static int
run_program (QuothInvocation *self, GStrv *arguments)
{
  g_autoptr (GError) error = NULL;
  const GOptionEntry own[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, NULL, NULL },
    { "man", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->manual, NULL, NULL },
    { NULL },
  };

  if (!parse (self, own, TRUE, arguments, NULL, &error))
    return finish (self, FALSE, error);
  if (self->version)
    g_string_append (quoth_output_get_buffer (self->output), "quoth-cli " QUOTH_VERSION "\n");
  else if (self->manual)
    quoth_manual_append (quoth_output_get_buffer (self->output));
  else if (g_strv_length (*arguments) >= 2)
    return find_and_run_command (self, arguments);
  else if (self->help)
    quoth_help_append_program (quoth_output_get_buffer (self->output));
  else
    quoth_invocation_set_usage_error (&error, _("A command is missing"));
  return finish (self, error == NULL, error);
}

/* Is called in any thread. */
static void
tell_wait_cb (gboolean is_waiting, gpointer self)
{
  if (is_waiting)
    quoth_invocation_warn (self, _("Waiting for another program that is writing to this project; Ctrl+C cancels"));
}

int
quoth_invocation_run (const char *const *arguments)
{
  QuothInvocation self = { NULL };
  g_auto (GStrv) rest = g_strdupv ((char **) arguments);
  int status;

  self.coders = g_ptr_array_new_with_free_func (g_free);
  self.cancellable = g_cancellable_new ();
  self.output = quoth_output_new (STDOUT_FILENO);
  self.progress = quoth_progress_new (TRUE);
  quoth_interrupt_watch (self.cancellable);
  quoth_wait_listen (tell_wait_cb, &self);
  status = run_program (&self, &rest);
  quoth_wait_listen (NULL, NULL);
  quoth_progress_free (self.progress);
  quoth_output_free (self.output);
  g_ptr_array_unref (self.coders);
  return status;
}

/* Whoever asks: the one who is named, else the user of the system. Who only reads is told what is not told. */
static gboolean
set_viewer (QuothInvocation *self, QuothStore *store, GError **error)
{
  const char *name = self->coders->len == 1 ? g_ptr_array_index (self->coders, 0) : g_get_user_name ();
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  g_autoptr (GArray) blind = NULL;
  QuothId viewer;

  if (reader == NULL)
    return FALSE;
  if (!quoth_reader_find_coder (reader, name, &viewer))
    return TRUE;
  quoth_store_set_viewer (store, &viewer);
  blind = quoth_reader_list_blind (reader, &viewer, error);
  if (blind == NULL)
    return FALSE;
  self->is_blind = blind->len > 0;
  if (self->is_blind && quoth_store_get_read_only_reason (store) != NULL)
    quoth_invocation_warn (self, _("What others coded in texts that %s codes blind is left out"), name);
  return TRUE;
}

QuothStore *
quoth_invocation_open (QuothInvocation *self, const char *path, QuothStoreFlags flags, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  const char *reason;

  /* A project of an older version is backed up when it is opened. */
  if ((flags & QUOTH_STORE_READ_ONLY) == 0)
    quoth_backing_up_configure ();
  store = quoth_store_open (path, flags, error);
  if (store == NULL)
    return NULL;
  reason = quoth_store_get_read_only_reason (store);
  if ((flags & QUOTH_STORE_READ_ONLY) == 0 && reason != NULL)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY, "%s: %s", path, reason);
      return NULL;
    }
  quoth_invocation_tell_safe_mode (self, store);
  return set_viewer (self, store, error) ? g_steal_pointer (&store) : NULL;
}

void
quoth_invocation_tell_safe_mode (QuothInvocation *self, QuothStore *store)
{
  const char *reason = quoth_store_get_safe_mode_reason (store);

  if (reason == NULL || self->has_told_safe_mode)
    return;
  self->has_told_safe_mode = TRUE;
  quoth_invocation_warn (self, _("Safe mode: %s Better copy the project to a disk of this computer, or share it by a team folder"), reason);
}

gboolean
quoth_invocation_warn_of_clocks (QuothInvocation *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  g_autoptr (GPtrArray) notes = reader != NULL ? quoth_reader_list_clock_notes (reader, error) : NULL;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    quoth_invocation_warn (self, "%s", (const char *) notes->pdata[i]);
  return notes != NULL;
}

QuothCoder *
quoth_invocation_dup_coder (QuothInvocation *self, QuothStore *store, GError **error)
{
  const char *name = self->coders->len > 0 ? g_ptr_array_index (self->coders, 0) : g_get_user_name ();
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  g_autoptr (QuothCoder) coder = NULL;
  QuothId id;

  if (reader == NULL)
    return NULL;
  if (quoth_reader_find_coder (reader, name, &id))
    return quoth_coder (quoth_reader_get (reader, QUOTH_KIND_CODER, &id, error));
  coder = quoth_coder_new (NULL);
  coder->name = g_strdup (name);
  return g_steal_pointer (&coder);
}

void
quoth_invocation_say (QuothInvocation *self, const char *format, ...)
{
  va_list args;

  if (self->quiet || self->json)
    return;
  va_start (args, format);
  g_string_append_vprintf (quoth_output_get_buffer (self->output), format, args);
  va_end (args);
  g_string_append_c (quoth_output_get_buffer (self->output), '\n');
}

static void
write_error_line (QuothInvocation *self, const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  quoth_progress_erase (self->progress);
  g_printerr ("quoth-cli: %s\n", message);
}

void
quoth_invocation_warn (QuothInvocation *self, const char *format, ...)
{
  va_list args;

  if (self->quiet)
    return;
  va_start (args, format);
  write_error_line (self, format, args);
  va_end (args);
}

void
quoth_invocation_complain (QuothInvocation *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  write_error_line (self, format, args);
  va_end (args);
}

void
quoth_invocation_set_usage_error (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
}
