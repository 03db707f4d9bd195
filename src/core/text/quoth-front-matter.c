/* quoth-front-matter.c: what stands before the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Among the first lines, up to the first long one, some are certainly no text: a date, a count of views, a handle,
 * "By …", "Source: …". The last of these is the end of the front matter, if only few short lines are between: the name
 * of a section, the author's, the title. Without such a line there is no front matter (the first line may still be the
 * title, see quoth-prose.c). A title between two lines of metadata is metadata; before them, it is a heading.
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#include "text/quoth-dates-private.h"

#include <string.h>

#define MAX_LINES 16
#define MAX_FILLERS 4
#define MAX_LENGTH 220

typedef enum
{
  ROLE_FILLER,
  ROLE_SENTENCE,
  ROLE_CERTAIN,
  ROLE_TITLE,
  ROLE_SKIPPED,
} Role;

typedef enum
{
  KEY_TITLE,
  KEY_AUTHOR,
  KEY_DATE,
  KEY_SOURCE,
  KEY_OTHER,
} Key;

static const struct
{
  const char *name; /* in small letters */
  Key key;
} keys[] = {
  { "title", KEY_TITLE },       { "headline", KEY_TITLE },      { "titel", KEY_TITLE },     { "titre", KEY_TITLE },
  { "título", KEY_TITLE },      { "заголовок", KEY_TITLE },     { "标题", KEY_TITLE },      { "author", KEY_AUTHOR },
  { "authors", KEY_AUTHOR },    { "autor", KEY_AUTHOR },        { "auteur", KEY_AUTHOR },   { "автор", KEY_AUTHOR },
  { "作者", KEY_AUTHOR },       { "by", KEY_AUTHOR },           { "date", KEY_DATE },       { "published", KEY_DATE },
  { "datum", KEY_DATE },        { "fecha", KEY_DATE },          { "дата", KEY_DATE },       { "日期", KEY_DATE },
  { "source", KEY_SOURCE },     { "publication", KEY_SOURCE },  { "newspaper", KEY_SOURCE }, { "quelle", KEY_SOURCE },
  { "fuente", KEY_SOURCE },     { "источник", KEY_SOURCE },     { "来源", KEY_SOURCE },     { "url", KEY_OTHER },
  { "link", KEY_OTHER },        { "language", KEY_OTHER },      { "section", KEY_OTHER },   { "location", KEY_OTHER },
  { "release date", KEY_DATE }, { "updated", KEY_OTHER },       { "byline", KEY_AUTHOR },   { "publisher", KEY_SOURCE },
};

static const char *const byline_words[] = { "By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di ", "Автор ", "Текст " };

/* Words that a row of names has in small letters. */
static const char particles[] = " and und et y e и & de del della di da du des van von der den zu la le al el bin ibn ";

static void
set_once (char **field, char *value)
{
  if (*field == NULL && value != NULL && *g_strstrip (value) != '\0')
    *field = value;
  else
    g_free (value);
}

/* The iso date among some bytes, if there is one and the result has none. */
static void
take_date (QuothSegmentation *result, const char *p, gsize n)
{
  QuothDateLine date;

  quoth_date_line_read (&date, p, n);
  if (date.iso[0] != '\0')
    set_once (&result->date, g_strdup (date.iso));
}

static gboolean
read_date_line (QuothOutline *outline, const QuothLine *line)
{
  QuothDateLine date;

  if (quoth_line_length (line) > 90)
    return FALSE;
  quoth_date_line_read (&date, line->p, line->n);
  if (!quoth_date_line_is_metadata (&date))
    return FALSE;
  if (date.iso[0] != '\0')
    set_once (&outline->result->date, g_strdup (date.iso));
  outline->counts_posts = outline->counts_posts || date.counts_posts;
  return TRUE;
}

