/* test-agreeing.c: how far coders agree, and where they do not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char ann[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Yu\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[12,14]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[26,28]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[39,41]],\"actor\":\"Xi\"}\n";

/* The third one is another actor to him, and the last one longer. */
static const char bo[]
  = "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[12,14]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[26,28]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[39,46]],\"actor\":\"Xi\"}\n";

/* With one coder there is a plain word; with two a number, a matrix, and a way to each place where they differ and back. */
static void
test_page (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again. Xi asked. Xi left.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, ann);

  quoth_driver_open (driver, project);
  quoth_driver_wait_for_text (driver, "4 mentions ");
  quoth_driver_show_page (driver, "Agreement");
  quoth_driver_wait_for_text (driver, "“Ann” is the only coder");
  quoth_driver_apply (driver, project, bo);
  quoth_driver_wait_for_text (driver, "Out of date");
  quoth_driver_click_text (driver, "Measure Again");
  /* By hand: Xi Xi, Yu Yu, Xi Yu, Xi Xi. */
  quoth_driver_wait_for_text (driver, "0.533");
  quoth_driver_look (driver, "1-pairs");
  quoth_driver_click_text (driver, "By Code");
  quoth_driver_wait_for_text (driver, "Yu");
  quoth_driver_look (driver, "2-codes");
  quoth_driver_click_text (driver, "Confusion");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TABLE_CELL, "Ann: Xi, Bo: Xi – 2");
  quoth_driver_look (driver, "3-confusion");
  quoth_driver_click_on (driver, ATSPI_ROLE_TABLE_CELL, "Ann: Xi, Bo: Yu – 1");
  quoth_driver_wait_for_text (driver, "1 where Ann says: Xi, and Bo: Yu");
  quoth_driver_click_text (driver, "Show All");
  quoth_driver_wait_for_text (driver, "2 disagreements");
  quoth_driver_look (driver, "4-places");

  quoth_driver_click_text (driver, "Ann: Xi · Bo: Yu");
  quoth_driver_wait_for_text (driver, "1 of 2");
  quoth_driver_press (driver, "n");
  quoth_driver_wait_for_text (driver, "Ann: Xi (39–41) · Bo: Xi (39–46)");
  quoth_driver_wait_for_text (driver, "2 of 2");
  quoth_driver_look (driver, "5-walk");
  quoth_driver_press (driver, "p");
  quoth_driver_wait_for_text (driver, "1 of 2");
  quoth_driver_click_text (driver, "To the List");
  quoth_driver_wait_for_text (driver, "2 disagreements");

  /* Escape leads back to where one was in the texts, and then there is no more of it. */
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_text (driver, "1 of 2");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "1 of 2");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/agreeing/page", test_page);
  return g_test_run ();
}
