/* quoth-affiliation-row.c: to whom an actor belongs, as what, and from when to when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-affiliation-row.h"

#include <glib/gi18n.h>

#include "quoth-actor-check.h"
#include "quoth-actor-picker.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-row.h"
#include "quoth-text-field.h"

struct _QuothAffiliationRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *actor;
  QuothRow *actor_row;
  GtkWidget *remove;
  QuothTextField *role;
  QuothTextField *from;
  QuothTextField *to;
  GtkWidget *picker; /* made when it is first asked */

  QuothDesk *desk;
  QuothId owner;
  guint n;
};

G_DEFINE_FINAL_TYPE (QuothAffiliationRow, quoth_affiliation_row, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothAffiliationRow *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (transfer full) (nullable): the actor, to be changed. */
static QuothActor *
edit (QuothAffiliationRow *self)
{
  gpointer actor = quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &self->owner);
  QuothActor *latest = actor != NULL ? quoth_session_latest (get_session (self), actor) : NULL;

  return latest != NULL && self->n < latest->affiliations->len ? quoth_actor_copy (latest) : NULL;
}

static void
put_text (QuothAffiliationRow *self, const char *format, gsize member, const char *text)
{
  g_autoptr (QuothActor) copy = edit (self);
  g_autofree char *label = NULL;
  char **field;

  if (copy == NULL)
    return;
  field = (char **) G_STRUCT_MEMBER_P (copy->affiliations->pdata[self->n], member);
  g_free (*field);
  *field = g_strdup (text);
  label = quoth_coding_make_label (format, copy->name);
  quoth_session_put (get_session (self), label, copy);
}

static void
role_committed_cb (QuothTextField *field, const char *text, QuothAffiliationRow *self)
{
  put_text (self, _ ("Change a role of “%s”"), G_STRUCT_OFFSET (QuothAffiliation, role), text);
}

static void
from_committed_cb (QuothTextField *field, const char *text, QuothAffiliationRow *self)
{
  put_text (self, _ ("Change the start of a role of “%s”"), G_STRUCT_OFFSET (QuothAffiliation, from), text);
}

static void
to_committed_cb (QuothTextField *field, const char *text, QuothAffiliationRow *self)
{
  put_text (self, _ ("Change the end of a role of “%s”"), G_STRUCT_OFFSET (QuothAffiliation, to), text);
}

static char *
check_from (const char *text, gpointer owner, GError **error)
{
  QuothAffiliationRow *self = owner;
  g_autoptr (QuothActor) actor = edit (self);
  const QuothAffiliation *affiliation = actor != NULL ? actor->affiliations->pdata[self->n] : NULL;

  return quoth_valid_period (N_ ("the start of the affiliation"), text, N_ ("the end of the affiliation"),
                             affiliation != NULL ? affiliation->to : NULL, error)
           ? g_strdup (text)
           : NULL;
}

static char *
check_to (const char *text, gpointer owner, GError **error)
{
  QuothAffiliationRow *self = owner;
  g_autoptr (QuothActor) actor = edit (self);
  const QuothAffiliation *affiliation = actor != NULL ? actor->affiliations->pdata[self->n] : NULL;

  return quoth_valid_period (N_ ("the start of the affiliation"), affiliation != NULL ? affiliation->from : NULL,
                             N_ ("the end of the affiliation"), text, error)
           ? g_strdup (text)
           : NULL;
}

static void
picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothAffiliationRow *self = user_data;
  g_autoptr (QuothActor) copy = edit (self);
  g_autofree char *label = quoth_coding_make_label (_ ("Set affiliation to “%s”"), actor->name);
  g_autoptr (QuothChange) change = quoth_session_new_change (get_session (self), label);
  g_autoptr (GError) error = NULL;

  if (copy == NULL)
    return;
  quoth_actor_check_affiliation (copy, self->n, actor, &error);
  quoth_field_refuse (self->actor, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  ((QuothAffiliation *) copy->affiliations->pdata[self->n])->actor = actor->value.id;
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, copy);
  quoth_session_commit (get_session (self), change);
}

static void
actor_clicked_cb (QuothAffiliationRow *self)
{
  if (self->picker == NULL)
    {
      self->picker = quoth_actor_picker_new ();
      gtk_widget_set_parent (self->picker, self->actor);
    }
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->picker), self->desk, _ ("Affiliated to"), "", picked, self);
}

static void
go_cb (QuothAffiliationRow *self)
{
  g_autoptr (QuothActor) actor = edit (self);

  if (actor != NULL)
    quoth_desk_show_page (self->desk, "actor", &((QuothAffiliation *) actor->affiliations->pdata[self->n])->actor);
}

static void
remove_cb (QuothAffiliationRow *self)
{
  g_autoptr (QuothActor) copy = edit (self);
  g_autofree char *label = NULL;

  if (copy == NULL)
    return;
  g_ptr_array_remove_index (copy->affiliations, self->n);
  label = quoth_coding_make_label (_ ("Remove an affiliation of “%s”"), copy->name);
  quoth_session_put (get_session (self), label, copy);
}

static void
quoth_affiliation_row_dispose (GObject *object)
{
  QuothAffiliationRow *self = QUOTH_AFFILIATION_ROW (object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_affiliation_row_parent_class)->dispose (object);
}

static void
quoth_affiliation_row_class_init (QuothAffiliationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_affiliation_row_dispose;
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_ROW);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-affiliation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, actor);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, actor_row);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, remove);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, role);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, from);
  gtk_widget_class_bind_template_child (widget_class, QuothAffiliationRow, to);
  gtk_widget_class_bind_template_callback (widget_class, actor_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_committed_cb);
  gtk_widget_class_set_css_name (widget_class, "quothaffiliation");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_affiliation_row_init (QuothAffiliationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_text_field_set_check (self->from, check_from, self);
  quoth_text_field_set_check (self->to, check_to, self);
}

GtkWidget *
quoth_affiliation_row_new (void)
{
  return g_object_new (QUOTH_TYPE_AFFILIATION_ROW, NULL);
}

void
quoth_affiliation_row_show (QuothAffiliationRow *self, QuothDesk *desk, const QuothActor *actor, guint n)
{
  const QuothAffiliation *affiliation = actor->affiliations->pdata[n];
  gboolean can_edit = quoth_desk_can_edit (desk);
  const QuothActor *other;
  GdkRGBA color;

  g_set_object (&self->desk, desk);
  self->owner = actor->value.id;
  self->n = n;
  other = quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &affiliation->actor);
  if (other != NULL)
    quoth_palette_get_kind_color (quoth_session_get_palette (get_session (self)), other->actor_kind, &color);
  quoth_row_set_color (self->actor_row, other != NULL ? &color : NULL);
  quoth_row_set_title (self->actor_row, other != NULL ? other->name : "…");
  gtk_widget_set_sensitive (self->actor, can_edit);
  gtk_widget_set_visible (self->remove, can_edit);
  quoth_text_field_set_text (self->role, affiliation->role);
  quoth_text_field_set_text (self->from, affiliation->from);
  quoth_text_field_set_text (self->to, affiliation->to);
  quoth_text_field_set_editable (self->role, can_edit);
  quoth_text_field_set_editable (self->from, can_edit);
  quoth_text_field_set_editable (self->to, can_edit);
}

void
quoth_affiliation_row_commit (QuothAffiliationRow *self)
{
  QuothTextField *fields[] = { self->role, self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      quoth_text_field_commit (fields[i]);
      quoth_text_field_revert (fields[i]);
    }
}

void
quoth_affiliation_row_focus (QuothAffiliationRow *self)
{
  quoth_text_field_focus (self->role);
}
