/* quoth-store.c: a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a store is made of: a writer (quoth-writer.c), which has the thread, and a pool of readers. SQLite's write-ahead log
 * lets each reader see the last committed state while the writer goes on.
 */

#include "config.h"

#include "store/quoth-store.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-backup.h"
#include "store/quoth-open.h"
#include "store/quoth-pool.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-schema.h"
#include "store/quoth-store-private.h"
#include "store/quoth-watch.h"

struct _QuothStore
{
  GObject parent_instance;

  char *path;
  /* What readers open: the path, or an URI. */
  char *location;
  char *read_only_reason;
  /* %NULL if the project is read only. */
  QuothWriter *writer;
  QuothPool *pool;
  QuothWatch *watch; /* NULL: what others write is not looked for */
};

G_DEFINE_FINAL_TYPE (QuothStore, quoth_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_NEWS,
  SIGNAL_WAITING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The road of news from the writer's thread: it must not hold the store (see quoth-writer.c). `store` may be looked at,
 * but not held, in that thread: a store is not freed before the thread has ended. */
typedef struct
{
  QuothStore *store;
  GWeakRef weak_store;
  GMainContext *context;
} Road;

/* News, or else whether a write waits. */
typedef struct
{
  Road *road;
  QuothNews *news;
  gboolean is_waiting;
} Message;

static Road *
road_new (QuothStore *store)
{
  Road *self = g_atomic_rc_box_new0 (Road);

  self->store = store;
  g_weak_ref_init (&self->weak_store, store);
  self->context = g_main_context_ref_thread_default ();
  return self;
}

static void
road_clear (gpointer data)
{
  Road *self = data;

  g_weak_ref_clear (&self->weak_store);
  g_main_context_unref (self->context);
}

static void
road_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, road_clear);
}

static void
message_free (gpointer data)
{
  Message *self = data;

  road_unref (self->road);
  g_clear_pointer (&self->news, quoth_news_unref);
  g_free (self);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  g_autoptr (QuothStore) store = g_weak_ref_get (&message->road->weak_store);

  if (store != NULL && message->news != NULL)
    g_signal_emit (store, signals[SIGNAL_NEWS], 0, message->news);
  else if (store != NULL)
    g_signal_emit (store, signals[SIGNAL_WAITING], 0, message->is_waiting);
  return G_SOURCE_REMOVE;
}

static gboolean
is_heard_cb (gpointer data)
{
  Road *road = data;

  return g_signal_has_handler_pending (road->store, signals[SIGNAL_NEWS], 0, FALSE);
}

static void
send (Road *road, QuothNews *news, gboolean is_waiting)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Message *message = g_new0 (Message, 1);

  message->road = g_atomic_rc_box_acquire (road);
  message->news = news != NULL ? quoth_news_ref (news) : NULL;
  message->is_waiting = is_waiting;
  /* Sources of one priority come in the order they were attached: news in the order of the commits, and before
   * the callback of the commit that they are of. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, message_free);
  g_source_set_static_name (source, "[quoth] news of the store");
  g_source_attach (source, road->context);
}

static void
announce_cb (QuothNews *news, gpointer data)
{
  send (data, news, FALSE);
}

static void
wait_cb (gboolean is_waiting, gpointer data)
{
  send (data, NULL, is_waiting);
}

static const QuothHerald herald = {
  .is_heard = is_heard_cb,
  .announce = announce_cb,
  .wait = wait_cb,
  .destroy = road_unref,
};

/* Opens the writer, unless there is a reason not to. Returns %FALSE on an error that is none of those. */
static gboolean
open_writer (QuothStore *self, QuothStoreFlags flags, int version, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (flags & QUOTH_STORE_READ_ONLY)
    self->read_only_reason = g_strdup (_ ("It was opened for reading only"));
  else if (version > QUOTH_SCHEMA_VERSION)
    self->read_only_reason = g_strdup (_ ("It was made by a newer Quoth, which this one can read but not write"));
  else
    self->read_only_reason = quoth_open_find_obstacle (self->path);
  if (self->read_only_reason != NULL)
    return TRUE;

  self->writer = quoth_writer_new (self->path, &herald, road_new (self), &local);
  if (self->writer != NULL)
    return TRUE;
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY)
      || g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_NEWER))
    {
      self->read_only_reason = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_writable (QuothStore *self, GError **error)
{
  if (self->writer != NULL)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_READ_ONLY,
               _ ("The project cannot be changed: %s"),
               self->read_only_reason);
  return FALSE;
}

