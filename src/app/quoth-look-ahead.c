/* quoth-look-ahead.c: the pages before and after the one that is seen are laid out while nothing else is to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most of the time of a frame goes into lines that were never seen: their letters are shaped, and what is coded in them is laid out. Whoever
 * turns a page or the wheel will most likely see the next ones soon. So a page down and a page up from the screen is laid out when
 * the program is idle, a paragraph at a time; the text view keeps what it shaped for that, and draws it without shaping it again (for
 * some seconds: GTK lets go of it then). Lines that the text view has not measured yet are left to a later frame: it does so
 * while it is idle too, and before this.
 */

#include "config.h"

#include "quoth-look-ahead.h"

/* Lines looked at in each direction. */
#define N_LINES_MAX 200

struct _QuothLookAhead
{
  GtkTextView *view;            /* borrowed */
  QuothHighlightLayout *layout; /* borrowed */
  guint idle_id;
};

QuothLookAhead *
quoth_look_ahead_new (GtkTextView *view, QuothHighlightLayout *layout)
{
  QuothLookAhead *self = g_new0 (QuothLookAhead, 1);

  self->view = view;
  self->layout = layout;
  return self;
}

void
quoth_look_ahead_free (QuothLookAhead *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

/* Whether the line of @iter was measured, and is on screen or within a page of it. */
static gboolean
is_near (QuothLookAhead *self, const GtkTextIter *iter, const GdkRectangle *visible)
{
  int top, height;

  gtk_text_view_get_line_yrange (self->view, iter, &top, &height);
  return height > 0 && top < visible->y + 2 * visible->height && top + height > visible->y - visible->height;
}

/* The first line from the one at @y on that is near and was not laid out. */
static gboolean
find_line (QuothLookAhead *self, const GdkRectangle *visible, int y, gboolean down, GtkTextIter *iter)
{
  gtk_text_view_get_line_at_y (self->view, iter, y, NULL);
  for (guint i = 0; i < N_LINES_MAX && is_near (self, iter, visible); i++)
    {
      if (!quoth_highlight_layout_has_paragraph (self->layout, (guint) gtk_text_iter_get_line (iter)))
        return TRUE;
      if (!(down ? gtk_text_iter_forward_line (iter) : gtk_text_iter_backward_line (iter)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
look_cb (gpointer user_data)
{
  QuothLookAhead *self = user_data;
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (self->view, &visible);
  if (!find_line (self, &visible, visible.y, TRUE, &iter) && !find_line (self, &visible, visible.y, FALSE, &iter))
    {
      self->idle_id = 0;
      return G_SOURCE_REMOVE;
    }
  quoth_highlight_layout_get_paragraph (self->layout, (guint) gtk_text_iter_get_line (&iter));
  /* Where nothing is coded, its letters are shaped for this. */
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  return G_SOURCE_CONTINUE;
}

void
quoth_look_ahead_start (QuothLookAhead *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}
