/* quoth-subtitle-cues.c: what is said when, as files of subtitles have it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line with a time begins a cue, and all up to the next one is its text, less the number or name that stands before that. So an empty
 * line inside a cue, a number that is missing or one that is wrong costs no word. Captions that are made by machines roll: each cue
 * repeats the last line of the one before it; a line that is still on the screen is not said again.
 */

#include "formats/quoth-subtitle-cues.h"

#include <string.h>

/* Two cues that are not further apart than this follow each other, in milliseconds. */
#define MAX_ROLL_GAP 500

static void
cue_free (gpointer data)
{
  QuothSubtitleCue *self = data;

  g_free (self->text);
  g_free (self->speaker);
  g_free (self);
}

/* Times. */

static gboolean
read_figures (const char **p, gint64 *value)
{
  const char *start = *p;

  for (*value = 0; g_ascii_isdigit (**p) && *p - start < 9; (*p)++)
    *value = *value * 10 + (**p - '0');
  return *p > start;
}

/* "1:02:03,450", "02:03.45": hours may be missing, and milliseconds. */
static gboolean
read_time (const char **p, gint64 *time)
{
  gint64 value, fraction;
  guint n_parts = 1;

  *p += strspn (*p, " \t");
  if (!read_figures (p, time))
    return FALSE;
  for (; **p == ':' && n_parts < 3; n_parts++)
    {
      (*p)++;
      if (!read_figures (p, &value))
        return FALSE;
      *time = *time * 60 + value;
    }
  *time *= 1000;
  if (**p == ',' || **p == '.')
    {
      const char *start = ++(*p);

      if (!read_figures (p, &fraction))
        return FALSE;
      for (gsize n = (gsize) (*p - start); n < 3; n++)
        fraction *= 10;
      for (gsize n = (gsize) (*p - start); n > 3; n--)
        fraction /= 10;
      *time += fraction;
    }
  return n_parts > 1;
}

static gboolean
looks_like_times (const char *line)
{
  return strstr (line, "-->") != NULL;
}

static gboolean
read_times (const char *line, gint64 *start, gint64 *end)
{
  if (!looks_like_times (line) || !read_time (&line, start))
    return FALSE;
  line += strspn (line, " \t");
  if (!g_str_has_prefix (line, "-->"))
    return FALSE;
  line += strlen ("-->");
  return read_time (&line, end);
}

/* Markup. */

static const char *
find_reference (const char *p, gsize *n_bytes)
{
  static const struct
  {
    const char *reference;
    const char *text;
  } references[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&quot;", "\"" },
    { "&lrm;", "\xe2\x80\x8e" }, { "&rlm;", "\xe2\x80\x8f" }, { "&#39;", "'" }, { "&apos;", "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_has_prefix (p, references[i].reference))
      {
        *n_bytes = strlen (references[i].reference);
        return references[i].text;
      }
  return NULL;
}

/* The bytes of a tag at @p ("<i>", "</font>", "<v Anna>", "<00:01.000>"); 0 where "<" is only a sign. */
static gsize
measure_tag (const char *p)
{
  const char *end = strchr (p, '>');
  const char *name = p[1] == '/' ? p + 2 : p + 1;

  if (end == NULL || memchr (p, '\n', (gsize) (end - p)) != NULL)
    return 0;
  if (g_ascii_isdigit (*name))
    return strspn (name, "0123456789:.") == (gsize) (end - name) ? (gsize) (end - p) + 1 : 0;
  return g_ascii_isalpha (*name) || name == end ? (gsize) (end - p) + 1 : 0;
}

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize n = strlen (name);

  return g_ascii_strncasecmp (tag, name, n) == 0 && strchr (" .>\t", tag[n]) != NULL;
}

/* "<v.loud Anna Berg>": who speaks. */
static void
take_speaker (const char *tag, gsize n_bytes, char **speaker)
{
  g_autofree char *words = g_strndup (tag, n_bytes - 1);
  char *space = strpbrk (words, " \t");

  if (space == NULL || *speaker != NULL)
    return;
  g_strstrip (space);
  if (*space != '\0')
    *speaker = g_strdup (space);
}

