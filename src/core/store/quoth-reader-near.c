/* quoth-reader-near.c: reading what is coded near a place of a long document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the fragments are is two columns beside the key of a span, so all of a document's are looked through in a fraction of the time
 * that it takes to read the annotations themselves: only those near the place become values. What overlaps them, directly or in
 * a chain, is near as well, wherever it is: a bracket finds its lane among those that it overlaps, and should keep it when the
 * others are there. (Rejected: an index of spans by place; the span would have to know its document, and each edit would pay.)
 *
 * The chain is followed by growing one stretch of the text until nothing more overlaps it. Where that goes on and on, all are near.
 */

#include "config.h"

#include "store/quoth-reader.h"

#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* The stretch may grow to so many times what was asked for, in so many rounds. */
#define N_TIMES_MAX 4
#define N_ROUNDS_MAX 50

/* An annotation, and where it is from its first fragment to its last. */
typedef struct
{
  QuothId id;
  QuothKind kind;
  QuothRange extent;
} Place;

/* What has no place has where it was; whether it has one would be to look at each row, while an index and the spans tell all else. */
#define SELECT_PLACES                                                                     \
  "SELECT a.id, s.start, s.end FROM annotation a CROSS JOIN span s ON s.annotation = a.id" \
  " WHERE a.document = ?1 AND a.kind = ?2"

/* Adds the places of one kind. The fragments of an annotation follow each other. */
static gboolean
add_places (QuothDatabase *database, const QuothId *document, QuothKind kind, GArray *places, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database, SELECT_PLACES, error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, document);
  quoth_bind_text (row, 2, quoth_kind_to_nick (kind));
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothRange range = quoth_range ((guint) sqlite3_column_int64 (row, 1), (guint) sqlite3_column_int64 (row, 2));
      Place place = { quoth_column_id (row, 0), kind, range };
      Place *last = places->len > 0 ? &g_array_index (places, Place, places->len - 1) : NULL;

      if (last == NULL || !quoth_id_equal (&last->id, &place.id))
        {
          g_array_append_val (places, place);
          continue;
        }
      last->extent.start = MIN (last->extent.start, range.start);
      last->extent.end = MAX (last->extent.end, range.end);
    }
  return result == SQLITE_DONE;
}

/* What only touches counts as well: so does a caret between two letters. */
static gboolean
meets (QuothRange a, QuothRange b)
{
  return a.start <= b.end && b.start <= a.end;
}

/* Grows @stretch until whatever meets it lies in it. Returns: FALSE if it would go too far */
static gboolean
follow_chain (GArray *places, QuothRange *stretch)
{
  guint most = N_TIMES_MAX * quoth_range_length (*stretch);

  for (guint round = 0; round < N_ROUNDS_MAX && quoth_range_length (*stretch) <= most; round++)
    {
      QuothRange before = *stretch;

      for (guint i = 0; i < places->len; i++)
        {
          QuothRange extent = g_array_index (places, Place, i).extent;

          if (!meets (extent, *stretch))
            continue;
          stretch->start = MIN (stretch->start, extent.start);
          stretch->end = MAX (stretch->end, extent.end);
        }
      if (quoth_range_equal (before, *stretch))
        return TRUE;
    }
  return FALSE;
}

/* Where @annotation begins, or began; @otherwise, if it is not of this document. */
static guint
find_start (GArray *places, const QuothId *annotation, guint otherwise)
{
  for (guint i = 0; annotation != NULL && i < places->len; i++)
    if (quoth_id_equal (&g_array_index (places, Place, i).id, annotation))
      return g_array_index (places, Place, i).extent.start;
  return otherwise;
}

static gboolean
are_all_near (GArray *places, QuothRange stretch)
{
  for (guint i = 0; i < places->len; i++)
    if (!meets (g_array_index (places, Place, i).extent, stretch))
      return FALSE;
  return TRUE;
}

static GPtrArray *
load_near (QuothReader *self, GArray *places, QuothRange stretch, GError **error)
{
  g_autoptr (GPtrArray) annotations = quoth_values_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      gpointer value;

      if (!meets (place->extent, stretch))
        continue;
      value = quoth_reader_get (self, place->kind, &place->id, error);
      if (value == NULL)
        return NULL;
      if (QUOTH_ANNOTATION (value)->unplaced)
        quoth_value_unref (value);
      else
        g_ptr_array_add (annotations, value);
    }
  return g_steal_pointer (&annotations);
}

static GPtrArray *
load_all (QuothReader *self, const QuothId *document, GError **error)
{
  GPtrArray *annotations = quoth_reader_load_annotations (self, document, error);

  for (guint i = annotations != NULL ? annotations->len : 0; i > 0; i--)
    if (QUOTH_ANNOTATION (annotations->pdata[i - 1])->unplaced)
      g_ptr_array_remove_index_fast (annotations, i - 1);
  return annotations;
}

static GPtrArray *
load (QuothReader *self, const QuothId *document, const QuothId *annotation, guint offset, guint distance, gboolean *all, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  QuothRange stretch;

  for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    if (!add_places (quoth_reader_get_database (self), document, kind, places, error))
      return NULL;
  offset = find_start (places, annotation, offset);
  stretch = quoth_range (offset - MIN (offset, distance), offset + MIN (distance, G_MAXUINT - offset));
  *all = !follow_chain (places, &stretch) || are_all_near (places, stretch);
  return *all ? load_all (self, document, error) : load_near (self, places, stretch, error);
}

GPtrArray *
quoth_reader_load_annotations_near (QuothReader *self,
                                    const QuothId *document,
                                    const QuothId *annotation,
                                    guint offset,
                                    guint distance,
                                    gboolean *all,
                                    GError **error)
{
  GPtrArray *annotations;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return NULL;
  annotations = load (self, document, annotation, offset, distance, all, error);
  quoth_reader_leave (self, entered);
  return annotations;
}
