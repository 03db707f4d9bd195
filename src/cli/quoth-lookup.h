/* quoth-lookup.h: between names and ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * quoth_lookup_coders:
 * @names: (element-type utf8): names of coders
 *
 * Returns: (transfer full) (element-type QuothId): their ids, or %NULL with %QUOTH_ERROR_NOT_FOUND (the message lists what there is)
 */
GArray *quoth_lookup_coders (QuothReader *reader, GPtrArray *names, GError **error);

/** quoth_lookup_documents: the same for documents, by name or id; @names is NULL-terminated and may be %NULL. */
GArray *quoth_lookup_documents (QuothReader *reader, const char *const *names, GError **error);

/** quoth_lookup_codes: the same for codes, by key, name or id. */
GArray *quoth_lookup_codes (QuothReader *reader, const char *const *names, GError **error);

/**
 * QuothNames:
 *
 * What people call the values of a project, kind by kind.
 */
typedef struct _QuothNames QuothNames;

QuothNames *quoth_names_new (QuothReader *reader);
void quoth_names_free (QuothNames *self);

/** quoth_names_load: reads the names of @kind: coders, codes (their keys), actors, documents, claims (their statements, else quotes) or
 * propositions (their statements). */
gboolean quoth_names_load (QuothNames *self, QuothKind kind, GError **error);

/** quoth_names_get: (transfer none): what the value of a loaded kind is called; "" if there is none. */
const char *quoth_names_get (QuothNames *self, QuothKind kind, const QuothId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothNames, quoth_names_free)

G_END_DECLS
