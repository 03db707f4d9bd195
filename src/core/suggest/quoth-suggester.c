/* quoth-suggester.c: what might be coded in a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is taken apart in blocks that end with a line, so that the memory this takes does not grow with the text; what is kept of it is
 * what was found. Neither names nor claims go over the end of a line.
 */

#include "suggest/quoth-suggester-private.h"

#include <string.h>

#include "text/quoth-fold.h"

/* In code points. A line that is longer is cut at a blank. */
#define BLOCK 32768
#define MAX_LINE 131072

static void
count_use (QuothSuggester *self, const QuothFoundName *name)
{
  QuothNameUse *use = g_hash_table_lookup (self->uses, name->key);

  if (use == NULL)
    {
      use = g_new0 (QuothNameUse, 1);
      g_hash_table_insert (self->uses, g_strdup (name->key), use);
    }
  if (name->reason == QUOTH_NAME_SINGLE)
    use->n_single++;
  else if (name->reason != QUOTH_NAME_FIRST)
    use->n++;
}

/* "Sechin" for "Igor Sechin", unless the text has another Sechin. */
static void
note_full (QuothSuggester *self, guint index)
{
  const QuothFoundName *name = &g_array_index (self->names, QuothFoundName, index);
  gpointer found;

  if (name->last == NULL || (name->reason != QUOTH_NAME_TITLE && name->reason != QUOTH_NAME_GIVEN && name->reason != QUOTH_NAME_CAPITALS))
    return;
  if (!g_hash_table_lookup_extended (self->full, name->last, NULL, &found))
    g_hash_table_insert (self->full, g_strdup (name->last), GUINT_TO_POINTER (index + 1));
  else if (found != NULL && !g_str_equal (g_array_index (self->names, QuothFoundName, GPOINTER_TO_UINT (found) - 1).key, name->key))
    g_hash_table_insert (self->full, g_strdup (name->last), NULL);
}

static guint
find_block_end (QuothText *text, guint start)
{
  guint length = quoth_text_get_length (text);
  const char *p;
  guint end;

  if (length - start <= BLOCK)
    return length;
  end = start + BLOCK;
  p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, end);
  for (; end < length && *p != '\n'; p = g_utf8_next_char (p), end++)
    if (end - start > MAX_LINE && *p == ' ')
      break;
  return MIN (end + 1, length);
}

static void
find_countries (QuothSuggester *self)
{
  g_autoptr (QuothAliasMatcher) matcher = quoth_alias_matcher_new ();
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));
  QuothText *text = self->document->text;

  quoth_countries_add (matcher, quoth_lexicon_get_language (self->lexicon));
  quoth_alias_matcher_find (matcher, text, quoth_range (0, quoth_text_get_length (text)), matches);
  quoth_alias_matches_resolve (matches);
  for (guint i = 0; i < matches->len; i++)
    {
      QuothRange range = g_array_index (matches, QuothAliasMatch, i).range;
      g_autofree char *words = quoth_text_dup_slice (text, range);
      QuothFoundName name = { range, quoth_fold (words), NULL, QUOTH_NAME_COUNTRY };

      g_array_append_val (self->names, name);
    }
}

static gboolean
read_text (QuothSuggester *self, GCancellable *cancellable, GError **error)
{
  QuothText *text = self->document->text;
  guint length = quoth_text_get_length (text);

  for (guint start = 0, end; start < length; start = end)
    {
      g_autoptr (QuothScan) scan = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      end = find_block_end (text, start);
      scan = quoth_scan_new (text, self->lexicon, quoth_range (start, end));
      quoth_found_names_find (scan, self->names);
      quoth_claims_find (scan, self->claims);
    }
  find_countries (self);
  quoth_found_names_merge (self->names);
  for (guint i = 0; i < self->names->len; i++)
    {
      count_use (self, &g_array_index (self->names, QuothFoundName, i));
      note_full (self, i);
    }
  return TRUE;
}

QuothSuggester *
quoth_suggester_new (QuothDocument *document, QuothLexicons *lexicons, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothSuggester) self = g_new0 (QuothSuggester, 1);

  g_assert (document->text != NULL);
  self->document = quoth_value_ref (document);
  self->lexicon = quoth_lexicon_ref (quoth_lexicons_choose (lexicons, document->language, document->text));
  self->names = quoth_found_names_new ();
  self->claims = g_array_new (FALSE, FALSE, sizeof (QuothFoundClaim));
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->full = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->actors = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->matches = g_array_new (FALSE, FALSE, sizeof (QuothActorMatch));
  return read_text (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
quoth_suggester_free (QuothSuggester *self)
{
  quoth_value_unref (self->document);
  quoth_lexicon_unref (self->lexicon);
  g_array_unref (self->names);
  g_array_unref (self->claims);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->full);
  g_hash_table_unref (self->actors);
  g_array_unref (self->matches);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->known_last, g_hash_table_unref);
  g_free (self);
}

