/* quoth-xlsx-sheet.c: the rows of a workbook's sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After ECMA-376, part 1, §18. A sheet is read row by row; the strings that it shares with the others are held.
 */

#include "config.h"

#include "formats/quoth-xlsx-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/quoth-archive.h"
#include "formats/quoth-xml.h"

#define MAX_COLUMNS 16384

/* A string that is shared may stand in every cell: a workbook of some kilobytes would fill any memory. */
#define MAX_ROW_BYTES (64 * 1024 * 1024)
#define MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

typedef struct
{
  char *name;
  char *path;
} Sheet;

struct _QuothXlsxBook
{
  QuothIntake *intake;
  QuothArchive *archive;
  GArray *sheets;     /* of Sheet */
  GPtrArray *strings; /* of utf8 */
  GArray *is_date;    /* of gboolean: for each style of cells */
  gboolean from_1904;
  guint64 n_bytes; /* of all cells so far */
};

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->path);
}

void
quoth_xlsx_book_free (QuothXlsxBook *self)
{
  g_clear_pointer (&self->archive, quoth_archive_free);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->is_date, g_array_unref);
  g_free (self);
}

static QuothXmlReader *
open_part (QuothXlsxBook *self, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_archive_load (self->archive, name, error);

  return bytes != NULL ? quoth_xml_reader_new (self->intake, bytes, _("a workbook of Excel"), error) : NULL;
}

/* ---- Text ---- */

/* "_x000A_" is the character of that number; a CR before a LF is none of a text. */
static void
append_text (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      char hex[5] = "";
      gboolean is_escape = p[0] == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4 && p[6] == '_';
      gunichar c;

      if (!is_escape)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      memcpy (hex, p + 2, 4);
      c = (gunichar) g_ascii_strtoull (hex, NULL, 16);
      if (c != '\r')
        g_string_append_unichar (out, c == 0 || !g_unichar_validate (c) ? 0xfffd : c);
      p += 7;
    }
}

/* All stretches of it; not how it is read aloud. */
static char *
dup_string (xmlNode *item)
{
  GString *text = g_string_new (NULL);

  for (xmlNode *node = quoth_xml_next (item->children, NULL); node != NULL; node = quoth_xml_next (node->next, NULL))
    {
      xmlNode *part = quoth_xml_is (node, "t") ? node : quoth_xml_is (node, "r") ? quoth_xml_find (node, "t") : NULL;
      g_autofree char *content = quoth_xml_dup_content (part);

      append_text (text, content);
    }
  return g_string_free (text, FALSE);
}

