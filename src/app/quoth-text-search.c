/* quoth-text-search.c: a bar that finds words in a text that is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It finds what the bar over the text of a document finds (text/quoth-search.c), in a thread, in a copy of what the buffer holds; an offset
 * in the copy is one in the buffer, so what is found is let go with the first key, and looked for again some time after the last. Marks are
 * tags, which cost too much to be on a hundred thousand places: only what is seen has them.
 */

#include "config.h"

#include "quoth-text-search.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-match-painter.h"
#include "quoth.h"

/* More than this is no word that somebody looks for. */
#define MAX_SELECTED 100

/* Milliseconds after the last edit. */
#define PAUSE 300

struct _QuothTextSearch
{
  GtkWidget parent_instance;

  /* Template */
  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;

  GtkTextView *view; /* borrowed: the bar lies beside it */
  GtkTextTag *tag;   /* of the buffer: what was found */
  GtkTextTag *at;    /* the one of it that is shown */
  GArray *matches;   /* QuothRange; NULL while nothing is looked for */
  QuothRange marked; /* where the tags are */
  GCancellable *searching;
  guint origin;      /* where the search begins; G_MAXUINT: it goes nowhere */
  gboolean opening;  /* nothing was typed yet, and the pattern is to stay selected: see quoth-find-bar.c */
  int wanted;        /* a step to take when the matches are there */
  guint again;       /* a source, after an edit */
  guint mark_source;
};

G_DEFINE_FINAL_TYPE (QuothTextSearch, quoth_text_search, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (QuothTextSearch *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static QuothRange
get_selection (QuothTextSearch *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  return quoth_range ((guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end));
}

static void
get_iters (QuothTextSearch *self, QuothRange range, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, (int) range.end);
}

/* The match that is selected, or G_MAXUINT. */
static guint
find_selected (QuothTextSearch *self)
{
  QuothRange selection = get_selection (self);
  guint i = quoth_search_find_next (self->matches, selection.start);

  return i < self->matches->len && quoth_range_equal (g_array_index (self->matches, QuothRange, i), selection) ? i
                                                                                                               : G_MAXUINT;
}

/* ---- Marks ---- */

static void
unmark (QuothTextSearch *self)
{
  GtkTextIter start, end;

  g_clear_handle_id (&self->mark_source, g_source_remove);
  if (!quoth_range_is_empty (self->marked))
    {
      gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
      gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
      gtk_text_buffer_remove_tag (get_buffer (self), self->at, &start, &end);
    }
  self->marked = quoth_range (0, 0);
}

/* A page above and below, too: what is scrolled to has its marks already. */
static QuothRange
get_seen (QuothTextSearch *self)
{
  GdkRectangle visible;
  GtkTextIter start, end;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, &start, 0, visible.y - visible.height);
  gtk_text_view_get_iter_at_location (self->view, &end, visible.width, visible.y + 2 * visible.height);
  return quoth_range ((guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end));
}

static void
color_tag (GtkTextTag *tag, float alpha)
{
  GdkRGBA color;

  quoth_match_painter_get_color (&color);
  color.alpha = alpha;
  g_object_set (tag, "background-rgba", &color, NULL);
}

static void
mark_seen (QuothTextSearch *self)
{
  QuothRange seen = get_seen (self);
  guint selected;

  unmark (self);
  if (self->matches == NULL || !gtk_search_bar_get_search_mode (self->bar))
    return;
  selected = find_selected (self);
  color_tag (self->tag, 0.38f);
  color_tag (self->at, 1);
  for (guint i = quoth_search_find_next (self->matches, seen.start); i < self->matches->len; i++)
    {
      QuothRange match = g_array_index (self->matches, QuothRange, i);
      GtkTextIter start, end;

      if (match.start > seen.end)
        break;
      get_iters (self, match, &start, &end);
      gtk_text_buffer_apply_tag (get_buffer (self), i == selected ? self->at : self->tag, &start, &end);
      self->marked = seen;
    }
}

static gboolean
mark_cb (gpointer user_data)
{
  QuothTextSearch *self = user_data;

  self->mark_source = 0;
  mark_seen (self);
  return G_SOURCE_REMOVE;
}

static void
mark_soon (QuothTextSearch *self)
{
  if (self->mark_source == 0 && self->matches != NULL)
    self->mark_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mark_cb, self, NULL);
}

/* ---- What is shown ---- */

static void
say (QuothTextSearch *self, const char *text, gboolean is_bad)
{
  gtk_label_set_label (self->count, text);
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_count (QuothTextSearch *self)
{
  g_autofree char *text = NULL;
  guint n, at;

  if (self->matches == NULL)
    return;
  n = self->matches->len;
  at = find_selected (self);
  if (at != G_MAXUINT)
    /* Translators: the third of 57 places where words were found */
    text = g_strdup_printf (_ ("%u of %u"), at + 1, n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n), n);
  say (self, n > 0 ? text : _ ("Not found"), n == 0);
}

static void
go_to (QuothTextSearch *self, guint i)
{
  GtkTextIter start, end;

  get_iters (self, g_array_index (self->matches, QuothRange, i), &start, &end);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
  mark_soon (self);
}

