/* damaged-entries.c: entries of the journal that cannot be read: what they did is not taken back, nor told, and each says which it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each kind of entry is damaged in each way. Whatever needs it fails then with the name of the step, and the project is as it was; all that does not
 * need it goes on. Where a byte is another one that may be seen or not: then what is asked is that nothing is half done.
 */

#include "copies.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-as-of.h"
#include "store/quoth-changeset.h"
#include "store/quoth-history.h"

typedef enum
{
  WAY_CUT,
  WAY_EMPTY,
  WAY_NOT_PACKED,
  WAY_RANDOM,
  WAY_OTHER_TABLE,
  WAY_MORE_COLUMNS,
  WAY_FEWER_COLUMNS,
  WAY_OTHER_KEY,
  WAY_FLIPPED,
} Way;

static const char *const ways[]
  = { "cut", "empty", "not-packed", "random", "other-table", "more-columns", "fewer-columns", "other-key", "flipped" };

#define N_FLIPS 8

/* ---- What was done ---- */

#define N_ENTRIES 5

static const char *const labels[N_ENTRIES] = { "Write a text", "Make an actor", "Tag it", "Change it", "Remove it" };

typedef struct
{
  Copies copies; /* `theirs` has none of it */
  QuothId entries[N_ENTRIES];
} Fixture;

static QuothId
find_last_entry (World *world)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, NULL);
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT id FROM journal ORDER BY rowid DESC LIMIT 1", NULL);
  QuothId id;

  g_assert_cmpint (quoth_database_step (database, row, NULL), ==, SQLITE_ROW);
  id = quoth_column_id (row, 0);
  sqlite3_reset (row);
  return id;
}

static void
do_step (Fixture *self, guint n, gboolean is_put, gpointer value)
{
  World *world = &self->copies.mine;
  g_autoptr (QuothChange) change = quoth_change_new (labels[n], &world->coder);

  if (is_put)
    quoth_change_put (change, value);
  else
    quoth_change_delete (change, QUOTH_VALUE (value)->kind, &QUOTH_VALUE (value)->id);
  world_commit (world, change);
  self->entries[n] = find_last_entry (world);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothText) text = quoth_text_new ("Ada met Bob, and Bob said so. 👩‍👩‍👧", -1, NULL);

  copies_set_up (&self->copies, NULL);
  document->name = g_strdup ("meeting");
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, text);
  do_step (self, 0, TRUE, document);
  actor->name = g_strdup ("Ada");
  actor->actor_kind = g_strdup ("person");
  do_step (self, 1, TRUE, actor);
  mention = world_new_mention (&self->copies.mine.coder, &document->value.id, &actor->value.id, quoth_range (0, 3));
  do_step (self, 2, TRUE, mention);
  g_clear_pointer ((gpointer *) &mention, quoth_value_unref);
  mention = copies_get (&self->copies.mine, QUOTH_KIND_MENTION, &self->copies.mention);
  quoth_annotation_set_range (mention, quoth_range (0, 6));
  do_step (self, 3, TRUE, mention);
  do_step (self, 4, FALSE, mention);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  copies_tear_down (&self->copies, NULL);
}

/* ---- Damage ---- */

static GByteArray *
make_damaged (Way way, GBytes *changeset)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  GByteArray *damaged = g_byte_array_new ();
  guint n_columns = data[1];

  g_assert_cmpint (data[0], ==, 'T');
  if (way == WAY_EMPTY)
    return damaged;
  g_byte_array_append (damaged, data, (guint) size);
  if (way == WAY_CUT)
    g_byte_array_set_size (damaged, (guint) size - (guint) g_test_rand_int_range (1, 9));
  else if (way == WAY_RANDOM)
    for (guint i = 0; i < damaged->len; i++)
      damaged->data[i] = (guint8) g_test_rand_int_range (0, 256);
  else if (way == WAY_OTHER_TABLE)
    damaged->data[2 + n_columns] = 'x';
  else if (way == WAY_MORE_COLUMNS)
    damaged->data[1]++;
  else if (way == WAY_FEWER_COLUMNS)
    damaged->data[1]--;
  else if (way == WAY_OTHER_KEY)
    damaged->data[2] = !damaged->data[2];
  else if (way == WAY_FLIPPED)
    damaged->data[g_test_rand_int_range (0, (gint32) size)] ^= (guint8) g_test_rand_int_range (1, 256);
  return damaged;
}