QuothDocument *
quoth_suggester_get_document (QuothSuggester *self)
{
  return self->document;
}

/* ---- The registry ---- */

/* A pattern: which name of which actor. */
typedef struct
{
  QuothActor *actor;
  guint alias;
} Name;

static void
add_patterns (QuothAliasMatcher *matcher, GArray *names, QuothActor *actor)
{
  Name name = { actor, 0 };

  quoth_alias_matcher_add (matcher, actor->name, QUOTH_ALIAS_WORD | QUOTH_ALIAS_CAPITALS);
  g_array_append_val (names, name);
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      /* What is written with a capital is not looked for without: "US" is not "us". */
      QuothAliasFlags flags = QUOTH_ALIAS_CAPITALS;

      flags |= alias->match_case ? QUOTH_ALIAS_MATCH_CASE : 0;
      flags |= alias->part_of_word ? 0 : QUOTH_ALIAS_WORD;
      name.alias = i + 1;
      quoth_alias_matcher_add (matcher, alias->text, flags);
      g_array_append_val (names, name);
    }
}

static void
add_matches (QuothSuggester *self, GPtrArray *actors)
{
  g_autoptr (QuothAliasMatcher) matcher = quoth_alias_matcher_new ();
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));
  QuothText *text = self->document->text;

  for (guint i = 0; i < actors->len; i++)
    add_patterns (matcher, names, actors->pdata[i]);
  quoth_alias_matcher_find (matcher, text, quoth_range (0, quoth_text_get_length (text)), found);
  for (guint i = 0; i < found->len; i++)
    {
      const QuothAliasMatch *match = &g_array_index (found, QuothAliasMatch, i);
      const Name *name = &g_array_index (names, Name, match->pattern);
      QuothActorMatch actor_match = { match->range, name->actor, name->alias };

      g_array_append_val (self->matches, actor_match);
    }
}

static void
forget_known (QuothSuggester *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->known_last, g_hash_table_unref);
}

void
quoth_suggester_set_actors (QuothSuggester *self, GPtrArray *actors)
{
  forget_known (self);
  g_array_set_size (self->matches, 0);
  g_hash_table_remove_all (self->actors);
  for (guint i = 0; i < actors->len; i++)
    g_hash_table_replace (self->actors, &QUOTH_VALUE (actors->pdata[i])->id, quoth_value_ref (actors->pdata[i]));
  add_matches (self, actors);
}

void
quoth_suggester_remove_actor (QuothSuggester *self, const QuothId *id)
{
  guint kept = 0;

  forget_known (self);
  for (guint i = 0; i < self->matches->len; i++)
    {
      QuothActorMatch match = g_array_index (self->matches, QuothActorMatch, i);

      if (!quoth_id_equal (&match.actor->value.id, id))
        g_array_index (self->matches, QuothActorMatch, kept++) = match;
    }
  g_array_set_size (self->matches, kept);
  g_hash_table_remove (self->actors, id);
}

void
quoth_suggester_put_actor (QuothSuggester *self, QuothActor *actor)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new ();
  QuothId id = actor->value.id;

  quoth_suggester_remove_actor (self, &id);
  g_hash_table_replace (self->actors, &actor->value.id, quoth_value_ref (actor));
  g_ptr_array_add (actors, actor);
  add_matches (self, actors);
}

static void
note_known (QuothSuggester *self, const char *name, QuothActor *actor)
{
  g_autofree char *folded = quoth_fold (name);
  const char *last = strrchr (folded, ' ');
  gpointer other;

  if (last != NULL && g_str_equal (actor->actor_kind, "person"))
    {
      if (g_hash_table_lookup_extended (self->known_last, last + 1, NULL, &other) && other != actor)
        g_hash_table_insert (self->known_last, g_strdup (last + 1), NULL);
      else
        g_hash_table_insert (self->known_last, g_strdup (last + 1), actor);
    }
  /* Of two with one name the older. */
  other = g_hash_table_lookup (self->known, folded);
  if (other == NULL || quoth_id_compare (&actor->value.id, &QUOTH_VALUE (other)->id) < 0)
    g_hash_table_insert (self->known, g_steal_pointer (&folded), actor);
}

void
quoth_suggester_need_known (QuothSuggester *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->known != NULL)
    return;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known_last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      QuothActor *actor = value;

      note_known (self, actor->name, actor);
      for (guint i = 0; i < actor->aliases->len; i++)
        note_known (self, ((QuothAlias *) actor->aliases->pdata[i])->text, actor);
    }
}
