/* test-changeset.c: tests of quoth-changeset.c and quoth-changeset-news.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-schema.h"

typedef struct
{
  QuothDatabase *database;
  QuothId coder;
  QuothId document;
  QuothId revision;
  QuothId mention;
  QuothId claim;
  QuothId actor;
  QuothId code;
} Fixture;

/* Runs SQL in which each :name is an id of the fixture. */
static void
run (Fixture *self, const char *sql)
{
  const struct
  {
    const char *name;
    const QuothId *id;
  } ids[] = {
    { ":coder", &self->coder },     { ":document", &self->document }, { ":revision", &self->revision },
    { ":mention", &self->mention }, { ":claim", &self->claim },       { ":actor", &self->actor },
    { ":code", &self->code },
  };
  sqlite3 *handle = quoth_database_get_handle (self->database);

  while (*sql != '\0')
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, &sql), ==, SQLITE_OK);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          int position = sqlite3_bind_parameter_index (statement, ids[i].name);

          if (position > 0)
            quoth_bind_id (statement, position, ids[i].id);
        }
      if (statement != NULL)
        g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_finalize (statement);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->database
    = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  quoth_schema_create (self->database, &error);
  g_assert_no_error (error);
  self->coder = quoth_id_new ();
  self->document = quoth_id_new ();
  self->revision = quoth_id_new ();
  self->mention = quoth_id_new ();
  self->claim = quoth_id_new ();
  self->actor = quoth_id_new ();
  self->code = quoth_id_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  quoth_database_free (self->database);
}

static GBytes *
record (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_session) session = quoth_changeset_record (self->database, &error);
  GBytes *changeset;

  g_assert_no_error (error);
  quoth_database_exec (self->database, "BEGIN", &error);
  g_assert_no_error (error);
  run (self, sql);
  changeset = quoth_changeset_finish (self->database, session, &error);
  g_assert_no_error (error);
  quoth_database_exec (self->database, "COMMIT", &error);
  g_assert_no_error (error);
  return changeset;
}

static const char make_base[]
  = "INSERT INTO coder VALUES (:coder, 'A', NULL, 1);"
    "INSERT INTO actor VALUES (:actor, 'person', 'Xi', NULL, NULL, NULL);"
    "INSERT INTO code VALUES (:code, 'k', 'K', NULL, NULL, NULL, NULL, NULL, NULL, 0);"
    "INSERT INTO document VALUES (:document, 'd', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, :revision);"
    "INSERT INTO revision VALUES (:revision, :document, 1, randomblob (32), 9, 'UTF-8', 'lf', 0, NULL, NULL, 0);"
    "INSERT INTO segment VALUES (:revision, 0, 4, 'post', NULL, 0);";

static const char make_annotations[]
  = "INSERT INTO annotation VALUES (:mention, 'mention', :document, :coder, 0, 'manual', 0, 0);"
    "INSERT INTO span VALUES (:mention, 0, 1, 2, 'x');"
    "INSERT INTO mention VALUES (:mention, :actor);"
    "INSERT INTO annotation VALUES (:claim, 'claim', :document, :coder, 0, 'manual', 0, 0);"
    "INSERT INTO span VALUES (:claim, 0, 1, 2, 'x');"
    "INSERT INTO claim (annotation) VALUES (:claim);"
    "INSERT INTO claim_category VALUES (:claim, :code, 1, 0);"
    "INSERT INTO claim_role VALUES (:claim, 'claimant', :actor, :mention, 0);";

static GArray *
get_news (Fixture *self, GBytes *changeset)
{
  g_autoptr (GError) error = NULL;
  GArray *items = quoth_changeset_to_news (self->database, changeset, &error);

  g_assert_no_error (error);
  return items;
}

static void
assert_item (GArray *items, QuothNewsType type, QuothKind kind, const QuothId *id, const QuothId *document)
{
  guint n_found = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (items, QuothNewsItem, i);

      if (!quoth_id_equal (&item->id, id))
        continue;
      n_found++;
      g_assert_cmpint (item->type, ==, type);
      g_assert_cmpint (item->kind, ==, kind);
      g_assert_true (quoth_id_equal (&item->document, document));
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
assert_news (Fixture *self, const char *sql, QuothNewsType type, QuothKind kind, const QuothId *id, const QuothId *document)
{
  g_autoptr (GBytes) changeset = record (self, sql);
  g_autoptr (GArray) items = get_news (self, changeset);

  g_assert_cmpuint (items->len, ==, 1);
  assert_item (items, type, kind, id, document);
}

static void
test_added_and_removed (Fixture *self, gconstpointer data)
{
  static const QuothId none;
  g_autoptr (GBytes) base = record (self, make_base);
  g_autoptr (GBytes) annotations = record (self, make_annotations);
  g_autoptr (GBytes) inverse = NULL;
  g_autoptr (GArray) items = get_news (self, base);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (items->len, ==, 4);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_CODER, &self->coder, &none);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_ACTOR, &self->actor, &none);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_CODE, &self->code, &none);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_DOCUMENT, &self->document, &self->document);

  g_array_unref (items);
  items = get_news (self, annotations);
  g_assert_cmpuint (items->len, ==, 2);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_MENTION, &self->mention, &self->document);
  assert_item (items, QUOTH_NEWS_ADDED, QUOTH_KIND_CLAIM, &self->claim, &self->document);

  inverse = quoth_changeset_invert (self->database, annotations, &error);
  g_assert_no_error (error);
  quoth_changeset_apply (self->database, inverse, &error);
  g_assert_no_error (error);
  g_array_unref (items);
  items = get_news (self, inverse);
  g_assert_cmpuint (items->len, ==, 2);
  assert_item (items, QUOTH_NEWS_REMOVED, QUOTH_KIND_MENTION, &self->mention, &self->document);
  assert_item (items, QUOTH_NEWS_REMOVED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
}

