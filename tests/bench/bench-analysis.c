/* bench-analysis.c: what is found among 100,000 claims, 10,000 propositions and 10,000 actors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contradictions and duplicates are held against reading the same claims, or actors, and doing nothing with them: what there is above
 * that is the search. The propositions that are like a statement are held against SQLite's FTS5 with trigrams, asked for
 * any of the trigrams of the statement and ranked.
 */

#include <sqlite3.h>

#include "quoth-bench.h"
#include "quoth.h"

#define N_CLAIMS 100000
#define N_PROPOSITIONS 10000
#define N_ACTORS 10000
#define N_DOCUMENTS 100
#define TEXT_LENGTH 20000

typedef struct
{
  QuothStore *store;
  QuothReader *reader;
  QuothStatementIndex *statements;
  sqlite3 *fts;
  GRand *random;
  QuothId coder;
  QuothId documents[N_DOCUMENTS];
  QuothId actors[N_ACTORS];
  QuothId propositions[N_PROPOSITIONS];
} World;

static guint
below (World *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

/* Words as many as a language has, some much more frequent than others. */
static char *
make_words (World *self, guint n)
{
  static const char *const syllables[] = { "an", "ber", "co", "del", "er", "fo", "gra", "hin", "is", "jo", "ka", "li", "mo",
                                           "ne", "or", "pu", "qui", "ro", "sta", "ti", "un", "vel", "wa", "xi", "ye", "zu" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint word = below (self, 1 + below (self, 4000));

      g_string_append_printf (words, "%s%s%s%s", i > 0 ? " " : "", syllables[word % 26], syllables[word / 26 % 26],
                              word > 676 ? syllables[word / 676] : "");
    }
  return g_string_free (words, FALSE);
}

static void
commit (World *self, QuothChange *change)
{
  g_autoptr (GError) error = NULL;

  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
put_documents (World *self)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Documents", &coder->value.id);
  g_autofree char *body = g_strnfill (TEXT_LENGTH, 'x');

  coder->name = g_strdup ("A");
  self->coder = coder->value.id;
  quoth_change_put (change, coder);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (QuothDocument) document = quoth_document_new (NULL);
      g_autofree char *utf8 = g_strdup_printf ("%u %s", i, body);
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);

      document->name = g_strdup_printf ("document %u", i);
      document->encoding = g_strdup ("UTF-8");
      document->date = g_strdup_printf ("2023-%02u-%02u", 1 + i % 12, 1 + i % 28);
      quoth_document_set_text (document, text);
      self->documents[i] = document->value.id;
      quoth_change_put (change, document);
    }
  commit (self, change);
}

static void
put_actors (World *self)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Actors", &self->coder);

  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
      g_autofree char *alias = make_words (self, 1);
      g_autofree char *full = NULL;

      actor->name = make_words (self, 2 + below (self, 2));
      actor->actor_kind = g_strdup (i % 3 == 0 ? "organisation" : "person");
      full = g_strdup_printf ("%s %s", actor->name, alias);
      quoth_actor_add_alias (actor, full);
      self->actors[i] = actor->value.id;
      quoth_change_put (change, actor);
    }
  for (guint i = 0; i < N_PROPOSITIONS; i++)
    {
      g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);

      proposition->statement = make_words (self, 6 + below (self, 10));
      self->propositions[i] = proposition->value.id;
      quoth_change_put (change, proposition);
    }
  commit (self, change);
}

static void
put_claims (World *self)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Claims", &self->coder);

  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
      guint start = below (self, TEXT_LENGTH - 100);
      QuothClaimProposition part = { self->propositions[below (self, N_PROPOSITIONS)],
                                     (QuothLink) below (self, QUOTH_LINK_REPORTS + 1) };

      claim->annotation.document = self->documents[below (self, N_DOCUMENTS)];
      claim->annotation.coder = self->coder;
      quoth_annotation_add_span (claim, quoth_range (start, start + 1 + below (self, 80)), NULL);
      quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actors[below (self, N_ACTORS)], NULL);
      g_array_append_val (claim->propositions, part);
      quoth_change_put (change, claim);
    }
  commit (self, change);
}

