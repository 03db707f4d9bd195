/* quoth-bench-files.h: one coded text in the files of several programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bench.h"

G_BEGIN_DECLS

/**
 * quoth_bench_write_text: makes @name (UTF-8), words of which every third is a person, a claim or a cue; one in ten is not in the first plane
 * of Unicode. The other files here are about it, and have @n annotations each, as this text is long.
 */
void quoth_bench_write_text (QuothBench *bench, const char *name, guint n);

/** quoth_bench_write_xmi: makes the XMI @name, which has the text in it, and TypeSystem.xml beside it. */
void quoth_bench_write_xmi (QuothBench *bench, const char *name, guint n);

/** quoth_bench_write_brat: makes the .ann @name. Of ten lines seven are text-bound, and one each a relation, an attribute and a note. */
void quoth_bench_write_brat (QuothBench *bench, const char *name, guint n);

/** quoth_bench_write_csv: makes the table @name of codings in the text @document. */
void quoth_bench_write_csv (QuothBench *bench, const char *name, const char *document, guint n);

/** quoth_bench_write_jsonl: makes the edits @name, the text and a person among them. */
void quoth_bench_write_jsonl (QuothBench *bench, const char *name, guint n);

G_END_DECLS
