/* quoth-table-row.c: a row of somebody's table, and the mark it becomes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place is taken as code points if the quote that stands beside it is there; else as UTF-16, which many programs count in; if the quote is
 * in neither of them, it is looked for as if there were no place, and that is counted.
 */

#include "config.h"

#include "formats/quoth-table-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-csv-read.h"
#include "formats/quoth-quote-places.h"

/* Places that a message lists. */
#define MOST_LISTED 5

/* What the fields that are empty have. */
static const char nothing[] = "";

/* A quote keeps its blanks for the check of its place; no other field means anything by them. */
static const char *
take_field (GPtrArray *fields, int place, gboolean keeps_blanks)
{
  const char *field = place >= 0 && (guint) place < fields->len ? fields->pdata[place] : "";
  char *plain;

  if (*field == '\0')
    return nothing;
  plain = quoth_csv_dup_plain (field);
  return keeps_blanks ? plain : g_strstrip (plain);
}

QuothTableRow *
quoth_table_row_new (const QuothTableColumns *columns, GPtrArray *fields, guint line)
{
  QuothTableRow *self = g_new0 (QuothTableRow, 1);

  self->line = line;
  for (guint field = 0; field < QUOTH_N_TABLE_FIELDS; field++)
    self->fields[field] = take_field (fields, columns->of[field], field == QUOTH_TABLE_TEXT);
  if (columns->others->len > 0)
    self->others = g_ptr_array_new_full (columns->others->len, g_free);
  for (guint i = 0; i < columns->others->len; i++)
    {
      guint place = g_array_index (columns->others, guint, i);

      g_ptr_array_add (self->others, quoth_csv_dup_plain (place < fields->len ? fields->pdata[place] : ""));
    }
  return self;
}

