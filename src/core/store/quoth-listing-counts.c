/* quoth-listing-counts.c: the numbers of a table that are counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-listing-private.h"

struct _QuothListingCounts
{
  gatomicrefcount refs;
  GArray *rows; /* of QuothDocumentCounts or QuothActorCounts: what `by_id` points into */
  GHashTable *by_id;
  QuothKind kind;
};

static GArray *
count (QuothReader *reader, QuothKind kind, GError **error)
{
  if (kind == QUOTH_KIND_DOCUMENT)
    return quoth_reader_count_documents (reader, error);
  if (kind == QUOTH_KIND_ACTOR)
    return quoth_reader_count_actors (reader, NULL, error);
  return g_array_new (FALSE, TRUE, sizeof (QuothActorCounts));
}

QuothListingCounts *
quoth_reader_count_listing (QuothReader *reader, QuothKind kind, GError **error)
{
  GArray *rows = count (reader, kind, error);
  QuothListingCounts *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (QuothListingCounts, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->rows = rows;
  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = rows->data + i * g_array_get_element_size (rows);

      g_hash_table_insert (self->by_id, row, row); /* both kinds of rows begin with the id */
    }
  return self;
}

QuothListingCounts *
quoth_listing_counts_ref (QuothListingCounts *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_listing_counts_unref (QuothListingCounts *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_id);
  g_array_unref (self->rows);
  g_free (self);
}

guint
quoth_listing_counts_get (const QuothListingCounts *self, const QuothId *id, QuothListingCount what)
{
  gpointer row = self != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  gboolean claims = what == QUOTH_LISTING_COUNT_CLAIMS;

  if (row == NULL)
    return 0;
  if (self->kind == QUOTH_KIND_DOCUMENT)
    return claims ? ((QuothDocumentCounts *) row)->n_claims
                  : ((QuothDocumentCounts *) row)->n_mentions;
  return claims ? ((QuothActorCounts *) row)->n_claims : ((QuothActorCounts *) row)->n_mentions;
}
