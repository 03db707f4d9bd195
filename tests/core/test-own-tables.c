/* test-own-tables.c: tests of quoth-own-tables.c: the tables of an export come back, also when somebody was at them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That all of a project comes back is in test-export-rest.c.
 */

#include "formats-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char project[]
  = "{\"type\":\"coder\",\"id\":\"_:k\",\"name\":\"Kim\"}\n"
    "{\"type\":\"code\",\"key\":\"gas\",\"name\":\"Gas\",\"definition\":\"=1+1\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:a\",\"name\":\"Ann\",\"kind\":\"person\",\"aliases\":[\"A.\",\"'=x\"]}\n"
    "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"D\",\"text\":\"Ann says: no gas.\\nNone.\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"_:d\",\"coder\":\"_:k\",\"spans\":[[0,3]],\"actor\":\"_:a\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"_:d\",\"coder\":\"_:k\",\"spans\":[[10,16],[18,22]],\"statement\":\"There is none\","
    "\"categories\":[{\"code\":\"gas\",\"stance\":-1}],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:a\",\"mention\":\"_:m\"}]}\n"
    "{\"type\":\"memo\",\"target\":\"_:c\",\"coder\":\"_:k\",\"text\":\"-why?\"}\n";

/* The folder of an export of @store, with its texts. */
static char *
export_folder (Formats *self, QuothStore *store, const char *name)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("csv"));

  g_assert_true (quoth_export_set_option (export, "text", "yes", NULL));
  return formats_export (self, export, name);
}

static void
write_table (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* (transfer full): @text with @new for the one @old in it. */
static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (new, parts);
}

/* The same in a table. */
static void
edit_table (const char *folder, const char *name, const char *old, const char *new)
{
  g_autofree char *content = formats_read (folder, name);
  g_autofree char *edited = replace (content, old, new);

  write_table (folder, name, edited);
}

/* The import of @path into @store, tried or done; the one item is @item. */
static QuothImport *
import (Formats *self, QuothStore *store, const char *path, gboolean commits, QuothImportItem **item)
{
  QuothImport *run = quoth_import_new (store, self->coder);
  g_autoptr (GError) error = NULL;

  quoth_import_add_path (run, path);
  quoth_import_prepare (run, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_import_get_items (run)->len, ==, 1);
  *item = quoth_import_get_items (run)->pdata[0];
  if (!commits)
    return run;
  g_assert_no_error ((*item)->error);
  quoth_import_commit (run, NULL, &error);
  g_assert_no_error (error);
  return run;
}

static guint
get_loss (const QuothImportItem *item, const char *begin)
{
  guint n = 0;

  for (guint i = 0; i < item->losses->len; i++)
    {
      const QuothLoss *loss = item->losses->pdata[i];

      if (g_str_has_prefix (loss->what, begin))
        n += loss->count;
    }
  return n;
}

