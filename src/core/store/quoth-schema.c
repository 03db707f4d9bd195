/* quoth-schema.c: the tables of a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema is a promise: users' files have it. It is changed by a migration only, with a fixture of
 * the version before in the tests.
 *
 * What was decided, and why:
 *
 * - Ids are UUIDv7 blobs and the tables are WITHOUT ROWID: a row lies where its id is, new rows are appended,
 *   and an index on (document) holds the ids in order. Only the two tables with big blobs keep a rowid.
 * - No UNIQUE but primary keys, and no ON DELETE: two copies of a project that merge may each have made a code with
 *   the same key, or deleted what the other used; that must be a finding for a person, not a failed
 *   transaction. The writer checks names and references itself, and `check` reports what a merge left.
 *   Foreign keys are deferred, so that rows may come in any order.
 * - A column that refers to what there may be many of has an index: SQLite looks for who refers to a row that is deleted,
 *   and, while a reference of the transaction is still open, to one that is inserted. Without it each document of an
 *   import is held against all others.
 * - Texts and original files are content, addressed by SHA-256 and never changed: they are not recorded in the
 *   journal (a changeset names the hash) and not deleted by an undo, so that a redo finds them again.
 * - Parts of a value (a claim's roles) have natural keys, not ids: two coders who add the same one agree.
 * - `position` keeps the order that a person gave.
 * - A column that a later version adds comes last in its table, with a default: SQLite then applies the changesets of
 *   before, so that an undo can go back behind the migration.
 */

#include "store/quoth-schema.h"

static const QuothTable tables[] = {
  { "project", TRUE, QUOTH_KIND_PROJECT, 0 },
  { "coder", TRUE, QUOTH_KIND_CODER, 0 },
  { "code", TRUE, QUOTH_KIND_CODE, 0 },
  { "code_example", TRUE, QUOTH_KIND_CODE, 1 },
  { "codebook_version", TRUE, QUOTH_KIND_CODEBOOK_VERSION, 0 },
  { "actor_kind", TRUE, QUOTH_KIND_ACTOR_KIND, 0 },
  { "annotation_type", TRUE, QUOTH_KIND_ANNOTATION_TYPE, 0 },
  { "actor", TRUE, QUOTH_KIND_ACTOR, 0 },
  { "actor_alias", TRUE, QUOTH_KIND_ACTOR, 0 },
  { "actor_affiliation", TRUE, QUOTH_KIND_ACTOR, 0 },
  { "document", TRUE, QUOTH_KIND_DOCUMENT, 0 },
  { "revision", TRUE, QUOTH_KIND_DOCUMENT, 1 },
  { "segment", FALSE, 0, 0 },
  { "annotation", TRUE, QUOTH_KIND_MENTION, 0 },
  { "span", TRUE, QUOTH_KIND_MENTION, 0 },
  { "mention", TRUE, QUOTH_KIND_MENTION, 0 },
  { "claim", TRUE, QUOTH_KIND_CLAIM, 0 },
  { "claim_category", TRUE, QUOTH_KIND_CLAIM, 0 },
  { "claim_role", TRUE, QUOTH_KIND_CLAIM, 0 },
  { "claim_chain", TRUE, QUOTH_KIND_CLAIM, 0 },
  { "claim_proposition", TRUE, QUOTH_KIND_CLAIM, 0 },
  { "cue", TRUE, QUOTH_KIND_CUE, 0 },
  { "proposition", TRUE, QUOTH_KIND_PROPOSITION, 0 },
  { "relation_type", TRUE, QUOTH_KIND_RELATION_TYPE, 0 },
  { "relation", TRUE, QUOTH_KIND_RELATION, 0 },
  { "memo", TRUE, QUOTH_KIND_MEMO, 0 },
  { "attribute", TRUE, QUOTH_KIND_ATTRIBUTE, 0 },
  { "attribute_value", FALSE, 0, 0 },
  { "assignment", TRUE, QUOTH_KIND_ASSIGNMENT, 0 },
  { "verdict", TRUE, QUOTH_KIND_VERDICT, 0 },
  { "suggestion_rejection", FALSE, 0, 0 },
  { "settlement", FALSE, 0, 0 },
  { NULL, FALSE, 0, 0 },
};

#define ID(name) name " BLOB NOT NULL CHECK (length (" name ") = 16)"
#define REFERENCE(name, table) ID (name) " REFERENCES " table " DEFERRABLE INITIALLY DEFERRED"
#define OPTIONAL(name, table) \
  name " BLOB CHECK (length (" name ") = 16) REFERENCES " table " DEFERRABLE INITIALLY DEFERRED"
