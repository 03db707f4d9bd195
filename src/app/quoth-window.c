/* quoth-window.c: the window of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-keys.h"
#include "quoth-menu.h"
#include "quoth-names.h"
#include "quoth-pages.h"
#include "quoth-reading.h"
#include "quoth-sample.h"
#include "quoth-settings.h"

/* How long opening a project may take before the window is shown without it, in ms. */
#define PATIENCE 300

G_DEFINE_FINAL_TYPE (QuothWindow, quoth_window, ADW_TYPE_APPLICATION_WINDOW)

/* What the header bar says */

static void
show_title (QuothWindow *self)
{
  const QuothProject *project = self->session != NULL ? quoth_session_get_project (self->session) : NULL;
  QuothDesk *desk = self->workbench != NULL ? quoth_workbench_get_desk (self->workbench) : NULL;
  const QuothDocument *document = desk != NULL ? quoth_desk_get_document (desk) : NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *as_of = self->session != NULL ? quoth_session_dup_as_of (self->session) : NULL;

  if (as_of != NULL)
    g_string_printf (subtitle, _ ("As it was on %s"), as_of);
  if (document != NULL)
    document = quoth_session_find (self->session, QUOTH_KIND_DOCUMENT, &document->value.id);
  if (document != NULL)
    {
      quoth_name_append (subtitle, quoth_name_of_document (document));
      if (document->document_kind != NULL)
        g_string_append_printf (subtitle, " · %s", quoth_name_of_document_kind (document->document_kind));
      if (document->author != NULL && *document->author != '\0')
        g_string_append_printf (subtitle, " · %s", document->author);
    }
  adw_window_title_set_title (self->title, project != NULL ? project->name : "Quoth");
  adw_window_title_set_subtitle (self->title, subtitle->str);
  gtk_window_set_title (GTK_WINDOW (self), project != NULL ? project->name : "Quoth");
}

static void
show_keys (QuothWindow *self)
{
  quoth_window_show_key (GTK_WIDGET (self->library_button), _ ("Texts, actors, claims and codes"), "win.toggle-library");
  quoth_window_show_key (GTK_WIDGET (self->inspector_button), _ ("Fields of what is selected"), "win.toggle-inspector");
  quoth_window_show_key (self->export_button, _ ("Write the dataset"), "win.export");
  quoth_window_show_key (GTK_WIDGET (self->menu_button), _ ("Menu"), "win.menu");
  quoth_window_show_steps (self);
}

static void
state_changed_cb (QuothWindow *self)
{
  quoth_window_show_steps (self);
  quoth_window_update_actions (self);
}

static void
changed_cb (QuothWindow *self)
{
  show_title (self);
  quoth_window_update_actions (self);
}

void
quoth_window_complain (QuothWindow *self, const char *what, const GError *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), what, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A toast's own title is cut at the end of its line, and the end of a reason is what would be right. */
static GtkWidget *
new_reason (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 72);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* @seconds: 0: until somebody closes it. */
static void
say_reason (QuothWindow *self, const GError *error, guint seconds)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *sentence = quoth_name_capitalize (error->message);

  adw_toast_set_custom_title (toast, new_reason (sentence));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, seconds);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
failed_cb (QuothSession *session, const GError *error, QuothWindow *self)
{
  say_reason (self, error, 8);
}

/* Nobody asked for it, so that nobody may be looking. */
static void
alarmed_cb (QuothSession *session, const GError *error, QuothWindow *self)
{
  say_reason (self, error, 0);
}

/* A program that does much is not told of at length: the note that is shown says what it did last. */
static void
changed_elsewhere_cb (QuothSession *session, const char *label, QuothWindow *self)
{
  g_autofree char *text = NULL, *title = NULL;

  self->n_foreign = self->foreign != NULL ? self->n_foreign + 1 : 1;
  if (self->n_foreign == 1)
    text = g_strdup_printf (_ ("Changed by another program: %s"), label);
  else
    text = g_strdup_printf (_ ("Changed by another program %u times, at last: %s"), self->n_foreign, label);
  title = g_markup_escape_text (text, -1);
  if (self->foreign != NULL)
    {
      adw_toast_set_title (self->foreign, title);
      return;
    }
  g_set_weak_pointer (&self->foreign, adw_toast_new (""));
  adw_toast_set_title (self->foreign, title);
  adw_toast_set_timeout (self->foreign, 8);
  adw_toast_overlay_add_toast (self->toasts, self->foreign);
}

static void
show_colors (QuothWindow *self)
{
  QuothPalette *palette = self->session != NULL ? quoth_session_get_palette (self->session) : NULL;

  if (palette == NULL)
    return;
  quoth_reading_color_palette (palette);
  quoth_palette_set_safe (palette, g_settings_get_enum (quoth_settings_get (), "palette") != 0);
}

/* Being seen */

