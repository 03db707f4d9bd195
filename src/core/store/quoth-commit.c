/* quoth-commit.c: writing a change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * References inside a change may point forward, so values are written first, and what they refer to is looked at when
 * all of them are. Only what a change leaves in the end is looked at: of a value that is put twice, the second.
 */

#include "config.h"

#include "store/quoth-commit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-blind.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-rejections.h"

typedef struct
{
  QuothTables *tables;
  QuothBuildFunc build;
  gpointer data;
  QuothChange *change;
  GPtrArray *kept; /* (nullable): of a coder who codes something blind: what is written for each operation, with ties that they do not see */
  GCancellable *cancellable;
  gboolean is_trial;
  gboolean is_tried; /* with nothing to refuse */
} Commit;

/* Says which line of which file asked for it. */
static gboolean
blame (const Commit *self, const QuothOp *op, GError **error)
{
  const char *file = quoth_change_get_file (self->change);

  if (file != NULL && op->line > 0 && error != NULL && (*error)->domain == QUOTH_ERROR)
    g_prefix_error (error, "%s:%u: ", file, op->line);
  return FALSE;
}

static void
release (gpointer value)
{
  if (value != NULL)
    quoth_value_unref (value);
}

/* (nullable): what the operation with the number @i puts. */
static gpointer
get_value (const Commit *self, guint i)
{
  return self->kept != NULL ? self->kept->pdata[i] : quoth_change_get_op (self->change, i)->value;
}

/* What an edit of somebody who does not see all of a value must not take away. */
static gboolean
keep_ties (Commit *self, QuothDatabase *database, GError **error)
{
  const QuothId *coder = quoth_change_get_coder (self->change);
  gboolean is_blind;

  if (!quoth_blind_find (database, coder, &is_blind, error))
    return FALSE;
  if (!is_blind)
    return TRUE;
  self->kept = g_ptr_array_new_with_free_func (release);
  for (guint i = 0; i < quoth_change_get_n_ops (self->change); i++)
    {
      const QuothOp *op = quoth_change_get_op (self->change, i);

      g_ptr_array_add (self->kept, op->op == QUOTH_OP_PUT ? quoth_value_ref (op->value) : NULL);
      if (op->op == QUOTH_OP_PUT && !quoth_blind_keep (database, coder, &self->kept->pdata[i], error))
        return blame (self, op, error);
    }
  return TRUE;
}

/* What uses it may be what its coder does not see, and how much of it there is would tell what others coded. */
static void
hide_uses (const QuothOp *op, QuothDatabase *database, GError **error)
{
  g_autofree char *described = NULL;

  if (error == NULL || !g_error_matches (*error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE))
    return;
  g_clear_error (error);
  described = quoth_query_describe (database, op->kind, &op->id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               /* Translators: %s is a thing with its name: "the actor “Putin”" */
               _ ("%s is in use, perhaps by work that you cannot see yet; replace it by another, or wait until what you code blind is open"), described);
}

static gboolean
write_ops (const Commit *self, QuothDatabase *database, GError **error)
{
  for (guint i = 0; i < quoth_change_get_n_ops (self->change); i++)
    {
      const QuothOp *op = quoth_change_get_op (self->change, i);
      gboolean done;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (op->op == QUOTH_OP_PUT)
        done = quoth_tables_put (self->tables, get_value (self, i), error);
      else
        done = quoth_tables_delete (self->tables, op->kind, &op->id, error);
      if (!done && op->op == QUOTH_OP_DELETE && self->kept != NULL)
        hide_uses (op, database, error);
      if (!done)
        return blame (self, op, error);
    }
  return TRUE;
}

/* QuothId → the number of the last operation on it. */
static GHashTable *
find_last_ops (QuothChange *change)
{
  GHashTable *last = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    g_hash_table_insert (
      last, (gpointer) &quoth_change_get_op (change, i)->id, GUINT_TO_POINTER (i));
  return last;
}

static gboolean
check_ops (const Commit *self, GError **error)
{
  g_autoptr (GHashTable) last = find_last_ops (self->change);

  for (guint i = 0; i < quoth_change_get_n_ops (self->change); i++)
    {
      const QuothOp *op = quoth_change_get_op (self->change, i);

      if (op->op != QUOTH_OP_PUT || g_hash_table_lookup (last, &op->id) != GUINT_TO_POINTER (i))
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!quoth_tables_check (self->tables, get_value (self, i), error))
        return blame (self, op, error);
    }
  return TRUE;
}

static gboolean
has_row (QuothDatabase *database, sqlite3_stmt *statement, gboolean *found, GError **error)
{
  int result = statement != NULL ? quoth_database_step (database, statement, error) : 0;

  if (result == SQLITE_ROW)
    sqlite3_reset (statement);
  *found = result == SQLITE_ROW;
  return result != 0;
}

