/* quoth-driver-steps.c: what a user does again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

void
quoth_driver_open (QuothDriver *self, const char *project)
{
  quoth_driver_start (self, (const char *const[]){ project, NULL });
  quoth_driver_wait_for_widget (self, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_settle (self);
}

void
quoth_driver_finish (QuothDriver *self, const char *project)
{
  quoth_driver_quit (self);
  g_free (quoth_driver_run_cli (self, "check", project, NULL));
}

void
quoth_driver_wait_for_widget (QuothDriver *self, AtspiRole role, const char *name)
{
  g_object_unref (quoth_driver_find (self, role, name));
}

void
quoth_driver_wait_for_text (QuothDriver *self, const char *text)
{
  g_object_unref (quoth_driver_find_text (self, text));
}

static gboolean
has_no_text (QuothDriver *self, gpointer text)
{
  return !quoth_driver_has_text (self, text);
}

void
quoth_driver_wait_for_no_text (QuothDriver *self, const char *text)
{
  g_autofree char *what = g_strdup_printf ("the end of “%s”", text);

  quoth_driver_wait_for (self, has_no_text, (gpointer) text, what);
}

void
quoth_driver_press (QuothDriver *self, const char *key)
{
  quoth_driver_settle (self);
  quoth_driver_key (self, key);
}

void
quoth_driver_enter (QuothDriver *self, const char *typed)
{
  quoth_driver_settle (self);
  quoth_driver_type (self, typed);
  quoth_driver_press (self, "Return");
}

void
quoth_driver_click_on (QuothDriver *self, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (self, role, name));

  quoth_driver_settle (self);
  quoth_driver_click (self, ATSPI_ACCESSIBLE (widget));
}

void
quoth_driver_click_text (QuothDriver *self, const char *text)
{
  g_autoptr (GObject) label = G_OBJECT (quoth_driver_find_text (self, text));

  quoth_driver_settle (self);
  quoth_driver_click (self, ATSPI_ACCESSIBLE (label));
}

static gboolean
has_no_item (QuothDriver *self, gpointer title)
{
  return !quoth_driver_has (self, ATSPI_ROLE_MENU_ITEM, title);
}

/* Without a window manager, a window that lay under a menu may have the next click for getting the focus back: that is one on its title. */
void
quoth_driver_show_page (QuothDriver *self, const char *title)
{
  quoth_driver_click_text (self, "Review");
  quoth_driver_click_on (self, ATSPI_ROLE_MENU_ITEM, title);
  quoth_driver_wait_for (self, has_no_item, (gpointer) title, "the end of the menu");
  quoth_driver_click_on (self, ATSPI_ROLE_LABEL, title);
}

void
quoth_driver_choose (QuothDriver *self, const char *button, const char *entry, const char *mnemonic)
{
  quoth_driver_click_on (self, ATSPI_ROLE_PUSH_BUTTON, button);
  quoth_driver_wait_for_widget (self, ATSPI_ROLE_MENU_ITEM, entry);
  quoth_driver_press (self, mnemonic);
  quoth_driver_wait_for (self, has_no_item, (gpointer) entry, "the end of the menu");
}
