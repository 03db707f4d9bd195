/* quoth-trouble-bar.h: a bar that says that edits are not on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothTroubleBar:
 *
 * Says that edits wait for another program, or could not be written and why; to try again, to save a copy of the project with them in it, or to give
 * them up. Hidden while all is well.
 */
#define QUOTH_TYPE_TROUBLE_BAR (quoth_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothTroubleBar, quoth_trouble_bar, QUOTH, TROUBLE_BAR, GtkWidget)

GtkWidget *quoth_trouble_bar_new (void);

/** quoth_trouble_bar_set_session: @session: (nullable): whose edits. */
void quoth_trouble_bar_set_session (QuothTroubleBar *self, QuothSession *session);

/** quoth_trouble_dup_words: (transfer full) (nullable): how many edits of @session are not saved, and why, for people; %NULL: none. */
char *quoth_trouble_dup_words (QuothSession *session);

/** quoth_trouble_save_copy: asks where, and writes a copy of the project with all edits in it; @saved (nullable) is called with @owner, which is held,
 * if that is done. What went wrong is shown. */
void quoth_trouble_save_copy (GtkWindow *window, QuothSession *session, void (*saved) (gpointer owner), gpointer owner);

G_END_DECLS