static void
present (QuothWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
lost_patience_cb (gpointer user_data)
{
  QuothWindow *self = user_data;

  self->patience = 0;
  present (self);
  return G_SOURCE_REMOVE;
}

static void
settled_cb (QuothWindow *self)
{
  if (self->patience != 0)
    present (self);
}

void
quoth_window_present_soon (QuothWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || self->opening == NULL)
    present (self);
  else if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE, lost_patience_cb, self);
}

/* Opening */

static void
make_workbench (QuothWindow *self)
{
  if (self->workbench != NULL)
    return;
  self->workbench = QUOTH_WORKBENCH (quoth_workbench_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->workbench), "workbench");
  g_object_bind_property (self->workbench, "library-shown", self->library_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workbench, "inspector-shown", self->inspector_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workbench, "folded", self->library_label, "visible",
                          G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workbench, "folded", self->review_button, "visible",
                          G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workbench, "folded", self->export_button, "visible",
                          G_BINDING_INVERT_BOOLEAN | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->workbench, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

void
quoth_window_take_session (QuothWindow *self, QuothSession *session)
{
  g_autofree char *as_of = quoth_session_dup_as_of (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (session, "alarmed", G_CALLBACK (alarmed_cb), self, 0);
  g_signal_connect_object (session, "changed-elsewhere", G_CALLBACK (changed_elsewhere_cb), self, 0);
  quoth_window_follow_steps (self);
  make_workbench (self);
  quoth_workbench_set_session (self->workbench, session);
  g_signal_connect_object (quoth_workbench_get_desk (self->workbench), "document-changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  quoth_coder_button_set_session (self->coder_button, session);
  if (as_of == NULL && self->how != QUOTH_OPENING_READ_ONLY)
    quoth_settings_add_recent (self->path);
  gtk_widget_set_visible (self->start_box, TRUE);
  gtk_widget_set_visible (self->end_box, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "workbench");
  show_colors (self);
  changed_cb (self);
  state_changed_cb (self);
}

static void
set_busy (QuothWindow *self, gboolean busy)
{
  if (self->welcome != NULL)
    quoth_welcome_set_busy (self->welcome, busy);
}

static void
set_opening (QuothWindow *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_object (&self->opening);
  if (path != NULL)
    self->opening = g_cancellable_new ();
  set_busy (self, path != NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSession) session = quoth_session_open_finish (result, &error);

  /* The window may have been closed meanwhile. */
  if (self->opening == NULL)
    {
      if (session != NULL)
        quoth_session_close (session);
      return;
    }
  g_clear_object (&self->opening);
  set_busy (self, FALSE);
  if (session != NULL)
    {
      quoth_window_take_session (self, session);
      quoth_window_import_waiting (self);
      return;
    }
  settled_cb (self);
  quoth_window_complain (self, _ ("The Project Could Not Be Opened"), error);
  set_opening (self, NULL);
}

/* A project is open once. */
static QuothWindow *
find_window (QuothWindow *self, const char *path)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (QUOTH_IS_WINDOW (l->data) && g_strcmp0 (QUOTH_WINDOW (l->data)->path, path) == 0)
      return l->data;
  return NULL;
}

static void
open_as (QuothWindow *self, const char *path, QuothOpening how)
{
  if (self->path != NULL)
    {
      QuothWindow *other;

      if (g_str_equal (self->path, path))
        return;
      other = find_window (self, path);
      if (other != NULL)
        {
          gtk_window_present (GTK_WINDOW (other));
          return;
        }
      other = quoth_window_new (QUOTH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      open_as (other, path, how);
      quoth_window_present_soon (other);
      return;
    }
  set_opening (self, path);
  self->how = how;
  quoth_session_open_async (path, how, self->opening, opened_cb, g_object_ref (self));
  make_workbench (self);
}

void
quoth_window_open (QuothWindow *self, const char *path, gboolean create)
{
  open_as (self, path, create ? QUOTH_OPENING_CREATE : QUOTH_OPENING_USUAL);
}

void
quoth_window_open_read_only (QuothWindow *self, const char *path)
{
  open_as (self, path, QUOTH_OPENING_READ_ONLY);
}

/* The windows of a project share its session: what is edited in one is told to all. */
void
quoth_window_open_beside (QuothWindow *self, const QuothId *document)
{
  QuothWindow *other = quoth_window_new (QUOTH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  other->path = g_strdup (self->path);
  other->how = self->how;
  quoth_window_take_session (other, self->session);
  if (document != NULL)
    quoth_workbench_open (other->workbench, document, NULL);
  gtk_window_present (GTK_WINDOW (other));
}

static gboolean
is_last_of_session (QuothWindow *self)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != self && QUOTH_IS_WINDOW (l->data) && QUOTH_WINDOW (l->data)->session == self->session)
      return FALSE;
  return TRUE;
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = quoth_sample_make_finish (result, &error);

  set_busy (self, FALSE);
  if (path != NULL)
    quoth_window_open (self, path, FALSE);
  else
    quoth_window_complain (self, _ ("The Sample Could Not Be Made"), error);
}

void
quoth_window_open_sample (QuothWindow *self)
{
  set_busy (self, self->session == NULL);
  quoth_sample_make_async (NULL, sample_made_cb, g_object_ref (self));
}

static void
welcome_open_cb (QuothWelcome *welcome, const char *path, QuothWindow *self)
{
  quoth_window_open (self, path, FALSE);
}

/* Being a window */

/* Without a project it is the welcome page that is seen. */
static void
quoth_window_show (GtkWidget *widget)
{
  QuothWindow *self = QUOTH_WINDOW (widget);

  if (self->session == NULL && self->welcome == NULL)
    {
      self->welcome = g_object_new (QUOTH_TYPE_WELCOME, NULL);
      g_signal_connect_object (self->welcome, "open", G_CALLBACK (welcome_open_cb), self, 0);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->welcome), "welcome");
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      set_busy (self, self->path != NULL);
    }
  GTK_WIDGET_CLASS (quoth_window_parent_class)->show (widget);
}

