/* quoth-shortcuts.c: all keys, on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page is made of the table of actions. GTK 4.8 lets such a window be filled by a description only.
 */

#include "config.h"

#include "quoth-shortcuts.h"

#include "quoth-keys.h"

/* Of more keys than this, the first and the last are shown. */
#define N_KEYS_MAX 4

static void
append_keys (GString *xml, const char *const *keys)
{
  guint n = g_strv_length ((char **) keys);
  g_autofree char *joined = n > N_KEYS_MAX ? g_strdup_printf ("%s...%s", keys[0], keys[n - 1])
                                           : g_strjoinv (" ", (char **) keys);
  g_autofree char *escaped = g_markup_escape_text (joined, -1);

  g_string_append_printf (xml, "<property name=\"accelerator\">%s</property>", escaped);
}

static void
append_action (GString *xml, const QuothAction *action)
{
  const char *const *keys = quoth_keys_get (quoth_keys_get_default (), action);
  g_autofree char *title = g_markup_escape_text (quoth_actions_get_name (action), -1);

  if (keys[0] == NULL)
    return;
  g_string_append (xml, "<child><object class=\"GtkShortcutsShortcut\">");
  append_keys (xml, keys);
  g_string_append_printf (xml, "<property name=\"title\">%s</property></object></child>", title);
}

static void
append_group (GString *xml, QuothActionGroup group)
{
  g_autofree char *title = g_markup_escape_text (quoth_actions_get_title (group), -1);

  g_string_append_printf (xml,
                          "<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>",
                          title);
  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    if (action->group == group)
      append_action (xml, action);
  g_string_append (xml, "</object></child>");
}

GtkWidget *
quoth_shortcuts_new (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"shortcuts\">"
                                          "<property name=\"modal\">True</property><child>"
                                          "<object class=\"GtkShortcutsSection\">"
                                          "<property name=\"section-name\">keys</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (QuothActionGroup group = 0; group < QUOTH_N_ACTION_GROUPS; group++)
    append_group (xml, group);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  return GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
}
