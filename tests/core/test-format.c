/* test-format.c: tests of quoth-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth.h"

static void
test_list (void)
{
  static const char *const ids[] = {
    "jsonl",
    "csv",
    "xlsx",
#ifdef HAVE_READSTAT
    "sav",
    "dta",
#endif
    "brat",
    "conll",
    "conllu",
    "doccano",
    "label-studio",
    "prodigy",
    "qdpx",
    "dna",
    "mardy",
    "claimreview",
    "hugging-face",
    "qdc",
    "tei",
    "web-annotation",
    "webanno",
    "xmi",
    "json-cas",
    "html-report",
#ifdef HAVE_PANGO
    "pdf-report",
#endif
    "text",
    "markdown",
    "html",
    "pdf",
    "docx",
    "odt",
    "epub",
    "subtitles",
    "posts",
  };
  const QuothFormat *const *formats = quoth_formats_get ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_nonnull (formats[i]);
      g_assert_cmpstr (formats[i]->id, ==, ids[i]);
      g_assert_true (quoth_format_find (ids[i]) == formats[i]);
    }
  g_assert_null (formats[G_N_ELEMENTS (ids)]);
  g_assert_null (quoth_format_find ("JSONL"));
  g_assert_null (quoth_format_find (NULL));
}

/* What the dialogs, the command line and the help rely on. */
static void
test_complete (void)
{
  for (const QuothFormat *const *f = quoth_formats_get (); *f != NULL; f++)
    {
      const QuothFormat *format = *f;

      g_assert_nonnull (format->name);
      g_assert_nonnull (format->summary);
      g_assert_nonnull (format->extensions);
      g_assert_nonnull (format->extensions[0]);
      g_assert_nonnull (format->mime_types);
      g_assert_cmpint ((format->flags & QUOTH_FORMAT_WRITES) != 0, ==, format->write != NULL);
      g_assert_cmpint ((format->flags & QUOTH_FORMAT_READS_DOCUMENTS) != 0, ==,
                       format->read_document != NULL || format->read_documents != NULL);
      g_assert_cmpint (format->parts != NULL, ==, format->read_documents != NULL);
      g_assert_cmpint ((format->flags & QUOTH_FORMAT_IS_FOLDER) != 0, ==, format->is_own_file != NULL);
      if (format->write != NULL)
        g_assert_cmpuint (format->carries, !=, 0);
      for (const QuothFormatOption *o = format->options; o != NULL && o->name != NULL; o++)
        g_assert_true (o->choices == NULL || g_strv_contains (o->choices, o->value));
    }
}

static void
assert_detected (const char *basename, const char *head, const char *id)
{
  const QuothFormat *format = quoth_format_detect (basename, (const guint8 *) head, strlen (head));

  g_assert_cmpstr (format != NULL ? format->id : NULL, ==, id);
}

static void
test_detect (void)
{
  assert_detected ("a.jsonl", "{\"type\":\"project\",\"name\":\"x\"}\n", "jsonl");
  assert_detected ("a", "{ \"type\": \"mention\", ", "jsonl");
  assert_detected ("a.jsonl", "{\"text\": \"EU rejects\", \"label\": [ [0, 2, \"ORG\"] ]}\n", "doccano");
  assert_detected ("a.jsonl", "{\"id\":1,\"text\":\"a very long text", "doccano");
  assert_detected ("a.jsonl", "{\"text\":\"a\",\"_input_hash\":1,\"spans\":[{\"start\":0", "prodigy");
  assert_detected ("a.jsonl", "{\"text\":\"a very long text", "prodigy");
  assert_detected ("a.tsv", "#FORMAT=WebAnno TSV 3.3\n", "webanno");
  assert_detected ("a.conll", "-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\n", "conll");
  assert_detected ("a.txt", "EU\tB-ORG\nsaid\tO\nso\tO\n", "conll");
  assert_detected ("a.conllu", "# newdoc id = a\n# sent_id = 1\n1\tEU\t_\t_\t_\t_\t_\t_\t_\tNER=B-ORG\n", "conllu");
  assert_detected ("a.conllu", "1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\t_\n", "conllu");
  assert_detected ("a.conllu", "EU B-ORG\n", "conll");
  assert_detected ("a.xmi", "<?xml version=\"1.0\"?><xmi:XMI xmlns:cas=\"http:///uima/cas.ecore\"", "xmi");
  assert_detected ("a.json", "{\"%TYPES\":{", "json-cas");
  assert_detected ("a.json", "[{\"id\": 1, \"data\": {\"text\": \"long\"", "label-studio");
  assert_detected ("a.json", "{\"text\": \"Google\", \"entities\": [{\"id\": 0, \"start_offset\": 0,", "doccano");
  assert_detected ("a.json", "{\"entities\": [{\"end\": 3, \"category\": \"I-ORG\", \"begin\": 0}, ", "mardy");
  assert_detected ("a.json", "{\"entities\": [], \"sentences\": [{\"end\": 16, \"begin\": 0}], \"claims\": [], \"tokens\": [], \"text\": \"x\"", "mardy");
  assert_detected ("a.jsonld", "{\"@context\": \"http://schema.org\", \"@type\": [\"Review\", \"schema:ClaimReview\"]", "claimreview");
  assert_detected ("a.json", "[{\"url\": \"x\", \"claimReviewed\": \"y\"", "claimreview");
  assert_detected ("a.md", "# Title\n\nText\n", "markdown");
  assert_detected ("a.html", "<!DOCTYPE html><html><body>x</body></html>", "html");
  assert_detected ("a.xml", "<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">", "qdc");
  assert_detected ("a.QDC", "<", "qdc");
  assert_detected ("a.csv", "document;Quote;Speaker\none;x;y\n", "csv");
  assert_detected ("claims.csv", "\xef\xbb\xbfid,document_id,document,start,end\r\n", "csv");
  assert_detected ("a.csv", "id;Created at;Text;screen_name\n1;2023-05-04;x;y\n", "posts");
  assert_detected ("a.csv", "\xef\xbb\xbf\"author\",\"body\",\"date\"\r\n", "posts");
  assert_detected ("a.csv", "document,text,start,end,label\n", "csv");
  assert_detected ("a.csv", "year,ferries\n2023,4\n", "text");
  assert_detected ("a.srt", "", "subtitles");
  assert_detected ("a.txt", "%PDF-1.7\n%\xe2\xe3", "pdf");
  assert_detected ("a.txt", "\xef\xbb\xbfWEBVTT - Talk\n\n", "subtitles");
  assert_detected ("a", "1\r\n00:00:01,000 --> 00:00:02,000\r\n", "subtitles");
  assert_detected ("a.txt", "1\nis a number\n", "text");
  assert_detected ("a.txt", "Just words.\n", "text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/list", test_list);
  g_test_add_func ("/format/complete", test_complete);
  g_test_add_func ("/format/detect", test_detect);
  return g_test_run ();
}
