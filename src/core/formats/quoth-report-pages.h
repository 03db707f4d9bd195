/* quoth-report-pages.h: setting a report in pages (private to the format and its module)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-report.h"

G_BEGIN_DECLS

/**
 * QuothReportPages:
 * @width: @height: of a page, in points (1/72 inch)
 * @generator: "Quoth 1.0"
 * @numbers: (element-type guint): the page of each entry of the contents: filled where @write is %NULL, and asked for else
 * @write: (nullable): takes bytes of the file; %NULL: the pages are only counted
 */
typedef struct
{
  double width;
  double height;
  const char *generator;
  GArray *numbers;
  gboolean (*write) (gpointer data, const guint8 *bytes, gsize n_bytes, GError **error);
  gpointer data;
} QuothReportPages;

/**
 * QuothReportPagesFunc: starts a document of pages. @pages stays until the sink is freed. Any thread.
 *
 * Returns: (transfer full): free it by its "free"; its functions fail with what @write failed with, or with %G_FILE_ERROR_FAILED
 */
typedef QuothReportSink *(*QuothReportPagesFunc) (const QuothReportPages *pages);

/** QUOTH_REPORT_PAGES_FUNC: what the module calls it. */
#define QUOTH_REPORT_PAGES_FUNC "quoth_report_module_open"

G_END_DECLS
