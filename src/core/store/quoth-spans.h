/* quoth-spans.h: whether what is coded stands in the text (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/*
 * Both look at what is in the tables, and set %QUOTH_ERROR_OFFSET or %QUOTH_ERROR_QUOTE, naming the annotation. One that is
 * unplaced need not stand anywhere.
 */

/** quoth_spans_check_document: whether all annotations of @document stand in @text. */
gboolean quoth_spans_check_document (QuothDatabase *database,
                                     const QuothId *document,
                                     QuothText *text,
                                     GError **error);

/** quoth_spans_check_annotation: whether this one does. */
gboolean quoth_spans_check_annotation (QuothDatabase *database,
                                       const QuothId *annotation,
                                       QuothText *text,
                                       GError **error);

G_END_DECLS
