/* quoth-late-tooltip.c: tooltips of rows, which cost nothing until somebody points at one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 asks the display where the pointer is each time a tooltip is set, and waits for the answer: in a list that is scrolled that
 * takes longer than all else about a row. So the text is only kept, and given when it is asked for.
 */

#include "quoth-late-tooltip.h"

#define KEY "quoth-late-tooltip"

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), KEY);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
quoth_late_tooltip_set (GtkWidget *widget, const char *text)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  if (text == NULL || gtk_widget_get_has_tooltip (widget))
    return;
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
}
