/* quoth-attribute-fields.c: the fields that a project adds to a kind of values
 *
 * The widgets stay while the attributes do, so that the focus does; only what they show changes with the value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-attribute-fields.h"

#include <glib/gi18n.h>

#include "quoth-actor-picker.h"
#include "quoth-chips.h"
#include "quoth-choice.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-option-popover.h"
#include "quoth-text-field.h"

/* The longest labels, together, that stand side by side in a narrow pane. */
#define MAX_LABELS 24

struct _QuothAttributeFields
{
  GtkBox parent_instance;

  GtkWidget *card;
  GPtrArray *fields; /* of Field */

  QuothDesk *desk;
  QuothValue *value;
};

G_DEFINE_FINAL_TYPE (QuothAttributeFields, quoth_attribute_fields, GTK_TYPE_BOX)

/* One attribute, and what it is edited with: a text field, a choice, a button with options, or chips. */
typedef struct
{
  QuothAttributeFields *owner;
  QuothAttribute *attribute;
  GtkWidget *widget;
  GtkWidget *popover; /* made when it is first asked */
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  quoth_value_unref (field->attribute);
  g_free (field);
}

static const char *
get_text (const Field *field)
{
  const char *text = quoth_value_get_attribute (field->owner->value, &field->attribute->value.id);

  return text != NULL ? text : "";
}

/* ---- Edits ---- */

static QuothChange *
make_change (const Field *field, const char *text)
{
  QuothSession *session = quoth_desk_get_session (field->owner->desk);
  g_autoptr (QuothValue) copy = quoth_value_copy (quoth_session_latest (session, field->owner->value));
  g_autofree char *label = quoth_coding_make_label (_ ("Change “%s”"), field->attribute->name);
  QuothChange *change = quoth_session_new_change (session, label);

  quoth_value_set_attribute (copy, &field->attribute->value.id, text);
  quoth_change_put (change, copy);
  return change;
}

static void
set_text (const Field *field, const char *text)
{
  g_autoptr (QuothChange) change = make_change (field, text);

  quoth_session_commit (quoth_desk_get_session (field->owner->desk), change);
}

static void
text_committed_cb (QuothTextField *widget, const char *text, Field *field)
{
  set_text (field, text);
}

static char *
check_text (const char *text, gpointer data, GError **error)
{
  char *canonical = NULL;

  return quoth_attribute_check (((Field *) data)->attribute, text, &canonical, error) ? canonical : NULL;
}

static void
boolean_chosen_cb (QuothChoice *choice, int index, Field *field)
{
  set_text (field, index < 0 ? NULL : index == 0 ? "true" : "false");
}

static void
choice_chosen_cb (QuothChoice *choice, int index, Field *field)
{
  set_text (field, index < 0 ? NULL : field->attribute->choices[index]);
}

static void
option_chosen (guint option, gpointer data)
{
  Field *field = data;
  guint n = g_strv_length (field->attribute->choices);

  set_text (field, option < n ? field->attribute->choices[option] : NULL);
}

static void
options_clicked_cb (GtkButton *button, Field *field)
{
  QuothOptionPopover *options;
  guint n = g_strv_length (field->attribute->choices);

  if (field->popover == NULL)
    {
      field->popover = quoth_option_popover_new ();
      gtk_widget_set_parent (field->popover, field->widget);
    }
  options = QUOTH_OPTION_POPOVER (field->popover);
  quoth_option_popover_begin (options, field->attribute->name);
  for (guint i = 0; i < n; i++)
    quoth_option_popover_add (options, i, field->attribute->choices[i], NULL, NULL, NULL, NULL);
  if (*get_text (field) != '\0')
    quoth_option_popover_add (options, n, _ ("Clear"), NULL, NULL, "edit-clear-symbolic", NULL);
  quoth_option_popover_ask (options, option_chosen, field);
}

static void
actor_picked (QuothActor *actor, gboolean is_new, gpointer data)
{
  Field *field = data;
  char text[QUOTH_ID_STRING_SIZE];
  g_autoptr (QuothChange) change = NULL;

  quoth_id_to_string (&actor->value.id, text);
  change = make_change (field, text);
  if (is_new)
    quoth_change_put (change, actor);
  quoth_session_commit (quoth_desk_get_session (field->owner->desk), change);
}

static void
actor_add_cb (QuothChips *chips, Field *field)
{
  if (field->popover == NULL)
    {
      field->popover = quoth_actor_picker_new ();
      gtk_widget_set_parent (field->popover, quoth_chips_get_button (chips));
      g_signal_connect_object (field->popover, "closed", G_CALLBACK (quoth_chips_refocus), chips, G_CONNECT_SWAPPED);
    }
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (field->popover), field->owner->desk, field->attribute->name, "",
                          actor_picked, field);
  if (*quoth_chips_get_query (chips) != '\0')
    quoth_actor_picker_type (QUOTH_ACTOR_PICKER (field->popover), quoth_chips_get_query (chips));
}

