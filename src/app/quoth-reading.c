/* quoth-reading.c: how the text is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The font and the colours of the page are a style of their own, which is there only if somebody chose one: the start of the program
 * must not pay for it.
 */

#include "config.h"

#include "quoth-reading.h"

#include <adwaita.h>
#include <math.h>

#include "quoth-schemes.h"
#include "quoth-settings.h"

/* As in quoth-editor.css. */
#define SIZE_DEFAULT 12.5
#define SCALE_MIN 0.5
#define SCALE_MAX 4.0
#define SCALE_STEP 0.1
/* What lies between lines besides, in pixels, for each value of the setting. */
static const int spacings[] = { 0, 6, 12 };

static void
append_family (GString *css, const char *family)
{
  if (family == NULL)
    return;
  g_string_append (css, "font-family: \"");
  for (; *family != '\0'; family++)
    {
      if (*family == '"' || *family == '\\')
        g_string_append_c (css, '\\');
      g_string_append_c (css, *family);
    }
  g_string_append (css, "\"; ");
}

static const char *
get_style (const PangoFontDescription *font)
{
  switch (pango_font_description_get_style (font))
    {
    case PANGO_STYLE_ITALIC:
      return "italic";
    case PANGO_STYLE_OBLIQUE:
      return "oblique";
    default:
      return "normal";
    }
}

/* In points; what somebody wrote into the settings may be without. */
static double
get_size (const PangoFontDescription *font)
{
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return size > 0 ? size : SIZE_DEFAULT;
}

static void
append_font (GString *css, const char *name, double scale)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (name);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (css, ".quoth-text { ");
  if (*name != '\0')
    {
      append_family (css, pango_font_description_get_family (font));
      g_string_append_printf (css, "font-style: %s; font-weight: %d; ", get_style (font),
                              (int) pango_font_description_get_weight (font));
    }
  g_string_append_printf (css, "font-size: %spt; }\n",
                          g_ascii_formatd (size, sizeof size, "%.2f", (*name != '\0' ? get_size (font) : SIZE_DEFAULT) * scale));
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/* The colours of the page that somebody chose for a window like this one. */
static gboolean
find_page (GdkRGBA *page, GdkRGBA *text)
{
  g_autofree char *id = g_settings_get_string (quoth_settings_get (), quoth_schemes_get_key (is_dark ()));
  GtkSourceStyleScheme *scheme = quoth_schemes_find (id, is_dark ());

  return scheme != NULL && quoth_schemes_get_colors (scheme, page, text);
}

/* As in quoth-editor.css. */
static void
append_page (GString *css, const GdkRGBA *page, const GdkRGBA *text)
{
  g_autofree char *page_name = gdk_rgba_to_string (page);
  g_autofree char *text_name = gdk_rgba_to_string (text);

  g_string_append_printf (css,
                          ".quoth-text, .quoth-text gutter, overview { background: %s; color: %s; }\n"
                          ".quoth-text gutter { border-right-color: alpha(%s, 0.08); }\n"
                          "overview { border-left-color: alpha(%s, 0.08); }\n",
                          page_name, text_name, text_name, text_name);
}

static void
apply_style (void)
{
  static GtkCssProvider *provider;
  g_autofree char *name = g_settings_get_string (quoth_settings_get (), "font");
  double scale = g_settings_get_double (quoth_settings_get (), "text-scale");
  g_autoptr (GString) css = NULL;
  GdkRGBA page, text;
  gboolean has_page = find_page (&page, &text);

  if (provider == NULL && *name == '\0' && scale == 1 && !has_page)
    return;
  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  css = g_string_new (NULL);
  append_font (css, name, scale);
  if (has_page)
    append_page (css, &page, &text);
  gtk_css_provider_load_from_data (provider, css->str, -1);
}

static void
apply_lines (QuothSourceView *view)
{
  GSettings *settings = quoth_settings_get ();
  int spacing = g_settings_get_enum (settings, "line-spacing");

  quoth_source_view_set_lines (view, g_settings_get_int (settings, "line-width"),
                               spacings[CLAMP (spacing, 0, (int) G_N_ELEMENTS (spacings) - 1)]);
}

void
quoth_reading_follow (QuothSourceView *view)
{
  const char *const styles[] = { "changed::font", "changed::text-scale", "changed::style-scheme-dark",
                                 "changed::style-scheme-light" };
  static gboolean following;
  GSettings *settings = quoth_settings_get ();

  apply_lines (view);
  g_signal_connect_object (settings, "changed::line-width", G_CALLBACK (apply_lines), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::line-spacing", G_CALLBACK (apply_lines), view, G_CONNECT_SWAPPED);
  if (following)
    return;
  following = TRUE;
  apply_style ();
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    g_signal_connect (settings, styles[i], G_CALLBACK (apply_style), NULL);
  g_signal_connect (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply_style), NULL);
}

void
quoth_reading_color_palette (QuothPalette *palette)
{
  GdkRGBA page, text;
  gboolean has_page = find_page (&page, &text);

  quoth_palette_set_dark (palette, is_dark ());
  quoth_palette_set_page (palette, has_page ? &page : NULL, has_page ? &text : NULL);
}

PangoFontDescription *
quoth_reading_dup_font (void)
{
  g_autofree char *name = g_settings_get_string (quoth_settings_get (), "font");
  g_autofree char *system = NULL;
  PangoFontDescription *font;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &system, NULL);
  font = pango_font_description_from_string (*name != '\0' ? name : system);
  if (*name == '\0' || pango_font_description_get_size (font) == 0)
    pango_font_description_set_size (font, (int) (SIZE_DEFAULT * PANGO_SCALE));
  return font;
}

void
quoth_reading_zoom (int step)
{
  double scale = g_settings_get_double (quoth_settings_get (), "text-scale");

  scale = step == 0 ? 1 : round ((scale + step * SCALE_STEP) / SCALE_STEP) * SCALE_STEP;
  g_settings_set_double (quoth_settings_get (), "text-scale", CLAMP (scale, SCALE_MIN, SCALE_MAX));
}
