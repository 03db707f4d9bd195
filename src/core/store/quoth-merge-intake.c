/* quoth-merge-intake.c: what another journal has and this one has not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of each origin the entries are numbered without gaps, those first that are in a base (quoth-merge-base.c says which base holds). What comes after a gap is held back, since it may stand on what is in the gap; what
 * cannot be read is left out. Both come with the next merge that has them. Only ids and numbers are held in memory.
 */

#include "config.h"

#include "store/quoth-merge-intake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-base.h"
#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-content.h"
#include "store/quoth-history.h"
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
  guint n_left_out;
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
  quoth_merge_base_clear (&self->base);
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

static void
know (Look *self, const QuothId *origin, gint64 seq)
{
  const gint64 *known = g_hash_table_lookup (self->known, origin);

  if (known == NULL || *known < seq)
    g_hash_table_insert (self->known, quoth_id_memdup (origin), g_memdup2 (&seq, sizeof seq));
}

static gboolean
learn_known (Look *self, GError **error)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (self->intake->base.covered);
  int result;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT origin, max (seq) FROM journal WHERE " QUOTH_NOT_OF_BASE " GROUP BY origin", error);

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);

      know (self, &origin, sqlite3_column_int64 (row, 1));
    }
  for (guint i = 0; i < runs->len; i++)
    know (self, &g_array_index (runs, QuothSeqRun, i).origin, g_array_index (runs, QuothSeqRun, i).last);
  return result == SQLITE_DONE;
}

static gint64
get_known (Look *self, const QuothId *origin)
{
  const gint64 *seq = g_hash_table_lookup (self->known, origin);

  return seq != NULL ? *seq : 0;
}

/* What this journal has under the entry's other name: @is_here: the entry itself; @is_covered: the base that holds has it in it. */
static gboolean
look_up (Look *self, const Candidate *candidate, gboolean *is_here, gboolean *is_covered, GError **error)
{
  int result;
  QuothId id;
  sqlite3_stmt *row
    = quoth_database_prepare (self->database, "SELECT id FROM journal WHERE origin = ?1 AND seq = ?2", error);

  *is_here = FALSE;
  *is_covered = quoth_seq_set_has (self->intake->base.covered, &candidate->origin, candidate->seq, candidate->seq);
  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &candidate->origin);
  sqlite3_bind_int64 (row, 2, candidate->seq);
  result = quoth_database_step (self->database, row, error);
  if (result != SQLITE_ROW)
    return result == SQLITE_DONE;
  id = quoth_column_id (row, 0);
  sqlite3_reset (row);
  *is_here = quoth_id_equal (&id, &candidate->id);
  if (*is_here)
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
  gboolean is_missing;

  if (!quoth_query_row (self->other, "SELECT changeset, codec, kind FROM journal WHERE id = ?1", &candidate->id, &row, NULL)
      || row == NULL)
    return FALSE;
  packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  codec = sqlite3_column_int (row, 1);
  /* No step is written that did nothing. */
  is_missing = g_bytes_get_size (packed) == 0 && sqlite3_column_int (row, 2) <= QUOTH_ENTRY_REDO;
  sqlite3_reset (row);
  changeset = quoth_changeset_unpack (packed, codec, NULL);
  return !is_missing && changeset != NULL && quoth_changeset_foreach_row (changeset, ignore_row_cb, NULL, NULL);
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
      self->n_left_out++;
      hold_back (self, candidate);
      return FALSE;
    }
  if (candidate->seq > known)
    g_hash_table_insert (
      self->known, quoth_id_memdup (&candidate->origin), g_memdup2 (&candidate->seq, sizeof candidate->seq));
  if (is_readable (self, candidate))
    return TRUE;
  self->n_left_out++;
  warn (self, g_strdup_printf (_ ("What “%s” did cannot be read in the other copy; it was left out"), candidate->label));
  if (self->intake->unreadable == NULL)
    self->intake->unreadable = g_ptr_array_index (self->intake->warnings, self->intake->warnings->len - 1);
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
                                              " WHERE kind <> 5 ORDER BY time, counter, origin",
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