QuothWriter *
quoth_store_require_writer (QuothStore *self, GError **error)
{
  return check_writable (self, error) ? self->writer : NULL;
}

static void
quoth_store_finalize (GObject *object)
{
  QuothStore *self = QUOTH_STORE (object);

  g_clear_pointer (&self->watch, quoth_watch_free);
  quoth_store_close (self);
  g_clear_pointer (&self->pool, quoth_pool_free);
  g_clear_pointer (&self->writer, quoth_writer_free);
  g_free (self->path);
  g_free (self->location);
  g_free (self->read_only_reason);

  G_OBJECT_CLASS (quoth_store_parent_class)->finalize (object);
}

static void
quoth_store_class_init (QuothStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_store_finalize;

  signals[SIGNAL_NEWS] = g_signal_new ("news",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       QUOTH_TYPE_NEWS);
  signals[SIGNAL_WAITING] = g_signal_new (
    "waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
quoth_store_init (QuothStore *self)
{
}

QuothStore *
quoth_store_open (const char *path, QuothStoreFlags flags, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autoptr (QuothStore) self = NULL;
  int version;

  if (!quoth_open_look (canonical, &version, error))
    return NULL;
  self = g_object_new (QUOTH_TYPE_STORE, NULL);
  self->path = g_steal_pointer (&canonical);
  if (!open_writer (self, flags, version, error))
    return NULL;
  self->location
    = self->writer != NULL ? g_strdup (self->path) : quoth_open_for_reading (self->path, error);
  if (self->location == NULL)
    return NULL;
  self->pool = quoth_pool_new (self->location, quoth_store_get_safe_mode_reason (self) != NULL);
  return g_steal_pointer (&self);
}

/* The stem of a path, as text. */
static char *
dup_stem (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

QuothStore *
quoth_store_create (const char *path, const char *name, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *stem = dup_stem (canonical);

  if (!quoth_open_create (canonical, name != NULL ? name : stem, error))
    return NULL;
  return quoth_store_open (canonical, QUOTH_STORE_READ_WRITE, error);
}

static void
written_cb (gpointer store)
{
  quoth_writer_look (QUOTH_STORE (store)->writer);
}

void
quoth_store_watch (QuothStore *self)
{
  g_return_if_fail (QUOTH_IS_STORE (self));

  if (self->watch != NULL || self->writer == NULL)
    return;
  self->watch = quoth_watch_new (self->path, quoth_store_get_safe_mode_reason (self) != NULL, written_cb, self);
  /* What was written before it was watched. */
  quoth_writer_look (self->writer);
}

void
quoth_store_close (QuothStore *self)
{
  g_return_if_fail (QUOTH_IS_STORE (self));

  /* The writer last: who closes the last connection folds the log into the file. */
  if (self->pool != NULL)
    quoth_pool_close (self->pool);
  if (self->writer != NULL)
    quoth_writer_close (self->writer);
  else if (self->location != NULL)
    quoth_open_tidy (self->location);
}

const char *
quoth_store_get_path (QuothStore *self)
{
  return self->path;
}

const char *
quoth_store_get_read_only_reason (QuothStore *self)
{
  return self->read_only_reason;
}

const char *
quoth_store_get_safe_mode_reason (QuothStore *self)
{
  return self->writer != NULL ? quoth_writer_get_safe_reason (self->writer) : NULL;
}

QuothPool *
quoth_store_get_pool (QuothStore *self)
{
  return self->pool;
}

QuothReader *
quoth_store_open_reader (QuothStore *self, GError **error)
{
  return quoth_reader_new (self->location, quoth_store_get_safe_mode_reason (self) != NULL, G_OBJECT (self), error);
}

gboolean
quoth_store_commit (QuothStore *self, QuothChange *change, GCancellable *cancellable, GError **error)
{
  return check_writable (self, error) && quoth_writer_commit (self->writer, change, cancellable, error);
}

/* A task for the writer; %NULL if it has got an error already. */
static GTask *
new_task (QuothStore *self,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, source_tag);
  /* What is written is written: a late cancel must not make it look as if it were not. */
  g_task_set_check_cancellable (task, FALSE);
  if (check_writable (self, &error))
    return g_steal_pointer (&task);
  g_task_return_error (task, g_steal_pointer (&error));
  return NULL;
}

void
quoth_store_commit_async (QuothStore *self,
                          QuothChange *change,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = new_task (self, quoth_store_commit_async, cancellable, callback, user_data);

  if (task != NULL)
    quoth_writer_commit_async (self->writer, change, task);
}

gboolean
quoth_store_commit_finish (QuothStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
quoth_store_build (QuothStore *self,
                   QuothBuildFunc build,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  return check_writable (self, error)
         && quoth_writer_build (self->writer, build, data, FALSE, cancellable, error);
}

gboolean
quoth_store_try (QuothStore *self, QuothBuildFunc build, gpointer data, GCancellable *cancellable, GError **error)
{
  return check_writable (self, error)
         && quoth_writer_build (self->writer, build, data, TRUE, cancellable, error);
}

void
quoth_store_build_async (QuothStore *self,
                         QuothBuildFunc build,
                         gpointer data,
                         GDestroyNotify free_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = new_task (self, quoth_store_build_async, cancellable, callback, user_data);

  if (task != NULL)
    quoth_writer_build_async (self->writer, build, data, free_data, task);
  else if (free_data != NULL)
    free_data (data);
}

gboolean
quoth_store_build_finish (QuothStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
quoth_store_step (QuothStore *self, const QuothStepRequest *request, GCancellable *cancellable, GError **error)
{
  return check_writable (self, error) && quoth_writer_step (self->writer, request, cancellable, error);
}

gboolean
quoth_store_undo (QuothStore *self, const QuothId *coder, GError **error)
{
  return quoth_store_step (self, &(QuothStepRequest){ .kind = QUOTH_STEP_UNDO, .coder = *coder }, NULL, error);
}

gboolean
quoth_store_redo (QuothStore *self, const QuothId *coder, GError **error)
{
  return quoth_store_step (self, &(QuothStepRequest){ .kind = QUOTH_STEP_REDO, .coder = *coder }, NULL, error);
}

void
quoth_store_step_async (QuothStore *self,
                        const QuothStepRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = new_task (self, quoth_store_step_async, cancellable, callback, user_data);

  if (task != NULL)
    quoth_writer_step_async (self->writer, request, task);
}

void
quoth_store_undo_async (QuothStore *self,
                        const QuothId *coder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  QuothStepRequest request = { .kind = QUOTH_STEP_UNDO, .coder = *coder };

  quoth_store_step_async (self, &request, cancellable, callback, user_data);
}

void
quoth_store_redo_async (QuothStore *self,
                        const QuothId *coder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  QuothStepRequest request = { .kind = QUOTH_STEP_REDO, .coder = *coder };

  quoth_store_step_async (self, &request, cancellable, callback, user_data);
}

gboolean
quoth_store_step_finish (QuothStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
quoth_store_backup (QuothStore *self,
                    const char *destination,
                    gboolean force,
                    QuothProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (QuothDatabase) database = NULL;

  database = quoth_database_open (self->location, SQLITE_OPEN_READONLY, error);
  return database != NULL
         && quoth_backup_copy (
           database, destination, force, NULL, NULL, progress, progress_data, cancellable, error);
}