/* "Source: Reuters" */
static gboolean
read_key_line (QuothOutline *outline, const QuothLine *line)
{
  QuothSegmentation *result = outline->result;
  const char *end = line->p + line->n;
  const char *colon = g_strstr_len (line->p, MIN (line->n, 32), ":");
  const char *wide = g_strstr_len (line->p, MIN (line->n, 32), "：");
  const char *stop = colon != NULL ? colon : wide;
  const char *value = stop != NULL ? g_utf8_next_char (stop) : NULL;
  g_autofree char *name = NULL;

  if (stop == NULL || value >= end)
    return FALSE;
  name = g_utf8_strdown (line->p, stop - line->p);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strcmp (g_strstrip (name), keys[i].name) != 0)
        continue;
      if (keys[i].key == KEY_TITLE)
        set_once (&result->title, g_strndup (value, end - value));
      else if (keys[i].key == KEY_AUTHOR)
        set_once (&result->author, g_strndup (value, end - value));
      else if (keys[i].key == KEY_SOURCE)
        set_once (&result->source, g_strndup (value, end - value));
      else if (keys[i].key == KEY_DATE)
        take_date (result, value, end - value);
      return TRUE;
    }
  return FALSE;
}

/* How many bytes of @p are a row of names of @min words or more; 0 if they are not. */
static gsize
measure_names (const char *p, const char *end, guint min)
{
  const char *begin = p;
  guint n_words = 0, n_capital = 0;

  while (p < end && *p != '|' && *p != ',' && g_utf8_get_char (p) != 0xb7 && g_utf8_get_char (p) != 0x2022)
    {
      const char *word = p;
      g_autofree char *padded = NULL;

      while (p < end && *p != ' ' && *p != '|' && *p != ',')
        p = g_utf8_next_char (p);
      padded = g_strdup_printf (" %.*s ", (int) (p - word), word);
      if (g_unichar_isupper (g_utf8_get_char (word)) || g_unichar_type (g_utf8_get_char (word)) == G_UNICODE_OTHER_LETTER)
        n_capital++;
      else if (strstr (particles, padded) == NULL)
        return 0;
      n_words++;
      while (p < end && *p == ' ')
        p++;
    }
  return n_capital >= min && n_words <= 12 ? (gsize) (p - begin) : 0;
}

/* "By Anna Berg and Ivan Orlov | 3 March 2024" */
static gboolean
read_byline (QuothOutline *outline, const QuothLine *line)
{
  const char *end = line->p + line->n;

  if (quoth_line_length (line) > 120)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (byline_words); i++)
    {
      gsize n_prefix = strlen (byline_words[i]);
      gsize n_names;

      if (line->n <= n_prefix || memcmp (line->p, byline_words[i], n_prefix) != 0)
        continue;
      n_names = measure_names (line->p + n_prefix, end, 2);
      if (n_names == 0 || quoth_line_last (line) == '.')
        return FALSE;
      set_once (&outline->result->author, g_strndup (line->p + n_prefix, n_names));
      take_date (outline->result, line->p + n_prefix + n_names, (gsize) (end - line->p) - n_prefix - n_names);
      return TRUE;
    }
  return FALSE;
}

/* "@name", "Name @name · Mar 3", "Name (@name)" */
static gboolean
read_handle_line (QuothOutline *outline, const QuothLine *line)
{
  const char *end = line->p + line->n;
  const char *at = quoth_line_length (line) <= 90 ? memchr (line->p, '@', line->n) : NULL;
  const char *name_end = at, *stop;
  QuothDateLine date;

  if (at == NULL)
    return FALSE;
  stop = at + 1;
  while (stop < end && (g_ascii_isalnum (*stop) || *stop == '_' || *stop == '.'))
    stop++;
  if (stop == at + 1 || (stop < end && *stop == '@'))
    return FALSE;
  quoth_date_line_read (&date, stop, (gsize) (end - stop));
  if (date.n_other > 0)
    return FALSE;
  while (name_end > line->p && (name_end[-1] == ' ' || name_end[-1] == '('))
    name_end--;
  if (name_end > line->p && measure_names (line->p, name_end, 1) != (gsize) (name_end - line->p))
    return FALSE;

  set_once (&outline->result->handle, g_strndup (at, stop - at));
  if (name_end > line->p)
    set_once (&outline->result->author, g_strndup (line->p, name_end - line->p));
  take_date (outline->result, stop, (gsize) (end - stop));
  return TRUE;
}

static gboolean
is_link (const QuothLine *line)
{
  return memchr (line->p, ' ', line->n) == NULL
         && (g_str_has_prefix (line->p, "http://") || g_str_has_prefix (line->p, "https://")
             || g_str_has_prefix (line->p, "www."));
}

