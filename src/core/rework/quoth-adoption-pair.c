/* quoth-adoption-pair.c: what is the same in two projects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what things are called: each name, key and alias is folded and looked up in a table of ours, so it takes O(ours + theirs). A
 * reason that is better (the enum has them in order) wins over all that are worse; where the best reason holds for several of ours, a
 * person has to say which. Two Wikidata ids that differ say that two actors are two, whatever they are called.
 * (Rejected: likeness of names, as the page of duplicates has it. What is wrongly taken for one is hard to take apart, and what is wrongly
 * left apart is found there, and merged.)
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rework/quoth-rework.h"

static void
candidate_free (gpointer data)
{
  QuothCandidate *self = data;

  g_free (self->name);
  g_free (self);
}

static QuothPairing *
pairing_new (const QuothValue *theirs)
{
  QuothPairing *self = g_new0 (QuothPairing, 1);

  self->kind = theirs->kind;
  self->theirs = theirs->id;
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->choice = -1;
  return self;
}

void
quoth_pairing_free (QuothPairing *self)
{
  g_free (self->name);
  g_free (self->key);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

void
quoth_pairing_add (QuothPairing *self, const QuothId *id, const char *name, QuothPairReason reason)
{
  QuothCandidate *candidate = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      QuothCandidate *there = self->candidates->pdata[i];

      if (quoth_id_equal (&there->id, id))
        candidate = there;
    }
  if (candidate == NULL)
    {
      candidate = g_new0 (QuothCandidate, 1);
      candidate->id = *id;
      candidate->name = g_strdup (name);
      candidate->reason = reason;
      g_ptr_array_add (self->candidates, candidate);
    }
  candidate->reason = MIN (candidate->reason, reason);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const QuothCandidate *x = *(const QuothCandidate *const *) a;
  const QuothCandidate *y = *(const QuothCandidate *const *) b;
  int order = (int) x->reason - (int) y->reason;

  if (order == 0)
    order = g_strcmp0 (x->name, y->name);
  return order != 0 ? order : quoth_id_compare (&x->id, &y->id);
}

void
quoth_pairing_decide (QuothPairing *self)
{
  const QuothCandidate *const *candidates = (const QuothCandidate *const *) self->candidates->pdata;
  guint n = self->candidates->len;

  g_ptr_array_sort (self->candidates, compare_candidates);
  self->choice = -1;
  self->is_open = FALSE;
  if (n == 0 || candidates[0]->reason >= QUOTH_PAIR_OTHER_KIND)
    return;
  /* Any of several documents with the very same text is as good. */
  self->is_open
    = n > 1 && candidates[0]->reason == candidates[1]->reason && candidates[0]->reason != QUOTH_PAIR_TEXT;
  self->choice = self->is_open ? -1 : 0;
}

const QuothCandidate *
quoth_pairing_get_choice (const QuothPairing *self)
{
  return self->choice >= 0 ? self->candidates->pdata[self->choice] : NULL;
}

const char *
quoth_pair_reason_describe (QuothPairReason reason)
{
  static const char *const reasons[] = {
    [QUOTH_PAIR_HERE] = N_("came in before"),
    [QUOTH_PAIR_USED] = N_("so it was when this project was merged before"),
    [QUOTH_PAIR_TEXT] = N_("same text"),
    [QUOTH_PAIR_WIKIDATA] = N_("same Wikidata id"),
    [QUOTH_PAIR_KEY] = N_("same key"),
    [QUOTH_PAIR_NAME] = N_("same name"),
    [QUOTH_PAIR_EARLIER_TEXT] = N_("same text, corrected since"),
    [QUOTH_PAIR_ALIAS] = N_("an alias is the same"),
    [QUOTH_PAIR_OTHER_KIND] = N_("same name, another kind of actor"),
    [QUOTH_PAIR_CHOSEN] = N_("as chosen"),
  };

  return _(reasons[reason]);
}

int
quoth_pairing_compare (gconstpointer a, gconstpointer b)
{
  const QuothPairing *x = *(const QuothPairing *const *) a;
  const QuothPairing *y = *(const QuothPairing *const *) b;
  int order = (int) x->kind - (int) y->kind;

  if (order == 0)
    order = y->is_open - x->is_open;
  if (order == 0)
    order = g_utf8_collate (x->name, y->name);
  return order != 0 ? order : quoth_id_compare (&x->theirs, &y->theirs);
}

gboolean
quoth_adoption_has_pairing (QuothKind kind)
{
  return kind != QUOTH_KIND_PROJECT && kind != QUOTH_KIND_CODEBOOK_VERSION && kind < QUOTH_KIND_MENTION;
}

/* ---- What values are called ---- */