#define BY_ID ") STRICT, WITHOUT ROWID;"

static const char *const statements[] = {
  /* What belongs to this copy of the file, and is not recorded. */
  "CREATE TABLE local (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;",

  /* The spine. `coder` is no reference: the entry that makes the first coder comes from that coder. `undoes`: the
   * entry that this one takes back, or makes again; `kind`: 0 an edit, 1 an undo, 2 a redo, 3 a migration, 4 a merge, 5 a base, which has in it
   * what older entries did. `effect`: what the entry did here, where that is not its changeset; empty if it did nothing.
   * `codec`: how changeset and effect are packed, 0 as they are, 1 zlib. */
  "CREATE TABLE journal ("
  ID ("id") " PRIMARY KEY,"
  ID ("origin") ","
  "seq INTEGER NOT NULL CHECK (seq > 0),"
  "time INTEGER NOT NULL,"
  "counter INTEGER NOT NULL,"
  ID ("coder") ","
  "kind INTEGER NOT NULL DEFAULT 0,"
  "label TEXT NOT NULL,"
  "undoes BLOB CHECK (length (undoes) = 16),"
  "schema INTEGER NOT NULL,"
  "codec INTEGER NOT NULL,"
  "changeset BLOB NOT NULL,"
  "effect BLOB"
  ") STRICT;"
  "CREATE UNIQUE INDEX journal_origin ON journal (origin, seq);"
  "CREATE INDEX journal_time ON journal (time, counter, origin);"
  /* All that finding a coder's next undo has to read: the entries themselves are big. */
  "CREATE INDEX journal_coder ON journal (coder, time, counter, origin, kind, undoes, id);",

  /* Content, by its hash. */
  "CREATE TABLE content (sha256 BLOB NOT NULL PRIMARY KEY CHECK (length (sha256) = 32),"
  "length INTEGER NOT NULL, text TEXT NOT NULL) STRICT;"
  "CREATE TABLE original (sha256 BLOB NOT NULL PRIMARY KEY CHECK (length (sha256) = 32),"
  "size INTEGER NOT NULL, codec INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;",

  "CREATE TABLE project (" ID ("id") " PRIMARY KEY, name TEXT NOT NULL, description TEXT,"
  "created INTEGER NOT NULL" BY_ID,

  "CREATE TABLE coder (" ID ("id") " PRIMARY KEY, name TEXT NOT NULL, color TEXT, active INTEGER NOT NULL DEFAULT 1" BY_ID,

  /* The codebook. */
  "CREATE TABLE code (" ID ("id") " PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL,"
  OPTIONAL ("parent", "code") ", definition TEXT, inclusion TEXT, exclusion TEXT, color TEXT,"
  "shortcut TEXT, position INTEGER NOT NULL" BY_ID
  "CREATE INDEX code_parent ON code (parent);"
  "CREATE TABLE code_example (" ID ("id") " PRIMARY KEY," REFERENCE ("code", "code") ","
  OPTIONAL ("annotation", "annotation") ", text TEXT NOT NULL, note TEXT, position INTEGER NOT NULL" BY_ID
  "CREATE INDEX code_example_code ON code_example (code);"
  "CREATE INDEX code_example_annotation ON code_example (annotation) WHERE annotation IS NOT NULL;"
  "CREATE TABLE codebook_version (" ID ("id") " PRIMARY KEY, number INTEGER NOT NULL, name TEXT, note TEXT,"
  "time INTEGER NOT NULL, " REFERENCE ("coder", "coder") ", content TEXT NOT NULL" BY_ID,

  /* Actors. `actor_kind` holds the kinds that a project adds to the six it has. */
  "CREATE TABLE actor_kind (" ID ("id") " PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, color TEXT,"
  "position INTEGER NOT NULL" BY_ID
  "CREATE TABLE actor (" ID ("id") " PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,"
  OPTIONAL ("parent", "actor") ", wikidata TEXT, note TEXT" BY_ID
  "CREATE INDEX actor_parent ON actor (parent);"
  "CREATE TABLE actor_alias (" REFERENCE ("actor", "actor") ", text TEXT NOT NULL, language TEXT, script TEXT,"
  "match_case INTEGER NOT NULL DEFAULT 0, part_of_word INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL,"
  "PRIMARY KEY (actor, text)" BY_ID
  "CREATE TABLE actor_affiliation (" REFERENCE ("actor", "actor") ", position INTEGER NOT NULL,"
  REFERENCE ("to_actor", "actor") ", role TEXT, since TEXT, until TEXT, PRIMARY KEY (actor, position)" BY_ID
  "CREATE INDEX actor_affiliation_to ON actor_affiliation (to_actor);",

  /* Documents. The text that annotations stand in is that of the revision `current`. (That has an index because SQLite looks for
   * the documents of each new revision: without one, an import would take time by the square of the documents.) */
  "CREATE TABLE document (" ID ("id") " PRIMARY KEY, name TEXT NOT NULL, title TEXT, kind TEXT, author TEXT,"
  "source TEXT, url TEXT, date TEXT, language TEXT, note TEXT, imported INTEGER NOT NULL,"
  REFERENCE ("current", "revision") BY_ID
  "CREATE INDEX document_name ON document (name);"
  "CREATE INDEX document_current ON document (current);"
  "CREATE TABLE revision (" ID ("id") " PRIMARY KEY," REFERENCE ("document", "document") ","
  "number INTEGER NOT NULL, sha256 BLOB NOT NULL CHECK (length (sha256) = 32), length INTEGER NOT NULL,"
  "encoding TEXT NOT NULL, newline TEXT NOT NULL, bom INTEGER NOT NULL,"
  "original BLOB CHECK (length (original) = 32), note TEXT, time INTEGER NOT NULL" BY_ID
  "CREATE INDEX revision_document ON revision (document);"
  "CREATE INDEX revision_sha256 ON revision (sha256);"
  "CREATE TABLE segment (" REFERENCE ("revision", "revision") ", start INTEGER NOT NULL CHECK (start >= 0),"
  "end INTEGER NOT NULL CHECK (start <= end), kind TEXT NOT NULL, number TEXT, by_coder INTEGER NOT NULL DEFAULT 0,"
  "PRIMARY KEY (revision, start, end, kind)" BY_ID,

  /* Annotations: what all have in common; their fragments; then each kind's own. `gold`: of the adjudicated layer;
   * `unplaced`: a revision of the text left it without a place. There are few of either, so an index of them alone tells counts what to leave out.
   * (The check is no IN: for that SQLite makes a temporary tree of the three words with every row that is inserted.) */
  "CREATE TABLE annotation (" ID ("id") " PRIMARY KEY, kind TEXT NOT NULL CHECK (kind = 'mention' OR kind = 'claim' OR kind = 'cue'),"
  REFERENCE ("document", "document") "," REFERENCE ("coder", "coder") ", created INTEGER NOT NULL,"
  "origin TEXT, gold INTEGER NOT NULL DEFAULT 0, unplaced INTEGER NOT NULL DEFAULT 0" BY_ID
  "CREATE INDEX annotation_unplaced ON annotation (document, kind) WHERE unplaced <> 0;"
  "CREATE INDEX annotation_gold ON annotation (document, kind) WHERE gold <> 0;"
  "CREATE INDEX annotation_document ON annotation (document, kind);"
  "CREATE INDEX annotation_coder ON annotation (coder, kind);"
  "CREATE TABLE span (" REFERENCE ("annotation", "annotation") ", position INTEGER NOT NULL,"
  "start INTEGER NOT NULL CHECK (start >= 0), end INTEGER NOT NULL CHECK (start <= end), quote TEXT NOT NULL,"
  "PRIMARY KEY (annotation, position)" BY_ID
  "CREATE TABLE mention (" REFERENCE ("annotation", "annotation") " PRIMARY KEY," REFERENCE ("actor", "actor") BY_ID
  "CREATE INDEX mention_actor ON mention (actor);"
  "CREATE TABLE claim (" REFERENCE ("annotation", "annotation") " PRIMARY KEY, statement TEXT, factuality TEXT,"
  "mode TEXT, form TEXT, date TEXT, place TEXT,"
  "confidence REAL CHECK (confidence BETWEEN 0 AND 1)" BY_ID
  "CREATE TABLE claim_category (" REFERENCE ("claim", "claim") "," REFERENCE ("code", "code") ","
  "stance INTEGER CHECK (stance BETWEEN -1 AND 1), position INTEGER NOT NULL, PRIMARY KEY (claim, code)" BY_ID
  "CREATE INDEX claim_category_code ON claim_category (code);"
  "CREATE TABLE claim_role (" REFERENCE ("claim", "claim") ", role TEXT NOT NULL," REFERENCE ("actor", "actor") ","
  OPTIONAL ("mention", "mention") ", position INTEGER NOT NULL, PRIMARY KEY (claim, role, actor)" BY_ID
  "CREATE INDEX claim_role_actor ON claim_role (actor);"
  "CREATE INDEX claim_role_mention ON claim_role (mention) WHERE mention IS NOT NULL;"
  "CREATE TABLE claim_chain (" REFERENCE ("claim", "claim") ", position INTEGER NOT NULL,"
  REFERENCE ("actor", "actor") "," OPTIONAL ("mention", "mention") ", factuality TEXT, PRIMARY KEY (claim, position)" BY_ID
  "CREATE INDEX claim_chain_actor ON claim_chain (actor);"
  "CREATE INDEX claim_chain_mention ON claim_chain (mention) WHERE mention IS NOT NULL;"
  "CREATE TABLE claim_proposition (" REFERENCE ("claim", "claim") "," REFERENCE ("proposition", "proposition") ","
  "link TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (claim, proposition)" BY_ID
  "CREATE INDEX claim_proposition_proposition ON claim_proposition (proposition);"
  /* `kind`: 'cue', 'evidence' or the key of a row of `annotation_type`, which holds the types that a project adds to the two it has. */
  "CREATE TABLE annotation_type (" ID ("id") " PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, color TEXT,"
  "definition TEXT, position INTEGER NOT NULL" BY_ID
  "CREATE TABLE cue (" REFERENCE ("annotation", "annotation") " PRIMARY KEY, kind TEXT NOT NULL," OPTIONAL ("claim", "claim") BY_ID
  "CREATE INDEX cue_claim ON cue (claim) WHERE claim IS NOT NULL;",

  /* What goes across documents. `relation_type` holds the types that a codebook adds to the five there are, or bounds. */
  "CREATE TABLE proposition (" ID ("id") " PRIMARY KEY, statement TEXT NOT NULL, note TEXT" BY_ID
  "CREATE TABLE relation_type (" ID ("id") " PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, definition TEXT,"
  "symmetric INTEGER NOT NULL DEFAULT 0," OPTIONAL ("from_code", "code") "," OPTIONAL ("to_code", "code") ","
  "color TEXT, position INTEGER NOT NULL" BY_ID
  "CREATE TABLE relation (" ID ("id") " PRIMARY KEY, kind TEXT NOT NULL," REFERENCE ("from_claim", "claim") ","
  REFERENCE ("to_claim", "claim") "," REFERENCE ("coder", "coder") ", created INTEGER NOT NULL" BY_ID
  "CREATE INDEX relation_from ON relation (from_claim);"
  "CREATE INDEX relation_to ON relation (to_claim);"
  /* A memo's target may be of any kind, so it is no foreign key; `check` looks after it. */
  "CREATE TABLE memo (" ID ("id") " PRIMARY KEY," ID ("target") "," OPTIONAL ("parent", "memo") ","
  REFERENCE ("coder", "coder") ", text TEXT NOT NULL, time INTEGER NOT NULL" BY_ID
  "CREATE INDEX memo_target ON memo (target);"
  "CREATE INDEX memo_parent ON memo (parent) WHERE parent IS NOT NULL;",

  /* Attributes of a project's own, on any kind. `type`: text number boolean date choice actor. */
  "CREATE TABLE attribute (" ID ("id") " PRIMARY KEY, on_kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,"
  "type TEXT NOT NULL, choices TEXT, definition TEXT, position INTEGER NOT NULL" BY_ID
  "CREATE TABLE attribute_value (" ID ("target") "," REFERENCE ("attribute", "attribute") ", value TEXT NOT NULL,"
  "PRIMARY KEY (target, attribute)" BY_ID
  "CREATE INDEX attribute_value_attribute ON attribute_value (attribute);",

  /* Teams. `opened`: a blind one is shown what others coded. `verdict`: what became of the annotation `source` when it was adjudicated, and
   * which one of the gold layer it went into, or has in its place; `seen`: what `source` said then. */
  "CREATE TABLE assignment (" ID ("id") " PRIMARY KEY," REFERENCE ("coder", "coder") ","
  REFERENCE ("document", "document") ", blind INTEGER NOT NULL DEFAULT 0,"
  "state TEXT NOT NULL CHECK (state IN ('to-do', 'in-progress', 'done')), note TEXT,"
  "deadline TEXT, opened INTEGER NOT NULL DEFAULT 0, purpose TEXT NOT NULL DEFAULT 'coding'" BY_ID
  "CREATE INDEX assignment_document ON assignment (document);"
  "CREATE TABLE verdict (" ID ("id") " PRIMARY KEY," REFERENCE ("source", "annotation") "," OPTIONAL ("gold", "annotation") ","
  "verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'changed', 'rejected')), reason TEXT,"
  REFERENCE ("coder", "coder") ", time INTEGER NOT NULL, seen TEXT" BY_ID
  "CREATE INDEX verdict_source ON verdict (source);"
  "CREATE INDEX verdict_gold ON verdict (gold) WHERE gold IS NOT NULL;"
  "CREATE TABLE suggestion_rejection (" REFERENCE ("document", "document") "," REFERENCE ("coder", "coder") ","
  "kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, value TEXT NOT NULL,"
  "PRIMARY KEY (document, coder, kind, start, end, value)" BY_ID,

  /* Merging. `disagreement` follows from the journal and is not recorded: where an entry met what its author had not seen, which row
   * (`key`: the values of its primary key) and column, and the value that is not held. `settlement`: what somebody
   * said to it. `covered`, not recorded either: up to where a base has the entries of each origin in it. */
  "CREATE TABLE disagreement (" ID ("id") " PRIMARY KEY, " ID ("entry") ", type INTEGER NOT NULL, place TEXT NOT NULL,"
  "key BLOB NOT NULL, " ID ("value") ", field TEXT, held ANY, other ANY" BY_ID
  "CREATE INDEX disagreement_entry ON disagreement (entry);"
  "CREATE TABLE settlement (" ID ("disagreement") " PRIMARY KEY,"
  "verdict TEXT NOT NULL CHECK (verdict IN ('kept', 'taken', 'dismissed')), " REFERENCE ("coder", "coder") ","
  "time INTEGER NOT NULL" BY_ID
  "CREATE TABLE covered (" ID ("origin") " PRIMARY KEY, seq INTEGER NOT NULL" BY_ID,
};

