/* quoth-archive.c: reading a zip archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive reads the table at the end of the archive, and then goes through the entries in the order in which they lie there. It can
 * only go forward; so it is kept where it is, and begun anew when an earlier entry is wanted. Unpacking all into memory or into
 * a folder instead would be simpler, and is what bombs and names with ".." are made for: here nothing is unpacked that nobody asks
 * for, and nothing is written anywhere.
 *
 * Sizes in an archive's table are what its maker says, so what counts is what really comes out.
 *
 * libarchive converts names to the character set of the locale, of which "C" has no letters but ours. So it is called with
 * the locale of this thread set to one of UTF-8.
 */

#include "config.h"

#include "formats/quoth-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-archive-locale.h"
#include "text/quoth-error.h"

/* Up to this size an archive may be as dense as it likes. */
#define DENSE_SIZE (64 * 1024 * 1024)
#define CHUNK_SIZE (64 * 1024)

static const QuothArchiveLimits default_limits = {
  .n_entries = 100000,
  .entry_size = G_GUINT64_CONSTANT (512) * 1024 * 1024,
  .size = G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024,
  .ratio = 250,
};

/* @position: which header of the archive is its own. */
typedef struct
{
  char *name;
  guint position;
  gboolean is_loaded;
} Entry;

struct _QuothArchive
{
  char *file;
  GBytes *bytes;
  QuothArchiveLimits limits;
  GPtrArray *entries;
  GPtrArray *left_out;
  GHashTable *by_name;
  GHashTable *by_folded; /* in small letters: the first that has it */
  guint64 n_loaded;      /* bytes, each entry once */

  struct archive *reader;
  guint next; /* the header that the reader comes to next */
};

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

gboolean
quoth_archive_is (const guint8 *head, gsize n_bytes)
{
  return n_bytes >= 4 && (memcmp (head, "PK\003\004", 4) == 0 || memcmp (head, "PK\005\006", 4) == 0);
}

/* ---- The reader ---- */

static gboolean
refuse (QuothArchive *self, GError **error)
{
  const char *why = self->reader != NULL ? archive_error_string (self->reader) : NULL;

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_SYNTAX,
               _("%s: This is no zip archive, or it is cut off or damaged: %s"),
               self->file,
               why != NULL ? why : _("its table of contents cannot be read"));
  return FALSE;
}

static gboolean
rewind_reader (QuothArchive *self, GError **error)
{
  gsize n_bytes;
  const void *data = g_bytes_get_data (self->bytes, &n_bytes);

  g_clear_pointer (&self->reader, archive_read_free);
  self->reader = archive_read_new ();
  self->next = 0;
  if (archive_read_support_format_zip_seekable (self->reader) == ARCHIVE_OK
      && archive_read_open_memory (self->reader, data, n_bytes) == ARCHIVE_OK)
    return TRUE;
  return refuse (self, error);
}

/* The next header. Returns: (transfer none) (nullable): %NULL at the end, or with an error */
static struct archive_entry *
read_header (QuothArchive *self, GError **error)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (self->reader, &entry);

  if (result == ARCHIVE_EOF)
    return NULL;
  /* A warning is about the name, for which there is a remedy. */
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
    {
      refuse (self, error);
      return NULL;
    }
  self->next++;
  return entry;
}

/* ---- Names ---- */

/* (transfer full): as it stands there, in UTF-8. Old programs have the letters of DOS. */
static char *
dup_raw_name (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname (entry);
  char *name = NULL;

  if (raw == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (raw, -1, NULL))
    name = g_convert (raw, -1, "UTF-8", "CP437", NULL, NULL, NULL);
  return name != NULL ? name : g_utf8_make_valid (raw, -1);
}

/* (transfer full) (nullable): see #QuothArchive; %NULL if it leads out of the archive. */
static char *
clean_name (const char *raw)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (raw), "\\", '/');
  const char *start = g_ascii_isalpha (slashed[0]) && slashed[1] == ':' ? slashed + 2 : slashed;
  g_auto (GStrv) parts = g_strsplit (start, "/", -1);
  GString *name = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        {
          g_string_free (name, TRUE);
          return NULL;
        }
      if (*parts[i] == '\0' || g_str_equal (parts[i], "."))
        continue;
      if (name->len > 0)
        g_string_append_c (name, '/');
      g_string_append (name, parts[i]);
    }
  return g_string_free (name, name->len == 0);
}

static void
add_entry (QuothArchive *self, struct archive_entry *header)
{
  g_autofree char *raw = dup_raw_name (header);
  g_autofree char *name = clean_name (raw);
  g_autofree char *folded = NULL;
  gboolean is_folder = archive_entry_filetype (header) == AE_IFDIR || g_str_has_suffix (raw, "/");
  Entry *entry;

  if (is_folder && name != NULL)
    return;
  if (name == NULL || archive_entry_filetype (header) != AE_IFREG || archive_entry_symlink (header) != NULL
      || g_hash_table_contains (self->by_name, name))
    {
      g_ptr_array_add (self->left_out, g_steal_pointer (&raw));
      return;
    }
  folded = g_utf8_casefold (name, -1);
  entry = g_new0 (Entry, 1);
  entry->name = g_steal_pointer (&name);
  entry->position = self->next - 1;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_name, entry->name, entry);
  if (!g_hash_table_contains (self->by_folded, folded))
    g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), entry);
}

