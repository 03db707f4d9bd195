/* quoth-reader.c: reading a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-reader.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-blind.h"
#include "store/quoth-content.h"
#include "store/quoth-migration.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-segments.h"
#include "store/quoth-tables-private.h"

struct _QuothReader
{
  QuothDatabase *database;
  gboolean owns_database;
  GObject *keep_alive;
  guint begun;
  gboolean begin_entered;
  QuothId shown_to; /* whom it hides something from */
};

QuothReader *
quoth_reader_new (const char *path, gboolean recovers, GObject *keep_alive, GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (path, recovers ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);
  QuothReader *self;

  /* Who reads values in another order than they lie in comes back to each page: 32 MB hold those of 100,000 claims. */
  if (database == NULL || !quoth_database_exec (database, "PRAGMA cache_size = -32768", error)
      || (recovers && !quoth_database_exec (database, "PRAGMA query_only = ON", error)) || !quoth_migration_bridge (database, error))
    return NULL;
  self = g_new0 (QuothReader, 1);
  self->database = g_steal_pointer (&database);
  self->owns_database = TRUE;
  g_set_object (&self->keep_alive, keep_alive);
  return self;
}

QuothReader *
quoth_reader_new_within (QuothDatabase *database)
{
  QuothReader *self = g_new0 (QuothReader, 1);

  self->database = database;
  return self;
}

void
quoth_reader_free (QuothReader *self)
{
  if (self->owns_database)
    quoth_database_free (self->database);
  g_clear_object (&self->keep_alive);
  g_free (self);
}

QuothDatabase *
quoth_reader_get_database (QuothReader *self)
{
  return self->database;
}

gboolean
quoth_reader_show_to (QuothReader *self, const QuothId *viewer, GError **error)
{
  gboolean blind = FALSE;
  QuothId to;

  g_return_val_if_fail (self->owns_database, FALSE);
  if (!quoth_id_is_none (viewer) && !quoth_blind_find (self->database, viewer, &blind, error))
    return FALSE;
  to = blind ? *viewer : QUOTH_ID_NONE;
  if (quoth_id_equal (&to, &self->shown_to))
    return TRUE;
  if (!quoth_blind_set (self->database, blind ? &to : NULL, error))
    return FALSE;
  self->shown_to = to;
  return TRUE;
}

const QuothId *
quoth_reader_get_viewer (QuothReader *self)
{
  return quoth_id_is_none (&self->shown_to) ? NULL : &self->shown_to;
}

GArray *
quoth_reader_list_blind (QuothReader *self, const QuothId *coder, GError **error)
{
  return quoth_blind_list_texts (self->database, coder, error);
}

GArray *
quoth_reader_list_hidden (QuothReader *self, const QuothId *coder, GError **error)
{
  return quoth_blind_list (self->database, coder, error);
}

static gboolean
run (QuothReader *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (self->database, sql, error);

  return statement != NULL && quoth_database_run (self->database, statement, error);
}

gboolean
quoth_reader_enter (QuothReader *self, gboolean *entered, GError **error)
{
  *entered = sqlite3_get_autocommit (quoth_database_get_handle (self->database));
  return !*entered || run (self, "BEGIN", error);
}

void
quoth_reader_leave (QuothReader *self, gboolean entered)
{
  g_autoptr (GError) error = NULL;

  /* Nothing was written: where SQLite ended the transaction by itself, that is as good. */
  if (entered && !run (self, "COMMIT", &error))
    g_debug ("A reading transaction had ended: %s", error->message);
}

gboolean
quoth_reader_begin (QuothReader *self, GError **error)
{
  if (self->begun > 0)
    {
      self->begun++;
      return TRUE;
    }
  if (!quoth_reader_enter (self, &self->begin_entered, error))
    return FALSE;
  /* SQLite takes its view of the file with the first row that is read. */
  if (!run (self, "SELECT count (*) FROM project", error))
    {
      quoth_reader_leave (self, self->begin_entered);
      return FALSE;
    }
  self->begun = 1;
  return TRUE;
}

void
quoth_reader_end (QuothReader *self)
{
  g_return_if_fail (self->begun > 0);

  if (--self->begun == 0)
    quoth_reader_leave (self, self->begin_entered);
}

static void
set_not_found (QuothKind kind, const QuothId *id, GError **error)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               _ ("there is nothing of the type “%s” with the id %s in this project"),
               quoth_kind_to_nick (kind), quoth_id_to_string (id, buffer));
}

/* The value in the rows of @statement: the first is the value, more are further spans of an
 * annotation. */
static gpointer
load_value (QuothReader *self, QuothKind kind, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (QuothValue) value = NULL;
  int result = quoth_database_step (self->database, statement, error);

  if (result == SQLITE_ROW)
    {
      value = quoth_table_class_get (kind)->load (self->database, statement, error);
      if (value == NULL)
        result = 0;
    }
  while (result == SQLITE_ROW && quoth_kind_is_annotation (kind))
    {
      result = quoth_database_step (self->database, statement, error);
      if (result == SQLITE_ROW)
        quoth_table_load_span (value, statement);
    }
  sqlite3_reset (statement);
  if (result != 0 && value != NULL && !quoth_attribute_values_load (self->database, value, error))
    result = 0;
  return result != 0 ? g_steal_pointer (&value) : NULL;
}

