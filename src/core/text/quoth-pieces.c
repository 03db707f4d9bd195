/* quoth-pieces.c: a text as the numbers of its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A diff of words finds what a person changed; a diff of characters alone would find letters of one word in another.
 * The pieces need not be the words of a dictionary (ICU's are in quoth-boundaries.c): they must be the same on both
 * sides whatever stands around them, and cheap. A piece that is new gets the next number. O(n) for n bytes.
 */

#include "text/quoth-pieces-private.h"

#include <string.h>

typedef enum
{
  CLASS_WORD,
  CLASS_SPACE,
  CLASS_SINGLE,
  CLASS_JOINED,
} Class;

typedef struct
{
  const char *utf8;
  gsize n_bytes;
} Piece;

static guint
piece_hash (gconstpointer data)
{
  const Piece *self = data;
  guint hash = 2166136261u;

  for (gsize i = 0; i < self->n_bytes; i++)
    hash = (hash ^ (guint8) self->utf8[i]) * 16777619u;
  return hash;
}

static gboolean
piece_equal (gconstpointer a, gconstpointer b)
{
  const Piece *x = a;
  const Piece *y = b;

  return x->n_bytes == y->n_bytes && memcmp (x->utf8, y->utf8, x->n_bytes) == 0;
}

static gboolean
is_unspaced (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_THAI:
      return TRUE;
    default:
      return FALSE;
    }
}

static Class
classify (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isalnum (c))
        return CLASS_WORD;
      return g_ascii_isspace (c) ? CLASS_SPACE : CLASS_SINGLE;
    }
  if (g_unichar_ismark (c) || c == 0x200d)
    return CLASS_JOINED;
  if (g_unichar_isalnum (c))
    return is_unspaced (c) ? CLASS_SINGLE : CLASS_WORD;
  return g_unichar_isspace (c) ? CLASS_SPACE : CLASS_SINGLE;
}

GHashTable *
quoth_pieces_numbers_new (void)
{
  return g_hash_table_new_full (piece_hash, piece_equal, g_free, NULL);
}

static guint32
find_number (GHashTable *numbers, const Piece *piece)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, piece));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_memdup2 (piece, sizeof *piece), GUINT_TO_POINTER (number));
    }
  return number;
}

static void
add_piece (QuothPieces *self, GHashTable *numbers, Piece piece, QuothRange range)
{
  guint32 number = find_number (numbers, &piece);
  guint32 weight = g_unichar_isalnum (g_utf8_get_char (piece.utf8)) ? (guint32) piece.n_bytes : 1;

  g_array_append_val (self->numbers, number);
  g_array_append_val (self->ranges, range);
  g_array_append_val (self->weights, weight);
}

void
quoth_pieces_init (QuothPieces *self, const QuothText *text, QuothRange range, GHashTable *numbers)
{
  const char *p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, range.start);
  const char *end = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, range.end);
  const char *from = p;
  QuothRange piece = { range.start, range.start };
  Class last = CLASS_SPACE;

  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (; p < end; p = g_utf8_next_char (p), piece.end++)
    {
      Class class = classify (g_utf8_get_char (p));

      if (class == CLASS_JOINED && last != CLASS_SPACE)
        continue;
      if (class == CLASS_WORD && last == CLASS_WORD)
        continue;
      if (last != CLASS_SPACE)
        add_piece (self, numbers, (Piece){ from, (gsize) (p - from) }, piece);
      from = p;
      piece.start = piece.end;
      last = class;
    }
  if (last != CLASS_SPACE)
    add_piece (self, numbers, (Piece){ from, (gsize) (p - from) }, piece);
}

void
quoth_pieces_clear (QuothPieces *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->weights, g_array_unref);
}

gboolean
quoth_text_is_piece_boundary (const QuothText *text, guint offset)
{
  Class after;
  guint before = offset;

  if (offset == 0 || offset == quoth_text_get_length (text))
    return TRUE;
  after = classify (quoth_text_get_char (text, offset));
  if (after == CLASS_JOINED)
    return FALSE;
  if (after == CLASS_SINGLE)
    return TRUE;
  while (before > 1 && classify (quoth_text_get_char (text, before - 1)) == CLASS_JOINED)
    before--;
  return classify (quoth_text_get_char (text, before - 1)) != after;
}
