/* quoth-form.c: the fields of a value, made from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-code-picker.h"
#include "quoth-field.h"
#include "quoth-text-field.h"

/* A field as it is shown. */
typedef struct
{
  QuothForm *form;
  const QuothFormField *field;
  GtkWidget *row;
  GtkWidget *input;
  GtkWidget *clear; /* of a colour or a code */
  GtkWidget *picker;
  GtkWidget *reason; /* why the last edit was refused */
} Line;

struct _QuothForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *lines; /* of Line */

  QuothDesk *desk;
  QuothValue *value;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothForm, quoth_form, GTK_TYPE_WIDGET)

static void show_line (Line *line);

/* The place of the line's field in @value. */
#define MEMBER(line, value, type) G_STRUCT_MEMBER (type, value, (line)->field->offset)

/* Editing */

static void
show_reason (Line *line, const char *reason)
{
  gtk_label_set_label (GTK_LABEL (line->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (line->reason, reason != NULL);
}

/* (transfer full): a copy to edit. */
static gpointer
begin_edit (Line *line)
{
  QuothSession *session = quoth_desk_get_session (line->form->desk);

  return quoth_value_copy (quoth_session_latest (session, line->form->value));
}

/* Puts @edited if nothing speaks against it. */
static void
end_edit (Line *line, gpointer edited)
{
  QuothForm *self = line->form;
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autofree char *reason = NULL;

  if (line->field->follow != NULL)
    line->field->follow (session, edited, quoth_session_latest (session, self->value));
  if (line->field->check != NULL)
    reason = line->field->check (session, edited);
  show_reason (line, reason);
  if (reason == NULL)
    quoth_session_put (session, _ (line->field->label), edited);
  else
    show_line (line);
}

static void
set_string (Line *line, const char *text)
{
  g_autoptr (QuothValue) edited = begin_edit (line);

  g_free (MEMBER (line, edited, char *));
  MEMBER (line, edited, char *) = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  end_edit (line, edited);
}

/* (transfer full) (nullable): the lines of @text that are not blank. */
static char **
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      {
        g_strv_builder_add (builder, *line);
        n++;
      }
  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

static void
text_committed_cb (QuothTextField *input, const char *text, Line *line)
{
  g_autoptr (QuothValue) edited = NULL;

  if (line->form->value == NULL)
    return;
  if (line->field->input == QUOTH_FORM_TEXT)
    {
      set_string (line, text);
      return;
    }
  edited = begin_edit (line);
  g_strfreev (MEMBER (line, edited, char **));
  MEMBER (line, edited, char **) = split_lines (text);
  end_edit (line, edited);
}

static void
color_set_cb (GtkColorButton *button, Line *line)
{
  GdkRGBA color;
  g_autofree char *text = NULL;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5f), (guint) (color.green * 255 + 0.5f),
                          (guint) (color.blue * 255 + 0.5f));
  set_string (line, text);
}

static void
set_code (Line *line, const QuothId *id)
{
  g_autoptr (QuothValue) edited = begin_edit (line);

  MEMBER (line, edited, QuothId) = *id;
  end_edit (line, edited);
}

static void
code_picked (QuothCode *code, gboolean is_new, gpointer user_data)
{
  Line *line = user_data;

  if (is_new)
    quoth_session_put (quoth_desk_get_session (line->form->desk), _ ("New code"), code);
  set_code (line, &code->value.id);
}

static void
code_clicked_cb (GtkButton *button, Line *line)
{
  if (line->picker == NULL)
    {
      line->picker = quoth_code_picker_new ();
      gtk_widget_set_parent (line->picker, line->input);
    }
  quoth_code_picker_ask (QUOTH_CODE_PICKER (line->picker), line->form->desk, code_picked, line);
}

static void
clear_clicked_cb (GtkButton *button, Line *line)
{
  if (line->field->input == QUOTH_FORM_COLOR)
    set_string (line, NULL);
  else
    set_code (line, &QUOTH_ID_NONE);
}

static void
switched_cb (GtkSwitch *input, GParamSpec *pspec, Line *line)
{
  g_autoptr (QuothValue) edited = NULL;

  if (line->form->showing)
    return;
  edited = begin_edit (line);
  MEMBER (line, edited, gboolean) = gtk_switch_get_active (input);
  end_edit (line, edited);
}

