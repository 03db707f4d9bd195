/* quoth-project.c: what a project says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-project.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothProject *self = to;

  (void) from;
  self->name = g_strdup (self->name);
  self->description = g_strdup (self->description);
}

static void
clear (gpointer value)
{
  QuothProject *self = value;

  g_free (self->name);
  g_free (self->description);
}

const QuothValueClass quoth_project_class = {
  .nick = "project",
  .size = sizeof (QuothProject),
  .copy = copy_fields,
  .clear = clear,
};
