/* test-xml.c: tests of quoth-xml.c: what is hostile, and what is only large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-xml.h"
#include "intake-fixture.h"

/* Takes @xml (of which nothing may be read behind its end). */
static QuothXmlReader *
open_xml (Fixture *self, GString *xml, GError **error)
{
  gsize n_bytes = xml->len;
  g_autofree char *string = g_string_free (xml, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new (string, n_bytes);

  return quoth_xml_reader_new (self->intake, bytes, "a test", error);
}

/* Goes through all elements; those of that name are expanded. Returns: how many there were before the end, or the error. */
static guint
read_all (QuothXmlReader *xml, const char *expanded, GError **error)
{
  GError *local = NULL;
  guint n = 0;

  while (local == NULL && quoth_xml_reader_next (xml, FALSE, &local))
    {
      n++;
      if (g_str_equal (quoth_xml_reader_get_name (xml), expanded))
        quoth_xml_reader_expand (xml, &local);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return n;
}

static void
refuse (Fixture *self, GString *string, const char *expanded, const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothXmlReader) xml = open_xml (self, string, &error);

  if (xml != NULL)
    read_all (xml, expanded, &error);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, words));
}

/* ---- Large ---- */

/* libxml2 by itself takes no more than 10 MB. */
static void
test_long_text (Fixture *self, gconstpointer data)
{
  GString *string = g_string_new ("<!DOCTYPE a SYSTEM \"a.dtd\">\n<a><b>");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothXmlReader) xml = NULL;
  g_autofree char *content = NULL;
  const gsize length = 11 * 1000 * 1000;

  while (string->len < length)
    g_string_append (string, "The ferry pays > it does not. ");
  g_string_append (string, "</b><c/></a>");
  xml = open_xml (self, string, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_xml_reader_next (xml, FALSE, &error));
  g_assert_true (quoth_xml_reader_next (xml, FALSE, &error));
  content = quoth_xml_dup_content (quoth_xml_reader_expand (xml, &error));
  g_assert_cmpuint (strlen (content), >, length - 100);
  g_assert_true (quoth_xml_reader_next (xml, TRUE, &error));
  g_assert_cmpstr (quoth_xml_reader_get_name (xml), ==, "c");
  g_assert_false (quoth_xml_reader_next (xml, FALSE, &error));
  g_assert_no_error (error);
}

/* libxml2 by itself counts no further than 65535. */
static void
test_many_lines (Fixture *self, gconstpointer data)
{
  GString *string = g_string_new ("<a>");

  for (guint i = 0; i < 70000; i++)
    g_string_append (string, "<b/>\n");
  g_string_append (string, "<c>x</d></a>");
  refuse (self, string, "", "a.xml:70001: ", "mismatch");
}

static void
test_long_tag (Fixture *self, gconstpointer data)
{
  GString *string = g_string_new ("<a b=\">");

  g_string_set_size (string, 17 * 1024 * 1024);
  memset (string->str + 7, 'x', string->len - 7);
  g_string_append (string, "\"/>");
  refuse (self, string, "", "a.xml:1: ", "16 MB");
}

/* Bytes that are none may be at no place, either: so is an empty part of a package. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_xml_reader_new (self->intake, nothing, "a test", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "this is not a test"));
  refuse (self, g_string_new (""), "", "a.xml:1: ", "this is not");
}

/* Greek, with bytes that are no Greek: said as all else, and by nobody but us. */
static void
test_encoding (Fixture *self, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      refuse (self, g_string_new ("<?xml version=\"1.0\" encoding=\"ISO-8859-7\"?>\n<a>\xff\x88\xd2</a>"), "", "a.xml:",
              "bytes in it that its encoding does not have");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*conversion failed*");
}

/* ---- Hostile ---- */

static void
test_depth (Fixture *self, gconstpointer data)
{
  static const guint depths[] = { 256, 257, 100000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (depths); i++)
    {
      guint depth = depths[i / 2];
      const char *expanded = i % 2 == 0 ? "" : "a";
      GString *string = g_string_new ("<a>\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothXmlReader) xml = NULL;

      for (guint k = 1; k < depth; k++)
        g_string_append (string, "<b>");
      for (guint k = 1; k < depth; k++)
        g_string_append (string, "</b>");
      g_string_append (string, "</a>");
      if (depth > 256)
        {
          refuse (self, string, expanded, "a.xml:2: ", "256 deep");
          continue;
        }
      xml = open_xml (self, string, &error);
      g_assert_cmpuint (read_all (xml, expanded, &error), ==, depth);
      g_assert_no_error (error);
    }
}

/* In the text, in a value, and never asked for; those that would be fetched, and those of which there are more and more. */
static void
test_entities (Fixture *self, gconstpointer data)
{
  static const char *const types[] = {
    "<!DOCTYPE a [<!ENTITY x \"yes\">]>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\" [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
    "<!DOCTYPE a [<!ENTITY y \"xxxxxxxxxx\"><!ENTITY x \"&y;&y;&y;&y;&y;&y;&y;&y;\">]>",
    "<!DOCTYPE a [<!ENTITY % p '<!ENTITY x \"yes\">'> %p; %p;]>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- <a> --><!DOCTYPE a [<!-- ] --><!ENTITY x 'yes'>]>",
  };
  static const char *const bodies[] = { "<a><b>&x;</b></a>", "<a><b c=\"&x;\"/></a>", "<a/>" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint k = 0; k < 2 * G_N_ELEMENTS (bodies); k++)
      {
        GString *string = g_string_new (types[i]);

        g_string_append (string, bodies[k / 2]);
        refuse (self, string, k % 2 == 0 ? "" : "b", "a.xml:1: ", "");
      }
  refuse (self, g_string_new ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a>&x;</a>"), "", "a.xml:2: ", "ntit");
  refuse (self, g_string_new ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a>&x;</a>"), "a", "a.xml:2: ", "ntit");
}

/* A billion of them, which would come to gigabytes: refused at once, by whoever counts first. */
static void
test_laughs (Fixture *self, gconstpointer data)
{
  GString *string = g_string_new ("<!DOCTYPE a [<!ENTITY l0 \"lol\">");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (string, "<!ENTITY l%u \"", i);
      for (guint k = 0; k < 10; k++)
        g_string_append_printf (string, "&l%u;", i - 1);
      g_string_append (string, "\">");
    }
  g_string_append (string, "]>\n<a b=\"&l9;\">&l9;</a>");
  refuse (self, string, "", "a.xml:", "");
}

#define fixture_test(path, func) g_test_add (path, Fixture, "a.xml", intake_set_up, func, intake_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/xml/long-text", test_long_text);
  fixture_test ("/xml/many-lines", test_many_lines);
  fixture_test ("/xml/long-tag", test_long_tag);
  fixture_test ("/xml/nothing", test_nothing);
  fixture_test ("/xml/encoding", test_encoding);
  fixture_test ("/xml/depth", test_depth);
  fixture_test ("/xml/entities", test_entities);
  fixture_test ("/xml/laughs", test_laughs);
  return g_test_run ();
}
