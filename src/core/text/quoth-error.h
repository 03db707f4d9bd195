/* quoth-error.h: the one error domain of libquoth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QUOTH_ERROR:
 *
 * The domain of every error that libquoth makes itself. A message says what is wrong, where, and
 * what would be right; it is a whole sentence without a full stop, ready for a user to read.
 * Errors of GIO (a file that is not there) keep their own domain.
 */
#define QUOTH_ERROR (quoth_error_quark ())

/**
 * QuothError:
 * @QUOTH_ERROR_FAILED: anything that a caller can only show
 * @QUOTH_ERROR_NOT_TEXT: the bytes are not text (a picture, a program, an archive)
 * @QUOTH_ERROR_ENCODING: the bytes are not valid in the encoding; the message names the byte
 * @QUOTH_ERROR_EMPTY: there is nothing in it
 * @QUOTH_ERROR_TOO_LARGE: over a stated limit
 * @QUOTH_ERROR_NOT_A_PROJECT: the file is not a Quoth project
 * @QUOTH_ERROR_NEWER: made by a newer Quoth, in a way this one cannot write
 * @QUOTH_ERROR_READ_ONLY: a write to something opened read only
 * @QUOTH_ERROR_DAMAGED: the project file is damaged
 * @QUOTH_ERROR_SYNTAX: the input is not of its format
 * @QUOTH_ERROR_INVALID: a field's value is not allowed
 * @QUOTH_ERROR_REFERENCE: something names a thing that does not exist, or is still in use
 * @QUOTH_ERROR_OFFSET: a span lies outside its text, is the wrong way round or cuts a grapheme
 * @QUOTH_ERROR_QUOTE: a quote is not what the text says there
 * @QUOTH_ERROR_EXISTS: there is one already
 * @QUOTH_ERROR_NOT_FOUND: there is none
 * @QUOTH_ERROR_CONFLICT: later work depends on what was to be taken back
 * @QUOTH_ERROR_BUSY: another program holds the file
 * @QUOTH_ERROR_DISK: the disk is full, or cannot be written or read
 */
typedef enum
{
  QUOTH_ERROR_FAILED,
  QUOTH_ERROR_NOT_TEXT,
  QUOTH_ERROR_ENCODING,
  QUOTH_ERROR_EMPTY,
  QUOTH_ERROR_TOO_LARGE,
  QUOTH_ERROR_NOT_A_PROJECT,
  QUOTH_ERROR_NEWER,
  QUOTH_ERROR_READ_ONLY,
  QUOTH_ERROR_DAMAGED,
  QUOTH_ERROR_SYNTAX,
  QUOTH_ERROR_INVALID,
  QUOTH_ERROR_REFERENCE,
  QUOTH_ERROR_OFFSET,
  QUOTH_ERROR_QUOTE,
  QUOTH_ERROR_EXISTS,
  QUOTH_ERROR_NOT_FOUND,
  QUOTH_ERROR_CONFLICT,
  QUOTH_ERROR_BUSY,
  QUOTH_ERROR_DISK,
} QuothError;

GQuark quoth_error_quark (void);

G_END_DECLS
