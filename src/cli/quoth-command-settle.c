/* quoth-command-settle.c: deciding what merged copies disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"

typedef struct
{
  QuothInvocation *invocation;
  QuothStore *store;
  QuothCoder *coder;
  QuothDisagreement *disagreement;
  QuothSettlement verdict;
} Settle;

static gboolean
read_verdict (const char *word, QuothSettlement *verdict, GError **error)
{
  static const char *const words[] = {
    [QUOTH_SETTLE_KEEP] = "keep", [QUOTH_SETTLE_TAKE] = "take", [QUOTH_SETTLE_DISMISS] = "dismiss",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *verdict = i;
        return TRUE;
      }
  quoth_invocation_set_usage_error (error, _("“%s” settles nothing: it is keep, take or dismiss"), word);
  return FALSE;
}

/* The one whose id is, begins or ends with @text. */
static gboolean
find_disagreement (Settle *self, const char *text, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (self->store, error);
  g_autoptr (GPtrArray) all
    = reader != NULL ? quoth_reader_list_disagreements (reader, FALSE, self->invocation->cancellable, error) : NULL;
  guint n_found = 0;
  guint found = 0;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      char id[QUOTH_ID_STRING_SIZE];

      quoth_id_to_string (&((QuothDisagreement *) all->pdata[i])->id, id);
      if (!g_str_has_prefix (id, text) && !g_str_has_suffix (id, text))
        continue;
      found = i;
      n_found++;
    }
  if (n_found == 1)
    self->disagreement = g_ptr_array_steal_index (all, found);
  else if (n_found == 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                 _("Nothing open has the id “%s”; “quoth-cli list PROJECT disagreements” tells what there is"), text);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“%s” could be any of several; give more of the id"), text);
  return n_found == 1;
}

/* What is there twice is made one by the rework that does so. */
static gboolean
merge_both (Settle *self, GError **error)
{
  const QuothDisagreement *disagreement = self->disagreement;
  g_autoptr (QuothRework) rework
    = quoth_rework_new_merge (disagreement->kind, &disagreement->value, &disagreement->second, 1, self->coder);

  return quoth_store_build (self->store, quoth_rework_build, rework, self->invocation->cancellable, error);
}

/* The text of the other side is put in by correcting the one that holds. */
static gboolean
take_text (Settle *self, GError **error)
{
  g_autoptr (QuothRevise) revise
    = quoth_revise_new_back (&self->disagreement->value, &self->disagreement->second, self->coder);

  return quoth_store_settle_by (self->store, &self->disagreement->id, self->coder, quoth_revise_build, revise,
                                self->invocation->cancellable, error);
}

static gboolean
settle (Settle *self, GError **error)
{
  gboolean takes = self->verdict == QUOTH_SETTLE_TAKE;

  if (takes && self->disagreement->type == QUOTH_DISAGREE_TWICE)
    return merge_both (self, error);
  if (takes && self->disagreement->type == QUOTH_DISAGREE_CHANGED && !quoth_id_is_none (&self->disagreement->second))
    return take_text (self, error);
  return quoth_store_settle (self->store, &self->disagreement->id, self->verdict, self->coder, self->invocation->cancellable,
                             error);
}

static gboolean
say (Settle *self, const char *verdict, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  char id[QUOTH_ID_STRING_SIZE];

  if (!self->invocation->json)
    {
      quoth_invocation_say (self->invocation, _("Settled: %s"), self->disagreement->phrase);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "settled", quoth_id_to_string (&self->disagreement->id, id));
  quoth_json_add_string (out, "verdict", verdict);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
run_settle (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  g_autoptr (QuothDisagreement) disagreement = NULL;
  Settle self = { .invocation = invocation };

  if (!read_verdict (operands[2], &self.verdict, error))
    return FALSE;
  self.store = store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_WRITE, error);
  if (store == NULL || !find_disagreement (&self, operands[1], error))
    return FALSE;
  disagreement = self.disagreement;
  self.coder = coder = quoth_invocation_dup_coder (invocation, store, error);
  return coder != NULL && settle (&self, error) && say (&self, operands[2], error);
}

static const GOptionEntry options[] = { { NULL } };

static const char *const description[] = {
  N_("Settles one of what “quoth-cli list PROJECT disagreements” lists, by its id or as much of its beginning or end as tells it apart. “keep” leaves what holds. "
     "“take” takes what the other side says: its value, or that it is deleted; of an actor, a code, … that was made on both sides, it makes one of the two. "
     "“dismiss” leaves all as it is, and lists it no more. It is one entry of the journal, which undo takes back."),
  N_("With --json: {\"settled\": id, \"verdict\": \"keep\"|\"take\"|\"dismiss\"}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli settle summit.quoth 3f09c21a take", N_("What the other side said holds from now on.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_settle = {
  .name = "settle",
  .operands = "PROJECT ID keep|take|dismiss",
  .summary = N_("Decide what merged copies disagree about"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 3,
  .max_operands = 3,
  .run = run_settle,
};
