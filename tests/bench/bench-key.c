/* bench-key.c: from the key that tags an actor to its highlight on the screen, and to its commit on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window, with a text of 1 MB and 10,000 annotations in a project of 1,000 actors, and keys that the X server sends: a word
 * is selected, `a` opens the popover, and when that is on screen `Return` takes what it proposes. The time begins before the server
 * is asked for that key, and ends with the frame that first draws the new annotation and with the store's word that it is
 * committed (synchronous=FULL), whichever is later. What lies between is printed too: until the store said so, and from there to
 * the end of the frame; and how much of all that the window's thread worked. Time in which other programs had the cores is not counted
 * (quoth_bench_get_time()), and told.
 */

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>
#include <stdio.h>

#include "quoth-actor-picker.h"
#include "quoth-application.h"
#include "quoth-bench-coding.h"
#include "quoth-editor.h"
#include "quoth-row.h"
#include "quoth-source-view.h"
#include "quoth-workbench.h"

#define N_KEYS 250
#define N_WARM 10 /* not counted */
#define N_FRAMES_BETWEEN 3
#define PATIENCE (20 * G_USEC_PER_SEC)
#define GOAL 50

typedef struct
{
  QuothBench *bench;
  GApplication *app;
  GtkWidget *window;
  QuothWorkbench *workbench;
  QuothEditor *editor;
  QuothSourceView *view;
  QuothDocumentModel *model;
  guint n_frames;
  gint64 committed; /* when the store said so; 0: not yet */
  gint64 drawn;     /* when a frame ended that has it; 0: not yet */
  guint n_before;   /* annotations */
  double worked;    /* by this thread, until both: ms */
  double delayed;   /* of it, while others had the cores */
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

static void
after_paint_cb (Bench *self)
{
  self->n_frames++;
  if (self->drawn == 0 && self->n_before > 0 && quoth_document_model_get_n_annotations (self->model) > self->n_before)
    self->drawn = quoth_bench_get_time ();
}

static void
news_cb (Bench *self)
{
  if (self->committed == 0)
    self->committed = quoth_bench_get_time ();
}

/* Runs until @is_so. */
static void
wait_until (Bench *self, gboolean (*is_so) (Bench *self), const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!is_so (self))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited in vain: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_frames (Bench *self)
{
  guint n = self->n_frames + N_FRAMES_BETWEEN;

  while (self->n_frames < n)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->view));
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
has_picker (Bench *self)
{
  GtkWidget *picker = find_widget (GTK_WIDGET (self->workbench), QUOTH_TYPE_ACTOR_PICKER);
  GtkWidget *row = picker != NULL && gtk_widget_get_mapped (picker) ? find_widget (picker, QUOTH_TYPE_ROW) : NULL;

  return row != NULL && gtk_widget_get_mapped (row);
}

static gboolean
has_no_picker (Bench *self)
{
  return !has_picker (self);
}

static gboolean
is_done (Bench *self)
{
  return self->committed != 0 && self->drawn != 0;
}

static void
press (Bench *self, KeySym key)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (self->window));
  KeyCode code = XKeysymToKeycode (display, key);

  XTestFakeKeyEvent (display, code, True, CurrentTime);
  XTestFakeKeyEvent (display, code, False, CurrentTime);
  XFlush (display);
}

static gboolean
found_cb (QuothRange range, gpointer annotation, gpointer found)
{
  *(gboolean *) found = TRUE;
  return G_SOURCE_REMOVE;
}

/* The next word that reads @name and is not coded. */
static QuothRange
find_word (Bench *self, const char *name, guint from)
{
  QuothText *text = quoth_document_model_get_text (self->model);
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *p = utf8 + quoth_text_to_byte (text, from);

  while ((p = strstr (p + 1, name)) != NULL)
    {
      guint start = quoth_text_from_byte (text, (gsize) (p - utf8));
      QuothRange range = quoth_range (start, start + (guint) strlen (name));
      gboolean found = FALSE;

      quoth_document_model_foreach (self->model, range, found_cb, &found);
      if (!found)
        return range;
    }
  g_error ("No %s is left to be tagged", name);
}

static gboolean
is_piece (Bench *self, QuothRange range)
{
  guint line = quoth_text_map_get_line (quoth_source_view_get_map (self->view), range.start);
  const QuothParagraph *paragraph = quoth_source_view_get_paragraph (self->view, line);

  for (guint i = 0; paragraph != NULL && i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);

      if (quoth_range_equal (quoth_annotation_get_extent (piece->annotation), range))
        return TRUE;
    }
  return FALSE;
}

/* How long this thread worked, and how long it waited for a core, in ms. */
static void
get_thread_times (double *worked, double *delayed)
{
  g_autofree char *line = NULL;
  double work = 0, delay = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &line, NULL, NULL))
    g_assert_cmpint (sscanf (line, "%lf %lf", &work, &delay), ==, 2);
  *worked = work / 1e6;
  *delayed = delay / 1e6;
}

