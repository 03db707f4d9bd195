/* quoth-fuzz-parts.c: packages and folders as one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "formats/quoth-archive-writer.h"
#include "quoth-fuzz-private.h"

#define MAGIC "quoth-parts\n"
#define MARK "=== "

/* A part is between its mark and the next one; the newline before that is not its own. */
typedef struct
{
  char *name;
  const char *data;
  gsize n_bytes;
} Part;

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->name);
}

gboolean
quoth_fuzz_parts_are (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes > strlen (MAGIC) && memcmp (data, MAGIC, strlen (MAGIC)) == 0;
}

/* The mark at or after @p, at the beginning of a line; @end if there is none. */
static const char *
find_mark (const char *p, const char *end)
{
  const char *found = p;

  while (found < end && !((gsize) (end - found) >= strlen (MARK) && memcmp (found, MARK, strlen (MARK)) == 0))
    {
      const char *newline = memchr (found, '\n', (gsize) (end - found));

      found = newline != NULL ? newline + 1 : end;
    }
  return found;
}

static GArray *
split (GBytes *bytes)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *end = data + n_bytes;
  const char *mark = find_mark (data + strlen (MAGIC), end);

  g_array_set_clear_func (parts, part_clear);
  while (mark < end)
    {
      const char *name = mark + strlen (MARK);
      const char *newline = memchr (name, '\n', (gsize) (end - name));
      const char *start = newline != NULL ? newline + 1 : end;
      const char *next = find_mark (start, end);
      gsize length = (gsize) (next - start);
      Part part = { g_strndup (name, (gsize) ((newline != NULL ? newline : end) - name)), start, length };

      if (next < end && length > 0)
        part.n_bytes--;
      g_array_append_val (parts, part);
      mark = next;
    }
  return parts;
}

GBytes *
quoth_fuzz_parts_pack (GBytes *bytes)
{
  g_autoptr (GArray) parts = split (bytes);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (*part->name != '\0' && g_utf8_validate (part->name, -1, NULL) && g_hash_table_add (names, part->name))
        quoth_archive_writer_add (writer, part->name, part->data, part->n_bytes, NULL);
    }
  quoth_archive_writer_close (writer, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

GBytes *
quoth_fuzz_parts_unpack (GBytes *bytes, const char *folder, char **first)
{
  g_autoptr (GArray) parts = split (bytes);

  *first = NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      g_autofree char *name = g_path_get_basename (part->name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_set_contents_full (path, part->data, (gssize) part->n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        continue;
      if (i == 0)
        *first = g_steal_pointer (&path);
    }
  if (parts->len == 0)
    return g_bytes_new_static ("", 0);
  return quoth_fuzz_copy (g_array_index (parts, Part, 0).data, g_array_index (parts, Part, 0).n_bytes);
}

GString *
quoth_fuzz_parts_begin (void)
{
  return g_string_new (MAGIC);
}

void
quoth_fuzz_parts_add (GString *parts, const char *name, const char *data, gsize n_bytes)
{
  if (parts->len > strlen (MAGIC))
    g_string_append_c (parts, '\n');
  g_string_append_printf (parts, MARK "%s\n", name);
  g_string_append_len (parts, data, (gssize) n_bytes);
}

void
quoth_fuzz_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}
