/* bench-open-window.c: 1 MB with 10,000 annotations, opened in a window that is already there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window, which shows a short text of the project; then it is asked for the long one, as a row of the list does when it is
 * clicked. The time ends with the first frame that draws the long text with all that is coded where it is seen; and, apart from it, with
 * the first moment at which every annotation is there. Then back to the short one, and again. The goal comes from the best of the peers,
 * which takes 3.3 s for as much. In turn with it, in a window of its own, a plain text view is given the same text until its first frame.
 * Time in which other programs had the cores is not counted (quoth_bench_get_time()).
 */

#include <gtksourceview/gtksource.h>

#include "quoth-application.h"
#include "quoth-bench-coding.h"
#include "quoth-editor.h"
#include "quoth-source-view.h"
#include "quoth-workbench.h"

#define N_BYTES (1000 * 1000)
#define N_ANNOTATIONS 10000
#define N_ROUNDS 21
#define N_FRAMES_BETWEEN 20
#define PATIENCE (20 * G_USEC_PER_SEC)
#define PEER 3300 /* ms */
#define TIMES_FASTER 30

typedef struct
{
  QuothBench *bench;
  GApplication *app;
  GtkWidget *window;
  QuothWorkbench *workbench;
  QuothDesk *desk;
  QuothSourceView *view;
  const QuothDocument *wanted;
  guint n_frames;
  gint64 drawn; /* when a frame ended that shows @wanted; 0: not yet */
  gint64 whole; /* when all its annotations were there */

  /* The plain one. */
  GtkWindow *plain;
  GtkTextView *plain_view;
  gint64 plainly;
} Bench;

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

static gboolean
has_piece (Bench *self, QuothAnnotation *annotation, guint offset)
{
  guint line = quoth_text_map_get_line (quoth_source_view_get_map (self->view), offset);
  const QuothParagraph *paragraph = quoth_source_view_get_paragraph (self->view, line);

  for (guint i = 0; paragraph != NULL && i < paragraph->pieces->len; i++)
    if (g_array_index (paragraph->pieces, QuothPiece, i).annotation == annotation)
      return TRUE;
  return FALSE;
}

typedef struct
{
  Bench *self;
  QuothRange seen;
  guint n;
  guint n_laid_out;
} Seen;

static gboolean
count_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Seen *seen = user_data;

  seen->n++;
  seen->n_laid_out += has_piece (seen->self, annotation, MAX (range.start, seen->seen.start));
  return G_SOURCE_CONTINUE;
}

/* Whether what is on screen is the wanted text, with all that is coded there. */
static gboolean
shows_wanted (Bench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  Seen seen = { self, { 0, 0 }, 0, 0 };

  if (model == NULL || !quoth_id_equal (&quoth_document_model_get_document (model)->value.id, &self->wanted->value.id)
      || !quoth_workbench_shows_text (self->workbench) || !gtk_widget_get_child_visible (GTK_WIDGET (self->view)))
    return FALSE;
  seen.seen = quoth_source_view_get_seen (self->view);
  if (quoth_range_length (seen.seen) < 100)
    return FALSE;
  quoth_document_model_foreach (model, seen.seen, count_cb, &seen);
  return seen.n == seen.n_laid_out && (seen.n > 0 || self->wanted->length < N_BYTES / 2);
}

static void
after_paint_cb (Bench *self)
{
  gint64 now = quoth_bench_get_time ();

  self->n_frames++;
  if (self->wanted != NULL && self->drawn == 0 && shows_wanted (self))
    self->drawn = now;
}

static void
plain_painted_cb (Bench *self)
{
  self->n_frames++;
  if (self->plainly == 0)
    self->plainly = quoth_bench_get_time ();
}

static gboolean
is_whole (Bench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);

  return model != NULL && quoth_id_equal (&quoth_document_model_get_document (model)->value.id, &self->wanted->value.id)
         && quoth_document_model_is_whole (model);
}

static void
wait_frames (Bench *self, GtkWidget *widget, guint n)
{
  n += self->n_frames;
  while (self->n_frames < n)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Until GTK has measured every line: what was opened before is not measured with what is opened next. */
static void
settle (Bench *self, GtkWidget *window, GtkTextView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double upper;

  do
    {
      upper = gtk_adjustment_get_upper (adjustment);
      wait_frames (self, window, N_FRAMES_BETWEEN);
    }
  while (upper != gtk_adjustment_get_upper (adjustment));
}

static void
open_document (Bench *self, const QuothDocument *document, gint64 *begun)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  self->wanted = document;
  self->drawn = self->whole = 0;
  *begun = quoth_bench_get_time ();
  quoth_desk_go (self->desk, &document->value.id, NULL);
  while (self->drawn == 0 || self->whole == 0)
    {
      if (g_get_monotonic_time () > end)
        g_error ("The text was not shown");
      g_main_context_iteration (NULL, TRUE);
      if (self->whole == 0 && is_whole (self))
        self->whole = quoth_bench_get_time ();
    }
  self->wanted = NULL;
  settle (self, self->window, GTK_TEXT_VIEW (self->view));
}

