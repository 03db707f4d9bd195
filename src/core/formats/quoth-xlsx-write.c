/* quoth-xlsx-write.c: a project as a workbook of Excel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables are those of the format csv, a sheet each, in an order that people look for them; those without a row are hidden. Text is
 * written as text, so nothing is a formula. The library writes each row to a file of its own as it comes, and packs these at the end: what
 * is in memory does not grow with the project.
 *
 * What Excel has no room for is cut off and counted: 32,767 UTF-16 units in a cell, 1,048,576 rows in a sheet. Control characters are none of
 * XML, and "_x000A_" in a cell is a newline for Excel, so an underscore that begins such a thing is written as "_x005F_".
 */

#include "config.h"

#include "formats/quoth-xlsx.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "formats/quoth-csv.h"
#include "model/quoth-date.h"
#include "text/quoth-error.h"

#define MAX_UNITS 32767
#define MAX_ROWS 1048576

typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DATE,
  CELL_TIME,
} CellType;

typedef struct
{
  QuothExport *export;
  lxw_workbook *workbook;
  lxw_worksheet *sheets[QUOTH_N_CSV_TABLES];
  guint n_rows[QUOTH_N_CSV_TABLES]; /* with the header */
  lxw_format *bold;
  lxw_format *date;
  lxw_format *time;
  GString *cell;
} Writer;

/* The sheets that people look for first. */
static const char *const first_sheets[] = { "claims", "mentions", "cues", "actors", "codes", "documents", "relations", "memos" };

/* ---- Cells ---- */

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static CellType
get_type (const QuothCsvColumn *column)
{
  static const char *const numbers[] = { "start", "end", "confidence", "stance", NULL };
  static const char *const dates[] = { "date", "from", "to", NULL };

  if (column->put == quoth_csv_put_time)
    return CELL_TIME;
  if (column->put == quoth_csv_put_uint || column->put == quoth_csv_put_boolean || column->put == quoth_csv_put_position
      || is_one_of (column->name, numbers))
    return CELL_NUMBER;
  return is_one_of (column->name, dates) ? CELL_DATE : CELL_TEXT;
}

/* Whether a reader of Excel would take what begins at @p for a character ("_x000A_"). */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4])
         && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

static gboolean
is_of_xml (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

/* (transfer full): the text as a cell can have it. */
static char *
dup_cell (Writer *self, const char *text)
{
  GString *cell = g_string_new (NULL);
  guint n_units = 0, n_replaced = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_units += c > 0xffff ? 2 : 1;
      if (n_units > MAX_UNITS)
        {
          quoth_export_add_loss (self->export, _("texts longer than a cell of Excel may be (32,767 characters), cut off"), 1);
          break;
        }
      n_replaced += !is_of_xml (c);
      if (is_escape (p))
        g_string_append (cell, "_x005F");
      g_string_append_unichar (cell, is_of_xml (c) ? c : 0xfffd);
    }
  quoth_export_add_loss (self->export, _("control characters, which XML cannot hold and U+FFFD stands for"), n_replaced);
  return g_string_free (cell, FALSE);
}

static gboolean
parse_time (const char *text, lxw_datetime *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (text, utc);

  if (parsed == NULL || g_date_time_get_year (parsed) < 1900)
    return FALSE;
  *time = (lxw_datetime) { .year = g_date_time_get_year (parsed),
                           .month = g_date_time_get_month (parsed),
                           .day = g_date_time_get_day_of_month (parsed),
                           .hour = g_date_time_get_hour (parsed),
                           .min = g_date_time_get_minute (parsed),
                           .sec = g_date_time_get_seconds (parsed) };
  return TRUE;
}

/* "2023" and "2023-03" are no days, and stay text; Excel knows none before 1900. */
static gboolean
parse_date (const char *text, lxw_datetime *date)
{
  int year = 0, month = 0, day = 0;

  if (strlen (text) != 10 || !quoth_date_is_valid (text) || sscanf (text, "%d-%d-%d", &year, &month, &day) != 3 || year < 1900)
    return FALSE;
  *date = (lxw_datetime) { .year = year, .month = month, .day = day };
  return TRUE;
}

static void
write_cell (Writer *self, lxw_worksheet *sheet, guint row, guint place, const QuothCsvColumn *column)
{
  const char *text = self->cell->str;
  CellType type = get_type (column);
  lxw_datetime time;
  char *end = NULL;
  double number;

  if (*text == '\0')
    return;
  number = type == CELL_NUMBER ? g_ascii_strtod (text, &end) : 0;
  if (type == CELL_NUMBER && *end == '\0')
    worksheet_write_number (sheet, row, (lxw_col_t) place, number, NULL);
  else if (type == CELL_TIME && parse_time (text, &time))
    worksheet_write_datetime (sheet, row, (lxw_col_t) place, &time, self->time);
  else if (type == CELL_DATE && parse_date (text, &time))
    worksheet_write_datetime (sheet, row, (lxw_col_t) place, &time, self->date);
  else
    {
      g_autofree char *cell = dup_cell (self, text);

      worksheet_write_string (sheet, row, (lxw_col_t) place, cell, NULL);
    }
}

