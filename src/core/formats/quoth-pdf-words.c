/* quoth-pdf-words.c: putting printed lines together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-pdf-words.h"

#include <math.h>
#include <string.h>

/* The widest space in a line that is set to the full width; a wider one stands between cells. In sizes of its letters. */
#define MAX_SPACE 2.5

#define SOFT_HYPHEN 0xad
#define HYPHEN 0x2010

static const char *
expand_ligature (gunichar c)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? ligatures[c - 0xfb00] : NULL;
}

static void
clean_line (QuothPdfLine *line)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = expand_ligature (c);

      if (letters != NULL)
        g_string_append (clean, letters);
      else if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (g_unichar_iscntrl (c) || (c == SOFT_HYPHEN && *g_utf8_next_char (p) != '\0'))
        continue;
      else
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);
  g_free (line->text);
  line->text = g_strdup (clean->str);
}

/* Whether @b goes on in the line of @a, behind it. */
static gboolean
is_beside (const QuothPdfLine *a, const QuothPdfLine *b)
{
  return fabs (a->y1 - b->y1) < 0.3 * MAX (a->size, b->size) && b->x0 >= a->x1 - 0.1 * a->size;
}

static void
append_line (QuothPdfLine *self, const QuothPdfLine *other)
{
  const char *space = other->x0 - self->x1 > MAX_SPACE * MAX (self->size, other->size) ? "\t" : " ";
  char *text = g_strconcat (self->text, space, other->text, NULL);

  g_free (self->text);
  self->text = text;
  self->x1 = MAX (self->x1, other->x1);
  self->y0 = MIN (self->y0, other->y0);
  self->y1 = MAX (self->y1, other->y1);
  self->size = MAX (self->size, other->size);
  self->is_bold = self->is_bold && other->is_bold;
}

void
quoth_pdf_tidy_page (QuothPdfPage *page)
{
  g_autoptr (GPtrArray) lines = g_steal_pointer (&page->lines);

  page->lines = g_ptr_array_new_with_free_func (quoth_pdf_line_free);
  for (guint i = 0; i < lines->len; i++)
    {
      QuothPdfLine *line = lines->pdata[i];
      QuothPdfLine *last = page->lines->len > 0 ? page->lines->pdata[page->lines->len - 1] : NULL;

      clean_line (line);
      if (*line->text == '\0' || (last != NULL && is_beside (last, line)))
        {
          if (*line->text != '\0')
            append_line (last, line);
          quoth_pdf_line_free (line);
        }
      else
        g_ptr_array_add (page->lines, line);
    }
  g_ptr_array_set_free_func (lines, NULL);
}

/* Words. */

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == HYPHEN;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* The bytes of the word that @text begins with, hyphens between its letters included. */
static gsize
measure_word (const char *text)
{
  const char *p = text;

  while (is_letter (g_utf8_get_char (p))
         || (p > text && is_hyphen (g_utf8_get_char (p)) && is_letter (g_utf8_get_char (g_utf8_next_char (p)))))
    p = g_utf8_next_char (p);
  return (gsize) (p - text);
}

static void
add_words (const char *text, GHashTable *words)
{
  while (*text != '\0')
    {
      gsize n = measure_word (text);

      if (n > 0)
        {
          gboolean is_divided = is_hyphen (g_utf8_get_char (text + n)) && *g_utf8_next_char (text + n) == '\0';

          if (!is_divided)
            g_hash_table_add (words, g_utf8_strdown (text, (gssize) n));
          text += n;
        }
      else
        text = g_utf8_next_char (text);
    }
}

GHashTable *
quoth_pdf_list_words (const QuothPdf *pdf)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];

      for (guint k = 0; k < page->lines->len; k++)
        add_words (((const QuothPdfLine *) page->lines->pdata[k])->text, words);
    }
  return words;
}

/* Joining. */

/* Where the word begins that ends at @end, hyphens between its letters included. */
static const char *
find_word_start (const char *text, const char *end)
{
  const char *start = end;

  while (start > text)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (before);

      if (!is_letter (c) && !(is_hyphen (c) && start < end))
        break;
      start = before;
    }
  return start;
}

/* "Haupt- und Nebensatz", "pre- or post-war": a part of a word that is left out. */
static gboolean
is_conjunction (const char *line, gsize n_bytes)
{
  static const char *const words[] = { "and", "or", "und", "oder", "bzw", "sowie", "bis", "et", "ou", "y", "e", "o", "u", "of", "en", "i", "и", "или", "to" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n_bytes && memcmp (words[i], line, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

typedef enum
{
  WITH_SPACE,
  WITHOUT_SPACE,
  WITHOUT_HYPHEN,
} Joint;

/* @hyphen: the one that @text ends with. */
static Joint
judge_hyphen (const char *text, const char *hyphen, const char *line, GHashTable *words)
{
  const char *start = find_word_start (text, hyphen);
  gunichar next = g_utf8_get_char (line);
  gsize n = measure_word (line);
  g_autofree char *first = g_utf8_strdown (start, hyphen - start);
  g_autofree char *second = g_utf8_strdown (line, (gssize) n);
  g_autofree char *joined = g_strconcat (first, second, NULL);
  g_autofree char *divided = g_strconcat (first, "-", second, NULL);

  if (start == hyphen)
    return g_unichar_isdigit (next) && hyphen > text && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (hyphen))) ? WITHOUT_SPACE
                                                                                                                    : WITH_SPACE;
  if (n == 0)
    return g_unichar_isdigit (next) ? WITHOUT_SPACE : WITH_SPACE;
  if (is_conjunction (line, n))
    return WITH_SPACE;
  if (!g_unichar_islower (next))
    return WITHOUT_SPACE;
  return g_hash_table_contains (words, divided) && !g_hash_table_contains (words, joined) ? WITHOUT_SPACE : WITHOUT_HYPHEN;
}

static gboolean
is_wide (gunichar c)
{
  return g_unichar_iswide (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL;
}

void
quoth_pdf_join (GString *text, const char *line, GHashTable *words)
{
  const char *last = g_utf8_prev_char (text->str + text->len);
  gunichar c = g_utf8_get_char (last);
  Joint joint = WITH_SPACE;

  if (c == SOFT_HYPHEN)
    joint = WITHOUT_HYPHEN;
  else if (is_hyphen (c))
    joint = judge_hyphen (text->str, last, line, words);
  else if (is_wide (c) && is_wide (g_utf8_get_char (line)))
    joint = WITHOUT_SPACE;
  if (joint == WITHOUT_HYPHEN)
    g_string_truncate (text, (gsize) (last - text->str));
  else if (joint == WITH_SPACE)
    g_string_append_c (text, ' ');
  g_string_append (text, line);
}

gboolean
quoth_pdf_ends_sentence (const char *text)
{
  const char *end = text + strlen (text);
  gboolean saw_figure = FALSE;

  while (end > text)
    {
      gunichar c = g_utf8_get_char (g_utf8_prev_char (end));
      GUnicodeType type = g_unichar_type (c);

      if (strchr (".!?:", (int) MIN (c, 0x7f)) != NULL || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x061f
          || c == 0x06d4)
        return !saw_figure || c != ':';
      if (g_unichar_isdigit (c))
        saw_figure = TRUE;
      else if (type != G_UNICODE_CLOSE_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION && type != G_UNICODE_INITIAL_PUNCTUATION && c != '"'
               && c != '\'' && type != G_UNICODE_OTHER_NUMBER)
        return FALSE;
      end = g_utf8_prev_char (end);
    }
  return FALSE;
}
