/* quoth-context-row.c: a mention in its context, as a line of a concordance
 *
 * The mention and what follows are one label, so that letters which join across its end do. In a text that is written from right to left
 * the two sides change places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-context-row.h"

#include <string.h>

#include "quoth-late-tooltip.h"

/* All in pixels. */
#define WIDE 600       /* from here on the place stands beside the line */
#define PLACE_WIDTH 170
#define GAP 12

struct _QuothContextRow
{
  GtkWidget parent_instance;

  GtkLabel *place;
  GtkLabel *before;
  GtkLabel *after; /* the mention, and what follows it */

  gboolean is_mirrored;
};

G_DEFINE_FINAL_TYPE (QuothContextRow, quoth_context_row, GTK_TYPE_WIDGET)

static int
get_height (GtkLabel *label)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
quoth_context_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  QuothContextRow *self = QUOTH_CONTEXT_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = WIDE;
      return;
    }
  *minimum = MAX (get_height (self->before), get_height (self->after));
  if (for_size >= 0 && for_size < WIDE)
    *minimum += get_height (self->place) + 2;
  *natural = *minimum;
}

static void
allocate (GtkLabel *label, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (GTK_WIDGET (label), &(GtkAllocation){ x, y, MAX (width, 0), height }, -1);
}

static void
quoth_context_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QuothContextRow *self = QUOTH_CONTEXT_ROW (widget);
  GtkLabel *first = self->is_mirrored ? self->after : self->before;
  GtkLabel *second = self->is_mirrored ? self->before : self->after;
  int start = width >= WIDE ? PLACE_WIDTH + GAP : 0;
  int text_height = MAX (get_height (self->before), get_height (self->after));
  int middle = start + (width - start) * (self->is_mirrored ? 55 : 45) / 100;

  if (width >= WIDE)
    {
      allocate (self->place, 0, 0, PLACE_WIDTH, height);
      text_height = height;
    }
  else
    allocate (self->place, 0, text_height + 2, width, height - text_height - 2);
  allocate (first, start, 0, middle - start - 2, text_height);
  allocate (second, middle + 2, 0, width - middle - 2, text_height);
}

static GtkSizeRequestMode
quoth_context_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
quoth_context_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_context_row_parent_class)->dispose (object);
}

static void
quoth_context_row_class_init (QuothContextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_context_row_dispose;
  widget_class->measure = quoth_context_row_measure;
  widget_class->size_allocate = quoth_context_row_size_allocate;
  widget_class->get_request_mode = quoth_context_row_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "quothcontext");
}

static GtkLabel *
add_label (QuothContextRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
quoth_context_row_init (QuothContextRow *self)
{
  self->place = add_label (self);
  gtk_label_set_xalign (self->place, 0);
  gtk_label_set_ellipsize (self->place, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  self->before = add_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->before), "before");
  self->after = add_label (self);
}

GtkWidget *
quoth_context_row_new (void)
{
  return g_object_new (QUOTH_TYPE_CONTEXT_ROW, NULL);
}

/* As its first letter is. */
static gboolean
is_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      switch (g_unichar_get_script (g_utf8_get_char (p)))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
          return TRUE;
        default:
          return FALSE;
        }
  return FALSE;
}

static void
show_text (QuothContextRow *self, const QuothLine *line)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *after = g_strconcat (line->title, line->right, NULL);

  bold->start_index = 0;
  bold->end_index = (guint) strlen (line->title);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (self->after, attributes);
  gtk_label_set_label (self->after, after);
  gtk_label_set_label (self->before, line->left);
}

/* Each side is cut at its far end: the start of a text from right to left is at its right. */
void
quoth_context_row_show (QuothContextRow *self, const QuothLine *line)
{
  g_autofree char *text = g_strconcat (line->left, line->title, NULL);

  self->is_mirrored = is_right_to_left (text);
  gtk_label_set_ellipsize (self->before, PANGO_ELLIPSIZE_START);
  gtk_label_set_ellipsize (self->after, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->before, self->is_mirrored ? 0 : 1);
  gtk_label_set_xalign (self->after, self->is_mirrored ? 1 : 0);
  show_text (self, line);
  gtk_label_set_label (self->place, line->subtitle);
  quoth_late_tooltip_set (GTK_WIDGET (self), line->subtitle);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
