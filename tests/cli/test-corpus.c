/* test-corpus.c: five real texts and one coder's work on them, all the way through
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static const char *const names[] = {
  "000_7a261306e6999ca0", "001_e7f00a4e528385ab", "002_d6426ef78b844979", "003_80266cbd763f4f9f", "004_40d415ca5e4b0bcd",
};

/* Makes "p.quoth". Returns: whether the corpus is here. */
static gboolean
make_project (QuothCliFixture *self)
{
  g_autofree char *coding = quoth_cli_fixture_find_corpus ("coding-a.jsonl");

  if (coding == NULL)
    return FALSE;
  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" import p.quoth \"$QUOTH_SHARED\"/corpus/0*.txt --quiet");
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "apply", "p.quoth", coding, "--quiet");
  quoth_cli_run (self, "check", "p.quoth", "--quiet");
  return TRUE;
}

static void
test_counts (QuothCliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *what;
    guint n;
  } expected[] = {
    { "documents", 5 }, { "actors", 17 }, { "mentions", 24 }, { "claims", 15 }, { "cues", 9 },
    { "propositions", 4 }, { "relations", 3 }, { "memos", 1 }, { "codes", 6 },
  };

  if (!make_project (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      quoth_cli_run (self, "list", "p.quoth", expected[i].what, "--json");
      g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, expected[i].n);
      quoth_cli_run (self, "list", "p.quoth", expected[i].what);
      g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, expected[i].n);
    }
}

/* Of a line of the coding and the same annotation in a list: all that has no id in it. */
static char *
make_key (json_t *object)
{
  static const char *const fields[] = { "type", "spans", "quote", "statement", "factuality", "mode", "date", "place", "kind" };
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      json_t *value = json_object_get (object, fields[i]);
      gboolean is_set = value != NULL && g_strcmp0 (json_string_value (value), "") != 0;
      g_autofree char *text = is_set ? json_dumps (value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;

      g_string_append_printf (key, "%s=%s;", fields[i], text != NULL ? text : "");
    }
  g_string_append_printf (key, "%zu %zu %zu %zu", json_array_size (json_object_get (object, "categories")),
                          json_array_size (json_object_get (object, "roles")), json_array_size (json_object_get (object, "chain")),
                          json_array_size (json_object_get (object, "propositions")));
  return g_string_free (key, FALSE);
}

static void
collect_keys (GHashTable *keys, const char *jsonl, const char *type, int by)
{
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);
      const char *found = json_string_value (json_object_get (object, "type"));

      if (g_strcmp0 (found, type) == 0)
        {
          g_autofree char *key = make_key (object);
          int n = GPOINTER_TO_INT (g_hash_table_lookup (keys, key)) + by;

          if (n == 0)
            g_hash_table_remove (keys, key);
          else
            g_hash_table_insert (keys, g_steal_pointer (&key), GINT_TO_POINTER (n));
        }
      json_decref (object);
    }
}

static void
test_list_is_what_the_file_says (QuothCliFixture *self, gconstpointer data)
{
  static const char *const types[][2] = { { "mentions", "mention" }, { "claims", "claim" }, { "cues", "cue" } };
  g_autofree char *path = quoth_cli_fixture_find_corpus ("coding-a.jsonl");
  g_autofree char *coding = NULL;

  if (path == NULL || !make_project (self))
    return;
  g_assert_true (g_file_get_contents (path, &coding, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      collect_keys (keys, coding, types[i][1], 1);
      g_assert_cmpuint (g_hash_table_size (keys), >, 0);
      quoth_cli_run (self, "list", "p.quoth", types[i][0], "--json");
      collect_keys (keys, self->out, types[i][1], -1);
      g_assert_cmpuint (g_hash_table_size (keys), ==, 0);
    }
}

/* The names of the documents are the stems of the files. */
static void
test_documents (QuothCliFixture *self, gconstpointer data)
{
  if (!make_project (self))
    return;
  quoth_cli_run (self, "list", "p.quoth", "documents");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *head = g_strdup_printf ("%s\t", names[i]);

      g_assert_nonnull (strstr (self->out, head));
    }
}

