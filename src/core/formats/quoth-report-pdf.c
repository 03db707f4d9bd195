/* quoth-report-pdf.c: a report as a PDF file, by a module that sets pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which page a text begins on is in the table of contents, and known when all before it was set. So the report is set twice: once to count the
 * pages and the links, and once to write them. Memory does not grow with the texts, but for what a PDF file has at its end: fonts, the pages,
 * and links, of which there are no more than %QUOTH_REPORT_LINKS_MAX beside the contents.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "formats/quoth-module.h"
#include "formats/quoth-report-pages.h"
#include "formats/quoth-report-private.h"
#include "text/quoth-error.h"

#define MODULE "libquoth-report." G_MODULE_SUFFIX

static gpointer
load_cb (gpointer data)
{
  return quoth_module_find (MODULE, QUOTH_REPORT_PAGES_FUNC, data);
}

static QuothReportPagesFunc
get_function (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  static char *message;
  QuothReportPagesFunc function = (QuothReportPagesFunc) g_once (&once, load_cb, &message);

  if (function == NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _("PDF files cannot be written here: the part of Quoth that does it is missing (%s)"),
                 message != NULL ? message : MODULE);
  return function;
}

static gboolean
write_bytes (gpointer data, const guint8 *bytes, gsize n_bytes, GError **error)
{
  QuothExportFile *file = data;

  g_string_append_len (file->buffer, (const char *) bytes, (gssize) n_bytes);
  return quoth_export_file_spill (file, error);
}

typedef struct
{
  QuothReportPagesFunc open;
  QuothReportPages pages;
} Writer;

static gboolean
set_pages (QuothExport *export, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  QuothReportSink *sink = self->open (&self->pages);
  gboolean done = quoth_report_write (export, sink, error);

  sink->free (sink);
  return done;
}

static gboolean
write_pdf (QuothExport *export, GCancellable *cancellable, GError **error)
{
  gboolean is_a4 = g_str_equal (quoth_export_get_option (export, "paper"), "a4");
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (QuothExportFile) file = NULL;
  guint n_links[QUOTH_REPORT_N_LINKS] = { 0 };
  Writer self = { .open = get_function (error) };

  if (self.open == NULL)
    return FALSE;
  self.pages = (QuothReportPages){ .width = is_a4 ? 595.28 : 612,
                                   .height = is_a4 ? 841.89 : 792,
                                   .generator = "Quoth " QUOTH_VERSION,
                                   .numbers = numbers,
                                   .n_links = n_links };
  if (!quoth_export_rehearse (export, set_pages, &self, error))
    return FALSE;
  file = quoth_export_open_file (export, NULL, error);
  self.pages.write = write_bytes;
  self.pages.data = file;
  return file != NULL && set_pages (export, &self, error) && quoth_export_file_close (file, error);
}

static const char *const extensions[] = { "pdf", NULL };
static const char *const mime_types[] = { "application/pdf", NULL };
static const char *const papers[] = { "a4", "letter", NULL };

static const QuothFormatOption options[] = {
  QUOTH_REPORT_OPTIONS,
  { "paper", N_ ("the size of the pages"), papers, "a4" },
  { NULL, NULL, NULL, NULL },
};

static const char *const losses[] = {
  N_ ("versions of the codebook and the history"),
  N_ ("original files"),
  N_ ("what a program would need to read it back"),
  N_ ("links in the notes, and then in the lists, of a report of thousands of pages"),
  NULL,
};

const QuothFormat quoth_format_pdf_report = {
  .id = "pdf-report",
  .name = N_ ("Report as PDF"),
  .summary = N_ ("To print: the codebook, and the texts with what is coded in them beside them, on numbered pages"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_WRITES | QUOTH_FORMAT_WRITES_TWICE,
  .unit = QUOTH_UNIT_NONE,
  .carries = QUOTH_REPORT_CARRIES,
  .keeps = QUOTH_REPORT_KEEPS,
  .losses = losses,
  .options = options,
  .write = write_pdf,
};
