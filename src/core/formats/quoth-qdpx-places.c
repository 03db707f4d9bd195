/* quoth-qdpx-places.c: finding out what a program counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The standard has code points (10.2), but programs count what their language counts: NVivo for Windows UTF-16 units, with two for the end
 * of a line and none for its own byte order mark; ATLAS.ti one for the end of a line. Nothing in the file says it. People select words,
 * though: counted wrongly, most selections begin and end inside of one. So every way is tried on all selections in texts in which it makes
 * a difference, and gets points for ends at the edges of words, and many if the selection's name is what it then says. What a program is
 * known for is taken unless another way is better. A way for each text would fit each a little better, and be wrong
 * for texts with one selection: a program counts all in one way.
 */

#include "config.h"

#include "formats/quoth-qdpx-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"
/* Names of fewer characters say nothing. */
#define MIN_NAME 5

static QuothQdpxPlaces
get_places (guint way)
{
  return (QuothQdpxPlaces){ .unit = (way & 1) != 0 ? QUOTH_UNIT_UTF16 : QUOTH_UNIT_CODE_POINTS,
                            .newline_is_one = (way & 2) != 0,
                            .has_mark = (way & 4) != 0 };
}

static guint
get_usual_way (const char *origin)
{
  g_autofree char *folded = g_ascii_strdown (origin != NULL ? origin : "", -1);

  if (strstr (folded, "nvivo") != NULL && strstr (folded, "mac") == NULL)
    return 1;
  if (strstr (folded, "atlas") != NULL)
    return 1 | 2;
  if (strstr (folded, "qualcoder") != NULL)
    return 2;
  return 0;
}

static gboolean
has_bom (const char *text, gsize n_bytes)
{
  return n_bytes >= 3 && memcmp (text, BOM, 3) == 0;
}

gboolean
quoth_qdpx_matters (const char *text, gsize n_bytes)
{
  if (has_bom (text, n_bytes))
    return TRUE;
  for (gsize i = 0; i < n_bytes; i++)
    if ((guchar) text[i] >= 0xf0 || (text[i] == '\r' && i + 1 < n_bytes && text[i + 1] == '\n'))
      return TRUE;
  return FALSE;
}

char *
quoth_qdpx_prepare (QuothQdpxPlaces places, const char *text, gsize n_bytes, gsize *n_prepared)
{
  gsize start = !places.has_mark && has_bom (text, n_bytes) ? 3 : 0;
  GString *prepared = g_string_sized_new (n_bytes - start);

  for (gsize i = start; i < n_bytes; i++)
    if (!places.newline_is_one || text[i] != '\r' || i + 1 >= n_bytes || text[i + 1] != '\n')
      g_string_append_c (prepared, text[i]);
  *n_prepared = prepared->len;
  return g_string_free (prepared, FALSE);
}

/* ---- Points ---- */

static gboolean
is_word (QuothText *text, guint place)
{
  gunichar c = quoth_text_get_char (text, place);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_space (QuothText *text, guint place)
{
  return g_unichar_isspace (quoth_text_get_char (text, place));
}

/* 0 inside of a word, 1 at one's edge but with a blank inside of the selection, 2 where a person would begin it. */
static guint
rate_start (QuothText *text, QuothRange range)
{
  if (range.start > 0 && is_word (text, range.start - 1) && is_word (text, range.start))
    return 0;
  return is_space (text, range.start) ? 1 : 2;
}

static guint
rate_end (QuothText *text, QuothRange range)
{
  if (range.end < quoth_text_get_length (text) && is_word (text, range.end - 1) && is_word (text, range.end))
    return 0;
  return is_space (text, range.end - 1) ? 1 : 2;
}

/* In small letters, blanks as one, without dots at the end, which stand for more. */
static char *
dup_folded (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  while (g_str_has_suffix (out->str, ".") || g_str_has_suffix (out->str, " ") || g_str_has_suffix (out->str, "…"))
    g_string_truncate (out, out->len - (g_str_has_suffix (out->str, "…") ? strlen ("…") : 1));
  return g_string_free (out, FALSE);
}

static gboolean
is_named (QuothText *text, QuothRange range, const char *name)
{
  g_autofree char *quote = NULL;
  g_autofree char *folded_quote = NULL;
  g_autofree char *folded = NULL;

  if (name == NULL || g_utf8_strlen (name, MIN_NAME) < MIN_NAME)
    return FALSE;
  quote = quoth_text_dup_slice (text, range);
  folded_quote = dup_folded (quote);
  folded = dup_folded (name);
  return g_str_has_prefix (folded_quote, folded) && *folded != '\0';
}

static void
score_selection (QuothQdpxScore *score, guint way, const QuothUnits *units, QuothText *text, const QuothQdpxSelection *selection)
{
  QuothOffsetUnit unit = get_places (way).unit;
  QuothRange range;
  guint rate;

  if (selection->start > selection->end || !quoth_units_convert (units, unit, selection->start, &range.start)
      || !quoth_units_convert (units, unit, selection->end, &range.end))
    {
      score->points[way] -= 4;
      return;
    }
  if (quoth_range_is_empty (range))
    return;
  rate = rate_start (text, range) + rate_end (text, range);
  score->points[way] += rate + (is_named (text, range, selection->name) ? 6 : 0);
  score->n_good[way] += rate == 4;
}

void
quoth_qdpx_score (QuothQdpxScore *score, const char *text, gsize n_bytes, const GArray *selections)
{
  score->n_selections += selections->len;
  for (guint way = 0; way < QUOTH_QDPX_N_PLACES && selections->len > 0; way++)
    {
      gsize n_prepared;
      g_autofree char *prepared = quoth_qdpx_prepare (get_places (way), text, n_bytes, &n_prepared);
      g_autoptr (QuothUnits) units = quoth_units_new (prepared, n_prepared, NULL);

      for (guint i = 0; units != NULL && i < selections->len; i++)
        score_selection (score, way, units, quoth_units_get_text (units), &g_array_index (selections, QuothQdpxSelection, i));
    }
}

/* ---- The choice ---- */

static guint
get_way (QuothQdpxPlaces places)
{
  return (places.unit == QUOTH_UNIT_UTF16 ? 1u : 0u) | (places.newline_is_one ? 2u : 0u) | (places.has_mark ? 4u : 0u);
}

QuothQdpxPlaces
quoth_qdpx_choose (const QuothQdpxScore *score, const char *origin)
{
  guint best = get_usual_way (origin);

  for (guint way = 0; way < QUOTH_QDPX_N_PLACES; way++)
    if (score->points[way] > score->points[best])
      best = way;
  return get_places (best);
}

char *
quoth_qdpx_describe (QuothQdpxPlaces places, const QuothQdpxScore *score)
{
  const char *unit = places.unit == QUOTH_UNIT_UTF16 ? _("UTF-16 units") : _("characters");
  const char *newline = places.newline_is_one ? _("CR LF as one") : _("CR LF as two");
  const char *mark = places.has_mark ? _("a byte order mark as one") : _("a byte order mark not at all");

  return g_strdup_printf (
    _("places are taken to count %s, %s and %s: so %u of %u selections begin and end at words"),
    unit, newline, mark, score->n_good[get_way (places)], score->n_selections);
}
