/* quoth-palette.c: the colours of what is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours are derived from those of Okabe and Ito (2008). Those are meant for fills; as 2 px brackets on
 * white they are too faint, so each was moved until (a) it has 3:1 against the background (WCAG 1.4.11) and (b) any two
 * kinds of actor stay apart (CIE76 ΔE ≥ 15) for normal sight and for full protanopia, deuteranopia and tritanopia
 * after Machado et al. (2009). The test of this file measures both, and the contrast of text on every tint.
 *
 * A colour that a coder chose for a code or a kind of actors is kept where it can be seen, and else mixed with black or white until it can.
 * Whoever cannot tell such colours apart may have codes in those of the kinds of actors, which keep (b): claims differ from mentions
 * by their shape.
 *
 * The page may have other colours than the window's (quoth-schemes.c). Then the colours are moved until (a) holds there, and tints are
 * so much paler that text can be read on them: quoth_palette_find_tint().
 */

#include "config.h"

#include "quoth-palette.h"

#include <math.h>

#define CONTRAST_MIN 3.0
#define TEXT_CONTRAST_MIN 4.5
#define TINT_STEP 0.005f

struct _QuothPalette
{
  GObject parent_instance;

  gboolean dark;
  gboolean safe;
  gboolean has_page; /* of colours of its own */
  GdkRGBA page;
  GdkRGBA text;
  float tint;
  GPtrArray *actors;       /* QuothActor */
  GHashTable *actor_by_id; /* borrowed from @actors */
  GPtrArray *codes;        /* QuothCode */
  GHashTable *code_by_id;  /* borrowed from @codes */
  GHashTable *code_colors; /* QuothId → GdkRGBA; made when asked for */
  GHashTable *kind_colors; /* key → the GdkRGBA that was chosen for a kind of actors, as it is shown */
  GPtrArray *kinds;        /* QuothActorKind */
};

G_DEFINE_FINAL_TYPE (QuothPalette, quoth_palette, G_TYPE_OBJECT)

