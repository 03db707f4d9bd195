/* quoth-merge-news.c: what a merge changed, for other programs that have the project open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What another program did is told by the new entries of the journal, but a merge makes none, and what comes in may change what entries do
 * that were there before: those of this program, too. So a merge leaves in the file what was different after it. Rejected: to find that out by
 * who looks. The state before the merge is not there any more.
 *
 * Cost: 34 bytes a value, until the next merge.
 */

#include "config.h"

#include "store/quoth-merge-news.h"

#include <string.h>

/* A value, as it is written: type and kind, its id, that of its document. */
#define ITEM_SIZE (2 + 2 * sizeof (QuothId))

void
quoth_merge_news_free (QuothMergeNews *self)
{
  g_free (self->label);
  g_clear_pointer (&self->items, g_array_unref);
  g_free (self);
}

static GByteArray *
pack (const QuothMergeNews *self)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) self->label, (guint) strlen (self->label) + 1);
  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, i);
      guint8 head[] = { (guint8) item->type, (guint8) item->kind };

      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, item->id.bytes, sizeof item->id.bytes);
      g_byte_array_append (bytes, item->document.bytes, sizeof item->document.bytes);
    }
  return bytes;
}

/* What another version may have written in another way is no news. */
static gboolean
unpack (QuothMergeNews *self, const guint8 *bytes, gsize size)
{
  const guint8 *end = size > 0 ? memchr (bytes, 0, size) : NULL;
  const guint8 *at = end != NULL ? end + 1 : bytes;

  self->items = g_array_new (FALSE, TRUE, sizeof (QuothNewsItem));
  if (end == NULL || (gsize) (bytes + size - at) % ITEM_SIZE != 0)
    return FALSE;
  self->label = g_strdup ((const char *) bytes);
  for (; at < bytes + size; at += ITEM_SIZE)
    {
      QuothNewsItem item = { .type = (QuothNewsType) at[0], .kind = (QuothKind) at[1] };

      if (at[0] > QUOTH_NEWS_REMOVED || at[1] >= QUOTH_N_KINDS)
        return FALSE;
      memcpy (item.id.bytes, at + 2, sizeof item.id.bytes);
      memcpy (item.document.bytes, at + 2 + sizeof item.id.bytes, sizeof item.document.bytes);
      g_array_append_val (self->items, item);
    }
  return TRUE;
}

gboolean
quoth_merge_news_write (QuothDatabase *database, const QuothMergeNews *self, GError **error)
{
  g_autoptr (GByteArray) bytes = pack (self);
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT INTO local (key, value) VALUES ('merge.first', ?1), ('merge.last', ?2), ('merge.news', ?3), ('merged', 1)"
    " ON CONFLICT (key) DO UPDATE SET value = iif (key = 'merged', value + 1, excluded.value)",
    error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->first);
  sqlite3_bind_int64 (statement, 2, self->last);
  sqlite3_bind_blob64 (statement, 3, bytes->data, bytes->len, SQLITE_STATIC);
  return quoth_database_run (database, statement, error);
}

QuothMergeNews *
quoth_merge_news_look (QuothDatabase *database, gint64 *number)
{
  g_autoptr (QuothMergeNews) self = NULL;
  gboolean is_known = TRUE, is_good = FALSE;
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT m.value, f.value, l.value, n.value FROM local m JOIN local f ON f.key = 'merge.first'"
    " JOIN local l ON l.key = 'merge.last' JOIN local n ON n.key = 'merge.news' WHERE m.key = 'merged'",
    NULL);

  if (row == NULL)
    return NULL;
  if (quoth_database_step (database, row, NULL) == SQLITE_ROW)
    {
      is_known = sqlite3_column_int64 (row, 0) == *number;
      *number = sqlite3_column_int64 (row, 0);
      self = g_new0 (QuothMergeNews, 1);
      self->first = sqlite3_column_int64 (row, 1);
      self->last = sqlite3_column_int64 (row, 2);
      is_good = !is_known && unpack (self, sqlite3_column_blob (row, 3), (gsize) sqlite3_column_bytes (row, 3));
      sqlite3_reset (row);
    }
  return is_good ? g_steal_pointer (&self) : NULL;
}

void
quoth_merge_news_pass_over (QuothDatabase *database, gint64 *number)
{
  QuothMergeNews *known = quoth_merge_news_look (database, number);

  g_clear_pointer (&known, quoth_merge_news_free);
}
