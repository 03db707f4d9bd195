/* quoth-dna-database.c: databases of versions 2 and 3 of Discourse Network Analyzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOCUMENTS, and STATEMENTS in them, each of a type of STATEMENTTYPES that has VARIABLES. The values of a statement are in DATASHORTTEXT,
 * DATALONGTEXT, DATAINTEGER and DATABOOLEAN. In version 3 a short text is one of ENTITIES, which have ATTRIBUTEVALUES, and dates are
 * seconds; in version 2 it is a text that ATTRIBUTES describes, and dates are milliseconds.
 *
 * Documents and statements are gone through side by side, in the order of the documents: one document is in memory at a time. The number
 * that a message has behind the file is the ID of the statement or, where it is about a document, of that.
 */

#include "config.h"

#include "formats/quoth-dna-entities.h"
#include "formats/quoth-dna-own.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothDna *dna;
  QuothDnaTables *tables;
  gboolean is_3;
  GHashTable *types;     /* ID of a type: its label, as marks have it */
  GHashTable *variables; /* ID of a variable: QuothDnaVariable */
  GHashTable *coders;    /* ID: name */
  GHashTable *known_coders;
  sqlite3_stmt *statements;
  gboolean has_statement;
  sqlite3_stmt *values;
  sqlite3_stmt *links;
  sqlite3_stmt *claims;
  QuothDnaOwn *own; /* (nullable): of the document at work, where this program wrote it */
} Reading;

/* ---- Types, variables, coders ---- */

static gboolean
list_rows (Reading *self, const char *sql, void (*take) (Reading *, sqlite3_stmt *), GError **error)
{
  GError *local = NULL;
  sqlite3_stmt *row = quoth_dna_tables_prepare (self->tables, sql, error);

  if (row == NULL)
    return FALSE;
  while (quoth_dna_tables_step (self->tables, row, &local))
    take (self, row);
  sqlite3_finalize (row);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static void
insert (GHashTable *table, sqlite3_stmt *row, gpointer value)
{
  gint64 id = sqlite3_column_int64 (row, 0);

  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), value);
}

static void
take_type (Reading *self, sqlite3_stmt *row)
{
  char *label = quoth_dna_dup_text (row, 1);

  insert (self->types, row, label != NULL ? label : g_strdup_printf ("statement %" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, 0)));
}

static void
variable_free (gpointer data)
{
  g_free (((QuothDnaVariable *) data)->name);
  g_free (data);
}

static QuothAttributeType
get_type (const char *data_type)
{
  return g_strcmp0 (data_type, "integer") == 0   ? QUOTH_ATTRIBUTE_NUMBER
         : g_strcmp0 (data_type, "boolean") == 0 ? QUOTH_ATTRIBUTE_BOOLEAN
                                                 : QUOTH_ATTRIBUTE_TEXT;
}

/* What the statements of that type are. */
static QuothKind
get_kind (const char *label)
{
  return g_strcmp0 (label, QUOTH_DNA_MENTION) == 0 ? QUOTH_KIND_MENTION
         : g_strcmp0 (label, QUOTH_DNA_CUE) == 0   ? QUOTH_KIND_CUE
                                                   : QUOTH_KIND_CLAIM;
}

/* Statements that say who, or what, are claims; those of a type that says neither have a code of its name. */
static void
take_variable (Reading *self, sqlite3_stmt *row)
{
  QuothDnaVariable *variable = g_new0 (QuothDnaVariable, 1);
  g_autofree char *data_type = quoth_dna_dup_text (row, 2);
  gint64 type = sqlite3_column_int64 (row, 3);
  const char *label = g_hash_table_lookup (self->types, &type);
  GHashTable *mapping = self->dna->intake->mapping;

  variable->name = quoth_dna_dup_text (row, 1);
  if (variable->name == NULL)
    variable->name = g_strdup_printf ("variable %" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, 0));
  variable->part = quoth_dna_find_part (variable->name);
  variable->is_memo = variable->part == QUOTH_DNA_OTHER && g_strcmp0 (data_type, "long text") == 0
                      && g_ascii_strcasecmp (variable->name, "note") == 0;
  variable->is_own = self->dna->is_ours && quoth_dna_is_own_variable (variable->name);
  if (variable->part == QUOTH_DNA_OTHER && !variable->is_memo && !variable->is_own && !quoth_dna_is_field (variable->name, data_type))
    quoth_markup_names_add_attribute (self->dna->names, self->dna->is_ours ? get_kind (label) : QUOTH_KIND_CLAIM,
                                      variable->name, get_type (data_type), 1);
  else if (variable->part != QUOTH_DNA_OTHER && label != NULL && (mapping == NULL || !g_hash_table_contains (mapping, label)))
    g_hash_table_insert (self->types, g_memdup2 (&type, sizeof type), g_strdup ("claim"));
  insert (self->variables, row, variable);
}

