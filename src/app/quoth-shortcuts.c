/* quoth-shortcuts.c: all keys, on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-shortcuts.h"

GtkWidget *
quoth_shortcuts_new (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/quoth/Quoth/ui/quoth-shortcuts.ui");

  return GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
}
