/* quoth-correct-row.c: what a correction of the text does to one annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-correct-row.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

static char *
dup_fate (const QuothRevised *revised, const char *after)
{
  if (QUOTH_ANNOTATION (revised->before)->unplaced)
    return g_strdup (_ ("gets its place again"));
  if (revised->fate == QUOTH_FATE_LOST)
    return g_strdup (_ ("finds no place"));
  /* Translators: what an annotation reads after the text was corrected */
  return g_strdup_printf (_ ("will read “%s”"), after);
}

GtkWidget *
quoth_correct_row_new (const QuothRevised *revised)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *before = quoth_annotation_dup_quote (revised->before);
  g_autofree char *after = quoth_annotation_dup_quote (revised->after);
  g_autofree char *fate = dup_fate (revised, after);
  g_autofree char *title = g_strdup_printf ("“%s”", before);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", quoth_name_of_annotation (revised->before->kind), fate);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (revised->fate == QUOTH_FATE_LOST)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  return row;
}
