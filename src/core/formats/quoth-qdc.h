/* quoth-qdc.h: the text that a REFI-QDA codebook has for what Quoth keeps in three fields (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "model/quoth-code.h"

G_BEGIN_DECLS

/** QUOTH_QDC_NAMESPACE: of the elements; older programs write it with a colon in the version. */
#define QUOTH_QDC_NAMESPACE "urn:QDA-XML:codebook:1.0"

/** quoth_qdc_dup_description: (transfer full) (nullable): definition and rules of @code as one text; %NULL if it has none. */
char *quoth_qdc_dup_description (const QuothCode *code);

/** quoth_qdc_parse_description: the reverse: sets the three fields of @code from @text. */
void quoth_qdc_parse_description (QuothCode *code, const char *text);

/** quoth_qdc_read: the codes of a file as edits, each with the line of its element; see QuothFormat. */
gboolean quoth_qdc_read (QuothIntake *intake, GBytes *bytes, GError **error);

G_END_DECLS
