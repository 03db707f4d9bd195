/* quoth-command-codebook.c: versions of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"

static char *name_option;
static char *note_option;

static gboolean
run_save (QuothInvocation *self, const char *path, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, path, QUOTH_STORE_READ_WRITE, error);
  g_autoptr (QuothCoder) coder = store != NULL ? quoth_invocation_dup_coder (self, store, error) : NULL;
  g_autoptr (QuothCodebookSaving) saving = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const QuothCodebookVersion *last;
  QuothQuery query = { .kind = QUOTH_KIND_CODEBOOK_VERSION };

  if (coder == NULL)
    return FALSE;
  saving = quoth_codebook_saving_new (coder, name_option, note_option);
  if (!quoth_store_build (store, quoth_codebook_save, saving, self->cancellable, error))
    return FALSE;
  reader = quoth_store_open_view (store, error);
  versions = reader != NULL ? quoth_reader_list (reader, &query, error) : NULL;
  if (versions == NULL)
    return FALSE;
  last = versions->pdata[versions->len - 1];
  quoth_invocation_say (self, _("Saved the codebook as version %u"), last->number);
  if (!self->json)
    return TRUE;
  g_string_append_printf (quoth_output_get_buffer (self->output), "{\"number\":%u}", last->number);
  return quoth_output_end_line (self->output, error);
}

/* (transfer full): the content of version @number, or as it is now for %NULL. */
static char *
dup_content (QuothReader *reader, GPtrArray *versions, const char *number, GError **error)
{
  guint64 wanted;

  if (number == NULL)
    return quoth_codebook_dup_content (reader, error);
  if (g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT, &wanted, NULL))
    for (guint i = 0; i < versions->len; i++)
      {
        const QuothCodebookVersion *version = versions->pdata[i];

        if (version->number == wanted)
          return g_strdup (version->content);
      }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               _("there is no version “%s” of the codebook; “quoth-cli list PROJECT codebook-versions” lists what there is"), number);
  return NULL;
}

static void
append_json_field (GString *out, const char *field, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", field);
  quoth_json_append_string (out, text);
}

static void
append_json (GString *out, const QuothCodebookChange *change)
{
  static const char *const types[] = { "added", "removed", "changed", "moved" };

  g_string_append_printf (out, "{\"change\":\"%s\",\"type\":\"%s\"", types[change->type], quoth_kind_to_nick (change->kind));
  if (change->kind == QUOTH_KIND_ATTRIBUTE)
    append_json_field (out, "on", quoth_kind_to_nick (change->on));
  append_json_field (out, "key", change->key);
  append_json_field (out, "name", change->name);
  append_json_field (out, "field", change->field);
  append_json_field (out, "before", change->before);
  append_json_field (out, "after", change->after);
  g_string_append_c (out, '}');
}

/* A line of the output stays one. */
static void
append_quoted (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autofree char *joined = g_strjoinv (" / ", lines);

  g_string_append_printf (out, "“%s”", joined);
}

static void
append_place (GString *out, const char *after)
{
  if (after == NULL)
    g_string_append (out, _("first"));
  else
    g_string_append_printf (out, _("after “%s”"), after);
}

static void
append_line (GString *out, const QuothCodebookChange *change)
{
  static const char signs[] = { '+', '-', '~', '>' };

  g_string_append_printf (out, "%c %s %s", signs[change->type], quoth_kind_to_nick (change->kind), change->key);
  if (change->field == NULL)
    {
      g_string_append_c (out, ' ');
      append_quoted (out, change->name);
      return;
    }
  g_string_append_printf (out, ": %s ", change->field);
  if (g_str_equal (change->field, "place"))
    {
      append_place (out, change->before);
      g_string_append (out, " → ");
      append_place (out, change->after);
      return;
    }
  append_quoted (out, change->before);
  g_string_append (out, " → ");
  append_quoted (out, change->after);
}

static gboolean
run_diff (QuothInvocation *self, const char *path, const char *from, const char *to, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, path, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  QuothQuery query = { .kind = QUOTH_KIND_CODEBOOK_VERSION };
  g_autoptr (GPtrArray) versions = reader != NULL ? quoth_reader_list (reader, &query, error) : NULL;
  g_autofree char *last = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (versions == NULL)
    return FALSE;
  if (from == NULL && versions->len > 0)
    from = last = g_strdup_printf ("%u", ((QuothCodebookVersion *) versions->pdata[versions->len - 1])->number);
  before = dup_content (reader, versions, from != NULL ? from : "1", error);
  after = before != NULL ? dup_content (reader, versions, to, error) : NULL;
  changes = after != NULL ? quoth_codebook_diff (before, after, error) : NULL;
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (self->json)
        append_json (quoth_output_get_buffer (self->output), changes->pdata[i]);
      else
        append_line (quoth_output_get_buffer (self->output), changes->pdata[i]);
      if (!quoth_output_end_line (self->output, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_codebook (QuothInvocation *self, const char *const *operands, GError **error)
{
  gboolean saves = g_str_equal (operands[1], "save");

  if (saves && operands[2] == NULL)
    return run_save (self, operands[0], error);
  if (g_str_equal (operands[1], "diff"))
    return run_diff (self, operands[0], operands[2], operands[2] != NULL ? operands[3] : NULL, error);
  quoth_invocation_set_usage_error (error, _("the codebook can be told to “save”, or to “diff” with up to two versions"));
  return FALSE;
}

static const GOptionEntry options[] = {
  { "name", 'n', 0, G_OPTION_ARG_STRING, &name_option, N_("What the version is called (save)"), N_("NAME") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &note_option, N_("What was changed, and why (save)"), N_("TEXT") },
  { NULL },
};

static const char *const description[] = {
  N_("“save” keeps the codebook as it is, with codes, attributes, types of relations and kinds of actors, as its next version. “diff” tells what "
     "differs between two versions, by their numbers; between one and the codebook as it is now; or, without a number, between the last version and now."),
  N_("What was added is marked by +, what was removed by -, what was changed by ~, and what was moved, below another code or among its like, by >. A "
     "thing whose key was changed is still the same thing; between projects, things with the same key are the same."),
  N_("With --json, one line a change: \"change\" (added, removed, changed or moved), \"type\", \"key\", \"name\", for an attribute what it is \"on\"; for "
     "what was changed or moved \"field\", \"before\" and \"after\" (for \"place\": what it comes after), and for what was added or removed its definition "
     "as one of these; “save” writes the \"number\" of the version."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli codebook summit.quoth save --name \"After the pilot\"", N_("Keep the codebook as it is.") },
  { "quoth-cli codebook summit.quoth diff 1 2", N_("What changed from the first version to the second.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_codebook = {
  .name = "codebook",
  .operands = "PROJECT save|diff [VERSION [VERSION]]",
  .summary = N_("Keep versions of the codebook and compare them"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = 4,
  .run = run_codebook,
};
