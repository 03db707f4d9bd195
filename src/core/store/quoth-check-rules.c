/* quoth-check-rules.c: rules that no single row can keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule is a query for what breaks it. The writer keeps them all; a merge of two copies may not
 * have.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-check-private.h"
#include "store/quoth-query.h"

/* @sql gives the ids of the values of @kind that break the rule. */
typedef struct
{
  QuothKind kind;
  const char *sql;
  const char *what;
} Rule;

#define ROWS_MISSING(nick, table)                                          \
  {                                                                        \
    QUOTH_KIND_MENTION,                                                    \
      "SELECT id FROM annotation a WHERE kind = '" nick "'"                \
      " AND NOT EXISTS (SELECT 1 FROM " table " WHERE annotation = a.id)", \
      N_ ("it is an annotation without the rest of its data")              \
  }

#define ROWS_STRAY(kind, nick)                                                  \
  {                                                                             \
    kind,                                                                       \
      "SELECT m.annotation FROM " nick                                          \
      " m JOIN annotation a ON a.id = m.annotation WHERE a.kind <> '" nick "'", \
      N_ ("it is two kinds of annotation at once")                              \
  }

#define CIRCLE(kind, table)                                                                \
  {                                                                                        \
    kind,                                                                                  \
      "WITH RECURSIVE above (start, id) AS (SELECT id, parent FROM " table                 \
      " WHERE parent IS NOT NULL"                                                          \
      " UNION SELECT above.start, t.parent FROM above JOIN " table " t ON t.id = above.id" \
      " WHERE t.parent IS NOT NULL) SELECT start FROM above WHERE start = id",             \
      N_ ("it is above itself; give it another parent")                                    \
  }

#define TIE(table)                                                                        \
  {                                                                                       \
    QUOTH_KIND_CLAIM,                                                                     \
      "SELECT r.claim FROM " table " r JOIN mention m ON m.annotation = r.mention"        \
      " JOIN annotation a ON a.id = r.mention JOIN annotation c ON c.id = r.claim"        \
      " WHERE m.actor <> r.actor OR a.document <> c.document",                            \
      N_ ("an actor in it is tied to a mention of another actor, or in another document") \
  }

/* The ids of all values. */
#define ALL_IDS                                                                                \
  "WITH ids (id) AS (SELECT id FROM project UNION ALL SELECT id FROM coder"                    \
  " UNION ALL SELECT id FROM actor_kind UNION ALL SELECT id FROM code"                         \
  " UNION ALL SELECT id FROM annotation_type"                                                  \
  " UNION ALL SELECT id FROM relation_type UNION ALL SELECT id FROM attribute"                 \
  " UNION ALL SELECT id FROM codebook_version UNION ALL SELECT id FROM actor"                  \
  " UNION ALL SELECT id FROM document UNION ALL SELECT id FROM proposition"                    \
  " UNION ALL SELECT id FROM annotation UNION ALL SELECT id FROM relation"                     \
  " UNION ALL SELECT id FROM assignment UNION ALL SELECT id FROM verdict"                      \
  " UNION ALL SELECT id FROM memo) "

