/* quoth-pdf-paragraphs.c: the paragraphs that printed lines are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF file knows letters and places, no paragraphs. Lines below each other in letters of one size are a run: a column, or a part of it.
 * In a run a paragraph ends where the first word of the next line would have had room on the line (people who set text do not leave
 * room), where the next line is indented but not the one after it, where there is more space between the lines than elsewhere, and at the
 * marks of lists. From one run to the next, to another column or page, a paragraph goes on if no sentence ended there, or the next line
 * begins in small letters. What was rejected: the ends of sentences inside a run, which are at the ends of lines by chance too often.
 *
 * A wrong break costs a coder a look, a wrong join nothing: both keep every word and its order.
 */

#include "formats/quoth-pdf-paragraphs.h"

#include "formats/quoth-pdf-words.h"

#include <math.h>
#include <string.h>

/* Parts of the size of letters. */
#define SAME_SIZE 0.1
#define MIN_INDENT 0.7
#define MAX_INDENT 8.0
/* A heading is larger than the text, or all bold and short. */
#define HEADING_SIZE 1.15
#define MAX_HEADING 250
#define MAX_BOLD_HEADING 150

/* A line in its run. */
typedef struct
{
  const QuothPdfLine *line;
  guint page;
  guint run;
  double left;  /* the edges of the run */
  double right;
  double step;  /* from line to line, in the run */
} Row;

typedef struct
{
  GArray *rows; /* of Row */
  GPtrArray *paragraphs;
  QuothPdfParagraph *open; /* (nullable): the last of them, while lines may be added */
  double body_size;
  gboolean open_is_bold;
  guint n_open_lines;
  guint n_indents; /* first lines that are indented, so far */
  GHashTable *words;
} Setting;

static void
paragraph_free (gpointer data)
{
  QuothPdfParagraph *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->turns);
  g_free (self);
}

/* Runs. */

static gboolean
has_same_size (const QuothPdfLine *a, const QuothPdfLine *b)
{
  return fabs (a->size - b->size) <= SAME_SIZE * MAX (a->size, b->size);
}

/* Whether @b goes on the run of @a: it is below it, in the same column. */
static gboolean
follows (const QuothPdfLine *a, const QuothPdfLine *b)
{
  return b->y0 > a->y0 && b->y0 - a->y0 < 8 * MAX (a->size, 1) && has_same_size (a, b) && b->x0 < a->x1 && a->x0 < b->x1;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The value that @tenths of ten are not above. */
static double
find_quantile (GArray *values, guint tenths)
{
  g_array_sort (values, compare_doubles);
  return values->len > 0 ? g_array_index (values, double, (values->len - 1) * tenths / 10) : 0;
}

/* Sets the edges of the rows from @first to @end, which are a run. */
static void
measure_run (GArray *rows, guint first, guint end)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  double left, right, step;

  for (guint i = first; i < end; i++)
    {
      const QuothPdfLine *line = g_array_index (rows, Row, i).line;

      g_array_append_val (lefts, line->x0);
      g_array_append_val (rights, line->x1);
      step = i > first ? line->y1 - g_array_index (rows, Row, i - 1).line->y1 : 0;
      if (step > 0)
        g_array_append_val (steps, step);
    }
  left = find_quantile (lefts, 2);
  right = find_quantile (rights, 8);
  step = find_quantile (steps, 4);
  for (guint i = first; i < end; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      row->left = left;
      row->right = right;
      row->step = step;
    }
}

static GArray *
list_rows (const QuothPdf *pdf, QuothPdfRole role, guint first_page, guint end_page)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));
  guint run = 0;
  guint start = 0;

  for (guint i = first_page; i < end_page; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];

      for (guint k = 0; k < page->lines->len; k++)
        {
          Row row = { .line = page->lines->pdata[k], .page = i };
          const Row *last = rows->len > 0 ? &g_array_index (rows, Row, rows->len - 1) : NULL;

          if (row.line->role != role || *row.line->text == '\0')
            continue;
          if (last != NULL && (last->page != i || !follows (last->line, row.line)))
            {
              measure_run (rows, start, rows->len);
              start = rows->len;
              run++;
            }
          row.run = run;
          g_array_append_val (rows, row);
        }
    }
  measure_run (rows, start, rows->len);
  return rows;
}

