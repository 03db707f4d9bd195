/* test-tables-page.c: tables and memos, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static char *
start (QuothDriver *driver)
{
  quoth_driver_open (driver, "--sample");
  return g_build_filename (quoth_driver_get_home (driver), "data", "quoth", "sample.quoth", NULL);
}

/* Where the title of a column is; its x is that of the left edge. */
static QuothPoint
find_column (QuothDriver *driver, const char *title)
{
  g_autoptr (GObject) label = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_LABEL, title));
  g_autoptr (GObject) component = G_OBJECT (atspi_accessible_get_component_iface (ATSPI_ACCESSIBLE (label)));
  g_autofree AtspiPoint *size = atspi_component_get_size (ATSPI_COMPONENT (component), NULL);
  QuothPoint center = quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (label));

  return (QuothPoint){ center.x - size->x / 2, center.y };
}

static gboolean
is_wider (QuothDriver *driver, gpointer before)
{
  return find_column (driver, "Category").x >= GPOINTER_TO_INT (before) + 40;
}

static gboolean
is_first (QuothDriver *driver, gpointer data)
{
  return find_column (driver, "Claimant").x < find_column (driver, "Claim").x;
}

static gboolean
is_hidden (QuothDriver *driver, gpointer data)
{
  return !quoth_driver_has (driver, ATSPI_ROLE_LABEL, "Factuality");
}

static gboolean
has_focus (QuothDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (driver, role, name));
  g_autoptr (GObject) states = G_OBJECT (atspi_accessible_get_state_set (ATSPI_ACCESSIBLE (widget)));

  return atspi_state_set_contains (ATSPI_STATE_SET (states), ATSPI_STATE_FOCUSED);
}

/* The second column is made wider and comes to the first place, another one goes. */
static void
arrange_columns (QuothDriver *driver)
{
  QuothPoint category = find_column (driver, "Category");
  QuothPoint edge = { category.x - 7, category.y };
  QuothPoint claimant = find_column (driver, "Claimant");
  QuothPoint claim = find_column (driver, "Claim");

  quoth_driver_drag (driver, edge, (QuothPoint){ edge.x + 60, edge.y });
  quoth_driver_wait_for (driver, is_wider, GINT_TO_POINTER (category.x), "a wider column");
  claimant.x += 20;
  quoth_driver_drag (driver, claimant, (QuothPoint){ claim.x, claim.y });
  quoth_driver_wait_for (driver, is_first, NULL, "a column in the first place");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Columns");
  for (guint i = 0; i < 8 && !has_focus (driver, ATSPI_ROLE_CHECK_BOX, "Factuality"); i++)
    {
      quoth_driver_key (driver, "Tab");
      quoth_driver_settle (driver);
    }
  quoth_driver_press (driver, "space");
  g_free (quoth_driver_screenshot (driver, "tables-columns"));
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for (driver, is_hidden, NULL, "a table without factuality");
}

static void
show_claims (QuothDriver *driver)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  quoth_driver_wait_for_text (driver, "21 rows");
  quoth_driver_settle (driver);
}

/* From the panel of claims to their table; three rows, one field, one step. */
static void
test_set (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  QuothPoint claim, category;
  guint before = quoth_driver_count (driver, project, "claims", "\"factuality\":\"PS-\"");

  show_claims (driver);
  quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_wait_for_text (driver, "3 of 21 selected");
  quoth_driver_look (driver, "tables-selected");
  quoth_driver_press (driver, "F2");
  quoth_driver_enter (driver, "factu");
  quoth_driver_look (driver, "tables-field");
  quoth_driver_enter (driver, "possibly not");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PS-\"", before + 3);
  g_free (quoth_driver_screenshot (driver, "tables-set"));
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PS-\"", before);

  /* The filter keeps the focus while the rows change. */
  quoth_driver_press (driver, "ctrl+f");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "ferry");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, " never");
  quoth_driver_wait_for_text (driver, "1 row");
  g_free (quoth_driver_screenshot (driver, "tables-filtered"));
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_text (driver, "21 rows");

  /* How somebody arranged the columns is there again when the program is. */
  arrange_columns (driver);
  claim = find_column (driver, "Claim");
  category = find_column (driver, "Category");
  g_free (quoth_driver_screenshot (driver, "tables-arranged"));
  quoth_driver_quit (driver);
  g_free (start (driver));
  show_claims (driver);
  g_assert_true (is_first (driver, NULL) && is_hidden (driver, NULL));
  g_assert_cmpint (find_column (driver, "Claim").x, ==, claim.x);
  g_assert_cmpint (find_column (driver, "Category").x, ==, category.x);
  quoth_driver_finish (driver, project);
}