void
quoth_table_row_free (gpointer row)
{
  QuothTableRow *self = row;

  if (self == NULL)
    return;
  for (guint field = 0; field < QUOTH_N_TABLE_FIELDS; field++)
    if (self->fields[field] != nothing)
      g_free ((char *) self->fields[field]);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

/* ---- Places ---- */

static gboolean
parse_offset (const char *text, gint64 *offset)
{
  char *end;

  if (*text == '\0')
    return FALSE;
  *offset = g_ascii_strtoll (text, &end, 10);
  /* Spreadsheets make "12.0" of a number. */
  if (*end == '.')
    end += 1 + strspn (end + 1, "0");
  return *end == '\0' && *offset >= 0;
}

static void
add_range (GArray *ranges, gint64 start, gint64 end)
{
  QuothRange range = { (guint) MIN (start, G_MAXUINT), (guint) MIN (end, G_MAXUINT) };

  g_array_append_val (ranges, range);
}

/* "100-180;195-230", or start and end. Returns: FALSE if that is no place at all. */
static gboolean
parse_ranges (QuothTableRow *self, GArray *ranges)
{
  gint64 start, end;

  if (*self->fields[QUOTH_TABLE_SPANS] != '\0')
    {
      g_auto (GStrv) parts = g_strsplit (self->fields[QUOTH_TABLE_SPANS], ";", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_auto (GStrv) ends = g_strsplit (g_strstrip (parts[i]), "-", 2);

          if (g_strv_length (ends) != 2 || !parse_offset (ends[0], &start) || !parse_offset (ends[1], &end) || start > end)
            return FALSE;
          add_range (ranges, start, end);
        }
      return TRUE;
    }
  if (*self->fields[QUOTH_TABLE_START] == '\0' && *self->fields[QUOTH_TABLE_END] == '\0')
    return TRUE;
  if (!parse_offset (self->fields[QUOTH_TABLE_START], &start) || !parse_offset (self->fields[QUOTH_TABLE_END], &end) || start > end)
    return FALSE;
  add_range (ranges, start, end);
  return TRUE;
}

/* Whether all of them are in the text, as code points or converted from UTF-16 in place. */
static gboolean
convert (GArray *ranges, QuothText *text, gboolean is_utf16)
{
  guint length = quoth_text_get_length (text);

  for (guint i = 0; i < ranges->len; i++)
    {
      QuothRange *range = &g_array_index (ranges, QuothRange, i);

      if (is_utf16)
        {
          if (range->end > quoth_text_to_utf16 (text, length))
            return FALSE;
          range->start = quoth_text_from_utf16 (text, range->start);
          range->end = quoth_text_from_utf16 (text, range->end);
        }
      if (range->start > range->end || range->end > length)
        return FALSE;
    }
  return TRUE;
}

/* Whether the text says at @ranges what the row quotes, fragment by fragment. */
static gboolean
says (QuothText *text, GArray *ranges, const char *quote)
{
  g_autoptr (GString) said = g_string_new (NULL);

  if (ranges->len == 1)
    return quoth_quote_matches (text, g_array_index (ranges, QuothRange, 0), quote);
  for (guint i = 0; i < ranges->len; i++)
    {
      g_autofree char *slice = quoth_text_dup_slice (text, g_array_index (ranges, QuothRange, i));

      g_string_append_printf (said, "%s%s", i > 0 ? " … " : "", slice);
    }
  return g_str_equal (said->str, quote);
}

/* Returns: whether the place of the row, if it has one, is good; @ranges is then as the text counts. */
static gboolean
check_place (QuothTableRow *self, QuothText *text, GArray *ranges)
{
  const char *quote = self->fields[QUOTH_TABLE_TEXT];
  g_autoptr (GArray) utf16 = g_array_copy (ranges);
  gboolean fits = ranges->len > 0 && convert (ranges, text, FALSE);

  if (fits && (*quote == '\0' || says (text, ranges, quote)))
    return TRUE;
  if (ranges->len == 0 || *quote == '\0' || !convert (utf16, text, TRUE) || !says (text, utf16, quote))
    return FALSE;
  g_array_set_size (ranges, 0);
  g_array_append_vals (ranges, utf16->data, utf16->len);
  return TRUE;
}

static char *
dup_shown (const char *quote)
{
  if (g_utf8_strlen (quote, 61) <= 60)
    return g_strdup (quote);
  {
    g_autofree char *head = g_utf8_substring (quote, 0, 59);

    return g_strconcat (head, "…", NULL);
  }
}

static gboolean
lose_quote (QuothTableRow *self, const QuothMarkup *markup, GArray *places, QuothIntake *intake, GError **error)
{
  g_autofree char *shown = dup_shown (self->fields[QUOTH_TABLE_TEXT]);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *message = NULL;

  if (places->len == 0)
    {
      message = g_strdup_printf (_("“%s” is not in the text “%s”; the row is left out"), shown, markup->document->name);
      return quoth_intake_lose (intake, self->line, _("quotes that their text does not have, left out"), message, error);
    }
  for (guint i = 0; i < MIN (places->len, MOST_LISTED); i++)
    g_string_append_printf (list, "%s%u", i > 0 ? ", " : "", g_array_index (places, QuothRange, i).start);
  if (places->len > MOST_LISTED)
    g_string_append (list, ", …");
  message = g_strdup_printf (_("“%s” stands several times in “%s” (at %s); a start would say which; the row is left out"), shown,
                             markup->document->name, list->str);
  return quoth_intake_lose (
    intake, self->line, _("quotes that their text has several times, left out"), message, error);
}

/* Finds where the row is; @ranges is empty where it is nowhere. */
static gboolean
find_place (QuothTableRow *self, const QuothMarkup *markup, GArray *ranges, QuothIntake *intake, GError **error)
{
  QuothText *text = markup->document->text;
  const char *quote = self->fields[QUOTH_TABLE_TEXT];
  gboolean is_place = parse_ranges (self, ranges);
  gboolean had_place = !is_place || ranges->len > 0;
  g_autoptr (GArray) places = NULL;

  if (is_place && check_place (self, text, ranges))
    return TRUE;
  g_array_set_size (ranges, 0);
  if (*quote == '\0')
    return quoth_intake_lose (intake, self->line, _("rows with no quote and no place in their text, left out"),
                              had_place ? _("the place of the row is none in its text; it is left out")
                                        : _("the row has no quote and no place; it is left out"),
                              error);
  places = quoth_quote_find (text, quote, MOST_LISTED + 1);
  if (places->len != 1)
    return lose_quote (self, markup, places, intake, error);
  g_array_append_val (ranges, g_array_index (places, QuothRange, 0));
  if (!had_place)
    return TRUE;
  return quoth_intake_lose (intake, self->line, _("quotes that stand elsewhere than the row says, taken in where they stand"),
                            _("the quote is not at the place that the row says, but once elsewhere in the text; it is taken in there"),
                            error);
}

/* ---- What it is ---- */

/* A quote beside the name of somebody is what they say; where it is only their name that stands there, a column says of what kind they are. */
static char *
dup_label (QuothTableRow *self)
{
  const char *type = self->fields[QUOTH_TABLE_TYPE];
  const char *kind = self->fields[QUOTH_TABLE_ACTOR_KIND];

  if (*type != '\0')
    return g_strdup (type);
  if (*kind != '\0')
    return g_strconcat ("mention:", kind, NULL);
  return g_strdup ("claim");
}

/* Several in one field are apart by semicolons. */
static void
add_each (QuothMark *mark, const char *key, const char *field, const char *ending)
{
  g_auto (GStrv) parts = g_strsplit (field, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *value = g_strconcat (g_strstrip (parts[i]), ending, NULL);

      if (*parts[i] != '\0')
        quoth_mark_add_feature (mark, key, value);
    }
}

/* "=for" and so on, of what people write; NULL for what is none. */
static const char *
get_stance (const char *text)
{
  static const struct
  {
    const char *ending;
    const char *words[8];
  } stances[] = { { "=for", { "1", "+1", "for", "pro", "+", "agree", "support", "yes" } },
                  { "=against", { "-1", "−1", "against", "contra", "-", "disagree", "oppose", "no" } },
                  { "=neutral", { "0", "neutral" } } };

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    for (guint j = 0; j < G_N_ELEMENTS (stances[i].words) && stances[i].words[j] != NULL; j++)
      if (g_ascii_strcasecmp (stances[i].words[j], text) == 0)
        return stances[i].ending;
  return NULL;
}

static void
add_codes (QuothTableRow *self, QuothMark *mark)
{
  const char *text = self->fields[QUOTH_TABLE_STANCE];
  const char *stance = get_stance (text);

  add_each (mark, "code", self->fields[QUOTH_TABLE_CODE], stance != NULL ? stance : "");
  /* What it says is not lost: it is kept under the name of the field. */
  if (*text != '\0' && (stance == NULL || *self->fields[QUOTH_TABLE_CODE] == '\0'))
    quoth_mark_add_feature (mark, "stance", text);
}

static void
add_features (QuothTableRow *self, QuothMark *mark, const QuothTableColumns *columns, gboolean is_claim)
{
  static const QuothTableField plain[] = { QUOTH_TABLE_STATEMENT, QUOTH_TABLE_FACTUALITY, QUOTH_TABLE_MODE, QUOTH_TABLE_FORM,
                                           QUOTH_TABLE_DATE,      QUOTH_TABLE_PLACE,      QUOTH_TABLE_CONFIDENCE };
  static const QuothTableField actors[] = { QUOTH_TABLE_CLAIMANT, QUOTH_TABLE_ADDRESSEE, QUOTH_TABLE_OBJECT };

  if (is_claim)
    add_each (mark, "claimant", self->fields[QUOTH_TABLE_ACTOR], NULL);
  else if (*self->fields[QUOTH_TABLE_ACTOR] != '\0')
    quoth_mark_add_feature (mark, "actor", self->fields[QUOTH_TABLE_ACTOR]);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    add_each (mark, quoth_table_field_to_nick (actors[i]), self->fields[actors[i]], NULL);
  add_codes (self, mark);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (*self->fields[plain[i]] != '\0')
      quoth_mark_add_feature (mark, quoth_table_field_to_nick (plain[i]), self->fields[plain[i]]);
  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    {
      const char *name = columns->names->pdata[g_array_index (columns->others, guint, i)];

      if (*(const char *) self->others->pdata[i] != '\0')
        quoth_mark_add_feature (mark, name, self->others->pdata[i]);
    }
}

gboolean
quoth_table_row_add_mark (QuothTableRow *self,
                          QuothMarkup *markup,
                          const QuothTableColumns *columns,
                          QuothMapping *mapping,
                          QuothIntake *intake,
                          GError **error)
{
  g_autofree char *id = g_strdup_printf ("%u", self->line);
  g_autofree char *label = dup_label (self);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  QuothMark *mark;

  if (!find_place (self, markup, ranges, intake, error))
    return FALSE;
  if (ranges->len == 0)
    return TRUE;
  mark = quoth_markup_add_mark (markup, id, label, self->line);
  for (guint i = 0; i < ranges->len; i++)
    quoth_mark_add_range (mark, g_array_index (ranges, QuothRange, i));
  add_features (self, mark, columns, quoth_mapping_find (mapping, label)->kind == QUOTH_KIND_CLAIM);
  return TRUE;
}
