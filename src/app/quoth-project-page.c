/* quoth-project-page.c: what is said of the project as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-project-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-field.h"
#include "quoth-memo-thread.h"
#include "quoth-page-frame.h"
#include "quoth-text-field.h"

struct _QuothProjectPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  QuothTextField *name;
  QuothTextField *description;
  QuothMemoThread *memos;

  QuothDesk *desk;
};

G_DEFINE_FINAL_TYPE (QuothProjectPage, quoth_project_page, GTK_TYPE_WIDGET)

/* (transfer full): to be changed and put. */
static QuothProject *
copy_project (QuothProjectPage *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);

  return quoth_project_copy (quoth_session_latest (session, (gpointer) quoth_session_get_project (session)));
}

/* A project has a name: an empty one is not stored. */
static void
name_cb (QuothTextField *field, const char *text, QuothProjectPage *self)
{
  g_autoptr (QuothProject) project = copy_project (self);

  if (*text == '\0')
    {
      quoth_text_field_set_text (field, project->name);
      return;
    }
  g_free (project->name);
  project->name = g_strdup (text);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Rename the project"), project);
}

static void
description_cb (QuothTextField *field, const char *text, QuothProjectPage *self)
{
  g_autoptr (QuothProject) project = copy_project (self);

  g_free (project->description);
  project->description = *text != '\0' ? g_strdup (text) : NULL;
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Describe the project"), project);
}

static void
show_project (QuothProjectPage *self)
{
  g_autoptr (QuothProject) project = copy_project (self);

  quoth_text_field_set_text (self->name, project->name);
  quoth_text_field_set_text (self->description, project->description);
}

static void
quoth_project_page_dispose (GObject *object)
{
  QuothProjectPage *self = QUOTH_PROJECT_PAGE (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_project_page_parent_class)->dispose (object);
}

static void
quoth_project_page_class_init (QuothProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_project_page_dispose;
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_MEMO_THREAD);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothProjectPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectPage, name);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectPage, description);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectPage, memos);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, description_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_project_page_init (QuothProjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_project_page_new (QuothDesk *desk)
{
  QuothProjectPage *self = g_object_new (QUOTH_TYPE_PROJECT_PAGE, NULL);
  QuothSession *session = quoth_desk_get_session (desk);

  self->desk = g_object_ref (desk);
  quoth_text_field_set_editable (self->name, quoth_desk_can_edit (desk));
  quoth_text_field_set_editable (self->description, quoth_desk_can_edit (desk));
  g_signal_connect_object (session, "changed", G_CALLBACK (show_project), self, G_CONNECT_SWAPPED);
  show_project (self);
  return GTK_WIDGET (self);
}

/* Whoever opens it wants to write: there is little else to do. */
void
quoth_project_page_show (GtkWidget *page, const QuothId *id)
{
  QuothProjectPage *self = QUOTH_PROJECT_PAGE (page);
  const QuothProject *project = quoth_session_get_project (quoth_desk_get_session (self->desk));

  quoth_memo_thread_show (self->memos, self->desk, &project->value.id);
  quoth_memo_thread_focus (self->memos);
}
