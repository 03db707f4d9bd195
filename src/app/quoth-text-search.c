/* quoth-text-search.c: a bar that finds words in a text that is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-text-search.h"

#include <glib/gi18n.h>

/* More than this is no word that somebody looks for. */
#define MAX_SELECTED 100

struct _QuothTextSearch
{
  GtkWidget parent_instance;

  /* Template */
  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;

  GtkSourceView *view; /* borrowed: the bar lies beside it */
  GtkSourceSearchContext *context;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (QuothTextSearch, quoth_text_search, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (QuothTextSearch *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
show_count (QuothTextSearch *self)
{
  int n = gtk_source_search_context_get_occurrences_count (self->context);
  gboolean any = *gtk_editable_get_text (self->entry) != '\0';
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int position;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  position = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);
  if (!any || n < 0)
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("not found"));
  else if (position > 0)
    /* Translators: the second of three places is shown */
    text = g_strdup_printf (_ ("%d of %d"), position, n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place", "%d places", (gulong) n), n);
  gtk_label_set_label (self->count, text);
  if (any && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTextSearch) self = user_data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (source);
  g_autoptr (GError) error = NULL;
  GtkTextIter start, end;
  gboolean wrapped;

  /* Either way works for both directions. */
  if (!gtk_source_search_context_forward_finish (context, result, &start, &end, &wrapped, &error)
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (
    GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
  show_count (self);
}

/* From an end of what is selected: @again: from the far one, or else what is found already is found again, while it is typed. */
static void
look (QuothTextSearch *self, gboolean forward, gboolean again)
{
  GtkTextIter start, end;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  if (forward)
    gtk_source_search_context_forward_async (
      self->context, again ? &end : &start, self->searching, found_cb, g_object_ref (self));
  else
    gtk_source_search_context_backward_async (self->context, &start, self->searching, found_cb, g_object_ref (self));
}

static void
typed_cb (QuothTextSearch *self)
{
  GtkSourceSearchSettings *settings = gtk_source_search_context_get_settings (self->context);

  gtk_source_search_settings_set_search_text (settings, gtk_editable_get_text (self->entry));
  look (self, TRUE, FALSE);
  show_count (self);
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
  gboolean shown = gtk_search_bar_get_search_mode (self->bar);

  if (self->context == NULL)
    return;
  gtk_source_search_context_set_highlight (self->context, shown);
  if (!shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
quoth_text_search_dispose (GObject *object)
{
  QuothTextSearch *self = QUOTH_TEXT_SEARCH (object);
  GtkWidget *child;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->context);
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
quoth_text_search_set_view (QuothTextSearch *self, GtkSourceView *view)
{
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  self->view = view;
  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->context
    = gtk_source_search_context_new (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))), settings);
  gtk_source_search_context_set_highlight (self->context, FALSE);
  g_signal_connect_object (
    self->context, "notify::occurrences-count", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
}

void
quoth_text_search_begin (QuothTextSearch *self)
{
  GtkTextIter start, end;

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end)
      && gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) <= MAX_SELECTED)
    {
      g_autofree char *selected = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (self->entry, selected);
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
quoth_text_search_step (QuothTextSearch *self, gboolean forward)
{
  if (*gtk_editable_get_text (self->entry) == '\0')
    quoth_text_search_begin (self);
  else
    look (self, forward, TRUE);
}
