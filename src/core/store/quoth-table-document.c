/* quoth-table-document.c: the tables of the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is its metadata, and revisions of its text; the current one is what annotations stand
 * in. A put with another text makes a new one of it, and the older ones stay as they were, if it says which text it
 * corrects: a copy of the document that somebody still held must not bring an old text back. Annotations
 * have to be put along where they are in the new text: when all is written, every one of the document
 * must stand in it, also those that the change did not put.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/quoth-document.h"
#include "store/quoth-content.h"
#include "store/quoth-query.h"
#include "store/quoth-segments.h"
#include "store/quoth-spans.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"
#include "text/quoth-sha256.h"

/* What there is of a document already: its current revision, how many there are, and that one's original. */
typedef struct
{
  gboolean exists;
  QuothId revision;
  gint64 last_number;
  guint8 sha256[32];
  guint length;
  guint8 original[32];
} Stored;

static gboolean
check_kind (const char *kind, GError **error)
{
  static const char *const kinds[] = { "thread", "article", "interview", "speech", "text", NULL };

  if (kind == NULL || *kind == '\0' || g_strv_contains (kinds, kind))
    return TRUE;
  if (quoth_valid_text (N_ ("the kind of the document"), kind, error))
    g_set_error (
      error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
      _ ("the kind of the document is “%s”: it must be thread, article, interview, speech or text"),
      kind);
  return FALSE;
}

static gboolean
check_fields (const QuothDocument *document, GError **error)
{
  return quoth_valid_name (N_ ("the name of the document"), document->name, error)
         && quoth_valid_text (N_ ("the title of the document"), document->title, error)
         && check_kind (document->document_kind, error)
         && quoth_valid_text (N_ ("the author of the document"), document->author, error)
         && quoth_valid_text (N_ ("the source of the document"), document->source, error)
         && quoth_valid_text (N_ ("the address of the document"), document->url, error)
         && quoth_valid_date (N_ ("the date of the document"), document->date, error)
         && quoth_valid_language (N_ ("the language of the document"), document->language, error)
         && quoth_valid_text (N_ ("the note of the document"), document->note, error)
         && quoth_valid_text (N_ ("the encoding of the document"), document->encoding, error);
}

static gboolean
is_zero (const guint8 sha256[32])
{
  static const guint8 zero[32];

  return memcmp (sha256, zero, sizeof zero) == 0;
}

static gboolean
is_blank (QuothText *text)
{
  for (const char *p = quoth_text_get_utf8 (text); *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Whether the put has another text than is stored. */
static gboolean
is_revision (const QuothDocument *document, const Stored *stored)
{
  return stored->exists && document->text != NULL
         && memcmp (quoth_text_get_sha256 (document->text), stored->sha256, 32) != 0;
}

static void
set_fixed (const QuothDocument *document, GError **error)
{
  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
    _ ("the text of a document cannot be changed by an edit, since annotations stand in it; "
       "bring the new text of “%s” in as a document of its own, or as a correction of the text"),
    document->name);
}

static gboolean
check_correction (const QuothDocument *document, const Stored *stored, GError **error)
{
  if (is_zero (document->corrects))
    set_fixed (document, error);
  else if (memcmp (document->corrects, stored->sha256, 32) != 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                 _ ("the text of “%s” was corrected by somebody else meanwhile; look at it again"),
                 document->name);
  else if (is_blank (document->text))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY,
                 _ ("the new text of “%s” is empty; a corrected text must have something in it"),
                 document->name);
  else
    return TRUE;
  return FALSE;
}

/* The text and its SHA-256 belong together, and to the text that is stored, unless it is corrected. */
static gboolean
check_text (const QuothDocument *document, const Stored *stored, GError **error)
{
  const guint8 *sha256 = is_zero (document->sha256) ? NULL : document->sha256;

  if (document->text != NULL)
    {
      if (sha256 != NULL && memcmp (sha256, quoth_text_get_sha256 (document->text), 32) != 0)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("the SHA-256 of the document “%s” is not that of its text"),
                       document->name);
          return FALSE;
        }
      sha256 = quoth_text_get_sha256 (document->text);
    }

  if (!stored->exists)
    {
      if (document->text == NULL)
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                     _ ("the document “%s” has no text; a new document needs one"), document->name);
      return document->text != NULL;
    }

  if (is_revision (document, stored))
    return check_correction (document, stored, error);
  if (sha256 == NULL || memcmp (sha256, stored->sha256, 32) == 0)
    return TRUE;
  set_fixed (document, error);
  return FALSE;
}

