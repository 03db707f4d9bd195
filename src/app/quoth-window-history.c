/* quoth-window-history.c: undoing, making again, and going back to how it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-keys.h"
#include "quoth-menu.h"
#include "quoth-names.h"

/* Characters of a step that a menu or a note names. */
#define LABEL_MAX 48

/* How long going back may take before it is told how far it is, in ms. */
#define PATIENCE 400

/* ---- What can be undone ---- */

void
quoth_window_show_key (GtkWidget *button, const char *text, const char *action)
{
  g_autofree char *tooltip = quoth_keys_dup_tooltip (quoth_keys_get_default (), text, action);

  gtk_widget_set_tooltip_text (button, tooltip);
}

/* (transfer full): @format says of what, @label (nullable). */
static char *
dup_step (const char *format, const char *fallback, const char *label)
{
  GString *text = g_string_new (label != NULL ? format : fallback);

  if (label != NULL)
    g_string_replace (text, "%s", label, 1);
  return g_string_free (text, FALSE);
}

static void
show_step (GtkWidget *button, const char *format, const char *fallback, const char *label, const char *action)
{
  g_autofree char *text = dup_step (format, fallback, label);

  quoth_window_show_key (button, text, action);
}

/* An underscore of a label is no mnemonic. */
static void
add_item (GMenu *menu, const char *format, const char *fallback, const char *label, const char *action)
{
  g_autofree char *line = label != NULL ? quoth_name_one_line (label, LABEL_MAX) : NULL;
  g_auto (GStrv) parts = line != NULL ? g_strsplit (line, "_", -1) : NULL;
  g_autofree char *escaped = parts != NULL ? g_strjoinv ("__", parts) : NULL;
  g_autofree char *text = dup_step (format, fallback, escaped);

  g_menu_append (menu, text, action);
}

static void
show_menu (QuothWindow *self, const char *undo, const char *redo)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->menu_button);

  g_menu_remove_all (self->step_menu);
  add_item (self->step_menu, _ ("_Undo: %s"), _ ("_Undo"), undo, "win.undo");
  add_item (self->step_menu, _ ("_Redo: %s"), _ ("_Redo"), redo, "win.redo");
  if (popover != NULL)
    quoth_menu_name_items (GTK_WIDGET (popover));
}

void
quoth_window_show_steps (QuothWindow *self)
{
  const char *undo = self->session != NULL ? quoth_session_get_undo_label (self->session) : NULL;
  const char *redo = self->session != NULL ? quoth_session_get_redo_label (self->session) : NULL;

  show_step (self->undo_button, _ ("Undo: %s"), _ ("Undo"), undo, "win.undo");
  show_step (self->redo_button, _ ("Redo: %s"), _ ("Redo"), redo, "win.redo");
  if (self->step_menu != NULL)
    show_menu (self, undo, redo);
}

/* ---- What was undone ---- */

/* (nullable): what of the step is best shown, where nothing of it is in the text that is open. */
static const QuothNewsItem *
find_elsewhere (QuothWindow *self, const QuothNews *news)
{
  const QuothDocument *open = quoth_desk_get_document (quoth_workbench_get_desk (self->workbench));
  const QuothNewsItem *found = NULL;

  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);
      gboolean is_gone = item->type == QUOTH_NEWS_REMOVED;

      if (quoth_id_is_none (&item->document) || (item->kind == QUOTH_KIND_DOCUMENT && is_gone))
        continue;
      if (open != NULL && quoth_id_equal (&item->document, &open->value.id))
        return NULL;
      if (found == NULL || (found->type == QUOTH_NEWS_REMOVED && !is_gone))
        found = item;
    }
  return found;
}

static char *
dup_told (QuothWindow *self, QuothStepKind kind, const char *label, const QuothNewsItem *elsewhere)
{
  gboolean is_redo = kind == QUOTH_STEP_REDO;
  const QuothDocument *document =
    elsewhere != NULL ? quoth_session_find (self->session, QUOTH_KIND_DOCUMENT, &elsewhere->document) : NULL;
  g_autofree char *name = document != NULL ? quoth_name_one_line (quoth_name_of_document (document), LABEL_MAX) : NULL;

  if (kind == QUOTH_STEP_UNDO_AFTER)
    return g_strdup (_ ("All steps after that one are undone"));
  if (name == NULL)
    return g_strdup_printf (is_redo ? _ ("Made again: %s") : _ ("Undone: %s"), label);
  return g_strdup_printf (is_redo ? _ ("Made again in “%s”: %s") : _ ("Undone in “%s”: %s"), name, label);
}

/* Where it was is offered. */
static void
add_button (AdwToast *toast, const QuothNewsItem *elsewhere)
{
  char document[QUOTH_ID_STRING_SIZE], annotation[QUOTH_ID_STRING_SIZE] = "";

  if (quoth_kind_is_annotation (elsewhere->kind) && elsewhere->type != QUOTH_NEWS_REMOVED)
    quoth_id_to_string (&elsewhere->id, annotation);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-place");
  adw_toast_set_action_target (toast, "(ss)", quoth_id_to_string (&elsewhere->document, document), annotation);
}