static gboolean
quoth_window_close_request (GtkWindow *window)
{
  QuothWindow *self = QUOTH_WINDOW (window);
  GSettings *settings = quoth_settings_get ();
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window) && width > 0)
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (self->workbench != NULL)
    quoth_workbench_leave (self->workbench);
  if (self->session != NULL && is_last_of_session (self))
    {
      if (!quoth_window_may_close (self))
        return TRUE;
      quoth_session_close (self->session);
    }
  g_settings_sync ();
  return GTK_WINDOW_CLASS (quoth_window_parent_class)->close_request (window);
}

static void
quoth_window_dispose (GObject *object)
{
  QuothWindow *self = QUOTH_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->said);
  g_clear_pointer (&self->finder, gtk_widget_unparent);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->coder_button != NULL)
    quoth_coder_button_set_session (self->coder_button, NULL);
  self->coder_button = NULL;
  g_clear_weak_pointer (&self->foreign);
  g_clear_weak_pointer (&self->stepped);
  g_clear_object (&self->step_menu);
  if (self->session != NULL)
    g_clear_signal_handler (&self->closing, self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_window_parent_class)->dispose (object);
}

static void
quoth_window_class_init (QuothWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_window_dispose;
  widget_class->show = quoth_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_window_close_request;

  g_type_ensure (QUOTH_TYPE_CODER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, title);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, start_box);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, end_box);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, library_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, library_label);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, review_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, add_menu);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWindow, coder_button);
  quoth_window_install_actions (widget_class);
  quoth_window_install_try (widget_class);
}

/* A menu is made when it is first opened. */
static void
make_menu_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    quoth_menu_button_set_model (button, model);
}

static void
make_review_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothWindow *self = user_data;
  g_autoptr (GMenuModel) pages = NULL;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      pages = quoth_pages_new_menu ();
      quoth_menu_button_set_model (button, pages);
      g_object_set_data_full (G_OBJECT (button), "pages", g_object_ref (pages), g_object_unref);
    }
  quoth_window_count_disagreements (self, g_object_get_data (G_OBJECT (button), "pages"));
}

/* The main menu has what the buttons that a narrow window leaves out would do. */
static void
make_main_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothWindow *self = user_data;
  g_autoptr (GMenuModel) pages = NULL;
  g_autoptr (GMenu) review = g_menu_new ();

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  pages = quoth_pages_new_menu ();
  self->step_menu = g_menu_new ();
  quoth_window_show_steps (self);
  g_menu_append_submenu (review, _ ("_Add Texts"), self->add_menu);
  g_menu_append_submenu (review, _ ("Re_view"), pages);
  g_menu_insert_section (G_MENU (self->main_menu), 1, NULL, G_MENU_MODEL (self->step_menu));
  g_menu_insert_section (G_MENU (self->main_menu), 2, NULL, G_MENU_MODEL (review));
  quoth_menu_button_set_model (button, self->main_menu);
}

static void
quoth_window_init (QuothWindow *self)
{
  GSettings *settings = quoth_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->enabled_for = -1;
  gtk_menu_button_set_create_popup_func (self->add_button, make_menu_cb, self->add_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_main_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->review_button, make_review_menu_cb, self, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_colors),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::palette", G_CALLBACK (show_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::style-scheme-dark", G_CALLBACK (show_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::style-scheme-light", G_CALLBACK (show_colors), self, G_CONNECT_SWAPPED);
  show_keys (self);
  g_signal_connect_object (quoth_keys_get_default (), "changed", G_CALLBACK (show_keys), self, G_CONNECT_SWAPPED);
  quoth_window_accept_drops (self);
  quoth_window_explain_keys (self);
  quoth_window_update_actions (self);
}

QuothWindow *
quoth_window_new (QuothApplication *app)
{
  return g_object_new (QUOTH_TYPE_WINDOW, "application", app, NULL);
}

const char *
quoth_window_get_path (QuothWindow *self)
{
  return self->path;
}
