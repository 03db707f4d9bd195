/* quoth-fuzz-seeds.c: inputs to begin with: written by hand, or by the writers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What would be binary in the tree is made here: archives are given as parts, databases come out of SQL, PDFs out of a maker.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../core/pdf-maker.h"
#include "formats/quoth-archive.h"
#include "quoth-fuzz-private.h"
#include "store/quoth-changeset.h"
#include "store/quoth-share-file.h"
#include "store/quoth-share-sum.h"
#include "store/quoth-team-state.h"

#define SEEDS QUOTH_FUZZ_DIR "/seeds"

/* ---- From the tree ---- */

static GBytes *
load (const char *path)
{
  char *content;
  gsize n_bytes;

  return g_file_get_contents (path, &content, &n_bytes, NULL) ? g_bytes_new_take (content, n_bytes) : NULL;
}

/* The database that SQL makes, in the smallest pages: a table of nothing takes one. */
static GBytes *
run_sql (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database
    = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  sqlite3_int64 size;
  unsigned char *data;

  if (!quoth_database_exec (database, "PRAGMA page_size = 512", &error) || !quoth_database_exec (database, sql, &error))
    g_error ("%s", error->message);
  data = sqlite3_serialize (quoth_database_get_handle (database), "main", &size, 0);
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_written (QuothFuzz *self, GPtrArray *seeds)
{
  g_autofree char *folder = g_build_filename (SEEDS, self->target, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autoptr (GBytes) bytes = load (path);
      g_autofree char *sql = g_str_has_suffix (path, ".sql")
                               ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                               : NULL;

      g_ptr_array_add (seeds, sql != NULL ? run_sql (sql) : g_steal_pointer (&bytes));
    }
}

/* ---- By the writers ---- */

/* An archive is taken apart. */
static GBytes *
unpack (GBytes *bytes)
{
  g_autoptr (QuothArchive) archive = quoth_archive_new ("seed", bytes, NULL, NULL);
  g_autoptr (GString) parts = quoth_fuzz_parts_begin ();

  for (guint i = 0; i < quoth_archive_get_n_entries (archive); i++)
    {
      const char *name = quoth_archive_get_name (archive, i);
      g_autoptr (GBytes) entry = quoth_archive_load (archive, name, NULL);

      quoth_fuzz_parts_add (parts, name, g_bytes_get_data (entry, NULL), g_bytes_get_size (entry));
    }
  return g_string_free_to_bytes (g_steal_pointer (&parts));
}

static void
add_file_part (GString *parts, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize n_bytes;

  if (g_file_get_contents (path, &content, &n_bytes, NULL))
    quoth_fuzz_parts_add (parts, name, content, n_bytes);
}

static gboolean
is_of (const QuothFormat *format, const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && g_strv_contains (format->extensions, dot + 1);
}

/* Each file of the format in a folder, with all that lies beside it, where that is read, too. */
static void
add_folder (QuothFuzz *self, const char *folder, GPtrArray *seeds)
{
  gboolean is_whole = (self->format->flags & QUOTH_FORMAT_COMES_IN_FOLDERS) != 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GString) parts = quoth_fuzz_parts_begin ();

      if (!is_of (self->format, names->pdata[i]))
        continue;
      if (!is_whole)
        {
          g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

          g_ptr_array_add (seeds, load (path));
          continue;
        }
      add_file_part (parts, folder, names->pdata[i]);
      for (guint j = 0; j < names->len; j++)
        if (j != i)
          add_file_part (parts, folder, names->pdata[j]);
      g_ptr_array_add (seeds, g_string_free_to_bytes (g_steal_pointer (&parts)));
    }
}

static void
repack (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);

  if (database == NULL || !quoth_database_exec (database, "PRAGMA page_size = 512; VACUUM", &error))
    g_error ("%s", error->message);
}

static void
add_export (QuothFuzz *self, GPtrArray *seeds)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, self->format);
  g_autofree char *path = g_build_filename (self->folder, "export", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  quoth_export_set_output (export, path, FALSE);
  if (!quoth_export_run (export, NULL, &error))
    g_error ("%s: %s", self->target, error->message);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      add_folder (self, path, seeds);
      quoth_fuzz_empty (path);
    }
  else
    {
      if (g_str_equal (self->target, "dna"))
        repack (path);
      bytes = load (path);
      g_ptr_array_add (seeds, quoth_archive_is (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                                ? unpack (bytes)
                                : g_bytes_ref (bytes));
    }
  g_remove (path);
}

