/* quoth-merge-intake.c: what another journal has and this one has not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of each origin the entries are numbered without gaps. What comes after a gap is held back, since it may stand on what is in the gap; what
 * cannot be read is left out. Both come with the next merge that has them. Only ids and numbers are held in memory.
 */

#include "config.h"

#include "store/quoth-merge-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-content.h"
#include "store/quoth-query.h"
#include "store/quoth-schema.h"

/* A clock that goes wrong by more than this is worth a word, in milliseconds. */
#define CLOCK_TOLERANCE (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  QuothMergeIntake *intake;
  QuothDatabase *database;
  QuothDatabase *other;
  GHashTable *known;   /* QuothId of an origin → the highest number that is here, or comes */
  GHashTable *gaps;    /* QuothId of origins behind whose gap all is held back */
  GHashTable *hasty;   /* QuothId of coders whose clock is ahead */
  guint n_shared;
} Look;

static void
look_clear (Look *self)
{
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->gaps);
  g_hash_table_unref (self->hasty);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

void
quoth_merge_intake_init (QuothMergeIntake *self)
{
  *self = (QuothMergeIntake){ .missing = g_array_new (FALSE, FALSE, sizeof (QuothId)),
                         .warnings = g_ptr_array_new_with_free_func (g_free) };
}

void
quoth_merge_intake_clear (QuothMergeIntake *self)
{
  g_clear_pointer (&self->missing, g_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

/* An entry of the other journal. */
typedef struct
{
  QuothId id;
  QuothId origin;
  gint64 seq;
  gint64 time;
  QuothId coder;
  const char *label;
  int schema;
} Candidate;

static void
warn (Look *self, char *warning)
{
  g_ptr_array_add (self->intake->warnings, warning);
}

/* (transfer full): the coder as the other project calls them, or this one. */
static char *
dup_coder (Look *self, const QuothId *coder)
{
  char *name = quoth_query_dup_name (self->database, QUOTH_KIND_CODER, coder);
  g_autoptr (GError) local = NULL;

  /* A file with a journal alone has no table of coders. */
  if (name == NULL && quoth_database_exec (self->other, "SELECT 1 FROM coder LIMIT 0", &local))
    name = quoth_query_dup_name (self->other, QUOTH_KIND_CODER, coder);
  return name != NULL ? name : g_strdup (_ ("somebody"));
}

static gboolean
learn_known (Look *self, GError **error)
{
  int result;
  sqlite3_stmt *row
    = quoth_database_prepare (self->database,
                              "SELECT origin, max (seq) FROM (SELECT origin, seq FROM journal"
                              " UNION ALL SELECT origin, seq FROM covered) GROUP BY origin",
                              error);

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);
      gint64 seq = sqlite3_column_int64 (row, 1);

      g_hash_table_insert (self->known, quoth_id_memdup (&origin), g_memdup2 (&seq, sizeof seq));
    }
  return result == SQLITE_DONE;
}

static gint64
get_known (Look *self, const QuothId *origin)
{
  const gint64 *seq = g_hash_table_lookup (self->known, origin);

  return seq != NULL ? *seq : 0;
}

/* What this journal has under the entry's other name: @is_here: the entry itself; @is_covered: a base has it in it. */
static gboolean
look_up (Look *self, const Candidate *candidate, gboolean *is_here, gboolean *is_covered, GError **error)
{
  int result;
  QuothId id;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT id FROM journal WHERE origin = ?1 AND seq = ?2"
    " UNION ALL SELECT NULL FROM covered WHERE origin = ?1 AND seq >= ?2",
    error);

  *is_here = *is_covered = FALSE;
  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &candidate->origin);
  sqlite3_bind_int64 (row, 2, candidate->seq);
  result = quoth_database_step (self->database, row, error);
  if (result != SQLITE_ROW)
    return result == SQLITE_DONE;
  id = quoth_column_id (row, 0);
  sqlite3_reset (row);
  *is_covered = quoth_id_is_none (&id);
  *is_here = quoth_id_equal (&id, &candidate->id);
  if (*is_here || *is_covered)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("“%s” in the other copy has the number of another entry of this one: somebody changed one of the files by other "
                  "means than Quoth; merge with a backup from before that"),
               candidate->label);
  return FALSE;
}

