/* quoth-command-revise.c: revise and text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-find.h"
#include "quoth-input.h"
#include "quoth-json.h"

static char *note_option;
static char *encoding_option;
static gboolean dry_run_option;
static int revision_option;

/* The corrected text, as it came. */
typedef struct
{
  QuothInvocation *invocation;
  const char *document;
  GBytes *bytes;
  QuothDecoded *decoded;
  QuothCoder *coder;
  QuothRevise *revise;
} ReviseRun;

static void
revise_run_clear (ReviseRun *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->decoded, quoth_decoded_free);
  g_clear_pointer (&self->coder, quoth_value_unref);
  g_clear_pointer (&self->revise, quoth_revise_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReviseRun, revise_run_clear)

static gboolean
read_text (ReviseRun *self, const char *path, GError **error)
{
  const char *name = quoth_input_get_name (path);

  self->bytes = quoth_input_load (path, self->invocation->cancellable, error);
  if (self->bytes == NULL)
    return FALSE;
  self->decoded = quoth_decode (self->bytes, encoding_option, error);
  if (self->decoded == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (self->decoded->guessed)
    quoth_invocation_warn (self->invocation, _("%s: read as %s, which is a guess; “--encoding” says what it is"),
                           name, self->decoded->encoding);
  return TRUE;
}

static QuothChange *
build_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  ReviseRun *self = data;
  QuothId document;

  if (!quoth_find_value (reader, QUOTH_KIND_DOCUMENT, self->document, &document, error))
    return NULL;
  g_clear_pointer (&self->revise, quoth_revise_unref);
  self->revise = quoth_revise_new (&document, self->decoded->text, note_option, self->coder);
  quoth_revise_set_file (self->revise, self->decoded, self->bytes);
  return quoth_revise_build (reader, self->revise, cancellable, error);
}

static gboolean
do_dry (ReviseRun *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  g_autoptr (QuothChange) change = NULL;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return FALSE;
  change = build_cb (reader, self, self->invocation->cancellable, error);
  quoth_reader_end (reader);
  return change != NULL;
}

static const char *
name_fate (const QuothRevised *revised)
{
  if (QUOTH_ANNOTATION (revised->before)->unplaced)
    return "placed";
  return revised->fate == QUOTH_FATE_LOST ? "unplaced" : "changed";
}

/* What others coded where the coder does not see it goes along, and is not told of. */
static gboolean
leave_out_hidden (ReviseRun *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothReader) reader = self->invocation->is_blind ? quoth_store_open_view (store, error) : NULL;
  GPtrArray *told = quoth_revise_get_report (self->revise)->told;

  if (!self->invocation->is_blind)
    return TRUE;
  if (reader == NULL)
    return FALSE;
  for (guint i = told->len; i > 0; i--)
    {
      const QuothRevised *revised = told->pdata[i - 1];

      if (!quoth_reader_has (reader, revised->before->kind, &revised->before->id))
        g_ptr_array_remove_index (told, i - 1);
    }
  return TRUE;
}

static void
add_told (GString *out, const QuothRevised *revised)
{
  g_autofree char *before = quoth_annotation_dup_quote (revised->before);
  g_autofree char *after = quoth_annotation_dup_quote (revised->after);
  char id[QUOTH_ID_STRING_SIZE];

  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", quoth_kind_to_nick (revised->before->kind));
  quoth_json_add_string (out, "id", quoth_id_to_string (&revised->before->id, id));
  quoth_json_add_string (out, "fate", name_fate (revised));
  quoth_json_add_string (out, "before", before);
  if (!QUOTH_ANNOTATION (revised->after)->unplaced)
    quoth_json_add_string (out, "after", after);
  g_string_append_c (out, '}');
}

static void
add_numbers (GString *out, const QuothReviseReport *report)
{
  quoth_json_add_number (out, "stay", report->n[QUOTH_FATE_STAYS]);
  quoth_json_add_number (out, "move", report->n[QUOTH_FATE_MOVES]);
  quoth_json_add_number (out, "changed", report->n[QUOTH_FATE_CHANGES]);
  quoth_json_add_number (out, "unplaced", report->n[QUOTH_FATE_LOST]);
  quoth_json_add_number (out, "placed", report->n_placed);
  quoth_json_add_number (out, "waiting", report->n_waiting);
}

