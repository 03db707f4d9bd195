/* quoth-dna-write.c: writing a database of Discourse Network Analyzer 3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim is a statement for each code, and each claimant, that it has: so coders of that program do it, and its networks count it once
 * for each. SQLite writes a file of its own in the folder for temporary files, which is then copied to where the export goes: the
 * memory that it takes does not grow with the project.
 *
 * The program asks each coder for a password, of which the database has the hash: SHA-256 of 16 bytes of salt and the password, a
 * hundred thousand times over, in Base64 behind the salt (the "strong" encryptor of Jasypt). Here all have the same, and it is said in
 * the manual, so the salt is no secret either: it is made of the name, and the same project gives the same file.
 */

#include "config.h"

#include "formats/quoth-dna-private.h"
#include "formats/quoth-dna-schema.h"
#include "formats/quoth-json-private.h"

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

typedef struct
{
  QuothExport *export;
  sqlite3 *db;
  GHashTable *coders;   /* id: ID */
  GHashTable *entities; /* id of an actor or code: ID */
  GHashTable *names;    /* "VARIABLE name": ID of the entity */
  gint64 nobody[3];     /* the entities without a name of variables 1 to 3 */
  gint64 n_documents;
} Writer;

/* ---- Rows ---- */

static gboolean
fail (Writer *self, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("Cannot write the database: %s"), sqlite3_errmsg (self->db));
  return FALSE;
}

/* @values: of "i" a gint64, of "s" a const char *. Returns: the ID of the row; 0 with an error */
static gint64
insert (Writer *self, GError **error, const char *sql, const char *types, ...)
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
dup_short (Writer *self, const char *text)
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
insert_coder (Writer *self, const char *name, const char *color, GError **error)
{
  g_autofree char *shown = dup_short (self, name);
  g_autofree char *password = dup_password (shown);
  gint64 parts[3];

  parse_color (color, parts);
  return insert (self, error, "INSERT INTO CODERS (Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?)", "siiis",
                 shown, parts[0], parts[1], parts[2], password);
}

static void
remember (GHashTable *table, const QuothId *id, gint64 row)
{
  g_hash_table_insert (table, quoth_id_memdup (id), g_memdup2 (&row, sizeof row));
}

static gint64
recall (GHashTable *table, const QuothId *id, gint64 otherwise)
{
  const gint64 *row = g_hash_table_lookup (table, id);

  return row != NULL ? *row : otherwise;
}

static gboolean
write_coder_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothCoder *coder = value;
  gint64 row = insert_coder (self, coder->name, coder->color, error);

  remember (self->coders, &coder->value.id, row);
  return row != 0;
}

/* ---- Actors and codes ---- */

static void
lose_attributes (Writer *self, const QuothValue *value)
{
  quoth_export_add_loss (self->export, _("attributes"), value->attributes != NULL ? value->attributes->len : 0);
}

/* Every entity has all attributes of its variable. */
static gint64
insert_entity (Writer *self, gint64 variable, const char *name, const char *color, const char *alias, const char *note, GError **error)
{
  const char *const values[] = { "", alias, note };
  gint64 parts[3], entity;

  parse_color (color, parts);
  entity = insert (self, error, "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, ?, ?)",
                   "isiii", variable, name, parts[0], parts[1], parts[2]);
  for (gint64 i = 0; entity != 0 && i < 3; i++)
    {
      g_autofree char *shown = dup_short (self, values[i]);

      if (insert (self, error, "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                  "iis", entity, i * 3 + variable, shown)
          == 0)
        return 0;
    }
  return entity;
}

/* The names of one variable are all different. */
static gboolean
add_entity (Writer *self, gint64 variable, const QuothId *id, const char *name, const char *color, const char *alias, const char *note, GError **error)
{
  g_autofree char *shown = dup_short (self, name);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", variable, shown);
  const gint64 *there = g_hash_table_lookup (self->names, key);
  gint64 row = there != NULL ? *there : insert_entity (self, variable, shown, color, alias, note, error);

  if (there != NULL)
    quoth_export_add_loss (self->export, _("actors or codes of the same name, which become one"), 1);
  else
    g_hash_table_insert (self->names, g_steal_pointer (&key), g_memdup2 (&row, sizeof row));
  remember (self->entities, id, row);
  return row != 0;
}

static gboolean
write_code_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothCode *code = value;
  const char *const rules[] = { code->inclusion, code->exclusion, code->shortcut };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    quoth_export_add_loss (self->export, _("rules and shortcuts of codes"), rules[i] != NULL && *rules[i] != '\0');
  quoth_export_add_loss (self->export, _("keys of codes (names are kept)"), !g_str_equal (code->key, code->name));
  quoth_export_add_loss (self->export, _("examples of codes"), code->examples->len);
  quoth_export_add_loss (self->export, _("parents of actors and codes"), !quoth_id_is_none (&code->parent));
  lose_attributes (self, &code->value);
  return add_entity (self, 3, &code->value.id, code->name, code->color, NULL, code->definition, error);
}

