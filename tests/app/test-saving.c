/* test-saving.c: what the window does with an edit that cannot be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "quoth-driver.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>

#define WAITING "Waiting for another program"

static void
change_field (QuothDriver *driver, const char *field, const char *text)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, field);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, text);
  quoth_driver_key (driver, "Return");
}

/* Another program begins to write to the project, and does not end. */
static sqlite3 *
hold (const char *project)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (project, &other), ==, SQLITE_OK);
  sqlite3_busy_timeout (other, 10000);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
}

static void
let_go (sqlite3 *other)
{
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

/* No file of the workbench may grow beyond @size: to it that is a full disk. */
static void
limit_files (QuothDriver *driver, rlim_t size)
{
  struct rlimit limit = { 0 };
  pid_t pid = atoi (quoth_driver_get_pid (driver));

  g_assert_cmpint (prlimit (pid, RLIMIT_FSIZE, NULL, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (prlimit (pid, RLIMIT_FSIZE, &limit, NULL), ==, 0);
}

/* It waits for the other program, until the user does not want to any more; what was changed is kept, goes into a copy, and is written when that can be. */
static void
check_held_up (QuothDriver *driver, const char *project)
{
  g_autofree char *copy = g_build_filename (quoth_driver_get_home (driver), "rescued.quoth", NULL);
  sqlite3 *other = hold (project);

  change_field (driver, "Title", "One");
  quoth_driver_wait_for_text (driver, WAITING);
  quoth_driver_look (driver, "saving-1-waits");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Stop Waiting");
  quoth_driver_wait_for_text (driver, "1 change is not saved.");
  /* What comes next is kept, too, after it. */
  change_field (driver, "Author", "Ada");
  quoth_driver_wait_for_text (driver, WAITING);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Stop Waiting");
  quoth_driver_wait_for_text (driver, "2 changes are not saved.");
  quoth_driver_look (driver, "saving-2-stuck");

  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Save a Copy As…");
  quoth_driver_answer (driver, "Save a Copy", copy, FALSE);
  quoth_driver_expect (driver, copy, "documents", "\"author\":\"Ada\"", 1);
  quoth_driver_expect (driver, copy, "documents", "\"title\":\"One\"", 1);
  quoth_driver_expect (driver, project, "documents", "\"title\":\"One\"", 0);

  /* It is not closed without a question. */
  quoth_driver_press (driver, "ctrl+q");
  quoth_driver_wait_for_text (driver, "Close Without Saving?");
  quoth_driver_look (driver, "saving-3-asks");
  quoth_driver_press (driver, "Escape");
  let_go (other);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Try Again");
  quoth_driver_expect (driver, project, "documents", "\"author\":\"Ada\"", 1);
  quoth_driver_expect (driver, project, "documents", "\"title\":\"One\"", 1);
  quoth_driver_wait_for_no_text (driver, "2 changes are not saved.");
}

/* A full disk is told, and what was changed meanwhile is written with what is changed when there is room again. */
static void
check_full_disk (QuothDriver *driver, const char *project)
{
  limit_files (driver, 4096);
  change_field (driver, "Title", "Two");
  quoth_driver_wait_for_text (driver, "1 change is not saved. There is no space left");
  quoth_driver_look (driver, "saving-4-full");
  limit_files (driver, RLIM_INFINITY);
  quoth_driver_expect (driver, project, "documents", "\"title\":\"Two\"", 0);
  change_field (driver, "Author", "Grace");
  quoth_driver_expect (driver, project, "documents", "\"author\":\"Grace\"", 1);
  quoth_driver_expect (driver, project, "documents", "\"title\":\"Two\"", 1);
  quoth_driver_wait_for_no_text (driver, "1 change is not saved.");
}

/* What is given up is not there, and all else is. */
static void
check_given_up (QuothDriver *driver, const char *project)
{
  limit_files (driver, 4096);
  change_field (driver, "Title", "Three");
  quoth_driver_wait_for_text (driver, "1 change is not saved.");
  limit_files (driver, RLIM_INFINITY);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Give Up…");
  quoth_driver_wait_for_text (driver, "Give Up 1 Change?");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Give Up");
  quoth_driver_wait_for_no_text (driver, "1 change is not saved.");
  change_field (driver, "Author", "Joan");
  quoth_driver_expect (driver, project, "documents", "\"author\":\"Joan\"", 1);
  quoth_driver_expect (driver, project, "documents", "\"title\":\"Two\"", 1);
}

/* Codes the word @n of the text, from 0, as a claim. */
static void
code_word (QuothDriver *driver, guint n)
{
  quoth_driver_press (driver, "Escape");
  quoth_driver_press (driver, "ctrl+Home");
  for (guint i = 0; i < n; i++)
    quoth_driver_key (driver, "ctrl+Right");
  quoth_driver_press (driver, "ctrl+shift+Right");
  quoth_driver_key (driver, "c");
}

/* The program is killed in the middle of work: what was shown as coded is there again, and at most what was not shown yet besides. */
static void
check_killed (QuothDriver *driver, const char *project)
{
  guint n_found;

  code_word (driver, 0);
  quoth_driver_wait_for_text (driver, "0 mentions · 1 claim");
  code_word (driver, 1);
  quoth_driver_wait_for_text (driver, "0 mentions · 2 claims");
  code_word (driver, 2);
  quoth_driver_wait_for_text (driver, "0 mentions · 3 claims");
  quoth_driver_wait_for_text (driver, "Saved");
  code_word (driver, 3);
  quoth_driver_kill (driver);

  quoth_driver_open (driver, project);
  n_found = quoth_driver_count (driver, project, "claims", "\"quote\"");
  g_assert_cmpuint (n_found, >=, 3);
  g_assert_cmpuint (n_found, <=, 4);
  quoth_driver_wait_for_text (driver, n_found == 3 ? "0 mentions · 3 claims" : "0 mentions · 4 claims");
  quoth_driver_wait_for_text (driver, "Saved");
}

static void
test_saving (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, NULL);

  quoth_driver_open (driver, project);
  check_killed (driver, project);
  check_held_up (driver, project);
  check_full_disk (driver, project);
  check_given_up (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/saving/trouble", test_saving);
  return g_test_run ();
}
