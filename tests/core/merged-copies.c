/* merged-copies.c: copies that are edited apart and merged in any order end up the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"

/* Rounds in an ordinary run, and in a long one (-m slow). A round is a team that works and merges. QUOTH_MERGE_ROUNDS: so many instead. */
#define N_ROUNDS 6
#define N_ROUNDS_SLOW 400

#define MAX_COPIES 5

typedef struct
{
  World copies[MAX_COPIES];
  guint n;
} Team;

static guint
roll (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
copy_world (const World *from, World *to, guint number)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.quoth", number);
  g_autoptr (GError) error = NULL;

  to->folder = g_strdup (from->folder);
  to->path = g_build_filename (to->folder, name, NULL);
  to->coder = from->coder;
  quoth_store_backup (from->store, to->path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  to->store = quoth_store_open (to->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
edit (World *world)
{
  g_autoptr (QuothChange) change = world_edit (world, &world->coder);

  /* What is in use is refused, and what does not fit. */
  quoth_store_commit (world->store, change, NULL, NULL);
}

static Team *
team_new (void)
{
  Team *self = g_new0 (Team, 1);

  self->n = 2 + roll (MAX_COPIES - 1);
  world_set_up (&self->copies[0], NULL);
  for (guint i = 5 + roll (10); i > 0; i--)
    edit (&self->copies[0]);
  for (guint i = 1; i < self->n; i++)
    copy_world (&self->copies[0], &self->copies[i], i);
  /* One person on two computers, or another. */
  for (guint i = 1; i < self->n; i++)
    if (roll (2) == 0)
      {
        g_autofree char *name = g_strdup_printf ("Coder %u", i);

        self->copies[i].coder = world_add_coder (&self->copies[i], name);
      }
  return self;
}

static void
team_free (Team *self)
{
  for (guint i = 1; i < self->n; i++)
    {
      g_clear_object (&self->copies[i].store);
      g_free (self->copies[i].path);
      g_free (self->copies[i].folder);
    }
  world_tear_down (&self->copies[0], NULL);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Team, team_free)

/* ---- Work ---- */

/* Some letters go, or come. */
static char *
rewrite (const char *text)
{
  static const char *const words[] = { "new ", "习", "🇺🇦", " ", "corrected" };
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint what = roll (40);

      if (what != 0)
        g_string_append_len (result, p, g_utf8_next_char (p) - p);
      if (what == 1)
        g_string_append (result, words[roll (G_N_ELEMENTS (words))]);
    }
  return g_string_free (result, FALSE);
}

static void
revise (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, &error);
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  g_autoptr (QuothText) text = NULL;
  g_autoptr (QuothRevise) revise_job = NULL;
  g_autofree char *utf8 = NULL;

  g_assert_no_error (error);
  if (documents->len == 0)
    return;
  document = quoth_reader_load_document (reader, &QUOTH_VALUE (documents->pdata[roll (documents->len)])->id, &error);
  coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &world->coder, &error);
  if (coder == NULL)
    return;
  utf8 = rewrite (quoth_text_get_utf8 (document->text));
  text = quoth_text_new (utf8, -1, &error);
  g_assert_no_error (error);
  revise_job = quoth_revise_new (&document->value.id, text, NULL, coder);
  quoth_store_build (world->store, quoth_revise_build, revise_job, NULL, NULL);
}

static void
reject (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, &error);
  g_autoptr (QuothChange) change = quoth_change_new ("Reject", &world->coder);
  QuothRejection *rejection;

  g_assert_no_error (error);
  if (documents->len == 0)
    return;
  rejection = g_new0 (QuothRejection, 1);
  rejection->document = QUOTH_VALUE (documents->pdata[roll (documents->len)])->id;
  rejection->coder = world->coder;
  rejection->kind = QUOTH_KIND_MENTION;
  rejection->range = quoth_range (roll (3), 4 + roll (3));
  quoth_change_reject (change, rejection);
  quoth_rejection_free (rejection);
  quoth_store_commit (world->store, change, NULL, NULL);
}

