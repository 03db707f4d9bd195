/* quoth-page-frame.c: the head of a page, and the page below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-page-frame.h"

struct _QuothPageFrame
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkBox *head;

  /* Given by the page */
  GtkWidget *child;
  GtkWidget *tools;
};

G_DEFINE_FINAL_TYPE (QuothPageFrame, quoth_page_frame, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_CHILD,
  PROP_TOOLS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
quoth_page_frame_set_title (QuothPageFrame *self, const char *title)
{
  gtk_label_set_label (self->title, title != NULL ? title : "");
}

void
quoth_page_frame_set_subtitle (QuothPageFrame *self, const char *subtitle)
{
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
}

/* Puts @widget into the place of what is there. */
static void
replace (GtkWidget **place, GtkWidget *box, GtkWidget *widget)
{
  if (*place != NULL)
    gtk_box_remove (GTK_BOX (box), *place);
  *place = widget;
  if (widget != NULL)
    gtk_box_append (GTK_BOX (box), widget);
}

static void
quoth_page_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothPageFrame *self = QUOTH_PAGE_FRAME (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_TOOLS:
      g_value_set_object (value, self->tools);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_page_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothPageFrame *self = QUOTH_PAGE_FRAME (object);

  switch (id)
    {
    case PROP_TITLE:
      quoth_page_frame_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      quoth_page_frame_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_CHILD:
      replace (&self->child, self->box, g_value_get_object (value));
      break;
    case PROP_TOOLS:
      replace (&self->tools, GTK_WIDGET (self->head), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_page_frame_dispose (GObject *object)
{
  QuothPageFrame *self = QUOTH_PAGE_FRAME (object);

  self->child = self->tools = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_page_frame_parent_class)->dispose (object);
}

static void
quoth_page_frame_class_init (QuothPageFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = quoth_page_frame_get_property;
  object_class->set_property = quoth_page_frame_set_property;
  object_class->dispose = quoth_page_frame_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_TOOLS] = g_param_spec_object ("tools", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-page-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPageFrame, box);
  gtk_widget_class_bind_template_child (widget_class, QuothPageFrame, head);
  gtk_widget_class_bind_template_child (widget_class, QuothPageFrame, title);
  gtk_widget_class_bind_template_child (widget_class, QuothPageFrame, subtitle);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_page_frame_init (QuothPageFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
