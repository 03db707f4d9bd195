/* quoth-coding.h: the edits of a coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/*
 * Each is one change, and so one step to undo; it comes back as news. Those that make an annotation return its id.
 * All offsets are code points of the open document.
 */

/** quoth_coding_make_label: (transfer full): the name of a step to undo: @format with @text, cut short, in place of its "%s". */
char *quoth_coding_make_label (const char *format, const char *text);

/** quoth_coding_tag_actor: a mention of @actor (put too, if @is_new) at @range; the one that the coder has made there already, if there is one. */
QuothId quoth_coding_tag_actor (QuothDesk *desk, QuothRange range, QuothActor *actor, gboolean is_new);

/** quoth_coding_tag_claim: a claim at @range. */
QuothId quoth_coding_tag_claim (QuothDesk *desk, QuothRange range);

/**
 * quoth_coding_tag_cue: a cue of @kind at @range, of the selected claim, or of the first one that begins after it in its paragraph; of a type of
 * the project's own of the selected claim only. @type: (nullable): that type, if it is new.
 */
QuothId quoth_coding_tag_cue (QuothDesk *desk, QuothRange range, const char *kind, QuothAnnotationType *type);

/** quoth_coding_tie_cue: @cue is of the claim with the id @claim (nullable: of none). */
void quoth_coding_tie_cue (QuothDesk *desk, QuothCue *cue, const QuothId *claim);

/** quoth_coding_add_fragment: @range becomes a piece of @annotation. Returns: %FALSE if it is in it already. */
gboolean quoth_coding_add_fragment (QuothDesk *desk, QuothAnnotation *annotation, QuothRange range);

/** quoth_coding_remove_fragment: takes the piece @n away. Returns: %FALSE if it is the only one. */
gboolean quoth_coding_remove_fragment (QuothDesk *desk, QuothAnnotation *annotation, guint n);

/** quoth_coding_delete_several: (element-type QuothAnnotation): deletes annotations of the open document, as one step. */
void quoth_coding_delete_several (QuothDesk *desk, GPtrArray *annotations);

/**
 * quoth_coding_code_in_vivo: puts @claim (nullable: a new one at @range) under the code that is called as the words at @range, which
 * is made if there is none. Returns: the id of the claim.
 */
QuothId quoth_coding_code_in_vivo (QuothDesk *desk, QuothRange range, QuothClaim *claim);

/** quoth_coding_delete: deletes an annotation of the open document. */
void quoth_coding_delete (QuothDesk *desk, QuothAnnotation *annotation);

/** quoth_coding_change_actor: the mention names @actor. */
void quoth_coding_change_actor (QuothDesk *desk, QuothMention *mention, QuothActor *actor, gboolean is_new);

/** quoth_coding_toggle_code: puts the claim under @code (put too, if @is_new), or takes it from there. */
void quoth_coding_toggle_code (QuothDesk *desk, QuothClaim *claim, QuothCode *code, gboolean is_new);

/** quoth_coding_add_role: @actor has @role in the claim; @mention (nullable): the mention that names it. */
void quoth_coding_add_role (QuothDesk *desk,
                            QuothClaim *claim,
                            QuothRole role,
                            QuothActor *actor,
                            gboolean is_new,
                            const QuothId *mention);

/** quoth_coding_accept_claimant: gives a claim without a claimant the one that is suggested. Returns: %FALSE if there is none. */
gboolean quoth_coding_accept_claimant (QuothDesk *desk, QuothClaim *claim);

G_END_DECLS
