/* quoth-window-actions.c: what the menus, buttons and keys of the window do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-action-finder.h"
#include "quoth-backup-job.h"
#include "quoth-export-dialog.h"
#include "quoth-settings.h"
#include "quoth-shortcuts.h"

/* Where the command palette is: below the header bar, in pixels. */
#define FINDER_TOP 52

static QuothWindow *
window (GtkWidget *widget)
{
  return QUOTH_WINDOW (widget);
}

GtkFileChooserNative *
quoth_window_new_chooser (QuothWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  g_autoptr (GFile) folder = quoth_settings_dup_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  return chooser;
}

void
quoth_window_add_project_filter (GtkFileChooserNative *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Quoth projects"));
  gtk_file_filter_add_suffix (filter, "quoth");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

char *
quoth_window_take_path (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    quoth_settings_set_folder (file);
  g_object_unref (dialog);
  return file != NULL ? g_file_get_path (file) : NULL;
}

static char *
with_suffix (char *path)
{
  char *full;

  if (g_str_has_suffix (path, ".quoth"))
    return path;
  full = g_strconcat (path, ".quoth", NULL);
  g_free (path);
  return full;
}

static void
new_response_cb (GtkNativeDialog *dialog, int response, QuothWindow *self)
{
  char *chosen = quoth_window_take_path (dialog, response);
  g_autofree char *path = chosen != NULL ? with_suffix (chosen) : NULL;

  if (path != NULL)
    quoth_window_open (self, path, TRUE);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  GtkFileChooserNative *chooser =
    quoth_window_new_chooser (self, _ ("New Project"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"));

  quoth_window_add_project_filter (chooser);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Project.quoth"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (new_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, QuothWindow *self)
{
  g_autofree char *path = quoth_window_take_path (dialog, response);

  if (path != NULL)
    quoth_window_open (self, path, FALSE);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  GtkFileChooserNative *chooser =
    quoth_window_new_chooser (self, _ ("Open Project"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

  quoth_window_add_project_filter (chooser);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_window_open_sample (window (widget));
}

static void
import_response_cb (GtkNativeDialog *dialog, int response, QuothWindow *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      quoth_settings_set_folder (file);
      if (g_file_peek_path (file) != NULL)
        g_ptr_array_add (paths, g_file_get_path (file));
    }
  g_object_unref (dialog);
  if (paths->len > 0)
    quoth_window_import (self, paths, NULL);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  gboolean folder = g_str_equal (name, "win.import-folder");
  GtkFileChooserNative *chooser =
    quoth_window_new_chooser (self, folder ? _ ("Import Folders") : _ ("Import Texts"),
                 folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL || *text == '\0')
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("There is no text on the clipboard")));
  else if (self->session != NULL)
    quoth_window_import (self, NULL, text);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  GtkWidget *dialog = quoth_export_dialog_new (quoth_workbench_get_desk (self->workbench));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (quoth_backup_finish (result, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The backup is made and checked")));
  else
    quoth_window_complain (self, _ ("The Backup Failed"), error);
}

static void
backup_response_cb (GtkNativeDialog *dialog, int response, QuothWindow *self)
{
  g_autofree char *path = quoth_window_take_path (dialog, response);

  if (path != NULL && self->session != NULL)
    quoth_backup_async (quoth_session_get_store (self->session), path, backed_up_cb, g_object_ref (self));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  GtkFileChooserNative *chooser =
    quoth_window_new_chooser (self, _ ("Back Up Project"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Back Up"));
  g_autofree char *as_of = quoth_session_dup_as_of (self->session);
  g_autofree char *stem = as_of != NULL ? g_strdup (quoth_session_get_project (self->session)->name) : g_path_get_basename (self->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = as_of != NULL ? g_strdup (as_of) : g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *file_name = NULL;

  if (g_str_has_suffix (stem, ".quoth"))
    stem[strlen (stem) - strlen (".quoth")] = '\0';
  file_name = g_strdelimit (g_strdup_printf ("%s %s.quoth", stem, date), "/:", '.');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (backup_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
backups_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_window_show_backups (window (widget));
}

/* Something that is done and can be undone. */
static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *title = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (window (widget)->toasts, toast);
}

/* What a coder does. */
static const struct
{
  const char *name;
  void (*act) (QuothWorkbench *workbench);
} coding[] = {
  { "win.tag-actor", quoth_workbench_tag_actor },
  { "win.tag-all", quoth_workbench_tag_all },
  { "win.tag-claim", quoth_workbench_tag_claim },
  { "win.tag-cue", quoth_workbench_tag_cue },
  { "win.tag-evidence", quoth_workbench_tag_evidence },
  { "win.tag-type", quoth_workbench_tag_type },
  { "win.code-in-vivo", quoth_workbench_code_in_vivo },
  { "win.add-example", quoth_workbench_add_example },
  { "win.add-fragment", quoth_workbench_add_fragment },
  { "win.remove-fragment", quoth_workbench_remove_fragment },
  { "win.split", quoth_workbench_split },
  { "win.join", quoth_workbench_join },
  { "win.show-what", quoth_workbench_choose_shown },
  { "win.delete", quoth_workbench_delete },
  { "win.inspect", quoth_workbench_inspect },
  { "win.accept", quoth_workbench_accept },
  { "win.accept-alike", quoth_workbench_accept_alike },
  { "win.reject", quoth_workbench_reject },
  { "win.next-suggestion", quoth_workbench_next_suggestion },
  { "win.previous-suggestion", quoth_workbench_previous_suggestion },
  { "win.memo", quoth_workbench_write_memo },
  { "win.relate", quoth_workbench_relate },
  { "win.adjudicate", quoth_workbench_adjudicate },
  { "win.feedback", quoth_workbench_show_feedback },
  { "win.correct-text", quoth_workbench_correct_text },
  { "win.find", quoth_workbench_find },
  { "win.find-next", quoth_workbench_find_next },
  { "win.find-previous", quoth_workbench_find_previous },
  { "win.go-to", quoth_workbench_go_to },
  { "win.next-of-code", quoth_workbench_next_of_code },
  { "win.previous-of-code", quoth_workbench_previous_of_code },
};

static void
coding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (coding); i++)
    if (g_str_equal (name, coding[i].name))
      coding[i].act (window (widget)->workbench);
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  GtkToggleButton *button =
    g_str_equal (name, "win.toggle-library") ? self->library_button : self->inspector_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
only_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_workbench_toggle_panes (window (widget)->workbench);
}

static void
step_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_workbench_step_pane (window (widget)->workbench, g_str_equal (name, "win.next-pane") ? 1 : -1);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *self = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (self))
    gtk_window_unfullscreen (self);
  else
    gtk_window_fullscreen (self);
}

/* @parameter: the id of a text, as text; without, it is the one that is shown. */
static void
new_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);
  const QuothDocument *document = quoth_desk_get_document (quoth_workbench_get_desk (self->workbench));
  QuothId id;

  if (parameter != NULL && quoth_id_from_string (g_variant_get_string (parameter, NULL), &id))
    quoth_window_open_beside (self, &id);
  else
    quoth_window_open_beside (self, document != NULL ? &document->value.id : NULL);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_workbench_show_page (window (widget)->workbench, g_variant_get_string (parameter, NULL), NULL);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *shortcuts = quoth_shortcuts_new ();

  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (shortcuts));
}

/* What is in the text is done there; all else where the focus was. */
static void
found_action_cb (QuothActionFinder *finder, const char *detailed, QuothWindow *self)
{
  const QuothAction *action = quoth_actions_find (detailed);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkWidget *focus;

  if (action->place == QUOTH_IN_TEXT && self->workbench != NULL)
    quoth_workbench_focus_text (self->workbench);
  else if (self->before != NULL)
    gtk_widget_grab_focus (self->before);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_action_parse_detailed_name (detailed, &name, &target, NULL);
  gtk_widget_activate_action_variant (focus != NULL ? focus : GTK_WIDGET (self), name, target);
}

static void
found_value_cb (QuothActionFinder *finder, int kind, const QuothId *id, QuothWindow *self)
{
  QuothDesk *desk = quoth_workbench_get_desk (self->workbench);

  if (kind == QUOTH_KIND_DOCUMENT)
    quoth_desk_go (desk, id, NULL);
  else
    quoth_desk_show_page (desk, kind == QUOTH_KIND_ACTOR ? "actor" : "codebook", id);
}

/* GTK gives the focus to whatever comes next. */
static void
finder_closed_cb (QuothWindow *self)
{
  if (self->before != NULL)
    gtk_widget_grab_focus (self->before);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = window (widget);

  if (self->finder == NULL)
    {
      self->finder = quoth_action_finder_new ();
      gtk_widget_set_parent (self->finder, self->box);
      g_signal_connect_object (self->finder, "action", G_CALLBACK (found_action_cb), self, 0);
      g_signal_connect_object (self->finder, "go", G_CALLBACK (found_value_cb), self, 0);
      g_signal_connect_object (self->finder, "closed", G_CALLBACK (finder_closed_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_weak_pointer (&self->before, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->finder),
                               &(GdkRectangle){ gtk_widget_get_width (self->box) / 2, FINDER_TOP, 1, 1 });
  quoth_action_finder_ask (QUOTH_ACTION_FINDER (self->finder), self->session, quoth_window_get_given (self));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (window (widget)->menu_button);
}

void
quoth_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-project", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open-project", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "win.import-files", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.paste-text", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.compact", NULL, quoth_window_compact_action);
  quoth_window_install_history (widget_class);
  quoth_window_install_team_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, quoth_window_merge_action);
  gtk_widget_class_install_action (widget_class, "win.tell-done", "s", tell_action);
  for (guint i = 0; i < G_N_ELEMENTS (coding); i++)
    gtk_widget_class_install_action (widget_class, coding[i].name, NULL, coding_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-library", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.only-text", NULL, only_text_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, step_pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, step_pane_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.new-window", NULL, new_window_action);
  gtk_widget_class_install_action (widget_class, "win.open-beside", "s", new_window_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.find-action", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
}

QuothActionNeeds
quoth_window_get_given (QuothWindow *self)
{
  QuothActionNeeds given = QUOTH_NEEDS_NOTHING;
  QuothDesk *desk = self->workbench != NULL ? quoth_workbench_get_desk (self->workbench) : NULL;
  const QuothAnnotation *selected = desk != NULL ? quoth_desk_get_selected (desk) : NULL;

  if (self->session == NULL)
    return given;
  given |= QUOTH_NEEDS_PROJECT;
  if (quoth_session_get_read_only_reason (self->session) == NULL)
    given |= QUOTH_NEEDS_WRITING;
  if (quoth_session_get_undo_label (self->session) != NULL)
    given |= QUOTH_NEEDS_UNDO;
  if (quoth_session_get_redo_label (self->session) != NULL)
    given |= QUOTH_NEEDS_REDO;
  if (self->workbench != NULL && quoth_workbench_shows_text (self->workbench))
    given |= QUOTH_NEEDS_TEXT;
  if (selected != NULL)
    given |= QUOTH_NEEDS_ANNOTATION;
  if (selected != NULL && selected->value.kind == QUOTH_KIND_CLAIM)
    given |= QUOTH_NEEDS_CLAIM;
  return given;
}

/* Actions that differ in what they are about only have one name here. */
static void
update_action (QuothWindow *self, const QuothAction *action, QuothActionNeeds given)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (action->name == NULL || !g_str_has_prefix (action->name, "win.") ||
      !g_action_parse_detailed_name (action->name, &name, &target, NULL))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name,
                                 (action->needs & QUOTH_NEEDS_TO_BE_ENABLED & ~given) == 0);
}

void
quoth_window_update_actions (QuothWindow *self)
{
  QuothActionNeeds given = quoth_window_get_given (self) & QUOTH_NEEDS_TO_BE_ENABLED;

  if (self->enabled_for == (int) given)
    return;
  self->enabled_for = (int) given;
  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    update_action (self, action, given);
}
