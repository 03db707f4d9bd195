/* quoth-progress.c: how far a command is, on a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The work may call from a thread of its own while the command writes a warning, hence the lock.
 */

#include "config.h"

#include "quoth-progress.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define DELAY (G_USEC_PER_SEC / 2)
#define INTERVAL (G_USEC_PER_SEC / 10)

struct _QuothProgress
{
  GMutex lock;
  gboolean active;
  gboolean shown;
  char *label;
  gint64 next;
};

QuothProgress *
quoth_progress_new (gboolean quiet)
{
  QuothProgress *self = g_new0 (QuothProgress, 1);

  g_mutex_init (&self->lock);
  self->active = !quiet && isatty (STDERR_FILENO);
  self->next = g_get_monotonic_time () + DELAY;
  return self;
}

void
quoth_progress_free (QuothProgress *self)
{
  quoth_progress_erase (self);
  g_mutex_clear (&self->lock);
  g_free (self->label);
  g_free (self);
}

void
quoth_progress_start (QuothProgress *self, const char *label)
{
  g_mutex_lock (&self->lock);
  g_free (self->label);
  self->label = g_strdup (label);
  g_mutex_unlock (&self->lock);
  quoth_progress_update_cb (0, 0, self);
}

void
quoth_progress_erase (QuothProgress *self)
{
  g_mutex_lock (&self->lock);
  if (self->shown)
    {
      fputs ("\r\033[K", stderr);
      fflush (stderr);
      self->shown = FALSE;
    }
  g_mutex_unlock (&self->lock);
}

void
quoth_progress_update_cb (guint64 done, guint64 total, gpointer progress)
{
  QuothProgress *self = progress;
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->lock);
  if (self->active && self->label != NULL && now >= self->next)
    {
      g_autofree char *line = total > 0
        ? g_strdup_printf (_("%s: %u %%"), self->label, (guint) (MIN (done, total) * 100.0 / total))
        : g_strdup_printf ("%s…", self->label);

      g_printerr ("\r%s\033[K", line);
      self->shown = TRUE;
      self->next = now + INTERVAL;
    }
  g_mutex_unlock (&self->lock);
}
