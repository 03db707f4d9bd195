/* test-report-html.c: tests of quoth-report-html.c, and of the model that it is written from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>

#include "report-fixture.h"

typedef struct
{
  GString *text;      /* of all paragraphs, a line each */
  GHashTable *ids;    /* anchors: each once */
  GPtrArray *targets; /* what is led to */
  guint n_notes;
  guint n_claims; /* notes with a number */
} Page;

static gboolean
has_class (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) "class");
  g_auto (GStrv) classes = g_strsplit (value != NULL ? (const char *) value : "", " ", -1);

  xmlFree (value);
  return g_strv_contains ((const char *const *) classes, name);
}

static void
read_text (Page *page, xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);

  if (page->text->len > 0 && has_class (node->parent, "cont"))
    g_string_truncate (page->text, page->text->len - 1);
  g_string_append_printf (page->text, "%s\n", text);
  xmlFree (text);
}

/* No element that could do anything, no attribute that could. */
static void
check_harmless (xmlNode *node)
{
  static const char *const names[] = { "html", "head", "meta", "title", "style", "body", "header", "main", "nav", "article", "h1", "h2", "h3", "p",
                                       "div", "span", "bdi", "a", "i", "q", "ol", "li", "dl", "dt", "dd", NULL };

  g_assert_true (g_strv_contains (names, (const char *) node->name));
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    g_assert_false (g_str_has_prefix ((const char *) attribute->name, "on"));
}

static void
read_node (Page *page, xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *id, *target;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      check_harmless (node);
      id = xmlGetProp (node, (const xmlChar *) "id");
      target = xmlGetProp (node, (const xmlChar *) "href");
      if (id != NULL)
        g_assert_true (g_hash_table_add (page->ids, g_strdup ((const char *) id)));
      if (target != NULL)
        g_ptr_array_add (page->targets, g_strdup ((const char *) target));
      xmlFree (id);
      xmlFree (target);
      page->n_notes += has_class (node, "note");
      page->n_claims += has_class (node, "num");
      if (has_class (node, "t"))
        read_text (page, node);
      read_node (page, node->children);
    }
}

/* It is well-formed, harmless, and each link leads somewhere. */
static Page *
page_new (const char *html)
{
  xmlDoc *document = xmlReadMemory (html, (int) strlen (html), NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  Page *self = g_new0 (Page, 1);

  g_assert_nonnull (document);
  self->text = g_string_new (NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  read_node (self, xmlDocGetRootElement (document));
  for (guint i = 0; i < self->targets->len; i++)
    if (((char *) self->targets->pdata[i])[0] != '#' || !g_hash_table_contains (self->ids, (char *) self->targets->pdata[i] + 1))
      g_error ("%s leads nowhere", (char *) self->targets->pdata[i]);
  xmlFreeDoc (document);
  return self;
}

static void
page_free (Page *self)
{
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

static char *
write_report (Formats *self, QuothExport *export, const char *name)
{
  g_autofree char *path = formats_export (self, export, name);

  return formats_read (path, NULL);
}

static char *
replace_controls (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\001", -1);

  return g_strjoinv ("\357\277\275", parts);
}

/* The texts are there, letter by letter; and every claim has its note. */
static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100 : 5); i++)
    {
      g_autofree char *name = g_strdup_printf ("random%u", i), *file = g_strdup_printf ("random%u.html", i);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("html-report"));
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (QuothReader) reader = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      g_autofree char *html = NULL, *text = NULL;
      QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
      Page *page;

      formats_fill (store, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      quoth_export_set_option (export, "memos", "yes", NULL);
      html = write_report (self, export, file);
      page = page_new (html);
      reader = quoth_store_open_reader (store, NULL);
      documents = quoth_reader_list (reader, &query, NULL);
      for (guint j = 0; j < documents->len; j++)
        {
          g_autoptr (QuothText) body = quoth_reader_load_text (reader, &QUOTH_VALUE (documents->pdata[j])->id, NULL);

          report_add_lines (expected, quoth_text_get_utf8 (body));
        }
      text = replace_controls (expected->str);
      {
        /* Blank lines on which something begins are there, too. */
        g_autoptr (GString) found = g_string_new (NULL);

        report_add_lines (found, page->text->str);
        g_assert_cmpstr (found->str, ==, text);
      }
      g_assert_cmpuint (page->n_claims, ==, quoth_export_get_n_written (export, QUOTH_KIND_CLAIM));
      page_free (page);
    }
}

static void
assert_has (const char *html, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (html, *parts) == NULL)
      g_error ("“%s” is not in %s", *parts, html);
}

