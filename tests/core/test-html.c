/* test-html.c: web pages become the text that a reader reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#include <string.h>

static QuothDocument *
read_bytes (const char *bytes, gsize n_bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  const QuothFormat *format = quoth_format_find ("html");
  g_autoptr (GBytes) page = g_bytes_new (bytes, n_bytes);

  g_assert_nonnull (format);
  return format->read_document (page, encoding, warnings, error);
}

static QuothDocument *
read_page (const char *html)
{
  g_autoptr (GError) error = NULL;
  QuothDocument *document = read_bytes (html, strlen (html), NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_text (const char *html, const char *expected)
{
  g_autoptr (QuothDocument) document = read_page (html);

  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, expected);
}

static void
test_blocks (void)
{
  assert_text ("<p>One\n  two</p><p>three", "One two\n\nthree\n");
  assert_text ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc\n");
  assert_text ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc\n");
  assert_text ("<p>a</p><p>&nbsp;</p><p> </p><p>\xe2\x80\x8b</p><p>b</p>", "a\n\nb\n");
  assert_text ("a <b> b</b><i> c </i> d", "a b c d\n");
  assert_text ("x&nbsp;&nbsp; y&amp;z &lt;i&gt; &eacute;&#x1F1FA;&#127462; &bogus; &#0;", "x\xc2\xa0\xc2\xa0 y&z <i> é🇺🇦 &bogus;\n");
  assert_text ("<p>中文\n句子</p><p>한국\n어</p>", "中文句子\n\n한국 어\n");
  assert_text ("<p>He said <q>it is <q>fine</q></q>.</p>", "He said “it is ‘fine’”.\n");
}

static void
test_listings (void)
{
  assert_text ("<p>a</p><pre>\n  one\n\n\n    two\n</pre><p>b</p>", "a\n\n  one\n\n\n    two\n\nb\n");
}

static void
test_lists (void)
{
  assert_text ("<p>x</p><ul><li>a<li>b<ul><li>c</ul></ul><p>y", "x\n\n- a\n- b\n  - c\n\ny\n");
  assert_text ("<ol start=3><li>a</li><li></li><li value=9>b</li><li>c</li></ol>", "3. a\n9. b\n10. c\n");
  assert_text ("<ul><li></li></ul><p>after", "after\n");
  assert_text ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd\n");
}

static void
test_tables (void)
{
  assert_text ("<table><caption>Fish</caption><tr><th>State<th>Tons<tr><td>A</td><td><p>1</p></td></tr>"
               "<tr><td></td><td>2</td></tr></table><p>x",
               "Fish\n\nState\tTons\nA\t1\n\t2\n\nx\n");
  /* One for the layout. */
  assert_text ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\n\nb\n\nc\n");
}

static void
test_unread (void)
{
  assert_text ("<body><header>Site</header><nav>menu</nav><script>var a = '<p>no</p>';</script><style>p {}</style>"
               "<p>yes</p><aside>ad</aside><form><input><p>subscribe</p></form><button>Go</button><!-- no -->"
               "<p hidden>no</p><p style='display: none'>no</p><div aria-hidden=true>no</div>"
               "<div role=navigation>no</div><noscript>no</noscript><div id=comments>no</div><footer>no</footer>",
               "yes\n");
  /* A page of nothing else is better than nothing. */
  assert_text ("<body><nav>menu</nav>", "menu\n");
  /* A form around the whole page, and the source of a quote. */
  assert_text ("<form><h1>T</h1><p>x</p></form>", "T\n\nx\n");
  assert_text ("<blockquote><p>x</p><footer>— A</footer></blockquote>", "x\n\n— A\n");
  /* Emoji that are pictures are read, other pictures are not. */
  assert_text ("<p>x <img alt='a cat'> <img class=emoji alt='🇺🇦'>y", "x 🇺🇦y\n");
}