static void
merge (World *into, const World *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothMergeReport) report = NULL;

  quoth_store_merge (into->store, from->path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->warnings->len, ==, 0);
}

static void
work (Team *self)
{
  World *world = &self->copies[roll (self->n)];

  switch (roll (20))
    {
    case 0:
    case 1:
      quoth_store_undo (world->store, &world->coder, NULL);
      break;
    case 2:
      quoth_store_redo (world->store, &world->coder, NULL);
      break;
    case 3:
    case 4:
      revise (world);
      break;
    case 5:
      reject (world);
      break;
    case 6:
      merge (world, &self->copies[(guint) (world - self->copies + 1 + roll (self->n - 1)) % self->n]);
      break;
    default:
      edit (world);
      break;
    }
}

/* ---- What must hold ---- */

static void
dump_query (GString *out, QuothDatabase *database, const char *sql)
{
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (row); i++)
        g_string_append_printf (out, "%s|", (const char *) sqlite3_column_text (row, i));
      g_string_append_c (out, '\n');
    }
  sqlite3_finalize (row);
}

/* All that is to be the same: all but the table `local`. */
static char *
dump_all (const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  g_autofree char *tables = world_dump (world->path);
  GString *out = g_string_new (tables);

  g_assert_no_error (error);
  dump_query (out, database,
              "SELECT hex (id), hex (origin), seq, time, counter, hex (coder), kind, label, hex (undoes), schema, codec,"
              " hex (changeset), hex (effect), effect IS NULL FROM journal ORDER BY id");
  dump_query (out, database,
              "SELECT hex (id), hex (entry), type, place, hex (key), hex (value), field, quote (held), quote (other)"
              " FROM disagreement ORDER BY id");
  dump_query (out, database, "SELECT hex (sha256), length FROM content ORDER BY sha256");
  dump_query (out, database, "SELECT hex (sha256), size FROM original ORDER BY sha256");
  return g_string_free (out, FALSE);
}

static gboolean
is_namesake (const QuothProblem *problem)
{
  return strstr (problem->what, "has the same ") != NULL;
}

static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const QuothProblem *problem = problems->pdata[i];

      if (!is_namesake (problem))
        g_error ("%s: %s", problem->where, problem->what);
    }
}

/* It follows from its journal. */
static void
assert_rebuilds (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check_rebuild (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const QuothProblem *problem = problems->pdata[i];

      g_error ("%s: %s", problem->where, problem->what);
    }
}

typedef struct
{
  GHashTable *made;
  GHashTable *deleted;
} Annotations;

static gboolean
note_annotation_cb (const QuothRow *row, gpointer data, GError **error)
{
  Annotations *self = data;
  QuothId id;

  if (!g_str_equal (row->name, "annotation"))
    return TRUE;
  id = quoth_row_get_id (row, 0);
  if (row->op == SQLITE_INSERT)
    g_hash_table_add (self->made, quoth_id_memdup (&id));
  if (row->op == SQLITE_DELETE)
    g_hash_table_add (self->deleted, quoth_id_memdup (&id));
  return TRUE;
}

/* Each annotation that somebody made and nobody deleted is there. */
static void
assert_nothing_lost (const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  Annotations annotations = { g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
                              g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL) };
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT changeset, codec FROM journal", &error);
  sqlite3_stmt *there = quoth_database_prepare (database, "SELECT count (*) FROM annotation WHERE id = ?1", &error);
  GHashTableIter iter;
  gpointer id;

  while (quoth_database_step (database, row, &error) == SQLITE_ROW)
    {
      g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
      g_autoptr (GBytes) changeset = quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), &error);

      g_assert_no_error (error);
      quoth_changeset_foreach_row (changeset, note_annotation_cb, &annotations, &error);
      g_assert_no_error (error);
    }
  g_hash_table_iter_init (&iter, annotations.made);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (annotations.deleted, id))
        continue;
      quoth_bind_id (there, 1, id);
      g_assert_cmpint (quoth_database_step (database, there, NULL), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (there, 0), ==, 1);
      sqlite3_reset (there);
    }
  g_hash_table_unref (annotations.made);
  g_hash_table_unref (annotations.deleted);
}

