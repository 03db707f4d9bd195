/* quoth-text-places.c: where a text stands in what it was made from: its pages, its times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-text-places.h"

#include <string.h>

typedef struct
{
  gsize byte;
  char *label;
  gboolean is_page;
} Place;

struct _QuothTextPlaces
{
  GArray *places; /* of Place, in order */
};

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->label);
}

QuothTextPlaces *
quoth_text_places_new (void)
{
  QuothTextPlaces *self = g_new0 (QuothTextPlaces, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  return self;
}

void
quoth_text_places_free (QuothTextPlaces *self)
{
  g_array_unref (self->places);
  g_free (self);
}

static void
add (QuothTextPlaces *self, gsize byte, char *label, gboolean is_page)
{
  Place place = { byte, label, is_page };

  /* A page without any text is no place of the text. */
  if (self->places->len > 0 && g_array_index (self->places, Place, self->places->len - 1).byte == byte)
    g_array_set_size (self->places, self->places->len - 1);
  g_array_append_val (self->places, place);
}

void
quoth_text_places_add_page (QuothTextPlaces *self, gsize byte, const char *label)
{
  add (self, byte, g_strdup (label), TRUE);
}

void
quoth_text_places_add_time (QuothTextPlaces *self, gsize byte, gint64 milliseconds)
{
  guint64 seconds = (guint64) MAX (milliseconds, 0) / 1000;

  add (self, byte,
       g_strdup_printf ("%u:%02u:%02u", (guint) (seconds / 3600), (guint) (seconds / 60 % 60), (guint) (seconds % 60)), FALSE);
}

/* The number of a segment that begins in @first and ends in @last. */
static char *
make_number (const Place *first, const Place *last)
{
  if (!first->is_page)
    return g_strdup (first->label);
  if (strcmp (first->label, last->label) == 0)
    return g_strconcat (QUOTH_SEGMENT_PAGE, first->label, NULL);
  return g_strconcat (QUOTH_SEGMENT_PAGE, first->label, "–", last->label, NULL);
}

void
quoth_text_places_apply (const QuothTextPlaces *self, QuothDocument *document)
{
  const Place *places = (const Place *) (gpointer) self->places->data;
  guint n_places = self->places->len;
  guint first = 0;

  for (guint i = 0; i < document->segments->len && n_places > 0; i++)
    {
      QuothSegment *segment = document->segments->pdata[i];
      gsize start = quoth_text_to_byte (document->text, segment->range.start);
      gsize end = quoth_text_to_byte (document->text, segment->range.end);
      guint last;

      while (first + 1 < n_places && places[first + 1].byte <= start)
        first++;
      for (last = first; last + 1 < n_places && places[last + 1].byte < end; last++)
        ;
      if (segment->number == NULL && places[first].byte <= start)
        segment->number = make_number (&places[first], &places[last]);
    }
}
