/* quoth-report-pages.h: setting a report in pages (private to the format and its module)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-report.h"

G_BEGIN_DECLS

/**
 * QuothReportLinks: what links stand in, the more useful first: one leads from a list at the end back into the texts, one from a note to the lists
 */
typedef enum
{
  QUOTH_REPORT_LINKS_LISTS,
  QUOTH_REPORT_LINKS_NOTES,
} QuothReportLinks;

#define QUOTH_REPORT_N_LINKS (QUOTH_REPORT_LINKS_NOTES + 1)

/**
 * QUOTH_REPORT_LINKS_MAX: Cairo keeps each link, and each place that one leads to, until the file is closed, 300 to 400 bytes each. In a report that
 * would have more of them notes lead nowhere, and if that is not enough, lists neither; contents and bookmarks always do.
 */
#define QUOTH_REPORT_LINKS_MAX 150000

/**
 * QuothReportPages:
 * @width: @height: of a page, in points (1/72 inch)
 * @generator: "Quoth 1.0"
 * @numbers: (element-type guint): the page of each entry of the contents: filled where @write is %NULL, and asked for else
 * @n_links: how many links, and places that they lead to, there are, by #QuothReportLinks: as @numbers
 * @write: (nullable): takes bytes of the file; %NULL: the pages are only counted
 */
typedef struct
{
  double width;
  double height;
  const char *generator;
  GArray *numbers;
  guint *n_links;
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
