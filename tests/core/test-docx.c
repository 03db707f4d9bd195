/* test-docx.c: Word documents become the text that a reader of the last version reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "package-fixture.h"

#define W " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define BODY(inner) "<?xml version=\"1.0\"?><w:document" W " xmlns:mc=\"http://x/mc\"><w:body>" inner "<w:sectPr/></w:body></w:document>"
#define P(inner) "<w:p><w:r><w:t xml:space=\"preserve\">" inner "</w:t></w:r></w:p>"

static const char relations[] =
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"/word/main.xml\"/></Relationships>";

static const char styles[] =
  "<w:styles" W "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"de-AT\"/></w:rPr></w:rPrDefault></w:docDefaults>"
  "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
  "<w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"Mid\"/></w:style>"
  "<w:style w:styleId=\"Mid\"><w:name w:val=\"Mid\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
  "<w:style w:styleId=\"Ring\"><w:name w:val=\"Ring\"/><w:basedOn w:val=\"Ring\"/></w:style>"
  "<w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style><w:style w:styleId=\"V1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";

static const char numbering[] =
  "<w:numbering" W "><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
  "w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>"
  "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";

#define ITEM(level, words) \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define STYLED(style, words) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define CELL(words) "<w:tc><w:tcPr/>" P (words) "</w:tc>"

static const char letter[] = BODY (
  STYLED ("V1", "The ferry 1") STYLED ("berschrift1", "The ferry")
  "<w:p><w:r><w:t xml:space=\"preserve\">The mayor said </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
  "<w:ins><w:r><w:t xml:space=\"preserve\">that the 🚢 </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
  "<w:r><w:t>boat</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t> is</w:t><w:tab/><w:t>co</w:t><w:softHyphen/>"
  "<w:t>-op&amp;ed</w:t><w:noBreakHyphen/><w:t>x.</w:t><w:br/><w:t>And</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
  "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r></w:p>" P ("paragraph of two.")
  STYLED ("Zitat", "“We pay.”") STYLED ("Own", "Lists") STYLED ("Ring", "Of things:")
  ITEM ("0", "three") ITEM ("1", "deep") ITEM ("1", "deeper") ITEM ("0", "four")
  "<w:tbl><w:tr>" CELL ("Year") CELL ("Boats") "</w:tr><w:tr>" CELL ("2023") CELL ("") "</w:tr></w:tbl>"
  "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P ("in a box") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P (
    "in a box") "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t xml:space=\"preserve\">Before </w:t><w:lastRenderedPageBreak/><w:t>after.</w:t></w:r></w:p>"
  P ("On the second page."));

static const PackageFile files[] = {
  { "[Content_Types].xml", "<Types/>" },
  { "_rels/.rels", relations },
  { "word/main.xml", letter },
  { "word/styles.xml", styles },
  { "word/numbering.xml", numbering },
  { "word/footnotes.xml",
    "<w:footnotes" W "><w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">" P ("See the record.") "</w:footnote></w:footnotes>" },
  { "word/comments.xml", "<w:comments" W "><w:comment w:id=\"1\">" P ("Really?") "</w:comment></w:comments>" },
  { "docProps/core.xml",
    "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\" xmlns:dcterms=\"z\"><dc:title>Minutes</dc:title><dc:creator>Anna  Berg</dc:creator>"
    "<dcterms:created>2023-05-04T10:00:00Z</dcterms:created></cp:coreProperties>" },
  { NULL, NULL },
};

static void
test_letter (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = package_read ("docx", files, warnings, &error);
  g_autofree char *segments = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==,
                   "The ferry\n\nThe mayor said that the 🚢 boat[1] is co-op&ed‑x.\nAnd\n\none paragraph of two.\n\n“We pay.”\n\nLists\n\n"
                   "Of things:\n\n3. three\n  3.i) deep\n  3.ii) deeper\n4. four\n\nYear\tBoats\n2023\n\nBefore after.\n\nin a box\n\n"
                   "On the second page.\n\n[1] See the record.\n");
  segments = documents_describe_segments (document);
  g_assert_true (g_str_has_prefix (segments, "[heading p. 1] The ferry\n[paragraph p. 1] The mayor sa\n"));
  g_assert_nonnull (strstr (segments, "[quote p. 1] “We pay.”\n[heading p. 1] Lists\n"));
  g_assert_nonnull (strstr (segments, "[paragraph p. 1–2] Before after"));
  g_assert_nonnull (strstr (segments, "[paragraph p. 2] On the secon"));
  g_assert_cmpstr (document->title, ==, "Minutes");
  g_assert_cmpstr (document->author, ==, "Anna Berg");
  g_assert_cmpstr (document->date, ==, "2023-05-04");
  g_assert_cmpstr (document->language, ==, "de-AT");
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (warnings->pdata[0], "1 comment"));
  g_assert_nonnull (strstr (warnings->pdata[1], "1 insertions, 1 deletions"));
}

static void
test_wrong (void)
{
  static const PackageFile none[] = { { "word/other.xml", "<x/>" }, { NULL, NULL } };
  static const PackageFile empty[] = { { "word/document.xml", BODY (P (" ")) }, { NULL, NULL } };
  static const PackageFile broken[] = { { "word/document.xml", "<w:document" W ">\n<w:body>" }, { NULL, NULL } };
  static const PackageFile bomb[] = {
    { "word/document.xml",
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<w:document" W "><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>" },
    { NULL, NULL },
  };
  g_autoptr (GError) error = NULL;

  package_assert_refused ("docx", none, QUOTH_ERROR_NOT_FOUND, "word/document.xml");
  package_assert_refused ("docx", empty, QUOTH_ERROR_EMPTY, "nothing");
  package_assert_refused ("docx", broken, QUOTH_ERROR_SYNTAX, "line 2");
  package_assert_refused ("docx", bomb, QUOTH_ERROR_SYNTAX, "entities");
  g_assert_null (documents_read ("docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", 17, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT);
  g_clear_error (&error);
  g_assert_null (documents_read ("docx", "Just words", 10, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_null (documents_read ("docx", "", 0, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
}

static void
test_detect (void)
{
  g_autoptr (GBytes) bytes = package_pack (files);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  g_assert_cmpstr (quoth_format_detect ("letter.txt", data, MIN (n_bytes, 4096))->id, ==, "docx");
  g_assert_cmpstr (quoth_format_detect ("letter.DOCX", data, 0)->id, ==, "docx");
}

static void
test_robust (void)
{
  package_assert_robust ("docx", files, "word/main.xml", g_test_slow () ? 20000 : 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/letter", test_letter);
  g_test_add_func ("/docx/wrong", test_wrong);
  g_test_add_func ("/docx/detect", test_detect);
  g_test_add_func ("/docx/robust", test_robust);
  return g_test_run ();
}
