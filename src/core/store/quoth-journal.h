/* quoth-journal.h: the journal, through which every write goes (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-history.h"
#include "store/quoth-record.h"

G_BEGIN_DECLS

/**
 * QuothEntry:
 * @kind: what it is
 * @coder: whose; none for what the program does itself (making a project, a migration)
 * @label: what the user did
 * @undoes: for an undo, the edit it takes back; for a redo, the edit it makes again
 */
typedef struct
{
  QuothEntryKind kind;
  QuothId coder;
  char *label;
  QuothId undoes;
} QuothEntry;

void quoth_entry_clear (QuothEntry *self);

/** QuothEntryName: an entry, what it is called, and in which row of the journal it is. */
typedef struct
{
  QuothId id;
  gint64 row;
  char *label;
} QuothEntryName;

void quoth_entry_name_free (QuothEntryName *self);

/**
 * QuothWritten:
 * @changeset: (nullable): what is different now; %NULL if nothing is
 * @label: (nullable): how the journal calls it
 *
 * What a write has done, for whoever wants news of it.
 */
typedef struct
{
  GBytes *changeset;
  char *label;
} QuothWritten;

void quoth_written_clear (QuothWritten *self);

/**
 * QuothJournal:
 *
 * The writing side of the journal, on one connection.
 */
typedef struct _QuothJournal QuothJournal;

/** quoth_journal_new: for @database, which must outlive it. Nothing is written yet. */
QuothJournal *quoth_journal_new (QuothDatabase *database);
void quoth_journal_free (QuothJournal *self);

QuothDatabase *quoth_journal_get_database (QuothJournal *self);

/** quoth_journal_get_record: (transfer none) (nullable): what a #QuothWriteFunc writes is recorded in; %NULL at any other time. */
QuothRecord *quoth_journal_get_record (QuothJournal *self);

/** QuothWriteFunc: writes, within a recorded transaction; may fill in @entry. */
typedef gboolean (*QuothWriteFunc) (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error);

/**
 * quoth_journal_write:
 * @entry: how the journal is to call it
 * @func: does the writing
 * @cancellable: (nullable): ends @func, and the wait for a lock
 * @written: (out): what was done; zeroed before
 *
 * Runs @func in a transaction, and adds what it wrote to the journal, in the same one. If the tables are as they were,
 * then nothing is added. When this returns %TRUE, the change survives a power loss.
 *
 * Returns: %FALSE with @error, and nothing written
 */
gboolean quoth_journal_write (QuothJournal *self,
                              QuothEntry *entry,
                              QuothWriteFunc func,
                              gpointer data,
                              GCancellable *cancellable,
                              QuothWritten *written,
                              GError **error);

/**
 * quoth_journal_write_series:
 * @like: kind and coder of each entry
 * @func: is called again until it writes nothing
 * @written: (out): what was done in all, under the label of the first entry
 *
 * As quoth_journal_write(), but makes an entry for each call of @func, all of them in one transaction.
 */
gboolean quoth_journal_write_series (QuothJournal *self,
                                     const QuothEntry *like,
                                     QuothWriteFunc func,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     QuothWritten *written,
                                     GError **error);

/** QuothLookFunc: looks at what was written, in the state after it. Returns: %FALSE with @error to take it back. */
typedef gboolean (*QuothLookFunc) (QuothJournal *journal, GBytes *changeset, gpointer data, GError **error);

/**
 * quoth_journal_rework:
 * @func: writes, also to the journal itself
 * @look: (nullable): looks at what is different
 * @label: what the news are called
 * @written: (out): what was done in all; its changeset is empty, and not %NULL, if that was nothing
 *
 * As quoth_journal_write(), but adds no entry: what is different follows from the entries that there are.
 */
gboolean quoth_journal_rework (QuothJournal *self,
                               QuothWriteFunc func,
                               QuothLookFunc look,
                               const char *label,
                               gpointer data,
                               GCancellable *cancellable,
                               QuothWritten *written,
                               GError **error);

/**
 * quoth_journal_add:
 * @changeset: what was done; may be empty for a migration
 *
 * Adds an entry, within the caller's transaction.
 */
gboolean quoth_journal_add (QuothJournal *self, const QuothEntry *entry, GBytes *changeset, GError **error);

/** quoth_journal_get_end: how far the journal goes, for quoth_journal_list_foreign(). */
gboolean quoth_journal_get_end (QuothJournal *self, gint64 *end, GError **error);

/**
 * quoth_journal_list_foreign:
 * @seen: (inout): how far the journal was looked through: to its end afterwards
 *
 * Returns: (transfer full) (element-type QuothEntryName): the entries since then that this connection did not write, in the order they were
 *   written; or %NULL with @error
 */
GPtrArray *quoth_journal_list_foreign (QuothJournal *self, gint64 *seen, GError **error);

/**
 * quoth_journal_load:
 * @id: an entry
 *
 * Returns: (transfer full): the changeset of what the entry did to this copy of the project, or %NULL with @error
 */
GBytes *quoth_journal_load (QuothDatabase *database, const QuothId *id, GError **error);

/** quoth_journal_load_written: (transfer full): the same of what its author did, whatever came of it here. */
GBytes *quoth_journal_load_written (QuothDatabase *database, const QuothId *id, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothEntry, quoth_entry_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothWritten, quoth_written_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothJournal, quoth_journal_free)

G_END_DECLS
