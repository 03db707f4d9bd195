/* test-import.c: texts into a project, good and bad ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

/* The line @n (from 0) of the last output, as JSON. */
static json_t *
get_line (QuothCliFixture *self, guint n)
{
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);
  json_error_t error;
  json_t *object;

  g_assert_cmpuint (g_strv_length (lines), >, n);
  object = json_loads (lines[n], 0, &error);
  g_assert_nonnull (object);
  return object;
}

static const char *
get_string (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

static void
assert_unchanged (QuothCliFixture *self, const char *before)
{
  g_autofree char *after = quoth_cli_fixture_snapshot (self);

  g_assert_cmpstr (before, ==, after);
}

/* One bad file beside a good one: it is told, and neither comes in. */
static void
check_bad_file (QuothCliFixture *self, const char *contents, gssize n_bytes, const char *phrase)
{
  g_autofree char *before = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "good.txt", "A good text.\n", -1);
  quoth_cli_fixture_write (self, "bad.txt", contents, n_bytes);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "import", "p.quoth", "good.txt", "bad.txt", "--coder", "B", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "quoth-cli: bad.txt: ", phrase, "Nothing was imported", NULL);
  g_assert_cmpuint (quoth_cli_fixture_count (self->err, "bad.txt"), ==, 1);
  assert_unchanged (self, before);
}

static void
test_binary (QuothCliFixture *self, gconstpointer data)
{
  check_bad_file (self, "\x7f" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0", 24, "text");
}

static void
test_invalid_utf8 (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  check_bad_file (self, "", 0, "");
  quoth_cli_fixture_write (self, "latin.txt", "Line one\nCaf\xe9 noir, d\xe9j\xe0 vu\n", -1);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "import", "p.quoth", "latin.txt", "--encoding", "UTF-8", NULL);
  /* The byte, its line, and an encoding that would do. */
  quoth_cli_fixture_assert_failed (self, 1, "latin.txt: ", "12", "2", "indows-125", NULL);
  assert_unchanged (self, before);
  quoth_cli_run (self, "import", "p.quoth", "latin.txt", "--encoding", "windows-1252", "--quiet");
  quoth_cli_run (self, "list", "p.quoth", "documents", "--json");
  g_assert_nonnull (strstr (self->out, "Café noir, déjà vu"));
  quoth_cli_fixture_run (self, "import", "p.quoth", "one.txt", "--encoding", "nonsense", "--duplicates", "add", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nonsense", NULL);
}

static void
test_empty (QuothCliFixture *self, gconstpointer data)
{
  check_bad_file (self, "", 0, "");
}

static void
test_not_there (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "import", "p.quoth", "nowhere.txt", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere.txt", NULL);
  assert_unchanged (self, before);
  quoth_cli_fixture_run (self, "import", "nowhere.quoth", "one.txt", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere.quoth", NULL);
  assert_unchanged (self, before);
}

static void
test_large (QuothCliFixture *self, gconstpointer data)
{
  static const char line[] = "The quick brown fox jumps over the lazy dog, and says that it was not there. 🦊\n";
  const gsize n = 200 * 1000 * 1000 / (sizeof line - 1);
  g_autoptr (GString) text = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("200 MB; run with -m slow");
      return;
    }
  text = g_string_sized_new (n * (sizeof line - 1) + 1);
  for (gsize i = 0; i < n; i++)
    g_string_append_len (text, line, sizeof line - 1);
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "large.txt", text->str, text->len);
  quoth_cli_fixture_run (self, "import", "p.quoth", "large.txt", NULL);
  if (self->status == 0)
    {
      quoth_cli_run (self, "check", "p.quoth");
      quoth_cli_run (self, "list", "p.quoth", "documents");
      g_assert_nonnull (strstr (self->out, "large\t"));
    }
  else
    quoth_cli_fixture_assert_failed (self, 1, "large.txt", "MB", NULL);
}

static void
test_keep_going (QuothCliFixture *self, gconstpointer data)
{
  json_t *object;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "folder/a.txt", "A good text.\n", -1);
  quoth_cli_fixture_write (self, "folder/b.txt", "", 0);
  quoth_cli_fixture_write (self, "folder/deep/c.txt", QUOTH_CLI_TEXT, -1);
  quoth_cli_fixture_run (self, "import", "p.quoth", "folder", "--keep-going", "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 3);
  object = get_line (self, 0);
  g_assert_cmpstr (get_string (object, "file"), ==, "folder/a.txt");
  g_assert_cmpstr (get_string (object, "state"), ==, "imported");
  g_assert_cmpstr (get_string (object, "name"), ==, "a");
  g_assert_cmpstr (get_string (object, "format"), ==, "text");
  g_assert_cmpstr (get_string (object, "encoding"), ==, "UTF-8");
  g_assert_cmpuint (strlen (get_string (object, "document")), ==, 36);
  g_assert_true (json_is_null (json_object_get (object, "error")));
  g_assert_true (json_is_array (json_object_get (object, "warnings")));
  json_decref (object);
  object = get_line (self, 1);
  g_assert_cmpstr (get_string (object, "state"), ==, "failed");
  g_assert_nonnull (get_string (object, "error"));
  json_decref (object);
  object = get_line (self, 2);
  g_assert_cmpstr (get_string (object, "state"), ==, "duplicate");
  g_assert_cmpuint (strlen (get_string (object, "document")), ==, 36);
  json_decref (object);
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
}

