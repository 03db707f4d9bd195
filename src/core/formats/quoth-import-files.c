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

/* The format of documents whose files end like this. */
static const QuothFormat *
find_by_extension (const char *extension)
{
  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->flags & QUOTH_FORMAT_READS_DOCUMENTS)
      for (const char *const *own = (*format)->extensions; *own != NULL; own++)
        if (g_ascii_strcasecmp (*own, extension) == 0)
          return *format;
  return NULL;
}

/* How many there are of the first bytes of a file; -1 if it cannot be read. */
static gssize
read_head (const char *path, guint8 head[HEAD_BYTES])
{
  gssize n_bytes;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return -1;
  n_bytes = read (fd, head, HEAD_BYTES);
  close (fd);
  return n_bytes;
}

/* A table may hold anything: an ending that does not tell by itself what the file is asks for a look into it. So does one that no text
 * has: a folder of another program has its codings beside the texts, or instead of them. */
static gboolean
is_wanted (const char *path, const char *name)
{
  const char *dot = strrchr (name, '.');
  const QuothFormat *by_ending = dot != NULL ? find_by_extension (dot + 1) : NULL;
  const QuothFormat *format;
  guint8 head[HEAD_BYTES];
  gssize n_bytes;

  if (by_ending != NULL && by_ending->detect (name, (const guint8 *) "", 0) > 0)
    return TRUE;
  n_bytes = read_head (path, head);
  format = n_bytes > 0 ? quoth_format_detect (name, head, (gsize) n_bytes) : NULL;
  if (format == NULL)
    return FALSE;
  if (format->leads_folder != NULL && format->leads_folder (path, head, (gsize) n_bytes))
    return TRUE;
  return (format->flags & QUOTH_FORMAT_COMES_IN_FOLDERS) != 0
         || ((format->flags & QUOTH_FORMAT_READS_DOCUMENTS) != 0 && (dot == NULL || format == by_ending));
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

GPtrArray *
quoth_import_expand (const char *path, GCancellable *cancellable)
{
  GPtrArray *paths = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    paths = quoth_import_walk (path, cancellable, NULL);
  if (paths == NULL)
    {
      paths = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (paths, g_strdup (path));
    }
  return paths;
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

/* Reading. */

/* A file that was named is always tried: what looks like nothing else is tried as text, which says what is wrong with it. */
const QuothFormat *
quoth_import_find_format (const QuothFormat *chosen, const char *path, GBytes *bytes)
{
  const guint readable = QUOTH_FORMAT_READS_DOCUMENTS | QUOTH_FORMAT_READS_PROJECT;
  g_autofree char *basename = g_path_get_basename (path);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  const QuothFormat *format = chosen;

  if (format == NULL)
    format = quoth_format_detect (basename, n_bytes > 0 ? data : (const guint8 *) "", MIN (n_bytes, HEAD_BYTES));
  return format != NULL && (format->flags & readable) != 0 ? format : quoth_format_find ("text");
}

gboolean
quoth_import_makes_documents (const QuothFormat *format)
{
  return format->read_document != NULL || format->read_documents != NULL;
}

GPtrArray *
quoth_import_read (const QuothFormat *format, GBytes *bytes, const char *encoding, gboolean divided, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  QuothDocument *document;

  if (format->read_documents != NULL)
    return format->read_documents (bytes, encoding, divided, warnings, error);
  document = format->read_document (bytes, encoding, warnings, error);
  if (document == NULL)
    return NULL;
  documents = g_ptr_array_new_with_free_func (quoth_value_unref);
  g_ptr_array_add (documents, document);
  return g_steal_pointer (&documents);
}
