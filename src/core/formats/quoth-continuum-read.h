/* quoth-continuum-read.h: what coders marked in a text, from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "agreement/quoth-continuum.h"

G_BEGIN_DECLS

/**
 * quoth_continuum_read:
 * @bytes: csv in any encoding and with any usual separator: coder, code, start, end and perhaps unit. Half open; a first row may say what the
 *   columns are, in any order. Rows of one coder with the same unit are the fragments of one, whose code must be the same
 * @name: what the file is called in errors
 * @length: of the text
 * @coders: (nullable) (element-type utf8): coders that took part, also where they marked nothing; if there are any, rows of others are passed over
 *
 * At most a million rows and a thousand coders.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_SYNTAX, %QUOTH_ERROR_OFFSET or %QUOTH_ERROR_TOO_LARGE, whose message begins “NAME:LINE:”, or what
 *   quoth_decode() says
 */
QuothContinuum *quoth_continuum_read (GBytes *bytes, const char *name, guint length, GPtrArray *coders, GError **error);

G_END_DECLS
