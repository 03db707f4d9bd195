/* quoth-table-actor-kind.c: the table of the kinds of actors that a project adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An actor has the key of its kind, as it has those that every project has. When the key changes, the actors follow.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-actor-kind.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

#define IS_BUILT_IN "('person', 'organisation', 'state', 'group', 'media', 'other')"

static gboolean
check_fields (const QuothActorKind *kind, GError **error)
{
  return quoth_valid_name (N_ ("the key of the kind of actors"), kind->key, error)
         && quoth_valid_word (N_ ("the key of the kind of actors"), kind->key, error)
         && quoth_valid_name (N_ ("the name of the kind of actors"), kind->name, error)
         && quoth_valid_color (N_ ("the colour of the kind of actors"), kind->color, error);
}

/* Two kinds that swap their keys in one change would leave actors of which nobody knows which are meant. */
static gboolean
check_rename (QuothTables *self, const QuothActorKind *kind, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "SELECT 1 FROM actor_kind k JOIN actor_kind other ON other.key = ?2 AND other.id <> k.id"
    " WHERE k.id = ?1 AND k.key <> ?2 AND EXISTS (SELECT 1 FROM actor WHERE kind = k.key)",
    error);
  int result;

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &kind->value.id);
  quoth_bind_text (statement, 2, kind->key);
  result = quoth_database_step (self->database, statement, error);
  sqlite3_reset (statement);
  if (result == SQLITE_ROW)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
                 _ ("the kind of actors “%s” is in use and cannot get the key “%s” of another kind"),
                 kind->name, kind->key);
  return result == SQLITE_DONE;
}

/* The actors of the kind get the key that it is about to have. */
static gboolean
rename_in_actors (QuothTables *self, const QuothActorKind *kind, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "UPDATE actor SET kind = ?2 WHERE kind = (SELECT key FROM actor_kind WHERE id = ?1"
    " AND key <> ?2 AND key NOT IN " IS_BUILT_IN ")",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &kind->value.id);
  quoth_bind_text (statement, 2, kind->key);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
put_actor_kind (QuothTables *self, gpointer value, GError **error)
{
  QuothActorKind *kind = value;
  sqlite3_stmt *statement;

  if (!check_fields (kind, error) || !check_rename (self, kind, error)
      || !rename_in_actors (self, kind, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO actor_kind (id, key, name, color, position) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET key = excluded.key, name = excluded.name, color = excluded.color,"
    " position = excluded.position",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &kind->value.id);
  quoth_bind_text (statement, 2, kind->key);
  quoth_bind_text (statement, 3, kind->name);
  quoth_bind_text (statement, 4, kind->color);
  sqlite3_bind_int64 (statement, 5, kind->position);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_actor_kind (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_ACTOR, "SELECT count (*) FROM actor_kind k JOIN actor a ON a.kind = k.key"
                       " WHERE k.id = ?1 AND k.key NOT IN " IS_BUILT_IN },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_ACTOR_KIND, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM actor_kind WHERE id = ?1", id, error);
}

static gboolean
check_actor_kind (QuothTables *self, gpointer value, GError **error)
{
  QuothActorKind *kind = value;
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM actor_kind k JOIN actor_kind other"
                           " ON other.key = k.key AND other.id <> k.id WHERE k.id = ?1",
                           &kind->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another kind of actors with the key “%s”; each needs a key of its own"),
               kind->key);
  return FALSE;
}

static gpointer
load_actor_kind (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothActorKind *kind = quoth_actor_kind_new (&id);

  kind->key = quoth_column_dup_text (row, 1);
  kind->name = quoth_column_dup_text (row, 2);
  kind->color = quoth_column_dup_text (row, 3);
  kind->position = (guint) sqlite3_column_int64 (row, 4);
  return kind;
}

#define SELECT_ACTOR_KIND "SELECT id, key, name, color, position FROM actor_kind "

const QuothTableClass quoth_actor_kind_table = {
  .put = put_actor_kind,
  .remove = remove_actor_kind,
  .check = check_actor_kind,
  .select_all = SELECT_ACTOR_KIND "ORDER BY position, id",
  .select_one = SELECT_ACTOR_KIND "WHERE id = ?1",
  .load = load_actor_kind,
};
