/* quoth-import-target.h: what a label of another program can become, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_import_target_dup_name: (transfer full): "Actor: person", "Claim: tariffs": @target, as quoth_mapping_check() has it, for people. O(codes). */
char *quoth_import_target_dup_name (QuothSession *session, const char *target);

/** quoth_import_targets_list: (transfer full): all that @label can become: kinds of actors, claims, codes, cues, or nothing. O(actors + codes). */
GStrv quoth_import_targets_list (QuothSession *session, const char *label);

G_END_DECLS
