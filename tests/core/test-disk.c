/* test-disk.c: tests of quoth-disk.c: what kind of a disk a file is on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-disk.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static const char mounts[]
  = "22 1 259:3 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p3 rw\n"
    "96 22 0:45 / /mnt/team rw,nosuid shared:50 - fuse.sshfs ada@example.org:/srv rw,user_id=1000\n"
    "97 22 0:46 / /mnt/cloud rw - fuse https://cloud.example.org/dav rw,user_id=1000\n"
    "98 22 0:47 / /run/user/1000/doc rw - fuse.portal portal rw\n"
    "99 22 8:17 / /media/usb rw - fuseblk /dev/sdb1 rw\n"
    "100 22 0:48 / /mnt/with\\040space rw master:1 shared:2 - fuse.rclone remote: rw\n"
    "broken\n";

static void
assert_fuse (guint major, guint minor, const char *expected)
{
  g_autofree char *name = quoth_disk_dup_fuse_name (mounts, major, minor);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_fuse (void)
{
  assert_fuse (0, 45, "sshfs");
  assert_fuse (0, 46, "WebDAV");
  assert_fuse (0, 47, NULL);
  assert_fuse (8, 17, NULL);
  assert_fuse (0, 48, "rclone");
  assert_fuse (0, 4, NULL);
  assert_fuse (259, 3, NULL);
  g_assert_null (quoth_disk_dup_fuse_name ("", 0, 1));
}

static void
test_names (void)
{
  g_assert_cmpstr (quoth_disk_get_name (0x6969), ==, "NFS");
  g_assert_cmpstr (quoth_disk_get_name (0xff534d42), ==, "CIFS");
  /* As it comes on computers where the number is signed. */
  g_assert_cmpstr (quoth_disk_get_name ((guint64) (gint64) (gint32) 0xfe534d42), ==, "SMB");
  g_assert_null (quoth_disk_get_name (0xef53));
  g_assert_null (quoth_disk_get_name (0x01021994));
}

/* Nothing is left of the trial. */
static void
test_can_lock (void)
{
  g_autofree char *folder = g_dir_make_tmp ("quoth-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.quoth", NULL);

  g_assert_true (quoth_disk_can_lock (path));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (quoth_disk_can_lock (path));
  g_assert_null (quoth_disk_dup_network (path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disk/fuse", test_fuse);
  g_test_add_func ("/disk/names", test_names);
  g_test_add_func ("/disk/can-lock", test_can_lock);
  return g_test_run ();
}