/* Two values that are called the same in one of these ways may be one. */
typedef enum
{
  CALLED_TEXT,
  CALLED_WIKIDATA,
  CALLED_KEY,
  CALLED_NAME,
  CALLED_ALIAS,
  N_CALLED
} Called;

typedef void (*CallFunc) (Called called, const char *text, gpointer data);

static const char *
get_key (gconstpointer value)
{
  switch ((int) ((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      return ((const QuothActorKind *) value)->key;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return ((const QuothAnnotationType *) value)->key;
    case QUOTH_KIND_CODE:
      return ((const QuothCode *) value)->key;
    case QUOTH_KIND_RELATION_TYPE:
      return ((const QuothRelationType *) value)->key;
    case QUOTH_KIND_ATTRIBUTE:
      return ((const QuothAttribute *) value)->key;
    default:
      return NULL;
    }
}

static char *
dup_name (gpointer value)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CODER)
    return g_strdup (quoth_coder (value)->name);
  return quoth_rework_dup_name (value);
}

/* Case and forms of writing are folded, marks are not: in some scripts they are vowels. */
static void
call (Called called, const char *text, CallFunc func, gpointer data)
{
  g_autofree char *lower = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *folded = lower != NULL ? g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;

  if (folded != NULL && *g_strstrip (folded) != '\0')
    func (called, folded, data);
}

static void
call_actor (QuothActor *actor, CallFunc func, gpointer data)
{
  call (CALLED_WIKIDATA, actor->wikidata, func, data);
  call (CALLED_NAME, actor->name, func, data);
  for (guint i = 0; i < actor->aliases->len; i++)
    call (CALLED_ALIAS, ((QuothAlias *) actor->aliases->pdata[i])->text, func, data);
}

/* Everything that @value is called. */
static void
foreach_call (gpointer value, CallFunc func, gpointer data)
{
  g_autofree char *hash = NULL;

  call (CALLED_KEY, get_key (value), func, data);
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      call (CALLED_NAME, quoth_coder (value)->name, func, data);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      call (CALLED_NAME, quoth_actor_kind (value)->name, func, data);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      call (CALLED_NAME, quoth_annotation_type (value)->name, func, data);
      break;
    case QUOTH_KIND_CODE:
      call (CALLED_NAME, quoth_code (value)->name, func, data);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      call (CALLED_NAME, quoth_relation_type (value)->name, func, data);
      break;
    case QUOTH_KIND_ATTRIBUTE:
      call (CALLED_NAME, quoth_attribute (value)->name, func, data);
      break;
    case QUOTH_KIND_ACTOR:
      call_actor (value, func, data);
      break;
    case QUOTH_KIND_DOCUMENT:
      hash = g_base64_encode (quoth_document (value)->sha256, sizeof quoth_document (value)->sha256);
      func (CALLED_TEXT, hash, data);
      break;
    case QUOTH_KIND_PROPOSITION:
    default:
      call (CALLED_NAME, quoth_proposition (value)->statement, func, data);
      break;
    }
}

/* ---- Looking theirs up in ours ---- */