static void
take_coder (Reading *self, sqlite3_stmt *row)
{
  g_autofree char *name = quoth_dna_dup_value (self->dna, row, 1);
  g_autofree char *color = quoth_dna_dup_color (row, 2);
  gboolean is_known = name != NULL && g_hash_table_contains (self->known_coders, name);
  const char *id;

  if (name == NULL)
    return;
  insert (self->coders, row, g_strdup (name));
  id = quoth_markup_names_get_coder (self->dna->names, name, 1);
  if (is_known || color == NULL)
    return;
  g_string_append_printf (
    self->dna->intake->edits, "{\"type\":\"coder\",\"id\":\"%s\",\"color\":\"%s\"}", id, color);
  quoth_intake_end_edit (self->dna->intake, 1);
}

static gboolean
load_known_coders (Reading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODER };
  g_autoptr (GPtrArray) coders = quoth_reader_list (self->dna->intake->reader, &query, error);

  for (guint i = 0; coders != NULL && i < coders->len; i++)
    g_hash_table_add (self->known_coders, g_strdup (quoth_coder (coders->pdata[i])->name));
  return coders != NULL;
}

/* Those who coded something: the administrator that every database has did often not. */
static gboolean
load_names (Reading *self, GError **error)
{
  return load_known_coders (self, error)
         && list_rows (self, "SELECT ID, Label FROM STATEMENTTYPES", take_type, error)
         && list_rows (self, "SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES ORDER BY ID", take_variable, error)
         && list_rows (self,
                       self->dna->is_ours
                         ? "SELECT ID, Name, Red, Green, Blue FROM CODERS WHERE ID > 1 OR ID IN (SELECT Coder FROM STATEMENTS) ORDER BY ID"
                         : "SELECT ID, Name, Red, Green, Blue FROM CODERS WHERE ID IN (SELECT Coder FROM STATEMENTS) ORDER BY ID",
                       take_coder,
                       error);
}

/* ---- A statement ---- */

/* What a statement says, as its values come. */
typedef struct
{
  char *person;
  char *organization;
  char *concept;
  QuothStance agreement;
} Said;

