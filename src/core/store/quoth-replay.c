/* quoth-replay.c: doing what an entry of the journal says, whatever was done before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state of a project is the fold of its journal in the canonical order (time, counter, origin). Copies of a project that have the same
 * entries are the same, since a replay depends on nothing but the state and the entry (and on the entries before it, where it asks for
 * what they deleted). So merging is idempotent, commutative and associative by construction: what is to be looked after is only that each
 * replay keeps the rules of the project and loses nothing that anybody coded.
 *
 * An entry was recorded in the state that its author saw. Entries that came later to this copy may now stand before it. So a replay
 *
 *   1. does the entry strictly, row by row, each as its author saw it; and asks whether the rules hold that it might break
 *      (quoth-replay-rules.c). This is how nearly all entries go. It gives just what the author had, so nothing more is kept of it.
 *   2. If a row does not fit or a rule is broken, takes that back and does it loosely:
 *      - rows: what was changed is changed, column by column, the later holds; what somebody had deleted before and this entry changes or
 *        refers to is brought back whole, from the journal (quoth-replay-rows.c, quoth-graves.c);
 *      - lists (spans, chains, affiliations, segments) are right only as a whole: what does not fit as a whole is not done, but that what
 *        was added to a list of affiliations or a chain comes at its end (quoth-replay-lists.c);
 *      - what is deleted is deleted only if all of it is as the author saw it, and nothing refers to it; else it stays
 *        (quoth-replay-delete.c). So in either order: who changed or used a thing wins over who deleted it;
 *      - a broken rule is mended (quoth-replay-mend.c), and an annotation whose words are not at its place is looked for in the text it was
 *        made in, and follows its words, or has no place until somebody gives it one (quoth-replay-places.c).
 *      What it really did is recorded and kept as the entry's effect, for an undo; and what people should look at, as disagreements.
 *   3. If even then something would be wrong, the entry does nothing, and says so. It is in the journal still.
 *
 * Which of the ways an entry goes is decided by the state and the entry, too, so it is the same on all copies. Only what stands for a history that
 * was compacted (quoth-base.c) is done as it is, whatever the rules.
 *
 * Rejected: to merge the states of two copies by comparing them with a common ancestor. It needs no replay, but depends on who merges with
 * whom, and in which order; three copies that merge crosswise end differently. Rejected: a type of its own for each list and field
 * that merges by itself (a CRDT): undo is strict here and the tables are SQL, which a person can read.
 *
 * Cost: O(rows) of an entry with some 3 µs a row and 20 µs an entry; loosely, ten times that.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"
#include "store/quoth-query.h"

#define PROGRESS_INTERVAL (G_TIME_SPAN_SECOND / 10)

QuothReplay *
quoth_replay_new (QuothDatabase *database, GError **error)
{
  QuothSheets *sheets = quoth_sheets_new (database, error);
  QuothReplay *self;

  if (sheets == NULL)
    return NULL;
  self = g_new0 (QuothReplay, 1);
  self->database = database;
  self->sheets = sheets;
  self->graves = quoth_graves_new (database, sheets);
  self->texts = quoth_text_cache_new (database);
  self->makes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->parents = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) quoth_cells_free);
  quoth_concerns_init (&self->concerns);
  return self;
}

void
quoth_replay_free (QuothReplay *self)
{
  quoth_concerns_clear (&self->concerns);
  g_hash_table_unref (self->makes);
  g_hash_table_unref (self->parents);
  quoth_text_cache_free (self->texts);
  quoth_graves_free (self->graves);
  quoth_sheets_free (self->sheets);
  g_free (self);
}

/* ---- Strictly ---- */

typedef struct
{
  QuothReplay *replay;
  gboolean fits;
  gboolean moves_texts;
  gboolean is_lawless; /* no rule is asked for */
} Strict;

static gboolean
write_strictly_cb (const QuothRow *row, gpointer data, GError **error)
{
  Strict *self = data;
  QuothSheets *sheets = self->replay->sheets;
  const QuothSheet *sheet = quoth_sheets_of_row (sheets, row);
  QuothCells old = { 0 }, new = { 0 };
  QuothHit hit;

  quoth_row_to_cells (row, sheet, &old, &new);
  if (row->op == SQLITE_INSERT)
    hit = quoth_sheets_insert (sheets, sheet, &new, error);
  else if (row->op == SQLITE_UPDATE)
    hit = quoth_sheets_update (sheets, sheet, &old, &old, &new, error);
  else
    hit = quoth_sheets_delete (sheets, sheet, &old, &old, error);
  self->fits = hit == QUOTH_HIT_DONE;
  self->moves_texts = self->moves_texts || sheet->table->kind == QUOTH_KIND_DOCUMENT;
  if (self->fits && !self->is_lawless)
    quoth_replay_note (self->replay, sheet, row->op, &old, &new);
  return self->fits;
}

