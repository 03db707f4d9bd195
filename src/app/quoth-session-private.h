/* quoth-session-private.h: what the files of the session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-daily-backup.h"
#include "quoth-session.h"
#include "quoth-snapshot.h"

G_BEGIN_DECLS

/** QuothPending: a value on its way to the disk and back. */
typedef struct
{
  QuothValue *value;
  guint n_in_flight;
  gboolean covered; /* by the reading that is under way */
} QuothPending;

struct _QuothSession
{
  GObject parent_instance;

  QuothStore *store;
  QuothPalette *palette;
  QuothCodeKeys *code_keys; /* made when they are first asked for */
  QuothTeam *team; /* as these */
  QuothProject *project;
  QuothCoder *coder;
  gboolean coder_known;
  QuothItemList *lists[QUOTH_N_KINDS];

  GPtrArray *models; /* of QuothDocumentModel, not held: what is shown */
  QuothOutbox *outbox;
  GHashTable *pending; /* of QuothPending, by id */
  GArray *news;
  QuothNews *last_news; /* (nullable) */
  QuothHistoryEntry *as_of; /* (nullable): the last entry of a project as it was, whose file goes with the session */
  gboolean refresh_wanted;
  gboolean refreshing;
  guint n_commits;
  QuothId packet_coder; /* whose packet the project is; or none */
  GArray *hidden; /* of QuothNewsItem, by id: annotations that the coder may not see */
  gboolean is_blind; /* the coder codes something blind */
  gboolean looking;
  gboolean look_wanted;
  gboolean telling; /* what comes to light, or goes */
  GArray *code_counts; /* as read last */
  GStrv words[QUOTH_N_WORDS];
  gboolean tallying;
  gboolean tally_wanted;
  char *undo_label;
  char *redo_label;
  GCancellable *cancellable;
  gulong news_handler;
  QuothDailyBackup *daily_backup; /* NULL: nothing can be written */
};

/** quoth_session_send_step: sends a step after all edits; quoth_session_tell_step() hears what comes of it. */
void quoth_session_send_step (QuothSession *self, const QuothStepRequest *request);

/** quoth_session_tell_step: a step is done, or failed by @error (nullable). Returns: whether that is told, or no failure. */
gboolean quoth_session_tell_step (QuothSession *self, QuothStepKind kind, const GError *error);

/** quoth_session_open_outbox: from now on edits can be written. */
void quoth_session_open_outbox (QuothSession *self);

/** quoth_session_new_pending: (transfer full): for values that are on their way. */
GHashTable *quoth_session_new_pending (void);

/** quoth_session_refresh: reads what the news named. */
void quoth_session_refresh (QuothSession *self);

/** quoth_session_tally: reads a tally, or once more if one is being read. */
void quoth_session_tally (QuothSession *self);

/** quoth_session_apply_tally: takes the words of @tally. */
void quoth_session_apply_tally (QuothSession *self, QuothTally *tally);

/** quoth_session_look: finds what the coder may not see now, and tells all views of what that changes. */
void quoth_session_look (QuothSession *self);

/** quoth_session_expect_texts: says in @change which texts it was made on. */
void quoth_session_expect_texts (QuothSession *self, QuothChange *change);

/** quoth_session_apply: puts what was read into the lists. */
void quoth_session_apply (QuothSession *self, QuothSnapshot *snapshot);

/** quoth_session_touch: what is shown of all of @kind may be another. */
void quoth_session_touch (QuothSession *self, QuothKind kind);

/** quoth_session_new: (transfer full): a session of an opened store; @coder_known: whether the project has @coder already; @hidden: (nullable): what they may not see; @is_blind: whether they
 * code something blind. */
QuothSession *quoth_session_new (QuothStore *store,
                                 QuothCoder *coder,
                                 gboolean coder_known,
                                 GArray *hidden,
                                 gboolean is_blind,
                                 QuothSnapshot *snapshot);

G_END_DECLS
