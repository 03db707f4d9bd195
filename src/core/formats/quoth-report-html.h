/* quoth-report-html.h: what the writer of HTML reports is made of (private to it)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_report_style: the style sheet, without the colours of a project; nothing in it needs escaping. */
extern const char quoth_report_style[];

G_END_DECLS
