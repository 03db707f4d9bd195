/* make-seeds.c: writes the seeds of a target into a folder: make-seeds TARGET FOLDER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "quoth-fuzz.h"

int
main (int argc, char **argv)
{
  g_autoptr (QuothFuzz) fuzz = argc == 3 ? quoth_fuzz_new (argv[1]) : NULL;
  g_autoptr (GPtrArray) seeds = fuzz != NULL ? quoth_fuzz_list_seeds (fuzz) : NULL;

  if (seeds == NULL)
    {
      g_auto (GStrv) targets = quoth_fuzz_list ();
      g_autofree char *names = g_strjoinv (" ", targets);

      g_printerr ("make-seeds TARGET FOLDER, with one of: %s\n", names);
      return 2;
    }
  g_mkdir_with_parents (argv[2], 0700);
  for (guint i = 0; i < seeds->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("seed-%u", i);
      g_autofree char *path = g_build_filename (argv[2], name, NULL);
      gsize n_bytes;
      const char *data = g_bytes_get_data (seeds->pdata[i], &n_bytes);

      if (!g_file_set_contents (path, data != NULL ? data : "", (gssize) n_bytes, NULL))
        return 1;
    }
  return 0;
}
