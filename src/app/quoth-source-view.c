/* quoth-source-view.c: a text view that draws what is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-source-view-private.h"

#include "quoth-connectors.h"
#include "quoth-control-marks.h"
#include "quoth-follow.h"
#include "quoth-highlight-painter.h"
#include "quoth-lane-spacing.h"
#include "quoth-match-painter.h"
#include "quoth-segment-gutter.h"

/* How wide a character is, on the average, as a part of the size of its font. To ask the font would take longer than is worth it. */
#define EM_PER_CHARACTER 0.54
#define CHARACTERS 80
#define MARGIN 22

/* Beside a line it is said how many found no lane, "+999k" in small figures: as wide as so much of the size of the font, and a gap. */
#define EM_PER_COUNT 2.4
#define COUNT_GAP 6

G_DEFINE_FINAL_TYPE (QuothSourceView, quoth_source_view, GTK_SOURCE_TYPE_VIEW)

static void
queue_draw (QuothSourceView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self->gutter));
}

static GPtrArray *
get_segments (QuothSourceView *self)
{
  return self->model != NULL ? quoth_document_model_get_document (self->model)->segments : NULL;
}

static void
apply_segments (QuothSourceView *self)
{
  const QuothDocument *document
    = self->model != NULL ? quoth_document_model_get_document (self->model) : NULL;

  quoth_segment_tags_apply (self->tags, get_segments (self), quoth_text_map_get_shown (self->map));
  quoth_segment_gutter_set_document (QUOTH_SEGMENT_GUTTER (self->gutter), self->map, document);
}

static void
load_document (QuothSourceView *self)
{
  quoth_highlight_layout_set_model (self->layout, NULL);
  quoth_text_map_set_text (self->map, self->model != NULL ? quoth_document_model_get_text (self->model) : NULL);
  apply_segments (self);
  quoth_highlight_layout_set_model (self->layout, self->model);
  queue_draw (self);
}

/* The text of the document that is shown was corrected. */
static void
correct_document (QuothSourceView *self, QuothDiff *correction)
{
  quoth_highlight_layout_set_model (self->layout, NULL);
  quoth_text_map_correct (self->map, correction);
  apply_segments (self);
  quoth_highlight_layout_set_model (self->layout, self->model);
  queue_draw (self);
}

gboolean
quoth_source_view_reveal (QuothSourceView *self, guint offset)
{
  QuothRange fresh;

  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), FALSE);

  if (!quoth_text_map_show (self->map, offset, &fresh))
    return FALSE;
  quoth_segment_tags_apply (self->tags, get_segments (self), fresh);
  quoth_highlight_layout_slide (self->layout, fresh);
  queue_draw (self);
  return TRUE;
}

static void
changed_cb (QuothSourceView *self, const QuothRange *extent)
{
  quoth_highlight_layout_update (self->layout, *extent);
  queue_draw (self);
}

static void
document_cb (QuothSourceView *self)
{
  QuothText *shown = quoth_text_map_get_text (self->map);
  QuothDiff *correction = quoth_document_model_get_correction (self->model);

  if (correction != NULL && quoth_diff_get_before (correction) == shown)
    correct_document (self, correction);
  else if (quoth_document_model_get_text (self->model) != shown)
    load_document (self);
  else
    apply_segments (self);
}

/* In pixels. */
static double
get_font_size (QuothSourceView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return size;
}

/* The text column is limited to what is good to read; what is left over is margin. */
static void
fit_column (QuothSourceView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int gutter = gtk_widget_get_width (GTK_WIDGET (self->gutter));
  double size = get_font_size (self);
  int page = width - gutter - MARGIN;
  int column = (int) (self->n_characters * EM_PER_CHARACTER * size);
  int margin = MAX (page - column, COUNT_GAP + (int) (EM_PER_COUNT * size));

  if (gtk_text_view_get_right_margin (view) != margin)
    gtk_text_view_set_right_margin (view, margin);
}

