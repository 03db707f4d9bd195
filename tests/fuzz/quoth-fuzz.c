/* quoth-fuzz.c: the readers of the registry, called with bytes that nobody wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that takes long is done once: a run opens nothing, except where a format's own way in does. What a reader of codings makes are edits
 * in jsonl; these are looked at, and now and then tried on the project, but never made.
 */

#include "config.h"

#include "quoth-fuzz-private.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

#include "formats/quoth-import-private.h"
#include "store/quoth-database.h"

/* One in so many inputs whose edits are parsed, and whose edits are tried on the project, which reads names from it: each takes longer than the
 * reading. The second is for who hurries. */
static const guint parsed[] = { 1, 4 };
static const guint tried[] = { 32, 256 };

#define PROJECT QUOTH_FUZZ_DIR "/project.jsonl"

/* What annotations are of whose text lies beside them, where an input is not parts. */
static const char text_beside[] = "Xi met Putin. 👨‍👩‍👧 The ferry pays, she said: “no” — e\u0301, 习近平.\n\nIt does not.\n";

/* ---- The scratch project ---- */

static const char *
find_memory (void)
{
  return g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
}

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
fill (QuothFuzz *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (PROJECT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (QuothApplyReport) report = NULL;

  fail_on (error);
  report = quoth_apply (self->store, G_INPUT_STREAM (stream), PROJECT, self->coder, FALSE, FALSE, NULL, &error);
  fail_on (error);
}

/* A copy that a changeset may be applied to. */
static QuothDatabase *
copy_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) from = quoth_database_open (path, SQLITE_OPEN_READONLY, &error);
  QuothDatabase *to = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  sqlite3_backup *backup;

  fail_on (error);
  backup = sqlite3_backup_init (quoth_database_get_handle (to), "main", quoth_database_get_handle (from), "main");
  sqlite3_backup_step (backup, -1);
  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    g_error ("The project cannot be copied into memory");
  return to;
}

static void
open_project (QuothFuzz *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_build_filename (find_memory (), "quoth-fuzz-XXXXXX", NULL);
  if (g_mkdtemp (self->folder) == NULL)
    g_error ("%s cannot be made", self->folder);
  self->inbox = g_build_filename (self->folder, "in", NULL);
  g_mkdir (self->inbox, 0700);
  self->file = g_build_filename (self->inbox, "fuzz", NULL);
  path = g_build_filename (self->folder, "fuzz.quoth", NULL);
  self->store = quoth_store_create (path, "Fuzz", &error);
  fail_on (error);
  self->coder = quoth_coder_new (NULL);
  self->coder->name = g_strdup ("Anna");
  fill (self);
  self->reader = quoth_store_open_reader (self->store, &error);
  fail_on (error);
  /* Nobody writes: so it is not asked for each question. */
  quoth_reader_begin (self->reader, &error);
  fail_on (error);
  self->database = copy_database (path);
  self->codebook = quoth_codebook_dup_content (self->reader, &error);
  fail_on (error);
}

/* ---- The list ---- */

static gboolean
is_read (const QuothFormat *format)
{
  return (format->flags & (QUOTH_FORMAT_READS_DOCUMENTS | QUOTH_FORMAT_READS_PROJECT)) != 0;
}

GStrv
quoth_fuzz_list (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const QuothFormat *const *formats = quoth_formats_get ();

  for (guint i = 0; formats[i] != NULL; i++)
    if (is_read (formats[i]))
      g_strv_builder_add (names, formats[i]->id);
  for (guint i = 0; quoth_fuzz_others[i].name != NULL; i++)
    g_strv_builder_add (names, quoth_fuzz_others[i].name);
  return g_strv_builder_end (names);
}

QuothFuzz *
quoth_fuzz_new (const char *target)
{
  g_autoptr (QuothFuzz) self = g_new0 (QuothFuzz, 1);

  self->format = quoth_format_find (target);
  if (self->format != NULL && !is_read (self->format))
    return NULL;
  for (guint i = 0; quoth_fuzz_others[i].name != NULL; i++)
    if (g_str_equal (quoth_fuzz_others[i].name, target))
      self->run = quoth_fuzz_others[i].run;
  if (self->format == NULL && self->run == NULL)
    return NULL;
  self->target = g_intern_string (target);
  open_project (self);
  return g_steal_pointer (&self);
}

void
quoth_fuzz_hurry (QuothFuzz *self)
{
  self->hurries = TRUE;
}

void
quoth_fuzz_free (QuothFuzz *self)
{
  g_clear_pointer (&self->database, quoth_database_free);
  if (self->reader != NULL)
    quoth_reader_end (self->reader);
  g_clear_pointer (&self->reader, quoth_reader_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->coder, quoth_value_unref);
  if (self->folder != NULL)
    {
      quoth_fuzz_empty (self->inbox);
      g_rmdir (self->inbox);
      quoth_fuzz_empty (self->folder);
      g_rmdir (self->folder);
    }
  g_free (self->codebook);
  g_free (self->file);
  g_free (self->inbox);
  g_free (self->folder);
  g_free (self);
}

/* ---- Documents ---- */

