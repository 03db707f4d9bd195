/* quoth-mention-inspector.h: the fields of a mention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothMentionInspector: the page of the inspector for a mention and its actor. */
#define QUOTH_TYPE_MENTION_INSPECTOR (quoth_mention_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothMentionInspector, quoth_mention_inspector, QUOTH, MENTION_INSPECTOR, GtkWidget)

void quoth_mention_inspector_show (QuothMentionInspector *self, QuothDesk *desk, QuothMention *mention);

void quoth_mention_inspector_focus (QuothMentionInspector *self);

G_END_DECLS
