/* quoth-bench-project.h: a project in which many steps were done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QuothBenchProject: a project with a coder, an actor and a text. */
typedef struct
{
  QuothId coder;
  QuothId actor;
  QuothId document;
} QuothBenchProject;

/** quoth_bench_project_make: makes one. */
QuothBenchProject quoth_bench_project_make (const char *path);

/** quoth_bench_project_work: does @n steps in the file @path, a copy of @project that nobody has open. */
void quoth_bench_project_work (const QuothBenchProject *project, const char *path, guint n);

/** quoth_bench_insist: ends the bench with @error (nullable) if something was not done. */
void quoth_bench_insist (gboolean done, GError **error);

/** quoth_bench_get_peak: the most memory that this process ever had, in MB. */
guint quoth_bench_get_peak (void);

G_END_DECLS
