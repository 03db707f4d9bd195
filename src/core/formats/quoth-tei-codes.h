/* quoth-tei-codes.h: codes as a taxonomy in a teiHeader (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-tei-private.h"

G_BEGIN_DECLS

/**
 * quoth_tei_write_codes: writes the codes as categories "code.N".
 * @numbers: (element-type utf8 guint): gets N for each key
 * @n_replaced: counts what XML cannot have
 */
gboolean quoth_tei_write_codes (
  QuothExport *export, QuothExportFile *file, GHashTable *numbers, guint *n_replaced, GError **error);

/** quoth_tei_read_codes: makes the edits of categories in a teiHeader that are codes ("n" is the key) and not in the project. */
gboolean quoth_tei_read_codes (QuothIntake *intake, QuothMarkupReader *reader, xmlNode *header, GError **error);

G_END_DECLS
