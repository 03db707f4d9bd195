/* work.h: a coder at work, who says what the project has acknowledged, and what is left when the work ends badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "world.h"

G_BEGIN_DECLS

/** WorkFlags: what the work has in it besides edits, undo and redo. */
typedef enum
{
  WORK_PLAIN = 0,
  WORK_BACKUPS = 1 << 0, /* whole copies are made beside the project */
  WORK_BIG = 1 << 1,     /* texts come that are written without the log */
} WorkFlags;

/**
 * work_step: makes a random step, from g_test_rand_int(), of @world's open project, which it may close and open again.
 *
 * Returns: what was acknowledged, as the journal's kinds go: 'e' an edit, 'u' an undo, 'r' a redo; 0 where nothing that the journal tells
 */
char work_step (World *world, WorkFlags flags);

/** Aftermath: how a project was before the work. */
typedef struct _Aftermath Aftermath;

/** aftermath_new: (transfer full): how the project at @path is now. */
Aftermath *aftermath_new (const char *path);
void aftermath_free (Aftermath *self);

/**
 * aftermath_check:
 * @world: with the project closed; it is open afterwards
 * @told: what was acknowledged, in order
 *
 * Asserts that the project opens and is sound; that what was acknowledged is in the journal, and at most one step more; and that the tables are
 * what they were, with the journal's entries made, each whole: taken back one by one, they leave what was there before.
 *
 * Returns: how long it took to open, in microseconds
 */
gint64 aftermath_check (Aftermath *self, World *world, const char *told);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Aftermath, aftermath_free)

G_END_DECLS
