/* world.c: a project to test the store with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>

#include "store/quoth-schema.h"

void
world_set_up (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quoth-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "world.quoth", NULL);
  self->store = quoth_store_create (self->path, NULL, &error);
  g_assert_no_error (error);
  self->coder = world_add_coder (self, "A");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".quoth-backups"))
        remove_folder (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
world_tear_down (World *self, gconstpointer data)
{
  g_clear_object (&self->store);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

void
world_reopen (World *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->store);
  self->store = quoth_store_open (self->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

void
world_commit (World *self, QuothChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_commit (self->store, change, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
put (World *self, const QuothId *coder, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", coder);

  quoth_change_put (change, value);
  world_commit (self, change);
}

QuothId
world_add_coder (World *self, const char *name)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);

  coder->name = g_strdup (name);
  put (self, &coder->value.id, coder);
  return coder->value.id;
}

QuothId
world_add_document (World *self, const char *name, const char *text)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothText) made = quoth_text_new (text, -1, NULL);

  document->name = g_strdup (name);
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, made);
  put (self, &self->coder, document);
  return document->value.id;
}

QuothId
world_add_actor (World *self, const char *name)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  put (self, &self->coder, actor);
  return actor->value.id;
}

QuothMention *
world_new_mention (const QuothId *coder, const QuothId *document, const QuothId *actor, QuothRange range)
{
  QuothMention *mention = quoth_mention_new (NULL);

  mention->annotation.document = *document;
  mention->annotation.coder = *coder;
  mention->annotation.created = 1;
  mention->actor = *actor;
  quoth_annotation_set_range (mention, range);
  return mention;
}

gint64
world_count (World *self, QuothKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, &error);
  QuothQuery query = { .kind = kind };
  gint64 n;

  g_assert_no_error (error);
  n = quoth_reader_count (reader, &query, &error);
  g_assert_no_error (error);
  return n;
}

static void
dump_column (GString *out, sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_BLOB)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, column);

      for (int i = 0; i < sqlite3_column_bytes (statement, column); i++)
        g_string_append_printf (out, "%02x", bytes[i]);
    }
  else if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    g_string_append (out, "NULL");
  else
    g_string_append (out, (const char *) sqlite3_column_text (statement, column));
  g_string_append_c (out, '|');
}

char *
world_dump_database (QuothDatabase *database)
{
  GString *out = g_string_new (NULL);

  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table->name);
      sqlite3_stmt *statement;
      int result;

      g_string_append_printf (out, "%s\n", table->name);
      result = sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &statement, NULL);
      g_assert_cmpint (result, ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          for (int i = 0; i < sqlite3_column_count (statement); i++)
            dump_column (out, statement, i);
          g_string_append_c (out, '\n');
        }
      sqlite3_finalize (statement);
    }
  return g_string_free (out, FALSE);
}

char *
world_dump (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READONLY, &error);

  g_assert_no_error (error);
  return world_dump_database (database);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
world_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
