/* quoth-editor.h: the text, and what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-document-model.h"
#include "quoth-ghosts.h"
#include "quoth-palette.h"
#include "quoth-shown.h"

G_BEGIN_DECLS

/**
 * QuothEditor:
 *
 * The widget in the middle of the window: a read-only GtkSourceView with drawn highlights, a gutter of segment
 * numbers and an overview strip beside the scroll bar. Offsets are code points of the document.
 *
 * Keys that it answers itself: `n` `p` next and previous annotation, `Tab` / `Shift+Tab` through what overlaps at the
 * caret, `o` a list of it, `Escape` lets go of the selection, `[` `]` (Alt: by cluster) move the ends of the text selection, or of the
 * selected annotation where no other text is selected. Keys that it passes on, as actions of the window: `a` win.tag-actor, `c` win.tag-claim, `e` win.tag-cue, `Delete` win.delete,
 * `Return` win.inspect.
 */
#define QUOTH_TYPE_EDITOR (quoth_editor_get_type ())
G_DECLARE_FINAL_TYPE (QuothEditor, quoth_editor, QUOTH, EDITOR, GtkWidget)

/*
 * Properties: "model" (QuothDocumentModel, nullable), "selected" (gboolean, read only: whether an annotation is).
 * Signals: "selection-changed" (the selected annotation, or the selected text, is another one);
 * "span-moved" (guint fragment, const QuothRange *before, const QuothRange *after): an end of the selected annotation was dragged, which
 * the listener writes, or calls quoth_editor_forget_preview(); "move-end" (QuothEnd, int direction, QuothGrain): a key for the same;
 * "step" (int by): a key for the next or previous annotation; who goes through something else returns %TRUE.
 */

GtkWidget *quoth_editor_new (void);

/** quoth_editor_set_model: shows another document (or none); nothing is selected then. */
void quoth_editor_set_model (QuothEditor *self, QuothDocumentModel *model);

/** quoth_editor_set_palette: (transfer none): the colours of actors and codes; the editor redraws when it changes. */
void quoth_editor_set_palette (QuothEditor *self, QuothPalette *palette);

/** quoth_editor_get_selection: the selected text snapped as the user's setting says; empty at the caret if none. */
QuothRange quoth_editor_get_selection (QuothEditor *self);

/** quoth_editor_has_selection: whether text is selected. */
gboolean quoth_editor_has_selection (QuothEditor *self);

/** quoth_editor_get_caret: where the caret is. */
guint quoth_editor_get_caret (QuothEditor *self);

/** quoth_editor_select_range: selects text and scrolls to it. */
void quoth_editor_select_range (QuothEditor *self, QuothRange range);

/** quoth_editor_get_selected: (transfer none) (nullable): the id of the selected annotation. */
const QuothId *quoth_editor_get_selected (QuothEditor *self);

/** quoth_editor_get_others: (transfer none) (element-type QuothId): the set of those of its kind that are selected besides. */
GHashTable *quoth_editor_get_others (QuothEditor *self);

/** quoth_editor_set_selected: selects an annotation (or none, for %NULL) and, if @scroll, scrolls to it. */
void quoth_editor_set_selected (QuothEditor *self, const QuothId *id, gboolean scroll);

/** quoth_editor_set_shown: (nullable): what is seen, found by the mouse, and stepped through; what is selected always is. */
void quoth_editor_set_shown (QuothEditor *self, QuothShown *shown);

/** quoth_editor_set_ghosts: (nullable): what is suggested in the document. Another document, or another text of it, has none until it is told. */
void quoth_editor_set_ghosts (QuothEditor *self, QuothGhosts *ghosts);

/** quoth_editor_get_ghost: (transfer none) (nullable): the suggestion that the caret is in, if no annotation is selected. */
const QuothSuggestion *quoth_editor_get_ghost (QuothEditor *self);

/** quoth_editor_go_to_ghost: puts the caret to @ghost, which is one of those that were set, and lets go of what is selected. */
void quoth_editor_go_to_ghost (QuothEditor *self, const QuothSuggestion *ghost);

/** quoth_editor_set_editable: whether the selected annotation has grips. */
void quoth_editor_set_editable (QuothEditor *self, gboolean editable);

/** quoth_editor_forget_preview: what was dragged is not going to be as it was dragged. */
void quoth_editor_forget_preview (QuothEditor *self);

/** quoth_editor_show_offset: scrolls to @offset if it is not seen. */
void quoth_editor_show_offset (QuothEditor *self, guint offset);

/** quoth_editor_set_connectors: (nullable) (element-type QuothConnector): the relations of the selected claim, for lines to be drawn. */
void quoth_editor_set_connectors (QuothEditor *self, GArray *connectors);

/**
 * quoth_editor_set_matches: (nullable) (element-type QuothRange): what was found in the text, ascending: marked in it and in the overview.
 * @match: the index of the one that is shown, or %G_MAXUINT
 */
void quoth_editor_set_matches (QuothEditor *self, GArray *matches, guint match);

/** quoth_editor_get_place: the code point at the top of what is seen: the place to come back to. */
guint quoth_editor_get_place (QuothEditor *self);

/** quoth_editor_set_place: scrolls so that @offset is at the top. */
void quoth_editor_set_place (QuothEditor *self, guint offset);

/** quoth_editor_get_rectangle: where @range is, in the editor's coordinates, for a popover to point at. %FALSE if it is not on screen. */
gboolean quoth_editor_get_rectangle (QuothEditor *self, QuothRange range, GdkRectangle *rectangle);

G_END_DECLS
