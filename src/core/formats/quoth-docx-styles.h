/* quoth-docx-styles.h: what the styles and lists of a Word document say of its paragraphs (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-package.h"

G_BEGIN_DECLS

/** QuothDocxStyles: the styles and lists of one document, and how far its lists have counted. */
typedef struct _QuothDocxStyles QuothDocxStyles;

/** QuothDocxLook: what a paragraph is. */
typedef enum
{
  QUOTH_DOCX_PLAIN,
  QUOTH_DOCX_HEADING,
  QUOTH_DOCX_QUOTE,
  QUOTH_DOCX_CONTENTS, /* a line of the table of contents */
} QuothDocxLook;

/** quoth_docx_styles_new: (transfer full): @styles, @numbering: (nullable): the files of these names; kept, and to be freed after it. */
QuothDocxStyles *quoth_docx_styles_new (xmlDoc *styles, xmlDoc *numbering);
void quoth_docx_styles_free (QuothDocxStyles *self);

/** quoth_docx_styles_get_look: by its properties (w:pPr; may be %NULL) or those of its style. */
QuothDocxLook quoth_docx_styles_get_look (const QuothDocxStyles *self, xmlNode *properties);

/**
 * quoth_docx_styles_count: counts a paragraph, if it is in a list.
 * @depth: (out): of the list, from 0
 *
 * Returns: (transfer full) (nullable): what stands before it ("- ", "2. ", "b) "); %NULL if it is in none
 */
char *quoth_docx_styles_count (QuothDocxStyles *self, xmlNode *properties, guint *depth);

/** quoth_docx_styles_get_language: (transfer none) (nullable): of the text, where nothing else is said. */
const char *quoth_docx_styles_get_language (const QuothDocxStyles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDocxStyles, quoth_docx_styles_free)

G_END_DECLS
