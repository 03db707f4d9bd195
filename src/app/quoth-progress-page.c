/* quoth-progress-page.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells stay as they are while texts and coders do, and the focus stays on what it was on when others come, so that somebody can set one state after the other.
 */

#include "config.h"

#include "quoth-progress-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-page-frame.h"
#include "quoth-progress-cell.h"

/* More cells would be slow to make. */
#define MAX_CELLS 3000

struct _QuothProgressPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkWidget *tools;
  GtkStack *stack;
  GtkGrid *grid;
  GtkWidget *more;

  QuothDesk *desk;
  QuothBoard *board; /* NULL before the first reading */
  GPtrArray *cells;  /* of QuothProgressCell, not held, row by row */
  GCancellable *loading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (QuothProgressPage, quoth_progress_page, GTK_TYPE_WIDGET)

static guint
count_rows (QuothProgressPage *self)
{
  guint n_coders = MAX (quoth_board_get_coders (self->board)->len, 1);

  return MIN (quoth_board_get_documents (self->board)->len, MAX_CELLS / n_coders);
}

static GtkWidget *
new_label (const char *text, gboolean is_heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), is_heading ? -1 : 12);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, is_heading ? "heading" : "body");
  return label;
}

static void
make_cells (QuothProgressPage *self)
{
  GPtrArray *documents = quoth_board_get_documents (self->board);
  GPtrArray *coders = quoth_board_get_coders (self->board);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->cells, 0);
  for (guint j = 0; j < coders->len; j++)
    gtk_grid_attach (self->grid, new_label (quoth_coder (coders->pdata[j])->name, TRUE), (int) j + 1, 0, 1, 1);
  for (guint i = 0; i < count_rows (self); i++)
    {
      gtk_grid_attach (self->grid, new_label (quoth_document (documents->pdata[i])->name, FALSE), 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < coders->len; j++)
        {
          GtkWidget *cell = quoth_progress_cell_new (self->desk);

          gtk_grid_attach (self->grid, cell, (int) j + 1, (int) i + 1, 1, 1);
          g_ptr_array_add (self->cells, cell);
        }
    }
}

static gboolean
has_same_names (GPtrArray *before, GPtrArray *now)
{
  for (guint i = 0; i < before->len && i < now->len; i++)
    if (!quoth_id_equal (&QUOTH_VALUE (before->pdata[i])->id, &QUOTH_VALUE (now->pdata[i])->id))
      return FALSE;
  return before->len == now->len;
}

/* (nullable) */
static GtkWidget *
find_focused (QuothProgressPage *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_has_focus (self->cells->pdata[i]))
      return self->cells->pdata[i];
  return NULL;
}

static guint
find_value (GPtrArray *values, const QuothId *id)
{
  guint i = 0;

  while (i < values->len && !quoth_id_equal (&QUOTH_VALUE (values->pdata[i])->id, id))
    i++;
  return i;
}

/* Makes the cells of another board than @before (nullable) was. */
static void
replace_cells (QuothProgressPage *self, const QuothBoard *before)
{
  GPtrArray *coders = quoth_board_get_coders (self->board);
  GtkWidget *focused = before != NULL ? find_focused (self) : NULL;
  QuothId document, coder;
  guint row, column, place;

  if (focused != NULL)
    {
      GPtrArray *coders_before = quoth_board_get_coders (before);

      g_ptr_array_find (self->cells, focused, &place);
      document = QUOTH_VALUE (quoth_board_get_documents (before)->pdata[place / coders_before->len])->id;
      coder = QUOTH_VALUE (coders_before->pdata[place % coders_before->len])->id;
    }
  make_cells (self);
  if (focused == NULL)
    return;
  row = find_value (quoth_board_get_documents (self->board), &document);
  column = find_value (coders, &coder);
  if (column < coders->len && row < count_rows (self))
    gtk_widget_grab_focus (self->cells->pdata[row * coders->len + column]);
}

static void
show_summary (QuothProgressPage *self)
{
  GPtrArray *documents = quoth_board_get_documents (self->board);
  GPtrArray *coders = quoth_board_get_coders (self->board);
  guint n = quoth_board_count_assignments (self->board), n_done = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < documents->len; i++)
    for (guint j = 0; j < coders->len; j++)
      {
        const QuothAssignment *assignment = quoth_board_get_assignment (self->board, documents->pdata[i], coders->pdata[j]);

        n_done += assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE;
      }
  /* Translators: how many of the assignments of a text to a coder are done */
  summary = g_strdup_printf (_ ("%u of %u done"), n_done, n);
  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), n > 0 ? summary : NULL);
  gtk_widget_set_visible (self->tools, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "board" : "nothing");
  gtk_widget_set_visible (self->more, count_rows (self) < documents->len);
}

static void
take_board (QuothProgressPage *self, QuothBoard *board)
{
  g_autoptr (QuothBoard) before = self->board;
  GPtrArray *coders = quoth_board_get_coders (board);

  self->board = board;
  if (before == NULL || !has_same_names (quoth_board_get_documents (before), quoth_board_get_documents (board))
      || !has_same_names (quoth_board_get_coders (before), coders))
    replace_cells (self, before);
  for (guint i = 0; i < self->cells->len; i++)
    quoth_progress_cell_show (self->cells->pdata[i], board, quoth_board_get_documents (board)->pdata[i / coders->len],
                              coders->pdata[i % coders->len]);
  show_summary (self);
}

static void load (QuothProgressPage *self);

static gpointer
read_board (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_board_load (reader, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothProgressPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothBoard *board = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (board == NULL)
    {
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  take_board (self, board);
  if (self->stale)
    load (self);
}

static void
load (QuothProgressPage *self)
{
  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_board, NULL, NULL,
                          (GDestroyNotify) quoth_board_free, self->loading, loaded_cb, g_object_ref (self));
}

/* A page that nobody sees is read again when it is shown. */
static void
session_changed_cb (QuothProgressPage *self)
{
  if (self->loading != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else
    load (self);
}

static void
map_cb (QuothProgressPage *self)
{
  if (self->stale && self->loading == NULL)
    load (self);
}

static void
quoth_progress_page_dispose (GObject *object)
{
  QuothProgressPage *self = QUOTH_PROGRESS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->board, quoth_board_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_progress_page_parent_class)->dispose (object);
}

static void
quoth_progress_page_class_init (QuothProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_progress_page_dispose;
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, tools);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, grid);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, more);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_progress_page_init (QuothProgressPage *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_progress_page_new (QuothDesk *desk)
{
  QuothProgressPage *self = g_object_new (QUOTH_TYPE_PROGRESS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (
    quoth_desk_get_session (desk), "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
quoth_progress_page_show (GtkWidget *page, const QuothId *id)
{
  g_return_if_fail (QUOTH_IS_PROGRESS_PAGE (page));
}