/* Breaks. */

static gboolean
begins_item (const char *text, gboolean *is_sure)
{
  gunichar c = g_utf8_get_char (text);
  const char *next = g_utf8_next_char (text);
  gsize n_figures = strspn (text, "0123456789");

  *is_sure = TRUE;
  if (c == 0x2022 || c == 0x25e6 || c == 0x25aa || c == 0x2023 || c == 0x25cf || c == 0x25cb || c == 0x25a0 || c == 0x25a1 || c == 0xf0b7)
    return TRUE;
  *is_sure = FALSE;
  if ((c == '-' || c == '*' || c == 0x2013 || c == 0x2014) && *next == ' ')
    return TRUE;
  if (*text == '(' && g_ascii_isalnum (text[1]) && strchr (")0123456789", text[2]) != NULL && text[2] != '\0')
    return TRUE;
  return n_figures > 0 && n_figures < 4 && (text[n_figures] == '.' || text[n_figures] == ')') && text[n_figures + 1] == ' ';
}

/* Whether the first word of @b would have had room at the end of @a. */
static gboolean
has_room (const Row *a, const Row *b)
{
  gsize n_first = strcspn (b->line->text, " ");
  glong n_letters = MAX (g_utf8_strlen (b->line->text, -1), 1);
  double letter = (b->line->x1 - b->line->x0) / (double) n_letters;
  double needed = letter * (double) (g_utf8_strlen (b->line->text, (gssize) n_first) + 1);

  /* A script without spaces breaks anywhere. */
  if (g_unichar_iswide (g_utf8_get_char (b->line->text)))
    needed = 2.5 * letter;
  return a->right - a->line->x1 > needed + 0.3 * a->line->size;
}

static gboolean
is_large (const Setting *self, const QuothPdfLine *line)
{
  return line->size >= self->body_size * HEADING_SIZE;
}

/* Whether @b is the indented first line of a paragraph. */
static gboolean
is_indented (const Row *b, const Row *c)
{
  double indent = b->line->x0 - b->left;

  if (indent < MIN_INDENT * b->line->size || indent > MAX_INDENT * b->line->size)
    return FALSE;
  return c == NULL || c->run != b->run || c->line->x0 < b->line->x0 - 0.5 * b->line->size;
}

static gboolean
breaks_in_run (Setting *self, const Row *a, const Row *b, const Row *c)
{
  double step = b->line->y1 - a->line->y1;
  gboolean room = has_room (a, b);
  gboolean is_sure;

  if (a->step > 0 && step > 1.3 * a->step && step > a->step + 0.25 * a->line->size)
    return TRUE;
  if (is_large (self, a->line))
    return FALSE;
  if (begins_item (b->line->text, &is_sure) && (is_sure || room || quoth_pdf_ends_sentence (a->line->text)))
    return TRUE;
  if (a->line->is_bold != b->line->is_bold && (room || quoth_pdf_ends_sentence (a->line->text)))
    return TRUE;
  if (is_indented (b, c))
    {
      self->n_indents++;
      return TRUE;
    }
  /* Back from the hanging lines of an item or a reference; but a first line that is indented is followed so, too. */
  if (self->n_open_lines > 1 && b->line->x0 < a->line->x0 - MIN_INDENT * a->line->size)
    return TRUE;
  return room;
}

static gboolean
begins_small (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return g_unichar_islower (g_utf8_get_char (text));
}

