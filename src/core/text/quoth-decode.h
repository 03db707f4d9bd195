/* quoth-decode.h: from the bytes of a file to a text, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothNewline: how the lines of a file ended. %QUOTH_NEWLINE_NONE: one line only. */
typedef enum
{
  QUOTH_NEWLINE_NONE,
  QUOTH_NEWLINE_LF,
  QUOTH_NEWLINE_CRLF,
  QUOTH_NEWLINE_CR,
  QUOTH_NEWLINE_MIXED,
} QuothNewline;

/** quoth_newline_to_nick: (transfer none): "none", "lf", "crlf", "cr", "mixed". */
const char *quoth_newline_to_nick (QuothNewline newline);

/** quoth_newline_from_nick: Returns: %FALSE if there is no such nick. */
gboolean quoth_newline_from_nick (const char *nick, QuothNewline *newline);

/**
 * QuothDecoded:
 * @text: the text
 * @encoding: the encoding's name as IANA writes it ("UTF-8", "windows-1251", "GB18030", …)
 * @bom: whether a byte order mark stood in front
 * @newline: how the lines ended
 * @guessed: whether the encoding was guessed (neither given, nor UTF-8, nor told by a BOM)
 * @exact: whether quoth_encode() of the above gives the original bytes again
 * @n_replaced: how many U+0000 were replaced by U+FFFD
 * @replaced_line: the line of the first of these, from 1; 0 if there is none
 */
typedef struct
{
  QuothText *text;
  char *encoding;
  gboolean bom;
  QuothNewline newline;
  gboolean guessed;
  gboolean exact;
  guint n_replaced;
  guint replaced_line;
} QuothDecoded;

/**
 * quoth_decode:
 * @bytes: the file
 * @encoding: (nullable): its encoding, or %NULL to find out: BOM, then valid UTF-8, then UTF-16/32 without
 *   a BOM by their zeros, then what libuchardet proposes
 *
 * Returns: (transfer full): the text and what was found, or %NULL with %QUOTH_ERROR_EMPTY,
 *   %QUOTH_ERROR_NOT_TEXT, %QUOTH_ERROR_TOO_LARGE, or %QUOTH_ERROR_ENCODING (the message names the byte and its
 *   line, and an encoding that would do, if there is one; or the name is not known)
 */
QuothDecoded *quoth_decode (GBytes *bytes, const char *encoding, GError **error);

void quoth_decoded_free (QuothDecoded *self);

/**
 * quoth_encode:
 *
 * The way back: newlines and BOM put in again.
 *
 * Returns: (transfer full): the bytes, or %NULL with %QUOTH_ERROR_ENCODING if @encoding cannot carry the
 *   text, or @newline is %QUOTH_NEWLINE_MIXED
 */
GBytes *quoth_encode (const QuothText *text,
                      const char *encoding,
                      QuothNewline newline,
                      gboolean bom,
                      GError **error);

/** quoth_decode_get_encodings: (transfer none): the encodings a user may choose from, NULL-terminated. */
const char *const *quoth_decode_get_encodings (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDecoded, quoth_decoded_free)

G_END_DECLS
