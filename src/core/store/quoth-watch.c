/* quoth-watch.c: noticing that somebody wrote to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who commits to a project writes to its log, or, without one, to the file itself; either is seen by the system. (Rejected: to ask
 * SQLite every second whether anything is new: it costs little, but never lets the processor sleep.) SQLite's log works among the
 * programs of one machine only, so there is nothing that the system would not see.
 */

#include "config.h"

#include "store/quoth-watch.h"

/* Milliseconds: so often at most is it told, while somebody writes. */
#define RATE 200

struct _QuothWatch
{
  GFileMonitor *monitors[2];
  void (*written) (gpointer owner);
  GWeakRef owner;
};

static void
clear (gpointer data)
{
  g_weak_ref_clear (&((QuothWatch *) data)->owner);
}

/* One who is told may be at it while another thread frees the watch. */
static void
release (gpointer data, GClosure *closure)
{
  g_atomic_rc_box_release_full (data, clear);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  QuothWatch *self = user_data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->written (owner);
}

static GFileMonitor *
watch (QuothWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor == NULL)
    return NULL;
  g_file_monitor_set_rate_limit (monitor, RATE);
  g_signal_connect_data (monitor, "changed", G_CALLBACK (changed_cb), g_atomic_rc_box_acquire (self), release, 0);
  return monitor;
}

QuothWatch *
quoth_watch_new (const char *path, void (*written) (gpointer owner), gpointer owner)
{
  QuothWatch *self = g_atomic_rc_box_new0 (QuothWatch);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  self->written = written;
  g_weak_ref_init (&self->owner, owner);
  self->monitors[0] = watch (self, path);
  self->monitors[1] = watch (self, log);
  return self;
}

void
quoth_watch_free (QuothWatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_object_unref (self->monitors[i]);
      }
  release (self, NULL);
}