/* The text without markup; a reading aid (ruby) goes, too. */
static char *
dup_plain (const char *marked, char **speaker)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean in_ruby = FALSE;

  for (const char *p = marked; *p != '\0';)
    {
      gsize n_bytes = *p == '<' ? measure_tag (p) : 0;
      const char *text = NULL;

      if (n_bytes > 0)
        {
          if (is_tag (p, "<v"))
            take_speaker (p, n_bytes, speaker);
          in_ruby = is_tag (p, "<rt") || (in_ruby && !is_tag (p, "</rt") && !is_tag (p, "</ruby"));
        }
      else if (g_str_has_prefix (p, "{\\") && strchr (p, '}') != NULL)
        n_bytes = (gsize) (strchr (p, '}') - p) + 1;
      else if (*p == '&' && (text = find_reference (p, &n_bytes)) != NULL)
        g_string_append (plain, in_ruby ? "" : text);
      else
        {
          n_bytes = (gsize) (g_utf8_next_char (p) - p);
          g_string_append_len (plain, p, in_ruby ? 0 : (gssize) n_bytes);
        }
      p += n_bytes;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Reading. */

typedef struct
{
  QuothSubtitles *result;
  QuothSubtitleCue *cue; /* (nullable): the one at hand */
  GString *marked;       /* its lines */
} Reading;

static void
end_cue (Reading *self)
{
  QuothSubtitleCue *cue = g_steal_pointer (&self->cue);

  if (cue == NULL)
    return;
  cue->text = dup_plain (self->marked->str, &cue->speaker);
  g_strstrip (cue->text);
  if (*cue->text != '\0')
    g_ptr_array_add (self->result->cues, cue);
  else
    cue_free (cue);
}

static void
begin_cue (Reading *self, gint64 start, gint64 end)
{
  end_cue (self);
  self->cue = g_new0 (QuothSubtitleCue, 1);
  self->cue->start = start;
  self->cue->end = MAX (start, end);
  g_string_truncate (self->marked, 0);
}

static gboolean
is_blank (const char *line)
{
  return line == NULL || line[strspn (line, " \t")] == '\0';
}

/* Whether @line is the number or name of the cue whose times stand in @next. */
static gboolean
is_name (const char *line, const char *next, const char *previous, gboolean is_vtt)
{
  gint64 start, end;

  if (next == NULL || !read_times (next, &start, &end))
    return FALSE;
  return is_vtt ? is_blank (previous) : line[strspn (line, "0123456789 \t")] == '\0';
}

static gboolean
begins_block (const char *line)
{
  static const char *const blocks[] = { "NOTE", "STYLE", "REGION" };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (g_str_has_prefix (line, blocks[i]) && strchr (" \t", line[strlen (blocks[i])]) != NULL)
      return TRUE;
  return FALSE;
}

static void
read_line (Reading *self, char **lines, guint i, gboolean is_vtt)
{
  const char *previous = i > 0 ? lines[i - 1] : NULL;
  gint64 start, end;

  if (read_times (lines[i], &start, &end))
    {
      self->result->n_times++;
      begin_cue (self, start, end);
    }
  else if (looks_like_times (lines[i]))
    {
      if (self->result->n_wrong++ == 0)
        self->result->wrong_line = i + 1;
      begin_cue (self, self->cue != NULL ? self->cue->end : 0, self->cue != NULL ? self->cue->end : 0);
    }
  else if (self->cue != NULL && !is_blank (lines[i]) && !is_name (lines[i], lines[i + 1], previous, is_vtt))
    g_string_append_printf (self->marked, "%s%s", self->marked->len > 0 ? "\n" : "", lines[i]);
}

/* The lines after "WEBVTT", up to an empty one. Returns: how many. */
static guint
read_head (QuothSubtitles *self, char **lines)
{
  const char *title = lines[0] + strlen ("WEBVTT");
  guint i;

  title += strspn (title, " \t-–");
  if (*title != '\0')
    self->title = g_strstrip (g_strdup (title));
  for (i = 1; lines[i] != NULL && !is_blank (lines[i]) && !looks_like_times (lines[i]); i++)
    if (g_ascii_strncasecmp (lines[i], "Language:", strlen ("Language:")) == 0 && self->language == NULL)
      self->language = g_strstrip (g_strdup (lines[i] + strlen ("Language:")));
  return i;
}

static void
read_lines (QuothSubtitles *self, char **lines)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  Reading reading = { self, NULL, marked };
  gboolean is_vtt = lines[0] != NULL && g_str_has_prefix (lines[0], "WEBVTT");
  guint i = is_vtt ? read_head (self, lines) : 0;

  for (; lines[i] != NULL; i++)
    {
      if (is_vtt && is_blank (i > 0 ? lines[i - 1] : NULL) && begins_block (lines[i]))
        {
          end_cue (&reading);
          while (lines[i + 1] != NULL && !is_blank (lines[i + 1]))
            i++;
        }
      else
        read_line (&reading, lines, i, is_vtt);
    }
  end_cue (&reading);
}

