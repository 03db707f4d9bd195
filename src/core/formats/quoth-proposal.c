/* quoth-proposal.c: what is proposed for the fields of a document that comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-proposal.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* The longest title that is made of a text's first words, in grapheme clusters. */
#define MAX_FIRST_WORDS 60

QuothDecoded *
quoth_proposal_decode (QuothDocument *document,
                       GBytes *bytes,
                       const char *encoding,
                       GPtrArray *warnings,
                       GError **error)
{
  QuothDecoded *decoded = quoth_decode (bytes, encoding, error);

  if (decoded == NULL)
    return NULL;
  g_free (document->encoding);
  document->encoding = g_strdup (decoded->encoding);
  document->newline = decoded->newline;
  document->bom = decoded->bom;
  if (warnings != NULL && decoded->guessed)
    g_ptr_array_add (warnings, g_strdup_printf (_("The encoding %s is a guess"), decoded->encoding));
  if (warnings != NULL && decoded->n_replaced > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u character U+0000 was replaced by U+FFFD, in line %u",
                                                   "%u characters U+0000 were replaced by U+FFFD, the first in line %u",
                                                   decoded->n_replaced),
                                      decoded->n_replaced, decoded->replaced_line));
  return decoded;
}

/* Titles. */

/* All white space is one space; none at the ends. */
static char *
dup_squeezed (const char *string)
{
  g_auto (GStrv) words = g_strsplit_set (string, " \t\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Cuts @line at @limit, or after the last word before it if that leaves at least the half. */
static char *
dup_cut (const char *line, gsize limit)
{
  gsize end = limit;

  for (gsize i = limit; i > limit / 2 && end == limit; i--)
    if (line[i] == ' ')
      end = i;
  return g_strdup_printf ("%.*s…", (int) end, line);
}

char *
quoth_proposal_dup_first_words (QuothText *text, QuothRange range)
{
  /* A few more than are wanted, since white space is squeezed and a cluster has several code points: not the whole text. */
  guint end = MIN (range.end, range.start + 8 * MAX_FIRST_WORDS);
  g_autofree char *slice = quoth_text_dup_slice (text, quoth_range (range.start, end));
  g_autofree char *line = dup_squeezed (slice);
  g_autoptr (QuothText) squeezed = quoth_text_new (line, -1, NULL);
  guint n_clusters = squeezed != NULL ? quoth_text_get_n_clusters (squeezed) : 0;
  guint keep = MIN (MAX_FIRST_WORDS - 1, MAX (n_clusters, 1) - 1);

  if (n_clusters <= MAX_FIRST_WORDS && end == range.end)
    return g_steal_pointer (&line);
  return dup_cut (line, quoth_text_to_byte (squeezed, quoth_text_from_cluster (squeezed, keep)));
}

/* The first post without the number that it may begin with. */
static char *
dup_title_of_post (QuothText *text, const QuothSegment *post)
{
  g_autofree char *slice = quoth_text_dup_slice (text, post->range);
  QuothRange range = post->range;

  if (post->number != NULL && g_str_has_prefix (slice, post->number))
    range.start += g_utf8_strlen (post->number, -1);
  while (range.start < range.end && g_unichar_isspace (quoth_text_get_char (text, range.start)))
    range.start++;
  return range.start < range.end ? quoth_proposal_dup_first_words (text, range) : NULL;
}

static char *
dup_title_of_thread (const QuothDocument *document)
{
  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      if (segment->kind == QUOTH_SEGMENT_POST)
        return dup_title_of_post (document->text, segment);
    }
  return NULL;
}

char *
quoth_proposal_dup_author (const char *name, const char *handle)
{
  if (name == NULL || *name == '\0')
    return handle != NULL && *handle != '\0' ? g_strdup (handle) : NULL;
  if (handle == NULL || *handle == '\0' || strstr (name, handle) != NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s (%s)", name, handle);
}

/* Segments. */

static gboolean
may_be_marked (QuothSegmentKind kind)
{
  return kind == QUOTH_SEGMENT_PARAGRAPH || kind == QUOTH_SEGMENT_HEADING || kind == QUOTH_SEGMENT_QUOTE;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const QuothSegment *const *one = a;
  const QuothSegment *const *other = b;

  return quoth_range_compare ((*one)->range, (*other)->range);
}

static gboolean
has_headings (const GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (((const QuothSegment *) marks->pdata[i])->kind == QUOTH_SEGMENT_HEADING)
      return TRUE;
  return FALSE;
}

/* The innermost of the marks (nested, outer ones first) that holds all of @range. */
static const QuothSegment *
find_innermost (const GPtrArray *nested, QuothRange range)
{
  for (guint i = nested->len; i > 0; i--)
    {
      const QuothSegment *mark = nested->pdata[i - 1];

      if (mark->range.start <= range.start && range.end <= mark->range.end)
        return mark;
    }
  return NULL;
}

static gboolean
is_over (const GPtrArray *nested, guint offset)
{
  return nested->len > 0 && ((const QuothSegment *) nested->pdata[nested->len - 1])->range.end <= offset;
}

/*
 * What the markup says holds against a guess of what is a heading or a quote; where the page marks its headings, a line
 * that only looks like one is none. The kinds of threads and interviews are more exact than the markup and stay.
 * O(n log n); @nested is the stack of marks around the segment at hand.
 */
static void
apply_marks (GPtrArray *segments, const GPtrArray *marks)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) nested = g_ptr_array_new ();
  gboolean headings = has_headings (marks);
  guint next = 0;

  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (sorted, marks->pdata[i]);
  g_ptr_array_sort (sorted, compare_starts);

  for (guint i = 0; i < segments->len; i++)
    {
      QuothSegment *segment = segments->pdata[i];
      const QuothSegment *mark;

      for (; next < sorted->len; next++)
        {
          mark = sorted->pdata[next];
          if (mark->range.start > segment->range.start)
            break;
          while (is_over (nested, mark->range.start))
            g_ptr_array_set_size (nested, nested->len - 1);
          g_ptr_array_add (nested, sorted->pdata[next]);
        }
      while (is_over (nested, segment->range.start))
        g_ptr_array_set_size (nested, nested->len - 1);
      mark = may_be_marked (segment->kind) ? find_innermost (nested, segment->range) : NULL;
      if (mark != NULL)
        segment->kind = mark->kind;
      else if (headings && segment->kind == QUOTH_SEGMENT_HEADING)
        segment->kind = QUOTH_SEGMENT_PARAGRAPH;
    }
}

