/* quoth-trim.c: what a coder means who selected a little too much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass with a stack finds the brackets and quotation marks whose partner is not in the range; then the two ends
 * move inwards over white space, closing punctuation and those marks until none is left. O(length of the range).
 *
 * The marks are of several languages: “English”, „Deutsch“, »Deutsch«, « français », 「中文」. So some may open as well
 * as close; one that may close what is open does. A single mark may be an apostrophe: at an end it goes only
 * where its partner stands outside in the same paragraph ("the Russians’" keeps its own).
 */

#include "config.h"

#include "text/quoth-boundaries.h"
#include "text/quoth-text-private.h"

#include <string.h>
#include <unicode/uchar.h>

/* How many open marks are looked through for the one that a mark closes. */
#define MAX_DEPTH 64

/* For each mark that may open: the marks that close it. */
static const struct
{
  gunichar open;
  const char *close;
} pairs[] = {
  { '(', ")" },       { '[', "]" },       { '{', "}" },       { 0x201c, "”" },   { 0x201e, "“”" },
  { 0x201d, "”" },    { 0xab, "»" },      { 0xbb, "«" },      { '"', "\"" },     { 0x2018, "’" },
  { 0x201a, "‘’" },   { '\'', "'" },      { 0x2039, "›" },    { 0x203a, "‹" },   { 0x300c, "」" },
  { 0x300e, "』" },   { 0x3008, "〉" },   { 0x300a, "》" },   { 0x3010, "】" },  { 0xff08, "）" },
  { 0xff3b, "］" },
};

static const char closing_only[] = ")]}”’」』〉》】）］";
static const char closing_punctuation[] = ".,;:!?…。，、；：！？،؛؟।";

typedef struct
{
  gunichar mark;
  guint offset;
} Open;

static gboolean
contains (const char *set, gunichar c)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
closes (gunichar open, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == open)
      return contains (pairs[i].close, c);
  return FALSE;
}

static gboolean
is_mark (gunichar c)
{
  if (c < 0x80)
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"' || c == '\'';
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == c)
      return TRUE;
  return contains (closing_only, c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Takes the mark that @c closes off the stack, with what was opened after it and never closed. */
static gboolean
close_mark (GArray *stack, GArray *single, gunichar c)
{
  guint deepest = stack->len > MAX_DEPTH ? stack->len - MAX_DEPTH : 0;

  for (guint i = stack->len; i > deepest; i--)
    {
      if (!closes (g_array_index (stack, Open, i - 1).mark, c))
        continue;
      for (guint k = i; k < stack->len; k++)
        g_array_append_val (single, g_array_index (stack, Open, k).offset);
      g_array_set_size (stack, i - 1);
      return TRUE;
    }
  return FALSE;
}

/* (transfer full): the offsets of the marks in @range that have no partner there, in order */
static GArray *
list_single_marks (const QuothText *text, QuothRange range)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  GArray *single = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *p = text->utf8 + quoth_text_to_byte (text, range.start);
  gunichar before = 0;

  for (guint i = range.start; i < range.end; i++, p = g_utf8_next_char (p))
    {
      Open mark = { g_utf8_get_char (p), i };
      gboolean inside = g_unichar_isalnum (before) && i + 1 < range.end
                        && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p)));

      before = mark.mark;
      if (!is_mark (mark.mark) || (is_apostrophe (mark.mark) && inside))
        continue;
      if (close_mark (stack, single, mark.mark))
        continue;
      if (contains (closing_only, mark.mark) && mark.mark != 0x201d)
        g_array_append_val (single, i);
      else
        g_array_append_val (stack, mark);
    }

  for (guint i = 0; i < stack->len; i++)
    g_array_append_val (single, g_array_index (stack, Open, i).offset);
  g_array_sort (single, compare_offsets);
  return single;
}

/* Whether a single quotation mark was opened before @offset in its paragraph. */
static gboolean
is_in_single_quotes (const QuothText *text, guint offset)
{
  const char *begin = text->utf8;
  const char *p = begin + quoth_text_to_byte (text, offset);
  gunichar after = 0;

  while (p > begin && *(p - 1) != '\n')
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (is_apostrophe (c) && !g_unichar_isalnum (after) && after != 0)
        return FALSE;
      if (c == 0x2018 || c == 0x201a
          || (c == '\'' && (p == begin || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))))
        return TRUE;
      after = c;
    }
  return FALSE;
}

static gboolean
is_single (const GArray *single, guint offset)
{
  return single->len > 0 && g_array_binary_search ((GArray *) single, &offset, compare_offsets, NULL);
}

/* Whether the character @c at @offset, which is the last of @range, is to go. */
static gboolean
goes_at_end (const QuothText *text, QuothRange range, const GArray *single, guint offset, gunichar c)
{
  if (u_isUWhiteSpace ((UChar32) c) || contains (closing_punctuation, c))
    return TRUE;
  if (!is_single (single, offset))
    return FALSE;
  return !is_apostrophe (c) || is_in_single_quotes (text, range.start);
}

static gboolean
goes_at_start (const GArray *single, guint offset, gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c) || (is_single (single, offset) && !is_apostrophe (c));
}

QuothRange
quoth_text_trim (QuothText *self, QuothRange range)
{
  g_autoptr (GArray) single = NULL;
  QuothRange trimmed = range;
  const char *p;

  g_return_val_if_fail (range.start <= range.end && range.end <= self->length, range);

  single = list_single_marks (self, range);
  p = self->utf8 + quoth_text_to_byte (self, trimmed.end);
  while (trimmed.end > trimmed.start)
    {
      p = g_utf8_prev_char (p);
      if (!goes_at_end (self, range, single, trimmed.end - 1, g_utf8_get_char (p))
          || !quoth_text_is_cluster_boundary (self, trimmed.end - 1))
        break;
      trimmed.end--;
    }
  p = self->utf8 + quoth_text_to_byte (self, trimmed.start);
  while (trimmed.start < trimmed.end)
    {
      if (!goes_at_start (single, trimmed.start, g_utf8_get_char (p))
          || !quoth_text_is_cluster_boundary (self, trimmed.start + 1))
        break;
      trimmed.start++;
      p = g_utf8_next_char (p);
    }
  return quoth_range_is_empty (trimmed) ? quoth_range (range.start, range.start) : trimmed;
}
