/* quoth-sample.h: the project for somebody who has none yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * quoth_sample_make_async:
 *
 * Makes a project of the sample texts and their coding, once, in the user's data folder; the next time that one is found again.
 */
void quoth_sample_make_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** quoth_sample_make_finish: (transfer full): the path of the project. */
char *quoth_sample_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