static void
test_changed (Fixture *self, gconstpointer data)
{
  static const QuothId none;
  g_autoptr (GBytes) base = record (self, make_base);
  g_autoptr (GBytes) annotations = record (self, make_annotations);

  assert_news (self, "UPDATE span SET end = 3 WHERE annotation = :mention",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_MENTION, &self->mention, &self->document);
  assert_news (self, "UPDATE annotation SET origin = 'import' WHERE id = :claim",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
  assert_news (self, "UPDATE claim_role SET mention = NULL",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
  assert_news (self, "DELETE FROM claim_category",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
  assert_news (self, "DELETE FROM segment",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_DOCUMENT, &self->document, &self->document);
  assert_news (self, "UPDATE revision SET note = 'n'",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_DOCUMENT, &self->document, &self->document);
  assert_news (self, "INSERT INTO actor_alias VALUES (:actor, '习近平', NULL, NULL, 0, 0, 0)",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_ACTOR, &self->actor, &none);
  assert_news (self, "INSERT INTO code_example VALUES (:claim, :code, NULL, 't', NULL, 0)",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CODE, &self->code, &none);
  assert_news (self, "UPDATE code_example SET note = 'n'",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CODE, &self->code, &none);
  assert_news (self, "INSERT INTO attribute VALUES (:revision, 'claim', 'k', 'K', 'text', NULL, NULL, 0)",
               QUOTH_NEWS_ADDED, QUOTH_KIND_ATTRIBUTE, &self->revision, &none);
  assert_news (self, "INSERT INTO attribute_value VALUES (:claim, :revision, 'x')",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
  assert_news (self, "UPDATE attribute_value SET value = 'y'",
               QUOTH_NEWS_CHANGED, QUOTH_KIND_CLAIM, &self->claim, &self->document);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) base = record (self, make_base);
  g_autoptr (GBytes) nothing = record (self,
                                       "UPDATE actor SET name = 'Y'; UPDATE actor SET name = 'Xi';"
                                       "DELETE FROM segment;"
                                       "INSERT INTO segment VALUES (:revision, 0, 4, 'post', NULL, 0);"
                                       "INSERT INTO local VALUES ('k', 1);"
                                       "INSERT INTO content VALUES (zeroblob (32), 1, 'x');");

  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
}

static void
test_conflicts (Fixture *self, gconstpointer data)
{
  static const char *const in_the_way[] = {
    "UPDATE span SET end = 7 WHERE annotation = :mention",
    "DELETE FROM claim_role",
    "INSERT INTO verdict VALUES (:code, :claim, NULL, 'accepted', NULL, :coder, 0, NULL)",
  };
  g_autoptr (GBytes) base = record (self, make_base);
  g_autoptr (GBytes) annotations = record (self, make_annotations);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) inverse = quoth_changeset_invert (self->database, annotations, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (in_the_way); i++)
    {
      g_autoptr (GBytes) change = record (self, in_the_way[i]);
      g_autoptr (GBytes) back = quoth_changeset_invert (self->database, change, &error);

      g_assert_false (quoth_changeset_apply (self->database, inverse, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
      g_clear_error (&error);
      quoth_changeset_apply (self->database, back, &error);
      g_assert_no_error (error);
    }
  quoth_changeset_apply (self->database, inverse, &error);
  g_assert_no_error (error);
}

static void
test_pack (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 200; i++)
    {
      guint size = (guint) g_rand_int_range (rand, 0, 2000);
      guint alphabet = 1u << g_rand_int_range (rand, 0, 9);
      g_autofree guint8 *data = g_malloc (size + 1);
      g_autoptr (GBytes) changeset = NULL;
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GBytes) unpacked = NULL;
      g_autoptr (GError) error = NULL;
      int codec;

      for (guint j = 0; j < size; j++)
        data[j] = (guint8) g_rand_int_range (rand, 0, (int) alphabet);
      changeset = g_bytes_new (data, size);
      packed = quoth_changeset_pack (changeset, &codec);
      g_assert_cmpuint (g_bytes_get_size (packed), <=, size);
      g_assert_true (codec == 0 || size > 256);
      unpacked = quoth_changeset_unpack (packed, codec, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (changeset, unpacked));
    }
}

static void
test_unpack_damaged (void)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("garbage", 7);
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_changeset_unpack (garbage, 1, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (quoth_changeset_unpack (garbage, 77, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER);
}

/* A few hundred bytes that say that they are a megabyte. */
static void
test_unpack_bomb (void)
{
  const gsize size = 1 << 20;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GError) error = NULL;
  int codec;
  g_autoptr (GBytes) packed = quoth_changeset_pack (zeros, &codec);

  g_assert_cmpint (codec, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (packed), <, size / 100);
  g_assert_null (quoth_changeset_unpack_within (packed, codec, size - 1, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "1048575"));
  g_clear_error (&error);
  unpacked = quoth_changeset_unpack_within (packed, codec, size, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (zeros, unpacked));
}

/* An entry that did nothing has bytes at no place. */
static void
test_no_place (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GBytes) mended = quoth_changeset_mend (nothing);

  g_assert_true (quoth_changeset_is_whole (nothing));
  g_assert_cmpuint (g_bytes_get_size (mended), ==, 0);
}

/* Each beginning of what was packed is refused. */
static void
test_unpack_cut_off (void)
{
  g_autofree guint8 *plain = g_malloc (4096);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) packed = NULL;
  int codec;

  for (gsize i = 0; i < 4096; i++)
    plain[i] = (guint8) g_test_rand_int_range (0, 16);
  bytes = g_bytes_new (plain, 4096);
  packed = quoth_changeset_pack (bytes, &codec);
  g_assert_cmpint (codec, ==, 1);
  for (gsize n = 0; n < g_bytes_get_size (packed); n += (gsize) g_test_rand_int_range (1, 40))
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (quoth_changeset_unpack (cut, codec, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
    }
}

/* Where the first value of the first row is, which is of the key: a type, a length and the 16 bytes of an id. */
static guint
find_first_value (const guint8 *data)
{
  guint n_columns = data[1];

  return 2 + n_columns + (guint) strlen ((const char *) data + 2 + n_columns) + 1 + 2;
}

/* SQLite reads behind the end of a row that has none in its key: this is no changeset, though its form is right. */
static void
test_without_key (Fixture *self, gconstpointer data)
{
  static const guint8 types[] = { 0, SQLITE_NULL };
  g_autoptr (GBytes) changeset = record (self, make_base);
  gsize size;
  const guint8 *whole = g_bytes_get_data (changeset, &size);
  guint place = find_first_value (whole);

  g_assert_true (quoth_changeset_is_whole (changeset));
  g_assert_cmpint (whole[place], ==, SQLITE_BLOB);
  g_assert_cmpint (whole[place + 1], ==, 16);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GByteArray) changed = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      g_byte_array_append (changed, whole, (guint) size);
      g_byte_array_remove_range (changed, place, 17);
      changed->data[place] = types[i];
      bytes = g_bytes_new (changed->data, changed->len);
      g_assert_false (quoth_changeset_is_whole (bytes));
    }
}

