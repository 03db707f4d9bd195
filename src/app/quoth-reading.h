/* quoth-reading.h: how the text is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-source-view.h"

G_BEGIN_DECLS

/** quoth_reading_follow: @view is set as the settings say, now and whenever they change. */
void quoth_reading_follow (QuothSourceView *view);

/** quoth_reading_color_palette: @palette is for the page that the settings say, light or dark as the window is. */
void quoth_reading_color_palette (QuothPalette *palette);

/** quoth_reading_dup_font: (transfer full): the font of the text at its size without zoom, all of it set. */
PangoFontDescription *quoth_reading_dup_font (void);

/** quoth_reading_zoom: makes the text larger (@step is 1) or smaller (−1), or (0) as large as its font is. */
void quoth_reading_zoom (int step);

G_END_DECLS
