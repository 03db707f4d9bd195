/* bench-open-cases.c: a text with 5,000 differences, opened to be adjudicated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window, which shows 1 MB that two coders coded: each of 5,000 annotations of one is one of the other, too, with another actor or another mode. The time
 * goes from the key to the first frame that draws the list with the first case beside it. Then the pane is closed, and again. Time in which other programs had the
 * cores is not counted (quoth_bench_get_time()).
 */

#include "quoth-application.h"
#include "quoth-bench-coding.h"
#include "quoth-cases-pane.h"
#include "quoth-workbench.h"

#define N_BYTES (1000 * 1000)
#define N_CASES 5000
#define N_ROUNDS 11
#define N_FRAMES_BETWEEN 20
#define PATIENCE (60 * G_USEC_PER_SEC)
#define GOAL 300 /* ms */

typedef struct
{
  GApplication *app;
  GtkWidget *window;
  QuothWorkbench *workbench;
  GtkListView *list; /* NULL before the first time */
  gboolean is_waiting;
  guint n_frames;
  gint64 drawn;
} Bench;

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_cases (Bench *self)
{
  if (self->list == NULL)
    self->list = (gpointer) find_widget (self->window, GTK_TYPE_LIST_VIEW, "cases");
  return self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->list))
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list))) == N_CASES;
}

static void
after_paint_cb (Bench *self)
{
  gint64 now = quoth_bench_get_time ();

  self->n_frames++;
  if (self->is_waiting && self->drawn == 0 && shows_cases (self))
    self->drawn = now;
}

static void
wait_frames (Bench *self, guint n)
{
  n += self->n_frames;
  while (self->n_frames < n)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gint64
open_cases (Bench *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gint64 begun = quoth_bench_get_time ();

  self->drawn = 0;
  self->is_waiting = TRUE;
  quoth_workbench_adjudicate (self->workbench);
  while (self->drawn == 0)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The cases were not shown");
      g_main_context_iteration (NULL, TRUE);
    }
  self->is_waiting = FALSE;
  return self->drawn - begun;
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
measure (Bench *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  double median;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 time = open_cases (self);

      g_array_append_val (times, time);
      wait_frames (self, N_FRAMES_BETWEEN);
      quoth_cases_pane_stop (QUOTH_CASES_PANE (find_widget (self->window, QUOTH_TYPE_CASES_PANE, NULL)));
      wait_frames (self, N_FRAMES_BETWEEN);
    }
  g_print ("the first time: %.1f ms\n", (double) g_array_index (times, gint64, 0) / 1000);
  g_array_sort (times, compare_times_cb);
  median = (double) g_array_index (times, gint64, N_ROUNDS / 2) / 1000;
  g_print ("5,000 differences in 1 MB, opened to be adjudicated: median %.1f ms, worst %.1f ms (goal: at most %d)%s\n", median,
           (double) g_array_index (times, gint64, N_ROUNDS - 1) / 1000, GOAL, median <= GOAL ? "" : " MISSED");
}

/* Until the text is shown. */
static gboolean
look_cb (gpointer data)
{
  Bench *self = data;

  self->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  self->workbench = self->window != NULL ? (gpointer) find_widget (self->window, QUOTH_TYPE_WORKBENCH, NULL) : NULL;
  if (self->workbench == NULL || quoth_workbench_get_desk (self->workbench) == NULL || !quoth_workbench_shows_text (self->workbench)
      || !quoth_document_model_is_whole (quoth_desk_get_model (quoth_workbench_get_desk (self->workbench))))
    return G_SOURCE_CONTINUE;

  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (after_paint_cb), self);
  wait_frames (self, N_FRAMES_BETWEEN);
  measure (self);
  g_application_quit (self->app);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "book.quoth");
  char *arguments[] = { argv[0], path, NULL };
  g_autoptr (GApplication) app = G_APPLICATION (quoth_application_new ());
  Bench self = { .app = app };

  quoth_bench_make_coded (bench, "book", N_BYTES, N_CASES, TRUE);
  quoth_bench_shell (bench, "sed -e 's/_:a/_:b/; s/Somebody/Nobody/; s/\"type\":\"claim\"/\"type\":\"claim\",\"mode\":\"direct\"/' coding.jsonl > other.jsonl\n"
                            "\"$QUOTH_CLI\" apply book.quoth other.jsonl --coder B --quiet\n");
  g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (100, look_cb, &self);
  return g_application_run (app, 2, arguments);
}