static gboolean
write_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothActor *actor = value;
  g_autoptr (GString) alias = g_string_new (NULL);
  gboolean is_person = g_str_equal (actor->actor_kind, "person");

  for (guint i = 0; i < actor->aliases->len; i++)
    g_string_append_printf (
      alias, "%s%s", i > 0 ? "; " : "", ((const QuothAlias *) actor->aliases->pdata[i])->text);
  quoth_export_add_loss (self->export,
                         _("kinds of actors, where they are neither persons nor organisations"),
                         !is_person && !g_str_equal (actor->actor_kind, "organisation"));
  quoth_export_add_loss (self->export, _("affiliations of actors"), actor->affiliations->len);
  quoth_export_add_loss (self->export, _("parents of actors and codes"), !quoth_id_is_none (&actor->parent));
  lose_attributes (self, &actor->value);
  quoth_export_add_loss (self->export, _("Wikidata ids of actors"), actor->wikidata != NULL && *actor->wikidata != '\0');
  return add_entity (self, is_person ? 1 : 2, &actor->value.id, actor->name, NULL, alias->str, actor->note, error);
}

/* ---- Statements ---- */

/* The first actor of @role, by name. */
static const char *
get_role (Writer *self, const QuothClaim *claim, QuothRole role)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == role)
      return quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &g_array_index (claim->roles, QuothClaimRole, i).actor);
  return NULL;
}

/* The first proposition with @link, by its words. */
static const char *
get_proposition (Writer *self, const QuothClaim *claim, QuothLink link)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *proposition = &g_array_index (claim->propositions, QuothClaimProposition, i);

      if (proposition->link == link)
        return quoth_export_get_name (self->export, QUOTH_KIND_PROPOSITION, &proposition->proposition);
    }
  return NULL;
}

static char *
dup_confidence (const QuothClaim *claim)
{
  GString *number = g_string_new (NULL);

  if (claim->confidence >= 0)
    quoth_json_append_double (number, claim->confidence);
  return g_string_free (number, FALSE);
}

