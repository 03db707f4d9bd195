/* test-palette.c: tests of quoth-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-palette.h"

#include <math.h>

#include "quoth-match-painter.h"
#include "quoth-schemes.h"

/* WCAG 2.1: text (1.4.3) and graphics (1.4.11). */
#define TEXT_CONTRAST_MIN 4.5
#define BAR_CONTRAST_MIN 3.0
/* CIE76: what two neighbouring colours are told apart by without effort. */
#define DISTANCE_MIN 15.0

/* What libadwaita writes text in: 80 % black on white, white on #1e1e1e. */
static void
get_text_color (gboolean dark, GdkRGBA *color)
{
  gdk_rgba_parse (color, dark ? "#ffffff" : "#333333");
}

static void
lay_over (GdkRGBA *color, const GdkRGBA *background, float alpha)
{
  color->red = color->red * alpha + background->red * (1.f - alpha);
  color->green = color->green * alpha + background->green * (1.f - alpha);
  color->blue = color->blue * alpha + background->blue * (1.f - alpha);
}

/* Text on a tint, on that of what is selected, and on that over another one. */
static void
check_on_page (QuothPalette *palette, const GdkRGBA *text, const GdkRGBA *color)
{
  float alpha = quoth_palette_get_tint (palette);
  GdkRGBA background, tint, strong, both;

  quoth_palette_get_background (palette, &background);
  g_assert_cmpfloat (quoth_palette_contrast (color, &background), >=, BAR_CONTRAST_MIN);
  tint = strong = both = *color;
  lay_over (&tint, &background, alpha);
  g_assert_cmpfloat (quoth_palette_contrast (text, &tint), >=, TEXT_CONTRAST_MIN);
  lay_over (&strong, &background, 2 * alpha);
  g_assert_cmpfloat (quoth_palette_contrast (text, &strong), >=, TEXT_CONTRAST_MIN);
  lay_over (&both, &tint, 2 * alpha);
  g_assert_cmpfloat (quoth_palette_contrast (text, &both), >=, TEXT_CONTRAST_MIN);
}

static void
check_color (QuothPalette *palette, gboolean dark, const GdkRGBA *color)
{
  GdkRGBA text;

  get_text_color (dark, &text);
  check_on_page (palette, &text, color);
}

static QuothMention *
add_mention (GPtrArray *actors, const char *kind)
{
  QuothActor *actor = quoth_actor_new (NULL);
  QuothMention *mention = quoth_mention_new (NULL);

  actor->name = g_strdup (kind);
  actor->actor_kind = g_strdup (kind);
  mention->actor = actor->value.id;
  g_ptr_array_add (actors, actor);
  return mention;
}

static void
test_contrast (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);
  const char *const *kinds = quoth_actor_get_kinds ();

  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      GdkRGBA color;

      quoth_palette_set_dark (palette, dark);
      for (guint i = 0; kinds[i] != NULL; i++)
        {
          quoth_palette_get_kind_color (palette, kinds[i], &color);
          check_color (palette, dark, &color);
        }
      quoth_palette_get_color (palette, &claim->annotation, &color);
      check_color (palette, dark, &color);
      quoth_palette_get_color (palette, &cue->annotation, &color);
      check_color (palette, dark, &color);
    }
}

static const char *const code_colors[] = { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "#ffffff", "#000000",
                                           "#ffff00", "#1e1e1e", "#f6d32d", "#0000ff", "nonsense", "" };

static GPtrArray *
make_codes (const char *const *colors, guint n)
{
  GPtrArray *codes = quoth_values_new ();

  for (guint i = 0; i < n; i++)
    {
      QuothCode *code = quoth_code_new (NULL);

      code->color = g_strdup (colors[i]);
      g_ptr_array_add (codes, code);
    }
  return codes;
}

/* Whatever a coder chose for a code, and the colours of codes without one. */
static void
test_code_contrast (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) codes = make_codes (code_colors, G_N_ELEMENTS (code_colors));

  quoth_palette_set_codes (palette, codes);
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      quoth_palette_set_dark (palette, dark);
      for (guint i = 0; i < codes->len; i++)
        {
          GdkRGBA color;

          quoth_palette_get_code_color (palette, &((QuothCode *) g_ptr_array_index (codes, i))->value.id, &color);
          check_color (palette, dark, &color);
        }
    }
}

