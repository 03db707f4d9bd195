/* quoth-units.c: the offsets of a text as another program counts it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nearly every text comes in as it is: then the text's own maps are all that is needed. Else two texts are kept: the one that
 * comes in, and one that counts as the file does, in which each code point that no text may have stands as another of
 * the same width in UTF-16 (a CR as a LF, U+0000 as U+FFFD); and where code points were left out, in the order of the text.
 */

#include "formats/quoth-units.h"

#include <string.h>

struct _QuothUnits
{
  QuothText *text;
  QuothText *as_counted; /* the same as text where nothing was left out */
  GArray *left_out;      /* of guint: code points of as_counted */
  guint n_replaced;
};

static gboolean
is_plain (const char *utf8, gsize n_bytes)
{
  return memchr (utf8, '\r', n_bytes) == NULL && memchr (utf8, '\0', n_bytes) == NULL
         && !(n_bytes >= 3 && memcmp (utf8, "\357\273\277", 3) == 0);
}

/* The code point that stands in the text for the one at @p, or 0 for none. */
static gunichar
get_char (const char *start, const char *p, const char *end)
{
  if (*p == '\0')
    return 0xfffd;
  if (*p == '\r')
    return p + 1 < end && p[1] == '\n' ? 0 : '\n';
  if (p == start && end - p >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    return 0;
  return g_utf8_get_char (p);
}

static gboolean
clean (QuothUnits *self, const char *utf8, gsize n_bytes, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (n_bytes);
  g_autoptr (GString) as_counted = g_string_sized_new (n_bytes);
  const char *end = utf8 + n_bytes;
  guint n = 0;

  for (const char *p = utf8; p < end; p = *p == '\0' ? p + 1 : g_utf8_next_char (p), n++)
    {
      gunichar c = get_char (utf8, p, end);

      g_string_append_unichar (as_counted, *p == '\r' ? '\n' : c == 0 ? 0xfeff : c);
      if (c != 0)
        g_string_append_unichar (text, c);
      else
        g_array_append_val (self->left_out, n);
      self->n_replaced += c != 0 && (*p == '\0' || *p == '\r');
    }
  self->text = quoth_text_new (text->str, (gssize) text->len, error);
  self->as_counted = self->text != NULL ? quoth_text_new (as_counted->str, (gssize) as_counted->len, error) : NULL;
  return self->as_counted != NULL;
}

QuothUnits *
quoth_units_new (const char *utf8, gsize n_bytes, GError **error)
{
  g_autoptr (QuothUnits) self = g_new0 (QuothUnits, 1);

  self->left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!is_plain (utf8, n_bytes))
    return clean (self, utf8, n_bytes, error) ? g_steal_pointer (&self) : NULL;
  self->text = quoth_text_new (utf8, (gssize) n_bytes, error);
  if (self->text == NULL)
    return NULL;
  self->as_counted = quoth_text_ref (self->text);
  return g_steal_pointer (&self);
}

void
quoth_units_free (QuothUnits *self)
{
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->as_counted, quoth_text_unref);
  g_array_unref (self->left_out);
  g_free (self);
}

QuothText *
quoth_units_get_text (QuothUnits *self)
{
  return self->text;
}

guint
quoth_units_get_n_changed (const QuothUnits *self)
{
  return self->left_out->len + self->n_replaced;
}

/* How many code points before @offset were left out. */
static guint
count_left_out (const QuothUnits *self, guint offset)
{
  guint low = 0, high = self->left_out->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->left_out, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
quoth_units_convert (const QuothUnits *self, QuothOffsetUnit unit, gint64 offset, guint *converted)
{
  guint length = unit == QUOTH_UNIT_UTF16 ? quoth_text_get_n_utf16 (self->as_counted)
                                          : quoth_text_get_length (self->as_counted);
  guint there;

  if (offset < 0 || offset > length)
    return FALSE;
  there = (guint) offset;
  if (unit == QUOTH_UNIT_UTF16)
    {
      there = quoth_text_from_utf16 (self->as_counted, (guint) offset);
      if (quoth_text_to_utf16 (self->as_counted, there) != (guint) offset)
        return FALSE;
    }
  *converted = there - count_left_out (self, there);
  return TRUE;
}
