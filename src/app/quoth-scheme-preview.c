/* quoth-scheme-preview.c: a page in the colours of a scheme, in small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page is drawn with the colours, the tints and the bars of the text, by a palette of its own: what is seen here is what
 * the text will look like.
 */

#include "config.h"

#include "quoth-scheme-preview.h"

#include <glib/gi18n.h>

#include "quoth-palette.h"
#include "quoth-schemes.h"

#define WIDTH 148
#define HEIGHT 74
#define MARGIN 12
#define BAR 2
#define TICK 5
#define RADIUS 6.f
#define BORDER 0.15f

struct _QuothSchemePreview
{
  GtkToggleButton parent_instance;

  GtkSourceStyleScheme *scheme;
  QuothPalette *palette;
  GdkRGBA page;
  GdkRGBA text;
};

G_DEFINE_FINAL_TYPE (QuothSchemePreview, quoth_scheme_preview, GTK_TYPE_TOGGLE_BUTTON)

/* The page itself. */
#define QUOTH_TYPE_SCHEME_PAGE (quoth_scheme_page_get_type ())
G_DECLARE_FINAL_TYPE (QuothSchemePage, quoth_scheme_page, QUOTH, SCHEME_PAGE, GtkWidget)

struct _QuothSchemePage
{
  GtkWidget parent_instance;

  QuothSchemePreview *preview; /* borrowed: it is the button around it */
};

G_DEFINE_FINAL_TYPE (QuothSchemePage, quoth_scheme_page, GTK_TYPE_WIDGET)

static void
fill (GtkSnapshot *snapshot, int x, int y, int width, int height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_mention (QuothSchemePreview *self, GtkSnapshot *snapshot, int y, int width, int height)
{
  GdkRGBA color, tint;

  quoth_palette_get_kind_color (self->palette, "person", &color);
  tint = color;
  tint.alpha = quoth_palette_get_tint (self->palette);
  fill (snapshot, MARGIN, y, width, height, &tint);
  fill (snapshot, MARGIN, y + height, width, BAR, &color);
}

static void
draw_claim (QuothSchemePreview *self, GtkSnapshot *snapshot, int y, int width, int height)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  GdkRGBA color;

  quoth_palette_get_color (self->palette, &claim->annotation, &color);
  fill (snapshot, MARGIN, y + height, width, BAR, &color);
  fill (snapshot, MARGIN, y + height + BAR - TICK, BAR, TICK, &color);
  fill (snapshot, MARGIN + width - BAR, y + height + BAR - TICK, BAR, TICK, &color);
}

static void
draw_line (QuothSchemePage *self,
           GtkSnapshot *snapshot,
           const char *words,
           int y,
           void (*draw) (QuothSchemePreview *, GtkSnapshot *, int, int, int))
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  int width, height;

  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw (self->preview, snapshot, y, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &self->preview->text);
  gtk_snapshot_restore (snapshot);
}

static void
quoth_scheme_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothSchemePage *self = QUOTH_SCHEME_PAGE (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA line = self->preview->text;
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (
    &box, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &self->preview->page, &box.bounds);
  /* Translators: words of a text in the preview of its colours; the first line is an actor. */
  draw_line (self, snapshot, _ ("The harbour master"), height / 2 - 24, draw_mention);
  /* Translators: words of a text in the preview of its colours; the second line is a claim. */
  draw_line (self, snapshot, _ ("the bridge is safe"), height / 2 + 4, draw_claim);
  gtk_snapshot_pop (snapshot);
  line.alpha = BORDER;
  gtk_snapshot_append_border (snapshot, &box, (const float[]){ 1, 1, 1, 1 }, (const GdkRGBA[]){ line, line, line, line });
}

static void
quoth_scheme_page_class_init (QuothSchemePageClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = quoth_scheme_page_snapshot;
}

static void
quoth_scheme_page_init (QuothSchemePage *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, HEIGHT);
}

/* The button */

static void
quoth_scheme_preview_finalize (GObject *object)
{
  QuothSchemePreview *self = QUOTH_SCHEME_PREVIEW (object);

  g_clear_object (&self->scheme);
  g_clear_object (&self->palette);
  G_OBJECT_CLASS (quoth_scheme_preview_parent_class)->finalize (object);
}

static void
quoth_scheme_preview_class_init (QuothSchemePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_scheme_preview_finalize;
}

static void
quoth_scheme_preview_init (QuothSchemePreview *self)
{
  self->palette = quoth_palette_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "scheme");
}

static const char *
get_name (QuothSchemePreview *self)
{
  return self->scheme != NULL ? gtk_source_style_scheme_get_name (self->scheme) : _ ("As the window");
}

static void
add_content (QuothSchemePreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  QuothSchemePage *page = g_object_new (QUOTH_TYPE_SCHEME_PAGE, NULL);
  GtkWidget *label = gtk_label_new (get_name (self));

  page->preview = self;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_name (self), -1);
}

GtkWidget *
quoth_scheme_preview_new (GtkSourceStyleScheme *scheme, gboolean dark)
{
  QuothSchemePreview *self = g_object_new (QUOTH_TYPE_SCHEME_PREVIEW, NULL);

  quoth_palette_set_dark (self->palette, dark);
  if (scheme != NULL && quoth_schemes_get_colors (scheme, &self->page, &self->text))
    {
      self->scheme = g_object_ref (scheme);
      quoth_palette_set_page (self->palette, &self->page, &self->text);
    }
  else
    {
      quoth_palette_get_background (self->palette, &self->page);
      gdk_rgba_parse (&self->text, dark ? "#ffffff" : "#333333");
    }
  add_content (self);
  return GTK_WIDGET (self);
}

const char *
quoth_scheme_preview_get_id (QuothSchemePreview *self)
{
  return self->scheme != NULL ? gtk_source_style_scheme_get_id (self->scheme) : "";
}
