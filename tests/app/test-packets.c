/* test-packets.c: a packet comes back, once and again, and is opened by somebody whose packet it is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n";

static const char mention[] = "{\"type\":\"mention\",\"document\":\"text\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n";

/* (transfer full): Ann's packet of @project, in which she coded. */
static char *
make_packet (QuothDriver *driver, const char *project)
{
  char *packet = g_build_filename (quoth_driver_get_home (driver), "ann.quoth", NULL);
  g_autofree char *done = quoth_driver_write_file (driver, "done.jsonl", mention);

  g_free (quoth_driver_run_cli (driver, "assign", project, "--to", "Ann", "--coder", "Bo", NULL));
  g_free (quoth_driver_run_cli (driver, "packet", project, "--for", "Ann", packet, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", packet, done, "--coder", "Ann", NULL));
  return packet;
}

static void
merge_with (QuothDriver *driver, const char *packet)
{
  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, "merge with a copy");
  quoth_driver_answer (driver, "Merge With", packet, FALSE);
}

/* The second time it is said that there is nothing more in it, and nothing comes in twice. */
static void
test_twice (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);
  g_autofree char *packet = make_packet (driver, project);

  quoth_driver_open (driver, project);
  merge_with (driver, packet);
  quoth_driver_wait_for_text (driver, "“ann” is the packet of Ann. What was done");
  quoth_driver_press (driver, "Return");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Xi\"]", 1);
  quoth_driver_wait_for_no_text (driver, "“ann” is the packet of Ann.");
  merge_with (driver, packet);
  quoth_driver_wait_for_text (driver, "“ann” is the packet of Ann. All that was done in it has been taken back already.");
  quoth_driver_look (driver, "1-taken-back");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "“ann” is the packet of Ann.");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Xi\"]", 1);
  quoth_driver_finish (driver, project);
}

/* Bo is told whose packet it is, and may stay who he is: what he codes there is his. */
static void
test_of_another (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);
  g_autofree char *packet = make_packet (driver, project);

  quoth_driver_open (driver, packet);
  quoth_driver_wait_for_text (driver, "This is the packet of Ann:");
  quoth_driver_look (driver, "2-of-another");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Code as Ann");
  quoth_driver_wait_for_no_text (driver, "This is the packet of Ann:");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Coder: Ann");
  quoth_driver_finish (driver, packet);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/packets/twice", test_twice);
  g_test_add_func ("/packets/of-another", test_of_another);
  return g_test_run ();
}