/* Segments in order inside the text. */
static void
check_document (QuothDocument *document, const char *target, guint part)
{
  g_autofree char *path = g_strdup_printf ("/fuzz.%s", target);
  guint end = 0;

  g_assert_nonnull (document->text);
  g_assert_cmpuint (document->length, ==, quoth_text_get_length (document->text));
  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      g_assert_cmpuint (end, <=, segment->range.start);
      g_assert_cmpuint (segment->range.start, <=, segment->range.end);
      end = segment->range.end;
    }
  g_assert_cmpuint (end, <=, document->length);
  quoth_import_name (document, path, part);
  g_assert_true (g_utf8_validate (document->name, -1, NULL));
}

static gboolean
read_documents (QuothFuzz *self, GBytes *bytes)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean divided = self->format->parts != NULL && g_bytes_get_size (bytes) % 2 == 1;
  g_autoptr (GPtrArray) documents = quoth_import_read (self->format, bytes, NULL, divided, warnings, &error);

  g_assert_true ((documents != NULL) == (error == NULL));
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    check_document (documents->pdata[i], self->target, documents->len > 1 ? i + 1 : 0);
  return documents != NULL;
}

/* ---- Codings ---- */

/* Each edit is a line of its own, and an object. */
static void
check_edits (const GString *edits, const GArray *lines)
{
  const char *line = edits->str;
  guint n = 0;

  g_assert_true (g_utf8_validate (edits->str, (gssize) edits->len, NULL));
  while (*line != '\0')
    {
      const char *end = strchr (line, '\n');
      json_error_t problem;
      json_t *json;

      g_assert_nonnull (end);
      json = json_loadb (line, (gsize) (end - line), JSON_REJECT_DUPLICATES, &problem);
      if (!json_is_object (json))
        g_error ("An edit is no JSON, %s: %.*s", problem.text, (int) (end - line), line);
      json_decref (json);
      line = end + 1;
      n++;
    }
  g_assert_cmpuint (n, ==, lines->len);
}

static gboolean
try_edits (QuothFuzz *self, const void *edits, gsize n_bytes, const GArray *lines)
{
  GInputStream *stream = g_memory_input_stream_new_from_data (edits, (gssize) n_bytes, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothApplyReport) report = quoth_apply_lines (
    self->store, stream, lines, NULL, "fuzz", self->coder, TRUE, TRUE, NULL, &error);

  g_assert_true ((report != NULL) == (error == NULL));
  return report != NULL;
}

static gboolean
read_edits (QuothFuzz *self, GBytes *bytes, const char *path)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) losses = quoth_losses_new ();
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QuothIntake) intake = quoth_intake_new (path, self->reader, self->coder, none, FALSE, warnings, losses);
  g_autoptr (GError) error = NULL;

  intake->columns = none;
  if (!self->format->read_edits (intake, bytes, &error))
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  fail_on (error);
  if (g_bytes_hash (bytes) % parsed[self->hurries] == 0)
    check_edits (intake->edits, intake->lines);
  if (g_bytes_hash (bytes) % tried[self->hurries] == 0)
    try_edits (self, intake->edits->str, intake->edits->len, intake->lines);
  return TRUE;
}

/* ---- A run ---- */

static gboolean
run_format (QuothFuzz *self, GBytes *bytes, const char *path)
{
  if (quoth_import_makes_documents (self->format))
    return read_documents (self, bytes);
  if (self->format->read_edits != NULL)
    return read_edits (self, bytes, path);
  return try_edits (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

/* A format that looks beside its file gets a folder: of the parts, or with a text for annotations. */
static gboolean
run_in_folder (QuothFuzz *self, GBytes *bytes)
{
  gboolean done;
  g_autofree char *first = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autofree char *beside = NULL;

  if (quoth_fuzz_parts_are (bytes))
    {
      file = quoth_fuzz_parts_unpack (bytes, self->inbox, &first);
      done = run_format (self, file, first != NULL ? first : self->file);
      quoth_fuzz_empty (self->inbox);
      return done;
    }
  beside = g_strconcat (self->file, ".txt", NULL);
  if (!g_file_test (beside, G_FILE_TEST_EXISTS))
    g_file_set_contents (beside, text_beside, -1, NULL);
  return run_format (self, bytes, self->file);
}

GBytes *
quoth_fuzz_copy (const void *data, gsize n_bytes)
{
  return g_bytes_new_take (n_bytes > 0 ? g_memdup2 (data, n_bytes) : g_malloc (1), n_bytes);
}

gboolean
quoth_fuzz_run (QuothFuzz *self, const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = quoth_fuzz_copy (data, n_bytes);
  g_autoptr (GBytes) packed = NULL;

  if (self->run != NULL)
    return self->run (self, bytes);
  if ((self->format->flags & QUOTH_FORMAT_COMES_IN_FOLDERS) != 0)
    return run_in_folder (self, bytes);
  if (!quoth_fuzz_parts_are (bytes))
    return run_format (self, bytes, self->file);
  packed = quoth_fuzz_parts_pack (bytes);
  return run_format (self, packed, self->file);
}
