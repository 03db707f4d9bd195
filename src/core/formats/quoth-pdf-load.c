/* quoth-pdf-load.c: the pages of a PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-pdf-load.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "formats/quoth-module.h"
#include "text/quoth-error.h"

#define MODULE "libquoth-pdf." G_MODULE_SUFFIX
/* More is no document that a person codes; and a few bytes can claim a billion pages. */
#define MAX_PAGES 20000

static gpointer
load_cb (gpointer data)
{
  return quoth_module_find (MODULE, QUOTH_PDF_READ_FUNC, data);
}

static QuothPdfReadFunc
get_function (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  static char *message;
  QuothPdfReadFunc function = (QuothPdfReadFunc) g_once (&once, load_cb, &message);

  if (function == NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _("PDF files cannot be read here: the part of Quoth that does it is missing (%s)"),
                 message != NULL ? message : MODULE);
  return function;
}

QuothPdf *
quoth_pdf_load (GBytes *bytes, GError **error)
{
  /* Poppler shares fonts and settings between documents, and is not sure in threads. */
  static GMutex mutex;
  QuothPdfReadFunc read = get_function (error);
  g_autofree char *message = NULL;
  g_autoptr (QuothPdf) pdf = NULL;
  QuothPdfResult result;

  if (read == NULL)
    return NULL;
  g_mutex_lock (&mutex);
  result = read (bytes, MAX_PAGES + 1, &pdf, &message);
  g_mutex_unlock (&mutex);
  if (result == QUOTH_PDF_LOCKED)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT,
                         _("The PDF is locked by a password: open it in a viewer, print it into a new PDF file without one, and import that"));
  else if (result == QUOTH_PDF_DAMAGED)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("The file is no PDF, or it is damaged or cut off (%s)"), message);
  else if (pdf->pages->len > MAX_PAGES)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The PDF has more than %d pages; split it into parts"), MAX_PAGES);
  else
    return g_steal_pointer (&pdf);
  return NULL;
}
