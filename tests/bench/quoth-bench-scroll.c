/* quoth-bench-scroll.c: a program that scrolls the table of claims in the real window, and tells how long its frames took
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * quoth-bench-scroll PROJECT N   waits for the text, and for N claims in the table, scrolls through it by pages and by jumps, and prints
 *                                the median, the 95th of a hundred and the longest, in microseconds: of a frame, from its
 *                                begin to its end; of a page further, and of a jump, until a frame has all rows that are seen
 */

#include "quoth-application.h"
#include "quoth-table-item.h"

#define N_PAGES 300
#define JUMP_EACH 5

static guint n_rows;
static guint n_pages;
static GtkColumnView *view;
static gint64 frame_start;
static gint64 page_start;
static gboolean jumped;
static GArray *frames;
static GArray *pages;
static GArray *jumps;

static gboolean
is_table (GtkWidget *widget)
{
  return GTK_IS_COLUMN_VIEW (widget) && gtk_widget_get_mapped (widget);
}

/* To load a long text into the editor takes a while, in which no frame is drawn. */
static gboolean
is_loaded_text (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget)
         && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 0;
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*is_it) (GtkWidget *))
{
  if (is_it (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, is_it);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
print_times (GArray *times)
{
  g_array_sort (times, compare_times);
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_array_index (times, gint64, times->len / 2),
           g_array_index (times, gint64, times->len * 95 / 100), g_array_index (times, gint64, times->len - 1));
}

/* A page further; at the end, and now and then, anywhere. */
static void
scroll (void)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double next = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  jumped = n_pages % JUMP_EACH == JUMP_EACH - 1 || next > last;
  if (jumped)
    next = last * (n_pages * 37 % 100) / 100;
  page_start = g_get_monotonic_time ();
  gtk_adjustment_set_value (adjustment, next);
  n_pages++;
}

/* Whether all rows that are seen are there. */
static gboolean
is_read (void)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double height = gtk_adjustment_get_upper (adjustment) / n_rows;
  double top = gtk_adjustment_get_value (adjustment);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  guint end = (guint) ((top + gtk_adjustment_get_page_size (adjustment)) / height);

  for (guint i = (guint) (top / height); i <= MIN (end, n_rows - 1); i++)
    {
      g_autoptr (QuothTableItem) item = g_list_model_get_item (rows, i);

      if (!quoth_table_item_is_read (item))
        return FALSE;
    }
  return TRUE;
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  frame_start = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  gint64 now = g_get_monotonic_time ();
  gint64 frame = now - frame_start;
  gint64 page = now - page_start;

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  if (n_pages > 0)
    g_array_append_val (frames, frame);
  if (n_pages > 0 && !is_read ())
    return;
  if (n_pages > 0)
    g_array_append_val (jumped ? jumps : pages, page);
  if (n_pages == N_PAGES)
    {
      print_times (frames);
      print_times (pages);
      print_times (jumps);
      _exit (0);
    }
  scroll ();
}

/* Asks for the table until it has all rows. */
static gboolean
look_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  gboolean loaded = window != NULL && find (GTK_WIDGET (window), is_loaded_text) != NULL;
  GtkWidget *found = loaded ? find (GTK_WIDGET (window), is_table) : NULL;
  GtkSelectionModel *model = found != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (found)) : NULL;
  GdkFrameClock *clock;

  if (loaded && found == NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "tables");
  if (model == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) != n_rows)
    return G_SOURCE_CONTINUE;
  view = GTK_COLUMN_VIEW (found);
  clock = gtk_widget_get_frame_clock (found);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  char *arguments[] = { argv[0], argc > 2 ? argv[1] : NULL, NULL };
  g_autoptr (GApplication) app = G_APPLICATION (quoth_application_new ());

  n_rows = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  jumps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (300, look_cb, app);
  return g_application_run (app, 2, arguments);
}
