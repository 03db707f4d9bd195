/* quoth-table-search.c: which rows of a table have the words that are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-table-search.h"

/* How long one bit of a search lasts, in microseconds: what somebody who types does not wait for. */
#define FIRST_BIT 40000
#define NEXT_BITS 120000

struct _QuothTableSearch
{
  GObject parent_instance;

  QuothSession *session;
  QuothListingTexts *texts;
  GArray *all;        /* the rows, as they were given */
  GArray *rows;       /* those that are searched */
  guint place;        /* up to here */
  GArray *found;
  char *query;        /* folded */
  GCancellable *bit;  /* while one is searched */
};

G_DEFINE_FINAL_TYPE (QuothTableSearch, quoth_table_search, G_TYPE_OBJECT)

static guint found_signal;

/* A bit of a search */

typedef struct
{
  QuothListingTexts *texts;
  QuothListingSearch search;
  char *query;
  gint64 time;
  GArray *found;
} Bit;

static void
bit_free (gpointer data)
{
  Bit *bit = data;

  quoth_listing_texts_unref (bit->texts);
  g_array_unref (bit->search.ids);
  g_clear_pointer (&bit->found, g_array_unref);
  g_free (bit->query);
  g_free (bit);
}

static Bit *
bit_copy (const Bit *bit)
{
  Bit *copy = g_memdup2 (bit, sizeof *bit);

  quoth_listing_texts_ref (copy->texts);
  g_array_ref (copy->search.ids);
  copy->query = g_strdup (bit->query);
  copy->search.query = copy->query;
  copy->found = NULL;
  return copy;
}

static gpointer
search_bit (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Bit *bit = bit_copy (data);

  bit->found = quoth_reader_search_listing (reader, bit->texts, &bit->search, bit->time, error);
  if (bit->found == NULL)
    g_clear_pointer (&bit, bit_free);
  return bit;
}

static void search_on (QuothTableSearch *self, gint64 time);

static void
bit_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTableSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  Bit *bit = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (bit == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_clear_object (&self->bit);
      g_signal_emit_by_name (self->session, "failed", error);
      g_signal_emit (self, found_signal, 0);
      return;
    }
  g_clear_object (&self->bit);
  g_array_append_vals (self->found, bit->found->data, bit->found->len);
  self->place = bit->search.end;
  bit_free (bit);
  if (self->place < self->rows->len)
    search_on (self, NEXT_BITS);
  g_signal_emit (self, found_signal, 0);
}

static void
search_on (QuothTableSearch *self, gint64 time)
{
  Bit *bit = g_new0 (Bit, 1);

  bit->texts = quoth_listing_texts_ref (self->texts);
  bit->search.ids = g_array_ref (self->rows);
  bit->search.first = self->place;
  bit->search.age = quoth_listing_texts_get_age (self->texts);
  bit->query = g_strdup (self->query);
  bit->search.query = bit->query;
  bit->time = time;
  self->bit = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), search_bit, bit, bit_free, bit_free, self->bit,
                          bit_searched_cb, g_object_ref (self));
}

static void
cancel (QuothTableSearch *self)
{
  g_cancellable_cancel (self->bit);
  g_clear_object (&self->bit);
}

/* What the last words were found in, and then what was not searched for them: what has more words is among it, in the same order. */
static GArray *
dup_left (QuothTableSearch *self)
{
  GArray *left = quoth_table_search_dup_found (self);

  g_array_append_vals (left, &g_array_index (self->rows, QuothId, self->place), self->rows->len - self->place);
  return left;
}

void
quoth_table_search_set (QuothTableSearch *self, GArray *ids, const char *query)
{
  g_autofree char *folded = quoth_fold (query);
  g_autoptr (GArray) rows = NULL;

  cancel (self);
  if (ids == self->all && self->query != NULL && g_str_has_prefix (folded, self->query))
    rows = dup_left (self);
  else
    rows = g_array_ref (ids);
  quoth_table_search_stop (self);
  self->all = g_array_ref (ids);
  self->rows = g_steal_pointer (&rows);
  self->query = g_steal_pointer (&folded);
  search_on (self, FIRST_BIT);
}

void
quoth_table_search_stop (QuothTableSearch *self)
{
  cancel (self);
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->query, g_free);
  g_array_set_size (self->found, 0);
  self->place = 0;
}

gboolean
quoth_table_search_is_running (QuothTableSearch *self)
{
  return self->bit != NULL;
}

GArray *
quoth_table_search_dup_found (QuothTableSearch *self)
{
  return g_array_copy (self->found);
}

/* The object */

static void
news_cb (QuothStore *store, QuothNews *news, QuothTableSearch *self)
{
  quoth_listing_texts_take_news (self->texts, news);
}

static void
quoth_table_search_dispose (GObject *object)
{
  quoth_table_search_stop (QUOTH_TABLE_SEARCH (object));
  G_OBJECT_CLASS (quoth_table_search_parent_class)->dispose (object);
}

static void
quoth_table_search_finalize (GObject *object)
{
  QuothTableSearch *self = QUOTH_TABLE_SEARCH (object);

  g_array_unref (self->found);
  quoth_listing_texts_unref (self->texts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_table_search_parent_class)->finalize (object);
}

static void
quoth_table_search_class_init (QuothTableSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_table_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_table_search_finalize;
  found_signal = g_signal_new ("found", QUOTH_TYPE_TABLE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_table_search_init (QuothTableSearch *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (QuothId));
}

QuothTableSearch *
quoth_table_search_new (QuothSession *session, QuothKind kind)
{
  QuothTableSearch *self = g_object_new (QUOTH_TYPE_TABLE_SEARCH, NULL);

  self->session = g_object_ref (session);
  self->texts = quoth_listing_texts_new (kind);
  g_signal_connect_object (quoth_session_get_store (session), "news", G_CALLBACK (news_cb), self, 0);
  return self;
}
