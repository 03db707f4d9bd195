/* quoth-xlsx.c: workbooks of Excel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-archive.h"
#include "formats/quoth-own-tables.h"
#include "formats/quoth-table-columns.h"
#include "formats/quoth-table-read.h"
#include "formats/quoth-xlsx-sheet.h"

/* ---- Reading ---- */

/* What the first row of a sheet says of it. */
typedef struct
{
  QuothIntake *intake;
  gboolean is_table; /* of what is coded */
  gboolean is_ours;  /* one that an export of this program made */
} Look;

/* Stops after the first row. */
static gboolean
look_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Look *self = user_data;
  g_autoptr (GPtrArray) missing = self->intake->columns_may_miss ? g_ptr_array_new_with_free_func (g_free) : NULL;
  g_autoptr (QuothTableColumns) columns = quoth_table_columns_new (fields, self->intake->columns, missing, NULL);

  self->is_table = columns != NULL
                   && (columns->of[QUOTH_TABLE_TEXT] >= 0 || columns->of[QUOTH_TABLE_START] >= 0);
  self->is_ours = fields->len > 2 && g_strcmp0 (fields->pdata[0], "id") == 0 && g_strcmp0 (fields->pdata[1], "document_id") == 0;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

/* Returns: whether the sheet could be read as far as that. */
static gboolean
look (QuothXlsxBook *book, guint sheet, Look *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->is_table = self->is_ours = FALSE;
  if (quoth_xlsx_book_foreach_row (book, sheet, look_cb, self, &local)
      || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  return quoth_table_reader_take_row (user_data, fields, line, error);
}

static gboolean
read_sheet (QuothIntake *intake, QuothXlsxBook *book, guint sheet, GError **error)
{
  g_autoptr (QuothTableReader) reader = quoth_table_reader_new (intake, error);

  return reader != NULL && quoth_xlsx_book_foreach_row (book, sheet, take_row_cb, reader, error)
         && quoth_table_reader_finish (reader, error);
}

/* ---- Reading an export of this program ---- */

/* The sheet of that name; -1 for none. */
static int
find_sheet (QuothXlsxBook *book, const char *name)
{
  for (guint i = 0; i < quoth_xlsx_book_get_n_sheets (book); i++)
    if (g_str_equal (quoth_xlsx_book_get_name (book, i), name))
      return (int) i;
  return -1;
}

typedef struct
{
  const QuothOwnTable *table;
  gboolean fits;
} OwnLook;

/* Stops after the first row. */
static gboolean
look_own_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  OwnLook *self = user_data;

  self->fits = quoth_own_table_fits (self->table, fields);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

/* Whether the workbook is an export: it has the sheet of texts, or, if it has no texts, one of who codes. A sheet without rows is hidden. */
static gboolean
is_own (QuothXlsxBook *book)
{
  const char *const names[] = { "documents", "coders", "codes", "actors" };
  OwnLook self = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names) && !self.fits; i++)
    {
      int sheet = find_sheet (book, names[i]);

      self.table = quoth_own_table_find (names[i], strlen (names[i]));
      if (sheet >= 0)
        quoth_xlsx_book_foreach_row (book, (guint) sheet, look_own_cb, &self, NULL);
    }
  return self.fits;
}

static gboolean
take_own_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  return quoth_own_tables_take_row (user_data, fields, line, error);
}

static gboolean
read_own (QuothIntake *intake, QuothXlsxBook *book, GError **error)
{
  g_autofree char *file = g_strdup (intake->file);
  g_autoptr (QuothOwnTables) tables = quoth_own_tables_new (intake, QUOTH_OWN_CUT, find_sheet (book, "segments") >= 0);

  for (const QuothOwnTable *table = quoth_own_tables; table->name != NULL; table++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%s)", file, table->name);
      int sheet = find_sheet (book, table->name);

      if (sheet < 0)
        continue;
      quoth_own_tables_begin (tables, table, name);
      if (!quoth_xlsx_book_foreach_row (book, (guint) sheet, take_own_row_cb, tables, error) || !quoth_own_tables_end (tables, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- All of it ---- */

/* A workbook that this program wrote, whole or its sheets of annotations; of another, the first sheet that is a table of what is coded. */
static gboolean
read_xlsx (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothXlsxBook) book = quoth_xlsx_book_new (intake, bytes, error);
  Look self = { intake };
  gboolean was_read = FALSE;

  if (book != NULL && is_own (book))
    return read_own (intake, book, error);
  for (guint i = 0; book != NULL && i < quoth_xlsx_book_get_n_sheets (book); i++)
    {
      if (!look (book, i, &self, error))
        return FALSE;
      if (!self.is_table || (was_read && !self.is_ours))
        continue;
      if (!read_sheet (intake, book, i, error))
        return FALSE;
      was_read = TRUE;
      if (!self.is_ours)
        break;
    }
  if (book == NULL || was_read)
    return book != NULL;
  return quoth_intake_refuse (intake, 1,
                              _("no sheet has a column that says where something is coded: one of quotes (“text”) or of places (“start” and "
                                "“end”) is needed; --column text=NAME says which"),
                              error);
}

/* ---- The format ---- */

static int
detect_xlsx (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);

  return (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".xlsm")) && quoth_archive_is (head, n_bytes) ? 95 : 0;
}

static const char *const extensions[] = { "xlsx", "xlsm", NULL };
static const char *const mime_types[] = { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", NULL };

static const char *const losses[] = {
  N_ ("the project's name and description"),
  N_ ("texts and original files of documents"),
  N_ ("texts of more than 32,767 characters, and what is beyond the row 1,048,576 of a table"),
  NULL,
};

const QuothFormat quoth_format_xlsx = {
  .id = "xlsx",
  .name = N_ ("Excel"),
  .summary = N_ ("Written: a workbook with a sheet for each table; read: such a workbook, or a table of what is coded, row by row"),
  .extensions = extensions,
  .mime_types = mime_types,
#ifdef HAVE_XLSXWRITER
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .write = quoth_xlsx_write,
#else
  .flags = QUOTH_FORMAT_READS_PROJECT,
#endif
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KINDS_ALL & ~QUOTH_KIND_BIT (PROJECT),
  .keeps = QUOTH_KEEPS_ALL & ~QUOTH_KEEPS_PROJECT,
  .losses = losses,
  .detect = detect_xlsx,
  .read_edits = read_xlsx,
};
