/* quoth-session-open.c: opening and closing a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project as it was is a copy in the user's cache, named by the process it belongs to. It is deleted when the session is closed; what a
 * program that was killed has left there goes when the next one is made.
 */

#include "config.h"

#include "quoth-session-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "quoth-names.h"
#include "quoth-settings.h"

typedef struct
{
  char *path;
  QuothOpening opening;
  char *coder_name;
  QuothStore *origin; /* (nullable): the project that is to be seen as it was */
  QuothId entry;
  QuothProgressFunc progress;
  gpointer progress_data;
} OpenData;

typedef struct
{
  QuothStore *store;
  QuothSnapshot *snapshot;
  QuothCoder *coder;
  gboolean coder_known;
  QuothId packet_coder;
  GArray *hidden; /* (nullable): what the coder may not see */
  gboolean is_blind;
  QuothHistoryEntry *as_of; /* (nullable) */
} Opened;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open->coder_name);
  g_clear_object (&open->origin);
  g_free (open);
}

static void
delete_copy (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  /* Nobody has taken it. */
  if (opened->as_of != NULL && opened->store != NULL)
    delete_copy (quoth_store_get_path (opened->store));
  g_clear_object (&opened->store);
  g_clear_pointer (&opened->snapshot, quoth_snapshot_free);
  g_clear_pointer (&opened->hidden, g_array_unref);
  g_clear_pointer ((gpointer *) &opened->coder, quoth_value_unref);
  g_clear_pointer (&opened->as_of, quoth_history_entry_free);
  g_free (opened);
}

/* A reading connection more is only for who may not see all. */
static gboolean
read_snapshot (Opened *opened, QuothReader *all, GError **error)
{
  g_autoptr (QuothReader) view = NULL;
  g_autoptr (GArray) blind = quoth_reader_list_blind (all, &opened->coder->value.id, error);

  opened->hidden = blind != NULL ? quoth_reader_list_hidden (all, &opened->coder->value.id, error) : NULL;
  if (opened->hidden == NULL)
    return FALSE;
  opened->is_blind = blind->len > 0;
  quoth_store_set_viewer (opened->store, &opened->coder->value.id);
  if (opened->is_blind && (view = quoth_store_open_view (opened->store, error)) == NULL)
    return FALSE;
  opened->snapshot = quoth_snapshot_read (view != NULL ? view : all, NULL, &opened->coder->value.id, error);
  return opened->snapshot != NULL;
}

static gboolean
read_project (Opened *opened, const char *coder_name, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (opened->store, error);
  QuothId coder = QUOTH_ID_NONE;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return FALSE;
  if (quoth_reader_find_coder (reader, coder_name, &coder))
    {
      opened->coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &coder, error);
      opened->coder_known = TRUE;
    }
  else
    {
      opened->coder = quoth_coder_new (NULL);
      opened->coder->name = g_strdup (coder_name);
    }
  quoth_reader_get_packet_coder (reader, &opened->packet_coder);
  if (opened->coder != NULL)
    read_snapshot (opened, reader, error);
  quoth_reader_end (reader);
  return opened->snapshot != NULL;
}

/* ---- As it was ---- */

static char *
dup_copies_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "quoth", "as-of", NULL);
}

/* What programs left that are not there any more. */
static void
delete_leftovers (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      gint64 pid = g_ascii_strtoll (*name == '.' ? name + 1 : name, NULL, 10);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (pid > 0 && kill ((pid_t) pid, 0) != 0 && errno == ESRCH)
        g_unlink (path);
    }
}

/* (transfer full): a name that no file has yet. */
static char *
make_copy_path (void)
{
  static int n_copies;
  g_autofree char *folder = dup_copies_folder ();
  g_autofree char *name = g_strdup_printf ("%d-%d.quoth", (int) getpid (), g_atomic_int_add (&n_copies, 1));

  g_mkdir_with_parents (folder, 0700);
  delete_leftovers (folder);
  return g_build_filename (folder, name, NULL);
}

static QuothStore *
open_as_of (OpenData *data, Opened *opened, GCancellable *cancellable, GError **error)
{
  QuothMoment moment = { .entry = data->entry };
  g_autofree char *path = make_copy_path ();
  g_autoptr (QuothReader) reader = quoth_store_open_reader (data->origin, error);
  QuothStore *store = NULL;

  if (reader == NULL || (opened->as_of = quoth_reader_find_moment (reader, &moment, error)) == NULL)
    return NULL;
  if (quoth_store_copy_as_of (data->origin, &moment, path, data->progress, data->progress_data, cancellable, error))
    store = quoth_store_open (path, QUOTH_STORE_READ_ONLY, error);
  if (store == NULL)
    delete_copy (path);
  return store;
}

