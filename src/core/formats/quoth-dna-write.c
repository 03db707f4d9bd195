/* quoth-dna-write.c: writing a database of Discourse Network Analyzer 3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coders, actors, codes and texts; what is coded in these is in quoth-dna-statements.c. Fields that the program has not are attributes of entities. SQLite writes a file of its own in the folder for temporary files, which is then copied to where the export goes: the
 * memory that it takes does not grow with the project.
 *
 * The program asks each coder for a password, of which the database has the hash: SHA-256 of 16 bytes of salt and the password, a
 * hundred thousand times over, in Base64 behind the salt (the "strong" encryptor of Jasypt). Here all have the same, and it is said in
 * the manual, so the salt is no secret either: it is made of the name, and the same project gives the same file.
 */

#include "config.h"

#include "formats/quoth-dna-schema.h"
#include "formats/quoth-dna-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "text/quoth-error.h"
#include "text/quoth-sha256.h"

#define LONGEST 190
#define SALT 16
#define ROUNDS 100000
#define PASSWORD "quoth"

/* ---- Rows ---- */

static gboolean
fail (QuothDnaWriter *self, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("Cannot write the database: %s"), sqlite3_errmsg (self->db));
  return FALSE;
}

gint64
quoth_dna_insert (QuothDnaWriter *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *row = NULL;
  va_list values;
  int code;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &row, NULL) != SQLITE_OK)
    return fail (self, error);
  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 'i')
      sqlite3_bind_int64 (row, i + 1, va_arg (values, gint64));
    else
      sqlite3_bind_text (row, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
  va_end (values);
  code = sqlite3_step (row);
  sqlite3_finalize (row);
  return code == SQLITE_DONE ? (gint64) sqlite3_last_insert_rowid (self->db) : fail (self, error);
}

/* (transfer full): as much as a short text holds. */
static char *
dup_short (QuothDnaWriter *self, const char *text)
{
  const char *shown = text != NULL ? text : "";

  if (g_utf8_strlen (shown, -1) <= LONGEST)
    return g_strdup (shown);
  quoth_export_add_loss (self->export, _("ends of texts of more than 190 characters"), 1);
  return g_utf8_substring (shown, 0, LONGEST);
}

static void
parse_color (const char *color, gint64 parts[3])
{
  guint rgb = color != NULL && *color == '#' ? (guint) g_ascii_strtoull (color + 1, NULL, 16) : 0;

  for (int i = 0; i < 3; i++)
    parts[i] = (rgb >> (16 - 8 * i)) & 0xff;
}

/* ---- Coders ---- */

static char *
dup_password (const char *name)
{
  guint8 digest[QUOTH_SHA256_SIZE], salted[SALT + sizeof PASSWORD], stored[SALT + QUOTH_SHA256_SIZE];

  quoth_sha256 (name, strlen (name), digest);
  memcpy (salted, digest, SALT);
  memcpy (stored, digest, SALT);
  memcpy (salted + SALT, PASSWORD, sizeof PASSWORD - 1);
  quoth_sha256 (salted, SALT + sizeof PASSWORD - 1, digest);
  for (guint i = 1; i < ROUNDS; i++)
    quoth_sha256 (digest, sizeof digest, digest);
  memcpy (stored + SALT, digest, sizeof digest);
  return g_base64_encode (stored, sizeof stored);
}

static gint64
insert_coder (QuothDnaWriter *self, const char *name, const char *color, GError **error)
{
  g_autofree char *shown = dup_short (self, name);
  g_autofree char *password = dup_password (shown);
  gint64 parts[3];

  parse_color (color, parts);
  return quoth_dna_insert (self, error, "INSERT INTO CODERS (Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?)", "siiis",
                 shown, parts[0], parts[1], parts[2], password);
}

void
quoth_dna_remember (GHashTable *table, const QuothId *id, gint64 row)
{
  g_hash_table_insert (table, quoth_id_memdup (id), g_memdup2 (&row, sizeof row));
}

gint64
quoth_dna_recall (GHashTable *table, const QuothId *id, gint64 otherwise)
{
  const gint64 *row = g_hash_table_lookup (table, id);

  return row != NULL ? *row : otherwise;
}

static gboolean
write_coder_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothDnaWriter *self = user_data;
  const QuothCoder *coder = value;
  gint64 row = insert_coder (self, coder->name, coder->color, error);

  quoth_dna_remember (self->coders, &coder->value.id, row);
  return row != 0;
}

/* ---- Actors and codes ---- */

/* An attribute of an entity, and the attribute's ID. */
typedef struct
{
  gint64 attribute;
  const char *value;
} Said;

