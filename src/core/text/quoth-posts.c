/* quoth-posts.c: the numbered posts of a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number like "2/", "1/16" or "(3/10)" begins a post where it begins a line, or ends the first one where it ends a line
 * (but for a link). One such number is nothing: "2/3 of the voters" begins lines too. So numbers are read as **chains**
 * that go up by small steps, mostly by one, with one total; only the members of a chain are posts, and numbers
 * may be missing. Below what an unrolling site writes under a thread, only a chain that goes on there counts: the
 * other threads that such a site shows begin again at 1. O(lines).
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#include <string.h>

#define MAX_STEP 10
#define MAX_LEAD 12

typedef struct
{
  GArray *prefixes; /* of QuothPost: numbers that begin a line */
  GArray *suffixes; /* of QuothPost: numbers that end one */
} Candidates;

static const char *
read_digits (const char *p, const char *end, guint *value)
{
  const char *begin = p;

  *value = 0;
  while (p < end && g_ascii_isdigit (*p) && p - begin < 4)
    *value = *value * 10 + (guint) (*p++ - '0');
  return p > begin && p - begin < 4 ? p : NULL;
}

/* The total after the slash: digits, or a letter that stands for "I do not know yet". */
static const char *
read_total (const char *p, const char *end, guint *total)
{
  const char *after = p < end ? read_digits (p, end, total) : NULL;

  if (after != NULL)
    return after;
  *total = 0;
  if (p < end && strchr ("nNxX?", *p) != NULL && (p + 1 == end || !g_ascii_isalpha (p[1])))
    return p + 1;
  return p;
}

/* Reads "2/", "1/16", "(3/10)", "4 / 9" at @p. Returns: the byte after it, or NULL */
static const char *
read_number (const char *p, const char *end, QuothPost *post)
{
  gboolean bracket = p < end && (*p == '(' || *p == '[');
  const char *q;
  gboolean spaced;

  p += bracket;
  post->number = p;
  q = p < end ? read_digits (p, end, &post->n) : NULL;
  if (q == NULL)
    return NULL;
  spaced = q + 1 < end && *q == ' ' && q[1] == '/';
  q += spaced;
  if (q == end || *q != '/')
    return NULL;
  q++;
  if (spaced && q + 1 < end && *q == ' ' && g_ascii_isdigit (q[1]))
    q++;
  q = read_total (q, end, &post->total);
  post->n_number = (guint) (q - post->number);
  if (post->total != 0 && post->n > post->total)
    return NULL;
  if (bracket)
    return q < end && (*q == ')' || *q == ']') ? q + 1 : NULL;
  if (q < end && (*q == '/' || *q == '%' || g_ascii_isdigit (*q)))
    return NULL;
  return post->number[post->n_number - 1] != '/' && q < end && g_ascii_isalpha (*q) ? NULL : q;
}

static gboolean
is_pictograph (gunichar c)
{
  return c >= 0x2190 && !g_unichar_isalnum (c) && !quoth_char_opens_quote (c);
}