static gboolean
load_strings (QuothXlsxBook *self, GError **error)
{
  g_autoptr (QuothXmlReader) reader = NULL;
  g_autoptr (GError) wrong = NULL;
  gboolean over = FALSE;

  if (quoth_archive_find (self->archive, "xl/sharedStrings.xml") == NULL)
    return TRUE;
  reader = open_part (self, "xl/sharedStrings.xml", error);
  if (reader == NULL)
    return FALSE;
  while (quoth_xml_reader_next (reader, over, &wrong))
    {
      xmlNode *item;

      over = g_str_equal (quoth_xml_reader_get_name (reader), "si");
      if (!over)
        continue;
      item = quoth_xml_reader_expand (reader, error);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (self->strings, dup_string (item));
    }
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

/* ---- Dates ---- */

/* Whether a format of numbers has a day, a month, a year or an hour in it, other than as words. */
static gboolean
is_date_format (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '"')
        {
          p = strchr (p + 1, '"');
          if (p == NULL)
            return FALSE;
        }
      else if (*p == '[')
        {
          p = strchr (p, ']');
          if (p == NULL)
            return FALSE;
        }
      else if (*p == '\\' && p[1] != '\0')
        p++;
      else if (strchr ("dmyhsDMYHS", *p) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_built_in_date (gint64 id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static gint64
get_number (xmlNode *node, const char *name)
{
  g_autofree char *text = quoth_xml_dup_attribute (node, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

static void
take_styles (QuothXlsxBook *self, xmlNode *root)
{
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  xmlNode *formats = quoth_xml_find (root, "numFmts");
  xmlNode *cells = quoth_xml_find (root, "cellXfs");

  for (xmlNode *node = formats != NULL ? quoth_xml_next (formats->children, "numFmt") : NULL; node != NULL;
       node = quoth_xml_next (node->next, "numFmt"))
    {
      g_autofree char *code = quoth_xml_dup_attribute (node, "formatCode");
      gint64 id = get_number (node, "numFmtId");

      if (code != NULL && is_date_format (code))
        g_hash_table_add (dates, g_memdup2 (&id, sizeof id));
    }
  for (xmlNode *node = cells != NULL ? quoth_xml_next (cells->children, "xf") : NULL; node != NULL;
       node = quoth_xml_next (node->next, "xf"))
    {
      gint64 id = get_number (node, "numFmtId");
      gboolean is_date = is_built_in_date (id) || g_hash_table_contains (dates, &id);

      g_array_append_val (self->is_date, is_date);
    }
}

/* The first element of a small part, with all that is in it. */
static gboolean
with_root (QuothXlsxBook *self, const char *name, void (*func) (QuothXlsxBook *self, xmlNode *root), GError **error)
{
  g_autoptr (QuothXmlReader) reader = open_part (self, name, error);
  xmlNode *root;

  if (reader == NULL || !quoth_xml_reader_next (reader, FALSE, error))
    return FALSE;
  root = quoth_xml_reader_expand (reader, error);
  if (root == NULL)
    return FALSE;
  func (self, root);
  return TRUE;
}

/* ISO 8601 of a number of days; NULL for what is no day. Excel has a 29th February 1900, which was none. */
static char *
dup_date (QuothXlsxBook *self, double days)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (self->from_1904 ? 1904 : 1899, self->from_1904 ? 1 : 12, self->from_1904 ? 1 : 30, 0, 0, 0);
  double whole = floor (days + 0.0005 / 86400);
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *until_seconds = NULL;
  gint64 ms;

  if (!(days >= 0) || days > 2958465)
    return NULL;
  if (!self->from_1904 && whole < 60)
    whole += 1;
  day = g_date_time_add_days (epoch, (int) whole);
  ms = (gint64) floor ((days - floor (days + 0.0005 / 86400)) * 86400000 + 0.5);
  if (ms <= 0)
    return g_date_time_format (day, "%Y-%m-%d");
  time = g_date_time_add_seconds (day, (double) (ms / 1000));
  if (ms % 1000 == 0)
    return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  until_seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03d", until_seconds, (int) (ms % 1000));
}

/* ---- The workbook ---- */

static void
take_sheets (QuothXlsxBook *self, xmlNode *root)
{
  xmlNode *properties = quoth_xml_find (root, "workbookPr");
  xmlNode *sheets = quoth_xml_find (root, "sheets");
  g_autofree char *from_1904 = properties != NULL ? quoth_xml_dup_attribute (properties, "date1904") : NULL;

  self->from_1904 = from_1904 != NULL && (g_str_equal (from_1904, "1") || g_str_equal (from_1904, "true"));
  for (xmlNode *node = sheets != NULL ? quoth_xml_next (sheets->children, "sheet") : NULL; node != NULL;
       node = quoth_xml_next (node->next, "sheet"))
    {
      g_autofree char *state = quoth_xml_dup_attribute (node, "state");
      Sheet sheet = { quoth_xml_dup_attribute (node, "name"), NULL };

      /* The number of the part, to be looked up: of whatever namespace, as there are two for the same thing. */
      for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (attribute->ns != NULL && strcmp ((const char *) attribute->name, "id") == 0)
          {
            g_free (sheet.path);
            sheet.path = quoth_xml_dup_content ((xmlNode *) attribute);
          }
      if (sheet.path == NULL || (state != NULL && !g_str_equal (state, "visible")))
        clear_sheet (&sheet);
      else
        g_array_append_val (self->sheets, sheet);
    }
}

/* What the numbers of the sheets stand for. */
static void
take_targets (QuothXlsxBook *self, xmlNode *root)
{
  for (xmlNode *node = quoth_xml_next (root->children, "Relationship"); node != NULL;
       node = quoth_xml_next (node->next, "Relationship"))
    {
      g_autofree char *id = quoth_xml_dup_attribute (node, "Id");
      g_autofree char *target = quoth_xml_dup_attribute (node, "Target");

      for (guint i = 0; id != NULL && target != NULL && i < self->sheets->len; i++)
        {
          Sheet *sheet = &g_array_index (self->sheets, Sheet, i);

          if (!g_str_equal (sheet->path, id))
            continue;
          g_free (sheet->path);
          sheet->path = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
        }
    }
}

QuothXlsxBook *
quoth_xlsx_book_new (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothXlsxBook) self = g_new0 (QuothXlsxBook, 1);

  self->intake = intake;
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->archive = quoth_archive_new (intake->file, bytes, NULL, error);
  if (self->archive == NULL || !with_root (self, "xl/workbook.xml", take_sheets, error)
      || !with_root (self, "xl/_rels/workbook.xml.rels", take_targets, error)
      || (quoth_archive_find (self->archive, "xl/styles.xml") != NULL
          && !with_root (self, "xl/styles.xml", take_styles, error))
      || !load_strings (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
quoth_xlsx_book_get_n_sheets (const QuothXlsxBook *self)
{
  return self->sheets->len;
}

const char *
quoth_xlsx_book_get_name (const QuothXlsxBook *self, guint sheet)
{
  const char *name = g_array_index (self->sheets, Sheet, sheet).name;

  return name != NULL ? name : "";
}

/* ---- Cells ---- */

/* (transfer full): what the cell has, as text. */
static char *
dup_cell (QuothXlsxBook *self, xmlNode *cell)
{
  g_autofree char *type = quoth_xml_dup_attribute (cell, "t");
  g_autofree char *value = quoth_xml_dup_content (quoth_xml_find (cell, "v"));
  gint64 style = get_number (cell, "s");
  gboolean is_number = type == NULL || g_str_equal (type, "n");
  char *date = NULL;

  if (g_strcmp0 (type, "s") == 0)
    {
      guint64 index = *value != '\0' ? g_ascii_strtoull (value, NULL, 10) : G_MAXUINT64;

      return g_strdup (index < self->strings->len ? self->strings->pdata[index] : "");
    }
  if (g_strcmp0 (type, "inlineStr") == 0)
    {
      xmlNode *item = quoth_xml_find (cell, "is");

      return item != NULL ? dup_string (item) : g_strdup ("");
    }
  if (g_strcmp0 (type, "e") == 0)
    return g_strdup ("");
  if (is_number && *value != '\0' && style >= 0 && (guint64) style < self->is_date->len
      && g_array_index (self->is_date, gboolean, style))
    date = dup_date (self, g_ascii_strtod (value, NULL));
  if (date != NULL)
    return date;
  {
    GString *text = g_string_new (NULL);

    append_text (text, value);
    return g_string_free (text, FALSE);
  }
}

/* The column of "AB12", from 0; @next where it says none. */
static guint
find_column (xmlNode *cell, guint next)
{
  g_autofree char *reference = quoth_xml_dup_attribute (cell, "r");
  guint column = 0;

  if (reference == NULL || !g_ascii_isalpha (*reference))
    return next;
  for (const char *p = reference; g_ascii_isalpha (*p) && column <= MAX_COLUMNS; p++)
    column = column * 26 + (guint) (g_ascii_toupper (*p) - 'A' + 1);
  return column - 1;
}

/* (transfer full) (nullable): the fields of a row; NULL for a blank one, or with an error. */
static GPtrArray *
read_row (QuothXlsxBook *self, xmlNode *row, guint number, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  gboolean is_blank = TRUE;
  guint64 n_before = self->n_bytes;

  for (xmlNode *cell = quoth_xml_next (row->children, "c"); cell != NULL; cell = quoth_xml_next (cell->next, "c"))
    {
      guint column = find_column (cell, fields->len);
      char *text;

      if (column >= MAX_COLUMNS)
        {
          quoth_intake_refuse (self->intake, number, _("a cell stands in a column beyond XFD, the last that Excel has"), error);
          return NULL;
        }
      while (fields->len <= column)
        g_ptr_array_add (fields, g_strdup (""));
      text = dup_cell (self, cell);
      is_blank = is_blank && *text == '\0';
      g_free (fields->pdata[column]);
      fields->pdata[column] = text;
      self->n_bytes += strlen (text);
      if (self->n_bytes > MAX_BYTES || self->n_bytes - n_before > MAX_ROW_BYTES)
        {
          quoth_intake_refuse (self->intake, number, _("the cells hold more text than any workbook does"), error);
          return NULL;
        }
    }
  return is_blank ? NULL : g_steal_pointer (&fields);
}

gboolean
quoth_xlsx_book_foreach_row (QuothXlsxBook *self, guint sheet, QuothRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (QuothXmlReader) reader = open_part (self, g_array_index (self->sheets, Sheet, sheet).path, error);
  g_autoptr (GError) wrong = NULL;
  gboolean over = FALSE;
  guint number = 0;

  if (reader == NULL)
    return FALSE;
  while (quoth_xml_reader_next (reader, over, &wrong))
    {
      g_autoptr (GPtrArray) fields = NULL;
      xmlNode *row;
      gint64 said;

      over = g_str_equal (quoth_xml_reader_get_name (reader), "row");
      if (!over)
        continue;
      row = quoth_xml_reader_expand (reader, error);
      if (row == NULL)
        return FALSE;
      said = get_number (row, "r");
      number = said > 0 && said < G_MAXUINT ? (guint) said : number + 1;
      fields = read_row (self, row, number, &wrong);
      if (wrong != NULL)
        break;
      if (fields != NULL && !func (fields, number, user_data, error))
        return FALSE;
    }
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}
