/* quoth-session.h: an open project, as the window sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-code-keys.h"
#include "quoth-document-model.h"
#include "quoth-item-list.h"
#include "quoth-outbox.h"
#include "quoth-palette.h"

G_BEGIN_DECLS

/**
 * QuothSession:
 *
 * An open project, who codes in it, and the lists that the panels show, which follow the store's news. Every edit of the
 * window goes through quoth_session_commit(). The window's thread only; nothing here waits for a disk.
 */
#define QUOTH_TYPE_SESSION (quoth_session_get_type ())
G_DECLARE_FINAL_TYPE (QuothSession, quoth_session, QUOTH, SESSION, GObject)

/** QuothSaveState: what has become of the edits. %QUOTH_SAVE_STATE_FAILED: some could not be written, and are kept (see quoth_session_get_outbox()). */
typedef enum
{
  QUOTH_SAVE_STATE_SAVED,
  QUOTH_SAVE_STATE_SAVING,
  QUOTH_SAVE_STATE_FAILED,
} QuothSaveState;

/*
 * Signals:
 * "changed": the lists or the coder are others now.
 * "state-changed": the save state, or what can be undone, is another one now.
 * "failed" (const GError *): an edit was refused; the project is as before it.
 * "alarmed" (const GError *): what is done by itself, as a backup, could not be.
 * "changed-elsewhere" (const char *): another program made the edit that is called so.
 * "stepped" (QuothStepKind, QuothNews *): what was asked for was undone or made again.
 * "step-refused" (const GError *): a step could not be undone or made again, because of other work.
 */

/** QuothOpening: how to open a project. */
typedef enum
{
  QUOTH_OPENING_USUAL,
  QUOTH_OPENING_CREATE,    /* make a new one */
  QUOTH_OPENING_READ_ONLY, /* as one that cannot be written */
} QuothOpening;

/** quoth_session_open_async: opens a project. */
void quoth_session_open_async (const char *path,
                               QuothOpening opening,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
QuothSession *quoth_session_open_finish (GAsyncResult *result, GError **error);

/**
 * quoth_session_open_as_of_async:
 * @entry: of the journal of @self
 * @progress: is called in a thread
 *
 * Opens the project of @self as it was when @entry had just been done: a copy that can be read only, and whose file goes when it is
 * closed. Finish with quoth_session_open_finish().
 */
void quoth_session_open_as_of_async (QuothSession *self,
                                     const QuothId *entry,
                                     QuothProgressFunc progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/** quoth_session_dup_as_of: (transfer full) (nullable): when it was as it is shown, for people: "12 Mar 2026, 14:05"; %NULL: as it is now. */
char *quoth_session_dup_as_of (QuothSession *self);

/** quoth_session_close: writes what is queued and lets go of the file, in a thread. The session is of no use afterwards. */
void quoth_session_close (QuothSession *self);

/** quoth_session_get_store: (transfer none): the project file. */
QuothStore *quoth_session_get_store (QuothSession *self);

/** quoth_session_get_team: (transfer none): who shares the project by a folder; from the first time on it is kept in step with them. */
QuothTeam *quoth_session_get_team (QuothSession *self);

/** quoth_session_get_project: (transfer none): what the project says of itself. */
const QuothProject *quoth_session_get_project (QuothSession *self);

/** quoth_session_get_palette: (transfer none): the colours, kept up with actors and codes. */
QuothPalette *quoth_session_get_palette (QuothSession *self);

/** quoth_session_get_code_keys: (transfer none): which code each of the keys 1 to 9 sets. */
QuothCodeKeys *quoth_session_get_code_keys (QuothSession *self);

/** quoth_session_use_code: @code was set: it is the one used last. */
void quoth_session_use_code (QuothSession *self, const QuothId *code);

/** quoth_session_get_read_only_reason: (transfer none) (nullable): why nothing can be edited. */
const char *quoth_session_get_read_only_reason (QuothSession *self);

/** quoth_session_dup_read_only: (transfer full) (nullable): that the project is read only, and why, for people to read. */
char *quoth_session_dup_read_only (QuothSession *self);

/** quoth_session_dup_safe_mode: (transfer full) (nullable): that the project is in safe mode, why, and what would be better, for people to read. */
char *quoth_session_dup_safe_mode (QuothSession *self);

/**
 * quoth_session_get_list: (transfer none): the documents, actors, codes (in the order of their tree), coders,
 * propositions, attributes, types of relations or kinds of actors. There are no lists of annotations: a project may have
 * hundreds of thousands (see QuothTableModel).
 */
QuothItemList *quoth_session_get_list (QuothSession *self, QuothKind kind);

/** quoth_session_find: (transfer none) (nullable): a value of one of the lists. */
gpointer quoth_session_find (QuothSession *self, QuothKind kind, const QuothId *id);

/** quoth_session_get_words: (transfer none) (array zero-terminated=1): what claims say in a field, the most used first. */
const char *const *quoth_session_get_words (QuothSession *self, QuothWords words);

/** quoth_session_get_coder: (transfer none): who codes here; perhaps not in the project yet. */
const QuothCoder *quoth_session_get_coder (QuothSession *self);

/** quoth_session_get_packet_coder: (transfer none) (nullable): whose packet the project is; %NULL: it is none. */
const QuothCoder *quoth_session_get_packet_coder (QuothSession *self);

/** quoth_session_set_coder_name: somebody else codes from here on. */
void quoth_session_set_coder_name (QuothSession *self, const char *name);

/**
 * quoth_session_add_model: @model, which is not held, is shown until quoth_session_remove_model(): an edit of what stands in its document is
 * about the text that it has, and refused if that is not the text any more.
 */
void quoth_session_add_model (QuothSession *self, QuothDocumentModel *model);
void quoth_session_remove_model (QuothSession *self, QuothDocumentModel *model);

/** quoth_session_new_change: (transfer full): an empty change of the session's coder. */
QuothChange *quoth_session_new_change (QuothSession *self, const char *label);

/** quoth_session_commit: gives @change to the store; what comes of it is told by the signals. */
void quoth_session_commit (QuothSession *self, QuothChange *change);

/**
 * quoth_session_build: lets the store's thread make a change of what the project holds then, and write it: for an edit that reads
 * much first. @data is freed with @free_data (nullable) when it is done; what comes of it is told by the signals.
 */
void quoth_session_build (QuothSession *self, QuothBuildFunc build, gpointer data, GDestroyNotify free_data);

/** quoth_session_put: commits a change that puts one value. */
void quoth_session_put (QuothSession *self, const char *label, gpointer value);

/**
 * quoth_session_latest: (transfer none): the state of @value that the last edit made, though it may not be announced yet.
 * An edit must start from this, or it would take back the one before it.
 */
gpointer quoth_session_latest (QuothSession *self, gpointer value);

/** quoth_session_step: undoes or makes again; @entry: (nullable): of the kinds that are about one. What comes of it is told by the signals. */
void quoth_session_step (QuothSession *self, QuothStepKind kind, const QuothId *entry);

/** quoth_session_get_undo_label: (transfer none) (nullable): what would be undone. */
const char *quoth_session_get_undo_label (QuothSession *self);
const char *quoth_session_get_redo_label (QuothSession *self);

QuothSaveState quoth_session_get_state (QuothSession *self);

/** quoth_session_get_outbox: (transfer none): what is on its way to the disk. */
QuothOutbox *quoth_session_get_outbox (QuothSession *self);

G_END_DECLS