static void
test_duplicates (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "import", "p.quoth", "one.txt", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "one.txt: skipped"));
  assert_unchanged (self, before);
  quoth_cli_run (self, "import", "p.quoth", "one.txt", "--duplicates", "add");
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_nonnull (strstr (self->out, "one (2)\t"));
  quoth_cli_fixture_run (self, "import", "p.quoth", "one.txt", "--duplicates", "perhaps", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“perhaps”", NULL);
}

static void
test_dry_run (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "two.txt", "Another text.\n", -1);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--dry-run", "--coder", "B");
  g_assert_cmpstr (self->out, ==, "Would import 1 document\n");
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--dry-run", "--json");
  g_assert_nonnull (strstr (self->out, "\"state\":\"ready\""));
  assert_unchanged (self, before);
}

static void
test_standard_input (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, "From a pipe.\r\n", "import", "p.quoth", "-", "--name", "piped text", "--json", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "\"file\":\"<stdin>\",\"state\":\"imported\""));
  quoth_cli_run (self, "list", "p.quoth", "documents", "--document", "piped text", "--json");
  g_assert_nonnull (strstr (self->out, "\"text\":\"From a pipe.\\n\""));
  quoth_cli_fixture_feed (self, "x", "import", "p.quoth", "-", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--name", NULL);
  quoth_cli_fixture_feed (self, "", "import", "p.quoth", "-", "--name", "n", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "<stdin>", NULL);
}

static void
test_coder (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *line = g_strdup_printf ("%s\t\t\n", g_get_user_name ());

  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "coders");
  g_assert_cmpstr (self->out, ==, "A\t\t\n");
  quoth_cli_fixture_write (self, "two.txt", "Another text.\n", -1);
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--quiet");
  quoth_cli_run (self, "list", "p.quoth", "coders");
  g_assert_nonnull (strstr (self->out, line));
}

static void
test_encodings (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "utf16.txt", "\xff\xfe\x3d\xd8\x00\xde \0h\0i\0\r\0\n\0", 16);
  quoth_cli_run (self, "import", "p.quoth", "utf16.txt", "--json");
  g_assert_nonnull (strstr (self->out, "\"encoding\":\"UTF-16LE\""));
  quoth_cli_run (self, "list", "p.quoth", "documents", "--document", "utf16", "--json");
  g_assert_nonnull (strstr (self->out, "\"text\":\"😀 hi\\n\""));
}

static void
test_codings (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "coding.jsonl", "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\",\"mood\":\"good\"}\n", -1);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coding.jsonl", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "coding.jsonl:1: "));
  g_assert_nonnull (strstr (self->err, "mood"));
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_cmpstr (self->out, ==, "Xi\tperson\t0\t0\t\n");
}

/* Each label that comes in, and what it becomes. */
static void
check_labels (json_t *labels)
{
  json_t *first = json_array_get (labels, 0), *second = json_array_get (labels, 1);

  g_assert_cmpuint (json_array_size (labels), ==, 2);
  g_assert_cmpstr (get_string (first, "label"), ==, "PER");
  g_assert_cmpstr (get_string (first, "becomes"), ==, "mention:person");
  g_assert_cmpstr (get_string (first, "example"), ==, "Xi");
  g_assert_cmpint (json_integer_value (json_object_get (first, "count")), ==, 1);
  g_assert_cmpstr (get_string (second, "label"), ==, "Says");
  g_assert_cmpstr (get_string (second, "becomes"), ==, "type:Says");
}

