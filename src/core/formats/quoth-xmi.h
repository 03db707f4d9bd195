/* quoth-xmi.h: the parts of the format XMI of UIMA (private to quoth-xmi*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-cas.h"

G_BEGIN_DECLS

/** QUOTH_XMI_TYPES: what the file of the types is called. */
#define QUOTH_XMI_TYPES "TypeSystem.xml"

/** quoth_xmi_write: the writer of the format. */
gboolean quoth_xmi_write (QuothExport *export, GCancellable *cancellable, GError **error);

/** quoth_xmi_read_types: takes the types that are described in @bytes into @cas. */
gboolean quoth_xmi_read_types (QuothIntake *intake, QuothCas *cas, GBytes *bytes, GError **error);

/** quoth_xmi_read_structures: takes what an XMI holds into @cas. */
gboolean quoth_xmi_read_structures (QuothIntake *intake, QuothCas *cas, GBytes *bytes, GError **error);

G_END_DECLS
