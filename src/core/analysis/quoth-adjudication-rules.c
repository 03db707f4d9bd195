/* quoth-adjudication-rules.c: what is decided without a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In each open case those are grouped who agree in the place and in the fields that count. The greatest group decides if it is great enough, and greater than
 * every other. O(members²) a case, of which each coder has one.
 */

#include "config.h"

#include "analysis/quoth-adjudication-edit-private.h"

#include <glib/gi18n-lib.h>

#include "text/quoth-error.h"

/* How many agree with @member, itself among them; 0 if one before it is of the same group. */
static guint
count_alike (const QuothCase *self, guint member, guint fields)
{
  CaseSide side = quoth_case_member_get_side (self->members->pdata[member]);
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      CaseSide other = quoth_case_member_get_side (self->members->pdata[i]);

      if (quoth_case_sides_differ (&side, &other, fields) != 0)
        continue;
      if (i < member)
        return 0;
      n++;
    }
  return n;
}

/* The first of the group that is greatest; %G_MAXUINT if there are several. @n: (out): how many it has. */
static guint
find_greatest (const QuothCase *self, guint fields, guint *n)
{
  guint greatest = G_MAXUINT;

  *n = 0;
  for (guint i = 0; i < self->members->len; i++)
    {
      guint alike = count_alike (self, i, fields);

      if (alike > *n)
        {
          *n = alike;
          greatest = i;
        }
      else if (alike == *n)
        greatest = G_MAXUINT;
    }
  return greatest;
}

/* Of those of the group, who has what most of the group have. */
static guint
find_most (const QuothCase *self, guint first, guint fields, QuothCaseField field)
{
  CaseSide of_group = quoth_case_member_get_side (self->members->pdata[first]);
  guint best = first, most = 0;

  for (guint i = first; i < self->members->len; i++)
    {
      CaseSide side = quoth_case_member_get_side (self->members->pdata[i]);
      guint n = 0;

      for (guint j = first; j < self->members->len; j++)
        {
          CaseSide other = quoth_case_member_get_side (self->members->pdata[j]);

          n += quoth_case_sides_differ (&of_group, &other, fields) == 0 && quoth_case_field_is_same (field, &side, &other);
        }
      if (quoth_case_sides_differ (&of_group, &side, fields) == 0 && n > most)
        {
          most = n;
          best = i;
        }
    }
  return best;
}

static QuothDecision *
settle (const QuothCase *self, guint first, guint n, guint n_coders, guint fields)
{
  QuothDecision *decision = quoth_decision_new_accept (self, first);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < QUOTH_N_CASE_FIELDS; i++)
    if ((self->differing & ~fields & 1u << i) != 0)
      {
        guint most = find_most (self, first, fields, (QuothCaseField) i);

        if (most != first)
          quoth_decision_take (decision, (QuothCaseField) i, NULL, most);
      }
  /* Translators: why something was decided by a rule: so many of so many coders */
  reason = g_strdup_printf (_ ("%u of %u agree"), n, n_coders);
  quoth_decision_set_reason (decision, reason);
  return decision;
}

static gboolean
find_needed (const QuothAdjudication *self, const QuothRuleTerms *terms, guint *needed, GError **error)
{
  guint n = self->coders->len;

  if (n < 2)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   n == 0 ? _ ("Nobody coded “%s”, so there is nothing to decide")
                          : _ ("Only one coded “%s”, so nobody can agree; decide by hand what is gold"),
                   self->document->name);
      return FALSE;
    }
  *needed = terms->rule == QUOTH_RULE_IDENTICAL ? n : terms->rule == QUOTH_RULE_MAJORITY ? n / 2 + 1 : terms->threshold;
  if (*needed > 0 && *needed <= n)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("%u cannot be how many of the %u coders of “%s” have to agree; it is 1 to %u"), *needed, n,
               self->document->name, n);
  return FALSE;
}

gboolean
quoth_adjudication_decide (const QuothAdjudication *self,
                           const QuothRuleTerms *terms,
                           QuothAdjudicating *adjudicating,
                           QuothRuleCounts *counts,
                           GPtrArray *settled,
                           GError **error)
{
  guint fields = terms->fields | 1u << QUOTH_CASE_FIELD_PLACE, needed;

  if (!find_needed (self, terms, &needed, error))
    return FALSE;
  for (guint i = 0; i < self->cases->len; i++)
    {
      QuothCase *one = self->cases->pdata[i];
      guint n, first;

      if (one->state != QUOTH_CASE_OPEN)
        continue;
      first = find_greatest (one, fields, &n);
      if (first == G_MAXUINT || n < needed)
        {
          counts->n_left++;
          continue;
        }
      counts->n_settled[one->case_kind]++;
      if (adjudicating != NULL)
        quoth_adjudicating_add (adjudicating, settle (one, first, n, self->coders->len, fields));
      if (settled != NULL)
        g_ptr_array_add (settled, one);
    }
  return TRUE;
}
