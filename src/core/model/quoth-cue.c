/* quoth-cue.c: the words that make a claim one, and what else a project marks in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-cue.h"
#include "model/quoth-value-private.h"

static void
init (gpointer value)
{
  quoth_annotation_init (value);
  ((QuothCue *) value)->cue_kind = g_strdup (QUOTH_CUE_CUE);
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  quoth_annotation_copy_fields (to, from);
  ((QuothCue *) to)->cue_kind = g_strdup (((const QuothCue *) from)->cue_kind);
}

static void
clear (gpointer value)
{
  g_free (((QuothCue *) value)->cue_kind);
  quoth_annotation_clear (value);
}

const QuothValueClass quoth_cue_class = {
  .nick = "cue",
  .size = sizeof (QuothCue),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};

const char *const *
quoth_cue_get_kinds (void)
{
  static const char *const kinds[] = { QUOTH_CUE_CUE, QUOTH_CUE_EVIDENCE, NULL };

  return kinds;
}

gboolean
quoth_cue_kind_is_own (const char *kind)
{
  return !g_strv_contains (quoth_cue_get_kinds (), kind);
}

void
quoth_cue_set_kind (QuothCue *self, const char *kind)
{
  char *copy = g_strdup (kind);

  g_free (self->cue_kind);
  self->cue_kind = copy;
}

gboolean
quoth_cue_is (const QuothCue *self, const char *kind)
{
  return g_strcmp0 (self->cue_kind, kind) == 0;
}
