/* quoth-scan.c: a stretch of text as words, handles, flags and signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are what capitals can tell something of, so this is simpler than UAX #29: a run of letters, digits and inner hyphens; an
 * apostrophe belongs to a name ("O’Brien"), and not to "Putin’s" or "l’Union". Each sign is a token of its own. Chinese has
 * no words here; what is looked for in it is found by the matcher.
 */

#include "suggest/quoth-scan.h"

#include <string.h>

typedef struct
{
  QuothScan *scan;
  const char *p;
  const char *end;
  guint offset;
  gboolean after_blank;
  gboolean is_elided; /* "l’" is a word */
} Cursor;

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static gboolean
is_regional (gunichar c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gunichar
peek (const Cursor *self, const char *p)
{
  return p < self->end ? g_utf8_get_char (p) : 0;
}

static void
add_token (Cursor *self, QuothTokenType type, const char *to, guint length)
{
  QuothToken token = { quoth_range (self->offset, self->offset + length), g_utf8_get_char (self->p), 0, type };

  token.after_blank = self->after_blank;
  if (type == QUOTH_TOKEN_WORD)
    {
      gboolean all = length > 1;

      token.is_capital = g_unichar_isupper (token.c);
      for (const char *p = self->p; all && p < to; p = g_utf8_next_char (p))
        all = g_unichar_isupper (g_utf8_get_char (p)) || *p == '-';
      token.is_all_capitals = all;
    }
  g_array_append_val (self->scan->tokens, token);
  self->p = to;
  self->offset += length;
  self->after_blank = FALSE;
}

/* ---- Addresses ---- */

/* The chunk up to the next white space, if it is an address: "https://…", "ft.com/content", "foreignaffairs.com", "#tag". */
static const char *
find_link_end (const Cursor *self, guint *length)
{
  const char *p = self->p;
  gboolean has_dot = FALSE;
  gboolean has_capital = FALSE;
  gboolean is_link = *p == '#';

  *length = 0;
  for (; p < self->end && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p), (*length)++)
    {
      if (strncmp (p, "://", 3) == 0 || (*p == '/' && has_dot && !has_capital))
        is_link = TRUE;
      if (*p == '.' && p > self->p && g_ascii_isalpha (p[1]))
        has_dot = TRUE;
      has_capital |= g_ascii_isupper (*p);
      if ((*p & 0x80) != 0 && !is_link)
        return NULL;
    }
  return is_link || (has_dot && !has_capital) ? p : NULL;
}

static gboolean
add_link (Cursor *self)
{
  const char *end;
  guint length;

  if (!g_ascii_isalnum (*self->p) && !(*self->p == '#' && is_word_char (peek (self, self->p + 1))))
    return FALSE;
  end = find_link_end (self, &length);
  if (end == NULL)
    return FALSE;
  add_token (self, QUOTH_TOKEN_LINK, end, length);
  return TRUE;
}

/* ---- Words ---- */

static gboolean
is_apostrophe (gunichar c)
{
  return quoth_alias_fold (c) == '\'';
}

/* Whether the apostrophe at @p is inside a word that has @length letters before it. */
static gboolean
joins (const Cursor *self, const char *p, guint length)
{
  const char *next = g_utf8_next_char (p);
  gunichar c = peek (self, next);
  gunichar after = c != 0 ? peek (self, g_utf8_next_char (next)) : 0;

  if (!g_unichar_isalpha (c) || self->is_elided)
    return FALSE;
  return !(g_unichar_tolower (c) == 's' && !is_word_char (after)) && (length <= 2 || !g_unichar_isupper (c));
}

static void
add_word (Cursor *self)
{
  const char *p = self->p;
  gboolean han = is_han (g_utf8_get_char (p));
  guint length = 0;

  for (; p < self->end; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_char (c) && is_han (c) == han && !(han && length > 0))
        continue;
      if (quoth_alias_fold (c) == '-' && length > 0 && g_unichar_isalnum (peek (self, g_utf8_next_char (p))))
        continue;
      if (is_apostrophe (c) && joins (self, p, length))
        continue;
      break;
    }
  /* "l’" is a word with its apostrophe. */
  if (self->is_elided && length <= 2 && is_apostrophe (peek (self, p)))
    {
      p = g_utf8_next_char (p);
      length++;
    }
  add_token (self, QUOTH_TOKEN_WORD, p, length);
}

static gboolean
add_handle (Cursor *self)
{
  const char *p = self->p + 1;

  if (*self->p != '@')
    return FALSE;
  while (p < self->end && (g_ascii_isalnum (*p) || *p == '_'))
    p++;
  if (p - self->p < 3)
    return FALSE;
  add_token (self, QUOTH_TOKEN_HANDLE, p, (guint) (p - self->p));
  return TRUE;
}