gpointer
quoth_reader_get (QuothReader *self, QuothKind kind, const QuothId *id, GError **error)
{
  const QuothTableClass *class = quoth_table_class_get (kind);
  gboolean any = kind == QUOTH_KIND_PROJECT && (id == NULL || quoth_id_is_none (id));
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  gpointer value = NULL;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  statement = quoth_database_prepare (self->database, any ? class->select_all : class->select_one,
                                      &local_error);
  if (statement != NULL)
    {
      if (!any)
        quoth_bind_id (statement, 1, id);
      value = load_value (self, kind, statement, &local_error);
    }
  quoth_reader_leave (self, entered);

  if (value == NULL && local_error == NULL)
    set_not_found (kind, any ? &QUOTH_ID_NONE : id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return value;
}

gboolean
quoth_reader_has (QuothReader *self, QuothKind kind, const QuothId *id)
{
  return quoth_query_has (self->database, kind, id, NULL);
}

/* The current revision of @document: its own id and the SHA-256 of its original, if that is kept.
 */
static gboolean
read_revision (QuothReader *self,
               const QuothId *document,
               QuothId *revision,
               guint8 original[32],
               gboolean *has_original,
               GError **error)
{
  sqlite3_stmt *row;

  if (!quoth_query_row (self->database,
                        "SELECT r.id, r.original FROM document d"
                        " JOIN revision r ON r.id = d.current WHERE d.id = ?1",
                        document, &row, error))
    return FALSE;
  if (row == NULL)
    {
      set_not_found (QUOTH_KIND_DOCUMENT, document, error);
      return FALSE;
    }
  *revision = quoth_column_id (row, 0);
  *has_original = sqlite3_column_bytes (row, 1) == 32;
  if (*has_original)
    memcpy (original, sqlite3_column_blob (row, 1), 32);
  sqlite3_reset (row);
  return TRUE;
}

static gboolean
load_contents (QuothReader *self, QuothDocument *document, GError **error)
{
  QuothId revision;
  guint8 original[32];
  gboolean has_original;

  if (!read_revision (self, &document->value.id, &revision, original, &has_original, error))
    return FALSE;
  if (has_original)
    {
      document->original = quoth_content_load_original (self->database, original, error);
      if (document->original == NULL)
        return FALSE;
    }
  document->segments = quoth_segments_load (self->database, &revision, error);
  if (document->segments == NULL)
    return FALSE;
  document->text = quoth_content_load_text (self->database, document->sha256, error);
  return document->text != NULL;
}

QuothDocument *
quoth_reader_load_document (QuothReader *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = NULL;
  gboolean loaded;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  document = quoth_reader_get (self, QUOTH_KIND_DOCUMENT, id, error);
  loaded = document != NULL && load_contents (self, document, error);
  quoth_reader_leave (self, entered);
  return loaded ? g_steal_pointer (&document) : NULL;
}

QuothText *
quoth_reader_load_text (QuothReader *self, const QuothId *document, GError **error)
{
  g_autoptr (QuothDocument) value = NULL;
  QuothText *text = NULL;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  value = quoth_reader_get (self, QUOTH_KIND_DOCUMENT, document, error);
  if (value != NULL)
    text = quoth_content_load_text (self->database, value->sha256, error);
  quoth_reader_leave (self, entered);
  return text;
}

GBytes *
quoth_reader_load_file (QuothReader *self, const QuothId *document, GError **error)
{
  g_autoptr (QuothDocument) value = quoth_reader_load_document (self, document, error);

  if (value == NULL)
    return NULL;
  if (value->original != NULL)
    return g_bytes_ref (value->original);
  return quoth_encode (value->text, value->encoding, value->newline, value->bom, error);
}

GPtrArray *
quoth_reader_load_annotations (QuothReader *self, const QuothId *document, GError **error)
{
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  gboolean loaded = TRUE;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  for (QuothKind kind = QUOTH_KIND_MENTION; loaded && kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = kind, .documents = document, .n_documents = 1 };
      GPtrArray *some = quoth_reader_list (self, &query, error);

      loaded = some != NULL;
      if (loaded)
        g_ptr_array_extend_and_steal (annotations, some);
    }
  quoth_reader_leave (self, entered);
  return loaded ? g_steal_pointer (&annotations) : NULL;
}

/* Whether @statement has a row; its first column is @id then. */
static gboolean
find_id (QuothReader *self, sqlite3_stmt *statement, QuothId *id)
{
  gboolean found = quoth_database_step (self->database, statement, NULL) == SQLITE_ROW;

  if (found && id != NULL)
    *id = quoth_column_id (statement, 0);
  sqlite3_reset (statement);
  return found;
}

gboolean
quoth_reader_find_text (QuothReader *self, const guint8 sha256[32], QuothId *document)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (self->database,
                              "SELECT d.id FROM revision r CROSS JOIN document d"
                              " ON d.id = r.document AND d.current = r.id"
                              " WHERE r.sha256 = ?1 ORDER BY r.id LIMIT 1",
                              NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, sha256, 32, SQLITE_STATIC);
  return find_id (self, statement, document);
}

gboolean
quoth_reader_find_coder (QuothReader *self, const char *name, QuothId *coder)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "SELECT id FROM coder WHERE name = ?1 ORDER BY id LIMIT 1", NULL);

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, name);
  return find_id (self, statement, coder);
}
