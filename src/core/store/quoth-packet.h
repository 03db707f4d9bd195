/* quoth-packet.h: a coder's share of a project, to hand out and take back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothPacketReport:
 * @n_documents: how many texts it has
 * @n_left_out: how many of the project it has not
 * @n_annotations: how many annotations it has
 * @n_hidden: how many there are in its texts that it has not, since these are coded blind
 */
typedef struct
{
  guint n_documents;
  guint n_left_out;
  guint n_annotations;
  guint n_hidden;
} QuothPacketReport;

/**
 * quoth_store_write_packet:
 * @coder: whose
 * @destination: a new file
 * @report: (out) (optional)
 *
 * Writes a project (of this version: the store is one that can write) that has the texts which are assigned to @coder, with the codebook, actors and coders of this one, and of what is coded in them all, but
 * where @coder codes blind only what is theirs. What is not in it is nowhere in the file, neither in the journal nor as deleted bytes. It is opened and edited
 * as any project, and taken back by quoth_store_merge(), as often as one likes; nothing can be merged into it. Blocks. O(bytes of the project).
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND (nothing is assigned to @coder), %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_DISK or %G_IO_ERROR_CANCELLED; no half
 *   file is left
 */
gboolean quoth_store_write_packet (QuothStore *self,
                                   const QuothId *coder,
                                   const char *destination,
                                   QuothPacketReport *report,
                                   QuothProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GError **error);

/** quoth_reader_get_packet_coder: whose packet this project is (@coder: (out)). Returns: %FALSE if it is none. */
gboolean quoth_reader_get_packet_coder (QuothReader *self, QuothId *coder);

G_END_DECLS
