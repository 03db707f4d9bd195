/* quoth-progress-page.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which texts are shown, and in which order, is worked out when somebody chooses something, and when the page is shown. What happens meanwhile moves no row and
 * takes none away, so that nothing jumps under somebody who sets one state after the other: new texts that fit come last.
 */

#include "config.h"

#include "quoth-progress-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-page-frame.h"
#include "quoth-progress-cell.h"
#include "quoth-progress-line.h"
#include "quoth-progress-sheet.h"
#include "quoth-save-text.h"
#include "quoth-wrap-layout.h"

struct _QuothProgressPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkWidget *tools;
  GtkStack *stack;
  GtkEditable *words;
  GtkDropDown *coder;
  GtkDropDown *state;
  GtkDropDown *order;
  GtkStack *rows;
  QuothProgressSheet *sheet;

  QuothDesk *desk;
  QuothBoard *board; /* NULL before the first reading */
  GArray *shown;     /* of guint: the places of the texts that are shown, in their order */
  QuothId of;        /* whose part is shown; none: everybody's */
  GCancellable *loading;
  gboolean stale;
  gboolean filling; /* the list of coders */
};

G_DEFINE_FINAL_TYPE (QuothProgressPage, quoth_progress_page, GTK_TYPE_WIDGET)

/* ---- What is shown ---- */

/* (transfer full) (element-type guint) */
static GArray *
list_rows (QuothProgressPage *self)
{
  const QuothBoardFilter filter = {
    .words = gtk_editable_get_text (self->words),
    .coder = self->of,
    .state = (QuothBoardState) gtk_drop_down_get_selected (self->state),
    .order = (QuothBoardOrder) gtk_drop_down_get_selected (self->order),
  };

  return quoth_board_list (self->board, &filter);
}

/* (transfer full) (element-type guint) */
static GArray *
list_columns (QuothProgressPage *self)
{
  GPtrArray *coders = quoth_board_get_coders (self->board);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < coders->len; i++)
    if (quoth_id_is_none (&self->of) || quoth_id_equal (&self->of, &QUOTH_VALUE (coders->pdata[i])->id))
      g_array_append_val (columns, i);
  return columns;
}

/* (transfer full): the rows that were shown of @before, as far as they are there, and after them those that fit now. */
static GArray *
list_rows_again (QuothProgressPage *self, const QuothBoard *before)
{
  GPtrArray *documents = quoth_board_get_documents (self->board);
  g_autoptr (GHashTable) places = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GArray) fit = list_rows (self);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < documents->len; i++)
    g_hash_table_insert (places, &QUOTH_VALUE (documents->pdata[i])->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const QuothValue *shown = quoth_board_get_documents (before)->pdata[g_array_index (self->shown, guint, i)];
      gpointer place;

      if (!g_hash_table_lookup_extended (places, &shown->id, NULL, &place))
        continue;
      g_array_append_vals (rows, &(guint){ GPOINTER_TO_UINT (place) }, 1);
      g_hash_table_remove (places, &shown->id);
    }
  for (guint i = 0; i < fit->len; i++)
    if (g_hash_table_contains (places, &QUOTH_VALUE (documents->pdata[g_array_index (fit, guint, i)])->id))
      g_array_append_val (rows, g_array_index (fit, guint, i));
  return rows;
}

/* Takes @rows (transfer full). */
static void
show_rows (QuothProgressPage *self, GArray *rows)
{
  g_autoptr (GArray) columns = list_columns (self);

  g_array_unref (self->shown);
  self->shown = rows;
  quoth_progress_sheet_show (self->sheet, self->board, rows, columns);
  gtk_stack_set_visible_child_name (self->rows, rows->len > 0 ? "sheet" : "none");
}

static void
show_summary (QuothProgressPage *self)
{
  QuothBoardSum sum = quoth_board_sum (self->board, NULL, NULL);
  g_autofree char *summary = quoth_progress_words_of_sum (&sum);

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), summary);
  gtk_widget_set_visible (self->tools, sum.n_assigned > 0);
  gtk_stack_set_visible_child_name (self->stack, sum.n_assigned > 0 ? "board" : "nothing");
}

/* Everybody, and each by name: the one that is chosen stays so, or is gone. */
static void
fill_coders (QuothProgressPage *self)
{
  GPtrArray *coders = quoth_board_get_coders (self->board);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _ ("All coders"));
  for (guint i = 0; i < coders->len; i++)
    {
      gtk_string_list_append (names, quoth_coder (coders->pdata[i])->name);
      if (quoth_id_equal (&self->of, &QUOTH_VALUE (coders->pdata[i])->id))
        chosen = i + 1;
    }
  if (chosen == 0)
    self->of = QUOTH_ID_NONE;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->coder, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->coder, chosen);
  self->filling = FALSE;
}