/* Severity 1.0 of Machado, Oliveira and Fernandes (2009), in linear RGB: none, protan, deutan, tritan. */
static const double sights[4][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static double
linearise (double component)
{
  return component <= 0.04045 ? component / 12.92 : pow ((component + 0.055) / 1.055, 2.4);
}

static double
lab_root (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116.0;
}

static void
to_lab (const GdkRGBA *color, const double *sight, double *lab)
{
  double rgb[3] = { linearise (color->red), linearise (color->green), linearise (color->blue) };
  double seen[3], x, y, z;

  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (sight[3 * i] * rgb[0] + sight[3 * i + 1] * rgb[1] + sight[3 * i + 2] * rgb[2], 0.0, 1.0);
  x = lab_root ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = lab_root (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_root ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  lab[0] = 116.0 * y - 16.0;
  lab[1] = 500.0 * (x - y);
  lab[2] = 200.0 * (y - z);
}

static double
get_distance (const GdkRGBA *a, const GdkRGBA *b, const double *sight)
{
  double first[3], second[3], sum = 0;

  to_lab (a, sight, first);
  to_lab (b, sight, second);
  for (int i = 0; i < 3; i++)
    sum += (first[i] - second[i]) * (first[i] - second[i]);
  return sqrt (sum);
}

/* Any two kinds of actors, whoever looks. */
static void
check_apart (QuothPalette *palette)
{
  const char *const *kinds = quoth_actor_get_kinds ();

  for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
    for (guint i = 0; kinds[i] != NULL; i++)
      for (guint j = 0; j < i; j++)
        {
          GdkRGBA a, b;

          quoth_palette_get_kind_color (palette, kinds[i], &a);
          quoth_palette_get_kind_color (palette, kinds[j], &b);
          g_assert_cmpfloat (get_distance (&a, &b, sights[sight]), >=, DISTANCE_MIN);
        }
}

static void
test_colour_blind (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();

  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      quoth_palette_set_dark (palette, dark);
      check_apart (palette);
    }
}

/* What was found is marked below the text, also where something is coded. */
static void
check_matches (QuothPalette *palette, const GdkRGBA *page, const GdkRGBA *text, gboolean dark)
{
  GdkRGBA match;

  gdk_rgba_parse (&match, dark ? "#f5c211" : "#e5a50a");
  lay_over (&match, page, QUOTH_MATCH_FILL * quoth_palette_get_tint (palette));
  g_assert_cmpfloat (quoth_palette_contrast (text, &match), >=, TEXT_CONTRAST_MIN);
}

static void
check_scheme (QuothPalette *palette, GtkSourceStyleScheme *scheme, GPtrArray *codes, gboolean dark)
{
  const char *const *kinds = quoth_actor_get_kinds ();
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);
  GdkRGBA page, text, color;

  g_assert_true (quoth_schemes_get_colors (scheme, &page, &text));
  quoth_palette_set_page (palette, &page, &text);
  g_test_message ("%s: a tint of %.3f", gtk_source_style_scheme_get_id (scheme), (double) quoth_palette_get_tint (palette));
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      quoth_palette_get_kind_color (palette, kinds[i], &color);
      check_on_page (palette, &text, &color);
    }
  for (guint i = 0; i < codes->len; i++)
    {
      quoth_palette_get_code_color (palette, &QUOTH_VALUE (codes->pdata[i])->id, &color);
      check_on_page (palette, &text, &color);
    }
  quoth_palette_get_color (palette, &claim->annotation, &color);
  check_on_page (palette, &text, &color);
  quoth_palette_get_color (palette, &cue->annotation, &color);
  check_on_page (palette, &text, &color);
  check_apart (palette);
  check_matches (palette, &page, &text, dark);
}

/* On each page that is offered all holds that holds on the window's own. */
static void
test_schemes (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) codes = make_codes (code_colors, G_N_ELEMENTS (code_colors));
  GdkRGBA page, own;

  quoth_palette_set_codes (palette, codes);
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      g_autoptr (GPtrArray) schemes = quoth_schemes_list (dark);

      g_assert_cmpuint (schemes->len, >=, 1);
      quoth_palette_set_dark (palette, dark);
      for (guint i = 0; i < schemes->len; i++)
        check_scheme (palette, schemes->pdata[i], codes, dark);
    }
  quoth_palette_get_background (palette, &page);
  quoth_palette_set_page (palette, NULL, NULL);
  quoth_palette_get_background (palette, &own);
  g_assert_false (gdk_rgba_equal (&page, &own));
  g_assert_cmpfloat (quoth_palette_get_tint (palette), ==, QUOTH_PALETTE_TINT);
  gdk_rgba_parse (&page, "#1e1e1e");
  g_assert_true (gdk_rgba_equal (&page, &own));
}

