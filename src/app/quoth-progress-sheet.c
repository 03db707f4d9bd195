/* quoth-progress-sheet.c: texts and coders, and how far the ones are with the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widgets of a row are a line, which shows another row when it is scrolled to. All rows are of one height. Children are in the order in which one lies
 * over the other where they meet: cells, names of texts, names of coders, corner.
 */

#include "config.h"

#include "quoth-progress-sheet.h"

#include <glib/gi18n.h>

#include "quoth-focus.h"
#include "quoth-progress-cell.h"
#include "quoth-progress-line.h"

#define COLUMN_MIN 176
#define COLUMN_MAX 220
#define NAME_WIDTH_MIN 118
#define NAME_WIDTH_MAX 240
/* How much of the width the names of texts get. */
#define NAME_SHARE 0.3
/* Between rows. */
#define GAP 2

struct _QuothProgressSheet
{
  GtkWidget parent_instance;

  QuothDesk *desk;
  const QuothBoard *board; /* borrowed */
  GArray *rows;
  GArray *columns;
  GPtrArray *lines;
  GPtrArray *heads; /* not held */
  GtkWidget *corner;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int head_height;
  int row_height;
  int name_width;
  int column_width;
  guint row; /* that has the focus, or had it last */
  guint column;
  guint filling;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (QuothProgressSheet, quoth_progress_sheet, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static const QuothDocument *
get_document (QuothProgressSheet *self, guint row)
{
  return quoth_board_get_documents (self->board)->pdata[g_array_index (self->rows, guint, row)];
}

static const QuothCoder *
get_coder (QuothProgressSheet *self, guint column)
{
  return quoth_board_get_coders (self->board)->pdata[g_array_index (self->columns, guint, column)];
}

/* ---- Lines ---- */

static void
name_clicked_cb (GtkWidget *name, QuothProgressSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothProgressLine *line = self->lines->pdata[i];

      if (line->name == name && line->row < self->rows->len)
        quoth_desk_go (self->desk, &get_document (self, line->row)->value.id, NULL);
    }
}

/* The focus came to a cell. */
static void
focused_cb (GtkWidget *cell, GParamSpec *pspec, QuothProgressSheet *self)
{
  guint column;

  for (guint i = 0; i < self->lines->len && gtk_widget_has_focus (cell); i++)
    {
      const QuothProgressLine *line = self->lines->pdata[i];

      if (!g_ptr_array_find (line->cells, cell, &column) || line->row == QUOTH_NO_ROW)
        continue;
      self->row = line->row;
      self->column = column;
    }
}

static QuothProgressLine *
add_line (QuothProgressSheet *self)
{
  GtkWidget *above = self->heads->len > 0 ? self->heads->pdata[0] : self->corner;
  GtkWidget *first_name = self->lines->len > 0 ? ((QuothProgressLine *) self->lines->pdata[0])->name : above;
  QuothProgressLine *line = quoth_progress_line_new (self->desk, self->columns->len);

  for (guint i = 0; i < line->cells->len; i++)
    {
      g_signal_connect_object (line->cells->pdata[i], "notify::has-focus", G_CALLBACK (focused_cb), self, 0);
      gtk_widget_insert_before (line->cells->pdata[i], GTK_WIDGET (self), first_name);
    }
  g_signal_connect_object (line->name, "clicked", G_CALLBACK (name_clicked_cb), self, 0);
  gtk_widget_insert_before (line->name, GTK_WIDGET (self), above);
  g_ptr_array_add (self->lines, line);
  return line;
}

static GtkWindow *
get_window (QuothProgressSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

/* A row that goes out of sight takes no focus away with its line, which shows another then: the sheet has it until the row is back. */
static void
bind (QuothProgressSheet *self, QuothProgressLine *line, guint row)
{
  GtkWindow *window = get_window (self);
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;
  guint column;

  if (line->row == row)
    return;
  line->row = row;
  if (focus != NULL && row != self->row && g_ptr_array_find (line->cells, focus, &column))
    gtk_window_set_focus (window, GTK_WIDGET (self));
  if (row == QUOTH_NO_ROW)
    return;
  quoth_progress_line_show_name (line, self->board, get_document (self, row));
  for (guint i = 0; i < line->cells->len; i++)
    {
      gtk_widget_set_child_visible (line->cells->pdata[i], TRUE); /* or it could not have the focus before it is allocated */
      quoth_progress_cell_show (line->cells->pdata[i], self->board, get_document (self, row), get_coder (self, i));
    }
  if (focus == GTK_WIDGET (self) && row == self->row && self->column < line->cells->len)
    gtk_widget_grab_focus (line->cells->pdata[self->column]);
}

static int
get_body_height (QuothProgressSheet *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height, 0);
}

static guint
get_first (QuothProgressSheet *self)
{
  double value = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  return self->row_height > 0 ? (guint) (value / self->row_height) : 0;
}

/* How many rows may be seen at once, in part. */
static guint
count_needed (QuothProgressSheet *self)
{
  guint n = self->row_height > 0 ? (guint) (get_body_height (self) / self->row_height) + 2 : 1;

  return MIN (n, self->rows->len);
}

static QuothProgressLine *
get_line (QuothProgressSheet *self, guint row)
{
  return self->lines->pdata[row % self->lines->len];
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Lines for all that is seen, each with its row. */
static void
fill (QuothProgressSheet *self)
{
  guint first, n;

  g_clear_handle_id (&self->filling, g_source_remove);
  if (self->board == NULL || self->desk == NULL)
    return;
  if (self->lines->len == 0 && self->rows->len > 0)
    {
      QuothProgressLine *line = add_line (self);

      bind (self, line, 0);
      self->row_height = MAX (measure_height (line->name), self->columns->len > 0 ? measure_height (line->cells->pdata[0]) : 0) + GAP;
    }
  while (self->lines->len < count_needed (self))
    add_line (self);
  n = count_needed (self);
  first = MIN (get_first (self), self->rows->len - n);
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint row = ((QuothProgressLine *) self->lines->pdata[i])->row;

      if (row != QUOTH_NO_ROW && (row >= self->rows->len || get_line (self, row) != self->lines->pdata[i]))
        bind (self, self->lines->pdata[i], QUOTH_NO_ROW);
    }
  for (guint row = first; row < first + n; row++)
    bind (self, get_line (self, row), row);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
fill_cb (gpointer data)
{
  QuothProgressSheet *self = data;

  self->filling = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* ---- Where things are ---- */

static void
configure (QuothProgressSheet *self, GtkOrientation orientation, int upper, int page, int step)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (upper - page, 0));

  g_signal_handlers_block_by_func (adjustment, fill, self);
  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, page), step, MAX (page - step, step), page);
  g_signal_handlers_unblock_by_func (adjustment, fill, self);
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, minimum), height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
measure_columns (QuothProgressSheet *self, int width)
{
  guint n = MAX (self->columns->len, 1);

  self->name_width = (int) CLAMP (width * NAME_SHARE, NAME_WIDTH_MIN, NAME_WIDTH_MAX);
  self->column_width = CLAMP ((width - self->name_width) / (int) n, COLUMN_MIN, COLUMN_MAX);
}

