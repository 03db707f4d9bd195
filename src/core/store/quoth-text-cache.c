/* quoth-text-cache.c: the texts of the documents that are being coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text is indexed when it is loaded, which costs far more than writing a mention; so it is kept
 * from one put to the next and from one transaction to the next. Content never changes, but which
 * content a document has may (an undo takes back a revision): after an expiry an entry is good
 * again only if the document still has the SHA-256 of its text. A lookup is a hash table's, and
 * less for the document of the last one.
 */

#include "config.h"

#include "store/quoth-text-cache.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-content.h"
#include "store/quoth-query.h"

#define MAX_BYTES (32u * 1024 * 1024)

typedef struct
{
  QuothId document;
  QuothText *text;
  guint generation;
  GList link;
} Entry;

struct _QuothTextCache
{
  QuothDatabase *database;
  GHashTable *entries;
  GQueue by_use;
  gsize n_bytes;
  guint generation;
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  quoth_text_unref (self->text);
  g_free (self);
}

QuothTextCache *
quoth_text_cache_new (QuothDatabase *database)
{
  QuothTextCache *self = g_new0 (QuothTextCache, 1);

  self->database = database;
  self->entries = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, entry_free);
  g_queue_init (&self->by_use);
  return self;
}

void
quoth_text_cache_free (QuothTextCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
quoth_text_cache_expire (QuothTextCache *self)
{
  self->generation++;
}

static void
drop_entry (QuothTextCache *self, Entry *entry)
{
  self->n_bytes -= quoth_text_get_n_bytes (entry->text);
  g_queue_unlink (&self->by_use, &entry->link);
  g_hash_table_remove (self->entries, &entry->document);
}

static void
add_entry (QuothTextCache *self, const QuothId *document, QuothText *text)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->document = *document;
  entry->text = text;
  entry->generation = self->generation;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->document, entry);
  g_queue_push_head_link (&self->by_use, &entry->link);

  self->n_bytes += quoth_text_get_n_bytes (text);
  while (self->n_bytes > MAX_BYTES && self->by_use.length > 1)
    drop_entry (self, self->by_use.tail->data);
}

static Entry *
find_entry (QuothTextCache *self, const QuothId *document)
{
  Entry *entry;

  if (self->by_use.head != NULL)
    {
      entry = self->by_use.head->data;
      if (quoth_id_equal (&entry->document, document))
        return entry;
    }

  entry = g_hash_table_lookup (self->entries, document);
  if (entry != NULL)
    {
      g_queue_unlink (&self->by_use, &entry->link);
      g_queue_push_head_link (&self->by_use, &entry->link);
    }
  return entry;
}

/* Reads which text @document has now into @sha256. */
static gboolean
read_sha256 (QuothTextCache *self, const QuothId *document, guint8 sha256[32], GError **error)
{
  sqlite3_stmt *row;

  if (!quoth_query_row (
        self->database,
        "SELECT r.sha256 FROM document d JOIN revision r ON r.id = d.current WHERE d.id = ?1",
        document, &row, error))
    return FALSE;
  if (row == NULL)
    {
      char id[QUOTH_ID_STRING_SIZE];

      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                   _ ("there is no document %s in this project"),
                   quoth_id_to_string (document, id));
      return FALSE;
    }
  memcpy (sha256, sqlite3_column_blob (row, 0), 32);
  sqlite3_reset (row);
  return TRUE;
}

QuothText *
quoth_text_cache_get (QuothTextCache *self, const QuothId *document, GError **error)
{
  Entry *entry = find_entry (self, document);
  guint8 sha256[32];
  QuothText *text;

  if (entry != NULL && entry->generation == self->generation)
    return entry->text;

  if (!read_sha256 (self, document, sha256, error))
    return NULL;
  if (entry != NULL && memcmp (sha256, quoth_text_get_sha256 (entry->text), 32) == 0)
    {
      entry->generation = self->generation;
      return entry->text;
    }

  if (entry != NULL)
    drop_entry (self, entry);
  text = quoth_content_load_text (self->database, sha256, error);
  if (text != NULL)
    add_entry (self, document, text);
  return text;
}

void
quoth_text_cache_add (QuothTextCache *self, const QuothId *document, QuothText *text)
{
  Entry *entry = find_entry (self, document);

  if (entry != NULL)
    drop_entry (self, entry);
  add_entry (self, document, quoth_text_ref (text));
}
