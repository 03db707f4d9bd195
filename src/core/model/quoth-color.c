/* quoth-color.c: the colours of what is coded, where nobody chose others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours are derived from those of Okabe and Ito (2008). Those are meant for fills; as 2 px brackets on
 * white they are too faint, so each was moved until (a) it has 3:1 against the background (WCAG 1.4.11) and (b) any two
 * kinds of actor stay apart (CIE76 ΔE ≥ 15) for normal sight and for full protanopia, deuteranopia and tritanopia
 * after Machado et al. (2009). The test of the window's palette measures both, and the contrast of text on every tint.
 */

#include "model/quoth-color.h"

#include <math.h>

typedef struct
{
  const char *name;
  guint32 light;
  guint32 dark;
} Swatch;

static const Swatch kind_swatches[] = {
  { "person", 0x1c71d8, 0x62a0ea },
  { "state", 0x18a058, 0x34e388 },
  { "organisation", 0xd06f00, 0xe3752e },
  { "group", 0xa32f8d, 0xf7b8e3 },
  { "media", 0x74500b, 0xd7ec68 },
  { "other", 0x53595b, 0x918a8e },
};

static const Swatch claim_swatch = { "claim", 0x8b3fb0, 0xc488e4 };
static const Swatch cue_swatch = { "cue", 0x77767b, 0xb0afb5 };

/* For codes without a colour of their own, by their place at the top of the tree. */
static const Swatch code_swatches[] = {
  { NULL, 0x8b3fb0, 0xc488e4 }, { NULL, 0xc64600, 0xff8a4a }, { NULL, 0x9a7400, 0xe5c24a },
  { NULL, 0x0f7d8a, 0x4fc3d0 }, { NULL, 0xb5437f, 0xf29ac6 }, { NULL, 0x3d6b1f, 0x9fd07a },
  { NULL, 0x3f51b5, 0x9aa6f0 },
};

QuothColor
quoth_color_from_hex (guint32 hex)
{
  return (QuothColor){ (float) ((hex >> 16) & 0xff) / 255.f, (float) ((hex >> 8) & 0xff) / 255.f,
                       (float) (hex & 0xff) / 255.f };
}

static guint32
to_byte (float component)
{
  return (guint32) lroundf (CLAMP (component, 0.f, 1.f) * 255.f);
}

guint32
quoth_color_to_hex (QuothColor color)
{
  return to_byte (color.red) << 16 | to_byte (color.green) << 8 | to_byte (color.blue);
}

gboolean
quoth_color_parse (const char *text, QuothColor *color)
{
  guint32 hex = 0;

  if (text == NULL || text[0] != '#')
    return FALSE;
  for (guint i = 1; i <= 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      hex = hex << 4 | (guint32) g_ascii_xdigit_value (text[i]);
    }
  *color = quoth_color_from_hex (hex);
  return text[7] == '\0';
}

QuothColor
quoth_color_get_page (gboolean dark)
{
  return quoth_color_from_hex (dark ? 0x1e1e1e : 0xffffff);
}

QuothColor
quoth_color_mix (QuothColor color, QuothColor other, float share)
{
  return (QuothColor){ color.red + (other.red - color.red) * share, color.green + (other.green - color.green) * share,
                       color.blue + (other.blue - color.blue) * share };
}

static double
linearise (float component)
{
  return component <= 0.04045f ? component / 12.92 : pow ((component + 0.055) / 1.055, 2.4);
}

static double
get_luminance (QuothColor color)
{
  return 0.2126 * linearise (color.red) + 0.7152 * linearise (color.green) + 0.0722 * linearise (color.blue);
}

double
quoth_color_contrast (QuothColor a, QuothColor b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

QuothColor
quoth_color_make_visible (QuothColor color, QuothColor background, gboolean dark)
{
  QuothColor far = quoth_color_from_hex (dark ? 0xffffff : 0x000000);

  for (int i = 0; i < 20 && quoth_color_contrast (color, background) < QUOTH_COLOR_CONTRAST_MIN; i++)
    color = quoth_color_mix (color, far, 0.1f);
  return color;
}

static QuothColor
from_swatch (const Swatch *swatch, gboolean dark)
{
  return quoth_color_from_hex (dark ? swatch->dark : swatch->light);
}

QuothColor
quoth_color_of_actor_kind (const char *kind, gboolean dark)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_swatches); i++)
    if (g_strcmp0 (kind, kind_swatches[i].name) == 0)
      return from_swatch (&kind_swatches[i], dark);
  return from_swatch (&kind_swatches[G_N_ELEMENTS (kind_swatches) - 1], dark);
}

QuothColor
quoth_color_of_claims (gboolean dark)
{
  return from_swatch (&claim_swatch, dark);
}

QuothColor
quoth_color_of_cues (gboolean dark)
{
  return from_swatch (&cue_swatch, dark);
}

QuothColor
quoth_color_of_annotation_type (guint place, gboolean dark)
{
  /* The first codes have the first of the colours. */
  return from_swatch (&code_swatches[(place + G_N_ELEMENTS (code_swatches) / 2) % G_N_ELEMENTS (code_swatches)], dark);
}

QuothColor
quoth_color_of_code (guint place, gboolean safe, gboolean dark)
{
  return safe ? from_swatch (&kind_swatches[place % G_N_ELEMENTS (kind_swatches)], dark)
              : from_swatch (&code_swatches[place % G_N_ELEMENTS (code_swatches)], dark);
}
