/* quoth-qdc.h: the text that a REFI-QDA codebook has for what Quoth keeps in three fields (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "model/quoth-code.h"

G_BEGIN_DECLS

/** QUOTH_QDC_NAMESPACE: of the elements; older programs write it with a colon in the version. */
#define QUOTH_QDC_NAMESPACE "urn:QDA-XML:codebook:1.0"

/** quoth_qdc_dup_description: (transfer full) (nullable): definition and rules of @code as one text; %NULL if it has none. */
char *quoth_qdc_dup_description (const QuothCode *code);

/** quoth_qdc_parse_description: the reverse: sets the three fields of @code from @text. */
void quoth_qdc_parse_description (QuothCode *code, const char *text);

/** QuothQdcWrite: appends to @out what is to stand in the element of @code after its description. */
typedef gboolean (*QuothQdcWrite) (const QuothCode *code, GString *out, gpointer user_data, GError **error);

/**
 * quoth_qdc_write_codes:
 * @write: (nullable)
 * @n_codes: (out): how many there are
 *
 * Writes all codes as elements, with what they lose.
 */
gboolean quoth_qdc_write_codes (
  QuothExport *export, QuothExportFile *file, QuothQdcWrite write, gpointer user_data, guint *n_codes, GError **error);

/** quoth_qdc_read: the codes of a file as edits, each with the line of its element; see QuothFormat. */
gboolean quoth_qdc_read (QuothIntake *intake, GBytes *bytes, GError **error);

/** QuothQdcSkips: whether a code without others under it is to be passed over. */
typedef gboolean (*QuothQdcSkips) (const QuothId *guid, const char *name, gpointer user_data);

/** QuothQdcFound: told of each code, and which it is in the project: @guid in the file; @code: its id, key and name; @is_skipped: it has no edit. */
typedef void (*QuothQdcFound) (const QuothId *guid, const QuothCode *code, gboolean is_skipped, gpointer user_data);

/** QuothQdcNoted: told of each reference to a note that the element of a code has; @note: what is to be its GUID. */
typedef void (*QuothQdcNoted) (const QuothId *guid, const char *note, gpointer user_data);

/** quoth_qdc_read_project: the same of the codebook in a REFI-QDA project, which may have none. */
gboolean quoth_qdc_read_project (QuothIntake *intake,
                                 GBytes *bytes,
                                 QuothQdcSkips skips,
                                 QuothQdcFound found,
                                 QuothQdcNoted noted,
                                 gpointer user_data,
                                 GError **error);

G_END_DECLS
