/* quoth-suggester-named.c: who is named where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the registry knows comes before what only looks like a name, except that a longer name of an organisation holds ("the Communist Party
 * of China" is not China), and that a longer name of a known person is his ("Vladimir Putin", where the registry has "Putin").
 */

#include "config.h"

#include "suggest/quoth-suggester-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/quoth-mention.h"

/* ---- Matches of the registry ---- */

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QuothActorMatch *one = a;
  const QuothActorMatch *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end > other->range.end ? -1 : 1;
  if ((one->alias == 0) != (other->alias == 0))
    return (one->alias != 0) - (other->alias != 0);
  return quoth_id_compare (&one->actor->value.id, &other->actor->value.id);
}

/* Leftmost, longest; of two actors with the same name the one whose main name it is, else the older one. */
static void
resolve_matches (GArray *matches)
{
  guint kept = 0;
  guint end = 0;

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      QuothActorMatch match = g_array_index (matches, QuothActorMatch, i);

      if (match.range.start < end)
        continue;
      end = match.range.end;
      g_array_index (matches, QuothActorMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
}

/* ---- Names that were found ---- */

static gboolean
is_heading (const QuothSuggester *self, guint offset)
{
  const QuothSegment *segment = self->document->segments != NULL ? quoth_document_find_segment (self->document, offset) : NULL;

  return segment != NULL && segment->kind == QUOTH_SEGMENT_HEADING;
}

static const QuothFoundName *
find_full (const QuothSuggester *self, const QuothFoundName *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->full, name->key));

  return index > 0 ? &g_array_index (self->names, QuothFoundName, index - 1) : NULL;
}

/* Whether one word with a capital is enough: the last word of a name, or found with one where none must be more than once. */
static gboolean
take_single (const QuothSuggester *self, const QuothFoundName *name, QuothNamed *named)
{
  const QuothNameUse *use = g_hash_table_lookup (self->uses, name->key);
  gboolean nouns = (quoth_lexicon_get_rules (self->lexicon) & QUOTH_LEXICON_NOUNS_CAPITALISED) != 0;

  named->actor = g_hash_table_lookup (self->known_last, name->key);
  named->full = named->actor == NULL && !g_hash_table_contains (self->known_last, name->key) ? find_full (self, name) : NULL;
  return named->actor != NULL || named->full != NULL || (!nouns && use != NULL && use->n_single > 1 && !is_heading (self, name->range.start));
}

static gboolean
take_name (const QuothSuggester *self, const QuothFoundName *name, QuothNamed *named)
{
  const QuothNameUse *use;

  *named = (QuothNamed){ .range = name->range, .name = name, .alias = -1 };
  if (name->reason == QUOTH_NAME_SINGLE || name->reason == QUOTH_NAME_FIRST)
    return take_single (self, name, named);
  named->actor = g_hash_table_lookup (self->known, name->key);
  if (named->actor == NULL && name->reason == QUOTH_NAME_TITLE && name->last == NULL)
    {
      named->actor = g_hash_table_lookup (self->known_last, name->key);
      named->full = named->actor == NULL ? find_full (self, name) : NULL;
    }
  /* In a heading all words may have capitals. */
  use = g_hash_table_lookup (self->uses, name->key);
  return name->reason != QUOTH_NAME_CAPITALS || use->n > 1 || !is_heading (self, name->range.start);
}

/* ---- Both ---- */

typedef struct
{
  QuothSuggester *suggester;
  GArray *matches;
  GArray *out;
  guint m; /* the first match that is not yet taken or dropped */
} Merge;

static QuothActorMatch *
get_match (const Merge *self, guint n)
{
  return n < self->matches->len ? &g_array_index (self->matches, QuothActorMatch, n) : NULL;
}

static void
take_match (Merge *self)
{
  const QuothActorMatch *match = get_match (self, self->m++);
  QuothNamed named = { .range = match->range, .actor = match->actor, .alias = (int) match->alias };

  g_array_append_val (self->out, named);
}

