/* quoth-merge.h: bringing copies of a project together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothRelatedness: what a file is to an open project
 * @QUOTH_RELATION_SAME_FILE: it is that project, perhaps by another name
 * @QUOTH_RELATION_COPY: it shares an entry of the journal: one is a copy of the other, or both are of a third
 * @QUOTH_RELATION_UNRELATED: a project of its own
 */
typedef enum
{
  QUOTH_RELATION_SAME_FILE,
  QUOTH_RELATION_COPY,
  QUOTH_RELATION_UNRELATED,
} QuothRelatedness;

/**
 * quoth_store_relate:
 * @path: another project
 * @relatedness: (out): what it is to this one
 *
 * Blocks. O(entries of the journal). Nothing is written.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_NOT_A_PROJECT, %QUOTH_ERROR_NEWER, %QUOTH_ERROR_DAMAGED or %QUOTH_ERROR_DISK
 */
gboolean quoth_store_relate (QuothStore *self, const char *path, QuothRelatedness *relatedness, GError **error);

G_END_DECLS
