/* test-json-tree.c: lines of JSON as trees, which are what jansson makes of the same lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "formats/quoth-json-tree.h"
#include "text/quoth-error.h"

static const char *const strings[] = {
  "",       "type",         "id",       "習近平",   "🧵",          "e\u0301",        "\u202e",  "\\\"",         "\\\\",  "\\/",
  "\\n\\t", "\\b\\f\\r",    "\\u0041",  "\\u00e9",  "\\ud83e\\uddf5", "\\ud83e",     "\\u0000", "\\u12",        "\\x",   "\\",
  "\x01",   "a\tb",         "\xff",     "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\x7f",  "[{\\\"a\\\":1}]", "a,b:c", "𝄞",
};

static const char *const scalars[] = {
  "0",   "-0",   "1",    "-1",    "12345", "999999999999999999", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
  "0.5", "-1.5", "1e3",  "1E-7",  "0.1",   "1e400",              "-1e400",              "1.7976931348623157e308", "5e-324",
  "01",  "1.",   ".5",   "+1",    "1e",    "-",                  "true",                "false",                "null",
  "tru", "nul",  "True", "NaN",   "",      "1 2",                "\"",
};

static const char *
pick (const char *const *from, guint n, guint n_good)
{
  guint which = (guint) g_test_rand_int_range (0, g_test_rand_int_range (0, 20) == 0 ? (int) n : (int) n_good);

  return from[which];
}

static void
append_space (GString *out)
{
  static const char *const spaces[] = { "", "", "", "", " ", "\t", "\r", "\n", "  " };

  g_string_append (out, spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
}

static void
append_string (GString *out)
{
  guint n = (guint) g_test_rand_int_range (0, 4);

  g_string_append_c (out, '"');
  for (guint i = 0; i < n; i++)
    g_string_append (out, pick (strings, G_N_ELEMENTS (strings), 15));
  g_string_append_c (out, '"');
}

static void append_value (GString *out, guint depth);

static void
append_list (GString *out, guint depth, gboolean is_object)
{
  guint n = (guint) g_test_rand_int_range (0, 6);

  g_string_append_c (out, is_object ? '{' : '[');
  append_space (out);
  for (guint i = 0; i < n; i++)
    {
      if (is_object)
        {
          if (g_test_rand_int_range (0, 8) == 0)
            append_string (out);
          else
            g_string_append_printf (out, "\"m%d\"", g_test_rand_int_range (0, 40));
          append_space (out);
          g_string_append_c (out, ':');
          append_space (out);
        }
      append_value (out, depth + 1);
      append_space (out);
      g_string_append (out, i + 1 < n ? "," : "");
      append_space (out);
    }
  g_string_append_c (out, is_object ? '}' : ']');
}

static void
append_value (GString *out, guint depth)
{
  int sort = g_test_rand_int_range (0, depth < 5 ? 6 : 3);

  if (sort < 2)
    append_string (out);
  else if (sort == 2)
    g_string_append (out, pick (scalars, G_N_ELEMENTS (scalars), 27 - 9));
  else
    append_list (out, depth, sort > 3);
}

/* ---- What it is held against ---- */

static void assert_same (const QuothJson *ours, json_t *theirs);

static void
assert_same_members (const QuothJson *ours, json_t *theirs)
{
  const QuothJson *member = ours->first;
  const char *name;
  json_t *value;

  g_assert_cmpuint (ours->size, ==, json_object_size (theirs));
  json_object_foreach (theirs, name, value)
    {
      g_assert_nonnull (member);
      g_assert_cmpstr (member->name, ==, name);
      g_assert_cmpuint (member->name_size, ==, strlen (name));
      g_assert_true (quoth_json_get (ours, name) == member);
      g_assert_cmpstr (quoth_json_get_string (ours, name), ==, json_string_value (value));
      assert_same (member, value);
      member = member->next;
    }
  g_assert_null (member);
  g_assert_null (quoth_json_get (ours, "no such member"));
}

static void
assert_same_items (const QuothJson *ours, json_t *theirs)
{
  const QuothJson *item = ours->first;
  gsize i;
  json_t *value;

  g_assert_cmpuint (ours->size, ==, json_array_size (theirs));
  json_array_foreach (theirs, i, value)
    {
      g_assert_nonnull (item);
      g_assert_null (item->name);
      assert_same (item, value);
      item = item->next;
    }
  g_assert_null (item);
}

static void
assert_same (const QuothJson *ours, json_t *theirs)
{
  switch (json_typeof (theirs))
    {
    case JSON_OBJECT:
      g_assert_true (quoth_json_is (ours, QUOTH_JSON_OBJECT));
      assert_same_members (ours, theirs);
      break;
    case JSON_ARRAY:
      g_assert_true (quoth_json_is (ours, QUOTH_JSON_ARRAY));
      assert_same_items (ours, theirs);
      break;
    case JSON_STRING:
      g_assert_true (quoth_json_is (ours, QUOTH_JSON_STRING));
      g_assert_cmpmem (ours->string, ours->size + 1, json_string_value (theirs), json_string_length (theirs) + 1);
      break;
    case JSON_INTEGER:
      g_assert_true (quoth_json_is (ours, QUOTH_JSON_INTEGER));
      g_assert_cmpint (ours->integer, ==, json_integer_value (theirs));
      break;
    case JSON_REAL:
      g_assert_true (quoth_json_is (ours, QUOTH_JSON_REAL));
      g_assert_true (memcmp (&ours->real, &(double) { json_real_value (theirs) }, sizeof (double)) == 0);
      break;
    default:
      g_assert_cmpint (ours->type, ==, json_is_true (theirs) ? QUOTH_JSON_TRUE : json_is_false (theirs) ? QUOTH_JSON_FALSE : QUOTH_JSON_NULL);
      break;
    }
}

