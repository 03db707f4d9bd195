/* test-xlsx.c: workbooks of Excel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

#include "formats/quoth-archive.h"
#include "text/quoth-error.h"

/* ---- Workbooks made by hand, as spreadsheets make them ---- */

static void
append_16 (GByteArray *out, guint value)
{
  guint8 bytes[] = { value & 255, value >> 8 & 255 };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_32 (GByteArray *out, guint32 value)
{
  append_16 (out, value & 65535);
  append_16 (out, value >> 16);
}

static guint32
get_crc (const char *data, gsize size)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= (guint8) data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
  return ~crc;
}

static void
append_entry (GByteArray *out, GByteArray *directory, const char *name, const char *data)
{
  guint32 offset = out->len, size = (guint32) strlen (data), crc = get_crc (data, size);

  append_32 (out, 0x04034b50);
  for (guint i = 0; i < 5; i++)
    append_16 (out, i == 0 ? 20 : 0);
  append_32 (out, crc);
  append_32 (out, size);
  append_32 (out, size);
  append_16 (out, (guint) strlen (name));
  append_16 (out, 0);
  g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (out, (const guint8 *) data, size);

  append_32 (directory, 0x02014b50);
  for (guint i = 0; i < 6; i++)
    append_16 (directory, i < 2 ? 20 : 0);
  append_32 (directory, crc);
  append_32 (directory, size);
  append_32 (directory, size);
  append_16 (directory, (guint) strlen (name));
  for (guint i = 0; i < 4; i++)
    append_16 (directory, 0);
  append_32 (directory, 0);
  append_32 (directory, offset);
  g_byte_array_append (directory, (const guint8 *) name, (guint) strlen (name));
}

/* (transfer full): a stored zip archive of name, data, … up to a NULL. */
static GByteArray *
make_zip (const char *const *parts)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint n = 0;
  guint32 start;

  for (; parts[2 * n] != NULL; n++)
    append_entry (out, directory, parts[2 * n], parts[2 * n + 1]);
  start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  append_32 (out, 0x06054b50);
  append_32 (out, 0);
  append_16 (out, n);
  append_16 (out, n);
  append_32 (out, directory->len);
  append_32 (out, start);
  append_16 (out, 0);
  return out;
}

#define WORKBOOK \
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr%s/><sheets>" \
  "<sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Quotes\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
#define RELATIONS \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
  "<Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/>" \
  "<Relationship Id=\"rId2\" Type=\"t\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
#define STYLES \
  "<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>" \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
#define STRINGS \
  "<sst><si><t>Document</t></si><si><r><t>Quo</t></r><r><t>te</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>" \
  "<si><t xml:space=\"preserve\"> A tax is theft </t></si></sst>"
#define SHEET \
  "<worksheet><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>" \
  "<c r=\"D2\" t=\"inlineStr\"><is><t>Speaker</t></is></c><c t=\"str\"><f>1</f><v>date</v></c>" \
  "<c t=\"inlineStr\"><is><t>Start</t></is></c></row>" \
  "<row r=\"3\"/><row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>one</t></is></c><c r=\"C5\" t=\"s\"><v>2</v></c>" \
  "<c r=\"D5\" t=\"inlineStr\"><is><t>_x0041_da_x000D_</t></is></c><c r=\"E5\" s=\"1\"><v>45006</v></c><c><v>17</v></c>" \
  "<c r=\"H5\" t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>"
#define EMPTY "<worksheet><sheetData/></worksheet>"

static GByteArray *
make_book_of (const char *strings, const char *sheet)
{
  g_autofree char *workbook = g_strdup_printf (WORKBOOK, "");
  const char *const parts[] = { "[Content_Types].xml", "<Types/>",
                                "xl/workbook.xml", workbook,
                                "xl/_rels/workbook.xml.rels", RELATIONS,
                                "xl/styles.xml", STYLES,
                                "xl/sharedStrings.xml", strings,
                                "xl/worksheets/sheet1.xml", EMPTY,
                                "xl/worksheets/sheet2.xml", sheet,
                                NULL };

  return make_zip (parts);
}

static GByteArray *
make_book (const char *sheet)
{
  return make_book_of (STRINGS, sheet);
}

