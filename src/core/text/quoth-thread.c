/* quoth-thread.c: posts, and the site around them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A post is all lines from its own up to the next post's. Whether the whole text is a thread is a matter of how
 * much of it the posts are: an article may show a thread. The first post may bear its number at its end, or none.
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#define MAX_LEAD_LENGTH 1500
#define MAX_TRAIL_LENGTH 2000
#define MIN_POST_LENGTH 60
#define MAX_LABEL_LENGTH 60

static const QuothPost *
get_post (const GArray *posts, guint index)
{
  return &g_array_index (posts, QuothPost, index);
}

/* The line after @line and those that follow it without a blank line, before @limit. */
static guint
find_block_end (const QuothOutline *outline, guint line, guint limit)
{
  guint end = line + 1;

  while (end < limit && !quoth_lines_get (&outline->lines, end)->blank_before)
    end++;
  return MIN (end, limit);
}

static guint
count_length (const QuothOutline *outline, guint first, guint end)
{
  guint length = 0;

  for (guint i = first; i < end; i++)
    if (quoth_lines_get (&outline->lines, i)->furniture == QUOTH_FURNITURE_NONE)
      length += quoth_line_length (quoth_lines_get (&outline->lines, i));
  return length;
}

/* The first line of post @index, which for one that ends in its number is before that of the number. */
static guint
find_start (const QuothOutline *outline, const GArray *posts, guint index)
{
  const QuothPost *post = get_post (posts, index);
  guint after = index > 0 ? get_post (posts, index - 1)->line + 1 : outline->body;
  guint start = post->line;

  if (!post->is_suffix)
    return start;
  if (index > 0 && !post->is_first)
    return after;
  if (index == 0 && count_length (outline, after, start) <= MAX_LEAD_LENGTH)
    return after;
  while (start > after && !quoth_lines_get (&outline->lines, start)->blank_before)
    start--;
  return start;
}

/* The line after post @index; the last one of a thread ends with its block, or where the text does. */
static guint
find_end (const QuothOutline *outline, const GArray *posts, guint index, gboolean is_thread)
{
  const QuothPost *post = get_post (posts, index);
  const QuothPost *next = index + 1 < posts->len ? get_post (posts, index + 1) : NULL;
  guint limit = next != NULL ? find_start (outline, posts, index + 1) : outline->tail;

  if (post->is_suffix && get_post (posts, posts->len - 1)->is_suffix)
    return post->line + 1;
  if ((next != NULL && !next->is_first)
      || (is_thread && count_length (outline, post->line + 1, limit) <= MAX_TRAIL_LENGTH))
    return limit;
  return find_block_end (outline, post->line, limit);
}

static gboolean
prevails (const QuothOutline *outline, const GArray *posts)
{
  const QuothPost *head = get_post (posts, 0);
  guint lead = count_length (outline, outline->body, head->line);
  guint length = head->n == 2 && !head->is_suffix && lead <= MAX_LEAD_LENGTH ? lead : 0;

  for (guint i = 0; i < posts->len; i++)
    length += count_length (outline, find_start (outline, posts, i), find_end (outline, posts, i, FALSE));
  return length * 2 >= count_length (outline, outline->body, outline->tail);
}

/* What stands before "1/" or "2/" and bears no number is a post too, but for a word or two before "1/". */
static void
mark_lead (QuothOutline *outline, const GArray *posts)
{
  const QuothPost *head = get_post (posts, 0);
  guint length = count_length (outline, outline->body, head->line);

  if (head->n > 2 || head->is_suffix || length > MAX_LEAD_LENGTH)
    return;
  quoth_outline_set_kind (outline,
                          outline->body,
                          head->line,
                          head->n == 1 && length < MIN_POST_LENGTH ? QUOTH_SEGMENT_HEADING : QUOTH_SEGMENT_POST);
}

gboolean
quoth_thread_mark (QuothOutline *outline, const GArray *posts)
{
  gboolean is_thread;

  if (posts->len == 0)
    {
      if (!outline->counts_posts && outline->tail == outline->lines.lines->len)
        return FALSE;
      for (guint i = outline->body; i < outline->tail; i++)
        quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_POST);
      return TRUE;
    }

  is_thread = outline->counts_posts || prevails (outline, posts);
  if (is_thread)
    mark_lead (outline, posts);
  for (guint i = 0; i < posts->len; i++)
    {
      const QuothPost *post = get_post (posts, i);
      guint start = find_start (outline, posts, i);
      QuothLine *line = quoth_lines_get (&outline->lines, start);

      quoth_outline_set_kind (outline, start, find_end (outline, posts, i, is_thread), QUOTH_SEGMENT_POST);
      line->number = post->number;
      line->n_number = post->n_number;
    }
  return is_thread;
}

/* A list of other texts' titles ends where sentences begin again. */
static guint
find_list_end (const QuothOutline *outline, guint line)
{
  guint end = line + 1;

  while (end < outline->lines.lines->len)
    {
      const QuothLine *item = quoth_lines_get (&outline->lines, end);

      if (item->kind != QUOTH_KIND_OPEN || quoth_line_length (item) > 200
          || (quoth_line_ends_sentence (item) && quoth_line_length (item) > 80))
        break;
      end++;
    }
  return end;
}

/* "• • •" is of the site if the next line is. */
static void
mark_separators (QuothOutline *outline)
{
  for (guint i = outline->lines.lines->len; i > 1; i--)
    {
      QuothLine *line = quoth_lines_get (&outline->lines, i - 2);
      const QuothLine *next = quoth_lines_get (&outline->lines, i - 1);

      if (line->furniture == QUOTH_FURNITURE_SEPARATOR && next->kind == QUOTH_SEGMENT_BOILERPLATE)
        line->kind = QUOTH_SEGMENT_BOILERPLATE;
    }
}

void
quoth_boilerplate_mark (QuothOutline *outline)
{
  guint n = outline->lines.lines->len;

  for (guint i = 0; i < n; i++)
    {
      QuothLine *line = quoth_lines_get (&outline->lines, i);

      if (i >= outline->tail || line->furniture == QUOTH_FURNITURE_LINE
          || (line->furniture == QUOTH_FURNITURE_UNROLLER && quoth_line_length (line) <= MAX_LABEL_LENGTH))
        line->kind = QUOTH_SEGMENT_BOILERPLATE;
      else if (line->furniture == QUOTH_FURNITURE_LIST)
        {
          guint end = find_list_end (outline, i);

          for (guint k = i; k < end; k++)
            quoth_lines_get (&outline->lines, k)->kind = QUOTH_SEGMENT_BOILERPLATE;
          i = end - 1;
        }
    }
  mark_separators (outline);
  for (guint i = 1; i < n; i++)
    if (quoth_lines_get (&outline->lines, i)->kind == QUOTH_SEGMENT_BOILERPLATE)
      quoth_lines_get (&outline->lines, i)->joins
        = quoth_lines_get (&outline->lines, i - 1)->kind == QUOTH_SEGMENT_BOILERPLATE;
}