static void
actor_remove_cb (QuothChips *chips, guint n, Field *field)
{
  set_text (field, NULL);
}

static void
actor_activate_cb (QuothChips *chips, guint n, Field *field)
{
  QuothId id;

  if (quoth_id_from_string (get_text (field), &id))
    quoth_desk_show_page (field->owner->desk, "actor", &id);
}

/* ---- The widgets ---- */

static GtkWidget *
make_text (Field *field)
{
  GtkWidget *widget = g_object_new (QUOTH_TYPE_TEXT_FIELD, "label", field->attribute->name, NULL);

  if (field->attribute->type == QUOTH_ATTRIBUTE_DATE)
    g_object_set (widget, "placeholder", _ ("2023, 2023-03 or 2023-03-21"), NULL);
  else if (field->attribute->type == QUOTH_ATTRIBUTE_NUMBER)
    g_object_set (widget, "placeholder", _ ("A number"), NULL);
  quoth_text_field_set_check (QUOTH_TEXT_FIELD (widget), check_text, field);
  g_signal_connect (widget, "committed", G_CALLBACK (text_committed_cb), field);
  return widget;
}

static GtkWidget *
make_boolean (Field *field)
{
  GtkWidget *widget = g_object_new (QUOTH_TYPE_CHOICE, "hexpand", TRUE, NULL);

  quoth_choice_set_labels (QUOTH_CHOICE (widget), field->attribute->name, (const char *[]){ _ ("yes"), _ ("no"), NULL });
  quoth_choice_set_keys (QUOTH_CHOICE (widget), (const char *[]){ "y+", "n-", NULL });
  g_signal_connect (widget, "chosen", G_CALLBACK (boolean_chosen_cb), field);
  return widget;
}

static gboolean
is_short (const char *const *choices)
{
  gsize length = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    length += (gsize) g_utf8_strlen (choices[i], -1) + 3;
  return length <= MAX_LABELS;
}

static GtkWidget *
make_choice (Field *field)
{
  const char *const *choices = (const char *const *) field->attribute->choices;
  GtkWidget *widget, *label;

  if (is_short (choices))
    {
      widget = g_object_new (QUOTH_TYPE_CHOICE, "hexpand", TRUE, NULL);
      quoth_choice_set_labels (QUOTH_CHOICE (widget), field->attribute->name, choices);
      g_signal_connect (widget, "chosen", G_CALLBACK (choice_chosen_cb), field);
      return widget;
    }
  widget = gtk_button_new ();
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (widget), label);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "field-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, field->attribute->name, -1);
  g_signal_connect (widget, "clicked", G_CALLBACK (options_clicked_cb), field);
  return widget;
}

static GtkWidget *
make_actor (Field *field)
{
  GtkWidget *widget = g_object_new (QUOTH_TYPE_CHIPS, NULL);

  quoth_chips_set_labels (QUOTH_CHIPS (widget), _ ("Choose an actor"), _ ("actor"));
  g_signal_connect (widget, "add", G_CALLBACK (actor_add_cb), field);
  g_signal_connect (widget, "remove", G_CALLBACK (actor_remove_cb), field);
  g_signal_connect (widget, "activate", G_CALLBACK (actor_activate_cb), field);
  return widget;
}

static GtkWidget *
make_widget (Field *field)
{
  switch (field->attribute->type)
    {
    case QUOTH_ATTRIBUTE_BOOLEAN:
      return make_boolean (field);
    case QUOTH_ATTRIBUTE_CHOICE:
      return make_choice (field);
    case QUOTH_ATTRIBUTE_ACTOR:
      return make_actor (field);
    case QUOTH_ATTRIBUTE_TEXT:
    case QUOTH_ATTRIBUTE_NUMBER:
    case QUOTH_ATTRIBUTE_DATE:
    default:
      return make_text (field);
    }
}

static void
add_field (QuothAttributeFields *self, QuothAttribute *attribute)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *line = g_object_new (QUOTH_TYPE_FIELD, NULL);

  field->owner = self;
  field->attribute = quoth_value_ref (attribute);
  field->widget = make_widget (field);
  quoth_field_set_name (QUOTH_FIELD (line), attribute->name);
  gtk_widget_set_tooltip_text (line, attribute->definition);
  gtk_widget_set_parent (field->widget, line);
  gtk_box_append (GTK_BOX (self->card), line);
  g_ptr_array_add (self->fields, field);
}

/* ---- What they show ---- */

static void
show_actor (const Field *field, gboolean editable)
{
  QuothSession *session = quoth_desk_get_session (field->owner->desk);
  QuothChips *chips = QUOTH_CHIPS (field->widget);
  const QuothActor *actor;
  GdkRGBA color;
  QuothId id;

  quoth_chips_clear (chips);
  quoth_chips_set_editable (chips, editable);
  if (!quoth_id_from_string (get_text (field), &id))
    return;
  actor = quoth_session_find (session, QUOTH_KIND_ACTOR, &id);
  if (actor != NULL)
    quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_chips_add (chips, actor != NULL ? actor->name : "…", actor != NULL ? &color : NULL);
}