static gboolean
check_coder (QuothDatabase *database, const QuothId *coder, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "SELECT 1 FROM coder WHERE id = ?1", error);
  gboolean found;

  if (statement != NULL)
    quoth_bind_id (statement, 1, coder);
  if (!has_row (database, statement, &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error,
                         QUOTH_ERROR,
                         QUOTH_ERROR_REFERENCE,
                         _ ("The coder who makes this change is not in the project; add the coder first"));
  return found;
}

/* Whether the text is the one that the change is about. One that is not there is for the checks of what stands in it. */
static gboolean
check_text (QuothDatabase *database, const QuothTextExpectation *expectation, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "SELECT r.sha256, d.name FROM document d JOIN revision r ON r.id = d.current WHERE d.id = ?1", error);
  int result;
  gboolean same;

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &expectation->document);
  result = quoth_database_step (database, statement, error);
  if (result != SQLITE_ROW)
    return result == SQLITE_DONE;
  same = sqlite3_column_bytes (statement, 0) == sizeof expectation->sha256
         && memcmp (sqlite3_column_blob (statement, 0), expectation->sha256, sizeof expectation->sha256) == 0;
  if (!same)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                 _ ("the text of “%s” was corrected by somebody else meanwhile; look at it again"), sqlite3_column_text (statement, 1));
  sqlite3_reset (statement);
  return same;
}

static gboolean
check_expectations (const Commit *self, QuothDatabase *database, GError **error)
{
  const GArray *expectations = quoth_change_get_expectations (self->change);

  for (guint i = 0; i < expectations->len; i++)
    if (!check_text (database, &g_array_index (expectations, QuothTextExpectation, i), error))
      return FALSE;
  return TRUE;
}

/* Within the transaction: what is read is what is written to. */
static gboolean
build_change (Commit *self, QuothDatabase *database, QuothEntry *entry, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_reader_new_within (database);

  self->change = self->build (reader, self->data, self->cancellable, error);
  if (self->change == NULL)
    return FALSE;
  entry->coder = *quoth_change_get_coder (self->change);
  entry->label = g_strdup (quoth_change_get_label (self->change));
  return TRUE;
}

/* To a project that has no coder yet a change (of its name; of all of it, from an export) may come from anybody. */
static gboolean
write_change (Commit *self, QuothJournal *journal, GError **error)
{
  QuothDatabase *database = quoth_journal_get_database (journal);
  sqlite3_stmt *statement;
  gboolean has_coders;

  if (!check_expectations (self, database, error))
    return FALSE;
  statement = quoth_database_prepare (database, "SELECT 1 FROM coder LIMIT 1", error);
  if (!has_row (database, statement, &has_coders, error))
    return FALSE;
  quoth_tables_begin (self->tables, quoth_journal_get_record (journal));
  return keep_ties (self, database, error) && write_ops (self, database, error) && check_ops (self, error) && quoth_rejections_write (database, self->change, error)
         && (!has_coders || check_coder (database, quoth_change_get_coder (self->change), error));
}

gboolean
quoth_commit_write (QuothJournal *journal, QuothTables *tables, QuothChange *change, GCancellable *cancellable, GError **error)
{
  Commit self = { .tables = tables, .change = change, .cancellable = cancellable };
  gboolean done = write_change (&self, journal, error);

  g_clear_pointer (&self.kept, g_ptr_array_unref);
  return done;
}

/* One that was built and came to nothing may come from anybody, too. */
static gboolean
write_change_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  Commit *self = data;

  if (!build_change (self, quoth_journal_get_database (journal), entry, error))
    return FALSE;
  if (quoth_change_is_empty (self->change))
    return TRUE;
  if (!write_change (self, journal, error))
    return FALSE;
  self->is_tried = self->is_trial;
  if (self->is_trial)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return !self->is_trial;
}

gboolean
quoth_commit_run (QuothJournal *journal,
                  QuothTables *tables,
                  QuothBuildFunc build,
                  gpointer data,
                  gboolean is_trial,
                  GCancellable *cancellable,
                  QuothWritten *written,
                  GError **error)
{
  Commit self = { .tables = tables, .build = build, .data = data, .cancellable = cancellable, .is_trial = is_trial };
  g_auto (QuothEntry) entry = { .kind = QUOTH_ENTRY_EDIT };
  g_autoptr (GError) reason = NULL;
  gboolean done = quoth_journal_write (journal, &entry, write_change_cb, &self, cancellable, written, &reason);

  g_clear_pointer (&self.kept, g_ptr_array_unref);
  g_clear_pointer (&self.change, quoth_change_unref);
  if (done || self.is_tried)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