static gboolean
references_hold (QuothReplay *self)
{
  int n = 0, highest = 0;

  sqlite3_db_status (
    quoth_database_get_handle (self->database), SQLITE_DBSTATUS_DEFERRED_FKS, &n, &highest, 0);
  return n == 0;
}

/* Whether all that the entry touched keeps the rules; %FALSE with @error if that could not be found out. */
static gboolean
rules_hold (QuothReplay *self, GError **error)
{
  GError *local = NULL;

  if (!references_hold (self))
    {
      g_debug ("a reference is open");
      return FALSE;
    }
  for (guint i = 0; i < self->concerns.items->len; i++)
    {
      gboolean broken = quoth_replay_is_broken (self, &g_array_index (self->concerns.items, QuothConcern, i), &local);

      if (local != NULL)
        g_propagate_error (error, local);
      if (broken)
        g_debug ("rule %u is broken", g_array_index (self->concerns.items, QuothConcern, i).rule);
      if (broken || local != NULL)
        return FALSE;
    }
  return TRUE;
}

/* @fits: (out): whether it could be done so. */
static gboolean
replay_strictly (QuothReplay *self, GBytes *changeset, gboolean *fits, GError **error)
{
  Strict strict = { .replay = self, .fits = TRUE };
  GError *local = NULL;

  quoth_concerns_empty (&self->concerns);
  quoth_changeset_foreach_row (changeset, write_strictly_cb, &strict, &local);
  if (strict.moves_texts)
    quoth_text_cache_expire (self->texts);
  *fits = strict.fits && local == NULL && rules_hold (self, &local);
  if (strict.moves_texts && !*fits)
    quoth_text_cache_expire (self->texts);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
replay_base (QuothReplay *self, GBytes *changeset, GError **error)
{
  Strict strict = { .replay = self, .fits = TRUE, .is_lawless = TRUE };
  GError *local = NULL;

  quoth_changeset_foreach_row (changeset, write_strictly_cb, &strict, &local);
  quoth_text_cache_expire (self->texts);
  if (local != NULL)
    g_propagate_error (error, local);
  else if (!strict.fits)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                         _ ("The compacted history of the project is damaged; go back to a backup"));
  return local == NULL && strict.fits;
}

/* ---- Loosely ---- */

static void
prepare_loosely (QuothReplay *self)
{
  self->n_bundles = quoth_moves_bundle (self->moves);
  g_hash_table_remove_all (self->makes);
  g_hash_table_remove_all (self->parents);
  quoth_concerns_empty (&self->concerns);
  quoth_text_cache_expire (self->texts);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      QuothId own = move->op == SQLITE_INSERT ? quoth_cells_get_id (move->new, move->sheet->own) : QUOTH_ID_NONE;

      if (!quoth_id_is_none (&own))
        g_hash_table_add (self->makes, quoth_id_memdup (&own));
    }
}

static gboolean
write_loosely (QuothReplay *self, GError **error)
{
  prepare_loosely (self);
  if (!quoth_replay_write_rows (self, error) || !quoth_replay_write_lists (self, error)
      || !quoth_replay_mend (self, error) || !quoth_replay_delete_rows (self, error))
    return FALSE;
  quoth_text_cache_expire (self->texts);
  return quoth_replay_mend (self, error);
}

/* The entry does nothing, and a disagreement says so. */
static gboolean
give_up (QuothReplay *self, GError **error)
{
  g_info ("an entry could not be replayed");
  quoth_text_cache_expire (self->texts);
  return quoth_database_exec (self->database, "ROLLBACK TO replay", error)
         && quoth_replay_disagree (
           self, QUOTH_DISAGREE_CHANGED, NULL, NULL, &self->entry, -1, NULL, NULL, error);
}

/* Returns: (transfer full): what it did. */
static GBytes *
replay_loosely (QuothReplay *self, GBytes *changeset, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  GError *local = NULL;

  g_clear_pointer (&self->moves, g_ptr_array_unref);
  self->moves = quoth_moves_parse (self->sheets, changeset, error);
  session = self->moves != NULL ? quoth_changeset_record (self->database, error) : NULL;
  if (session == NULL || !write_loosely (self, error))
    return NULL;
  if (!rules_hold (self, &local))
    {
      if (local != NULL)
        g_propagate_error (error, local);
      if (local != NULL || !give_up (self, error))
        return NULL;
    }
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  return quoth_changeset_finish (self->database, session, error);
}

/* ---- One after the other ---- */

static gboolean
keep_effect (QuothReplay *self, GBytes *effect, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (self->database, "UPDATE journal SET effect = ?2 WHERE id = ?1", error);
  g_autoptr (GBytes) packed = NULL;
  sqlite3_stmt *row;
  int codec;

  if (effect != NULL)
    {
      if (!quoth_query_row (self->database, "SELECT codec FROM journal WHERE id = ?1", &self->entry, &row, error))
        return FALSE;
      codec = sqlite3_column_int (row, 0);
      sqlite3_reset (row);
      packed = quoth_changeset_pack_as (effect, codec, error);
      if (packed == NULL)
        return FALSE;
    }
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &self->entry);
  if (packed != NULL && g_bytes_get_size (packed) == 0)
    sqlite3_bind_zeroblob (statement, 2, 0);
  else if (packed != NULL)
    sqlite3_bind_blob64 (
      statement, 2, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_STATIC);
  return quoth_database_run (self->database, statement, error);
}

