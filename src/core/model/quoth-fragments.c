/* quoth-fragments.c: the pieces of an annotation that has several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-fragments.h"

gboolean
quoth_fragments_add (gpointer annotation, QuothRange range)
{
  g_autoptr (QuothValue) old = quoth_value_copy (annotation);
  guint n = quoth_annotation_get_n_spans (old);
  gboolean added = FALSE;

  g_return_val_if_fail (!quoth_range_is_empty (range), FALSE);

  for (guint i = 0; i < n; i++)
    {
      QuothRange there = quoth_annotation_get_span (old, i)->range;

      if (there.start <= range.start && range.end <= there.end)
        return FALSE;
      if (there.start <= range.end && range.start <= there.end)
        range = quoth_range (MIN (there.start, range.start), MAX (there.end, range.end));
    }
  g_array_set_size (QUOTH_ANNOTATION (annotation)->spans, 0);
  for (guint i = 0; i < n; i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (old, i);

      if (!added && range.start < span->range.start)
        {
          quoth_annotation_add_span (annotation, range, NULL);
          added = TRUE;
        }
      if (span->range.end < range.start || range.end < span->range.start)
        quoth_annotation_add_span (annotation, span->range, span->quote);
    }
  if (!added)
    quoth_annotation_add_span (annotation, range, NULL);
  return TRUE;
}

gboolean
quoth_fragments_remove (gpointer annotation, guint n)
{
  GArray *spans = QUOTH_ANNOTATION (annotation)->spans;

  if (spans->len < 2 || n >= spans->len)
    return FALSE;
  g_array_remove_index (spans, n);
  return TRUE;
}

int
quoth_fragments_find (gconstpointer annotation, guint offset)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      if (range.start <= offset && offset <= range.end)
        return (int) i;
    }
  return -1;
}

void
quoth_fragments_set (gpointer annotation, guint n, QuothRange range)
{
  QuothSpan *span = &g_array_index (QUOTH_ANNOTATION (annotation)->spans, QuothSpan, n);

  if (quoth_range_equal (span->range, range))
    return;
  span->range = range;
  g_clear_pointer (&span->quote, g_free);
}

QuothRange
quoth_fragments_get_limits (gconstpointer annotation, guint n, guint length)
{
  guint n_spans = quoth_annotation_get_n_spans (annotation);
  QuothRange limits = { 0, length };

  if (n > 0)
    limits.start = quoth_annotation_get_span (annotation, n - 1)->range.end;
  if (n + 1 < n_spans)
    limits.end = quoth_annotation_get_span (annotation, n + 1)->range.start;
  return limits;
}
