/* quoth-editor-pick.c: choosing one of what overlaps at a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-editor-private.h"

#include <glib/gi18n.h>

/* Nobody looks through a longer list; what is not in it is found in the tables. */
#define N_PICKS_MAX 200

static void
picked (guint option, gpointer user_data)
{
  QuothEditor *self = user_data;

  if (option < self->picks->len)
    quoth_editor_set_selected (self, &g_array_index (self->picks, QuothId, option), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add_option (QuothEditor *self, QuothAnnotation *annotation)
{
  g_autofree char *title = quoth_editor_describe_one (self, annotation);
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_auto (GStrv) lines = g_strsplit_set (quote, "\n\t", -1);
  g_autofree char *line = g_strjoinv (" ", lines);
  gboolean selected = quoth_id_equal (&annotation->value.id, &self->selected);
  GdkRGBA color;

  if (self->palette != NULL)
    quoth_palette_get_color (self->palette, annotation, &color);
  quoth_option_popover_add (self->pick, self->picks->len, title, strstr (title, line) == NULL ? line : NULL, selected ? _ ("selected") : NULL, NULL,
                            self->palette != NULL ? &color : NULL);
  g_array_append_val (self->picks, annotation->value.id);
}

gboolean
quoth_editor_pick (QuothEditor *self, GPtrArray *annotations, const GdkRectangle *at)
{
  if (annotations->len == 0)
    return FALSE;
  if (self->pick == NULL)
    {
      self->pick = QUOTH_OPTION_POPOVER (quoth_option_popover_new ());
      self->picks = g_array_new (FALSE, FALSE, sizeof (QuothId));
      gtk_popover_set_position (GTK_POPOVER (self->pick), GTK_POS_BOTTOM);
      quoth_option_popover_hang (self->pick, GTK_WIDGET (self));
    }
  g_array_set_size (self->picks, 0);
  quoth_option_popover_begin (self->pick, _ ("What is coded here"));
  for (guint i = 0; i < MIN (annotations->len, N_PICKS_MAX); i++)
    add_option (self, annotations->pdata[i]);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->pick), at);
  quoth_option_popover_ask (self->pick, picked, self);
  return TRUE;
}
