/* quoth-command-export.c: a dataset out of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "quoth-command.h"
#include "quoth-counts.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char *format_option;
static char *output_option;
static char **document_options;
static char **code_options;
static char **format_options;
static char *from_option;
static char *to_option;
static gboolean anonymous_option;
static char *split_option;
static char *seed_option;
static char *group_option;
static gboolean stratify_option;
static char *layer_option;
static gboolean gold_option;
static char *state_option;
static gboolean boilerplate_option;
static gboolean no_boilerplate_option;
static gboolean force_option;
static gboolean dry_run_option;
static char *report_option;

static char *
list_format_ids (void)
{
  GString *ids = g_string_new (NULL);

  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->flags & QUOTH_FORMAT_WRITES)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", (*format)->id);
  return g_string_free (ids, FALSE);
}

static const QuothFormat *
find_format (GError **error)
{
  const QuothFormat *format = format_option != NULL ? quoth_format_find (format_option) : NULL;
  g_autofree char *ids = list_format_ids ();

  if (format_option == NULL)
    quoth_invocation_set_usage_error (error, _("“--format” is missing; there are: %s"), ids);
  else if (format == NULL || !(format->flags & QUOTH_FORMAT_WRITES))
    quoth_invocation_set_usage_error (error, _("“%s” is no format that can be written; there are: %s"), format_option, ids);
  else if (output_option == NULL && !dry_run_option)
    quoth_invocation_set_usage_error (error, _("“--output” is missing: where to write (“-” is standard output)"));
  else if (boilerplate_option && no_boilerplate_option)
    quoth_invocation_set_usage_error (error, _("“--boilerplate” and “--no-boilerplate” contradict each other"));
  else if (split_option == NULL && (seed_option != NULL || group_option != NULL || stratify_option))
    quoth_invocation_set_usage_error (error, _("“--seed”, “--group” and “--stratify” are for “--split”"));
  else if (split_option != NULL && g_strcmp0 (output_option, "-") == 0)
    quoth_invocation_set_usage_error (error, _("A split is a folder of files and cannot be written to standard output"));
  else if (g_strcmp0 (output_option, "-") == 0 && (format->flags & QUOTH_FORMAT_IS_FOLDER) != 0)
    quoth_invocation_set_usage_error (error, _("%s is a folder of files and cannot be written to standard output"), format->name);
  else
    return format;
  return NULL;
}

/* What is wrong with an option of the format is wrong with the command line. */
static gboolean
set_format_options (QuothExport *export, GError **error)
{
  for (guint i = 0; format_options != NULL && format_options[i] != NULL; i++)
    {
      const char *equals = strchr (format_options[i], '=');
      g_autofree char *name = equals != NULL ? g_strndup (format_options[i], equals - format_options[i]) : NULL;
      g_autoptr (GError) local = NULL;

      if (name == NULL)
        {
          quoth_invocation_set_usage_error (error, _("“--option %s” is not of the form NAME=VALUE"), format_options[i]);
          return FALSE;
        }
      if (!quoth_export_set_option (export, name, equals + 1, &local))
        {
          quoth_invocation_set_usage_error (error, "%s", local->message);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
set_layer (QuothExport *export, GError **error)
{
  static const char *const layers[] = { "all", "coders", "gold" };
  const char *wanted = gold_option ? "gold" : layer_option;

  if (gold_option && layer_option != NULL && !g_str_equal (layer_option, "gold"))
    {
      quoth_invocation_set_usage_error (error, _("“--gold” and “--layer %s” contradict each other"), layer_option);
      return FALSE;
    }
  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (g_str_equal (layers[i], wanted))
      {
        quoth_export_set_layer (export, (QuothLayer) i);
        return TRUE;
      }
  quoth_invocation_set_usage_error (error, _("“--layer %s” is no layer; there are: coders, gold, all"), wanted);
  return FALSE;
}

static gboolean
set_state (QuothExport *export, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (quoth_export_set_state (export, state_option, &local))
    return TRUE;
  quoth_invocation_set_usage_error (error, "%s", local->message);
  return FALSE;
}

/* A date that is none is wrong in the command line, too. */
static gboolean
set_dates (QuothExport *export, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (quoth_export_set_dates (export, from_option, to_option, &local))
    return TRUE;
  quoth_invocation_set_usage_error (error, "%s", local->message);
  return FALSE;
}

static gboolean
set_selection (QuothInvocation *self, QuothExport *export, QuothStore *store, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  g_autoptr (GArray) documents = NULL;
  g_autoptr (GArray) coders = NULL;
  g_autoptr (GArray) codes = NULL;

  if (reader == NULL || !set_dates (export, error) || !set_layer (export, error) || !set_state (export, error))
    return FALSE;
  documents = quoth_lookup_documents (reader, (const char *const *) document_options, error);
  if (documents == NULL)
    return FALSE;
  coders = quoth_lookup_coders (reader, self->coders, error);
  if (coders == NULL)
    return FALSE;
  quoth_export_set_documents (export, (const QuothId *) (gpointer) documents->data, documents->len);
  codes = quoth_lookup_codes (reader, (const char *const *) code_options, error);
  if (codes == NULL)
    return FALSE;
  quoth_export_set_coders (export, (const QuothId *) (gpointer) coders->data, coders->len);
  quoth_export_set_codes (export, (const QuothId *) (gpointer) codes->data, codes->len);
  quoth_export_set_anonymous (export, anonymous_option);
  if (boilerplate_option || no_boilerplate_option)
    quoth_export_set_boilerplate (export, boilerplate_option);
  return TRUE;
}

static gboolean
parse_split (QuothExport *export, GError **error)
{
  QuothSplitGroup group = QUOTH_SPLIT_BY_DOCUMENT;
  guint64 seed = 0;
  g_autoptr (GError) local = NULL;
  QuothSplit *split;

  if (split_option == NULL)
    return TRUE;
  if (seed_option != NULL && !g_ascii_string_to_unsigned (seed_option, 10, 0, G_MAXUINT64, &seed, NULL))
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no seed; one is a whole number, as 42"), seed_option);
      return FALSE;
    }
  if (group_option != NULL && !quoth_split_group_from_nick (group_option, &group))
    {
      quoth_invocation_set_usage_error (error, _("“--group %s” is nothing to group by; there are: document, source, author"),
                                        group_option);
      return FALSE;
    }
  split = quoth_split_new (split_option, seed, &local);
  if (split == NULL)
    {
      quoth_invocation_set_usage_error (error, "%s", local->message);
      return FALSE;
    }
  quoth_split_set_group (split, group);
  quoth_split_set_stratified (split, stratify_option);
  quoth_export_set_split (export, split);
  return TRUE;
}

static void
count_written (QuothExport *export, guint counts[QUOTH_N_KINDS])
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    counts[kind] = quoth_export_get_n_written (export, kind);
}

static void
append_split (GString *out, QuothSplit *split)
{
  GPtrArray *parts = quoth_split_get_parts (split);
  GPtrArray *copies = quoth_split_get_copies (split);

  quoth_json_add_name (out, "parts");
  g_string_append_c (out, '[');
  for (guint i = 0; i < parts->len; i++)
    {
      QuothSplitPart *part = g_ptr_array_index (parts, i);

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "name", part->name);
      quoth_json_add_number (out, "documents", part->documents->len);
      quoth_counts_add_json (out, "written", part->n_written);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  quoth_json_add_name (out, "copies");
  g_string_append_c (out, '[');
  for (guint i = 0; i < copies->len; i++)
    {
      GPtrArray *names = g_ptr_array_index (copies, i);

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '[');
      for (guint j = 0; j < names->len; j++)
        quoth_json_add_string (out, NULL, g_ptr_array_index (names, j));
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

/* How many documents are in each part, and which are near copies of each other. */
static void
tell_split (QuothInvocation *self, QuothSplit *split)
{
  GPtrArray *parts = quoth_split_get_parts (split);
  GPtrArray *copies = quoth_split_get_copies (split);

  for (guint i = 0; i < parts->len; i++)
    {
      QuothSplitPart *part = g_ptr_array_index (parts, i);
      g_autofree char *counts = quoth_counts_dup_text (part->n_written);

      quoth_invocation_say (self, "  %s: %s", part->name, counts);
      if (part->documents->len == 0)
        quoth_invocation_warn (self, _("no document is in the part “%s”; another seed or --stratify may do"), part->name);
    }
  for (guint i = 0; i < copies->len; i++)
    {
      GPtrArray *names = g_ptr_array_index (copies, i);
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint j = 0; j < names->len; j++)
        g_string_append_printf (list, "%s“%s”", j > 0 ? ", " : "", (const char *) g_ptr_array_index (names, j));
      quoth_invocation_warn (self, _("near copies, kept in one part: %s"), list->str);
    }
}

static void
append_report (GString *out, const QuothFormat *format, QuothExport *export)
{
  GPtrArray *losses = quoth_export_get_losses (export);
  guint counts[QUOTH_N_KINDS];

  count_written (export, counts);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "format", format->id);
  quoth_json_add_string (out, "output", dry_run_option ? NULL : output_option);
  quoth_counts_add_json (out, "written", counts);
  if (quoth_export_get_split (export) != NULL)
    append_split (out, quoth_export_get_split (export));
  quoth_json_add_name (out, "losses");
  g_string_append_c (out, '[');
  for (guint i = 0; i < losses->len; i++)
    {
      const QuothLoss *loss = g_ptr_array_index (losses, i);

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "what", loss->what);
      quoth_json_add_number (out, "count", loss->count);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
}

