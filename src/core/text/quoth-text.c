/* quoth-text.c: an immutable text and its offset maps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The idea: one pass over the bytes checks them and notes, for every 256th code point, its byte and its UTF-16
 * unit. A conversion finds the checkpoint (by index, or by bisection) and walks at most 255 code points from there:
 * O(log n), 8 bytes of map for 256 characters of text, and none at all for pure ASCII, where all units agree.
 * An array with an entry for each code point would save the walk, at four to eight times the size of the text;
 * a cache of the last conversion would not be free of locks. What not everybody needs (SHA-256, the clusters) is
 * made on the first call, under a lock, and is read without one afterwards.
 */

#include "config.h"

#include "text/quoth-text-private.h"

#include "text/quoth-error.h"
#include "text/quoth-sha256.h"
#include "text/quoth-utf8-private.h"

#include <glib/gi18n-lib.h>

static gulong
count_lines (const char *utf8, gsize byte)
{
  gulong line = 1;

  for (const char *p = utf8; (p = memchr (p, '\n', byte - (gsize) (p - utf8))) != NULL; p++)
    line++;
  return line;
}

static void
set_byte_error (GError **error, const char *utf8, gsize byte)
{
  guint8 value = (guint8) utf8[byte];
  gulong line = count_lines (utf8, byte);

  if (value == '\r')
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_SYNTAX,
                 _("Byte %lu (line %lu) of the text is a carriage return; lines end in a line feed alone"),
                 (gulong) byte,
                 line);
  else if (value == 0)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_ENCODING,
                 _("Byte %lu (line %lu) of the text is U+0000, which no text holds"),
                 (gulong) byte,
                 line);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_ENCODING,
                 _("Byte %lu (0x%02X, line %lu) of the text is not valid UTF-8"),
                 (gulong) byte,
                 value,
                 line);
}

/* Moves on by at most QUOTH_TEXT_STEP code points, and stops before a byte that no text may hold. */
static const guint8 *
scan_step (const guint8 *p, const guint8 *end, guint *n_points, guint *n_wide)
{
  guint left = QUOTH_TEXT_STEP;

  while (left > 0 && p < end)
    {
      guint length;

      while (left >= 8 && end - p >= 8 && quoth_utf8_is_plain_word (quoth_utf8_load (p)))
        {
          p += 8;
          left -= 8;
        }
      if (left == 0 || p == end)
        break;
      length = *p == '\r' || *p == '\0' ? 0 : quoth_utf8_sequence_length (p, end);
      if (length == 0)
        break;
      *n_wide += length == 4;
      p += length;
      left--;
    }
  *n_points += QUOTH_TEXT_STEP - left;
  return p;
}

static gboolean
scan (QuothText *self, GError **error)
{
  const guint8 *begin = (const guint8 *) self->utf8;
  const guint8 *end = begin + self->n_bytes;
  const guint8 *p = begin;
  guint n_points = 0, n_wide = 0, n = 0;

  self->checkpoints = g_new (QuothCheckpoint, self->n_bytes / QUOTH_TEXT_STEP + 1);
  while (TRUE)
    {
      guint before = n_points;

      self->checkpoints[n++] = (QuothCheckpoint){ (guint32) (p - begin), n_points + n_wide };
      p = scan_step (p, end, &n_points, &n_wide);
      if (p == end)
        break;
      if (n_points - before < QUOTH_TEXT_STEP)
        {
          set_byte_error (error, self->utf8, (gsize) (p - begin));
          return FALSE;
        }
    }

  self->length = n_points;
  self->n_utf16 = n_points + n_wide;
  self->n_checkpoints = n;
  if (quoth_text_is_ascii (self))
    g_clear_pointer (&self->checkpoints, g_free);
  else
    self->checkpoints = g_renew (QuothCheckpoint, self->checkpoints, n);
  return TRUE;
}