static void
add_pdf (QuothFuzz *self, GPtrArray *seeds)
{
  for (guint i = 0; i < 2; i++)
    {
      PdfMaker maker;

      pdf_maker_init (&maker);
      maker.first_label = i == 0 ? 0 : 5;
      for (guint page = 0; page <= i; page++)
        {
          pdf_maker_add_page (&maker);
          pdf_maker_add_line (&maker, 2, 18, 72, 72, "The ferry of Lindau");
          pdf_maker_add_line (&maker, 1, 11, 72, 110, "It crosses the lake (twice a");
          pdf_maker_add_line (&maker, 1, 11, 72, 124, "day), and nobody pays for it.");
          pdf_maker_add_line (&maker, 3, 11, 72, 138, "abc");
        }
      g_ptr_array_add (seeds, pdf_maker_end (&maker));
      pdf_maker_clear (&maker);
    }
}

/* ---- For what is no format ---- */

static void
add_codebook (QuothFuzz *self, GPtrArray *seeds)
{
  g_ptr_array_add (seeds, g_bytes_new (self->codebook, strlen (self->codebook)));
}

static void
add_changesets (QuothFuzz *self, GPtrArray *seeds)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database, "SELECT changeset, codec FROM journal ORDER BY rowid", NULL);

  while (quoth_database_step (self->database, row, NULL) == SQLITE_ROW)
    {
      g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));

      g_ptr_array_add (seeds, quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), NULL));
      g_ptr_array_add (seeds, g_steal_pointer (&packed));
    }
}

/* What was sealed, without its sum; and where records were packed, with these unpacked. */
static GBytes *
unseal (const char *path, gboolean is_packed)
{
  g_autofree char *file = NULL;
  g_autoptr (GConverter) decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) records = NULL;
  guint8 piece[4096];
  const char *body;
  gsize size;
  gssize n;

  if (!quoth_share_sum_load (path, 1 << 20, &file, &size, NULL))
    g_error ("%s cannot be read", path);
  body = is_packed ? g_strstr_len (file, (gssize) size, "\n\n") + 2 : file + size;
  g_byte_array_append (plain, (const guint8 *) file, (guint) (body - file));
  packed = g_memory_input_stream_new_from_data (body, (gssize) (file + size - body), NULL);
  records = g_converter_input_stream_new (packed, decompressor);
  while (is_packed && (n = g_input_stream_read (records, piece, sizeof piece, NULL, NULL)) > 0)
    g_byte_array_append (plain, piece, (guint) n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
}

static void
add_share (QuothFuzz *self, GPtrArray *seeds)
{
  g_autoptr (QuothShareWriter) writer = quoth_share_writer_new ();
  g_autoptr (GPtrArray) changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  QuothShareHeader header = { .project = quoth_id_new (), .copy = quoth_id_new (), .first = 1, .last = 2, .time = 1, .schema = 3 };
  QuothShareRecord need = { .type = QUOTH_SHARE_NEED, .origin = header.copy, .seq = 1 };
  QuothShareRecord text = { .type = QUOTH_SHARE_TEXT, .size = 3, .bytes = g_bytes_new_static ("yes", 3) };
  QuothShareRecord entry = { .type = QUOTH_SHARE_ENTRY, .id = header.copy, .origin = header.copy, .seq = 1, .time = 1 };
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  add_changesets (self, changesets);
  quoth_sha256_bytes (text.bytes, text.sha256);
  entry.label = g_bytes_new_static ("Tag it", 6);
  entry.bytes = changesets->pdata[0];
  entry.schema = header.schema;
  quoth_share_writer_add (writer, &need, NULL);
  quoth_share_writer_add (writer, &text, NULL);
  quoth_share_writer_add (writer, &entry, NULL);
  name = quoth_share_writer_finish (writer, self->folder, &header, NULL);
  path = g_build_filename (self->folder, name, NULL);
  g_ptr_array_add (seeds, unseal (path, TRUE));
  g_remove (path);
  g_bytes_unref (text.bytes);
  g_bytes_unref (entry.label);
}

static void
add_team_state (QuothFuzz *self, GPtrArray *seeds)
{
  QuothId project = quoth_id_new (), copy = quoth_id_new (), other = quoth_id_new ();
  g_autoptr (QuothTeamState) state = quoth_team_state_new (&project, &copy);
  char id[QUOTH_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat (quoth_id_to_string (&copy, id), QUOTH_TEAM_STATE_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  quoth_team_state_set_seen (state, &other, 3);
  if (!quoth_team_state_write (state, self->folder, NULL))
    g_error ("%s cannot be written", path);
  g_ptr_array_add (seeds, unseal (path, FALSE));
  g_remove (path);
}

static const struct
{
  const char *target;
  void (*add) (QuothFuzz *self, GPtrArray *seeds);
} makers[] = {
  { "pdf", add_pdf },     { "codebook", add_codebook },     { "changeset", add_changesets },
  { "share", add_share }, { "team-state", add_team_state },
};

GPtrArray *
quoth_fuzz_list_seeds (QuothFuzz *self)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  add_written (self, seeds);
  if (self->format != NULL && (self->format->flags & QUOTH_FORMAT_WRITES) != 0)
    add_export (self, seeds);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].target, self->target))
      makers[i].add (self, seeds);
  return seeds;
}