static void
chosen_cb (GtkDropDown *input, GParamSpec *pspec, Line *line)
{
  guint selected = gtk_drop_down_get_selected (input);
  g_autoptr (QuothValue) edited = NULL;

  if (line->form->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  edited = begin_edit (line);
  MEMBER (line, edited, int) = line->field->choices[selected].number;
  end_edit (line, edited);
}

/* Showing */

/* The colour that is set, or the one that stands for it where none is. */
static void
get_color (Line *line, GdkRGBA *color)
{
  QuothPalette *palette = quoth_session_get_palette (quoth_desk_get_session (line->form->desk));
  QuothValue *value = line->form->value;
  const char *text = MEMBER (line, value, char *);

  if (text != NULL && gdk_rgba_parse (color, text))
    return;
  if (value->kind == QUOTH_KIND_CODE)
    quoth_palette_get_code_color (palette, &value->id, color);
  else if (value->kind == QUOTH_KIND_ACTOR_KIND)
    quoth_palette_get_kind_color (palette, quoth_actor_kind (value)->key, color);
  else if (value->kind == QUOTH_KIND_ANNOTATION_TYPE)
    quoth_palette_get_cue_color (palette, quoth_annotation_type (value)->key, color);
  else
    *color = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 1 };
}

static void
show_code (Line *line, const QuothId *id)
{
  const QuothCode *code
    = quoth_session_find (quoth_desk_get_session (line->form->desk), QUOTH_KIND_CODE, id);

  gtk_button_set_label (GTK_BUTTON (line->input), code != NULL ? code->name : _ (line->field->placeholder));
  gtk_widget_set_visible (line->clear, code != NULL);
}

static void
show_choice (Line *line, int number)
{
  for (guint i = 0; line->field->choices[i].name != NULL; i++)
    if (line->field->choices[i].number == number)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->input), i);
}

static void
show_lines (Line *line, char **lines)
{
  g_autofree char *text = lines != NULL ? g_strjoinv ("\n", lines) : NULL;

  quoth_text_field_set_text (QUOTH_TEXT_FIELD (line->input), text);
}

static void
show_line (Line *line)
{
  QuothValue *value = line->form->value;
  gboolean can_edit = quoth_desk_can_edit (line->form->desk);
  gboolean was_showing = line->form->showing;
  GdkRGBA color;

  line->form->showing = TRUE;
  gtk_widget_set_visible (line->row, line->field->shows == NULL || line->field->shows (value));
  switch (line->field->input)
    {
    case QUOTH_FORM_TEXT:
      quoth_text_field_set_text (QUOTH_TEXT_FIELD (line->input), MEMBER (line, value, char *));
      break;
    case QUOTH_FORM_LINES:
      show_lines (line, MEMBER (line, value, char **));
      break;
    case QUOTH_FORM_COLOR:
      get_color (line, &color);
      gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (line->input), &color);
      gtk_widget_set_visible (line->clear, MEMBER (line, value, char *) != NULL);
      break;
    case QUOTH_FORM_CODE:
      show_code (line, &MEMBER (line, value, QuothId));
      break;
    case QUOTH_FORM_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (line->input), MEMBER (line, value, gboolean));
      break;
    default:
      show_choice (line, MEMBER (line, value, int));
    }
  if (QUOTH_IS_TEXT_FIELD (line->input))
    quoth_text_field_set_editable (QUOTH_TEXT_FIELD (line->input), can_edit);
  else
    gtk_widget_set_sensitive (gtk_widget_get_parent (line->input), can_edit);
  line->form->showing = was_showing;
}

/* Making */

static GtkWidget *
make_drop_down (const QuothFormChoice *choices)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (; choices->name != NULL; choices++)
    gtk_string_list_append (names, _ (choices->name));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static void