/* Entries of this journal that are in the other's base are in the other, too. */
static gboolean
count_ahead (Look *self, GError **error)
{
  QuothMergeIntake *intake = self->intake;
  const QuothSeqSet *theirs = intake->base.takes_theirs ? intake->base.covered : intake->base.theirs;
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT origin, min (seq), max (seq) FROM journal WHERE " QUOTH_NOT_OF_BASE " GROUP BY origin", error);
  gint64 n = -(gint64) self->n_shared;

  while (row != NULL && (result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);
      gint64 first = sqlite3_column_int64 (row, 1);
      gint64 covered = quoth_seq_set_get_reach (theirs, &origin, 1);

      n += sqlite3_column_int64 (row, 2) - MAX (first - 1, covered);
    }
  intake->n_ahead = (guint) MAX (n, 0);
  return result == SQLITE_DONE;
}

static gboolean
check_base (Look *self, GError **error)
{
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (self->other, "SELECT id, schema FROM journal WHERE kind = 5", error);
  gboolean is_good = TRUE;

  while (row != NULL && (result = quoth_database_step (self->other, row, error)) == SQLITE_ROW)
    {
      Candidate part = { .id = quoth_column_id (row, 0), .schema = sqlite3_column_int (row, 1) };

      is_good = is_good && part.schema <= QUOTH_SCHEMA_VERSION && is_readable (self, &part);
    }
  if (result == SQLITE_DONE && !is_good)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                         _ ("The compacted history of the other copy cannot be read; merge with another copy, or with a backup of it"));
  return result == SQLITE_DONE && is_good;
}

/* @may_try_again: (out): whether the other lacks what would have to come from it, and need not come if our base holds */
static gboolean
look_once (Look *self, gboolean must_keep, gboolean *may_try_again, GError **error)
{
  QuothMergeBase *base = &self->intake->base;

  *may_try_again = FALSE;
  if (!quoth_merge_base_choose (base, self->database, self->other, must_keep, error) || !learn_known (self, error)
      || !consider_all (self, error) || !count_ahead (self, error) || (base->takes_theirs && !check_base (self, error)))
    return FALSE;
  if (self->n_shared == 0 && !base->is_related)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                           _ ("It is no copy of this project: they have no history in common"));
      return FALSE;
    }
  if (!base->takes_theirs || self->n_left_out == 0)
    return TRUE;
  *may_try_again = base->may_keep;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                       _ ("The other copy lacks steps, or has some that cannot be read, which have to come from it since one of the copies was "
                          "compacted; merge with another copy, or with a backup of it"));
  return FALSE;
}

gboolean
quoth_merge_intake_look (QuothMergeIntake *self, QuothDatabase *database, QuothDatabase *other, GError **error)
{
  gboolean again = FALSE;
  gboolean done;

  do
    {
      gboolean must_keep = again;
      g_autoptr (GError) local = NULL;
      g_auto (Look) look = {
        .intake = self,
        .database = database,
        .other = other,
        .known = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free),
        .gaps = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
        .hasty = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
      };

      quoth_merge_intake_clear (self);
      quoth_merge_intake_init (self);
      done = look_once (&look, must_keep, &again, &local);
      if (!done && !again)
        g_propagate_error (error, g_steal_pointer (&local));
    }
  while (again);
  if (done)
    quoth_merge_base_warn (&self->base, self->warnings);
  return done;
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
  if (!copy_contents (database, other, cancellable, error)
      || (self->base.takes_theirs && !quoth_base_take (database, other, error)))
    return FALSE;
  for (guint i = 0; i < self->missing->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !copy_entry (database, other, &g_array_index (self->missing, QuothId, i), error))
      return FALSE;
  return TRUE;
}
