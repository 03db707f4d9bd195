/* test-dna.c: tests of quoth-dna.c and what it reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "markup-fixture.h"

/* ---- Databases ---- */

/* (transfer full): the bytes of a database that @sql makes. */
static GBytes *
make_database (Formats *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "made.dna", NULL);
  char *content;
  gsize n_bytes;
  sqlite3 *db;

  g_remove (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, NULL);
  g_assert_cmpstr (sqlite3_errmsg (db), ==, "not an error");
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &n_bytes, NULL));
  return g_bytes_new_take (content, n_bytes);
}

static QuothImport *
try_bytes (Formats *self, GBytes *bytes, gboolean strict, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return markup_try_import (self, self->store, "dna", data, (gssize) n_bytes, strict, error);
}

static QuothImport *
import_bytes (Formats *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  QuothImport *import = try_bytes (self, bytes, FALSE, &error);

  g_assert_no_error (error);
  return import;
}

static void
refuse_bytes (Formats *self, GBytes *bytes, gboolean strict, const char *words)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  markup_refuse (self, "dna", data, (gssize) n_bytes, strict, words);
}

static void
assert_says (const char *jsonl, const char *words)
{
  if (strstr (jsonl, words) == NULL)
    g_test_message ("no %s in:\n%s", words, jsonl);
  if (strstr (jsonl, words) == NULL)
    g_test_message ("%s is not in %s", words, jsonl);
  g_assert_nonnull (strstr (jsonl, words));
}

#define COMMON_TABLES \
  "CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT);" \
  "CREATE TABLE CODERS (ID INTEGER PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Password TEXT);" \
  "CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT," \
  " Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);" \
  "CREATE TABLE STATEMENTTYPES (ID INTEGER PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER);" \
  "CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);" \
  "CREATE TABLE REGEXES (Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER);" \
  "CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER," \
  " Stop INTEGER, Coder INTEGER);" \
  "CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);" \
  "CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);" \
  "CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);" \
  "INSERT INTO CODERS VALUES (1, 'Admin', 255, 255, 0, ''), (2, 'Ann', 51, 153, 255, ''), (3, 'Ben', 0, 0, 0, '');" \
  "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 1, 2, 3), (2, 'Plot', 1, 2, 3), (3, 'Annotation', 1, 2, 3);" \
  "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1)," \
  " (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'strength', 'integer', 1)," \
  " (6, 'hero', 'short text', 2), (7, 'tragic', 'boolean', 2), (8, 'note', 'long text', 3);"

#define TABLES_3 \
  COMMON_TABLES \
  "CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER," \
  " Blue INTEGER, ChildOf INTEGER);" \
  "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);" \
  "CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);" \
  "CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);" \
  "INSERT INTO ENTITIES VALUES (1, 1, '', 0, 0, 0, NULL), (2, 1, 'Xi Jinping', 9, 9, 9, NULL), (3, 2, 'CCP', 0, 0, 0, 4)," \
  " (4, 2, 'PRC', 0, 0, 0, NULL), (5, 3, 'Peace is good', 255, 0, 16, NULL), (6, 1, 'PRC', 0, 0, 0, NULL)," \
  " (7, 6, 'A hero', 0, 0, 0, NULL), (8, 3, 'War is bad', 0, 0, 0, 5);" \
  "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias'), (3, 1, 'Notes'), (4, 3, 'Notes');" \
  "INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'Leader'), (2, 2, 2, 'Xi; 习近平'), (3, 2, 3, 'of the party')," \
  " (4, 5, 4, 'any peace');"

/* The text is "🧵 Xi said:\r\n“Peace 👨‍👩‍👧!” and more": UTF-16 counts 2, 8 and 2 for each CRLF of it. */
#define DOCUMENTS_3 \
  "INSERT INTO DOCUMENTS VALUES (7, 'One', '🧵 Xi said:' || char(13) || char(10) || '“Peace 👨‍👩‍👧!” and more', 1, 'An author'," \
  " 'A paper', 'Politics', 'A note', 'thread', 1106697600), (9, 'Two', '', 1, '', '', '', '', '', 1106697661);"

