/* quoth-blind.c: what a coder may not see yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who codes a text blind must not see what others made of it, nor what was adjudicated there: not in the text, and not in a list, a search, a count, a suggestion,
 * the history or an export either. There are some forty places that read annotations, and one that forgot would spoil what double coding is for, with nobody knowing.
 * So none of them is asked. What they read are tables, and a temporary view that has the name of a table stands before it, on its connection alone, as for
 * projects of an older version (quoth-migration.c). Each view leaves out the rows that the reader may not see, by the assignments of the state that is read: when
 * the last one is done, or the text is opened, the rows are there with the next reading. The rules:
 *
 * - A text is blind to a coder to whom it is assigned blind, or for training, until they and all who code it are done, or it was opened (QUOTH_BLIND_RULE). Nobody
 *   waits for others who learn on it: what these make is no coding of the text, is in no agreement and no case, and may come long after.
 * - In it they see their own annotations, and nothing of the others', nor any verdict; and nothing that only leads there: relations, memos, propositions that
 *   only hidden claims make. What is left out is what a packet has not (quoth-packet.c).
 * - A tie of one's own annotation to what is left out is read as none. It stays all the same when the annotation is edited (quoth-blind-keep.c): a tie is not
 *   taken away by somebody who cannot see it. In a packet it is not there at all; but there, too, an edit writes only what it changed.
 * - Of the journal there is one's own work only, for as long as anything is blind: the others' steps are told by labels and by what they wrote, of any text. Of
 *   one's own steps, what they did with what is hidden is left out.
 * - How far others are is told: the state of an assignment is not what they coded. How much that is, is not.
 * - What a writer reads to build an edit is all there is: actors are merged wherever they are, seen or not. What is told of it is counted by readers; and of
 *   what cannot be deleted it is told that it is in use, and not how much (quoth-commit.c).
 * - A merge of copies tells how many edits of whom came in. That is of the whole project, says nothing of any text, and is what a team has to know to see that a merge
 *   did what it should; that somebody is at work is known from the board. What they did is told by the journal, which leaves it out.
 * - The codebook is everybody's, with the words of its examples; so are actors.
 *
 * The file itself has all of it: this is no lock, but keeps an honest coder from seeing by accident what they must not know. Where that does not do, a packet does.
 *
 * Rejected: to filter what was read (each count would have to be made in memory); temporary tables with the ids of what is hidden (they are of a moment, and would
 * have to be filled for each reading); to let the views ask for all blind texts at once (SQLite would list the assignments anew for each value that is read by its
 * id, of which there are 64 in a screen of a table).
 *
 * Cost: who codes nothing blind has no views, and pays one look at the assignments a reading. Who does pays for each row that is read two steps down an index.
 */

#include "config.h"

#include "store/quoth-blind.h"

#include "model/quoth-news.h"
#include "store/quoth-migration.h"
#include "store/quoth-query.h"
#include "store/quoth-schema.h"

/* `$` stands for the id of who reads: a view has no parameters. */
#define ME "x'$'"
#define FOREIGN(row) QUOTH_BLIND_FOREIGN (row, ME)
#define IS_BLIND(document) QUOTH_BLIND_IN (document, ME)
/* Whether an annotation, which may be none, is hidden, or stands in a blind text. */
#define HIDES(id) QUOTH_BLIND_HIDES (id, ME)
#define IN_BLIND(id) "EXISTS (SELECT 1 FROM main.annotation h WHERE h.id = " id " AND " IS_BLIND ("h.document") ")"
#define VISIBLE(id) "CASE WHEN " HIDES (id) " THEN NULL ELSE " id " END"

#define PART(table, owner) { table, "SELECT t.* FROM main." table " t WHERE NOT " HIDES ("t." owner) }

/* By the views that are made before. */
#define GONE(table, id) \
  "(EXISTS (SELECT 1 FROM main." table " g WHERE g.id = " id ") AND NOT EXISTS (SELECT 1 FROM temp." table " g WHERE g.id = " id "))"
