/* quoth-check-texts.c: texts and files against their SHA-256, and annotations against the texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/quoth-annotation.h"
#include "store/quoth-check-private.h"
#include "store/quoth-content.h"
#include "store/quoth-segments.h"
#include "text/quoth-decode.h"
#include "text/quoth-sha256.h"

static char *
format_sha256 (const guint8 *sha256)
{
  GString *hex = g_string_new (NULL);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (hex, "%02x", sha256[i]);
  return g_string_free (hex, FALSE);
}

/* Whether the row (sha256, length, text) is the text it says it is. */
static void
check_content (QuothCheck *self, sqlite3_stmt *row)
{
  const guint8 *sha256 = sqlite3_column_blob (row, 0);
  const char *utf8 = (const char *) sqlite3_column_text (row, 2);
  gsize n_bytes = (gsize) sqlite3_column_bytes (row, 2);
  g_autoptr (GBytes) bytes = g_bytes_new_static (utf8, n_bytes);
  g_autofree char *hex = format_sha256 (sha256);
  guint8 found[32];

  quoth_sha256_bytes (bytes, found);
  if (memcmp (found, sha256, sizeof found) != 0)
    quoth_check_add (self, _ ("texts"),
                     _ ("the text with the SHA-256 %s is not what it was when it came in"), hex);
  else if (!g_utf8_validate_len (utf8, n_bytes, NULL)
           || g_utf8_strlen (utf8, (gssize) n_bytes) != sqlite3_column_int64 (row, 1))
    quoth_check_add (self, _ ("texts"),
                     _ ("the text with the SHA-256 %s does not have the length it should"), hex);
}