#define STATEMENTS_3 \
  "INSERT INTO STATEMENTS VALUES (1, 1, 7, 3, 10, 2), (2, 1, 7, 13, 28, 3), (3, 2, 7, 0, 2, 2), (4, 3, 7, 31, 34, 2);" \
  "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 2), (2, 1, 2, 3), (3, 1, 3, 5), (4, 2, 1, 6), (5, 2, 2, 4), (6, 2, 3, 8)," \
  " (7, 3, 6, 7);" \
  "INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 0), (3, 3, 7, 1);" \
  "INSERT INTO DATAINTEGER VALUES (1, 1, 5, -3);" \
  "INSERT INTO DATALONGTEXT VALUES (1, 4, 8, 'A long note');"

#define GOOD_3 TABLES_3 DOCUMENTS_3 STATEMENTS_3

static void
test_version_3 (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, GOOD_3);
  g_autoptr (QuothImport) import = import_bytes (self, bytes);
  g_autofree char *jsonl = formats_export_jsonl (self->store);
  g_autoptr (GPtrArray) lines = NULL;
  guint n_relations;

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 4);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 3);
  assert_says (jsonl, "\"quote\":[\"Xi said\"]");
  assert_says (jsonl, "\"quote\":[\"“Peace 👨‍👩‍👧\"]");
  assert_says (jsonl, "\"quote\":[\"🧵\"]");
  assert_says (jsonl, "\"name\":\"Ann\",\"color\":\"#3399ff\"");
  assert_says (jsonl, "\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[");
  assert_says (jsonl, "习近平");
  assert_says (jsonl, "\"note\":\"of the party\"");
  assert_says (jsonl, "\"attributes\":{\"Type\":\"Leader\"}");
  assert_says (jsonl, "\"definition\":\"any peace\"");
  assert_says (jsonl, "\"color\":\"#ff0010\"");
  assert_says (jsonl, "\"name\":\"PRC\",\"kind\":\"organisation\"");
  assert_says (jsonl, "\"attributes\":{\"strength\":-3}");
  assert_says (jsonl, "\"tragic\":true");
  assert_says (jsonl, "\"hero\":\"A hero\"");
  assert_says (jsonl, "\"text\":\"A long note\"");
  assert_says (jsonl, "\"date\":\"2005-01-26\"");
  assert_says (jsonl, "\"time\":\"00:01:01\"");
  assert_says (jsonl, "\"section\":\"Politics\"");
  lines = markup_describe (self->store, TRUE, FALSE, &n_relations);
  g_assert_nonnull (strstr (lines->pdata[0], "One: "));
  g_assert_cmpuint (markup_get_loss (import, "“Plot”, taken in as claims"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "colours of actors"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "characters that no text"), ==, 1);
}

/* Who is for what, and with whom. */
static void
test_claims (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, GOOD_3);
  g_autoptr (QuothImport) import = import_bytes (self, bytes);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *all = NULL;
  guint n_relations;

  lines = markup_describe (self->store, TRUE, FALSE, &n_relations);
  g_ptr_array_add (lines, NULL);
  all = g_strjoinv ("\n", (char **) lines->pdata);
  assert_says (all, "code=Peace is good/1");
  assert_says (all, "code=War is bad/-1");
  assert_says (all, "claimant=CCP claimant=Xi Jinping");
  assert_says (all, "claimant=PRC");
  g_assert_null (strstr (all, "claimant=PRC claimant=PRC"));
}

/* A file that comes twice makes nothing twice. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, GOOD_3);
  g_autoptr (QuothImport) first = import_bytes (self, bytes);
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autoptr (QuothImport) again = import_bytes (self, bytes);
  g_autofree char *after = formats_export_jsonl (self->store);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (markup_get_loss (again, "there already, left as they are"), ==, 4);
}

/* ---- Version 2 ---- */