/* The same texts as the index of the propositions has. */
static void
make_fts (World *self)
{
  QuothQuery query = { .kind = QUOTH_KIND_PROPOSITION };
  g_autoptr (GPtrArray) propositions = quoth_reader_list (self->reader, &query, NULL);
  sqlite3_stmt *insert;

  g_assert_cmpint (sqlite3_open (":memory:", &self->fts), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (self->fts, "CREATE VIRTUAL TABLE t USING fts5 (statement, tokenize = 'trigram')", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (self->fts, "INSERT INTO t VALUES (?1)", -1, &insert, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < propositions->len; i++)
    {
      sqlite3_bind_text (insert, 1, quoth_proposition (propositions->pdata[i])->statement, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
}

static const char statement[] = "berco delan erfo grahin isjo kali mone orpu quiro stati";

static char *
make_match (void)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; statement[i + 2] != '\0'; i++)
    g_string_append_printf (match, "%s\"%.3s\"", i > 0 ? " OR " : "", statement + i);
  return g_string_free (match, FALSE);
}

static void
run_fts (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autofree char *match = make_match ();
  sqlite3_stmt *find;

  g_assert_cmpint (sqlite3_prepare_v2 (self->fts, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT 10", -1, &find, NULL), ==,
                   SQLITE_OK);
  sqlite3_bind_text (find, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (find) == SQLITE_ROW)
    ;
  sqlite3_finalize (find);
}

static void
run_similar (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  const char *texts[] = { statement, NULL };
  g_autoptr (GPtrArray) found = quoth_statement_index_find (self->statements, texts, NULL, 10);

  g_assert_cmpuint (found->len, ==, 10);
}

static void
run_contradictions (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = quoth_contradictions_find (self->reader, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 0);
}

static void
run_repetitions (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = quoth_repetitions_find (self->reader, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 0);
}

static void
run_index (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStatementIndex) statements = quoth_statement_index_new (self->reader, NULL, NULL, &error);

  g_assert_no_error (error);
}

static gboolean
ignore_cb (gpointer value, gpointer user_data, GError **error)
{
  return TRUE;
}

static void
read_all (World *self, QuothKind kind)
{
  QuothQuery query = { .kind = kind, .skip_boilerplate = TRUE, .skip_unplaced = TRUE };
  g_autoptr (GError) error = NULL;

  quoth_reader_foreach (self->reader, &query, ignore_cb, NULL, &error);
  g_assert_no_error (error);
}

static void
run_read_claims (QuothBench *bench, guint run, gpointer data)
{
  read_all (data, QUOTH_KIND_CLAIM);
}

static void
run_read_actors (QuothBench *bench, guint run, gpointer data)
{
  read_all (data, QUOTH_KIND_ACTOR);
}

static void
run_duplicates (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = quoth_duplicate_actors_find (self->reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 0);
}

static World *
world_new (QuothBench *bench)
{
  World *self = g_new0 (World, 1);
  g_autofree char *path = quoth_bench_path (bench, "p.quoth");
  const char *nothing[] = { NULL };
  QuothScope propositions_only = { .documents = (const QuothId *) nothing, .n_documents = 0 };
  g_autoptr (GError) error = NULL;

  self->random = g_rand_new_with_seed (20230321);
  self->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);
  put_documents (self);
  put_actors (self);
  put_claims (self);
  self->reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
  self->statements = quoth_statement_index_new (self->reader, &propositions_only, NULL, &error);
  g_assert_no_error (error);
  make_fts (self);
  return self;
}

static void
world_free (World *self)
{
  sqlite3_close (self->fts);
  quoth_statement_index_unref (self->statements);
  quoth_reader_free (self->reader);
  g_object_unref (self->store);
  g_rand_free (self->random);
  g_free (self);
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  World *world = world_new (bench);

  quoth_bench_compare (bench, "propositions like a statement, of 10,000", 1, run_similar, run_fts, world);
  quoth_bench_compare (bench, "contradictions in 100,000 claims", 2, run_contradictions, run_read_claims, world);
  quoth_bench_compare (bench, "repetitions in 100,000 claims", 2, run_repetitions, run_read_claims, world);
  quoth_bench_compare (bench, "index of 100,000 claims and 10,000 propositions", 2, run_index, run_read_claims, world);
  quoth_bench_compare (bench, "duplicates in 10,000 actors", 40, run_duplicates, run_read_actors, world);
  world_free (world);
  quoth_bench_free (bench);
  return 0;
}