/* What becomes of a name that meets matches: whether it holds against them. */
static gboolean
beats_matches (const Merge *self, const QuothFoundName *name, QuothNamed *named)
{
  const QuothActorMatch *last = NULL;

  for (guint n = self->m; get_match (self, n) != NULL && get_match (self, n)->range.start < name->range.end; n++)
    {
      if (get_match (self, n)->range.start < name->range.start || get_match (self, n)->range.end > name->range.end)
        return FALSE;
      last = get_match (self, n);
    }
  if (last == NULL)
    return TRUE;
  if (quoth_range_equal (last->range, name->range))
    return FALSE;
  if (name->reason == QUOTH_NAME_ORGANISATION)
    return TRUE;
  if (name->last == NULL || last->range.end != name->range.end || !g_str_equal (last->actor->actor_kind, "person"))
    return FALSE;
  named->actor = last->actor;
  return TRUE;
}

static void
merge_name (Merge *self, const QuothFoundName *name)
{
  QuothNamed named;

  while (get_match (self, self->m) != NULL && get_match (self, self->m)->range.end <= name->range.start)
    take_match (self);
  if (!take_name (self->suggester, name, &named) || !beats_matches (self, name, &named))
    return;
  while (get_match (self, self->m) != NULL && get_match (self, self->m)->range.start < name->range.end)
    self->m++;
  g_array_append_val (self->out, named);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const QuothNamed *one = a;
  const QuothNamed *other = b;
  int order = quoth_range_compare (one->range, other->range);

  return order != 0 ? order : (int) other->is_tagged - (int) one->is_tagged;
}

static void
add_tagged (QuothSuggester *self, GPtrArray *annotations, const QuothId *coder, GArray *out)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothAnnotation *annotation = annotations->pdata[i];
      QuothNamed named = { .alias = -1, .is_tagged = TRUE };

      if (annotation->value.kind != QUOTH_KIND_MENTION || annotation->unplaced || !quoth_id_equal (&annotation->coder, coder))
        continue;
      named.range = quoth_annotation_get_extent (annotation);
      named.actor = g_hash_table_lookup (self->actors, &quoth_mention (annotation)->actor);
      g_array_append_val (out, named);
    }
  g_array_sort (out, compare_named);
}

/* Of @named (by place) leaves out what overlaps something that is tagged. */
static void
drop_tagged (GArray *named)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (QuothNamed));
  guint tagged_end = 0;
  guint last = 0;

  for (guint i = 0; i < named->len; i++)
    {
      const QuothNamed *it = &g_array_index (named, QuothNamed, i);

      /* One that began before what is tagged here, and goes into it. */
      while (it->is_tagged && kept->len > last && !g_array_index (kept, QuothNamed, kept->len - 1).is_tagged &&
             g_array_index (kept, QuothNamed, kept->len - 1).range.end > it->range.start)
        g_array_set_size (kept, kept->len - 1);
      if (!it->is_tagged && it->range.start < tagged_end)
        continue;
      g_array_append_vals (kept, it, 1);
      if (it->is_tagged)
        tagged_end = MAX (tagged_end, it->range.end);
    }
  g_array_set_size (named, 0);
  g_array_append_vals (named, kept->data, kept->len);
}

GArray *
quoth_suggester_find_named (QuothSuggester *self, GPtrArray *annotations, const QuothId *coder)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (QuothNamed));
  Merge merge = { self, self->matches, out, 0 };

  quoth_suggester_need_known (self);
  merge.matches = g_array_copy (self->matches);
  resolve_matches (merge.matches);
  for (guint i = 0; i < self->names->len; i++)
    merge_name (&merge, &g_array_index (self->names, QuothFoundName, i));
  while (get_match (&merge, merge.m) != NULL)
    take_match (&merge);
  g_array_unref (merge.matches);
  add_tagged (self, annotations, coder, out);
  drop_tagged (out);
  return out;
}