static void
quoth_progress_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (widget);
  int x, y;

  self->head_height = self->heads->len > 0 ? measure_height (self->heads->pdata[0]) : 0;
  measure_columns (self, width);
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->name_width + (int) self->columns->len * self->column_width, width, self->column_width);
  configure (self, GTK_ORIENTATION_VERTICAL, (int) self->rows->len * self->row_height + self->head_height, height, self->row_height);
  x = self->name_width - (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  y = self->head_height - (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothProgressLine *line = self->lines->pdata[i];
      int top = line->row != QUOTH_NO_ROW ? y + (int) line->row * self->row_height : 0;
      gboolean is_seen = line->row != QUOTH_NO_ROW && top + self->row_height > 0 && top < height;

      gtk_widget_set_child_visible (line->name, is_seen);
      if (is_seen)
        allocate_child (line->name, 0, top, self->name_width, self->row_height - GAP);
      for (guint j = 0; j < line->cells->len; j++)
        {
          gtk_widget_set_child_visible (line->cells->pdata[j], is_seen);
          if (is_seen)
            allocate_child (line->cells->pdata[j], x + (int) j * self->column_width, top, self->column_width - GAP, self->row_height - GAP);
        }
    }
  for (guint j = 0; j < self->heads->len; j++)
    allocate_child (self->heads->pdata[j], x + (int) j * self->column_width, 0, self->column_width - GAP, self->head_height);
  allocate_child (self->corner, 0, 0, self->name_width, self->head_height);
  if (self->filling == 0 && (self->lines->len < count_needed (self) || (self->lines->len > 0 && get_line (self, get_first (self))->row != get_first (self))))
    self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

static void
snapshot_lines (QuothProgressSheet *self, GtkSnapshot *snapshot, gboolean names)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothProgressLine *line = self->lines->pdata[i];

      if (names)
        gtk_widget_snapshot_child (GTK_WIDGET (self), line->name, snapshot);
      for (guint j = 0; !names && j < line->cells->len; j++)
        gtk_widget_snapshot_child (GTK_WIDGET (self), line->cells->pdata[j], snapshot);
    }
}

