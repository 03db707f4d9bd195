/* quoth-label-studio.h: tasks and annotations of Label Studio (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"

G_BEGIN_DECLS

/** quoth_label_studio_write: the tasks or, by the option “content”, the labelling configuration that they need; see QuothFormat. */
gboolean quoth_label_studio_write (QuothExport *export, GCancellable *cancellable, GError **error);

G_END_DECLS
