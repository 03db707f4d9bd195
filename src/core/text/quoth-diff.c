/* quoth-diff.c: what differs between two texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts are compared in three steps. Lines that are the same at the beginning and at the end are left aside, as bytes,
 * which is all there is to do to most of a long text. The rest is compared word by word (quoth-pieces.c,
 * quoth-sequence.c). Where words were replaced by others, those that are alike (quoth-pairs.c) are compared letter by letter, so that
 * it is known that “Puttin” lost a “t”.
 *
 * (Rejected: letter by letter at once. It is slower by the square of the changes, and finds a few letters of a sentence that
 * was taken out all over the one that was put in.)
 */

#include "text/quoth-diff.h"

#include <string.h>

#include "text/quoth-pairs-private.h"
#include "text/quoth-pieces-private.h"
#include "text/quoth-sequence-private.h"
#include "text/quoth-slide-private.h"

/* The longest edit, in characters, of which all letters are compared. */
#define WHOLE_MAX 200

struct _QuothDiff
{
  gatomicrefcount ref_count;

  QuothText *before;
  QuothText *after;
  GArray *words;
  GArray *edits;
  GByteArray *one_word;
};

static gboolean
is_line_start (const char *text, gsize byte)
{
  return byte == 0 || text[byte - 1] == '\n';
}

/* How many bytes at the beginning are the same, up to the end of a line. */
static gsize
count_same_start (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize n = MIN (n_a, n_b);
  gsize same = 0;

  while (same < n && a[same] == b[same])
    same++;
  while (same > 0 && a[same - 1] != '\n')
    same--;
  return same;
}

/* How many bytes at the end are the same, from the beginning of a line, that are not the first @taken. */
static gsize
count_same_end (const char *a, gsize n_a, const char *b, gsize n_b, gsize taken)
{
  gsize n = MIN (n_a, n_b) - taken;
  gsize same = 0;

  while (same < n && a[n_a - same - 1] == b[n_b - same - 1])
    same++;
  while (same > 0 && !(is_line_start (a, n_a - same) && is_line_start (b, n_b - same)))
    same--;
  return same;
}

static guint32 *
list_characters (const QuothText *text, QuothRange range)
{
  const char *p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, range.start);
  guint32 *characters = g_new (guint32, quoth_range_length (range) + 1);

  for (guint i = 0; i < quoth_range_length (range); i++, p = g_utf8_next_char (p))
    characters[i] = g_utf8_get_char (p);
  return characters;
}

static QuothRange
move (QuothRange range, guint by)
{
  return quoth_range (range.start + by, range.end + by);
}

static void
add_edit (GArray *edits, QuothEdit edit)
{
  QuothEdit *last = edits->len > 0 ? &g_array_index (edits, QuothEdit, edits->len - 1) : NULL;

  if (quoth_range_is_empty (edit.before) && quoth_range_is_empty (edit.after))
    return;
  if (last != NULL && last->before.end == edit.before.start && last->after.end == edit.after.start)
    {
      last->before.end = edit.before.end;
      last->after.end = edit.after.end;
    }
  else
    g_array_append_val (edits, edit);
}

/* What has to be done to the letters of @before. */
static GArray *
compare_letters (const QuothDiff *self, QuothRange before, QuothRange after)
{
  g_autofree guint32 *old = list_characters (self->before, before);
  g_autofree guint32 *new = list_characters (self->after, after);
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (QuothEdit));

  quoth_sequence_compare ((QuothSequence){ old, quoth_range_length (before) },
                          (QuothSequence){ new, quoth_range_length (after) },
                          edits);
  for (guint i = 0; i < edits->len; i++)
    {
      QuothEdit *edit = &g_array_index (edits, QuothEdit, i);

      edit->before = move (edit->before, before.start);
      edit->after = move (edit->after, after.start);
    }
  return edits;
}

static void
add_letters (QuothDiff *self, const GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    add_edit (self->edits, g_array_index (edits, QuothEdit, i));
}

