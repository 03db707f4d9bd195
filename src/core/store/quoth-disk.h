/* quoth-disk.h: what kind of a disk a file is on (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_disk_dup_network: (transfer full) (nullable): what the network drive is called that the file at @path is on ("NFS", "sshfs"); %NULL if it is on none,
 * or the system does not say. */
char *quoth_disk_dup_network (const char *path);

/** quoth_disk_get_name: (nullable): the same from the number that statfs() gives; %NULL for what is on no network, or does not tell by its number. */
const char *quoth_disk_get_name (guint64 type);

/**
 * quoth_disk_dup_fuse_name:
 * @mounts: what /proc/self/mountinfo has
 * @major: the device of the file
 *
 * Returns: (transfer full) (nullable): the network drive that a program makes at that device; %NULL if it is on no network
 */
char *quoth_disk_dup_fuse_name (const char *mounts, guint major, guint minor);

/** quoth_disk_can_lock: whether files in the folder of @path can be locked: tried on a file that is there for a moment. %TRUE if that cannot be told. */
gboolean quoth_disk_can_lock (const char *path);

G_END_DECLS
