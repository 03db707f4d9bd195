/* quoth-driver-files.c: files that come into the workbench from other windows: dragged, or chosen in a dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static gboolean
has_title (QuothDriver *self, gpointer title)
{
  g_autofree char *pattern = g_strdup_printf ("^%s$", (char *) title);
  const char *const argv[] = { "xdotool", "search", "--onlyvisible", "--name", pattern, NULL };
  g_autoptr (GSubprocess) process
    = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return g_subprocess_wait_check (process, NULL, NULL);
}

void
quoth_driver_drop (QuothDriver *self, const char *const *paths, QuothPoint to)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) source = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("QUOTH_DRAG_SOURCE"));
  for (; *paths != NULL; paths++)
    g_ptr_array_add (argv, (gpointer) *paths);
  g_ptr_array_add (argv, NULL);
  source = quoth_driver_spawn (self, (const char *const *) argv->pdata);
  quoth_driver_wait_for (self, has_title, (gpointer) "Drag source", "what is to be dragged");
  quoth_driver_settle (self);
  quoth_driver_drag (self, (QuothPoint){ 50, 20 }, to);
  /* It gives its files when they are asked for, which is after the drop. */
  quoth_driver_settle (self);
  g_subprocess_force_exit (source);
  g_subprocess_wait (source, NULL, NULL);
}

/* While it still reads the folder, GTK's dialog may pass over the key. */
static gboolean
is_answered (QuothDriver *self, gpointer title)
{
  quoth_driver_settle (self);
  if (!has_title (self, title))
    return TRUE;
  quoth_driver_key (self, "Return");
  return FALSE;
}

void
quoth_driver_answer (QuothDriver *self, const char *title, const char *path, gboolean folder)
{
  quoth_driver_wait_for (self, has_title, (gpointer) title, title);
  quoth_driver_settle (self);
  if (folder)
    quoth_driver_key (self, "ctrl+l");
  quoth_driver_key (self, "ctrl+a");
  quoth_driver_type (self, path);
  quoth_driver_settle (self);
  quoth_driver_key (self, "Return");
  quoth_driver_wait_for (self, is_answered, (gpointer) title, "the end of the file dialog");
}
