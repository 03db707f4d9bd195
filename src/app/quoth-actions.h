/* quoth-actions.h: all that can be done in a window, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothActionGroup: what actions are listed under. */
typedef enum
{
  QUOTH_ACTIONS_CODING,
  QUOTH_ACTIONS_ANNOTATION,
  QUOTH_ACTIONS_TEXT,
  QUOTH_ACTIONS_SELECTION,
  QUOTH_ACTIONS_CLAIM,
  QUOTH_ACTIONS_ACTORS,
  QUOTH_ACTIONS_CASES,
  QUOTH_ACTIONS_PROJECT,
  QUOTH_ACTIONS_VIEW,
  QUOTH_ACTIONS_WINDOW,
  QUOTH_N_ACTION_GROUPS
} QuothActionGroup;

/**
 * QuothActionNeeds:
 *
 * What an action makes no sense without. Where the first four are missing, the action is disabled; where the others are, it does
 * nothing, and the command palette says why.
 */
typedef enum
{
  QUOTH_NEEDS_NOTHING = 0,
  QUOTH_NEEDS_PROJECT = 1 << 0,
  QUOTH_NEEDS_WRITING = 1 << 1,
  QUOTH_NEEDS_UNDO = 1 << 2,
  QUOTH_NEEDS_REDO = 1 << 3,
  QUOTH_NEEDS_TEXT = 1 << 4,
  QUOTH_NEEDS_ANNOTATION = 1 << 5,
  QUOTH_NEEDS_CLAIM = 1 << 6,
} QuothActionNeeds;

/** QUOTH_NEEDS_TO_BE_ENABLED: those without which an action is disabled. */
#define QUOTH_NEEDS_TO_BE_ENABLED (QUOTH_NEEDS_PROJECT | QUOTH_NEEDS_WRITING | QUOTH_NEEDS_UNDO | QUOTH_NEEDS_REDO)

/**
 * QuothActionPlace:
 * @QUOTH_EVERYWHERE: its keys work in the whole window; those without Ctrl, Alt or an F, only in the text, since they are typed elsewhere
 * @QUOTH_IN_TEXT: its keys work while the text has the focus
 * @QUOTH_IN_A_WIDGET: its keys are those of a field or a page, which has its own names for them
 */
typedef enum
{
  QUOTH_EVERYWHERE,
  QUOTH_IN_TEXT,
  QUOTH_IN_A_WIDGET
} QuothActionPlace;

/**
 * QuothAction:
 * @name: its detailed name, which tells it from all others: “win.tag-actor”, “editor.extend(1)”; %NULL: its keys are fixed, and
 *   only listed
 * @title: what it does, marked with N_()
 * @keys: (nullable): the keys that it has if nobody changed them, as GTK writes accelerators, with blanks between
 * @group: what it is listed under
 * @place: where its keys work
 * @needs: what it makes no sense without
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *keys;
  QuothActionGroup group;
  QuothActionPlace place;
  QuothActionNeeds needs;
} QuothAction;

/** quoth_actions_get: (transfer none): all of them, in the order they are listed in, ended by one without a title. */
const QuothAction *quoth_actions_get (void);

/** quoth_actions_get_count: how many there are. */
guint quoth_actions_get_count (void);

/** quoth_actions_find: (transfer none) (nullable): the one with the detailed name @name. O(actions). */
const QuothAction *quoth_actions_find (const char *name);

/** quoth_actions_get_name: (transfer none): what @action does, translated. */
const char *quoth_actions_get_name (const QuothAction *action);

/** quoth_actions_get_title: (transfer none): of a group, translated. */
const char *quoth_actions_get_title (QuothActionGroup group);

/** quoth_actions_explain: (transfer none) (nullable): why something with @needs cannot be done while there is @given, translated. */
const char *quoth_actions_explain (QuothActionNeeds needs, QuothActionNeeds given);

G_END_DECLS