static void
said_clear (Said *self)
{
  g_free (self->person);
  g_free (self->organization);
  g_free (self->concept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* A yes or no; in some databases a number, below zero for no. */
static QuothStance
read_agreement (sqlite3_stmt *row)
{
  gint64 value = sqlite3_column_int64 (row, 1);

  if (sqlite3_column_int (row, 2) == 4)
    return value != 0 ? QUOTH_STANCE_FOR : QUOTH_STANCE_AGAINST;
  return value > 0 ? QUOTH_STANCE_FOR : value < 0 ? QUOTH_STANCE_AGAINST : QUOTH_STANCE_NEUTRAL;
}

static void
keep (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static void
take_value (Reading *self, QuothMark *mark, Said *said, sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  const QuothDnaVariable *variable = g_hash_table_lookup (self->variables, &id);
  g_autofree char *value = quoth_dna_dup_value (self->dna, row, 1);
  gboolean is_number = sqlite3_column_int (row, 2) >= 3;

  if (variable == NULL || value == NULL)
    return;
  if (variable->part == QUOTH_DNA_PERSON)
    keep (&said->person, g_steal_pointer (&value));
  else if (variable->part == QUOTH_DNA_ORGANIZATION)
    keep (&said->organization, g_steal_pointer (&value));
  else if (variable->part == QUOTH_DNA_CONCEPT)
    keep (&said->concept, g_steal_pointer (&value));
  else if (variable->part == QUOTH_DNA_AGREEMENT && is_number)
    said->agreement = read_agreement (row);
  else if (self->own != NULL)
    quoth_dna_own_take_value (self->own, variable->name, value);
  else if (variable->is_memo)
    quoth_mark_add_feature (mark, QUOTH_MARKUP_MEMO, value);
  else if (sqlite3_column_int (row, 2) == 4)
    quoth_mark_add_feature (mark, variable->name, sqlite3_column_int64 (row, 1) != 0 ? "true" : "false");
  else
    quoth_mark_add_feature (mark, variable->name, value);
}

static gboolean
take_values (Reading *self, QuothMark *mark, gint64 id, GError **error)
{
  g_auto (Said) said = { .agreement = QUOTH_STANCE_UNSET };
  const char *key;
  GError *local = NULL;

  sqlite3_reset (self->values);
  sqlite3_bind_int64 (self->values, 1, id);
  while (quoth_dna_tables_step (self->tables, self->values, &local))
    take_value (self, mark, &said, self->values);
  sqlite3_reset (self->values);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (self->own != NULL)
    said.agreement = said.concept != NULL ? quoth_dna_own_get_stance (self->own, said.agreement) : QUOTH_STANCE_UNSET;
  key = said.concept != NULL ? g_hash_table_lookup (self->dna->keys, said.concept) : NULL;
  quoth_dna_add_statement (mark, said.person, said.organization, key != NULL ? key : said.concept, said.agreement);
  return TRUE;
}

static void
add_links (Reading *self, QuothMarkup *markup, const QuothMark *mark, gint64 id)
{
  sqlite3_reset (self->links);
  sqlite3_bind_int64 (self->links, 1, id);
  while (quoth_dna_tables_step (self->tables, self->links, NULL))
    {
      g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (self->links, 0));

      quoth_markup_add_link (markup, "linked", mark->id, to, mark->line);
    }
  sqlite3_reset (self->links);
}

/* The number of the claim that a statement is of; 0 for none. */
static gint64
find_claim (Reading *self, gint64 statement)
{
  gint64 number;

  sqlite3_reset (self->claims);
  sqlite3_bind_int64 (self->claims, 1, statement);
  number = quoth_dna_tables_step (self->tables, self->claims, NULL) ? (gint64) sqlite3_column_int64 (self->claims, 0) : 0;
  sqlite3_reset (self->claims);
  return number;
}

/* One of this program's: a claim may be several. */
static gboolean
take_own_statement (Reading *self, QuothMarkup *markup, const QuothUnits *units, QuothRange range, const char *label, GError **error)
{
  gint64 id = sqlite3_column_int64 (self->statements, 0), coder_id = sqlite3_column_int64 (self->statements, 5);
  const char *coder = g_hash_table_lookup (self->coders, &coder_id);
  gint64 number = g_strcmp0 (label, "claim") == 0 ? find_claim (self, id) : 0;
  QuothMark *mark = quoth_dna_own_find_claim (self->own, number, range, coder);
  gboolean is_first = mark == NULL;
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (is_first)
    {
      mark = quoth_markup_add_mark (markup, name, label != NULL ? label : "claim", (guint) id);
      mark->coder = g_strdup (coder);
      quoth_mark_add_range (mark, range);
    }
  quoth_dna_own_begin (self->own, mark, number);
  if (!take_values (self, mark, id, error))
    return FALSE;
  quoth_dna_own_end (self->own);
  if (is_first)
    quoth_dna_own_set_spans (self->own, units);
  return TRUE;
}

/* (transfer full): what a statement of another project is labelled: one of a type that has no place here is a claim under a code of its name, since
 * it has what claims have, and more. */
static char *
dup_label (Reading *self, const char *type)
{
  GHashTable *mapping = self->dna->intake->mapping;
  g_autofree char *loss = NULL;

  if (type == NULL || g_str_equal (type, "claim") || (mapping != NULL && g_hash_table_contains (mapping, type)))
    return g_strdup (type != NULL ? type : "claim");
  loss = g_strdup_printf (_("spans labelled “%s”, taken in as claims under a code of that name"), type);
  quoth_losses_add (self->dna->intake->losses, loss, 1);
  return g_strconcat ("claim:", type, NULL);
}

static gboolean
take_statement (Reading *self, QuothMarkup *markup, const QuothUnits *units, GError **error)
{
  gint64 id = sqlite3_column_int64 (self->statements, 0), type = sqlite3_column_int64 (self->statements, 1);
  const char *label = g_hash_table_lookup (self->types, &type);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *called = NULL;
  QuothRange range;
  QuothMark *mark;
  gboolean fits;

  if (!quoth_intake_read_range (self->dna->intake,
                                units,
                                QUOTH_UNIT_UTF16,
                                sqlite3_column_int64 (self->statements, 3),
                                sqlite3_column_int64 (self->statements, 4),
                                (guint) id,
                                &range,
                                &fits,
                                error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (self->own != NULL)
    return take_own_statement (self, markup, units, range, label, error);
  called = dup_label (self, label);
  mark = quoth_markup_add_mark (markup, name, called, (guint) id);
  quoth_mark_add_range (mark, range);
  if (self->links != NULL)
    add_links (self, markup, mark, id);
  return take_values (self, mark, id, error);
}

/* ---- Documents ---- */

static gboolean
next_statement (Reading *self, GError **error)
{
  GError *local = NULL;

  self->has_statement = quoth_dna_tables_step (self->tables, self->statements, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gint64
get_place (Reading *self, int column)
{
  return self->has_statement ? (gint64) sqlite3_column_int64 (self->statements, column) : G_MAXINT64;
}

static gboolean
lose_statement (Reading *self, GError **error)
{
  return quoth_intake_lose (self->dna->intake,
                            (guint) get_place (self, 0),
                            _("statements of documents that are not there, left out"),
                            _("the document of this statement is not in the database; it is left out"),
                            error)
         && next_statement (self, error);
}

/* The statements of all coders: what they say of each other is in one place. */
static gboolean
take_own (Reading *self, QuothMarkup *markup, const QuothUnits *units, gint64 document, GError **error)
{
  g_autoptr (QuothDnaOwn) own = quoth_dna_own_new ();
  gboolean done = TRUE;

  self->own = own;
  while (done && get_place (self, 2) == document)
    done = take_statement (self, markup, units, error) && next_statement (self, error);
  if (done)
    quoth_dna_own_finish (own, markup, self->coders);
  self->own = NULL;
  return done;
}

/* The statements of one coder in the document. */
static gboolean
take_group (Reading *self, QuothMarkup *markup, const QuothUnits *units, gint64 document, GError **error)
{
  gint64 coder = get_place (self, 5);
  gboolean is_there = get_place (self, 2) == document;

  if (is_there)
    markup->coder = g_strdup (g_hash_table_lookup (self->coders, &coder));
  while (is_there && get_place (self, 2) == document && get_place (self, 5) == coder)
    if (!take_statement (self, markup, units, error) || !next_statement (self, error))
      return FALSE;
  return TRUE;
}

static QuothUnits *
read_text (Reading *self, QuothDocument *document, sqlite3_stmt *row, guint line, GError **error)
{
  const char *text = (const char *) sqlite3_column_text (row, 1);
  gssize n_bytes = sqlite3_column_bytes (row, 1);
  g_autofree char *valid = NULL;

  if (text == NULL)
    return quoth_intake_read_text (self->dna->intake, document, "", 0, line, error);
  if (g_utf8_validate_len (text, (gsize) n_bytes, NULL))
    return quoth_intake_read_text (self->dna->intake, document, text, (gsize) n_bytes, line, error);
  if (!quoth_intake_lose (self->dna->intake,
                          line,
                          _("texts that are no UTF-8, in which U+FFFD stands for the wrong bytes"),
                          _("the text of this document is no UTF-8; U+FFFD stands for the wrong bytes"),
                          error))
    return NULL;
  valid = g_utf8_make_valid (text, n_bytes);
  return quoth_intake_read_text (self->dna->intake, document, valid, strlen (valid), line, error);
}

static gboolean
take_document (Reading *self, sqlite3_stmt *row, GError **error)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothUnits) units = read_text (self, document, row, (guint) id, error);
  gboolean is_first = TRUE;

  if (units == NULL)
    return FALSE;
  while (get_place (self, 2) < id)
    if (!lose_statement (self, error))
      return FALSE;
  do
    {
      g_autoptr (QuothMarkup) markup = quoth_markup_new (document);

      markup->line = (guint) id;
      if (is_first)
        quoth_dna_read_metadata (self->dna, markup, row, self->is_3);
      is_first = FALSE;
      if (!(self->dna->is_ours ? take_own (self, markup, units, id, error) : take_group (self, markup, units, id, error))
          || !quoth_markup_reader_take (self->dna->reader, g_steal_pointer (&markup), error))
        return FALSE;
    }
  while (get_place (self, 2) == id);
  return TRUE;
}

static gboolean
take_documents (Reading *self, GError **error)
{
  sqlite3_stmt *row = quoth_dna_tables_prepare (
    self->tables, "SELECT ID, Text, Title, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS ORDER BY ID", error);
  gboolean done = row != NULL && next_statement (self, error);
  GError *local = NULL;

  while (done && quoth_dna_tables_step (self->tables, row, &local))
    done = take_document (self, row, error);
  sqlite3_finalize (row);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  while (done && self->has_statement)
    done = lose_statement (self, error);
  return done;
}

/* ---- The database ---- */

#define OTHER_VALUES \
  " UNION ALL SELECT VariableId, Value, 2, ID FROM DATALONGTEXT WHERE StatementId = ?1" \
  " UNION ALL SELECT VariableId, Value, 3, ID FROM DATAINTEGER WHERE StatementId = ?1" \
  " UNION ALL SELECT VariableId, Value, 4, ID FROM DATABOOLEAN WHERE StatementId = ?1 ORDER BY 1, 3, 4"

static gboolean
prepare (Reading *self, GError **error)
{
  self->values = quoth_dna_tables_prepare (
    self->tables,
    self->is_3 ? "SELECT d.VariableId, e.Value, 1, d.ID FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity"
                 " WHERE d.StatementId = ?1" OTHER_VALUES
               : "SELECT VariableId, Value, 1, ID FROM DATASHORTTEXT WHERE StatementId = ?1" OTHER_VALUES,
    error);
  if (self->values == NULL)
    return FALSE;
  self->statements = quoth_dna_tables_prepare (
    self->tables,
    "SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS ORDER BY DocumentId, Coder, ID",
    error);
  if (quoth_dna_tables_count (self->tables, "STATEMENTLINKS") > 0)
    self->links = quoth_dna_tables_prepare (
      self->tables, "SELECT TargetId FROM STATEMENTLINKS WHERE SourceId = ?1 ORDER BY ID", NULL);
  if (self->dna->is_ours)
    self->claims = quoth_dna_tables_prepare (self->tables,
                                             "SELECT d.Value FROM DATAINTEGER d JOIN VARIABLES v ON v.ID = d.VariableId"
                                             " WHERE d.StatementId = ?1 AND v.Variable = 'claim'",
                                             error);
  return self->statements != NULL && (!self->dna->is_ours || self->claims != NULL);
}

static void
count_losses (Reading *self)
{
  GPtrArray *losses = self->dna->intake->losses;

  quoth_losses_add (losses,
                    _("search terms that are coloured in texts, left out"),
                    quoth_dna_tables_count (self->tables, "REGEXES"));
  quoth_losses_add (
    losses, _("links between variables, left out"), quoth_dna_tables_count (self->tables, "VARIABLELINKS"));
}

static void
reading_clear (Reading *self)
{
  sqlite3_finalize (self->statements);
  sqlite3_finalize (self->values);
  sqlite3_finalize (self->links);
  sqlite3_finalize (self->claims);
  g_clear_pointer (&self->tables, quoth_dna_tables_free);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->known_coders);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
find_version (Reading *self, GError **error)
{
  self->is_3 = quoth_dna_tables_has (self->tables, "ENTITIES");
  return self->is_3 || quoth_dna_tables_has (self->tables, "ATTRIBUTES")
         || quoth_intake_refuse (self->dna->intake,
                                 1,
                                 _("this database is not one of Discourse Network Analyzer 2 or 3: it has neither a table "
                                   "ENTITIES nor a table ATTRIBUTES"),
                                 error);
}

/* A property of our own, which that program passes over. */
static void
find_mark (Reading *self)
{
  sqlite3_stmt *row = self->is_3 && quoth_dna_tables_has (self->tables, "SETTINGS")
                        ? quoth_dna_tables_prepare (
                          self->tables, "SELECT 1 FROM SETTINGS WHERE Property = '" QUOTH_DNA_MARK "'", NULL)
                        : NULL;

  self->dna->is_ours = row != NULL && quoth_dna_tables_step (self->tables, row, NULL);
  sqlite3_finalize (row);
}

gboolean
quoth_dna_read_database (QuothDna *dna, GBytes *bytes, GError **error)
{
  g_auto (Reading) self = {
    .dna = dna,
    .types = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .variables = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, variable_free),
    .coders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .known_coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  self.tables = quoth_dna_tables_new (dna->intake, bytes, error);
  if (self.tables == NULL || !find_version (&self, error))
    return FALSE;
  find_mark (&self);
  if (!load_names (&self, error) || !prepare (&self, error))
    return FALSE;
  count_losses (&self);
  return quoth_dna_take_entities (dna, self.tables, self.variables, self.is_3, error) && take_documents (&self, error);
}
