/* test-workbench.c: the panes and the keys of the workbench
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static QuothPoint
find_text_center (QuothDriver *driver)
{
  g_autoptr (GObject) view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));

  return quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (view));
}

/* A pane that was dragged wider is as wide again when the program is started again. */
static void
test_panes (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  const int by = 120;
  QuothPoint before, after, later;

  quoth_driver_open (driver, "--sample");
  before = find_text_center (driver);
  quoth_driver_drag (driver, (QuothPoint){ 274, 500 }, (QuothPoint){ 274 + by, 500 });
  quoth_driver_settle (driver);
  after = find_text_center (driver);
  g_assert_cmpint (after.x, ==, before.x + by / 2);
  g_free (quoth_driver_screenshot (driver, "12-wide-pane"));
  quoth_driver_quit (driver);

  quoth_driver_open (driver, "--sample");
  later = find_text_center (driver);
  g_assert_cmpint (later.x, ==, after.x);
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/workbench/panes", test_panes);
  return g_test_run ();
}
