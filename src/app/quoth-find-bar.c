/* quoth-find-bar.c: a bar over the text, to find words in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A search begins at the place where the caret was when somebody began to type, so that a longer pattern does not run away from it.
 * Matches are ranges of one text: they are let go as soon as the model shows another one, and looked for again.
 *
 * On a screen one thing is selected: when a match is, the pattern in the entry is not any more, so that what is typed would be added to
 * it. So the bar does not go anywhere before something is typed.
 */

#include "config.h"

#include "quoth-find-bar.h"

#include <glib/gi18n.h>

#include "quoth-wrap-layout.h"

/* A selection longer than that is something to tag, not to look for. */
#define MAX_QUERY 200

struct _QuothFindBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkEditable *entry;
  GtkToggleButton *match_case;
  GtkToggleButton *words;
  GtkToggleButton *marks;
  GtkToggleButton *regex;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  QuothEditor *editor; /* borrowed: the bar lies over it */
  QuothDocumentModel *model;
  gulong model_id;
  QuothText *text; /* the one that was searched */
  GArray *matches; /* NULL while nothing is looked for */
  GCancellable *searching;
  guint origin; /* where the search begins */
  QuothRange shown; /* the last match that was selected; empty: none */
  int wanted;   /* a step to take when the matches are there */
  gboolean filling;
  gboolean opening; /* nothing was typed yet: nothing is selected in the text, or the pattern would not be selected any more */
};

G_DEFINE_FINAL_TYPE (QuothFindBar, quoth_find_bar, GTK_TYPE_WIDGET)

static gboolean
is_open (QuothFindBar *self)
{
  return gtk_widget_get_visible (self->box);
}

/* The match that is selected, or G_MAXUINT. */
static guint
find_selected (QuothFindBar *self)
{
  QuothRange selection;
  guint i;

  if (self->matches == NULL || !quoth_editor_has_selection (self->editor))
    return G_MAXUINT;
  selection = quoth_editor_get_selection (self->editor);
  i = quoth_search_find_next (self->matches, selection.start);
  if (i < self->matches->len && g_array_index (self->matches, QuothRange, i).start == selection.start)
    return i;
  return G_MAXUINT;
}

/* ---- What is shown ---- */

static void
say (QuothFindBar *self, const char *text, gboolean is_bad)
{
  gtk_label_set_label (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), is_bad ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *text != '\0');
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_matches (QuothFindBar *self)
{
  guint n = self->matches != NULL ? self->matches->len : 0;
  guint at = find_selected (self);
  g_autofree char *text = NULL;

  quoth_editor_set_matches (self->editor, self->matches, at);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (self->matches == NULL)
    return;
  if (at != G_MAXUINT)
    /* Translators: the third of 57 places where words were found */
    text = g_strdup_printf (_ ("%u of %u"), at + 1, n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n), n);
  say (self, n > 0 ? text : _ ("Not found"), n == 0);
}

static void
go_to (QuothFindBar *self, guint i)
{
  self->shown = g_array_index (self->matches, QuothRange, i);
  quoth_editor_select_range (self->editor, self->shown);
  show_matches (self);
}

static void
step (QuothFindBar *self, int direction)
{
  guint n = self->matches->len;
  guint at = find_selected (self);
  guint caret = quoth_editor_get_caret (self->editor);

  if (n == 0)
    return;
  if (at != G_MAXUINT)
    at = (at + n + (guint) (direction + (int) n)) % n;
  else if (direction > 0)
    at = quoth_search_find_next (self->matches, caret) % n;
  else
    at = (quoth_search_find_next (self->matches, caret) + n - 1) % n;
  go_to (self, at);
}

/* ---- The search ---- */

static void
drop_matches (QuothFindBar *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  show_matches (self);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothFindBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) matches = quoth_search_run_finish (result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->searching);
  if (matches == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  self->matches = g_steal_pointer (&matches);
  if (self->wanted != 0)
    step (self, self->wanted);
  else if (self->matches->len > 0 && self->origin != G_MAXUINT && !self->opening)
    go_to (self, quoth_search_find_next (self->matches, self->origin) % self->matches->len);
  else
    show_matches (self);
  self->wanted = 0;
}

static QuothSearchFlags
get_flags (QuothFindBar *self)
{
  QuothSearchFlags flags = QUOTH_SEARCH_PLAIN;

  if (gtk_toggle_button_get_active (self->match_case))
    flags |= QUOTH_SEARCH_MATCH_CASE;
  if (gtk_toggle_button_get_active (self->words))
    flags |= QUOTH_SEARCH_WORDS;
  if (gtk_toggle_button_get_active (self->marks))
    flags |= QUOTH_SEARCH_MATCH_MARKS;
  if (gtk_toggle_button_get_active (self->regex))
    flags |= QUOTH_SEARCH_REGEX;
  return flags;
}

