/* quoth-annotation.c: what mentions, claims and cues have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-annotation.h"
#include "model/quoth-value-private.h"
#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>

static void
span_clear (gpointer span)
{
  g_free (((QuothSpan *) span)->quote);
}

void
quoth_annotation_init (gpointer value)
{
  QuothAnnotation *self = value;

  self->spans = g_array_sized_new (FALSE, FALSE, sizeof (QuothSpan), 1);
  g_array_set_clear_func (self->spans, span_clear);
}

void
quoth_annotation_copy_fields (gpointer to, gconstpointer from)
{
  QuothAnnotation *self = to;

  (void) from;
  self->origin = g_strdup (self->origin);
  self->spans = g_array_copy (self->spans);
  g_array_set_clear_func (self->spans, span_clear);
  for (guint i = 0; i < self->spans->len; i++)
    {
      QuothSpan *span = &g_array_index (self->spans, QuothSpan, i);

      span->quote = g_strdup (span->quote);
    }
}

void
quoth_annotation_clear (gpointer value)
{
  QuothAnnotation *self = value;

  g_free (self->origin);
  g_array_unref (self->spans);
}

void
quoth_annotation_add_span (gpointer annotation, QuothRange range, const char *quote)
{
  QuothSpan span = { range, g_strdup (quote) };

  g_array_append_val (QUOTH_ANNOTATION (annotation)->spans, span);
}

guint
quoth_annotation_get_n_spans (gconstpointer annotation)
{
  return ((const QuothAnnotation *) annotation)->spans->len;
}

const QuothSpan *
quoth_annotation_get_span (gconstpointer annotation, guint n)
{
  return &g_array_index (((const QuothAnnotation *) annotation)->spans, QuothSpan, n);
}

void
quoth_annotation_set_range (gpointer annotation, QuothRange range)
{
  g_array_set_size (QUOTH_ANNOTATION (annotation)->spans, 0);
  quoth_annotation_add_span (annotation, range, NULL);
}

QuothRange
quoth_annotation_get_extent (gconstpointer annotation)
{
  guint n = quoth_annotation_get_n_spans (annotation);

  if (n == 0)
    return quoth_range (0, 0);
  return quoth_range (quoth_annotation_get_span (annotation, 0)->range.start,
                      quoth_annotation_get_span (annotation, n - 1)->range.end);
}

char *
quoth_annotation_dup_quote (gconstpointer annotation)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      const char *quote = quoth_annotation_get_span (annotation, i)->quote;

      if (i > 0)
        g_string_append (joined, " … ");
      g_string_append (joined, quote != NULL ? quote : "");
    }
  return g_string_free (joined, FALSE);
}

static gboolean
check_cluster (QuothText *text, guint offset, GError **error)
{
  if (quoth_text_is_cluster_boundary (text, offset))
    return TRUE;

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_OFFSET,
               _("offset %u is inside a character that is made of several code points; "
                 "it begins at %u and ends at %u"),
               offset,
               quoth_text_previous_cluster (text, offset),
               quoth_text_next_cluster (text, offset));
  return FALSE;
}

/* Whether the fragment is one, and does not begin before the one in front of it ends. */
static gboolean
check_order (QuothRange range, guint after, GError **error)
{
  if (range.start > range.end)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_OFFSET,
                   _("the span [%u, %u] ends before it begins"),
                   range.start,
                   range.end);
      return FALSE;
    }
  if (range.start >= after)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_OFFSET,
               _("the span [%u, %u] begins before the one in front of it ends; "
                 "spans of one annotation must ascend and not overlap"),
               range.start,
               range.end);
  return FALSE;
}

/* The text that the fragments stood in is not at hand: their quotes are all that is left of it. */
static gboolean
check_unplaced (gconstpointer annotation, GError **error)
{
  guint after = 0;

  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (annotation, i);

      if (!check_order (span->range, after, error))
        return FALSE;
      if (span->quote == NULL || !g_utf8_validate (span->quote, -1, NULL))
        {
          g_set_error (error,
                       QUOTH_ERROR,
                       QUOTH_ERROR_QUOTE,
                       _("the span [%u, %u] has no quote; an annotation without a place needs the quotes of its spans"),
                       span->range.start,
                       span->range.end);
          return FALSE;
        }
      after = span->range.end;
    }
  return TRUE;
}

static gboolean
check_range (QuothText *text, QuothRange range, guint after, GError **error)
{
  guint length = quoth_text_get_length (text);

  if (!check_order (range, after, error))
    return FALSE;
  if (range.end > length)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_OFFSET,
                   _("the span [%u, %u] goes past the end of the text, which has %u code points"),
                   range.start,
                   range.end,
                   length);
      return FALSE;
    }
  return check_cluster (text, range.start, error) && check_cluster (text, range.end, error);
}

gboolean
quoth_annotation_check (gconstpointer annotation, QuothText *text, GError **error)
{
  guint after = 0;

  if (quoth_annotation_get_n_spans (annotation) == 0)
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("an annotation needs at least one span"));
      return FALSE;
    }
  if (((const QuothAnnotation *) annotation)->unplaced)
    return check_unplaced (annotation, error);

  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (annotation, i);

      if (!check_range (text, span->range, after, error))
        return FALSE;
      if (span->quote != NULL && !quoth_text_slice_equals (text, span->range, span->quote))
        {
          g_autofree char *there = quoth_text_dup_slice (text, span->range);

          g_set_error (error,
                       QUOTH_ERROR,
                       QUOTH_ERROR_QUOTE,
                       _("the quote “%s” is not what the text says at [%u, %u]: “%s”"),
                       span->quote,
                       span->range.start,
                       span->range.end,
                       there);
          return FALSE;
        }
      after = span->range.end;
    }
  return TRUE;
}