#define GOOD_2 \
  COMMON_TABLES \
  "CREATE TABLE ATTRIBUTES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER," \
  " Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT);" \
  "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);" \
  "CREATE TABLE STATEMENTLINKS (ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER);" \
  "INSERT INTO DOCUMENTS VALUES (1, 'One', '🧵 one and two', 1, '', '', '', '', '', 1106697600000)," \
  " (2, 'Two', 'another', 1, '', '', '', '', '', 1106694000000);" \
  "INSERT INTO ATTRIBUTES VALUES (1, 1, 'Xi', 0, 0, 0, 'Leader', 'Jinping', 'N', '')," \
  " (2, 3, 'Peace', 255, 0, 0, 'Aim', 'Quiet', '', '');" \
  "INSERT INTO STATEMENTS VALUES (1, 1, 1, 3, 6, 2), (2, 1, 1, 11, 14, 2);" \
  "INSERT INTO STATEMENTLINKS VALUES (1, 1, 2);" \
  "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 'Xi'), (2, 1, 3, 'Peace'), (3, 2, 1, 'Nobody knew');" \
  "INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 0);"

static void
test_version_2 (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, GOOD_2);
  g_autoptr (QuothImport) import = import_bytes (self, bytes);
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_RELATION), ==, 1);
  assert_says (jsonl, "\"quote\":[\"one\"]");
  assert_says (jsonl, "\"quote\":[\"two\"]");
  assert_says (jsonl, "\"Type\":\"Leader\"");
  assert_says (jsonl, "\"Alias\":\"Quiet\"");
  assert_says (jsonl, "\"name\":\"Nobody knew\"");
  assert_says (jsonl, "\"stance\":-1");
  g_assert_null (strstr (jsonl, "2005-01-25"));
  g_assert_null (strstr (jsonl, "\"time\":\""));
  g_assert_cmpuint (markup_get_loss (import, "central Europe"), ==, 1);
}

/* ---- Version 1 ---- */

#define XML_START "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<discourse>\n<version>1.21</version>\n"
#define STATEMENT(START, END) \
  "<statement><id>1</id><start>" START "</start><end>" END "</end><person>Xi</person>\n<organization>CCP</organization>" \
  "<category>Peace &amp; so on</category><agreement>no</agreement></statement>"

static void
test_version_1 (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "dna",
    XML_START "<metadata><regex><term><pattern>x</pattern></term></regex><persons><person><name>Xi</name><type>Leader</type>"
              "<alias>Jinping</alias><note/></person></persons><personTypes/><organizations><organization><name>CCP</name>"
              "</organization></organizations></metadata>\n<articles>\n<article><text>🧵 one\ntwo</text><date>26.01.2005</date>"
              "<title>A &lt;title&gt;</title><statements>" STATEMENT ("4", "7") "</statements></article></articles></discourse>");
  g_autoptr (QuothImport) old = markup_import (
    self,
    self->store,
    "dna",
    "<discourse>\n<article title=\"Old\" day=\"5\" month=\"3\" year=\"2009\">It &amp; he <statement person=\"Xi\" organization=\"\""
    " category=\"War\" agreement=\"yes\">said so</statement> then.</article></discourse>");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 2);
  assert_says (jsonl, "\"quote\":[\"one\"]");
  assert_says (jsonl, "\"quote\":[\"said so\"]");
  assert_says (jsonl, "\"text\":\"It & he said so then.\"");
  assert_says (jsonl, "\"date\":\"2005-01-26\"");
  assert_says (jsonl, "\"date\":\"2009-03-05\"");
  assert_says (jsonl, "\"Type\":\"Leader\"");
  assert_says (jsonl, "\"key\":\"Peace & so on\"");
  g_assert_cmpuint (markup_get_loss (import, "search terms"), ==, 1);
}

