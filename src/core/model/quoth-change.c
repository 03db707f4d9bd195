/* quoth-change.c: an edit, on its way to the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-change.h"

#include <string.h>

struct _QuothChange
{
  gatomicrefcount refs;
  char *label;
  QuothId coder;
  char *file;
  guint line;
  GArray *ops;
  GPtrArray *rejections;
  GPtrArray *forgotten;
  GArray *expectations;
};

static void
op_clear (gpointer data)
{
  QuothOp *op = data;

  g_clear_pointer (&op->value, quoth_value_unref);
}

QuothChange *
quoth_change_new (const char *label, const QuothId *coder)
{
  QuothChange *self = g_new0 (QuothChange, 1);

  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->coder = *coder;
  self->ops = g_array_new (FALSE, FALSE, sizeof (QuothOp));
  g_array_set_clear_func (self->ops, op_clear);
  self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_rejection_free);
  self->forgotten = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_rejection_free);
  self->expectations = g_array_new (FALSE, FALSE, sizeof (QuothTextExpectation));
  return self;
}

QuothChange *
quoth_change_ref (QuothChange *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_change_unref (QuothChange *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->label);
  g_free (self->file);
  g_array_unref (self->ops);
  g_ptr_array_unref (self->rejections);
  g_ptr_array_unref (self->forgotten);
  g_array_unref (self->expectations);
  g_free (self);
}

void
quoth_change_put (QuothChange *self, gpointer value)
{
  QuothValue *v = quoth_value_ref (value);
  QuothOp op = { QUOTH_OP_PUT, v->kind, v->id, v, self->line };

  g_array_append_val (self->ops, op);
}

void
quoth_change_delete (QuothChange *self, QuothKind kind, const QuothId *id)
{
  QuothOp op = { QUOTH_OP_DELETE, kind, *id, NULL, self->line };

  g_array_append_val (self->ops, op);
}

void
quoth_change_expect_text (QuothChange *self, const QuothId *document, const guint8 *sha256)
{
  QuothTextExpectation expectation = { .document = *document };

  memcpy (expectation.sha256, sha256, sizeof expectation.sha256);
  for (guint i = 0; i < self->expectations->len; i++)
    if (memcmp (&g_array_index (self->expectations, QuothTextExpectation, i), &expectation, sizeof expectation) == 0)
      return;
  g_array_append_val (self->expectations, expectation);
}

const GArray *
quoth_change_get_expectations (const QuothChange *self)
{
  return self->expectations;
}

void
quoth_change_reject (QuothChange *self, const QuothRejection *rejection)
{
  g_ptr_array_add (self->rejections, quoth_rejection_copy (rejection));
}

void
quoth_change_forget_rejection (QuothChange *self, const QuothRejection *rejection)
{
  g_ptr_array_add (self->forgotten, quoth_rejection_copy (rejection));
}

GPtrArray *
quoth_change_get_rejections (const QuothChange *self)
{
  return self->rejections;
}

GPtrArray *
quoth_change_get_forgotten (const QuothChange *self)
{
  return self->forgotten;
}

gboolean
quoth_change_is_empty (const QuothChange *self)
{
  return self->ops->len == 0 && self->rejections->len == 0 && self->forgotten->len == 0;
}

void
quoth_change_set_source (QuothChange *self, const char *file, guint line)
{
  if (g_strcmp0 (self->file, file) != 0)
    {
      g_free (self->file);
      self->file = g_strdup (file);
    }
  self->line = line;
}

const char *
quoth_change_get_label (const QuothChange *self)
{
  return self->label;
}

const QuothId *
quoth_change_get_coder (const QuothChange *self)
{
  return &self->coder;
}

const char *
quoth_change_get_file (const QuothChange *self)
{
  return self->file;
}

guint
quoth_change_get_n_ops (const QuothChange *self)
{
  return self->ops->len;
}

const QuothOp *
quoth_change_get_op (const QuothChange *self, guint n)
{
  return &g_array_index (self->ops, QuothOp, n);
}
