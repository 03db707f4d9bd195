/* quoth-code-keys.h: which code the keys 1 to 9 set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothCodeKeys:
 *
 * A code that has a key of its own (its shortcut) has that. The other keys go to the codes that were used last, from the
 * lowest key on, the latest first. A code keeps its key as long as it can: who has learnt that 2 is “trade” finds it there after
 * using another. A code that is used and finds no key free takes that of the one that was not used for the longest time.
 */
typedef struct _QuothCodeKeys QuothCodeKeys;

QuothCodeKeys *quoth_code_keys_new (void);
void quoth_code_keys_free (QuothCodeKeys *self);

/** quoth_code_keys_set_codes: @codes (element-type QuothCode): all there are now. */
void quoth_code_keys_set_codes (QuothCodeKeys *self, GPtrArray *codes);

/** quoth_code_keys_use: @code was used now; it may be one that quoth_code_keys_set_codes() has not told of yet. */
void quoth_code_keys_use (QuothCodeKeys *self, const QuothId *code);

/** quoth_code_keys_use_all: @codes (element-type QuothCodeCounts) were used in this order, see quoth_reader_count_codes(). */
void quoth_code_keys_use_all (QuothCodeKeys *self, GArray *codes);

/** quoth_code_keys_get_code: (transfer none) (nullable): the code of @key, 1 to 9. */
const QuothId *quoth_code_keys_get_code (QuothCodeKeys *self, guint key);

/** quoth_code_keys_get_label: (transfer none) (nullable): the key of @code, as a row shows it. */
const char *quoth_code_keys_get_label (QuothCodeKeys *self, const QuothId *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCodeKeys, quoth_code_keys_free)

G_END_DECLS
