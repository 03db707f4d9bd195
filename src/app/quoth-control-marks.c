/* quoth-control-marks.c: characters that turn the direction of the text and cannot be seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They can make a text read otherwise than it is written ("Trojan source"), and they count as characters of a quote, so a coder
 * should see them. They have no width: the mark is a thin line between the letters, with a flag that points the way in which the text
 * goes on, or a block where a stretch ends. Only what is on the page is looked through, by its bytes: there are few of them
 * in all, and none in most texts.
 */

#include "config.h"

#include "quoth-control-marks.h"

#include <glib/gi18n.h>

/* On one page; a text that is made of nothing else is not drawn to the end. */
#define MAX_MARKS 400

#define FLAG 4
#define NEAR 4

static const struct
{
  gunichar c;
  int points; /* −1: to the left, 1: to the right, 0: ends a stretch, or leaves it to what follows */
  const char *name;
} controls[] = {
  { 0x061c, -1, N_ ("Arabic letter mark (U+061C)") },
  { 0x200e, 1, N_ ("left-to-right mark (U+200E)") },
  { 0x200f, -1, N_ ("right-to-left mark (U+200F)") },
  { 0x202a, 1, N_ ("left-to-right embedding (U+202A)") },
  { 0x202b, -1, N_ ("right-to-left embedding (U+202B)") },
  { 0x202c, 0, N_ ("end of an embedding or override (U+202C)") },
  { 0x202d, 1, N_ ("left-to-right override (U+202D)") },
  { 0x202e, -1, N_ ("right-to-left override (U+202E)") },
  { 0x2066, 1, N_ ("left-to-right isolate (U+2066)") },
  { 0x2067, -1, N_ ("right-to-left isolate (U+2067)") },
  { 0x2068, 0, N_ ("first strong isolate (U+2068)") },
  { 0x2069, 0, N_ ("end of an isolate (U+2069)") },
};

static int
find_control (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (controls[i].c == c)
      return (int) i;
  return -1;
}

const char *
quoth_control_get_name (gunichar c)
{
  int i = find_control (c);

  return i >= 0 ? _ (controls[i].name) : NULL;
}

/* Whether a control may begin with these two bytes: U+061C, and U+2000 to U+207F. */
static gboolean
may_begin (const char *p)
{
  guchar first = (guchar) p[0], second = (guchar) p[1];

  return (first == 0xe2 && (second == 0x80 || second == 0x81)) || (first == 0xd8 && second == 0x9c);
}

GArray *
quoth_controls_find (QuothText *text, QuothRange range, guint max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize end = quoth_text_to_byte (text, range.end);
  const char *utf8 = quoth_text_get_utf8 (text);

  for (gsize at = quoth_text_to_byte (text, range.start); at < end && found->len < max; at++)
    if (may_begin (utf8 + at) && find_control (g_utf8_get_char (utf8 + at)) >= 0)
      {
        guint offset = quoth_text_from_byte (text, at);

        g_array_append_val (found, offset);
      }
  return found;
}

static void
draw_flag (GtkSnapshot *snapshot, int x, int y, int points, const GdkRGBA *color)
{
  if (points == 0)
    {
      gtk_snapshot_append_color (
        snapshot, color, &GRAPHENE_RECT_INIT ((float) (x - 2), (float) y, (float) FLAG, (float) FLAG));
      return;
    }
  /* A triangle, column by column. */
  for (int i = 0; i < FLAG; i++)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT ((float) (points > 0 ? x + 1 + i : x - 1 - i), (float) (y + i),
                                                    1.f, (float) (2 * (FLAG - i))));
}

static void
get_place (GtkTextView *view, QuothTextMap *map, guint offset, GdkRectangle *place)
{
  GtkTextIter iter;

  quoth_text_map_get_iter (map, offset, &iter);
  gtk_text_view_get_iter_location (view, &iter, place);
}

void
quoth_control_marks_snapshot (GtkTextView *view, QuothTextMap *map, QuothRange seen, GtkSnapshot *snapshot)
{
  QuothText *text = quoth_text_map_get_text (map);
  g_autoptr (GArray) found = text != NULL ? quoth_controls_find (text, seen, MAX_MARKS) : NULL;
  GdkRGBA color;

  if (found == NULL || found->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (view)), &color);
  color.alpha *= 0.6f;
  for (guint i = 0; i < found->len; i++)
    {
      guint offset = g_array_index (found, guint, i);
      GdkRectangle place;

      get_place (view, map, offset, &place);
      gtk_snapshot_append_color (
        snapshot, &color, &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, 1.f, (float) place.height));
      draw_flag (snapshot, place.x, place.y, controls[find_control (quoth_text_get_char (text, offset))].points, &color);
    }
}

char *
quoth_control_marks_describe (GtkTextView *view, QuothTextMap *map, QuothRange seen, int x, int y)
{
  QuothText *text = quoth_text_map_get_text (map);
  g_autoptr (GArray) found = text != NULL ? quoth_controls_find (text, seen, MAX_MARKS) : NULL;
  GString *names = NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      guint offset = g_array_index (found, guint, i);
      GdkRectangle place;

      get_place (view, map, offset, &place);
      if (ABS (x - place.x) > NEAR || y < place.y || y > place.y + place.height)
        continue;
      if (names == NULL)
        names = g_string_new (NULL);
      else
        g_string_append (names, ", ");
      g_string_append (names, quoth_control_get_name (quoth_text_get_char (text, offset)));
    }
  return names != NULL ? g_string_free (names, FALSE) : NULL;
}
