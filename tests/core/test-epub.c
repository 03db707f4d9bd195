/* test-epub.c: electronic books become a text, or one for each chapter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "package-fixture.h"

#define PAGE(inner) \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">" \
  "<head><title>not read</title><script src=\"x\"/></head><body>" inner "</body></html>"

static const char container[] =
  "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/book.opf\" "
  "media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

static const char list[] =
  "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>The Ferry</dc:title>"
  "<dc:creator>Anna Berg</dc:creator><dc:publisher>Lake Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2023-05-04</dc:date></metadata>"
  "<manifest><item id=\"b\" href=\"text/two%20b.xhtml\" media-type=\"application/xhtml+xml\"/>"
  "<item id=\"a\" href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>"
  "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest>"
  "<spine><itemref idref=\"cover\"/><itemref idref=\"nav\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"none\"/></spine></package>";

static const PackageFile files[] = {
  { "mimetype", "application/epub+zip" },
  { "META-INF/container.xml", container },
  { "OEBPS/book.opf", list },
  { "OEBPS/cover.xhtml", PAGE ("<img src=\"c.png\" alt=\"Cover\"/>") },
  { "OEBPS/nav.xhtml", PAGE ("<nav epub:type=\"toc\"><ol><li><a href=\"text/one.xhtml#x\">Building it</a></li></ol></nav>") },
  { "OEBPS/text/one.xhtml",
    PAGE ("<h1>1. Building it</h1><p>The 🚢&nbsp;ferry is a b&eacute;te &amp; <span epub:type=\"pagebreak\" title=\"12\"/>noire.</p>"
          "<p><span epub:type=\"pagebreak\" id=\"p13\">13</span>On thirteen.</p>") },
  { "OEBPS/text/two b.xhtml", "<html><body><h2>2. Paying<p>Not closed<br>at all<blockquote>We pay.</blockquote></body>" },
  { NULL, NULL },
};

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = package_read ("epub", files, NULL, &error);
  g_autofree char *segments = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==,
                   "1. Building it\n\nThe 🚢\xc2\xa0" "ferry is a béte & noire.\n\nOn thirteen.\n\n2. Paying\n\nNot closed\nat all\n\nWe pay.\n");
  segments = documents_describe_segments (document);
  g_assert_nonnull (strstr (segments, "[heading -] 1. Building \n[paragraph -] The"));
  g_assert_nonnull (strstr (segments, "[paragraph p. 13] On thirteen."));
  g_assert_nonnull (strstr (segments, "[quote p. 13] We pay."));
  g_assert_cmpstr (document->title, ==, "The Ferry");
  g_assert_cmpstr (document->author, ==, "Anna Berg");
  g_assert_cmpstr (document->source, ==, "Lake Press");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->date, ==, "2023-05-04");
}

static void
test_chapters (void)
{
  g_autoptr (GBytes) bytes = package_pack (files);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = documents_read_all ("epub", bytes, TRUE, NULL, &error);
  const QuothDocument *one, *two;

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 2);
  one = documents->pdata[0];
  two = documents->pdata[1];
  g_assert_cmpstr (one->name, ==, "Building it");
  g_assert_cmpstr (one->title, ==, "Building it");
  g_assert_cmpstr (one->source, ==, "The Ferry");
  g_assert_true (g_str_has_prefix (quoth_text_get_utf8 (two->text), "2. Paying\n\n"));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (two->original, NULL), "<html>"));
  documents_assert_sound (one);
  documents_assert_sound (two);
}

static void
test_wrong (void)
{
  static const PackageFile none[] = { { "mimetype", "application/epub+zip" }, { NULL, NULL } };
  static const PackageFile no_list[] = { { "META-INF/container.xml", "<container/>" }, { NULL, NULL } };
  static const PackageFile outside[] = {
    { "META-INF/container.xml", "<container><rootfile full-path=\"../../etc/passwd\"/></container>" },
    { NULL, NULL },
  };
  static const PackageFile locked[] = {
    { "META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>" },
    { "b.opf", "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>" },
    { "a.xhtml", "\x01\x02\xff\xfe\x03\x80\x90\x07\x08\x0e\x0f\x10" },
    { NULL, NULL },
  };
  static const PackageFile empty[] = {
    { "META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>" },
    { "b.opf", "<package/>" },
    { NULL, NULL },
  };

  package_assert_refused ("epub", none, QUOTH_ERROR_NOT_FOUND, "container.xml");
  package_assert_refused ("epub", no_list, QUOTH_ERROR_SYNTAX, "container.xml");
  package_assert_refused ("epub", outside, QUOTH_ERROR_NOT_FOUND, "etc/passwd");
  package_assert_refused ("epub", locked, QUOTH_ERROR_NOT_TEXT, "a.xhtml");
  package_assert_refused ("epub", empty, QUOTH_ERROR_EMPTY, "nothing");
}

static void
test_robust (void)
{
  package_assert_robust ("epub", files, "OEBPS/book.opf", g_test_slow () ? 10000 : 150);
  package_assert_robust ("epub", files, "OEBPS/text/one.xhtml", g_test_slow () ? 10000 : 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/epub/whole", test_whole);
  g_test_add_func ("/epub/chapters", test_chapters);
  g_test_add_func ("/epub/wrong", test_wrong);
  g_test_add_func ("/epub/robust", test_robust);
  return g_test_run ();
}
