/* quoth-utterance-maker.c: who says what a claim says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document names its author in words: "Mira Holt (@miraholt_lake)". They are an actor's if they are nothing but names of
 * that one actor: the words are taken from the left, each time as many as make a name, until none is left. Two actors of one
 * name, two authors, or a word that is no name ("by Mira Holt") leave the author what the document says. What the
 * words are is found once for each author, in O(words × the words of the longest name).
 */

#include "analysis/quoth-utterance-private.h"

#include "analysis/quoth-words.h"

struct _QuothUtteranceMaker
{
  GHashTable *documents; /* id → QuothDocument */
  GHashTable *names;     /* id → name */
  GHashTable *actors;    /* the key of a name → QuothId, none where more than one actor has it */
  GHashTable *authors;   /* an author as a document has it → QuothId, none where it is no actor */
  guint longest;         /* words in a name */
  GCancellable *cancellable;
};

void
quoth_utterance_maker_free (QuothUtteranceMaker *self)
{
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_clear_pointer (&self->authors, g_hash_table_unref);
  g_free (self);
}

static gboolean
add_document_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothUtteranceMaker *self = user_data;

  g_hash_table_insert (self->documents, &QUOTH_VALUE (value)->id, quoth_value_ref (value));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
add_name (QuothUtteranceMaker *self, const QuothId *actor, const char *name)
{
  g_autoptr (GPtrArray) words = quoth_words_split (name);
  char *key = quoth_words_join (words, 0, words->len, " ");
  QuothId *there = g_hash_table_lookup (self->actors, key);

  self->longest = MAX (self->longest, words->len);
  if (there == NULL)
    {
      g_hash_table_insert (self->actors, key, quoth_id_memdup (actor));
      return;
    }
  if (!quoth_id_equal (there, actor))
    *there = QUOTH_ID_NONE;
  g_free (key);
}

static gboolean
add_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothUtteranceMaker *self = user_data;
  const QuothActor *actor = value;

  g_hash_table_insert (self->names, quoth_id_memdup (&actor->value.id), g_strdup (actor->name));
  add_name (self, &actor->value.id, actor->name);
  for (guint i = 0; i < actor->aliases->len; i++)
    add_name (self, &actor->value.id, ((const QuothAlias *) actor->aliases->pdata[i])->text);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

QuothUtteranceMaker *
quoth_utterance_maker_new (QuothReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothUtteranceMaker) self = g_new0 (QuothUtteranceMaker, 1);
  QuothQuery documents = { .kind = QUOTH_KIND_DOCUMENT };
  QuothQuery actors = { .kind = QUOTH_KIND_ACTOR };

  self->cancellable = cancellable;
  self->documents = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!quoth_reader_foreach (reader, &documents, add_document_cb, self, error) ||
      !quoth_reader_foreach (reader, &actors, add_actor_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

QuothDocument *
quoth_utterance_maker_get_document (QuothUtteranceMaker *self, const QuothId *id)
{
  QuothDocument *document = g_hash_table_lookup (self->documents, id);

  if (document == NULL)
    {
      document = quoth_document_new (id);
      document->name = g_strdup ("?");
      g_hash_table_insert (self->documents, &document->value.id, document);
    }
  return document;
}

/* The actor of the longest name that begins at word @start; @end: where it ends. */
static const QuothId *
find_name (QuothUtteranceMaker *self, GPtrArray *words, guint start, guint *end)
{
  for (*end = MIN (words->len, start + self->longest); *end > start; (*end)--)
    {
      g_autofree char *key = quoth_words_join (words, start, *end, " ");
      const QuothId *actor = g_hash_table_lookup (self->actors, key);

      if (actor != NULL)
        return actor;
    }
  return NULL;
}

static QuothId
find_author (QuothUtteranceMaker *self, const char *author)
{
  g_autoptr (GPtrArray) words = quoth_words_split (author);
  const QuothId *found = NULL;
  guint end;

  for (guint start = 0; start < words->len; start = end)
    {
      const QuothId *actor = find_name (self, words, start, &end);

      if (actor == NULL || (found != NULL && !quoth_id_equal (actor, found)))
        return QUOTH_ID_NONE;
      found = actor;
    }
  return found != NULL ? *found : QUOTH_ID_NONE;
}

static const QuothId *
get_author (QuothUtteranceMaker *self, const char *author)
{
  QuothId *actor = g_hash_table_lookup (self->authors, author);

  if (actor == NULL)
    {
      QuothId found = find_author (self, author);

      actor = quoth_id_memdup (&found);
      g_hash_table_insert (self->authors, g_strdup (author), actor);
    }
  return actor;
}

GArray *
quoth_utterance_maker_list_written (QuothUtteranceMaker *self, const QuothId *actor)
{
  GArray *written = g_array_new (FALSE, FALSE, sizeof (QuothId));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothDocument *document = value;

      if (document->author != NULL && quoth_id_equal (get_author (self, document->author), actor))
        g_array_append_val (written, document->value.id);
    }
  return written;
}

static void
add_claimant (QuothUtteranceMaker *self, QuothUtterance *utterance, GString *names, const QuothId *actor)
{
  const char *name = g_hash_table_lookup (self->names, actor);

  g_array_append_val (utterance->claimants, *actor);
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name != NULL && *name != '\0' ? name : "?");
}

static void
fill_author (QuothUtteranceMaker *self, QuothUtterance *utterance, GString *names)
{
  const char *author = utterance->document->author;

  if (author == NULL || *author == '\0')
    return;
  utterance->source = QUOTH_CLAIMANT_AUTHOR;
  if (!quoth_id_is_none (get_author (self, author)))
    add_claimant (self, utterance, names, get_author (self, author));
  else
    g_string_append (names, author);
}

static void
fill_claimants (QuothUtteranceMaker *self, QuothUtterance *utterance)
{
  const QuothClaim *claim = utterance->claim;
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role != QUOTH_ROLE_CLAIMANT)
        continue;
      utterance->source = QUOTH_CLAIMANT_ROLE;
      add_claimant (self, utterance, names, &role->actor);
    }
  if (utterance->source == QUOTH_CLAIMANT_UNKNOWN && claim->chain->len > 0)
    {
      utterance->source = QUOTH_CLAIMANT_CHAIN;
      add_claimant (self, utterance, names, quoth_claim_get_claimant (claim));
    }
  if (utterance->source == QUOTH_CLAIMANT_UNKNOWN)
    fill_author (self, utterance, names);
  utterance->claimant = g_string_free (names, FALSE);
}

QuothUtterance *
quoth_utterance_maker_make (QuothUtteranceMaker *self, QuothClaim *claim, QuothLink link)
{
  QuothUtterance *utterance = g_new0 (QuothUtterance, 1);

  utterance->claim = quoth_value_ref (claim);
  utterance->link = link;
  utterance->claimants = g_array_new (FALSE, FALSE, sizeof (QuothId));
  utterance->document = quoth_value_ref (quoth_utterance_maker_get_document (self, &claim->annotation.document));
  utterance->date_is_own = claim->date != NULL && *claim->date != '\0';
  utterance->date = utterance->date_is_own ? claim->date : utterance->document->date;
  if (utterance->date == NULL)
    utterance->date = "";
  fill_claimants (self, utterance);
  return utterance;
}