static void
test_jsonl_round_trip (QuothCliFixture *self, gconstpointer data)
{
  if (!make_project (self))
    return;
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "a.jsonl", "--quiet");
  quoth_cli_run (self, "new", "q.quoth", "--quiet");
  quoth_cli_run (self, "apply", "q.quoth", "a.jsonl", "--quiet");
  quoth_cli_run (self, "check", "q.quoth");
  quoth_cli_run (self, "export", "q.quoth", "--format", "jsonl", "--output", "b.jsonl", "--quiet");
  g_assert_cmpint (quoth_cli_fixture_shell (self, "cmp a.jsonl b.jsonl"), ==, 0);
  /* By somebody else too; and once more onto the same, which makes a coder of them. */
  quoth_cli_run (self, "new", "r.quoth", "--quiet");
  quoth_cli_run (self, "apply", "r.quoth", "a.jsonl", "--quiet", "--coder", "Somebody else");
  quoth_cli_run (self, "export", "r.quoth", "--format", "jsonl", "--output", "c.jsonl", "--quiet");
  g_assert_cmpint (quoth_cli_fixture_shell (self, "cmp a.jsonl c.jsonl"), ==, 0);
  quoth_cli_run (self, "apply", "r.quoth", "a.jsonl", "--quiet", "--coder", "Somebody else");
  quoth_cli_run (self, "export", "r.quoth", "--format", "jsonl", "--output", "d.jsonl", "--quiet");
  quoth_cli_fixture_shell (self, "diff a.jsonl d.jsonl");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  g_assert_nonnull (strstr (self->out, "\"type\":\"coder\""));
}

static void
test_csv (QuothCliFixture *self, gconstpointer data)
{
  static const char *const tables[] = {
    "documents", "actors", "aliases", "mentions", "claims", "claim_roles", "claim_categories", "claim_propositions", "cues",
    "relations", "codes", "coders", "memos",
  };

  if (!make_project (self))
    return;
  quoth_cli_run (self, "export", "p.quoth", "--format", "csv", "--output", "tables", "--quiet", "--boilerplate");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("tables/%s.csv", tables[i]);
      g_autofree char *contents = quoth_cli_fixture_read (self, name, NULL);

      g_assert_true (g_utf8_validate (contents, -1, NULL));
      g_assert_nonnull (strstr (contents, "\r\n"));
    }
}

/* Every span of every .ann file stands in its .txt file, in code points, and says what brat would show. */
static void
check_ann (QuothCliFixture *self, const char *name, guint *n_spans)
{
  g_autofree char *ann_name = g_strdup_printf ("brat/%s.ann", name);
  g_autofree char *txt_name = g_strdup_printf ("brat/%s.txt", name);
  g_autofree char *ann = quoth_cli_fixture_read (self, ann_name, NULL);
  g_autofree char *txt = quoth_cli_fixture_read (self, txt_name, NULL);
  g_auto (GStrv) lines = g_strsplit (ann, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 3);
      g_auto (GStrv) spans = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);

      if (*lines[i] != 'T')
        continue;
      spans = g_strsplit (strchr (fields[1], ' ') + 1, ";", -1);
      for (guint s = 0; spans[s] != NULL; s++)
        {
          guint start = g_ascii_strtoull (spans[s], NULL, 10);
          guint end = g_ascii_strtoull (strchr (spans[s], ' ') + 1, NULL, 10);
          g_autofree char *slice = g_utf8_substring (txt, start, end);

          g_string_append_printf (expected, "%s%s", s > 0 ? " " : "", slice);
          (*n_spans)++;
        }
      g_assert_cmpstr (fields[2], ==, expected->str);
    }
}

static void
test_brat (QuothCliFixture *self, gconstpointer data)
{
  guint n_spans = 0;

  if (!make_project (self))
    return;
  quoth_cli_run (self, "export", "p.quoth", "--format", "brat", "--output", "brat", "--quiet", "--boilerplate");
  g_assert_true (quoth_cli_fixture_exists (self, "brat/annotation.conf"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_ann (self, names[i], &n_spans);
  g_assert_cmpuint (n_spans, >=, 24 + 15 + 9);
}

static void
test_conll (QuothCliFixture *self, gconstpointer data)
{
  if (!make_project (self))
    return;
  quoth_cli_run (self, "export", "p.quoth", "--format", "conll", "--output", "-", "--quiet", "--option", "layer=mention", "--boilerplate");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\tB-"), ==, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/corpus/counts", test_counts);
  QUOTH_CLI_TEST ("/corpus/list-is-what-the-file-says", test_list_is_what_the_file_says);
  QUOTH_CLI_TEST ("/corpus/documents", test_documents);
  QUOTH_CLI_TEST ("/corpus/jsonl-round-trip", test_jsonl_round_trip);
  QUOTH_CLI_TEST ("/corpus/csv", test_csv);
  QUOTH_CLI_TEST ("/corpus/brat", test_brat);
  QUOTH_CLI_TEST ("/corpus/conll", test_conll);
  return g_test_run ();
}