static void
test_content (void)
{
  assert_text ("<body><p>junk</p><main><p>yes</p></main><p>junk</p>", "yes\n");
  assert_text ("<body><p>junk</p><div role=main><p>yes</p></div>", "yes\n");
  assert_text ("<body>A long story that goes on<article><h1>T</h1><p>Alone of its kind, an article that is long enough to be "
               "taken for one, since it has more than a hundred and forty letters, as any article has that a person "
               "would ever read in full.</p></article>junk",
               "T\n\nAlone of its kind, an article that is long enough to be taken for one, since it has more than a hundred "
               "and forty letters, as any article has that a person would ever read in full.\n");
  /* What comes too late is read all the same. */
  assert_text ("<html><body><p>a</p></body></html><p>b</p>c<table><tr><td>d", "a\n\nb\n\nc\n\nd\n");
  /* Posts of a thread, each an article: none stands out. */
  assert_text ("<body><main><article>1/ one</article><article>2/ two</article></main>", "1/ one\n\n2/ two\n");
  /* The headline outside of the content comes along. */
  assert_text ("<title>News today | Paper</title><header><h1>News today</h1></header><main><p>x</p></main>",
               "News today\n\nx\n");
}

static void
test_segments (void)
{
  g_autoptr (QuothDocument) document
    = read_page ("<main><h1>Ferry</h1><p>A first paragraph that is long enough to be one.</p><h2>Fish</h2>"
                 "<blockquote><p>It was said, and it was said so that all could hear it.</p></blockquote><p>End.</p></main>");
  const char *text = quoth_text_get_utf8 (document->text);
  guint n_headings = 0;
  guint n_quotes = 0;

  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];
      g_autofree char *slice = quoth_text_dup_slice (document->text, segment->range);

      if (segment->kind == QUOTH_SEGMENT_HEADING)
        {
          n_headings++;
          g_assert_true (strcmp (slice, "Ferry") == 0 || strcmp (slice, "Fish") == 0);
        }
      if (segment->kind == QUOTH_SEGMENT_QUOTE)
        {
          n_quotes++;
          g_assert_cmpstr (slice, ==, "It was said, and it was said so that all could hear it.");
        }
    }
  g_assert_nonnull (strstr (text, "Fish\n\nIt was"));
  g_assert_cmpuint (n_headings, >=, 1);
  g_assert_cmpuint (n_quotes, ==, 1);
}

static void
test_metadata (void)
{
  g_autoptr (QuothDocument) document = read_page (
    "<html lang='en-GB'><head><title>Ferry deal | The Paper</title><meta property='og:title' content='Ferry  deal done'>"
    "<meta name=author content='Ada Lund'><meta property='article:published_time' content='2024-05-03T22:10:00+02:00'>"
    "<link rel='shortcut canonical' href='https://paper.example/ferry'><meta property='og:site_name' content='The Paper'>"
    "<meta property=og:type content=article></head><body><p>x</p></body></html>");

  g_assert_cmpstr (document->title, ==, "Ferry deal done");
  g_assert_cmpstr (document->author, ==, "Ada Lund");
  g_assert_cmpstr (document->date, ==, "2024-05-03");
  g_assert_cmpstr (document->url, ==, "https://paper.example/ferry");
  g_assert_cmpstr (document->source, ==, "The Paper");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->document_kind, ==, "article");
}

static void
test_metadata_plain (void)
{
  g_autoptr (QuothDocument) document = read_page ("<title>Ferry deal - The Paper</title><meta name=application-name "
                                                  "content='The Paper'><meta property=og:locale content=de_AT><main>"
                                                  "<a rel=author href=#>Ada Lund</a><time datetime='3 May 2024'>"
                                                  "yesterday</time></main><time datetime=1999-01-01></time>");

  g_assert_cmpstr (document->title, ==, "Ferry deal");
  g_assert_cmpstr (document->author, ==, "Ada Lund");
  g_assert_cmpstr (document->date, ==, "2024-05-03");
  g_assert_cmpstr (document->language, ==, "de-AT");
  g_assert_null (document->url);
}