static gboolean
save_report (const QuothFormat *format, QuothExport *export, GError **error)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (report_option == NULL)
    return TRUE;
  append_report (json, format, export);
  g_string_append_c (json, '\n');
  return g_file_set_contents (report_option, json->str, (gssize) json->len, error);
}

/* The report goes where the data does not. */
static gboolean
tell (QuothInvocation *self, const QuothFormat *format, QuothExport *export, GError **error)
{
  gboolean to_stdout = !dry_run_option && g_str_equal (output_option, "-");
  GPtrArray *losses = quoth_export_get_losses (export);
  guint counts[QUOTH_N_KINDS];
  g_autofree char *written = NULL;

  if (self->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      append_report (json, format, export);
      if (to_stdout)
        {
          g_printerr ("%s\n", json->str);
          return TRUE;
        }
      g_string_append (quoth_output_get_buffer (self->output), json->str);
      return quoth_output_end_line (self->output, error);
    }
  count_written (export, counts);
  written = quoth_counts_dup_text (counts);
  if (dry_run_option)
    quoth_invocation_say (self, _("Would write: %s"), written);
  else if (!to_stdout)
    quoth_invocation_say (self, _("Wrote to “%s”: %s"), output_option, written);
  if (quoth_export_get_split (export) != NULL)
    tell_split (self, quoth_export_get_split (export));
  for (guint i = 0; i < losses->len; i++)
    {
      const QuothLoss *loss = g_ptr_array_index (losses, i);

      quoth_invocation_warn (self, _("lost in %s: %s: %u"), format->id, loss->what, loss->count);
    }
  return TRUE;
}

