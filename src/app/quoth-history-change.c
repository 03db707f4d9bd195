/* quoth-history-change.c: what became of one thing in a step, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-history-change.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* Characters of a value that are told; a definition or a memo may be pages. */
#define VALUE_MAX 400

struct _QuothHistoryChange
{
  GObject parent_instance;

  QuothHistoryItem *item;
};

G_DEFINE_FINAL_TYPE (QuothHistoryChange, quoth_history_change, G_TYPE_OBJECT)

static void
quoth_history_change_finalize (GObject *object)
{
  quoth_history_item_free (QUOTH_HISTORY_CHANGE (object)->item);
  G_OBJECT_CLASS (quoth_history_change_parent_class)->finalize (object);
}

static void
quoth_history_change_class_init (QuothHistoryChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_history_change_finalize;
}

static void
quoth_history_change_init (QuothHistoryChange *self)
{
}

QuothHistoryChange *
quoth_history_change_new (QuothHistoryItem *item)
{
  QuothHistoryChange *self = g_object_new (QUOTH_TYPE_HISTORY_CHANGE, NULL);

  self->item = item;
  return self;
}

const QuothHistoryItem *
quoth_history_change_get_item (QuothHistoryChange *self)
{
  return self->item;
}

struct _QuothHistoryChangeRow
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothHistoryChangeRow, quoth_history_change_row, GTK_TYPE_BOX)

/* A sign that stands for itself where colours are not told apart. */
static const struct
{
  const char *css_class;
  const char *badge;
} signs[] = {
  [QUOTH_NEWS_ADDED] = { "added", N_ ("+ made") },
  [QUOTH_NEWS_CHANGED] = { "changed", N_ ("~ changed") },
  [QUOTH_NEWS_REMOVED] = { "removed", N_ ("− removed") },
};

static void
quoth_history_change_row_class_init (QuothHistoryChangeRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothhistorychange");
}

static void
quoth_history_change_row_init (QuothHistoryChangeRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
}

GtkWidget *
quoth_history_change_row_new (void)
{
  return g_object_new (QUOTH_TYPE_HISTORY_CHANGE_ROW, NULL);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_head (const QuothHistoryItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = gtk_label_new (_ (signs[item->type].badge));
  g_autofree char *phrase = quoth_name_capitalize (item->phrase);

  gtk_widget_add_css_class (badge, "change-badge");
  gtk_widget_add_css_class (badge, signs[item->type].css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), new_label (phrase, NULL));
  return box;
}

/* (transfer full): "claimant: “Xi” → “Putin”". */
static char *
dup_field (const QuothHistoryField *field)
{
  g_autofree char *before = quoth_name_one_line (field->before, VALUE_MAX);
  g_autofree char *after = quoth_name_one_line (field->after, VALUE_MAX);

  if (field->before == NULL)
    return g_strdup_printf (_ ("%s: “%s”"), field->name, after);
  if (field->after == NULL)
    return g_strdup_printf (_ ("%s: “%s” taken away"), field->name, before);
  return g_strdup_printf (_ ("%s: “%s” → “%s”"), field->name, before, after);
}

void
quoth_history_change_row_show (QuothHistoryChangeRow *self, QuothHistoryChange *change)
{
  const QuothHistoryItem *item = change->item;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  gtk_box_append (GTK_BOX (self), new_head (item));
  for (guint i = 0; i < item->fields->len; i++)
    {
      g_autofree char *field = dup_field (item->fields->pdata[i]);
      GtkWidget *label = new_label (field, "dim-label");

      gtk_widget_set_margin_start (label, 12);
      gtk_box_append (GTK_BOX (self), label);
    }
}

char *
quoth_history_change_sum_up (const QuothHistoryItem *item)
{
  gboolean has_changed = item->type == QUOTH_NEWS_CHANGED && item->fields->len > 0;
  GString *line = g_string_new (has_changed ? NULL : _ (signs[item->type].badge));

  for (guint i = 0; has_changed && i < item->fields->len; i++)
    {
      g_autofree char *field = dup_field (item->fields->pdata[i]);

      quoth_name_append (line, field);
    }
  return g_string_free (line, FALSE);
}