static void
step (QuothTextSearch *self, int direction)
{
  guint n = self->matches->len;
  guint at = find_selected (self);
  QuothRange selection = get_selection (self);

  if (n == 0)
    return;
  if (at != G_MAXUINT)
    at = (at + (direction > 0 ? 1 : n - 1)) % n;
  else if (direction > 0)
    at = quoth_search_find_next (self->matches, selection.end) % n;
  else
    at = (quoth_search_find_next (self->matches, selection.start) + n - 1) % n;
  go_to (self, at);
}

/* ---- The search ---- */

typedef struct
{
  QuothSearch *search;
  char *raw;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  quoth_search_unref (self->search);
  g_free (self->raw);
  g_free (self);
}

/* What was pasted may have the line ends of another system, which a text may not; here every character must keep its place. */
static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gsize n_bytes = strlen (job->raw);
  g_autoptr (QuothText) text = NULL;
  GArray *matches;

  for (char *p = job->raw; (p = strchr (p, '\r')) != NULL;)
    *p = '\n';
  text = quoth_text_new_take (g_steal_pointer (&job->raw), n_bytes, &error);
  matches = text != NULL ? quoth_search_run (job->search, text, cancellable, &error) : NULL;
  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothTextSearch *self = QUOTH_TEXT_SEARCH (source);
  g_autoptr (GError) error = NULL;
  GArray *matches = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  if (matches == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  self->matches = matches;
  if (self->wanted != 0)
    step (self, self->wanted);
  else if (matches->len > 0 && self->origin != G_MAXUINT && !self->opening)
    go_to (self, quoth_search_find_next (matches, self->origin) % matches->len);
  self->wanted = 0;
  show_count (self);
  mark_soon (self);
}

static void
drop_matches (QuothTextSearch *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);
  unmark (self);
}

static void
search (QuothTextSearch *self)
{
  const char *pattern = gtk_editable_get_text (self->entry);
  g_autoptr (GTask) task = NULL;
  GtkTextIter start, end;
  Job *job;

  drop_matches (self);
  if (*pattern == '\0')
    {
      say (self, "", FALSE);
      return;
    }
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  job = g_new0 (Job, 1);
  job->search = quoth_search_new (pattern, QUOTH_SEARCH_PLAIN, NULL);
  job->raw = gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, searched_cb, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* ---- What happens ---- */

static void
typed_cb (QuothTextSearch *self)
{
  if (self->view == NULL)
    return;
  if (self->origin == G_MAXUINT)
    self->origin = get_selection (self).start;
  self->wanted = 0;
  self->opening = FALSE;
  search (self);
}

static gboolean
again_cb (gpointer user_data)
{
  QuothTextSearch *self = user_data;

  self->again = 0;
  self->origin = G_MAXUINT;
  search (self);
  return G_SOURCE_REMOVE;
}

/* What was found is somewhere else now; the caret stays where somebody types. */
static void
edited_cb (QuothTextSearch *self)
{
  gboolean was_looking = self->matches != NULL || self->searching != NULL || self->again != 0;

  drop_matches (self);
  if (was_looking && gtk_search_bar_get_search_mode (self->bar))
    self->again = g_timeout_add (PAUSE, again_cb, self);
}

static void
next_cb (QuothTextSearch *self)
{
  quoth_text_search_step (self, TRUE);
}

static void
previous_cb (QuothTextSearch *self)
{
  quoth_text_search_step (self, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothTextSearch *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  previous_cb (self);
  return GDK_EVENT_STOP;
}

/* What was found stays selected; the marks go. */
static void
shown_cb (QuothTextSearch *self)
{
  if (self->view == NULL || gtk_search_bar_get_search_mode (self->bar))
    return;
  unmark (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
quoth_text_search_dispose (GObject *object)
{
  QuothTextSearch *self = QUOTH_TEXT_SEARCH (object);
  GtkWidget *child;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_handle_id (&self->mark_source, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_text_search_parent_class)->dispose (object);
}

static void
quoth_text_search_class_init (QuothTextSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_text_search_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-text-search.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTextSearch, bar);
  gtk_widget_class_bind_template_child (widget_class, QuothTextSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, QuothTextSearch, count);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_text_search_init (QuothTextSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

void
quoth_text_search_set_view (QuothTextSearch *self, GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->view = view;
  self->tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->at = gtk_text_buffer_create_tag (buffer, NULL, "foreground", "black", NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "value-changed",
                           G_CALLBACK (mark_soon), self, G_CONNECT_SWAPPED);
}

void
quoth_text_search_begin (QuothTextSearch *self)
{
  QuothRange selection = get_selection (self);
  GtkTextIter start, end;

  self->origin = selection.start;
  get_iters (self, selection, &start, &end);
  if (!quoth_range_is_empty (selection) && quoth_range_length (selection) <= MAX_SELECTED
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *selected = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (self->entry, selected);
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  self->opening = TRUE;
  search (self);
}

void
quoth_text_search_step (QuothTextSearch *self, gboolean forward)
{
  if (*gtk_editable_get_text (self->entry) == '\0')
    {
      quoth_text_search_begin (self);
      return;
    }
  if (self->matches != NULL)
    {
      step (self, forward ? 1 : -1);
      return;
    }
  self->wanted = forward ? 1 : -1;
  if (self->searching == NULL)
    search (self);
}
