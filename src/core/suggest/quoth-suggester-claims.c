/* quoth-suggester-claims.c: who claims what was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "suggest/quoth-suggester-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-fold.h"

/* How far before a claim somebody may be named whom a "he said" means, in code points. */
#define MAX_BACK 400

/* The first of @named that ends after @offset. */
static guint
find_index (const GArray *named, guint offset)
{
  guint low = 0;
  guint high = named->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (named, QuothNamed, middle).range.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const QuothNamed *
find_first (const GArray *named, QuothRange zone)
{
  for (guint i = find_index (named, zone.start); i < named->len; i++)
    {
      const QuothNamed *it = &g_array_index (named, QuothNamed, i);

      if (it->range.start >= zone.end)
        break;
      if (it->range.start >= zone.start && it->range.end <= zone.end && (it->actor != NULL || it->name != NULL))
        return it;
    }
  return NULL;
}

static const QuothNamed *
find_last (const GArray *named, QuothRange zone)
{
  const QuothNamed *last = NULL;

  for (guint i = find_index (named, zone.start); i < named->len; i++)
    {
      const QuothNamed *it = &g_array_index (named, QuothNamed, i);

      if (it->range.start >= zone.end)
        break;
      if (it->range.start >= zone.start && it->range.end <= zone.end && (it->actor != NULL || it->name != NULL))
        last = it;
    }
  return last;
}

/* "he said": who was named last in the same line. */
static const QuothNamed *
find_before (const QuothSuggester *self, const GArray *named, guint offset)
{
  guint start = offset > MAX_BACK ? offset - MAX_BACK : 0;

  for (guint i = offset; i > start; i--)
    if (quoth_text_get_char (self->document->text, i - 1) == '\n')
      start = i;
  return find_last (named, quoth_range (start, offset));
}

/* "Alexander Gabuev (@AlexGabuev)": whose longest name stands in it. O(names of the registry). */
static const QuothActor *
find_author (const QuothSuggester *self, const char *author)
{
  const QuothActor *best = g_hash_table_lookup (self->known, author);
  gsize longest = 3;
  GHashTableIter iter;
  gpointer name;
  gpointer actor;

  if (best != NULL)
    return best;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &name, &actor))
    {
      gsize length = strlen (name);
      const char *found = length > longest ? strstr (author, name) : NULL;

      if (found == NULL || (found > author && found[-1] != ' ' && found[-1] != '(') || g_ascii_isalnum (found[length]))
        continue;
      best = actor;
      longest = length;
    }
  return best;
}

/* The author of the text, if the registry knows him; else by his name. Of an interview the author is who asks. */
static void
fill_author (const QuothSuggester *self, QuothSuggestedActor *actor)
{
  const QuothDocument *document = self->document;
  g_autofree char *author = quoth_fold (document->author);
  const QuothActor *known;

  if (*author == '\0' || g_strcmp0 (document->document_kind, "interview") == 0)
    return;
  known = find_author (self, author);
  if (known == NULL)
    {
      actor->name = g_strdup (document->author);
      actor->actor_kind = g_strdup ("person");
      return;
    }
  actor->id = known->value.id;
  actor->name = g_strdup (known->name);
}

static void
fill_claimant (const QuothSuggester *self, const QuothFoundClaim *claim, const GArray *named, QuothSuggestion *suggestion)
{
  const QuothNamed *claimant = find_last (named, claim->before);
  const QuothNamed *reporter;

  if (claim->reason == QUOTH_CLAIM_CUE)
    return;
  if (claim->reason == QUOTH_CLAIM_SELF)
    {
      fill_author (self, &suggestion->actor);
      return;
    }
  if (claimant == NULL)
    claimant = find_first (named, claim->after);
  /* "A said that a look at it shows that …" */
  if (claimant == NULL)
    claimant = find_last (named, claim->reporter);
  if (claimant == NULL)
    claimant = find_before (self, named, MIN (claim->cue.start, claim->spans[0].start));
  if (claimant == NULL)
    return;
  quoth_named_fill (self, claimant, &suggestion->actor);
  reporter = find_last (named, claim->reporter);
  if (reporter != NULL && reporter != claimant)
    quoth_named_fill (self, reporter, &suggestion->reporter);
}

static char *
explain (const QuothSuggester *self, const QuothFoundClaim *claim)
{
  g_autofree char *words = g_strdelimit (quoth_text_dup_slice (self->document->text, claim->trigger), "\n\t", ' ');

  switch (claim->reason)
    {
    case QUOTH_CLAIM_QUOTATION:
      return g_strdup_printf (_ ("a quotation with “%s” beside it"), words);
    case QUOTH_CLAIM_ACCORDING:
      return g_strdup_printf (_ ("a source is named with “%s”"), words);
    case QUOTH_CLAIM_CUE:
      return g_strdup_printf (_ ("“%s” stands before it, without a source"), words);
    case QUOTH_CLAIM_SELF:
      return g_strdup_printf (_ ("“%s”: the author’s own"), words);
    default:
      return g_strdup_printf (_ ("“%s” reports it"), words);
    }
}

QuothSuggestion *
quoth_found_claim_make (const QuothSuggester *self, const QuothFoundClaim *claim, const GArray *named)
{
  QuothSuggestion *suggestion = quoth_suggestion_new (QUOTH_KIND_CLAIM);
  g_autofree char *words = quoth_text_dup_slice (self->document->text, claim->trigger);

  for (guint i = 0; i < claim->n_spans; i++)
    suggestion->spans[i] = quoth_text_snap_to_clusters (self->document->text, claim->spans[i]);
  suggestion->n_spans = claim->n_spans;
  suggestion->cue = quoth_text_snap_to_clusters (self->document->text, claim->cue);
  suggestion->mode = claim->mode;
  suggestion->key = quoth_fold (words);
  suggestion->why = explain (self, claim);
  fill_claimant (self, claim, named, suggestion);
  return suggestion;
}
