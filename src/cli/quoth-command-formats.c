/* quoth-command-formats.c: what can be read and written, and with what loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"

static const char *
name_unit (QuothOffsetUnit unit)
{
  switch (unit)
    {
    case QUOTH_UNIT_CODE_POINTS:
      return "code-points";
    case QUOTH_UNIT_UTF16:
      return "utf-16";
    case QUOTH_UNIT_BYTES:
      return "bytes";
    default:
      return NULL;
    }
}

static void
append_options_json (GString *out, const QuothFormatOption *option)
{
  quoth_json_add_name (out, "options");
  g_string_append_c (out, '[');
  for (; option != NULL && option->name != NULL; option++)
    {
      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "name", option->name);
      quoth_json_add_string (out, "summary", _(option->summary));
      quoth_json_add_strings (out, "choices", option->choices);
      quoth_json_add_string (out, "default", option->value);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_losses_json (GString *out, const char *const *loss)
{
  quoth_json_add_name (out, "losses");
  g_string_append_c (out, '[');
  for (; loss != NULL && *loss != NULL; loss++)
    quoth_json_add_string (out, NULL, _(*loss));
  g_string_append_c (out, ']');
}

static void
append_carries_json (GString *out, guint carries)
{
  quoth_json_add_name (out, "carries");
  g_string_append_c (out, '[');
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (carries & (1u << kind))
      quoth_json_add_string (out, NULL, quoth_kind_to_nick (kind));
  g_string_append_c (out, ']');
}

static void
append_json (GString *out, const QuothFormat *format)
{
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "id", format->id);
  quoth_json_add_string (out, "name", _(format->name));
  quoth_json_add_string (out, "summary", _(format->summary));
  quoth_json_add_strings (out, "extensions", format->extensions);
  quoth_json_add_strings (out, "mime_types", format->mime_types);
  quoth_json_add_boolean (out, "reads_documents", (format->flags & QUOTH_FORMAT_READS_DOCUMENTS) != 0);
  quoth_json_add_boolean (out, "reads_project", (format->flags & QUOTH_FORMAT_READS_PROJECT) != 0);
  quoth_json_add_boolean (out, "writes", (format->flags & QUOTH_FORMAT_WRITES) != 0);
  quoth_json_add_boolean (out, "folder", (format->flags & QUOTH_FORMAT_IS_FOLDER) != 0);
  quoth_json_add_string (out, "unit", name_unit (format->unit));
  quoth_json_add_string (out, "parts", format->parts != NULL ? _(format->parts) : NULL);
  append_carries_json (out, format->carries);
  append_losses_json (out, format->losses);
  append_options_json (out, format->options);
  g_string_append_c (out, '}');
}

static void
append_item (GString *list, const char *item)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", item);
}

static void
append_use (GString *out, const QuothFormat *format)
{
  g_autoptr (GString) uses = g_string_new (NULL);

  if (format->flags & QUOTH_FORMAT_READS_DOCUMENTS)
    append_item (uses, _("source texts are read"));
  if (format->flags & QUOTH_FORMAT_READS_PROJECT)
    append_item (uses, _("codings are read"));
  if (format->flags & QUOTH_FORMAT_WRITES)
    append_item (uses, (format->flags & QUOTH_FORMAT_IS_FOLDER) != 0 ? _("written, as a folder") : _("written"));
  if (format->unit == QUOTH_UNIT_CODE_POINTS)
    append_item (uses, _("positions in code points"));
  else if (format->unit == QUOTH_UNIT_UTF16)
    append_item (uses, _("positions in UTF-16 units"));
  else if (format->unit == QUOTH_UNIT_BYTES)
    append_item (uses, _("positions in bytes"));
  g_string_append_printf (out, "    %s\n", uses->str);
}

static void
append_carries (GString *out, const QuothFormat *format)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  if ((format->flags & QUOTH_FORMAT_WRITES) == 0)
    return;
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (format->carries & (1u << kind))
      append_item (kinds, quoth_kind_to_nick (kind));
  g_string_append_printf (out, _("    carries: %s\n"), kinds->str);
  if (format->losses == NULL || format->losses[0] == NULL)
    g_string_append (out, _("    loses: nothing\n"));
  for (guint i = 0; format->losses != NULL && format->losses[i] != NULL; i++)
    g_string_append_printf (out, _("    loses: %s\n"), _(format->losses[i]));
}

static void
append_options (GString *out, const QuothFormatOption *option)
{
  for (; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *choices = option->choices != NULL ? g_strjoinv ("|", (char **) option->choices) : g_strdup (_("TEXT"));

      g_string_append_printf (out, _("    option %s=%s: %s (default: %s)\n"), option->name, choices, _(option->summary),
                              option->value != NULL ? option->value : "");
    }
}

static void
append_text (GString *out, const QuothFormat *format)
{
  g_string_append_printf (out, "%s\n    %s", format->id, _(format->name));
  for (guint i = 0; format->extensions != NULL && format->extensions[i] != NULL; i++)
    g_string_append_printf (out, "%s.%s", i == 0 ? " (" : ", ", format->extensions[i]);
  g_string_append_printf (out, "%s: %s\n", format->extensions != NULL && format->extensions[0] != NULL ? ")" : "",
                          _(format->summary));
  append_use (out, format);
  append_carries (out, format);
  append_options (out, format->options);
}

static gboolean
write_format (QuothInvocation *self, const QuothFormat *format, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  if (!self->json)
    {
      append_text (out, format);
      return TRUE;
    }
  append_json (out, format);
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_formats (QuothInvocation *self, const char *const *operands, GError **error)
{
  for (const QuothFormat *const *format = quoth_formats_get (); *operands == NULL && *format != NULL; format++)
    if (!write_format (self, *format, error))
      return FALSE;
  for (; *operands != NULL; operands++)
    {
      const QuothFormat *format = quoth_format_find (*operands);

      if (format == NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                       _("There is no format “%s”; “quoth-cli formats” lists what there is"), *operands);
          return FALSE;
        }
      if (!write_format (self, format, error))
        return FALSE;
    }
  return TRUE;
}

static const char *const description[] = {
  N_("Tells of every format, or of those that are named: what it is read or written for, what its positions count, what an export in it "
     "carries and loses, and its options for “export --option”."),
  N_("With --json: one object a format: {\"id\", \"name\", \"summary\", \"extensions\", \"mime_types\", \"reads_documents\", \"reads_project\", \"writes\", "
     "\"folder\", \"unit\", \"carries\", \"losses\", \"options\": [{\"name\", \"summary\", \"choices\", \"default\"}]}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli formats conll", N_("What there is to choose in an export as CoNLL.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_formats = {
  .name = "formats",
  .operands = "[ID…]",
  .summary = N_("Tell what can be read and written, and with what loss"),
  .description = description,
  .examples = examples,
  .min_operands = 0,
  .max_operands = G_MAXUINT,
  .run = run_formats,
};