static void
quoth_source_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QuothSourceView *self = QUOTH_SOURCE_VIEW (widget);

  fit_column (self, width);
  if (self->width != width)
    quoth_highlight_layout_reset (self->layout);
  self->width = width;
  GTK_WIDGET_CLASS (quoth_source_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
quoth_source_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  QuothSourceView *self = QUOTH_SOURCE_VIEW (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (quoth_source_view_parent_class)->css_changed (widget, change);
  quoth_highlight_layout_reset (self->layout);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (!gdk_rgba_equal (&color, &self->color))
    {
      self->color = color;
      quoth_segment_tags_set_color (self->tags, &color);
    }
}

static void
quoth_source_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  QuothSourceView *self = QUOTH_SOURCE_VIEW (view);
  QuothHighlightPainter painter;
  int left;

  GTK_TEXT_VIEW_CLASS (quoth_source_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    quoth_control_marks_snapshot (view, self->map, quoth_source_view_get_seen (self), snapshot);
  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->model == NULL || self->palette == NULL)
    return;

  left = gtk_text_view_get_left_margin (view);
  painter = (QuothHighlightPainter){
    .view = view,
    .layout = self->layout,
    .palette = self->palette,
    .selected = quoth_highlight_layout_get_annotation (self->layout, &self->selected),
    .others = self->others,
    .hovered = quoth_highlight_layout_get_annotation (self->layout, &self->hovered),
    .shown = self->shown,
    .ghost = self->ghost,
    .column.x = left,
  };
  painter.column.width = self->width - gtk_widget_get_width (GTK_WIDGET (self->gutter)) - left
                         - gtk_text_view_get_right_margin (view);
  quoth_highlight_painter_snapshot (&painter, snapshot);
  quoth_look_ahead_start (self->ahead);
  if (self->matches != NULL)
    quoth_match_painter_snapshot (self->matches, self->match, &painter, self->map, snapshot);
  if (self->grips && painter.selected != NULL)
    {
      QuothGrips grips = { view, self->map, self->layout, painter.selected };

      quoth_grips_snapshot (&grips, self->palette, self->has_held ? &self->held : NULL, snapshot);
    }
  if (self->connectors != NULL)
    quoth_connectors_snapshot (self->connectors, view, self->map, self->model, &self->selected, &painter.column, snapshot);
}

static void
quoth_source_view_dispose (GObject *object)
{
  QuothSourceView *self = QUOTH_SOURCE_VIEW (object);

  quoth_follow (self, &self->model, NULL);
  quoth_follow (self, &self->palette, NULL);
  quoth_follow (self, &self->shown, NULL);
  G_OBJECT_CLASS (quoth_source_view_parent_class)->dispose (object);
}

static void
quoth_source_view_finalize (GObject *object)
{
  QuothSourceView *self = QUOTH_SOURCE_VIEW (object);

  g_clear_pointer (&self->ahead, quoth_look_ahead_free);
  g_clear_pointer (&self->layout, quoth_highlight_layout_free);
  g_clear_pointer (&self->tags, quoth_segment_tags_free);
  g_clear_pointer (&self->map, quoth_text_map_free);
  g_clear_pointer (&self->connectors, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  G_OBJECT_CLASS (quoth_source_view_parent_class)->finalize (object);
}

/* Without a scheme the colours are libadwaita's: light, dark and of high contrast with the rest of the window. A buffer
 * reads all that can be found as soon as it is made, which would take longer than all the rest of the view.
 */
static void
find_no_schemes (void)
{
  const char *const nowhere[] = { NULL };

  gtk_source_style_scheme_manager_set_search_path (gtk_source_style_scheme_manager_get_default (), nowhere);
}

static void
quoth_source_view_class_init (QuothSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = quoth_source_view_dispose;
  object_class->finalize = quoth_source_view_finalize;
  widget_class->size_allocate = quoth_source_view_size_allocate;
  widget_class->css_changed = quoth_source_view_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = quoth_source_view_snapshot_layer;
  find_no_schemes ();
}

static void
quoth_source_view_init (QuothSourceView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkSourceGutter *gutter = gtk_source_view_get_gutter (GTK_SOURCE_VIEW (self), GTK_TEXT_WINDOW_LEFT);

  gtk_widget_add_css_class (GTK_WIDGET (self), "quoth-text");
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_above_lines (view, QUOTH_PARAGRAPH_SPACING);
  gtk_text_view_set_pixels_below_lines (view, QUOTH_LINE_SPACING);
  gtk_text_view_set_pixels_inside_wrap (view, QUOTH_LINE_SPACING);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, 2 * MARGIN);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_NO_SPELLCHECK);

  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);

  self->n_characters = CHARACTERS;
  self->map = quoth_text_map_new (buffer);
  self->tags = quoth_segment_tags_new (self->map);
  self->layout = quoth_highlight_layout_new (view, self->map);
  self->ahead = quoth_look_ahead_new (view, self->layout);
  self->gutter = quoth_segment_gutter_new ();
  gtk_source_gutter_insert (gutter, self->gutter, 0);
}

GtkWidget *
quoth_source_view_new (void)
{
  return g_object_new (QUOTH_TYPE_SOURCE_VIEW, NULL);
}

