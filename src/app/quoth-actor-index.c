/* quoth-actor-index.c: finding an actor by what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-index.h"

#include <string.h>


typedef struct
{
  QuothItem *item;
  char *alias; /* NULL: the name itself */
  char *folded;
} Name;

struct _QuothActorIndex
{
  GArray *names; /* of an actor: its name, then its aliases */
};

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_object_unref (name->item);
  g_free (name->alias);
  g_free (name->folded);
}

static void
hit_clear (gpointer data)
{
  QuothActorHit *hit = data;

  g_object_unref (hit->item);
  g_free (hit->alias);
}

static void
add_name (QuothActorIndex *self, QuothItem *item, const char *text, gboolean is_alias)
{
  Name name = { g_object_ref (item), is_alias ? g_strdup (text) : NULL, quoth_fold (text) };

  g_array_append_val (self->names, name);
}

QuothActorIndex *
quoth_actor_index_new (QuothItemList *actors)
{
  QuothActorIndex *self = g_new0 (QuothActorIndex, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  for (guint i = 0; i < quoth_item_list_get_size (actors); i++)
    {
      QuothItem *item = quoth_item_list_get (actors, i);
      const QuothActor *actor = quoth_item_get_value (item);

      add_name (self, item, actor->name, FALSE);
      for (guint j = 0; j < actor->aliases->len; j++)
        add_name (self, item, ((QuothAlias *) actor->aliases->pdata[j])->text, TRUE);
    }
  return self;
}

void
quoth_actor_index_free (QuothActorIndex *self)
{
  g_array_unref (self->names);
  g_free (self);
}

static gboolean
rank_name (const char *name, const char *query, QuothActorRank *rank)
{
  const char *found;

  if (g_str_equal (name, query))
    *rank = QUOTH_ACTOR_RANK_EXACT;
  else if (g_str_has_prefix (name, query))
    *rank = QUOTH_ACTOR_RANK_PREFIX;
  else if ((found = strstr (name, query)) == NULL)
    return FALSE;
  else
    {
      *rank = QUOTH_ACTOR_RANK_INSIDE;
      for (; found != NULL && *rank == QUOTH_ACTOR_RANK_INSIDE; found = strstr (found + 1, query))
        if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
          *rank = QUOTH_ACTOR_RANK_WORD;
    }
  return TRUE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const QuothActorHit *left = a;
  const QuothActorHit *right = b;
  guint left_n = quoth_item_get_n_mentions (left->item);
  guint right_n = quoth_item_get_n_mentions (right->item);

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (left_n != right_n)
    return left_n > right_n ? -1 : 1;
  return g_utf8_collate (((QuothActor *) quoth_item_get_value (left->item))->name,
                         ((QuothActor *) quoth_item_get_value (right->item))->name);
}

GArray *
quoth_actor_index_search (QuothActorIndex *self, const char *query, guint max)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (QuothActorHit));
  g_autofree char *folded = g_strstrip (quoth_fold (query));
  QuothActorRank rank;

  g_array_set_clear_func (hits, hit_clear);
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);
      QuothActorHit *last =
        hits->len > 0 ? &g_array_index (hits, QuothActorHit, hits->len - 1) : NULL;

      if (!rank_name (name->folded, folded, &rank))
        continue;
      if (last != NULL && last->item == name->item)
        {
          if (rank < last->rank)
            {
              last->rank = rank;
              g_free (last->alias);
              last->alias = g_strdup (name->alias);
            }
        }
      else
        {
          QuothActorHit hit = { g_object_ref (name->item), rank, g_strdup (name->alias) };

          if (*folded == '\0')
            hit.rank = QUOTH_ACTOR_RANK_PREFIX;
          g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_hits);
  if (hits->len > max)
    g_array_set_size (hits, max);
  return hits;
}

/* Words that most names of organisations, groups and media have one of, without case. */
static const char *const organisation_words[] = {
  "agency", "army",    "authority",  "bank",     "bureau",    "commission", "committee", "company",
  "corp",   "council", "department", "fund",     "institute", "ministry",   "nato",      "office",
  "party",  "police",  "service",    "treasury", "union",     "university", NULL
};
static const char *const group_words[] = { "activists", "camp",     "community", "elite",  "experts",
                                           "farmers",   "officials", "opposition", "people", "protesters",
                                           "public",    "regime",   "team",      "voters", "workers",
                                           NULL };
static const char *const media_words[] = { "gazette", "herald", "journal", "magazine", "news",
                                           "post",    "radio",  "times",   "tribune",  "tv",
                                           NULL };

static gboolean
has_word (char **words, const char *const *list)
{
  for (char **word = words; *word != NULL; word++)
    if (g_strv_contains (list, *word))
      return TRUE;
  return FALSE;
}

/* Regional indicators, which flags are made of, or the black flag that others begin with. */
static gboolean
is_flag (const char *name)
{
  gunichar first = g_utf8_get_char (name);

  return (first >= 0x1F1E6 && first <= 0x1F1FF) || first == 0x1F3F4;
}

const char *
quoth_actor_guess_kind (const char *name)
{
  g_autofree char *folded = quoth_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " -’'.,", -1);
  const char *p = name;

  if (is_flag (name))
    return "state";
  if (has_word (words, group_words))
    return "group";
  if (has_word (words, organisation_words))
    return "organisation";
  if (has_word (words, media_words))
    return "media";
  /* An abbreviation: capitals only. */
  while (*p >= 'A' && *p <= 'Z')
    p++;
  if (*p == '\0' && p - name >= 2)
    return "organisation";
  return "person";
}