static gint64
show_plain (Bench *self, const char *text)
{
  gint64 begun;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->plain_view), "", 0);
  wait_frames (self, GTK_WIDGET (self->plain), N_FRAMES_BETWEEN);
  begun = quoth_bench_get_time ();
  self->plainly = 0;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->plain_view), text, -1);
  while (self->plainly == 0)
    g_main_context_iteration (NULL, TRUE);
  begun = self->plainly - begun;
  settle (self, GTK_WIDGET (self->plain), self->plain_view);
  return begun;
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static double
get_share (GArray *times, guint share)
{
  g_array_sort (times, compare_times_cb);
  return (double) g_array_index (times, gint64, (times->len - 1) * share / 100) / 1000;
}

static void
report (const char *what, GArray *times)
{
  double median = get_share (times, 50);

  g_print ("%s: median %.1f ms, worst %.1f ms (goal: at most %d): %.0f times faster than the best peer%s\n", what, median,
           get_share (times, 100), PEER / TIMES_FASTER, PEER / median, median * TIMES_FASTER <= PEER ? "" : " MISSED");
}

static void
measure (Bench *self, const QuothDocument *brief, const QuothDocument *book, const char *text)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 begun, time;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      open_document (self, brief, &begun);
      open_document (self, book, &begun);
      g_assert_cmpuint (quoth_document_model_get_n_annotations (quoth_desk_get_model (self->desk)), ==, N_ANNOTATIONS);
      time = self->drawn - begun;
      if (i == 0)
        g_print ("the first time: %.1f ms\n", (double) time / 1000);
      g_array_append_val (frames, time);
      time = self->whole - begun;
      g_array_append_val (wholes, time);
      time = show_plain (self, text);
      g_array_append_val (plain, time);
    }
  report ("1 MB with 10,000 annotations, opened in an open window, until it is drawn with its highlights", frames);
  report ("until all annotations are there", wholes);
  g_print ("the text alone in a plain view: median %.1f ms\n", get_share (plain, 50));
}

static void
make_plain (Bench *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_source_view_new ();
  GdkFrameClock *clock;

  self->plain_view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->plain_view, GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  self->plain = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 800, "child", scrolled, NULL);
  gtk_window_present (self->plain);
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (self->plain)));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (plain_painted_cb), self);
}

static const QuothDocument *
get_document (Bench *self, gboolean brief)
{
  QuothItemList *list = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT);

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      const QuothDocument *document = quoth_item_get_value (quoth_item_list_get (list, i));

      if ((document->length < N_BYTES / 2) == brief)
        return document;
    }
  g_error ("The project has not both texts");
}

/* Until a text is shown. */
static gboolean
look_cb (gpointer data)
{
  Bench *self = data;
  g_autofree char *path = quoth_bench_path (self->bench, "book.txt");
  g_autofree char *text = NULL;

  self->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  self->workbench = self->window != NULL ? (gpointer) find_widget (self->window, QUOTH_TYPE_WORKBENCH) : NULL;
  self->desk = self->workbench != NULL ? quoth_workbench_get_desk (self->workbench) : NULL;
  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL || !quoth_workbench_shows_text (self->workbench))
    return G_SOURCE_CONTINUE;

  self->view = QUOTH_SOURCE_VIEW (find_widget (self->window, QUOTH_TYPE_SOURCE_VIEW));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (after_paint_cb), self);
  make_plain (self);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  measure (self, get_document (self, TRUE), get_document (self, FALSE), text);
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
  Bench self = { .bench = bench, .app = app };

  quoth_bench_make_coded (bench, "book", N_BYTES, N_ANNOTATIONS, TRUE);
  quoth_bench_shell (bench, "head -c 10000 book.txt | iconv -c -f UTF-8 -t UTF-8 > brief.txt || true\n"
                            "\"$QUOTH_CLI\" import book.quoth brief.txt --coder A --quiet\n");
  g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (100, look_cb, &self);
  return g_application_run (app, 2, arguments);
}
