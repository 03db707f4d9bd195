/* quoth-bench-mentions.h: a project with very many mentions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bench.h"

G_BEGIN_DECLS

/**
 * quoth_bench_make_mentions:
 *
 * Makes "empty.quoth", a project with 100 documents and 100 actors and nothing coded, and "mentions.jsonl", @n mentions
 * to be applied to it.
 */
void quoth_bench_make_mentions (QuothBench *bench, guint n);

G_END_DECLS