/* The last checkpoint at or before a byte or, with @by_utf16, a UTF-16 unit. */
static guint
find_checkpoint (const QuothText *self, gsize value, gboolean by_utf16)
{
  guint low = 0, high = self->n_checkpoints;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const QuothCheckpoint *checkpoint = &self->checkpoints[middle];

      if ((by_utf16 ? checkpoint->utf16 : checkpoint->byte) <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

QuothText *
quoth_text_new (const char *utf8, gssize n_bytes, GError **error)
{
  gsize size;
  char *copy;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  size = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  if (size > QUOTH_TEXT_MAX_BYTES)
    return quoth_text_new_take (NULL, size, error);

  copy = g_malloc (size + 1);
  if (size > 0)
    memcpy (copy, utf8, size);
  copy[size] = '\0';
  return quoth_text_new_take (copy, size, error);
}

QuothText *
quoth_text_new_take (char *utf8, gsize n_bytes, GError **error)
{
  g_autofree char *owned = utf8;
  g_autoptr (QuothText) self = NULL;

  if (n_bytes > QUOTH_TEXT_MAX_BYTES)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_TOO_LARGE,
                   _("The text has %lu MB; the longest that can be coded has %u MB"),
                   (gulong) (n_bytes / (1024 * 1024)),
                   QUOTH_TEXT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  self = g_new0 (QuothText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->utf8 = g_steal_pointer (&owned);
  self->n_bytes = (guint32) n_bytes;
  if (!scan (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

QuothText *
quoth_text_ref (QuothText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
quoth_text_unref (QuothText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->checkpoints);
  g_free (self->clusters);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const char *
quoth_text_get_utf8 (const QuothText *self)
{
  return self->utf8;
}

gsize
quoth_text_get_n_bytes (const QuothText *self)
{
  return self->n_bytes;
}

guint
quoth_text_get_length (const QuothText *self)
{
  return self->length;
}

guint
quoth_text_get_n_utf16 (const QuothText *self)
{
  return self->n_utf16;
}

const guint8 *
quoth_text_get_sha256 (QuothText *self)
{
  if (!g_atomic_int_get (&self->has_sha256))
    {
      g_mutex_lock (&self->lock);
      if (!self->has_sha256)
        {
          quoth_sha256 (self->utf8, self->n_bytes, self->sha256);
          g_atomic_int_set (&self->has_sha256, TRUE);
        }
      g_mutex_unlock (&self->lock);
    }
  return self->sha256;
}

gsize
quoth_text_to_byte (const QuothText *self, guint offset)
{
  const guint8 *begin = (const guint8 *) self->utf8;
  const guint8 *p;

  g_return_val_if_fail (offset <= self->length, self->n_bytes);

  if (quoth_text_is_ascii (self))
    return offset;
  if (offset == self->length)
    return self->n_bytes;

  p = begin + self->checkpoints[offset / QUOTH_TEXT_STEP].byte;
  return (gsize) (quoth_utf8_skip (p, begin + self->n_bytes, offset % QUOTH_TEXT_STEP) - begin);
}

guint
quoth_text_from_byte (const QuothText *self, gsize byte)
{
  guint index, offset;

  g_return_val_if_fail (byte <= self->n_bytes, self->length);

  if (quoth_text_is_ascii (self))
    return (guint) byte;
  if (byte == self->n_bytes)
    return self->length;

  index = find_checkpoint (self, byte, FALSE);
  offset = index * QUOTH_TEXT_STEP;
  for (gsize i = self->checkpoints[index].byte + 1; i <= byte; i++)
    offset += !quoth_utf8_is_continuation ((guint8) self->utf8[i]);
  return offset;
}

guint
quoth_text_to_utf16 (const QuothText *self, guint offset)
{
  const guint8 *end = (const guint8 *) self->utf8 + self->n_bytes;
  const QuothCheckpoint *checkpoint;
  const guint8 *p;
  guint unit, left;

  g_return_val_if_fail (offset <= self->length, self->n_utf16);

  if (self->n_utf16 == self->length)
    return offset;
  if (offset == self->length)
    return self->n_utf16;

  checkpoint = &self->checkpoints[offset / QUOTH_TEXT_STEP];
  p = (const guint8 *) self->utf8 + checkpoint->byte;
  unit = checkpoint->utf16;
  left = offset % QUOTH_TEXT_STEP;
  for (; end - p >= 8; p += 8)
    {
      guint64 word = quoth_utf8_load (p);
      guint n_firsts = quoth_utf8_count_firsts (word);

      if (n_firsts > left)
        break;
      left -= n_firsts;
      unit += n_firsts + quoth_utf8_count_wide (word);
    }
  for (; left > 0; p++)
    if (!quoth_utf8_is_continuation (*p))
      {
        unit += *p >= 0xf0 ? 2 : 1;
        left--;
      }
  return unit;
}

guint
quoth_text_from_utf16 (const QuothText *self, guint unit)
{
  const guint8 *end = (const guint8 *) self->utf8 + self->n_bytes;
  const guint8 *p;
  guint index, offset, at;

  g_return_val_if_fail (unit <= self->n_utf16, self->length);

  if (self->n_utf16 == self->length)
    return unit;
  if (unit == self->n_utf16)
    return self->length;

  index = find_checkpoint (self, unit, TRUE);
  offset = index * QUOTH_TEXT_STEP;
  at = self->checkpoints[index].utf16;
  p = (const guint8 *) self->utf8 + self->checkpoints[index].byte;
  for (; end - p >= 8; p += 8)
    {
      guint64 word = quoth_utf8_load (p);
      guint n_firsts = quoth_utf8_count_firsts (word);
      guint n_units = n_firsts + quoth_utf8_count_wide (word);

      if (at + n_units > unit)
        break;
      at += n_units;
      offset += n_firsts;
    }
  for (;; p++)
    if (!quoth_utf8_is_continuation (*p))
      {
        at += *p >= 0xf0 ? 2 : 1;
        if (at > unit)
          return offset;
        offset++;
      }
}

gunichar
quoth_text_get_char (const QuothText *self, guint offset)
{
  g_return_val_if_fail (offset <= self->length, 0);

  if (offset == self->length)
    return 0;
  return g_utf8_get_char (self->utf8 + quoth_text_to_byte (self, offset));
}

char *
quoth_text_dup_slice (const QuothText *self, QuothRange range)
{
  gsize start, end;

  g_return_val_if_fail (range.start <= range.end && range.end <= self->length, NULL);

  start = quoth_text_to_byte (self, range.start);
  end = quoth_text_to_byte (self, range.end);
  return g_strndup (self->utf8 + start, end - start);
}

gboolean
quoth_text_slice_equals (const QuothText *self, QuothRange range, const char *utf8)
{
  gsize start, end;

  g_return_val_if_fail (range.start <= range.end && range.end <= self->length, FALSE);

  start = quoth_text_to_byte (self, range.start);
  end = quoth_text_to_byte (self, range.end);
  return strlen (utf8) == end - start && memcmp (self->utf8 + start, utf8, end - start) == 0;
}
