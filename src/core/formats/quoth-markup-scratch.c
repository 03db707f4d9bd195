/* quoth-markup-scratch.c: room for the parts of one edit after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-markup-scratch.h"

void
quoth_markup_scratch_init (QuothMarkupScratch *self)
{
  self->out = g_string_new (NULL);
  self->fields = g_string_new (NULL);
  self->categories = g_string_new (NULL);
  self->propositions = g_string_new (NULL);
  self->roles = g_string_new (NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rest = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
}

void
quoth_markup_scratch_clear (QuothMarkupScratch *self)
{
  g_string_free (self->out, TRUE);
  g_string_free (self->fields, TRUE);
  g_string_free (self->categories, TRUE);
  g_string_free (self->propositions, TRUE);
  g_string_free (self->roles, TRUE);
  g_hash_table_unref (self->seen);
  g_array_unref (self->rest);
}

void
quoth_markup_scratch_begin (QuothMarkupScratch *self)
{
  g_string_truncate (self->out, 0);
  g_array_set_size (self->rest, 0);
}

void
quoth_markup_scratch_begin_claim (QuothMarkupScratch *self)
{
  g_string_truncate (self->fields, 0);
  g_string_truncate (self->categories, 0);
  g_string_truncate (self->propositions, 0);
  g_string_truncate (self->roles, 0);
  g_hash_table_remove_all (self->seen);
}
