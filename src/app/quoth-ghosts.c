/* quoth-ghosts.c: what is suggested in a document, by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim may hold mentions, so the ends do not ascend; for each suggestion the farthest end of it and all before it is kept, and that does.
 */

#include "quoth-ghosts.h"

struct _QuothGhosts
{
  GPtrArray *all;
  guint *reach;
};

QuothGhosts *
quoth_ghosts_new (GPtrArray *suggestions)
{
  QuothGhosts *self = g_rc_box_new0 (QuothGhosts);
  guint reach = 0;

  self->all = suggestions;
  self->reach = g_new (guint, suggestions->len + 1);
  for (guint i = 0; i < suggestions->len; i++)
    self->reach[i] = reach = MAX (reach, quoth_suggestion_get_extent (suggestions->pdata[i]).end);
  return self;
}

QuothGhosts *
quoth_ghosts_ref (QuothGhosts *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  QuothGhosts *self = data;

  g_ptr_array_unref (self->all);
  g_free (self->reach);
}

void
quoth_ghosts_unref (QuothGhosts *self)
{
  g_rc_box_release_full (self, clear);
}

GPtrArray *
quoth_ghosts_get_all (QuothGhosts *self)
{
  return self->all;
}

/* The first that may end at @offset or after it. */
static guint
find_reach (QuothGhosts *self, guint offset)
{
  guint low = 0;
  guint high = self->all->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->reach[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
quoth_ghosts_foreach (QuothGhosts *self, QuothRange range, QuothGhostFunc func, gpointer user_data)
{
  for (guint i = find_reach (self, range.start); i < self->all->len; i++)
    {
      const QuothSuggestion *suggestion = self->all->pdata[i];
      QuothRange extent = quoth_suggestion_get_extent (suggestion);

      if (extent.start >= range.end)
        break;
      if (extent.end > range.start)
        func (suggestion, user_data);
    }
}

const QuothSuggestion *
quoth_ghosts_at (QuothGhosts *self, guint offset)
{
  const QuothSuggestion *best = NULL;

  for (guint i = find_reach (self, offset); i < self->all->len; i++)
    {
      const QuothSuggestion *suggestion = self->all->pdata[i];
      QuothRange extent = quoth_suggestion_get_extent (suggestion);

      if (extent.start > offset)
        break;
      /* What only ends here gives way to what begins here. */
      if (extent.end >= offset &&
          (best == NULL || quoth_suggestion_get_extent (best).end == offset ||
           (extent.end > offset && quoth_range_length (extent) < quoth_range_length (quoth_suggestion_get_extent (best)))))
        best = suggestion;
    }
  return best;
}

/* The first that begins at @offset or after it. */
static guint
find_start (QuothGhosts *self, guint offset)
{
  guint low = 0;
  guint high = self->all->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (quoth_suggestion_get_extent (self->all->pdata[middle]).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const QuothSuggestion *
quoth_ghosts_next (QuothGhosts *self, const QuothSuggestion *from, guint offset, int step)
{
  guint n = self->all->len;
  guint at;

  if (n == 0)
    return NULL;
  if (from == NULL || !g_ptr_array_find (self->all, from, &at))
    {
      at = find_start (self, offset);
      return self->all->pdata[(step > 0 ? at : at + n - 1) % n];
    }
  return self->all->pdata[(step > 0 ? at + 1 : at + n - 1) % n];
}

QuothGhosts *
quoth_ghosts_without (QuothGhosts *self, GPtrArray *some)
{
  GPtrArray *left = quoth_suggestions_new ();
  g_autoptr (GHashTable) out = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < some->len; i++)
    g_hash_table_add (out, some->pdata[i]);
  for (guint i = 0; i < self->all->len; i++)
    if (!g_hash_table_contains (out, self->all->pdata[i]))
      g_ptr_array_add (left, quoth_suggestion_ref (self->all->pdata[i]));
  return quoth_ghosts_new (left);
}