static gboolean
read_stored (QuothTables *self, const QuothId *id, Stored *stored, GError **error)
{
  sqlite3_stmt *row;

  memset (stored, 0, sizeof *stored);
  if (!quoth_query_row (self->database,
                        "SELECT r.id, r.sha256, r.length, r.original,"
                        " (SELECT max (number) FROM revision WHERE document = ?1)"
                        " FROM document d JOIN revision r ON r.id = d.current WHERE d.id = ?1",
                        id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  stored->exists = TRUE;
  stored->revision = quoth_column_id (row, 0);
  memcpy (stored->sha256, sqlite3_column_blob (row, 1), sizeof stored->sha256);
  stored->length = (guint) sqlite3_column_int64 (row, 2);
  if (sqlite3_column_bytes (row, 3) == sizeof stored->original)
    memcpy (stored->original, sqlite3_column_blob (row, 3), sizeof stored->original);
  stored->last_number = sqlite3_column_int64 (row, 4);
  sqlite3_reset (row);
  return TRUE;
}

/* How the file was written that a revision came from. @original: zeros where the text and the rest give that file again. */
typedef struct
{
  const char *encoding;
  QuothNewline newline;
  gboolean bom;
  guint8 original[32];
} Source;

/* A text that was corrected by hand comes from no file: the original is that of the revision before, and it may have letters that
 * the encoding has not. It is taken to be written as before if it can be, else as UTF-8. */
static gboolean
find_source (QuothTables *self, const QuothDocument *document, const Stored *stored, Source *source, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  memset (source, 0, sizeof *source);
  source->encoding = document->encoding != NULL && *document->encoding != '\0' ? document->encoding : "UTF-8";
  source->newline = document->newline;
  source->bom = document->bom;
  if (document->original != NULL)
    {
      quoth_sha256_bytes (document->original, source->original);
      if (!stored->exists || memcmp (source->original, stored->original, sizeof stored->original) != 0)
        return quoth_content_put_original (self->database, document->original, source->original, error);
      memset (source->original, 0, sizeof source->original);
    }
  if (!stored->exists)
    return TRUE;
  bytes = quoth_encode (document->text, source->encoding, source->newline, source->bom, NULL);
  if (bytes == NULL)
    *source = (Source){ .encoding = "UTF-8", .newline = QUOTH_NEWLINE_LF };
  return TRUE;
}

static gboolean
put_revision (QuothTables *self,
              const QuothDocument *document,
              const Stored *stored,
              const QuothId *revision,
              GError **error)
{
  sqlite3_stmt *statement;
  Source source;

  if (!quoth_content_put_text (self->database, document->text, error)
      || !find_source (self, document, stored, &source, error))
    return FALSE;

  statement = quoth_database_prepare (self->database,
                                      "INSERT INTO revision (id, document, number, sha256, length, "
                                      "encoding, newline, bom, original, note, time)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                                      error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, revision);
  quoth_bind_id (statement, 2, &document->value.id);
  sqlite3_bind_int64 (statement, 3, stored->last_number + 1);
  sqlite3_bind_blob (statement, 4, quoth_text_get_sha256 (document->text), 32, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 5, quoth_text_get_length (document->text));
  quoth_bind_text (statement, 6, source.encoding);
  quoth_bind_text (statement, 7, quoth_newline_to_nick (source.newline));
  sqlite3_bind_int (statement, 8, source.bom ? 1 : 0);
  if (!is_zero (source.original))
    sqlite3_bind_blob (statement, 9, source.original, sizeof source.original, SQLITE_STATIC);
  quoth_bind_text (statement, 10, document->revision_note);
  sqlite3_bind_int64 (statement, 11, self->now);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
put_row (QuothTables *self, const QuothDocument *document, const QuothId *revision, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "INSERT INTO document (id, name, title, kind, author, source, url, date, language, note, "
    "imported, current)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce (?11, ?12), ?13)"
    " ON CONFLICT DO UPDATE SET name = excluded.name, title = excluded.title, kind = excluded.kind,"
    " author = excluded.author, source = excluded.source, url = excluded.url, date = excluded.date,"
    " language = excluded.language, note = excluded.note, imported = coalesce (?11, imported),"
    " current = excluded.current",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &document->value.id);
  quoth_bind_text (statement, 2, document->name);
  quoth_bind_text (statement, 3, document->title);
  quoth_bind_text (statement, 4, document->document_kind);
  quoth_bind_text (statement, 5, document->author);
  quoth_bind_text (statement, 6, document->source);
  quoth_bind_text (statement, 7, document->url);
  quoth_bind_text (statement, 8, document->date);
  quoth_bind_text (statement, 9, document->language);
  quoth_bind_text (statement, 10, document->note);
  if (document->imported != 0)
    sqlite3_bind_int64 (statement, 11, document->imported);
  sqlite3_bind_int64 (statement, 12, self->now);
  quoth_bind_id (statement, 13, revision);
  return quoth_database_run (self->database, statement, error);
}

/* The segments of a new revision: those that are found, and, as a coder's correction, those that are given instead. */
static gboolean
put_new_segments (QuothTables *self, const QuothDocument *document, const QuothId *revision, GError **error)
{
  g_autoptr (QuothSegmentation) found = quoth_segmentation_new (document->text);

  return quoth_segments_replace (self->database, revision, found->segments, FALSE, error)
         && (document->segments == NULL
             || quoth_segments_replace (self->database, revision, document->segments, TRUE, error));
}

static gboolean
put_document (QuothTables *self, gpointer value, GError **error)
{
  QuothDocument *document = value;
  Stored stored;
  gboolean is_new;
  QuothId revision;

  if (!check_fields (document, error) || !read_stored (self, &document->value.id, &stored, error)
      || !check_text (document, &stored, error))
    return FALSE;
  is_new = !stored.exists || is_revision (document, &stored);
  revision = is_new ? quoth_id_new () : stored.revision;
  if (document->segments != NULL
      && !quoth_segments_check (document->segments,
                                is_new ? quoth_text_get_length (document->text) : stored.length,
                                error))
    return FALSE;

  if (is_new)
    {
      if (!put_revision (self, document, &stored, &revision, error))
        return FALSE;
      quoth_text_cache_add (self->texts, &document->value.id, document->text);
    }
  if (!put_row (self, document, &revision, error))
    return FALSE;
  if (is_new && stored.exists)
    {
      g_hash_table_add (self->revised, quoth_id_memdup (&document->value.id));
      return put_new_segments (self, document, &revision, error);
    }
  if (document->segments == NULL)
    return TRUE;
  return stored.exists
           ? quoth_segments_replace (self->database, &revision, document->segments, TRUE, error)
           : quoth_segments_add (self->database, self->record, &revision, document->segments, error);
}

static gboolean
remove_document (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_MENTION,
      "SELECT count (*) FROM annotation WHERE document = ?1 AND kind = 'mention'" },
    { QUOTH_USE_CLAIM, "SELECT count (*) FROM annotation WHERE document = ?1 AND kind = 'claim'" },
    { QUOTH_USE_CUE, "SELECT count (*) FROM annotation WHERE document = ?1 AND kind = 'cue'" },
  };

  if (!quoth_uses_refuse (self->database, QUOTH_KIND_DOCUMENT, id, uses, G_N_ELEMENTS (uses), error)
      || !quoth_tables_remove_attached (self, id, error))
    return FALSE;

  quoth_text_cache_expire (self->texts);
  return quoth_tables_remove_assignments (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM suggestion_rejection WHERE document = ?1",
                             id, error)
         && quoth_query_run (self->database,
                             "DELETE FROM segment WHERE revision IN"
                             " (SELECT id FROM revision WHERE document = ?1)",
                             id, error)
         && quoth_query_run (self->database, "DELETE FROM document WHERE id = ?1", id, error)
         && quoth_query_run (self->database, "DELETE FROM revision WHERE document = ?1", id, error);
}

/* Whether all that is coded in the document stands in its new text. */
static gboolean
check_revised (QuothTables *self, const QuothDocument *document, GError **error)
{
  QuothText *text = quoth_text_cache_get (self->texts, &document->value.id, error);

  if (text == NULL)
    return FALSE;
  if (quoth_spans_check_document (self->database, &document->value.id, text, error))
    return TRUE;
  g_prefix_error (error, _ ("the text of “%s” cannot be changed alone: "), document->name);
  return FALSE;
}

static gboolean
check_document (QuothTables *self, gpointer value, GError **error)
{
  QuothDocument *document = value;
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM document d JOIN document other"
                           " ON other.name = d.name AND other.id <> d.id WHERE d.id = ?1",
                           &document->value.id, &found, error))
    return FALSE;
  if (found > 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
                   _ ("there is another document named “%s”; every document needs a name of its own"),
                   document->name);
      return FALSE;
    }
  return !g_hash_table_contains (self->revised, &document->value.id)
         || check_revised (self, document, error);
}

