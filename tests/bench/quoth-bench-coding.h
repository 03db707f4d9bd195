/* quoth-bench-coding.h: a long text with annotations all over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bench.h"

G_BEGIN_DECLS

/** quoth_bench_make_coded: makes NAME.txt of @n_bytes, in paragraphs or of one, and the project NAME.quoth with it and @n_annotations. */
void quoth_bench_make_coded (QuothBench *self, const char *name, gsize n_bytes, guint n_annotations, gboolean paragraphs);

G_END_DECLS
