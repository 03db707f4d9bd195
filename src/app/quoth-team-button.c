/* quoth-team-button.c: how it stands with the team, at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-team-button.h"

#include <glib/gi18n.h>

#include "quoth-follow.h"
#include "quoth-team-view.h"

/* Milliseconds: the first frames have the disk and the processor to themselves. */
#define PATIENCE 800

struct _QuothTeamButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkWidget *warning;
  GtkLabel *label;

  QuothSession *session;
  guint patience;
};

G_DEFINE_FINAL_TYPE (QuothTeamButton, quoth_team_button, GTK_TYPE_WIDGET)

static void
show (QuothTeamButton *self)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (quoth_session_get_team (self->session));
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;
  gboolean is_well = TRUE;

  gtk_widget_set_visible (GTK_WIDGET (self), status != NULL && status->folder != NULL);
  if (status == NULL || status->folder == NULL)
    return;
  summary = quoth_team_view_summarize (status, &is_well);
  /* Translators: how it stands with the team: "Team: In step" */
  text = g_strdup_printf (_ ("Team: %s"), summary);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->warning, !is_well);
}

static gboolean
start_cb (gpointer user_data)
{
  QuothTeamButton *self = user_data;

  self->patience = 0;
  g_signal_connect_object (
    quoth_session_get_team (self->session), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return G_SOURCE_REMOVE;
}

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothTeamButton *self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;
  GObject *popover;

  if (gtk_menu_button_get_popover (button) != NULL || self->session == NULL)
    return;
  g_type_ensure (QUOTH_TYPE_TEAM_VIEW);
  builder = gtk_builder_new_from_resource ("/org/quoth/Quoth/ui/quoth-team-popover.ui");
  popover = gtk_builder_get_object (builder, "popover");
  gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
  g_signal_connect_object (
    gtk_builder_get_object (builder, "folder"), "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  quoth_team_view_set_team (QUOTH_TEAM_VIEW (gtk_builder_get_object (builder, "view")),
                            quoth_session_get_team (self->session));
}

static void
quoth_team_button_dispose (GObject *object)
{
  QuothTeamButton *self = QUOTH_TEAM_BUTTON (object);
  GtkWidget *child;

  quoth_team_button_set_session (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_team_button_parent_class)->dispose (object);
}

static void
quoth_team_button_class_init (QuothTeamButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_team_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-team-button.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTeamButton, button);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamButton, warning);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamButton, label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "teambutton");
}

static void
quoth_team_button_init (QuothTeamButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
}

void
quoth_team_button_set_session (QuothTeamButton *self, QuothSession *session)
{
  if (!quoth_follow (self, &self->session, session))
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->button != NULL)
    gtk_menu_button_set_popover (self->button, NULL);
  /* What cannot be written takes nothing in. */
  if (session != NULL && quoth_session_get_read_only_reason (session) == NULL)
    self->patience = g_timeout_add (PATIENCE, start_cb, self);
}
