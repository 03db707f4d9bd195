/* quoth-merge-base.c: which base holds when copies are merged, of which some were compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy knows the entries in its base and those in its journal. What a base has in it cannot be taken apart again, so a base may be given up only by
 * who has, or gets, each of its entries by itself:
 *
 *   - ours can hold if we know all that is in theirs;
 *   - theirs (which may be none at all: then the history comes back as it was) can hold if they know all that is in ours.
 *
 * If neither is so, both were compacted with work that the other has never seen, and the merge is refused: the backups that were made before can be merged.
 * The base of a packet (quoth-packet.c) says that it has entries in it whose rows are not there, so theirs is never taken, and into a packet nothing comes.
 *
 * If both are so, ours holds, as it is the cheaper, unless entries come late: those that are older than its cut and not in it. They are replayed
 * after the base, and not in the middle of what it has in it, so where both changed the same, the result is another than without compaction. Hence the
 * base for which fewer entries are late is better, of two the one with the earlier cut. Both copies choose by that, so they end with the same rows.
 *
 * Where copies cannot be the same any more, is where a late entry meets a base that nobody can give up, or that was made of a base with late
 * entries. Nothing is lost by that, since a base keeps what was deleted, too (quoth-base-make.c); it is said.
 */

#include "config.h"

#include "store/quoth-merge-base.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-base.h"
#include "store/quoth-packet-private.h"
#include "text/quoth-error.h"

void
quoth_merge_base_clear (QuothMergeBase *self)
{
  g_clear_pointer (&self->known, quoth_seq_set_free);
  g_clear_pointer (&self->covered, quoth_seq_set_free);
  g_clear_pointer (&self->theirs, quoth_seq_set_free);
}

/* One of the two. */
typedef struct
{
  QuothDatabase *database;
  QuothSeqSet *covered;
  QuothSeqSet *known;
  gint64 before;
  gint64 n_late;
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->covered, quoth_seq_set_free);
  g_clear_pointer (&self->known, quoth_seq_set_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
learn (Side *self, QuothDatabase *database, GError **error)
{
  self->database = database;
  self->covered = quoth_base_list_covered (database, error);
  self->known = self->covered != NULL ? quoth_base_list_known (database, error) : NULL;
  return self->known != NULL && quoth_base_get_cut (database, &self->before, error);
}

/* Counts the entries of a journal before @before, but for those that are in @known. */
static gboolean
count_early (QuothDatabase *database, gint64 before, const QuothSeqSet *known, gint64 *n, GError **error)
{
  sqlite3_stmt *row
    = quoth_database_prepare (database, "SELECT origin, seq FROM journal WHERE time >= 0 AND time < ?1", error);
  int result;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, before);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId origin = quoth_column_id (row, 0);
      gint64 seq = sqlite3_column_int64 (row, 1);

      *n += known == NULL || !quoth_seq_set_has (known, &origin, seq, seq) ? 1 : 0;
    }
  return result == SQLITE_DONE;
}

/* How many entries of both are late for the base of @self. */
static gboolean
count_late (Side *self, const Side *other, GError **error)
{
  return self->before == 0
         || (count_early (self->database, self->before, NULL, &self->n_late, error)
             && count_early (other->database, self->before, self->known, &self->n_late, error));
}

static gboolean
share_origin (const QuothSeqSet *a, const QuothSeqSet *b)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (a);

  for (guint i = 0; i < runs->len; i++)
    if (quoth_seq_set_get_max (b, &g_array_index (runs, QuothSeqRun, i).origin) > 0)
      return TRUE;
  return FALSE;
}

/* How many entries of @set are not in @known. */
static gint64
count_beyond (const QuothSeqSet *set, const QuothSeqSet *known)
{
  g_autoptr (QuothSeqSet) both = quoth_seq_set_new ();

  quoth_seq_set_add_all (both, known);
  quoth_seq_set_add_all (both, set);
  return quoth_base_count (both) - quoth_base_count (known);
}

