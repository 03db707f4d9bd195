/* test-sharing.c: two copies of a project that share a folder, one in the window and one on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <glib/gstdio.h>
#include <string.h>

/* An actor's id. */
#define MIRA "0190aaaa-0000-7000-8000-000000000001"

typedef struct
{
  char *folder;
  char *mine;
  char *theirs;
} Team;

static void
team_clear (Team *self)
{
  g_free (self->folder);
  g_free (self->mine);
  g_free (self->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Team, team_clear)

/* Bo has joined the team of the project. */
static void
found (QuothDriver *driver, Team *team)
{
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");

  team->folder = g_build_filename (quoth_driver_get_home (driver), "shared", NULL);
  team->theirs = g_build_filename (quoth_driver_get_home (driver), "theirs.quoth", NULL);
  g_assert_cmpint (g_mkdir (team->folder, 0700), ==, 0);
  team->mine = quoth_driver_make_project (driver, "work", text, NULL);
  g_free (quoth_driver_run_cli (driver, "team", team->mine, "--folder", team->folder, "--coder", "Anna", NULL));
  g_free (quoth_driver_run_cli (driver, "team", team->theirs, "--folder", team->folder, "--coder", "Bo", NULL));
}

/* Whether Bo has what the window wrote. */
static gboolean
has_arrived_cb (QuothDriver *driver, gpointer theirs)
{
  g_free (quoth_driver_run_cli (driver, "team", theirs, "--sync", NULL));
  return quoth_driver_count (driver, theirs, "documents", "\"title\":\"The lake, again\"") == 1;
}

/* Whether Bo has it, too, that it is settled. */
static gboolean
is_settled_cb (QuothDriver *driver, gpointer theirs)
{
  g_free (quoth_driver_run_cli (driver, "team", theirs, "--sync", NULL));
  return quoth_driver_count (driver, theirs, "disagreements", "\"id\"") == 0;
}

/* Both say something else of one actor: the window says so, and leads to where it is settled. */
static void
disagree (QuothDriver *driver, const Team *team)
{
  quoth_driver_apply (driver, team->theirs, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"note\":\"of Bo\"}\n");
  quoth_driver_apply (driver, team->mine, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"note\":\"of Anna\"}\n");
  g_free (quoth_driver_run_cli (driver, "team", team->theirs, "--sync", NULL));
  quoth_driver_wait_for_text (driver, "Team: 1 to settle");
  quoth_driver_click_text (driver, "Team: 1 to settle");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Settle 1 Disagreement");
  quoth_driver_look (driver, "80-team-disagrees");
  /* What is first in the popover has the focus. */
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "The other side");
  quoth_driver_look (driver, "81-disagreement");
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "No Disagreements");
  quoth_driver_expect (driver, team->mine, "disagreements", "\"id\"", 0);
  quoth_driver_wait_for (driver, is_settled_cb, team->theirs, "the verdict arrives at the other copy");
}

static void
test_share (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_auto (Team) team = { 0 };

  found (driver, &team);
  quoth_driver_open (driver, team.mine);
  quoth_driver_wait_for_text (driver, "Team: ");

  /* What Bo does comes by itself. */
  quoth_driver_apply (driver, team.theirs, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n");
  g_free (quoth_driver_run_cli (driver, "team", team.theirs, "--sync", NULL));
  quoth_driver_expect (driver, team.mine, "actors", "\"name\":\"Mira Holt\"", 1);

  /* And what is done here goes there. */
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Title");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "The lake, again");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, team.mine, "documents", "\"title\":\"The lake, again\"", 1);
  quoth_driver_wait_for (driver, has_arrived_cb, team.theirs, "the title arrives at the other copy");
  quoth_driver_wait_for_text (driver, "Team: In step");
  disagree (driver, &team);
  quoth_driver_wait_for_text (driver, "Team: In step");

  quoth_driver_click_text (driver, "Team: In step");
  quoth_driver_wait_for_text (driver, "Bo (");
  quoth_driver_look (driver, "90-team");
  quoth_driver_press (driver, "Tab");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Leave the Team");
  quoth_driver_look (driver, "91-team-folder");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Leave the Team");
  quoth_driver_wait_for_text (driver, "No folder is chosen");
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "No folder is chosen");
  quoth_driver_wait_for_no_text (driver, "Team: ");
  quoth_driver_finish (driver, team.mine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/sharing/share", test_share);
  return g_test_run ();
}
