/* quoth-field.c: a named line of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-field.h"

#include "quoth-line-layout.h"
#include "quoth-names.h"

/* Pixels around a reason that is scrolled to. */
#define REVEAL_MARGIN 6

struct _QuothField
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *reason; /* the line below it, while something is refused */
};

G_DEFINE_FINAL_TYPE (QuothField, quoth_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
quoth_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothField *self = QUOTH_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothField *self = QUOTH_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The key of the name leads to what stands beside it: to itself, or to the first thing in it. */
static gboolean
quoth_field_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  GtkWidget *child = gtk_widget_get_last_child (widget);

  return gtk_widget_grab_focus (child) || gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
quoth_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&QUOTH_FIELD (object)->reason);
  G_OBJECT_CLASS (quoth_field_parent_class)->dispose (object);
}

static void
quoth_field_class_init (QuothFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = quoth_field_get_property;
  object_class->set_property = quoth_field_set_property;
  object_class->dispose = quoth_field_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  GTK_WIDGET_CLASS (klass)->mnemonic_activate = quoth_field_mnemonic_activate;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothfield");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), QUOTH_TYPE_LINE_LAYOUT);
}

static void
quoth_field_init (QuothField *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_use_underline (GTK_LABEL (self->label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), GTK_WIDGET (self));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 11);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

void
quoth_field_set_name (QuothField *self, const char *name)
{
  g_autoptr (GString) title = g_string_new (name);

  g_string_replace (title, "_", "__", 0);
  gtk_label_set_label (GTK_LABEL (self->label), title->str);
}

static GtkWidget *
add_reason (QuothField *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "error");
  gtk_widget_insert_after (label, gtk_widget_get_parent (GTK_WIDGET (self)), GTK_WIDGET (self));
  return label;
}

/* Below the lower end of the pane nobody would see it. It has a place when it was laid out. */
static gboolean
reveal_cb (GtkWidget *reason, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (reason, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (scroller == NULL || !gtk_widget_get_mapped (reason))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (reason) == 0 || !gtk_widget_compute_bounds (reason, scroller, &bounds))
    return G_SOURCE_CONTINUE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - REVEAL_MARGIN, top + bounds.size.height + REVEAL_MARGIN);
  return G_SOURCE_REMOVE;
}

void
quoth_field_refuse (GtkWidget *inside, const char *reason)
{
  GtkWidget *widget = gtk_widget_get_ancestor (inside, QUOTH_TYPE_FIELD);
  QuothField *self = QUOTH_FIELD (widget);
  g_autofree char *sentence = quoth_name_capitalize (reason != NULL ? reason : "");

  if (self == NULL || (reason == NULL && self->reason == NULL))
    return;
  if (self->reason == NULL)
    g_set_weak_pointer (&self->reason, add_reason (self));
  gtk_label_set_label (GTK_LABEL (self->reason), sentence);
  gtk_widget_set_visible (self->reason, reason != NULL);
  if (reason != NULL)
    gtk_widget_add_tick_callback (self->reason, reveal_cb, NULL, NULL);
}
