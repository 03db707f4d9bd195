/* quoth-session-texts.c: which texts the windows show, and an edit is therefore about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another program may correct a text while it is shown. Until the window has read it again, what a user does is about places in the
 * text before, which are others in the new one. So every edit says which text it was made on, and the store refuses it if that is
 * not the text any more.
 */

#include "config.h"

#include "quoth-session-private.h"

void
quoth_session_add_model (QuothSession *self, QuothDocumentModel *model)
{
  g_ptr_array_add (self->models, model);
}

void
quoth_session_remove_model (QuothSession *self, QuothDocumentModel *model)
{
  g_ptr_array_remove (self->models, model);
}

static void
expect_text (QuothSession *self, QuothChange *change, const QuothId *id)
{
  for (guint i = 0; i < self->models->len; i++)
    {
      const QuothDocument *document = quoth_document_model_get_document (self->models->pdata[i]);

      /* Of two windows one may have read it already: then it is not certain which text the user saw. */
      if (quoth_id_equal (&document->value.id, id))
        quoth_change_expect_text (change, id, document->sha256);
    }
}

void
quoth_session_expect_texts (QuothSession *self, QuothChange *change)
{
  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    {
      const QuothOp *op = quoth_change_get_op (change, i);

      if (op->op == QUOTH_OP_PUT && (op->kind == QUOTH_KIND_MENTION || op->kind == QUOTH_KIND_CLAIM || op->kind == QUOTH_KIND_CUE))
        expect_text (self, change, &QUOTH_ANNOTATION (op->value)->document);
    }
}
