/* quoth-bench-intake.h: a file of another program, to be read for a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QuothBenchIntake: @bytes: all of the file */
typedef struct
{
  QuothStore *store;
  QuothReader *reader;
  QuothCoder *coder;
  GPtrArray *warnings;
  GPtrArray *losses;
  QuothIntake *intake;
  GBytes *bytes;
} QuothBenchIntake;

/** quoth_bench_insist: ends the bench with @error, unless it was @done. */
void quoth_bench_insist (gboolean done, const GError *error);

/** quoth_bench_intake_open: what reads the file @path for @project; for quoth_bench_intake_clear(). A failure ends the bench. */
void quoth_bench_intake_open (QuothBenchIntake *self, const char *project, const char *path);
void quoth_bench_intake_clear (QuothBenchIntake *self);

/** quoth_bench_intake_read: reads it by the format @id, as far as edits. Returns: how many these are */
guint quoth_bench_intake_read (QuothBenchIntake *self, const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothBenchIntake, quoth_bench_intake_clear)

G_END_DECLS
