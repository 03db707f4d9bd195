/* quoth-revisions.h: the texts that a document has had
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothRevisions:
 *
 * A part of the inspector's page of a document: to correct its text, to place what has no place, and the older texts.
 */
#define QUOTH_TYPE_REVISIONS (quoth_revisions_get_type ())
G_DECLARE_FINAL_TYPE (QuothRevisions, quoth_revisions, QUOTH, REVISIONS, GtkWidget)

/** quoth_revisions_show: those of the open document of @desk, as they are now. */
void quoth_revisions_show (QuothRevisions *self, QuothDesk *desk);

G_END_DECLS