static gboolean
insert_value (QuothDnaWriter *self, gint64 entity, const Said *said, GError **error)
{
  g_autofree char *shown = dup_short (self, said->value);

  return quoth_dna_insert (self, error, "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                           "iis", entity, said->attribute, shown)
         != 0;
}

/* Every entity has all attributes of its variable: @said ends with an ID of 0. */
static gint64
insert_entity (QuothDnaWriter *self, gint64 variable, const char *name, const char *color, const Said *said, GError **error)
{
  gint64 parts[3], entity;

  parse_color (color, parts);
  entity = quoth_dna_insert (self, error, "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, ?, ?)",
                             "isiii", variable, name, parts[0], parts[1], parts[2]);
  for (; entity != 0 && said->attribute != 0; said++)
    if (!insert_value (self, entity, said, error))
      return 0;
  return entity;
}

/* The names of one variable are all different. */
static gboolean
add_entity (QuothDnaWriter *self, gint64 variable, const QuothId *id, const char *name, const char *color, const Said *said, GError **error)
{
  g_autofree char *shown = dup_short (self, name);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", variable, shown);
  const gint64 *there = g_hash_table_lookup (self->names, key);
  gint64 row = there != NULL ? *there : insert_entity (self, variable, shown, color, said, error);

  if (there != NULL)
    quoth_export_add_loss (self->export, _("actors or codes of the same name, which become one"), 1);
  else
    g_hash_table_insert (self->names, g_steal_pointer (&key), g_memdup2 (&row, sizeof row));
  quoth_dna_remember (self->entities, id, row);
  return row != 0;
}

static gboolean
write_code_cb (gpointer value, gpointer user_data, GError **error)
{
  const QuothCode *code = value;
  const Said said[] = { { 3, "" },         { 6, "" },  { 9, code->definition }, { 12, code->key }, { 13, code->inclusion },
                        { 14, code->exclusion }, { 0, NULL } };

  return add_entity (user_data, 3, &code->value.id, code->name, code->color, said, error);
}

/* Whether it comes back as it is, from between semicolons. */
static gboolean
is_plain (const QuothAlias *alias)
{
  g_autofree char *stripped = g_strstrip (g_strdup (alias->text));

  return alias->language == NULL && alias->script == NULL && !alias->match_case && !alias->part_of_word
         && strchr (alias->text, ';') == NULL && g_str_equal (stripped, alias->text);
}

static char *
dup_aliases (QuothDnaWriter *self, const QuothActor *actor)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      gboolean fits = g_utf8_strlen (names->str, -1) + g_utf8_strlen (alias->text, -1) + 2 <= LONGEST;

      if (fits)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", alias->text);
      quoth_export_add_loss (self->export, _("aliases of actors, or their languages and rules"), !fits || !is_plain (alias));
    }
  return g_string_free (names, FALSE);
}

static gboolean
write_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothDnaWriter *self = user_data;
  const QuothActor *actor = value;
  gboolean is_person = g_str_equal (actor->actor_kind, "person");
  gint64 variable = is_person ? 1 : 2;
  const char *kind = is_person || g_str_equal (actor->actor_kind, "organisation") ? "" : actor->actor_kind;
  g_autofree char *aliases = dup_aliases (self, actor);
  const Said said[] = { { variable, kind },        { 3 + variable, aliases },          { 6 + variable, actor->note },
                        { 9 + variable, actor->wikidata }, { 0, NULL } };

  quoth_export_add_loss (self->export, _("affiliations of actors"), actor->affiliations->len);
  return add_entity (self, variable, &actor->value.id, actor->name, NULL, said, error);
}

/* When all are there. */
static gboolean
write_parent_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothDnaWriter *self = user_data;
  gboolean is_code = QUOTH_VALUE (value)->kind == QUOTH_KIND_CODE;
  const QuothId *parent = is_code ? &quoth_code (value)->parent : &quoth_actor (value)->parent;
  gint64 above = quoth_id_is_none (parent) ? 0 : quoth_dna_recall (self->entities, parent, 0);
  gint64 row = quoth_dna_recall (self->entities, &QUOTH_VALUE (value)->id, 0);

  return above == 0 || above == row
         || quoth_dna_insert (self, error, "UPDATE ENTITIES SET ChildOf = ? WHERE ID = ?", "ii", above, row) != 0;
}

/* ---- Documents ---- */

