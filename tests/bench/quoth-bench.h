/* quoth-bench.h: two ways of doing one thing, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothBench:
 * @folder: an empty folder to work in
 * @n_runs: how often each is measured ($QUOTH_BENCH_RUNS)
 *
 * Machines are noisy and all different, so nothing here is a time: what counts is the ratio of two medians that were measured
 * turn by turn in one run. It is printed beside its goal; a bench never fails because of it.
 */
typedef struct
{
  char *folder;
  guint n_runs;
} QuothBench;

/** QuothBenchFunc: one measured piece of work; @run counts from 0. */
typedef void (*QuothBenchFunc) (QuothBench *bench, guint run, gpointer data);

QuothBench *quoth_bench_new (void);
void quoth_bench_free (QuothBench *self);

/**
 * quoth_bench_compare:
 * @what: what is measured
 * @goal: @ours may take at most so many times what @theirs takes
 * @ours: the work as Quoth does it
 * @theirs: the same work, plainly
 *
 * Runs both in turns, once unmeasured, then n_runs times, and prints the medians and their ratio; and that of CPU time, which a
 * busy machine disturbs less, but which threads add to.
 */
void quoth_bench_compare (QuothBench *self,
                          const char *what,
                          double goal,
                          QuothBenchFunc ours,
                          QuothBenchFunc theirs,
                          gpointer data);

/** quoth_bench_path: (transfer full): a file in the folder. */
char *quoth_bench_path (QuothBench *self, const char *name);

/** quoth_bench_shell: runs a line of sh in the folder, in which $QUOTH_CLI is the program; a failure ends the bench. */
void quoth_bench_shell (QuothBench *self, const char *line);

/** quoth_bench_measure_memory: quoth_bench_shell(), and the most memory, in MB, that a program of it had at once. Linux gives a new program the
 * peak of the one that starts it: so a bench that asks this keeps its own small. */
guint quoth_bench_measure_memory (QuothBench *self, const char *line);

/**
 * quoth_bench_get_time: microseconds since some moment, but for those in which this thread was ready and other programs had all cores
 * (where the kernel tells: run_delay of /proc/thread-self/schedstat). So a busy machine makes what it measures noisy, but not long.
 */
gint64 quoth_bench_get_time (void);

/** quoth_bench_append_words: @n_bytes or a little more of made-up sentences, the same for the same @seed; some are not ASCII. */
void quoth_bench_append_words (GString *text, gsize n_bytes, GRand *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBench, quoth_bench_free)

G_END_DECLS
