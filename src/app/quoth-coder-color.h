/* quoth-coder-color.h: the colours of coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_coder_color_get: the colour of a coder: the one that was chosen, or one by the place in the list. %FALSE: there is no such coder. */
gboolean quoth_coder_color_get (QuothSession *session, const QuothId *coder, GdkRGBA *color);

/** quoth_coder_color_get_name: (transfer none) (nullable): what the coder is called whom the colour is of: who codes here also before there is any work. */
const char *quoth_coder_color_get_name (QuothSession *session, const QuothId *coder);

G_END_DECLS
