/* quoth-workbench-find.c: finding something in the text, and going there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-find-bar.h"
#include "quoth-go-to.h"

/* The bar is made when it is first needed. */
static QuothFindBar *
need_find_bar (QuothWorkbench *self)
{
  if (self->find_bar == NULL)
    {
      self->find_bar = quoth_find_bar_new (QUOTH_EDITOR (self->editor));
      gtk_box_prepend (GTK_BOX (self->editor_bin), self->find_bar);
    }
  return QUOTH_FIND_BAR (self->find_bar);
}

static gboolean
has_text (QuothWorkbench *self)
{
  return self->desk != NULL && quoth_desk_get_model (self->desk) != NULL;
}

/* A page that can be searched itself is. */
void
quoth_workbench_find (QuothWorkbench *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->middle);

  if (page != NULL && quoth_workbench_get_page (self) != NULL
      && gtk_widget_activate_action (page, "table.search", NULL))
    return;
  if (!has_text (self))
    return;
  quoth_workbench_leave_pages (self);
  quoth_find_bar_open (need_find_bar (self));
}

static void
step (QuothWorkbench *self, int direction)
{
  if (!has_text (self))
    return;
  quoth_workbench_leave_pages (self);
  quoth_find_bar_step (need_find_bar (self), direction);
}

void
quoth_workbench_find_next (QuothWorkbench *self)
{
  step (self, 1);
}

void
quoth_workbench_find_previous (QuothWorkbench *self)
{
  step (self, -1);
}

static void
go_to_annotation (QuothWorkbench *self, const QuothId *annotation, QuothRange range)
{
  quoth_editor_select_range (QUOTH_EDITOR (self->editor), quoth_range (range.start, range.start));
  if (!quoth_id_is_none (annotation))
    quoth_editor_set_selected (QUOTH_EDITOR (self->editor), annotation, TRUE);
}

static void
go_cb (QuothGoTo *popover, const QuothPlace *place, QuothWorkbench *self)
{
  if (!quoth_id_is_none (&place->code))
    self->walked_code = place->code;
  go_to_annotation (self, &place->annotation, place->range);
}

/* In the middle, at the top of the text. */
static void
point_to_top (QuothWorkbench *self)
{
  const GdkRectangle top = { gtk_widget_get_width (self->editor_bin) / 2, 0, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->go_to), &top);
}

void
quoth_workbench_go_to (QuothWorkbench *self)
{
  if (!has_text (self))
    return;
  quoth_workbench_leave_pages (self);
  if (self->go_to == NULL)
    {
      self->go_to = quoth_go_to_new ();
      gtk_widget_set_parent (self->go_to, self->editor_bin);
      gtk_popover_set_position (GTK_POPOVER (self->go_to), GTK_POS_BOTTOM);
      g_signal_connect_object (self->go_to, "go", G_CALLBACK (go_cb), self, 0);
      g_signal_connect_object (self->go_to, "closed", G_CALLBACK (quoth_workbench_focus_text), self, G_CONNECT_SWAPPED);
    }
  point_to_top (self);
  quoth_go_to_ask (QUOTH_GO_TO (self->go_to), self->desk, quoth_editor_get_caret (QUOTH_EDITOR (self->editor)));
}

/* The code that is walked along: the one that was gone to, or else that of the selected claim. */
static gboolean
get_walked_code (QuothWorkbench *self, QuothId *code)
{
  QuothAnnotation *selected = quoth_desk_get_selected (self->desk);
  const GArray *categories = selected != NULL && selected->value.kind == QUOTH_KIND_CLAIM ? quoth_claim (selected)->categories : NULL;

  for (guint i = 0; categories != NULL && i < categories->len; i++)
    if (quoth_id_equal (&g_array_index (categories, QuothCategory, i).code, &self->walked_code))
      break;
    else if (i + 1 == categories->len)
      self->walked_code = g_array_index (categories, QuothCategory, 0).code;
  *code = self->walked_code;
  return !quoth_id_is_none (code);
}

static void
walk (QuothWorkbench *self, int direction)
{
  QuothAnnotation *next;
  QuothId code;

  if (!has_text (self))
    return;
  if (!get_walked_code (self, &code))
    {
      quoth_workbench_tell (self, _ ("Select a claim that has a category, to go on along it"));
      return;
    }
  next = quoth_places_find_code (quoth_desk_get_model (self->desk), &code,
                                 quoth_editor_get_selected (QUOTH_EDITOR (self->editor)),
                                 quoth_editor_get_caret (QUOTH_EDITOR (self->editor)), direction);
  if (next != NULL)
    go_to_annotation (self, &next->value.id, quoth_annotation_get_extent (next));
}

void
quoth_workbench_next_of_code (QuothWorkbench *self)
{
  walk (self, 1);
}

void
quoth_workbench_previous_of_code (QuothWorkbench *self)
{
  walk (self, -1);
}
