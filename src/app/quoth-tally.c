/* quoth-tally.c: what the window knows of annotations without having them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-tally.h"

QuothTally *
quoth_tally_read (QuothReader *reader, GError **error)
{
  g_autoptr (QuothTally) self = g_new0 (QuothTally, 1);

  self->documents = quoth_reader_count_documents (reader, error);
  if (self->documents == NULL)
    return NULL;
  self->actors = quoth_reader_count_actors (reader, NULL, error);
  if (self->actors == NULL)
    return NULL;
  self->codes = quoth_reader_count_codes (reader, error);
  if (self->codes == NULL)
    return NULL;
  for (guint i = 0; i < QUOTH_N_WORDS; i++)
    if ((self->words[i] = quoth_reader_list_words (reader, i, error)) == NULL)
      return NULL;
  return g_steal_pointer (&self);
}

void
quoth_tally_free (QuothTally *self)
{
  g_clear_pointer (&self->documents, g_array_unref);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  for (guint i = 0; i < QUOTH_N_WORDS; i++)
    g_clear_pointer (&self->words[i], g_strfreev);
  g_free (self);
}
