/* quoth-codebook-version.c: a codebook as it was once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-codebook-version.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothCodebookVersion *self = to;

  (void) from;
  self->name = g_strdup (self->name);
  self->note = g_strdup (self->note);
  self->content = g_strdup (self->content);
}

static void
clear (gpointer value)
{
  QuothCodebookVersion *self = value;

  g_free (self->name);
  g_free (self->note);
  g_free (self->content);
}

const QuothValueClass quoth_codebook_version_class = {
  .nick = "codebook-version",
  .size = sizeof (QuothCodebookVersion),
  .copy = copy_fields,
  .clear = clear,
};
