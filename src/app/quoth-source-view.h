/* quoth-source-view.h: a text view that draws what is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "quoth-document-model.h"
#include "quoth-highlight-layout.h"
#include "quoth-palette.h"
#include "quoth-shown.h"
#include "quoth-text-map.h"

G_BEGIN_DECLS

/**
 * QuothSourceView:
 *
 * The page of a #QuothEditor: a read-only GtkSourceView with highlights under its text and a gutter of segments.
 */
#define QUOTH_TYPE_SOURCE_VIEW (quoth_source_view_get_type ())
G_DECLARE_FINAL_TYPE (QuothSourceView, quoth_source_view, QUOTH, SOURCE_VIEW, GtkSourceView)

GtkWidget *quoth_source_view_new (void);

/** quoth_source_view_set_model: (nullable): shows a document. */
void quoth_source_view_set_model (QuothSourceView *self, QuothDocumentModel *model);
QuothDocumentModel *quoth_source_view_get_model (QuothSourceView *self);

void quoth_source_view_set_palette (QuothSourceView *self, QuothPalette *palette);
QuothPalette *quoth_source_view_get_palette (QuothSourceView *self);

/** quoth_source_view_get_map: (transfer none): from offsets to places and back. */
QuothTextMap *quoth_source_view_get_map (QuothSourceView *self);

/** quoth_source_view_set_selected: (nullable): which annotation is drawn strong. */
void quoth_source_view_set_selected (QuothSourceView *self, const QuothId *id);

/** quoth_source_view_set_others: (transfer none) (element-type QuothId): a set of those that are drawn strong besides; to be told of each change of it. */
void quoth_source_view_set_others (QuothSourceView *self, GHashTable *others);

/** quoth_source_view_set_hovered: (nullable): whose fragments are joined. */
void quoth_source_view_set_hovered (QuothSourceView *self, const QuothId *id);

/** quoth_source_view_set_lines: how many characters a line has, about, and how many pixels lie between lines besides those for lanes. */
void quoth_source_view_set_lines (QuothSourceView *self, int n_characters, int spacing);

/** quoth_source_view_set_connectors: (nullable) (element-type QuothConnector): lines from the selected claim to others. */
void quoth_source_view_set_connectors (QuothSourceView *self, GArray *connectors);

/** quoth_source_view_set_shown: (nullable): what is drawn and found, but for what is selected. */
void quoth_source_view_set_shown (QuothSourceView *self, QuothShown *shown);

/** quoth_source_view_shows: whether @annotation is. */
gboolean quoth_source_view_shows (QuothSourceView *self, const QuothAnnotation *annotation);

/** quoth_source_view_set_ghosts: (nullable): what is suggested in the document that is shown. */
void quoth_source_view_set_ghosts (QuothSourceView *self, QuothGhosts *ghosts);

/** quoth_source_view_set_ghost: (nullable): which of these a key would accept: drawn stronger. It must live as long as it is set. */
void quoth_source_view_set_ghost (QuothSourceView *self, const QuothSuggestion *ghost);

/** quoth_source_view_set_grips: whether the ends of the selected annotation have grips to be dragged by. */
void quoth_source_view_set_grips (QuothSourceView *self, gboolean grips);

/** quoth_source_view_find_grip: the grip at a place in the widget's coordinates: of which fragment (out), and of which end of it (out). */
gboolean quoth_source_view_find_grip (QuothSourceView *self, double x, double y, guint *fragment, QuothEnd *end);

/** quoth_source_view_hold_grip: whether the pointer is on a grip, and on which. */
void quoth_source_view_hold_grip (QuothSourceView *self, gboolean hold, guint fragment, QuothEnd end);

/** quoth_source_view_set_preview: (nullable): a copy of an annotation, drawn in its place with other ends. */
void quoth_source_view_set_preview (QuothSourceView *self, QuothAnnotation *preview);
/**
 * quoth_source_view_set_matches: (nullable) (element-type QuothRange): what was found in the text, in ascending order, and is marked in it.
 * @match: which of them is shown; %G_MAXUINT: none
 */
void quoth_source_view_set_matches (QuothSourceView *self, GArray *matches, guint match);

/** quoth_source_view_get_matches: (transfer none) (nullable) (element-type QuothRange) */
GArray *quoth_source_view_get_matches (QuothSourceView *self);

/** quoth_source_view_find: (transfer container) (element-type QuothAnnotation): what is at a place in the widget's coordinates, innermost first. */
GPtrArray *quoth_source_view_find (QuothSourceView *self, double x, double y);

/** quoth_source_view_describe_control: (transfer full) (nullable): the invisible character near a place in the widget's coordinates. */
char *quoth_source_view_describe_control (QuothSourceView *self, double x, double y);

/** quoth_source_view_get_paragraph: (transfer none) (nullable): what is coded in a line of the buffer. */
const QuothParagraph *quoth_source_view_get_paragraph (QuothSourceView *self, guint line);

/**
 * quoth_source_view_reveal: sees to it that the buffer holds @offset of a long document, and enough on either side of it; does not
 * scroll. For the editor, which keeps the selection and the scroll bars right; others ask the editor to go to a place.
 *
 * Returns: %FALSE if it did so already
 */
gboolean quoth_source_view_reveal (QuothSourceView *self, guint offset);

/** quoth_source_view_get_seen: the part of the document that is on screen. */
QuothRange quoth_source_view_get_seen (QuothSourceView *self);

G_END_DECLS