/* Returns: whether it is JSON. */
static gboolean
check (QuothJsonTree *tree, const GString *line)
{
  json_error_t problem;
  json_t *theirs = json_loadb (line->str, line->len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  g_autoptr (GString) copy = g_string_new_len (line->str, (gssize) line->len);
  g_autoptr (GError) error = NULL;
  const QuothJson *ours = quoth_json_tree_read (tree, copy->str, copy->len, &error);

  if (g_test_verbose ())
    g_test_message ("%s", line->str);
  if (theirs != NULL)
    {
      g_assert_no_error (error);
      assert_same (ours, theirs);
      json_decref (theirs);
      return TRUE;
    }
  g_assert_null (ours);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, problem.text));
  return FALSE;
}

/* ---- Tests ---- */

static void
test_random (void)
{
  g_autoptr (QuothJsonTree) tree = quoth_json_tree_new ();
  guint n_good = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      append_space (line);
      append_value (line, 0);
      append_space (line);
      n_good += check (tree, line);
    }
  g_test_message ("%u of 20000 are JSON", n_good);
  g_assert_cmpuint (n_good, >, 5000);
  g_assert_cmpuint (n_good, <, 20000);
}

static void
damage (GString *line)
{
  static const char bytes[] = "\"\\{}[],:0-e.u \n\xf0\x9f";
  gssize at = g_test_rand_int_range (0, (int) line->len + 1);
  char byte = bytes[g_test_rand_int_range (0, sizeof bytes)]; /* the NUL, too */

  if (g_test_rand_int_range (0, 2) == 0 && at < (gssize) line->len)
    g_string_erase (line, at, 1);
  if (g_test_rand_int_range (0, 2) == 0)
    g_string_insert_c (line, at, byte);
}

/* Cut off, with bytes that are gone and others that came in. */
static void
test_damaged (void)
{
  g_autoptr (QuothJsonTree) tree = quoth_json_tree_new ();
  guint n_bad = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      append_list (line, 3, TRUE);
      damage (line);
      if (g_test_rand_int_range (0, 4) == 0)
        g_string_truncate (line, (gsize) g_test_rand_int_range (0, (int) line->len + 1));
      n_bad += !check (tree, line);
    }
  g_assert_cmpuint (n_bad, >, 5000);
}

/* More members than are compared with each other, the last of them perhaps one that was there. */
static void
test_many_members (void)
{
  g_autoptr (QuothJsonTree) tree = quoth_json_tree_new ();

  for (guint n = 1; n < 2000; n += n / 8 + 1)
    for (guint twice = 0; twice <= 1; twice++)
      {
        g_autoptr (GString) line = g_string_new ("{");

        for (guint i = 0; i < n; i++)
          g_string_append_printf (line, "\"m%u\":[%u,\"\\n\"],", i, i);
        g_string_append_printf (line, "\"m%u\":\"\"}", twice ? n / 2 : n);
        g_assert_cmpint (check (tree, line), ==, !twice);
      }
}

static void
test_deep (void)
{
  g_autoptr (QuothJsonTree) tree = quoth_json_tree_new ();

  for (guint n = 1; n < 5000; n += n / 4 + 1)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (line, i % 2 ? "[" : "{\"a\":");
      g_string_append (line, "1");
      for (guint i = n; i > 0; i--)
        g_string_append_c (line, (i - 1) % 2 ? ']' : '}');
      g_assert_cmpint (check (tree, line), ==, n <= 2048);
    }
}

/* Numbers in all their lengths. */
static void
test_numbers (void)
{
  g_autoptr (QuothJsonTree) tree = quoth_json_tree_new ();

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) line = g_string_new ("[");
      guint n = (guint) g_test_rand_int_range (1, 25);

      g_string_append (line, g_test_rand_int_range (0, 3) == 0 ? "-" : "");
      for (guint j = 0; j < n; j++)
        g_string_append_c (line, (char) ('0' + g_test_rand_int_range (j == 0, 10)));
      if (g_test_rand_int_range (0, 2) == 0)
        g_string_insert_c (line, g_test_rand_int_range (1, (int) line->len), '.');
      if (g_test_rand_int_range (0, 4) == 0)
        g_string_append_printf (line, "e%d", g_test_rand_int_range (-330, 330));
      g_string_append_c (line, ']');
      check (tree, line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tree/random", test_random);
  g_test_add_func ("/json-tree/damaged", test_damaged);
  g_test_add_func ("/json-tree/many-members", test_many_members);
  g_test_add_func ("/json-tree/deep", test_deep);
  g_test_add_func ("/json-tree/numbers", test_numbers);
  return g_test_run ();
}