static void
search (QuothFindBar *self)
{
  const char *pattern = gtk_editable_get_text (self->entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSearch) search = NULL;

  drop_matches (self);
  say (self, "", FALSE);
  if (!is_open (self) || self->model == NULL || *pattern == '\0')
    return;
  search = quoth_search_new (pattern, get_flags (self), &error);
  if (search == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  self->text = quoth_text_ref (quoth_document_model_get_text (self->model));
  self->searching = g_cancellable_new ();
  quoth_search_run_async (search, self->text, self->searching, searched_cb, g_object_ref (self));
}

/* ---- What happens ---- */

static void
changed_cb (QuothFindBar *self)
{
  if (self->filling)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->marks), !gtk_toggle_button_get_active (self->regex));
  self->wanted = 0;
  self->opening = FALSE;
  search (self);
}

static void
document_cb (QuothFindBar *self)
{
  if (quoth_document_model_get_text (self->model) == self->text)
    return;
  self->origin = G_MAXUINT;
  self->shown = quoth_range (0, 0);
  search (self);
}

static void
model_cb (QuothFindBar *self)
{
  if (self->model != NULL)
    g_clear_signal_handler (&self->model_id, self->model);
  g_clear_object (&self->model);
  g_object_get (self->editor, "model", &self->model, NULL);
  if (self->model != NULL)
    self->model_id
      = g_signal_connect_swapped (self->model, "notify::document", G_CALLBACK (document_cb), self);
  self->origin = G_MAXUINT;
  self->shown = quoth_range (0, 0);
  search (self);
}

static void
selection_cb (QuothFindBar *self)
{
  if (!is_open (self))
    return;
  if (self->matches != NULL)
    show_matches (self);
}

static void
next_cb (QuothFindBar *self)
{
  quoth_find_bar_step (self, 1);
}

static void
previous_cb (QuothFindBar *self)
{
  quoth_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothFindBar *self)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      quoth_find_bar_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
          != GTK_WIDGET (gtk_editable_get_delegate (self->entry)))
        return GDK_EVENT_PROPAGATE;
      quoth_find_bar_step (self, state & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
quoth_find_bar_dispose (GObject *object)
{
  QuothFindBar *self = QUOTH_FIND_BAR (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->model != NULL)
    g_clear_signal_handler (&self->model_id, self->model);
  g_clear_object (&self->model);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_find_bar_parent_class)->dispose (object);
}

static void
quoth_find_bar_class_init (QuothFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_find_bar_dispose;
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, words);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, marks);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, regex);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, QuothFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quoth_find_bar_close);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_find_bar_init (QuothFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_find_bar_new (QuothEditor *editor)
{
  QuothFindBar *self = g_object_new (QUOTH_TYPE_FIND_BAR, NULL);

  self->editor = editor;
  g_signal_connect_object (editor, "notify::model", G_CALLBACK (model_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  model_cb (self);
  return GTK_WIDGET (self);
}

/* The selected words become what is looked for, unless it was the bar that selected them. */
static void
take_selection (QuothFindBar *self)
{
  QuothRange range;
  g_autofree char *words = NULL;

  if (self->model == NULL || !quoth_editor_has_selection (self->editor))
    return;
  range = quoth_editor_get_selection (self->editor);
  if (quoth_range_is_empty (range) || quoth_range_length (range) > MAX_QUERY || quoth_range_equal (range, self->shown))
    return;
  words = quoth_text_dup_slice (quoth_document_model_get_text (self->model), range);
  if (strchr (words, '\n') != NULL)
    return;
  self->filling = TRUE;
  gtk_toggle_button_set_active (self->regex, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->marks), TRUE);
  gtk_editable_set_text (self->entry, words);
  self->filling = FALSE;
}

static void
show_bar (QuothFindBar *self)
{
  self->origin = self->model != NULL ? quoth_editor_get_caret (self->editor) : G_MAXUINT;
  if (self->model != NULL && quoth_editor_has_selection (self->editor))
    self->origin = quoth_editor_get_selection (self->editor).start;
  gtk_widget_set_visible (self->box, TRUE);
}

void
quoth_find_bar_open (QuothFindBar *self)
{
  g_return_if_fail (QUOTH_IS_FIND_BAR (self));

  take_selection (self);
  show_bar (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  self->opening = TRUE;
  search (self);
}

void
quoth_find_bar_step (QuothFindBar *self, int direction)
{
  g_return_if_fail (QUOTH_IS_FIND_BAR (self));

  if (!is_open (self) && *gtk_editable_get_text (self->entry) == '\0')
    {
      quoth_find_bar_open (self);
      return;
    }
  if (self->matches != NULL)
    {
      step (self, direction);
      return;
    }
  self->wanted = direction;
  if (is_open (self) && self->searching != NULL)
    return;
  show_bar (self);
  search (self);
}

void
quoth_find_bar_close (QuothFindBar *self)
{
  g_return_if_fail (QUOTH_IS_FIND_BAR (self));

  gtk_widget_set_visible (self->box, FALSE);
  drop_matches (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