static gboolean
ignore_row_cb (const QuothRow *row, gpointer user_data, GError **error)
{
  return TRUE;
}

/* Whether what the entry did can be read. */
static gboolean
is_readable (Look *self, const Candidate *candidate)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) changeset = NULL;
  sqlite3_stmt *row;
  int codec;

  if (!quoth_query_row (self->other, "SELECT changeset, codec FROM journal WHERE id = ?1", &candidate->id, &row, NULL)
      || row == NULL)
    return FALSE;
  packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  codec = sqlite3_column_int (row, 1);
  sqlite3_reset (row);
  changeset = quoth_changeset_unpack (packed, codec, NULL);
  return changeset != NULL && quoth_changeset_foreach_row (changeset, ignore_row_cb, NULL, NULL);
}

static void
warn_of_clock (Look *self, const Candidate *candidate)
{
  gint64 now = g_get_real_time () / 1000;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;

  if (candidate->time < now + CLOCK_TOLERANCE || g_hash_table_contains (self->hasty, &candidate->coder))
    return;
  g_hash_table_add (self->hasty, quoth_id_memdup (&candidate->coder));
  time = g_date_time_new_from_unix_local (candidate->time / 1000);
  when = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("?");
  name = dup_coder (self, &candidate->coder);
  warn (self, g_strdup_printf (_ ("The clock of %s is ahead: “%s” was done on %s. What is done from now on counts as later all the same"),
                               name, candidate->label, when));
}

static void
hold_back (Look *self, const Candidate *candidate)
{
  g_autofree char *name = dup_coder (self, &candidate->coder);

  g_hash_table_add (self->gaps, quoth_id_memdup (&candidate->origin));
  warn (self, g_strdup_printf (_ ("Before “%s” by %s, entries are missing in the other copy; that and what follows on it was left out"),
                               candidate->label, name));
}

/* Whether the entry comes in. */
static gboolean
take (Look *self, const Candidate *candidate)
{
  gint64 known = get_known (self, &candidate->origin);

  if (g_hash_table_contains (self->gaps, &candidate->origin) && candidate->seq > known)
    return FALSE;
  if (candidate->seq > known + 1)
    {
      hold_back (self, candidate);
      return FALSE;
    }
  if (candidate->seq > known)
    g_hash_table_insert (
      self->known, quoth_id_memdup (&candidate->origin), g_memdup2 (&candidate->seq, sizeof candidate->seq));
  if (is_readable (self, candidate))
    return TRUE;
  warn (self, g_strdup_printf (_ ("What “%s” did cannot be read in the other copy; it was left out"), candidate->label));
  return FALSE;
}

static gboolean
consider (Look *self, const Candidate *candidate, const QuothPosition *position, GError **error)
{
  gboolean is_here, is_covered;

  if (!look_up (self, candidate, &is_here, &is_covered, error))
    return FALSE;
  if (is_here)
    self->n_shared++;
  if (is_here || is_covered)
    return TRUE;
  if (candidate->schema > QUOTH_SCHEMA_VERSION)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER,
                   _ ("“%s” was done by a newer Quoth; bring this one up to date"), candidate->label);
      return FALSE;
    }
  if (!take (self, candidate))
    return TRUE;
  warn_of_clock (self, candidate);
  if (self->intake->missing->len == 0)
    self->intake->first = *position;
  g_array_append_val (self->intake->missing, candidate->id);
  return TRUE;
}