static void
test_linked_data (void)
{
  g_autoptr (QuothDocument) document = read_page (
    "<meta property=og:title content=other><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":"
    "\"Site\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Tom &amp; Ida\",\"author\":[{\"@id\":\"#a\"},\"B\"],"
    "\"datePublished\":\"2024-05\",\"publisher\":{\"@id\":\"#p\"},\"inLanguage\":\"uk\",\"mainEntityOfPage\":"
    "{\"@id\":\"https://x.example/1\"}},{\"@id\":\"#a\",\"name\":\"A\"},{\"@id\":\"#p\",\"name\":\"Paper\"}]}</script>"
    "<script type='application/ld+json'>{broken</script><script type='application/ld+json'>//<![CDATA[\n{\"@type\":"
    "\"Article\",\"headline\":\"second\",\"url\":\"https://x.example/2\"}\n//]]></script><p>x</p>");

  g_assert_cmpstr (document->title, ==, "Tom & Ida");
  g_assert_cmpstr (document->author, ==, "A, B");
  g_assert_cmpstr (document->date, ==, "2024-05");
  g_assert_cmpstr (document->source, ==, "Paper");
  g_assert_cmpstr (document->language, ==, "uk");
  g_assert_cmpstr (document->url, ==, "https://x.example/1");
}

static void
assert_encoding (const char *bytes, gsize n_bytes, const char *given, const char *text, const char *encoding, guint n_warnings)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = read_bytes (bytes, n_bytes, given, warnings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, text);
  g_assert_cmpstr (document->encoding, ==, encoding);
  g_assert_cmpuint (warnings->len, ==, n_warnings);
  g_assert_nonnull (document->original);
  g_assert_cmpmem (g_bytes_get_data (document->original, NULL), g_bytes_get_size (document->original), bytes, n_bytes);
}

