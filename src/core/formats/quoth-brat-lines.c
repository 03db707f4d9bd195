/* quoth-brat-lines.c: the lines of an .ann
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-brat-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_id (const char *text, gsize n_bytes)
{
  return n_bytes == 1 ? *text == '*' : n_bytes > 1 && strchr ("TEREAMN#", *text) != NULL;
}

static gsize
count_words (const char *p, const char *end)
{
  gsize n = 0;

  for (; p < end; p++)
    n += *p != ' ' && (p + 1 == end || p[1] == ' ');
  return n;
}

static void
split_words (char *p, char *end, char **words)
{
  for (; p < end; p++)
    {
      if (*p == ' ')
        continue;
      *words++ = p;
      while (p < end && *p != ' ')
        p++;
      *p = '\0';
    }
  *words = NULL;
}

/* In one piece of memory: a file has a hundred thousand of them. Returns: (nullable): none where the line is none of brat's. */
static QuothBratLine *
parse_line (const char *text, gsize n_bytes, guint number)
{
  const char *end = text + n_bytes;
  const char *second = memchr (text, '\t', n_bytes);
  const char *third = second != NULL ? memchr (second + 1, '\t', (gsize) (end - second - 1)) : NULL;
  const char *stop = third != NULL ? third : end;
  gsize n_words = second != NULL && is_id (text, (gsize) (second - text)) ? count_words (second + 1, stop) : 0;
  QuothBratLine *line;
  char *copy;

  if (n_words == 0)
    return NULL;
  line = g_malloc (sizeof *line + (n_words + 1) * sizeof (char *) + n_bytes + 1);
  line->number = number;
  line->words = (char **) (line + 1);
  copy = (char *) (line->words + n_words + 1);
  memcpy (copy, text, n_bytes);
  copy[n_bytes] = '\0';
  copy[second - text] = '\0';
  line->id = copy;
  line->tail = third != NULL ? copy + (third + 1 - text) : NULL;
  split_words (copy + (second + 1 - text), copy + (stop - text), line->words);
  return line;
}

static gboolean
lose_line (QuothIntake *intake, guint number, GError **error)
{
  return quoth_intake_lose (intake,
                            number,
                            _("lines that are none of brat's, left out"),
                            _("a line begins with T, E, R, A, M, N, # or * and a tab, in UTF-8; it is left out"),
                            error);
}

GPtrArray *
quoth_brat_split_lines (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *end = data + n_bytes;
  guint number = 0;

  for (const char *p = data; p < end;)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const char *stop = newline != NULL ? newline : end;
      gsize length = (gsize) (stop - p);
      QuothBratLine *line = NULL;

      number++;
      if (length > 0 && p[length - 1] == '\r')
        length--;
      if (length > 0 && g_utf8_validate_len (p, length, NULL))
        line = parse_line (p, length, number);
      if (line != NULL)
        g_ptr_array_add (lines, line);
      else if (length > 0 && !lose_line (intake, number, error))
        return NULL;
      p = newline != NULL ? newline + 1 : end;
    }
  return g_steal_pointer (&lines);
}

/* Goes behind the number at @p. */
static gboolean
read_number (const char **p, gint64 *number)
{
  const char *start = *p;

  for (*number = 0; g_ascii_isdigit (**p) && *number <= G_MAXINT32; (*p)++)
    *number = 10 * *number + (**p - '0');
  return *p > start && *number <= G_MAXINT32;
}

/* The words between are "2;4": the end of one stretch and the start of the next. */
gboolean
quoth_brat_parse_places (const QuothBratLine *line, GArray *places)
{
  g_array_set_size (places, 0);
  for (guint i = 1; line->words[i] != NULL; i++)
    {
      const char *p = line->words[i];
      gint64 number;

      if (!read_number (&p, &number))
        return FALSE;
      g_array_append_val (places, number);
      if (*p == ';')
        {
          p++;
          if (!read_number (&p, &number))
            return FALSE;
          g_array_append_val (places, number);
        }
      if (*p != '\0')
        return FALSE;
    }
  return places->len > 0 && places->len % 2 == 0;
}

gboolean
quoth_brat_parse_argument (const char *word, char **role, const char **id)
{
  const char *colon = strchr (word, ':');
  gsize length = colon != NULL ? (gsize) (colon - word) : 0;

  if (length == 0 || colon[1] == '\0')
    return FALSE;
  while (length > 1 && g_ascii_isdigit (word[length - 1]))
    length--;
  *role = g_ascii_strdown (word, (gssize) length);
  *id = colon + 1;
  return TRUE;
}
