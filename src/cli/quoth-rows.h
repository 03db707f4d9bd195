/* quoth-rows.h: the values of a project as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-lookup.h"

G_BEGIN_DECLS

/** QuothRowContext: what rows are made with: the project, names, and what was counted. */
typedef struct
{
  QuothReader *reader;
  QuothNames *names;
  GHashTable *counts; /* id → QuothDocumentCounts, QuothActorCounts or QuothPropositionCounts */
} QuothRowContext;

/**
 * QuothRowKind:
 * @name: as in "list PROJECT mentions"
 * @kind: the kind of its values
 * @in_documents: whether `--document` picks among them
 * @by_coders: whether `--coder` picks among them
 * @needs: the kinds whose names its rows tell: a bit each
 * @headings: of the columns, translatable, NULL-terminated
 * @fill: adds the cells of one row (transfer full strings) to @cells
 */
typedef struct
{
  const char *name;
  QuothKind kind;
  gboolean in_documents;
  gboolean by_coders;
  guint needs;
  const char *const *headings;
  void (*fill) (const QuothRowContext *context, gpointer value, GPtrArray *cells);
} QuothRowKind;

/** quoth_rows_find: (nullable): the kind of rows of that name. */
const QuothRowKind *quoth_rows_find (const char *name);

/** quoth_rows_get_names: (transfer none): the names of all, for a message. */
const char *quoth_rows_get_names (void);

G_END_DECLS