/* ---- Bad input ---- */

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (
    self,
    GOOD_3 "INSERT INTO STATEMENTS VALUES (5, 1, 7, 1, 2, 2), (6, 1, 7, 5, 999, 2), (7, 1, 7, 4, 3, 2), (8, 1, 99, 0, 1, 2),"
           " (9, 1, 7, -1, 1, 2), (10, 1, 1, 0, 1, 2);"
           "UPDATE ENTITIES SET ChildOf = 3 WHERE ID = 4;"
           "INSERT INTO REGEXES VALUES ('x', 0, 0, 0);");
  g_autoptr (QuothImport) import = import_bytes (self, bytes);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 4);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 4);
  g_assert_cmpuint (markup_get_loss (import, "documents that are not there"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "parents of actors or codes that can be none"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "search terms"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:6: ", "[5, 999]"));
  refuse_bytes (self, bytes, TRUE, "coded.file:");
}

/* Views and triggers of a foreign database do not run; what is no database of this program is refused. */
static void
test_hostile (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) other = make_database (self, "CREATE TABLE a (b);");
  g_autoptr (GBytes) view = make_database (
    self, GOOD_3 "ALTER TABLE DOCUMENTS RENAME TO D; CREATE VIEW DOCUMENTS AS SELECT * FROM D;");
  g_autoptr (GBytes) empty = g_bytes_new_static ("SQLite format 3", 16);

  refuse_bytes (self, other, FALSE, "coded.file:1: ");
  refuse_bytes (self, view, FALSE, "coded.file:1: ");
  refuse_bytes (self, empty, FALSE, "coded.file:1: ");
  markup_refuse (self, "dna", "<html/>", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "dna", XML_START "<articles><article>", -1, FALSE, "coded.file:");
  markup_refuse (self, "dna", "", 0, FALSE, "coded.file:");
}

/* The journal of a database may have been a WAL. */
static void
test_wal (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, "PRAGMA journal_mode = WAL;" GOOD_3);
  g_autoptr (QuothImport) import = import_bytes (self, bytes);

  g_assert_cmpuint (((const guint8 *) g_bytes_get_data (bytes, NULL))[18], ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 4);
}

static void
test_mapping (Formats *self, gconstpointer user_data)
{
  g_autoptr (GBytes) bytes = make_database (self, GOOD_3);
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "made.dna", NULL);

  g_assert_true (quoth_import_map (import, "Plot", "skip", NULL));
  g_assert_true (quoth_import_map (import, "Annotation", "cue", NULL));
  quoth_import_add_path (import, path);
  g_assert_true (quoth_import_prepare (import, NULL, NULL));
  g_assert_cmpstr (markup_get_item (import)->format->id, ==, "dna");
  g_assert_true (quoth_import_commit (import, NULL, NULL));
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CUE), ==, 1);
}

/* A file with wrong bytes, or not all of them, is taken in as far as it can be, or refused with its name. */
static void
test_mutations (Formats *self, gconstpointer user_data)
{
  static const char *const contents[] = { GOOD_3, GOOD_2 };
  guint n_rounds = g_test_slow () ? 2000 : 60;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GBytes) bytes = make_database (self, contents[i % 2]);
      gsize n_bytes;
      const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
      g_autofree guint8 *changed = g_memdup2 (data, n_bytes);
      gssize length = i % 5 == 0 ? (gssize) formats_random ((guint) n_bytes) : (gssize) n_bytes;
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = NULL;

      for (guint j = formats_random (6); j > 0; j--)
        changed[formats_random ((guint) n_bytes)] = (guint8) formats_random (256);
      import = markup_try_import (self, self->store, "dna", (const char *) changed, length, FALSE, &error);
      if (import == NULL && strstr (error->message, "coded.file") == NULL)
        g_test_message ("%s", error->message);
      g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

/* ---- Out, and in again ---- */

