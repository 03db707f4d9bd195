/* quoth-adoption-assignments.c: who is to code what, from another project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody is assigned one text twice: where coder and text are taken for ours and are brought together here too, the assignment is ours, and
 * stays as it is.
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

/* The assignments here, by what quoth_assignment_make_id() makes of them, whatever their ids are. */
static gboolean
add_ours_cb (gpointer value, gpointer user_data, GError **error)
{
  const QuothAssignment *assignment = quoth_assignment (value);
  QuothId made = quoth_assignment_make_id (&assignment->coder, &assignment->document);

  g_hash_table_insert (user_data, quoth_id_memdup (&made), quoth_id_memdup (&assignment->value.id));
  return TRUE;
}

static gboolean
need_ours (QuothAdoptionRun *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };

  if (self->assignments != NULL)
    return TRUE;
  self->assignments = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  return quoth_reader_foreach (self->ours, &query, add_ours_cb, self->assignments, error);
}

gboolean
quoth_adoption_lead_assignment (QuothAdoptionRun *self, QuothAssignment *theirs, gboolean *is_here, GError **error)
{
  g_autoptr (QuothAssignment) led = quoth_assignment_copy (theirs);
  QuothId id = theirs->value.id;
  const QuothId *ours;
  QuothId made;

  *is_here = FALSE;
  if (!need_ours (self, error))
    return FALSE;
  quoth_adoption_lead (self, led);
  made = quoth_assignment_make_id (&led->coder, &led->document);
  ours = g_hash_table_lookup (self->assignments, &made);
  *is_here = ours != NULL;
  theirs->value.id = ours != NULL ? *ours : made;
  if (ours == NULL)
    g_hash_table_insert (self->assignments, quoth_id_memdup (&made), quoth_id_memdup (&made));
  g_hash_table_insert (self->ids, quoth_id_memdup (&id), quoth_id_memdup (&theirs->value.id));
  return TRUE;
}
