/* quoth-unplaced-page.c: what a correction of a text left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-unplaced-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-page-frame.h"
#include "quoth-placing.h"

/* More rows would be slow to make; they come as these go. */
#define MAX_ROWS 300

struct _QuothUnplacedPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkStack *stack;
  GtkListBox *rows;

  QuothDesk *desk;
  GPtrArray *unplaced; /* QuothUnplaced; NULL before the first reading */
  GCancellable *loading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (QuothUnplacedPage, quoth_unplaced_page, GTK_TYPE_WIDGET)

static const QuothUnplaced *
get_unplaced (QuothUnplacedPage *self, GtkListBoxRow *row)
{
  return self->unplaced->pdata[gtk_list_box_row_get_index (row)];
}

static void
activated_cb (GtkListBox *rows, GtkListBoxRow *row, QuothUnplacedPage *self)
{
  const QuothUnplaced *unplaced = get_unplaced (self, row);

  quoth_desk_place (self->desk, &unplaced->document->value.id, &unplaced->annotation->id);
}

static GtkListBoxRow *
find_row (GtkWidget *child)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (child, GTK_TYPE_LIST_BOX_ROW));
}

static void
drop_cb (GtkWidget *button, QuothUnplacedPage *self)
{
  quoth_placing_drop (self->desk, get_unplaced (self, find_row (button))->annotation);
}

static void
place_cb (GtkWidget *button, QuothUnplacedPage *self)
{
  activated_cb (self->rows, find_row (button), self);
}

static GtkWidget *
new_button (QuothUnplacedPage *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, quoth_desk_can_edit (self->desk));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
new_row (QuothUnplacedPage *self, const QuothUnplaced *unplaced)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *quote = quoth_annotation_dup_quote (unplaced->annotation);
  g_autofree char *title = g_strdup_printf ("“%s”", quote);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s\n…%s[%s]%s…",
                                               quoth_name_of_annotation (unplaced->annotation->kind),
                                               quoth_name_of_document (unplaced->document),
                                               unplaced->before,
                                               quote,
                                               unplaced->after);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), quoth_desk_can_edit (self->desk));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self, _ ("_Place…"), G_CALLBACK (place_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self, _ ("_Drop"), G_CALLBACK (drop_cb)));
  return row;
}

static void
show_rows (QuothUnplacedPage *self)
{
  GtkWidget *row;
  g_autofree char *subtitle = quoth_name_of_unplaced (self->unplaced->len);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < MIN (self->unplaced->len, MAX_ROWS); i++)
    gtk_list_box_append (self->rows, new_row (self, self->unplaced->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, self->unplaced->len > 0 ? "rows" : "nothing");
  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), self->unplaced->len > 0 ? subtitle : NULL);
}

static void load (QuothUnplacedPage *self);

static gpointer
read_unplaced (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_unplaced_load (reader, NULL, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothUnplacedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *unplaced = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (unplaced == NULL)
    {
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  self->unplaced = unplaced;
  show_rows (self);
  if (self->stale)
    load (self);
}

static void
load (QuothUnplacedPage *self)
{
  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)),
                          read_unplaced,
                          NULL,
                          NULL,
                          (GDestroyNotify) g_ptr_array_unref,
                          self->loading,
                          loaded_cb,
                          g_object_ref (self));
}

/* A page that nobody sees is read again when it is shown. */
static void
session_changed_cb (QuothUnplacedPage *self)
{
  if (self->loading != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else
    load (self);
}

static void
map_cb (QuothUnplacedPage *self)
{
  if (self->stale && self->loading == NULL)
    load (self);
}

static void
quoth_unplaced_page_dispose (GObject *object)
{
  QuothUnplacedPage *self = QUOTH_UNPLACED_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_unplaced_page_parent_class)->dispose (object);
}

static void
quoth_unplaced_page_class_init (QuothUnplacedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_unplaced_page_dispose;
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-unplaced-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothUnplacedPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothUnplacedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothUnplacedPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_unplaced_page_init (QuothUnplacedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_unplaced_page_new (QuothDesk *desk)
{
  QuothUnplacedPage *self = g_object_new (QUOTH_TYPE_UNPLACED_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (
    quoth_desk_get_session (desk), "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
quoth_unplaced_page_show (GtkWidget *page, const QuothId *id)
{
  g_return_if_fail (QUOTH_IS_UNPLACED_PAGE (page));
}