enum
{
  PROP_DARK = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

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

static void
set_from_hex (GdkRGBA *color, guint32 hex)
{
  color->red = (float) ((hex >> 16) & 0xff) / 255.f;
  color->green = (float) ((hex >> 8) & 0xff) / 255.f;
  color->blue = (float) (hex & 0xff) / 255.f;
  color->alpha = 1.f;
}

static double
linearise (float component)
{
  return component <= 0.04045f ? component / 12.92 : pow ((component + 0.055) / 1.055, 2.4);
}

double
quoth_palette_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double la = 0.2126 * linearise (a->red) + 0.7152 * linearise (a->green) + 0.0722 * linearise (a->blue);
  double lb = 0.2126 * linearise (b->red) + 0.7152 * linearise (b->green) + 0.0722 * linearise (b->blue);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static void
mix (GdkRGBA *color, const GdkRGBA *other, float share)
{
  color->red += (other->red - color->red) * share;
  color->green += (other->green - color->green) * share;
  color->blue += (other->blue - color->blue) * share;
}

/* What is two times as strong, since it is selected, and lies on another tint. */
static float
get_strongest (float tint)
{
  return 1.f - (1.f - tint) * (1.f - 2.f * tint);
}

float
quoth_palette_find_tint (const GdkRGBA *page, const GdkRGBA *text)
{
  float tint = QUOTH_PALETTE_TINT;
  GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  gboolean dark = quoth_palette_contrast (page, &black) < quoth_palette_contrast (text, &black);

  for (; tint > 0; tint -= TINT_STEP)
    {
      GdkRGBA worst = *page;

      mix (&worst, dark ? &white : &black, get_strongest (tint));
      if (quoth_palette_contrast (&worst, text) >= TEXT_CONTRAST_MIN)
        return tint;
    }
  return 0;
}

void
quoth_palette_get_background (QuothPalette *self, GdkRGBA *color)
{
  if (self->has_page)
    *color = self->page;
  else
    set_from_hex (color, self->dark ? 0x1e1e1e : 0xffffff);
}

float
quoth_palette_get_tint (QuothPalette *self)
{
  return self->tint;
}

static void
make_visible (QuothPalette *self, GdkRGBA *color)
{
  GdkRGBA background, far;

  quoth_palette_get_background (self, &background);
  set_from_hex (&far, self->dark ? 0xffffff : 0x000000);
  for (int i = 0; i < 20 && quoth_palette_contrast (color, &background) < CONTRAST_MIN; i++)
    mix (color, &far, 0.1f);
}

/* On the window's own page they can be seen. */
static void
set_from_swatch (QuothPalette *self, const Swatch *swatch, GdkRGBA *color)
{
  set_from_hex (color, self->dark ? swatch->dark : swatch->light);
  if (self->has_page)
    make_visible (self, color);
}

/* The place of @code among those without a parent, which stays the same however deep the tree is. */
static guint
find_place (QuothPalette *self, const QuothCode *code)
{
  guint place = 0;

  for (guint i = 0; i < self->codes->len; i++)
    {
      QuothCode *other = g_ptr_array_index (self->codes, i);

      if (other == code)
        return place;
      if (quoth_id_is_none (&other->parent))
        place++;
    }
  return 0;
}

static void
make_code_color (QuothPalette *self, const QuothId *id, GdkRGBA *color)
{
  const QuothCode *code = g_hash_table_lookup (self->code_by_id, id);
  const QuothCode *top = code;

  /* The count ends a walk through a tree that is damaged into a circle. */
  for (guint depth = 0; code != NULL && depth < 64; depth++)
    {
      if (!self->safe && code->color != NULL && gdk_rgba_parse (color, code->color))
        {
          color->alpha = 1.f;
          make_visible (self, color);
          return;
        }
      top = code;
      code = g_hash_table_lookup (self->code_by_id, &code->parent);
    }

  if (top == NULL)
    set_from_swatch (self, &claim_swatch, color);
  else if (self->safe)
    set_from_swatch (self, &kind_swatches[find_place (self, top) % G_N_ELEMENTS (kind_swatches)], color);
  else
    set_from_swatch (self, &code_swatches[find_place (self, top) % G_N_ELEMENTS (code_swatches)], color);
}

static void
make_kind_colors (QuothPalette *self)
{
  g_hash_table_remove_all (self->kind_colors);
  for (guint i = 0; !self->safe && i < self->kinds->len; i++)
    {
      const QuothActorKind *kind = self->kinds->pdata[i];
      GdkRGBA color;

      if (kind->color == NULL || !gdk_rgba_parse (&color, kind->color))
        continue;
      color.alpha = 1.f;
      make_visible (self, &color);
      g_hash_table_insert (self->kind_colors, g_strdup (kind->key), g_memdup2 (&color, sizeof color));
    }
}

static void
emit_changed (QuothPalette *self)
{
  g_hash_table_remove_all (self->code_colors);
  make_kind_colors (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
replace_values (GPtrArray **values, GHashTable *by_id, GPtrArray *replacement)
{
  g_hash_table_remove_all (by_id);
  g_ptr_array_set_size (*values, 0);
  for (guint i = 0; replacement != NULL && i < replacement->len; i++)
    {
      QuothValue *value = g_ptr_array_index (replacement, i);

      g_ptr_array_add (*values, quoth_value_ref (value));
      g_hash_table_insert (by_id, &value->id, value);
    }
}

static void
quoth_palette_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothPalette *self = QUOTH_PALETTE (object);

  switch (id)
    {
    case PROP_DARK:
      g_value_set_boolean (value, self->dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_palette_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DARK:
      quoth_palette_set_dark (QUOTH_PALETTE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_palette_finalize (GObject *object)
{
  QuothPalette *self = QUOTH_PALETTE (object);

  g_clear_pointer (&self->actor_by_id, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->code_by_id, g_hash_table_unref);
  g_clear_pointer (&self->code_colors, g_hash_table_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->kind_colors, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_palette_parent_class)->finalize (object);
}

static void
quoth_palette_class_init (QuothPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = quoth_palette_get_property;
  object_class->set_property = quoth_palette_set_property;
  object_class->finalize = quoth_palette_finalize;

  props[PROP_DARK] = g_param_spec_boolean (
    "dark", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
quoth_palette_init (QuothPalette *self)
{
  self->tint = QUOTH_PALETTE_TINT;
  self->actors = quoth_values_new ();
  self->actor_by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->codes = quoth_values_new ();
  self->code_by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->code_colors = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->kind_colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = quoth_values_new ();
}

QuothPalette *
quoth_palette_new (void)
{
  return g_object_new (QUOTH_TYPE_PALETTE, NULL);
}

void
quoth_palette_set_dark (QuothPalette *self, gboolean dark)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  if (self->dark == !!dark)
    return;
  self->dark = !!dark;
  emit_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DARK]);
}

void
quoth_palette_set_page (QuothPalette *self, const GdkRGBA *page, const GdkRGBA *text)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  if (self->has_page == (page != NULL)
      && (page == NULL || (gdk_rgba_equal (&self->page, page) && gdk_rgba_equal (&self->text, text))))
    return;
  self->has_page = page != NULL;
  self->tint = QUOTH_PALETTE_TINT;
  if (page != NULL)
    {
      self->page = *page;
      self->text = *text;
      self->tint = quoth_palette_find_tint (page, text);
    }
  emit_changed (self);
}

void
quoth_palette_set_safe (QuothPalette *self, gboolean safe)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  if (self->safe == !!safe)
    return;
  self->safe = !!safe;
  emit_changed (self);
}

void
quoth_palette_set_actors (QuothPalette *self, GPtrArray *actors)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  replace_values (&self->actors, self->actor_by_id, actors);
  emit_changed (self);
}

void
quoth_palette_set_codes (QuothPalette *self, GPtrArray *codes)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  replace_values (&self->codes, self->code_by_id, codes);
  emit_changed (self);
}

void
quoth_palette_set_actor_kinds (QuothPalette *self, GPtrArray *kinds)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    g_ptr_array_add (self->kinds, quoth_value_ref (kinds->pdata[i]));
  emit_changed (self);
}