static QuothImport *
import (Formats *self, const char *name, gconstpointer bytes, gsize size)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  QuothImport *import = quoth_import_new (self->store, self->coder);

  g_file_set_contents (path, bytes, (gssize) size, NULL);
  quoth_import_set_format (import, quoth_format_find ("xlsx"));
  quoth_import_add_path (import, path);
  quoth_import_prepare (import, NULL, NULL);
  return import;
}

static QuothImportItem *
get_item (QuothImport *import)
{
  return quoth_import_get_items (import)->pdata[0];
}

static void
set_up (Formats *self)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"document\",\"name\":\"one\",\"text\":\"🧵 Xi met Putin. A tax is theft, they said.\"}\n");
}

static void
test_read (Formats *self, gconstpointer user_data)
{
  g_autoptr (GByteArray) book = make_book (SHEET);
  g_autoptr (QuothImport) back = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GError) error = NULL;
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM };
  const QuothClaim *claim;

  set_up (self);
  g_assert_cmpstr (quoth_format_detect ("a.xlsx", book->data, book->len)->id, ==, "xlsx");
  back = import (self, "a.xlsx", book->data, book->len);
  g_assert_no_error (get_item (back)->error);
  g_assert_cmpuint (get_item (back)->losses->len, ==, 1);
  quoth_import_commit (back, NULL, &error);
  g_assert_no_error (error);
  reader = quoth_store_open_reader (self->store, NULL);
  claims = quoth_reader_list (reader, &query, NULL);
  g_assert_cmpuint (claims->len, ==, 1);
  claim = claims->pdata[0];
  g_assert_cmpuint (quoth_annotation_get_extent (claim).start, ==, 16);
  g_assert_cmpuint (quoth_annotation_get_extent (claim).end, ==, 30);
  g_assert_cmpstr (claim->date, ==, "2023-03-21");
  query.kind = QUOTH_KIND_ACTOR;
  actors = quoth_reader_list (reader, &query, NULL);
  g_assert_cmpstr (quoth_actor (actors->pdata[0])->name, ==, "Ada");
}

/* Cut off, with other bytes, and hostile: an error that names the file, and nothing is written. */
static void
test_bad (Formats *self, gconstpointer user_data)
{
  static const char *const sheets[] = {
    "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c r=\"ZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row>",
    "no XML",
  };
  g_autoptr (GByteArray) good = make_book (SHEET);

  set_up (self);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GByteArray) book = make_book (sheets[i]);
      g_autoptr (QuothImport) back = import (self, "b.xlsx", book->data, book->len);

      g_assert_nonnull (get_item (back)->error);
      g_assert_nonnull (strstr (get_item (back)->error->message, "b.xlsx"));
    }
  for (guint i = 0; i < 300; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (good->data, good->len);
      gsize size = i % 2 == 0 ? (gsize) g_test_rand_int_range (0, (gint32) good->len) : good->len;
      g_autoptr (QuothImport) back = NULL;

      if (i % 2 == 1)
        bytes[g_test_rand_int_range (0, (gint32) good->len)] ^= (guint8) g_test_rand_int_range (1, 256);
      back = import (self, "c.xlsx", bytes, size);
      if (get_item (back)->error != NULL)
        g_assert_nonnull (strstr (get_item (back)->error->message, "c.xlsx"));
    }
}

/* A string of a megabyte, shared by all cells of a row. */
static void
test_bomb (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) strings = g_string_new ("<sst><si><t>");
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>\n<row r=\"7\">");
  g_autoptr (GByteArray) book = NULL;
  g_autoptr (QuothImport) back = NULL;

  while (strings->len < 1 << 20)
    g_string_append (strings, "A tax is theft. ");
  g_string_append (strings, "</t></si></sst>");
  for (guint i = 0; i < 16000; i++)
    g_string_append (sheet, "<c t=\"s\"><v>0</v></c>");
  g_string_append (sheet, "</row></sheetData></worksheet>");
  book = make_book_of (strings->str, sheet->str);
  back = import (self, "bomb.xlsx", book->data, book->len);
  g_assert_nonnull (get_item (back)->error);
  g_assert_nonnull (strstr (get_item (back)->error->message, "bomb.xlsx:7: "));
}

/* ---- Those that are written ---- */

/* A number has 16 digits in a workbook, and some need 17. */
static char *
dup_rounded (QuothStore *store)
{
  g_autofree char *jsonl = formats_export_jsonl (store);
  g_autoptr (GRegex) digits = g_regex_new ("(\"confidence\":0\\.[0-9]{12})[0-9]*", 0, 0, NULL);

  return g_regex_replace (digits, jsonl, -1, 0, "\\1", 0, NULL);
}