/* Who says what where: a line a claim for each code and claimants side by side, as statements are. */
static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"date\":\"2023-03-21\",\"note\":\"N\",\"text\":\"🧵 Xi told Putin\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"Xi\",\"习近平\"],\"note\":\"n\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:c\",\"name\":\"CCP\",\"kind\":\"organisation\"}\n"
    "{\"type\":\"code\",\"key\":\"a\",\"name\":\"a\",\"color\":\"#ff0010\",\"definition\":\"D\"}\n"
    "{\"type\":\"code\",\"key\":\"b\",\"name\":\"b\"}\n"
    "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"It is so\"}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[5,9]],\"statement\":\"s\",\"mode\":\"direct\",\"confidence\":0.25,"
    "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"denies\"}],\"categories\":[{\"code\":\"a\","
    "\"stance\":-1}],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\"},{\"role\":\"claimant\",\"actor\":\"_:c\"},"
    "{\"role\":\"addressee\",\"actor\":\"_:c\"},{\"role\":\"addressee\",\"actor\":\"_:x\"}]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,1],[2,4]],\"categories\":[{\"code\":\"a\",\"stance\":1},"
    "{\"code\":\"b\",\"stance\":1}]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[5,9]],\"kind\":\"cue\"}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("dna"));
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autofree char *path = formats_export (self, export, "d.dna");
  g_autofree char *content = NULL, *jsonl = NULL;
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &content, &n_bytes, NULL));
  import = markup_try_import (self, to, "dna", content, (gssize) n_bytes, TRUE, &error);
  g_assert_no_error (error);
  jsonl = formats_export_jsonl (to);
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_CUE), ==, 1);
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_CODE), ==, 2);
  assert_says (jsonl, "\"quote\":[\"told\"]");
  assert_says (jsonl, "\"quote\":[\"🧵\",\"Xi\"]");
  assert_says (jsonl, "\"statement\":\"s\"");
  assert_says (jsonl, "\"mode\":\"direct\"");
  assert_says (jsonl, "\"stance\":-1");
  assert_says (jsonl, "\"confidence\":0.25");
  assert_says (jsonl, "\"link\":\"denies\"");
  assert_says (jsonl, "\"statement\":\"It is so\"");
  assert_says (jsonl, "\"role\":\"addressee\"");
  g_assert_null (strstr (jsonl, "\"type\":\"attribute\""));
  assert_says (jsonl, "\"aliases\":[\"Xi\",\"习近平\"],\"note\":\"n\"");
  assert_says (jsonl, "\"definition\":\"D\",\"color\":\"#ff0010\"");
  assert_says (jsonl, "\"date\":\"2023-03-21\",\"note\":\"N\"");
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CUE), ==, 1);
}

#define OWN \
  "{\"type\":\"document\",\"name\":\"d\",\"text\":\"Xi told Putin\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\" Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:c\",\"name\":\"CCP\",\"kind\":\"group\"}\n" \
  "{\"type\":\"code\",\"key\":\"b\",\"name\":\"a\"}\n{\"type\":\"code\",\"key\":\"a\",\"name\":\"b\"}\n" \
  "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"d\",\"actor\":\"_:x\",\"spans\":[[0,2]]}\n" \
  "{\"type\":\"mention\",\"id\":\"_:n\",\"document\":\"d\",\"actor\":\"_:c\",\"spans\":[[8,13]]}\n" \
  "{\"type\":\"claim\",\"id\":\"_:k\",\"document\":\"d\",\"spans\":[[0,2],[3,7]],\"categories\":[{\"code\":\"a\",\"stance\":0}," \
  "{\"code\":\"b\"}],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"},{\"role\":\"object\",\"actor\":\"_:c\"," \
  "\"mention\":\"_:n\"}],\"chain\":[{\"actor\":\"_:x\",\"mention\":\"_:m\"},{\"actor\":\"_:c\",\"factuality\":\"PR+\"}]}\n" \
  "{\"type\":\"claim\",\"id\":\"_:l\",\"document\":\"d\",\"spans\":[[8,13]]}\n" \
  "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[3,7]],\"kind\":\"evidence\",\"claim\":\"_:k\"}\n" \
  "{\"type\":\"relation\",\"kind\":\"supports\",\"from\":\"_:l\",\"to\":\"_:k\"}\n" \
  "{\"type\":\"memo\",\"target\":\"_:k\",\"text\":\"one\\ntwo \"}\n"

/* What this program wrote, with @sql done to it in the other one; as jsonl. (transfer full) */
static char *
read_changed (Formats *self, const char *sql)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, OWN);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("dna"));
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autofree char *path = formats_export (self, export, "own.dna");
  g_autofree char *content = NULL;
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &n_bytes, NULL));
  import = markup_try_import (self, to, "dna", content, (gssize) n_bytes, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
  return formats_export_jsonl (to);
}