/* Of codings of another program a dry run tells what they would make and what not; what labels become can be said. */
static void
test_other_program (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  json_t *object;
  json_t *losses;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (
    self, "coded.jsonl", "{\"text\":\"Xi told Putin\",\n \"label\":[[0,2,\"PER\"],[3,7,\"Says\"],[8,99,\"PER\"]]}\n", -1);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--dry-run", "--json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  object = get_line (self, 0);
  g_assert_cmpstr (get_string (object, "format"), ==, "doccano");
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (object, "made"), "mention")), ==, 1);
  losses = json_object_get (object, "losses");
  g_assert_cmpuint (json_array_size (losses), ==, 2);
  g_assert_cmpint (json_integer_value (json_object_get (json_array_get (losses, 0), "count")), ==, 1);
  check_labels (json_object_get (object, "labels"));
  json_decref (object);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--dry-run", "--map", "PER=skip", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "  PER → skip: 1 (“Xi”)\n"));
  g_assert_nonnull (strstr (self->out, "  Says → type:Says: 1 (“told”)\n"));
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--strict", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "quoth-cli: coded.jsonl:1: ", "[8, 99]", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--map", "Says=sentence", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "mention:KIND", NULL);
  assert_unchanged (self, before);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--map", "Says=cue", "--map", "PER=mention:media", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "coded.jsonl: not as in the file: spans outside their text, left out: 1"));
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_nonnull (strstr (self->out, "Xi\tmedia\t1"));
}

static void
import_coded (QuothCliFixture *self, const char *labels, const char *option)
{
  g_autofree char *line = g_strdup_printf ("{\"text\":\"Xi told Putin of the tariffs\",\"label\":[%s]}\n", labels);

  quoth_cli_fixture_write (self, "coded.jsonl", line, -1);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--json", option, NULL);
  g_assert_cmpint (self->status, ==, 0);
}

static void
check_changed (QuothCliFixture *self, int n)
{
  json_t *object = get_line (self, 0);

  g_assert_cmpint (json_integer_value (json_object_get (object, "changed")), ==, n);
  json_decref (object);
}

/* A file that comes back with another label at a place changes what is there; what is of another layer is added. */
static void
test_changed_label (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  import_coded (self, "[0,2,\"person\"],[3,7,\"Says\"],[8,13,\"person\"],[21,28,\"Topic\"]", NULL);
  import_coded (self, "[0,2,\"person\"],[3,7,\"Denies\"],[8,13,\"person\"],[21,28,\"Topic\"]", "--dry-run");
  check_changed (self, 1);
  import_coded (self, "[0,2,\"person\"],[3,7,\"Denies\"],[8,13,\"person\"],[21,28,\"Topic\"]", NULL);
  check_changed (self, 1);
  import_coded (self, "[0,2,\"person\"],[3,7,\"Denies\"],[8,13,\"person\"],[21,28,\"Topic\"]", NULL);
  check_changed (self, 0);
  quoth_cli_run (self, "list", "p.quoth", "cues");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  quoth_cli_run (self, "list", "p.quoth", "annotation-types");
  g_assert_nonnull (strstr (self->out, "\tDenies\t"));
  import_coded (self, "[3,7,\"Frame\"],[21,28,\"Frame\"]", NULL);
  check_changed (self, 0);
  import_coded (self, "[3,7,\"Frame\"],[3,7,\"Denies\"],[3,7,\"Twice\"],[21,28,\"Topic\"]", NULL);
  check_changed (self, 0);
  quoth_cli_run (self, "list", "p.quoth", "cues");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 5);
  quoth_cli_run (self, "check", "p.quoth");
}

/* A mention that has another actor then takes along the roles that are tied to it. */
static void
test_changed_actor (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (
    self, "edits.jsonl",
    "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"e\",\"text\":\"Xi told Putin of the tariffs\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:p\",\"name\":\"Vladimir Putin\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"_:d\",\"spans\":[[8,13]],\"actor\":\"_:p\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"_:d\",\"spans\":[[3,7]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:p\","
    "\"mention\":\"_:m\"}]}\n",
    -1);
  quoth_cli_run (self, "apply", "p.quoth", "edits.jsonl");
  import_coded (self, "[3,7,\"claim\"],[8,13,\"organisation\"]", NULL);
  check_changed (self, 1);
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_nonnull (strstr (self->out, "\tPutin\t"));
  quoth_cli_run (self, "list", "p.quoth", "claims");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_nonnull (strstr (self->out, "Putin"));
  g_assert_null (strstr (self->out, "Vladimir"));
  quoth_cli_run (self, "check", "p.quoth");
}

/* What a preset says goes below what is said here; what it says of others is told. */
static void
test_preset (QuothCliFixture *self, gconstpointer data)
{
  json_t *object;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "coded.jsonl", "{\"text\":\"Xi told Putin\",\"label\":[[0,2,\"PER\"],[3,7,\"Says\"]]}\n", -1);
  quoth_cli_fixture_write (self, "own.json",
                           "{\"name\":\"own\",\"labels\":{\"PER\":\"mention:media\",\"Says\":\"claim:tariffs\",\"Gone\":\"cue\"},\"later\":1}", -1);
  quoth_cli_fixture_write (self, "bad.json", "{\"labels\":\n{\"PER\":1}}", -1);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--dry-run", "--json", "--preset", "./own.json", "--map", "PER=cue", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "own.json: no file has the label “Gone”"));
  g_assert_nonnull (strstr (self->err, "“tariffs”"));
  object = get_line (self, 0);
  g_assert_cmpstr (get_string (json_array_get (json_object_get (object, "labels"), 0), "becomes"), ==, "cue");
  g_assert_cmpstr (get_string (json_array_get (json_object_get (object, "labels"), 1), "becomes"), ==, "claim:tariffs");
  json_decref (object);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--preset", "./bad.json", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "bad.json: “PER” in “labels” is no string", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--preset", "nowhere", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“nowhere”", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", "coded.jsonl", "--save-preset", "a/b", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "slash", NULL);
}