/* A memo goes with what it is on, and with the memo that it answers. */
#define HIDES_MEMO(row) \
  "(" HIDES (row ".target") " OR (" row ".coder <> " ME " AND (" IS_BLIND (row ".target") " OR " IN_BLIND (row ".target") "))" \
  " OR " GONE ("relation", row ".target") " OR " GONE ("verdict", row ".target") " OR " GONE ("proposition", row ".target") ")"

static const struct
{
  const char *table;
  const char *select;
} views[] = {
  { "annotation", "SELECT t.* FROM main.annotation t WHERE NOT (" FOREIGN ("t") " AND " IS_BLIND ("t.document") ")" },
  PART ("span", "annotation"),
  PART ("mention", "annotation"),
  PART ("claim", "annotation"),
  PART ("claim_category", "claim"),
  PART ("claim_proposition", "claim"),
  PART ("attribute_value", "target"),
  PART ("disagreement", "value"),
  { "claim_role", "SELECT t.claim, t.role, t.actor, " VISIBLE ("t.mention") " AS mention, t.position FROM main.claim_role t"
                  " WHERE NOT " HIDES ("t.claim") },
  { "claim_chain", "SELECT t.claim, t.position, t.actor, " VISIBLE ("t.mention") " AS mention, t.factuality FROM main.claim_chain t"
                   " WHERE NOT " HIDES ("t.claim") },
  { "cue", "SELECT t.annotation, t.kind, " VISIBLE ("t.claim") " AS claim FROM main.cue t WHERE NOT " HIDES ("t.annotation") },
  { "code_example", "SELECT t.id, t.code, " VISIBLE ("t.annotation") " AS annotation, t.text, t.note, t.position FROM main.code_example t" },
  /* One that nothing refers to may be from a list that was made before; the words of one that only hidden claims refer to are claims. */
  { "proposition", "SELECT t.* FROM main.proposition t WHERE NOT EXISTS (SELECT 1 FROM main.claim_proposition p WHERE p.proposition = t.id)"
                   " OR EXISTS (SELECT 1 FROM main.claim_proposition p WHERE p.proposition = t.id AND NOT " HIDES ("p.claim") ")" },
  { "relation", "SELECT t.* FROM main.relation t WHERE NOT (" HIDES ("t.from_claim") " OR " HIDES ("t.to_claim") " OR (t.coder <> " ME
                " AND (" IN_BLIND ("t.from_claim") " OR " IN_BLIND ("t.to_claim") ")))" },
  { "verdict", "SELECT t.* FROM main.verdict t WHERE NOT " IN_BLIND ("t.source") },
  { "memo", "SELECT t.* FROM main.memo t WHERE NOT EXISTS (WITH RECURSIVE up (id, target, parent, coder) AS"
            " (SELECT t.id, t.target, t.parent, t.coder UNION"
            " SELECT m.id, m.target, m.parent, m.coder FROM up JOIN main.memo m ON m.id = up.parent OR m.id = up.target)"
            " SELECT 1 FROM up WHERE " HIDES_MEMO ("up") ")" },
  /* What the program did itself has no coder. */
  { "journal", "SELECT t.* FROM main.journal t WHERE t.coder = " ME " OR t.coder IS NULL OR t.kind = 5" },
  { "suggestion_rejection", "SELECT t.* FROM main.suggestion_rejection t WHERE NOT (t.coder <> " ME " AND " IS_BLIND ("t.document") ")" },
};

/* Nothing was assigned in a project of an older version. */
static gboolean
is_current (QuothDatabase *database, gboolean *current, GError **error)
{
  int version = quoth_migration_read_version (database, error);

  *current = version >= QUOTH_SCHEMA_VERSION;
  return version >= 0;
}

gboolean
quoth_blind_find (QuothDatabase *database, const QuothId *coder, gboolean *blind, GError **error)
{
  gboolean current;
  gint64 n = 0;

  if (!is_current (database, &current, error)
      || (current
          && !quoth_query_number (
            database, "SELECT EXISTS (SELECT 1 FROM main.assignment a WHERE a.coder = ?1 AND " QUOTH_BLIND_RULE ")", coder, &n, error)))
    return FALSE;
  *blind = n != 0;
  return TRUE;
}