static void
fill (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_strdup (value);
}

/* What a file calls a language may be anything ("English", "C"); the project wants a tag. */
static void
check_language (QuothDocument *document)
{
  gboolean is_tag = document->language != NULL;
  guint n = 0; /* letters of the part at hand */
  gboolean is_first = TRUE;

  if (document->language != NULL)
    g_strdelimit (document->language, "_", '-');
  for (const char *p = document->language; is_tag; p++)
    if (*p == '-' || *p == '\0')
      {
        is_tag = n >= (is_first ? 2 : 1) && n <= (is_first ? 3 : 8);
        if (*p == '\0')
          break;
        n = 0;
        is_first = FALSE;
      }
    else
      {
        is_tag = is_first ? g_ascii_isalpha (*p) : g_ascii_isalnum (*p);
        n++;
      }
  if (!is_tag)
    g_clear_pointer (&document->language, g_free);
}

/* A heading that the text begins with is its title. */
static char *
dup_title_of_marks (const QuothDocument *document, const GPtrArray *marks)
{
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const QuothSegment *mark = marks->pdata[i];

      if (mark->kind == QUOTH_SEGMENT_HEADING && mark->range.start == 0)
        return quoth_text_dup_slice (document->text, mark->range);
    }
  return NULL;
}

void
quoth_proposal_finish (QuothDocument *document, QuothText *text, const GPtrArray *marks)
{
  g_autoptr (QuothSegmentation) found = quoth_segmentation_new (text);
  g_autofree char *author = quoth_proposal_dup_author (found->author, found->handle);

  quoth_document_set_text (document, text);
  g_clear_pointer (&document->segments, g_ptr_array_unref);
  document->segments = g_ptr_array_ref (found->segments);
  if (marks != NULL && marks->len > 0)
    apply_marks (document->segments, marks);

  if (document->title == NULL)
    document->title = dup_title_of_marks (document, marks);
  fill (&document->document_kind, found->kind);
  fill (&document->title, found->title);
  fill (&document->author, author);
  fill (&document->source, found->source);
  fill (&document->date, found->date);
  if (document->title == NULL && g_strcmp0 (document->document_kind, "thread") == 0)
    document->title = dup_title_of_thread (document);
  check_language (document);
}

/* Dates. */

static int
month_from_name (const char *word)
{
  static const char *const months[] = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (word, months[i], 3) == 0)
      return i + 1;
  return 0;
}

static char *
format_day (int year, int month, int day)
{
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1
      || day > g_date_get_days_in_month (month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* "12 April 2023", "April 12, 2023", "Wed, 12 Apr 2023 …": a month by name, and a day and a year near it. */
static char *
dup_written_date (const char *string)
{
  g_auto (GStrv) words = g_strsplit_set (string, " ,.\t\n", -1);
  int year = 0;
  int month = 0;
  int day = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n_digits = strspn (words[i], "0123456789");

      if (n_digits == 4 && year == 0)
        year = atoi (words[i]);
      else if ((n_digits == 1 || n_digits == 2) && day == 0 && strchr (words[i], ':') == NULL)
        day = atoi (words[i]);
      else if (n_digits == 0 && month == 0 && strlen (words[i]) >= 3)
        month = month_from_name (words[i]);
    }
  return format_day (year, month, day);
}

char *
quoth_proposal_dup_date (const char *string)
{
  g_autofree char *stripped = string != NULL ? g_strstrip (g_strdup (string)) : NULL;
  int year = 0;
  int month = 0;
  int day = 0;
  gsize n_digits;
  int n_read = 0;

  if (stripped == NULL)
    return NULL;
  n_digits = strspn (stripped, "0123456789");
  if (n_digits == 8 && sscanf (stripped, "%4d%2d%2d", &year, &month, &day) == 3)
    return format_day (year, month, day);
  if (n_digits == 4)
    n_read = sscanf (stripped, "%4d%*[-/.]%2d%*[-/.]%2d", &year, &month, &day);
  if (n_read == 3)
    return format_day (year, month, day);
  if (n_read == 2 && stripped[4] == '-' && month >= 1 && month <= 12)
    return g_strdup_printf ("%04d-%02d", year, month);
  if (n_read == 1 && n_digits == strlen (stripped) && year >= 1000)
    return g_strdup_printf ("%04d", year);
  return dup_written_date (stripped);
}
