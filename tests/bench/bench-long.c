/* bench-long.c: how long documents are shown, scrolled and jumped in, against a plain text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A frame is all that is done between two screens when the page is scrolled by a page, without the time that GTK waits, and without
 * the time that other programs have the cores. The plain view has the font, the spacing and the width of the editor.
 *
 * Two views are compared in two windows that are open at once, which turn a page by turns: what the machine does meanwhile, how warm its
 * caches and how high its clock are, is the same for both. (Rejected: all pages of one, then all of the other: the ratio was between
 * 1.1 and 1.5, as the machine was busy.) That is done N_ROUNDS times, with new windows; what counts is the middle one of the ratios.
 */

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <stdio.h>

#include "quoth-bench-coding.h"
#include "quoth-editor.h"
#include "quoth-source-view.h"

#define N_PAGES 100
#define N_PAGES_OF_PARAGRAPH 30
#define N_JUMPS 100
#define N_FRAMES_MAX 50
#define N_ROUNDS 5
#define N_WARM 5 /* pages that are not counted */

typedef struct
{
  QuothBench *bench;
  GtkWindow *window;
  GtkWidget *content;
  gint64 begun;
  GArray *frames; /* gint64, microseconds */
} Stage;

typedef struct
{
  double median;
  double p95;
  double worst;
} Times;

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static Times
summarise (GArray *times)
{
  g_array_sort (times, compare_times_cb);
  return (Times){ g_array_index (times, gint64, times->len / 2) / 1000.0,
                  g_array_index (times, gint64, times->len * 95 / 100) / 1000.0,
                  g_array_index (times, gint64, times->len - 1) / 1000.0 };
}

static void
before_paint_cb (Stage *self)
{
  self->begun = quoth_bench_get_time ();
}

static void
after_paint_cb (Stage *self)
{
  gint64 time = quoth_bench_get_time () - self->begun;

  g_array_append_val (self->frames, time);
}

/* Runs until the next frame is drawn. */
static void
wait_frame (Stage *self)
{
  guint n = self->frames->len;

  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (self->frames->len == n)
    g_main_context_iteration (NULL, TRUE);
}

/* Until GTK has measured what it wants to. */
static void
settle (Stage *self, GtkAdjustment *adjustment)
{
  double upper = -1;

  for (guint n = 0; n < 20; n++)
    {
      if (upper != gtk_adjustment_get_upper (adjustment))
        n = 0;
      upper = gtk_adjustment_get_upper (adjustment);
      wait_frame (self);
    }
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkTextView *
find_view (Stage *self)
{
  return GTK_TEXT_VIEW (find_widget (self->content, GTK_TYPE_TEXT_VIEW));
}

static GtkAdjustment *
find_bar (Stage *self)
{
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find_widget (self->content, GTK_TYPE_SCROLLED_WINDOW)));
}

static void
show (Stage *self, GtkWidget *content)
{
  GdkFrameClock *clock;

  self->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 800, "child", content, NULL);
  self->content = content;
  self->frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_window_present (self->window);
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window)));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  wait_frame (self);
  wait_frame (self);
}

static void
hide (Stage *self)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->window)));

  g_signal_handlers_disconnect_by_data (clock, self);
  gtk_window_destroy (self->window);
  g_clear_pointer (&self->frames, g_array_unref);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
turn_page (Stage *self)
{
  GtkAdjustment *bar = find_bar (self);

  gtk_adjustment_set_value (bar, gtk_adjustment_get_value (bar) + gtk_adjustment_get_page_size (bar) * 0.9);
  wait_frame (self);
}

static void
scroll_pages (Stage *self, guint n_pages)
{
  settle (self, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_view (self))));
  for (guint i = 0; i < n_pages; i++)
    turn_page (self);
}

/* Page by page, by turns. */
static void
scroll_both (Stage *ours, Stage *theirs, guint n_pages)
{
  Stage *stages[] = { ours, theirs };

  for (guint i = 0; i < 2; i++)
    settle (stages[i], gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_view (stages[i]))));
  for (guint i = 0; i < N_WARM + n_pages; i++)
    {
      if (i == N_WARM)
        for (guint k = 0; k < 2; k++)
          g_array_set_size (stages[k]->frames, 0);
      turn_page (stages[i % 2]);
      turn_page (stages[1 - i % 2]);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(QuothDocumentModel **) user_data = quoth_document_model_load_finish (result, &error);
  g_assert_no_error (error);
}

static QuothDocumentModel *
load (Stage *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (name, ".quoth", NULL);
  g_autofree char *path = quoth_bench_path (self->bench, file);
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;
  const QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = reader != NULL ? quoth_reader_list (reader, &query, &error) : NULL;
  QuothDocumentModel *model = NULL;

  g_assert_no_error (error);
  quoth_document_model_load_async (store, &((QuothValue *) documents->pdata[0])->id, NULL, loaded_cb, &model);
  while (model == NULL)
    g_main_context_iteration (NULL, TRUE);
  return model;
}

static void
show_project (Stage *self, const char *name)
{
  g_autoptr (QuothDocumentModel) model = load (self, name);
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  GtkWidget *editor = quoth_editor_new ();

  quoth_editor_set_palette (QUOTH_EDITOR (editor), palette);
  show (self, editor);
  quoth_editor_set_model (QUOTH_EDITOR (editor), model);
}

