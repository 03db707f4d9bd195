/* quoth-table-mention.c: the table of the mentions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-mention.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"

/* @changed: (out): whether there was one, of another actor. */
static gboolean
put_row (QuothTables *self, const QuothMention *mention, gboolean is_new, gboolean *changed, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (self->database,
                              is_new ? "INSERT INTO mention (annotation, actor) VALUES (?1, ?2)"
                                     : "UPDATE mention SET actor = ?2"
                                       " WHERE annotation = ?1 AND actor <> ?2",
                              error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &mention->annotation.value.id);
  quoth_bind_id (statement, 2, &mention->actor);
  if (!quoth_database_run (self->database, statement, error))
    return FALSE;
  *changed = !is_new && sqlite3_changes (quoth_database_get_handle (self->database)) > 0;
  return TRUE;
}

/* A mention that names another actor now is no mention of the actors whose roles and links were
 * tied to it. */
static gboolean
untie_others (QuothTables *self, const QuothMention *mention, GError **error)
{
  static const char *const statements[] = {
    "UPDATE claim_role SET mention = NULL WHERE mention = ?1 AND actor <> ?2",
    "UPDATE claim_chain SET mention = NULL WHERE mention = ?1 AND actor <> ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = quoth_database_prepare (self->database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &mention->annotation.value.id);
      quoth_bind_id (statement, 2, &mention->actor);
      if (!quoth_database_run (self->database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_mention (QuothTables *self, gpointer value, GError **error)
{
  QuothMention *mention = value;
  gboolean is_new;
  gboolean changed;

  if (quoth_id_is_none (&mention->actor))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                           _ ("a mention names no actor; it must name the one it stands for"));
      return FALSE;
    }
  return quoth_table_put_annotation (self, &mention->annotation, &is_new, error)
         && put_row (self, mention, is_new, &changed, error)
         && (!changed || untie_others (self, mention, error));
}

static gboolean
remove_mention (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_query_run (self->database, "UPDATE claim_role SET mention = NULL WHERE mention = ?1",
                          id, error)
         && quoth_query_run (self->database,
                             "UPDATE claim_chain SET mention = NULL WHERE mention = ?1", id, error)
         && quoth_query_run (self->database, "DELETE FROM mention WHERE annotation = ?1", id, error)
         && quoth_table_remove_annotation (self, id, error);
}

static gboolean
check_mention (QuothTables *self, gpointer value, GError **error)
{
  QuothMention *mention = value;

  return quoth_table_check_annotation (self, &mention->annotation, error)
         && quoth_tables_require (self, value, N_ ("its actor"), QUOTH_KIND_ACTOR, &mention->actor,
                                  error);
}

static gpointer
load_mention (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothMention *mention = quoth_mention_new (&id);

  quoth_table_load_annotation (&mention->annotation, row);
  mention->actor = quoth_column_id (row, QUOTH_ANNOTATION_N_COLUMNS);
  return mention;
}

#define SELECT_MENTION                                             \
  "SELECT " QUOTH_ANNOTATION_COLUMNS ", m.actor FROM annotation a" \
  " CROSS JOIN mention m ON m.annotation = a.id CROSS JOIN span s ON s.annotation = a.id "

const QuothTableClass quoth_mention_table = {
  .put = put_mention,
  .remove = remove_mention,
  .check = check_mention,
  .select_all
  = SELECT_MENTION "WHERE a.document = ?1 AND a.kind = 'mention' ORDER BY a.id",
  .select_one = SELECT_MENTION "WHERE a.id = ?1 ORDER BY s.position",
  .load = load_mention,
};
