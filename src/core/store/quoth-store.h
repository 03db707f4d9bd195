/* quoth-store.h: a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-news.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothStore:
 *
 * A project: one SQLite file, written by one thread of its own. Every write is a #QuothChange and becomes one
 * transaction with one entry in the journal. Functions that say "blocks" wait for that thread or for the disk: not for
 * the thread of the window. All functions may be called from any thread.
 */
#define QUOTH_TYPE_STORE (quoth_store_get_type ())
G_DECLARE_FINAL_TYPE (QuothStore, quoth_store, QUOTH, STORE, GObject)

/**
 * QuothStore::news:
 * @news: (type QuothNews): what changed
 *
 * Emitted after each commit, in the main context that was the thread default where the store was opened.
 */

/**
 * QuothStore::waiting:
 * @is_waiting: whether a write waits for another program
 *
 * Emitted in the same context when a write has been waiting for a second for another program that uses the project, and when that is over:
 * the program has finished, the wait took half a minute and the write failed with %QUOTH_ERROR_BUSY, or it was cancelled.
 */

/** QuothStoreFlags: how to open a project. */
typedef enum
{
  QUOTH_STORE_READ_WRITE = 0,
  QUOTH_STORE_READ_ONLY = 1 << 0,
} QuothStoreFlags;

/**
 * quoth_store_create:
 * @path: where; must not exist
 * @name: (nullable): the project's name, or %NULL for the stem of @path
 *
 * Makes a new, empty project and opens it. Blocks.
 *
 * Returns: (transfer full): the store, or %NULL with %QUOTH_ERROR_EXISTS or %QUOTH_ERROR_DISK; no file is left then
 */
QuothStore *quoth_store_create (const char *path, const char *name, GError **error);

/**
 * quoth_store_open:
 *
 * Opens a project, migrating an older one (after a backup, see quoth-backups.h). One of a newer version is opened
 * read only (see quoth_store_get_read_only_reason()). Blocks.
 *
 * Returns: (transfer full): the store, or %NULL with %QUOTH_ERROR_NOT_A_PROJECT (the file was not touched),
 *   %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_DAMAGED, %QUOTH_ERROR_BUSY or %QUOTH_ERROR_DISK
 */
QuothStore *quoth_store_open (const char *path, QuothStoreFlags flags, GError **error);

/**
 * quoth_store_watch:
 *
 * From now on there is news (quoth_news_is_foreign()) of what other programs write, too, soon after they did. Call it in the context
 * that the store was opened in. A project that cannot be written is not watched. Idempotent.
 */
void quoth_store_watch (QuothStore *self);

/** quoth_store_close: ends the writer thread after what is queued, and closes the file. Blocks. Idempotent; unref does it too. */
void quoth_store_close (QuothStore *self);

/** quoth_store_get_path: (transfer none): the file. */
const char *quoth_store_get_path (QuothStore *self);

/** quoth_store_get_read_only_reason: (transfer none) (nullable): why it cannot be written, translated; %NULL if it can. */
const char *quoth_store_get_read_only_reason (QuothStore *self);

/**
 * quoth_store_get_safe_mode_reason:
 *
 * In *safe mode* a project is open without a write-ahead log, since its disk cannot have one, or may be used by other computers. What was committed is as durable; but
 * readers and writers wait for each other, so that a write may wait (#QuothStore::waiting) for as long as somebody reads.
 *
 * Returns: (transfer none) (nullable): why it is in safe mode, translated: a whole sentence with a full stop; %NULL if it is not
 */
const char *quoth_store_get_safe_mode_reason (QuothStore *self);

/** quoth_store_open_reader: (transfer full): a reading connection, which sees all there is. Blocks shortly. It keeps the store alive. */
QuothReader *quoth_store_open_reader (QuothStore *self, GError **error);

/**
 * quoth_store_set_viewer:
 * @coder: (nullable): who looks; %NULL, as at first: somebody who may see all
 *
 * From now on quoth_store_read_async(), quoth_store_open_view() and exports have of the texts that @coder codes blind only what is theirs (quoth-blind.h). What is
 * on its way meanwhile may still be of the viewer before. Edits, merges, checks and backups see all, whoever looks.
 */
void quoth_store_set_viewer (QuothStore *self, const QuothId *coder);

