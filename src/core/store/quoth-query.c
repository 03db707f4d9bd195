/* quoth-query.c: short questions to the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-query.h"

#include <glib/gi18n-lib.h>

/* How many characters of a quote or a statement a message shows. */
#define MAX_SHOWN 40

gboolean
quoth_query_run (QuothDatabase *database, const char *sql, const QuothId *id, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  return quoth_database_run (database, statement, error);
}

gboolean
quoth_query_row (
  QuothDatabase *database, const char *sql, const QuothId *id, sqlite3_stmt **row, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);
  int result;

  *row = NULL;
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  result = quoth_database_step (database, statement, error);
  if (result == SQLITE_ROW)
    *row = statement;
  return result != 0;
}

gboolean
quoth_query_number (
  QuothDatabase *database, const char *sql, const QuothId *id, gint64 *number, GError **error)
{
  sqlite3_stmt *row;

  *number = 0;
  if (!quoth_query_row (database, sql, id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *number = sqlite3_column_int64 (row, 0);
  sqlite3_reset (row);
  return TRUE;
}

GArray *
quoth_query_ids (QuothDatabase *database, const char *sql, const QuothId *id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);
  int result;

  if (statement == NULL)
    return NULL;
  if (id != NULL)
    quoth_bind_id (statement, 1, id);
  while ((result = quoth_database_step (database, statement, error)) == SQLITE_ROW)
    {
      QuothId found = quoth_column_id (statement, 0);

      g_array_append_val (ids, found);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
quoth_query_kind (
  QuothDatabase *database, const QuothId *id, QuothKind *kind, guint *found, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database,
                              "SELECT 'project' FROM project WHERE id = ?1"
                              " UNION ALL SELECT 'coder' FROM coder WHERE id = ?1"
                              " UNION ALL SELECT 'actor-kind' FROM actor_kind WHERE id = ?1"
                              " UNION ALL SELECT 'annotation-type' FROM annotation_type WHERE id = ?1"
                              " UNION ALL SELECT 'code' FROM code WHERE id = ?1"
                              " UNION ALL SELECT 'relation-type' FROM relation_type WHERE id = ?1"
                              " UNION ALL SELECT 'attribute' FROM attribute WHERE id = ?1"
                              " UNION ALL SELECT 'codebook-version' FROM codebook_version WHERE id = ?1"
                              " UNION ALL SELECT 'actor' FROM actor WHERE id = ?1"
                              " UNION ALL SELECT 'document' FROM document WHERE id = ?1"
                              " UNION ALL SELECT 'proposition' FROM proposition WHERE id = ?1"
                              " UNION ALL SELECT kind FROM annotation WHERE id = ?1"
                              " UNION ALL SELECT 'relation' FROM relation WHERE id = ?1"
                              " UNION ALL SELECT 'assignment' FROM assignment WHERE id = ?1"
                              " UNION ALL SELECT 'verdict' FROM verdict WHERE id = ?1"
                              " UNION ALL SELECT 'memo' FROM memo WHERE id = ?1"
                              " LIMIT 2",
                              error);
  int result;

  *found = 0;
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  while ((result = quoth_database_step (database, statement, error)) == SQLITE_ROW)
    {
      if (*found == 0 && kind != NULL)
        quoth_kind_from_nick ((const char *) sqlite3_column_text (statement, 0), kind);
      *found += 1;
    }
  return result == SQLITE_DONE;
}

/* The statement that has a row if there is such a value: what a message may call it, and for an
 * annotation its document. */
static const char *
get_name_sql (QuothKind kind)
{
#define QUOTE_SQL(table)                                                             \
  "SELECT s.quote, d.name FROM " table " m JOIN annotation a ON a.id = m.annotation" \
  " LEFT JOIN span s ON s.annotation = a.id AND s.position = 0"                      \
  " LEFT JOIN document d ON d.id = a.document WHERE m.annotation = ?1"

  switch (kind)
    {
    case QUOTH_KIND_PROJECT:
      return "SELECT name FROM project WHERE id = ?1";
    case QUOTH_KIND_CODER:
      return "SELECT name FROM coder WHERE id = ?1";
    case QUOTH_KIND_ACTOR_KIND:
      return "SELECT name FROM actor_kind WHERE id = ?1";
    case QUOTH_KIND_ANNOTATION_TYPE:
      return "SELECT name FROM annotation_type WHERE id = ?1";
    case QUOTH_KIND_CODE:
      return "SELECT name FROM code WHERE id = ?1";
    case QUOTH_KIND_RELATION_TYPE:
      return "SELECT name FROM relation_type WHERE id = ?1";
    case QUOTH_KIND_ATTRIBUTE:
      return "SELECT name FROM attribute WHERE id = ?1";
    case QUOTH_KIND_CODEBOOK_VERSION:
      return "SELECT coalesce (name, number) FROM codebook_version WHERE id = ?1";
    case QUOTH_KIND_ACTOR:
      return "SELECT name FROM actor WHERE id = ?1";
    case QUOTH_KIND_DOCUMENT:
      return "SELECT name FROM document WHERE id = ?1";
    case QUOTH_KIND_PROPOSITION:
      return "SELECT statement FROM proposition WHERE id = ?1";
    case QUOTH_KIND_MENTION:
      return QUOTE_SQL ("mention");
    case QUOTH_KIND_CLAIM:
      return QUOTE_SQL ("claim");
    case QUOTH_KIND_CUE:
      return QUOTE_SQL ("cue");
    case QUOTH_KIND_RELATION:
      return "SELECT kind FROM relation WHERE id = ?1";
    case QUOTH_KIND_ASSIGNMENT:
      return "SELECT d.name || ' · ' || c.name FROM assignment a LEFT JOIN document d ON d.id = a.document"
             " LEFT JOIN coder c ON c.id = a.coder WHERE a.id = ?1";
    case QUOTH_KIND_VERDICT:
      return "SELECT coalesce (s.quote, v.verdict) FROM verdict v LEFT JOIN span s ON s.annotation = v.source AND s.position = 0"
             " WHERE v.id = ?1";
    case QUOTH_KIND_MEMO:
      return "SELECT text FROM memo WHERE id = ?1";
    default:
      g_assert_not_reached ();
    }
}

gboolean
quoth_query_has (QuothDatabase *database, QuothKind kind, const QuothId *id, GError **error)
{
  const char *sql;
  sqlite3_stmt *row;

  if (kind == QUOTH_KIND_MENTION)
    sql = "SELECT 1 FROM mention WHERE annotation = ?1";
  else if (kind == QUOTH_KIND_CLAIM)
    sql = "SELECT 1 FROM claim WHERE annotation = ?1";
  else if (kind == QUOTH_KIND_CUE)
    sql = "SELECT 1 FROM cue WHERE annotation = ?1";
  else
    sql = get_name_sql (kind);
  if (!quoth_query_row (database, sql, id, &row, error) || row == NULL)
    return FALSE;
  sqlite3_reset (row);
  return TRUE;
}

/* Whole phrases, since languages differ in more than the noun. */
char *
quoth_query_format_phrase (QuothKind kind, const char *name)
{
  switch (kind)
    {
    case QUOTH_KIND_PROJECT:
      return g_strdup_printf (_ ("the project “%s”"), name);
    case QUOTH_KIND_CODER:
      return g_strdup_printf (_ ("the coder “%s”"), name);
    case QUOTH_KIND_ACTOR_KIND:
      return g_strdup_printf (_ ("the kind of actors “%s”"), name);
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strdup_printf (_ ("the type of annotations “%s”"), name);
    case QUOTH_KIND_CODE:
      return g_strdup_printf (_ ("the code “%s”"), name);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strdup_printf (_ ("the type of relations “%s”"), name);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf (_ ("the attribute “%s”"), name);
    case QUOTH_KIND_CODEBOOK_VERSION:
      return g_strdup_printf (_ ("the version “%s” of the codebook"), name);
    case QUOTH_KIND_ACTOR:
      return g_strdup_printf (_ ("the actor “%s”"), name);
    case QUOTH_KIND_DOCUMENT:
      return g_strdup_printf (_ ("the document “%s”"), name);
    case QUOTH_KIND_PROPOSITION:
      return g_strdup_printf (_ ("the proposition “%s”"), name);
    case QUOTH_KIND_MENTION:
      return g_strdup_printf (_ ("the mention “%s”"), name);
    case QUOTH_KIND_CLAIM:
      return g_strdup_printf (_ ("the claim “%s”"), name);
    case QUOTH_KIND_CUE:
      return g_strdup_printf (_ ("the cue “%s”"), name);
    case QUOTH_KIND_RELATION:
      return g_strdup_printf (_ ("the relation “%s”"), name);
    case QUOTH_KIND_ASSIGNMENT:
      /* Translators: %s is a text and who codes it: "speech · Ann" */
      return g_strdup_printf (_ ("the assignment “%s”"), name);
    case QUOTH_KIND_VERDICT:
      return g_strdup_printf (_ ("the verdict on “%s”"), name);
    case QUOTH_KIND_MEMO:
      return g_strdup_printf (_ ("the memo “%s”"), name);
    default:
      g_assert_not_reached ();
    }
}

/* The first words of @text, on one line. */
static char *
shorten (const char *text)
{
  g_autofree char *short_text = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdelimit (g_strdup (text), "\n\t", ' ');
  short_text = g_utf8_substring (text, 0, MAX_SHOWN - 1);
  return g_strdelimit (g_strconcat (short_text, "…", NULL), "\n\t", ' ');
}

char *
quoth_query_dup_name (QuothDatabase *database, QuothKind kind, const QuothId *id)
{
  sqlite3_stmt *row = NULL;
  g_autofree char *name = NULL;

  if (!quoth_query_row (database, get_name_sql (kind), id, &row, NULL) || row == NULL)
    return NULL;
  name = quoth_column_dup_text (row, 0);
  sqlite3_reset (row);
  return name != NULL && *name != '\0' ? shorten (name) : NULL;
}

char *
quoth_query_describe (QuothDatabase *database, QuothKind kind, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  sqlite3_stmt *row = NULL;
  g_autofree char *name = NULL;
  g_autofree char *document = NULL;
  g_autofree char *phrase = NULL;

  if (quoth_query_row (database, get_name_sql (kind), id, &row, NULL) && row != NULL)
    {
      name = quoth_column_dup_text (row, 0);
      if (quoth_kind_is_annotation (kind))
        document = quoth_column_dup_text (row, 1);
      sqlite3_reset (row);
    }

  if (name != NULL && *name != '\0')
    {
      g_autofree char *shown = shorten (name);

      phrase = quoth_query_format_phrase (kind, shown);
    }
  else
    phrase = quoth_query_format_phrase (kind, quoth_id_to_string (id, buffer));
  if (document == NULL)
    return g_steal_pointer (&phrase);
  /* Translators: "the mention “Xi Jinping” in “01-thread”" */
  return g_strdup_printf (_ ("%s in “%s”"), phrase, document);
}
