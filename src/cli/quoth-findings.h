/* quoth-findings.h: what the analysis finds, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-lookup.h"

G_BEGIN_DECLS

/**
 * QuothFindingKind:
 * @name: as in "list PROJECT contradictions"
 * @in_scope: whether `--document` and `--coder` say where to look
 * @headings: of the columns, translatable, NULL-terminated
 * @find: (transfer full): what there is
 * @fill: adds the cells of one of them (transfer full strings) to @cells
 * @append_json: appends it as a JSON object; @names: with the names of actors; @jsonl: for values
 */
typedef struct
{
  const char *name;
  gboolean in_scope;
  const char *const *headings;
  GPtrArray *(*find) (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error);
  void (*fill) (gconstpointer finding, GPtrArray *cells);
  void (*append_json) (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out);
} QuothFindingKind;

/** quoth_findings_find: (nullable): the kind of that name. */
const QuothFindingKind *quoth_findings_find (const char *name);

/** quoth_findings_get_names: (transfer none): the names of all, for a message. */
const char *quoth_findings_get_names (void);

G_END_DECLS
