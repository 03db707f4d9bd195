/* quoth-table-columns.c: the columns of a table as a view has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view only shows which column somebody sorts by; the store sorts. GTK says which one that is from 4.10 on, and before not at
 * all: so the column's sorter, asked to compare, writes down that it was asked first, and the view's own sorter
 * turns its answer round if the order is a descending one.
 *
 * A view has some two hundred rows of up to fourteen cells, and after a jump of the scroll bar all of them are filled anew, twice. So a cell
 * is a GtkInscription, which is as large as it is and not as its text would have it: a cell that is filled is drawn, and no
 * row is measured again. All rows are then of one height; ui/style.css sees to it that letters of other fonts stand in the middle of it.
 */

#include "config.h"

#include "quoth-table-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-names.h"

/* What the factory of a column needs to know. */
typedef struct
{
  QuothKind kind;
  char *id;
  guint number;
  QuothListingType type;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  Column *column = data;

  g_free (column->id);
  g_free (column);
}

static const char *
get_display (const Column *column, const char *cell)
{
  QuothKind kind;

  if (g_str_equal (column->id, "kind") && column->kind == QUOTH_KIND_ACTOR)
    return quoth_name_of_actor_kind (cell);
  if (g_str_equal (column->id, "actor-kind"))
    return quoth_name_of_actor_kind (cell);
  if (g_str_equal (column->id, "kind") && column->kind == QUOTH_KIND_DOCUMENT && *cell != '\0')
    return quoth_name_of_document_kind (cell);
  if (g_str_equal (column->id, "target-kind") && quoth_kind_from_nick (cell, &kind))
    return quoth_name_of_kind (kind);
  return cell;
}

/* A cell is one line, and what comes after a line break would not be in it. */
static void
set_text (GtkInscription *label, const char *text)
{
  g_autofree char *line = strpbrk (text, "\r\n") != NULL ? g_strdelimit (g_strdup (text), "\r\n", ' ') : NULL;

  gtk_inscription_set_text (label, line != NULL ? line : text);
}

static void
show_cell (QuothTableItem *item, GtkInscription *label)
{
  const Column *column = g_object_get_data (G_OBJECT (label), "column");
  const char *told = quoth_table_item_get_cell (item, column->number);
  g_autofree char *relation = g_str_equal (column->id, "relation-kind") ? quoth_name_of_relation (told, TRUE) : NULL;

  set_text (label, relation != NULL ? relation : get_display (column, told));
}

/* What has no room in a cell is told by the tooltip. It is made when somebody asks for it, since to set the text of one is
 * to ask the display where the pointer is, which takes longer than all else about a cell. */
static gboolean
query_tooltip_cb (GtkInscription *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_inscription_get_text (label));
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width <= gtk_widget_get_width (GTK_WIDGET (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (label));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), column->type == QUOTH_LISTING_NUMBER ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (label), 0.5f);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (label), 1);
  if (column->type == QUOTH_LISTING_NUMBER)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (label), "column", column);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  QuothTableItem *item = gtk_list_item_get_item (list_item);
  GtkInscription *label = GTK_INSCRIPTION (gtk_list_item_get_child (list_item));

  show_cell (item, label);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_cell), label, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_cell,
                                        gtk_list_item_get_child (list_item));
}

/* Which column was asked to compare first, see above. */
static const char *asked_first;

static int
note_asked (gconstpointer a, gconstpointer b, gpointer column_id)
{
  if (asked_first == NULL)
    asked_first = column_id;
  return -1;
}

static gboolean
is_wide (const char *id)
{
  static const char *const wide[] = { "title", "statement", "quote", "definition", "aliases", "text", "target", "from", "to", NULL };

  return g_strv_contains (wide, id);
}

static GtkColumnViewColumn *
new_column (QuothKind kind, const QuothListingColumn *listed, guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (note_asked, (gpointer) g_intern_string (listed->id), NULL));
  Column *column = g_new0 (Column, 1);
  GtkColumnViewColumn *view_column;

  column->kind = kind;
  column->id = g_strdup (listed->id);
  column->number = number;
  column->type = listed->type;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  view_column = gtk_column_view_column_new (listed->title, factory);
  g_object_set_data (G_OBJECT (view_column), "number", GUINT_TO_POINTER (number));
  g_object_set_data (G_OBJECT (view_column), "type", GINT_TO_POINTER (listed->type));
  g_object_set_data (G_OBJECT (view_column), "id", (gpointer) g_intern_string (listed->id));
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, is_wide (listed->id));
  gtk_column_view_column_set_fixed_width (view_column, quoth_table_columns_get_usual_width (view_column));
  return view_column;
}

const char *
quoth_table_columns_get_id (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "id");
}

int
quoth_table_columns_get_usual_width (GtkColumnViewColumn *column)
{
  if (is_wide (quoth_table_columns_get_id (column)))
    return 280;
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "type")) == QUOTH_LISTING_NUMBER ? 90 : 130;
}

guint
quoth_table_columns_get_number (GtkColumnViewColumn *column)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "number"));
}

char *
quoth_table_columns_dup_key (QuothKind kind, const char *column)
{
  return g_strdup_printf ("%s/%s", quoth_kind_to_nick (kind), column);
}

void
quoth_table_columns_set (GtkColumnView *view, QuothKind kind, GPtrArray *columns, const char *const *hidden)
{
  GListModel *old = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (old) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const QuothListingColumn *listed = columns->pdata[i];
      g_autofree char *key = quoth_table_columns_dup_key (kind, listed->id);
      g_autoptr (GtkColumnViewColumn) column = new_column (kind, listed, i);

      gtk_column_view_column_set_visible (column, hidden == NULL || !g_strv_contains (hidden, key));
      gtk_column_view_append_column (view, column);
    }
}

const char *
quoth_table_columns_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) any = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  asked_first = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), any, any);
  *descending = order == GTK_ORDERING_LARGER;
  return asked_first;
}