/* Nothing had to be given up. */
static void
assert_nothing_given_up (const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row
    = quoth_database_prepare (database, "SELECT count (*) FROM disagreement WHERE place = 'journal'", &error);

  g_assert_cmpint (quoth_database_step (database, row, &error), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (row, 0), ==, 0);
  sqlite3_reset (row);
}

/* That something happened at all. */
static void
tell (const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row
    = quoth_database_prepare (database, "SELECT count (*), count (effect), (SELECT count (*) FROM disagreement) FROM journal", &error);

  g_assert_cmpint (quoth_database_step (database, row, &error), ==, SQLITE_ROW);
  g_test_message ("%d entries, %d of them loosely, %d disagreements", sqlite3_column_int (row, 0), sqlite3_column_int (row, 1),
                  sqlite3_column_int (row, 2));
  sqlite3_reset (row);
}

static void
merge_all (Team *self)
{
  guint first = roll (self->n);

  for (guint i = 0; i < self->n; i++)
    if (i != first)
      merge (&self->copies[first], &self->copies[i]);
  for (guint i = 0; i < self->n; i++)
    if (i != first)
      merge (&self->copies[i], &self->copies[first]);
}

/* Names the first row that differs. */
static void
assert_same_dumps (const char *expected, const char *found)
{
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) b = g_strsplit (found, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

static void
assert_same (Team *self)
{
  g_autofree char *expected = dump_all (&self->copies[0]);

  for (guint i = 1; i < self->n; i++)
    {
      g_autofree char *found = dump_all (&self->copies[i]);

      assert_same_dumps (expected, found);
    }
}

/* Somebody looks at what they disagree about. What does not fit by now is refused. */
static void
settle_some (World *world)
{
  static const QuothError refusals[]
    = { QUOTH_ERROR_INVALID, QUOTH_ERROR_CONFLICT, QUOTH_ERROR_REFERENCE, QUOTH_ERROR_EXISTS, QUOTH_ERROR_NOT_FOUND };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GPtrArray) found = quoth_reader_list_disagreements (reader, FALSE, NULL, NULL);
  g_autoptr (QuothValue) coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &world->coder, NULL);

  g_assert_true (quoth_reader_find_sides (reader, found, NULL, NULL));
  for (guint i = 0; coder != NULL && i < found->len; i++)
    {
      const QuothDisagreement *one = found->pdata[i];
      g_autoptr (GError) error = NULL;
      gboolean is_refused = FALSE;

      if (roll (3) > 0
          || quoth_store_settle (world->store, &one->id, (QuothSettlement) roll (3), (QuothCoder *) coder, NULL, &error))
        continue;
      for (guint n = 0; n < G_N_ELEMENTS (refusals); n++)
        is_refused = is_refused || g_error_matches (error, QUOTH_ERROR, (int) refusals[n]);
      if (!is_refused)
        g_error ("%s: %s", one->phrase, error->message);
    }
  assert_sound (world);
}

static void
run_round (void)
{
  g_autoptr (Team) team = team_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint n = 1 + roll (3); n > 0; n--)
    {
      for (guint i = 5 + roll (25); i > 0; i--)
        work (team);
      merge_all (team);
      assert_same (team);
      assert_sound (&team->copies[0]);
      assert_nothing_lost (&team->copies[0]);
      assert_nothing_given_up (&team->copies[0]);
      settle_some (&team->copies[roll (team->n)]);
    }
  merge_all (team);
  tell (&team->copies[0]);
  assert_rebuilds (&team->copies[roll (team->n)]);
  before = dump_all (&team->copies[0]);
  merge (&team->copies[0], &team->copies[1]);
  after = dump_all (&team->copies[0]);
  assert_same_dumps (before, after);
}

static void
test_converge (void)
{
  const char *wanted = g_getenv ("QUOTH_MERGE_ROUNDS");
  guint n = wanted != NULL ? (guint) atoi (wanted) : g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS;

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("round %u", i);
      run_round ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copies/converge", test_converge);
  return g_test_run ();
}
