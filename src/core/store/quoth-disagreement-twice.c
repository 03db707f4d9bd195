/* quoth-disagreement-twice.c: what was made on both sides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two coders who each make the actor "Putin" make two actors: a merge must not guess that they are one. They are found here, by a query,
 * whenever somebody looks. Of what may be there twice in any project (two people of one name) only a project that has merged is told.
 */

#include "config.h"

#include "store/quoth-disagreement-private.h"

#include <string.h>

#include "store/quoth-query.h"
#include "text/quoth-sha256.h"

/* Each gives pairs of ids: the older one first, and each one that is like it. */
#define ALIKE(table, columns) \
  "SELECT min (a.id), b.id FROM " table " a JOIN " table " b USING (" columns ") WHERE a.id < b.id GROUP BY b.id"

static const struct
{
  const char *sql;
  gboolean is_allowed; /* in a project that never merged */
} queries[] = {
  { ALIKE ("coder", "name"), FALSE },
  { ALIKE ("code", "key"), FALSE },
  { "SELECT min (a.id), b.id FROM code a JOIN code b ON b.shortcut = a.shortcut WHERE a.id < b.id AND b.key <> a.key GROUP BY b.id",
    FALSE },
  { ALIKE ("actor_kind", "key"), FALSE },
  { ALIKE ("annotation_type", "key"), FALSE },
  { ALIKE ("relation_type", "key"), FALSE },
  { ALIKE ("attribute", "on_kind, key"), FALSE },
  { ALIKE ("codebook_version", "number"), FALSE },
  { ALIKE ("document", "name"), FALSE },
  { ALIKE ("assignment", "coder, document"), FALSE },
  { ALIKE ("verdict", "source"), FALSE },
  { ALIKE ("actor", "name, kind"), TRUE },
  { ALIKE ("proposition", "statement"), TRUE },
  { "SELECT min (a.id), b.id FROM revision r JOIN document a ON a.current = r.id JOIN revision q ON q.sha256 = r.sha256"
    " JOIN document b ON b.current = q.id WHERE a.id < b.id AND a.name <> b.name GROUP BY b.id",
    TRUE },
};

static QuothId
make_id (const QuothId *first, const QuothId *second)
{
  guint8 all[sizeof "twice" + 2 * sizeof first->bytes] = "twice";
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  memcpy (all + sizeof "twice", first->bytes, sizeof first->bytes);
  memcpy (all + sizeof "twice" + sizeof first->bytes, second->bytes, sizeof second->bytes);
  quoth_sha256 (all, sizeof all, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  return id;
}

static gboolean
add_pair (QuothDatabase *database, gboolean settled_too, const QuothId *first, const QuothId *second, GPtrArray *found, GError **error)
{
  g_autoptr (QuothDisagreement) self = g_new0 (QuothDisagreement, 1);
  gint64 n;

  self->id = make_id (first, second);
  self->type = QUOTH_DISAGREE_TWICE;
  self->value = *first;
  self->second = *second;
  if (!quoth_query_number (database, "SELECT count (*) FROM settlement WHERE disagreement = ?1", &self->id, &n, error)
      || !quoth_disagreement_describe (self, database, error))
    return FALSE;
  self->is_settled = n > 0;
  if (settled_too || !self->is_settled)
    g_ptr_array_add (found, g_steal_pointer (&self));
  return TRUE;
}

static gboolean
add_pairs (QuothDatabase *database, const char *sql, gboolean settled_too, GPtrArray *found, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, sql, error);
  int result = 0;

  while (row != NULL && (result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId first = quoth_column_id (row, 0);
      QuothId second = quoth_column_id (row, 1);

      if (!add_pair (database, settled_too, &first, &second, found, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_disagreements_add_twice (QuothDatabase *database, gboolean settled_too, GPtrArray *found, GError **error)
{
  gint64 has_merged;

  if (!quoth_query_number (
        database, "SELECT count (*) FROM local WHERE ?1 IS NULL AND key = 'merged'", &QUOTH_ID_NONE, &has_merged, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if ((has_merged || !queries[i].is_allowed) && !add_pairs (database, queries[i].sql, settled_too, found, error))
      return FALSE;
  return TRUE;
}
