/* project-fixture.h: a small project for the tests of the store's tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "quoth.h"
#include "store/quoth-database.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-schema.h"
#include "store/quoth-tables.h"
#include "text/quoth-boundaries.h"

typedef struct
{
  char *directory;
  char *path;
  QuothDatabase *database;
  QuothTables *tables;
  QuothReader *reader;
  QuothId coder;
  QuothId actor;
  QuothId document;
} Fixture;

#define FIXTURE_TEXT                                                                              \
  "Xi 习近平 met 👨‍👩‍👧 Putin in Mosco\xcc\x81w. قال بوتين: yes. Loading " \
  "suggestions…"

/* Writes @values in one transaction, as the store does. Returns: whether it was accepted; what was
 * not is rolled back. */
static inline gboolean
fixture_try_put (Fixture *self, GPtrArray *values, GError **error)
{
  gboolean done = TRUE;

  g_assert_true (quoth_database_exec (self->database, "BEGIN", NULL));
  quoth_tables_begin (self->tables, NULL);
  for (guint i = 0; done && i < values->len; i++)
    done = quoth_tables_put (self->tables, values->pdata[i], error);
  for (guint i = 0; done && i < values->len; i++)
    done = quoth_tables_check (self->tables, values->pdata[i], error);
  if (done)
    done = quoth_database_exec (self->database, "COMMIT", error);
  if (!done)
    g_assert_true (quoth_database_exec (self->database, "ROLLBACK", NULL));
  return done;
}

static inline GPtrArray *
fixture_one (gpointer value)
{
  GPtrArray *values = quoth_values_new ();

  g_ptr_array_add (values, quoth_value_ref (value));
  return values;
}

static inline void
fixture_put (Fixture *self, gpointer value)
{
  g_autoptr (GPtrArray) values = fixture_one (value);
  g_autoptr (GError) error = NULL;
  gboolean done = fixture_try_put (self, values, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* Asserts that @value is refused with @code and a message that holds @words, and leaves nothing
 * behind. */
static inline void
fixture_refuse (Fixture *self, gpointer value, int code, const char *words)
{
  g_autoptr (GPtrArray) values = fixture_one (value);
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_try_put (self, values, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static inline gboolean
fixture_try_delete (Fixture *self, QuothKind kind, const QuothId *id, GError **error)
{
  gboolean done;

  g_assert_true (quoth_database_exec (self->database, "BEGIN", NULL));
  quoth_tables_begin (self->tables, NULL);
  done = quoth_tables_delete (self->tables, kind, id, error)
         && quoth_database_exec (self->database, "COMMIT", error);
  if (!done)
    g_assert_true (quoth_database_exec (self->database, "ROLLBACK", NULL));
  return done;
}

static inline void
fixture_delete (Fixture *self, QuothKind kind, const QuothId *id)
{
  g_autoptr (GError) error = NULL;
  gboolean done = fixture_try_delete (self, kind, id, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* Asserts that the delete is refused because of what the message says in @words. */
static inline void
fixture_refuse_delete (
  Fixture *self, QuothKind kind, const QuothId *id, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_try_delete (self, kind, id, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* The number that @sql gives. */
static inline gint64
fixture_number (Fixture *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (
    sqlite3_prepare_v2 (quoth_database_get_handle (self->database), sql, -1, &statement, NULL), ==,
    SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

static inline QuothText *
fixture_text (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

static inline QuothDocument *
fixture_new_document (const char *name, const char *utf8)
{
  QuothDocument *document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = fixture_text (utf8);

  document->name = g_strdup (name);
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, text);
  return document;
}

static inline QuothId
fixture_add_document (Fixture *self, const char *name, const char *utf8)
{
  g_autoptr (QuothDocument) document = fixture_new_document (name, utf8);

  fixture_put (self, document);
  return document->value.id;
}

static inline QuothId
fixture_add_coder (Fixture *self, const char *name)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);

  coder->name = g_strdup (name);
  fixture_put (self, coder);
  return coder->value.id;
}

static inline QuothId
fixture_add_actor (Fixture *self, const char *name)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  fixture_put (self, actor);
  return actor->value.id;
}

static inline QuothId
fixture_add_code (Fixture *self, const char *key)
{
  g_autoptr (QuothCode) code = quoth_code_new (NULL);

  code->key = g_strdup (key);
  code->name = g_strdup (key);
  fixture_put (self, code);
  return code->value.id;
}

/* A mention, claim or cue of the fixture's coder in its document, at @range. */
static inline gpointer
fixture_new_annotation (Fixture *self, QuothKind kind, QuothRange range)
{
  QuothAnnotation *annotation = quoth_value_new (kind, NULL);

  annotation->document = self->document;
  annotation->coder = self->coder;
  quoth_annotation_add_span (annotation, range, NULL);
  if (kind == QUOTH_KIND_MENTION)
    quoth_mention (annotation)->actor = self->actor;
  return annotation;
}

static inline QuothId
fixture_add_annotation (Fixture *self, QuothKind kind, QuothRange range)
{
  g_autoptr (QuothValue) value = fixture_new_annotation (self, kind, range);

  fixture_put (self, value);
  return value->id;
}

static inline QuothId
fixture_add_relation (Fixture *self, const QuothId *from, const QuothId *to)
{
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

  relation->relation_kind = g_strdup ("supports");
  relation->from = *from;
  relation->to = *to;
  relation->coder = self->coder;
  fixture_put (self, relation);
  return relation->value.id;
}

static inline QuothId
fixture_add_memo (Fixture *self, const QuothId *target, const QuothId *parent)
{
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  memo->text = g_strdup ("Is that so?");
  memo->target = *target;
  memo->parent = parent != NULL ? *parent : QUOTH_ID_NONE;
  memo->coder = self->coder;
  fixture_put (self, memo);
  return memo->value.id;
}

/* A project in a file of its own, with a coder "A", an actor "Putin" and a document "thread". */
static inline void
fixture_set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothProject) project = quoth_project_new (NULL);
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("quoth-tables-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->directory, "test.quoth", NULL);
  self->database
    = quoth_database_open (self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  quoth_database_exec (self->database, "PRAGMA journal_mode = wal; PRAGMA synchronous = off; BEGIN",
                       &error);
  g_assert_no_error (error);
  quoth_schema_create (self->database, &error);
  g_assert_no_error (error);
  quoth_database_exec (self->database, "PRAGMA user_version = " G_STRINGIFY (QUOTH_SCHEMA_VERSION) "; COMMIT", &error);
  g_assert_no_error (error);
  self->tables = quoth_tables_new (self->database);
  self->reader = quoth_reader_new (self->path, FALSE, NULL, &error);
  g_assert_no_error (error);

  project->name = g_strdup ("test");
  fixture_put (self, project);
  self->coder = fixture_add_coder (self, "A");
  self->actor = fixture_add_actor (self, "Putin");
  self->document = fixture_add_document (self, "thread", FIXTURE_TEXT);
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer user_data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  quoth_reader_free (self->reader);
  quoth_tables_free (self->tables);
  quoth_database_free (self->database);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->directory);
  g_free (self->directory);
  g_free (self->path);
}

#define fixture_test(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
