/* lossy-vfs.h: a disk that loses what was not flushed when the power goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shim over SQLite's own file system. Once armed, it keeps for each file what is surely on the disk, and what was written since the last flush.
 * When the power goes, at the n-th call that writes, cuts, flushes or deletes, any of the latter may be there or not, in pieces and out of order;
 * from then on each call fails, until lossy_vfs_restart() puts the files as the disk has them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** lossy_vfs_install: makes it the default of all databases that are opened from now on. Once in a process. */
void lossy_vfs_install (void);

/** lossy_vfs_arm: the power goes at the @n-th call, from 1; @seed says what is lost. No database must be open. */
void lossy_vfs_arm (guint n, guint32 seed);

/** lossy_vfs_is_dark: whether the power has gone. */
gboolean lossy_vfs_is_dark (void);

/**
 * lossy_vfs_restart: the power comes back: puts the files that were opened since it was armed as the disk has them, and takes away what programs
 * shared. No database must be open. Returns: whether the power had gone; if it had not, all files are as they are.
 */
gboolean lossy_vfs_restart (void);

G_END_DECLS
