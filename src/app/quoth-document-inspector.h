/* quoth-document-inspector.h: what is known of the open document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothDocumentInspector: the page of the inspector for a document's metadata. */
#define QUOTH_TYPE_DOCUMENT_INSPECTOR (quoth_document_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothDocumentInspector, quoth_document_inspector, QUOTH, DOCUMENT_INSPECTOR, GtkWidget)

/** quoth_document_inspector_show: shows the desk's document. */
void quoth_document_inspector_show (QuothDocumentInspector *self, QuothDesk *desk);

/** quoth_document_inspector_commit: saves what is being typed. */
void quoth_document_inspector_commit (QuothDocumentInspector *self);

void quoth_document_inspector_focus (QuothDocumentInspector *self);

G_END_DECLS
