/* quoth-pdf-pages.h: what stands on the pages of a PDF file, and where (private to the format and its module)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothPdfRole: what a line is to a page. */
typedef enum
{
  QUOTH_PDF_BODY,
  QUOTH_PDF_NOTE, /* below the text of its column, in smaller letters */
  QUOTH_PDF_HEAD, /* above the text, as on other pages */
  QUOTH_PDF_FOOT, /* below it, as on other pages */
} QuothPdfRole;

/**
 * QuothPdfLine:
 * @text: its words, UTF-8; never empty
 * @x0: @x1: its ends, from the left edge of the page, in points (1/72 inch)
 * @y0: @y1: its top and bottom, from the top edge of the page
 * @size: of most of its letters, in points
 * @is_bold: whether most of them are bold
 * @role: see above; not known to the module
 */
typedef struct
{
  char *text;
  double x0;
  double y0;
  double x1;
  double y1;
  double size;
  gboolean is_bold;
  QuothPdfRole role;
} QuothPdfLine;

/**
 * QuothPdfPage:
 * @label: (nullable): the number that the file gives it ("iv", "213")
 * @lines: (element-type QuothPdfLine): in the order in which they are read, column by column
 * @has_pictures: whether there is a picture on it
 */
typedef struct
{
  char *label;
  double width;
  double height;
  GPtrArray *lines;
  gboolean has_pictures;
} QuothPdfPage;

/**
 * QuothPdf:
 * @created: in seconds since 1970; 0 if the file does not tell
 * @pages: (element-type QuothPdfPage)
 */
typedef struct
{
  char *title;
  char *author;
  gint64 created;
  GPtrArray *pages;
} QuothPdf;

/** QuothPdfResult: what came of reading one. */
typedef enum
{
  QUOTH_PDF_READ,
  QUOTH_PDF_LOCKED,  /* by a password */
  QUOTH_PDF_DAMAGED, /* or no PDF at all */
} QuothPdfResult;

/**
 * QuothPdfReadFunc: the function "quoth_pdf_module_read" of the module.
 * @max_pages: no more than these are read
 * @pdf: (out) (transfer full): with QUOTH_PDF_READ; to be freed by quoth_pdf_free()
 * @message: (out) (nullable) (transfer full): otherwise, what the library says
 */
typedef QuothPdfResult (*QuothPdfReadFunc) (GBytes *bytes, guint max_pages, QuothPdf **pdf, char **message);

#define QUOTH_PDF_READ_FUNC "quoth_pdf_module_read"

static inline void
quoth_pdf_line_free (gpointer data)
{
  QuothPdfLine *self = data;

  g_free (self->text);
  g_free (self);
}

static inline void
quoth_pdf_page_free (gpointer data)
{
  QuothPdfPage *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static inline void
quoth_pdf_free (QuothPdf *self)
{
  g_free (self->title);
  g_free (self->author);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothPdf, quoth_pdf_free)

G_END_DECLS
