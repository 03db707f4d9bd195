/* quoth-actions.c: all that can be done in a window, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From this table come the keys of the program and of the text (quoth-keys.c), the page of keys, those in tooltips, the command
 * palette, and whether an action is enabled. What an action does is where it is installed.
 */

#include "config.h"

#include "quoth-actions.h"

#include <glib/gi18n.h>

#define READS QUOTH_NEEDS_PROJECT
#define WRITES (QUOTH_NEEDS_PROJECT | QUOTH_NEEDS_WRITING)
#define CODES (WRITES | QUOTH_NEEDS_TEXT)
#define IN_TEXT (READS | QUOTH_NEEDS_TEXT)

/* GTK shows a group of more than 15 keys after all others, on the page of keys. */
static const char *const group_titles[QUOTH_N_ACTION_GROUPS] = {
  N_ ("Coding"), N_ ("What is coded"), N_ ("In the text"), N_ ("Selection"), N_ ("A claim"), N_ ("Actors"), N_ ("Adjudication"), N_ ("Project"), N_ ("View"), N_ ("Window"),
};

/* A new line goes where it should be listed; its name must be that of an action that is installed. */
static const QuothAction actions[] = {
  /* Coding */
  { "win.tag-actor", N_ ("Tag an actor"), "a", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.tag-all", N_ ("Tag an actor wherever it occurs"), "<Shift>a", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { NULL, N_ ("While an actor is chosen: tag it wherever it occurs"), "<Shift>Return", QUOTH_ACTIONS_CODING, QUOTH_IN_A_WIDGET, 0 },
  { "win.tag-claim", N_ ("Tag a claim"), "c", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.tag-cue", N_ ("Tag a cue of the selected claim"), "e", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.tag-evidence", N_ ("Tag evidence for the selected claim"), "<Shift>e", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.tag-type", N_ ("Tag as an annotation type, or a new one"), "t", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.add-fragment", N_ ("Add the selected text as a piece"), "plus", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT,
    CODES | QUOTH_NEEDS_ANNOTATION },
  { "win.remove-fragment", N_ ("Take the piece at the caret away"), "minus", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT,
    CODES | QUOTH_NEEDS_ANNOTATION },
  /* These two say why they cannot, if they cannot. */
  { "win.split", N_ ("Split it at the caret"), "s", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT, IN_TEXT | QUOTH_NEEDS_ANNOTATION },
  { "win.join", N_ ("Join what is selected"), "j", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT, IN_TEXT | QUOTH_NEEDS_ANNOTATION },
  { "win.relate", N_ ("Relate the claim to another one"), "r", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT,
    CODES | QUOTH_NEEDS_CLAIM },
  { "win.code-in-vivo", N_ ("Make the selected words a code"), "i", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.add-example", N_ ("Use what is selected as an example of a code"), "<Shift>x", QUOTH_ACTIONS_CODING,
    QUOTH_IN_TEXT, CODES },
  { "win.memo", N_ ("Write a memo"), "m", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.accept", N_ ("Accept what is suggested here, or the suggested claimant"), "y", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.accept-alike", N_ ("Accept all suggestions like this one"), "<Shift>y", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.reject", N_ ("Reject what is suggested here"), "x", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { NULL, N_ ("Set the category that has this key"), "1 2 3 4 5 6 7 8 9", QUOTH_ACTIONS_CODING, QUOTH_IN_TEXT, CODES },
  { "win.delete", N_ ("Delete what is selected"), "Delete", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT,
    CODES | QUOTH_NEEDS_ANNOTATION },
  { "win.inspect", N_ ("Edit what is selected"), "Return", QUOTH_ACTIONS_ANNOTATION, QUOTH_IN_TEXT,
    IN_TEXT | QUOTH_NEEDS_ANNOTATION },

  /* In the text */
  { "win.mark-done", N_ ("Be done with the text, or go on with it"), "<Control>d", QUOTH_ACTIONS_TEXT, QUOTH_EVERYWHERE, CODES },
  { "win.find", N_ ("Find words in the text"), "<Control>f", QUOTH_ACTIONS_TEXT, QUOTH_EVERYWHERE, IN_TEXT },
  { "win.find-next", N_ ("Next place found"), "<Control>g F3", QUOTH_ACTIONS_TEXT, QUOTH_EVERYWHERE, IN_TEXT },
  { "win.find-previous", N_ ("Previous place found"), "<Shift><Control>g <Shift>F3", QUOTH_ACTIONS_TEXT, QUOTH_EVERYWHERE,
    IN_TEXT },
  { "win.go-to", N_ ("Go to a number, a character, words that are coded, or a code"), "<Control>l", QUOTH_ACTIONS_TEXT,
    QUOTH_EVERYWHERE, IN_TEXT },
  { "win.next-of-code", N_ ("Next claim under the same code"), "<Alt>n", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "win.previous-of-code", N_ ("Previous claim under the same code"), "<Alt>p", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.next", N_ ("Next annotation"), "n", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.previous", N_ ("Previous annotation"), "p", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.extend(1)", N_ ("Select the next annotation too (Ctrl and a click: any)"), "<Shift>n", QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.extend(-1)", N_ ("Select the previous annotation too"), "<Shift>p", QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },
  { "win.next-suggestion", N_ ("Next suggestion"), "g", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, CODES },
  { "win.previous-suggestion", N_ ("Previous suggestion"), "<Shift>g", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, CODES },
  { NULL, N_ ("Through what overlaps here"), "Tab <Shift>Tab", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "win.show-what", N_ ("Choose what is shown: kinds, layers, coders, a code"), "h", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.pick", N_ ("List what is coded here (Alt and a click: there)"), "o", QUOTH_ACTIONS_TEXT, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-start((-1, false))", N_ ("Start of the selection: a word back"), "bracketleft", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-start((1, false))", N_ ("Start of the selection: a word on"), "braceleft", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-end((1, false))", N_ ("End of the selection: a word on"), "bracketright", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-end((-1, false))", N_ ("End of the selection: a word back"), "braceright", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-start((-1, true))", N_ ("Start of the selection: a character back"), "<Alt>bracketleft",
    QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-start((1, true))", N_ ("Start of the selection: a character on"), "<Alt>braceleft", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-end((1, true))", N_ ("End of the selection: a character on"), "<Alt>bracketright", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.move-end((-1, true))", N_ ("End of the selection: a character back"), "<Alt>braceright", QUOTH_ACTIONS_SELECTION,
    QUOTH_IN_TEXT, IN_TEXT },
  { "editor.copy", N_ ("Copy the selected text"), "<Control>c", QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },
  { "editor.menu", N_ ("Menu of what is at the caret"), "Menu <Shift>F10", QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },
  { NULL, N_ ("Let go of the selection"), "Escape", QUOTH_ACTIONS_SELECTION, QUOTH_IN_TEXT, IN_TEXT },

  /* A claim */
  { NULL, N_ ("Claimant, reported via: type a name"), "<Alt>c <Alt>r", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Said to, about: type a name"), "<Alt>t <Alt>b", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Category: type a name"), "<Alt>g", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Stance: then +, 0 or −"), "<Alt>s", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Factuality: then C, P, O or ?, and + or −"), "<Alt>f", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Mode: then D, I, M or N"), "<Alt>m", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("The claim in your words, cues"), "<Alt>w <Alt>u", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Form, date"), "<Alt>o <Alt>d", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Place, confidence"), "<Alt>l <Alt>i", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Along a row, and what a chip can do"), "Left Right Down", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Move a chip, take it away"), "<Alt>Left <Alt>Right Delete", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Back to the text"), "Escape", QUOTH_ACTIONS_CLAIM, QUOTH_IN_A_WIDGET, 0 },

  /* Actors */
  { NULL, N_ ("Show an actor’s page, from the library and from the chips of a claim"), "<Control>Return",
    QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Next and previous actor"), "<Alt>Down <Alt>Up", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("About, mentions, claims, others"), "<Control>Page_Down <Control>Page_Up", QUOTH_ACTIONS_ACTORS,
    QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("New actor"), "<Shift><Control>n", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Rename the actor"), "F2", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Duplicates: merge into the left one"), "m", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Duplicates: merge into the right one"), "r", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Duplicates: they are not the same"), "x", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Duplicates: next and previous pair"), "n p", QUOTH_ACTIONS_ACTORS, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Duplicates: show the page of the left or right one"), "o <Shift>o", QUOTH_ACTIONS_ACTORS,
    QUOTH_IN_A_WIDGET, 0 },

  /* Adjudication */
  { "win.adjudicate", N_ ("Adjudicate the text: decide where its coders differ"), "<Control>j", QUOTH_ACTIONS_CASES, QUOTH_EVERYWHERE, IN_TEXT },
  { "win.feedback", N_ ("Compare with gold what I coded in the text"), NULL, QUOTH_ACTIONS_CASES, QUOTH_EVERYWHERE, IN_TEXT },
  { NULL, N_ ("Next and previous case to be decided"), "n p", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Accept what the first, second … coder made"), "1 2 3 4 5 6 7 8 9", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Merge the best of several, field by field"), "b", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Write anew, at the selected text if there is any"), "w", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Reject, with a reason; reopen"), "x o", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Discuss the case: memos on it"), "m", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("Settle by a rule what coders agree on"), "a", QUOTH_ACTIONS_CASES, QUOTH_IN_A_WIDGET, 0 },

  /* Project */
  { "win.new-project", N_ ("New project"), "<Control>n", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, 0 },
  { "win.open-project", N_ ("Open a project"), "<Control>o", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, 0 },
  { "win.open-sample", N_ ("Open the sample project"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, 0 },
  { "win.import-files", N_ ("Import texts"), "<Control>i", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.import-folder", N_ ("Import a folder of texts"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.paste-text", N_ ("Paste as a new text"), "<Shift><Control>v", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.correct-text", N_ ("Correct the text"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, CODES },
  { "win.export", N_ ("Export"), "<Control>e", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, READS },
  { "win.backup", N_ ("Save a copy of the project"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, READS },
  { "win.backups", N_ ("Backups of the project"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, READS },
  { "win.compact", N_ ("Compact the history"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.coders", N_ ("Coders: add, rename, colour, deactivate"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, READS },
  { "win.assign-texts", N_ ("Assign texts to coders"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.hand-out", N_ ("Hand out a packet: what is assigned to a coder, as a file"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.team-folder", N_ ("Share the project by a team’s folder"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.sync-team", N_ ("Look into the team’s folder now"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { "win.join-team", N_ ("Join a team by its folder"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, 0 },
  { "win.merge", N_ ("Merge with a copy, or with another project"), NULL, QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES },
  { NULL, N_ ("Disagreements: keep what holds, take the other, dismiss"), "1 2 3", QUOTH_ACTIONS_PROJECT, QUOTH_IN_A_WIDGET, 0 },
  { "win.undo", N_ ("Undo"), "<Control>z", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE, WRITES | QUOTH_NEEDS_UNDO },
  { "win.redo", N_ ("Redo"), "<Shift><Control>z <Control>y", QUOTH_ACTIONS_PROJECT, QUOTH_EVERYWHERE,
    WRITES | QUOTH_NEEDS_REDO },

  /* View */
  { "win.show-page::actor", N_ ("Page of actors"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::duplicates", N_ ("Page of duplicate actors"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::codebook", N_ ("Page of the codebook"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::propositions", N_ ("Page of propositions"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::tables", N_ ("Tables of what is coded"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::progress", N_ ("Progress: how far each coder is with each text"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { NULL, N_ ("Progress: to do, in progress, done, deadline, against gold, open to its coders"), "1 2 3 d g o", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { "win.show-page::project", N_ ("Page of the project: its name, what it is about, memos on it"), NULL, QUOTH_ACTIONS_VIEW,
    QUOTH_EVERYWHERE, READS },
  { "win.show-page::history", N_ ("History: what was done, when and by whom"), "<Control>h", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { NULL, N_ ("History: undo the step, all after it, the project as it was then"), "u b a", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { "win.show-page::agreement", N_ ("Agreement of coders: measures, confusion, places where they differ"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { NULL, N_ ("Agreement: next and previous place where coders differ, in the text; no more of them"), "n p Escape", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { "win.show-page::disagreements", N_ ("What merged copies disagree about"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.show-page::unplaced", N_ ("Annotations without a place"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { NULL, N_ ("Memos on what a page shows"), "<Alt>e", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("The page before, or the text"), "<Alt>Left Escape", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { NULL, N_ ("The list of the library as a table"), "<Control>t", QUOTH_ACTIONS_VIEW, QUOTH_IN_A_WIDGET, 0 },
  { "app.snap-to-words", N_ ("Select whole words, or any characters (Alt while dragging: the other)"), NULL,
    QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.suggest-mentions", N_ ("Suggest mentions of actors"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.suggest-claims", N_ ("Suggest claims"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "win.toggle-library", N_ ("Library"), "F9", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.toggle-inspector", N_ ("Inspector"), "<Shift>F9", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.only-text", N_ ("Only the text, without panes"), "<Control>F9", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.next-pane", N_ ("Next pane: library, text, inspector"), "F6", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.previous-pane", N_ ("Previous pane"), "<Shift>F6", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, READS },
  { "win.fullscreen", N_ ("Full screen"), "F11", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.zoom-in", N_ ("Larger text"), "<Control>plus <Control>equal", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.zoom-out", N_ ("Smaller text"), "<Control>minus", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.zoom-reset", N_ ("Text in the size of its font"), "<Control>0", QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.color-scheme::light", N_ ("Light"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.color-scheme::dark", N_ ("Dark"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },
  { "app.color-scheme::system", N_ ("Light or dark as the system"), NULL, QUOTH_ACTIONS_VIEW, QUOTH_EVERYWHERE, 0 },

  /* Window */
  { "win.find-action", N_ ("Find an action, a text, an actor or a code"), "<Control>k <Shift><Control>p",
    QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "win.menu", N_ ("Menu"), "F10", QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "win.shortcuts", N_ ("All keys"), "question <Control>question", QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "app.preferences::reading", N_ ("Preferences"), "<Control>comma", QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "app.preferences::keys", N_ ("Change keys"), NULL, QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "app.about", N_ ("About Quoth"), NULL, QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "win.new-window", N_ ("Open the text in a new window"), "<Shift><Control>o", QUOTH_ACTIONS_WINDOW,
    QUOTH_EVERYWHERE, READS },
  { NULL, N_ ("A text of the library in a new window"), "<Control>Return", QUOTH_ACTIONS_WINDOW, QUOTH_IN_A_WIDGET, 0 },
  { "window.close", N_ ("Close the window"), "<Control>w", QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { "app.quit", N_ ("Quit"), "<Control>q", QUOTH_ACTIONS_WINDOW, QUOTH_EVERYWHERE, 0 },
  { NULL, NULL, NULL, 0, 0, 0 },
};

const QuothAction *
quoth_actions_get (void)
{
  return actions;
}

guint
quoth_actions_get_count (void)
{
  return G_N_ELEMENTS (actions) - 1;
}

const QuothAction *
quoth_actions_find (const char *name)
{
  for (const QuothAction *action = actions; action->title != NULL; action++)
    if (g_strcmp0 (action->name, name) == 0)
      return action;
  return NULL;
}

const char *
quoth_actions_get_name (const QuothAction *action)
{
  return _ (action->title);
}

const char *
quoth_actions_get_title (QuothActionGroup group)
{
  return _ (group_titles[group]);
}

const char *
quoth_actions_explain (QuothActionNeeds needs, QuothActionNeeds given)
{
  QuothActionNeeds missing = needs & ~given;

  if (missing & QUOTH_NEEDS_PROJECT)
    return _ ("No project is open");
  if (missing & QUOTH_NEEDS_WRITING)
    return _ ("The project is read only");
  if (missing & QUOTH_NEEDS_TEXT)
    return _ ("No text is shown");
  if (missing & QUOTH_NEEDS_UNDO)
    return _ ("There is nothing to undo");
  if (missing & QUOTH_NEEDS_REDO)
    return _ ("There is nothing to redo");
  if (missing & QUOTH_NEEDS_CLAIM)
    return _ ("No claim is selected");
  return missing & QUOTH_NEEDS_ANNOTATION ? _ ("Nothing is selected") : NULL;
}
