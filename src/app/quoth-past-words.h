/* quoth-past-words.h: what was written in a field before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * quoth_past_words: (transfer full): what the string at @member of the values of @kind is, each once, the most used first. The kind
 * must be one that the session has a list of. O(n).
 */
GStrv quoth_past_words (QuothSession *session, QuothKind kind, gsize member);

G_END_DECLS
