/* quoth-command-open.c: letting the coders of texts see each other's work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static gboolean
tell (QuothInvocation *self, guint n, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  if (!self->json)
    {
      quoth_invocation_say (self, g_dngettext (GETTEXT_PACKAGE, "Opened %u text to its coders", "Opened %u texts to their coders", n), n);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_number (out, "opened", n);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_open (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_WRITE, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  g_autoptr (GArray) documents = reader != NULL ? quoth_lookup_documents (reader, operands + 1, error) : NULL;
  g_autoptr (QuothCoder) author = documents != NULL ? quoth_invocation_dup_coder (self, store, error) : NULL;
  g_autoptr (QuothDisclosing) opening = NULL;

  if (author == NULL)
    return FALSE;
  opening = quoth_disclosing_new ((const QuothId *) (gpointer) documents->data, documents->len, author);
  return quoth_store_build (store, quoth_disclosing_build, opening, self->cancellable, error)
         && tell (self, quoth_disclosing_get_n_opened (opening), error);
}

static const char *const description[] = {
  N_("Lets the coders of texts see what the others coded there, though not all are done. What is coded from then on is no more independent: texts whose agreement "
     "is to be measured are better left blind until all are done, when they open by themselves. It is one entry of the journal, which undo takes back."),
  N_("With --json: {\"opened\": how many texts were not open before}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli open summit.quoth speech", N_("Its coders see each other's work from now on.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_open = {
  .name = "open",
  .operands = "PROJECT DOCUMENT…",
  .summary = N_("Let the coders of texts see each other's work"),
  .description = description,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .run = run_open,
};
