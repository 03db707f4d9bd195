/* quoth-reader-counts.c: how much is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting goes document by document. Where there is no boilerplate, the index on (document, kind)
 * is all that is read; where there is, the start of each annotation too. O(annotations), and no
 * value is made.
 *
 * What was adjudicated says again what coders said, so it is counted apart.
 */

#include "config.h"

#include "store/quoth-boilerplate.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-reader.h"

static void
add_to_kind (QuothDocumentCounts *counts, const char *nick, int n)
{
  QuothKind kind;

  if (!quoth_kind_from_nick (nick, &kind))
    return;
  if (kind == QUOTH_KIND_MENTION)
    counts->n_mentions += (guint) n;
  else if (kind == QUOTH_KIND_CLAIM)
    counts->n_claims += (guint) n;
  else if (kind == QUOTH_KIND_CUE)
    counts->n_cues += (guint) n;
}

/* What has no place, or is gold, has an index of its own, mostly empty. @sql: counts it by kind; @was_counted: it is taken off again. */
static gboolean
count_apart (
  QuothDatabase *database, const char *sql, QuothDocumentCounts *counts, guint *n_apart, gboolean was_counted, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, sql, error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &counts->document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      int n = sqlite3_column_int (row, 1);

      *n_apart += (guint) n;
      if (was_counted)
        add_to_kind (counts, (const char *) sqlite3_column_text (row, 0), -n);
    }
  return result == SQLITE_DONE;
}

#define COUNT_UNPLACED "SELECT kind, count (*) FROM annotation WHERE document = ?1 AND unplaced <> 0 GROUP BY kind"
#define COUNT_GOLD \
  "SELECT kind, count (*) FROM annotation WHERE document = ?1 AND gold <> 0 AND unplaced = 0 GROUP BY kind"

static gboolean
count_document (QuothDatabase *database, QuothDocumentCounts *counts, GError **error)
{
  const char *sql = "SELECT kind, count (*) FROM annotation WHERE document = ?1 GROUP BY kind";
  g_autoptr (GArray) boilerplate = quoth_boilerplate_load (database, &counts->document, error);
  sqlite3_stmt *row;
  int result;

  if (boilerplate == NULL)
    return FALSE;
  if (boilerplate->len > 0)
    sql = "SELECT a.kind, s.start FROM annotation a"
          " CROSS JOIN span s ON s.annotation = a.id AND s.position = 0"
          " WHERE a.document = ?1 AND a.unplaced = 0 AND a.gold = 0";

  row = quoth_database_prepare (database, sql, error);
  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &counts->document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      const char *kind = (const char *) sqlite3_column_text (row, 0);
      guint number = (guint) sqlite3_column_int64 (row, 1);

      if (boilerplate->len == 0)
        add_to_kind (counts, kind, (int) number);
      else if (!quoth_boilerplate_contains (boilerplate, number))
        add_to_kind (counts, kind, 1);
    }
  return result == SQLITE_DONE
         && count_apart (database, COUNT_UNPLACED, counts, &counts->n_unplaced, boilerplate->len == 0, error)
         && count_apart (database, COUNT_GOLD, counts, &counts->n_gold, boilerplate->len == 0, error);
}

static GArray *
count_documents (QuothReader *self, GError **error)
{
  g_autoptr (GArray) documents = quoth_reader_list_documents (self, NULL, 0, error);
  g_autoptr (GArray) counts = NULL;

  if (documents == NULL)
    return NULL;
  counts = g_array_sized_new (FALSE, TRUE, sizeof (QuothDocumentCounts), documents->len);
  for (guint i = 0; i < documents->len; i++)
    {
      QuothDocumentCounts one = { .document = g_array_index (documents, QuothId, i) };

      if (!count_document (quoth_reader_get_database (self), &one, error))
        return NULL;
      g_array_append_val (counts, one);
    }
  return g_steal_pointer (&counts);
}

GArray *
quoth_reader_count_documents (QuothReader *self, GError **error)
{
  GArray *counts;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  counts = count_documents (self, error);
  quoth_reader_leave (self, entered);
  return counts;
}

/* The counts of all actors, while they are made. */
typedef struct
{
  QuothDatabase *database;
  GArray *counts;
  GHashTable *places;
} ActorCounter;

/* Makes a row with zeros for every actor. */
static gboolean
list_actors (ActorCounter *self, GError **error)
{
  g_autoptr (GArray) actors
    = quoth_query_ids (self->database, "SELECT id FROM actor ORDER BY id", NULL, error);

  if (actors == NULL)
    return FALSE;
  g_array_set_size (self->counts, actors->len);
  for (guint i = 0; i < actors->len; i++)
    {
      QuothActorCounts *counts = &g_array_index (self->counts, QuothActorCounts, i);

      counts->actor = g_array_index (actors, QuothId, i);
      g_hash_table_insert (self->places, &counts->actor, counts);
    }
  return TRUE;
}

static gboolean
count_actors_of (ActorCounter *self,
                 const char *sql,
                 const QuothId *document,
                 GArray *boilerplate,
                 gsize field,
                 GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database, sql, error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId actor = quoth_column_id (row, 0);
      gpointer counts = g_hash_table_lookup (self->places, &actor);

      if (counts != NULL
          && !quoth_boilerplate_contains (boilerplate, (guint) sqlite3_column_int64 (row, 1)))
        G_STRUCT_MEMBER (guint, counts, field) += 1;
    }
  return result == SQLITE_DONE;
}

