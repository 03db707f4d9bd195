/* quoth-packet-dialog.h: handing out what is assigned to a coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothPacketDialog: whose packet, and then where; written in a thread, with what it has and has not told in the end. */
#define QUOTH_TYPE_PACKET_DIALOG (quoth_packet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothPacketDialog, quoth_packet_dialog, QUOTH, PACKET_DIALOG, AdwWindow)

GtkWidget *quoth_packet_dialog_new (QuothSession *session, GtkWindow *parent);

G_END_DECLS
