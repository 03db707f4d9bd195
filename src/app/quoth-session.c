/* quoth-session.c: an open project, as the window sees it
 *
 * The road of an edit: a change goes to the store's thread, the store commits it and announces news, and
 * a reading connection then reads what the news names. News that come while a reading is under way are gathered for
 * the next one, so that a burst of edits costs two readings and not one each.
 *
 * Between an edit and its news the lists hold the old value. An edit that started from that would take the one
 * before it back, so the values on their way are kept in `pending`, and quoth_session_latest() gives those. An entry goes when
 * a reading that began after its commit has come in, or when the commit fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-session-private.h"

#include <glib/gi18n.h>

#include "quoth-settings.h"

typedef struct
{
  QuothValue *value;
  guint n_in_flight;
  gboolean covered;
} Pending;

G_DEFINE_FINAL_TYPE (QuothSession, quoth_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STATE_CHANGED,
  FAILED,
  CHANGED_ELSEWHERE,
  STEPPED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void refresh (QuothSession *self);

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  quoth_value_unref (pending->value);
  g_free (pending);
}

static int
compare_documents (gconstpointer a, gconstpointer b)
{
  const QuothDocument *left = a;
  const QuothDocument *right = b;
  g_autofree char *left_key = g_utf8_collate_key_for_filename (left->name, -1);
  g_autofree char *right_key = g_utf8_collate_key_for_filename (right->name, -1);

  return strcmp (left_key, right_key);
}

static int
compare_actors (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const QuothActor *) a)->name, ((const QuothActor *) b)->name);
}

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const QuothCoder *) a)->name, ((const QuothCoder *) b)->name);
}

static int
compare_propositions (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const QuothProposition *) a)->statement,
                         ((const QuothProposition *) b)->statement);
}

/* What a person put in order. */
static int
compare_positions (guint left, guint right)
{
  return left < right ? -1 : left > right;
}

static int
compare_actor_kinds (gconstpointer a, gconstpointer b)
{
  return compare_positions (((const QuothActorKind *) a)->position,
                            ((const QuothActorKind *) b)->position);
}

static int
compare_relation_types (gconstpointer a, gconstpointer b)
{
  return compare_positions (((const QuothRelationType *) a)->position,
                            ((const QuothRelationType *) b)->position);
}

static int
compare_attributes (gconstpointer a, gconstpointer b)
{
  return compare_positions (((const QuothAttribute *) a)->position,
                            ((const QuothAttribute *) b)->position);
}

/* Refreshing */

typedef struct
{
  GArray *news;
  QuothId coder;
} RefreshData;

static void
refresh_data_free (gpointer data)
{
  RefreshData *refresh_data = data;

  g_array_unref (refresh_data->news);
  g_free (refresh_data);
}

static gpointer
refresh_read (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  RefreshData *refresh_data = data;

  return quoth_snapshot_read (reader, refresh_data->news, &refresh_data->coder, error);
}

static gboolean
is_covered (gpointer key, gpointer value, gpointer user_data)
{
  return ((Pending *) value)->covered;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSnapshot) snapshot = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  self->refreshing = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (snapshot == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_hash_table_foreach_remove (self->pending, is_covered, NULL);
  quoth_session_apply (self, snapshot);
  if (snapshot->tally == NULL)
    quoth_session_tally (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  if (self->refresh_wanted)
    refresh (self);
}

static void
refresh (QuothSession *self)
{
  GHashTableIter iter;
  Pending *pending;
  RefreshData *data;

  self->refresh_wanted = TRUE;
  if (self->refreshing)
    return;
  self->refresh_wanted = FALSE;
  self->refreshing = TRUE;
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &pending))
    pending->covered = pending->n_in_flight == 0;
  data = g_new0 (RefreshData, 1);
  data->news = g_steal_pointer (&self->news);
  data->coder = self->coder->value.id;
  self->news = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  quoth_store_read_async (self->store, refresh_read, data, refresh_data_free,
                          (GDestroyNotify) quoth_snapshot_free, self->cancellable, refreshed_cb,
                          g_object_ref (self));
}

