/* quoth-pdf-words.h: putting printed lines together (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-pdf-pages.h"

G_BEGIN_DECLS

/**
 * quoth_pdf_tidy_page: puts lines together again that wide spaces have divided, the cells of a row with a tab between them; makes letters
 * of ligatures ("ﬁ"), and leaves out what cannot be seen: control characters, soft hyphens inside of a line.
 */
void quoth_pdf_tidy_page (QuothPdfPage *page);

/** quoth_pdf_list_words: (transfer full): the words of all lines in small letters, also those with a hyphen, but for the last of lines that end with one. */
GHashTable *quoth_pdf_list_words (const QuothPdf *pdf);

/**
 * quoth_pdf_join:
 * @text: a paragraph so far; not empty
 * @line: the words that follow on the next line
 * @words: see quoth_pdf_list_words()
 *
 * Appends @line with a space, or none where writing does without. A hyphen at the end goes where it only divides a word: where the next line
 * goes on in small letters, and the whole word stands elsewhere in the text or the one with a hyphen does not.
 */
void quoth_pdf_join (GString *text, const char *line, GHashTable *words);

/** quoth_pdf_ends_sentence: whether @text ends with the end of a sentence, under closing quotes, brackets and the number of a note. */
gboolean quoth_pdf_ends_sentence (const char *text);

G_END_DECLS
