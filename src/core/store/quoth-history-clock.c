/* quoth-history-clock.c: what clocks that went wrong have left in the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time of an entry never goes back behind what its author could see (quoth-journal.c), so it does not tell what the author's clock said. The
 * entry's id does: it is a UUIDv7, and begins with that. An entry that a slow clock has made has a counter, too, so that only those need be looked
 * at. O(entries with a counter), and what is dated in the future is found by an index.
 */

#include "config.h"

#include "store/quoth-history.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* Milliseconds: less than a day is no matter for anybody. */
#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

#define VERSION_7 7

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("?");
}

static gboolean
note_future (QuothDatabase *database, gint64 now, GPtrArray *notes, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT count (*), max (time), (SELECT name FROM coder WHERE id = (SELECT coder FROM journal WHERE time > ?1 ORDER BY time, counter, origin LIMIT 1))"
    " FROM journal WHERE time > ?1",
    error);
  g_autofree char *day = NULL;
  const char *name;
  guint n;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, now + DAY);
  if (quoth_database_step (database, row, error) != SQLITE_ROW)
    return FALSE;
  n = (guint) sqlite3_column_int64 (row, 0);
  day = dup_day (sqlite3_column_int64 (row, 1));
  name = (const char *) sqlite3_column_text (row, 2);
  if (n > 0)
    g_ptr_array_add (notes, g_strdup_printf (
                              g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: a number, a date, a name */
                                           "%1$u step is dated in the future, %2$s, by %3$s: the clock of a computer was ahead, or that of this one is "
                                           "behind. The order of the steps is kept all the same",
                                           "%1$u steps are dated in the future, up to %2$s, the first of them by %3$s: the clock of a computer was "
                                           "ahead, or that of this one is behind. The order of the steps is kept all the same",
                                           n),
                              n, day, name != NULL && *name != '\0' ? name : _ ("somebody")));
  sqlite3_reset (row);
  return TRUE;
}

/* What the clock said, in milliseconds since 1970; -1 where the id does not tell. */
static gint64
read_clock (const QuothId *id)
{
  gint64 time = 0;

  if (id->bytes[6] >> 4 != VERSION_7)
    return -1;
  for (guint i = 0; i < 6; i++)
    time = time << 8 | id->bytes[i];
  return time;
}

static gboolean
note_slow (QuothDatabase *database, gint64 now, GPtrArray *notes, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database, "SELECT id, time FROM journal WHERE counter > 0 AND time <= ?1 ORDER BY time, counter, origin", error);
  gint64 most = 0, first = 0;
  guint n = 0;
  int result;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, now + DAY);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      gint64 time = sqlite3_column_int64 (row, 1);
      gint64 clock = read_clock (&id);

      if (clock < 0 || time - clock <= DAY)
        continue;
      if (n++ == 0)
        first = time;
      most = MAX (most, time - clock);
    }
  if (result == SQLITE_DONE && n > 0)
    {
      g_autofree char *day = dup_day (first);
      g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", (gulong) (most / DAY)), (guint) (most / DAY));

      g_ptr_array_add (notes, g_strdup_printf (
                                g_dngettext (GETTEXT_PACKAGE,
                                             /* Translators: a number, a date, how long */
                                             "%1$u step of %2$s was made while the clock of the computer was behind by %3$s, and is dated like the one before "
                                             "it. The order of the steps is kept all the same",
                                             "%1$u steps, the first of %2$s, were made while the clock of the computer was behind by up to %3$s, and are "
                                             "dated like the one before them. The order of the steps is kept all the same",
                                             n),
                                n, day, days));
    }
  return result == SQLITE_DONE;
}

GPtrArray *
quoth_reader_list_clock_notes (QuothReader *self, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  gint64 now = g_get_real_time () / 1000;
  QuothDatabase *database = quoth_reader_get_database (self);
  gboolean entered, done;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  done = note_future (database, now, notes, error) && note_slow (database, now, notes, error);
  quoth_reader_leave (self, entered);
  return done ? g_steal_pointer (&notes) : NULL;
}