/* A page by the palette, a memo on what it shows by its key, and back to the text. */
static void
write_memo (QuothDriver *driver, const char *project, const char *page, const char *title, const char *text)
{
  g_autofree char *needle = g_strdup_printf ("\"text\":\"%s\"", text);

  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, page);
  quoth_driver_wait_for_text (driver, title);
  quoth_driver_settle (driver);
  quoth_driver_press (driver, "alt+e");
  quoth_driver_enter (driver, text);
  quoth_driver_expect (driver, project, "memos", needle, 1);
  quoth_driver_press (driver, "Escape");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
}

/* A thread by keys: m writes on what is selected, what answers a memo is changed, and goes with it. */
static void
test_memo (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  guint before = quoth_driver_count (driver, project, "memos", "\"type\":\"memo\"");
  guint answers = quoth_driver_count (driver, project, "memos", "\"parent\"");

  quoth_driver_press (driver, "n");
  quoth_driver_press (driver, "m");
  quoth_driver_enter (driver, "Is it he who says so?");
  quoth_driver_expect (driver, project, "memos", "\"text\":\"Is it he who says so?\"", 1);
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Memo"));
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, "shift+Tab shift+Tab shift+Tab");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "Answer to ");
  quoth_driver_enter (driver, "It is she");
  quoth_driver_expect (driver, project, "memos", "\"parent\"", answers + 1);
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Answer"));
  quoth_driver_wait_for_text (driver, "Write a memo…");

  /* Escape takes back what was typed, then that it is an answer. */
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, "shift+Tab shift+Tab shift+Tab");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "Answer to ");
  quoth_driver_type (driver, "No");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_text (driver, "Answer to ");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_text (driver, "Write a memo…");

  quoth_driver_press (driver, "shift+Tab");
  quoth_driver_type (driver, " indeed");
  quoth_driver_press (driver, "ctrl+Return");
  quoth_driver_expect (driver, project, "memos", "\"text\":\"It is she indeed\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, "shift+Tab shift+Tab shift+Tab shift+Tab");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "The memo and 1 answer are deleted");
  quoth_driver_expect (driver, project, "memos", "\"type\":\"memo\"", before);
  g_free (quoth_driver_screenshot (driver, "memos"));
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "memos", "\"type\":\"memo\"", before + 2);
  quoth_driver_press (driver, "Escape");

  write_memo (driver, project, "page of the project", "Project", "On the whole of it");
  write_memo (driver, project, "page of the codebook", "13 codes", "On a code");
  write_memo (driver, project, "page of propositions", "The night ferry will pay", "On a statement");
  write_memo (driver, project, "page of actors", "18 actors", "On somebody");

  /* What is being typed when the window is closed is saved. */
  quoth_driver_press (driver, "m");
  quoth_driver_type (driver, "And not typed to its end");
  quoth_driver_quit (driver);
  quoth_driver_expect (driver, project, "memos", "\"type\":\"memo\"", before + 7);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/tables-page/set", test_set);
  g_test_add_func ("/tables-page/memo", test_memo);
  return g_test_run ();
}