static gboolean
has_same_coders (const QuothBoard *before, const QuothBoard *now)
{
  GPtrArray *old = quoth_board_get_coders (before), *new = quoth_board_get_coders (now);

  for (guint i = 0; i < old->len && i < new->len; i++)
    if (!quoth_id_equal (&QUOTH_VALUE (old->pdata[i])->id, &QUOTH_VALUE (new->pdata[i])->id)
        || !g_str_equal (quoth_coder (old->pdata[i])->name, quoth_coder (new->pdata[i])->name))
      return FALSE;
  return old->len == new->len;
}

static void
take_board (QuothProgressPage *self, QuothBoard *board)
{
  g_autoptr (QuothBoard) before = self->board;

  self->board = board;
  if (before == NULL || !has_same_coders (before, board))
    fill_coders (self);
  show_rows (self, before != NULL ? list_rows_again (self, before) : list_rows (self));
  show_summary (self);
}

/* ---- What somebody chooses ---- */

static void
chosen_cb (QuothProgressPage *self)
{
  if (self->board == NULL || self->filling)
    return;
  quoth_progress_sheet_to_top (self->sheet);
  show_rows (self, list_rows (self));
}

static void
coder_cb (QuothProgressPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->coder);

  if (self->board == NULL || self->filling)
    return;
  self->of = chosen > 0 && chosen <= quoth_board_get_coders (self->board)->len
               ? QUOTH_VALUE (quoth_board_get_coders (self->board)->pdata[chosen - 1])->id
               : QUOTH_ID_NONE;
  chosen_cb (self);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressPage *self = QUOTH_PROGRESS_PAGE (widget);

  gtk_editable_set_text (self->words, "");
  gtk_drop_down_set_selected (self->coder, 0);
  gtk_drop_down_set_selected (self->state, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

/* ---- For a spreadsheet ---- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressPage *self = QUOTH_PROGRESS_PAGE (widget);
  g_autoptr (GArray) columns = self->board != NULL ? list_columns (self) : NULL;
  g_autoptr (GString) text = g_string_new (_ ("Text"));

  if (columns == NULL)
    return;
  for (guint j = 0; j < columns->len; j++)
    g_string_append_printf (text, "\t%s", quoth_coder (quoth_board_get_coders (self->board)->pdata[g_array_index (columns, guint, j)])->name);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const QuothDocument *document = quoth_board_get_documents (self->board)->pdata[g_array_index (self->shown, guint, i)];

      g_string_append_printf (text, "\n%s", quoth_name_of_document (document));
      for (guint j = 0; j < columns->len; j++)
        g_string_append_printf (text, "\t%s",
                                quoth_progress_cell_name_state (self->board, document,
                                                                quoth_board_get_coders (self->board)->pdata[g_array_index (columns, guint, j)]));
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  gtk_widget_activate_action (widget, "win.tell-done", "s", _ ("The table is copied"));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressPage *self = QUOTH_PROGRESS_PAGE (widget);
  g_autoptr (GArray) columns = self->board != NULL ? list_columns (self) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const QuothCoder *coder = NULL;

  if (columns == NULL)
    return;
  if (!quoth_id_is_none (&self->of) && columns->len > 0)
    coder = quoth_board_get_coders (self->board)->pdata[g_array_index (columns, guint, 0)];
  quoth_board_append_csv_head (text);
  for (guint i = 0; i < self->shown->len; i++)
    quoth_board_append_csv (text, self->board, quoth_board_get_documents (self->board)->pdata[g_array_index (self->shown, guint, i)], coder);
  quoth_save_text (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save as CSV"), _ ("progress.csv"), text->str);
}

/* ---- Reading ---- */

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

/* Also for the day, which may be another one. */
static void
map_cb (QuothProgressPage *self)
{
  if (self->board != NULL)
    show_rows (self, list_rows (self));
  if (self->loading == NULL)
    load (self);
}

/* ---- The widget ---- */

static void
quoth_progress_page_dispose (GObject *object)
{
  QuothProgressPage *self = QUOTH_PROGRESS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_array_unref);
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
  g_type_ensure (QUOTH_TYPE_PROGRESS_SHEET);
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, tools);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, words);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, coder);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, state);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, order);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothProgressPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, coder_cb);
  gtk_widget_class_install_action (widget_class, "progress.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "progress.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "progress.save-csv", NULL, save_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_progress_page_init (QuothProgressPage *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_progress_page_new (QuothDesk *desk)
{
  QuothProgressPage *self = g_object_new (QUOTH_TYPE_PROGRESS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  quoth_progress_sheet_set_desk (self->sheet, desk);
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
