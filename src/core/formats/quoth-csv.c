/* quoth-csv.c: a project as a folder of tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table a kind and one for each list inside a kind, joined by ids; beside each id stands the name of what it means, so that
 * a table can be read alone. Offsets are code points of the document's text, the end exclusive; "start" and "end" are those
 * of the whole annotation, "spans" has every fragment.
 */

#include "config.h"

#include "formats/quoth-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-csv-read.h"
#include "formats/quoth-import-private.h"
#include "formats/quoth-own-tables.h"
#include "formats/quoth-table-columns.h"
#include "formats/quoth-table-read.h"
#include "text/quoth-decode.h"
#include "text/quoth-error.h"

/* Of a file, to find its header in. */
#define HEAD_BYTES 4096

/* An export at work. */
typedef struct
{
  QuothExport *export;
  QuothExportFile *files[QUOTH_N_CSV_TABLES];
} Csv;

/* ---- Rows ---- */

static gboolean
write_row_cb (guint table, const QuothCsvRow *row, gpointer user_data, GError **error)
{
  QuothExportFile *file = ((Csv *) user_data)->files[table];
  const QuothCsvColumn *columns = quoth_csv_tables[table].columns;

  for (const QuothCsvColumn *column = columns; column->name != NULL; column++)
    {
      if (column != columns)
        quoth_csv_next (file->buffer);
      column->put (file->buffer, row, column);
    }
  quoth_csv_end (file->buffer);
  return quoth_export_file_spill (file, error);
}

/* ---- The folder ---- */

static void
write_header (GString *out, const QuothCsvColumn *columns)
{
  for (const QuothCsvColumn *column = columns; column->name != NULL; column++)
    {
      if (column != columns)
        quoth_csv_next (out);
      g_string_append (out, column->name);
    }
  quoth_csv_end (out);
}

static gboolean
open_tables (Csv *self, GError **error)
{
  gboolean bom = g_str_equal (quoth_export_get_option (self->export, "bom"), "yes");

  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    {
      g_autofree char *name = g_strconcat (quoth_csv_tables[i].name, ".csv", NULL);

      self->files[i] = quoth_export_open_file (self->export, name, error);
      if (self->files[i] == NULL)
        return FALSE;
      if (bom)
        g_string_append (self->files[i]->buffer, "\357\273\277");
      write_header (self->files[i]->buffer, quoth_csv_tables[i].columns);
    }
  return TRUE;
}