/* A statement has each of its variables once. */
static gboolean
insert_fields (Writer *self, gint64 statement, const QuothClaim *claim, GError **error)
{
  g_autofree char *confidence = dup_confidence (claim);
  const struct
  {
    gint64 variable;
    const char *value;
  } fields[] = {
    { 5, claim->statement },
    { 6, quoth_factuality_to_nick (claim->factuality) },
    { 7, quoth_mode_to_nick (claim->mode) },
    { 8, claim->form },
    { 9, claim->date },
    { 10, claim->place },
    { 12, confidence },
    { 13, get_role (self, claim, QUOTH_ROLE_ADDRESSEE) },
    { 14, get_role (self, claim, QUOTH_ROLE_OBJECT) },
    { 15, get_proposition (self, claim, QUOTH_LINK_SUPPORTS) },
    { 16, get_proposition (self, claim, QUOTH_LINK_DENIES) },
    { 17, get_proposition (self, claim, QUOTH_LINK_REPORTS) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (insert (self, error, "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)", "iis",
                statement, fields[i].variable, fields[i].value != NULL ? fields[i].value : "")
        == 0)
      return FALSE;
  return TRUE;
}

/* @said: the entities of person, organization and concept. */
static gboolean
insert_statement (Writer *self, const QuothClaim *claim, QuothRange range, const QuothText *text, const gint64 said[3], QuothStance stance, GError **error)
{
  gint64 coder = recall (self->coders, &claim->annotation.coder, 1);
  gint64 statement = insert (
    self, error, "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, ?, ?, ?, ?)", "iiii",
    self->n_documents, (gint64) quoth_text_to_utf16 (text, range.start), (gint64) quoth_text_to_utf16 (text, range.end), coder);

  for (gint64 i = 0; i < 3; i++)
    if (statement == 0
        || insert (self, error, "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", "iii",
                   statement, i + 1, said[i])
             == 0)
      return FALSE;
  if (stance != QUOTH_STANCE_FOR && stance != QUOTH_STANCE_AGAINST && said[2] != self->nobody[2])
    quoth_export_add_loss (self->export, _("stances that are neither for nor against, written as agreement"), 1);
  return insert (self, error, "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", "ii", statement,
                 (gint64) (stance != QUOTH_STANCE_AGAINST))
           != 0
         && insert_fields (self, statement, claim, error);
}

/* The claimants, persons in [0] and others in [1], as entities. */
static void
list_claimants (Writer *self, const QuothClaim *claim, GArray *claimants[2])
{
  guint seen = 0;

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor);
      gint64 entity = recall (self->entities, &role->actor, 0);

      if (role->role == QUOTH_ROLE_CLAIMANT && actor != NULL && entity != 0)
        g_array_append_val (claimants[g_str_equal (actor->actor_kind, "person") ? 0 : 1], entity);
      else
        quoth_export_add_loss (
          self->export, _("addressees and objects of claims beyond the first of each"), (seen & (1u << role->role)) != 0);
      seen |= 1u << role->role;
    }
}

static void
count_claim_losses (Writer *self, const QuothClaim *claim, guint n_rows)
{
  QuothExport *export = self->export;
  guint seen = 0;

  quoth_export_add_loss (export, _("fragments of claims after the first"), claim->annotation.spans->len - 1);
  quoth_export_add_loss (export, _("claims of several codes or claimants, which become several statements"), n_rows > 1);
  quoth_export_add_loss (export, _("attribution chains"), claim->chain->len > 0);
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      QuothLink link = g_array_index (claim->propositions, QuothClaimProposition, i).link;

      quoth_export_add_loss (
        export, _("propositions of claims beyond the first that it supports, denies or reports"), (seen & (1u << link)) != 0);
      seen |= 1u << link;
    }
  lose_attributes (self, &claim->annotation.value);
}

