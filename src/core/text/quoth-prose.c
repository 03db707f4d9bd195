/* quoth-prose.c: paragraphs and their headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is a paragraph, unless the text was broken to a width: then most lines end within a sentence, and a block
 * between blank lines is one. A heading is a short line without a full stop, with prose below it; of several in a row
 * at most MAX_RUN are headings (part, chapter, title), for more of them are a list or a poem. A short question counts
 * only where plain headings show that the text has any: in a novel it is somebody's thought.
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#include <string.h>

#define MAX_RUN 3
#define MAX_HEADING 90
#define MAX_TITLE 200
#define MAX_WIDTH 120

static QuothLine *
get_line (const QuothOutline *outline, guint index)
{
  return quoth_lines_get (&outline->lines, index);
}

/* Ideographs say more in less room. */
static guint
measure (const QuothLine *line)
{
  guint length = quoth_line_length (line);

  return quoth_line_first (line) >= 0x2e80 ? length * 5 / 2 : length;
}

gboolean
quoth_prose_is_long (const QuothLine *line)
{
  guint length = measure (line);

  return line->kind == QUOTH_KIND_OPEN && (length >= 120 || (length >= 60 && quoth_line_ends_sentence (line)));
}

/* Whether line @index goes on in the next, with nothing but a newline between. */
static gboolean
has_inner_newline (const QuothOutline *outline, guint index)
{
  const QuothLine *next;

  if (index + 1 >= outline->lines.lines->len)
    return FALSE;
  next = get_line (outline, index + 1);
  return get_line (outline, index)->kind == QUOTH_KIND_OPEN && next->kind == QUOTH_KIND_OPEN && !next->blank_before
         && !quoth_char_is_dash (quoth_line_first (next));
}

/* The width that the lines were broken to, or 0 if each is a paragraph. */
static guint
find_width (const QuothOutline *outline)
{
  guint n_inner = 0, n_broken = 0, width = 0;
  guint64 sum = 0;

  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    {
      const QuothLine *line = get_line (outline, i);
      guint length = quoth_line_length (line);

      if (!has_inner_newline (outline, i))
        continue;
      n_inner++;
      n_broken += length <= MAX_WIDTH && !quoth_line_ends_sentence (line);
      if (length <= MAX_WIDTH)
        width = MAX (width, length);
      sum += length;
    }
  return n_inner >= 3 && n_broken * 10 >= n_inner * 6 && sum >= 35 * (guint64) n_inner ? width : 0;
}

/* Whether line @index ends a paragraph of a text of @width although no blank line follows. */
static gboolean
ends_early (const QuothOutline *outline, guint index, guint width)
{
  const QuothLine *line = get_line (outline, index);
  gunichar next = quoth_line_first (get_line (outline, index + 1));

  return quoth_line_length (line) * 10 < width * 6
         && (quoth_line_ends_sentence (line) || quoth_line_last (line) == ':' || g_unichar_isupper (next));
}

void
quoth_prose_join (QuothOutline *outline)
{
  GArray *lines = outline->lines.lines;
  guint width = find_width (outline);
  guint kept = outline->body;

  if (width == 0)
    return;
  for (guint i = outline->body; i < lines->len; i++)
    {
      QuothLine line = *get_line (outline, i);

      while (has_inner_newline (outline, i) && !ends_early (outline, i, width))
        {
          const QuothLine *next = get_line (outline, ++i);

          line.n = (guint32) (next->p + next->n - line.p);
          line.end = next->end;
          line.is_joined = TRUE;
        }
      *get_line (outline, kept++) = line;
    }
  g_array_set_size (lines, kept);
}

