/* quoth-driver-pictures.c: what is on the screen of a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver-private.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

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

/* Read from the display itself: a picture in a file takes a program to make it and another one to read it, which is longer than what is waited for. */
static char *
sign_screen (QuothPoint corner, int width, int height)
{
  Display *display = XOpenDisplay (NULL);
  XImage *image;
  char *signature;

  g_assert_nonnull (display);
  image = XGetImage (display, DefaultRootWindow (display), corner.x, corner.y, (guint) width, (guint) height, AllPlanes, ZPixmap);
  g_assert_nonnull (image);
  signature = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) image->data, (gsize) image->bytes_per_line * (gsize) height);
  XDestroyImage (image);
  XCloseDisplay (display);
  return signature;
}

char *
quoth_driver_sign (QuothDriver *self, QuothPoint corner, int width, int height)
{
  return sign_screen (corner, width, height);
}

static QuothPoint
get_screen_size (void)
{
  Display *display = XOpenDisplay (NULL);
  QuothPoint size;

  g_assert_nonnull (display);
  size = (QuothPoint){ DisplayWidth (display, DefaultScreen (display)), DisplayHeight (display, DefaultScreen (display)) };
  XCloseDisplay (display);
  return size;
}

/* A program that is busy shows the same for as long as it is: each look at the screen comes after an answer of its. Three times the same, since what is
 * read in a thread (a folder, in a file dialog) comes later. */
void
quoth_driver_settle (QuothDriver *self)
{
  QuothPoint size = get_screen_size ();
  g_autofree char *last = NULL;

  for (int i = 0, n_same = 1; i < 60 && n_same < 3; i++)
    {
      g_autofree char *signature = NULL;

      if (i > 0)
        g_usleep (4 * STEP);
      quoth_driver_await_answer (self);
      signature = sign_screen ((QuothPoint){ 0, 0 }, size.x, size.y);
      n_same = g_strcmp0 (signature, last) == 0 ? n_same + 1 : 1;
      g_free (last);
      last = g_steal_pointer (&signature);
    }
}
