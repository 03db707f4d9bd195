/* faulty-vfs.h: a disk that fails when it is told to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shim over SQLite's own file system. Once armed, each call that a disk can fail (open, delete, read, write, truncate, sync, size) is
 * counted, over all files and threads, and the n-th fails.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FaultKind: how the n-th call fails. */
typedef enum
{
  FAULT_NONE,        /* calls are counted, and none fails */
  FAULT_ONCE,        /* an I/O error, once */
  FAULT_FROM_ON,     /* an I/O error, and so does each call after it: the disk is gone */
  FAULT_FULL,        /* no space, for each write from there on; other calls are done */
  FAULT_SHORT_WRITE, /* half is written, and then an I/O error, once; a call that is no write is done, and the next write fails */
  FAULT_KILLED,      /* the process is killed: before the call, or, if it writes, after half of it */
} FaultKind;

/** N_FAULT_KINDS: those that a process lives through. */
#define N_FAULT_KINDS (FAULT_SHORT_WRITE + 1)

/** faulty_vfs_install: makes it the default of all databases that are opened from now on. Once in a process. */
void faulty_vfs_install (void);

/** faulty_vfs_arm: begins to count at 1; the call @n fails as @kind says. */
void faulty_vfs_arm (FaultKind kind, guint n);

/** faulty_vfs_disarm: nothing fails any more. Returns: how many calls were counted. */
guint faulty_vfs_disarm (void);

/** faulty_vfs_has_failed: whether a call failed since it was armed. */
gboolean faulty_vfs_has_failed (void);

G_END_DECLS