/** quoth_store_open_view: (transfer full): as quoth_store_open_reader(), but with what the viewer may see now: for one run, as a list or an export. */
QuothReader *quoth_store_open_view (QuothStore *self, GError **error);

/**
 * quoth_store_commit:
 *
 * Checks and writes a change, durably: when it returns %TRUE, the change survives a power loss. Blocks.
 *
 * The store checks everything: that names that must be unique are, references exist, spans stand in their text
 * (quotes not given are taken from it), enums and dates are valid. A delete takes what belongs to the value along; deleting a
 * code, actor, coder, proposition or document that others refer to is refused (a document with nothing coded in it may go).
 * The coder of the change itself must be in the project, or come with the change, if the project has coders at all.
 *
 * Returns: %FALSE with an error of %QUOTH_ERROR (prefixed "FILE:LINE: " where the change knows a source), and nothing written
 */
gboolean quoth_store_commit (QuothStore *self, QuothChange *change, GCancellable *cancellable, GError **error);

/** quoth_store_commit_async: the same, for the thread of the window. */
void quoth_store_commit_async (QuothStore *self,
                               QuothChange *change,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean quoth_store_commit_finish (QuothStore *self, GAsyncResult *result, GError **error);

/**
 * QuothBuildFunc:
 * @reader: sees the state that the change will be written to, all work before it included; good until it returns
 *
 * Makes a change of what it reads. Is run in the thread that writes, so it must not call the store.
 *
 * Returns: (transfer full): the change, perhaps an empty one; or %NULL with @error
 */
typedef QuothChange *(*QuothBuildFunc) (QuothReader *reader,
                                        gpointer data,
                                        GCancellable *cancellable,
                                        GError **error);

/**
 * quoth_store_build:
 *
 * Runs @build and writes its change, as quoth_store_commit(), in one transaction: nobody writes between what it read and
 * what it writes. For every edit that reads much first. Blocks, and nothing else is written meanwhile.
 *
 * Returns: %FALSE with the error of @build or of the commit, and nothing written
 */
gboolean quoth_store_build (QuothStore *self,
                            QuothBuildFunc build,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);

/**
 * quoth_store_try:
 *
 * As quoth_store_build(), but takes back what it wrote: a dry run that refuses all that the other would refuse. There is no entry of the
 * journal, and no news. Blocks.
 */
gboolean quoth_store_try (QuothStore *self,
                          QuothBuildFunc build,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

/** quoth_store_build_async: as quoth_store_build(), for the thread of the window; @data is freed there with @free_data (nullable) when it is done. */
void quoth_store_build_async (QuothStore *self,
                              QuothBuildFunc build,
                              gpointer data,
                              GDestroyNotify free_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean quoth_store_build_finish (QuothStore *self, GAsyncResult *result, GError **error);

/**
 * QuothStep:
 * @entry: the journal entry
 * @label: what it was called
 *
 * What quoth_store_undo() would take back, or redo make again.
 */
typedef struct
{
  QuothId entry;
  char *label;
} QuothStep;

void quoth_step_free (QuothStep *self);

/** quoth_reader_peek_undo: (transfer full) (nullable): the last step of @coder that is not undone. */
QuothStep *quoth_reader_peek_undo (QuothReader *self, const QuothId *coder);

/** quoth_reader_peek_redo: (transfer full) (nullable): the last step of @coder that was undone and not covered by a new one. */
QuothStep *quoth_reader_peek_redo (QuothReader *self, const QuothId *coder);

/** quoth_reader_count_undo_after: (out) @n: how many edits of @coder %QUOTH_STEP_UNDO_AFTER would take back. O(steps since @entry). */
gboolean quoth_reader_count_undo_after (QuothReader *self, const QuothId *coder, const QuothId *entry, guint *n, GError **error);

/**
 * quoth_store_undo:
 *
 * Takes back the last step of @coder that is not undone, by the inverse of its changeset, as a new journal entry. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND (nothing to undo) or %QUOTH_ERROR_CONFLICT (later work depends on it)
 */
gboolean quoth_store_undo (QuothStore *self, const QuothId *coder, GError **error);

/** quoth_store_redo: makes the last undone step of @coder again. Blocks. Errors as quoth_store_undo(). */
gboolean quoth_store_redo (QuothStore *self, const QuothId *coder, GError **error);

/** QuothStepKind: what to take back or make again. */
typedef enum
{
  QUOTH_STEP_UNDO,       /* the last edit that is not undone */
  QUOTH_STEP_REDO,       /* the last edit that was undone */
  QUOTH_STEP_UNDO_ENTRY, /* one edit, whatever was done since */
  QUOTH_STEP_UNDO_AFTER, /* all edits after an entry of the journal, whoever's that is, the last first */
} QuothStepKind;

/**
 * QuothStepRequest:
 * @coder: whose steps
 * @entry: of the last two kinds, the edit, or the entry of any kind
 */
typedef struct
{
  QuothStepKind kind;
  QuothId coder;
  QuothId entry;
} QuothStepRequest;

/**
 * quoth_store_step:
 *
 * Takes back or makes again what @request says, each edit as a new journal entry, all of them or none. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND (there is nothing), %QUOTH_ERROR_INVALID (not an edit of this coder, or undone already) or
 * %QUOTH_ERROR_CONFLICT (later work depends on it; the message says which)
 */
gboolean quoth_store_step (QuothStore *self, const QuothStepRequest *request, GCancellable *cancellable, GError **error);

/** quoth_store_step_async: as quoth_store_step(), for the thread of the window; finish with quoth_store_step_finish(). */
void quoth_store_step_async (QuothStore *self,
                             const QuothStepRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

void quoth_store_undo_async (QuothStore *self,
                             const QuothId *coder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void quoth_store_redo_async (QuothStore *self,
                             const QuothId *coder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** quoth_store_step_finish: finishes quoth_store_step_async(), quoth_store_undo_async() and quoth_store_redo_async(). */
gboolean quoth_store_step_finish (QuothStore *self, GAsyncResult *result, GError **error);

/**
 * QuothReadFunc:
 *
 * Is run in a thread of readers. Returns: what quoth_store_read_finish() gives, or %NULL with @error.
 */
typedef gpointer (*QuothReadFunc) (QuothReader *reader,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * quoth_store_read_async:
 * @data: for @func; freed with @free_data when it is done
 * @free_result: (nullable): frees a result that nobody takes
 *
 * Runs @func in one transaction on a pooled reading connection, off the calling thread.
 */
void quoth_store_read_async (QuothStore *self,
                             QuothReadFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GDestroyNotify free_result,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gpointer quoth_store_read_finish (QuothStore *self, GAsyncResult *result, GError **error);

/**
 * QuothProgressFunc:
 * @done: how much is done
 * @total: of how much; 0 if that is not known
 *
 * Is called in the thread that works, not more than some ten times a second.
 */
typedef void (*QuothProgressFunc) (guint64 done, guint64 total, gpointer user_data);

/**
 * quoth_store_backup:
 * @destination: a new file, or one to be replaced if @force
 *
 * Copies the project with SQLite's backup API to a temporary file, checks the copy, and renames it. Blocks.
 *
 * Returns: %FALSE with %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_DISK or %G_IO_ERROR_CANCELLED; no half file is left
 */
gboolean quoth_store_backup (QuothStore *self,
                             const char *destination,
                             gboolean force,
                             QuothProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

/**
 * QuothProblem:
 * @where: (nullable): which value or table ("mention 0190…", "journal")
 * @what: what is wrong, and what would be right
 */
typedef struct
{
  char *where;
  char *what;
} QuothProblem;

void quoth_problem_free (QuothProblem *self);

/**
 * quoth_store_check:
 *
 * Looks for damage: SQLite's integrity and foreign keys; texts against their SHA-256; every span inside its text, on
 * cluster boundaries, with its quote; references; names that must be unique; the journal without gaps and each changeset readable.
 * Blocks.
 *
 * Returns: (transfer full) (element-type QuothProblem): what was found, empty if all is well; %NULL with @error if it could not look
 */
GPtrArray *quoth_store_check (QuothStore *self,
                              QuothProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GError **error);

/**
 * quoth_store_check_rebuild:
 *
 * Makes the project anew from its journal alone, in a temporary file, and compares each row: what differs was written by other means than
 * Quoth, or by a fault of it. Entries that cannot be read are named. Blocks. O(rows that were ever written).
 *
 * Returns: (transfer full) (element-type QuothProblem): what was found, empty if all is well; %NULL with @error if it could not look
 */
GPtrArray *quoth_store_check_rebuild (QuothStore *self,
                                      QuothProgressFunc progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothStep, quoth_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothProblem, quoth_problem_free)

G_END_DECLS
