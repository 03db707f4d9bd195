/* quoth-preferences.c: the window of what a user may set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-preferences.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-backups-page.h"
#include "quoth-keys-page.h"
#include "quoth-reading-page.h"

void
quoth_preferences_show (GtkWindow *parent, const char *page)
{
  static GtkWidget *preferences;

  if (preferences == NULL)
    {
      g_set_weak_pointer (&preferences, adw_preferences_window_new ());
      gtk_window_set_title (GTK_WINDOW (preferences), _ ("Preferences"));
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences),
                                  ADW_PREFERENCES_PAGE (quoth_reading_page_new ()));
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences),
                                  ADW_PREFERENCES_PAGE (quoth_keys_page_new ()));
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (preferences),
                                  ADW_PREFERENCES_PAGE (quoth_backups_page_new ()));
    }
  gtk_window_set_transient_for (GTK_WINDOW (preferences), parent);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), page);
  gtk_window_present (GTK_WINDOW (preferences));
}
