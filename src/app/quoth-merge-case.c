/* quoth-merge-case.c: the best of what several coders made, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coders who say the same of a field are one choice. Where only some differ, all that they have in common is gold as it is.
 */

#include "config.h"

#include "quoth-merge-case.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define QUOTH_TYPE_MERGE_CASE (quoth_merge_case_get_type ())
G_DECLARE_FINAL_TYPE (QuothMergeCase, quoth_merge_case, QUOTH, MERGE_CASE, AdwWindow)

/* A field to be chosen of. */
typedef struct
{
  QuothCaseField field;
  QuothId attribute;
  guint member; /* from whom */
} Choice;

struct _QuothMergeCase
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *fields;

  GtkWidget *first; /* of the fields, what is proposed of the first */
  QuothCaseItem *item;
  QuothAdjudication *adjudication; /* as it was asked: the item may have another one by the time of the answer */
  const QuothCase *of_case;
  GArray *choices; /* of Choice */
  QuothMergeCaseFunc func;
  gpointer owner; /* weak */
};

G_DEFINE_FINAL_TYPE (QuothMergeCase, quoth_merge_case, ADW_TYPE_WINDOW)

static void
chosen_cb (GtkCheckButton *check, QuothMergeCase *self)
{
  guint choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "choice"));

  if (gtk_check_button_get_active (check))
    g_array_index (self->choices, Choice, choice).member = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "member"));
}

/* (transfer full): "Ann, Bo: CT+", of all who say what @member says; %NULL, if one before says the same. */
static char *
dup_label (QuothMergeCase *self, const QuothCaseRow *row, guint member)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < row->n_values; i++)
    {
      const QuothCaseMember *other = self->of_case->members->pdata[i];

      if (g_strcmp0 (row->values[i], row->values[member]) != 0)
        continue;
      if (i < member)
        return NULL;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              quoth_adjudication_get_coder (self->adjudication, other->coder)->name);
    }
  /* Translators: names of coders, and what they say of a field */
  return g_strdup_printf (_ ("%s: %s"), names->str, row->values[member] != NULL ? row->values[member] : _ ("nothing"));
}

static GtkWidget *
new_check (const char *text)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return check;
}

/* Whether @member says what the one says from whom it is proposed. */
static gboolean
is_proposed (const QuothCaseRow *row, guint member, guint proposed)
{
  return proposed < row->n_values && g_strcmp0 (row->values[member], row->values[proposed]) == 0;
}

static void
add_field (QuothMergeCase *self, const QuothCaseRow *row, guint proposed)
{
  Choice choice = { row->field, row->attribute, proposed };
  GtkWidget *title = gtk_label_new (row->name);
  GtkCheckButton *group = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (title, "section");
  gtk_box_append (GTK_BOX (self->fields), title);
  for (guint i = 0; i < row->n_values; i++)
    {
      g_autofree char *label = dup_label (self, row, i);
      GtkWidget *check;

      if (label == NULL)
        continue;
      check = new_check (label);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_proposed (row, i, proposed));
      group = group != NULL ? group : GTK_CHECK_BUTTON (check);
      if (self->choices->len == 0 && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        self->first = check;
      g_object_set_data (G_OBJECT (check), "choice", GUINT_TO_POINTER (self->choices->len));
      g_object_set_data (G_OBJECT (check), "member", GUINT_TO_POINTER (i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, 0);
      gtk_box_append (GTK_BOX (self->fields), check);
    }
  g_array_append_val (self->choices, choice);
}

static void
fill (QuothMergeCase *self)
{
  g_autoptr (GPtrArray) rows = quoth_adjudication_list_rows (self->adjudication, self->of_case);
  g_autoptr (QuothDecision) best = quoth_decision_new_best (self->of_case);

  for (guint i = 0; i < rows->len; i++)
    {
      const QuothCaseRow *row = rows->pdata[i];

      if (row->differs)
        add_field (self, row, quoth_decision_get_source (best, row->field));
    }
}

static void
merge_cb (QuothMergeCase *self)
{
  QuothDecision *decision = quoth_decision_new_best (self->of_case);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      quoth_decision_take (decision, choice->field, quoth_id_is_none (&choice->attribute) ? NULL : &choice->attribute, choice->member);
    }
  if (self->owner != NULL)
    self->func (self->item, decision, self->owner);
  else
    quoth_decision_free (decision);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter agrees: a choice is made by the arrows and by Space. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothMergeCase *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  merge_cb (self);
  return GDK_EVENT_STOP;
}

static void
quoth_merge_case_finalize (GObject *object)
{
  QuothMergeCase *self = QUOTH_MERGE_CASE (object);

  g_clear_pointer (&self->adjudication, quoth_adjudication_unref);
  g_clear_object (&self->item);
  g_array_unref (self->choices);
  g_clear_weak_pointer (&self->owner);
  G_OBJECT_CLASS (quoth_merge_case_parent_class)->finalize (object);
}

static void
quoth_merge_case_class_init (QuothMergeCaseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_merge_case_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-merge-case.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMergeCase, fields);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_merge_case_init (QuothMergeCase *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_merge_case_ask (GtkWidget *widget, QuothCaseItem *item, QuothMergeCaseFunc func, gpointer owner)
{
  QuothMergeCase *self = g_object_new (QUOTH_TYPE_MERGE_CASE, NULL);

  self->item = g_object_ref (item);
  self->adjudication = quoth_adjudication_ref (quoth_case_item_get_adjudication (item));
  self->of_case = quoth_case_item_get (item);
  self->func = func;
  g_set_weak_pointer (&self->owner, owner);
  fill (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self));
  /* A window that is shown gives the focus to its first button, which is to give up. */
  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}