static QuothStore *
open_store (OpenData *data, Opened *opened, GCancellable *cancellable, GError **error)
{
  if (data->origin != NULL)
    return open_as_of (data, opened, cancellable, error);
  if (data->opening == QUOTH_OPENING_CREATE)
    return quoth_store_create (data->path, NULL, error);
  return quoth_store_open (
    data->path, data->opening == QUOTH_OPENING_READ_ONLY ? QUOTH_STORE_READ_ONLY : QUOTH_STORE_READ_WRITE, error);
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *data = task_data;
  Opened *opened = g_new0 (Opened, 1);
  GError *error = NULL;

  opened->store = open_store (data, opened, cancellable, &error);
  if (opened->store != NULL && read_project (opened, data->coder_name, &error))
    {
      g_task_return_pointer (task, opened, opened_free);
      return;
    }
  opened_free (opened);
  g_task_return_error (task, error);
}

void
quoth_session_open_async (const char *path,
                          QuothOpening opening,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  data->path = g_strdup (path);
  data->opening = opening;
  data->coder_name = quoth_settings_dup_coder ();
  g_task_set_source_tag (task, quoth_session_open_async);
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_thread);
}

void
quoth_session_open_as_of_async (QuothSession *self,
                                const QuothId *entry,
                                QuothProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  data->origin = g_object_ref (self->store);
  data->entry = *entry;
  data->coder_name = g_strdup (self->coder->name);
  data->progress = progress;
  data->progress_data = progress_data;
  g_task_set_source_tag (task, quoth_session_open_as_of_async);
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_thread);
}

char *
quoth_session_dup_as_of (QuothSession *self)
{
  return self->as_of != NULL ? quoth_name_of_time (self->as_of->time) : NULL;
}

static void
complain_cb (const GError *error, gpointer session)
{
  g_autoptr (GError) told = g_error_copy (error);

  g_prefix_error (&told, _ ("Today's backup could not be made: "));
  g_signal_emit_by_name (session, "alarmed", told);
}

QuothSession *
quoth_session_open_finish (GAsyncResult *result, GError **error)
{
  Opened *opened = g_task_propagate_pointer (G_TASK (result), error);
  QuothSession *self;

  if (opened == NULL)
    return NULL;
  self = quoth_session_new (opened->store, opened->coder, opened->coder_known, opened->hidden, opened->is_blind, opened->snapshot);
  self->packet_coder = opened->packet_coder;
  self->as_of = g_steal_pointer (&opened->as_of);
  if (quoth_session_get_read_only_reason (self) == NULL)
    self->daily_backup = quoth_daily_backup_new (self->store, QUOTH_DAILY_BACKUP_QUIET, complain_cb, self);
  opened_free (opened);
  return self;
}

typedef struct
{
  QuothStore *store;
  gboolean is_copy;
  QuothTeam *team; /* nullable */
} CloseData;

static void
close_data_free (gpointer data)
{
  CloseData *self = data;

  g_clear_object (&self->team);
  g_object_unref (self->store);
  g_free (self);
}

static QuothChange *
do_nothing_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_change_new ("", &QUOTH_ID_NONE);
}

/* The team gets the last edits, too, which are written when this comes to its turn. What cannot be shared now is shared next time. */
static void
close_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CloseData *data = task_data;

  if (data->team != NULL && quoth_store_build (data->store, do_nothing_cb, NULL, NULL, NULL))
    quoth_team_sync (data->team, NULL, NULL);
  quoth_store_close (data->store);
  if (data->is_copy)
    delete_copy (quoth_store_get_path (data->store));
  g_task_return_boolean (task, TRUE);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GApplication *app = g_application_get_default ();

  if (app != NULL)
    g_application_release (app);
}

void
quoth_session_close (QuothSession *self)
{
  GApplication *app = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, closed_cb, NULL);
  CloseData *data = g_new0 (CloseData, 1);

  data->store = g_object_ref (self->store);
  data->is_copy = self->as_of != NULL;
  quoth_outbox_flush (self->outbox);
  g_set_object (&data->team, self->team);
  if (self->team != NULL)
    quoth_team_stop (self->team);
  /* The program must not end before the last edit is on the disk. */
  if (app != NULL)
    g_application_hold (app);
  g_task_set_source_tag (task, quoth_session_close);
  g_task_set_task_data (task, data, close_data_free);
  g_task_run_in_thread (task, close_thread);
}
