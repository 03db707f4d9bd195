/* quoth-pdf-load.h: the pages of a PDF file (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-pdf-pages.h"

G_BEGIN_DECLS

/**
 * quoth_pdf_load: reads the pages by the module that knows PDF, which is loaded when it is first needed. Any thread; one at a time.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_SYNTAX (damaged), %QUOTH_ERROR_NOT_TEXT (locked), %QUOTH_ERROR_TOO_LARGE or
 *   %QUOTH_ERROR_FAILED (the module is not there)
 */
QuothPdf *quoth_pdf_load (GBytes *bytes, GError **error);

G_END_DECLS
