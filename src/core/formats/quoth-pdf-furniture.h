/* quoth-pdf-furniture.h: what belongs to the pages of a PDF file, not to its text (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-pdf-pages.h"

G_BEGIN_DECLS

/**
 * quoth_pdf_find_furniture: gives running heads and feet their roles: lines near the edge of a page that several pages have, but for the
 * figures in them. Where they count the pages, and the file does not itself, the pages get the numbers that are printed on them. O(lines).
 */
void quoth_pdf_find_furniture (QuothPdf *pdf);

/** quoth_pdf_find_body_size: the size of most letters outside of heads and feet, in points; 0 if there are none. */
double quoth_pdf_find_body_size (const QuothPdf *pdf);

/** quoth_pdf_find_notes: gives lines in smaller letters at the foot of a column, below its text, their role. */
void quoth_pdf_find_notes (QuothPdf *pdf, double body_size);

G_END_DECLS