static gboolean
is_in_front (QuothWindow *self)
{
  return gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self))) == GTK_WINDOW (self);
}

/* Takes the place of what was said before: who holds the key down need not read it as often. */
static void
stepped_cb (QuothSession *session, int kind, QuothNews *news, QuothWindow *self)
{
  const QuothNewsItem *elsewhere;
  g_autofree char *label = quoth_name_one_line (quoth_news_get_label (news), LABEL_MAX);
  g_autofree char *text = NULL, *title = NULL;
  AdwToast *toast;

  if (self->workbench == NULL || !is_in_front (self))
    return;
  elsewhere = find_elsewhere (self, news);
  text = dup_told (self, kind, label, elsewhere);
  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  if (elsewhere != NULL)
    add_button (toast, elsewhere);
  if (self->stepped != NULL)
    adw_toast_dismiss (self->stepped);
  g_set_weak_pointer (&self->stepped, toast);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What is in the way may be several steps of several people: that is not read in a passing note. */
static void
refused_cb (QuothSession *session, const GError *error, QuothWindow *self)
{
  g_autoptr (GError) whole = g_error_copy (error);
  g_autofree char *sentence = quoth_name_capitalize (error->message);

  if (!is_in_front (self))
    return;
  g_free (whole->message);
  whole->message = g_steal_pointer (&sentence);
  quoth_window_complain (self, _ ("This Step Stays"), whole);
}

void
quoth_window_follow_steps (QuothWindow *self)
{
  g_signal_connect_object (self->session, "stepped", G_CALLBACK (stepped_cb), self, 0);
  g_signal_connect_object (self->session, "step-refused", G_CALLBACK (refused_cb), self, 0);
}

/* ---- The project as it was ---- */

typedef struct
{
  QuothWindow *window;
  GtkWidget *dialog;
  GtkProgressBar *bar;
  GCancellable *cancellable;
  guint patience;
  guint pulse;
  int permille; /* of what is done; set in the thread that works */
} GoingBack;

static void
going_back_free (GoingBack *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_object_unref (self->dialog);
  g_object_unref (self->window);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
progressed (guint64 done, guint64 total, gpointer data)
{
  g_atomic_int_set (&((GoingBack *) data)->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static gboolean
pulse_cb (gpointer data)
{
  GoingBack *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
lost_patience_cb (gpointer data)
{
  GoingBack *self = data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

static void
went_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GoingBack *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSession) session = quoth_session_open_finish (result, &error);
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self->window));

  if (session == NULL)
    {
      quoth_window_complain (self->window, _ ("The Project Cannot Be Shown as It Was"), error);
    }
  else if (app == NULL)
    {
      quoth_session_close (session);
    }
  else
    {
      QuothWindow *window = quoth_window_new (QUOTH_APPLICATION (app));

      window->path = g_strdup (quoth_store_get_path (quoth_session_get_store (session)));
      quoth_window_take_session (window, session);
      gtk_window_present (GTK_WINDOW (window));
    }
  going_back_free (self);
}

static GtkWidget *
new_dialog (GoingBack *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Going Back"), _ ("A copy of the project is taken back to how it was."));

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How much is done"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  g_object_ref_sink (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  return dialog;
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *window = QUOTH_WINDOW (widget);
  GoingBack *self;
  QuothId entry;

  if (window->session == NULL || !quoth_id_from_string (g_variant_get_string (parameter, NULL), &entry))
    return;
  self = g_new0 (GoingBack, 1);
  self->window = g_object_ref (window);
  self->cancellable = g_cancellable_new ();
  self->dialog = new_dialog (self);
  self->patience = g_timeout_add (PATIENCE, lost_patience_cb, self);
  self->pulse = g_timeout_add (100, pulse_cb, self);
  quoth_session_open_as_of_async (window->session, &entry, progressed, self, self->cancellable, went_back_cb, self);
}

/* ---- Actions ---- */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_session_step (QUOTH_WINDOW (widget)->session, g_str_equal (name, "win.undo") ? QUOTH_STEP_UNDO : QUOTH_STEP_REDO, NULL);
}

/* A text, and an annotation in it or "". */
static void
show_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);
  const char *texts[2];
  QuothId document, annotation;

  g_variant_get (parameter, "(&s&s)", &texts[0], &texts[1]);
  if (self->workbench != NULL && quoth_id_from_string (texts[0], &document))
    quoth_desk_go (quoth_workbench_get_desk (self->workbench), &document, quoth_id_from_string (texts[1], &annotation) ? &annotation : NULL);
}

void
quoth_window_install_history (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.show-place", "(ss)", show_place_action);
  gtk_widget_class_install_action (widget_class, "win.as-of", "s", as_of_action);
}