/* Who claims: whoever is a claimant; where no one is, the innermost of the chain (see
 * quoth_claim_get_claimant()). */
static gboolean
count_actors_in (ActorCounter *self, const QuothId *document, GError **error)
{
  const char *mentions = "SELECT m.actor, s.start FROM annotation a"
                         " CROSS JOIN mention m ON m.annotation = a.id"
                         " CROSS JOIN span s ON s.annotation = a.id AND s.position = 0"
                         " WHERE a.document = ?1 AND a.kind = 'mention' AND a.unplaced = 0 AND a.gold = 0";
  const char *claims = "SELECT r.actor, s.start FROM annotation a"
                       " CROSS JOIN claim_role r ON r.claim = a.id AND r.role = 'claimant'"
                       " CROSS JOIN span s ON s.annotation = a.id AND s.position = 0"
                       " WHERE a.document = ?1 AND a.kind = 'claim' AND a.unplaced = 0 AND a.gold = 0";
  const char *chains
    = "SELECT c.actor, s.start FROM annotation a"
      " CROSS JOIN claim_chain c ON c.claim = a.id"
      " AND c.position = (SELECT max (position) FROM claim_chain WHERE claim = a.id)"
      " CROSS JOIN span s ON s.annotation = a.id AND s.position = 0"
      " WHERE a.document = ?1 AND a.kind = 'claim' AND a.unplaced = 0 AND a.gold = 0"
      " AND NOT EXISTS (SELECT 1 FROM claim_role WHERE claim = a.id AND role = 'claimant')";
  g_autoptr (GArray) boilerplate = quoth_boilerplate_load (self->database, document, error);
  const gsize n_mentions = G_STRUCT_OFFSET (QuothActorCounts, n_mentions);
  const gsize n_claims = G_STRUCT_OFFSET (QuothActorCounts, n_claims);

  return boilerplate != NULL
         && count_actors_of (self, mentions, document, boilerplate, n_mentions, error)
         && count_actors_of (self, claims, document, boilerplate, n_claims, error)
         && count_actors_of (self, chains, document, boilerplate, n_claims, error);
}

static GArray *
count_actors (QuothReader *self, const QuothId *document, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (QuothActorCounts));
  g_autoptr (GHashTable) places = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GArray) documents
    = quoth_reader_list_documents (self, document, document != NULL ? 1 : 0, error);
  ActorCounter counter = { quoth_reader_get_database (self), counts, places };

  if (documents == NULL || !list_actors (&counter, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    if (!count_actors_in (&counter, &g_array_index (documents, QuothId, i), error))
      return NULL;
  return g_steal_pointer (&counts);
}

GArray *
quoth_reader_count_actors (QuothReader *self, const QuothId *document, GError **error)
{
  GArray *counts;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  counts = count_actors (self, document, error);
  quoth_reader_leave (self, entered);
  return counts;
}

/* Few annotations are without a place, or gold, so they are looked up and taken off. */
GArray *
quoth_reader_count_codes (QuothReader *self, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (QuothCodeCounts));
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "WITH apart (code, n) AS MATERIALIZED (SELECT u.code, count (*) FROM annotation a JOIN claim_category u ON u.claim = a.id"
    " WHERE a.unplaced <> 0 OR a.gold <> 0 GROUP BY u.code)"
    " SELECT g.code, count (*) - coalesce ((SELECT n FROM apart WHERE apart.code = g.code), 0), max (g.claim), g.position FROM claim_category g"
    " GROUP BY g.code ORDER BY 3, 4 DESC",
    error);
  int result;

  if (row == NULL)
    return NULL;
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothCodeCounts one = { quoth_column_id (row, 0), (guint) sqlite3_column_int64 (row, 1) };

      g_array_append_val (counts, one);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&counts) : NULL;
}

GArray *
quoth_reader_count_work (QuothReader *self, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (QuothWorkCounts));
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT document, coder, count (*) FROM annotation WHERE gold = 0 AND unplaced = 0 GROUP BY document, coder", error);
  int result;

  if (row == NULL)
    return NULL;
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothWorkCounts one = { quoth_column_id (row, 0), quoth_column_id (row, 1), (guint) sqlite3_column_int64 (row, 2) };

      g_array_append_val (counts, one);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&counts) : NULL;
}

GStrv
quoth_reader_list_words (QuothReader *self, QuothWords words, GError **error)
{
  static const char *const selects[QUOTH_N_WORDS] = {
    [QUOTH_WORDS_FORM] = "SELECT form FROM claim WHERE form <> '' GROUP BY form ORDER BY count (*) DESC, form",
    [QUOTH_WORDS_PLACE] = "SELECT place FROM claim WHERE place <> '' GROUP BY place ORDER BY count (*) DESC, place",
  };
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *row = quoth_database_prepare (database, selects[words], error);
  int result;

  if (row == NULL)
    return NULL;
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    g_strv_builder_add (builder, (const char *) sqlite3_column_text (row, 0));
  return result == SQLITE_DONE ? g_strv_builder_end (builder) : NULL;
}

gboolean
quoth_reader_has_annotations (QuothReader *self, guint n)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT 1 FROM annotation LIMIT 1 OFFSET ?1", NULL);
  gboolean has;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, n);
  has = quoth_database_step (database, row, NULL) == SQLITE_ROW;
  sqlite3_reset (row);
  return has;
}
