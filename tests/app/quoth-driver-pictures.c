/* quoth-driver-pictures.c: what is on the screen of a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver-private.h"

#include <glib/gstdio.h>

#define STEP (50 * 1000)

static char *
take_picture (const char *folder, const char *name)
{
  g_autofree char *base = g_strconcat (name, ".png", NULL);
  char *path = g_build_filename (folder, base, NULL);

  g_free (quoth_driver_run ((const char *const[]){ "import", "-window", "root", path, NULL }));
  return path;
}

char *
quoth_driver_screenshot (QuothDriver *self, const char *name)
{
  return take_picture (self->pictures, name);
}

static char *
sign_picture (const char *picture)
{
  return quoth_driver_run ((const char *const[]){ "identify", "-format", "%#", picture, NULL });
}

char *
quoth_driver_sign (QuothDriver *self, QuothPoint corner, int width, int height)
{
  g_autofree char *path = take_picture (self->home, "signed");
  g_autofree char *part
    = g_strdup_printf ("%s[%dx%d+%d+%d]", path, width, height, corner.x, corner.y);
  char *signature = sign_picture (part);

  g_unlink (path);
  return signature;
}

void
quoth_driver_settle (QuothDriver *self)
{
  g_autofree char *last = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *path = take_picture (self->home, "settling");
      g_autofree char *signature = sign_picture (path);

      g_unlink (path);
      if (g_strcmp0 (signature, last) == 0)
        return;
      g_free (last);
      last = g_steal_pointer (&signature);
      g_usleep (4 * STEP);
    }
}
