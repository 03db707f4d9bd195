/* quoth-session.c: an open project, as the window sees it
 *
 * The road of an edit: a change goes through the outbox (quoth-session-commit.c) to the store's thread, the store commits it and announces news, and
 * a reading connection then reads what the news names. News that come while a reading is under way are gathered for
 * the next one, so that a burst of edits costs two readings and not one each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-session-private.h"

#include <glib/gi18n.h>

#include "quoth-settings.h"

G_DEFINE_FINAL_TYPE (QuothSession, quoth_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STATE_CHANGED,
  FAILED,
  ALARMED,
  CHANGED_ELSEWHERE,
  STEPPED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
compare_annotation_types (gconstpointer a, gconstpointer b)
{
  return compare_positions (((const QuothAnnotationType *) a)->position,
                            ((const QuothAnnotationType *) b)->position);
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
  return ((QuothPending *) value)->covered;
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
    quoth_session_refresh (self);
}

void
quoth_session_refresh (QuothSession *self)
{
  GHashTableIter iter;
  QuothPending *pending;
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
  quoth_session_refresh (self);
  quoth_news_ref (news);
  g_clear_pointer (&self->last_news, quoth_news_unref);
  self->last_news = news;
  /* What others code meanwhile comes to light, too, when it does. */
  if (!self->telling && (self->is_blind || quoth_news_touches (news, QUOTH_KIND_ASSIGNMENT)))
    quoth_session_look (self);
  if (quoth_news_is_foreign (news))
    g_signal_emit (self, signals[CHANGED_ELSEWHERE], 0, self->is_blind ? _ ("work of others") : quoth_news_get_label (news));
}

static void
quoth_session_dispose (GObject *object)
{
  QuothSession *self = QUOTH_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->outbox != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->outbox, self);
      quoth_outbox_flush (self->outbox);
    }
  g_clear_object (&self->outbox);
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
  g_clear_pointer (&self->hidden, g_array_unref);
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
  signals[ALARMED] = g_signal_new ("alarmed", QUOTH_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
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
  self->pending = quoth_session_new_pending ();
  self->lists[QUOTH_KIND_DOCUMENT] = quoth_item_list_new (compare_documents);
  self->lists[QUOTH_KIND_ACTOR] = quoth_item_list_new (compare_actors);
  self->lists[QUOTH_KIND_CODE] = quoth_item_list_new (NULL);
  self->lists[QUOTH_KIND_CODER] = quoth_item_list_new (compare_coders);
  self->lists[QUOTH_KIND_PROPOSITION] = quoth_item_list_new (compare_propositions);
  self->lists[QUOTH_KIND_ACTOR_KIND] = quoth_item_list_new (compare_actor_kinds);
  self->lists[QUOTH_KIND_ANNOTATION_TYPE] = quoth_item_list_new (compare_annotation_types);
  self->lists[QUOTH_KIND_RELATION_TYPE] = quoth_item_list_new (compare_relation_types);
  self->lists[QUOTH_KIND_ATTRIBUTE] = quoth_item_list_new (compare_attributes);
}

QuothSession *
quoth_session_new (
  QuothStore *store, QuothCoder *coder, gboolean coder_known, GArray *hidden, gboolean is_blind, QuothSnapshot *snapshot)
{
  QuothSession *self = g_object_new (QUOTH_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  self->coder = quoth_value_ref (coder);
  self->coder_known = coder_known;
  self->is_blind = is_blind;
  self->hidden = hidden != NULL ? g_array_ref (hidden) : g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  quoth_session_open_outbox (self);
  self->news_handler = g_signal_connect (store, "news", G_CALLBACK (news_cb), self);
  quoth_store_watch (store);
  quoth_session_apply (self, snapshot);
  /* What was committed since the snapshot was read announced itself to nobody. */
  quoth_session_refresh (self);
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

char *
quoth_session_dup_safe_mode (QuothSession *self)
{
  const char *reason = quoth_store_get_safe_mode_reason (self->store);

  if (reason == NULL)
    return NULL;
  /* Translators: %s is a sentence that says why */
  return g_strdup_printf (_ ("Safe mode: %s All is saved as ever, but more slowly. Better copy the project to a disk of this computer, or "
                             "share it by a team folder."),
                          reason);
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

const QuothCoder *
quoth_session_get_packet_coder (QuothSession *self)
{
  return quoth_id_is_none (&self->packet_coder) ? NULL : quoth_session_find (self, QUOTH_KIND_CODER, &self->packet_coder);
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
  quoth_store_set_viewer (self->store, &self->coder->value.id);
  quoth_session_look (self);
  g_signal_emit (self, signals[CHANGED], 0);
  quoth_session_refresh (self);
}

QuothChange *
quoth_session_new_change (QuothSession *self, const char *label)
{
  return quoth_change_new (label, &self->coder->value.id);
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
