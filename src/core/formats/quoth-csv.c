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
#include "formats/quoth-table-columns.h"
#include "formats/quoth-table-read.h"
#include "text/quoth-decode.h"
#include "text/quoth-error.h"

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

static gboolean
read_csv (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothDecoded) decoded = quoth_decode (bytes, intake->encoding, error);
  g_autoptr (QuothTableReader) reader = NULL;
  const char *utf8;
  gsize n_bytes;
  GError *wrong = NULL;

  if (decoded == NULL)
    {
      g_prefix_error (error, "%s: ", intake->file);
      return FALSE;
    }
  if (decoded->guessed)
    {
      g_autofree char *message = g_strdup_printf (_("the encoding %s is a guess"), decoded->encoding);

      quoth_intake_warn (intake, 1, message);
    }
  reader = quoth_table_reader_new (intake, error);
  if (reader == NULL)
    return FALSE;
  utf8 = quoth_text_get_utf8 (decoded->text);
  n_bytes = quoth_text_get_n_bytes (decoded->text);
  if (quoth_csv_foreach_row (utf8, n_bytes, quoth_csv_find_separator (utf8, n_bytes), take_row_cb, reader, &wrong))
    return quoth_table_reader_finish (reader, error);
  /* Only what the parser says has no file before its line. */
  if (g_error_matches (wrong, QUOTH_ERROR, QUOTH_ERROR_SYNTAX) && !g_str_has_prefix (wrong->message, intake->file))
    g_prefix_error (&wrong, "%s:", intake->file);
  g_propagate_error (error, wrong);
  return FALSE;
}

/* The header of the first row, as far as the first bytes have it. */
static gboolean
look_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  *(gboolean *) user_data = quoth_table_columns_is_coded (fields);
  return FALSE;
}

static int
detect_csv (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  g_autofree char *start = g_utf8_make_valid ((const char *) head, (gssize) n_bytes);
  const char *text = g_str_has_prefix (start, "\357\273\277") ? start + 3 : start;
  gboolean is_coded = FALSE;

  if (!g_str_has_suffix (lower, ".csv") && !g_str_has_suffix (lower, ".tsv") && !g_str_has_suffix (lower, ".tab"))
    return 0;
  quoth_csv_foreach_row (
    text, strlen (text), quoth_csv_find_separator (text, strlen (text)), look_cb, &is_coded, NULL);
  return is_coded ? 85 : 0;
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
  .summary = N_ ("Written: a folder of tables for a spreadsheet or a statistics program; read: a table of what is coded, row by row"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KINDS_ALL & ~QUOTH_KIND_BIT (PROJECT),
  .keeps = QUOTH_KEEPS_ALL,
  .losses = losses,
  .options = options,
  .detect = detect_csv,
  .read_edits = read_csv,
  .write = write_csv,
  .is_own_file = is_own_file,
};
