/* quoth-option-popover.c: choosing one of some things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-option-popover.h"

#include "quoth.h"

#include "quoth-pick-list.h"

/* Of more than these nobody finds one but by typing. */
#define MOST_ROWS 200

typedef struct
{
  guint option;
  char *title;
  char *subtitle;
  char *hint;
  char *icon;
  gboolean has_color;
  GdkRGBA color;
} Option;

struct _QuothOptionPopover
{
  GtkPopover parent_instance;

  QuothPickList *list;

  GPtrArray *options;
  GArray *shown; /* of guint: the option of each row */
  QuothOptionChosen chosen;
  gpointer owner;
};

G_DEFINE_FINAL_TYPE (QuothOptionPopover, quoth_option_popover, GTK_TYPE_POPOVER)

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->title);
  g_free (option->subtitle);
  g_free (option->hint);
  g_free (option->icon);
  g_free (option);
}

static gboolean
matches (const Option *option, const char *query)
{
  return quoth_fold_matches (option->title, query)
         || (option->subtitle != NULL && quoth_fold_matches (option->subtitle, query))
         || (option->hint != NULL && quoth_fold_matches (option->hint, query));
}

static void
add_row (QuothOptionPopover *self, const Option *option)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());

  quoth_row_set_title (row, option->title);
  quoth_row_set_subtitle (row, option->subtitle);
  quoth_row_set_key (row, option->hint);
  if (option->icon != NULL)
    quoth_row_set_icon (row, option->icon);
  if (option->has_color)
    quoth_row_set_color (row, &option->color);
  g_array_append_val (self->shown, option->option);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothOptionPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (quoth_pick_list_get_query (list)));
  g_autofree char *query = quoth_fold (typed);

  quoth_pick_list_clear (list);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->options->len && self->shown->len < MOST_ROWS; i++)
    if (matches (self->options->pdata[i], query))
      add_row (self, self->options->pdata[i]);
}

static void
picked_cb (QuothPickList *list, guint index, QuothOptionPopover *self)
{
  guint option = g_array_index (self->shown, guint, index);

  gtk_popover_popdown (GTK_POPOVER (self));
  self->chosen (option, self->owner);
}

static void
quoth_option_popover_finalize (GObject *object)
{
  QuothOptionPopover *self = QUOTH_OPTION_POPOVER (object);

  g_ptr_array_unref (self->options);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (quoth_option_popover_parent_class)->finalize (object);
}

static void
quoth_option_popover_class_init (QuothOptionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_option_popover_finalize;
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-option-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothOptionPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_option_popover_init (QuothOptionPopover *self)
{
  self->options = g_ptr_array_new_with_free_func (option_free);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_option_popover_new (void)
{
  return g_object_new (QUOTH_TYPE_OPTION_POPOVER, NULL);
}

void
quoth_option_popover_hang (QuothOptionPopover *self, GtkWidget *on)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_parent (widget) == on)
    return;
  g_object_ref (self);
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);
  gtk_widget_set_parent (widget, on);
  g_object_unref (self);
}

void
quoth_option_popover_begin (QuothOptionPopover *self, const char *label)
{
  g_ptr_array_set_size (self->options, 0);
  quoth_pick_list_set_label (self->list, label);
}

void
quoth_option_popover_add (QuothOptionPopover *self,
                          guint option,
                          const char *title,
                          const char *subtitle,
                          const char *hint,
                          const char *icon,
                          const GdkRGBA *color)
{
  Option *added = g_new0 (Option, 1);

  added->option = option;
  added->title = g_strdup (title);
  added->subtitle = g_strdup (subtitle);
  added->hint = g_strdup (hint);
  added->icon = g_strdup (icon);
  added->has_color = color != NULL;
  if (color != NULL)
    added->color = *color;
  g_ptr_array_add (self->options, added);
}

void
quoth_option_popover_ask (QuothOptionPopover *self, QuothOptionChosen chosen, gpointer owner)
{
  self->chosen = chosen;
  self->owner = owner;
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