/* Whether a line cannot be the last of anything: it ends with a comma, or in a word. */
static gboolean
ends_open (const char *text)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  return c == '-' || c == ',' || c == 0x2010 || c == 0xad || c == 0x060c;
}

static gboolean
breaks_between_runs (const Setting *self, const Row *a, const Row *b, const Row *c)
{
  gboolean is_full = a->right - a->line->x1 < 3 * a->line->size;
  gboolean is_sure;

  if (!has_same_size (a->line, b->line) || a->line->is_bold != b->line->is_bold || begins_item (b->line->text, &is_sure)
      || self->open->is_heading)
    return TRUE;
  if (ends_open (a->line->text) || (begins_small (b->line->text) && !quoth_pdf_ends_sentence (a->line->text)))
    return FALSE;
  if (is_indented (b, c) || !is_full)
    return TRUE;
  if (quoth_pdf_ends_sentence (a->line->text))
    /* Where first lines are indented, one that is not goes on. */
    return self->n_indents < 3;
  return FALSE;
}

/* Paragraphs. */

/* Decides what can only be told of a whole paragraph. */
static void
close_paragraph (Setting *self)
{
  QuothPdfParagraph *open = g_steal_pointer (&self->open);

  if (open == NULL)
    return;
  if (open->is_heading)
    open->is_heading = open->text->len <= MAX_HEADING;
  else if (self->open_is_bold && self->n_open_lines <= 2 && open->text->len <= MAX_BOLD_HEADING)
    open->is_heading = strchr (".,;", open->text->str[open->text->len - 1]) == NULL;
}

static void
begin_paragraph (Setting *self, const Row *row)
{
  QuothPdfParagraph *paragraph = g_new0 (QuothPdfParagraph, 1);

  close_paragraph (self);
  paragraph->text = g_string_new (row->line->text);
  paragraph->turns = g_array_new (FALSE, FALSE, sizeof (QuothPdfTurn));
  paragraph->page = row->page;
  paragraph->size = row->line->size;
  paragraph->is_heading = is_large (self, row->line);
  self->open = paragraph;
  self->open_is_bold = row->line->is_bold;
  self->n_open_lines = 1;
  g_ptr_array_add (self->paragraphs, paragraph);
}

static void
continue_paragraph (Setting *self, const Row *before, const Row *row)
{
  quoth_pdf_join (self->open->text, row->line->text, self->words);
  if (row->page != before->page)
    {
      /* Where the last word is divided, the page turns behind it. */
      QuothPdfTurn turn = { self->open->text->len - strlen (row->line->text), row->page };

      g_array_append_val (self->open->turns, turn);
    }
  self->open_is_bold = self->open_is_bold && row->line->is_bold;
  self->n_open_lines++;
}

/* In a text that is all bold, that says nothing. */
static gboolean
is_bold_text (const GArray *rows)
{
  guint n_bold = 0;

  for (guint i = 0; i < rows->len; i++)
    n_bold += g_array_index (rows, Row, i).line->is_bold;
  return n_bold * 2 > rows->len;
}

GPtrArray *
quoth_pdf_list_paragraphs (const QuothPdf *pdf, QuothPdfRole role, guint first_page, guint end_page, double body_size, GHashTable *words)
{
  g_autoptr (GArray) rows = list_rows (pdf, role, first_page, end_page);
  gboolean all_bold = is_bold_text (rows);
  Setting self = { .rows = rows, .body_size = body_size, .words = words };

  self.paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const Row *before = i > 0 ? row - 1 : NULL;
      const Row *after = i + 1 < rows->len ? row + 1 : NULL;

      if (before == NULL
          || (before->run == row->run ? breaks_in_run (&self, before, row, after) : breaks_between_runs (&self, before, row, after)))
        begin_paragraph (&self, row);
      else
        continue_paragraph (&self, before, row);
      self.open_is_bold = self.open_is_bold && !all_bold;
    }
  close_paragraph (&self);
  return self.paragraphs;
}