static gboolean
consider_all (Look *self, GError **error)
{
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (self->other,
                                              "SELECT id, origin, seq, time, counter, coder, label, schema FROM journal"
                                              " ORDER BY time, counter, origin",
                                              error);

  while (row != NULL && (result = quoth_database_step (self->other, row, error)) == SQLITE_ROW)
    {
      Candidate candidate = {
        .id = quoth_column_id (row, 0),
        .origin = quoth_column_id (row, 1),
        .seq = sqlite3_column_int64 (row, 2),
        .time = sqlite3_column_int64 (row, 3),
        .coder = quoth_column_id (row, 5),
        .label = (const char *) sqlite3_column_text (row, 6),
        .schema = sqlite3_column_int (row, 7),
      };
      QuothPosition position = { candidate.time, sqlite3_column_int64 (row, 4), candidate.origin };

      if (!consider (self, &candidate, &position, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_merge_intake_look (QuothMergeIntake *self, QuothDatabase *database, QuothDatabase *other, GError **error)
{
  g_auto (Look) look = {
    .intake = self,
    .database = database,
    .other = other,
    .known = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free),
    .gaps = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
    .hasty = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
  };
  gint64 n;

  if (!learn_known (&look, error) || !consider_all (&look, error)
      || !quoth_query_number (database, "SELECT count (*) FROM journal WHERE ?1 IS NULL", &QUOTH_ID_NONE, &n, error))
    return FALSE;
  self->n_ahead = (guint) n - look.n_shared;
  if (look.n_shared > 0)
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                       _ ("It is no copy of this project: they have no history in common"));
  return FALSE;
}

/* ---- Copying ---- */

static gboolean
copy_entry (QuothDatabase *database, QuothDatabase *other, const QuothId *id, GError **error)
{
  sqlite3_stmt *row, *statement;
  gboolean done;

  if (!quoth_query_row (other,
                        "SELECT id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset"
                        " FROM journal WHERE id = ?1",
                        id, &row, error)
      || row == NULL)
    return FALSE;
  statement = quoth_database_prepare (
    database,
    "INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    error);
  for (int i = 0; statement != NULL && i < 12; i++)
    sqlite3_bind_value (statement, i + 1, sqlite3_column_value (row, i));
  done = statement != NULL && quoth_database_run (database, statement, error);
  sqlite3_reset (row);
  return done;
}

/* The hashes in @theirs that are not in ours, by @has. (transfer full) (element-type GBytes) */
static GPtrArray *
list_missing (QuothDatabase *database, QuothDatabase *other, const char *theirs, const char *has, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sqlite3_stmt *row = quoth_database_prepare (other, theirs, error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (other, row, error)) == SQLITE_ROW)
    {
      sqlite3_stmt *statement = quoth_database_prepare (database, has, error);
      int found;

      if (statement == NULL)
        break;
      sqlite3_bind_value (statement, 1, sqlite3_column_value (row, 0));
      found = quoth_database_step (database, statement, error);
      sqlite3_reset (statement);
      if (found == 0)
        break;
      if (found == SQLITE_DONE && sqlite3_column_bytes (row, 0) == 32)
        g_ptr_array_add (missing, g_bytes_new (sqlite3_column_blob (row, 0), 32));
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (row);
  return result == SQLITE_DONE ? g_steal_pointer (&missing) : NULL;
}

static gboolean
copy_text (QuothDatabase *database, QuothDatabase *other, const guint8 *sha256, GError **error)
{
  g_autoptr (QuothText) text = quoth_content_load_text (other, sha256, error);

  if (text == NULL)
    return FALSE;
  if (memcmp (quoth_text_get_sha256 (text), sha256, 32) == 0)
    return quoth_content_put_text (database, text, error);
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                       _ ("A text of the other copy is damaged; merge with another copy, or with a backup of it"));
  return FALSE;
}

static gboolean
copy_original (QuothDatabase *database, QuothDatabase *other, const guint8 *sha256, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_content_load_original (other, sha256, error);
  guint8 found[32];

  return bytes != NULL && quoth_content_put_original (database, bytes, found, error);
}

static gboolean
copy_contents (QuothDatabase *database, QuothDatabase *other, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) texts = list_missing (
    database, other, "SELECT sha256 FROM content", "SELECT 1 FROM content WHERE sha256 = ?1", error);
  g_autoptr (GPtrArray) originals = NULL;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !copy_text (database, other, g_bytes_get_data (texts->pdata[i], NULL), error))
      return FALSE;
  originals = texts != NULL ? list_missing (database, other, "SELECT sha256 FROM original",
                                            "SELECT 1 FROM original WHERE sha256 = ?1", error)
                            : NULL;
  for (guint i = 0; originals != NULL && i < originals->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !copy_original (database, other, g_bytes_get_data (originals->pdata[i], NULL), error))
      return FALSE;
  return originals != NULL;
}

gboolean
quoth_merge_intake_copy (const QuothMergeIntake *self, QuothDatabase *database, QuothDatabase *other, GCancellable *cancellable, GError **error)
{
  if (!copy_contents (database, other, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->missing->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !copy_entry (database, other, &g_array_index (self->missing, QuothId, i), error))
      return FALSE;
  return TRUE;
}
