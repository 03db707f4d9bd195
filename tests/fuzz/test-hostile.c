/* test-hostile.c: what strangers are known to try, on every reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each input goes to each target, whether it is of its kind or not (packages only to those that are packages): whoever adds a reader has them tried
 * on it, too. Nothing may fall over, nor take long; and what must not be taken in is not. What the limits are is tested where they are:
 * test-archive (bombs, ways out), test-xml (entities, depth).
 */

#include "config.h"

#include <string.h>

#include "quoth-fuzz.h"

/* More than a stack holds, if something calls itself for each. */
#define DEPTH 50000
#define LENGTH (32 * 1024)

static void
append_times (GString *out, const char *string, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (out, string);
}

/* ---- Deep ---- */

static void
nest (GString *out, const char *before, const char *begin, const char *middle, const char *end, const char *after)
{
  g_string_append (out, before);
  append_times (out, begin, DEPTH);
  g_string_append (out, middle);
  append_times (out, end, DEPTH);
  g_string_append (out, after);
}

static void
make_lists (GString *out)
{
  nest (out, "", "[", "1", "]", "\n");
}

static void
make_objects (GString *out)
{
  nest (out, "{\"text\":\"yes\",\"label\":", "{\"a\":", "1", "}", "}\n");
}

static void
make_open_lists (GString *out)
{
  nest (out, "{\"%FEATURE_STRUCTURES\":", "[", "", "", "");
}

static void
make_divisions (GString *out)
{
  nest (out, "<html><body>", "<div>", "yes", "</div>", "</body></html>");
}

static void
make_elements (GString *out)
{
  nest (out, "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>", "<p>", "yes", "</p>", "</body></text></TEI>");
}

static void
make_quotes (GString *out)
{
  nest (out, "", "> ", "yes", "", "\n");
}

static void
make_brackets (GString *out)
{
  nest (out, "", "[*", "yes", "*](b)", "\n");
}

/* ---- Packages ---- */

/* The part of a package that holds most, in all formats that are packages. */
static void
append_parts (GString *out, const char *content)
{
  static const char *const names[]
    = { "word/document.xml", "content.xml", "OEBPS/a.opf", "META-INF/container.xml", "project.qde", "xl/workbook.xml", "document.xmi" };

  g_string_append (out, "quoth-parts\n");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out, "=== %s\n%s\n", names[i], content);
}

static void
make_deep_package (GString *out)
{
  g_autoptr (GString) content = g_string_new (NULL);

  nest (content, "<a>", "<b>", "yes", "</b>", "</a>");
  append_parts (out, content->str);
}

static void
make_package_of_entities (GString *out)
{
  append_parts (out, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]><a><b c=\"&y;\">&x;</b></a>");
}

static void
make_ways_out (GString *out)
{
  static const char *const names[] = { "../../a", "/etc/passwd", "a/../../b", "..", ".", "C:\\a", "a//b", "a\001b", "mimetype", "Mimetype" };

  g_string_append (out, "quoth-parts\n");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out, "=== %s\nyes\n", names[i]);
}

static void
make_many_entries (GString *out)
{
  g_string_append (out, "quoth-parts\n");
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (out, "=== %u\n", i);
}

/* ---- Counts ---- */

/* A few bytes that say how much they stand for. */
static void
make_counts (GString *out)
{
  g_string_append (
    out,
    "quoth-parts\n=== content.xml\n<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body>"
    "<office:text><text:p>a<text:s text:c=\"4000000000\"/>b</text:p><table:table><table:table-row table:number-rows-repeated=\"4000000000\">"
    "<table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
    "</office:text></office:body></office:document-content>\n"
    "=== xl/workbook.xml\n<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>\n"
    "=== xl/_rels/workbook.xml.rels\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
    "Target=\"worksheets/sheet1.xml\"/></Relationships>\n"
    "=== xl/worksheets/sheet1.xml\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
    "<c r=\"ZZZZZZ1\" t=\"inlineStr\"><is><t>text</t></is></c><c r=\"B4000000000\" t=\"s\"><v>4000000000</v></c></row></sheetData></worksheet>\n");
}

static void
make_numbers (GString *out)
{
  g_string_append (out, "1\t4294967296\n1-4294967295\t0-18446744073709551616\tyes\t*[4294967295]\nT99999999999999999999\tA -1 99999999999999999999\tyes\n"
                        "99999999999999999999:99:99,999 --> 0:0:0,0\nyes\n"
                        "{\"text\":\"yes\",\"label\":[[-9223372036854775808,9223372036854775807,\"a\"],[1e308,-1e308,\"a\"]]}\n");
}

/* ---- Long ---- */

static void
make_zeros (GString *out)
{
  g_string_set_size (out, LENGTH);
  memset (out->str, 0, out->len);
}

static void
make_line (GString *out)
{
  append_times (out, "a", LENGTH);
}

static void
make_lines (GString *out)
{
  append_times (out, "\n", LENGTH);
}

static void
make_cells (GString *out)
{
  append_times (out, ",;\t\"", LENGTH / 4);
}

static void
make_marks (GString *out)
{
  append_times (out, "e\314\201\342\200\215", LENGTH / 6);
}

static const struct
{
  const char *name;
  void (*make) (GString *out);
  gboolean is_package;
  gboolean is_refused; /* by whatever reads packages or XML */
} inputs[] = {
  { "lists", make_lists },
  { "objects", make_objects },
  { "open-lists", make_open_lists },
  { "divisions", make_divisions },
  { "elements", make_elements, FALSE, TRUE },
  { "quotes", make_quotes },
  { "brackets", make_brackets },
  { "deep-package", make_deep_package, TRUE, TRUE },
  { "package-of-entities", make_package_of_entities, TRUE, TRUE },
  { "ways-out", make_ways_out, TRUE, TRUE },
  { "many-entries", make_many_entries, TRUE, TRUE },
  { "counts", make_counts, TRUE },
  { "numbers", make_numbers },
  { "zeros", make_zeros },
  { "line", make_line },
  { "lines", make_lines },
  { "cells", make_cells },
  { "marks", make_marks },
};

static gboolean
reads_packages (const char *target)
{
  static const char *const targets[] = { "archive", "docx", "epub", "odt", "qdpx", "xlsx", "xmi", NULL };

  return g_strv_contains (targets, target);
}

static gboolean
is_strict (const char *target)
{
  return g_str_equal (target, "tei") || g_str_equal (target, "qdc")
         || (reads_packages (target) && !g_str_equal (target, "archive"));
}

static void
test_target (gconstpointer data)
{
  const char *target = data;
  g_autoptr (QuothFuzz) fuzz = quoth_fuzz_new (target);

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (GString) input = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();
      gboolean is_taken;

      if (inputs[i].is_package && !reads_packages (target))
        continue;
      inputs[i].make (input);
      is_taken = quoth_fuzz_run (fuzz, (const guint8 *) input->str, input->len);
      g_test_message ("%s: %s after %.2f s", inputs[i].name, is_taken ? "taken in" : "refused",
                      (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
      g_assert_false (is_taken && inputs[i].is_refused && is_strict (target));
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) targets = quoth_fuzz_list ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", targets[i], NULL);

      g_test_add_data_func (path, targets[i], test_target);
    }
  return g_test_run ();
}