static void
add_next (Cursor *self)
{
  gunichar c = g_utf8_get_char (self->p);
  const char *next = g_utf8_next_char (self->p);

  if (c == '\n')
    add_token (self, QUOTH_TOKEN_BREAK, next, 1);
  else if (g_unichar_isspace (c))
    {
      self->p = next;
      self->offset++;
      self->after_blank = TRUE;
    }
  else if (is_regional (c) && is_regional (peek (self, next)))
    add_token (self, QUOTH_TOKEN_FLAG, g_utf8_next_char (next), 2);
  else if (!add_link (self) && !add_handle (self))
    {
      if (is_word_char (c))
        add_word (self);
      else
        add_token (self, QUOTH_TOKEN_SIGN, next, 1);
    }
}

/* ---- What the tokens are ---- */

guint
quoth_scan_find (const QuothScan *self, guint offset)
{
  guint low = 0;
  guint high = self->tokens->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (quoth_scan_get (self, middle)->range.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Only the word that a mark is the beginning of, and not another that begins alike: four letters more. */
static void
extend_prefixes (QuothScan *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      QuothLexiconMark mark = g_array_index (self->marks, QuothLexiconMark, i);
      guint n = mark.is_prefix ? quoth_scan_find (self, mark.range.end - 1) : 0;

      if (mark.is_prefix && n < self->tokens->len)
        {
          if (quoth_scan_get (self, n)->range.end > mark.range.end + 5)
            continue;
          mark.range.end = MAX (mark.range.end, quoth_scan_get (self, n)->range.end);
        }
      g_array_index (self->marks, QuothLexiconMark, kept++) = mark;
    }
  g_array_set_size (self->marks, kept);
}

static void
classify (QuothScan *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const QuothLexiconMark *mark = &g_array_index (self->marks, QuothLexiconMark, i);

      for (guint n = quoth_scan_find (self, mark->range.start); n < self->tokens->len; n++)
        {
          QuothToken *token = &g_array_index (self->tokens, QuothToken, n);

          if (token->range.start >= mark->range.end)
            break;
          if (quoth_range_equal (token->range, mark->range))
            token->classes |= mark->classes;
          else
            token->classes |= mark->classes & (QUOTH_WORD_TITLE | QUOTH_WORD_NOT);
        }
    }
}

/* "J." and "Dr." end no sentence. */
gboolean
quoth_scan_is_sentence_end (const QuothScan *self, guint n)
{
  const QuothToken *token = quoth_scan_get (self, n);
  const QuothToken *before = n > 0 ? quoth_scan_get (self, n - 1) : NULL;
  const QuothToken *after = n + 1 < self->tokens->len ? quoth_scan_get (self, n + 1) : NULL;

  if (token->type == QUOTH_TOKEN_BREAK)
    return TRUE;
  if (token->type != QUOTH_TOKEN_SIGN)
    return FALSE;
  if (token->c == 0x3002 || token->c == 0xFF01 || token->c == 0xFF1F)
    return TRUE;
  if (token->c == '!' || token->c == '?')
    return TRUE;
  if (token->c != '.' && token->c != 0x2026)
    return FALSE;
  if (after != NULL && after->type == QUOTH_TOKEN_WORD && (!after->after_blank || g_unichar_islower (after->c)))
    return FALSE;
  return before == NULL || before->type != QUOTH_TOKEN_WORD ||
         ((quoth_range_length (before->range) > 1 || !before->is_capital) &&
          !((before->classes & QUOTH_WORD_TITLE) != 0 && quoth_range_length (before->range) <= 4));
}

static void
find_sentences (QuothScan *self)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      QuothToken *token = &g_array_index (self->tokens, QuothToken, i);

      if (token->type == QUOTH_TOKEN_SIGN || token->type == QUOTH_TOKEN_BREAK)
        is_first |= quoth_scan_is_sentence_end (self, i) || token->c == ':' || token->c == 0x201C || token->c == '"' || token->c == 0x2022 ||
                    token->c == 0x00AB || token->c == 0x201E || token->c == ')' || token->c == '/';
      else
        {
          token->is_first = is_first;
          /* "2/ Moscow": a number is before the sentence. */
          is_first = is_first && token->type == QUOTH_TOKEN_WORD && g_unichar_isdigit (token->c);
        }
    }
}

QuothScan *
quoth_scan_new (QuothText *text, QuothLexicon *lexicon, QuothRange range)
{
  QuothScan *self = g_new0 (QuothScan, 1);
  const char *utf8 = quoth_text_get_utf8 (text);
  Cursor cursor = { self, utf8 + quoth_text_to_byte (text, range.start), utf8 + quoth_text_to_byte (text, range.end), range.start };

  self->text = text;
  self->lexicon = lexicon;
  self->range = range;
  self->tokens = g_array_new (FALSE, FALSE, sizeof (QuothToken));
  self->marks = quoth_lexicon_mark (lexicon, text, range);
  cursor.is_elided = (quoth_lexicon_get_rules (lexicon) & QUOTH_LEXICON_ELISION) != 0;
  while (cursor.p < cursor.end)
    add_next (&cursor);
  extend_prefixes (self);
  classify (self);
  find_sentences (self);
  return self;
}

void
quoth_scan_free (QuothScan *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->marks);
  g_free (self);
}
