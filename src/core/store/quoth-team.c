/* quoth-team.c: sharing a project with a team by a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When: what a round does is in quoth-team-sync.c. A round is due some seconds after the first edit since the last one, a moment after
 * something was written in the folder, and every half minute; there is one at a time, in a thread of its own, and one that falls due meanwhile
 * comes after it. What a round itself writes makes another one due, which finds nothing to do, and so it ends there.
 */

#include "config.h"

#include "store/quoth-team.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-team-status.h"
#include "store/quoth-team-sync.h"

/* Milliseconds. */
#define AFTER_EDIT 3000
#define AFTER_FILE 500

/* Seconds. */
#define POLL 30

struct _QuothTeam
{
  GObject parent_instance;

  QuothStore *store;

  GMutex round; /* one at a time; guards `memory` */
  QuothTeamMemory memory;

  GMutex lock; /* guards the next two */
  char *person;
  QuothTeamStatus *status;

  /* Of one that was started; in its context only. */
  gboolean is_started;
  gboolean is_running;
  gboolean is_due;
  gulong news_id;
  guint poll_id;
  guint soon_id;
  GFileMonitor *monitor;
  char *monitored;
};

G_DEFINE_FINAL_TYPE (QuothTeam, quoth_team, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_round (QuothTeam *self);

static void
quoth_team_finalize (GObject *object)
{
  QuothTeam *self = QUOTH_TEAM (object);

  quoth_team_stop (self);
  quoth_team_memory_clear (&self->memory);
  g_clear_pointer (&self->status, quoth_team_status_unref);
  g_free (self->person);
  g_mutex_clear (&self->round);
  g_mutex_clear (&self->lock);
  g_object_unref (self->store);

  G_OBJECT_CLASS (quoth_team_parent_class)->finalize (object);
}

static void
quoth_team_class_init (QuothTeamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_team_finalize;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_team_init (QuothTeam *self)
{
  g_mutex_init (&self->round);
  g_mutex_init (&self->lock);
}

QuothTeam *
quoth_team_new (QuothStore *store, const char *person)
{
  QuothTeam *self = g_object_new (QUOTH_TYPE_TEAM, NULL);

  self->store = g_object_ref (store);
  self->person = g_strdup (person);
  return self;
}

void
quoth_team_set_person (QuothTeam *self, const char *person)
{
  g_mutex_lock (&self->lock);
  g_free (self->person);
  self->person = g_strdup (person);
  g_mutex_unlock (&self->lock);
}

static char *
dup_person (QuothTeam *self)
{
  char *person;

  g_mutex_lock (&self->lock);
  person = g_strdup (self->person);
  g_mutex_unlock (&self->lock);
  return person;
}

QuothTeamStatus *
quoth_team_ref_status (QuothTeam *self)
{
  QuothTeamStatus *status;

  g_mutex_lock (&self->lock);
  status = self->status != NULL ? quoth_team_status_ref (self->status) : NULL;
  g_mutex_unlock (&self->lock);
  return status;
}

static gboolean
run_round (QuothTeam *self, gboolean is_look, GCancellable *cancellable, GError **error)
{
  g_autofree char *person = dup_person (self);
  QuothTeamStatus *status;

  g_mutex_lock (&self->round);
  status = quoth_team_sync_round (self->store, &self->memory, person, is_look, cancellable, error);
  g_mutex_unlock (&self->round);
  if (status == NULL)
    return FALSE;
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->status, quoth_team_status_unref);
  self->status = status;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

gboolean
quoth_team_look (QuothTeam *self, GCancellable *cancellable, GError **error)
{
  return run_round (self, TRUE, cancellable, error);
}

gboolean
quoth_team_sync (QuothTeam *self, GCancellable *cancellable, GError **error)
{
  return run_round (self, FALSE, cancellable, error);
}

/* The folder. */

static gboolean
check_folder (QuothTeam *self, const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (!quoth_team_place_is_within (quoth_store_get_path (self->store), folder))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _ ("The project itself lies in “%s”, where whatever carries the files about may damage it; choose a folder for the "
                  "team alone, and keep the project outside of it"),
               name);
  return FALSE;
}

static gboolean
check_writable (QuothTeam *self, GError **error)
{
  const char *reason = quoth_store_get_read_only_reason (self->store);

  if (reason == NULL)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY, _ ("The project cannot be changed: %s"), reason);
  return FALSE;
}

