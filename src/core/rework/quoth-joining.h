/* quoth-joining.h: joining annotations, with all that refers to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothJoining:
 *
 * Annotations of one text that are to be one: see quoth_annotation_join(). The one that stays has the memos, relations and cues of
 * all, and the claims that name its actor by the others do so by it.
 */
typedef struct _QuothJoining QuothJoining;

/** quoth_joining_new: (transfer full): @ids: of annotations of @kind; the first in the text stays. @label and @coder: as of a change. */
QuothJoining *quoth_joining_new (QuothKind kind, const QuothId *ids, guint n_ids, const char *label, const QuothId *coder);
void quoth_joining_free (QuothJoining *self);

/** quoth_joining_build: a #QuothBuildFunc: @data is a #QuothJoining. Fails with the reason where something would be lost. */
QuothChange *quoth_joining_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothJoining, quoth_joining_free)

G_END_DECLS
