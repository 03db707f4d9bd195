/* bench-tables.c: a table of 100,000 claims: listed, sorted, filtered, read as it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The floor is SQLite alone, asked for the same of the same file: the ids in the order of the texts, the ids in the order of one
 * column, the ids of the rows with a word. It orders bytes and not a language's letters, and finds a word as it is written only. What a
 * window has to read before its first frame is held against the same of a project without a claim.
 */

#include <sqlite3.h>

#include "quoth-bench.h"
#include "quoth-snapshot.h"

#define N_CLAIMS 100000
#define N_ACTORS 2000
#define N_DOCUMENTS 100
#define TEXT_LENGTH 20000
#define N_SEEN 200

typedef struct
{
  QuothStore *store;
  QuothReader *reader;
  QuothReader *empty; /* of the same project without its claims */
  sqlite3 *plain;
  GRand *random;
  QuothId coder;
  QuothId documents[N_DOCUMENTS];
  QuothId actors[N_ACTORS];
  QuothId codes[20];
  GArray *ids;
  QuothListingTexts *texts; /* of all of these */
} World;

static guint
below (World *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static char *
make_words (World *self, guint n)
{
  static const char *const syllables[] = { "an", "ber", "co", "del", "er", "fo", "gra", "hin", "is", "jo",
                                           "ka", "li",  "mo", "ne",  "or", "pu", "sta", "ti",  "un", "zé" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s%s", i > 0 ? " " : "", syllables[below (self, 20)], syllables[below (self, 20)]);
  return g_string_free (words, FALSE);
}

static void
commit (QuothStore *store, QuothChange *change)
{
  g_autoptr (GError) error = NULL;

  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
put_documents (World *self, QuothChange *change)
{
  g_autofree char *body = g_strnfill (TEXT_LENGTH, 'x');

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (QuothDocument) document = quoth_document_new (NULL);
      g_autofree char *utf8 = g_strdup_printf ("%u %s", i, body);
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);

      document->name = g_strdup_printf ("document %u", i);
      document->encoding = g_strdup ("UTF-8");
      quoth_document_set_text (document, text);
      self->documents[i] = document->value.id;
      quoth_change_put (change, document);
    }
}

static QuothChange *
make_frame (World *self)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  QuothChange *change = quoth_change_new ("Texts, actors and codes", &coder->value.id);

  coder->name = g_strdup ("A");
  self->coder = coder->value.id;
  quoth_change_put (change, coder);
  put_documents (self, change);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

      actor->name = make_words (self, 2);
      actor->actor_kind = g_strdup ("person");
      self->actors[i] = actor->value.id;
      quoth_change_put (change, actor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->codes); i++)
    {
      g_autoptr (QuothCode) code = quoth_code_new (NULL);

      code->key = g_strdup_printf ("code-%u", i);
      code->name = make_words (self, 1);
      self->codes[i] = code->value.id;
      quoth_change_put (change, code);
    }
  return change;
}

static void
put_claims (World *self)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Claims", &self->coder);

  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
      guint start = below (self, TEXT_LENGTH - 100);

      claim->annotation.document = self->documents[below (self, N_DOCUMENTS)];
      claim->annotation.coder = self->coder;
      claim->statement = make_words (self, 8);
      quoth_annotation_add_span (claim, quoth_range (start, start + 1 + below (self, 80)), NULL);
      quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actors[below (self, N_ACTORS)], NULL);
      quoth_claim_set_category (claim, &self->codes[below (self, G_N_ELEMENTS (self->codes))], QUOTH_STANCE_FOR);
      quoth_change_put (change, claim);
    }
  commit (self->store, change);
}

