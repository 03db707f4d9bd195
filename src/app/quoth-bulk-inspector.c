/* quoth-bulk-inspector.c: the fields that several annotations have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-bulk-inspector.h"

#include <glib/gi18n.h>

#include "quoth-bulk-edit.h"
#include "quoth-bulk-popover.h"
#include "quoth-field.h"

struct _QuothBulkInspector
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *card;
  GtkWidget *popover; /* made when it is first asked */

  QuothDesk *desk;
  GPtrArray *annotations;
  GPtrArray *buttons; /* one a field */
  QuothKind kind;     /* that the fields are of */
};

G_DEFINE_FINAL_TYPE (QuothBulkInspector, quoth_bulk_inspector, GTK_TYPE_BOX)

static void
chosen_cb (QuothBulkField *field, const QuothBulkValue *to, gpointer user_data)
{
  QuothBulkInspector *self = user_data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (guint i = 0; i < self->annotations->len; i++)
    g_array_append_val (ids, QUOTH_VALUE (self->annotations->pdata[i])->id);
  quoth_bulk_edit (quoth_desk_get_session (self->desk), field, to, ids);
}

static void
clicked_cb (GtkWidget *button, QuothBulkInspector *self)
{
  QuothBulkField *field = g_object_get_data (G_OBJECT (button), "field");

  if (self->popover == NULL)
    self->popover = g_object_ref_sink (quoth_bulk_popover_new ());
  if (gtk_widget_get_parent (self->popover) != button)
    {
      if (gtk_widget_get_parent (self->popover) != NULL)
        gtk_widget_unparent (self->popover);
      gtk_widget_set_parent (self->popover, button);
    }
  quoth_bulk_popover_ask_field (QUOTH_BULK_POPOVER (self->popover), quoth_desk_get_session (self->desk), field, chosen_cb,
                                self);
}

/* What all have in @field, for people; "" for nothing; %NULL if they differ. */
static char *
find_common (QuothBulkInspector *self, const QuothBulkField *field)
{
  g_autofree char *first = quoth_bulk_field_get (field, self->annotations->pdata[0]);
  QuothId id;

  for (guint i = 1; i < self->annotations->len; i++)
    {
      g_autofree char *other = quoth_bulk_field_get (field, self->annotations->pdata[i]);

      if (g_strcmp0 (first, other) != 0)
        return NULL;
    }
  if (field->input == QUOTH_BULK_ACTOR && first != NULL && quoth_id_from_string (first, &id))
    {
      const QuothActor *actor = quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_ACTOR, &id);

      return g_strdup (actor != NULL ? actor->name : "…");
    }
  for (guint i = 0; field->choices != NULL && field->choices[i] != NULL; i += 2)
    if (g_strcmp0 (field->choices[i], first) == 0)
      return g_strdup (field->choices[i + 1]);
  return first != NULL ? g_steal_pointer (&first) : g_strdup ("");
}

static void
show_button (QuothBulkInspector *self, GtkWidget *button)
{
  QuothBulkField *field = g_object_get_data (G_OBJECT (button), "field");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *common = quoth_bulk_field_can_get (field) ? find_common (self, field) : g_strdup ("");

  if (common != NULL && *common != '\0')
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
  if (common == NULL)
    gtk_label_set_label (GTK_LABEL (label), _ ("several"));
  else
    gtk_label_set_label (GTK_LABEL (label), *common != '\0' ? common : _ ("Choose…"));
  gtk_widget_set_sensitive (button, quoth_desk_can_edit (self->desk));
}

static void
add_field (QuothBulkInspector *self, QuothBulkField *field)
{
  GtkWidget *line = g_object_new (QUOTH_TYPE_FIELD, NULL);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
  g_object_set_data_full (G_OBJECT (button), "field", quoth_bulk_field_ref (field),
                          (GDestroyNotify) quoth_bulk_field_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  quoth_field_set_name (QUOTH_FIELD (line), field->title);
  gtk_widget_set_parent (button, line);
  gtk_box_append (GTK_BOX (self->card), line);
  g_ptr_array_add (self->buttons, button);
}

static void
drop_popover (QuothBulkInspector *self)
{
  if (self->popover != NULL && gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_object (&self->popover);
}

static void
make_fields (QuothBulkInspector *self, QuothKind kind)
{
  g_autoptr (GPtrArray) fields = NULL;
  GtkWidget *child;

  drop_popover (self);
  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  fields = quoth_bulk_list_fields (quoth_desk_get_session (self->desk), kind);
  for (guint i = 0; i < fields->len; i++)
    add_field (self, fields->pdata[i]);
  self->kind = kind;
}

static void
quoth_bulk_inspector_dispose (GObject *object)
{
  QuothBulkInspector *self = QUOTH_BULK_INSPECTOR (object);

  drop_popover (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_bulk_inspector_parent_class)->dispose (object);
}

static void
quoth_bulk_inspector_class_init (QuothBulkInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_bulk_inspector_dispose;
}

static void
quoth_bulk_inspector_init (QuothBulkInspector *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self), self->title);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "fields");
  gtk_box_append (GTK_BOX (self), self->card);
}

static char *
make_title (QuothKind kind, guint n)
{
  switch (kind)
    {
    case QUOTH_KIND_MENTION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n), n);
    case QUOTH_KIND_CLAIM:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cue", "%u cues", n), n);
    }
}

void
quoth_bulk_inspector_show (QuothBulkInspector *self, QuothDesk *desk, GPtrArray *annotations)
{
  QuothKind kind = QUOTH_VALUE (annotations->pdata[0])->kind;
  g_autofree char *title = make_title (kind, annotations->len);

  g_set_object (&self->desk, desk);
  g_ptr_array_ref (annotations);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  self->annotations = annotations;
  if (self->buttons->len == 0 || self->kind != kind)
    make_fields (self, kind);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  for (guint i = 0; i < self->buttons->len; i++)
    show_button (self, self->buttons->pdata[i]);
}

void
quoth_bulk_inspector_focus (QuothBulkInspector *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
