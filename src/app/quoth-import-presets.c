/* quoth-import-presets.c: how such files were imported before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-presets.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _QuothImportPresets
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkWidget *content;
  GtkWidget *scroller;
  GtkListBox *rows;
  GtkEntry *name;
  GtkWidget *save;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (QuothImportPresets, quoth_import_presets, GTK_TYPE_WIDGET)

enum
{
  USE,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What follows may make what has the focus insensitive before the popover has gone, and nobody would have it then. */
static void
go_back (QuothImportPresets *self)
{
  gtk_menu_button_popdown (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothImportPresets *self)
{
  go_back (self);
  g_signal_emit (self, signals[USE], 0, (guint) gtk_list_box_row_get_index (row));
}

/* (transfer full): what is typed. */
static char *
dup_name (QuothImportPresets *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
name_changed_cb (QuothImportPresets *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (GError) error = NULL;
  gboolean fits = quoth_preset_check_name (name, &error);

  gtk_widget_set_sensitive (self->save, fits);
  gtk_label_set_label (self->reason, fits || *name == '\0' ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !fits && *name != '\0');
}

static void
save_cb (QuothImportPresets *self)
{
  g_autofree char *name = dup_name (self);

  if (!gtk_widget_get_sensitive (self->save))
    return;
  go_back (self);
  g_signal_emit (self, signals[SAVE], 0, name);
}

static void
quoth_import_presets_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_import_presets_parent_class)->dispose (object);
}

static void
quoth_import_presets_class_init (QuothImportPresetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_import_presets_dispose;
  signals[USE] = g_signal_new ("use", QUOTH_TYPE_IMPORT_PRESETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SAVE] = g_signal_new ("save", QUOTH_TYPE_IMPORT_PRESETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-presets.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, button);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, content);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, name);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, save);
  gtk_widget_class_bind_template_child (widget_class, QuothImportPresets, reason);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
quoth_import_presets_init (QuothImportPresets *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_import_presets_show (QuothImportPresets *self, GPtrArray *presets)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < presets->len; i++)
    {
      GtkWidget *label = gtk_label_new (((const QuothPreset *) presets->pdata[i])->name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->rows, label);
    }
  gtk_widget_set_visible (self->scroller, presets->len > 0);
}

void
quoth_import_presets_set_busy (QuothImportPresets *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->content, !busy);
}
