/* quoth-packet-bar.h: a bar that says whose packet the project is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothPacketBar: seen while somebody else codes in a packet than the coder that it was handed out to; offers to go on as that one. */
#define QUOTH_TYPE_PACKET_BAR (quoth_packet_bar_get_type ())
G_DECLARE_FINAL_TYPE (QuothPacketBar, quoth_packet_bar, QUOTH, PACKET_BAR, GtkWidget)

GtkWidget *quoth_packet_bar_new (QuothSession *session);

G_END_DECLS