static gboolean
close_tables (Csv *self, GError **error)
{
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    if (!quoth_export_file_close (self->files[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_csv (QuothExport *export, GCancellable *cancellable, GError **error)
{
  Csv self = { .export = export };
  gboolean keeps = g_str_equal (quoth_export_get_option (export, "formulas"), "keep");
  gboolean done = open_tables (&self, error)
                  && quoth_csv_tables_foreach_row (
                    export, keeps ? QUOTH_CSV_AS_IT_IS : QUOTH_CSV_DEFUSED, write_row_cb, &self, error)
                  && close_tables (&self, error);

  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    g_clear_pointer (&self.files[i], quoth_export_file_free);
  return done;
}

static gboolean
is_own_file (const char *folder, const char *basename)
{
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    {
      gsize n = strlen (quoth_csv_tables[i].name);

      if (strncmp (basename, quoth_csv_tables[i].name, n) == 0 && g_str_equal (basename + n, ".csv"))
        return TRUE;
    }
  return FALSE;
}

/* ---- Reading a table of codings ---- */

static gboolean
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  return quoth_table_reader_take_row (user_data, fields, line, error);
}

/* (transfer full) (nullable): the text of @bytes, which errors call @intake's file. */
static QuothDecoded *
decode (QuothIntake *intake, GBytes *bytes, GError **error)
{
  QuothDecoded *decoded = quoth_decode (bytes, intake->encoding, error);
  g_autofree char *message = NULL;

  if (decoded == NULL)
    {
      g_prefix_error (error, "%s: ", intake->file);
      return NULL;
    }
  if (!decoded->guessed)
    return decoded;
  message = g_strdup_printf (_("the encoding %s is a guess"), decoded->encoding);
  quoth_intake_warn (intake, 1, message);
  return decoded;
}

static gboolean
foreach_row (QuothIntake *intake, const QuothText *text, QuothRowFunc func, gpointer user_data, GError **error)
{
  const char *utf8 = quoth_text_get_utf8 (text);
  gsize n_bytes = quoth_text_get_n_bytes (text);
  GError *wrong = NULL;

  if (quoth_csv_foreach_row (utf8, n_bytes, quoth_csv_find_separator (utf8, n_bytes), func, user_data, &wrong))
    return TRUE;
  /* Only what the parser says has no file before its line. */
  if (g_error_matches (wrong, QUOTH_ERROR, QUOTH_ERROR_SYNTAX) && !g_str_has_prefix (wrong->message, intake->file))
    g_prefix_error (&wrong, "%s:", intake->file);
  g_propagate_error (error, wrong);
  return FALSE;
}

/* ---- Reading an export of this program ---- */

/* The table that a file is by its name; NULL for none. */
static const QuothOwnTable *
find_table (const char *basename)
{
  const char *dot = strrchr (basename, '.');

  return dot != NULL ? quoth_own_table_find (basename, (gsize) (dot - basename)) : NULL;
}

typedef struct
{
  const QuothOwnTable *table;
  gboolean fits;
  gboolean resembles;
  gboolean is_coded;
} Look;

/* The header of the first row, as far as the first bytes have it. */
static gboolean
look_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Look *self = user_data;

  self->is_coded = quoth_table_columns_is_coded (fields);
  self->fits = self->table != NULL && quoth_own_table_fits (self->table, fields);
  self->resembles = self->table != NULL && quoth_own_table_resembles (self->table, fields);
  return FALSE;
}

static Look
look (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) head, (gssize) n_bytes);
  g_auto (GStrv) parts = g_strsplit (valid, "\r", -1);
  g_autofree char *start = g_strjoinv ("", parts);
  const char *text = g_str_has_prefix (start, "\357\273\277") ? start + 3 : start;
  Look self = { find_table (basename) };

  quoth_csv_foreach_row (text, strlen (text), quoth_csv_find_separator (text, strlen (text)), look_cb, &self, NULL);
  return self;
}

/* Annotations alone are a table of what is coded. */
static gboolean
is_of_annotations (const QuothOwnTable *table)
{
  return table->list == NULL && quoth_kind_is_annotation (table->kind);
}

static gboolean
leads_folder (const char *path, const guint8 *head, gsize n_bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *basename = g_path_get_basename (path);
  const char *dot = strrchr (basename, '.');
  g_autofree char *documents = g_strconcat (folder, G_DIR_SEPARATOR_S "documents", dot, NULL);
  Look found = look (basename, head, n_bytes);

  return found.fits
         && (g_str_equal (found.table->name, "documents")
             || (is_of_annotations (found.table) && !g_file_test (documents, G_FILE_TEST_EXISTS)));
}

static gboolean
take_own_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  return quoth_own_tables_take_row (user_data, fields, line, error);
}

/* @bytes: (nullable): of the file, where it is read already. */
static gboolean
read_own_table (QuothIntake *intake, QuothOwnTables *tables, const QuothOwnTable *table, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) loaded = bytes != NULL ? g_bytes_ref (bytes) : quoth_import_load (path, error);
  g_autoptr (QuothDecoded) decoded = NULL;

  if (loaded == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  quoth_own_tables_begin (tables, table, path);
  decoded = decode (intake, loaded, error);
  return decoded != NULL && foreach_row (intake, decoded->text, take_own_row_cb, tables, error)
         && quoth_own_tables_end (tables, error);
}

static char *
build_path (const char *file, const char *table)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *basename = g_strconcat (table, strrchr (file, '.'), NULL);

  return g_build_filename (folder, basename, NULL);
}

