/* quoth-brat-spans.c: a text for brat and the spans in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of NAME.ann is NAME.txt beside it, and no link that leads out of the folder: who gets a folder from a stranger would bring a file of
 * their own into a project that others see. A span says its place and its words; where these are not the words that the text has
 * there, it is left out and listed, since one of the two is wrong. brat counts code points, and a CRLF as two; files that were made by
 * other programs may count UTF-16, so both are tried, and the unit is that in which more spans say the words of their places. What
 * brat had to cut at a newline is put together again.
 *
 * O(n log n) in the text and its spans.
 */

#include "config.h"

#include "formats/quoth-brat-spans.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "formats/quoth-import-private.h"

static void
span_free (gpointer data)
{
  QuothBratSpan *self = data;

  g_clear_pointer (&self->ranges, g_array_unref);
  g_free (self);
}

void
quoth_brat_spans_free (QuothBratSpans *self)
{
  g_clear_pointer (&self->units, quoth_units_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->in_order, g_ptr_array_unref);
  g_array_unref (self->places);
  quoth_value_unref (self->document);
  g_free (self);
}

/* ---- The text ---- */

static char *
dup_stem (const char *path)
{
  return g_str_has_suffix (path, ".ann") ? g_strndup (path, strlen (path) - 4) : g_strdup (path);
}

/* Whether the file is in its folder, or below it, when all links are followed. The folder itself may be reached by one. */
static gboolean
is_within_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  char *real_folder = realpath (folder, NULL);
  char *real = realpath (path, NULL);
  g_autofree char *prefix = real_folder != NULL ? g_strconcat (g_str_equal (real_folder, "/") ? "" : real_folder, "/", NULL) : NULL;
  gboolean is_within = prefix != NULL && real != NULL && g_str_has_prefix (real, prefix);

  free (real_folder);
  free (real);
  return is_within;
}

static gboolean
refuse_link (QuothBratSpans *self, const char *base, GError **error)
{
  g_autofree char *message = g_strdup_printf (
    _("“%s” beside these annotations is a link to a file outside of their folder, which is not followed; put a copy of that file in its place"), base);

  return quoth_intake_refuse (self->intake, 1, message, error);
}

static gboolean
read_text (QuothBratSpans *self, GError **error)
{
  g_autofree char *stem = dup_stem (self->intake->file);
  g_autofree char *path = g_strconcat (stem, ".txt", NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf (_("the text of these annotations must be in “%s” beside them"), base);
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize n_bytes;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return quoth_intake_refuse (self->intake, 1, message, error);
  if (!is_within_folder (path))
    return refuse_link (self, base, error);
  bytes = quoth_import_load (path, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &n_bytes);
  self->document->name = g_path_get_basename (stem);
  self->units = quoth_intake_read_text (self->intake, self->document, n_bytes > 0 ? data : "", n_bytes, 1, error);
  return self->units != NULL;
}

/* ---- Spans ---- */

/* brat's own notion of it, which is Python's. */
static gboolean
is_space (gunichar c)
{
  if (c > ' ' && c < 0x7f)
    return FALSE;
  return g_unichar_isspace (c) || (c >= 0x1c && c <= 0x1f) || c == 0x85;
}

/* Goes behind the next character that is no white space. Returns: it; 0 at the end. */
static gunichar
next_char (const char **p, const char *end)
{
  while (*p < end)
    {
      gunichar c = (guchar) **p < 0x80 ? (gunichar) **p : g_utf8_get_char (*p);

      *p = g_utf8_next_char (*p);
      if (!is_space (c))
        return c;
    }
  return 0;
}

/* The places of a span in @unit. Returns: %FALSE if these are none in the text. */
static gboolean
convert (QuothBratSpans *self, const GArray *places, QuothOffsetUnit unit, GArray *ranges)
{
  g_array_set_size (ranges, 0);
  for (guint i = 0; i < places->len; i += 2)
    {
      gint64 start = g_array_index (places, gint64, i), end = g_array_index (places, gint64, i + 1);
      QuothRange range;

      if (start > end || !quoth_units_convert (self->units, unit, start, &range.start)
          || !quoth_units_convert (self->units, unit, end, &range.end))
        return FALSE;
      g_array_append_val (ranges, range);
    }
  return TRUE;
}

/* The places of what is not white space. */
static char *
dup_marked (QuothBratSpans *self, const GArray *ranges)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      QuothRange range = g_array_index (ranges, QuothRange, i);

      for (guint p = range.start; p < range.end; p++)
        if (!is_space (quoth_text_get_char (self->document->text, p)))
          g_string_append_printf (marked, "%u ", p);
    }
  return g_string_free (marked, FALSE);
}

/* Without regard to how much and what white space there is. */
static gboolean
says_words (QuothBratSpans *self, const QuothBratLine *line, const GArray *ranges)
{
  const char *utf8 = quoth_text_get_utf8 (self->document->text);
  const char *said = line->tail;
  const char *said_end = said != NULL ? said + strlen (said) : NULL;

  for (guint i = 0; said != NULL && i < ranges->len; i++)
    {
      QuothRange range = g_array_index (ranges, QuothRange, i);
      const char *there = utf8 + quoth_text_to_byte (self->document->text, range.start);
      const char *end = g_utf8_offset_to_pointer (there, (glong) (range.end - range.start));
      gunichar c;

      while ((c = next_char (&there, end)) != 0)
        if (next_char (&said, said_end) != c)
          return FALSE;
    }
  return said == NULL || next_char (&said, said_end) == 0;
}