static gboolean
is_warned (const QuothImportItem *item, const char *words)
{
  for (guint i = 0; i < item->warnings->len; i++)
    if (strstr (item->warnings->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* Without its project, which tables do not have: that is another one. */
static char *
dup_values (QuothStore *store)
{
  g_autofree char *jsonl = formats_export_jsonl (store);

  return g_strdup (strchr (jsonl, '\n') + 1);
}

static void
test_comes_back (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  g_autofree char *documents = g_build_filename (folder, "documents.csv", NULL);
  g_autofree char *before = dup_values (self->store), *after = NULL, *again = NULL;
  QuothImportItem *item;
  g_autoptr (QuothImport) one = import (self, other, folder, TRUE, &item);
  g_autoptr (QuothImport) two = NULL;

  g_assert_cmpuint (item->n_put[QUOTH_KIND_CLAIM], ==, 1);
  g_assert_cmpuint (item->losses->len, ==, 0);
  after = dup_values (other);
  g_assert_cmpstr (before, ==, after);
  two = import (self, other, documents, TRUE, &item);
  again = dup_values (other);
  g_assert_cmpstr (before, ==, again);
}

/* What somebody wrote into the tables is what the project says then. */
static void
test_edited (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  g_autofree char *before = dup_values (self->store), *after = NULL;
  g_autofree char *stated = replace (before, "There is none", "'=None, \\\"at\\\" all");
  g_autofree char *expected = replace (stated, "\"A.\"", "\"B.\"");
  QuothImportItem *item;
  g_autoptr (QuothImport) run = NULL;

  edit_table (folder, "claims.csv", "There is none", "\"''=None, \"\"at\"\" all\"");
  edit_table (folder, "aliases.csv", "A.", "B.");
  run = import (self, self->store, folder, TRUE, &item);
  after = dup_values (self->store);
  g_assert_cmpstr (after, ==, expected);
}

/* A project that has some of it under other ids keeps that as it is. */
static void
test_twins (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autoptr (QuothApplyReport) there = formats_apply (
    other, self->coder,
    "{\"type\":\"code\",\"key\":\"gas\",\"name\":\"GAS\"}\n"
    "{\"type\":\"actor\",\"name\":\"Ann\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"Other name\",\"text\":\"Ann says: no gas.\\nNone.\"}\n");
  g_autofree char *folder = export_folder (self, self->store, "out"), *after = NULL;
  QuothImportItem *item;
  g_autoptr (QuothImport) run = import (self, other, folder, TRUE, &item);

  g_assert_cmpuint (get_loss (item, "rows of what the project has already"), ==, 3);
  g_assert_cmpuint (item->n_put[QUOTH_KIND_CODE] + item->n_put[QUOTH_KIND_ACTOR] + item->n_put[QUOTH_KIND_DOCUMENT], ==, 0);
  g_assert_cmpuint (item->n_put[QUOTH_KIND_MENTION] + item->n_put[QUOTH_KIND_CLAIM], ==, 2);
  after = dup_values (other);
  g_assert_nonnull (strstr (after, "GAS"));
  g_assert_null (strstr (after, "\"A.\""));
}

/* A table that is no longer one of ours is not read, and said to be; one that is gone is missed. */
static void
test_tables_missing (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  g_autofree char *actors = g_build_filename (folder, "actors.csv", NULL), *memos = g_build_filename (folder, "memos.csv", NULL);
  QuothImportItem *item;
  g_autoptr (QuothImport) run = NULL;

  edit_table (folder, "aliases.csv", "script,", "scrypt,");
  g_assert_cmpint (g_remove (actors), ==, 0);
  g_assert_cmpint (g_remove (memos), ==, 0);
  run = import (self, other, folder, TRUE, &item);
  g_assert_cmpuint (get_loss (item, "rows of the table “aliases”, which is not read"), ==, 2);
  g_assert_true (is_warned (item, "memos.csv: the table is not there"));
  g_assert_true (is_warned (item, "aliases.csv:1: the columns are not those"));
  g_assert_false (is_warned (item, "aliases.csv:2: "));
  /* the mention's actor, and that of the role */
  g_assert_cmpuint (get_loss (item, "rows that refer to what is not there"), ==, 2);
  g_assert_cmpuint (item->n_put[QUOTH_KIND_CLAIM], ==, 1);
}

static void
check_lost (Formats *self, const char *folder, const char *what, const char *place)
{
  static guint n = 0;
  g_autofree char *name = g_strdup_printf ("lost%u", n++);
  g_autoptr (QuothStore) other = formats_create (self, name);
  QuothImportItem *item;
  g_autoptr (QuothImport) run = import (self, other, folder, TRUE, &item);

  g_assert_cmpuint (get_loss (item, what), ==, 1);
  g_assert_true (is_warned (item, place));
  g_assert_cmpuint (item->n_put[QUOTH_KIND_CLAIM], ==, 0);
}

/* Nothing comes in at a place where its words are not. */
static void
test_moved (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");

  edit_table (folder, "claims.csv", "10-16;18-22", "9-16;18-22");
  check_lost (self, folder, "rows whose quote is not what the text has", "claims.csv:2: the text has other words");
  edit_table (folder, "claims.csv", "9-16;18-22", "10-16;18-2200");
  check_lost (self, folder, "rows whose quote is not what the text has", "claims.csv:2:");
  edit_table (folder, "claims.csv", "10-16;18-2200", "ten");
  check_lost (self, folder, "rows without a place", "claims.csv:2:");
}

/* What cannot be is refused with the table and its line. */
static void
test_refused (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  QuothImportItem *item;
  g_autoptr (QuothImport) run = NULL;

  edit_table (folder, "claim_roles.csv", "claimant", "claimer");
  run = import (self, other, folder, FALSE, &item);
  g_assert_error (item->error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (item->error->message, "claim_roles.csv:2: "));
}

/* One table of them alone. */
static void
test_alone (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  g_autofree char *actors = g_build_filename (folder, "actors.csv", NULL);
  g_autofree char *claims = g_build_filename (folder, "claims.csv", NULL);
  g_autofree char *documents = g_build_filename (folder, "documents.csv", NULL);
  QuothImportItem *item;
  g_autoptr (QuothImport) one = import (self, self->store, actors, FALSE, &item);
  g_autoptr (QuothImport) two = NULL, three = NULL;

  g_assert_nonnull (item->error);
  g_assert_nonnull (strstr (item->error->message, "the table “actors” of an export"));
  two = import (self, self->store, claims, FALSE, &item);
  g_assert_no_error (item->error);
  g_assert_cmpuint (item->look->names->len, >, 0);
  /* Without the texts, what is left is tables of what is coded. */
  g_assert_cmpint (g_remove (documents), ==, 0);
  three = quoth_import_new (self->store, self->coder);
  quoth_import_add_path (three, folder);
  g_assert_true (quoth_import_prepare (three, NULL, NULL));
  g_assert_cmpuint (quoth_import_get_items (three)->len, ==, 3);
}

/* A spreadsheet writes semicolons, sorts rows, and quotes what it likes. */
static void
test_spreadsheet (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, project);
  g_autofree char *folder = export_folder (self, self->store, "out");
  g_autofree char *before = dup_values (self->store), *after = NULL;
  g_autofree char *content = formats_read (folder, "claim_categories.csv");
  g_autoptr (GString) edited = g_string_new ("\357\273\277");
  QuothImportItem *item;
  g_autoptr (QuothImport) run = NULL;

  for (const char *p = content; *p != '\0'; p++)
    g_string_append_c (edited, *p == ',' ? ';' : *p);
  write_table (folder, "claim_categories.csv", edited->str);
  run = import (self, other, folder, TRUE, &item);
  after = dup_values (other);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/own-tables/comes-back", test_comes_back);
  formats_test ("/own-tables/edited", test_edited);
  formats_test ("/own-tables/twins", test_twins);
  formats_test ("/own-tables/tables-missing", test_tables_missing);
  formats_test ("/own-tables/moved", test_moved);
  formats_test ("/own-tables/refused", test_refused);
  formats_test ("/own-tables/alone", test_alone);
  formats_test ("/own-tables/spreadsheet", test_spreadsheet);
  return g_test_run ();
}
