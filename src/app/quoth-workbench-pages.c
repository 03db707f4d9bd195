/* quoth-workbench-pages.c: pages in the place of the text, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages that somebody went through are kept like those of a browser, so that Escape leads back over each of them to the
 * text. A text that is opened ends it.
 */

#include "config.h"

#include "quoth-focus.h"
#include "quoth-workbench-private.h"

#include "quoth-pages.h"

/* One step of the way: a page, and what it showed. */
typedef struct
{
  const QuothPageKind *kind;
  QuothId id;
} Step;

static GtkWidget *
get_page (QuothWorkbench *self, const QuothPageKind *kind)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->middle, kind->name);

  if (page == NULL)
    {
      page = kind->create (self->desk);
      gtk_stack_add_named (self->middle, page, kind->name);
    }
  return page;
}

static void
show_step (QuothWorkbench *self, const Step *step)
{
  GtkWidget *page = get_page (self, step->kind);

  step->kind->show (page, quoth_id_is_none (&step->id) ? NULL : &step->id);
  quoth_workbench_show_middle (self);
  if (!quoth_focus_is_within (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
quoth_workbench_show_page (QuothWorkbench *self, const char *name, const QuothId *id)
{
  Step step = { quoth_pages_find (name), id != NULL ? *id : QUOTH_ID_NONE };
  const Step *last = self->way->len > 0 ? &g_array_index (self->way, Step, self->way->len - 1) : NULL;

  if (self->desk == NULL)
    return;
  if (last == NULL || last->kind != step.kind || !quoth_id_equal (&last->id, &step.id))
    g_array_append_val (self->way, step);
  show_step (self, &step);
}

void
quoth_workbench_go_back (QuothWorkbench *self)
{
  if (self->way->len == 0)
    {
      if (quoth_focus_is_within (GTK_WIDGET (self->inspector)) || quoth_focus_is_within (GTK_WIDGET (self->library)))
        quoth_workbench_focus_text (self);
      return;
    }
  g_array_set_size (self->way, self->way->len - 1);
  if (self->way->len > 0)
    {
      show_step (self, &g_array_index (self->way, Step, self->way->len - 1));
      return;
    }
  quoth_workbench_show_middle (self);
  quoth_workbench_focus_text (self);
}

void
quoth_workbench_leave_pages (QuothWorkbench *self)
{
  if (self->way->len == 0)
    return;
  g_array_set_size (self->way, 0);
  quoth_workbench_show_middle (self);
}

const char *
quoth_workbench_get_page (QuothWorkbench *self)
{
  return self->way->len > 0 ? g_array_index (self->way, Step, self->way->len - 1).kind->name : NULL;
}

void
quoth_workbench_drop_pages (QuothWorkbench *self)
{
  g_array_set_size (self->way, 0);
  for (const QuothPageKind *kind = quoth_pages_get (); kind->name != NULL; kind++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->middle, kind->name);

      if (page != NULL)
        gtk_stack_remove (self->middle, page);
    }
}

GArray *
quoth_workbench_new_way (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Step));
}
