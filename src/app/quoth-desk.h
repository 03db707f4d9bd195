/* quoth-desk.h: what lies on the desk: a project, a document of it, an annotation in that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"
#include "quoth-session.h"
#include "quoth-walk.h"

G_BEGIN_DECLS

/**
 * QuothDesk:
 *
 * What the parts of a window have in common. The workbench sets it, panels and inspector follow it.
 *
 * Signals: "document-changed" (another document, or none), "annotations-changed" (something in it), "selection-changed"
 * (another annotation is selected, or the selected one has changed), "go" (const QuothId *document,
 * const QuothId *annotation): the user wants to be taken there; "point" (const QuothRange *): or to a place of the open
 * document; "page" (const char *name, const QuothId *id): or to a page; "place" (const QuothId *document,
 * const QuothId *annotation): or to give what has no place one; "feedback" (const QuothId *document, const QuothId *coder): or to see a coder's work against gold; "walk" (QuothWalk *): or through the places of a list, from its current one.
 */
#define QUOTH_TYPE_DESK (quoth_desk_get_type ())
G_DECLARE_FINAL_TYPE (QuothDesk, quoth_desk, QUOTH, DESK, GObject)

QuothDesk *quoth_desk_new (QuothSession *session);

QuothSession *quoth_desk_get_session (QuothDesk *self);

/** quoth_desk_get_model: (transfer none) (nullable): the open document. */
QuothDocumentModel *quoth_desk_get_model (QuothDesk *self);
void quoth_desk_set_model (QuothDesk *self, QuothDocumentModel *model);

/** quoth_desk_get_document: (transfer none) (nullable): the open document, as the last edit made its metadata, with its segments. */
const QuothDocument *quoth_desk_get_document (QuothDesk *self);

/** quoth_desk_get_selected: (transfer none) (nullable): the selected annotation, as the last edit made it. */
QuothAnnotation *quoth_desk_get_selected (QuothDesk *self);

/** quoth_desk_set_selection: selects @id (nullable), and @others (nullable) (element-type QuothId) (a set, copied) besides. */
void quoth_desk_set_selection (QuothDesk *self, const QuothId *id, GHashTable *others);

/** quoth_desk_dup_selection: (transfer full) (element-type QuothAnnotation): all that are selected, as the last edits made them. */
GPtrArray *quoth_desk_dup_selection (QuothDesk *self);

/** quoth_desk_can_edit: whether the project can be written. */
gboolean quoth_desk_can_edit (QuothDesk *self);

/** quoth_desk_go: asks to be taken to @annotation (nullable) in @document. */
void quoth_desk_go (QuothDesk *self, const QuothId *document, const QuothId *annotation);

/** quoth_desk_point: asks to be shown @range of the open document, in code points; what is selected stays so. */
void quoth_desk_point (QuothDesk *self, QuothRange range);

/** quoth_desk_find: asks to be taken to the annotation @id, whichever text it is in. */
void quoth_desk_find (QuothDesk *self, const QuothId *id);

/** quoth_desk_show_page: asks for the page @name (see quoth-pages.c), with what has @id (nullable: with all there is). */
void quoth_desk_show_page (QuothDesk *self, const char *name, const QuothId *id);

/** quoth_desk_place: asks to be asked where in @document @annotation is, which has no place. */
void quoth_desk_place (QuothDesk *self, const QuothId *document, const QuothId *annotation);

/** quoth_desk_show_feedback: asks to be shown how the work of @coder in @document differs from gold. */
void quoth_desk_show_feedback (QuothDesk *self, const QuothId *document, const QuothId *coder);

/** quoth_desk_walk: asks to be taken through @walk, one place after the other, from the current one; it has at least one. */
void quoth_desk_walk (QuothDesk *self, QuothWalk *walk);

/** quoth_desk_describe: (transfer full): where in the open document @annotation is, and whose: "paragraph 2 · Ada"; "paragraph 2 · gold · Ada" of what Ada adjudicated. */
char *quoth_desk_describe (QuothDesk *self, const QuothAnnotation *annotation);

/** quoth_desk_count_mentions: how often @actor is mentioned in the open document. O(1). */
guint quoth_desk_count_mentions (QuothDesk *self, const QuothId *actor);

G_END_DECLS
