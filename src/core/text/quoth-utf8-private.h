/* quoth-utf8-private.h: the bytes of UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define QUOTH_UTF8_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define QUOTH_UTF8_HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)

/** quoth_utf8_is_continuation: whether @byte is not the first of a sequence. */
static inline gboolean
quoth_utf8_is_continuation (guint8 byte)
{
  return (byte & 0xc0) == 0x80;
}

/** quoth_utf8_load: eight bytes from @p, of any alignment. */
static inline guint64
quoth_utf8_load (const guint8 *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return word;
}

/** quoth_utf8_is_plain_word: whether all eight bytes of @word are ASCII, and none is NUL or CR. */
static inline gboolean
quoth_utf8_is_plain_word (guint64 word)
{
  guint64 no_cr = word ^ (QUOTH_UTF8_ONES * '\r');

  return ((word | (word - QUOTH_UTF8_ONES) | (no_cr - QUOTH_UTF8_ONES)) & QUOTH_UTF8_HIGH_BITS) == 0;
}

/** quoth_utf8_count_firsts: how many of the eight bytes of @word are the first of a sequence. */
static inline guint
quoth_utf8_count_firsts (guint64 word)
{
  guint64 continuations = word & ~(word << 1) & QUOTH_UTF8_HIGH_BITS;

  return 8 - (guint) (((continuations >> 7) * QUOTH_UTF8_ONES) >> 56);
}

/** quoth_utf8_count_wide: how many of the eight bytes of @word begin a code point that is two units of UTF-16. */
static inline guint
quoth_utf8_count_wide (guint64 word)
{
  guint64 wide = word & (word << 1) & (word << 2) & (word << 3) & QUOTH_UTF8_HIGH_BITS;

  return (guint) (((wide >> 7) * QUOTH_UTF8_ONES) >> 56);
}

/** quoth_utf8_skip: where the code point is that comes @n after the one at @p; @end where there are not so many. */
static inline const guint8 *
quoth_utf8_skip (const guint8 *p, const guint8 *end, guint n)
{
  while (end - p >= 8)
    {
      guint n_firsts = quoth_utf8_count_firsts (quoth_utf8_load (p));

      if (n_firsts > n)
        break;
      n -= n_firsts;
      p += 8;
    }
  for (; p < end && (n > 0 || quoth_utf8_is_continuation (*p)); p++)
    n -= !quoth_utf8_is_continuation (*p);
  return p;
}

/**
 * quoth_utf8_sequence_length:
 *
 * Returns: how many bytes the code point at @p has (Unicode, table 3-7: no overlong form, no surrogate, nothing
 *   past U+10FFFF), or 0 if there is none before @end
 */
static inline guint
quoth_utf8_sequence_length (const guint8 *p, const guint8 *end)
{
  guint8 first = p[0];
  gsize left = (gsize) (end - p);

  if (first < 0x80)
    return 1;
  if (first < 0xc2 || first > 0xf4 || left < 2 || !quoth_utf8_is_continuation (p[1]))
    return 0;
  if (first < 0xe0)
    return 2;
  if (left < 3 || !quoth_utf8_is_continuation (p[2]))
    return 0;
  if (first < 0xf0)
    return (first == 0xe0 && p[1] < 0xa0) || (first == 0xed && p[1] > 0x9f) ? 0 : 3;
  if (left < 4 || !quoth_utf8_is_continuation (p[3]))
    return 0;
  return (first == 0xf0 && p[1] < 0x90) || (first == 0xf4 && p[1] > 0x8f) ? 0 : 4;
}

/** quoth_utf8_find_invalid: the first byte at or after @p that begins no code point, or @end. NUL and CR are fine. */
static inline const guint8 *
quoth_utf8_find_invalid (const guint8 *p, const guint8 *end)
{
  while (p < end)
    {
      guint length;

      while (end - p >= 8 && (quoth_utf8_load (p) & QUOTH_UTF8_HIGH_BITS) == 0)
        p += 8;
      if (p == end)
        break;
      length = quoth_utf8_sequence_length (p, end);
      if (length == 0)
        return p;
      p += length;
    }
  return end;
}

G_END_DECLS