/* Returns: what the entry had. */
static GBytes *
read_entry (QuothDatabase *database, const QuothId *entry)
{
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT changeset, codec FROM journal WHERE id = ?1", NULL);
  g_autoptr (GBytes) packed = NULL;
  GBytes *changeset;

  quoth_bind_id (row, 1, entry);
  g_assert_cmpint (quoth_database_step (database, row, NULL), ==, SQLITE_ROW);
  packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  changeset = quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), NULL);
  sqlite3_reset (row);
  return changeset;
}

static void
write_entry (QuothDatabase *database, const QuothId *entry, const guint8 *data, guint size, int codec)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, "UPDATE journal SET changeset = ?2, codec = ?3 WHERE id = ?1", NULL);

  quoth_bind_id (statement, 1, entry);
  sqlite3_bind_blob (statement, 2, size > 0 ? (const void *) data : "", (int) size, SQLITE_STATIC);
  sqlite3_bind_int (statement, 3, codec);
  g_assert_true (quoth_database_run (database, statement, NULL));
}

static void
damage (World *world, const QuothId *entry, Way way)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  g_autoptr (GBytes) changeset = read_entry (database, entry);
  g_autoptr (GByteArray) damaged = make_damaged (way, changeset);

  write_entry (database, entry, damaged->data, damaged->len, way == WAY_NOT_PACKED ? 1 : 0);
}

static void
mend (World *world, const QuothId *entry, GBytes *changeset)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);

  write_entry (database, entry, data, (guint) size, 0);
}

/* ---- What comes of it ---- */

static void
assert_names (const GError *error, const char *label)
{
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
  if (strstr (error->message, label) == NULL)
    g_error ("“%s” is not in “%s”", label, error->message);
}

static void
assert_checked (World *world, const char *label)
{
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < problems->len; i++)
    found |= strstr (((QuothProblem *) problems->pdata[i])->what, label) != NULL;
  g_assert_true (found);
}

static void
assert_rebuild_names (World *world, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check_rebuild (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_nonnull (strstr (((QuothProblem *) problems->pdata[0])->what, label));
}

static gboolean
undo (World *world, const QuothId *entry, GError **error)
{
  QuothStepRequest request = { .kind = QUOTH_STEP_UNDO_ENTRY, .coder = world->coder, .entry = *entry };

  return quoth_store_step (world->store, &request, NULL, error);
}

static gboolean
undo_all (World *world, const QuothId *after, GError **error)
{
  QuothStepRequest request = { .kind = QUOTH_STEP_UNDO_AFTER, .coder = world->coder, .entry = *after };

  return quoth_store_step (world->store, &request, NULL, error);
}

static gboolean
tell (World *world, const QuothId *entry, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GPtrArray) items = quoth_reader_describe_entry (reader, entry, error);

  return items != NULL;
}

static gboolean
ignore_cb (const QuothHistoryEntry *entry, gpointer user_data, GError **error)
{
  ++*(guint *) user_data;
  return TRUE;
}

static gboolean
search (World *world, const char *words, guint *n, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .words = words };

  *n = 0;
  return quoth_reader_foreach_entry (reader, &query, ignore_cb, n, NULL, error);
}

/* As it was before @entry. */
static gboolean
go_back (World *world, const QuothId *before, GError **error)
{
  g_autofree char *path = g_build_filename (world->folder, "before.quoth", NULL);
  QuothMoment moment = { .entry = *before };
  gboolean done = quoth_store_copy_as_of (world->store, &moment, path, NULL, NULL, NULL, error);

  if (done)
    g_assert_cmpint (g_remove (path), ==, 0);
  return done;
}

