/* quoth-segmenter.c: the structure of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is divided into lines once; then a row of steps, each in a file of its own, gives a kind to the lines that
 * it knows, from the most certain to the least: what is of the site (quoth-furniture.c), the numbered posts
 * (quoth-posts.c, quoth-thread.c), what stands before the text (quoth-front-matter.c), headings (quoth-prose.c),
 * the turns of an interview (quoth-interview.c), quotations (quoth-quotes.c). What is left are paragraphs. No step
 * takes back what an earlier one said, and no rule speaks of one text.
 *
 * A wrong "paragraph" costs a coder nothing, a wrong "boilerplate" takes an annotation out of the counts: so
 * rules that are not sure say nothing. Every step is a pass over the lines, with bounded looks ahead: O(n).
 */

#include "config.h"

#include "text/quoth-furniture-private.h"
#include "text/quoth-outline-private.h"

#include <string.h>

void
quoth_outline_set_kind (QuothOutline *self, guint first, guint end, QuothSegmentKind kind)
{
  gboolean joins = FALSE;

  for (guint i = first; i < end; i++)
    {
      QuothLine *line = quoth_lines_get (&self->lines, i);

      if (line->kind == QUOTH_KIND_OPEN)
        {
          line->kind = (gint8) kind;
          line->joins = joins;
        }
      joins = line->kind == (gint8) kind;
    }
}

/* A thread has no title of its own: what the front matter took for one is the author's name, or the site's. */
static void
drop_title (QuothOutline *outline)
{
  g_clear_pointer (&outline->result->title, g_free);
  for (guint i = 0; i < outline->body; i++)
    if (quoth_lines_get (&outline->lines, i)->kind == QUOTH_SEGMENT_HEADING)
      quoth_lines_get (&outline->lines, i)->kind = QUOTH_SEGMENT_METADATA;
}

/* Whether somebody is addressed, or a stenographer heard applause. */
static gboolean
is_speech (const QuothOutline *outline)
{
  static const char *const salutations[] = {
    "Ladies and gentlemen",  "Ladies and Gentlemen", "Mr. President,",      "Mr. Speaker,",      "Madam President,",
    "Madam Speaker,",        "Mr. Chairman,",        "Mr President,",       "Your Excellencies", "Excellencies,",
    "Dear colleagues,",      "Dear friends,",        "Distinguished ",      "Fellow citizens",   "My fellow ",
    "Meine Damen und Herren", "Sehr geehrte ",       "Mesdames et Messieurs", "Mesdames, Messieurs", "Señoras y señores",
    "Уважаемые ",            "Дорогие ",             "Дамы и господа",      "女士们",             "各位",
    "同志们",
  };
  static const char *const sounds[] = {
    "(Applause", "[Applause", "(applause", "[applause", "(Beifall", "(Applaus", "(аплодисменты", "(Аплодисменты",
    "(Laughter", "[Laughter", "(掌声", "（掌声",
  };
  guint n = outline->lines.lines->len;
  guint first = outline->body, end = MIN (n, outline->body + 6);

  for (guint i = first; i < end; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);

      for (guint k = 0; k < G_N_ELEMENTS (salutations); k++)
        if (line->n >= strlen (salutations[k]) && memcmp (line->p, salutations[k], strlen (salutations[k])) == 0)
          return TRUE;
    }
  for (guint i = first; i < n; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);
      gunichar last = quoth_line_last (line);
      gsize n_tail = MIN (line->n, 40);

      if (last != ')' && last != ']' && last != 0xff09)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (sounds); k++)
        if (quoth_bytes_contain (line->p + line->n - n_tail, n_tail, sounds[k]))
          return TRUE;
    }
  return FALSE;
}

/* An article has a title or front matter, and paragraphs; but not the length of a book. */
static gboolean
is_article (const QuothOutline *outline)
{
  guint n_long = 0;

  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    n_long += quoth_prose_is_long (quoth_lines_get (&outline->lines, i));
  return n_long >= 2 && (outline->result->title != NULL || outline->result->date != NULL || outline->body > 0)
         && quoth_text_get_length (outline->lines.text) <= 200000;
}

static void
mark_prose (QuothOutline *outline)
{
  quoth_prose_join (outline);
  if (outline->result->source == NULL)
    outline->result->source = quoth_front_matter_find_source (outline);
  quoth_prose_mark_headings (outline);
  if (quoth_interview_mark (outline))
    outline->result->kind = "interview";
  else if (is_speech (outline))
    outline->result->kind = "speech";
  else if (is_article (outline))
    outline->result->kind = "article";
  if (strcmp (outline->result->kind, "interview") != 0)
    quoth_quotes_mark (outline);
}

/* Gives each stretch of lines that join its segment. */
static void
make_segments (const QuothOutline *outline)
{
  GPtrArray *segments = outline->result->segments;
  guint n = outline->lines.lines->len;

  for (guint i = 0; i < n; i++)
    {
      const QuothLine *line = quoth_lines_get (&outline->lines, i);
      g_autofree char *number = NULL;
      QuothSegmentKind kind;

      if (line->joins && segments->len > 0)
        {
          QuothSegment *last = g_ptr_array_index (segments, segments->len - 1);

          last->range.end = line->end;
          continue;
        }
      kind = line->kind == QUOTH_KIND_OPEN ? QUOTH_SEGMENT_PARAGRAPH : (QuothSegmentKind) line->kind;
      if (kind == QUOTH_SEGMENT_POST && line->number != NULL)
        number = g_strndup (line->number, line->n_number);
      g_ptr_array_add (segments, quoth_segment_new (kind, quoth_range (line->start, line->end), number));
    }
}

static void
take_furniture_author (QuothOutline *outline)
{
  g_autofree char *author = NULL;
  g_autofree char *handle = NULL;

  quoth_furniture_find_author (&outline->lines, &author, &handle);
  if (outline->result->author == NULL)
    outline->result->author = g_steal_pointer (&author);
  if (outline->result->handle == NULL)
    outline->result->handle = g_steal_pointer (&handle);
}

QuothSegmentation *
quoth_segmentation_new (QuothText *text)
{
  QuothSegmentation *self = g_new0 (QuothSegmentation, 1);
  QuothOutline outline = { .result = self };
  g_autoptr (GArray) posts = NULL;

  self->kind = "text";
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  quoth_lines_init (&outline.lines, text);
  quoth_furniture_mark (&outline.lines);
  posts = quoth_posts_find (&outline);
  quoth_boilerplate_mark (&outline);
  quoth_front_matter_mark (&outline, posts->len > 0 ? g_array_index (posts, QuothPost, 0).line : G_MAXUINT);
  if (quoth_thread_mark (&outline, posts))
    {
      self->kind = "thread";
      drop_title (&outline);
      take_furniture_author (&outline);
    }
  else
    mark_prose (&outline);

  make_segments (&outline);
  quoth_lines_clear (&outline.lines);
  return self;
}
