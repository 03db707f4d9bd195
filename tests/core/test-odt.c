/* test-odt.c: OpenDocument texts become the text that a reader of the last version reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "package-fixture.h"

#define NAMES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""

#define STYLES \
  "<office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Quotations\"/>" \
  "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\")\"/>" \
  "<text:list-level-style-bullet text:level=\"2\"/></text:list-style></office:automatic-styles>"

#define ITEM(words) "<text:list-item><text:p>" words "</text:p></text:list-item>"
#define CELL(words) "<table:table-cell><text:p>" words "</text:p></table:table-cell>"

#define TEXT \
  "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>" \
  "<text:table-of-content><text:index-body><text:p>The ferry 1</text:p></text:index-body></text:table-of-content>\n" \
  "<text:h text:outline-level=\"1\">The ferry</text:h>\n<text:p>The <text:span>mayor</text:span> said <text:change/>that the 🚢 " \
  "boat<text:note><text:note-citation>*</text:note-citation><text:note-body><text:p>See the record.</text:p></text:note-body></text:note> " \
  "is<office:annotation><text:p>Really?</text:p></office:annotation><text:s text:c=\"900000000\"/>paid.<text:line-break/>And" \
  "<text:tab/>on.</text:p><text:p text:style-name=\"P1\">“We pay.”</text:p>" \
  "<text:list text:style-name=\"L1\">" ITEM ("one") "<text:list-item><text:p>two</text:p><text:list>" ITEM ("inner") "</text:list></text:list-item>" ITEM ( \
    "three") "</text:list><table:table><table:table-row>" CELL ("Year") CELL ("Boats") "</table:table-row><table:table-row>" CELL ("2023") CELL ( \
    "12") "</table:table-row></table:table><text:p>Before <text:soft-page-break/>after.</text:p><text:p>On the second page.</text:p>"

#define CONTENT "<office:document-content" NAMES ">" STYLES "<office:body><office:text>" TEXT "</office:text></office:body></office:document-content>"
#define META \
  "<office:meta><dc:title>Minutes</dc:title><meta:initial-creator>Anna Berg</meta:initial-creator><dc:creator>Ole</dc:creator>" \
  "<meta:creation-date>2023-05-04T10:00:00</meta:creation-date><dc:language>de-AT</dc:language></office:meta>"

static const PackageFile files[] = {
  { "mimetype", "application/vnd.oasis.opendocument.text" },
  { "content.xml", CONTENT },
  { "meta.xml", "<office:document-meta" NAMES ">" META "</office:document-meta>" },
  { NULL, NULL },
};

static void
assert_letter (QuothDocument *document, GPtrArray *warnings)
{
  g_autofree char *segments = documents_describe_segments (document);

  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==,
                   "The ferry\n\nThe mayor said that the 🚢 boat[1] is paid.\nAnd on.\n\n“We pay.”\n\n1) one\n2) two\n  - inner\n3) three\n\n"
                   "Year\tBoats\n2023\t12\n\nBefore after.\n\nOn the second page.\n\n[1] See the record.\n");
  g_assert_true (g_str_has_prefix (segments, "[heading p. 1] The ferry\n"));
  g_assert_nonnull (strstr (segments, "[quote p. 1] “We pay.”\n"));
  g_assert_nonnull (strstr (segments, "[paragraph p. 1–2] Before after"));
  g_assert_cmpstr (document->title, ==, "Minutes");
  g_assert_cmpstr (document->author, ==, "Anna Berg");
  g_assert_cmpstr (document->date, ==, "2023-05-04");
  g_assert_cmpstr (document->language, ==, "de-AT");
  g_assert_cmpuint (warnings->len, ==, 2);
}

static void
test_package (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = package_read ("odt", files, warnings, &error);

  g_assert_no_error (error);
  assert_letter (document, warnings);
}

static void
test_flat (void)
{
  static const char flat[] = "<?xml version=\"1.0\"?>\n<office:document" NAMES " office:mimetype=\"application/vnd.oasis.opendocument.text\">" META STYLES
                             "<office:body><office:text>" TEXT "</office:text></office:body></office:document>";
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = documents_read_all ("odt", bytes, FALSE, warnings, &error);

  g_assert_no_error (error);
  assert_letter (documents->pdata[0], warnings);
  g_assert_cmpstr (quoth_format_detect ("a.xml", (const guint8 *) flat, strlen (flat))->id, ==, "odt");
}

static void
test_wrong (void)
{
  static const PackageFile locked[] = {
    { "content.xml", "garbage" },
    { "META-INF/manifest.xml", "<m:manifest xmlns:m=\"x\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>" },
    { NULL, NULL },
  };
  static const PackageFile broken[] = { { "content.xml", "<a>\n<b>\n</a>" }, { NULL, NULL } };
  static const PackageFile empty[] = { { "content.xml", "<office:document-content" NAMES "/>" }, { NULL, NULL } };

  package_assert_refused ("odt", locked, QUOTH_ERROR_NOT_TEXT, "password");
  package_assert_refused ("odt", broken, QUOTH_ERROR_SYNTAX, "line 3");
  package_assert_refused ("odt", empty, QUOTH_ERROR_EMPTY, "nothing");
}

static void
test_robust (void)
{
  package_assert_robust ("odt", files, "content.xml", g_test_slow () ? 20000 : 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt/package", test_package);
  g_test_add_func ("/odt/flat", test_flat);
  g_test_add_func ("/odt/wrong", test_wrong);
  g_test_add_func ("/odt/robust", test_robust);
  return g_test_run ();
}
