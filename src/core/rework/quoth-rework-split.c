/* quoth-rework-split.c: making two of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With a claim go the mentions that its roles and links are tied to, and with a mention all that is tied to it: a tie is
 * between a mention and a role of one and the same actor. So the claims that are named come first, then the mentions, then
 * all claims.
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

/* @mentions: those that go; @words, @exact_words: what is meant by the part, folded and as it is; @n_mentions, @n_claims: of
 * those that were named, how many were met. */
typedef struct
{
  QuothReworkRun *run;
  const QuothActor *whole;
  QuothActor *part;
  GHashTable *mentions;
  GHashTable *words;
  GHashTable *exact_words;
  guint n_mentions;
  guint n_claims;
} Split;

static void
split_clear (Split *self)
{
  g_clear_pointer (&self->mentions, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->exact_words, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, split_clear)

/* What differs only in case, or in how accents are encoded, is the same to a reader. */
static char *
fold_words (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* A name that both have tells nothing. */
static void
add_words (Split *self, const char *words, gboolean match_case)
{
  g_autofree char *folded = fold_words (words);
  g_autofree char *name = fold_words (self->whole->name);

  if (g_str_equal (folded, name))
    return;
  if (match_case)
    g_hash_table_add (self->exact_words, g_strdup (words));
  else
    g_hash_table_add (self->words, g_steal_pointer (&folded));
}

static void
split_init (Split *self, QuothReworkRun *run)
{
  GHashTableIter mentions;
  gpointer mention;

  self->run = run;
  self->whole = run->sources->pdata[0];
  self->part = quoth_actor (run->rework->part);
  self->mentions = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->exact_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&mentions, run->rework->mentions);
  while (g_hash_table_iter_next (&mentions, &mention, NULL))
    g_hash_table_add (self->mentions, quoth_id_memdup (mention));
  if (self->part->name != NULL)
    add_words (self, self->part->name, FALSE);
  for (guint i = 0; i < self->part->aliases->len; i++)
    {
      const QuothAlias *alias = self->part->aliases->pdata[i];

      add_words (self, alias->text, alias->match_case);
    }
}

static gboolean
is_called_so (Split *self, const QuothMention *mention)
{
  g_autofree char *quote = quoth_annotation_dup_quote (mention);
  g_autofree char *folded = fold_words (quote);

  return g_hash_table_contains (self->exact_words, quote) || g_hash_table_contains (self->words, folded);
}

/* The mentions that go with a claim. */
static gboolean
find_ties_cb (gpointer value, gpointer data, GError **error)
{
  Split *self = data;
  const QuothId *actor = &self->whole->value.id;
  QuothClaim *claim;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM
      || !g_hash_table_contains (self->run->rework->claims, &QUOTH_VALUE (value)->id))
    return TRUE;
  self->n_claims++;
  claim = value;
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (quoth_id_equal (&role->actor, actor) && !quoth_id_is_none (&role->mention))
        g_hash_table_add (self->mentions, quoth_id_memdup (&role->mention));
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      if (quoth_id_equal (&link->actor, actor) && !quoth_id_is_none (&link->mention))
        g_hash_table_add (self->mentions, quoth_id_memdup (&link->mention));
    }
  return TRUE;
}

static gboolean
split_mention_cb (gpointer value, gpointer data, GError **error)
{
  Split *self = data;
  QuothMention *mention = value;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_MENTION)
    return TRUE;
  if (g_hash_table_contains (self->run->rework->mentions, &QUOTH_VALUE (value)->id))
    self->n_mentions++;
  if (is_called_so (self, mention))
    g_hash_table_add (self->mentions, quoth_id_memdup (&mention->annotation.value.id));
  if (!g_hash_table_contains (self->mentions, &mention->annotation.value.id))
    return TRUE;
  mention = quoth_rework_run_edit (self->run, mention);
  mention->actor = self->part->value.id;
  self->run->rework->n_followed[QUOTH_KIND_MENTION]++;
  return TRUE;
}

static gboolean
goes_along (Split *self, const QuothClaim *claim, const QuothId *actor, const QuothId *mention)
{
  return quoth_id_equal (actor, &self->whole->value.id)
         && (g_hash_table_contains (self->run->rework->claims, &claim->annotation.value.id)
             || g_hash_table_contains (self->mentions, mention));
}