/* A column that a preset names and a table has not is told; one that is to be nothing is none. */
static void
test_preset_columns (QuothCliFixture *self, gconstpointer data)
{
  json_t *object;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "quotes.csv", "document,quote,actor,words\none,Xi,Xi Jinping,Xi said\n", -1);
  quoth_cli_fixture_write (self, "other.json", "{\"columns\":{\"text\":\"words\",\"code\":\"Topic\",\"actor\":\"\"}}", -1);
  quoth_cli_fixture_run (self, "import", "p.quoth", "quotes.csv", "--preset", "./other.json", "--json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  object = get_line (self, 0);
  g_assert_cmpstr (get_string (object, "format"), ==, "csv");
  g_assert_nonnull (strstr (self->out, "quotes.csv:1: there is no column “Topic”"));
  g_assert_null (json_object_get (json_object_get (object, "made"), "actor"));
  json_decref (object);
  quoth_cli_run (self, "list", "p.quoth", "claims");
  g_assert_nonnull (strstr (self->out, "\t11-18\t"));
}

/* The tables of an export, into a project that has nothing of it: they come back as what they were. */
static void
test_own_tables (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *claims = NULL, *statement = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "edits.jsonl",
                           "{\"type\":\"actor\",\"id\":\"_:a\",\"name\":\"=Ann\",\"kind\":\"person\"}\n"
                           "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"D\",\"text\":\"Ann says: no gas.\"}\n"
                           "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"_:d\",\"spans\":[[10,16]],\"statement\":\"None, \\\"at all\\\"\\n;\","
                           "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:a\"}]}\n",
                           -1);
  quoth_cli_run (self, "apply", "p.quoth", "edits.jsonl", "--coder", "Kim");
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json");
  claims = g_strdup (self->out);
  quoth_cli_run (self, "export", "p.quoth", "-f", "csv", "-O", "text=yes", "-o", "tables", "--quiet");
  quoth_cli_run (self, "new", "q.quoth");
  quoth_cli_run (self, "import", "q.quoth", "tables", "--coder", "Lee");
  quoth_cli_run (self, "list", "q.quoth", "claims", "--json");
  g_assert_cmpstr (self->out, ==, claims);
  quoth_cli_run (self, "list", "q.quoth", "actors", "--json");
  g_assert_nonnull (strstr (self->out, "\"=Ann\""));

  /* What is said of a table begins with its file. */
  quoth_cli_fixture_write (self, "tables/aliases.csv", "actor,alias\nAnn,A.\n", -1);
  quoth_cli_fixture_run (self, "import", "q.quoth", "tables", "--coder", "Lee", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (self->err, "quoth-cli: tables/aliases.csv:1: the columns are not those"));

  /* One of the tables alone says nothing. */
  quoth_cli_fixture_run (self, "import", "q.quoth", "tables/actors.csv", "--coder", "Lee", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "actors.csv:1: ", "“actors”", "“documents”", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/import/binary", test_binary);
  QUOTH_CLI_TEST ("/import/own-tables", test_own_tables);
  QUOTH_CLI_TEST ("/import/invalid-utf8", test_invalid_utf8);
  QUOTH_CLI_TEST ("/import/empty", test_empty);
  QUOTH_CLI_TEST ("/import/not-there", test_not_there);
  QUOTH_CLI_TEST ("/import/large", test_large);
  QUOTH_CLI_TEST ("/import/keep-going", test_keep_going);
  QUOTH_CLI_TEST ("/import/duplicates", test_duplicates);
  QUOTH_CLI_TEST ("/import/dry-run", test_dry_run);
  QUOTH_CLI_TEST ("/import/standard-input", test_standard_input);
  QUOTH_CLI_TEST ("/import/coder", test_coder);
  QUOTH_CLI_TEST ("/import/encodings", test_encodings);
  QUOTH_CLI_TEST ("/import/codings", test_codings);
  QUOTH_CLI_TEST ("/import/other-program", test_other_program);
  QUOTH_CLI_TEST ("/import/changed-label", test_changed_label);
  QUOTH_CLI_TEST ("/import/changed-actor", test_changed_actor);
  QUOTH_CLI_TEST ("/import/preset", test_preset);
  QUOTH_CLI_TEST ("/import/preset-columns", test_preset_columns);
  return g_test_run ();
}
