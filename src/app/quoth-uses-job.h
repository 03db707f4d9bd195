/* quoth-uses-job.h: finding out by what some values are used, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothUses:
 * @value: as it is stored
 * @counts: of each kind how many values refer to it
 */
typedef struct
{
  QuothValue *value;
  guint counts[QUOTH_N_KINDS];
} QuothUses;

/** quoth_uses_read_async: fails with %QUOTH_ERROR_NOT_FOUND where one of @ids is not there any more. */
void quoth_uses_read_async (QuothSession *session,
                            QuothKind kind,
                            const QuothId *ids,
                            guint n_ids,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/** quoth_uses_read_finish: (transfer full) (element-type QuothUses): in the order of the ids. */
GPtrArray *quoth_uses_read_finish (QuothSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
