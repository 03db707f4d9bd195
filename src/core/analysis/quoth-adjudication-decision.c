/* quoth-adjudication-decision.c: what somebody decided of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "analysis/quoth-adjudication-edit-private.h"

static void
member_free (gpointer data)
{
  CaseMember *self = data;

  quoth_value_unref (self->member.annotation);
  if (self->member.verdict != NULL)
    quoth_value_unref (self->member.verdict);
  g_free (self);
}

static QuothDecision *
decision_new (DecisionType type, QuothKind kind, const QuothCase *of_case)
{
  QuothDecision *self = g_new0 (QuothDecision, 1);

  self->type = type;
  self->kind = kind;
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->takes = g_array_new (FALSE, FALSE, sizeof (DecisionTake));
  self->narrow = G_MAXUINT;
  for (guint i = 0; of_case != NULL && i < of_case->members->len; i++)
    {
      CaseMember *copy = g_memdup2 (of_case->members->pdata[i], sizeof *copy);

      quoth_value_ref (copy->member.annotation);
      if (copy->member.verdict != NULL)
        quoth_value_ref (copy->member.verdict);
      g_ptr_array_add (self->members, copy);
    }
  if (of_case != NULL && of_case->gold != NULL)
    self->gold = quoth_value_ref (of_case->gold);
  return self;
}

void
quoth_decision_free (QuothDecision *self)
{
  g_ptr_array_unref (self->members);
  g_array_unref (self->takes);
  g_clear_pointer (&self->gold, quoth_value_unref);
  g_clear_pointer (&self->written, quoth_value_unref);
  g_clear_pointer (&self->made, quoth_value_unref);
  g_free (self->reason);
  g_free (self);
}

QuothDecision *
quoth_decision_new_accept (const QuothCase *of_case, guint member)
{
  QuothDecision *self = decision_new (DECISION_ACCEPT, of_case->kind, of_case);

  g_assert (member < self->members->len);
  self->base = member;
  return self;
}

void
quoth_decision_take (QuothDecision *self, QuothCaseField field, const QuothId *attribute, guint member)
{
  DecisionTake take = { field, attribute != NULL ? *attribute : QUOTH_ID_NONE, member };

  g_assert (self->type == DECISION_ACCEPT && member < self->members->len);
  g_array_append_val (self->takes, take);
}

guint
quoth_decision_get_source (const QuothDecision *self, QuothCaseField field)
{
  for (guint i = self->takes->len; i > 0; i--)
    if (g_array_index (self->takes, DecisionTake, i - 1).field == field)
      return g_array_index (self->takes, DecisionTake, i - 1).member;
  return self->base;
}

QuothDecision *
quoth_decision_new_write (const QuothCase *of_case, gconstpointer annotation)
{
  QuothDecision *self = decision_new (DECISION_WRITE, ((const QuothValue *) annotation)->kind, of_case);

  self->written = quoth_value_copy (annotation);
  return self;
}

QuothDecision *
quoth_decision_new_reject (const QuothCase *of_case, const char *reason)
{
  QuothDecision *self = decision_new (DECISION_REJECT, of_case->kind, of_case);

  self->reason = g_strdup (reason);
  return self;
}

QuothDecision *
quoth_decision_new_reopen (const QuothCase *of_case)
{
  return decision_new (DECISION_REOPEN, of_case->kind, of_case);
}

void
quoth_decision_set_reason (QuothDecision *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

void
quoth_decision_narrow (QuothDecision *self, guint member)
{
  g_assert (member < self->members->len);
  self->narrow = self->base = member;
}

/* ---- The best of all ---- */

static guint
measure_length (gconstpointer annotation)
{
  guint length = 0;

  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    length += quoth_range_length (quoth_annotation_get_span (annotation, i)->range);
  return length;
}

static guint
count_same (const QuothDecision *self, QuothCaseField field, guint member)
{
  CaseSide side = quoth_case_member_get_side (quoth_decision_get_member (self, member));
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      CaseSide other = quoth_case_member_get_side (quoth_decision_get_member (self, i));

      n += quoth_case_field_is_same (field, &side, &other);
    }
  return n;
}

static void
find_base (QuothDecision *self)
{
  guint most = 0, longest = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      guint n = count_same (self, QUOTH_CASE_FIELD_PLACE, i), length = measure_length (quoth_decision_get_member (self, i)->annotation);

      if (n > most || (n == most && length > longest))
        {
          self->base = i;
          most = n;
          longest = length;
        }
    }
}

static guint
find_best (const QuothDecision *self, QuothCaseField field)
{
  gboolean is_said = quoth_case_field_is_said (field, quoth_decision_get_member (self, self->base)->annotation);
  guint best = self->base, most = is_said ? count_same (self, field, best) : 0;

  for (guint i = 0; i < self->members->len; i++)
    if (quoth_case_field_is_said (field, quoth_decision_get_member (self, i)->annotation) && count_same (self, field, i) > most)
      {
        best = i;
        most = count_same (self, field, i);
      }
  return best;
}

QuothDecision *
quoth_decision_new_best (const QuothCase *of_case)
{
  QuothDecision *self = quoth_decision_new_accept (of_case, 0);

  find_base (self);
  for (guint i = QUOTH_CASE_FIELD_ACTOR; i < QUOTH_N_CASE_FIELDS; i++)
    if ((of_case->differing & 1u << i) != 0)
      {
        guint best = find_best (self, (QuothCaseField) i);

        if (best != self->base)
          quoth_decision_take (self, (QuothCaseField) i, NULL, best);
      }
  return self;
}
