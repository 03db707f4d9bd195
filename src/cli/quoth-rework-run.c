/* quoth-rework-run.c: doing a rework, and telling what it did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-rework-run.h"

#include <glib/gi18n-lib.h>

#include "quoth-counts.h"
#include "quoth-json.h"

gboolean quoth_rework_dry_run;

typedef struct
{
  QuothReworkFunc func;
  const QuothCoder *coder;
  const char *const *operands;
  QuothRework *rework;
  char *label;
  guint n_deleted[QUOTH_N_KINDS];
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->rework, quoth_rework_unref);
  g_clear_pointer (&self->label, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static QuothChange *
build_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *self = data;
  QuothChange *change;

  self->rework = self->func (reader, self->coder, self->operands, error);
  if (self->rework == NULL)
    return NULL;
  change = quoth_rework_build (reader, self->rework, cancellable, error);
  if (change == NULL)
    return NULL;
  self->label = g_strdup (quoth_change_get_label (change));
  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    {
      const QuothOp *op = quoth_change_get_op (change, i);

      if (op->op == QUOTH_OP_DELETE)
        self->n_deleted[op->kind]++;
    }
  return change;
}

static gboolean
write_json (QuothInvocation *invocation, const Run *self, GError **error)
{
  GString *out = quoth_output_get_buffer (invocation->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !quoth_rework_dry_run);
  quoth_json_add_string (out, "done", self->label);
  if (!invocation->is_blind)
    {
      quoth_counts_add_json (out, "followed", quoth_rework_get_n_followed (self->rework));
      quoth_counts_add_json (out, "deleted", self->n_deleted);
      quoth_json_add_strings (out, "given_up", quoth_rework_get_given_up (self->rework));
    }
  g_string_append_c (out, '}');
  return quoth_output_end_line (invocation->output, error);
}

static void
say_done (QuothInvocation *invocation, const Run *self)
{
  const guint *n_followed = quoth_rework_get_n_followed (self->rework);
  g_autofree char *followed = quoth_counts_dup_text (n_followed);
  guint n = 0;

  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    n += n_followed[i];
  if (invocation->is_blind)
    quoth_invocation_say (invocation, quoth_rework_dry_run ? _("%s: could be done") : _("%s: done"), self->label);
  else if (quoth_rework_dry_run)
    {
      g_autofree char *deleted = quoth_counts_dup_text (self->n_deleted);

      /* Translators: "Merge “V. Putin” into “Putin”: would follow: 12 mentions, 3 claims; would be deleted: 1 actor" */
      quoth_invocation_say (invocation, _("%s: would follow: %s; would be deleted: %s"), self->label, followed, deleted);
    }
  else if (n > 0)
    /* Translators: "Merge “V. Putin” into “Putin”: done; what followed: 12 mentions, 3 claims" */
    quoth_invocation_say (invocation, _("%s: done; what followed: %s"), self->label, followed);
  else
    quoth_invocation_say (invocation, _("%s: done"), self->label);
}

gboolean
quoth_rework_run (QuothInvocation *invocation, const char *const *operands, QuothReworkFunc func, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_WRITE, error);
  g_autoptr (QuothCoder) coder = NULL;
  g_auto (Run) self = { .func = func, .operands = operands };

  if (store == NULL)
    return FALSE;
  coder = quoth_invocation_dup_coder (invocation, store, error);
  if (coder == NULL)
    return FALSE;
  self.coder = coder;
  if (!(quoth_rework_dry_run ? quoth_store_try (store, build_cb, &self, invocation->cancellable, error)
                             : quoth_store_build (store, build_cb, &self, invocation->cancellable, error)))
    return FALSE;
  if (invocation->json)
    return write_json (invocation, &self, error);
  say_done (invocation, &self);
  for (const char *const *given_up = quoth_rework_get_given_up (self.rework); !invocation->is_blind && *given_up != NULL; given_up++)
    quoth_invocation_say (invocation, quoth_rework_dry_run ? _("Would be noted in a memo: %s") : _("Noted in a memo: %s"),
                          *given_up);
  return TRUE;
}
