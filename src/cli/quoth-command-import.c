/* quoth-command-import.c: source texts into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is read before anything is written, and one bad file keeps all of them out: a script that stops at the error
 * can be run again. Standard input is put into a file first, for the readers detect and decode files.
 */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "quoth-backing-up.h"
#include "quoth-command.h"
#include "quoth-counts.h"
#include "quoth-json.h"

static char *format_option;
static char *encoding_option;
static char *duplicates_option;
static char *name_option;
static gboolean divide_option;
static gboolean dry_run_option;
static gboolean keep_going_option;
static gboolean strict_option;
static char **map_options;
static char **column_options;
static char *preset_option;
static char *save_preset_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothStore *store;
  const QuothFormat *format;
  const char *const *files;
  QuothImport *import;
  QuothCoder *coder;
  gboolean add_duplicates;
  char *stdin_path; /* where standard input was put */
} ImportRun;

static void
import_run_clear (ImportRun *self)
{
  g_clear_pointer (&self->import, quoth_import_free);
  g_clear_pointer (&self->coder, quoth_value_unref);
  g_clear_object (&self->store);
  if (self->stdin_path != NULL)
    g_unlink (self->stdin_path);
  g_clear_pointer (&self->stdin_path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportRun, import_run_clear)

static char *
list_format_ids (void)
{
  GString *ids = g_string_new (NULL);

  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->flags & (QUOTH_FORMAT_READS_DOCUMENTS | QUOTH_FORMAT_READS_PROJECT))
      g_string_append_printf (ids, " %s", (*format)->id);
  return g_string_free (ids, FALSE);
}

static gboolean
check_options (ImportRun *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (format_option != NULL && !g_str_equal (format_option, "auto"))
    {
      self->format = quoth_format_find (format_option);
      if (self->format == NULL ||
          !(self->format->flags & (QUOTH_FORMAT_READS_DOCUMENTS | QUOTH_FORMAT_READS_PROJECT)))
        {
          g_autofree char *ids = list_format_ids ();

          quoth_invocation_set_usage_error (error, _("“%s” is no format that can be read; there are: auto%s"),
                                            format_option, ids);
          return FALSE;
        }
    }
  self->add_duplicates = g_strcmp0 (duplicates_option, "add") == 0;
  if (duplicates_option != NULL && !self->add_duplicates && !g_str_equal (duplicates_option, "skip"))
    quoth_invocation_set_usage_error (error, _("“--duplicates” is “skip” or “add”, not “%s”"), duplicates_option);
  else if (save_preset_option != NULL && !quoth_preset_check_name (save_preset_option, &local))
    quoth_invocation_set_usage_error (error, "“--save-preset”: %s", local->message);
  else if (name_option != NULL && (*name_option == '\0' || self->files[1] != NULL))
    quoth_invocation_set_usage_error (error, _("“--name” names one document, so it goes with one file"));
  else if (g_strv_contains (self->files, "-") && (name_option == NULL || self->files[1] != NULL))
    quoth_invocation_set_usage_error (error, _("Standard input is one document and needs a “--name”"));
  else
    return TRUE;
  return FALSE;
}

/* A GUnixInputStream gives way to Ctrl+C where read() would not. */
static gboolean
save_stdin (ImportRun *self, GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GFileIOStream) file_stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("quoth-XXXXXX", &file_stream, error);

  if (file == NULL)
    return FALSE;
  self->stdin_path = g_file_get_path (file);
  return g_output_stream_splice (g_io_stream_get_output_stream (G_IO_STREAM (file_stream)), in,
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                 self->invocation->cancellable, error) >= 0;
}

/* What errors and reports call the file. */
static const char *
get_label (ImportRun *self, QuothImportItem *item)
{
  return self->stdin_path != NULL ? "<stdin>" : item->path;
}

/* Codings that could be read are applied, and become no document. */
static gboolean
is_coding (const QuothImportItem *item)
{
  return item->state != QUOTH_IMPORT_FAILED && quoth_import_is_coding (item);
}

static const char *
name_state (ImportRun *self, QuothImportItem *item, gboolean committed)
{
  if (item->state == QUOTH_IMPORT_FAILED)
    return "failed";
  if (!item->include)
    return "duplicate";
  return committed ? "imported" : "ready";
}