static gboolean
write_report (ReviseRun *self, GError **error)
{
  const QuothReviseReport *report = quoth_revise_get_report (self->revise);
  GString *out = quoth_output_get_buffer (self->invocation->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !dry_run_option && !report->is_same);
  quoth_json_add_boolean (out, "same", report->is_same);
  if (!self->invocation->is_blind)
    add_numbers (out, report);
  quoth_json_add_name (out, "annotations");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->told->len; i++)
    add_told (out, report->told->pdata[i]);
  g_string_append (out, "]}");
  return quoth_output_end_line (self->invocation->output, error);
}

static void
say_told (QuothInvocation *invocation, const QuothRevised *revised)
{
  g_autofree char *before = quoth_annotation_dup_quote (revised->before);
  g_autofree char *after = quoth_annotation_dup_quote (revised->after);
  const char *nick = quoth_kind_to_nick (revised->before->kind);

  if (QUOTH_ANNOTATION (revised->before)->unplaced)
    /* Translators: %s is a type of the jsonl format: mention, claim or cue */
    quoth_invocation_say (invocation, _("  %s “%s” has its place again"), nick, before);
  else if (revised->fate == QUOTH_FATE_LOST)
    quoth_invocation_say (invocation, _("  %s “%s” finds no place"), nick, before);
  else
    quoth_invocation_say (invocation, _("  %s “%s” now reads “%s”"), nick, before, after);
}

static void
say_report (ReviseRun *self)
{
  const QuothReviseReport *report = quoth_revise_get_report (self->revise);

  if (report->is_same)
    {
      quoth_invocation_say (self->invocation, _("The text of “%s” is this one already; nothing was changed"), self->document);
      return;
    }
  if (self->invocation->is_blind)
    quoth_invocation_say (self->invocation, dry_run_option ? _("Would correct the text of “%s”") : _("Corrected the text of “%s”"), self->document);
  else
    quoth_invocation_say (self->invocation,
                        dry_run_option ? _("Would correct the text of “%s”. Of what is coded, %u would stay, %u move with their words, "
                                           "%u get new quotes, and %u find no place")
                                       : _("Corrected the text of “%s”. Of what is coded, %u stay, %u move with their words, "
                                           "%u get new quotes, and %u find no place"),
                        self->document,
                        report->n[QUOTH_FATE_STAYS],
                        report->n[QUOTH_FATE_MOVES],
                        report->n[QUOTH_FATE_CHANGES],
                        report->n[QUOTH_FATE_LOST]);
  for (guint i = 0; i < report->told->len; i++)
    say_told (self->invocation, report->told->pdata[i]);
  if (report->n_waiting > 0 && !self->invocation->is_blind)
    quoth_invocation_say (self->invocation, _("Still without a place from before: %u"), report->n_waiting);
}

static gboolean
run_revise (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  QuothStoreFlags flags = dry_run_option ? QUOTH_STORE_READ_ONLY : QUOTH_STORE_READ_WRITE;
  g_autoptr (QuothStore) store = quoth_invocation_open (invocation, operands[0], flags, error);
  g_auto (ReviseRun) self = { .invocation = invocation, .document = operands[1] };

  if (store == NULL || !read_text (&self, operands[2], error))
    return FALSE;
  self.coder = quoth_invocation_dup_coder (invocation, store, error);
  if (self.coder == NULL)
    return FALSE;
  if (!(dry_run_option ? do_dry (&self, store, error)
                       : quoth_store_build (store, build_cb, &self, invocation->cancellable, error)))
    return FALSE;
  if (!leave_out_hidden (&self, store, error))
    return FALSE;
  if (invocation->json)
    return write_report (&self, error);
  say_report (&self);
  return TRUE;
}

/* The revision of that number; the current one for 0. */
static QuothRevision *
find_revision (GPtrArray *revisions, guint number, const char *name, GError **error)
{
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < revisions->len; i++)
    {
      QuothRevision *revision = revisions->pdata[i];

      if (number == 0 ? revision->is_current : revision->number == number)
        {
          g_string_free (numbers, TRUE);
          return revision;
        }
      g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", revision->number);
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("The document “%s” has no revision %u; it has %s"),
               name, number, numbers->str);
  g_string_free (numbers, TRUE);
  return NULL;
}

