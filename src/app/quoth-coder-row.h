/* quoth-coder-row.h: a coder in the list of all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** QuothCoderRow: the name, the colour and whether somebody still codes; each is edited where it stands. */
#define QUOTH_TYPE_CODER_ROW (quoth_coder_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothCoderRow, quoth_coder_row, QUOTH, CODER_ROW, AdwEntryRow)

GtkWidget *quoth_coder_row_new (QuothSession *session, const QuothCoder *coder);

/** quoth_coder_row_show: what the coder is called now, unless another name is being typed. */
void quoth_coder_row_show (QuothCoderRow *self, const QuothCoder *coder);

/** quoth_coder_row_get_id: (transfer none): whose row it is. */
const QuothId *quoth_coder_row_get_id (QuothCoderRow *self);

G_END_DECLS