/* @by_call: what is called so, in each of the ways; @by_id: all of ours. */
typedef struct
{
  QuothAdoption *adoption;
  QuothReader *ours;
  QuothReader *theirs;
  GPtrArray *values;
  GHashTable *by_id;
  GHashTable *by_call[N_CALLED];
  QuothValue *value; /* the one that is being looked at */
  QuothPairing *pairing;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  for (guint i = 0; i < N_CALLED; i++)
    g_clear_pointer (&self->by_call[i], g_hash_table_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
index_call_cb (Called called, const char *text, gpointer data)
{
  Search *self = data;
  GPtrArray *so_called = g_hash_table_lookup (self->by_call[called], text);

  if (so_called == NULL)
    {
      so_called = g_ptr_array_new ();
      g_hash_table_insert (self->by_call[called], g_strdup (text), so_called);
    }
  g_ptr_array_add (so_called, self->value);
}

static gboolean
search_init (Search *self, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };

  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  for (guint i = 0; i < N_CALLED; i++)
    self->by_call[i]
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->values = quoth_reader_list (self->ours, &query, error);
  if (self->values == NULL)
    return FALSE;
  for (guint i = 0; i < self->values->len; i++)
    {
      self->value = self->values->pdata[i];
      g_hash_table_insert (self->by_id, &self->value->id, self->value);
      foreach_call (self->value, index_call_cb, self);
    }
  return TRUE;
}

static gboolean
is_unset (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Whether the two may be one at all. */
static gboolean
may_be (gpointer ours, gpointer theirs)
{
  if (QUOTH_VALUE (ours)->kind == QUOTH_KIND_ATTRIBUTE)
    return quoth_attribute (ours)->on == quoth_attribute (theirs)->on
           && quoth_attribute (ours)->type == quoth_attribute (theirs)->type;
  if (QUOTH_VALUE (ours)->kind == QUOTH_KIND_ACTOR)
    return is_unset (quoth_actor (ours)->wikidata) || is_unset (quoth_actor (theirs)->wikidata)
           || g_str_equal (quoth_actor (ours)->wikidata, quoth_actor (theirs)->wikidata);
  return TRUE;
}

static void
add_candidates (Search *self, Called called, const char *text, QuothPairReason reason)
{
  GPtrArray *so_called = g_hash_table_lookup (self->by_call[called], text);

  for (guint i = 0; so_called != NULL && i < so_called->len; i++)
    {
      QuothValue *value = so_called->pdata[i];
      g_autofree char *name = dup_name (value);
      QuothPairReason why = reason;

      if (!may_be (value, self->value))
        continue;
      if (value->kind == QUOTH_KIND_ACTOR && why > QUOTH_PAIR_WIKIDATA
          && g_strcmp0 (quoth_actor (value)->actor_kind, quoth_actor ((gpointer) self->value)->actor_kind) != 0)
        why = QUOTH_PAIR_OTHER_KIND;
      quoth_pairing_add (self->pairing, &value->id, name, why);
    }
}

static void
look_up_cb (Called called, const char *text, gpointer data)
{
  static const QuothPairReason reasons[] = {
    [CALLED_TEXT] = QUOTH_PAIR_TEXT, [CALLED_WIKIDATA] = QUOTH_PAIR_WIKIDATA, [CALLED_KEY] = QUOTH_PAIR_KEY,
    [CALLED_NAME] = QUOTH_PAIR_NAME, [CALLED_ALIAS] = QUOTH_PAIR_ALIAS,
  };

  add_candidates (data, called, text, reasons[called]);
  if (called == CALLED_NAME)
    add_candidates (data, CALLED_ALIAS, text, QUOTH_PAIR_ALIAS);
  else if (called == CALLED_ALIAS)
    add_candidates (data, CALLED_NAME, text, QUOTH_PAIR_ALIAS);
}

/* Whether a text of @document, of @reader, is the one with @sha256. */
static gboolean
had_text (QuothReader *reader, const QuothId *document, const guint8 *sha256)
{
  g_autoptr (GPtrArray) revisions = quoth_reader_list_revisions (reader, document, NULL);

  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    if (memcmp (((QuothRevision *) revisions->pdata[i])->sha256, sha256, 32) == 0)
      return TRUE;
  return FALSE;
}

/* One of the two was corrected: they have the same name, and a text in common. */
static void
look_for_earlier_text (Search *self, QuothDocument *theirs)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      QuothDocument *ours = self->values->pdata[i];

      if (g_strcmp0 (ours->name, theirs->name) == 0
          && (had_text (self->ours, &ours->value.id, theirs->sha256)
              || had_text (self->theirs, &theirs->value.id, ours->sha256)))
        quoth_pairing_add (self->pairing, &ours->value.id, ours->name, QUOTH_PAIR_EARLIER_TEXT);
    }
}

static gboolean
pair_cb (gpointer value, gpointer data, GError **error)
{
  Search *self = data;
  QuothPairing *pairing = pairing_new (value);
  QuothValue *same = g_hash_table_lookup (self->by_id, &QUOTH_VALUE (value)->id);

  self->value = value;
  self->pairing = pairing;
  pairing->name = dup_name (value);
  pairing->key = g_strdup (get_key (value));
  if (same != NULL)
    {
      g_autofree char *name = dup_name (same);

      quoth_pairing_add (pairing, &same->id, name, QUOTH_PAIR_HERE);
    }
  else
    {
      foreach_call (value, look_up_cb, self);
      if (pairing->kind == QUOTH_KIND_DOCUMENT && pairing->candidates->len == 0)
        look_for_earlier_text (self, value);
    }
  quoth_pairing_decide (pairing);
  g_ptr_array_add (self->adoption->pairings, pairing);
  g_hash_table_insert (self->adoption->by_id, &pairing->theirs, pairing);
  return TRUE;
}

gboolean
quoth_adoption_pair (QuothAdoption *self, QuothReader *ours, QuothReader *theirs, QuothKind kind, GError **error)
{
  g_auto (Search) search = { .adoption = self, .ours = ours, .theirs = theirs };
  QuothQuery query = { .kind = kind };

  return search_init (&search, kind, error) && quoth_reader_foreach (theirs, &query, pair_cb, &search, error);
}
