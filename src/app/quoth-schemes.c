/* quoth-schemes.c: the colours that the page may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are those of GtkSourceView's style schemes, of which people have many already; but only the colours of the text and of the page
 * are asked for, since nothing here is a program. The buffers know nothing of it: the first one would read all schemes, which takes
 * longer than all the rest of a view, and a scheme's own style would have to be told from ours. So there is a manager that
 * is made when somebody has chosen a scheme, or wants to; quoth-reading.c makes a style of the two colours.
 *
 * What is offered must be fit for reading on what is coded. quoth_palette_find_tint() tells how strong a tint may be there: where that is
 * too pale to be seen, the scheme is not offered.
 */

#include "config.h"

#include "quoth-schemes.h"

#include "quoth-palette.h"

/* Paler tints are hard to see. */
#define TINT_MIN 0.06f
/* Of pages that are nearer than this, and texts, in each component, one is enough. */
#define PAGE_DISTANCE 0.05f
#define TEXT_DISTANCE 0.13f

static GtkSourceStyleSchemeManager *
get_manager (void)
{
  static GtkSourceStyleSchemeManager *manager;
  const char *data = g_getenv ("QUOTH_DATA_DIR");
  g_autofree char *folder = NULL;

  if (manager != NULL)
    return manager;
  folder = g_build_filename (data != NULL && *data != '\0' ? data : QUOTH_DATA_DIR, "styles", NULL);
  manager = gtk_source_style_scheme_manager_new ();
  gtk_source_style_scheme_manager_append_search_path (manager, folder);
  return manager;
}

static gboolean
parse (GtkSourceStyle *style, const char *property, GdkRGBA *color)
{
  g_autofree char *name = NULL;

  g_object_get (style, property, &name, NULL);
  return name != NULL && gdk_rgba_parse (color, name) && color->alpha == 1.f;
}

gboolean
quoth_schemes_get_colors (GtkSourceStyleScheme *scheme, GdkRGBA *page, GdkRGBA *text)
{
  GtkSourceStyle *style = gtk_source_style_scheme_get_style (scheme, "text");

  return style != NULL && parse (style, "background", page) && parse (style, "foreground", text);
}

static gboolean
fits (GtkSourceStyleScheme *scheme, gboolean dark, GdkRGBA *page, GdkRGBA *text)
{
  const GdkRGBA black = { 0, 0, 0, 1 };

  return quoth_schemes_get_colors (scheme, page, text)
         && (quoth_palette_contrast (page, &black) < quoth_palette_contrast (text, &black)) == dark
         && quoth_palette_find_tint (page, text) >= TINT_MIN;
}

static gboolean
is_near (const GdkRGBA *a, const GdkRGBA *b, float distance)
{
  return ABS (a->red - b->red) < distance && ABS (a->green - b->green) < distance && ABS (a->blue - b->blue) < distance;
}

/* The window's own colours are there without a scheme. */
static gboolean
looks_like_window (const GdkRGBA *page, const GdkRGBA *text, gboolean dark)
{
  GdkRGBA own_page, own_text;

  gdk_rgba_parse (&own_page, dark ? "#1e1e1e" : "#ffffff");
  gdk_rgba_parse (&own_text, dark ? "#ffffff" : "#333333");
  return is_near (page, &own_page, PAGE_DISTANCE) && is_near (text, &own_text, TEXT_DISTANCE);
}

static gboolean
looks_like_one (GPtrArray *schemes, const GdkRGBA *page, const GdkRGBA *text)
{
  for (guint i = 0; i < schemes->len; i++)
    {
      GdkRGBA other_page, other_text;

      if (quoth_schemes_get_colors (schemes->pdata[i], &other_page, &other_text) && is_near (page, &other_page, PAGE_DISTANCE)
          && is_near (text, &other_text, TEXT_DISTANCE))
        return TRUE;
    }
  return FALSE;
}

static void
add_schemes (GPtrArray *schemes, gboolean dark, gboolean own)
{
  GtkSourceStyleSchemeManager *manager = get_manager ();
  const char *const *ids = gtk_source_style_scheme_manager_get_scheme_ids (manager);

  for (; ids != NULL && *ids != NULL; ids++)
    {
      GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (manager, *ids);
      GdkRGBA page, text;

      if (g_str_has_prefix (*ids, "quoth-") == own && fits (scheme, dark, &page, &text)
          && !looks_like_window (&page, &text, dark) && !looks_like_one (schemes, &page, &text))
        g_ptr_array_add (schemes, g_object_ref (scheme));
    }
}

GPtrArray *
quoth_schemes_list (gboolean dark)
{
  GPtrArray *schemes = g_ptr_array_new_with_free_func (g_object_unref);

  add_schemes (schemes, !!dark, TRUE);
  add_schemes (schemes, !!dark, FALSE);
  return schemes;
}

GtkSourceStyleScheme *
quoth_schemes_find (const char *id, gboolean dark)
{
  GtkSourceStyleScheme *scheme;
  GdkRGBA page, text;

  if (*id == '\0')
    return NULL;
  scheme = gtk_source_style_scheme_manager_get_scheme (get_manager (), id);
  return scheme != NULL && fits (scheme, !!dark, &page, &text) ? scheme : NULL;
}

const char *
quoth_schemes_get_key (gboolean dark)
{
  return dark ? "style-scheme-dark" : "style-scheme-light";
}
