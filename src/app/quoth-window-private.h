/* quoth-window-private.h: what the files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-window.h"

#include "quoth-actions.h"
#include "quoth-coder-button.h"
#include "quoth-session.h"
#include "quoth-welcome.h"
#include "quoth-workbench.h"

G_BEGIN_DECLS

struct _QuothWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toasts;
  GtkWidget *box;
  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *start_box;
  GtkWidget *end_box;
  GtkToggleButton *library_button;
  GtkWidget *library_label;
  GtkToggleButton *inspector_button;
  GtkMenuButton *review_button;
  GtkWidget *export_button;
  GtkMenuButton *add_button;
  GMenuModel *add_menu;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  QuothCoderButton *coder_button;

  /* Borrowed, weakly */
  GtkWidget *before; /* had the focus before the command palette */
  AdwToast *said;    /* why something was not done */
  AdwToast *foreign; /* says what another program did */
  AdwToast *stepped; /* says what was undone or made again */

  /* Owned */
  GMenu *step_menu; /* undo and redo; made with the main menu */
  GtkWidget *finder; /* the command palette; made when it is first asked for */
  QuothWelcome *welcome;     /* made when the window is seen without a project */
  QuothWorkbench *workbench; /* made while the first project is opened */
  QuothSession *session;
  char *path;
  GPtrArray *waiting; /* paths that came before there was a project to take them in */
  GCancellable *opening;
  int enabled_for; /* what there was when actions were last enabled; −1: they were not yet */
  QuothOpening how;   /* the project was opened */
  guint n_foreign; /* of how many edits it speaks */
  gulong closing; /* a handler of the session's: it closes when all is on the disk; 0: it is not to be closed */
  guint patience; /* how long a window that is not seen yet waits for its project */
};

/** quoth_window_install_actions: the actions of the class. */
void quoth_window_install_actions (GtkWidgetClass *widget_class);

/** quoth_window_install_try: those of its actions that say why something is not done. */
void quoth_window_install_try (GtkWidgetClass *widget_class);

/** quoth_window_explain_keys: keys that do nothing now say why. */
void quoth_window_explain_keys (QuothWindow *self);

/** quoth_window_install_team_actions: those of sharing the project. */
void quoth_window_install_team_actions (GtkWidgetClass *widget_class);

/** quoth_window_get_given: what there is for an action to be about. */
QuothActionNeeds quoth_window_get_given (QuothWindow *self);

/** quoth_window_update_actions: which of them make sense now. */
void quoth_window_update_actions (QuothWindow *self);

/** quoth_window_accept_drops: files that are dropped are opened or imported. */
void quoth_window_accept_drops (QuothWindow *self);

/** quoth_window_import: (nullable) @paths (element-type filename), (nullable) @text: asks what to make of them. */
void quoth_window_import (QuothWindow *self, GPtrArray *paths, const char *text);

/** quoth_window_import_waiting: imports what was dropped before the project was there. */
void quoth_window_import_waiting (QuothWindow *self);

/** quoth_window_new_chooser: (transfer full): a file dialog, which begins where the last one was and lives until it is answered. */
GtkFileChooserNative *quoth_window_new_chooser (QuothWindow *self,
                                                const char *title,
                                                GtkFileChooserAction action,
                                                const char *accept);
void quoth_window_add_project_filter (GtkFileChooserNative *chooser);

/** quoth_window_take_path: (transfer full) (nullable): the chosen path, if one was chosen; lets go of the dialog. */
char *quoth_window_take_path (GtkNativeDialog *dialog, int response);

/** quoth_window_merge_action: asks for another project, and merges it. */
void quoth_window_merge_action (GtkWidget *widget, const char *name, GVariant *parameter);

/** quoth_window_count_disagreements: reads how many there are, and says it in the menu of @pages. */
void quoth_window_count_disagreements (QuothWindow *self, GMenuModel *pages);

/** quoth_window_open_beside: opens @document (nullable) of the same project in a window of its own. */
void quoth_window_open_beside (QuothWindow *self, const QuothId *document);

/** quoth_window_follow_steps: tells what the session undoes. */
void quoth_window_follow_steps (QuothWindow *self);

/** quoth_window_show_steps: says on the buttons and in the menu what can be undone and made again. */
void quoth_window_show_steps (QuothWindow *self);

/** quoth_window_show_key: gives @button the tooltip @text, and the key of @action. */
void quoth_window_show_key (GtkWidget *button, const char *text, const char *action);

/** quoth_window_install_history: the actions that lead back. */
void quoth_window_install_history (GtkWidgetClass *widget_class);

/** quoth_window_take_session: shows @session. */
void quoth_window_take_session (QuothWindow *self, QuothSession *session);

/** quoth_window_open_read_only: opens the project at @path in a window of its own, to look at it. */
void quoth_window_open_read_only (QuothWindow *self, const char *path);

/** quoth_window_close_all_of: closes the windows that show @session, as the user closes them. */
void quoth_window_close_all_of (QuothSession *session);

/** quoth_window_compact_action: asks up to when the history is to be compacted, and does it. */
void quoth_window_compact_action (GtkWidget *widget, const char *name, GVariant *parameter);

/** quoth_window_show_backups: shows the backups of the project. */
void quoth_window_show_backups (QuothWindow *self);

/** quoth_window_may_close: whether all edits are on the disk; if not, the window closes when they are, or the user is asked. */
gboolean quoth_window_may_close (QuothWindow *self);

/** quoth_window_complain: shows what went wrong. */
void quoth_window_complain (QuothWindow *self, const char *what, const GError *error);

G_END_DECLS
