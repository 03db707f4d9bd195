/* quoth-relate.c: what two project files are to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies share the entries of their journals that are older than the copy, and an entry has an id that no other has. The oldest are looked up
 * first: of copies, the very first is shared. Where one was compacted, they may share none, but one has in its base what the other has.
 */

#include "config.h"

#include "store/quoth-relate.h"

#include <glib/gstdio.h>

#include "store/quoth-base.h"
#include "store/quoth-open.h"

gboolean
quoth_relate_is_same_file (const char *path, const char *other)
{
  GStatBuf a, b;

  return g_stat (path, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int
look_up (QuothDatabase *database, const QuothId *entry, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, "SELECT 1 FROM journal WHERE id = ?1", error);
  int result;

  if (statement == NULL)
    return 0;
  quoth_bind_id (statement, 1, entry);
  result = quoth_database_step (database, statement, error);
  sqlite3_reset (statement);
  return result;
}

/* An origin is of one project only. */
static gboolean
look_up_covered (QuothDatabase *database, QuothDatabase *other, gboolean *share, GError **error)
{
  gint64 ours, theirs;
  g_autoptr (QuothSeqSet) mine = NULL;
  g_autoptr (GArray) runs = NULL;
  g_autoptr (QuothSeqSet) known = NULL;

  if (!quoth_base_get_cut (database, &ours, error) || !quoth_base_get_cut (other, &theirs, error))
    return FALSE;
  if (ours == 0 && theirs == 0)
    return TRUE;
  mine = quoth_base_list_known (database, error);
  known = mine != NULL ? quoth_base_list_known (other, error) : NULL;
  if (known == NULL)
    return FALSE;
  runs = quoth_seq_set_list_runs (mine);
  for (guint i = 0; i < runs->len && !*share; i++)
    *share = quoth_seq_set_get_max (known, &g_array_index (runs, QuothSeqRun, i).origin) > 0;
  return TRUE;
}

gboolean
quoth_relate_journals (QuothDatabase *database, QuothDatabase *other, gboolean *share, GError **error)
{
  sqlite3_stmt *row
    = quoth_database_prepare (other, "SELECT id FROM journal ORDER BY time, counter, origin", error);
  int result = 0;
  int found = SQLITE_DONE;

  while (row != NULL && found == SQLITE_DONE && (result = quoth_database_step (other, row, error)) == SQLITE_ROW)
    {
      QuothId entry = quoth_column_id (row, 0);

      found = look_up (database, &entry, error);
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (row);
  *share = found == SQLITE_ROW;
  return result != 0 && found != 0 && (*share || look_up_covered (database, other, share, error));
}

static gboolean
relate (QuothStore *self, const char *path, QuothRelatedness *relatedness, GError **error)
{
  g_autoptr (QuothDatabase) other = quoth_open_journal (path, error);
  g_autoptr (QuothDatabase) database = NULL;
  gboolean share;

  if (other == NULL)
    return FALSE;
  if (quoth_relate_is_same_file (quoth_store_get_path (self), path))
    {
      *relatedness = QUOTH_RELATION_SAME_FILE;
      return TRUE;
    }
  database = quoth_open_journal (quoth_store_get_path (self), error);
  if (database == NULL || !quoth_relate_journals (database, other, &share, error))
    return FALSE;
  *relatedness = share ? QUOTH_RELATION_COPY : QUOTH_RELATION_UNRELATED;
  return TRUE;
}

gboolean
quoth_store_relate (QuothStore *self, const char *path, QuothRelatedness *relatedness, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  gboolean done = relate (self, canonical, relatedness, error);

  /* Nothing lies beside the other that was not there before. */
  if (!done || *relatedness != QUOTH_RELATION_SAME_FILE)
    quoth_open_tidy (canonical);
  return done;
}