const QuothTable *
quoth_schema_get_tables (void)
{
  return tables;
}

/* The columns that migrations added (quoth-migration.c). */
static const struct
{
  const char *table;
  guint n_oldest;
} grown[] = {
  { "annotation", 7 },
  { "assignment", 6 },
  { "coder", 3 },
  { "verdict", 7 },
};

#define N_COLUMNS_MAX 32

typedef struct
{
  const char *table;
  guint n_columns;
  guint n_oldest;
  gboolean keys[N_COLUMNS_MAX];
} Shape;

static gboolean
read_shape (QuothDatabase *database, const char *table, Shape *shape)
{
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT pk FROM pragma_table_info (?1) ORDER BY cid", NULL);

  *shape = (Shape){ .table = table };
  quoth_bind_text (row, 1, table);
  while (quoth_database_step (database, row, NULL) == SQLITE_ROW && shape->n_columns < N_COLUMNS_MAX)
    shape->keys[shape->n_columns++] = sqlite3_column_int (row, 0) != 0;
  shape->n_oldest = shape->n_columns;
  for (guint i = 0; i < G_N_ELEMENTS (grown); i++)
    if (g_str_equal (grown[i].table, table))
      shape->n_oldest = grown[i].n_oldest;
  return shape->n_columns > 0;
}

/* Made of the statements above, once, which takes a millisecond; nobody has to keep a second list of columns. */
static const Shape *
get_shapes (void)
{
  static Shape shapes[G_N_ELEMENTS (tables)];
  static gsize done;

  if (g_once_init_enter (&done))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDatabase) database = quoth_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

      if (database == NULL || !quoth_schema_create (database, &error))
        g_error ("The schema cannot be made: %s", error->message);
      for (guint i = 0; tables[i].name != NULL; i++)
        if (!read_shape (database, tables[i].name, &shapes[i]))
          g_error ("The schema has no table “%s”", tables[i].name);
      g_once_init_leave (&done, 1);
    }
  return shapes;
}

gboolean
quoth_schema_has_shape (const char *table, guint64 n_columns, const guint8 *keys)
{
  const Shape *shape = get_shapes ();

  while (shape->table != NULL && !g_str_equal (shape->table, table))
    shape++;
  if (shape->table == NULL || n_columns > shape->n_columns || n_columns < shape->n_oldest)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if ((keys[i] != 0) != shape->keys[i])
      return FALSE;
  return TRUE;
}

gboolean
quoth_schema_create (QuothDatabase *database, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!quoth_database_exec (database, statements[i], error))
      return FALSE;
  return TRUE;
}