static int
find_choice (const Field *field)
{
  const char *text = get_text (field);

  if (field->attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
    return *text == '\0' ? -1 : g_str_equal (text, "true") ? 0 : 1;
  for (int i = 0; field->attribute->choices[i] != NULL; i++)
    if (g_str_equal (field->attribute->choices[i], text))
      return i;
  return -1;
}

static void
show_button (const Field *field)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (field->widget));
  const char *text = get_text (field);

  gtk_label_set_label (GTK_LABEL (label), *text != '\0' ? text : _ ("Choose…"));
  if (*text != '\0')
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

static void
show_field (const Field *field, gboolean editable)
{
  if (QUOTH_IS_TEXT_FIELD (field->widget))
    {
      quoth_text_field_set_text (QUOTH_TEXT_FIELD (field->widget), get_text (field));
      quoth_text_field_set_editable (QUOTH_TEXT_FIELD (field->widget), editable);
      return;
    }
  if (QUOTH_IS_CHIPS (field->widget))
    {
      show_actor (field, editable);
      return;
    }
  if (QUOTH_IS_CHOICE (field->widget))
    quoth_choice_set_selected (QUOTH_CHOICE (field->widget), find_choice (field));
  else
    show_button (field);
  gtk_widget_set_sensitive (field->widget, editable);
}

/* The attributes of the project for the kind of the value, in their order. */
static GPtrArray *
find_attributes (QuothAttributeFields *self)
{
  QuothItemList *list = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_ATTRIBUTE);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      QuothAttribute *attribute = quoth_item_get_value (quoth_item_list_get (list, i));

      if (attribute->on == self->value->kind)
        g_ptr_array_add (found, attribute);
    }
  return found;
}

static gboolean
has_fields_of (QuothAttributeFields *self, GPtrArray *attributes)
{
  if (attributes->len != self->fields->len)
    return FALSE;
  for (guint i = 0; i < attributes->len; i++)
    if (((Field *) self->fields->pdata[i])->attribute != attributes->pdata[i])
      return FALSE;
  return TRUE;
}

/* The widgets go before what they belong to: one that is being typed in hands in what it has when it is left. */
static void
clear_fields (QuothAttributeFields *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->fields->len; i++)
    g_clear_pointer (&((Field *) self->fields->pdata[i])->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  g_ptr_array_set_size (self->fields, 0);
}

/* ---- The widget ---- */

static void
quoth_attribute_fields_dispose (GObject *object)
{
  QuothAttributeFields *self = QUOTH_ATTRIBUTE_FIELDS (object);

  if (self->card != NULL)
    clear_fields (self);
  self->card = NULL;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->value, quoth_value_unref);
  G_OBJECT_CLASS (quoth_attribute_fields_parent_class)->dispose (object);
}

static void
quoth_attribute_fields_class_init (QuothAttributeFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_attribute_fields_dispose;
}

static void
quoth_attribute_fields_init (QuothAttributeFields *self)
{
  GtkWidget *heading = gtk_label_new (_ ("More fields"));

  self->fields = g_ptr_array_new_with_free_func (field_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section");
  gtk_box_append (GTK_BOX (self), heading);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "fields");
  gtk_box_append (GTK_BOX (self), self->card);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
quoth_attribute_fields_new (void)
{
  return g_object_new (QUOTH_TYPE_ATTRIBUTE_FIELDS, NULL);
}

void
quoth_attribute_fields_show (QuothAttributeFields *self, QuothDesk *desk, gpointer value)
{
  gboolean editable = quoth_desk_can_edit (desk);
  g_autoptr (GPtrArray) attributes = NULL;

  if (self->value == NULL || !quoth_id_equal (&self->value->id, &QUOTH_VALUE (value)->id))
    quoth_attribute_fields_commit (self);
  g_set_object (&self->desk, desk);
  quoth_value_ref (value);
  g_clear_pointer (&self->value, quoth_value_unref);
  self->value = value;
  attributes = find_attributes (self);
  if (!has_fields_of (self, attributes))
    {
      clear_fields (self);
      for (guint i = 0; i < attributes->len; i++)
        add_field (self, attributes->pdata[i]);
    }
  for (guint i = 0; i < self->fields->len; i++)
    show_field (self->fields->pdata[i], editable);
  gtk_widget_set_visible (GTK_WIDGET (self), attributes->len > 0);
}

void
quoth_attribute_fields_commit (QuothAttributeFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      if (!QUOTH_IS_TEXT_FIELD (field->widget))
        continue;
      quoth_text_field_commit (QUOTH_TEXT_FIELD (field->widget));
      quoth_text_field_revert (QUOTH_TEXT_FIELD (field->widget));
    }
}
