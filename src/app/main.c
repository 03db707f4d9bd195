/* main.c: the workbench
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "quoth-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (QuothApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, QUOTH_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* A file that may grow no more is an error to be told, not a death. */
  signal (SIGXFSZ, SIG_IGN);
  g_set_application_name ("Quoth");
  app = quoth_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