static GArray *
list (World *self, const char *sort)
{
  QuothListing listing = { .kind = QUOTH_KIND_CLAIM, .sort = sort };
  g_autoptr (GError) error = NULL;
  GArray *ids = quoth_reader_list_ids (self->reader, &listing, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static guint
search (World *self, QuothListingTexts *texts, const char *query, gint64 time)
{
  QuothListingSearch search = { .query = query, .ids = self->ids };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = quoth_reader_search_listing (self->reader, texts, &search, time, &error);

  g_assert_no_error (error);
  return found->len;
}

static guint
ask_plainly (World *self, const char *sql)
{
  sqlite3_stmt *statement;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (self->plain, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_bytes (statement, 0) == sizeof (QuothId);
  sqlite3_finalize (statement);
  return n;
}

static void
run_list (QuothBench *bench, guint run, gpointer data)
{
  g_autoptr (GArray) ids = list (data, NULL);

  g_assert_cmpuint (ids->len, ==, N_CLAIMS);
}

static void
run_list_plainly (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (ask_plainly (data, "SELECT a.id FROM annotation a JOIN claim c ON c.annotation = a.id"
                                       " JOIN span s ON s.annotation = a.id AND s.position = 0"
                                       " JOIN document d ON d.id = a.document ORDER BY d.name, s.start"),
                    ==, N_CLAIMS);
}

static void
run_sort (QuothBench *bench, guint run, gpointer data)
{
  g_autoptr (GArray) ids = list (data, run % 2 == 0 ? "statement" : "claimant");

  g_assert_cmpuint (ids->len, ==, N_CLAIMS);
}

static void
run_sort_plainly (QuothBench *bench, guint run, gpointer data)
{
  const char *sql = run % 2 == 0
                      ? "SELECT a.id FROM annotation a JOIN claim c ON c.annotation = a.id ORDER BY c.statement"
                      : "SELECT a.id FROM annotation a JOIN claim c ON c.annotation = a.id JOIN claim_role r ON r.claim = a.id"
                        " JOIN actor t ON t.id = r.actor WHERE r.role = 'claimant' ORDER BY t.name";

  g_assert_cmpuint (ask_plainly (data, sql), ==, N_CLAIMS);
}

/* All rows, of which nothing is known. */
static void
run_filter (QuothBench *bench, guint run, gpointer data)
{
  g_autoptr (QuothListingTexts) texts = quoth_listing_texts_new (QUOTH_KIND_CLAIM);

  g_assert_cmpuint (search (data, texts, "mozé", -1), >, 0);
}

/* The first letter, of which nothing is known: as long as a person waits for it. */
static void
run_first_letter (QuothBench *bench, guint run, gpointer data)
{
  g_autoptr (QuothListingTexts) texts = quoth_listing_texts_new (QUOTH_KIND_CLAIM);

  g_assert_cmpuint (search (data, texts, "m", 40000), >, 50);
}

/* Any other letter, in all rows. */
static void
run_next_letter (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (search (data, ((World *) data)->texts, "mozé", -1), >, 0);
}

static void
run_filter_plainly (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (ask_plainly (data, "SELECT a.id FROM annotation a JOIN claim c ON c.annotation = a.id"
                                       " JOIN claim_role r ON r.claim = a.id JOIN actor t ON t.id = r.actor"
                                       " JOIN claim_category g ON g.claim = a.id JOIN code o ON o.id = g.code"
                                       " JOIN span s ON s.annotation = a.id JOIN document d ON d.id = a.document"
                                       " WHERE c.statement LIKE '%mozé%' OR t.name LIKE '%mozé%' OR o.name LIKE '%mozé%'"
                                       " OR s.quote LIKE '%mozé%' OR d.name LIKE '%mozé%'"),
                    >, 0);
}

static void
run_rows (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  guint first = below (self, N_CLAIMS - N_SEEN);
  g_autoptr (GPtrArray) rows = quoth_reader_list_rows (self->reader, QUOTH_KIND_CLAIM, NULL,
                                                       &g_array_index (self->ids, QuothId, first), N_SEEN, NULL);

  g_assert_cmpuint (rows->len, ==, N_SEEN);
}

/* A frame lasts 16 ms: rows that come within one are not seen to come. */
static void
run_frame (QuothBench *bench, guint run, gpointer data)
{
  g_usleep (16000);
}

static void
read_snapshot (World *self, QuothReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSnapshot) snapshot = quoth_snapshot_read (reader, NULL, &self->coder, &error);

  g_assert_no_error (error);
}

static void
run_open (QuothBench *bench, guint run, gpointer data)
{
  read_snapshot (data, ((World *) data)->reader);
}

static void
run_open_empty (QuothBench *bench, guint run, gpointer data)
{
  read_snapshot (data, ((World *) data)->empty);
}

static World *
world_new (QuothBench *bench)
{
  World *self = g_new0 (World, 1);
  g_autofree char *path = quoth_bench_path (bench, "p.quoth");
  g_autofree char *empty_path = quoth_bench_path (bench, "empty.quoth");
  g_autoptr (QuothStore) empty = NULL;
  g_autoptr (QuothChange) frame = NULL;
  g_autoptr (GError) error = NULL;

  self->random = g_rand_new_with_seed (20240518);
  self->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);
  empty = quoth_store_create (empty_path, NULL, &error);
  g_assert_no_error (error);
  frame = make_frame (self);
  commit (self->store, frame);
  commit (empty, frame);
  put_claims (self);
  self->reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
  self->empty = quoth_store_open_reader (empty, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &self->plain), ==, SQLITE_OK);
  self->ids = list (self, NULL);
  self->texts = quoth_listing_texts_new (QUOTH_KIND_CLAIM);
  search (self, self->texts, "m", -1);
  return self;
}

static void
world_free (World *self)
{
  sqlite3_close (self->plain);
  quoth_reader_free (self->reader);
  quoth_reader_free (self->empty);
  g_object_unref (self->store);
  g_array_unref (self->ids);
  quoth_listing_texts_unref (self->texts);
  g_rand_free (self->random);
  g_free (self);
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  World *world = world_new (bench);

  quoth_bench_compare (bench, "list of 100,000 claims", 2, run_list, run_list_plainly, world);
  quoth_bench_compare (bench, "100,000 claims sorted", 4, run_sort, run_sort_plainly, world);
  quoth_bench_compare (bench, "100,000 claims filtered for the first time, to the last", 6, run_filter, run_filter_plainly, world);
  quoth_bench_compare (bench, "100,000 claims: what the first letter finds first", 0.3, run_first_letter, run_filter_plainly, world);
  quoth_bench_compare (bench, "100,000 claims filtered by the next letter", 0.3, run_next_letter, run_filter_plainly, world);
  quoth_bench_compare (bench, "200 rows that are seen, against a frame", 1, run_rows, run_frame, world);
  quoth_bench_compare (bench, "what a window reads first, against that of a project without claims", 2, run_open, run_open_empty, world);
  world_free (world);
  quoth_bench_free (bench);
  return 0;
}