static void
test_encodings (void)
{
  static const char koi[] = "<meta charset='koi8-r'><p>\xcd\xc9\xd2";
  static const char win[] = "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-1'><p>\x93x\x94";
  static const char xml[] = "<?xml version='1.0' encoding='windows-1251'?><html><body><p>\xec\xe8\xf0</p></body></html>";
  static const char lies[] = "<meta charset=windows-1252><p>\xe2\x80\x9c";
  static const char bom[] = "\xef\xbb\xbf<meta charset=koi8-r><p>мир";
  static const char wrong[] = "<meta charset=utf-8><p>\xec\xe8\xf0";
  static const char wide[] = "\xff\xfe<\0p\0>\0<\x04";

  assert_encoding (koi, strlen (koi), NULL, "мир\n", "KOI8-R", 0);
  assert_encoding (koi, strlen (koi), "windows-1251", "НЙТ\n", "windows-1251", 0);
  assert_encoding (win, strlen (win), NULL, "“x”\n", "windows-1252", 0);
  assert_encoding (xml, strlen (xml), NULL, "мир\n", "windows-1251", 0);
  assert_encoding (lies, strlen (lies), "UTF-8", "“\n", "UTF-8", 0);
  assert_encoding (bom, strlen (bom), NULL, "мир\n", "UTF-8", 0);
  assert_encoding (wide, sizeof wide - 1, NULL, "м\n", "UTF-16LE", 0);
  {
    g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (QuothDocument) document = read_bytes (wrong, strlen (wrong), NULL, warnings, NULL);

    g_assert_true (document == NULL || warnings->len > 0);
  }
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (QuothDocument) document = NULL;

  g_assert_null (read_bytes ("<title>x</title><p> </p>", 24, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (read_bytes ("", 0, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_clear_error (&error);

  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "x");
  document = read_bytes (deep->str, deep->len, NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
}

/* The parser's own limit is 10 MB for one text. */
static void
test_long_text (void)
{
  const gsize n_bytes = 11 * 1000 * 1000;
  g_autofree char *html = g_malloc (n_bytes + 4);
  g_autoptr (QuothDocument) document = NULL;

  memcpy (html, "<p>", 3);
  memset (html + 3, 'x', n_bytes);
  html[n_bytes + 3] = '\0';
  document = read_page (html);
  g_assert_cmpuint (document->length, ==, n_bytes + 1);
}

/* Each paragraph is found again, in order, whatever its letters are, and nothing else is there. */
static void
test_property (void)
{
  static const char *const letters[] = { "a", "Ж", "中", "🇺🇦", "👩‍🚒", "e\xcc\x81", "ש", "&amp;", "&#x4e2d;", "\xef\xbf\xbd" };
  static const char *const read[] = { "a", "Ж", "中", "🇺🇦", "👩‍🚒", "e\xcc\x81", "ש", "&", "中", "\xef\xbf\xbd" };

  for (guint n = 0; n < 200; n++)
    {
      g_autoptr (GString) html = g_string_new ("<main>");
      g_autoptr (GString) expected = g_string_new (NULL);

      for (int paragraphs = g_test_rand_int_range (1, 8); paragraphs > 0; paragraphs--)
        {
          g_string_append (html, g_test_rand_bit () ? "<p>" : "<div><section>");
          for (int i = g_test_rand_int_range (1, 30); i > 0; i--)
            {
              guint letter = g_test_rand_int_range (0, G_N_ELEMENTS (letters));

              g_string_append_printf (html, g_test_rand_bit () ? "%s" : "<b>%s</b><!-- -->", letters[letter]);
              g_string_append (expected, read[letter]);
            }
          g_string_append (html, "</section></div></p>\n");
          g_string_append (expected, paragraphs > 1 ? "\n\n" : "\n");
        }
      assert_text (html->str, expected->str);
    }
}

/* Whatever comes in, what comes out is a document or an error. */
static void
test_fuzz (void)
{
  static const char seed[] = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>T</title><script "
                             "type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"A\"}]}</script></head>"
                             "<body><main><h1>H</h1><p>a &amp; b<br>c</p><table><tr><td>1<td>2</table><ol><li>x<li>y</ol>"
                             "<blockquote>q<q>z</q></blockquote><pre>  k\n l</pre>мир🇺🇦</main></body></html>";
  static const char *const pieces[] = { "<", ">", "</", "<li>", "</ul>", "<table>", "</td>", "<q>", "</q>", "&#", "<pre>", "\xff", "<h1>" };

  for (guint n = 0; n < 2000; n++)
    {
      g_autoptr (GString) html = g_string_new (seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;

      for (int edits = g_test_rand_int_range (1, 12); edits > 0; edits--)
        {
          gsize at = g_test_rand_int_range (0, html->len);
          gsize n_bytes = g_test_rand_int_range (1, 12);

          if (g_test_rand_bit () && html->len > 40)
            g_string_erase (html, at, MIN (html->len - at, n_bytes));
          else
            g_string_insert (html, at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      document = read_bytes (html->str, html->len, NULL, NULL, &error);
      g_assert_true ((document != NULL) == (error == NULL));
      if (document != NULL)
        for (guint i = 0; i < document->segments->len; i++)
          {
            const QuothSegment *segment = document->segments->pdata[i];

            g_assert_cmpuint (segment->range.end, <=, document->length);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/listings", test_listings);
  g_test_add_func ("/html/lists", test_lists);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/unread", test_unread);
  g_test_add_func ("/html/content", test_content);
  g_test_add_func ("/html/segments", test_segments);
  g_test_add_func ("/html/metadata", test_metadata);
  g_test_add_func ("/html/metadata-plain", test_metadata_plain);
  g_test_add_func ("/html/linked-data", test_linked_data);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/refused", test_refused);
  g_test_add_func ("/html/long-text", test_long_text);
  g_test_add_func ("/html/property", test_property);
  g_test_add_func ("/html/fuzz", test_fuzz);
  return g_test_run ();
}
