/* quoth-listing-search.c: words looked for in the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes a search of 100,000 claims slow is not to look for the words but to put the rows together: a dozen tables are
 * asked for each. So a row is read and folded once, when it is first searched, and its text is kept (some 300 bytes); from
 * then on a letter costs strstr() over these. And since rows are searched in the order of the list, bit by bit, what is
 * found first is seen first, whatever is still to be read.
 *
 * Rejected: FTS5, which must be written to, knows words and no parts of them, and holds all texts twice on disk; LIKE, which
 * knows ASCII only; one statement that reads all rows in the order of the list, since SQLite sorts first, and so has
 * put all of them together before it gives one.
 *
 * The texts follow the news. A search that was asked for before the news may have read an older state than they are of: it
 * finds what it finds, and keeps nothing (the `age`).
 */

#include "config.h"

#include <string.h>

#include "store/quoth-listing-private.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "text/quoth-fold.h"

/* More is read again each time: 300,000 claims are below that. */
#define MAX_BYTES (96 * 1024 * 1024)

/* How many rows are searched between two looks at the clock. */
#define N_BETWEEN 64

typedef struct
{
  QuothId id;
  char text[];
} Text;

struct _QuothListingTexts
{
  gatomicrefcount refs;
  QuothKind kind;
  GMutex lock;
  GHashTable *texts; /* QuothId* in it → Text */
  gsize n_bytes;
  guint age;
};

QuothListingTexts *
quoth_listing_texts_new (QuothKind kind)
{
  QuothListingTexts *self = g_new0 (QuothListingTexts, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->kind = kind;
  self->texts = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, g_free);
  return self;
}

QuothListingTexts *
quoth_listing_texts_ref (QuothListingTexts *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_listing_texts_unref (QuothListingTexts *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->texts);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint
quoth_listing_texts_get_age (QuothListingTexts *self)
{
  return self->age;
}

static void
forget (QuothListingTexts *self, const QuothId *id)
{
  const Text *text = g_hash_table_lookup (self->texts, id);

  if (text == NULL)
    return;
  self->n_bytes -= sizeof (Text) + strlen (text->text) + 1;
  g_hash_table_remove (self->texts, id);
}

/* Whether a row tells something of values of @kind beside its own; what is an annotation, or is on one, is in no other's row. */
static gboolean
is_told (QuothKind of, QuothKind kind)
{
  return !quoth_kind_is_annotation (of)
         || !(quoth_kind_is_annotation (kind) || kind == QUOTH_KIND_MEMO || kind == QUOTH_KIND_RELATION);
}

void
quoth_listing_texts_take_news (QuothListingTexts *self, const QuothNews *news)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->age++;
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);

      if (!is_told (self->kind, item->kind))
        {
          if (item->kind == self->kind)
            forget (self, &item->id);
          continue;
        }
      g_hash_table_remove_all (self->texts);
      self->n_bytes = 0;
      return;
    }
}

/* Searching */

typedef struct
{
  QuothListingTexts *texts;
  QuothDatabase *database;
  const QuothListingSearch *search;
  const char *select; /* made when a row must be read first */
  guint n_columns;
  char **words;
  GString *cells;
} Search;

static gboolean
prepare (Search *self, QuothReader *reader, GError **error)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) read = g_ptr_array_new ();

  if (self->select != NULL)
    return TRUE;
  columns = quoth_reader_list_columns (reader, self->texts->kind, error);
  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (((QuothListingColumn *) columns->pdata[i])->sql != NULL)
      g_ptr_array_add (read, columns->pdata[i]);
  self->n_columns = read->len;
  self->select = quoth_listing_intern_select (quoth_listing_kind_find (self->texts->kind), read, QUOTH_LISTING_ONE);
  return TRUE;
}

/* (transfer full): what the row says; what is gone says nothing. */
static Text *
read_text (Search *self, const QuothId *id, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->database, self->select, error);
  g_autofree char *folded = NULL;
  gsize size;
  Text *text;
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, id);
  result = quoth_database_step (self->database, row, error);
  if (result == 0)
    return NULL;
  g_string_truncate (self->cells, 0);
  for (guint i = 0; result == SQLITE_ROW && i < self->n_columns; i++)
    {
      const char *cell = (const char *) sqlite3_column_text (row, (int) (QUOTH_LISTING_FIRST_CELL + i));

      if (cell != NULL)
        g_string_append_c (g_string_append (self->cells, cell), '\n');
    }
  sqlite3_reset (row);
  folded = quoth_fold (self->cells->str);
  size = strlen (folded) + 1;
  text = g_malloc (sizeof (Text) + size);
  text->id = *id;
  memcpy (text->text, folded, size);
  return text;
}

static gboolean
has_words (const Search *self, const Text *text)
{
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (text->text, *word) == NULL)
      return FALSE;
  return TRUE;
}

/* Takes @text over. */
static void
keep (Search *self, Text *text)
{
  QuothListingTexts *texts = self->texts;
  gsize size = sizeof (Text) + strlen (text->text) + 1;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&texts->lock);

  if (texts->age != self->search->age || texts->n_bytes + size > MAX_BYTES
      || g_hash_table_contains (texts->texts, &text->id))
    {
      g_free (text);
      return;
    }
  texts->n_bytes += size;
  g_hash_table_insert (texts->texts, &text->id, text);
}

/* Whether the row is found, if its text is known. */
static gboolean
look_up (Search *self, const QuothId *id, gboolean *found)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->texts->lock);
  const Text *text = self->texts->age == self->search->age ? g_hash_table_lookup (self->texts->texts, id) : NULL;

  if (text != NULL)
    *found = has_words (self, text);
  return text != NULL;
}

static gboolean
search_row (Search *self, QuothReader *reader, const QuothId *id, GArray *ids, GError **error)
{
  gboolean found;

  if (!look_up (self, id, &found))
    {
      Text *text = prepare (self, reader, error) ? read_text (self, id, error) : NULL;

      if (text == NULL)
        return FALSE;
      found = has_words (self, text);
      keep (self, text);
    }
  if (found)
    g_array_append_vals (ids, id, 1);
  return TRUE;
}

GArray *
quoth_reader_search_listing (QuothReader *self,
                             QuothListingTexts *texts,
                             QuothListingSearch *search,
                             gint64 time,
                             GError **error)
{
  g_autofree char *query = quoth_fold (search->query);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_autoptr (GString) cells = g_string_new (NULL);
  Search running = { texts, quoth_reader_get_database (self), search, NULL, 0, words, cells };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  gint64 start = g_get_monotonic_time ();

  for (search->end = search->first; search->end < search->ids->len; search->end++)
    {
      guint n = search->end - search->first;

      if (time >= 0 && n > 0 && n % N_BETWEEN == 0 && g_get_monotonic_time () - start > time)
        break;
      if (!search_row (&running, self, &g_array_index (search->ids, QuothId, search->end), ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}