static void
quoth_progress_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (widget);
  float x = (float) self->name_width, y = (float) self->head_height;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, y, MAX (width - x, 0), MAX (height - y, 0)));
  snapshot_lines (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, y, x, MAX (height - y, 0)));
  snapshot_lines (self, snapshot, TRUE);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0, MAX (width - x, 0), y));
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_snapshot_child (widget, self->heads->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->corner, snapshot);
}

static void
quoth_progress_sheet_measure (
  GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NAME_WIDTH_MIN + COLUMN_MIN : 100;
}

/* ---- The focus ---- */

/* Scrolls until the cell is in sight. */
static void
reveal (QuothProgressSheet *self, guint row, guint column)
{
  int top = (int) row * self->row_height, left = (int) column * self->column_width;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - self->name_width;

  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], top, top + self->row_height + self->head_height);
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], left, left + MIN (self->column_width, width) + self->name_width);
}

static gboolean
focus_cell (QuothProgressSheet *self, guint row, guint column)
{
  if (self->rows->len == 0 || self->columns->len == 0 || self->lines->len == 0)
    return FALSE;
  self->row = MIN (row, self->rows->len - 1);
  self->column = MIN (column, self->columns->len - 1);
  reveal (self, self->row, self->column);
  fill (self);
  return gtk_widget_grab_focus (get_line (self, self->row)->cells->pdata[self->column]);
}

static gboolean
quoth_progress_sheet_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (widget);

  return !quoth_focus_is_within (widget) && focus_cell (self, self->row, self->column);
}

static gboolean
quoth_progress_sheet_grab_focus (GtkWidget *widget)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (widget);

  return focus_cell (self, self->row, self->column);
}

static guint
step (guint from, int by, guint n)
{
  gint64 to = (gint64) from + by;

  return (guint) CLAMP (to, 0, (gint64) n - 1);
}

/* @args: by how many rows and columns */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (widget);
  int rows, columns;

  g_variant_get (args, "(ii)", &rows, &columns);
  if (self->rows->len == 0 || self->columns->len == 0)
    return FALSE;
  if (rows == G_MAXINT16 || rows == G_MININT16)
    rows = (rows > 0 ? 1 : -1) * MAX (get_body_height (self) / MAX (self->row_height, 1) - 1, 1);
  focus_cell (self, step (self->row, rows, self->rows->len), step (self->column, columns, self->columns->len));
  return TRUE;
}

static void
add_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, int rows, int columns)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, move_cb, "(ii)", rows, columns);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  add_key (widget_class, GDK_KEY_Up, 0, -1, 0);
  add_key (widget_class, GDK_KEY_Down, 0, 1, 0);
  add_key (widget_class, GDK_KEY_Left, 0, 0, -1);
  add_key (widget_class, GDK_KEY_Right, 0, 0, 1);
  add_key (widget_class, GDK_KEY_Page_Up, 0, G_MININT16, 0);
  add_key (widget_class, GDK_KEY_Page_Down, 0, G_MAXINT16, 0);
  add_key (widget_class, GDK_KEY_Home, 0, 0, G_MININT);
  add_key (widget_class, GDK_KEY_End, 0, 0, G_MAXINT);
  add_key (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, G_MININT, G_MININT);
  add_key (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, G_MAXINT, G_MAXINT);
}

/* ---- What is shown ---- */

static void
make_heads (QuothProgressSheet *self)
{
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_unparent (self->heads->pdata[i]);
  g_ptr_array_set_size (self->heads, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkWidget *head = quoth_progress_head_new ();

      gtk_widget_insert_before (head, GTK_WIDGET (self), self->corner);
      g_ptr_array_add (self->heads, head);
    }
}

/* Where the value with @id is among those at @places of @values; @otherwise if it is not. */
static guint
find_place (GPtrArray *values, GArray *places, const QuothId *id, guint otherwise)
{
  for (guint i = 0; i < places->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (values->pdata[g_array_index (places, guint, i)])->id, id))
      return i;
  return otherwise;
}

