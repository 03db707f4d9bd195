/* test-links.c: what quoth-cli, and with it libquoth, is linked to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

/* The loader of the C library lists what a program would load, and does not run it, when this is
 * set. */
static void
test_no_gtk (void)
{
  static const char *const never[] = { "libgtk", "libadwaita", "libgtksourceview", "libX11",
                                       "libwayland", "libpoppler" };
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "LD_TRACE_LOADED_OBJECTS", "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("QUOTH_CLI"), NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &loaded, NULL, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (loaded, "libglib-2.0"));
  g_assert_nonnull (strstr (loaded, "libsqlite3"));
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (loaded, never[i]) != NULL)
      g_test_fail_printf ("quoth-cli is linked to %s:\n%s", never[i], loaded);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/links/no-gtk", test_no_gtk);
  return g_test_run ();
}
