/* quoth-find.h: one value, by what somebody calls it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * quoth_find_kind:
 * @what: as in "list PROJECT WHAT"
 *
 * Returns: %FALSE with a usage error if it is the name of no kind of value
 */
gboolean quoth_find_kind (const char *what, QuothKind *kind, GError **error);

/**
 * quoth_find_value:
 * @name: an id; or, as in the jsonl format: a name or alias of an actor, a key or name of what belongs to the codebook, a
 *   statement of a proposition, a name of a document or coder
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND, or with %QUOTH_ERROR_INVALID where it could be any of several
 */
gboolean
quoth_find_value (QuothReader *reader, QuothKind kind, const char *name, QuothId *id, GError **error);

/** quoth_find_values: (transfer full) (element-type QuothId): the same for several, NULL-terminated; %NULL with @error. */
GArray *
quoth_find_values (QuothReader *reader, QuothKind kind, const char *const *names, GError **error);

G_END_DECLS
