/* quoth-prodigy.h: annotated texts of Prodigy (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"

G_BEGIN_DECLS

/** quoth_prodigy_write: see QuothFormat. */
gboolean quoth_prodigy_write (QuothExport *export, GCancellable *cancellable, GError **error);

G_END_DECLS
