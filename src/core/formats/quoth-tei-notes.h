/* quoth-tei-notes.h: memos and attributes in TEI, both ways (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-tei-private.h"

G_BEGIN_DECLS

/** QuothTeiCoderFunc: (transfer full): the xml:id of the respStmt of @coder, which is made where there is none. */
typedef char *(*QuothTeiCoderFunc) (const char *coder, gpointer user_data);

/** quoth_tei_append_attributes: @attributes (nullable) as an fs. Returns: how many characters XML cannot have */
guint quoth_tei_append_attributes (GString *out, const GArray *attributes);

/** quoth_tei_append_notes: @notes (nullable) as notes. Returns: how many characters XML cannot have */
guint quoth_tei_append_notes (GString *out, const GPtrArray *notes, QuothTeiCoderFunc need_coder, gpointer user_data);

/** quoth_tei_dup_responsible: (transfer full) (nullable): the name in what the "resp" of @node refers to. @elements: by xml:id */
char *quoth_tei_dup_responsible (GHashTable *elements, xmlNode *node);

/** quoth_tei_read_attributes: appends what the fs right inside of @node say to @attributes, which is made where it is %NULL. */
void quoth_tei_read_attributes (xmlNode *node, GArray **attributes);

/** quoth_tei_read_note: appends a note to @notes, which is made where it is %NULL. */
void quoth_tei_read_note (GHashTable *elements, xmlNode *node, GPtrArray **notes);

G_END_DECLS
