/* quoth-valid.h: what the fields of values may hold: asked by the store, and by who wants to know before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Each function says whether @text is allowed, and sets %QUOTH_ERROR_INVALID if not. @what: the field as a message
 * calls it, marked with N_() ("the date of the claim"). %NULL and "" are allowed but for names.
 */

/** quoth_valid_text: any text, of valid UTF-8. */
gboolean quoth_valid_text (const char *what, const char *text, GError **error);

/** quoth_valid_name: text that is not blank. */
gboolean quoth_valid_name (const char *what, const char *text, GError **error);

/** quoth_valid_word: one lower-case word: letters, digits, "-" and "_". */
gboolean quoth_valid_word (const char *what, const char *text, GError **error);

/** quoth_valid_date: a calendar date as exact as is known: 2023, 2023-03 or 2023-03-21. */
gboolean quoth_valid_date (const char *what, const char *text, GError **error);

/** quoth_valid_period: two such dates, the first not after the second. */
gboolean quoth_valid_period (
  const char *what_from, const char *from, const char *what_to, const char *to, GError **error);

/** quoth_valid_color: "#rrggbb". */
gboolean quoth_valid_color (const char *what, const char *text, GError **error);

/** quoth_valid_language: the form of a BCP 47 tag ("en", "zh-Hans"). */
gboolean quoth_valid_language (const char *what, const char *text, GError **error);

/** quoth_valid_script: the form of an ISO 15924 code ("Cyrl"). */
gboolean quoth_valid_script (const char *what, const char *text, GError **error);

/** quoth_valid_wikidata: the form of an item's id ("Q15031"). */
gboolean quoth_valid_wikidata (const char *what, const char *text, GError **error);

G_END_DECLS