static gboolean
write_row_cb (guint table, const QuothCsvRow *row, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  guint place = 0;

  if (self->n_rows[table] >= MAX_ROWS)
    {
      quoth_export_add_loss (self->export, _("rows beyond those that a sheet of Excel can have (1,048,576)"), 1);
      return TRUE;
    }
  for (const QuothCsvColumn *column = quoth_csv_tables[table].columns; column->name != NULL; column++)
    {
      g_string_truncate (self->cell, 0);
      column->put (self->cell, row, column);
      write_cell (self, self->sheets[table], self->n_rows[table], place++, column);
    }
  self->n_rows[table]++;
  return TRUE;
}

/* ---- Sheets ---- */

static double
get_width (const QuothCsvColumn *column)
{
  static const char *const wide[] = { "quote", "statement", "definition", "note", "inclusion", "exclusion", "text", "propositions", NULL };
  static const char *const narrow[] = { "start", "end", "position", "length", "stance", "confidence", "color", NULL };

  if (is_one_of (column->name, wide))
    return 60;
  if (is_one_of (column->name, narrow))
    return 9;
  return g_str_equal (column->name, "id") || g_str_has_suffix (column->name, "_id") ? 14 : 22;
}

static void
add_sheet (Writer *self, guint table)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, quoth_csv_tables[table].name);
  guint place = 0;

  self->sheets[table] = sheet;
  for (const QuothCsvColumn *column = quoth_csv_tables[table].columns; column->name != NULL; column++, place++)
    {
      worksheet_set_column (sheet, (lxw_col_t) place, (lxw_col_t) place, get_width (column), NULL);
      worksheet_write_string (sheet, 0, (lxw_col_t) place, column->name, self->bold);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  self->n_rows[table] = 1;
}

static void
add_sheets (Writer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_sheets); i++)
    for (guint table = 0; table < QUOTH_N_CSV_TABLES; table++)
      if (g_str_equal (quoth_csv_tables[table].name, first_sheets[i]))
        add_sheet (self, table);
  for (guint table = 0; table < QUOTH_N_CSV_TABLES; table++)
    if (self->sheets[table] == NULL)
      add_sheet (self, table);
}

static guint
count_columns (guint table)
{
  guint n = 0;

  while (quoth_csv_tables[table].columns[n].name != NULL)
    n++;
  return n;
}

/* One sheet must be seen: the claims, though there may be none. */
static void
finish_sheets (Writer *self)
{
  for (guint table = 0; table < QUOTH_N_CSV_TABLES; table++)
    {
      worksheet_autofilter (self->sheets[table], 0, 0, MAX (self->n_rows[table], 2) - 1, (lxw_col_t) (count_columns (table) - 1));
      if (self->n_rows[table] == 1 && !g_str_equal (quoth_csv_tables[table].name, "claims"))
        worksheet_hide (self->sheets[table]);
    }
}

/* ---- The file ---- */

static gboolean
copy_file (QuothExport *export, const char *path, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (source, export->cancellable, error);
  g_autoptr (QuothExportFile) file = in != NULL ? quoth_export_open_file (export, NULL, error) : NULL;
  char buffer[65536];
  gssize n;

  if (file == NULL)
    return FALSE;
  while ((n = g_input_stream_read (G_INPUT_STREAM (in), buffer, sizeof buffer, export->cancellable, error)) > 0)
    {
      g_string_append_len (file->buffer, buffer, n);
      if (!quoth_export_file_spill (file, error))
        return FALSE;
    }
  return n == 0 && quoth_export_file_close (file, error);
}

static gboolean
write_workbook (QuothExport *export, const char *folder, const char *path, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) folder, .use_zip64 = LXW_FALSE };
  Writer self = { .export = export, .workbook = workbook_new_opt (path, &options), .cell = cell };
  gboolean done;
  lxw_error result;

  if (self.workbook == NULL)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("The workbook cannot be begun: the folder for temporary files is not writable"));
      return FALSE;
    }
  self.bold = workbook_add_format (self.workbook);
  format_set_bold (self.bold);
  self.date = workbook_add_format (self.workbook);
  format_set_num_format (self.date, "yyyy-mm-dd");
  self.time = workbook_add_format (self.workbook);
  format_set_num_format (self.time, "yyyy-mm-dd hh:mm:ss");
  add_sheets (&self);
  done = quoth_csv_tables_foreach_row (export, QUOTH_CSV_PLAIN, write_row_cb, &self, error);
  finish_sheets (&self);
  result = workbook_close (self.workbook);
  if (done && result != LXW_NO_ERROR)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("The workbook cannot be written: %s"), lxw_strerror (result));
      return FALSE;
    }
  return done;
}

gboolean
quoth_xlsx_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("quoth-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "workbook.xlsx", NULL) : NULL;
  gboolean done;

  if (path == NULL)
    return FALSE;
  done = write_workbook (export, folder, path, error) && copy_file (export, path, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}