static void
test_whole (Formats *self, gconstpointer user_data)
{
  static const char *const parts[] = {
    "<h1 dir=\"auto\">Study &lt;script&gt;", "What it\nis of", ">Paula<", ">21 Mar 2023<", "They build walls", "cue ", "says that",
    "Xi Jinping", "习近平", "What is built", "When bricks", "Not when wood", "We build", "since bricks", "2 claims", ">against<", ">for<", "probable", "indirect",
    "Moscow", "confidence 80 %", "Walls are good", "supported by", "denied by", "Is that so?", "contradicts", "is contradicted by", "Not named in these texts: ",
    "Nobody Here", "prefers-color-scheme:dark", "@media print", "default-src 'none'", NULL,
  };
  g_autoptr (QuothExport) export = report_new (self, "html-report", "yes");
  g_autofree char *html = NULL;
  Page *page;

  report_fill (self);
  html = write_report (self, export, "whole.html");
  page = page_new (html);
  assert_has (html, parts);
  g_assert_null (strstr (html, "<script"));
  g_assert_cmpuint (page->n_claims, ==, 2);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MENTION), ==, 2);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MEMO), ==, 1);
  /* Two mentions, two claims, a cue, a relation and a memo were made some time, which is not told. */
  g_assert_cmpuint (formats_get_loss (export, "were made, and how"), ==, 7);
  g_assert_cmpuint (formats_get_loss (export, ""), ==, 7);
  page_free (page);
}

static void
test_deep (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "html-report", "no");
  g_autofree char *html = NULL;
  Page *page;

  report_fill_deep (self);
  html = write_report (self, export, "deep.html");
  page = page_new (html);
  g_assert_cmpuint (page->n_claims, ==, 15);
  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *statement = g_strdup_printf ("Statement %u of many", i), *anchor = g_strdup_printf ("at-%u", i + 1);

      g_assert_nonnull (strstr (html, statement));
      g_assert_true (g_hash_table_contains (page->ids, anchor));
    }
  page_free (page);
}

/* A paragraph that is too long for one block is several, and no letter is lost between them. */
static void
test_long (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QuothExport) export = report_new (self, "html-report", "no");
  g_autofree char *edits = NULL, *html = NULL;
  g_autoptr (QuothApplyReport) report = NULL;
  Page *page;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "w%u%s", i, i < 4000 ? " " : "习");
  edits = g_strdup_printf ("{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"long\",\"text\":\"%s\"}\n"
                           "{\"type\":\"claim\",\"document\":\"_:d\",\"spans\":[[0,20000]]}\n",
                           text->str);
  report = formats_apply (self->store, self->coder, edits);
  html = write_report (self, export, "long.html");
  page = page_new (html);
  g_string_append_c (text, '\n');
  g_assert_cmpstr (page->text->str, ==, text->str);
  g_assert_nonnull (strstr (html, "row cont"));
  g_assert_cmpuint (page->n_claims, ==, 1);
  page_free (page);
}

static void
test_selected (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "html-report", "no");
  g_autoptr (QuothExport) codebook = report_new (self, "html-report", "no");
  g_autofree char *html = NULL, *alone = NULL;
  Page *page;

  g_free (self->coder->name);
  self->coder->name = g_strdup ("Berta Coder");
  report_fill (self);
  g_assert_true (quoth_export_set_dates (export, "2024", NULL, NULL));
  quoth_export_set_anonymous (export, TRUE);
  html = write_report (self, export, "selected.html");
  page = page_new (html);
  g_assert_cmpstr (page->text->str, ==, "Nothing is built.\n");
  g_assert_null (strstr (html, "Berta"));
  g_assert_nonnull (strstr (html, "coder 1"));
  g_assert_null (strstr (html, "They build walls"));
  g_assert_null (strstr (html, "contradicts"));
  g_assert_nonnull (strstr (html, "from 2024 on"));
  page_free (page);

  g_assert_true (quoth_export_set_option (codebook, "content", "codebook", NULL));
  alone = write_report (self, codebook, "codebook.html");
  page = page_new (alone);
  g_assert_cmpstr (page->text->str, ==, "");
  g_assert_nonnull (strstr (alone, "Not when wood"));
  g_assert_null (strstr (alone, "Xi Jinping"));
  page_free (page);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "html-report", "no");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "cancelled.html", NULL);
  g_autoptr (GError) error = NULL;

  formats_fill (self->store, 3);
  quoth_export_set_output (export, path, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_export_run (export, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  quoth_export_set_progress (export, cancel_cb, cancellable);
  if (!quoth_export_run (export, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, error == NULL);
}

static void
test_empty (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "html-report", "yes");
  g_autofree char *html = write_report (self, export, "empty.html");
  Page *page = page_new (html);

  g_assert_cmpstr (page->text->str, ==, "");
  g_assert_cmpuint (page->n_notes, ==, 0);
  page_free (page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/report-html/random", test_random);
  formats_test ("/report-html/whole", test_whole);
  formats_test ("/report-html/deep", test_deep);
  formats_test ("/report-html/long", test_long);
  formats_test ("/report-html/selected", test_selected);
  formats_test ("/report-html/cancel", test_cancel);
  formats_test ("/report-html/empty", test_empty);
  return g_test_run ();
}