static void
news_cb (QuothStore *store, QuothNews *news, QuothSession *self)
{
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    g_array_append_vals (self->news, quoth_news_get_item (news, i), 1);
  refresh (self);
  quoth_news_ref (news);
  g_clear_pointer (&self->last_news, quoth_news_unref);
  self->last_news = news;
  if (quoth_news_is_foreign (news))
    g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0, quoth_news_get_label (news));
}

/* Committing */

typedef struct
{
  QuothSession *session;
  QuothChange *change;
} CommitData;

/* Notes that the values of @change are on their way (@step 1) or have arrived (-1). */
static void
track (QuothSession *self, QuothChange *change, int step, gboolean failed)
{
  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    {
      const QuothOp *op = quoth_change_get_op (change, i);
      Pending *pending = g_hash_table_lookup (self->pending, &op->id);

      if (op->op == QUOTH_OP_DELETE || failed)
        {
          g_hash_table_remove (self->pending, &op->id);
          continue;
        }
      if (step > 0)
        {
          Pending *next = g_new0 (Pending, 1);

          next->n_in_flight = pending != NULL ? pending->n_in_flight + 1 : 1;
          next->value = quoth_value_ref (op->value);
          g_hash_table_insert (self->pending, quoth_id_memdup (&op->id), next);
        }
      else if (pending != NULL && pending->n_in_flight > 0)
        {
          pending->n_in_flight--;
        }
    }
}

/* What is refused changes nothing, and is told: all that there is has been saved. */
static gboolean
is_refusal (const GError *error)
{
  static const int refusals[] = { QUOTH_ERROR_INVALID, QUOTH_ERROR_REFERENCE, QUOTH_ERROR_EXISTS, QUOTH_ERROR_NOT_FOUND, QUOTH_ERROR_CONFLICT };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, QUOTH_ERROR, refusals[i]))
      return TRUE;
  return FALSE;
}