void
quoth_source_view_set_model (QuothSourceView *self, QuothDocumentModel *model)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (!quoth_follow (self, &self->model, model))
    return;
  self->selected = self->hovered = QUOTH_ID_NONE;
  if (model != NULL)
    {
      g_signal_connect_swapped (model, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (model, "notify::document", G_CALLBACK (document_cb), self);
    }
  load_document (self);
}

QuothDocumentModel *
quoth_source_view_get_model (QuothSourceView *self)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  return self->model;
}

void
quoth_source_view_set_palette (QuothSourceView *self, QuothPalette *palette)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (!quoth_follow (self, &self->palette, palette))
    return;
  if (palette != NULL)
    g_signal_connect_swapped (palette, "changed", G_CALLBACK (queue_draw), self);
  queue_draw (self);
}

QuothPalette *
quoth_source_view_get_palette (QuothSourceView *self)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  return self->palette;
}

QuothTextMap *
quoth_source_view_get_map (QuothSourceView *self)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  return self->map;
}

void
quoth_source_view_set_lines (QuothSourceView *self, int n_characters, int spacing)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (self->n_characters != n_characters)
    {
      self->n_characters = n_characters;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (gtk_text_view_get_pixels_below_lines (view) == QUOTH_LINE_SPACING + spacing)
    return;
  gtk_text_view_set_pixels_below_lines (view, QUOTH_LINE_SPACING + spacing);
  gtk_text_view_set_pixels_inside_wrap (view, QUOTH_LINE_SPACING + spacing);
  quoth_highlight_layout_set_spacing (self->layout, spacing);
}

static void
set_id (QuothSourceView *self, QuothId *field, const QuothId *id)
{
  QuothId value = id != NULL ? *id : QUOTH_ID_NONE;

  if (quoth_id_equal (field, &value))
    return;
  *field = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_selected (QuothSourceView *self, const QuothId *id)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  set_id (self, &self->selected, id);
}

void
quoth_source_view_set_others (QuothSourceView *self, GHashTable *others)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  self->others = others;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_hovered (QuothSourceView *self, const QuothId *id)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  set_id (self, &self->hovered, id);
}

void
quoth_source_view_set_connectors (QuothSourceView *self, GArray *connectors)
{
  if (self->connectors == NULL && connectors == NULL)
    return;
  g_clear_pointer (&self->connectors, g_array_unref);
  self->connectors = connectors != NULL ? g_array_ref (connectors) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_shown (QuothSourceView *self, QuothShown *shown)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (!quoth_follow (self, &self->shown, shown))
    return;
  if (shown != NULL)
    g_signal_connect_swapped (shown, "changed", G_CALLBACK (queue_draw), self);
  queue_draw (self);
}

gboolean
quoth_source_view_shows (QuothSourceView *self, const QuothAnnotation *annotation)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), FALSE);

  return self->shown == NULL || quoth_shown_has (self->shown, annotation)
         || quoth_id_equal (&annotation->value.id, &self->selected)
         || (self->others != NULL && g_hash_table_contains (self->others, &annotation->value.id));
}

void
quoth_source_view_set_ghosts (QuothSourceView *self, QuothGhosts *ghosts)
{
  quoth_highlight_layout_set_ghosts (self->layout, ghosts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_ghost (QuothSourceView *self, const QuothSuggestion *ghost)
{
  if (self->ghost != ghost)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->ghost = ghost;
}

void
quoth_source_view_set_grips (QuothSourceView *self, gboolean grips)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  self->grips = grips;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_preview (QuothSourceView *self, QuothAnnotation *preview)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  quoth_highlight_layout_set_preview (self->layout, preview);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
quoth_source_view_set_matches (QuothSourceView *self, GArray *matches, guint match)
{
  g_return_if_fail (QUOTH_IS_SOURCE_VIEW (self));

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->match = match;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GArray *
quoth_source_view_get_matches (QuothSourceView *self)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  return self->matches;
}

const QuothParagraph *
quoth_source_view_get_paragraph (QuothSourceView *self, guint line)
{
  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), NULL);

  return quoth_highlight_layout_get_paragraph (self->layout, line);
}

QuothRange
quoth_source_view_get_seen (QuothSourceView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter start, end;

  g_return_val_if_fail (QUOTH_IS_SOURCE_VIEW (self), quoth_range (0, 0));

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &start, visible.x, visible.y);
  gtk_text_view_get_iter_at_location (
    view, &end, visible.x + visible.width, visible.y + visible.height);
  /* Whole lines of the screen: in one that is read from the right, its start is not at the left. */
  gtk_text_view_backward_display_line_start (view, &start);
  gtk_text_view_forward_display_line_end (view, &end);
  return quoth_range (quoth_text_map_get_offset (self->map, &start),
                      quoth_text_map_get_offset (self->map, &end));
}
