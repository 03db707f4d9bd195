/* quoth-bench-mentions.h: a project with very many mentions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bench.h"

G_BEGIN_DECLS

#define QUOTH_BENCH_N_MENTIONS 100000

/**
 * quoth_bench_make_mentions:
 *
 * Makes "empty.quoth", a project with 100 documents and 100 actors and nothing coded, and "mentions.jsonl", 100,000 mentions
 * to be applied to it.
 */
void quoth_bench_make_mentions (QuothBench *bench);

G_END_DECLS
