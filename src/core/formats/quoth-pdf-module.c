/* quoth-pdf-module.c: reads the pages of PDF files by poppler
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A module of its own, loaded when the first PDF comes: poppler brings some thirty libraries, which no other start should pay for. It
 * knows nothing of Quoth but the header of what it gives.
 */

#include <poppler.h>
#include <string.h>

#include "formats/quoth-pdf-pages.h"

QuothPdfResult quoth_pdf_module_read (GBytes *bytes, guint max_pages, QuothPdf **pdf, char **message);

/* Between two letters of a word there is never so much room, in sizes of its letters: poppler puts no space where a number stands before a heading. */
#define MIN_GAP 0.5

/* What is counted of a line while its letters come. @end: where the last one ends, if @has_end: if it is no space */
typedef struct
{
  QuothPdfLine *line;
  GString *text;
  guint n_bold;
  guint n_letters;
  gboolean has_end;
  double end;
} Building;

static QuothPdfLine *
line_new (const PopplerRectangle *rectangle)
{
  QuothPdfLine *self = g_new0 (QuothPdfLine, 1);

  self->x0 = rectangle->x1;
  self->x1 = rectangle->x2;
  self->y0 = rectangle->y1;
  self->y1 = rectangle->y2;
  return self;
}

static void
end_line (Building *self, GPtrArray *lines)
{
  QuothPdfLine *line = g_steal_pointer (&self->line);

  if (line == NULL)
    return;
  g_strchomp (self->text->str);
  line->text = g_strdup (self->text->str);
  line->is_bold = self->n_bold * 2 > self->n_letters;
  g_string_truncate (self->text, 0);
  self->n_bold = self->n_letters = 0;
  self->has_end = FALSE;
  if (*line->text != '\0')
    g_ptr_array_add (lines, line);
  else
    quoth_pdf_line_free (line);
}

static gboolean
is_bold (const PopplerTextAttributes *attributes)
{
  static const char *const words[] = { "bold", "black", "heavy", "semibold", "demi" };
  g_autofree char *name = g_ascii_strdown (attributes->font_name != NULL ? attributes->font_name : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A line is as large as the largest of its letters: a small one is a mark of a note. */
static void
add_letter (Building *self, gunichar c, const PopplerRectangle *rectangle, const PopplerTextAttributes *attributes, gboolean bold)
{
  QuothPdfLine *line;

  if (self->line == NULL)
    {
      if (g_unichar_isspace (c))
        return;
      self->line = line_new (rectangle);
    }
  line = self->line;
  if (self->has_end && attributes != NULL && rectangle->x1 - self->end > MIN_GAP * attributes->font_size && !g_unichar_isspace (c))
    g_string_append_c (self->text, ' ');
  g_string_append_unichar (self->text, c);
  self->has_end = !g_unichar_isspace (c);
  self->end = rectangle->x2;
  if (g_unichar_isspace (c))
    return;
  line->x0 = MIN (line->x0, rectangle->x1);
  line->x1 = MAX (line->x1, rectangle->x2);
  line->y0 = MIN (line->y0, rectangle->y1);
  line->y1 = MAX (line->y1, rectangle->y2);
  self->n_letters++;
  self->n_bold += bold;
  if (attributes != NULL)
    line->size = MAX (line->size, attributes->font_size);
}

static void
read_lines (PopplerPage *page, GPtrArray *lines)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *rectangles = NULL;
  GList *attributes = poppler_page_get_text_attributes (page);
  GList *now = attributes;
  g_autoptr (GString) words = g_string_new (NULL);
  Building building = { .text = words };
  const PopplerTextAttributes *known = NULL;
  gboolean bold = FALSE;
  guint n_rectangles = 0;
  guint i = 0;

  poppler_page_get_text_layout (page, &rectangles, &n_rectangles);
  for (const char *p = text; p != NULL && *p != '\0' && i < n_rectangles; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      while (now != NULL && ((PopplerTextAttributes *) now->data)->end_index < (int) i)
        now = now->next;
      if (now != NULL && now->data != known)
        {
          known = now->data;
          bold = is_bold (known);
        }
      if (c == '\n')
        end_line (&building, lines);
      else
        add_letter (&building, c, &rectangles[i], known, bold);
    }
  end_line (&building, lines);
  poppler_page_free_text_attributes (attributes);
}

static QuothPdfPage *
read_page (PopplerDocument *document, guint index)
{
  QuothPdfPage *self = g_new0 (QuothPdfPage, 1);
  PopplerPage *page = poppler_document_get_page (document, (int) index);
  g_autoptr (GObject) owner = (GObject *) page;
  GList *pictures;

  self->lines = g_ptr_array_new_with_free_func (quoth_pdf_line_free);
  if (page == NULL)
    return self;
  poppler_page_get_size (page, &self->width, &self->height);
  self->label = poppler_page_get_label (page);
  read_lines (page, self->lines);
  pictures = poppler_page_get_image_mapping (page);
  self->has_pictures = pictures != NULL;
  poppler_page_free_image_mapping (pictures);
  return self;
}

G_MODULE_EXPORT QuothPdfResult
quoth_pdf_module_read (GBytes *bytes, guint max_pages, QuothPdf **pdf, char **message)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_autoptr (GObject) owner = (GObject *) document;
  QuothPdf *self;
  guint n_pages;

  if (document == NULL)
    {
      *message = g_strdup (error->message);
      return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? QUOTH_PDF_LOCKED : QUOTH_PDF_DAMAGED;
    }
  self = g_new0 (QuothPdf, 1);
  self->title = poppler_document_get_title (document);
  self->author = poppler_document_get_author (document);
  self->created = MAX ((gint64) poppler_document_get_creation_date (document), 0);
  self->pages = g_ptr_array_new_with_free_func (quoth_pdf_page_free);
  n_pages = (guint) MAX (poppler_document_get_n_pages (document), 0);
  for (guint i = 0; i < MIN (n_pages, max_pages); i++)
    g_ptr_array_add (self->pages, read_page (document, i));
  *pdf = self;
  return QUOTH_PDF_READ;
}
