/* quoth-team-view.c: how it stands with the team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-team-view.h"

#include <glib/gi18n.h>

#include "quoth-follow.h"
#include "quoth-names.h"

/* So many files are named; who has more of them needs no list. */
#define FILES_MAX 4

struct _QuothTeamView
{
  GtkWidget parent_instance;

  GtkLabel *trouble;
  GtkButton *settle;
  GtkBox *members;
  GtkWidget *problems_title;
  GtkBox *problems;
  GtkLabel *synced;

  QuothTeam *team;
};

G_DEFINE_FINAL_TYPE (QuothTeamView, quoth_team_view, GTK_TYPE_WIDGET)

static const char *
get_name (const QuothTeamMember *member)
{
  return member->name != NULL ? member->name : _ ("Somebody");
}

static char *
describe_to_come (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit to come", "%u edits to come", n), n);
}

static char *
describe_behind (const QuothTeamStatus *status, guint n)
{
  for (guint i = 0; n == 1 && i < status->members->len; i++)
    {
      const QuothTeamMember *member = status->members->pdata[i];

      if (member->n_to_go > 0)
        /* Translators: who has not got all edits yet */
        return g_strdup_printf (_ ("%s is behind"), get_name (member));
    }
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is behind", "%u are behind", n), n);
}

static gboolean
has_bad_file (const QuothTeamStatus *status)
{
  for (guint i = 0; i < status->problems->len; i++)
    if (!((QuothTeamProblem *) status->problems->pdata[i])->is_waiting)
      return TRUE;
  return FALSE;
}

char *
quoth_team_view_summarize (const QuothTeamStatus *status, gboolean *is_well)
{
  guint n_to_come = quoth_team_status_count_to_come (status);
  guint n_behind = quoth_team_status_count_behind (status);

  *is_well = !status->is_elsewhere && status->trouble == NULL && !has_bad_file (status) && status->warnings->len == 0;
  if (status->is_elsewhere || status->trouble != NULL)
    return g_strdup (_ ("Not shared"));
  if (n_to_come > 0)
    return describe_to_come (n_to_come);
  if (status->n_disagreements > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to settle", "%u to settle", status->n_disagreements),
                            status->n_disagreements);
  if (n_behind > 0)
    return describe_behind (status, n_behind);
  return g_strdup (_ ("In step"));
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
describe_member (const QuothTeamMember *member)
{
  g_autofree char *heard = member->time > 0 ? quoth_name_of_time (member->time) : NULL;
  GString *text = g_string_new (NULL);

  if (member->n_to_come > 0)
    {
      g_autofree char *to_come = describe_to_come (member->n_to_come);

      g_string_append (text, to_come);
    }
  if (member->n_to_come > 0 && member->n_to_go > 0)
    g_string_append (text, " · ");
  if (member->n_to_go > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "does not have %u edit of yours yet", "does not have %u edits of yours yet", member->n_to_go),
      member->n_to_go);
  if (text->len == 0)
    g_string_append (text, _ ("has everything"));
  if (heard != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: when a copy of the project last said anything */
      g_string_append_printf (text, _ ("last heard of %s"), heard);
    }
  return g_string_free (text, FALSE);
}

static void
add_member (QuothTeamView *self, const QuothTeamMember *member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *own = member->is_self ? g_strdup_printf (_ ("%s, this copy"), get_name (member)) : NULL;
  g_autofree char *text = member->is_self ? NULL : describe_member (member);

  gtk_box_append (GTK_BOX (box), new_label (own != NULL ? own : get_name (member), NULL));
  if (text != NULL)
    {
      GtkWidget *label = new_label (text, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (self->members, box);
}

static void
add_problem (QuothTeamView *self, const char *file, const char *reason)
{
  g_autofree char *text = file != NULL ? g_strdup_printf ("%s: %s", file, reason) : g_strdup (reason);

  gtk_box_append (self->problems, new_label (text, "caption"));
}

static void
add_problems (QuothTeamView *self, const QuothTeamStatus *status)
{
  guint n = MIN (status->problems->len, FILES_MAX);

  for (guint i = 0; i < status->warnings->len; i++)
    add_problem (self, NULL, status->warnings->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      const QuothTeamProblem *problem = status->problems->pdata[i];

      add_problem (self, problem->file, problem->reason);
    }
  if (status->problems->len > n)
    {
      g_autofree char *more = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "and %u more file", "and %u more files", status->problems->len - n),
        status->problems->len - n);

      add_problem (self, NULL, more);
    }
  gtk_widget_set_visible (self->problems_title, status->problems->len + status->warnings->len > 0);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
describe_sync (const QuothTeamStatus *status)
{
  g_autofree char *when = status->synced > 0 ? quoth_name_of_time (status->synced) : NULL;

  if (status->n_to_share > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit of this copy is not shared yet", "%u edits of this copy are not shared yet", status->n_to_share),
                            status->n_to_share);
  return when != NULL ? g_strdup_printf (_ ("All was read and written %s"), when) : g_strdup ("");
}

static void
show_disagreements (QuothTeamView *self, guint n)
{
  g_autofree char *label
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Settle %u Disagreement", "Settle %u Disagreements", n), n);

  gtk_button_set_label (self->settle, label);
  gtk_widget_set_visible (GTK_WIDGET (self->settle), n > 0);
}

static void
show (QuothTeamView *self)
{
  g_autoptr (QuothTeamStatus) status = self->team != NULL ? quoth_team_ref_status (self->team) : NULL;
  g_autofree char *synced = NULL;
  const char *trouble;

  clear (self->members);
  clear (self->problems);
  if (status == NULL)
    return;
  trouble = status->is_elsewhere ? _ ("This file is a copy, or was moved here from another computer: choose the team's folder again if it is to "
                                      "be shared from here, too")
                                 : status->trouble;
  gtk_label_set_label (self->trouble, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
  show_disagreements (self, status->n_disagreements);
  for (guint i = 0; i < status->members->len; i++)
    add_member (self, status->members->pdata[i]);
  add_problems (self, status);
  synced = describe_sync (status);
  gtk_label_set_label (self->synced, synced);
}

/* Shows the page of disagreements in the window that this is shown in, or that its dialog belongs to. */
static void
settle_clicked (QuothTeamView *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self), "win.show-page", "s", "disagreements");
  if (parent != NULL)
    gtk_window_close (GTK_WINDOW (root));
}

static void
quoth_team_view_dispose (GObject *object)
{
  GtkWidget *child;

  quoth_team_view_set_team (QUOTH_TEAM_VIEW (object), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_team_view_parent_class)->dispose (object);
}

static void
quoth_team_view_class_init (QuothTeamViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_team_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-team-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, trouble);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, settle);
  gtk_widget_class_bind_template_callback (widget_class, settle_clicked);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, members);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, problems_title);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, problems);
  gtk_widget_class_bind_template_child (widget_class, QuothTeamView, synced);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_team_view_init (QuothTeamView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_team_view_set_team (QuothTeamView *self, QuothTeam *team)
{
  if (!quoth_follow (self, &self->team, team))
    return;
  if (team != NULL)
    {
      g_signal_connect_object (team, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      show (self);
    }
}
