/* quoth-adoption-learn.c: what the values of another project became when it came in before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations keep their ids when they come in. So one that is in both projects says what its actor, code or coder was taken for, whatever
 * somebody chose then: nothing has to be remembered. O(annotations of theirs).
 */

#include "config.h"

#include "model/quoth-claim.h"
#include "model/quoth-mention.h"
#include "rework/quoth-adoption-private.h"
#include "rework/quoth-rework.h"

typedef struct
{
  QuothAdoption *adoption;
  QuothReader *ours;
  GCancellable *cancellable;
} Learning;

/* What was taken for something first holds: later edits here may have led single annotations elsewhere. */
static void
learn_id (Learning *self, QuothKind kind, const QuothId *theirs, const QuothId *ours)
{
  QuothPairing *pairing = g_hash_table_lookup (self->adoption->by_id, theirs);
  g_autoptr (QuothValue) value = NULL;
  g_autofree char *name = NULL;

  if (pairing == NULL || quoth_id_equal (theirs, ours))
    return;
  for (guint i = 0; i < pairing->candidates->len; i++)
    if (((QuothCandidate *) pairing->candidates->pdata[i])->reason <= QUOTH_PAIR_USED)
      return;
  value = quoth_reader_get (self->ours, kind, ours, NULL);
  if (value == NULL)
    return;
  name = kind == QUOTH_KIND_CODER ? g_strdup (quoth_coder (value)->name) : quoth_rework_dup_name (value);
  quoth_pairing_add (pairing, ours, name, QUOTH_PAIR_USED);
  quoth_pairing_decide (pairing);
}

static void
learn_categories (Learning *self, QuothClaim *theirs, QuothClaim *ours)
{
  for (guint i = 0; i < theirs->categories->len && theirs->categories->len == ours->categories->len; i++)
    learn_id (self, QUOTH_KIND_CODE, &g_array_index (theirs->categories, QuothCategory, i).code,
              &g_array_index (ours->categories, QuothCategory, i).code);
}

static void
learn_roles (Learning *self, QuothClaim *theirs, QuothClaim *ours)
{
  for (guint i = 0; i < theirs->roles->len && theirs->roles->len == ours->roles->len; i++)
    {
      const QuothClaimRole *their_role = &g_array_index (theirs->roles, QuothClaimRole, i);
      const QuothClaimRole *our_role = &g_array_index (ours->roles, QuothClaimRole, i);

      if (their_role->role == our_role->role)
        learn_id (self, QUOTH_KIND_ACTOR, &their_role->actor, &our_role->actor);
    }
}

static void
learn_claim (Learning *self, QuothClaim *theirs, QuothClaim *ours)
{
  learn_categories (self, theirs, ours);
  learn_roles (self, theirs, ours);
  for (guint i = 0; i < theirs->propositions->len && theirs->propositions->len == ours->propositions->len; i++)
    learn_id (self, QUOTH_KIND_PROPOSITION,
              &g_array_index (theirs->propositions, QuothClaimProposition, i).proposition,
              &g_array_index (ours->propositions, QuothClaimProposition, i).proposition);
}

static gboolean
learn_cb (gpointer value, gpointer data, GError **error)
{
  Learning *self = data;
  QuothKind kind = QUOTH_VALUE (value)->kind;
  g_autoptr (QuothValue) ours = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!quoth_reader_has (self->ours, kind, &QUOTH_VALUE (value)->id))
    return TRUE;
  ours = quoth_reader_get (self->ours, kind, &QUOTH_VALUE (value)->id, error);
  if (ours == NULL)
    return FALSE;
  learn_id (self, QUOTH_KIND_CODER, &QUOTH_ANNOTATION (value)->coder, &QUOTH_ANNOTATION (ours)->coder);
  learn_id (self, QUOTH_KIND_DOCUMENT, &QUOTH_ANNOTATION (value)->document, &QUOTH_ANNOTATION (ours)->document);
  if (kind == QUOTH_KIND_MENTION)
    learn_id (self, QUOTH_KIND_ACTOR, &quoth_mention (value)->actor, &quoth_mention (ours)->actor);
  else if (kind == QUOTH_KIND_CLAIM)
    learn_claim (self, quoth_claim (value), quoth_claim (ours));
  return TRUE;
}

gboolean
quoth_adoption_learn (QuothAdoption *self, QuothReader *ours, QuothReader *theirs, GCancellable *cancellable, GError **error)
{
  Learning learning = { .adoption = self, .ours = ours, .cancellable = cancellable };

  for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = kind };

      if (!quoth_reader_foreach (theirs, &query, learn_cb, &learning, error))
        return FALSE;
    }
  return TRUE;
}