static gboolean
find_prefix (const QuothLine *line, QuothPost *post)
{
  const char *p = line->p, *end = p + line->n;

  while (p < end && ((guint8) *p >= 0xe2 || *p == ' ') && p - line->p < 24 && (*p == ' ' || is_pictograph (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  return p < end && (g_ascii_isdigit (*p) || *p == '(' || *p == '[') && read_number (p, end, post) != NULL;
}

/* Whether the word is a link or a picture, which may follow a number at the end of a post. */
static gboolean
is_link_or_picture (const char *p, const char *end)
{
  const char *dot = memchr (p, '.', (gsize) (end - p));

  if (is_pictograph (g_utf8_get_char (p)))
    return TRUE;
  return (dot != NULL && dot > p && dot + 2 < end && g_ascii_isalnum (dot[-1]) && g_ascii_isalpha (dot[1])
          && g_ascii_isalpha (*p))
         || g_str_has_prefix (p, "http");
}

static gboolean
find_suffix (const QuothLine *line, QuothPost *post)
{
  const char *end = line->p + line->n;

  if (memchr (line->n > 240 ? end - 240 : line->p, '/', MIN (line->n, 240)) == NULL)
    return FALSE;
  for (guint i = 0; i < 4 && end > line->p; i++)
    {
      const char *p = end, *after;

      while (p > line->p && p[-1] != ' ')
        p--;
      after = p < end ? read_number (p, end, post) : NULL;
      if (after != NULL && after + strspn (after, ".)]:,") >= end)
        return TRUE;
      if (p == end || !is_link_or_picture (p, end))
        return FALSE;
      end = p;
      while (end > line->p && end[-1] == ' ')
        end--;
    }
  return FALSE;
}

static void
collect (const QuothOutline *outline, Candidates *candidates)
{
  candidates->prefixes = g_array_new (FALSE, FALSE, sizeof (QuothPost));
  candidates->suffixes = g_array_new (FALSE, FALSE, sizeof (QuothPost));
  for (guint i = 0; i < outline->lines.lines->len; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);
      QuothPost post = { i };

      if (find_prefix (line, &post))
        g_array_append_val (candidates->prefixes, post);
      else if (find_suffix (line, &post))
        {
          post.is_suffix = TRUE;
          g_array_append_val (candidates->suffixes, post);
        }
    }
}

/* The first line of the site's own part: it, or a later line, is one of two of an unrolling site, below some text. */
static guint
find_tail (const QuothOutline *outline, guint from)
{
  guint n = outline->lines.lines->len;
  guint n_hits = 0, tail = n;
  gboolean has_text = from > 0;

  for (guint i = from; i < n; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);

      if (line->furniture == QUOTH_FURNITURE_UNROLLER && has_text)
        {
          if (n_hits++ > 0)
            return tail;
          tail = i;
        }
      else if (line->furniture == QUOTH_FURNITURE_NONE && quoth_line_length (line) >= 60)
        has_text = TRUE;
    }
  return n;
}

static gboolean
follows (const QuothPost *last, const QuothPost *post)
{
  return post->n > last->n && post->n - last->n <= MAX_STEP
         && (post->total == 0 || last->total == 0 || post->total == last->total);
}

/* Whether the members from @first on are a thread, and not fractions that happen to go up. */
static gboolean
is_thread (const GArray *posts, guint first)
{
  guint n = posts->len - first, n_single = 0, n_totals = 0;

  for (guint i = first; i < posts->len; i++)
    {
      const QuothPost *post = &g_array_index (posts, QuothPost, i);

      n_totals += post->total != 0;
      if (i > first && post->n == g_array_index (posts, QuothPost, i - 1).n + 1)
        n_single++;
    }
  if (n < 2 || n_single * 2 < n - 1)
    return FALSE;
  return n >= 3 || n_totals < 2 || g_array_index (posts, QuothPost, first).total == 2;
}

/* How many of @posts are before @line. */
static guint
count_before (const GArray *posts, guint line)
{
  guint low = 0, high = posts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (posts, QuothPost, middle).line < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Before a thread whose first number is 2 or more: the post that ends in the number before that. */
static void
add_lead (GArray *posts, const GArray *suffixes, const QuothPost *head, guint after)
{
  for (guint i = count_before (suffixes, head->line); i > 0; i--)
    {
      const QuothPost *post = &g_array_index (suffixes, QuothPost, i - 1);

      if (post->line < after || head->line - post->line > MAX_LEAD)
        return;
      if (post->n + 1 == head->n && follows (post, head))
        {
          g_array_append_vals (posts, post, 1);
          return;
        }
    }
}

/* Takes the chain that begins at posts[first] out again if it is no thread. Returns: where the next begins */
static guint
close_chain (GArray *posts, guint first)
{
  if (is_thread (posts, first))
    g_array_index (posts, QuothPost, first).is_first = TRUE;
  else
    g_array_set_size (posts, first);
  return posts->len;
}

/* Whether a chain goes on below the site's part that begins before @post. */
static gboolean
goes_on (const GArray *posts, guint first, const QuothPost *post)
{
  const QuothPost *last;

  if (posts->len == first)
    return FALSE;
  last = &g_array_index (posts, QuothPost, posts->len - 1);
  return last->n >= 2 && post->n == last->n + 1 && follows (last, post);
}

static GArray *
link_prefixes (QuothOutline *outline, const Candidates *candidates)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (QuothPost));
  guint first = 0, tail = find_tail (outline, 0);

  for (guint i = 0; i < candidates->prefixes->len; i++)
    {
      const QuothPost *post = &g_array_index (candidates->prefixes, QuothPost, i);

      if (post->line > tail)
        {
          if (!goes_on (posts, first, post))
            break;
          tail = find_tail (outline, post->line);
        }
      if (posts->len == first || !follows (&g_array_index (posts, QuothPost, posts->len - 1), post))
        {
          first = close_chain (posts, first);
          add_lead (posts,
                    candidates->suffixes,
                    post,
                    first > 0 ? g_array_index (posts, QuothPost, first - 1).line + 1 : 0);
        }
      g_array_append_vals (posts, post, 1);
    }
  close_chain (posts, first);
  outline->tail = tail;
  return posts;
}

/* A thread whose every post ends in its number. */
static void
link_suffixes (QuothOutline *outline, const Candidates *candidates, GArray *posts)
{
  guint first = 0;

  for (guint i = 0; i < candidates->suffixes->len; i++)
    {
      const QuothPost *post = &g_array_index (candidates->suffixes, QuothPost, i);

      if (post->line > outline->tail)
        break;
      if (posts->len > first
          && (post->n != g_array_index (posts, QuothPost, posts->len - 1).n + 1
              || !follows (&g_array_index (posts, QuothPost, posts->len - 1), post)))
        first = close_chain (posts, first);
      g_array_append_vals (posts, post, 1);
    }
  if (posts->len - first < 3)
    g_array_set_size (posts, first);
  close_chain (posts, first);
}

GArray *
quoth_posts_find (QuothOutline *outline)
{
  Candidates candidates;
  GArray *posts;

  collect (outline, &candidates);
  posts = link_prefixes (outline, &candidates);
  if (posts->len == 0)
    link_suffixes (outline, &candidates, posts);
  g_array_unref (candidates.prefixes);
  g_array_unref (candidates.suffixes);
  outline->n_posts = posts->len;
  return posts;
}