/* Captions that roll. */

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const QuothSubtitleCue *one = *(QuothSubtitleCue *const *) a;
  const QuothSubtitleCue *other = *(QuothSubtitleCue *const *) b;

  return (one->start > other->start) - (one->start < other->start);
}

/* Takes the lines away from @cue that are on the screen already. Returns: whether anything is left. */
static gboolean
drop_shown (QuothSubtitleCue *cue, const char *shown)
{
  g_auto (GStrv) lines = g_strsplit (cue->text, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_blank (lines[i]) && (i > 0 || strcmp (g_strstrip (lines[i]), shown) != 0))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", g_strstrip (lines[i]));
  g_free (cue->text);
  cue->text = g_string_free (g_steal_pointer (&kept), FALSE);
  return *cue->text != '\0';
}

static char *
dup_last_line (const char *text)
{
  const char *newline = strrchr (text, '\n');

  return g_strstrip (g_strdup (newline != NULL ? newline + 1 : text));
}

static gboolean
follows (const GPtrArray *cues, guint i)
{
  const QuothSubtitleCue *cue = cues->pdata[i];

  return i > 0 && cue->start <= ((const QuothSubtitleCue *) cues->pdata[i - 1])->end + MAX_ROLL_GAP;
}

/* Whether a good part of the cues begin with what the one before them ends with: people may say a word twice, too. */
static gboolean
is_rolling (const GPtrArray *cues)
{
  guint n = 0;

  for (guint i = 1; i < cues->len; i++)
    {
      g_autofree char *shown = dup_last_line (((const QuothSubtitleCue *) cues->pdata[i - 1])->text);
      const char *text = ((const QuothSubtitleCue *) cues->pdata[i])->text;
      gsize length = strlen (shown);

      n += follows (cues, i) && g_str_has_prefix (text, shown) && (text[length] == '\n' || text[length] == '\0');
    }
  return n >= 3 && n >= cues->len / 4;
}

static GPtrArray *
unroll (GPtrArray *cues)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (cue_free);
  g_autofree char *shown = g_strdup ("");

  for (guint i = 0; i < cues->len; i++)
    {
      const QuothSubtitleCue *cue = cues->pdata[i];
      QuothSubtitleCue *copy = g_new0 (QuothSubtitleCue, 1);

      copy->start = cue->start;
      copy->end = cue->end;
      copy->text = g_strdup (cue->text);
      copy->speaker = g_strdup (cue->speaker);
      if (!drop_shown (copy, follows (cues, i) ? shown : ""))
        {
          cue_free (copy);
          continue;
        }
      g_free (shown);
      shown = dup_last_line (copy->text);
      g_ptr_array_add (kept, copy);
    }
  g_ptr_array_unref (cues);
  return kept;
}

QuothSubtitles *
quoth_subtitles_new (const char *text)
{
  QuothSubtitles *self = g_new0 (QuothSubtitles, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->cues = g_ptr_array_new_with_free_func (cue_free);
  read_lines (self, lines);
  g_ptr_array_sort (self->cues, compare_starts);
  if (is_rolling (self->cues))
    self->cues = unroll (self->cues);
  return self;
}

void
quoth_subtitles_free (QuothSubtitles *self)
{
  g_ptr_array_unref (self->cues);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}
