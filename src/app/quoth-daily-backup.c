/* quoth-daily-backup.c: a backup a day while a project is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It follows the news, so that a project which is only read gets none. What it copies is the state some seconds after the first edit of the day. Whether
 * there is a backup of this day, of any reason, is looked up in the folder, since other windows and programs make them too.
 */

#include "config.h"

#include "quoth-daily-backup.h"

#include "quoth-backup-job.h"
#include "quoth-settings.h"

struct _QuothDailyBackup
{
  QuothStore *store;
  guint quiet;
  QuothComplainFunc complain;
  gpointer user_data;
  gulong handler;
  guint timeout;
  int done; /* the day for which nothing is to be done any more, as of get_day() */
  GCancellable *cancellable;
};

static int
get_day (GDateTime *time)
{
  return g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time);
}

static int
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return get_day (now);
}

static gboolean
has_one_of_today (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const QuothBackup *backup = backups->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time / 1000);

      if (time != NULL && backup->fault == NULL && get_day (time) == get_today ())
        return TRUE;
    }
  return FALSE;
}

/* Once a day. Where it ends because the project is closed, there is nobody to tell. */
static void
fail (QuothDailyBackup *self, const GError *error)
{
  self->done = get_today ();
  self->complain (error, self->user_data);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!quoth_backup_finish (result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (user_data, error);
  g_application_release (g_application_get_default ());
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothDailyBackup *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = quoth_backup_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->done = get_today ();
  if (backups == NULL)
    fail (self, error);
  else if (!has_one_of_today (backups))
    {
      /* The program must not end before what is half made is taken away. */
      g_application_hold (g_application_get_default ());
      quoth_backup_keep_async (self->store, QUOTH_BACKUP_DAILY, self->cancellable, kept_cb, self);
    }
}

static gboolean
quiet_cb (gpointer user_data)
{
  QuothDailyBackup *self = user_data;

  self->timeout = 0;
  quoth_backup_list_async (quoth_store_get_path (self->store), self->cancellable, listed_cb, self);
  return G_SOURCE_REMOVE;
}

static void
news_cb (QuothDailyBackup *self)
{
  if (self->done == get_today () || !g_settings_get_boolean (quoth_settings_get (), "backup-daily"))
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (self->quiet, quiet_cb, self);
}

QuothDailyBackup *
quoth_daily_backup_new (QuothStore *store, guint quiet, QuothComplainFunc complain, gpointer user_data)
{
  QuothDailyBackup *self = g_new0 (QuothDailyBackup, 1);

  self->store = g_object_ref (store);
  self->quiet = quiet;
  self->complain = complain;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->handler = g_signal_connect_swapped (store, "news", G_CALLBACK (news_cb), self);
  return self;
}

void
quoth_daily_backup_free (QuothDailyBackup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_signal_handler (&self->handler, self->store);
  g_object_unref (self->store);
  g_object_unref (self->cancellable);
  g_free (self);
}
