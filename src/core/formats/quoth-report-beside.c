/* quoth-report-beside.c: a paragraph, and the notes beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both columns go on from page to page, each as far as it comes: the next paragraph may stand beside the last notes of this one. A note begins
 * beside the line that its words are on, or below the note before it. Many notes would leave the column of the text empty beside them: they
 * stand below it, in two columns.
 */

#include "formats/quoth-report-module.h"

#define SANS "Noto Sans,DejaVu Sans,Liberation Sans,sans-serif"
#define SERIF "Noto Serif,DejaVu Serif,Liberation Serif,serif"
#define INK 0x222222
#define DIM 0x5e5c64

static const QuothReportFace faces[] = {
  [QUOTH_REPORT_BODY] = { SERIF, 9.5, 1.14, INK, FALSE, FALSE },
  [QUOTH_REPORT_TITLE] = { SERIF, 9.5, 1.14, INK, TRUE, FALSE },
  [QUOTH_REPORT_WORDS_OF] = { SERIF, 9.5, 1.14, INK, FALSE, TRUE },
  [QUOTH_REPORT_ASIDE] = { SERIF, 8.5, 1.14, DIM, FALSE, FALSE },
};
static const QuothReportFace note_face = { SANS, 7.2, 1.08, INK, FALSE, FALSE };

/* More notes than these stand below. */
#define NOTES_BESIDE 5
#define NOTE_SPACE 4.5
#define COLUMN_GAP 16.

static QuothReportStrip *
make_note (QuothReportSetter *self, const QuothReportNote *note, double width)
{
  g_autofree char *number = note->number > 0 ? g_strdup_printf ("%u", note->number) : NULL;

  return quoth_report_setter_make_lines (self, &note_face, width - NOTE_INDENT, note->lines, 0, note->lines->len, number,
                                         QUOTH_REPORT_LINKS_NOTES);
}

/* The next @n lines of a note, with its bar. Returns: where they end */
static double
draw_note (QuothReportSetter *self, const QuothReportNote *note, QuothReportStrip *strip, guint n, double x, double y)
{
  double end;

  if (strip->next == 0)
    quoth_report_setter_add_anchor (self, note->anchor, self->left, y);
  end = quoth_report_setter_draw (self, strip, n, x + NOTE_INDENT, y);
  if (self->is_drawing)
    {
      quoth_report_set_color (self->cr, note->color >= 0 ? g_array_index (self->head->colors, QuothReportColor, note->color).light : 0xdeddda, 1);
      cairo_rectangle (self->cr, x, y, NOTE_BAR, end - y);
      cairo_fill (self->cr);
    }
  return end;
}

typedef struct
{
  QuothReportSetter *setter;
  const QuothReportBlock *block;
  QuothReportStrip *text;
  double *places; /* where each line of the text begins on the page at work; those of pages before: at the top */
  guint next;        /* of the notes */
  QuothReportStrip *note; /* (nullable): the one that is begun */
} Beside;

static double
add_text_lines (Beside *self, double y)
{
  QuothReportSetter *setter = self->setter;
  guint n = quoth_report_setter_fit (setter, self->text, y, y <= setter->top), first = self->text->next;
  double at = y;

  for (guint i = 0; i < n; i++)
    {
      self->places[first + i] = at;
      at += quoth_report_strip_get_line (self->text, first + i)->height;
    }
  return quoth_report_setter_draw (setter, self->text, n, setter->text_x, y);
}

/* As many notes as have room, and belong to what was set so far. */
static double
add_notes (Beside *self, double y)
{
  QuothReportSetter *setter = self->setter;

  while (self->next < self->block->notes->len)
    {
      const QuothReportNote *note = self->block->notes->pdata[self->next];
      guint line = quoth_report_strip_find (self->text, note->place), n;

      if (line >= self->text->next)
        break;
      if (self->note == NULL)
        {
          self->note = make_note (setter, note, setter->right - setter->note_x);
          y = MAX (y, self->places[line] + 1.5);
        }
      n = quoth_report_setter_fit (setter, self->note, y, y <= setter->top + 2);
      if (n == 0)
        break;
      y = draw_note (setter, note, self->note, n, setter->note_x, y) + NOTE_SPACE;
      if (self->note->next < self->note->lines->len)
        break;
      g_clear_pointer (&self->note, quoth_report_strip_free);
      self->next++;
    }
  return y;
}