static gboolean
check_texts (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row
    = quoth_database_prepare (self->database, "SELECT sha256, length, text FROM content", error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      check_content (self, row);
      if (!quoth_check_step (self, 1, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

static gboolean
check_originals (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database, "SELECT sha256 FROM original", error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      const guint8 *sha256 = sqlite3_column_blob (row, 0);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GBytes) bytes = quoth_content_load_original (self->database, sha256, &local_error);
      g_autofree char *hex = format_sha256 (sha256);

      if (bytes == NULL)
        quoth_check_add (self, _ ("original files"),
                         _ ("the file with the SHA-256 %s cannot be given back: %s"), hex,
                         local_error->message);
      if (!quoth_check_step (self, 1, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_check_contents (QuothCheck *self, GError **error)
{
  return check_texts (self, error) && check_originals (self, error);
}

/* One revision of a document. @is_current: whether it is the one that annotations stand in. */
typedef struct
{
  QuothId id;
  QuothId document;
  guint8 sha256[32];
  gint64 length;
  char *encoding;
  QuothNewline newline;
  gboolean bom;
  gboolean has_original;
  guint8 original[32];
  gboolean is_current;
} Revision;

static void
revision_clear (gpointer data)
{
  g_free (((Revision *) data)->encoding);
}

static GArray *
list_revisions (QuothCheck *self, GError **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, TRUE, sizeof (Revision));
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT r.id, r.document, r.sha256, r.length, r.encoding, r.newline, r.bom, r.original,"
    " EXISTS (SELECT 1 FROM document d WHERE d.id = r.document AND d.current = r.id)"
    " FROM revision r ORDER BY r.document, r.number, r.id",
    error);
  int result;

  if (row == NULL)
    return NULL;
  g_array_set_clear_func (revisions, revision_clear);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      Revision revision = { .id = quoth_column_id (row, 0), .document = quoth_column_id (row, 1) };

      memcpy (revision.sha256, sqlite3_column_blob (row, 2), sizeof revision.sha256);
      revision.length = sqlite3_column_int64 (row, 3);
      revision.encoding = quoth_column_dup_text (row, 4);
      quoth_newline_from_nick ((const char *) sqlite3_column_text (row, 5), &revision.newline);
      revision.bom = sqlite3_column_int (row, 6) != 0;
      revision.has_original = sqlite3_column_bytes (row, 7) == 32;
      if (revision.has_original)
        memcpy (revision.original, sqlite3_column_blob (row, 7), sizeof revision.original);
      revision.is_current = sqlite3_column_int (row, 8) != 0;
      g_array_append_val (revisions, revision);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&revisions) : NULL;
}

/* Whether the file that the revision came from can be given back. */
static void
check_file (QuothCheck *self, const Revision *revision, QuothText *text)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *what = NULL;

  /* That its bytes are right was looked at with the originals; here, that they are there at all. */
  if (revision->has_original)
    bytes = quoth_content_load_original (self->database, revision->original, &local_error);
  else
    bytes = quoth_encode (text, revision->encoding, revision->newline, revision->bom, &local_error);
  if (bytes != NULL)
    return;

  what
    = g_strdup_printf (_ ("the file it came from cannot be given back: %s"), local_error->message);
  quoth_check_add_value (self, QUOTH_KIND_DOCUMENT, &revision->document, what);
}

/* Whether an annotation's fragments are where they say, and have no gap in their numbers. */
static void
check_annotation (QuothCheck *self,
                  QuothAnnotation *annotation,
                  gboolean is_numbered,
                  QuothText *text)
{
  g_autoptr (GError) error = NULL;

  if (!quoth_annotation_check (annotation, text, &error))
    quoth_check_add_value (self, annotation->value.kind, &annotation->value.id, error->message);
  else if (!is_numbered)
    quoth_check_add_value (self, annotation->value.kind, &annotation->value.id,
                           _ ("its spans are not numbered one after the other"));
}

static gboolean
check_spans (QuothCheck *self, const QuothId *document, QuothText *text, GError **error)
{
  g_autoptr (QuothValue) annotation = NULL;
  gboolean is_numbered = TRUE;
  int result;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT a.id, a.kind, s.position, s.start, s.end, s.quote, a.unplaced FROM annotation a"
    " CROSS JOIN span s ON s.annotation = a.id WHERE a.document = ?1"
    " ORDER BY a.kind, a.id, s.position",
    error);

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);

      if (annotation == NULL || !quoth_id_equal (&annotation->id, &id))
        {
          QuothKind kind = QUOTH_KIND_MENTION;

          if (annotation != NULL)
            check_annotation (self, QUOTH_ANNOTATION (annotation), is_numbered, text);
          if (!quoth_check_step (self, 1, error))
            {
              sqlite3_reset (row);
              return FALSE;
            }
          quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 1), &kind);
          g_clear_pointer (&annotation, quoth_value_unref);
          annotation = quoth_value_new (kind, &id);
          QUOTH_ANNOTATION (annotation)->unplaced = sqlite3_column_int (row, 6) != 0;
          is_numbered = TRUE;
        }
      if (sqlite3_column_int64 (row, 2) != quoth_annotation_get_n_spans (annotation))
        is_numbered = FALSE;
      quoth_annotation_add_span (
        annotation,
        quoth_range ((guint) sqlite3_column_int64 (row, 3), (guint) sqlite3_column_int64 (row, 4)),
        (const char *) sqlite3_column_text (row, 5));
    }
  if (annotation != NULL)
    check_annotation (self, QUOTH_ANNOTATION (annotation), is_numbered, text);
  return result == SQLITE_DONE;
}

static gboolean
check_revision (QuothCheck *self, const Revision *revision, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (QuothText) text
    = quoth_content_load_text (self->database, revision->sha256, &local_error);
  g_autoptr (GPtrArray) segments = NULL;

  if (text == NULL)
    {
      quoth_check_add_value (self, QUOTH_KIND_DOCUMENT, &revision->document, local_error->message);
      return TRUE;
    }
  if (revision->length != quoth_text_get_length (text))
    quoth_check_add_value (self, QUOTH_KIND_DOCUMENT, &revision->document,
                           _ ("its text does not have the length it should"));

  segments = quoth_segments_load (self->database, &revision->id, error);
  if (segments == NULL)
    return FALSE;
  if (!quoth_segments_check (segments, quoth_text_get_length (text), &local_error))
    quoth_check_add_value (self, QUOTH_KIND_DOCUMENT, &revision->document, local_error->message);
  check_file (self, revision, text);
  return !revision->is_current || check_spans (self, &revision->document, text, error);
}

gboolean
quoth_check_documents (QuothCheck *self, GError **error)
{
  g_autoptr (GArray) revisions = list_revisions (self, error);

  if (revisions == NULL)
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    if (!check_revision (self, &g_array_index (revisions, Revision, i), error)
        || !quoth_check_step (self, 0, error))
      return FALSE;
  return TRUE;
}