/* Which is better, if both are possible. */
static gboolean
prefers_theirs (const Side *ours, const Side *theirs)
{
  if (ours->n_late == 0)
    return FALSE;
  return theirs->n_late == 0 || theirs->before < ours->before;
}

static gboolean
set_apart_error (GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                       _ ("Both copies were compacted, each with steps in it that the other has never seen, so that they cannot be put in "
                          "order any more; merge the backups that were made before compacting"));
  return FALSE;
}

/* @is_packet: (out): whether theirs is one. */
static gboolean
look_for_packets (QuothDatabase *database, QuothDatabase *other, gboolean *is_packet, GError **error)
{
  QuothId ours, theirs;

  if (!quoth_packet_find_coder (database, &ours, error) || !quoth_packet_find_coder (other, &theirs, error))
    return FALSE;
  *is_packet = !quoth_id_is_none (&theirs);
  if (quoth_id_is_none (&ours))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                       _ ("This is a packet, which has a part of the project only; nothing can be merged into it. Merge it into the project that it is "
                          "from, and hand out a new one"));
  return FALSE;
}

static gboolean
set_packet_error (GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                       _ ("It is a packet that was made when there was work which this copy has not got; merge it into the project that it is from, or "
                          "merge that project with this copy first"));
  return FALSE;
}

gboolean
quoth_merge_base_choose (
  QuothMergeBase *self, QuothDatabase *database, QuothDatabase *other, gboolean must_keep, GError **error)
{
  g_auto (Side) ours = { 0 };
  g_auto (Side) theirs = { 0 };
  gboolean may_take, is_packet;

  if (!look_for_packets (database, other, &is_packet, error) || !learn (&ours, database, error) || !learn (&theirs, other, error) || !count_late (&ours, &theirs, error)
      || !count_late (&theirs, &ours, error))
    return FALSE;
  self->is_related = share_origin (ours.known, theirs.known);
  self->may_keep = quoth_seq_set_has_all (ours.known, theirs.covered);
  may_take = !must_keep && !is_packet && self->is_related && quoth_seq_set_has_all (theirs.known, ours.covered);
  if (self->is_related && !self->may_keep && !may_take)
    return is_packet ? set_packet_error (error) : set_apart_error (error);
  self->takes_theirs = may_take && (!self->may_keep || prefers_theirs (&ours, &theirs));
  self->n_late = self->takes_theirs ? theirs.n_late : ours.n_late;
  self->before = self->takes_theirs ? theirs.before : ours.before;
  self->n_inside = self->takes_theirs ? count_beyond (theirs.covered, ours.known) : 0;
  self->n_gone = self->takes_theirs ? count_beyond (theirs.covered, ours.covered) - self->n_inside : 0;
  self->known = g_steal_pointer (&ours.known);
  self->covered = self->takes_theirs ? g_steal_pointer (&theirs.covered) : g_steal_pointer (&ours.covered);
  self->theirs = self->takes_theirs ? NULL : g_steal_pointer (&theirs.covered);
  return TRUE;
}

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time / 1000);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("?");
}

void
quoth_merge_base_warn (const QuothMergeBase *self, GPtrArray *warnings)
{
  g_autofree char *day = dup_day (self->before);

  if (self->takes_theirs && self->before == 0)
    g_ptr_array_add (warnings, g_strdup (_ ("The other copy has older steps than were compacted here, and all of the history: it takes the place of the "
                                            "compacted one")));
  else if (self->takes_theirs)
    g_ptr_array_add (warnings,
                     g_strdup_printf (_ ("The history before %s comes compacted: what was done before cannot be taken back here any more, one by one"), day));
  if (self->n_late > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u step from before %s was not there when the history was compacted: it counts as done later, "
                                                   "so that what others changed, too, may be otherwise here than in a copy that was not compacted",
                                                   "%u steps from before %s were not there when the history was compacted: they count as done later, "
                                                   "so that what others changed, too, may be otherwise here than in a copy that was not compacted",
                                                   (gulong) self->n_late),
                                      (guint) self->n_late, day));
}