GArray *
quoth_blind_list_texts (QuothDatabase *database, const QuothId *coder, GError **error)
{
  gboolean current;

  if (!is_current (database, &current, error))
    return NULL;
  if (!current)
    return g_array_new (FALSE, FALSE, sizeof (QuothId));
  return quoth_query_ids (database, "SELECT a.document FROM main.assignment a WHERE a.coder = ?1 AND " QUOTH_BLIND_RULE " ORDER BY 1", coder, error);
}

static void
append_view (GString *sql, guint i, const char *hex)
{
  g_auto (GStrv) parts = g_strsplit (views[i].select, "$", -1);
  g_autofree char *select = g_strjoinv (hex, parts);

  g_string_append_printf (sql, "CREATE TEMP VIEW %s AS %s;", views[i].table, select);
}

gboolean
quoth_blind_set (QuothDatabase *database, const QuothId *coder, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *hex = NULL;
  gboolean current;
  gint64 query_only = 0;

  if (!is_current (database, &current, error))
    return FALSE;
  if (!current)
    return TRUE;
  /* Who reads is kept from writing anything, temporary views, too. */
  if (!quoth_query_number (database, "SELECT query_only FROM pragma_query_only WHERE ?1 IS NULL", &QUOTH_ID_NONE, &query_only, error))
    return FALSE;
  g_string_append (sql, "PRAGMA query_only = OFF;");
  if (coder != NULL)
    {
      g_autoptr (GString) digits = g_string_new (NULL);

      for (guint i = 0; i < sizeof coder->bytes; i++)
        g_string_append_printf (digits, "%02x", coder->bytes[i]);
      hex = g_string_free (g_steal_pointer (&digits), FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_string_append_printf (sql, "DROP VIEW IF EXISTS temp.%s;", views[i].table);
      if (hex != NULL)
        append_view (sql, i, hex);
    }
  if (query_only != 0)
    g_string_append (sql, "PRAGMA query_only = ON;");
  return quoth_database_exec (database, sql->str, error);
}

GArray *
quoth_blind_list (QuothDatabase *database, const QuothId *coder, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (QuothNewsItem));
  sqlite3_stmt *row;
  gboolean current;
  int result = SQLITE_DONE;

  if (!is_current (database, &current, error))
    return NULL;
  if (!current)
    return g_steal_pointer (&items);
  row = quoth_database_prepare (database,
                                "SELECT h.id, h.kind, h.document FROM main.assignment a JOIN main.annotation h ON h.document = a.document"
                                " WHERE a.coder = ?1 AND " QUOTH_BLIND_RULE " AND (h.coder <> ?1 OR h.gold <> 0) ORDER BY h.id",
                                error);
  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, coder);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothNewsItem item = { .type = QUOTH_NEWS_CHANGED, .id = quoth_column_id (row, 0), .document = quoth_column_id (row, 2) };

      if (quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 1), &item.kind))
        g_array_append_val (items, item);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&items) : NULL;
}

gboolean
quoth_blind_is_set (QuothDatabase *database)
{
  gint64 is_set = 0;

  return quoth_query_number (database, "SELECT EXISTS (SELECT 1 FROM temp.sqlite_master WHERE name = 'journal' AND ?1 IS NULL)", &QUOTH_ID_NONE,
                             &is_set, NULL)
         && is_set != 0;
}

gboolean
quoth_blind_hides (QuothDatabase *database, QuothKind kind, const QuothId *id)
{
  const char *table = quoth_kind_is_annotation (kind) ? "annotation" : NULL;
  g_autofree char *sql = NULL;
  gint64 hidden = 0;

  if (kind == QUOTH_KIND_RELATION || kind == QUOTH_KIND_VERDICT || kind == QUOTH_KIND_MEMO || kind == QUOTH_KIND_PROPOSITION)
    table = quoth_kind_to_nick (kind);
  if (table == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM main.%1$s WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM %1$s WHERE id = ?1)", table);
  return quoth_query_number (database, sql, id, &hidden, NULL) && hidden != 0;
}
