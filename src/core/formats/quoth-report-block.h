/* quoth-report-block.h: making the blocks of a report (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-report.h"

G_BEGIN_DECLS

/** quoth_report_block_new: (transfer full): an empty block of @kind. */
QuothReportBlock *quoth_report_block_new (QuothReportKind kind);
void quoth_report_block_free (QuothReportBlock *self);

/** quoth_report_block_add_line: (transfer none): appends an empty line. */
QuothReportLine *quoth_report_block_add_line (QuothReportBlock *self);

/** quoth_report_block_add_fact: appends a line "@name: @value", with @value as it is; nothing for %NULL and "". */
void quoth_report_block_add_fact (QuothReportBlock *self, const char *name, const char *value);

/** quoth_report_block_keep: (transfer none): @text (transfer full), as long as the block is there. */
const char *quoth_report_block_keep (QuothReportBlock *self, char *text);

/** quoth_report_block_add_note: (transfer none): appends a note without lines; @anchor is copied and may be %NULL. */
QuothReportNote *quoth_report_block_add_note (QuothReportBlock *self, guint number, const char *anchor, gsize place, int color);

QuothReportLine *quoth_report_note_add_line (QuothReportNote *self);

/** quoth_report_line_add: appends @text, which is copied; nothing for %NULL and "". */
void quoth_report_line_add (QuothReportLine *self, QuothReportStyle style, const char *text);

/** quoth_report_line_add_link: the same, leading to @target (nullable), with a dot of @color (-1: none) before it. */
void quoth_report_line_add_link (QuothReportLine *self, QuothReportStyle style, const char *text, const char *target, int color);

/** quoth_report_line_add_item: one of a list: "@separator" dimly where it is not the first of the line, then the link. */
void quoth_report_line_add_item (QuothReportLine *self, const char *separator, QuothReportStyle style, const char *text, const char *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothReportBlock, quoth_report_block_free)

G_END_DECLS