static gboolean
write_claim (Writer *self, const QuothClaim *claim, const QuothText *text, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *claimants[2] = { persons, others };
  QuothRange range = quoth_annotation_get_span (&claim->annotation, 0)->range;
  guint n_codes = MAX (claim->categories->len, 1), n_actors;

  if (quoth_range_is_empty (range))
    {
      quoth_export_add_loss (self->export, _("claims of no width, left out"), 1);
      self->export->n_written[QUOTH_KIND_CLAIM]--;
      return TRUE;
    }
  list_claimants (self, claim, claimants);
  n_actors = MAX (MAX (persons->len, others->len), 1);
  count_claim_losses (self, claim, n_actors * n_codes);
  for (guint i = 0; i < n_actors * n_codes; i++)
    {
      guint a = i / n_codes, c = i % n_codes;
      const QuothCategory *category
        = c < claim->categories->len ? &g_array_index (claim->categories, QuothCategory, c) : NULL;
      const gint64 said[3] = { a < persons->len ? g_array_index (persons, gint64, a) : self->nobody[0],
                               a < others->len ? g_array_index (others, gint64, a) : self->nobody[1],
                               category != NULL ? recall (self->entities, &category->code, self->nobody[2]) : self->nobody[2] };

      if (!insert_statement (self, claim, range, text, said, category != NULL ? category->stance : QUOTH_STANCE_UNSET, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Documents ---- */

/* Midnight UTC; 1970 stands for no date, which the program does not know. */
static gint64
read_date (Writer *self, const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  int year = 1970, month = 1, day = 1;
  int n_parts = date != NULL ? sscanf (date, "%4d-%2d-%2d", &year, &month, &day) : 0;

  quoth_export_add_loss (self->export, _("dates that are not exact to the day, or not known"), n_parts < 3);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static gboolean
insert_document (Writer *self, const QuothDocument *document, GError **error)
{
  gboolean has_title = document->title != NULL && *document->title != '\0';
  g_autofree char *title = dup_short (self, has_title ? document->title : document->name);
  g_autofree char *author = dup_short (self, document->author), *source = dup_short (self, document->source);
  g_autofree char *kind = dup_short (self, document->document_kind);

  lose_attributes (self, &document->value);
  quoth_export_add_loss (self->export, _("names of texts that have a title"), has_title);
  quoth_export_add_loss (self->export, _("addresses of texts"), document->url != NULL && *document->url != '\0');
  quoth_export_add_loss (self->export, _("languages of texts"), document->language != NULL && *document->language != '\0');
  self->n_documents = insert (self, error,
                              "INSERT INTO DOCUMENTS (Title, Text, Coder, Author, Source, Notes, Type, Date)"
                              " VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
                              "ssssssi", title, quoth_text_get_utf8 (document->text), author, source,
                              document->note != NULL ? document->note : "", kind, read_date (self, document->date));
  return self->n_documents != 0;
}

/* An export gives only what the format carries. */
static gboolean
count_others (Writer *self, const QuothId *document, GError **error)
{
  g_autoptr (GPtrArray) all = quoth_reader_load_annotations (self->export->reader, document, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    quoth_export_add_loss (
      self->export, _("mentions and cues"), QUOTH_VALUE (all->pdata[i])->kind != QUOTH_KIND_CLAIM);
  return all != NULL;
}

static gboolean
write_document (Writer *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = NULL;

  if (document == NULL || (all = quoth_export_load_annotations (self->export, document, error)) == NULL
      || !insert_document (self, document, error))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!write_claim (self, quoth_claim (all->pdata[i]), document->text, error))
      return FALSE;
  return count_others (self, id, error);
}

/* ---- The database ---- */

static gboolean
write_rest_losses (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);
  g_autoptr (GPtrArray) memos = NULL;

  if (relations == NULL || (memos = quoth_export_list (self->export, QUOTH_KIND_MEMO, error)) == NULL)
    return FALSE;
  quoth_export_add_loss (self->export, _("relations between claims"), relations->len);
  quoth_export_add_loss (self->export, _("memos"), memos->len);
  return TRUE;
}

static gboolean
fill (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);

  if (documents == NULL)
    return FALSE;
  if (sqlite3_exec (self->db,
                    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" QUOTH_DNA_SCHEMA QUOTH_DNA_DEFAULTS,
                    NULL, NULL, NULL)
      != SQLITE_OK)
    return fail (self, error);
  if (insert_coder (self, "Admin", "#ffff00", error) == 0)
    return FALSE;
  for (gint64 i = 0; i < 3; i++)
    if ((self->nobody[i] = insert_entity (self, i + 1, "", NULL, NULL, NULL, error)) == 0)
      return FALSE;
  if (!quoth_export_foreach (self->export, QUOTH_KIND_CODER, write_coder_cb, self, error)
      || !quoth_export_foreach (self->export, QUOTH_KIND_CODE, write_code_cb, self, error)
      || !quoth_export_foreach (self->export, QUOTH_KIND_ACTOR, write_actor_cb, self, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return write_rest_losses (self, error)
         && (sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK || fail (self, error));
}

static gboolean
make (QuothExport *export, const char *path, GError **error)
{
  Writer self = { .export = export };
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
  done = fill (&self, error);
  g_hash_table_unref (self.coders);
  g_hash_table_unref (self.entities);
  g_hash_table_unref (self.names);
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
