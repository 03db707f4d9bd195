/* quoth-tei-private.h: what writing and reading of TEI share (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-notes.h"
#include "formats/quoth-xml.h"

G_BEGIN_DECLS

#define QUOTH_TEI_NAMESPACE "http://www.tei-c.org/ns/1.0"

/** quoth_tei_write: see QuothFormat. */
gboolean quoth_tei_write (QuothExport *export, GCancellable *cancellable, GError **error);

/** quoth_tei_read: see QuothFormat. */
gboolean quoth_tei_read (QuothIntake *intake, GBytes *bytes, GError **error);

/** quoth_tei_read_header: sets the metadata of @markup from a teiHeader, and memos on the text. @elements: by xml:id */
void quoth_tei_read_header (QuothMarkup *markup, xmlNode *header, GHashTable *elements);

/** quoth_tei_dup_line: (transfer full): what is said in @node (nullable) on one line; "" for nothing. */
char *quoth_tei_dup_line (xmlNode *node);

/** quoth_tei_dup_id: (transfer full) (nullable): the xml:id of an element. */
char *quoth_tei_dup_id (xmlNode *node);

G_END_DECLS
