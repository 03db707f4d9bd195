/* quoth-pdf-paragraphs.h: the paragraphs that printed lines are (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-pdf-pages.h"

G_BEGIN_DECLS

/** QuothPdfTurn: a page begins inside a paragraph, at this byte of its text. */
typedef struct
{
  gsize byte;
  guint page;
} QuothPdfTurn;

/**
 * QuothPdfParagraph:
 * @text: in one line, ends of lines put together
 * @is_heading: whether it looks like a heading
 * @size: of its first line, in points
 * @page: the index of the page that it begins on
 * @turns: (element-type QuothPdfTurn): the pages that begin in it
 */
typedef struct
{
  GString *text;
  gboolean is_heading;
  double size;
  guint page;
  GArray *turns;
} QuothPdfParagraph;

/**
 * quoth_pdf_list_paragraphs:
 * @role: only lines of this role
 * @first_page: @end_page: of these pages
 * @body_size: see quoth_pdf_find_body_size()
 * @words: see quoth_pdf_list_words()
 *
 * O(n log n) in the lines. Returns: (transfer full) (element-type QuothPdfParagraph): in the order in which they are read
 */
GPtrArray *
quoth_pdf_list_paragraphs (const QuothPdf *pdf, QuothPdfRole role, guint first_page, guint end_page, double body_size, GHashTable *words);

G_END_DECLS