make_input (Line *line)
{
  switch (line->field->input)
    {
    case QUOTH_FORM_TEXT:
    case QUOTH_FORM_LINES:
      line->input = g_object_new (QUOTH_TYPE_TEXT_FIELD, "label", _ (line->field->title), "placeholder",
                                  line->field->placeholder != NULL ? _ (line->field->placeholder) : "", NULL);
      g_signal_connect (line->input, "committed", G_CALLBACK (text_committed_cb), line);
      return;
    case QUOTH_FORM_COLOR:
      line->input = gtk_color_button_new ();
      gtk_color_button_set_title (GTK_COLOR_BUTTON (line->input), _ (line->field->title));
      g_signal_connect (line->input, "color-set", G_CALLBACK (color_set_cb), line);
      break;
    case QUOTH_FORM_CODE:
      line->input = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (line->input, "flat");
      gtk_widget_add_css_class (line->input, "field-button");
      g_signal_connect (line->input, "clicked", G_CALLBACK (code_clicked_cb), line);
      break;
    case QUOTH_FORM_SWITCH:
      line->input = gtk_switch_new ();
      g_signal_connect (line->input, "notify::active", G_CALLBACK (switched_cb), line);
      break;
    default:
      line->input = make_drop_down (line->field->choices);
      g_signal_connect (line->input, "notify::selected", G_CALLBACK (chosen_cb), line);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->input), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (line->field->title), -1);
}

/* (transfer floating): the input, and beside it what takes its value away. */
static GtkWidget *
make_input_box (Line *line)
{
  GtkWidget *box;

  make_input (line);
  if (QUOTH_IS_TEXT_FIELD (line->input))
    return line->input;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), line->input);
  if (line->field->input == QUOTH_FORM_COLOR || line->field->input == QUOTH_FORM_CODE)
    {
      line->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      gtk_widget_set_tooltip_text (line->clear, _ ("Clear"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clear"), -1);
      gtk_widget_add_css_class (line->clear, "flat");
      gtk_widget_add_css_class (line->clear, "small-button");
      gtk_widget_set_valign (line->clear, GTK_ALIGN_CENTER);
      g_signal_connect (line->clear, "clicked", G_CALLBACK (clear_clicked_cb), line);
      gtk_box_append (GTK_BOX (box), line->clear);
    }
  return box;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->picker, gtk_widget_unparent);
  g_free (line);
}

static void
add_line (QuothForm *self, const QuothFormField *field)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  line->form = self;
  line->field = field;
  line->row = g_object_new (QUOTH_TYPE_FIELD, "title", _ (field->title), NULL);
  line->reason = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (line->reason, "caption");
  gtk_widget_add_css_class (line->reason, "error");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_input_box (line));
  gtk_box_append (GTK_BOX (box), line->reason);
  gtk_widget_set_parent (box, line->row);
  gtk_box_append (GTK_BOX (self->box), line->row);
  g_ptr_array_add (self->lines, line);
}

static void
quoth_form_dispose (GObject *object)
{
  QuothForm *self = QUOTH_FORM (object);

  self->showing = TRUE;
  g_clear_pointer ((gpointer *) &self->value, quoth_value_unref);
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_form_parent_class)->dispose (object);
}

static void
quoth_form_finalize (GObject *object)
{
  g_ptr_array_unref (QUOTH_FORM (object)->lines);
  G_OBJECT_CLASS (quoth_form_parent_class)->finalize (object);
}

static void
quoth_form_class_init (QuothFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_form_init (QuothForm *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "fields");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
quoth_form_set_fields (QuothForm *self, const QuothFormField *fields)
{
  self->showing = TRUE;
  for (; fields->title != NULL; fields++)
    add_line (self, fields);
  self->showing = FALSE;
}

void
quoth_form_commit (QuothForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (QUOTH_IS_TEXT_FIELD (line->input))
        quoth_text_field_commit (QUOTH_TEXT_FIELD (line->input));
    }
}

void
quoth_form_show (QuothForm *self, QuothDesk *desk, gpointer value)
{
  gboolean other = self->value == NULL || value == NULL || !quoth_id_equal (&self->value->id, &QUOTH_VALUE (value)->id);

  if (other && self->value != NULL)
    quoth_form_commit (self);
  g_set_object (&self->desk, desk);
  if (value != NULL)
    quoth_value_ref (value);
  g_clear_pointer ((gpointer *) &self->value, quoth_value_unref);
  self->value = value;
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL);
  for (guint i = 0; value != NULL && i < self->lines->len; i++)
    {
      if (other)
        show_reason (self->lines->pdata[i], NULL);
      show_line (self->lines->pdata[i]);
    }
}

void
quoth_form_focus (QuothForm *self, guint n)
{
  Line *line = self->lines->pdata[n];

  if (QUOTH_IS_TEXT_FIELD (line->input))
    quoth_text_field_focus (QUOTH_TEXT_FIELD (line->input));
  else
    gtk_widget_grab_focus (line->input);
}