static Role
find_role (QuothOutline *outline, const QuothLine *line)
{
  if (line->furniture != QUOTH_FURNITURE_NONE)
    return ROLE_SKIPPED;
  if (read_date_line (outline, line) || read_key_line (outline, line) || read_byline (outline, line)
      || read_handle_line (outline, line) || is_link (line))
    return ROLE_CERTAIN;
  if (quoth_line_ends_sentence (line) && quoth_line_last (line) != '?' && quoth_line_count_words (line, 3) == 3)
    return ROLE_SENTENCE;
  return ROLE_FILLER;
}

/* Reads the roles of the first lines; two sentences in a row are of the text. Returns: how many are front matter */
static guint
read_roles (QuothOutline *outline, guint end, Role roles[MAX_LINES])
{
  guint n_fillers = 0, found = 0;

  end = MIN (end, MIN (MAX_LINES, outline->lines.lines->len));
  for (guint i = 0; i < end && n_fillers <= MAX_FILLERS; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);

      if (quoth_line_length (line) > MAX_LENGTH)
        break;
      roles[i] = find_role (outline, line);
      if (i > 0 && roles[i] == ROLE_SENTENCE && roles[i - 1] == ROLE_SENTENCE)
        break;
      if (roles[i] == ROLE_CERTAIN)
        {
          found = i + 1;
          n_fillers = 0;
        }
      else if (roles[i] != ROLE_SKIPPED)
        n_fillers++;
    }
  return found;
}

/* In a thread's header the author's name is before the handle. */
static void
take_author (QuothOutline *outline, Role *roles, guint n)
{
  const QuothLine *name = NULL;

  if (outline->result->author != NULL || outline->result->handle == NULL)
    return;
  for (guint i = 0; i < n && roles[i] != ROLE_CERTAIN; i++)
    if (roles[i] == ROLE_FILLER && quoth_line_count_words (quoth_lines_get (&outline->lines, i), 7) < 7)
      name = quoth_lines_get (&outline->lines, i);
  if (name != NULL)
    outline->result->author = quoth_line_dup (name);
}

/* The title is the longest of the short lines, unless a line said it, or it is the author's name. */
static void
take_title (QuothOutline *outline, Role *roles, guint n)
{
  guint best = n;

  for (guint i = 0; i < n; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);

      if (roles[i] != ROLE_FILLER
          || (outline->result->author != NULL && strlen (outline->result->author) == line->n
              && memcmp (outline->result->author, line->p, line->n) == 0))
        continue;
      if (best == n || quoth_line_length (line) > quoth_line_length (quoth_lines_get (&outline->lines, best)))
        best = i;
    }
  if (best == n)
    return;
  set_once (&outline->result->title, quoth_prose_dup_title (quoth_lines_get (&outline->lines, best)));
  roles[best] = ROLE_TITLE;
}

void
quoth_front_matter_mark (QuothOutline *outline, guint end)
{
  Role roles[MAX_LINES];
  guint n = read_roles (outline, MIN (end, outline->tail), roles);
  gboolean has_certain = FALSE;

  take_author (outline, roles, n);
  if (!outline->counts_posts)
    take_title (outline, roles, n);

  for (guint i = 0; i < n; i++)
    {
      QuothSegmentKind kind = QUOTH_SEGMENT_METADATA;

      has_certain = has_certain || roles[i] == ROLE_CERTAIN;
      if (roles[i] == ROLE_SKIPPED)
        continue;
      if (roles[i] == ROLE_TITLE && !has_certain)
        kind = QUOTH_SEGMENT_HEADING;
      else if (roles[i] == ROLE_SENTENCE)
        kind = QUOTH_SEGMENT_PARAGRAPH;
      quoth_outline_set_kind (outline, i, i + 1, kind);
    }
  outline->body = n;
}

char *
quoth_front_matter_find_source (const QuothOutline *outline)
{
  for (guint i = outline->body; i < MIN (outline->body + 4, outline->lines.lines->len); i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);
      const char *open = memchr (line->p, '(', MIN (line->n, 60));
      const char *close = open != NULL ? memchr (open, ')', MIN (line->n - (gsize) (open - line->p), 40)) : NULL;
      const char *after = close != NULL ? close + 1 + strspn (close + 1, " ") : NULL;

      if (after == NULL || after >= line->p + line->n || !quoth_char_is_dash (g_utf8_get_char (after)))
        continue;
      if (g_unichar_isupper (quoth_line_first (line)) && g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (line->p))))
        return g_strndup (open + 1, close - open - 1);
    }
  return NULL;
}
