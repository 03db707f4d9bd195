/* quoth-annotation-type.c: a type of annotations that a project adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-annotation-type.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothAnnotationType *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->color = g_strdup (self->color);
  self->definition = g_strdup (self->definition);
}

static void
clear (gpointer value)
{
  QuothAnnotationType *self = value;

  g_free (self->key);
  g_free (self->name);
  g_free (self->color);
  g_free (self->definition);
}

const QuothValueClass quoth_annotation_type_class = {
  .nick = "annotation-type",
  .size = sizeof (QuothAnnotationType),
  .copy = copy_fields,
  .clear = clear,
};