/* An entry as the journal has it. */
typedef struct
{
  GBytes *changeset; /* what its author did */
  QuothEntryKind kind;
  gboolean has_effect;
} Loaded;

static void
loaded_clear (Loaded *self)
{
  g_clear_pointer (&self->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loaded, loaded_clear)

static gboolean
replay_entry (QuothReplay *self, const Loaded *entry, GError **error)
{
  GBytes *changeset = entry->changeset;
  g_autoptr (GBytes) effect = NULL;
  gboolean fits;

  quoth_graves_set_position (self->graves, &self->position);
  if (entry->kind == QUOTH_ENTRY_BASE)
    return replay_base (self, changeset, error) && quoth_graves_go_on (self->graves, &self->entry, changeset, error);
  if (!quoth_database_exec (self->database, "SAVEPOINT replay", error)
      || !replay_strictly (self, changeset, &fits, error))
    return FALSE;
  if (!fits)
    {
      if (!quoth_database_exec (self->database, "ROLLBACK TO replay", error))
        return FALSE;
      effect = replay_loosely (self, changeset, error);
      if (effect == NULL)
        return FALSE;
    }
  return quoth_database_exec (self->database, "RELEASE replay", error)
         && (!(entry->has_effect || effect != NULL) || keep_effect (self, effect, error))
         && quoth_graves_go_on (self->graves, &self->entry, effect != NULL ? effect : changeset, error);
}

typedef struct
{
  QuothId id;
  QuothPosition position;
} Place;

static GArray *
list_later (QuothReplay *self, const QuothPosition *position, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int result;
  sqlite3_stmt *rows = quoth_database_prepare (
    self->database,
    "SELECT id, time, counter, origin FROM journal WHERE (time, counter, origin) > (?1, ?2, ?3)"
    " ORDER BY time, counter, origin",
    error);

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, position->time);
  sqlite3_bind_int64 (rows, 2, position->counter);
  quoth_bind_id (rows, 3, &position->origin);
  while ((result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      Place place = { quoth_column_id (rows, 0),
                      { sqlite3_column_int64 (rows, 1), sqlite3_column_int64 (rows, 2), quoth_column_id (rows, 3) } };

      g_array_append_val (places, place);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&places) : NULL;
}

static gboolean
load (QuothReplay *self, Loaded *entry, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) changeset = NULL;
  sqlite3_stmt *row;
  int codec, schema;

  if (!quoth_query_row (self->database, "SELECT changeset, codec, schema, effect IS NOT NULL, kind FROM journal WHERE id = ?1",
                        &self->entry, &row, error))
    return FALSE;
  packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  codec = sqlite3_column_int (row, 1);
  schema = sqlite3_column_int (row, 2);
  entry->has_effect = sqlite3_column_int (row, 3) != 0;
  entry->kind = (QuothEntryKind) sqlite3_column_int (row, 4);
  sqlite3_reset (row);
  if (schema >= QUOTH_SCHEMA_OLDEST && schema <= QUOTH_SCHEMA_VERSION)
    {
      changeset = quoth_changeset_unpack (packed, codec, error);
      if (changeset != NULL && !quoth_changeset_is_whole (changeset))
        g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("An entry of the journal is damaged; go back to a backup"));
      else if (changeset != NULL)
        entry->changeset = quoth_changeset_mend (changeset);
    }
  else
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NEWER,
                         _ ("An entry of the journal is of a newer Quoth; bring this one up to date"));
  return entry->changeset != NULL;
}

static gboolean
forget_disagreements (QuothReplay *self, const QuothPosition *position, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "DELETE FROM disagreement WHERE entry IN (SELECT d.entry FROM disagreement d JOIN journal j ON j.id = d.entry"
    " WHERE (j.time, j.counter, j.origin) > (?1, ?2, ?3))",
    error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position->time);
  sqlite3_bind_int64 (statement, 2, position->counter);
  quoth_bind_id (statement, 3, &position->origin);
  return quoth_database_run (self->database, statement, error);
}

gboolean
quoth_replay_run (QuothReplay *self,
                  const QuothPosition *position,
                  QuothProgressFunc progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GArray) places = list_later (self, position, error);
  gint64 last = 0;

  if (places == NULL || !forget_disagreements (self, position, error))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      gint64 now = g_get_monotonic_time ();
      g_auto (Loaded) entry = { 0 };

      self->entry = place->id;
      self->position = place->position;
      if (!load (self, &entry, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
          || !replay_entry (self, &entry, error))
        return FALSE;
      if (progress == NULL || now - last < PROGRESS_INTERVAL)
        continue;
      progress (i, places->len, progress_data);
      last = now;
    }
  return TRUE;
}