static const Rule rules[] = {
  { QUOTH_KIND_CODER,
    "SELECT id FROM coder WHERE name IN (SELECT name FROM coder GROUP BY name HAVING count (*) > "
    "1)",
    N_ ("another coder has the same name; rename one of them") },
  { QUOTH_KIND_CODE,
    "SELECT id FROM code WHERE key IN (SELECT key FROM code GROUP BY key HAVING count (*) > 1)",
    N_ ("another code has the same key; give one of them another") },
  { QUOTH_KIND_CODE,
    "SELECT id FROM code WHERE shortcut IN"
    " (SELECT shortcut FROM code GROUP BY shortcut HAVING count (*) > 1)",
    N_ ("another code has the same shortcut; give one of them another") },
  { QUOTH_KIND_ACTOR_KIND,
    "SELECT id FROM actor_kind WHERE key IN"
    " (SELECT key FROM actor_kind GROUP BY key HAVING count (*) > 1)",
    N_ ("another kind of actors has the same key; give one of them another") },
  { QUOTH_KIND_ANNOTATION_TYPE,
    "SELECT id FROM annotation_type WHERE key IN"
    " (SELECT key FROM annotation_type GROUP BY key HAVING count (*) > 1)",
    N_ ("another type of annotations has the same key; give one of them another") },
  { QUOTH_KIND_RELATION_TYPE,
    "SELECT id FROM relation_type WHERE key IN"
    " (SELECT key FROM relation_type GROUP BY key HAVING count (*) > 1)",
    N_ ("another type of relations has the same key; give one of them another") },
  { QUOTH_KIND_ATTRIBUTE,
    "SELECT a.id FROM attribute a JOIN attribute b"
    " ON b.key = a.key AND b.on_kind = a.on_kind AND b.id <> a.id",
    N_ ("another attribute for the same type has the same key; give one of them another") },
  { QUOTH_KIND_CODEBOOK_VERSION,
    "SELECT id FROM codebook_version WHERE number IN"
    " (SELECT number FROM codebook_version GROUP BY number HAVING count (*) > 1)",
    N_ ("another version of the codebook has the same number; give one of them another") },
  { QUOTH_KIND_DOCUMENT,
    "SELECT id FROM document WHERE name IN (SELECT name FROM document GROUP BY name HAVING count "
    "(*) > 1)",
    N_ ("another document has the same name; rename one of them") },
  { QUOTH_KIND_DOCUMENT,
    "SELECT d.id FROM document d JOIN revision r ON r.id = d.current WHERE r.document <> d.id",
    N_ ("its text is a revision of another document") },
  CIRCLE (QUOTH_KIND_CODE, "code"),
  CIRCLE (QUOTH_KIND_ACTOR, "actor"),
  CIRCLE (QUOTH_KIND_MEMO, "memo"),
  { QUOTH_KIND_ACTOR, "SELECT actor FROM actor_affiliation WHERE actor = to_actor",
    N_ ("it is affiliated to itself") },
  ROWS_MISSING ("mention", "mention"),
  ROWS_MISSING ("claim", "claim"),
  ROWS_MISSING ("cue", "cue"),
  ROWS_STRAY (QUOTH_KIND_MENTION, "mention"),
  ROWS_STRAY (QUOTH_KIND_CLAIM, "claim"),
  ROWS_STRAY (QUOTH_KIND_CUE, "cue"),
  TIE ("claim_role"),
  TIE ("claim_chain"),
  { QUOTH_KIND_CLAIM,
    "SELECT c.claim FROM claim_chain c JOIN claim_chain d"
    " ON d.claim = c.claim AND d.position = c.position + 1 WHERE d.actor = c.actor",
    N_ ("its chain names one actor twice in a row") },
  { QUOTH_KIND_CUE,
    "SELECT c.annotation FROM cue c JOIN annotation a ON a.id = c.annotation"
    " JOIN annotation b ON b.id = c.claim WHERE a.document <> b.document",
    N_ ("it belongs to a claim in another document") },
  { QUOTH_KIND_CUE,
    "SELECT annotation FROM cue WHERE kind NOT IN ('cue', 'evidence') AND kind NOT IN (SELECT key FROM annotation_type)",
    N_ ("it is of a type that this project does not have") },
  { QUOTH_KIND_RELATION, "SELECT id FROM relation WHERE from_claim = to_claim",
    N_ ("it goes from a claim to the same claim") },
  { QUOTH_KIND_RELATION,
    "SELECT id FROM relation WHERE kind NOT IN"
    " ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"
    " AND kind NOT IN (SELECT key FROM relation_type)",
    N_ ("it is of a kind that this project does not have") },
  { QUOTH_KIND_ASSIGNMENT,
    "SELECT a.id FROM assignment a JOIN assignment b USING (coder, document) WHERE a.id <> b.id",
    N_ ("the text is assigned twice to the same coder; delete one of the two") },
  { QUOTH_KIND_VERDICT,
    "SELECT a.id FROM verdict a JOIN verdict b USING (source) WHERE a.id <> b.id",
    N_ ("there is another verdict on the same annotation; delete one of the two") },
  { QUOTH_KIND_VERDICT,
    "SELECT v.id FROM verdict v JOIN annotation a ON a.id = v.source JOIN annotation g ON g.id = v.gold"
    " WHERE a.document <> g.document OR a.id = g.id",
    N_ ("it says that the annotation went into one in another document, or into itself") },
  { QUOTH_KIND_MEMO,
    ALL_IDS "SELECT id FROM memo WHERE target NOT IN (SELECT id FROM ids)",
    N_ ("what it is on is not there") },
  { QUOTH_KIND_MEMO,
    "SELECT m.id FROM memo m JOIN memo p ON p.id = m.parent WHERE p.target <> m.target",
    N_ ("it answers a memo that is on something else") },
  { QUOTH_KIND_MENTION,
    "SELECT a.id FROM annotation a WHERE NOT EXISTS"
    " (SELECT 1 FROM span WHERE annotation = a.id AND position = 0)",
    N_ ("it stands nowhere: it has no first span") },
};

static gboolean
check_rule (QuothCheck *self, const Rule *rule, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database, rule->sql, error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);

      quoth_check_add_value (self, rule->kind, &id, _ (rule->what));
    }
  return result == SQLITE_DONE;
}

/* Ids that two tables have, and attributes of what is not there. */
static gboolean
check_ids (QuothCheck *self, GError **error)
{
  static const struct
  {
    const char *sql;
    const char *what;
  } lists[] = {
    { ALL_IDS "SELECT id FROM ids GROUP BY id HAVING count (*) > 1",
      N_ ("this id is that of more than one thing") },
    { ALL_IDS "SELECT target FROM attribute_value WHERE target NOT IN (SELECT id FROM ids)",
      N_ ("an attribute is given to what has this id, and there is no such thing") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      sqlite3_stmt *row = quoth_database_prepare (self->database, lists[i].sql, error);
      int result;

      if (row == NULL)
        return FALSE;
      while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
        {
          QuothId id = quoth_column_id (row, 0);
          char buffer[QUOTH_ID_STRING_SIZE];

          quoth_check_add (self, quoth_id_to_string (&id, buffer), "%s", _ (lists[i].what));
        }
      if (result == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_misfit_cb (const QuothAttribute *attribute, const QuothId *target, const char *why, gpointer user_data)
{
  QuothCheck *self = user_data;

  quoth_check_add_value (self, attribute->on, target, why);
  return TRUE;
}

/* Values of attributes that are not of their type, or on what is not of their kind. */
static gboolean
check_attributes (QuothCheck *self, GError **error)
{
  g_autoptr (GArray) attributes
    = quoth_query_ids (self->database, "SELECT id FROM attribute ORDER BY id", NULL, error);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    if (!quoth_attribute_values_find_misfits (self->database, &g_array_index (attributes, QuothId, i),
                                              add_misfit_cb, self, error)
        || !quoth_check_step (self, 0, error))
      return FALSE;
  return attributes != NULL;
}

gboolean
quoth_check_rules (QuothCheck *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (self, &rules[i], error) || !quoth_check_step (self, 0, error))
      return FALSE;
  return check_ids (self, error) && check_attributes (self, error);
}
