/* quoth-assignment.c: who is to code which text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-assignment.h"
#include "model/quoth-value-private.h"

static const char *const states[] = { "to-do", "in-progress", "done" };
static const char *const purposes[] = { "coding", "training" };

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothAssignment *self = to;

  (void) from;
  self->deadline = g_strdup (self->deadline);
  self->note = g_strdup (self->note);
}

static void
clear (gpointer value)
{
  QuothAssignment *self = value;

  g_free (self->deadline);
  g_free (self->note);
}

const QuothValueClass quoth_assignment_class = {
  .nick = "assignment",
  .size = sizeof (QuothAssignment),
  .copy = copy_fields,
  .clear = clear,
};

QuothId
quoth_assignment_make_id (const QuothId *coder, const QuothId *document)
{
  const QuothId of[] = { *coder, *document };

  return quoth_id_derive ("assignment", of, G_N_ELEMENTS (of));
}

const char *
quoth_assignment_state_to_nick (QuothAssignmentState state)
{
  return states[state];
}

gboolean
quoth_assignment_state_from_nick (const char *nick, QuothAssignmentState *state)
{
  int found = quoth_nick_find (states, G_N_ELEMENTS (states), nick);

  if (found >= 0)
    *state = (QuothAssignmentState) found;
  return found >= 0;
}

const char *
quoth_assignment_purpose_to_nick (QuothAssignmentPurpose purpose)
{
  return purposes[purpose];
}

gboolean
quoth_assignment_purpose_from_nick (const char *nick, QuothAssignmentPurpose *purpose)
{
  int found = nick == NULL || *nick == '\0' ? 0 : quoth_nick_find (purposes, G_N_ELEMENTS (purposes), nick);

  if (found >= 0)
    *purpose = (QuothAssignmentPurpose) found;
  return found >= 0;
}
