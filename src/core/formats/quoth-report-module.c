/* quoth-report-module.c: sets a report in pages, and makes a PDF file of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A module of its own, loaded when the first such report is written: no other start pays for Pango and Cairo. It knows nothing of Quoth but
 * the header of what it sets. A page is written as soon as it is full; of what was written Cairo keeps only its fonts, its links and where they lead to.
 *
 * Two columns: the text, and the notes beside it. Each goes on where it has room, line by line, and a paragraph with notes waits for the column
 * of notes only where they would be far below it; all else begins below both. So no note lies on another, and each begins beside its words or
 * below the note before. O(words + lines · marks of a paragraph).
 */

#include "formats/quoth-report-module.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

QuothReportSink *quoth_report_module_open (const QuothReportPages *settings);

/* ---- Pages ---- */

static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int n_bytes)
{
  QuothReportSetter *self = closure;

  if (self->error != NULL || !self->settings->write (self->settings->data, bytes, n_bytes, &self->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_line (QuothReportSetter *self, const QuothReportFace *face, const char *text, double x, double y, double width, PangoAlignment alignment)
{
  g_autoptr (QuothReportStrip) strip = NULL;

  if (!self->is_drawing || text == NULL)
    return;
  strip = quoth_report_strip_new (self->context, face, -1, "");
  pango_layout_set_width (strip->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (strip->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (strip->layout, TRUE);
  pango_layout_set_alignment (strip->layout, alignment);
  pango_layout_set_text (strip->layout, text, -1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, strip->layout);
}

/* The first page has its title, and no heads. */
static void
draw_furniture (QuothReportSetter *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  double width = self->right - self->left;

  if (self->page == 1)
    return;
  draw_line (self, &quoth_report_small_face, self->head->title, self->left, HEAD_Y, width / 2 - 8, PANGO_ALIGN_LEFT);
  draw_line (self, &quoth_report_small_face, self->head_line, self->left + width / 2 + 8, HEAD_Y, width / 2 - 8, PANGO_ALIGN_RIGHT);
  draw_line (self, &quoth_report_small_face, number, self->left, self->settings->height - FOOT_Y, width, PANGO_ALIGN_RIGHT);
  if (self->is_drawing)
    {
      quoth_report_set_color (self->cr, 0xdeddda, 1);
      cairo_rectangle (self->cr, self->left, HEAD_Y + 14, width, 0.6);
      cairo_fill (self->cr);
    }
}

void
quoth_report_setter_end_page (QuothReportSetter *self)
{
  if (self->page == 0)
    return;
  draw_furniture (self);
  if (self->is_drawing)
    cairo_show_page (self->cr);
}

void
quoth_report_setter_new_page (QuothReportSetter *self)
{
  quoth_report_setter_end_page (self);
  self->page++;
  self->y = self->top;
  self->note_y = self->top;
  g_free (self->head_line);
  self->head_line = g_strdup (self->running);
}

void
quoth_report_setter_need (QuothReportSetter *self, double height)
{
  if (self->page == 0 || (self->y + height > self->bottom && self->y > self->top))
    quoth_report_setter_new_page (self);
}

void
quoth_report_setter_space (QuothReportSetter *self, double height)
{
  if (self->y > self->top)
    self->y += height;
}

void
quoth_report_setter_add_anchor (QuothReportSetter *self, const char *anchor, double x, double y)
{
  if (anchor == NULL)
    return;
  if (!self->is_drawing)
    self->settings->n_links[QUOTH_REPORT_LINKS_LISTS]++;
  else if (self->has_links[QUOTH_REPORT_LINKS_LISTS])
    quoth_report_setter_add_heading_anchor (self, anchor, x, y);
}

void
quoth_report_setter_add_heading_anchor (QuothReportSetter *self, const char *anchor, double x, double y)
{
  char a[G_ASCII_DTOSTR_BUF_SIZE], b[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  if (!self->is_drawing || anchor == NULL)
    return;
  attributes = g_strdup_printf ("name='%s' x=%s y=%s", anchor, g_ascii_formatd (a, sizeof a, "%.2f", x),
                                g_ascii_formatd (b, sizeof b, "%.2f", MAX (y - 6, 0)));
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/* ---- Strips ---- */

guint
quoth_report_setter_fit (const QuothReportSetter *self, const QuothReportStrip *strip, double y, gboolean is_fresh)
{
  guint n_left = strip->lines->len - strip->next, n = 0;

  for (; n < n_left; n++)
    {
      const QuothReportStripLine *line = quoth_report_strip_get_line (strip, strip->next + n);

      if (y + line->glyphs > self->bottom)
        break;
      y += line->height;
    }
  /* No line stays alone, at the end of a page or at the begin of the next. */
  if (n < n_left && n_left - n == 1 && n > 2)
    n--;
  if (n == 1 && n < n_left && strip->next == 0)
    n = 0;
  return n == 0 && is_fresh ? MIN (n_left, 1) : n;
}

double
quoth_report_setter_draw (QuothReportSetter *self, QuothReportStrip *strip, guint n, double x, double y)
{
  for (; n > 0; n--, strip->next++)
    {
      if (self->is_drawing)
        quoth_report_strip_draw (strip, self->cr, strip->next, x, y);
      y += quoth_report_strip_get_line (strip, strip->next)->height;
    }
  return y;
}

void
quoth_report_setter_flow (QuothReportSetter *self, QuothReportStrip *strip, double x)
{
  while (strip->next < strip->lines->len)
    {
      guint n = quoth_report_setter_fit (self, strip, self->y, self->y <= self->top);

      if (n == 0)
        quoth_report_setter_new_page (self);
      else
        self->y = quoth_report_setter_draw (self, strip, n, x, self->y);
    }
}

/* ---- The document ---- */

static void
set_metadata (QuothReportSetter *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (self->head->created);
  g_autofree char *time = g_date_time_format_iso8601 (now);

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, self->head->title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT, self->head->subtitle);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, self->settings->generator);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

/* The bookmarks of the file: the table of contents once more. */
static void
add_outline (QuothReportSetter *self)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < self->head->contents->len; i++)
    {
      const QuothReportEntry *entry = self->head->contents->pdata[i];
      g_autofree char *target = g_strdup_printf ("dest='%s'", entry->anchor);
      int id = cairo_pdf_surface_add_outline (self->surface, entry->level > 1 ? parent : CAIRO_PDF_OUTLINE_ROOT, entry->text, target,
                                              entry->level > 1 ? 0 : CAIRO_PDF_OUTLINE_FLAG_OPEN);

      if (entry->level == 1)
        parent = id;
    }
}

static gboolean
check (QuothReportSetter *self, GError **error)
{
  cairo_status_t status = self->is_drawing ? cairo_status (self->cr) : CAIRO_STATUS_SUCCESS;

  if (status == CAIRO_STATUS_SUCCESS && self->is_drawing)
    status = cairo_surface_status (self->surface);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, cairo_status_to_string (status));
  else
    return TRUE;
  return FALSE;
}

static gboolean
begin (QuothReportSink *sink, const QuothReportHead *head, GError **error)
{
  QuothReportSetter *self = (QuothReportSetter *) sink;

  self->head = head;
  if (self->is_drawing)
    set_metadata (self);
  quoth_report_setter_begin (self);
  return check (self, error);
}

static gboolean
write_block (QuothReportSink *sink, const QuothReportBlock *block, GError **error)
{
  QuothReportSetter *self = (QuothReportSetter *) sink;

  quoth_report_setter_add (self, block);
  return check (self, error);
}

static gboolean
end (QuothReportSink *sink, GError **error)
{
  QuothReportSetter *self = (QuothReportSetter *) sink;

  quoth_report_setter_end_page (self);
  if (self->is_drawing)
    {
      add_outline (self);
      cairo_surface_finish (self->surface);
    }
  return check (self, error);
}

static void
setter_free (QuothReportSink *sink)
{
  QuothReportSetter *self = (QuothReportSetter *) sink;

  g_object_unref (self->context);
  g_object_unref (self->fonts);
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    {
      cairo_surface_finish (self->surface);
      cairo_surface_destroy (self->surface);
    }
  g_clear_error (&self->error);
  g_free (self->running);
  g_free (self->head_line);
  g_free (self);
}

/* Letters stand where they would on paper, not on pixels: so lines are the same whether they are counted or drawn. */
static PangoContext *
make_context (PangoFontMap *fonts)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

G_MODULE_EXPORT QuothReportSink *
quoth_report_module_open (const QuothReportPages *settings)
{
  QuothReportSetter *self = g_new0 (QuothReportSetter, 1);

  self->sink = (QuothReportSink){ begin, write_block, end, setter_free };
  self->settings = settings;
  self->is_drawing = settings->write != NULL;
  self->has_links[QUOTH_REPORT_LINKS_LISTS] = settings->n_links[QUOTH_REPORT_LINKS_LISTS] <= QUOTH_REPORT_LINKS_MAX;
  self->has_links[QUOTH_REPORT_LINKS_NOTES]
    = (guint64) settings->n_links[QUOTH_REPORT_LINKS_LISTS] + settings->n_links[QUOTH_REPORT_LINKS_NOTES] <= QUOTH_REPORT_LINKS_MAX;
  self->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->fonts), 72);
  self->context = make_context (self->fonts);
  self->left = MARGIN;
  self->right = settings->width - MARGIN;
  self->top = TOP;
  self->bottom = settings->height - BOTTOM;
  self->text_x = self->left + LABEL_WIDTH + LABEL_GAP;
  self->note_x = self->right - NOTE_WIDTH;
  self->text_width = self->note_x - NOTE_GAP - self->text_x;
  if (self->is_drawing)
    {
      self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, settings->width, settings->height);
      self->cr = cairo_create (self->surface);
    }
  return &self->sink;
}
