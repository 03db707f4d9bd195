/* quoth-letters.h: texts of several lines, letter by letter on one (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What would end a line, a tab, a backslash, and white space at the ends are escaped as in C: "\\n", "\\t", "\\\\", "\\u2028".
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_letters_end_line: where str.splitlines() of Python splits. */
gboolean quoth_letters_end_line (gunichar c);

/** quoth_letters_append: appends @text so that quoth_letters_dup() has it again; @and: (nullable): characters of ASCII to be escaped, too. */
void quoth_letters_append (GString *out, const char *text, const char *and);

/** quoth_letters_dup: (transfer full): the text that @letters stand for; what is no escape is taken as it is. */
char *quoth_letters_dup (const char *letters);

G_END_DECLS