static void
show_plain (Stage *self, const char *name, int right_margin)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_source_view_new ();
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = quoth_bench_path (self->bench, file);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  gtk_widget_add_css_class (view, "quoth-text");
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "editable", FALSE, "pixels-above-lines", 6, "pixels-below-lines", 10,
                "pixels-inside-wrap", 10, "left-margin", 22, "right-margin", right_margin, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  show (self, scrolled);
}

static double
get_memory (void)
{
  g_autofree char *statm = NULL;
  long size, resident;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  g_assert_cmpint (sscanf (statm, "%ld %ld", &size, &resident), ==, 2);
  return (double) resident * 4096 / 1e6;
}

static void
report (const char *what, double value, const char *unit, double goal)
{
  g_print ("%s: %.2f %s (goal: at most %g)%s\n", what, value, unit, goal, value <= goal ? "" : " MISSED");
}

static gboolean
is_at (Stage *self, guint offset)
{
  QuothRange seen = quoth_source_view_get_seen (QUOTH_SOURCE_VIEW (find_view (self)));

  return seen.start <= offset && offset <= seen.end && offset - seen.start < 400;
}

/* From the call to the frame that shows it; it must still be there some frames later. */
static void
jump (Stage *self, guint length)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_missed = 0;
  Times summary;

  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint offset = (guint) g_rand_int_range (random, 0, (gint32) (length - 10000));
      gint64 start = quoth_bench_get_time (), time;
      guint n = 0;

      quoth_editor_set_place (QUOTH_EDITOR (self->content), offset);
      do
        wait_frame (self);
      while (!is_at (self, offset) && ++n < N_FRAMES_MAX);
      time = quoth_bench_get_time () - start;
      g_array_append_val (times, time);
      for (n = 0; n < 10; n++)
        wait_frame (self);
      n_missed += !is_at (self, offset);
    }
  summary = summarise (times);
  g_print ("jump in 10 MB: median %.1f ms\n", summary.median);
  report ("jump in 10 MB, worst of 100", summary.worst, "ms", 60);
  report ("jumps that missed", n_missed, "of 100", 0);
}

/* What is shown in a window: a project, or a text plainly. */
typedef struct
{
  const char *name;
  gboolean plainly;
  int margin;
} Shown;

static void
show_it (Stage *self, const Shown *shown)
{
  if (shown->plainly)
    show_plain (self, shown->name, shown->margin);
  else
    show_project (self, shown->name);
}

static int
compare_ratios_cb (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
compare_frames (QuothBench *bench, const char *what, const Shown *ours, const Shown *theirs, guint n_pages, double goal)
{
  double ratios[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Stage first = { .bench = bench }, second = { .bench = bench };
      Times our_times, their_times;

      show_it (&first, ours);
      show_it (&second, theirs);
      scroll_both (&first, &second, n_pages);
      our_times = summarise (first.frames);
      their_times = summarise (second.frames);
      ratios[i] = our_times.median / their_times.median;
      g_print ("%s: median %.2f ms, p95 %.2f ms; the other %.2f ms, p95 %.2f ms: %.2f\n", what, our_times.median, our_times.p95,
               their_times.median, their_times.p95, ratios[i]);
      hide (&first);
      hide (&second);
    }
  qsort (ratios, N_ROUNDS, sizeof *ratios, compare_ratios_cb);
  report (what, ratios[N_ROUNDS / 2], "times", goal);
}

/* The right margin with which a plain view has lines as wide as the editor, which has a gutter and a strip beside them. */
static int
find_plain_margin (Stage *self)
{
  GtkTextView *view = find_view (self);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  return gtk_widget_get_width (self->content) - visible.width + gtk_text_view_get_right_margin (view);
}

/* Returns: the right margin of a plain view. */
static int
measure_memory_and_jumps (Stage *self)
{
  QuothDocumentModel *model = NULL;
  double empty;
  int margin;

  show (self, quoth_editor_new ());
  empty = get_memory ();
  hide (self);
  show_project (self, "big");
  scroll_pages (self, N_PAGES);
  report ("memory for 10 MB with 100,000 annotations", get_memory () - empty, "MB over the empty window", 120);
  g_object_get (self->content, "model", &model, NULL);
  jump (self, quoth_document_model_get_document (model)->length);
  g_clear_object (&model);
  margin = find_plain_margin (self);
  hide (self);
  return margin;
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  Stage stage = { .bench = bench };
  Shown plain = { .name = "middle", .plainly = TRUE };
  const Shown middle = { .name = "middle" }, big = { .name = "big" }, paragraph = { .name = "paragraph" };

  gtk_init ();
  adw_init ();
  quoth_bench_make_coded (bench, "big", 10 * 1000 * 1000, 100000, TRUE);
  quoth_bench_make_coded (bench, "middle", 1000 * 1000, 10000, TRUE);
  quoth_bench_make_coded (bench, "paragraph", 100000, 5000, FALSE);

  plain.margin = measure_memory_and_jumps (&stage);
  compare_frames (bench, "frame of 1 MB with 10,000 annotations, and of 1 MB plainly", &middle, &plain, N_PAGES, 1.15);
  compare_frames (bench, "frame of 10 MB with 100,000 annotations, and of 1 MB plainly", &big, &plain, N_PAGES, 1.3);
  compare_frames (bench, "frame in a paragraph of 100,000 characters with 5,000 annotations, and of 1 MB with 10,000", &paragraph, &middle,
                  N_PAGES_OF_PARAGRAPH, 2);
  return 0;
}
