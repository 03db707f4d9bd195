/* quoth-palette.c: the colours of what is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A colour that a coder chose for a code or a kind of actors is kept where it can be seen, and else mixed with black or white until it can.
 * Whoever cannot tell such colours apart may have codes in those of the kinds of actors, which keep (b): claims differ from mentions
 * by their shape.
 *
 * The page may have other colours than the window's (quoth-schemes.c). Then the colours are moved until (a) holds there, and tints are
 * so much paler that text can be read on them: quoth_palette_find_tint().
 *
 * The test of this file measures the colours of quoth-color.c, too: (a) 3:1 against the background, and (b) kinds of actors that colour-blind
 * people can tell apart.
 */

#include "config.h"

#include "quoth-palette.h"

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
  GPtrArray *types;        /* QuothAnnotationType */
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

static QuothColor
from_rgba (const GdkRGBA *color)
{
  return (QuothColor){ color->red, color->green, color->blue };
}

static GdkRGBA
to_rgba (QuothColor color)
{
  return (GdkRGBA){ color.red, color.green, color.blue, 1.f };
}

double
quoth_palette_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  return quoth_color_contrast (from_rgba (a), from_rgba (b));
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
  QuothColor black = { 0, 0, 0 }, white = { 1, 1, 1 };
  QuothColor below = from_rgba (page), letters = from_rgba (text);
  gboolean dark = quoth_color_contrast (below, black) < quoth_color_contrast (letters, black);

  for (; tint > 0; tint -= TINT_STEP)
    {
      QuothColor worst = quoth_color_mix (below, dark ? white : black, get_strongest (tint));

      if (quoth_color_contrast (worst, letters) >= TEXT_CONTRAST_MIN)
        return tint;
    }
  return 0;
}

void
quoth_palette_get_background (QuothPalette *self, GdkRGBA *color)
{
  *color = self->has_page ? self->page : to_rgba (quoth_color_get_page (self->dark));
}

float
quoth_palette_get_tint (QuothPalette *self)
{
  return self->tint;
}

static void
make_visible (QuothPalette *self, GdkRGBA *color)
{
  GdkRGBA background;

  quoth_palette_get_background (self, &background);
  *color = to_rgba (quoth_color_make_visible (from_rgba (color), from_rgba (&background), self->dark));
}

/* On the window's own page they can be seen. */
static void
set_color (QuothPalette *self, QuothColor swatch, GdkRGBA *color)
{
  *color = to_rgba (swatch);
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

  set_color (self,
             top != NULL ? quoth_color_of_code (find_place (self, top), self->safe, self->dark) : quoth_color_of_claims (self->dark),
             color);
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
  g_clear_pointer (&self->types, g_ptr_array_unref);
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
  self->types = quoth_values_new ();
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

static void
replace_list (GPtrArray *list, GPtrArray *values)
{
  g_ptr_array_set_size (list, 0);
  for (guint i = 0; values != NULL && i < values->len; i++)
    g_ptr_array_add (list, quoth_value_ref (values->pdata[i]));
}

void
quoth_palette_set_actor_kinds (QuothPalette *self, GPtrArray *kinds)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  replace_list (self->kinds, kinds);
  emit_changed (self);
}

void
quoth_palette_set_annotation_types (QuothPalette *self, GPtrArray *types)
{
  g_return_if_fail (QUOTH_IS_PALETTE (self));

  replace_list (self->types, types);
  emit_changed (self);
}

const QuothAnnotationType *
quoth_palette_find_annotation_type (QuothPalette *self, const char *key)
{
  g_return_val_if_fail (QUOTH_IS_PALETTE (self), NULL);

  for (guint i = 0; i < self->types->len; i++)
    if (g_strcmp0 (quoth_annotation_type (self->types->pdata[i])->key, key) == 0)
      return self->types->pdata[i];
  return NULL;
}

/* The place of the type among the project's own, from 0. */
static guint
find_type_place (QuothPalette *self, const char *key)
{
  guint place = 0;

  for (guint i = 0; i < self->types->len && g_strcmp0 (quoth_annotation_type (self->types->pdata[i])->key, key) != 0; i++)
    place += quoth_cue_kind_is_own (quoth_annotation_type (self->types->pdata[i])->key);
  return place;
}

void
quoth_palette_get_cue_color (QuothPalette *self, const char *kind, GdkRGBA *color)
{
  const QuothAnnotationType *type = quoth_palette_find_annotation_type (self, kind);

  if (type != NULL && !self->safe && type->color != NULL && gdk_rgba_parse (color, type->color))
    {
      color->alpha = 1.f;
      make_visible (self, color);
    }
  else if (quoth_cue_kind_is_own (kind))
    set_color (self,
               self->safe ? quoth_color_of_code (find_type_place (self, kind), TRUE, self->dark)
                          : quoth_color_of_annotation_type (find_type_place (self, kind), self->dark),
               color);
  else
    set_color (self, quoth_color_of_cues (self->dark), color);
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
  set_color (self, quoth_color_of_actor_kind (actor_kind, self->dark), color);
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
  set_color (self, quoth_color_of_claims (self->dark), color);
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
      quoth_palette_get_cue_color (self, ((const QuothCue *) annotation)->cue_kind, color);
      break;
    }
}
