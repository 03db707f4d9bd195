/* quoth-fuzz-others.c: what reads a stranger's bytes and is no format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "formats/quoth-archive.h"
#include "formats/quoth-html-text.h"
#include "quoth-fuzz-private.h"
#include "store/quoth-changeset.h"
#include "store/quoth-share-file.h"
#include "store/quoth-share-sum.h"
#include "store/quoth-team-state.h"

/* ---- Which format a file has ---- */

/* The first line is the name of the file. */
static gboolean
run_detect (QuothFuzz *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *newline = memchr (data, '\n', n_bytes);
  g_autofree char *name = g_strndup (data, newline != NULL ? (gsize) (newline - data) : n_bytes);
  gsize n_head = newline != NULL ? n_bytes - (gsize) (newline + 1 - data) : 0;
  /* Of exactly its size, so that a look behind its end is seen. */
  g_autofree guint8 *head = n_head > 0 ? g_memdup2 (newline + 1, n_head) : NULL;

  return quoth_format_detect (name, head != NULL ? head : (const guint8 *) "", n_head) != NULL;
}

/* ---- Encodings ---- */

static void
check_decoded (const QuothDecoded *decoded, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;

  if (!decoded->exact)
    return;
  again = quoth_encode (decoded->text, decoded->encoding, decoded->newline, decoded->bom, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (again, bytes));
}

/* As it is, and in an encoding that a person chose: another one for each length. */
static gboolean
run_decode (QuothFuzz *self, GBytes *bytes)
{
  const char *const *encodings = quoth_decode_get_encodings ();
  const char *chosen = encodings[g_bytes_get_size (bytes) % g_strv_length ((char **) encodings)];
  g_autoptr (QuothDecoded) found = quoth_decode (bytes, NULL, NULL);
  g_autoptr (QuothDecoded) forced = quoth_decode (bytes, chosen, NULL);

  if (found != NULL)
    check_decoded (found, bytes);
  if (forced != NULL)
    check_decoded (forced, bytes);
  return found != NULL;
}

/* ---- Archives ---- */

static gboolean
run_archive (QuothFuzz *self, GBytes *bytes)
{
  static const QuothArchiveLimits limits = { .n_entries = 100, .entry_size = 1 << 20, .size = 4 << 20, .ratio = 250 };
  g_autoptr (GBytes) packed = quoth_fuzz_parts_are (bytes) ? quoth_fuzz_parts_pack (bytes) : g_bytes_ref (bytes);
  g_autoptr (QuothArchive) archive = quoth_archive_new ("fuzz.zip", packed, &limits, NULL);

  for (guint i = 0; archive != NULL && i < quoth_archive_get_n_entries (archive); i++)
    {
      const char *name = quoth_archive_get_name (archive, i);
      g_autoptr (GBytes) entry = quoth_archive_load (archive, name, NULL);
      g_auto (GStrv) steps = g_strsplit (name, "/", -1);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpint (*name, !=, '/');
      g_assert_false (g_strv_contains ((const char *const *) steps, ".."));
      if (entry != NULL)
        g_assert_cmpuint (g_bytes_get_size (entry), <=, limits.entry_size);
    }
  return archive != NULL;
}

/* ---- Pieces of HTML in other files ---- */

static gboolean
run_html_fragment (QuothFuzz *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *valid = g_utf8_make_valid (data, (gssize) n_bytes);
  g_autoptr (QuothCleanText) text = quoth_clean_text_new ();

  quoth_html_render_fragment (valid, text);
  return TRUE;
}

/* ---- Codebooks ---- */

/* What changed from the codebook of the project to that of a version, and the way back. */
static gboolean
run_codebook (QuothFuzz *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *version = g_utf8_make_valid (data, (gssize) n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = quoth_codebook_diff (self->codebook, version, &error);
  g_autoptr (GPtrArray) back = quoth_codebook_diff (version, self->codebook, NULL);

  g_assert_true ((changes != NULL) == (error == NULL));
  g_assert_true ((changes != NULL) == (back != NULL));
  return changes != NULL;
}

/* ---- The folder of a team ---- */

/* Anew each time: what GLib writes over a longer file ends with the end of that. */
static void
write_sealed (QuothFuzz *self, GString *file)
{
  g_free (quoth_share_sum_append (file));
  g_unlink (self->file);
  g_file_set_contents_full (self->file, file->str, (gssize) file->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static gboolean
look_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (record->type == QUOTH_SHARE_ENTRY)
    changeset = quoth_changeset_unpack (record->bytes, record->codec, NULL);
  if (changeset != NULL)
    quoth_changeset_is_whole (changeset);
  return TRUE;
}

/* The header as it stands, to the empty line; what follows are the records before they are packed. */
static gboolean
run_share (QuothFuzz *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *body = g_strstr_len (data, (gssize) n_bytes, "\n\n");
  gsize n_header = body != NULL ? (gsize) (body + 2 - data) : n_bytes;
  g_autoptr (GString) file = g_string_new_len (data, (gssize) n_header);
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data + n_header, (gssize) (n_bytes - n_header), NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, compressor);
  g_auto (QuothShareHeader) header = { 0 };
  char piece[4096];
  gssize n;

  while ((n = g_input_stream_read (packed, piece, sizeof piece, NULL, NULL)) > 0)
    g_string_append_len (file, piece, n);
  write_sealed (self, file);
  return quoth_share_file_read (self->file, &header, look_cb, NULL, NULL, NULL);
}

static gboolean
run_team_state (QuothFuzz *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (GString) file = g_string_new_len (data, (gssize) n_bytes);
  g_autoptr (QuothTeamState) state = NULL;

  write_sealed (self, file);
  state = quoth_team_state_read (self->file, NULL);
  return state != NULL;
}

/* ---- Entries of the journal ---- */

/* What is done with an entry that its form does not give away: told, turned round, applied; and all of it taken back. */
static gboolean
run_changeset (QuothFuzz *self, GBytes *bytes)
{
  g_autoptr (GBytes) unpacked = quoth_changeset_unpack (bytes, 1, NULL);
  g_autoptr (GBytes) changeset = quoth_changeset_mend (unpacked != NULL ? unpacked : bytes);
  g_autoptr (GBytes) inverse = NULL;
  g_autoptr (GBytes) both = NULL;
  g_autoptr (GArray) news = NULL;

  if (!quoth_changeset_is_whole (changeset))
    return FALSE;
  quoth_changeset_has_table (changeset, "mention");
  quoth_database_exec (self->database, "BEGIN", NULL);
  inverse = quoth_changeset_invert (self->database, changeset, NULL);
  if (inverse != NULL)
    both = quoth_changeset_concat (self->database, changeset, inverse, NULL);
  if (quoth_changeset_apply (self->database, changeset, NULL))
    news = quoth_changeset_to_news (self->database, changeset, NULL);
  if (both != NULL)
    quoth_changeset_has_table (both, "mention");
  if (news != NULL)
    g_assert_cmpuint (news->len, <=, g_bytes_get_size (changeset));
  quoth_database_exec (self->database, "ROLLBACK", NULL);
  return TRUE;
}

const QuothFuzzOther quoth_fuzz_others[] = {
  { "detect", run_detect },
  { "decode", run_decode },
  { "archive", run_archive },
  { "html-fragment", run_html_fragment },
  { "codebook", run_codebook },
  { "share", run_share },
  { "team-state", run_team_state },
  { "changeset", run_changeset },
  { NULL, NULL },
};
