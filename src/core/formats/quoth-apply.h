/* quoth-apply.h: edits in the jsonl format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothApplyReport:
 * @n_put: values made or changed, by kind
 * @n_deleted: values deleted, by kind
 * @warnings: (element-type utf8): what was passed over (lenient only)
 */
typedef struct
{
  guint n_put[QUOTH_N_KINDS];
  guint n_deleted[QUOTH_N_KINDS];
  GPtrArray *warnings;
} QuothApplyReport;

void quoth_apply_report_free (QuothApplyReport *self);

/**
 * quoth_apply:
 * @stream: the jsonl, UTF-8
 * @file: what errors call it
 * @coder: whose the annotations are that name no coder
 * @lenient: whether an unknown field is a warning, as in an import, or an error
 * @dry_run: check everything that can be checked without writing, and write nothing
 *
 * Applies edits (see the jsonl chapter of the manual) as one change. Blocks.
 *
 * Returns: (transfer full): what was done, or %NULL with an error that begins "FILE:LINE: ", and nothing applied
 */
QuothApplyReport *quoth_apply (QuothStore *store,
                               GInputStream *stream,
                               const char *file,
                               const QuothId *coder,
                               gboolean lenient,
                               gboolean dry_run,
                               GCancellable *cancellable,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothApplyReport, quoth_apply_report_free)

G_END_DECLS
