/* quoth-html-metadata.h: what a web page says of itself (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-html-tree.h"
#include "model/quoth-document.h"

G_BEGIN_DECLS

/** QuothHtmlField: what a page may say of itself. */
typedef enum
{
  QUOTH_HTML_TITLE,
  QUOTH_HTML_AUTHOR,
  QUOTH_HTML_HANDLE,
  QUOTH_HTML_DATE,
  QUOTH_HTML_URL,
  QUOTH_HTML_SOURCE,
  QUOTH_HTML_LANGUAGE,
  QUOTH_HTML_KIND,
} QuothHtmlField;

#define QUOTH_HTML_N_FIELDS (QUOTH_HTML_KIND + 1)

/**
 * QuothHtmlMetadata:
 * @values: (nullable): the best that was found for each field
 * @ranks: how good it is: 1 is best
 *
 * A page says the same in several places, and not all are as careful.
 */
typedef struct
{
  char *values[QUOTH_HTML_N_FIELDS];
  guint ranks[QUOTH_HTML_N_FIELDS];
} QuothHtmlMetadata;

/** quoth_html_metadata_propose: takes @value (white space squeezed) if it is something and no better one is there; the first of a rank holds. */
void quoth_html_metadata_propose (QuothHtmlMetadata *self, QuothHtmlField field, guint rank, const char *value);

void quoth_html_metadata_clear (QuothHtmlMetadata *self);

/** quoth_html_metadata_read: fills the fields of @document that @page tells something of. */
void quoth_html_metadata_read (xmlDoc *page, QuothDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothHtmlMetadata, quoth_html_metadata_clear)

G_END_DECLS
