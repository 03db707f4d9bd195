/* quoth-coder-popover.h: being another coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCoderPopover: where the coder's name is typed, or chosen among those of the project. */
#define QUOTH_TYPE_CODER_POPOVER (quoth_coder_popover_get_type ())
G_DECLARE_FINAL_TYPE (QuothCoderPopover, quoth_coder_popover, QUOTH, CODER_POPOVER, GtkPopover)

GtkWidget *quoth_coder_popover_new (QuothSession *session);

G_END_DECLS
