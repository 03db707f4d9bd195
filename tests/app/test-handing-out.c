/* test-handing-out.c: a lead assigns texts and hands out a packet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"second\",\"text\":\"Xi said yes.\"}\n";

static void
ask_for (QuothDriver *driver, const char *command)
{
  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, command);
}

/* What is shown before is what is done, as one step. */
static void
assign (QuothDriver *driver, const char *project)
{
  ask_for (driver, "assign texts");
  quoth_driver_wait_for_text (driver, "2 texts are handed out · 2 new assignments");
  quoth_driver_press (driver, "Up");
  quoth_driver_press (driver, "Up");
  quoth_driver_wait_for_text (driver, "2 texts are handed out · 6 new assignments");
  quoth_driver_look (driver, "1-assign");
  quoth_driver_press (driver, "Return");
  quoth_driver_expect (driver, project, "assignments", "\"to-do\"", 6);
}

static void
hand_out (QuothDriver *driver, const char *packet)
{
  ask_for (driver, "hand out");
  quoth_driver_wait_for_text (driver, "Whose Packet");
  quoth_driver_look (driver, "2-hand-out");
  quoth_driver_press (driver, "Return");
  quoth_driver_answer (driver, "Write the Packet To", packet, FALSE);
  quoth_driver_wait_for_text (driver, "“ann.quoth” has 2 texts for Ann.");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_no_text (driver, "The Packet Is Written");
}

static void
test_packet (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);
  g_autofree char *packet = g_build_filename (quoth_driver_get_home (driver), "ann.quoth", NULL);

  quoth_driver_open (driver, project);
  assign (driver, project);
  hand_out (driver, packet);
  quoth_driver_finish (driver, project);
  g_free (quoth_driver_run_cli (driver, "check", packet, NULL));
  g_assert_cmpuint (quoth_driver_count (driver, packet, "documents", "\"type\":\"document\""), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/handing-out/packet", test_packet);
  return g_test_run ();
}