/* Whether @edit leaves most letters where they are, as where a space is put between two words; its letters are compared then. */
static gboolean
refine_whole (QuothDiff *self, const QuothEdit *edit)
{
  guint n = quoth_range_length (edit->before);
  guint m = quoth_range_length (edit->after);
  g_autoptr (GArray) edits = NULL;
  guint kept = n;

  if (MAX (n, m) > WHOLE_MAX || 3 * MIN (n, m) < 2 * MAX (n, m))
    return FALSE;
  edits = compare_letters (self, edit->before, edit->after);
  for (guint i = 0; i < edits->len; i++)
    kept -= quoth_range_length (g_array_index (edits, QuothEdit, i).before);
  if (3 * kept < 2 * MAX (n, m))
    return FALSE;
  add_letters (self, edits);
  return TRUE;
}

/* White space at both ends that is the same in both is not part of an edit. */
static QuothEdit
trim_edit (const QuothDiff *self, QuothEdit edit)
{
  while (!quoth_range_is_empty (edit.before) && !quoth_range_is_empty (edit.after))
    {
      gunichar c = quoth_text_get_char (self->before, edit.before.start);

      if (!g_unichar_isspace (c) || c != quoth_text_get_char (self->after, edit.after.start))
        break;
      edit.before.start++;
      edit.after.start++;
    }
  while (!quoth_range_is_empty (edit.before) && !quoth_range_is_empty (edit.after))
    {
      gunichar c = quoth_text_get_char (self->before, edit.before.end - 1);

      if (!g_unichar_isspace (c) || c != quoth_text_get_char (self->after, edit.after.end - 1))
        break;
      edit.before.end--;
      edit.after.end--;
    }
  return edit;
}

/* Words that were replaced by others, and the white space around them. */
typedef struct
{
  QuothEdit edit;
  QuothWords before;
  QuothWords after;
} Replacement;

/* Compares letter by letter those words that became others. */
static void
refine (QuothDiff *self, const Replacement *replacement)
{
  g_autoptr (GArray) pairs = NULL;
  QuothEdit between = replacement->edit;

  if (refine_whole (self, &between))
    return;
  pairs = quoth_pairs_new (&replacement->before, &replacement->after);
  for (guint i = 0; i < pairs->len; i++)
    {
      const QuothPair *pair = &g_array_index (pairs, QuothPair, i);
      QuothRange before = replacement->before.ranges[pair->before];
      QuothRange after = replacement->after.ranges[pair->after];
      g_autoptr (GArray) letters = compare_letters (self, before, after);

      between.before.end = before.start;
      between.after.end = after.start;
      add_edit (self->edits, trim_edit (self, between));
      add_letters (self, letters);
      between.before.start = before.end;
      between.after.start = after.end;
    }
  between.before.end = replacement->edit.before.end;
  between.after.end = replacement->edit.after.end;
  add_edit (self->edits, trim_edit (self, between));
}

/* What lies between two words that are the same in both texts. */
static void
add_between (QuothDiff *self, Replacement between)
{
  guint8 is_one_word = between.before.n == 1 && between.after.n == 1;

  between.edit = trim_edit (self, between.edit);
  if (quoth_range_is_empty (between.edit.before) && quoth_range_is_empty (between.edit.after))
    return;
  g_array_append_val (self->words, between.edit);
  g_byte_array_append (self->one_word, &is_one_word, 1);
  refine (self, &between);
}

/* From the edits of pieces to those of the text: what lies between two pieces that are the same is, with its white space, an edit if
 * it is not. @whole: what was cut into pieces. */
static void
add_words (QuothDiff *self, QuothEdit whole, const QuothPieces *old, const QuothPieces *new, const GArray *edits)
{
  const QuothRange *a = (const QuothRange *) (gpointer) old->ranges->data;
  const QuothRange *b = (const QuothRange *) (gpointer) new->ranges->data;
  Replacement between = { whole, { self->before, a, 0 }, { self->after, b, 0 } };
  guint i = 0;
  guint j = 0;

  for (guint n = 0; n <= edits->len; n++)
    {
      const QuothEdit *edit = n < edits->len ? &g_array_index (edits, QuothEdit, n) : NULL;

      for (; i < (edit != NULL ? edit->before.start : old->ranges->len); i++, j++)
        {
          between.edit.before.end = a[i].start;
          between.edit.after.end = b[j].start;
          add_between (self, between);
          between.edit.before.start = a[i].end;
          between.edit.after.start = b[j].end;
          between.before.n = between.after.n = 0;
        }
      if (edit == NULL)
        break;
      between.before = (QuothWords){ self->before, a + i, quoth_range_length (edit->before) };
      between.after = (QuothWords){ self->after, b + j, quoth_range_length (edit->after) };
      i = edit->before.end;
      j = edit->after.end;
    }
  between.edit.before.end = whole.before.end;
  between.edit.after.end = whole.after.end;
  add_between (self, between);
}