const QuothActor *
quoth_palette_get_actor (QuothPalette *self, const QuothId *id)
{
  g_return_val_if_fail (QUOTH_IS_PALETTE (self), NULL);

  return g_hash_table_lookup (self->actor_by_id, id);
}

const QuothCode *
quoth_palette_get_code (QuothPalette *self, const QuothId *id)
{
  g_return_val_if_fail (QUOTH_IS_PALETTE (self), NULL);

  return g_hash_table_lookup (self->code_by_id, id);
}

void
quoth_palette_get_kind_color (QuothPalette *self, const char *actor_kind, GdkRGBA *color)
{
  const GdkRGBA *chosen;

  g_return_if_fail (QUOTH_IS_PALETTE (self));

  chosen = actor_kind != NULL ? g_hash_table_lookup (self->kind_colors, actor_kind) : NULL;
  if (chosen != NULL)
    {
      *color = *chosen;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kind_swatches); i++)
    if (g_strcmp0 (actor_kind, kind_swatches[i].name) == 0)
      {
        set_from_swatch (self, &kind_swatches[i], color);
        return;
      }
  /* "other", and the project's own kinds without a colour */
  set_from_swatch (self, &kind_swatches[G_N_ELEMENTS (kind_swatches) - 1], color);
}

void
quoth_palette_get_code_color (QuothPalette *self, const QuothId *code, GdkRGBA *color)
{
  const GdkRGBA *known;

  g_return_if_fail (QUOTH_IS_PALETTE (self));

  known = g_hash_table_lookup (self->code_colors, code);
  if (known == NULL)
    {
      GdkRGBA *made = g_new0 (GdkRGBA, 1);

      make_code_color (self, code, made);
      g_hash_table_insert (self->code_colors, quoth_id_memdup (code), made);
      known = made;
    }
  *color = *known;
}

static void
get_claim_color (QuothPalette *self, const QuothClaim *claim, GdkRGBA *color)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      if (g_hash_table_contains (self->code_by_id, &category->code))
        {
          quoth_palette_get_code_color (self, &category->code, color);
          return;
        }
    }
  set_from_swatch (self, &claim_swatch, color);
}

void
quoth_palette_get_color (QuothPalette *self, const QuothAnnotation *annotation, GdkRGBA *color)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  switch (annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      {
        const QuothActor *actor
          = quoth_palette_get_actor (self, &((const QuothMention *) annotation)->actor);

        quoth_palette_get_kind_color (self, actor != NULL ? actor->actor_kind : NULL, color);
        break;
      }
    case QUOTH_KIND_CLAIM:
      get_claim_color (self, (const QuothClaim *) annotation, color);
      break;
    default:
      set_from_swatch (self, &cue_swatch, color);
      break;
    }
}
