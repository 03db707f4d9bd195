/* main.c: quoth-cli
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "quoth-invocation.h"

/* Where a caller has closed one of them, the project file would get its number, and be written to like a terminal. */
static void
open_standard_files (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0)
    close (fd);
}

/* The plain C locale of a bare system or a cron job is ASCII; names and messages are not. */
static void
set_up_locale (void)
{
  setlocale (LC_ALL, "");
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, QUOTH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* The C library gives the memory of other threads out page by page, with a system call for each. Of the few that this program
 * has one works at a time, mostly: they can share. */
static void
set_up_memory (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1);
#endif
}

int
main (int argc, char **argv)
{
  open_standard_files ();
  set_up_memory ();
  set_up_locale ();
  g_set_prgname ("quoth-cli");
  /* A reader that goes away, and a file that may grow no more, are errors to be told, not deaths. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  return quoth_invocation_run ((const char *const *) argv);
}
