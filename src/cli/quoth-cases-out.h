/* quoth-cases-out.h: cases of adjudication and of feedback as rows, or as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-columns.h"
#include "quoth-invocation.h"

G_BEGIN_DECLS

/** quoth_cases_new_columns: (transfer full): with the headings of the rows. */
QuothColumns *quoth_cases_new_columns (QuothOutput *output);

/** quoth_cases_add_row: a case in words: where it is, what it is, how it stands, and who says what. @standing: how it stands. */
gboolean quoth_cases_add_row (
  QuothColumns *columns, const QuothAdjudication *adjudication, const QuothCase *one, const char *standing, GError **error);

/** quoth_cases_append_json: a case as an object; @kind_name: (nullable): what @kind is there ("case", "feedback"). */
void quoth_cases_append_json (
  GString *out, const QuothAdjudication *adjudication, const QuothCase *one, const char *kind_name, const char *kind);

G_END_DECLS