/* Midnight UTC; the first day of 1970 stands for no date, which the program does not know. */
static gint64
read_date (QuothDnaWriter *self, const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  int year = 1970, month = 1, day = 1;
  int n_parts = date != NULL ? sscanf (date, "%4d-%2d-%2d", &year, &month, &day) : 0;

  quoth_export_add_loss (self->export, _("dates of texts that are not exact to the day"),
                         date != NULL && *date != '\0' && (n_parts < 3 || g_str_equal (date, "1970-01-01")));
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* The name of a text that has a title is its section. */
static gboolean
insert_document (QuothDnaWriter *self, const QuothDocument *document, GError **error)
{
  gboolean has_title = document->title != NULL && *document->title != '\0';
  g_autofree char *title = dup_short (self, has_title ? document->title : document->name);
  g_autofree char *author = dup_short (self, document->author), *source = dup_short (self, document->source);
  g_autofree char *kind = dup_short (self, document->document_kind);
  g_autofree char *name = dup_short (self, has_title ? document->name : NULL);

  quoth_export_add_loss (self->export, _("addresses of texts"), document->url != NULL && *document->url != '\0');
  quoth_export_add_loss (self->export, _("languages of texts"), document->language != NULL && *document->language != '\0');
  self->document = quoth_dna_insert (self, error,
                              "INSERT INTO DOCUMENTS (Title, Text, Coder, Author, Source, Section, Notes, Type, Date)"
                              " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
                              "sssssssi", title, quoth_text_get_utf8 (document->text), author, source, name,
                              document->note != NULL ? document->note : "", kind, read_date (self, document->date));
  return self->document != 0;
}

static gboolean
write_document (QuothDnaWriter *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = NULL;

  if (document == NULL || (all = quoth_export_load_annotations (self->export, document, error)) == NULL
      || !insert_document (self, document, error))
    return FALSE;
  return quoth_dna_write_statements (self, document, all, error);
}

/* ---- The database ---- */

static gboolean
insert_nobody (QuothDnaWriter *self, GError **error)
{
  static const Said person[] = { { 1, "" }, { 4, "" }, { 7, "" }, { 10, "" }, { 0, NULL } };
  static const Said organization[] = { { 2, "" }, { 5, "" }, { 8, "" }, { 11, "" }, { 0, NULL } };
  static const Said concept[] = { { 3, "" }, { 6, "" }, { 9, "" }, { 12, "" }, { 13, "" }, { 14, "" }, { 0, NULL } };
  const Said *const said[] = { person, organization, concept };

  for (gint64 i = 0; i < 3; i++)
    if ((self->nobody[i] = insert_entity (self, i + 1, "", NULL, said[i], error)) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
fill (QuothDnaWriter *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);

  if (documents == NULL)
    return FALSE;
  if (sqlite3_exec (self->db,
                    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" QUOTH_DNA_SCHEMA QUOTH_DNA_DEFAULTS,
                    NULL, NULL, NULL)
      != SQLITE_OK)
    return fail (self, error);
  if (insert_coder (self, "Admin", "#ffff00", error) == 0 || !insert_nobody (self, error))
    return FALSE;
  if (!quoth_export_foreach (self->export, QUOTH_KIND_CODER, write_coder_cb, self, error)
      || !quoth_export_foreach (self->export, QUOTH_KIND_CODE, write_code_cb, self, error)
      || !quoth_export_foreach (self->export, QUOTH_KIND_ACTOR, write_actor_cb, self, error)
      || !quoth_export_peek (self->export, QUOTH_KIND_CODE, write_parent_cb, self, error)
      || !quoth_export_peek (self->export, QUOTH_KIND_ACTOR, write_parent_cb, self, error)
      || !quoth_dna_prepare_statements (self, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static gboolean
make (QuothExport *export, const char *path, GError **error)
{
  QuothDnaWriter self = { .export = export };
  gboolean done;

  if (sqlite3_open (path, &self.db) != SQLITE_OK)
    {
      fail (&self, error);
      sqlite3_close (self.db);
      return FALSE;
    }
  self.coders = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self.entities = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self.variables = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self.relations = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.memos = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.numbers = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  done = fill (&self, error);
  g_hash_table_unref (self.coders);
  g_hash_table_unref (self.entities);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.attributes);
  g_hash_table_unref (self.variables);
  g_hash_table_unref (self.relations);
  g_hash_table_unref (self.memos);
  g_hash_table_unref (self.numbers);
  sqlite3_close (self.db);
  return done;
}

static gboolean
copy (QuothExport *export, const char *path, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  g_autoptr (GFile) made = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = file != NULL ? g_file_read (made, NULL, error) : NULL;
  char part[16 * 1024];
  gssize n_read = stream != NULL ? 1 : -1;

  while (n_read > 0 && (n_read = g_input_stream_read (G_INPUT_STREAM (stream), part, sizeof part, NULL, error)) > 0)
    {
      g_string_append_len (file->buffer, part, n_read);
      if (!quoth_export_file_spill (file, error))
        return FALSE;
    }
  return n_read == 0 && quoth_export_file_close (file, error);
}

gboolean
quoth_dna_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("quoth-XXXXXX.dna", &path, error);
  gboolean done;

  if (descriptor < 0)
    return FALSE;
  close (descriptor);
  done = make (export, path, error) && copy (export, path, error);
  g_unlink (path);
  return done;
}
