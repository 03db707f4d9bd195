/* quoth-suggester-list.c: what is suggested, after what is coded and was rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suggest/quoth-suggester-private.h"

#include "text/quoth-boundaries.h"
#include "text/quoth-fold.h"

/* Ranges by their start, each with the greatest end of it and those before: whether one of them meets another is a binary search. */
typedef struct
{
  QuothRange range;
  guint max_end;
} Place;

typedef struct
{
  QuothSuggester *suggester;
  const QuothId *coder;
  GArray *claimed;      /* Place: fragments of the claims of the coder */
  GHashTable *rejected; /* "KIND START END QUOTE" */
  GPtrArray *out;
} Listing;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare (((const Place *) a)->range, ((const Place *) b)->range);
}

static GArray *
collect_claimed (GPtrArray *annotations, const QuothId *coder)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint max_end = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      QuothAnnotation *annotation = annotations->pdata[i];

      if (annotation->value.kind != QUOTH_KIND_CLAIM || annotation->unplaced || !quoth_id_equal (&annotation->coder, coder))
        continue;
      for (guint n = 0; n < quoth_annotation_get_n_spans (annotation); n++)
        {
          Place place = { quoth_annotation_get_span (annotation, n)->range, 0 };

          g_array_append_val (places, place);
        }
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      max_end = place->max_end = MAX (max_end, place->range.end);
    }
  return places;
}

static gboolean
meets (const GArray *places, QuothRange range)
{
  guint low = 0;
  guint high = places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, Place, middle).range.start < range.end)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 && g_array_index (places, Place, low - 1).max_end > range.start;
}

static char *
make_rejection_key (QuothKind kind, QuothRange range, const char *quote)
{
  return g_strdup_printf ("%u %u %u %s", kind, range.start, range.end, quote);
}

static GHashTable *
collect_rejected (GPtrArray *rejections, const QuothId *coder)
{
  GHashTable *rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rejections->len; i++)
    {
      const QuothRejection *rejection = rejections->pdata[i];

      if (quoth_id_equal (&rejection->coder, coder))
        g_hash_table_add (rejected, make_rejection_key (rejection->kind, rejection->range, rejection->quote));
    }
  return rejected;
}

static gboolean
is_rejected (const Listing *self, const QuothSuggestion *suggestion)
{
  QuothRange extent = quoth_suggestion_get_extent (suggestion);
  g_autofree char *quote = NULL;
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->rejected) == 0)
    return FALSE;
  quote = quoth_text_dup_slice (self->suggester->document->text, extent);
  key = make_rejection_key (suggestion->kind, extent, quote);
  return g_hash_table_contains (self->rejected, key);
}

/* Takes @suggestion over. */
static void
add (Listing *self, QuothSuggestion *suggestion)
{
  if (is_rejected (self, suggestion))
    quoth_suggestion_unref (suggestion);
  else
    g_ptr_array_add (self->out, suggestion);
}

static gboolean
is_left_out (const Listing *self, guint offset)
{
  const QuothDocument *document = self->suggester->document;

  return document->segments != NULL && quoth_document_is_boilerplate (document, offset);
}

static void
list_mentions (Listing *self, const GArray *named)
{
  for (guint i = 0; i < named->len; i++)
    {
      const QuothNamed *it = &g_array_index (named, QuothNamed, i);
      QuothSuggestion *suggestion;
      g_autofree char *words = NULL;
      g_autofree char *folded = NULL;

      if (it->is_tagged || is_left_out (self, it->range.start))
        continue;
      suggestion = quoth_suggestion_new (QUOTH_KIND_MENTION);
      suggestion->spans[0] = quoth_text_snap_to_clusters (self->suggester->document->text, it->range);
      suggestion->n_spans = 1;
      quoth_named_fill (self->suggester, it, &suggestion->actor);
      suggestion->why = quoth_named_explain (self->suggester, it);
      words = quoth_text_dup_slice (self->suggester->document->text, it->range);
      folded = it->actor == NULL && it->name != NULL ? g_strdup (it->name->key) : quoth_fold (words);
      suggestion->key = g_strdup_printf ("%s\n%s", suggestion->actor.name, folded);
      add (self, suggestion);
    }
}

static void
list_claims (Listing *self, const GArray *named)
{
  const GArray *claims = self->suggester->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QuothFoundClaim *claim = &g_array_index (claims, QuothFoundClaim, i);
      gboolean is_coded = FALSE;

      for (guint n = 0; n < claim->n_spans; n++)
        is_coded |= meets (self->claimed, claim->spans[n]);
      if (!is_coded && !is_left_out (self, claim->spans[0].start))
        add (self, quoth_found_claim_make (self->suggester, claim, named));
    }
}

static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const QuothSuggestion *one = *(const QuothSuggestion *const *) a;
  const QuothSuggestion *other = *(const QuothSuggestion *const *) b;
  int order = quoth_range_compare (quoth_suggestion_get_extent (one), quoth_suggestion_get_extent (other));

  return order != 0 ? order : (int) one->kind - (int) other->kind;
}

GPtrArray *
quoth_suggester_list (QuothSuggester *self,
                      GPtrArray *annotations,
                      GPtrArray *rejections,
                      const QuothId *coder,
                      QuothSuggestionKinds kinds)
{
  g_autoptr (GArray) named = quoth_suggester_find_named (self, annotations, coder);
  g_autoptr (GArray) claimed = collect_claimed (annotations, coder);
  g_autoptr (GHashTable) rejected = collect_rejected (rejections, coder);
  Listing listing = { self, coder, claimed, rejected, quoth_suggestions_new () };

  if ((kinds & QUOTH_SUGGEST_MENTIONS) != 0)
    list_mentions (&listing, named);
  if ((kinds & QUOTH_SUGGEST_CLAIMS) != 0)
    list_claims (&listing, named);
  g_ptr_array_sort (listing.out, compare_suggestions);
  return listing.out;
}
