/* quoth-command-apply.c: edits from a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "quoth-backing-up.h"
#include "quoth-command.h"
#include "quoth-counts.h"
#include "quoth-input.h"
#include "quoth-json.h"

static gboolean dry_run_option;

static GInputStream *
open_stream (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static guint
count_lines (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  guint n = 0;

  for (const char *end = at + size; at < end && (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    n++;
  return n;
}

/* All of the edits, which can come by a pipe: how many there are decides whether the project is backed up before. */
static GBytes *
read_edits (QuothInvocation *self, const char *path, GError **error)
{
  g_autoptr (GInputStream) stream = open_stream (path, error);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (stream == NULL
      || g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, self->cancellable, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static gboolean
write_report (QuothInvocation *self, QuothApplyReport *report, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !dry_run_option);
  quoth_counts_add_json (out, "put", report->n_put);
  quoth_counts_add_json (out, "deleted", report->n_deleted);
  quoth_json_add_name (out, "warnings");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->warnings->len; i++)
    quoth_json_add_string (out, NULL, g_ptr_array_index (report->warnings, i));
  g_string_append (out, "]}");
  return quoth_output_end_line (self->output, error);
}

static void
say_report (QuothInvocation *self, QuothApplyReport *report)
{
  g_autofree char *put = quoth_counts_dup_text (report->n_put);
  guint n_deleted = 0;

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    n_deleted += report->n_deleted[kind];
  quoth_invocation_say (self, dry_run_option ? _("Would make or change: %s") : _("Made or changed: %s"), put);
  if (n_deleted > 0)
    {
      g_autofree char *deleted = quoth_counts_dup_text (report->n_deleted);

      quoth_invocation_say (self, dry_run_option ? _("Would delete: %s") : _("Deleted: %s"), deleted);
    }
}

static gboolean
apply_file (QuothInvocation *self, QuothStore *store, const char *path, GError **error)
{
  g_autoptr (GBytes) edits = read_edits (self, path, error);
  g_autoptr (GInputStream) stream = NULL;
  const char *name = quoth_input_get_name (path);
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (QuothCoder) coder = NULL;

  if (edits == NULL)
    return FALSE;
  coder = quoth_invocation_dup_coder (self, store, error);
  if (coder == NULL
      || (!dry_run_option && count_lines (edits) > QUOTH_BULK_EDITS
          && !quoth_backing_up_keep (self, store, QUOTH_BACKUP_BEFORE_IMPORT, error)))
    return FALSE;
  stream = g_memory_input_stream_new_from_bytes (edits);
  quoth_progress_start (self->progress, _("Applying edits"));
  report = quoth_apply (store, stream, name, coder, FALSE, dry_run_option, self->cancellable, error);
  if (report == NULL)
    return FALSE;
  quoth_progress_erase (self->progress);
  for (guint i = 0; i < report->warnings->len; i++)
    quoth_invocation_warn (self, "%s", (char *) g_ptr_array_index (report->warnings, i));
  if (self->json)
    return write_report (self, report, error);
  say_report (self, report);
  return TRUE;
}

static gboolean
run_apply (QuothInvocation *self, const char *const *operands, GError **error)
{
  QuothStoreFlags flags = dry_run_option ? QUOTH_STORE_READ_ONLY : QUOTH_STORE_READ_WRITE;
  g_autoptr (QuothStore) store = quoth_invocation_open (self, operands[0], flags, error);

  return store != NULL && apply_file (self, store, operands[1], error);
}

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Check the edits and change nothing"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Reads edits in the jsonl format from a file (“-” for standard input): what to make, change and delete. All of it is applied as one "
     "entry of the journal, or, if one line is wrong, nothing. See “quoth-cli help jsonl”."),
  N_("Annotations that name no coder are those of --coder."),
  N_("With --json: {\"applied\": true|false, \"put\": {KIND: N, …}, \"deleted\": {…}, \"warnings\": […]}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli apply summit.quoth coding-a.jsonl", N_("Take in what another coder has made.") },
  { "quoth-cli list other.quoth actors --json | quoth-cli apply summit.quoth -", N_("Take over the actors of another project.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_apply = {
  .name = "apply",
  .operands = "PROJECT EDITS",
  .summary = N_("Apply edits in the jsonl format"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_apply,
};
