/* quoth-segments.c: the table of a document's segments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-segments.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-valid.h"

GPtrArray *
quoth_segments_load (QuothDatabase *database, const QuothId *revision, GError **error)
{
  g_autoptr (GPtrArray) segments
    = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT kind, start, end, number FROM segment WHERE revision = ?1 ORDER BY start, end, kind",
    error);
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, revision);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothSegmentKind kind = QUOTH_SEGMENT_PARAGRAPH;

      /* A kind of a later version is shown as a paragraph. */
      quoth_segment_kind_from_nick ((const char *) sqlite3_column_text (row, 0), &kind);
      g_ptr_array_add (segments,
                       quoth_segment_new (kind,
                                          quoth_range ((guint) sqlite3_column_int64 (row, 1),
                                                       (guint) sqlite3_column_int64 (row, 2)),
                                          (const char *) sqlite3_column_text (row, 3)));
    }
  return result == SQLITE_DONE ? g_steal_pointer (&segments) : NULL;
}

gboolean
quoth_segments_check (GPtrArray *segments, guint length, GError **error)
{
  const QuothSegment *before = NULL;

  for (guint i = 0; i < segments->len; i++)
    {
      const QuothSegment *segment = segments->pdata[i];
      QuothRange range = segment->range;
      const char *wrong = NULL;

      if (range.start > range.end)
        wrong = _ ("it ends before it begins");
      else if (range.end > length)
        wrong = _ ("it goes past the end of the text");
      else if (before != NULL
               && (range.start < before->range.end || range.start <= before->range.start))
        wrong = _ ("segments must ascend and not overlap");

      if (wrong != NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET,
                       _ ("the segment [%u, %u] does not fit a text of %u code points: %s"),
                       range.start, range.end, length, wrong);
          return FALSE;
        }
      if (!quoth_valid_text (N_ ("the number of a segment"), segment->number, error))
        return FALSE;
      before = segment;
    }
  return TRUE;
}

static gboolean
segment_equal (const QuothSegment *a, const QuothSegment *b)
{
  const char *a_number = a->number != NULL ? a->number : "";
  const char *b_number = b->number != NULL ? b->number : "";

  return a->kind == b->kind && quoth_range_equal (a->range, b->range)
         && g_str_equal (a_number, b_number);
}

static gboolean
remove_segment (QuothDatabase *database,
                const QuothId *revision,
                const QuothSegment *segment,
                GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "DELETE FROM segment WHERE revision = ?1 AND start = ?2 AND end = ?3 AND kind = ?4",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, revision);
  sqlite3_bind_int64 (statement, 2, segment->range.start);
  sqlite3_bind_int64 (statement, 3, segment->range.end);
  quoth_bind_text (statement, 4, quoth_segment_kind_to_nick (segment->kind));
  return quoth_database_run (database, statement, error);
}

static gboolean
add_segment (QuothDatabase *database,
             const QuothId *revision,
             const QuothSegment *segment,
             gboolean by_coder,
             GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database,
                              "INSERT INTO segment (revision, start, end, kind, number, by_coder)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, revision);
  sqlite3_bind_int64 (statement, 2, segment->range.start);
  sqlite3_bind_int64 (statement, 3, segment->range.end);
  quoth_bind_text (statement, 4, quoth_segment_kind_to_nick (segment->kind));
  quoth_bind_text (statement, 5, segment->number);
  sqlite3_bind_int (statement, 6, by_coder ? 1 : 0);
  return quoth_database_run (database, statement, error);
}

static gboolean
add_segments (QuothDatabase *database,
              const QuothId *revision,
              GPtrArray *segments,
              gboolean by_coder,
              GError **error)
{
  for (guint i = 0; i < segments->len; i++)
    if (!add_segment (database, revision, segments->pdata[i], by_coder, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_segments_add (QuothDatabase *database,
                    QuothRecord *record,
                    const QuothId *revision,
                    GPtrArray *segments,
                    GError **error)
{
  gboolean done;

  if (record == NULL)
    return add_segments (database, revision, segments, FALSE, error);
  quoth_record_pause (record);
  done = add_segments (database, revision, segments, FALSE, error);
  quoth_record_resume (record);
  for (guint i = 0; done && i < segments->len; i++)
    quoth_record_add_segment (record, revision, segments->pdata[i], FALSE);
  return done;
}

gboolean
quoth_segments_replace (QuothDatabase *database,
                        const QuothId *revision,
                        GPtrArray *segments,
                        gboolean by_coder,
                        GError **error)
{
  g_autoptr (GPtrArray) old = quoth_segments_load (database, revision, error);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  guint o = 0;
  guint n = 0;

  if (old == NULL)
    return FALSE;

  /* Both lists ascend: walk them side by side. Deletes come first, so that no row is there twice.
   */
  while (o < old->len || n < segments->len)
    {
      QuothSegment *before = o < old->len ? old->pdata[o] : NULL;
      QuothSegment *after = n < segments->len ? segments->pdata[n] : NULL;

      if (before != NULL && after != NULL && segment_equal (before, after))
        {
          o++;
          n++;
        }
      else if (after == NULL || (before != NULL && before->range.start <= after->range.start))
        {
          if (!remove_segment (database, revision, before, error))
            return FALSE;
          o++;
        }
      else
        {
          g_ptr_array_add (added, after);
          n++;
        }
    }

  return add_segments (database, revision, added, by_coder, error);
}
