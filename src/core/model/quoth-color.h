/* quoth-color.h: the colours of what is coded, where nobody chose others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothColor: an opaque colour of sRGB, 0 to 1 each. */
typedef struct
{
  float red;
  float green;
  float blue;
} QuothColor;

/** QUOTH_COLOR_CONTRAST_MIN: what a line needs against its background to be seen (WCAG 2.1, 1.4.11). */
#define QUOTH_COLOR_CONTRAST_MIN 3.0

/** QUOTH_COLOR_TINT: the alpha of a tint under text on white, or on what is dark in a window or a page. */
#define QUOTH_COLOR_TINT 0.13f

/** quoth_color_from_hex: of 0xrrggbb. */
QuothColor quoth_color_from_hex (guint32 hex);

/** quoth_color_to_hex: to 0xrrggbb, rounded. */
guint32 quoth_color_to_hex (QuothColor color);

/** quoth_color_parse: reads "#rrggbb", as all colours of the model are written. Returns: %FALSE if it is not one, or %NULL */
gboolean quoth_color_parse (const char *text, QuothColor *color);

/** quoth_color_get_page: what text stands on where nothing else is said: white, or what is dark. */
QuothColor quoth_color_get_page (gboolean dark);

/** quoth_color_mix: @share (0 to 1) of @other in @color. */
QuothColor quoth_color_mix (QuothColor color, QuothColor other, float share);

/** quoth_color_contrast: from 1 to 21 (WCAG 2.1). */
double quoth_color_contrast (QuothColor a, QuothColor b);

/** quoth_color_make_visible: @color, darker (or where it is @dark, lighter) until it has %QUOTH_COLOR_CONTRAST_MIN against @background. */
QuothColor quoth_color_make_visible (QuothColor color, QuothColor background, gboolean dark);

/*
 * Each has a form for light and one for dark pages. Kinds of actors can be told apart by colour-blind people; a kind of
 * the project's own, and %NULL, are as "other".
 */
QuothColor quoth_color_of_actor_kind (const char *kind, gboolean dark);
QuothColor quoth_color_of_claims (gboolean dark);
QuothColor quoth_color_of_cues (gboolean dark);

/** quoth_color_of_annotation_type: of the one at @place, from 0, among the project's own. */
QuothColor quoth_color_of_annotation_type (guint place, gboolean dark);

/** quoth_color_of_code: of the code at @place, from 0, among those at the top of the tree; @safe: one of those for kinds of actors. */
QuothColor quoth_color_of_code (guint place, gboolean safe, gboolean dark);

G_END_DECLS
