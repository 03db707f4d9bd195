/* quoth-web-annotation-texts.c: the texts of web annotations, and the places in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation says its place by numbers, by its words, or both. The specification counts code points, programs in a browser count
 * UTF-16: the unit is that in which more annotations of a text have their words there. One whose words are in neither place is looked for
 * by its words; where these stand several times, what it says stands before and behind them decides, and where that does not, nothing is
 * guessed. Overlapping places count as several.
 *
 * O(length) for each annotation that has to be looked for, O(log length) for any other.
 */

#include "config.h"

#include "formats/quoth-web-annotation.h"

#include <string.h>

#include "formats/quoth-import-private.h"
#include "formats/quoth-quote-places.h"

#define MAX_PLACES 1000

QuothWebSpot *
quoth_web_spot_new (void)
{
  return g_new0 (QuothWebSpot, 1);
}

void
quoth_web_spot_free (QuothWebSpot *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

void
quoth_web_text_free (QuothWebText *self)
{
  g_clear_pointer (&self->units, quoth_units_free);
  quoth_value_unref (self->document);
  g_free (self);
}

/* ---- Texts ---- */

QuothWebText *
quoth_web_text_new (QuothIntake *intake, const char *name, const char *utf8, gsize n_bytes, GError **error)
{
  g_autoptr (QuothWebText) self = g_new0 (QuothWebText, 1);

  self->document = quoth_document_new (NULL);
  self->document->name = g_strdup (name);
  self->units = quoth_intake_read_text (intake, self->document, utf8, n_bytes, 1, error);
  return self->units != NULL ? g_steal_pointer (&self) : NULL;
}

char *
quoth_web_dup_stem (const char *path)
{
  static const char *const endings[] = { ".jsonld", ".json" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return g_strndup (path, strlen (path) - strlen (endings[i]));
  return g_strdup (path);
}

QuothWebText *
quoth_web_text_load_beside (QuothIntake *intake, const char *stem, GError **error)
{
  g_autofree char *path = g_strconcat (stem, ".txt", NULL);
  g_autofree char *name = g_path_get_basename (stem);
  g_autoptr (GBytes) bytes = quoth_import_load (path, error);
  const char *data;
  gsize n_bytes;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n_bytes);
  return quoth_web_text_new (intake, name, n_bytes > 0 ? data : "", n_bytes, error);
}

static gboolean
has_name (const QuothDocument *document, const char *source)
{
  const char *slash = strrchr (source, '/');
  g_autofree char *last = g_uri_unescape_string (slash != NULL ? slash + 1 : source, NULL);
  char *dot;

  if (g_str_equal (document->name, source) || g_strcmp0 (document->name, last) == 0)
    return TRUE;
  dot = last != NULL ? strrchr (last, '.') : NULL;
  if (dot != NULL)
    *dot = '\0';
  return dot != NULL && g_str_equal (document->name, last);
}

/* How well @source says that it is @document; 0 is not at all. */
static guint
compare_source (const QuothDocument *document, const char *source)
{
  char digest[65];
  gsize length = strlen (source);

  for (guint i = 0; i < 32; i++)
    g_snprintf (digest + 2 * i, 3, "%02x", document->sha256[i]);
  if (g_strcmp0 (document->url, source) == 0)
    return 3;
  if (length >= 64 && g_ascii_strcasecmp (source + length - 64, digest) == 0)
    return 2;
  return has_name (document, source) ? 1 : 0;
}

gboolean
quoth_web_text_load_known (QuothIntake *intake, const char *source, QuothWebText **text, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (intake->reader, &query, error);
  g_autoptr (QuothText) words = NULL;
  const QuothDocument *best = NULL;
  guint best_score = 0;

  *text = NULL;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      guint score = compare_source (documents->pdata[i], source);

      if (score > 0 && score >= best_score)
        best = score > best_score ? documents->pdata[i] : NULL;
      best_score = MAX (best_score, score);
    }
  if (documents == NULL || best == NULL)
    return documents != NULL;
  words = quoth_reader_load_text (intake->reader, &best->value.id, error);
  if (words != NULL)
    *text = quoth_web_text_new (intake, best->name, quoth_text_get_utf8 (words), quoth_text_get_n_bytes (words), error);
  return *text != NULL;
}

/* ---- Places ---- */

static gboolean
has_words (const QuothWebSpot *spot)
{
  return spot->exact != NULL && *spot->exact != '\0';
}

static gboolean
convert (QuothWebText *self, const QuothWebSpot *spot, QuothOffsetUnit unit, QuothRange *range)
{
  return spot->has_position && spot->start >= 0 && spot->start <= spot->end
         && quoth_units_convert (self->units, unit, spot->start, &range->start)
         && quoth_units_convert (self->units, unit, spot->end, &range->end);
}

