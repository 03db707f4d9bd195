/* test-schemes.c: tests of quoth-schemes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-schemes.h"

#include <glib/gstdio.h>

#include "quoth-palette.h"

/* What people may have among their own: only those that can be read are offered. */
static const struct
{
  const char *id;
  const char *style;
  gboolean light;
  gboolean dark;
} own[] = {
  { "test-a-light", "<style name=\"text\" foreground=\"#102030\" background=\"#f0e0ff\"/>", TRUE, FALSE },
  { "test-b-same", "<style name=\"text\" foreground=\"#112030\" background=\"#f0e0fe\"/>", FALSE, FALSE },
  { "test-dark", "<style name=\"text\" foreground=\"#e0e8f0\" background=\"#301418\"/>", FALSE, TRUE },
  { "test-as-window", "<style name=\"text\" foreground=\"#2c2c2c\" background=\"#fffffe\"/>", FALSE, FALSE },
  { "test-faint", "<style name=\"text\" foreground=\"#808080\" background=\"#ffffff\"/>", FALSE, FALSE },
  { "test-no-page", "<style name=\"text\" foreground=\"#000000\"/>", FALSE, FALSE },
  { "test-nothing", "<style name=\"cursor\" foreground=\"#000000\"/>", FALSE, FALSE },
};

static void
write_schemes (const char *home)
{
  g_autofree char *folder = g_build_filename (home, "gtksourceview-5", "styles", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *name = g_strconcat (own[i].id, ".xml", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *xml = g_strdup_printf ("<style-scheme id=\"%s\" name=\"%s\" version=\"1.0\">%s</style-scheme>", own[i].id,
                                              own[i].id, own[i].style);

      g_assert_true (g_file_set_contents (path, xml, -1, NULL));
    }
}

static gboolean
is_offered (GPtrArray *schemes, const char *id)
{
  for (guint i = 0; i < schemes->len; i++)
    if (g_str_equal (gtk_source_style_scheme_get_id (schemes->pdata[i]), id))
      return TRUE;
  return FALSE;
}

static void
test_offered (void)
{
  g_autoptr (GPtrArray) light = quoth_schemes_list (FALSE);
  g_autoptr (GPtrArray) dark = quoth_schemes_list (TRUE);

  g_assert_cmpstr (gtk_source_style_scheme_get_id (light->pdata[0]), ==, "quoth-paper");
  g_assert_cmpstr (gtk_source_style_scheme_get_id (dark->pdata[0]), ==, "quoth-dusk");
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_test_message ("%s", own[i].id);
      g_assert_true (is_offered (light, own[i].id) == own[i].light);
      g_assert_true (is_offered (dark, own[i].id) == own[i].dark);
    }
}

static void
test_find (void)
{
  GdkRGBA page, text, expected;
  GtkSourceStyleScheme *paper = quoth_schemes_find ("quoth-paper", FALSE);

  g_assert_nonnull (paper);
  g_assert_true (quoth_schemes_get_colors (paper, &page, &text));
  gdk_rgba_parse (&expected, "#f8f1e2");
  g_assert_true (gdk_rgba_equal (&page, &expected));
  /* In a dark window it does not fit. */
  g_assert_null (quoth_schemes_find ("quoth-paper", TRUE));
  g_assert_null (quoth_schemes_find ("test-faint", FALSE));
  g_assert_null (quoth_schemes_find ("test-nothing", FALSE));
  g_assert_null (quoth_schemes_find ("not-there", FALSE));
  g_assert_null (quoth_schemes_find ("", FALSE));
  /* Offered once, but found if somebody chose it before. */
  g_assert_nonnull (quoth_schemes_find ("test-b-same", FALSE));
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("quoth-schemes-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", home);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  write_schemes (home);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schemes/offered", test_offered);
  g_test_add_func ("/schemes/find", test_find);
  status = g_test_run ();
  g_assert_cmpint (system (remove), ==, 0);
  return status;
}