/* Tags the word at @range. Returns: when the key was pressed */
static gint64
tag (Bench *self, QuothRange range)
{
  double worked, delayed;
  gint64 pressed;

  quoth_editor_select_range (self->editor, range);
  wait_frames (self);
  press (self, XK_a);
  wait_until (self, has_picker, "for the popover");
  wait_frames (self);

  self->n_before = quoth_document_model_get_n_annotations (self->model);
  self->committed = self->drawn = 0;
  get_thread_times (&worked, &delayed);
  pressed = quoth_bench_get_time ();
  press (self, XK_Return);
  wait_until (self, is_done, "for the highlight");
  get_thread_times (&self->worked, &self->delayed);
  self->worked -= worked;
  self->delayed -= delayed;
  self->n_before = 0;
  wait_until (self, has_no_picker, "for the popover to go");
  g_assert_true (is_piece (self, range));
  return pressed;
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
get_share (GArray *times, guint share)
{
  g_array_sort (times, compare_times_cb);
  return g_array_index (times, double, (times->len - 1) * share / 100);
}

static void
add_time (GArray *times, gint64 from, gint64 to)
{
  double time = (double) (to - from) / 1000;

  g_array_append_val (times, time);
}

static void
report (const char *what, GArray *times)
{
  g_print ("%s: median %.1f ms, p95 %.1f ms, p99 %.1f ms, worst %.1f ms\n", what, get_share (times, 50), get_share (times, 95),
           get_share (times, 99), get_share (times, 100));
}

static void
measure (Bench *self)
{
  static const char *const names[] = { "Moscow", "Beijing" };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) commits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) delays = g_array_new (FALSE, FALSE, sizeof (double));
  guint length = quoth_document_model_get_document (self->model)->length;
  double p99;

  for (guint i = 0; i < N_WARM + N_KEYS; i++)
    {
      QuothRange word = find_word (self, names[i % 2], length / (N_WARM + N_KEYS + 2) * i);
      gint64 pressed = tag (self, word);

      if (i < N_WARM)
        continue;
      add_time (all, pressed, MAX (self->committed, self->drawn));
      add_time (commits, pressed, self->committed);
      add_time (frames, self->committed, MAX (self->committed, self->drawn));
      g_array_append_val (work, self->worked);
      g_array_append_val (delays, self->delayed);
    }
  report ("from the key to the word that it is committed", commits);
  report ("from there to the end of the frame that shows it", frames);
  report ("work of the window's thread meanwhile", work);
  report ("it waited for a core", delays);
  report ("from the key to both", all);
  p99 = get_share (all, 99);
  g_print ("Enter in the actor popover to highlight and commit, p99 of %u: %.1f ms (goal: at most %d)%s\n", all->len, p99, GOAL,
           p99 <= GOAL ? "" : " MISSED");
}

static void
focus (Bench *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));

  XSetInputFocus (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)), gdk_x11_surface_get_xid (surface),
                  RevertToParent, CurrentTime);
}

/* Until the text is shown. */
static gboolean
look_cb (gpointer data)
{
  Bench *self = data;
  QuothDesk *desk;

  self->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  self->workbench = self->window != NULL ? (gpointer) find_widget (self->window, QUOTH_TYPE_WORKBENCH) : NULL;
  desk = self->workbench != NULL ? quoth_workbench_get_desk (self->workbench) : NULL;
  self->model = desk != NULL ? quoth_desk_get_model (desk) : NULL;
  if (self->model == NULL || !quoth_workbench_shows_text (self->workbench))
    return G_SOURCE_CONTINUE;

  self->editor = QUOTH_EDITOR (find_widget (self->window, QUOTH_TYPE_EDITOR));
  self->view = QUOTH_SOURCE_VIEW (find_widget (self->window, QUOTH_TYPE_SOURCE_VIEW));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (after_paint_cb), self);
  g_signal_connect_swapped (
    quoth_session_get_store (quoth_desk_get_session (desk)), "news", G_CALLBACK (news_cb), self);
  focus (self);
  measure (self);
  g_application_quit (self->app);
  return G_SOURCE_REMOVE;
}

static void
make_project (QuothBench *bench)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *path = quoth_bench_path (bench, "actors.jsonl");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (lines, "{\"type\":\"actor\",\"name\":\"Somebody %u\",\"kind\":\"person\"}\n", i);
  g_string_append (lines, "{\"type\":\"actor\",\"name\":\"Moscow\",\"kind\":\"state\"}\n"
                          "{\"type\":\"actor\",\"name\":\"Beijing\",\"kind\":\"state\"}\n");
  g_assert_true (g_file_set_contents (path, lines->str, (gssize) lines->len, NULL));
  quoth_bench_make_coded (bench, "middle", 1000 * 1000, 10000, TRUE);
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" apply middle.quoth actors.jsonl --coder A --quiet\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "middle.quoth");
  char *arguments[] = { argv[0], path, NULL };
  g_autoptr (GApplication) app = G_APPLICATION (quoth_application_new ());
  Bench self = { .bench = bench, .app = app };

  make_project (bench);
  g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (100, look_cb, &self);
  return g_application_run (app, 2, arguments);
}