static void
test_own (Formats *self, gconstpointer user_data)
{
  g_autofree char *jsonl = read_changed (self, "");

  assert_says (jsonl, "\"name\":\" Xi\",\"kind\":\"person\"");
  assert_says (jsonl, "\"name\":\"CCP\",\"kind\":\"group\"");
  assert_says (jsonl, "\"key\":\"b\",\"name\":\"a\"");
  assert_says (jsonl, "\"quote\":[\"Xi\",\"told\"]");
  assert_says (jsonl, "\"stance\":0},{\"code\":");
  assert_says (jsonl, "\"type\":\"memo\"");
  assert_says (jsonl, "\"text\":\"one\\ntwo \"");
  assert_says (jsonl, "\"type\":\"relation\"");
  assert_says (jsonl, "\"kind\":\"evidence\",\"claim\":");
  assert_says (jsonl, "\"factuality\":\"PR+\"");
  g_assert_null (strstr (jsonl, "\"type\":\"attribute\""));
}

/* What somebody changed in the other program goes before what was written beside it. */
static void
test_own_changed (Formats *self, gconstpointer user_data)
{
  g_autofree char *jsonl
    = read_changed (self, "UPDATE STATEMENTS SET Stop = 5 WHERE StatementTypeId = 1 AND Start = 0;"
                          "UPDATE DATABOOLEAN SET Value = 0;"
                          "DELETE FROM STATEMENTS WHERE StatementTypeId = 3 AND Start = 0;"
                          "UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 2 AND Value = 'CCP')"
                          " WHERE VariableId = 2 AND StatementId IN (SELECT ID FROM STATEMENTS WHERE Start = 8);");

  assert_says (jsonl, "\"quote\":[\"Xi to\"]");
  assert_says (jsonl, "\"stance\":-1");
  g_assert_null (strstr (jsonl, "\"stance\":0"));
  assert_says (jsonl, "\"role\":\"claimant\"");
  assert_says (jsonl, "\"role\":\"object\"");
}

/* Places of all claims come round, whatever else there is; a second export is the same, byte by byte. */
static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("random%u", i), *back_name = g_strdup_printf ("back%u", i);
      g_autofree char *first_name = g_strdup_printf ("first%u.dna", i), *again_name = g_strdup_printf ("again%u.dna", i);
      g_autoptr (QuothStore) from = formats_create (self, name);
      g_autoptr (QuothStore) to = formats_create (self, back_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find ("dna"));
      g_autoptr (QuothExport) again = quoth_export_new (from, quoth_format_find ("dna"));
      g_autofree char *path = NULL, *again_path = NULL, *content = NULL, *again_content = NULL;
      g_autoptr (QuothImport) import = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_bytes, n_again;

      formats_fill (from, 2);
      quoth_export_set_boilerplate (export, TRUE);
      quoth_export_set_boilerplate (again, TRUE);
      path = formats_export (self, export, first_name);
      again_path = formats_export (self, again, again_name);
      g_assert_true (g_file_get_contents (path, &content, &n_bytes, NULL));
      g_assert_true (g_file_get_contents (again_path, &again_content, &n_again, NULL));
      g_assert_cmpmem (content, n_bytes, again_content, n_again);
      import = markup_try_import (self, to, "dna", content, (gssize) n_bytes, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_DOCUMENT), ==, 2);
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_CLAIM), ==, quoth_export_get_n_written (export, QUOTH_KIND_CLAIM));
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_MENTION), ==, quoth_export_get_n_written (export, QUOTH_KIND_MENTION));
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_CUE), ==, quoth_export_get_n_written (export, QUOTH_KIND_CUE));
      g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 0);
      g_assert_cmpuint (markup_get_loss (import, "cut a character"), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/dna/version-3", test_version_3);
  formats_test ("/dna/claims", test_claims);
  formats_test ("/dna/again", test_again);
  formats_test ("/dna/version-2", test_version_2);
  formats_test ("/dna/version-1", test_version_1);
  formats_test ("/dna/bad", test_bad);
  formats_test ("/dna/hostile", test_hostile);
  formats_test ("/dna/wal", test_wal);
  formats_test ("/dna/mapping", test_mapping);
  formats_test ("/dna/mutations", test_mutations);
  formats_test ("/dna/export", test_export);
  formats_test ("/dna/own", test_own);
  formats_test ("/dna/own-changed", test_own_changed);
  formats_test ("/dna/random", test_random);
  return g_test_run ();
}
