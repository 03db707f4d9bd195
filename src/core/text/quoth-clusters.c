/* quoth-clusters.c: grapheme clusters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICU decides, but is not asked where the answer is plain. Between two code points whose property
 * Grapheme_Cluster_Break is "Other" there is always a boundary, whatever version of UAX #29: no rule but the last
 * (GB999) speaks of such a pair; the same holds before a Hangul syllable that follows a whole one. So almost every
 * place of almost every text is answered by two property look-ups, and the rest (flags, emoji families, combining
 * marks) are short runs between two such plain boundaries, which hold all the context there is. ICU's iterator is
 * set on the run alone: a question costs O(length of the run), and no text is ever read as a whole for one.
 *
 * The index of clusters is one pass, O(n), and keeps a count for each checkpoint of the text. Runs of more than
 * MAX_RUN bytes (no human text has one) are cut, so that a hostile text costs no more than that.
 */

#include "config.h"

#include "text/quoth-boundaries.h"
#include "text/quoth-break-private.h"
#include "text/quoth-text-private.h"

#include <unicode/uchar.h>

#define MAX_RUN 65536

/* A stretch of bytes between two plain boundaries, and the iterator that is set on it. */
typedef struct
{
  const QuothText *text;
  gsize start;
  gsize end;
  UBreakIterator *iterator;
} Run;

static inline int
get_break_class (gunichar c)
{
  /* Up to U+02FF there are only Other and controls, which break in any case; a text has no CR. */
  if (c < 0x300)
    return U_GCB_OTHER;
  return u_getIntPropertyValue ((UChar32) c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static inline gboolean
is_plain_pair (int before, int after)
{
  return (before == U_GCB_OTHER || before == U_GCB_LV || before == U_GCB_LVT || before == U_GCB_V
          || before == U_GCB_T)
         && (after == U_GCB_OTHER || after == U_GCB_L || after == U_GCB_LV || after == U_GCB_LVT);
}

static gboolean
is_plain_boundary (const QuothText *text, gsize byte)
{
  const char *p = text->utf8 + byte;
  const char *before;

  if (byte == 0 || byte == text->n_bytes)
    return TRUE;
  before = g_utf8_prev_char (p);
  if ((guint8) *p < 0x80 && (guint8) *before < 0x80)
    return TRUE;
  return is_plain_pair (get_break_class (g_utf8_get_char (before)),
                        get_break_class (g_utf8_get_char (p)));
}

static gsize
previous_byte (const QuothText *text, gsize byte)
{
  return (gsize) (g_utf8_prev_char (text->utf8 + byte) - text->utf8);
}

static gsize
next_byte (const QuothText *text, gsize byte)
{
  return (gsize) (g_utf8_next_char (text->utf8 + byte) - text->utf8);
}

/* Sets @run on the plain boundaries around @byte, which is not one itself. */
static void
run_begin (Run *run, const QuothText *text, gsize byte)
{
  run->text = text;
  run->start = previous_byte (text, byte);
  while (!is_plain_boundary (text, run->start) && byte - run->start < MAX_RUN)
    run->start = previous_byte (text, run->start);
  run->end = next_byte (text, byte);
  while (!is_plain_boundary (text, run->end) && run->end - byte < MAX_RUN)
    run->end = next_byte (text, run->end);
  run->iterator = quoth_break_begin (UBRK_CHARACTER, text->utf8 + run->start, run->end - run->start);
}

/* Whether there is a boundary at @byte; @run keeps its place between calls for one text. */
static gboolean
run_is_boundary (Run *run, const QuothText *text, gsize byte)
{
  if (run->iterator == NULL || byte <= run->start || byte >= run->end)
    {
      if (is_plain_boundary (text, byte))
        return TRUE;
      run_begin (run, text, byte);
    }
  return ubrk_isBoundary (run->iterator, (int32_t) (byte - run->start));
}

static void
fill_clusters (QuothText *self)
{
  Run run = { NULL };
  gsize byte = 0;
  guint n = 0;

  if (quoth_text_is_ascii (self))
    {
      self->n_clusters = self->length;
      return;
    }

  self->clusters = g_new (guint32, self->n_checkpoints);
  for (guint offset = 0; offset < self->length; offset++)
    {
      if (offset % QUOTH_TEXT_STEP == 0)
        self->clusters[offset / QUOTH_TEXT_STEP] = n;
      if (byte > 0 && (guint8) self->utf8[byte] < 0x80 && (guint8) self->utf8[byte - 1] < 0x80)
        {
          n++;
          byte++;
          continue;
        }
      n += run_is_boundary (&run, self, byte);
      byte = next_byte (self, byte);
    }
  self->n_clusters = n;
  if (n == self->length)
    g_clear_pointer (&self->clusters, g_free);
}

static void
ensure_clusters (QuothText *self)
{
  if (g_atomic_int_get (&self->has_clusters))
    return;

  g_mutex_lock (&self->lock);
  if (!self->has_clusters)
    {
      fill_clusters (self);
      g_atomic_int_set (&self->has_clusters, TRUE);
    }
  g_mutex_unlock (&self->lock);
}

guint
quoth_text_get_n_clusters (QuothText *self)
{
  ensure_clusters (self);
  return self->n_clusters;
}

guint
quoth_text_to_cluster (QuothText *self, guint offset)
{
  Run run = { NULL };
  guint index = offset / QUOTH_TEXT_STEP;
  guint n;
  gsize byte;

  g_return_val_if_fail (offset <= self->length, 0);

  ensure_clusters (self);
  if (self->clusters == NULL)
    return offset;
  if (offset == self->length)
    return self->n_clusters;

  n = self->clusters[index];
  byte = self->checkpoints[index].byte;
  for (guint i = index * QUOTH_TEXT_STEP; i <= offset; i++)
    {
      n += run_is_boundary (&run, self, byte);
      byte = next_byte (self, byte);
    }
  return n - 1;
}

guint
quoth_text_from_cluster (QuothText *self, guint cluster)
{
  Run run = { NULL };
  guint low = 0, high, offset, n;
  gsize byte;

  ensure_clusters (self);
  g_return_val_if_fail (cluster <= self->n_clusters, self->length);

  if (self->clusters == NULL)
    return cluster;
  if (cluster == self->n_clusters)
    return self->length;

  high = self->n_checkpoints;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->clusters[middle] <= cluster)
        low = middle;
      else
        high = middle;
    }

  offset = low * QUOTH_TEXT_STEP;
  n = self->clusters[low];
  byte = self->checkpoints[low].byte;
  while (TRUE)
    {
      n += run_is_boundary (&run, self, byte);
      if (n > cluster)
        return offset;
      byte = next_byte (self, byte);
      offset++;
    }
}

