/* quoth-import-files.c: the files and names of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-import-private.h"
#include "text/quoth-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A text is at most 512 MB of UTF-8, which may be twice as much in UTF-32. */
#define MAX_BYTES ((gsize) 1 << 30)
#define HEAD_BYTES 4096

/* Walking. */

typedef struct
{
  char *name;
  char *key;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *self = data;

  g_free (self->name);
  g_free (self->key);
}

static int
entry_compare (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->name, other->name);
}

static GArray *
list_entries (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GArray) entries = NULL;
  const char *name;

  if (dir == NULL)
    return NULL;
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (entries, entry_clear);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && !g_str_has_suffix (name, "~"))
      {
        g_autofree char *utf8 = g_filename_display_name (name);
        Entry entry = { g_strdup (name), g_utf8_collate_key_for_filename (utf8, -1) };

        g_array_append_val (entries, entry);
      }
  g_array_sort (entries, entry_compare);
  return g_steal_pointer (&entries);
}

static gboolean
is_extension_read (const char *extension)
{
  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->flags & QUOTH_FORMAT_READS_DOCUMENTS)
      for (const char *const *own = (*format)->extensions; *own != NULL; own++)
        if (g_ascii_strcasecmp (*own, extension) == 0)
          return TRUE;
  return FALSE;
}

/* Whether a file without an ending looks like a document. */
static gboolean
is_content_read (const char *path, const char *name)
{
  guint8 head[HEAD_BYTES];
  const QuothFormat *format;
  gssize n_bytes;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return FALSE;
  n_bytes = read (fd, head, sizeof head);
  close (fd);
  format = n_bytes > 0 ? quoth_format_detect (name, head, n_bytes) : NULL;
  return format != NULL && (format->flags & QUOTH_FORMAT_READS_DOCUMENTS) != 0;
}

static gboolean
is_wanted (const char *path, const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? is_extension_read (dot + 1) : is_content_read (path, name);
}

static gboolean walk (const char *folder, GPtrArray *paths, GCancellable *cancellable, GError **error);

static void
visit (const char *path, const char *name, GPtrArray *paths, GCancellable *cancellable)
{
  struct stat target;
  gboolean is_link;

  if (lstat (path, &target) != 0)
    return;
  is_link = S_ISLNK (target.st_mode);
  /* A link to a folder may lead round in a circle. */
  if (is_link && (stat (path, &target) != 0 || S_ISDIR (target.st_mode)))
    return;
  /* A folder that cannot be read is listed itself, so that the user is told when it is read. */
  if (S_ISDIR (target.st_mode) ? !walk (path, paths, cancellable, NULL) : S_ISREG (target.st_mode) && is_wanted (path, name))
    g_ptr_array_add (paths, g_strdup (path));
}

static gboolean
walk (const char *folder, GPtrArray *paths, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) entries = list_entries (folder, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *path = g_build_filename (folder, entry->name, NULL);

      visit (path, entry->name, paths, cancellable);
    }
  return TRUE;
}

GPtrArray *
quoth_import_walk (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  return walk (folder, paths, cancellable, error) ? g_steal_pointer (&paths) : NULL;
}

/* Loading. */

static gboolean
check_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;

  if (stat (path, &status) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), _("The file cannot be read: %s"), g_strerror (saved));
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ACCES, _("The folder cannot be read"));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) && !S_ISFIFO (status.st_mode))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT, _("“%s” is not a file that can be read"), name);
      return FALSE;
    }
  if ((guint64) status.st_size > MAX_BYTES)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                   _("The file is larger than %u MB, the most that one document can be; split it into parts"),
                   (guint) (MAX_BYTES / (1024 * 1024)));
      return FALSE;
    }
  return TRUE;
}

GBytes *
quoth_import_load (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *contents;
  gsize n_bytes;

  if (!check_file (path, error))
    return NULL;
  if (g_file_get_contents (path, &contents, &n_bytes, &local))
    return g_bytes_new_take (contents, n_bytes);
  g_set_error (error, local->domain, local->code, _("The file cannot be read: %s"), local->message);
  return NULL;
}

/* Names. */

/* Where the ending begins: after the last dot, if what follows looks like one and something stands before. */
static gsize
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize length = strlen (name);

  if (dot == NULL || dot == name || strlen (dot + 1) > 10)
    return length;
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return length;
  return dot - name;
}

char *
quoth_import_dup_stem (const char *path)
{
  g_autofree char *basename = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *stem = g_strndup (name, find_ending (name));

  for (char *p = stem; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == 0x7f)
      *p = ' ';
  g_strstrip (stem);
  return *stem != '\0' ? g_steal_pointer (&stem) : g_strdup (_("Text"));
}

char *
quoth_import_take_name (GHashTable *names, const char *name)
{
  g_autofree char *free_name = g_strdup (name);

  for (guint n = 2; g_hash_table_contains (names, free_name); n++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%u)", name, n);
    }
  g_hash_table_add (names, g_strdup (free_name));
  return g_steal_pointer (&free_name);
}
