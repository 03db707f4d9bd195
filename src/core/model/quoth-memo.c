/* quoth-memo.c: free text on anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-memo.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothMemo *self = to;

  (void) from;
  self->text = g_strdup (self->text);
}

static void
clear (gpointer value)
{
  QuothMemo *self = value;

  g_free (self->text);
}

const QuothValueClass quoth_memo_class = {
  .nick = "memo",
  .size = sizeof (QuothMemo),
  .copy = copy_fields,
  .clear = clear,
};