static gboolean
write_text (QuothInvocation *self, const QuothRevision *revision, QuothText *text, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  char id[QUOTH_ID_STRING_SIZE];

  if (!self->json)
    {
      g_string_append_len (out, quoth_text_get_utf8 (text), (gssize) quoth_text_get_n_bytes (text));
      return quoth_output_flush (self->output, error);
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "document", quoth_id_to_string (&revision->document, id));
  quoth_json_add_number (out, "revision", revision->number);
  quoth_json_add_boolean (out, "current", revision->is_current);
  quoth_json_add_string (out, "text", quoth_text_get_utf8 (text));
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_text (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (QuothText) text = NULL;
  const QuothRevision *revision;
  QuothId document;

  if (revision_option < 0)
    {
      quoth_invocation_set_usage_error (error, _("“--revision” is a number from 1 on"));
      return FALSE;
    }
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, error);
  reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  if (reader == NULL || !quoth_find_value (reader, QUOTH_KIND_DOCUMENT, operands[1], &document, error))
    return FALSE;
  revisions = quoth_reader_list_revisions (reader, &document, error);
  if (revisions == NULL)
    return FALSE;
  revision = find_revision (revisions, (guint) revision_option, operands[1], error);
  text = revision != NULL ? quoth_reader_load_revision_text (reader, revision, error) : NULL;
  return text != NULL && write_text (self, revision, text, error);
}

static const GOptionEntry revise_options[] = {
  { "note", 0, 0, G_OPTION_ARG_STRING, &note_option, N_("Why the text is corrected"), N_("TEXT") },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding_option, N_("How the file is written (default: found out)"), N_("NAME") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Say what would become of what is coded, and change nothing"), NULL },
  { NULL },
};

static const char *const revise_description[] = {
  N_("Corrects the text of a document: a wrong letter, a missed line. FILE (“-” for standard input) has the whole text as it should be, as "
     "“quoth-cli text” prints it. The text there was is kept as an older revision."),
  N_("What is coded moves with its words. What was edited inside keeps its ends and gets a new quote. What is not found any more, or not for "
     "sure, is listed: it is in no place until somebody gives it one; see “quoth-cli list PROJECT unplaced”."),
  N_("Where the text is the one there is, nothing is changed, and that is no error."),
  N_("With --json: {\"applied\": true|false, \"same\": true|false, \"stay\": N, \"move\": N, \"changed\": N, \"unplaced\": N, \"placed\": N, "
     "\"waiting\": N, \"annotations\": [{\"type\", \"id\", \"fate\": changed|unplaced|placed, \"before\", \"after\"}, …]}."),
  NULL,
};

static const QuothExample revise_examples[] = {
  { "quoth-cli text summit.quoth interview > i.txt; $EDITOR i.txt; quoth-cli revise summit.quoth interview i.txt --note typos",
    N_("Correct a text by hand.") },
  { "quoth-cli text summit.quoth scan-7 | sed 's/Krernlin/Kremlin/g' | quoth-cli revise summit.quoth scan-7 - --dry-run",
    N_("See what a correction of a misread word would do.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_revise = {
  .name = "revise",
  .operands = "PROJECT DOCUMENT FILE",
  .summary = N_("Correct the text of a document"),
  .description = revise_description,
  .options = revise_options,
  .examples = revise_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 3,
  .max_operands = 3,
  .run = run_revise,
};

static const GOptionEntry text_options[] = {
  { "revision", 0, 0, G_OPTION_ARG_INT, &revision_option, N_("An older text (default: the current one)"), N_("N") },
  { NULL },
};

static const char *const text_description[] = {
  N_("Prints the text of a document, exactly: UTF-8, one LF for every newline. Positions of the jsonl format count in it."),
  N_("With --json: {\"document\": id, \"revision\": N, \"current\": true|false, \"text\": …}."),
  NULL,
};

static const QuothExample text_examples[] = {
  { "diff <(quoth-cli text summit.quoth interview --revision 1) <(quoth-cli text summit.quoth interview)",
    N_("What was corrected in a text.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_text = {
  .name = "text",
  .operands = "PROJECT DOCUMENT",
  .summary = N_("Print the text of a document, or an older one"),
  .description = text_description,
  .options = text_options,
  .examples = text_examples,
  .coder = QUOTH_CODER_UNUSED,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_text,
};
