/* quoth-packet-private.h: knowing a packet (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/** quoth_packet_find_coder: @coder: (out): whose packet the project is; none if it is no packet. */
gboolean quoth_packet_find_coder (QuothDatabase *database, QuothId *coder, GError **error);

G_END_DECLS
