/* quoth-report-block.c: making the blocks of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pieces: at each place where a mark begins or ends, a piece ends. Those that cover it are kept by lane, of which there are few, so that
 * a thousand marks on one word cost no more than ten.
 */

#include "formats/quoth-report-block.h"

#include <string.h>

static void
free_run (gpointer data)
{
  QuothReportRun *self = data;

  g_free (self->text);
  g_free (self->target);
  g_free (self);
}

static void
free_line (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
free_note (gpointer data)
{
  QuothReportNote *self = data;

  g_free (self->anchor);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

QuothReportBlock *
quoth_report_block_new (QuothReportKind kind)
{
  QuothReportBlock *self = g_new0 (QuothReportBlock, 1);

  self->kind = kind;
  self->color = -1;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->marks = g_array_new (FALSE, FALSE, sizeof (QuothReportMark));
  self->notes = g_ptr_array_new_with_free_func (free_note);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
quoth_report_block_free (QuothReportBlock *self)
{
  g_free (self->anchor);
  g_ptr_array_unref (self->lines);
  g_free (self->label);
  g_free (self->text);
  g_free (self->language);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

static QuothReportLine *
add_line (GPtrArray *lines)
{
  QuothReportLine *line = g_ptr_array_new_with_free_func (free_run);

  g_ptr_array_add (lines, line);
  return line;
}

QuothReportLine *
quoth_report_block_add_line (QuothReportBlock *self)
{
  return add_line (self->lines);
}

void
quoth_report_block_add_fact (QuothReportBlock *self, const char *name, const char *value)
{
  QuothReportLine *line;

  if (value == NULL || *value == '\0')
    return;
  line = add_line (self->lines);
  quoth_report_line_add (line, QUOTH_REPORT_DIM, name);
  quoth_report_line_add (line, QUOTH_REPORT_PLAIN, value);
}

const char *
quoth_report_block_keep (QuothReportBlock *self, char *text)
{
  g_ptr_array_add (self->strings, text);
  return text;
}

QuothReportNote *
quoth_report_block_add_note (QuothReportBlock *self, guint number, const char *anchor, gsize place, int color)
{
  QuothReportNote *note = g_new0 (QuothReportNote, 1);

  note->number = number;
  note->anchor = g_strdup (anchor);
  note->place = place;
  note->color = color;
  note->lines = g_ptr_array_new_with_free_func (free_line);
  g_ptr_array_add (self->notes, note);
  return note;
}

QuothReportLine *
quoth_report_note_add_line (QuothReportNote *self)
{
  return add_line (self->lines);
}

void
quoth_report_line_add_link (QuothReportLine *self, QuothReportStyle style, const char *text, const char *target, int color)
{
  QuothReportRun *run;

  if (text == NULL || *text == '\0')
    return;
  run = g_new0 (QuothReportRun, 1);
  run->text = g_strdup (text);
  run->target = g_strdup (target);
  run->style = style;
  run->color = color;
  g_ptr_array_add (self, run);
}

void
quoth_report_line_add (QuothReportLine *self, QuothReportStyle style, const char *text)
{
  quoth_report_line_add_link (self, style, text, NULL, -1);
}

void
quoth_report_line_add_item (QuothReportLine *self, const char *separator, QuothReportStyle style, const char *text, const char *target)
{
  if (text == NULL || *text == '\0')
    return;
  if (self->len > 0)
    quoth_report_line_add (self, QUOTH_REPORT_DIM, separator);
  quoth_report_line_add_link (self, style, text, target, -1);
}

/* ---- Pieces ---- */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gsize x = *(const gsize *) a, y = *(const gsize *) b;

  return x < y ? -1 : x > y;
}

/* (transfer full): where something begins or ends, each once, with both ends of the text. */
static GArray *
list_places (const QuothReportBlock *self, gsize length)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize zero = 0;
  guint n = 0;

  g_array_append_val (places, zero);
  g_array_append_val (places, length);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const QuothReportMark *mark = &g_array_index (self->marks, QuothReportMark, i);

      if (mark->lane >= QUOTH_REPORT_LANES)
        continue;
      g_array_append_val (places, mark->start);
      g_array_append_val (places, mark->end);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    if (n == 0 || g_array_index (places, gsize, i) != g_array_index (places, gsize, n - 1))
      g_array_index (places, gsize, n++) = g_array_index (places, gsize, i);
  g_array_set_size (places, n);
  return places;
}

static gboolean
give_piece (const QuothReportMark *const *lanes, gsize start, gsize end, QuothReportPieceFunc func, gpointer user_data, GError **error)
{
  QuothReportPiece piece = { .start = start, .end = end };

  for (guint i = 0; i < QUOTH_REPORT_LANES; i++)
    if (lanes[i] != NULL)
      piece.marks[piece.n_marks++] = lanes[i];
  return func (&piece, user_data, error);
}

/* Those at @place that cover nothing, each a piece. */
static gboolean
give_empty (const QuothReportBlock *self, gsize place, guint first, QuothReportPieceFunc func, gpointer user_data, GError **error)
{
  for (guint i = first; i < self->marks->len; i++)
    {
      const QuothReportMark *mark = &g_array_index (self->marks, QuothReportMark, i);
      QuothReportPiece piece = { .start = place, .end = place, .marks = { mark }, .n_marks = 1 };

      if (mark->start > place)
        break;
      if (mark->end == place && mark->lane < QUOTH_REPORT_LANES && !func (&piece, user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_report_block_foreach_piece (const QuothReportBlock *self, QuothReportPieceFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GArray) places = list_places (self, strlen (self->text));
  const QuothReportMark *lanes[QUOTH_REPORT_LANES] = { NULL };
  guint next = 0;

  for (guint i = 0; i < places->len; i++)
    {
      gsize place = g_array_index (places, gsize, i);
      guint first = next;

      for (guint lane = 0; lane < QUOTH_REPORT_LANES; lane++)
        if (lanes[lane] != NULL && lanes[lane]->end <= place)
          lanes[lane] = NULL;
      for (; next < self->marks->len && g_array_index (self->marks, QuothReportMark, next).start <= place; next++)
        {
          const QuothReportMark *mark = &g_array_index (self->marks, QuothReportMark, next);

          if (mark->lane < QUOTH_REPORT_LANES && mark->end > place)
            lanes[mark->lane] = mark;
        }
      if (!give_empty (self, place, first, func, user_data, error))
        return FALSE;
      if (i + 1 < places->len && !give_piece (lanes, place, g_array_index (places, gsize, i + 1), func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