void
quoth_progress_sheet_show (QuothProgressSheet *self, const QuothBoard *board, GArray *rows, GArray *columns)
{
  gboolean had_focus = quoth_focus_is_within (GTK_WIDGET (self)), had_rows = self->board != NULL && self->rows->len > 0 && self->columns->len > 0;
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  guint first = get_first (self), n_columns = self->columns->len;
  double rest = gtk_adjustment_get_value (vertical) - first * self->row_height;
  QuothId top = had_rows ? get_document (self, MIN (first, self->rows->len - 1))->value.id : QUOTH_ID_NONE;
  QuothId document = had_rows ? get_document (self, MIN (self->row, self->rows->len - 1))->value.id : QUOTH_ID_NONE;
  QuothId coder = had_rows ? get_coder (self, MIN (self->column, n_columns - 1))->value.id : QUOTH_ID_NONE;

  self->board = board;
  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  g_array_unref (self->columns);
  self->columns = g_array_ref (columns);
  if (columns->len != n_columns)
    make_heads (self);
  for (guint i = 0; i < columns->len; i++)
    quoth_progress_head_show (self->heads->pdata[i], board, get_coder (self, i));
  self->row = find_place (quoth_board_get_documents (board), rows, &document, MIN (self->row, MAX (rows->len, 1) - 1));
  self->column = find_place (quoth_board_get_coders (board), columns, &coder, MIN (self->column, MAX (columns->len, 1) - 1));
  first = find_place (quoth_board_get_documents (board), rows, &top, first);
  configure (self, GTK_ORIENTATION_VERTICAL, (int) rows->len * self->row_height + self->head_height, gtk_widget_get_height (GTK_WIDGET (self)),
             self->row_height);
  gtk_adjustment_set_value (vertical, first * self->row_height + rest);
  for (guint i = 0; i < self->lines->len; i++)
    ((QuothProgressLine *) self->lines->pdata[i])->row = QUOTH_NO_ROW;
  fill (self);
  if (had_focus && self->lines->len > 0 && columns->len > 0 && get_line (self, self->row)->row == self->row)
    gtk_widget_grab_focus (get_line (self, self->row)->cells->pdata[self->column]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
quoth_progress_sheet_to_top (QuothProgressSheet *self)
{
  self->row = 0;
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
}

void
quoth_progress_sheet_set_desk (QuothProgressSheet *self, QuothDesk *desk)
{
  self->desk = g_object_ref (desk);
}

/* ---- The widget ---- */

static void
set_adjustment (QuothProgressSheet *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], fill, self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->adjustments[orientation], "value-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
quoth_progress_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
  else
    g_value_set_enum (value, (int) self->policies[id == PROP_VSCROLL_POLICY]);
}

static void
quoth_progress_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_VADJUSTMENT ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
  else
    self->policies[id == PROP_VSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
}

static void
quoth_progress_sheet_dispose (GObject *object)
{
  QuothProgressSheet *self = QUOTH_PROGRESS_SHEET (object);

  self->board = NULL;
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  for (guint i = 0; self->heads != NULL && i < self->heads->len; i++)
    gtk_widget_unparent (self->heads->pdata[i]);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_progress_sheet_parent_class)->dispose (object);
}

static void
quoth_progress_sheet_class_init (QuothProgressSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = quoth_progress_sheet_dispose;
  object_class->get_property = quoth_progress_sheet_get_property;
  object_class->set_property = quoth_progress_sheet_set_property;
  widget_class->size_allocate = quoth_progress_sheet_size_allocate;
  widget_class->measure = quoth_progress_sheet_measure;
  widget_class->snapshot = quoth_progress_sheet_snapshot;
  widget_class->focus = quoth_progress_sheet_focus;
  widget_class->grab_focus = quoth_progress_sheet_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "progresssheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
quoth_progress_sheet_init (QuothProgressSheet *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_ptr_array_new_with_free_func (quoth_progress_line_free);
  self->heads = g_ptr_array_new ();
  self->corner = gtk_label_new (_ ("Text"));
  gtk_label_set_xalign (GTK_LABEL (self->corner), 0);
  gtk_label_set_yalign (GTK_LABEL (self->corner), 0);
  gtk_widget_add_css_class (self->corner, "heading");
  gtk_widget_add_css_class (self->corner, "progress-head");
  gtk_widget_set_parent (self->corner, GTK_WIDGET (self));
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Texts and coders"), -1);
}
