/* quoth-command-packet.c: a coder's share of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char *for_option;

static gboolean
find_coder (QuothStore *store, QuothId *coder, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) coders = NULL;

  if (reader == NULL)
    return FALSE;
  g_ptr_array_add (names, for_option);
  coders = quoth_lookup_coders (reader, names, error);
  if (coders == NULL)
    return FALSE;
  *coder = g_array_index (coders, QuothId, 0);
  return TRUE;
}

static gboolean
tell (QuothInvocation *self, const char *path, const QuothPacketReport *report, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  if (!self->json)
    {
      quoth_invocation_say (self, g_dngettext (GETTEXT_PACKAGE, "Wrote “%s” for %s: %u text", "Wrote “%s” for %s: %u texts", report->n_documents),
                            path, for_option, report->n_documents);
      if (report->n_hidden > 0 && !self->is_blind)
        quoth_invocation_say (self,
                              g_dngettext (GETTEXT_PACKAGE, "%u annotation in them is not in it, since they code blind",
                                           "%u annotations in them are not in it, since they code blind", report->n_hidden),
                              report->n_hidden);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "packet", path);
  quoth_json_add_string (out, "coder", for_option);
  quoth_json_add_number (out, "documents", report->n_documents);
  quoth_json_add_number (out, "left_out", report->n_left_out);
  quoth_json_add_number (out, "annotations", report->n_annotations);
  if (!self->is_blind)
    quoth_json_add_number (out, "hidden", report->n_hidden);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_packet (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  QuothPacketReport report;
  QuothId coder;

  if (for_option == NULL)
    {
      quoth_invocation_set_usage_error (error, _("“--for” is missing: whose packet it is to be"));
      return FALSE;
    }
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_WRITE, error);
  if (store == NULL || !find_coder (store, &coder, error))
    return FALSE;
  quoth_progress_start (self->progress, _("Writing a packet"));
  if (!quoth_store_write_packet (store, &coder, operands[1], &report, quoth_progress_update_cb, self->progress, self->cancellable, error))
    return FALSE;
  quoth_progress_erase (self->progress);
  return tell (self, operands[1], &report, error);
}

static const GOptionEntry options[] = {
  { "for", 'f', 0, G_OPTION_ARG_STRING, &for_option, N_("Whose packet it is to be"), N_("NAME") },
  { NULL }
};

static const char *const description[] = {
  N_("Writes a project with the texts that are assigned to a coder, and the codebook, actors and coders of this one. Where they code blind, or for training, only "
     "their own annotations are in it: what others coded there is nowhere in the file. They code in it as in any project, and “quoth-cli merge PROJECT PACKET” "
     "takes back what they did, as often as one likes. Nothing can be merged into a packet."),
  N_("A text that is coded blind is open once all who code it are done, or the assignment was opened (see “quoth-cli help jsonl”)."),
  N_("With --json: {\"packet\": PATH, \"coder\": NAME, \"documents\": N, \"left_out\": texts of the project that are not in it, \"annotations\": N, \"hidden\": N}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli packet summit.quoth --for Ann ann.quoth", N_("Hand out what is assigned to Ann.") },
  { "quoth-cli merge summit.quoth ann.quoth", N_("Take it back.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_packet = {
  .name = "packet",
  .operands = "PROJECT DESTINATION",
  .summary = N_("Write a coder's share of a project into a file"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_UNUSED,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_packet,
};