static gboolean
split_claim_cb (gpointer value, gpointer data, GError **error)
{
  Split *self = data;
  g_autoptr (QuothClaim) claim = NULL;
  gboolean changed = FALSE;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM)
    return TRUE;
  claim = quoth_claim_copy (value);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (!goes_along (self, claim, &role->actor, &role->mention))
        continue;
      role->actor = self->part->value.id;
      changed = TRUE;
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      if (!goes_along (self, claim, &link->actor, &link->mention))
        continue;
      link->actor = self->part->value.id;
      changed = TRUE;
    }
  if (changed)
    {
      quoth_rework_run_add (self->run, claim);
      self->run->rework->n_followed[QUOTH_KIND_CLAIM]++;
    }
  return TRUE;
}

/* The aliases that the part has, its name among them, are no longer those of the whole. */
static void
split_aliases (QuothReworkRun *run, const QuothActor *part)
{
  QuothActor *whole = quoth_rework_run_edit (run, run->sources->pdata[0]);

  for (guint i = 0; i < whole->aliases->len;)
    {
      const QuothAlias *alias = whole->aliases->pdata[i];
      gboolean goes = g_strcmp0 (alias->text, part->name) == 0;

      for (guint j = 0; j < part->aliases->len && !goes; j++)
        goes = g_str_equal (alias->text, ((QuothAlias *) part->aliases->pdata[j])->text);
      if (goes)
        g_ptr_array_remove_index (whole->aliases, i);
      else
        i++;
    }
}

static gboolean
refuse_strangers (QuothReworkRun *run, GError **error)
{
  g_autofree char *name = quoth_rework_dup_name (run->sources->pdata[0]);

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               run->rework->kind == QUOTH_KIND_ACTOR
                 ? _ ("a mention or claim that is to go with the new actor is none of “%s”")
                 : _ ("a claim that is to go with the new code is not under “%s”"),
               name);
  return FALSE;
}

static gboolean
split_actor (QuothReworkRun *run, GError **error)
{
  g_auto (Split) self = { 0 };
  const QuothValueFunc passes[] = { find_ties_cb, split_mention_cb, split_claim_cb };

  split_init (&self, run);
  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    if (!quoth_reader_foreach_use (
          run->reader, QUOTH_KIND_ACTOR, &self.whole->value.id, passes[i], &self, error))
      return FALSE;
  if (self.n_claims < g_hash_table_size (run->rework->claims)
      || self.n_mentions < g_hash_table_size (run->rework->mentions))
    return refuse_strangers (run, error);
  split_aliases (run, self.part);
  quoth_rework_run_add (run, self.part);
  return TRUE;
}

static gboolean
split_code_cb (gpointer value, gpointer data, GError **error)
{
  QuothReworkRun *run = data;
  const QuothValue *whole = run->sources->pdata[0];
  QuothClaim *claim;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM
      || !g_hash_table_contains (run->rework->claims, &QUOTH_VALUE (value)->id))
    return TRUE;
  claim = quoth_rework_run_edit (run, value);
  for (guint i = 0; i < claim->categories->len; i++)
    {
      QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      if (quoth_id_equal (&category->code, &whole->id))
        category->code = run->rework->part->id;
    }
  run->rework->n_followed[QUOTH_KIND_CLAIM]++;
  return TRUE;
}

static gboolean
split_code (QuothReworkRun *run, GError **error)
{
  const QuothValue *whole = run->sources->pdata[0];
  g_autoptr (QuothCode) part = quoth_code_copy (quoth_code (run->rework->part));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (!quoth_reader_foreach_use (
        run->reader, QUOTH_KIND_CODE, &whole->id, split_code_cb, run, error))
    return FALSE;
  if (run->rework->n_followed[QUOTH_KIND_CLAIM] < g_hash_table_size (run->rework->claims))
    return refuse_strangers (run, error);
  quoth_rework_run_add (run, part);
  g_ptr_array_add (parts, part);
  return quoth_rework_append_codes (run, &part->parent, parts, error);
}

gboolean
quoth_rework_split (QuothReworkRun *self, GError **error)
{
  const QuothValue *part = self->rework->part;
  g_autofree char *name = NULL;

  if (!quoth_reader_has (self->reader, part->kind, &part->id))
    return part->kind == QUOTH_KIND_ACTOR ? split_actor (self, error) : split_code (self, error);
  name = quoth_rework_dup_name (part);
  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("“%s” is in the project already; a split makes a new one"), name);
  return FALSE;
}