static gboolean
is_caption (const QuothLine *line)
{
  static const char *const words[] = { "photo", "image", "picture", "foto", "bild:", "фото", "source:", "credit", "©", "http", "www." };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (line->n >= strlen (words[i]) && g_ascii_strncasecmp (line->p, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
ends_like_heading (const QuothLine *line)
{
  gunichar last = quoth_line_last (line);
  gunichar inside = quoth_line_last_inside (line);

  return strchr (".,;:-", (int) MIN (inside, 0x7f)) == NULL && inside != 0x2026 && inside != 0x3002
         && inside != 0xff0c && inside != 0xff1a && inside != 0xff1b && !(last >= 0x2010 && last <= 0x2015);
}

gboolean
quoth_prose_is_heading_like (const QuothLine *line)
{
  gunichar first;

  if (line->kind != QUOTH_KIND_OPEN || line->is_joined || line->furniture != QUOTH_FURNITURE_NONE
      || measure (line) > MAX_HEADING || !ends_like_heading (line))
    return FALSE;
  first = quoth_line_first (line);
  return !quoth_char_opens_quote (first) && !quoth_char_is_dash (first) && first != '@' && first != '\''
         && first != 0x2018 && !is_caption (line) && quoth_line_count_words (line, 15) < 15;
}

static gboolean
is_exclaimed (const QuothLine *line)
{
  return quoth_line_ends_sentence (line);
}

/* "# Heading" */
static gboolean
is_markdown_heading (const QuothLine *line)
{
  gsize n = line->n < 8 ? 0 : strspn (line->p, "#");

  return n >= 1 && n <= 6 && line->p[n] == ' ' && quoth_line_length (line) <= MAX_TITLE;
}

/* "Chapter II", "第三章" */
static gboolean
is_chapter (const QuothLine *line)
{
  static const char *const words[] = {
    "chapter ", "CHAPTER ", "Chapter ", "PART ", "Part ", "BOOK ", "KAPITEL ", "Kapitel ", "CHAPITRE ", "Chapitre ",
    "CAPÍTULO ", "Capítulo ", "ГЛАВА ", "Глава ", "ЧАСТЬ ", "Часть ",
  };
  gsize n = 0;

  if (line->is_joined || quoth_line_length (line) > MAX_HEADING || quoth_line_count_words (line, 9) > 8)
    return FALSE;
  if (g_str_has_prefix (line->p, "第"))
    return quoth_line_length (line) <= 20 && g_strstr_len (line->p, 24, "章") != NULL;
  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (words); i++)
    if (line->n > strlen (words[i]) && memcmp (line->p, words[i], strlen (words[i])) == 0)
      n = strlen (words[i]) + strspn (line->p + strlen (words[i]), "0123456789IVXLCivxlc");
  return n > 0 && (n >= line->n || strchr (".: \xe2", line->p[n]) != NULL) && line->p[n - 1] != ' ';
}

static gboolean
follows_open_line (const QuothOutline *outline, guint index)
{
  gunichar last;

  if (index == 0 || get_line (outline, index - 1)->kind != QUOTH_KIND_OPEN)
    return FALSE;
  last = quoth_line_last (get_line (outline, index - 1));
  return last == ':' || last == ',' || last == 0xff1a || last == 0xff0c;
}

/* Marks the plain headings, and with @also_exclaimed those with a question or exclamation mark. Returns: how many */
static guint
mark_headings (QuothOutline *outline, gboolean also_exclaimed)
{
  guint n = outline->lines.lines->len, n_found = 0;

  for (guint i = outline->body; i < n;)
    {
      guint end = i;

      while (end < n && quoth_prose_is_heading_like (get_line (outline, end)))
        end++;
      if (end > i && end - i <= MAX_RUN && end < n && quoth_prose_is_long (get_line (outline, end))
          && !follows_open_line (outline, i))
        for (guint k = i; k < end; k++)
          if (also_exclaimed || !is_exclaimed (get_line (outline, k)))
            {
              quoth_outline_set_kind (outline, k, k + 1, QUOTH_SEGMENT_HEADING);
              n_found++;
            }
      i = MAX (end, i + 1);
    }
  return n_found;
}

/* What says itself that it is a heading. */
static void
mark_told_headings (QuothOutline *outline)
{
  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    if (get_line (outline, i)->kind == QUOTH_KIND_OPEN
        && (is_markdown_heading (get_line (outline, i)) || is_chapter (get_line (outline, i))))
      quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_HEADING);
}

char *
quoth_prose_dup_title (const QuothLine *line)
{
  gsize n = strspn (line->p, "# ");

  return n < line->n ? g_strndup (line->p + n, line->n - n) : quoth_line_dup (line);
}

/* The first line is the title if it does not read like prose, and prose comes after it. */
static void
mark_title (QuothOutline *outline)
{
  guint i = outline->body;
  const QuothLine *line, *next;

  if (i + 1 >= outline->lines.lines->len || outline->result->title != NULL)
    return;
  line = get_line (outline, i);
  if (line->kind == QUOTH_SEGMENT_HEADING)
    {
      outline->result->title = quoth_prose_dup_title (line);
      return;
    }
  if (line->kind != QUOTH_KIND_OPEN || line->is_joined || line->furniture != QUOTH_FURNITURE_NONE
      || measure (line) > MAX_TITLE || !ends_like_heading (line) || quoth_char_is_dash (quoth_line_first (line)))
    return;
  next = get_line (outline, i + 1);
  if (next->kind != QUOTH_SEGMENT_HEADING
      && (!quoth_prose_is_long (next) || (measure (line) > MAX_HEADING && !next->blank_before)
          || quoth_line_length (next) < quoth_line_length (line)))
    return;
  outline->result->title = quoth_line_dup (line);
  quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_HEADING);
}

void
quoth_prose_mark_headings (QuothOutline *outline)
{
  mark_told_headings (outline);
  mark_title (outline);
  if (mark_headings (outline, FALSE) >= 2)
    mark_headings (outline, TRUE);
  mark_title (outline);
}