/* Whoever leaves says nothing any more; a folder that is away does not keep anybody in. */
static gboolean
leave (const QuothTeamPlace *place)
{
  return place->folder == NULL || place->is_elsewhere
         || quoth_team_state_remove (&place->copy, place->folder, NULL);
}

static gboolean
choose_folder (QuothTeam *self, const char *folder, GError **error)
{
  const char *path = quoth_store_get_path (self->store);
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  g_auto (QuothTeamPlace) before = { 0 };

  if (database == NULL || !quoth_team_place_read (database, path, &before, error))
    return FALSE;
  if (folder != NULL && !quoth_team_folder_found (folder, &before.project, error))
    return FALSE;
  if (g_strcmp0 (folder, before.folder) != 0)
    leave (&before);
  return quoth_team_place_write (database, path, folder, error);
}

gboolean
quoth_team_set_folder (QuothTeam *self, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *canonical = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  gboolean done;

  if (!check_writable (self, error) || (canonical != NULL && !check_folder (self, canonical, error)))
    return FALSE;
  g_mutex_lock (&self->round);
  done = choose_folder (self, canonical, error);
  quoth_team_memory_clear (&self->memory);
  g_mutex_unlock (&self->round);
  return done && quoth_team_look (self, cancellable, error);
}

static void
set_folder_cb (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  GError *error = NULL;

  if (quoth_team_set_folder (source, folder, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
quoth_team_set_folder_async (QuothTeam *self,
                             const char *folder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, set_folder_cb);
}

gboolean
quoth_team_set_folder_finish (QuothTeam *self, GAsyncResult *result, GError **error)
{
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  if (self->is_started)
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      begin_round (self);
    }
  return done;
}

/* By itself. */

static gboolean
soon_cb (gpointer user_data)
{
  QuothTeam *self = user_data;

  self->soon_id = 0;
  begin_round (self);
  return G_SOURCE_REMOVE;
}

static void
be_due (QuothTeam *self, guint milliseconds)
{
  if (self->soon_id == 0)
    self->soon_id = g_timeout_add (milliseconds, soon_cb, self);
}

static void
file_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  be_due (user_data, AFTER_FILE);
}

static void
stop_monitor (QuothTeam *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  g_clear_pointer (&self->monitored, g_free);
}

static void
monitor (QuothTeam *self, const char *folder)
{
  g_autoptr (GFile) file = NULL;

  if (g_strcmp0 (folder, self->monitored) == 0)
    return;
  stop_monitor (self);
  if (folder == NULL)
    return;
  self->monitored = g_strdup (folder);
  file = g_file_new_for_path (folder);
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_cb), self);
}

static void
round_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (quoth_team_sync (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothTeam *self = QUOTH_TEAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothTeamStatus) status = NULL;

  self->is_running = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("The team's folder was not looked at: %s", error->message);
  if (!self->is_started)
    return;
  status = quoth_team_ref_status (self);
  monitor (self, status != NULL && !status->is_elsewhere ? status->folder : NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->is_due)
    be_due (self, AFTER_FILE);
  self->is_due = FALSE;
}

static void
begin_round (QuothTeam *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_running)
    {
      self->is_due = TRUE;
      return;
    }
  self->is_running = TRUE;
  task = g_task_new (self, NULL, done_cb, NULL);
  g_task_set_source_tag (task, begin_round);
  g_task_run_in_thread (task, round_cb);
}

static gboolean
poll_cb (gpointer user_data)
{
  begin_round (user_data);
  return G_SOURCE_CONTINUE;
}

static void
news_cb (QuothTeam *self)
{
  be_due (self, AFTER_EDIT);
}

void
quoth_team_start (QuothTeam *self)
{
  if (self->is_started)
    return;
  self->is_started = TRUE;
  self->news_id = g_signal_connect_swapped (self->store, "news", G_CALLBACK (news_cb), self);
  self->poll_id = g_timeout_add_seconds (POLL, poll_cb, self);
  begin_round (self);
}

void
quoth_team_sync_soon (QuothTeam *self)
{
  if (self->is_started)
    begin_round (self);
}

void
quoth_team_stop (QuothTeam *self)
{
  self->is_started = FALSE;
  if (self->news_id != 0)
    g_signal_handler_disconnect (self->store, self->news_id);
  self->news_id = 0;
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_handle_id (&self->soon_id, g_source_remove);
  stop_monitor (self);
}