static void
add_label (QuothReportSetter *self, const QuothReportBlock *block, double ascent)
{
  g_autoptr (QuothReportStrip) strip = NULL;

  if (block->label == NULL || !self->is_drawing)
    return;
  strip = quoth_report_strip_new (self->context, &quoth_report_small_face, LABEL_WIDTH, "");
  pango_layout_set_alignment (strip->layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (strip->layout, block->label, -1);
  quoth_report_set_color (self->cr, DIM, 1);
  cairo_move_to (self->cr, self->left, self->y + ascent - quoth_report_strip_get_line (strip, 0)->ascent);
  pango_cairo_show_layout (self->cr, strip->layout);
}

/* Two beside each other, then the next two below both. */
static void
add_notes_below (QuothReportSetter *self, const QuothReportBlock *block)
{
  double width = (self->right - self->text_x - COLUMN_GAP) / 2;

  self->y = MAX (self->y, self->note_y);
  quoth_report_setter_space (self, 4);
  for (guint i = 0; i < block->notes->len; i += 2)
    {
      QuothReportStrip *strips[2] = { NULL, NULL };
      double height = 0;

      for (guint j = 0; j < 2 && i + j < block->notes->len; j++)
        {
          strips[j] = make_note (self, block->notes->pdata[i + j], width);
          height = MAX (height, quoth_report_strip_get_height (strips[j]));
        }
      quoth_report_setter_need (self, MIN (height, 80));
      for (gboolean more = TRUE; more;)
        {
          double y = self->y;

          more = FALSE;
          for (guint j = 0; j < 2 && strips[j] != NULL; j++)
            {
              guint n = quoth_report_setter_fit (self, strips[j], self->y, self->y <= self->top);

              double end = n == 0 ? self->y
                                  : draw_note (self, block->notes->pdata[i + j], strips[j], n, self->text_x + j * (width + COLUMN_GAP), self->y);

              y = MAX (y, end);
              more = more || strips[j]->next < strips[j]->lines->len;
            }
          self->y = y;
          if (more)
            quoth_report_setter_new_page (self);
        }
      self->y += NOTE_SPACE + 1;
      g_clear_pointer (&strips[0], quoth_report_strip_free);
      g_clear_pointer (&strips[1], quoth_report_strip_free);
    }
}

void
quoth_report_setter_add_paragraph (QuothReportSetter *self, const QuothReportBlock *block)
{
  g_autoptr (QuothReportStrip) text
    = quoth_report_strip_new_block (self->context, self->head, &faces[block->role], self->text_width, block);
  g_autofree double *places = g_new0 (double, text->lines->len);
  gboolean is_many = block->notes->len > NOTES_BESIDE;
  Beside beside = { self, block, text, places, is_many ? block->notes->len : 0, NULL };
  double first = quoth_report_strip_get_line (text, 0)->height;

  if (block->notes->len > 0 && !is_many)
    self->y = MAX (self->y, self->note_y - NOTE_BEHIND);
  quoth_report_setter_need (self, text->lines->len > 1 ? 2 * first : first);
  if (!block->continues)
    add_label (self, block, quoth_report_strip_get_line (text, 0)->ascent);
  quoth_report_setter_add_anchor (self, block->anchor, self->left, self->y);
  for (;;)
    {
      if (text->next < text->lines->len)
        self->y = add_text_lines (&beside, self->y);
      self->note_y = add_notes (&beside, self->note_y);
      if (text->next >= text->lines->len && beside.next >= block->notes->len)
        break;
      quoth_report_setter_new_page (self);
      for (guint i = 0; i < text->next; i++)
        places[i] = self->top;
    }
  if (is_many)
    add_notes_below (self, block);
  quoth_report_setter_space (self, 5);
}
