/* unshared-vfs.h: a disk that has no memory to share, as network drives have none, or that cannot even lock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** UnsharedKind: what the disk cannot do. */
typedef enum
{
  UNSHARED_MEMORY,       /* there is no way to share memory */
  UNSHARED_MEMORY_FAILS, /* there is one, and it fails */
  UNSHARED_LOCKS,        /* files cannot be locked either */
} UnsharedKind;

/** unshared_vfs_install: makes it the default of all databases that are opened from now on. Once in a process. */
void unshared_vfs_install (UnsharedKind kind);

G_END_DECLS