/* Codes and kinds that somebody gave colours which look alike to others: the safe ones are all apart, and can be read. */
static void
test_safe (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (GPtrArray) kinds = quoth_values_new ();
  QuothActorKind *kind = quoth_actor_kind_new (NULL);
  GdkRGBA chosen, safe;

  for (guint i = 0; i < 6; i++)
    {
      QuothCode *code = quoth_code_new (NULL);

      code->color = g_strdup (i % 2 == 0 ? "#cc0000" : "#00aa00");
      g_ptr_array_add (codes, code);
    }
  kind->key = g_strdup ("state");
  kind->color = g_strdup ("#cc0000");
  g_ptr_array_add (kinds, kind);
  quoth_palette_set_codes (palette, codes);
  quoth_palette_set_actor_kinds (palette, kinds);
  quoth_palette_get_kind_color (palette, "state", &chosen);
  quoth_palette_set_safe (palette, TRUE);
  quoth_palette_get_kind_color (palette, "state", &safe);
  g_assert_false (gdk_rgba_equal (&chosen, &safe));
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      quoth_palette_set_dark (palette, dark);
      for (guint i = 0; i < codes->len; i++)
        {
          GdkRGBA a, b;

          quoth_palette_get_code_color (palette, &((QuothCode *) codes->pdata[i])->value.id, &a);
          check_color (palette, dark, &a);
          for (guint j = 0; j < i; j++)
            {
              quoth_palette_get_code_color (palette, &((QuothCode *) codes->pdata[j])->value.id, &b);
              for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
                g_assert_cmpfloat (get_distance (&a, &b, sights[sight]), >=, DISTANCE_MIN);
            }
        }
    }
  quoth_palette_set_dark (palette, FALSE);
  quoth_palette_set_safe (palette, FALSE);
  quoth_palette_get_kind_color (palette, "state", &safe);
  g_assert_true (gdk_rgba_equal (&chosen, &safe));
}

static void
test_mention (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (QuothMention) state = add_mention (actors, "state");
  g_autoptr (QuothMention) own = add_mention (actors, "newspaper of record");
  g_autoptr (QuothMention) unknown = quoth_mention_new (NULL);
  GdkRGBA color, expected;

  quoth_palette_set_actors (palette, actors);
  quoth_palette_get_color (palette, &state->annotation, &color);
  quoth_palette_get_kind_color (palette, "state", &expected);
  g_assert_true (gdk_rgba_equal (&color, &expected));

  quoth_palette_get_kind_color (palette, "other", &expected);
  quoth_palette_get_color (palette, &own->annotation, &color);
  g_assert_true (gdk_rgba_equal (&color, &expected));
  quoth_palette_get_color (palette, &unknown->annotation, &color);
  g_assert_true (gdk_rgba_equal (&color, &expected));
  g_assert_cmpstr (quoth_palette_get_actor (palette, &state->actor)->name, ==, "state");
}

/* A colour that was chosen for a kind is that of its actors, and can be seen on either background. */
static void
test_chosen_kind (void)
{
  static const struct
  {
    const char *key, *color;
  } chosen[] = { { "city", "#c64600" }, { "state", "#ffff00" }, { "party", "#1e1e1e" }, { "none", NULL }, { "odd", "nonsense" } };
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) kinds = quoth_values_new ();
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (QuothMention) mention = add_mention (actors, "city");
  GdkRGBA color, expected;

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      QuothActorKind *kind = quoth_actor_kind_new (NULL);

      kind->key = g_strdup (chosen[i].key);
      kind->name = g_strdup (chosen[i].key);
      kind->color = g_strdup (chosen[i].color);
      g_ptr_array_add (kinds, kind);
    }
  quoth_palette_set_actors (palette, actors);
  quoth_palette_set_actor_kinds (palette, kinds);
  quoth_palette_get_color (palette, &mention->annotation, &color);
  gdk_rgba_parse (&expected, "#c64600");
  g_assert_true (gdk_rgba_equal (&color, &expected));
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
      {
        GdkRGBA background;

        quoth_palette_set_dark (palette, dark);
        quoth_palette_get_background (palette, &background);
        quoth_palette_get_kind_color (palette, chosen[i].key, &color);
        g_assert_cmpfloat (quoth_palette_contrast (&color, &background), >=, 3.0);
      }
  quoth_palette_get_kind_color (palette, "none", &color);
  quoth_palette_get_kind_color (palette, "other", &expected);
  g_assert_true (gdk_rgba_equal (&color, &expected));

  /* Taken back, the kind has its own again. */
  quoth_palette_set_actor_kinds (palette, NULL);
  quoth_palette_get_kind_color (palette, "city", &color);
  g_assert_true (gdk_rgba_equal (&color, &expected));
}