/* How many of the @n_said spans that say their words have them at their places. */
static guint
count_right (QuothBratSpans *self, GPtrArray *lines, QuothOffsetUnit unit, guint *n_said)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  guint n = 0;

  *n_said = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const QuothBratLine *line = lines->pdata[i];

      if (*line->id != 'T' || line->tail == NULL)
        continue;
      ++*n_said;
      n += quoth_brat_parse_places (line, places) && convert (self, places, unit, ranges) && says_words (self, line, ranges);
    }
  return n;
}

/* Where all have them, no other unit can be better. */
static void
find_unit (QuothBratSpans *self, GPtrArray *lines)
{
  guint n_said;
  guint n_right = count_right (self, lines, QUOTH_UNIT_CODE_POINTS, &n_said);

  self->unit = QUOTH_UNIT_CODE_POINTS;
  if (n_right == n_said || count_right (self, lines, QUOTH_UNIT_UTF16, &n_said) <= n_right)
    return;
  self->unit = QUOTH_UNIT_UTF16;
  quoth_intake_warn (self->intake, 1, _("the places in this file count UTF-16, not code points as brat does; they are taken so"));
}

void
quoth_brat_join_lines (QuothText *text, GArray *ranges)
{
  guint n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      QuothRange range = g_array_index (ranges, QuothRange, i);
      QuothRange *last = n > 0 ? &g_array_index (ranges, QuothRange, n - 1) : NULL;
      guint p = last != NULL ? last->end : 0;

      while (last != NULL && p < range.start && quoth_text_get_char (text, p) == '\n')
        p++;
      if (last != NULL && p == range.start && last->end < range.start)
        last->end = range.end;
      else
        g_array_index (ranges, QuothRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

static gboolean
lose_place (QuothBratSpans *self, const QuothBratLine *line, gboolean has_place, GError **error)
{
  g_autofree char *message = NULL;

  if (!has_place)
    {
      message = g_strdup_printf (_("“%s” has no place in this text, and is left out"), line->id);
      return quoth_intake_lose (self->intake, line->number, _("spans outside their text, left out"), message, error);
    }
  message = g_strdup_printf (_("“%s” says “%s”, but the text has other words at its place; it is left out"), line->id, line->tail);
  return quoth_intake_lose (
    self->intake, line->number, _("spans whose words are not those of their places, left out"), message, error);
}

gboolean
quoth_brat_lose_double (QuothIntake *intake, const QuothBratLine *line, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is there already, and this line is left out"), line->id);

  return quoth_intake_lose (
    intake, line->number, _("spans with the id of another one, left out"), message, error);
}

GArray *
quoth_brat_spans_find_noted (QuothBratSpans *self, QuothBratNotes *notes, const QuothBratLine *line, const GArray *ranges)
{
  const char *note = quoth_brat_notes_get (notes, QUOTH_BRAT_SPANS, line->id);
  g_autofree char *field = note != NULL ? g_strconcat (QUOTH_BRAT_SPANS " ", note, NULL) : NULL;
  g_auto (GStrv) words = field != NULL ? g_strsplit (field, " ", -1) : NULL;
  QuothBratLine noted_line = { .id = line->id, .words = words };
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  g_autofree char *there = NULL;
  g_autofree char *marked = NULL;

  if (words == NULL || !quoth_brat_parse_places (&noted_line, self->places)
      || !convert (self, self->places, self->unit, noted))
    return NULL;
  there = dup_marked (self, noted);
  marked = dup_marked (self, ranges);
  return g_str_equal (there, marked) ? g_steal_pointer (&noted) : NULL;
}

static gboolean
read_span (QuothBratSpans *self, QuothBratNotes *notes, const QuothBratLine *line, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  gboolean has_place = quoth_brat_parse_places (line, self->places) && convert (self, self->places, self->unit, ranges);
  GArray *noted;
  QuothBratSpan *span;

  if (!has_place || !says_words (self, line, ranges))
    return lose_place (self, line, has_place, error);
  if (g_hash_table_contains (self->by_id, line->id))
    return quoth_brat_lose_double (self->intake, line, error);
  noted = quoth_brat_spans_find_noted (self, notes, line, ranges);
  if (noted == NULL)
    quoth_brat_join_lines (self->document->text, ranges);
  span = g_new0 (QuothBratSpan, 1);
  span->line = line;
  span->ranges = noted != NULL ? noted : g_steal_pointer (&ranges);
  g_hash_table_insert (self->by_id, line->id, span);
  g_ptr_array_add (self->in_order, span);
  return TRUE;
}

/* ---- The whole ---- */

QuothBratSpans *
quoth_brat_spans_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothBratSpans) self = g_new0 (QuothBratSpans, 1);

  self->intake = intake;
  self->document = quoth_document_new (NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->in_order = g_ptr_array_new_with_free_func (span_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  return read_text (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
quoth_brat_spans_read (QuothBratSpans *self, GPtrArray *lines, QuothBratNotes *notes, GError **error)
{
  find_unit (self, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const QuothBratLine *line = lines->pdata[i];

      if (*line->id == 'T' && !read_span (self, notes, line, error))
        return FALSE;
    }
  return TRUE;
}
