/* quoth-annotation-types.h: the types that annotations of a project may have, beside mentions and claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_annotation_types_get_name: (transfer none): what the project calls cues of the kind @key; where it does not, what everybody does. */
const char *quoth_annotation_types_get_name (QuothSession *session, const char *key);

/** quoth_annotation_types_list: (transfer full): "cue", "evidence" and the keys of the project's own types, in their order. */
GStrv quoth_annotation_types_list (QuothSession *session);

G_END_DECLS
