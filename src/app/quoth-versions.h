/* quoth-versions.h: the versions of the codebook, and what changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothVersions:
 *
 * The versions that were saved of the codebook, the last one first, and beside them what differs between the chosen one and the
 * codebook as it is now, or another version.
 */
#define QUOTH_TYPE_VERSIONS (quoth_versions_get_type ())
G_DECLARE_FINAL_TYPE (QuothVersions, quoth_versions, QUOTH, VERSIONS, GtkWidget)

GtkWidget *quoth_versions_new (QuothDesk *desk);

/** quoth_versions_go_back: from the differences to the list, where there is room for one of them only. Returns: whether it did. */
gboolean quoth_versions_go_back (QuothVersions *self);

G_END_DECLS
