/* test-check.c: tests of quoth-check.c: all damage is found, and none in a sound project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "store/quoth-check.h"

static GPtrArray *
look (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = quoth_check_database (self->database, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (problems);
  for (guint i = 0; i < problems->len; i++)
    {
      QuothProblem *problem = problems->pdata[i];

      g_test_message ("%s: %s", problem->where, problem->what);
    }
  return problems;
}

/* A project with one of everything, which has no problems. */
static void
fill (Fixture *self)
{
  QuothId mention = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  QuothId code = fixture_add_code (self, "defence");
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (3, 10));
  g_autoptr (QuothCue) cue = fixture_new_annotation (self, QUOTH_KIND_CUE, quoth_range (7, 10));
  g_autoptr (QuothDocument) document = fixture_new_document ("odd", "odd\nfile");
  g_autoptr (GPtrArray) problems = NULL;

  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &mention);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_FOR);
  fixture_put (self, claim);
  cue->claim = claim->annotation.value.id;
  fixture_put (self, cue);
  fixture_add_memo (self, &cue->claim, NULL);

  document->newline = QUOTH_NEWLINE_MIXED;
  document->original = g_bytes_new_static ("odd\r\nfile", 9);
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments,
                   quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (0, 3), "1/"));
  fixture_put (self, document);

  problems = look (self);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Damages the project with @sql, and asserts that one problem says @words. */
static void
damage (Fixture *self, const char *sql, const char *words)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  quoth_database_exec (self->database, "PRAGMA foreign_keys = off; BEGIN", &error);
  g_assert_no_error (error);
  quoth_database_exec (self->database, sql, &error);
  g_assert_no_error (error);
  problems = look (self);
  for (guint i = 0; i < problems->len; i++)
    found = found || strstr (((QuothProblem *) problems->pdata[i])->what, words) != NULL;
  if (!found)
    g_error ("“%s” was not found after: %s", words, sql);
  quoth_database_exec (self->database, "ROLLBACK; PRAGMA foreign_keys = on", &error);
  g_assert_no_error (error);
}

static void
test_spans (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self, "UPDATE span SET quote = 'Xj' WHERE start = 0", "is not what the text says");
  damage (self, "UPDATE span SET end = 1000", "past the end");
  damage (self, "UPDATE span SET end = 12, start = 11", "inside a character");
  damage (self, "UPDATE span SET position = 1", "no first span");
  damage (self, "UPDATE span SET position = 2", "not numbered");
  damage (self, "DELETE FROM span", "no first span");
  damage (self, "DELETE FROM mention", "without the rest");
  damage (self, "INSERT INTO cue SELECT id, 'cue', NULL FROM annotation WHERE kind = 'mention'",
          "two kinds");
}

static void
test_texts (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self, "UPDATE content SET text = text || '!'", "not what it was");
  damage (self, "UPDATE content SET length = length + 1", "the length it should");
  damage (self, "UPDATE revision SET length = length + 1", "the length it should");
  damage (self, "DELETE FROM content", "missing");
  damage (self, "UPDATE original SET bytes = x'00'", "cannot be given back");
  damage (self, "UPDATE original SET codec = 7", "cannot be given back");
  damage (self, "DELETE FROM original", "cannot be given back");
  damage (self, "UPDATE revision SET original = NULL", "cannot be given back");
  damage (self, "UPDATE segment SET end = 1000", "does not fit");
}

static void
test_references (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self, "DELETE FROM actor", "its “actor” refers to actor");
  damage (self, "DELETE FROM coder", "its “coder” refers to coder");
  damage (self, "DELETE FROM code", "its “code” refers to code");
  damage (self, "DELETE FROM claim", "its “claim” refers to claim");
  damage (self, "DELETE FROM document", "its “document” refers to document");
  damage (self, "DELETE FROM revision", "its “current” refers to revision");
  damage (self, "UPDATE memo SET target = zeroblob (16)", "what it is on is not there");
  damage (
    self,
    "INSERT INTO attribute VALUES (zeroblob (16), 'actor', 'age', 'Age', 'number', NULL, NULL, 0);"
    "INSERT INTO attribute_value VALUES (x'ffffffffffffffffffffffffffffffff', zeroblob (16), '7')",
    "an attribute is given");
}

static void
test_rules (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self, "INSERT INTO coder VALUES (zeroblob (16), 'A', NULL, 1)",
          "another coder has the same name");
  damage (self, "UPDATE document SET name = 'x'", "another document has the same name");
  damage (self,
          "INSERT INTO code SELECT zeroblob (16), key, name, NULL, NULL, NULL, NULL, NULL, NULL, 0 "
          "FROM code",
          "another code has the same key");
  damage (self, "UPDATE code SET parent = id", "above itself");
  damage (self, "UPDATE actor SET parent = id", "above itself");
  damage (self, "UPDATE claim_role SET actor = zeroblob (16)", "tied to a mention of another");
  damage (self,
          "UPDATE annotation SET document = (SELECT id FROM document WHERE name = 'odd')"
          " WHERE kind = 'cue'",
          "in another document");
  damage (self,
          "INSERT INTO relation SELECT zeroblob (16), 'likes', annotation, annotation,"
          " (SELECT id FROM coder), 0 FROM claim",
          "a kind that this project does not have");
  damage (self, "INSERT INTO coder SELECT id, 'twice', NULL, 1 FROM actor", "more than one thing");
}

static void
test_journal (Fixture *self, gconstpointer user_data)
{
#define ENTRY(id, seq, undoes, changeset)                                                         \
  "INSERT INTO journal VALUES (x'" id "', zeroblob (16), " seq ", 0, 0, zeroblob (16), 0, 'Tag'," \
  " " undoes ", 1, 0, " changeset ", NULL);"
#define ID_1 "00000000000000000000000000000001"
#define ID_2 "00000000000000000000000000000002"

  fill (self);
  damage (self, ENTRY (ID_1, "2", "NULL", "x''"), "1 are missing");
  damage (self, ENTRY (ID_1, "1", "NULL", "x'00'"), "cannot be read");
  damage (self, ENTRY (ID_1, "1", "x'" ID_2 "'", "x''"), "takes back an entry");
  damage (self, ENTRY (ID_1, "1", "NULL", "x'00'") "UPDATE journal SET codec = 1", "cannot be read");
}

static void
test_file (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self,
          "PRAGMA ignore_check_constraints = on; UPDATE annotation SET kind = 'note';"
          "PRAGMA ignore_check_constraints = off",
          "damaged");
}

/* A report of thousands of problems ends with how many there are. */
static void
test_many (Fixture *self, gconstpointer user_data)
{
  fill (self);
  damage (self,
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
          " INSERT INTO coder SELECT randomblob (16), 'same', NULL, 1 FROM n",
          "and 1000 problems more");
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_check_database (self->database, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/check/spans", test_spans);
  fixture_test ("/check/texts", test_texts);
  fixture_test ("/check/references", test_references);
  fixture_test ("/check/rules", test_rules);
  fixture_test ("/check/journal", test_journal);
  fixture_test ("/check/file", test_file);
  fixture_test ("/check/many", test_many);
  fixture_test ("/check/cancel", test_cancel);
  return g_test_run ();
}
