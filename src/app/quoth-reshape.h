/* quoth-reshape.h: the edits that give an annotation other words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/* Each is one change, and so one step to undo. Those with an @error change nothing if they set it; it says why, to a user. */

/** quoth_reshape_find_same: (transfer none) (nullable): what is in the open document already and would make @annotation one too many. */
QuothAnnotation *quoth_reshape_find_same (QuothDesk *desk, gconstpointer annotation);

/** quoth_reshape_set_fragment: the fragment @n of @annotation is @range. */
gboolean quoth_reshape_set_fragment (QuothDesk *desk, QuothAnnotation *annotation, guint n, QuothRange range, GError **error);

/** quoth_reshape_split: see quoth_annotation_split(); @second: (out): the id of the new one. */
gboolean quoth_reshape_split (QuothDesk *desk, QuothAnnotation *annotation, guint offset, QuothId *second, GError **error);

/**
 * quoth_reshape_join: (element-type QuothAnnotation): joins two or more of the open document, see #QuothJoining. Why it is refused is told
 * by the session. Returns: the id of the one that stays
 */
QuothId quoth_reshape_join (QuothDesk *desk, GPtrArray *annotations);

G_END_DECLS
