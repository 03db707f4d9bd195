/* quoth-watch.c: noticing that somebody wrote to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who commits to a project writes to its log, or, without one, to the file itself; either is seen by the system. (Rejected: to ask
 * SQLite every second whether anything is new: it costs little, but never lets the processor sleep.) SQLite's log works among the
 * programs of one machine only, so there is nothing that the system would not see. Without the log, in safe mode, there may be: then it is asked.
 */

#include "config.h"

#include "store/quoth-watch.h"

/* Milliseconds: so often at most is it told, while somebody writes. */
#define RATE 200

/* Milliseconds between two questions, where it has to be asked. */
#define ASKING 1000

struct _QuothWatch
{
  GFileMonitor *monitors[2];
  GSource *asking; /* NULL: the system tells */
  void (*written) (gpointer owner);
  GWeakRef owner;
};

static void
clear (gpointer data)
{
  g_weak_ref_clear (&((QuothWatch *) data)->owner);
}

static void
release_asker (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* One who is told may be at it while another thread frees the watch. */
static void
release (gpointer data, GClosure *closure)
{
  release_asker (data);
}

static void
tell (QuothWatch *self)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->written (owner);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  tell (user_data);
}

static gboolean
ask_cb (gpointer user_data)
{
  tell (user_data);
  return G_SOURCE_CONTINUE;
}

static void
begin_to_ask (QuothWatch *self)
{
  self->asking = g_timeout_source_new (ASKING);
  g_source_set_callback (self->asking, ask_cb, g_atomic_rc_box_acquire (self), release_asker);
  g_source_set_static_name (self->asking, "[quoth] ask whether another computer wrote");
  g_source_attach (self->asking, g_main_context_get_thread_default ());
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
quoth_watch_new (const char *path, gboolean asks, void (*written) (gpointer owner), gpointer owner)
{
  QuothWatch *self = g_atomic_rc_box_new0 (QuothWatch);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  self->written = written;
  g_weak_ref_init (&self->owner, owner);
  self->monitors[0] = watch (self, path);
  self->monitors[1] = watch (self, log);
  if (asks)
    begin_to_ask (self);
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
  if (self->asking != NULL)
    {
      g_source_destroy (self->asking);
      g_source_unref (self->asking);
    }
  release_asker (self);
}
