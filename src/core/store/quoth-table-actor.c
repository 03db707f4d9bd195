/* quoth-table-actor.c: the tables of the actors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-actor.h"
#include "store/quoth-parts.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

static gboolean
check_alias (const QuothActor *actor, const QuothAlias *alias, GHashTable *seen, GError **error)
{
  if (!quoth_valid_name (N_ ("an alias of the actor"), alias->text, error)
      || !quoth_valid_language (N_ ("the language of the alias"), alias->language, error)
      || !quoth_valid_script (N_ ("the script of the alias"), alias->script, error))
    return FALSE;
  if (g_hash_table_add (seen, alias->text))
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("the actor “%s” has the alias “%s” twice"), actor->name, alias->text);
  return FALSE;
}

static gboolean
check_fields (const QuothActor *actor, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!quoth_valid_name (N_ ("the name of the actor"), actor->name, error)
      || !quoth_valid_name (N_ ("the kind of the actor"), actor->actor_kind, error)
      || !quoth_valid_word (N_ ("the kind of the actor"), actor->actor_kind, error)
      || !quoth_valid_wikidata (N_ ("the Wikidata id of the actor"), actor->wikidata, error)
      || !quoth_valid_text (N_ ("the note of the actor"), actor->note, error))
    return FALSE;

  for (guint i = 0; i < actor->aliases->len; i++)
    if (!check_alias (actor, actor->aliases->pdata[i], seen, error))
      return FALSE;
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];

      if (!quoth_valid_text (N_ ("the role of the affiliation"), affiliation->role, error)
          || !quoth_valid_period (N_ ("the start of the affiliation"), affiliation->from,
                                  N_ ("the end of the affiliation"), affiliation->to, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_alias (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothAlias *alias = part;

  quoth_bind_text (statement, 3, alias->text);
  quoth_bind_text (statement, 4, alias->language);
  quoth_bind_text (statement, 5, alias->script);
  sqlite3_bind_int (statement, 6, alias->match_case ? 1 : 0);
  sqlite3_bind_int (statement, 7, alias->part_of_word ? 1 : 0);
}

static void
load_alias (sqlite3_stmt *row, gpointer part)
{
  QuothAlias *alias = part;

  alias->text = quoth_column_dup_text (row, 0);
  alias->language = quoth_column_dup_text (row, 1);
  alias->script = quoth_column_dup_text (row, 2);
  alias->match_case = sqlite3_column_int (row, 3) != 0;
  alias->part_of_word = sqlite3_column_int (row, 4) != 0;
}

static void
bind_affiliation (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothAffiliation *affiliation = part;

  quoth_bind_id (statement, 3, &affiliation->actor);
  quoth_bind_text (statement, 4, affiliation->role);
  quoth_bind_text (statement, 5, affiliation->from);
  quoth_bind_text (statement, 6, affiliation->to);
}

static void
load_affiliation (sqlite3_stmt *row, gpointer part)
{
  QuothAffiliation *affiliation = part;

  affiliation->actor = quoth_column_id (row, 0);
  affiliation->role = quoth_column_dup_text (row, 1);
  affiliation->from = quoth_column_dup_text (row, 2);
  affiliation->to = quoth_column_dup_text (row, 3);
}

static const QuothPartTable part_tables[] = {
  {
    .insert = "INSERT INTO actor_alias (actor, position, text, language, script, match_case,"
              " part_of_word) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    .remove = "DELETE FROM actor_alias WHERE actor = ?1",
    .select = "SELECT text, language, script, match_case, part_of_word FROM actor_alias"
              " WHERE actor = ?1 ORDER BY position, text",
    .list = QUOTH_PART_POINTERS (QuothActor, aliases, QuothAlias),
    .bind = bind_alias,
    .load = load_alias,
  },
  {
    .insert = "INSERT INTO actor_affiliation (actor, position, to_actor, role, since, until)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    .remove = "DELETE FROM actor_affiliation WHERE actor = ?1",
    .select = "SELECT to_actor, role, since, until FROM actor_affiliation WHERE actor = ?1"
              " ORDER BY position",
    .list = QUOTH_PART_POINTERS (QuothActor, affiliations, QuothAffiliation),
    .bind = bind_affiliation,
    .load = load_affiliation,
  },
};

static gboolean
remove_parts (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_parts_remove (self->database, part_tables, G_N_ELEMENTS (part_tables), id, error);
}

static gboolean
put_actor (QuothTables *self, gpointer value, GError **error)
{
  QuothActor *actor = value;
  sqlite3_stmt *statement;

  if (!check_fields (actor, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO actor (id, kind, name, parent, wikidata, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET kind = excluded.kind, name = excluded.name,"
    " parent = excluded.parent, wikidata = excluded.wikidata, note = excluded.note",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &actor->value.id);
  quoth_bind_text (statement, 2, actor->actor_kind);
  quoth_bind_text (statement, 3, actor->name);
  quoth_bind_id (statement, 4, &actor->parent);
  quoth_bind_text (statement, 5, actor->wikidata);
  quoth_bind_text (statement, 6, actor->note);
  return quoth_database_run (self->database, statement, error)
         && remove_parts (self, &actor->value.id, error)
         && quoth_parts_put (self->database, part_tables, G_N_ELEMENTS (part_tables), actor, error);
}

static gboolean
remove_actor (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_MENTION, "SELECT count (*) FROM mention WHERE actor = ?1" },
    { QUOTH_USE_CLAIM, "SELECT count (*) FROM (SELECT claim FROM claim_role WHERE actor = ?1"
                       " UNION SELECT claim FROM claim_chain WHERE actor = ?1)" },
    { QUOTH_USE_PART, "SELECT count (*) FROM actor WHERE parent = ?1" },
    { QUOTH_USE_AFFILIATION,
      "SELECT count (DISTINCT actor) FROM actor_affiliation WHERE to_actor = ?1 AND actor <> ?1" },
    { QUOTH_USE_VALUE, "SELECT count (*) FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
                       " WHERE a.type = 'actor' AND v.target <> ?1 AND v.value = " QUOTH_ID_AS_TEXT },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_ACTOR, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error) && remove_parts (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM actor WHERE id = ?1", id, error);
}

static gboolean
check_affiliations (QuothTables *self, const QuothActor *actor, GError **error)
{
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];

      if (quoth_id_equal (&affiliation->actor, &actor->value.id))
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("the actor “%s” cannot be affiliated to itself"), actor->name);
          return FALSE;
        }
      if (!quoth_tables_require (self, &actor->value, N_ ("an affiliation"), QUOTH_KIND_ACTOR,
                                 &affiliation->actor, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_actor (QuothTables *self, gpointer value, GError **error)
{
  QuothActor *actor = value;
  gint64 found;

  if (!check_affiliations (self, actor, error))
    return FALSE;
  if (quoth_id_is_none (&actor->parent))
    return TRUE;
  if (!quoth_tables_require (self, &actor->value, N_ ("its parent"), QUOTH_KIND_ACTOR,
                             &actor->parent, error)
      || !quoth_query_number (self->database,
                              "WITH RECURSIVE above (id) AS (SELECT parent FROM actor WHERE id = ?1"
                              " UNION SELECT p.parent FROM above JOIN actor p ON p.id = above.id "
                              "WHERE p.parent IS NOT NULL)"
                              " SELECT count (*) FROM above WHERE id = ?1",
                              &actor->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
    _ ("the actor “%s” cannot be a part of itself, nor of an actor that is a part of it"),
    actor->name);
  return FALSE;
}

static gpointer
load_actor (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  g_autoptr (QuothActor) actor = quoth_actor_new (&id);

  actor->actor_kind = quoth_column_dup_text (row, 1);
  actor->name = quoth_column_dup_text (row, 2);
  actor->parent = quoth_column_id (row, 3);
  actor->wikidata = quoth_column_dup_text (row, 4);
  actor->note = quoth_column_dup_text (row, 5);
  if (!quoth_parts_load (database, part_tables, G_N_ELEMENTS (part_tables), actor, error))
    return NULL;
  return g_steal_pointer (&actor);
}

#define SELECT_ACTOR "SELECT id, kind, name, parent, wikidata, note FROM actor "

const QuothTableClass quoth_actor_table = {
  .put = put_actor,
  .remove = remove_actor,
  .check = check_actor,
  .select_all = SELECT_ACTOR "ORDER BY id",
  .select_one = SELECT_ACTOR "WHERE id = ?1",
  .load = load_actor,
};