static void
append_labels (GString *out, GHashTable *labels)
{
  g_autoptr (GPtrArray) list = quoth_labels_list (labels);

  quoth_json_add_name (out, "labels");
  g_string_append_c (out, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const QuothLabel *label = list->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "label", label->label);
      quoth_json_add_number (out, "count", label->count);
      quoth_json_add_string (out, "becomes", label->target);
      quoth_json_add_string (out, "example", label->quote);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* What came of a file of codings. */
static void
append_outcome (GString *out, const QuothImportItem *item)
{
  quoth_counts_add_json (out, "made", item->n_put);
  quoth_json_add_number (out, "changed", item->n_changed);
  quoth_json_add_name (out, "losses");
  g_string_append_c (out, '[');
  for (guint i = 0; i < item->losses->len; i++)
    {
      const QuothLoss *loss = g_ptr_array_index (item->losses, i);

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "what", loss->what);
      quoth_json_add_number (out, "count", loss->count);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  if (item->labels != NULL)
    append_labels (out, item->labels);
}

static gboolean
write_item (ImportRun *self, QuothImportItem *item, gboolean committed, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  char id[QUOTH_ID_STRING_SIZE];
  const QuothDocument *document = item->document;
  gboolean has_id = committed && item->include && document != NULL;

  if (has_id)
    quoth_id_to_string (&document->value.id, id);
  else if (item->state == QUOTH_IMPORT_DUPLICATE && !quoth_id_is_none (&item->duplicate))
    {
      quoth_id_to_string (&item->duplicate, id);
      has_id = TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "file", get_label (self, item));
  quoth_json_add_string (out, "state", name_state (self, item, committed));
  quoth_json_add_string (out, "document", has_id ? id : NULL);
  quoth_json_add_string (out, "name", document != NULL ? document->name : NULL);
  quoth_json_add_string (out, "format", item->format != NULL ? item->format->id : NULL);
  quoth_json_add_string (out, "encoding", document != NULL ? document->encoding : NULL);
  quoth_json_add_string (out, "error", item->error != NULL ? item->error->message : NULL);
  quoth_json_add_name (out, "warnings");
  g_string_append_c (out, '[');
  for (guint i = 0; item->warnings != NULL && i < item->warnings->len; i++)
    quoth_json_add_string (out, NULL, g_ptr_array_index (item->warnings, i));
  g_string_append_c (out, ']');
  if (is_coding (item))
    append_outcome (out, item);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

/* "FILE: MESSAGE"; a message about a line of the file, or of one beside it, says so itself. */
static char *
dup_located (ImportRun *self, QuothImportItem *item, const char *message)
{
  g_autofree char *folder = item->path != NULL ? g_path_get_dirname (item->path) : g_strdup (".");
  const char *head = g_str_equal (folder, ".") ? item->path : folder;

  return head != NULL && g_str_has_prefix (message, head) && strchr (":/", message[strlen (head)]) != NULL
           ? g_strdup (message) : g_strdup_printf ("%s: %s", get_label (self, item), message);
}

static void
tell_warnings (ImportRun *self, QuothImportItem *item)
{
  for (guint i = 0; item->warnings != NULL && i < item->warnings->len; i++)
    {
      g_autofree char *located = dup_located (self, item, g_ptr_array_index (item->warnings, i));

      quoth_invocation_warn (self->invocation, "%s", located);
    }
}

static void
tell_losses (ImportRun *self, QuothImportItem *item)
{
  for (guint i = 0; i < item->losses->len; i++)
    {
      const QuothLoss *loss = g_ptr_array_index (item->losses, i);

      quoth_invocation_warn (self->invocation, _("%s: not as in the file: %s: %u"), get_label (self, item), loss->what, loss->count);
    }
}

/* "PER → mention:person: 12 (“Mira Holt”)": what could be said otherwise by --map. */
static void
tell_labels (ImportRun *self, QuothImportItem *item)
{
  g_autoptr (GPtrArray) list = item->labels != NULL ? quoth_labels_list (item->labels) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const QuothLabel *label = list->pdata[i];

      /* Translators: a label of a file, what it becomes, how many there are, and an example of what is labelled so */
      quoth_invocation_say (self->invocation, _("  %s → %s: %u (“%s”)"), label->label, label->target, label->count, label->quote);
    }
}

/* Annotations that are there, and have another label in the file. */
static void
tell_changed (ImportRun *self, QuothImportItem *item)
{
  if (item->n_changed > 0)
    quoth_invocation_say (self->invocation,
                          ngettext ("%s: changed: %u annotation that is there under another label",
                                    "%s: changed: %u annotations that are there under other labels", item->n_changed),
                          get_label (self, item), item->n_changed);
}

static void
tell_item (ImportRun *self, QuothImportItem *item)
{
  if (item->state == QUOTH_IMPORT_FAILED)
    {
      g_autofree char *located = dup_located (self, item, item->error->message);

      quoth_invocation_complain (self->invocation, "%s", located);
      return;
    }
  /* What is odd about codings is known when they have been applied. */
  if (!is_coding (item))
    tell_warnings (self, item);
  if (!item->include)
    quoth_invocation_warn (self->invocation,
                           _("%s: skipped: its text is there already (“--duplicates add” takes it in again)"),
                           get_label (self, item));
}

/* Decides what is taken in, and tells of what is not. Returns: how many files failed. */
static guint
look_at_items (ImportRun *self, guint *n_included)
{
  GPtrArray *items = quoth_import_get_items (self->import);
  guint n_failed = 0;

  *n_included = 0;
  for (guint i = 0; i < items->len; i++)
    {
      QuothImportItem *item = g_ptr_array_index (items, i);

      if (item->state == QUOTH_IMPORT_DUPLICATE)
        item->include = self->add_duplicates;
      if (name_option != NULL && item->document != NULL)
        {
          g_free (item->document->name);
          item->document->name = g_strdup (name_option);
        }
      n_failed += item->state == QUOTH_IMPORT_FAILED;
      *n_included += item->include;
      tell_item (self, item);
    }
  return n_failed;
}

/* Many documents are one entry of the journal, and yet much to have against one's will. */
static gboolean
commit (ImportRun *self, guint n_included, GError **error)
{
  if (n_included > QUOTH_BULK_DOCUMENTS
      && !quoth_backing_up_keep (self->invocation, self->store, QUOTH_BACKUP_BEFORE_IMPORT, error))
    return FALSE;
  quoth_progress_start (self->invocation->progress, _("Writing"));
  return quoth_import_commit (self->import, self->invocation->cancellable, error);
}

/* A label may have any sign in it, so what it becomes is what stands behind the last "=". */
static gboolean
set_mapping (ImportRun *self, GError **error)
{
  for (guint i = 0; map_options != NULL && map_options[i] != NULL; i++)
    {
      const char *equals = strrchr (map_options[i], '=');
      g_autofree char *label = equals != NULL ? g_strndup (map_options[i], equals - map_options[i]) : NULL;
      g_autoptr (GError) local = NULL;

      if (label == NULL || *label == '\0')
        quoth_invocation_set_usage_error (error, _("“--map %s” is not of the form LABEL=TARGET"), map_options[i]);
      else if (!quoth_import_map (self->import, label, equals + 1, &local))
        quoth_invocation_set_usage_error (error, _("“--map %s”: %s"), map_options[i], local->message);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* "FIELD=COLUMN,FIELD=COLUMN"; so no column can be named whose name has a comma in it. */
static gboolean
set_columns (ImportRun *self, GError **error)
{
  for (guint i = 0; column_options != NULL && column_options[i] != NULL; i++)
    {
      g_auto (GStrv) pairs = g_strsplit (column_options[i], ",", -1);

      for (guint j = 0; pairs[j] != NULL; j++)
        {
          const char *equals = strchr (pairs[j], '=');
          g_autofree char *field = equals != NULL ? g_strndup (pairs[j], equals - pairs[j]) : NULL;
          g_autoptr (GError) local = NULL;

          if (field == NULL || equals[1] == '\0')
            quoth_invocation_set_usage_error (error, _("“--column %s” is not of the form FIELD=COLUMN"), column_options[i]);
          else if (!quoth_import_set_column (self->import, field, equals + 1, &local))
            quoth_invocation_set_usage_error (error, _("“--column %s”: %s"), column_options[i], local->message);
          else
            continue;
          return FALSE;
        }
    }
  return TRUE;
}

/* What is said by --map and --column goes before what the preset says. */
static gboolean
use_preset (ImportRun *self, GError **error)
{
  g_autoptr (QuothPreset) preset = preset_option != NULL ? quoth_preset_find (preset_option, error) : NULL;

  return preset_option == NULL || (preset != NULL && quoth_import_use_preset (self->import, preset, error));
}

/* Where the preset, the files and the project do not meet. */
static void
tell_notes (ImportRun *self)
{
  g_autoptr (GPtrArray) notes = preset_option != NULL ? quoth_import_list_notes (self->import) : NULL;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    quoth_invocation_warn (self->invocation, "%s: %s", preset_option, (char *) notes->pdata[i]);
}

static gboolean
save_preset (ImportRun *self, GError **error)
{
  g_autoptr (QuothPreset) preset = quoth_import_dup_preset (self->import, save_preset_option);

  return quoth_preset_save (preset, error);
}

static gboolean
prepare (ImportRun *self, GError **error)
{
  self->import = quoth_import_new (self->store, self->coder);
  quoth_import_set_strict (self->import, strict_option);
  quoth_import_set_divided (self->import, divide_option);
  if (!use_preset (self, error) || !set_mapping (self, error) || !set_columns (self, error))
    return FALSE;
  for (guint i = 0; self->files[i] != NULL; i++)
    quoth_import_add_path (self->import, self->stdin_path != NULL ? self->stdin_path : self->files[i]);
  if (encoding_option != NULL && g_ascii_strcasecmp (encoding_option, "auto") != 0)
    quoth_import_set_encoding (self->import, encoding_option);
  quoth_import_set_format (self->import, self->format);
  quoth_import_set_progress (self->import, quoth_progress_update_cb, self->invocation->progress);
  quoth_progress_start (self->invocation->progress, _("Reading"));
  return quoth_import_prepare (self->import, self->invocation->cancellable, error);
}

static void
say_counts (ImportRun *self)
{
  GPtrArray *items = quoth_import_get_items (self->import);
  guint n_documents = 0;
  guint n_codings = 0;

  for (guint i = 0; i < items->len; i++)
    {
      QuothImportItem *item = g_ptr_array_index (items, i);

      n_documents += item->include && !is_coding (item);
      n_codings += item->include && is_coding (item);
    }
  if (n_documents > 0 || n_codings == 0)
    quoth_invocation_say (self->invocation,
                          dry_run_option ? ngettext ("Would import %u document", "Would import %u documents", n_documents)
                                         : ngettext ("Imported %u document", "Imported %u documents", n_documents),
                          n_documents);
  if (n_codings > 0)
    quoth_invocation_say (self->invocation,
                          dry_run_option ? ngettext ("Would apply %u file of codings", "Would apply %u files of codings", n_codings)
                                         : ngettext ("Applied %u file of codings", "Applied %u files of codings", n_codings),
                          n_codings);
}

static gboolean
report (ImportRun *self, gboolean committed, guint n_failed, GError **error)
{
  QuothInvocation *invocation = self->invocation;
  GPtrArray *items = quoth_import_get_items (self->import);

  quoth_progress_erase (invocation->progress);
  for (guint i = 0; i < items->len; i++)
    {
      QuothImportItem *item = g_ptr_array_index (items, i);

      if (is_coding (item))
        {
          tell_warnings (self, item);
          tell_losses (self, item);
          tell_changed (self, item);
          if (dry_run_option)
            tell_labels (self, item);
        }
      if (invocation->json && !write_item (self, item, committed, error))
        return FALSE;
    }
  if (n_failed > 0 && !keep_going_option)
    quoth_invocation_complain (invocation,
                               ngettext ("Nothing was imported: %u file cannot be read (“--keep-going” leaves it out)",
                                         "Nothing was imported: %u files cannot be read (“--keep-going” leaves them out)",
                                         n_failed),
                               n_failed);
  else
    say_counts (self);
  return n_failed == 0;
}

static gboolean
import_files (ImportRun *self, GError **error)
{
  guint n_included;
  guint n_failed;
  gboolean committed = FALSE;

  if (!prepare (self, error))
    return FALSE;
  if (quoth_import_get_items (self->import)->len == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                   _("%s: no file in it is of a format that can be read (see “quoth-cli formats”)"), self->files[0]);
      return FALSE;
    }
  tell_notes (self);
  n_failed = look_at_items (self, &n_included);
  if (!dry_run_option && n_included > 0 && (n_failed == 0 || keep_going_option))
    {
      if (!commit (self, n_included, error))
        return FALSE;
      committed = TRUE;
    }
  if (save_preset_option != NULL && n_failed == 0 && !save_preset (self, error))
    return FALSE;
  return report (self, committed, n_failed, error);
}

static gboolean
run_import (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_auto (ImportRun) self = { .invocation = invocation, .files = operands + 1 };
  QuothStoreFlags flags = QUOTH_STORE_READ_WRITE;

  if (!check_options (&self, error))
    return FALSE;
  if (dry_run_option)
    flags = QUOTH_STORE_READ_ONLY;
  self.store = quoth_invocation_open (invocation, operands[0], flags, error);
  if (self.store == NULL)
    return FALSE;
  if (g_str_equal (self.files[0], "-") && !save_stdin (&self, error))
    return FALSE;
  self.coder = quoth_invocation_dup_coder (invocation, self.store, error);
  return self.coder != NULL && import_files (&self, error);
}

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_option,
    N_("Read the files as this format (see “quoth-cli formats”); “auto” (default): find out"), N_("ID") },
  { "encoding", 'e', 0, G_OPTION_ARG_STRING, &encoding_option,
    N_("Their encoding (“UTF-8”, “windows-1251”, “GB18030”…); “auto” (default): find out"), N_("NAME") },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name_option,
    N_("What the document is called (one file only; default: the file's name without its ending)"), N_("NAME") },
  { "duplicates", 0, 0, G_OPTION_ARG_STRING, &duplicates_option,
    N_("With a text that is there already: “skip” (default) or “add” it as another document"), N_("skip|add") },
  { "keep-going", 'k', 0, G_OPTION_ARG_NONE, &keep_going_option, N_("Leave out files that cannot be read, and import the others"), NULL },
  { "strict", 0, 0, G_OPTION_ARG_NONE, &strict_option,
    N_("With codings of other programs: stop at the first thing that cannot be taken in, where else the rest is, and it is counted"), NULL },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map_options,
    N_("What a label of another program becomes: “mention:KIND” (an actor of that kind), “claim”, “claim:CODE”, “cue”, “evidence”, "
       "“type:TYPE” (an annotation type, a new one where there is none) or “skip”; may be repeated"), N_("LABEL=TARGET") },
  { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &column_options,
    N_("Which columns of a table of codings are what, as “text=Quote,actor=Speaker,start=Begin”; those that are not named are found out; may be "
       "repeated"), N_("FIELD=COLUMN") },
  { "preset", 0, 0, G_OPTION_ARG_STRING, &preset_option,
    N_("What labels and columns become, as a preset says: one that was saved here, or in the window, or a file; “--map” and “--column” go before it"),
    N_("NAME|FILE") },
  { "save-preset", 0, 0, G_OPTION_ARG_STRING, &save_preset_option,
    N_("Save what the labels and columns become here as a preset (in ~/.config/quoth/presets), also with “--dry-run”"), N_("NAME") },
  { "divide", 0, 0, G_OPTION_ARG_NONE, &divide_option,
    N_("Make a document of each part of a file: each chapter of a book, each post of a thread"), NULL },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Read the files and tell what would be imported; change nothing"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Makes a document of each FILE; of a folder, of every file below it that can be read. “-” is standard input, and needs --name. Title, "
     "author, date and the structure of the text are found as far as they can be."),
  N_("All files come in, as one entry of the journal, or, if one cannot be read, none. A text that the project has already is skipped, with "
     "a note. A file of codings (jsonl) is applied, after the texts, as “apply” does; what is not known in it is a warning."),
  N_("A file of another program for coding brings its own texts, or finds them here by what they say. Each label becomes a kind of actor, a "
     "code or an annotation type: what is called so here, what everybody calls so (“PER”, “ORG”), else a new annotation type of that name; “--map” says otherwise. What does not "
     "come in as it is in the file is counted and told, also by “--dry-run”, which lists the labels and what they become."),
  N_("An annotation that this coder has here already stays as it is; where the file has one at its place under another label of the same mapping, it "
     "gets that: such are counted as changed. A preset is a file in JSON: {\"name\", \"format\", \"labels\": {LABEL: TARGET}, \"columns\": {FIELD: "
     "COLUMN}}; what it says of labels that no file has is told, and no error."),
  N_("With --json: one object a file: {\"file\", \"state\", \"document\", \"name\", \"format\", \"encoding\", \"error\", \"warnings\"}; “state” is imported, "
     "ready (where nothing was written), duplicate or failed. Codings also have \"made\": {KIND: N, …}, \"changed\", \"losses\": [{\"what\", \"count\"}] and "
     "\"labels\": [{\"label\", \"count\", \"becomes\", \"example\"}]."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli import summit.quoth texts/", N_("Every text of a folder.") },
  { "quoth-cli import summit.quoth --encoding windows-1251 izvestia.txt", N_("A text whose encoding would be guessed wrong.") },
  { "quoth-cli import summit.quoth --dry-run --map LOC=skip doccano.jsonl", N_("What another program's codings would become.") },
  { "pandoc talk.tex -t plain | quoth-cli import summit.quoth --name talk -", N_("A text from another program.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_import = {
  .name = "import",
  .operands = "PROJECT FILE…",
  .summary = N_("Import source texts"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .run = run_import,
};
