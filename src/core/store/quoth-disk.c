/* quoth-disk.c: what kind of a disk a file is on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A network drive may look as if all worked on it: memory can be shared through a file, but only among the programs of one computer. So what it is is asked
 * of the system, by the number of its file system (statfs(2)), and where that only says that a program makes the files (FUSE), by the
 * name it was mounted with. What is not known is taken for a disk of this computer: there SQLite finds out by itself what does not work.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "config.h"

#include "store/quoth-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/quoth-file.h"

#define FUSE 0x65735546u

static const struct
{
  guint32 type;
  const char *name;
} networks[] = {
  { 0x00006969, "NFS" },
  { 0x0000517b, "SMB" },
  { 0x0000564c, "NCP" },
  { 0x00c36400, "CephFS" },
  { 0x01021997, "9p" },
  { 0x01161970, "GFS2" },
  { 0x0bd00bd0, "Lustre" },
  { 0x19830326, "BeeGFS" },
  { 0x20030528, "OrangeFS" },
  { 0x47504653, "GPFS" },
  { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x7461636f, "OCFS2" },
  { 0x786f4256, "VirtualBox" },
  { 0xaad7aaea, "PanFS" },
  { 0xfe534d42, "SMB" },
  { 0xff534d42, "CIFS" },
};

/* Programs that make files of what is elsewhere, as they name themselves in the table of mounts. */
static const char *const programs[] = {
  "afuse",        "ceph",     "ceph-fuse",   "curlftpfs", "davfs",   "gcsfuse",  "geesefs",    "glusterfs", "google-drive-ocamlfuse",
  "goofys",       "gvfsd-fuse", "juicefs",   "lizardfs",  "mfs",     "moosefs",  "onedriver",  "prl_fsd",   "rclone",
  "s3fs",         "seadrive", "seaweedfs",   "smbnetfs",  "sshfs",   "vmhgfs-fuse",
};

const char *
quoth_disk_get_name (guint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if ((guint32) type == networks[i].type)
      return networks[i].name;
  return NULL;
}

static gboolean
is_network_program (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_str_equal (name, programs[i]))
      return TRUE;
  return FALSE;
}

/* From the part of a line of mountinfo that is about the file system: its type, what is mounted. */
static char *
dup_program (const char *what)
{
  g_auto (GStrv) fields = g_strsplit (what, " ", 3);

  if (g_strv_length (fields) < 2)
    return NULL;
  if (g_str_has_prefix (fields[0], "fuse.") && is_network_program (fields[0] + strlen ("fuse.")))
    return g_strdup (fields[0] + strlen ("fuse."));
  /* davfs2 says no more than where from. */
  if (g_str_has_prefix (fields[1], "http://") || g_str_has_prefix (fields[1], "https://"))
    return g_strdup ("WebDAV");
  return NULL;
}

char *
quoth_disk_dup_fuse_name (const char *mounts, guint major, guint minor)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  g_autofree char *device = g_strdup_printf ("%u:%u", major, minor);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", 4);
      const char *what = strstr (lines[i], " - ");

      if (what != NULL && g_strv_length (fields) == 4 && g_str_equal (fields[2], device))
        return dup_program (what + strlen (" - "));
    }
  return NULL;
}

char *
quoth_disk_dup_network (const char *path)
{
  g_autofree char *mounts = NULL;
  struct statfs disk;
  struct stat status;

  if (statfs (path, &disk) != 0)
    return NULL;
  if ((guint32) disk.f_type != FUSE)
    return g_strdup (quoth_disk_get_name ((guint64) disk.f_type));
  if (stat (path, &status) != 0 || !g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    return NULL;
  return quoth_disk_dup_fuse_name (mounts, major (status.st_dev), minor (status.st_dev));
}

gboolean
quoth_disk_can_lock (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
  g_autofree char *probe = quoth_file_make_temporary (path, NULL);
  int fd = probe != NULL ? open (probe, O_RDWR | O_CLOEXEC) : -1;
  int code = fd >= 0 && fcntl (fd, F_SETLK, &lock) != 0 ? errno : 0;

  if (fd >= 0)
    close (fd);
  if (probe != NULL)
    unlink (probe);
  return code != ENOLCK && code != ENOSYS && code != EOPNOTSUPP && code != EINVAL;
}
