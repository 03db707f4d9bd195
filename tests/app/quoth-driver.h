/* quoth-driver.h: the workbench as a user has it: a program on a screen, with keys, a mouse and a screen reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothDriver:
 *
 * Starts the real program on the X display of the test (under tests/on-display and dbus-run-session), finds its widgets by the
 * accessibility bus, and moves the real pointer and keyboard with xdotool. Every function waits until what it
 * needs is there, and fails the test, with a picture of the screen, when it does not come.
 */
typedef struct _QuothDriver QuothDriver;

/** QuothPoint: a place on the screen, in pixels. */
typedef struct
{
  int x;
  int y;
} QuothPoint;

/** quoth_driver_init: once, after g_test_init(): connects to the accessibility bus. */
void quoth_driver_init (void);

/** quoth_driver_new: (transfer full): makes a home folder for the program, which is not started yet. Pictures go to $QUOTH_PICTURES. */
QuothDriver *quoth_driver_new (void);

/** quoth_driver_free: ends the program if it runs, and removes its home. */
void quoth_driver_free (QuothDriver *self);

/** quoth_driver_get_home: (transfer none): the home folder. */
const char *quoth_driver_get_home (QuothDriver *self);

/** quoth_driver_run_cli: (transfer full): runs quoth-cli with these arguments; what it printed. It must succeed. */
char *quoth_driver_run_cli (QuothDriver *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

/** quoth_driver_start: starts the workbench with @arguments (NULL-terminated) and waits for its window. */
void quoth_driver_start (QuothDriver *self, const char *const *arguments);

/** quoth_driver_allow_double_clicks: from the next start on, two clicks on a place are a double click: quoth_driver_locate() is of no use then. */
void quoth_driver_allow_double_clicks (QuothDriver *self);

/** quoth_driver_get_pid: (transfer none): the process of the running workbench. */
const char *quoth_driver_get_pid (QuothDriver *self);

/** quoth_driver_spawn: (transfer full): another program, in the surroundings of the workbench. */
GSubprocess *quoth_driver_spawn (QuothDriver *self, const char *const *argv);

/** quoth_driver_quit: closes the window by Ctrl+Q and waits for a clean exit. */
void quoth_driver_quit (QuothDriver *self);

/** quoth_driver_kill: ends the program as a crash would, without a word to it. It can be started again. */
void quoth_driver_kill (QuothDriver *self);

/** quoth_driver_find: (transfer full): the showing widget with this role and accessible name (%NULL: any); waits for it. */
AtspiAccessible *quoth_driver_find (QuothDriver *self, AtspiRole role, const char *name);

/** quoth_driver_find_in: (transfer full): the same, in the window with the title @window. */
AtspiAccessible *quoth_driver_find_in (QuothDriver *self, const char *window, AtspiRole role, const char *name);

/** quoth_driver_has: whether there is such a widget now, without waiting. */
gboolean quoth_driver_has (QuothDriver *self, AtspiRole role, const char *name);

/** quoth_driver_find_text: (transfer full): the showing label whose text is, or begins with, @text; waits for it. */
AtspiAccessible *quoth_driver_find_text (QuothDriver *self, const char *text);

/** quoth_driver_has_text: whether there is such a label now, without waiting. */
gboolean quoth_driver_has_text (QuothDriver *self, const char *text);

/** quoth_driver_dup_text: (transfer full): the text of a label, an entry or a text view. */
char *quoth_driver_dup_text (QuothDriver *self, AtspiAccessible *widget);

/** quoth_driver_get_center: the middle of a widget on the screen. */
QuothPoint quoth_driver_get_center (QuothDriver *self, AtspiAccessible *widget);

/** quoth_driver_click: moves the pointer to a widget and clicks. */
void quoth_driver_click (QuothDriver *self, AtspiAccessible *widget);

/** quoth_driver_click_at: clicks at a point. */
void quoth_driver_click_at (QuothDriver *self, QuothPoint point);

/** quoth_driver_drag: presses the button at @from, moves in steps to @to and lets go. */
void quoth_driver_drag (QuothDriver *self, QuothPoint from, QuothPoint to);

/** quoth_driver_drop: drags @paths (NULL-terminated) from a file manager, which is $QUOTH_DRAG_SOURCE, and drops them at @to. */
void quoth_driver_drop (QuothDriver *self, const char *const *paths, QuothPoint to);

/** quoth_driver_key: presses keys, as xdotool calls them ("a", "ctrl+z", "Return"). */
void quoth_driver_key (QuothDriver *self, const char *key);

/** quoth_driver_keys: presses several, with a blank between them, as fast as a program can. */
void quoth_driver_keys (QuothDriver *self, const char *keys);

/**
 * quoth_driver_key_on_loan: presses a key that this keyboard has not ("dead_acute"). It is lent a place on it for half a second, since a program
 * that looks later what the place means finds nothing there.
 */
void quoth_driver_key_on_loan (QuothDriver *self, const char *key);

/** quoth_driver_type: types text, of any script. */
void quoth_driver_type (QuothDriver *self, const char *text);

/** quoth_driver_answer: waits for the file dialog @title, types @path into it and agrees; @folder: it asks for a folder. */
void quoth_driver_answer (QuothDriver *self, const char *title, const char *path, gboolean folder);

/**
 * quoth_driver_locate:
 * @view: a text view that the pointer can reach
 * @offset: in code points of its buffer; must be on screen
 *
 * Where the left edge of a character is, found by clicking and asking where the caret went: GTK 4.8 does not tell.
 */
QuothPoint quoth_driver_locate (QuothDriver *self, AtspiAccessible *view, int offset);

/** quoth_driver_wait_for: waits until @check returns %TRUE; fails the test with @what after twenty seconds. */
void quoth_driver_wait_for (QuothDriver *self,
                            gboolean (*check) (QuothDriver *self, gpointer data),
                            gpointer data,
                            const char *what);

/** quoth_driver_screenshot: (transfer full): the screen, as NAME.png among the pictures. Returns: its path. */
char *quoth_driver_screenshot (QuothDriver *self, const char *name);

/** quoth_driver_look: a picture of the screen, as NAME.png among the pictures; fails where a field, a button or a list has no accessible name. */
void quoth_driver_look (QuothDriver *self, const char *name);

/** quoth_driver_sign: (transfer full): a hash of the pixels of a part of the screen: the same if it shows the same. */
char *quoth_driver_sign (QuothDriver *self, QuothPoint corner, int width, int height);

/** quoth_driver_settle: waits until the screen shows the same for a while. */
void quoth_driver_settle (QuothDriver *self);

/* quoth-driver-project.c */

/** quoth_driver_write_file: (transfer full): writes @contents into @name in the home folder, and makes the folders on the way. Returns: its path. */
char *quoth_driver_write_file (QuothDriver *self, const char *name, const char *contents);

/** quoth_driver_dup_sample: (transfer full): the path of a file of the sample, "lindau-thread.txt". */
char *quoth_driver_dup_sample (const char *name);

/** quoth_driver_find_in_sample: where @words are first in a text of the sample, in code points; they must be there. */
int quoth_driver_find_in_sample (const char *name, const char *words);

/**
 * quoth_driver_make_project: (transfer full):
 * @name: without a suffix
 * @text: (nullable): the path of a text
 * @edits: (nullable): lines of jsonl to be applied then
 *
 * Returns: the path of the project, in the home folder.
 */
char *quoth_driver_make_project (QuothDriver *self, const char *name, const char *text, const char *edits);

/** quoth_driver_apply: applies lines of jsonl to the project. */
void quoth_driver_apply (QuothDriver *self, const char *project, const char *edits);

/** quoth_driver_make_newer: makes of @project one of a newer Quoth, which can be read only. */
void quoth_driver_make_newer (const char *project);

/** quoth_driver_count: how often @needle is in the list of @kind ("claims") of the project, as JSON. */
guint quoth_driver_count (QuothDriver *self, const char *project, const char *kind, const char *needle);

/** quoth_driver_expect: waits until @needle is in the list @n times. */
void quoth_driver_expect (QuothDriver *self, const char *project, const char *kind, const char *needle, guint n);

/** quoth_driver_expect_some: waits until @needle is in the list at all. */
void quoth_driver_expect_some (QuothDriver *self, const char *project, const char *kind, const char *needle);

/* quoth-driver-steps.c */

/** quoth_driver_open: starts the workbench with @project, or "--sample", and waits for the text. */
void quoth_driver_open (QuothDriver *self, const char *project);

/** quoth_driver_finish: quits, and checks the project. */
void quoth_driver_finish (QuothDriver *self, const char *project);

/** quoth_driver_wait_for_widget: as quoth_driver_find(), without the widget. */
void quoth_driver_wait_for_widget (QuothDriver *self, AtspiRole role, const char *name);

/** quoth_driver_wait_for_text: as quoth_driver_find_text(), without the label. */
void quoth_driver_wait_for_text (QuothDriver *self, const char *text);

/** quoth_driver_wait_for_no_text: waits until no label is, or begins with, @text. */
void quoth_driver_wait_for_no_text (QuothDriver *self, const char *text);

/** quoth_driver_press: a key, once nothing moves any more. */
void quoth_driver_press (QuothDriver *self, const char *key);

/** quoth_driver_enter: types @typed where the focus is, and presses Enter, each once nothing moves any more. */
void quoth_driver_enter (QuothDriver *self, const char *typed);

/** quoth_driver_click_on: waits for a widget, and clicks on it once nothing moves any more. */
void quoth_driver_click_on (QuothDriver *self, AtspiRole role, const char *name);

/** quoth_driver_click_text: the same, for a label that is, or begins with, @text. */
void quoth_driver_click_text (QuothDriver *self, const char *text);

/** quoth_driver_show_page: chooses from the Review menu. */
void quoth_driver_show_page (QuothDriver *self, const char *title);

/** quoth_driver_choose: opens the menu of @button, and chooses @entry by its @mnemonic; the next click only gives the focus back to the window. */
void quoth_driver_choose (QuothDriver *self, const char *button, const char *entry, const char *mnemonic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDriver, quoth_driver_free)

G_END_DECLS