static void
compare_words (QuothDiff *self, QuothEdit whole)
{
  g_autoptr (GHashTable) numbers = quoth_pieces_numbers_new ();
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (QuothEdit));
  g_auto (QuothPieces) old = { 0 };
  g_auto (QuothPieces) new = { 0 };

  quoth_pieces_init (&old, self->before, whole.before, numbers);
  quoth_pieces_init (&new, self->after, whole.after, numbers);
  quoth_sequence_compare_words (
    (QuothSequence){ (const guint32 *) (gpointer) old.numbers->data, old.numbers->len },
    (const guint32 *) (gpointer) old.weights->data,
    (QuothSequence){ (const guint32 *) (gpointer) new.numbers->data, new.numbers->len },
    edits);
  quoth_slide_edits (edits, self->before, &old, self->after, &new);
  add_words (self, whole, &old, &new, edits);
}

QuothDiff *
quoth_diff_new (QuothText *before, QuothText *after)
{
  QuothDiff *self = g_new0 (QuothDiff, 1);
  const char *a = quoth_text_get_utf8 (before);
  const char *b = quoth_text_get_utf8 (after);
  gsize n_a = quoth_text_get_n_bytes (before);
  gsize n_b = quoth_text_get_n_bytes (after);
  gsize start = count_same_start (a, n_a, b, n_b);
  gsize end = count_same_end (a, n_a, b, n_b, start);
  QuothEdit whole;

  g_atomic_ref_count_init (&self->ref_count);
  self->before = quoth_text_ref (before);
  self->after = quoth_text_ref (after);
  self->words = g_array_new (FALSE, FALSE, sizeof (QuothEdit));
  self->edits = g_array_new (FALSE, FALSE, sizeof (QuothEdit));
  self->one_word = g_byte_array_new ();
  whole.before = quoth_range (quoth_text_from_byte (before, start), quoth_text_from_byte (before, n_a - end));
  whole.after = quoth_range (quoth_text_from_byte (after, start), quoth_text_from_byte (after, n_b - end));
  compare_words (self, whole);
  return self;
}

QuothDiff *
quoth_diff_ref (QuothDiff *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
quoth_diff_unref (QuothDiff *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  quoth_text_unref (self->before);
  quoth_text_unref (self->after);
  g_array_unref (self->words);
  g_array_unref (self->edits);
  g_byte_array_unref (self->one_word);
  g_free (self);
}

QuothText *
quoth_diff_get_before (QuothDiff *self)
{
  return self->before;
}

QuothText *
quoth_diff_get_after (QuothDiff *self)
{
  return self->after;
}

const QuothEdit *
quoth_diff_get_words (const QuothDiff *self, guint *n)
{
  *n = self->words->len;
  return (const QuothEdit *) (gpointer) self->words->data;
}

const QuothEdit *
quoth_diff_get_edits (const QuothDiff *self, guint *n)
{
  *n = self->edits->len;
  return (const QuothEdit *) (gpointer) self->edits->data;
}

gboolean
quoth_diff_is_one_word (const QuothDiff *self, guint n)
{
  return self->one_word->data[n];
}

guint
quoth_diff_map_offset (const QuothDiff *self, guint offset)
{
  guint low = 0;
  guint high = self->edits->len;
  const QuothEdit *edit;

  /* The last edit that begins at or before it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->edits, QuothEdit, middle).before.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return offset;
  edit = &g_array_index (self->edits, QuothEdit, low - 1);
  return offset < edit->before.end ? edit->after.start : edit->after.end + offset - edit->before.end;
}
