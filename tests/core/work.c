/* work.c: a coder at work, who says what the project has acknowledged, and what is left when the work ends badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "work.h"

#include "store/quoth-changeset.h"
#include "store/quoth-history.h"
#include "store/quoth-journal.h"

/* Enough for some pages of the file. */
#define N_MANY 60

/* More than what goes to the log. */
#define BIG (5u << 20)

static QuothChange *
new_many (World *world)
{
  QuothChange *change = quoth_change_new ("Many", &world->coder);

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
      char id[QUOTH_ID_STRING_SIZE];

      actor->name = g_strdup (quoth_id_to_string (&actor->value.id, id));
      actor->actor_kind = g_strdup ("person");
      quoth_change_put (change, actor);
    }
  return change;
}

static QuothChange *
new_big (World *world)
{
  QuothChange *change = quoth_change_new ("Big", &world->coder);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autofree char *filler = g_strnfill (BIG, 'x');
  g_autoptr (QuothText) text = NULL;
  char id[QUOTH_ID_STRING_SIZE];

  document->name = g_strdup (quoth_id_to_string (&document->value.id, id));
  memcpy (filler, id, sizeof id - 1);
  text = quoth_text_new (filler, -1, NULL);
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
  return change;
}

/* It has a value of its own in it, so that it is never nothing. */
static QuothChange *
new_edit (World *world)
{
  QuothChange *change = world_edit (world, &world->coder);
  g_autoptr (QuothProposition) mark = quoth_proposition_new (NULL);
  char id[QUOTH_ID_STRING_SIZE];

  mark->statement = g_strdup (quoth_id_to_string (&mark->value.id, id));
  quoth_change_put (change, mark);
  return change;
}

static gboolean
commit (World *world, QuothChange *change)
{
  gboolean done = quoth_store_commit (world->store, change, NULL, NULL);

  quoth_change_unref (change);
  return done;
}

/* Corrects the text of some document: a word comes before all others. */
static gboolean
revise (World *world)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GPtrArray) documents = reader != NULL ? quoth_reader_list (reader, &query, NULL) : NULL;
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  g_autoptr (QuothRevise) revise = NULL;
  g_autoptr (QuothText) text = NULL;
  g_autofree char *corrected = NULL;
  char id[QUOTH_ID_STRING_SIZE];
  QuothId mark = quoth_id_new ();

  if (documents == NULL || documents->len == 0)
    return FALSE;
  document = quoth_reader_load_document (
    reader, &QUOTH_VALUE (documents->pdata[g_test_rand_int_range (0, (gint32) documents->len)])->id, NULL);
  coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &world->coder, NULL);
  if (document == NULL || document->text == NULL || coder == NULL || quoth_text_get_n_bytes (document->text) > BIG / 2)
    return FALSE;
  g_clear_pointer (&reader, quoth_reader_free);
  corrected = g_strconcat (quoth_id_to_string (&mark, id), " ", quoth_text_get_utf8 (document->text), NULL);
  text = quoth_text_new (corrected, -1, NULL);
  revise = quoth_revise_new (&document->value.id, text, NULL, coder);
  return quoth_store_build (world->store, quoth_revise_build, revise, NULL, NULL);
}

/* The log goes into the file, with the last connection or before. */
static void
fold_log (World *world)
{
  g_autoptr (QuothDatabase) other = NULL;

  if (g_test_rand_bit ())
    {
      g_clear_object (&world->store);
      world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
      return;
    }
  other = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  if (other != NULL)
    quoth_database_exec (other, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
}

static void
back_up (World *world)
{
  g_autofree char *path = g_strconcat (world->path, ".backup", NULL);

  quoth_store_backup (world->store, path, TRUE, NULL, NULL, NULL, NULL);
}

char
work_step (World *world, WorkFlags flags)
{
  int die = g_test_rand_int_range (0, 100);

  if (die < 60)
    return commit (world, new_edit (world)) ? 'e' : 0;
  if (die < 73)
    return quoth_store_undo (world->store, &world->coder, NULL) ? 'u' : 0;
  if (die < 80)
    return quoth_store_redo (world->store, &world->coder, NULL) ? 'r' : 0;
  if (die < 86)
    return revise (world) ? 'e' : 0;
  if (die < 92)
    return commit (world, new_many (world)) ? 'e' : 0;
  if (die < 94 && (flags & WORK_BIG) != 0)
    return commit (world, new_big (world)) ? 'e' : 0;
  if (die < 96 && (flags & WORK_BACKUPS) != 0)
    back_up (world);
  else
    fold_log (world);
  return 0;
}

/* What is left */

struct _Aftermath
{
  char *digest;
  gint64 last;
};

static sqlite3_stmt *
query (QuothDatabase *database, const char *sql)
{
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  return row;
}

static char *
digest (QuothDatabase *database)
{
  g_autofree char *dump = world_dump_database (database);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

static gint64
get_last (QuothDatabase *database)
{
  sqlite3_stmt *row = query (database, "SELECT coalesce (max (rowid), 0) FROM journal");
  gint64 last;

  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  last = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return last;
}

Aftermath *
aftermath_new (const char *path)
{
  Aftermath *self = g_new0 (Aftermath, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  self->digest = digest (database);
  self->last = get_last (database);
  return self;
}

void
aftermath_free (Aftermath *self)
{
  g_free (self->digest);
  g_free (self);
}

static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((QuothProblem *) problems->pdata[i])->where, ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Takes back what the journal says was done since, the last first. Returns: (transfer full): the kinds of the entries, the first first. */
static char *
walk_back (Aftermath *self, QuothDatabase *database)
{
  static const char letters[] = "eurmM";
  sqlite3_stmt *row = query (database, "SELECT id, kind FROM journal WHERE rowid > ?1 ORDER BY rowid DESC");
  GString *kinds = g_string_new (NULL);

  sqlite3_bind_int64 (row, 1, self->last);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) changeset = quoth_journal_load (database, &id, &error);
      g_autoptr (GBytes) inverse = NULL;

      g_assert_no_error (error);
      inverse = quoth_changeset_invert (database, changeset, &error);
      g_assert_no_error (error);
      quoth_changeset_apply (database, inverse, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_column_int (row, 1), <, sizeof letters - 1);
      g_string_prepend_c (kinds, letters[sqlite3_column_int (row, 1)]);
    }
  sqlite3_finalize (row);
  return g_string_free (kinds, FALSE);
}

gint64
aftermath_check (Aftermath *self, World *world, const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = NULL;
  g_autofree char *found = NULL;
  g_autofree char *now = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 took;

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  took = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_null (quoth_store_get_read_only_reason (world->store));
  assert_sound (world);

  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_database_exec (database, "BEGIN IMMEDIATE", NULL));
  found = walk_back (self, database);
  now = digest (database);
  g_assert_true (quoth_database_exec (database, "ROLLBACK", NULL));
  if (!g_str_has_prefix (found, told) || strlen (found) > strlen (told) + 1)
    g_test_message ("acknowledged: %s; found: %s", told, found);
  g_assert_true (g_str_has_prefix (found, told));
  g_assert_cmpuint (strlen (found), <=, strlen (told) + 1);
  g_assert_cmpstr (now, ==, self->digest);
  return took;
}
