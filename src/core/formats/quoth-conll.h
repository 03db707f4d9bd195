/* quoth-conll.h: the parts of the formats with a token a line (private to quoth-conll*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QUOTH_CONLL_GENERATOR: how "# generator = " begins in our CoNLL-U, which says of every token what is after it. */
#define QUOTH_CONLL_GENERATOR "Quoth"

/** quoth_conll_is_space: whether @c is white space, that is, in no token. */
gboolean quoth_conll_is_space (gunichar c);

/** quoth_conll_read: the reader of the format. */
gboolean quoth_conll_read (QuothIntake *intake, GBytes *bytes, GError **error);

/** quoth_conll_detect: how sure it is, 0 to 100, that a file with these first bytes has a token a line, with labels. */
int quoth_conll_detect (const char *basename, const guint8 *head, gsize n_bytes);

G_END_DECLS