void
quoth_session_begin_commit (QuothSession *self)
{
  self->n_commits++;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
quoth_session_end_commit (QuothSession *self, const GError *error)
{
  self->n_commits--;
  self->failed = error != NULL && !is_refusal (error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
  if (!g_cancellable_is_cancelled (self->cancellable))
    refresh (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CommitData *data = user_data;
  g_autoptr (QuothSession) self = data->session;
  g_autoptr (QuothChange) change = data->change;
  g_autoptr (GError) error = NULL;

  g_free (data);
  quoth_store_commit_finish (QUOTH_STORE (source), result, &error);
  track (self, change, -1, error != NULL);
  if (error != NULL)
    self->coder_known = quoth_session_find (self, QUOTH_KIND_CODER, &self->coder->value.id) != NULL;
  quoth_session_end_commit (self, error);
}

/* A change that the store's thread makes, and who makes it if the project does not know the coder yet. */
typedef struct
{
  QuothBuildFunc build;
  gpointer data;
  GDestroyNotify free_data;
  QuothCoder *coder;
} BuildData;

static void
build_data_free (gpointer user_data)
{
  BuildData *data = user_data;

  if (data->free_data != NULL)
    data->free_data (data->data);
  g_clear_pointer ((gpointer *) &data->coder, quoth_value_unref);
  g_free (data);
}

static QuothChange *
build_change (QuothReader *reader, gpointer user_data, GCancellable *cancellable, GError **error)
{
  BuildData *data = user_data;
  QuothChange *change = data->build (reader, data->data, cancellable, error);

  if (change != NULL && data->coder != NULL && !quoth_change_is_empty (change))
    quoth_change_put (change, data->coder);
  return change;
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSession) self = user_data;
  g_autoptr (GError) error = NULL;

  quoth_store_build_finish (QUOTH_STORE (source), result, &error);
  quoth_session_end_commit (self, error);
}

static void
quoth_session_dispose (GObject *object)
{
  QuothSession *self = QUOTH_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_signal_handler (&self->news_handler, self->store);
  if (self->team != NULL)
    quoth_team_stop (self->team);
  g_clear_pointer (&self->daily_backup, quoth_daily_backup_free);
  G_OBJECT_CLASS (quoth_session_parent_class)->dispose (object);
}

static void
quoth_session_finalize (GObject *object)
{
  QuothSession *self = QUOTH_SESSION (object);

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    g_clear_object (&self->lists[kind]);
  g_clear_object (&self->team);
  g_clear_object (&self->store);
  g_clear_object (&self->palette);
  g_clear_pointer (&self->code_keys, quoth_code_keys_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer ((gpointer *) &self->project, quoth_value_unref);
  g_clear_pointer ((gpointer *) &self->coder, quoth_value_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->news, g_array_unref);
  g_clear_pointer (&self->last_news, quoth_news_unref);
  g_clear_pointer (&self->as_of, quoth_history_entry_free);
  g_clear_pointer (&self->code_counts, g_array_unref);
  for (guint i = 0; i < QUOTH_N_WORDS; i++)
    g_clear_pointer (&self->words[i], g_strfreev);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  G_OBJECT_CLASS (quoth_session_parent_class)->finalize (object);
}

static void
quoth_session_class_init (QuothSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = quoth_session_dispose;
  object_class->finalize = quoth_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[STATE_CHANGED] = g_signal_new ("state-changed", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CHANGED_ELSEWHERE] = g_signal_new ("changed-elsewhere", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STEPPED] = g_signal_new ("stepped", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
  signals[REFUSED] = g_signal_new ("step-refused", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
quoth_session_init (QuothSession *self)
{
  self->palette = quoth_palette_new ();
  self->models = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->news = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  self->pending = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, pending_free);
  self->lists[QUOTH_KIND_DOCUMENT] = quoth_item_list_new (compare_documents);
  self->lists[QUOTH_KIND_ACTOR] = quoth_item_list_new (compare_actors);
  self->lists[QUOTH_KIND_CODE] = quoth_item_list_new (NULL);
  self->lists[QUOTH_KIND_CODER] = quoth_item_list_new (compare_coders);
  self->lists[QUOTH_KIND_PROPOSITION] = quoth_item_list_new (compare_propositions);
  self->lists[QUOTH_KIND_ACTOR_KIND] = quoth_item_list_new (compare_actor_kinds);
  self->lists[QUOTH_KIND_RELATION_TYPE] = quoth_item_list_new (compare_relation_types);
  self->lists[QUOTH_KIND_ATTRIBUTE] = quoth_item_list_new (compare_attributes);
}

QuothSession *
quoth_session_new (QuothStore *store, QuothCoder *coder, gboolean coder_known, QuothSnapshot *snapshot)
{
  QuothSession *self = g_object_new (QUOTH_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  self->coder = quoth_value_ref (coder);
  self->coder_known = coder_known;
  self->news_handler = g_signal_connect (store, "news", G_CALLBACK (news_cb), self);
  quoth_store_watch (store);
  quoth_session_apply (self, snapshot);
  /* What was committed since the snapshot was read announced itself to nobody. */
  refresh (self);
  return self;
}

QuothStore *
quoth_session_get_store (QuothSession *self)
{
  return self->store;
}

const QuothProject *
quoth_session_get_project (QuothSession *self)
{
  return self->project;
}

QuothPalette *
quoth_session_get_palette (QuothSession *self)
{
  return self->palette;
}

const char *
quoth_session_get_read_only_reason (QuothSession *self)
{
  return quoth_store_get_read_only_reason (self->store);
}

char *
quoth_session_dup_read_only (QuothSession *self)
{
  const char *reason = quoth_store_get_read_only_reason (self->store);
  g_autofree char *as_of = quoth_session_dup_as_of (self);

  if (as_of != NULL)
    return g_strdup_printf (_ ("As it was on %s · read only"), as_of);
  return reason != NULL ? g_strconcat (_ ("This project is read only."), " ", reason, NULL) : NULL;
}

QuothItemList *
quoth_session_get_list (QuothSession *self, QuothKind kind)
{
  g_return_val_if_fail (self->lists[kind] != NULL, NULL);
  return self->lists[kind];
}

gpointer
quoth_session_find (QuothSession *self, QuothKind kind, const QuothId *id)
{
  QuothItem *item;

  g_return_val_if_fail (self->lists[kind] != NULL, NULL);
  item = id != NULL ? quoth_item_list_find (self->lists[kind], id) : NULL;
  return item != NULL ? quoth_item_get_value (item) : NULL;
}

const QuothCoder *
quoth_session_get_coder (QuothSession *self)
{
  return self->coder;
}

void
quoth_session_set_coder_name (QuothSession *self, const char *name)
{
  QuothItemList *coders = self->lists[QUOTH_KIND_CODER];
  g_autoptr (QuothCoder) coder = NULL;

  g_settings_set_string (quoth_settings_get (), "coder", name);
  for (guint i = 0; i < quoth_item_list_get_size (coders) && coder == NULL; i++)
    {
      QuothCoder *known = quoth_item_get_value (quoth_item_list_get (coders, i));

      if (g_str_equal (known->name, name))
        coder = quoth_value_ref (known);
    }
  self->coder_known = coder != NULL;
  if (coder == NULL)
    {
      coder = quoth_coder_new (NULL);
      coder->name = g_strdup (name);
    }
  quoth_value_unref (self->coder);
  self->coder = g_steal_pointer (&coder);
  g_signal_emit (self, signals[CHANGED], 0);
  refresh (self);
}

QuothChange *
quoth_session_new_change (QuothSession *self, const char *label)
{
  return quoth_change_new (label, &self->coder->value.id);
}

void
quoth_session_commit (QuothSession *self, QuothChange *change)
{
  CommitData *data;

  if (quoth_change_is_empty (change))
    return;
  if (!self->coder_known)
    quoth_change_put (change, self->coder);
  self->coder_known = TRUE;
  data = g_new0 (CommitData, 1);
  data->session = g_object_ref (self);
  data->change = quoth_change_ref (change);
  quoth_session_expect_texts (self, change);
  track (self, change, 1, FALSE);
  quoth_session_begin_commit (self);
  quoth_store_commit_async (self->store, change, NULL, committed_cb, data);
}

void
quoth_session_build (QuothSession *self, QuothBuildFunc build, gpointer data, GDestroyNotify free_data)
{
  BuildData *wrapped = g_new0 (BuildData, 1);

  wrapped->build = build;
  wrapped->data = data;
  wrapped->free_data = free_data;
  wrapped->coder = self->coder_known ? NULL : quoth_value_ref (self->coder);
  quoth_session_begin_commit (self);
  quoth_store_build_async (self->store, build_change, wrapped, build_data_free, NULL, built_cb,
                           g_object_ref (self));
}

void
quoth_session_put (QuothSession *self, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_session_new_change (self, label);

  quoth_change_put (change, value);
  quoth_session_commit (self, change);
}

gpointer
quoth_session_latest (QuothSession *self, gpointer value)
{
  Pending *pending = g_hash_table_lookup (self->pending, &QUOTH_VALUE (value)->id);

  return pending != NULL ? pending->value : value;
}

const char *
quoth_session_get_undo_label (QuothSession *self)
{
  return self->undo_label;
}

const char *
quoth_session_get_redo_label (QuothSession *self)
{
  return self->redo_label;
}

QuothSaveState
quoth_session_get_state (QuothSession *self)
{
  if (self->n_commits > 0)
    return QUOTH_SAVE_STATE_SAVING;
  return self->failed ? QUOTH_SAVE_STATE_FAILED : QUOTH_SAVE_STATE_SAVED;
}
