/* quoth-rejection.c: a suggestion that a coder does not want
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-rejection.h"

QuothRejection *
quoth_rejection_new (const QuothId *document, const QuothId *coder, QuothKind kind, QuothRange range, const char *quote)
{
  QuothRejection *self = g_new0 (QuothRejection, 1);

  self->document = *document;
  self->coder = *coder;
  self->kind = kind;
  self->range = range;
  self->quote = g_strdup (quote);
  return self;
}

QuothRejection *
quoth_rejection_copy (const QuothRejection *self)
{
  return quoth_rejection_new (&self->document, &self->coder, self->kind, self->range, self->quote);
}

void
quoth_rejection_free (QuothRejection *self)
{
  g_free (self->quote);
  g_free (self);
}