/* SQLite takes the last of nine bytes of a length for eight bits: what is read in two ways is not read. */
static void
test_long_length (Fixture *self, gconstpointer data)
{
  static const guint8 length[] = { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 16 };
  g_autoptr (GBytes) changeset = record (self, make_base);
  g_autoptr (GByteArray) changed = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *whole = g_bytes_get_data (changeset, &size);
  guint place = find_first_value (whole) + 1;

  g_byte_array_append (changed, whole, place);
  g_byte_array_append (changed, length, sizeof length);
  g_byte_array_append (changed, whole + place + 1, (guint) size - place - 1);
  bytes = g_bytes_new (changed->data, changed->len);
  g_assert_false (quoth_changeset_is_whole (bytes));
}

#define ADD(name, func) g_test_add ("/changeset/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("added-and-removed", test_added_and_removed);
  ADD ("changed", test_changed);
  ADD ("nothing", test_nothing);
  ADD ("conflicts", test_conflicts);
  ADD ("without-key", test_without_key);
  ADD ("long-length", test_long_length);
  g_test_add_func ("/changeset/pack", test_pack);
  g_test_add_func ("/changeset/unpack-damaged", test_unpack_damaged);
  g_test_add_func ("/changeset/no-place", test_no_place);
  g_test_add_func ("/changeset/unpack-bomb", test_unpack_bomb);
  g_test_add_func ("/changeset/unpack-cut-off", test_unpack_cut_off);
  return g_test_run ();
}