static gpointer
load_document (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothDocument *document = quoth_document_new (&id);

  document->name = quoth_column_dup_text (row, 1);
  document->title = quoth_column_dup_text (row, 2);
  document->document_kind = quoth_column_dup_text (row, 3);
  document->author = quoth_column_dup_text (row, 4);
  document->source = quoth_column_dup_text (row, 5);
  document->url = quoth_column_dup_text (row, 6);
  document->date = quoth_column_dup_text (row, 7);
  document->language = quoth_column_dup_text (row, 8);
  document->note = quoth_column_dup_text (row, 9);
  document->imported = sqlite3_column_int64 (row, 10);
  document->encoding = quoth_column_dup_text (row, 11);
  quoth_newline_from_nick ((const char *) sqlite3_column_text (row, 12), &document->newline);
  document->bom = sqlite3_column_int (row, 13) != 0;
  memcpy (document->sha256, sqlite3_column_blob (row, 14), sizeof document->sha256);
  document->length = (guint) sqlite3_column_int64 (row, 15);
  document->revision_note = quoth_column_dup_text (row, 16);
  return document;
}

#define SELECT_DOCUMENT                                                                          \
  "SELECT d.id, d.name, d.title, d.kind, d.author, d.source, d.url, d.date, d.language, d.note," \
  " d.imported, r.encoding, r.newline, r.bom, r.sha256, r.length, r.note"                              \
  " FROM document d CROSS JOIN revision r ON r.id = d.current "

const QuothTableClass quoth_document_table = {
  .put = put_document,
  .remove = remove_document,
  .check = check_document,
  .select_all = SELECT_DOCUMENT "ORDER BY d.id",
  .select_one = SELECT_DOCUMENT "WHERE d.id = ?1",
  .load = load_document,
};