static gboolean
run_export (QuothInvocation *self, const char *const *operands, GError **error)
{
  const QuothFormat *format = find_format (error);
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothExport) export = NULL;
  g_autoptr (GOutputStream) stream = NULL;

  if (format == NULL)
    return FALSE;
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  export = quoth_export_new (store, format);
  if (!set_format_options (export, error) || !parse_split (export, error) || !set_selection (self, export, store, error))
    return FALSE;
  if (dry_run_option)
    quoth_export_set_trial (export);
  else if (g_str_equal (output_option, "-"))
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      quoth_export_set_stream (export, stream);
    }
  else
    quoth_export_set_output (export, output_option, force_option);
  quoth_export_set_progress (export, quoth_progress_update_cb, self->progress);
  quoth_progress_start (self->progress, _("Exporting"));
  if (!quoth_export_run (export, self->cancellable, error))
    return FALSE;
  quoth_progress_erase (self->progress);
  return save_report (format, export, error) && tell (self, format, export, error);
}

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_option, N_("As what (see “quoth-cli formats”)"), N_("ID") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_option,
    N_("Where to: a file or a folder, as the format is; “-” is standard output, for formats that are one file"), N_("PATH") },
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("This document only, by its name or id; may be repeated"), N_("NAME") },
  { "code", 'k', 0, G_OPTION_ARG_STRING_ARRAY, &code_options,
    N_("Only claims under this code or one below it, with their cues and the mentions they name; may be repeated"), N_("KEY") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_option, N_("Only documents of this day, month or year, or later"), N_("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to_option, N_("Only documents of this day, month or year, or earlier"), N_("DATE") },
  { "gold", 0, 0, G_OPTION_ARG_NONE, &gold_option, N_("Only what was adjudicated"), NULL },
  { "layer", 0, 0, G_OPTION_ARG_STRING, &layer_option,
    N_("What coders made (the default, but for jsonl), what was adjudicated, or both"), N_("coders|gold|all") },
  { "state", 0, 0, G_OPTION_ARG_STRING, &state_option,
    N_("Only texts that are assigned in this state, and what those made there who are in it; with --gold, texts that all have in it"),
    N_("to-do|in-progress|done") },
  { "anonymous", 0, 0, G_OPTION_ARG_NONE, &anonymous_option,
    N_("Coders are “coder 1”, “coder 2” …: their names are nowhere in what is written"), NULL },
  { "split", 0, 0, G_OPTION_ARG_STRING, &split_option,
    N_("Write parts, as “train=80,dev=10,test=10”, into a folder; near copies of a text are in the same part"), N_("PARTS") },
  { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_option, N_("Another number gives other parts; documents added later move none"), N_("N") },
  { "group", 0, 0, G_OPTION_ARG_STRING, &group_option, N_("What stays together: each document (the default), or all of a source or an author"),
    N_("document|source|author") },
  { "stratify", 0, 0, G_OPTION_ARG_NONE, &stratify_option,
    N_("Give each part its share of each code; documents added later may then move others"), NULL },
  { "option", 'O', 0, G_OPTION_ARG_STRING_ARRAY, &format_options,
    N_("An option of the format (see “quoth-cli formats”), as “layer=claim”; may be repeated"), N_("NAME=VALUE") },
  { "boilerplate", 0, 0, G_OPTION_ARG_NONE, &boilerplate_option,
    N_("Also what is coded in boilerplate; only jsonl has it unasked"), NULL },
  { "no-boilerplate", 0, 0, G_OPTION_ARG_NONE, &no_boilerplate_option, N_("Nothing that is coded in boilerplate, in jsonl either"), NULL },
  { "report", 0, 0, G_OPTION_ARG_FILENAME, &report_option, N_("Write what was written, and what was lost, to this file, as JSON"), N_("FILE") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Tell what would be written and lost; write nothing but the report"), NULL },
  { "force", 0, 0, G_OPTION_ARG_NONE, &force_option, N_("Replace what is there already; a folder only if an export made it"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Writes the project, or what is selected of it by document, date, coder and code, in another format. What the format cannot carry is counted and told "
     "on standard error. An export that fails leaves what was there before, and no half file."),
  N_("With --split the output is a folder with a file or a folder for each part, and splits.json, which says how they were made. Where a "
     "document goes follows from the seed and its name (or its source, or its author) alone. Shares are kept on the average: of few documents a part may "
     "have more or less."),
  N_("With --json the report is an object on standard output (with --report, in a file): {\"format\", \"output\", \"written\": {KIND: N, …}, \"losses\": [{\"what\", \"count\"}]}; where "
     "the data goes there, on standard error. With --split it has \"parts\": [{\"name\", \"documents\", \"written\"}] and \"copies\": [[NAME, …], …], too."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli export summit.quoth --format csv --output tables", N_("A folder of tables for R, Python or a spreadsheet.") },
  { "quoth-cli export summit.quoth --format conll --option layer=claim --coder A --output claims.conll",
    N_("One coder's claims, for training a tagger.") },
  { "quoth-cli export summit.quoth --format csv --from 2023-03 --to 2023-04 --anonymous --output spring",
    N_("Two months of it, without the names of the coders.") },
  { "quoth-cli export summit.quoth --format doccano --split train=80,dev=10,test=10 --seed 42 --output parts",
    N_("Parts for training and testing a model.") },
  { "quoth-cli export summit.quoth --format jsonl --output - | xz > summit.jsonl.xz", N_("Everything, packed.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_export = {
  .name = "export",
  .operands = "PROJECT",
  .summary = N_("Write a dataset in another format"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_export,
};