/* What is written is read again as what it was: the project is the same, to the byte, also where a workbook has no control characters. */
static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  if (quoth_format_find ("xlsx")->write == NULL)
    {
      g_test_skip ("built without libxlsxwriter");
      return;
    }
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", round);
      g_autofree char *out = g_strdup_printf ("out%u.xlsx", round);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("xlsx"));
      g_autofree char *path = NULL, *before = NULL, *after = NULL;
      g_autoptr (QuothImport) back = quoth_import_new (store, self->coder);
      g_autoptr (QuothApplyReport) memo = NULL;
      g_autoptr (GError) error = NULL;

      formats_fill (store, 3);
      /* So whoever imports is in the project. */
      memo = formats_apply (store, self->coder, "{\"type\":\"memo\",\"target\":\"project\",\"text\":\"Read again\"}\n");
      before = dup_rounded (store);
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, out);
      quoth_import_add_path (back, path);
      quoth_import_prepare (back, NULL, NULL);
      g_assert_cmpstr (get_item (back)->format->id, ==, "xlsx");
      g_assert_no_error (get_item (back)->error);
      g_assert_cmpuint (get_item (back)->losses->len, ==, 0);
      quoth_import_commit (back, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (get_item (back)->n_put[QUOTH_KIND_CLAIM], ==, quoth_export_get_n_written (export, QUOTH_KIND_CLAIM));
      after = dup_rounded (store);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Cells as they are in the file: text that looks like a formula or an escape, and what is too long. */
static void
test_cells (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("xlsx"));
  g_autoptr (GString) jsonl = g_string_new ("{\"type\":\"actor\",\"name\":\"=1+1 _x0041_ \\u0001\",\"kind\":\"person\",\"note\":\"");
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (QuothArchive) archive = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (quoth_format_find ("xlsx")->write == NULL)
    {
      g_test_skip ("built without libxlsxwriter");
      return;
    }
  for (guint i = 0; i < 40000; i++)
    g_string_append_c (jsonl, 'n');
  g_string_append (jsonl, "\"}\n");
  report = formats_apply (self->store, self->coder, jsonl->str);
  path = formats_export (self, export, "out.xlsx");
  g_assert_cmpuint (formats_get_loss (export, "32,767"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "control characters"), ==, 1);
  archive = quoth_archive_open (path, NULL, NULL);
  g_assert_nonnull (archive);
  for (guint i = 1; text == NULL || strstr (text, "_x005F") == NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = quoth_archive_load (archive, name, &error);

      g_assert_no_error (error);
      g_free (text);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  g_assert_nonnull (strstr (text, "=1+1 _x005F_x0041_ \357\277\275"));
  g_assert_null (strstr (text, "<f>"));
}

/* LibreOffice opens it, and shows what it has. */
static void
test_libreoffice (Formats *self, gconstpointer user_data)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("xlsx"));
  g_autoptr (QuothApplyReport) report = NULL;
  g_autofree char *path = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", self->folder);
  const char *argv[] = { program, profile, "--headless", "--convert-to", "csv", "--outdir", self->folder, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL || quoth_format_find ("xlsx")->write == NULL || !g_test_slow ())
    {
      g_test_skip ("LibreOffice is not installed, or this is not -m slow: it takes half a minute to start");
      return;
    }
  set_up (self);
  report = formats_apply (self->store, self->coder,
                          "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[16,30]],\"statement\":\"=theft\",\"date\":\"2023-03-21\"}\n");
  path = formats_export (self, export, "out.xlsx");
  argv[7] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  csv = formats_read (self->folder, "out.csv");
  g_assert_true (g_str_has_prefix (csv, "id,document_id,document,"));
  g_assert_nonnull (strstr (csv, "A tax is theft"));
  g_assert_nonnull (strstr (csv, "=theft"));
  g_assert_nonnull (strstr (csv, "2023-03-21"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/xlsx/read", test_read);
  formats_test ("/xlsx/bad", test_bad);
  formats_test ("/xlsx/bomb", test_bomb);
  formats_test ("/xlsx/round-trip", test_round_trip);
  formats_test ("/xlsx/cells", test_cells);
  formats_test ("/xlsx/libreoffice", test_libreoffice);
  return g_test_run ();
}