static void
test_claim (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  QuothCode *parent = quoth_code_new (NULL);
  QuothCode *child = quoth_code_new (NULL);
  QuothId gone = quoth_id_new ();
  GdkRGBA color, expected, plain;

  parent->color = g_strdup ("#c64600");
  child->parent = parent->value.id;
  g_ptr_array_add (codes, parent);
  g_ptr_array_add (codes, child);
  quoth_palette_get_color (palette, &claim->annotation, &plain);
  quoth_palette_set_codes (palette, codes);

  quoth_claim_set_category (claim, &gone, QUOTH_STANCE_UNSET);
  quoth_palette_get_color (palette, &claim->annotation, &color);
  g_assert_true (gdk_rgba_equal (&color, &plain));

  quoth_claim_set_category (claim, &child->value.id, QUOTH_STANCE_FOR);
  quoth_palette_get_color (palette, &claim->annotation, &color);
  gdk_rgba_parse (&expected, "#c64600");
  g_assert_true (gdk_rgba_equal (&color, &expected));
}

/* Codes that are their own ancestors can only come from a damaged file; they must not hang. */
static void
test_circle (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  QuothCode *first = quoth_code_new (NULL);
  QuothCode *second = quoth_code_new (NULL);
  GdkRGBA color;

  first->parent = second->value.id;
  second->parent = first->value.id;
  g_ptr_array_add (codes, first);
  g_ptr_array_add (codes, second);
  quoth_palette_set_codes (palette, codes);
  quoth_palette_get_code_color (palette, &first->value.id, &color);
  g_assert_cmpfloat (color.alpha, ==, 1.f);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_changed (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  guint changed = 0, notified = 0;

  g_signal_connect_swapped (palette, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (palette, "notify::dark", G_CALLBACK (count_cb), &notified);
  quoth_palette_set_dark (palette, FALSE);
  g_assert_cmpuint (changed, ==, 0);
  quoth_palette_set_dark (palette, TRUE);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (notified, ==, 1);
  quoth_palette_set_actors (palette, NULL);
  quoth_palette_set_codes (palette, NULL);
  g_assert_cmpuint (changed, ==, 3);
}

/* A type of the project's own has the colour that was chosen for it, or one by its place, which is no cue's, and can be seen. */
static void
test_types (void)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) types = quoth_values_new ();
  static const char *const keys[] = { "evidence", "mood", "place", "pale" };
  GdkRGBA mood, place, pale, cue, chosen;
  g_autoptr (QuothCue) annotation = quoth_cue_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      QuothAnnotationType *type = quoth_annotation_type_new (NULL);

      type->key = g_strdup (keys[i]);
      type->name = g_strdup (keys[i]);
      type->color = g_strdup (i == 3 ? "#26a269" : NULL);
      g_ptr_array_add (types, type);
    }
  quoth_palette_set_annotation_types (palette, types);
  g_assert_true (quoth_palette_find_annotation_type (palette, "place") == types->pdata[2]);
  g_assert_null (quoth_palette_find_annotation_type (palette, "gone"));
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    {
      quoth_palette_set_dark (palette, dark);
      quoth_palette_get_cue_color (palette, "mood", &mood);
      quoth_palette_get_cue_color (palette, "place", &place);
      quoth_palette_get_cue_color (palette, "pale", &pale);
      quoth_palette_get_cue_color (palette, "evidence", &cue);
      check_color (palette, dark, &mood);
      check_color (palette, dark, &place);
      check_color (palette, dark, &pale);
      g_assert_false (gdk_rgba_equal (&mood, &place));
      g_assert_false (gdk_rgba_equal (&mood, &cue));
    }
  quoth_palette_set_dark (palette, FALSE);
  quoth_palette_get_cue_color (palette, "pale", &pale);
  g_assert_true (gdk_rgba_parse (&chosen, "#26a269"));
  g_assert_true (gdk_rgba_equal (&pale, &chosen));
  quoth_cue_set_kind (annotation, "pale");
  quoth_palette_get_color (palette, &annotation->annotation, &mood);
  g_assert_true (gdk_rgba_equal (&mood, &pale));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/code-contrast", test_code_contrast);
  g_test_add_func ("/palette/colour-blind", test_colour_blind);
  g_test_add_func ("/palette/safe", test_safe);
  g_test_add_func ("/palette/schemes", test_schemes);
  g_test_add_func ("/palette/mention", test_mention);
  g_test_add_func ("/palette/chosen-kind", test_chosen_kind);
  g_test_add_func ("/palette/claim", test_claim);
  g_test_add_func ("/palette/circle", test_circle);
  g_test_add_func ("/palette/changed", test_changed);
  g_test_add_func ("/palette/types", test_types);
  return g_test_run ();
}