/* All tables beside @bytes, the one of texts. */
static gboolean
read_folder (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autofree char *file = g_strdup (intake->file);
  g_autofree char *segments = build_path (file, "segments");
  g_autoptr (QuothOwnTables) tables
    = quoth_own_tables_new (intake, QUOTH_OWN_DEFUSED, g_file_test (segments, G_FILE_TEST_EXISTS));

  for (const QuothOwnTable *table = quoth_own_tables; table->name != NULL; table++)
    {
      g_autofree char *path = build_path (file, table->name);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (intake->warnings, g_strdup_printf (_("%s: the table is not there; what is in the others is taken in"), path));
      else if (!read_own_table (intake, tables, table, path, g_str_equal (table->name, "documents") ? bytes : NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- All of it ---- */

static gboolean
refuse_table (QuothIntake *intake, const QuothOwnTable *table, GError **error)
{
  g_autofree char *message = g_strdup_printf (
    _("this is the table “%s” of an export, which says nothing alone; choose its folder, or the table “documents” in it"), table->name);

  return quoth_intake_refuse (intake, 1, message, error);
}

static gboolean
read_codings (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothDecoded) decoded = decode (intake, bytes, error);
  g_autoptr (QuothTableReader) reader = decoded != NULL ? quoth_table_reader_new (intake, error) : NULL;

  return reader != NULL && foreach_row (intake, decoded->text, take_row_cb, reader, error)
         && quoth_table_reader_finish (reader, error);
}

static gboolean
read_csv (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autofree char *basename = g_path_get_basename (intake->file);
  gsize n_bytes;
  const guint8 *head = g_bytes_get_data (bytes, &n_bytes);
  Look found = n_bytes > 0 ? look (basename, head, MIN (n_bytes, HEAD_BYTES)) : (Look) { NULL };

  if (found.fits && g_str_equal (found.table->name, "documents"))
    return read_folder (intake, bytes, error);
  if (found.fits && !is_of_annotations (found.table))
    return refuse_table (intake, found.table, error);
  return read_codings (intake, bytes, error);
}

static int
detect_csv (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  Look found;

  if (!g_str_has_suffix (lower, ".csv") && !g_str_has_suffix (lower, ".tsv") && !g_str_has_suffix (lower, ".tab"))
    return 0;
  found = look (basename, head, n_bytes);
  return found.resembles ? 97 : found.is_coded ? 85 : 0;
}

static const char *const extensions[] = { "csv", "tsv", "tab", NULL };
static const char *const mime_types[] = { "text/csv", "text/tab-separated-values", NULL };
static const char *const yes_no[] = { "no", "yes", NULL };
static const char *const formulas[] = { "defuse", "keep", NULL };

static const QuothFormatOption options[] = {
  { "bom", N_ ("begin each file with a byte order mark, which some spreadsheets need"), yes_no, "no" },
  { "text", N_ ("write the whole texts into documents.csv"), yes_no, "no" },
  { "formulas", N_ ("what a spreadsheet could take for a formula (=, +, -, @) is written after an apostrophe (“defuse”), or as it is (“keep”)"),
    formulas, "defuse" },
  { NULL, NULL, NULL, NULL },
};

static const char *const losses[] = {
  N_ ("the project's name and description"),
  N_ ("original files of documents"),
  N_ ("texts of documents (the option text=yes writes them)"),
  NULL,
};

const QuothFormat quoth_format_csv = {
  .id = "csv",
  .name = N_ ("CSV tables"),
  .summary = N_ ("Written: a folder of tables for a spreadsheet or a statistics program; read: such a folder, or a table of what is coded, row by row"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KINDS_ALL & ~QUOTH_KIND_BIT (PROJECT),
  .keeps = QUOTH_KEEPS_ALL & ~QUOTH_KEEPS_PROJECT,
  .losses = losses,
  .options = options,
  .detect = detect_csv,
  .read_edits = read_csv,
  .write = write_csv,
  .leads_folder = leads_folder,
  .is_own_file = is_own_file,
};
