/* quoth-fuzz-kept.h: what each execution would make anew, and what is made once instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_fuzz_kept_begin: before the first target is made, and before anything else asks for SQLite. */
void quoth_fuzz_kept_begin (void);

/** quoth_fuzz_kept_end: lets go of all of it. */
void quoth_fuzz_kept_end (void);

G_END_DECLS