/* Whether both or none begin and end with white space: a place that is one off shall not pass for another way to write a space. */
static gboolean
begins_alike (QuothText *text, const char *words, QuothRange range)
{
  const char *last = g_utf8_prev_char (words + strlen (words));

  return !quoth_range_is_empty (range)
         && g_unichar_isspace (g_utf8_get_char (words)) == g_unichar_isspace (quoth_text_get_char (text, range.start))
         && g_unichar_isspace (g_utf8_get_char (last)) == g_unichar_isspace (quoth_text_get_char (text, range.end - 1));
}

/* 2 for the very words, 1 if only white space is another. */
static guint
compare_words (QuothWebText *self, const QuothWebSpot *spot, QuothOffsetUnit unit, QuothRange *range)
{
  if (!has_words (spot) || !convert (self, spot, unit, range))
    return 0;
  if (quoth_text_slice_equals (self->document->text, *range, spot->exact))
    return 2;
  return begins_alike (self->document->text, spot->exact, *range) && quoth_quote_matches (self->document->text, *range, spot->exact) ? 1 : 0;
}

void
quoth_web_text_count (QuothWebText *self, const QuothWebSpot *spot)
{
  QuothRange range;

  self->n_code_points += compare_words (self, spot, QUOTH_UNIT_CODE_POINTS, &range);
  self->n_utf16 += compare_words (self, spot, QUOTH_UNIT_UTF16, &range);
}

gboolean
quoth_web_text_counts_utf16 (const QuothWebText *self)
{
  return self->n_utf16 > self->n_code_points;
}

/* The places of the very words, also those that overlap; else those that differ in white space. */
static GArray *
list_places (QuothText *text, const char *words)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  const char *utf8 = quoth_text_get_utf8 (text);

  for (const char *p = strstr (utf8, words); p != NULL && places->len < MAX_PLACES; p = strstr (g_utf8_next_char (p), words))
    {
      gsize start = (gsize) (p - utf8);
      QuothRange range = quoth_range (quoth_text_from_byte (text, start), quoth_text_from_byte (text, start + strlen (words)));

      g_array_append_val (places, range);
    }
  if (places->len > 0)
    return places;
  g_array_unref (places);
  return quoth_quote_find (text, words, MAX_PLACES);
}

/* How many characters before and behind @range are as the spot says. */
static guint
score_place (QuothText *text, const QuothWebSpot *spot, QuothRange range)
{
  const char *prefix = spot->prefix != NULL ? spot->prefix : "", *suffix = spot->suffix != NULL ? spot->suffix : "";
  const char *p = prefix + strlen (prefix);
  guint score = 0;

  for (guint offset = range.start; offset > 0 && p > prefix; offset--, score++)
    {
      p = g_utf8_prev_char (p);
      if (quoth_text_get_char (text, offset - 1) != g_utf8_get_char (p))
        break;
    }
  p = suffix;
  for (guint offset = range.end; offset < quoth_text_get_length (text) && *p != '\0'; offset++, score++)
    {
      if (quoth_text_get_char (text, offset) != g_utf8_get_char (p))
        break;
      p = g_utf8_next_char (p);
    }
  return score;
}

static QuothWebPlace
search (QuothWebText *self, const QuothWebSpot *spot, QuothRange *range)
{
  g_autoptr (GArray) places = list_places (self->document->text, spot->exact);
  guint best = 0, n_best = 0;

  for (guint i = 0; i < places->len; i++)
    {
      QuothRange place = g_array_index (places, QuothRange, i);
      guint score = score_place (self->document->text, spot, place);

      if (n_best > 0 && score < best)
        continue;
      n_best = n_best > 0 && score == best ? n_best + 1 : 1;
      best = score;
      *range = place;
    }
  if (places->len == 0)
    return QUOTH_WEB_PLACE_NOWHERE;
  if (n_best > 1 || places->len >= MAX_PLACES)
    return QUOTH_WEB_PLACE_SEVERAL;
  return spot->has_position ? QUOTH_WEB_PLACE_MOVED : QUOTH_WEB_PLACE_FOUND;
}

QuothWebPlace
quoth_web_text_find (QuothWebText *self, const QuothWebSpot *spot, QuothRange *range)
{
  gboolean is_utf16 = quoth_web_text_counts_utf16 (self);
  QuothOffsetUnit unit = is_utf16 ? QUOTH_UNIT_UTF16 : QUOTH_UNIT_CODE_POINTS;
  QuothOffsetUnit other = is_utf16 ? QUOTH_UNIT_CODE_POINTS : QUOTH_UNIT_UTF16;

  if (!has_words (spot))
    return convert (self, spot, unit, range) ? QUOTH_WEB_PLACE_FOUND : QUOTH_WEB_PLACE_OUTSIDE;
  for (guint least = 2; least > 0; least--)
    if (compare_words (self, spot, unit, range) >= least || compare_words (self, spot, other, range) >= least)
      return QUOTH_WEB_PLACE_FOUND;
  return search (self, spot, range);
}