/* Another copy takes it in: what cannot be read stays out, with a word, or nothing comes in. */
static void
merge_into_other (Copies *self, gboolean is_certain, const char *label)
{
  g_autofree char *before = world_dump (self->theirs.path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  gboolean told = FALSE;

  if (!quoth_store_merge (self->theirs.store, self->mine.path, QUOTH_MERGE_TRY, NULL, NULL, NULL, &report, &error))
    {
      g_test_message ("%s", error->message);
      told = strstr (error->message, label) != NULL;
    }
  for (guint i = 0; report != NULL && i < report->warnings->len; i++)
    told |= strstr (report->warnings->pdata[i], label) != NULL;
  g_assert_true (told || !is_certain);
  after = world_dump (self->theirs.path);
  g_assert_cmpstr (before, ==, after);
}

/* Of what needs the entry. */
static void
assert_refused (Fixture *self, guint n)
{
  World *world = &self->copies.mine;
  const QuothId *entry = &self->entries[n];
  g_autoptr (GError) error = NULL;
  guint n_listed;

  g_assert_false (undo (world, entry, &error));
  assert_names (error, labels[n]);
  g_clear_error (&error);
  g_assert_false (tell (world, entry, &error));
  assert_names (error, labels[n]);
  g_clear_error (&error);
  g_assert_false (search (world, "no such words", &n_listed, &error));
  assert_names (error, labels[n]);
  g_clear_error (&error);
  if (n > 0)
    {
      g_assert_false (undo_all (world, &self->entries[n - 1], &error));
      assert_names (error, labels[n]);
      g_clear_error (&error);
      g_assert_false (go_back (world, &self->entries[n - 1], &error));
      assert_names (error, labels[n]);
    }
  assert_checked (world, labels[n]);
  assert_rebuild_names (world, labels[n]);
}

/* Who does not need it goes on: the list of steps, and new ones, which can be undone. */
static void
assert_goes_on (Fixture *self)
{
  World *world = &self->copies.mine;
  g_autoptr (GError) error = NULL;
  guint n_listed;

  g_assert_true (search (world, NULL, &n_listed, &error));
  g_assert_cmpuint (n_listed, >, N_ENTRIES);
  world_add_actor (world, "Eve");
  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
}

static void
test_way (Fixture *self, gconstpointer data)
{
  Way way = GPOINTER_TO_UINT (data);
  World *world = &self->copies.mine;

  /* Every second one, beginning with another for each way. */
  for (guint n = way % 2; n < N_ENTRIES; n += 2)
    {
      g_autofree char *files = world_list (world->folder);
      g_autofree char *files_now = NULL;
      g_autofree char *before = world_dump (world->path);
      g_autofree char *after = NULL;
      g_autoptr (GBytes) changeset = NULL;

      {
        g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, NULL);

        changeset = read_entry (database, &self->entries[n]);
      }
      damage (world, &self->entries[n], way);
      assert_refused (self, n);
      merge_into_other (&self->copies, TRUE, labels[n]);
      after = world_dump (world->path);
      g_assert_cmpstr (before, ==, after);
      files_now = world_list (world->folder);
      g_assert_cmpstr (files, ==, files_now);
      assert_goes_on (self);
      mend (world, &self->entries[n], changeset);
    }
  copies_assert_sound (world);
}

/* One byte is another: what fails does nothing, and what is done can be undone. */
static void
flip (Fixture *self, guint n)
{
  World *world = &self->copies.mine;
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  damage (world, &self->entries[n], WAY_FLIPPED);
  problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_assert_nonnull (problems);
  tell (world, &self->entries[n], NULL);
  go_back (world, &self->entries[0], NULL);
  merge_into_other (&self->copies, FALSE, labels[n]);
  if (undo (world, &self->entries[n], NULL))
    quoth_store_redo (world->store, &world->coder, NULL);
  else
    {
      after = world_dump (world->path);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_flipped (gconstpointer data)
{
  for (guint i = 0; i < N_FLIPS; i++)
    {
      Fixture self = { 0 };

      set_up (&self, NULL);
      flip (&self, i % N_ENTRIES);
      tear_down (&self, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint way = 0; way < WAY_FLIPPED; way++)
    {
      g_autofree char *path = g_strconcat ("/damaged-entries/", ways[way], NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (way), set_up, test_way, tear_down);
    }
  g_test_add_data_func ("/damaged-entries/flipped", NULL, test_flipped);
  return g_test_run ();
}
