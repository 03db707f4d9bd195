/* quoth-no-text.h: what the middle says when no text is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothNoText: asks for one of the texts to be chosen, or for the first to be added. */
#define QUOTH_TYPE_NO_TEXT (quoth_no_text_get_type ())
G_DECLARE_FINAL_TYPE (QuothNoText, quoth_no_text, QUOTH, NO_TEXT, AdwBin)

GtkWidget *quoth_no_text_new (void);

/** quoth_no_text_set_any: whether there are texts to choose from. */
void quoth_no_text_set_any (QuothNoText *self, gboolean any);

G_END_DECLS
