/* quoth-claim-section.h: a part of the inspector's page for a claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothClaimSection:
 *
 * A heading and a card of fields: a vertical box with a template of its own. It shows a claim, and hands in the claim as the
 * user has edited it; what it shows is only ever what came back. To add one: a subclass, and its line in
 * quoth-claim-inspector.c.
 */
#define QUOTH_TYPE_CLAIM_SECTION (quoth_claim_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (QuothClaimSection, quoth_claim_section, QUOTH, CLAIM_SECTION, GtkBox)

/**
 * QuothClaimSectionClass:
 * @show: shows the claim of the section, which is another one or has changed, or may only be read now
 * @commit: (nullable): hands in what is being typed
 */
struct _QuothClaimSectionClass
{
  GtkBoxClass parent_class;

  void (*show) (QuothClaimSection *self);
  void (*commit) (QuothClaimSection *self);
};

void quoth_claim_section_show (QuothClaimSection *self, QuothDesk *desk, QuothClaim *claim);

/** quoth_claim_section_commit: saves what is being typed; before another claim is shown. */
void quoth_claim_section_commit (QuothClaimSection *self);

/* For the sections themselves. */

/** quoth_claim_section_get_desk: (transfer none): the desk; %NULL before the first claim. */
QuothDesk *quoth_claim_section_get_desk (QuothClaimSection *self);

/** quoth_claim_section_get_claim: (transfer none): the claim that is shown; %NULL before the first. */
QuothClaim *quoth_claim_section_get_claim (QuothClaimSection *self);

/** quoth_claim_section_edit: (transfer full): a copy of the claim as the last edit left it, to change one field of. */
QuothClaim *quoth_claim_section_edit (QuothClaimSection *self);

/** quoth_claim_section_put: hands in the claim as edited: one step to undo, called @label. */
void quoth_claim_section_put (QuothClaimSection *self, const char *label, QuothClaim *claim);

/** quoth_claim_section_put_text: edits one string: @member is its offset in #QuothClaim; "" unsets it. */
void quoth_claim_section_put_text (QuothClaimSection *self, const char *label, gsize member, const char *text);

G_END_DECLS
