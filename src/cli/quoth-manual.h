/* quoth-manual.h: the manual page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_manual_append: quoth-cli(1), in the man macros, from what the commands and chapters say of themselves. */
void quoth_manual_append (GString *out);

G_END_DECLS