static gboolean
scan (QuothArchive *self, GError **error)
{
  g_autoptr (QuothArchiveLocale) locale = quoth_archive_locale_enter ();
  struct archive_entry *header;
  GError *local = NULL;

  if (!rewind_reader (self, error))
    return FALSE;
  while ((header = read_header (self, &local)) != NULL)
    {
      if (self->next > self->limits.n_entries)
        {
          g_set_error (error,
                       QUOTH_ERROR,
                       QUOTH_ERROR_TOO_LARGE,
                       _("%s: This archive has more than %u files in it, which is the most that is read"),
                       self->file,
                       self->limits.n_entries);
          return FALSE;
        }
      add_entry (self, header);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* ---- One entry ---- */

static Entry *
find (const QuothArchive *self, const char *name)
{
  Entry *entry = g_hash_table_lookup (self->by_name, name);
  g_autofree char *folded = entry == NULL ? g_utf8_casefold (name, -1) : NULL;

  return entry != NULL ? entry : g_hash_table_lookup (self->by_folded, folded);
}

/* Brings the reader to it. (transfer none) (nullable) */
static struct archive_entry *
seek (QuothArchive *self, const Entry *entry, GError **error)
{
  struct archive_entry *header = NULL;
  GError *local = NULL;

  if ((self->reader == NULL || self->next > entry->position) && !rewind_reader (self, error))
    return NULL;
  while (self->next <= entry->position)
    if ((header = read_header (self, &local)) == NULL)
      {
        if (local != NULL)
          g_propagate_error (error, local);
        else
          refuse (self, error);
        return NULL;
      }
  return header;
}

static gboolean
refuse_entry (QuothArchive *self, const Entry *entry, const char *why, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s: “%s” in this archive cannot be read: %s"), self->file, entry->name, why);
  return FALSE;
}

/* Whether so much may come out of it. */
static gboolean
check_size (QuothArchive *self, const Entry *entry, guint64 n_bytes, GError **error)
{
  guint64 all = (entry->is_loaded ? 0 : self->n_loaded) + n_bytes;
  guint64 dense = MAX ((guint64) DENSE_SIZE, (guint64) g_bytes_get_size (self->bytes) * self->limits.ratio);

  if (n_bytes <= self->limits.entry_size && all <= self->limits.size && all <= dense)
    return TRUE;
  g_set_error (
    error,
    QUOTH_ERROR,
    QUOTH_ERROR_TOO_LARGE,
    n_bytes > self->limits.entry_size
      ? _("%s: “%s” in this archive becomes too large when it is unpacked")
      : _("%s: with “%s”, what this archive becomes when it is unpacked is too large"),
    self->file,
    entry->name);
  return FALSE;
}

static GBytes *
read_data (QuothArchive *self, const Entry *entry, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  la_ssize_t n;

  while ((n = archive_read_data (self->reader, chunk, CHUNK_SIZE)) > 0)
    {
      if (!check_size (self, entry, (guint64) data->len + (guint64) n, error))
        return NULL;
      g_byte_array_append (data, chunk, (guint) n);
    }
  if (n < 0)
    {
      const char *why = archive_error_string (self->reader);

      refuse_entry (self, entry, why != NULL ? why : _("it is damaged"), error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
quoth_archive_load (QuothArchive *self, const char *name, GError **error)
{
  g_autoptr (QuothArchiveLocale) locale = quoth_archive_locale_enter ();
  Entry *entry = find (self, name);
  struct archive_entry *header;
  GBytes *bytes;

  if (entry == NULL)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("%s: There is no “%s” in this archive"), self->file, name);
      return NULL;
    }
  header = seek (self, entry, error);
  if (header == NULL)
    return NULL;
  if (archive_entry_is_encrypted (header))
    {
      refuse_entry (self, entry, _("it is locked by a password"), error);
      return NULL;
    }
  bytes = read_data (self, entry, error);
  if (bytes == NULL)
    {
      g_clear_pointer (&self->reader, archive_read_free);
      return NULL;
    }
  self->n_loaded += entry->is_loaded ? 0 : g_bytes_get_size (bytes);
  entry->is_loaded = TRUE;
  return bytes;
}

/* ---- All of it ---- */

QuothArchive *
quoth_archive_new (const char *file, GBytes *bytes, const QuothArchiveLimits *limits, GError **error)
{
  g_autoptr (QuothArchive) self = g_new0 (QuothArchive, 1);

  self->file = g_strdup (file);
  self->bytes = g_bytes_ref (bytes);
  self->limits = limits != NULL ? *limits : default_limits;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return scan (self, error) ? g_steal_pointer (&self) : NULL;
}

QuothArchive *
quoth_archive_open (const char *path, const QuothArchiveLimits *limits, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? quoth_archive_new (shown, bytes, limits, error) : NULL;
}

void
quoth_archive_free (QuothArchive *self)
{
  g_clear_pointer (&self->reader, archive_read_free);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_folded);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->left_out);
  g_bytes_unref (self->bytes);
  g_free (self->file);
  g_free (self);
}

guint
quoth_archive_get_n_entries (const QuothArchive *self)
{
  return self->entries->len;
}

const char *
quoth_archive_get_name (const QuothArchive *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return ((const Entry *) self->entries->pdata[index])->name;
}

GPtrArray *
quoth_archive_get_left_out (const QuothArchive *self)
{
  return self->left_out;
}

const char *
quoth_archive_find (const QuothArchive *self, const char *name)
{
  const Entry *entry = find (self, name);

  return entry != NULL ? entry->name : NULL;
}