/* ---- In words ---- */

/* The words of @range on one line. */
static char *
dup_words (const QuothSuggester *self, QuothRange range)
{
  char *words = quoth_text_dup_slice (self->document->text, range);

  return g_strdelimit (words, "\n\t", ' ');
}

static const char *
guess_kind (const QuothFoundName *name)
{
  switch (name->reason)
    {
    case QUOTH_NAME_ORGANISATION:
    case QUOTH_NAME_ACRONYM:
      return "organisation";
    case QUOTH_NAME_COUNTRY:
    case QUOTH_NAME_FLAG:
      return "state";
    case QUOTH_NAME_SINGLE:
    case QUOTH_NAME_FIRST:
      return "other";
    default:
      return "person";
    }
}

void
quoth_named_fill (const QuothSuggester *self, const QuothNamed *named, QuothSuggestedActor *actor)
{
  const QuothFoundName *name = named->full != NULL ? named->full : named->name;

  actor->range = named->range;
  if (named->actor != NULL)
    {
      actor->id = named->actor->value.id;
      actor->name = g_strdup (named->actor->name);
      return;
    }
  actor->actor_kind = g_strdup (guess_kind (name));
  actor->name = dup_words (self, name->range);
  if (name->reason == QUOTH_NAME_FLAG)
    {
      actor->alias = actor->name;
      actor->name = quoth_flag_get_country (actor->alias, quoth_lexicon_get_language (self->lexicon));
    }
}

static char *
explain_actor (const QuothSuggester *self, const QuothNamed *named)
{
  g_autofree char *words = dup_words (self, named->range);

  if (named->alias == 0)
    return g_strdup_printf (_ ("“%s” is the name of an actor of the project"), words);
  if (named->alias > 0)
    return g_strdup_printf (_ ("“%s” is another name of %s"), words, named->actor->name);
  if (named->name->reason == QUOTH_NAME_FLAG)
    return g_strdup_printf (_ ("%s is the flag of %s"), words, named->actor->name);
  if (named->name->last == NULL)
    return g_strdup_printf (_ ("“%s” is the last word of a name of %s"), words, named->actor->name);
  return g_strdup_printf (_ ("“%s” ends with a name of %s"), words, named->actor->name);
}

static char *
explain_full (const QuothSuggester *self, const QuothNamed *named)
{
  g_autofree char *words = dup_words (self, named->range);
  g_autofree char *full = dup_words (self, named->full->range);

  return g_strdup_printf (_ ("“%s” is the last word of “%s”, which looks like a name"), words, full);
}

char *
quoth_named_explain (const QuothSuggester *self, const QuothNamed *named)
{
  if (named->actor != NULL)
    return explain_actor (self, named);
  if (named->full != NULL)
    return explain_full (self, named);
  switch (named->name->reason)
    {
    case QUOTH_NAME_COUNTRY:
      return g_strdup (_ ("it is the name of a country"));
    case QUOTH_NAME_TITLE:
      return g_strdup (_ ("a title stands before the name"));
    case QUOTH_NAME_ORGANISATION:
      return g_strdup (_ ("a word of it is used for organisations"));
    case QUOTH_NAME_GIVEN:
      return g_strdup (_ ("it begins with a given name"));
    case QUOTH_NAME_ACRONYM:
      return g_strdup (_ ("it is written in capitals only"));
    case QUOTH_NAME_HANDLE:
      return g_strdup (_ ("it is a handle"));
    case QUOTH_NAME_FLAG:
      return g_strdup (_ ("it is the flag of a country"));
    case QUOTH_NAME_SINGLE:
    case QUOTH_NAME_FIRST:
      return g_strdup (_ ("it has a capital in the middle of sentences, more than once"));
    default:
      return g_strdup (_ ("its words have capitals, as those of names have"));
    }
}
