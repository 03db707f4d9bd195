/* quoth-suggesting.h: what is suggested in the open document, kept up with the work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"
#include "quoth-ghosts.h"

G_BEGIN_DECLS

/**
 * QuothSuggesting:
 *
 * Follows the desk: looks through the open document in a thread, some time after it is shown, and again for what an edit changes. As
 * the settings say it looks for mentions, for claims, or not at all; and not where nothing can be edited.
 */
#define QUOTH_TYPE_SUGGESTING (quoth_suggesting_get_type ())
G_DECLARE_FINAL_TYPE (QuothSuggesting, quoth_suggesting, QUOTH, SUGGESTING, GObject)

/* Signal "changed": there are other ghosts now. */

QuothSuggesting *quoth_suggesting_new (QuothDesk *desk);

/** quoth_suggesting_get_ghosts: (transfer none) (nullable): what is suggested; %NULL until that is known. */
QuothGhosts *quoth_suggesting_get_ghosts (QuothSuggesting *self);

/** quoth_suggesting_count_alike: how many there are like @suggestion, itself included. */
guint quoth_suggesting_count_alike (QuothSuggesting *self, const QuothSuggestion *suggestion);

/** quoth_suggesting_accept: makes annotations of @suggestions (element-type QuothSuggestion), as one step. They are ghosts no more at once. */
void quoth_suggesting_accept (QuothSuggesting *self, GPtrArray *suggestions);

/** quoth_suggesting_reject: remembers that @suggestions are not wanted, as one step. */
void quoth_suggesting_reject (QuothSuggesting *self, GPtrArray *suggestions);

G_END_DECLS