gboolean
quoth_text_is_cluster_boundary (QuothText *self, guint offset)
{
  Run run = { NULL };

  g_return_val_if_fail (offset <= self->length, FALSE);

  if (quoth_text_is_ascii (self))
    return TRUE;
  return run_is_boundary (&run, self, quoth_text_to_byte (self, offset));
}

guint
quoth_text_next_cluster (QuothText *self, guint offset)
{
  Run run = { NULL };
  gsize byte;

  g_return_val_if_fail (offset <= self->length, self->length);

  if (offset == self->length)
    return offset;

  byte = quoth_text_to_byte (self, offset);
  do
    {
      byte = next_byte (self, byte);
      offset++;
    }
  while (!run_is_boundary (&run, self, byte));
  return offset;
}

guint
quoth_text_previous_cluster (QuothText *self, guint offset)
{
  Run run = { NULL };
  gsize byte;

  g_return_val_if_fail (offset <= self->length, 0);

  if (offset == 0)
    return 0;

  byte = quoth_text_to_byte (self, offset);
  do
    {
      byte = previous_byte (self, byte);
      offset--;
    }
  while (!run_is_boundary (&run, self, byte));
  return offset;
}

QuothRange
quoth_text_snap_to_clusters (QuothText *self, QuothRange range)
{
  g_return_val_if_fail (range.start <= range.end && range.end <= self->length, range);

  if (!quoth_text_is_cluster_boundary (self, range.start))
    range.start = quoth_text_previous_cluster (self, range.start);
  if (!quoth_text_is_cluster_boundary (self, range.end))
    range.end = quoth_text_next_cluster (self, range.end);
  return range;
}
