/* quoth-no-text.c: what the middle says when no text is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-no-text.h"

struct _QuothNoText
{
  AdwBin parent_instance;

  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (QuothNoText, quoth_no_text, ADW_TYPE_BIN)

static void
quoth_no_text_class_init (QuothNoTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-no-text.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothNoText, stack);
}

static void
quoth_no_text_init (QuothNoText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_no_text_new (void)
{
  return g_object_new (QUOTH_TYPE_NO_TEXT, NULL);
}

void
quoth_no_text_set_any (QuothNoText *self, gboolean any)
{
  gtk_stack_set_visible_child_name (self->stack, any ? "choose" : "no-texts");
}
