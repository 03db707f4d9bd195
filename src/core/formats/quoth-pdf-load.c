/* quoth-pdf-load.c: the pages of a PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-pdf-load.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "text/quoth-error.h"

#define MODULE "libquoth-pdf." G_MODULE_SUFFIX
/* More is no document that a person codes; and a few bytes can claim a billion pages. */
#define MAX_PAGES 20000

/* Where the module lies: as the environment says, where it is built for a program or a test that is not installed, or installed. */
static GModule *
open_module (char **message)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *built = g_build_filename (folder, "..", "core", "formats", NULL);
  g_autofree char *tested = g_build_filename (folder, "..", "..", "src", "core", "formats", NULL);
  const char *folders[] = { g_getenv ("QUOTH_MODULE_DIR"), built, tested, QUOTH_MODULE_DIR };
  GModule *module = NULL;

  for (guint i = 0; module == NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], MODULE, NULL) : NULL;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      module = g_module_open (path, G_MODULE_BIND_LOCAL | G_MODULE_BIND_LAZY);
      if (module == NULL && *message == NULL)
        *message = g_strdup (g_module_error ());
    }
  return module;
}

static gpointer
load_cb (gpointer data)
{
  char **message = data;
  GModule *module = open_module (message);
  gpointer function = NULL;

  if (module == NULL)
    return NULL;
  g_module_make_resident (module);
  return g_module_symbol (module, QUOTH_PDF_READ_FUNC, &function) ? function : NULL;
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
