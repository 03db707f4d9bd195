/* quoth-brat-lines.c: the lines of an .ann
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-brat-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
line_free (gpointer data)
{
  QuothBratLine *self = data;

  g_free (self->id);
  g_strfreev (self->words);
  g_free (self->tail);
  g_free (self);
}

static gboolean
is_id (const char *text)
{
  return g_str_equal (text, "*") || (*text != '\0' && strchr ("TEREAMN#", *text) != NULL && text[1] != '\0');
}

static GStrv
split_words (const char *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (field, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

/* Returns: (nullable): none where the line is none of brat's. */
static QuothBratLine *
parse_line (const char *text, gsize n_bytes, guint number)
{
  g_autofree char *owned = g_strndup (text, n_bytes);
  g_auto (GStrv) fields = g_strsplit (owned, "\t", 3);
  g_auto (GStrv) words = fields[0] != NULL && fields[1] != NULL ? split_words (fields[1]) : NULL;
  QuothBratLine *line;

  if (words == NULL || words[0] == NULL || !is_id (fields[0]))
    return NULL;
  line = g_new0 (QuothBratLine, 1);
  line->number = number;
  line->id = g_strdup (fields[0]);
  line->words = g_steal_pointer (&words);
  line->tail = g_strdup (fields[2]);
  return line;
}

static gboolean
lose_line (QuothIntake *intake, guint number, GError **error)
{
  return quoth_intake_lose (intake,
                            number,
                            _("lines that are none of brat's, left out"),
                            _("a line begins with T, E, R, A, M, N, # or * and a tab, in UTF-8; it is left out"),
                            error);
}

GPtrArray *
quoth_brat_split_lines (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *end = data + n_bytes;
  guint number = 0;

  for (const char *p = data; p < end;)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const char *stop = newline != NULL ? newline : end;
      gsize length = (gsize) (stop - p);
      QuothBratLine *line = NULL;

      number++;
      if (length > 0 && p[length - 1] == '\r')
        length--;
      if (length > 0 && g_utf8_validate_len (p, length, NULL))
        line = parse_line (p, length, number);
      if (line != NULL)
        g_ptr_array_add (lines, line);
      else if (length > 0 && !lose_line (intake, number, error))
        return NULL;
      p = newline != NULL ? newline + 1 : end;
    }
  return g_steal_pointer (&lines);
}

static gboolean
add_number (GArray *places, const char *text)
{
  guint64 number;
  gint64 place;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  place = (gint64) number;
  g_array_append_val (places, place);
  return TRUE;
}

/* The words between are "2;4": the end of one stretch and the start of the next. */
GArray *
quoth_brat_parse_places (const QuothBratLine *line)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 1; line->words[i] != NULL; i++)
    {
      g_auto (GStrv) numbers = g_strsplit (line->words[i], ";", 2);

      for (guint j = 0; numbers[j] != NULL; j++)
        if (!add_number (places, numbers[j]))
          return NULL;
    }
  return places->len > 0 && places->len % 2 == 0 ? g_steal_pointer (&places) : NULL;
}

gboolean
quoth_brat_parse_argument (const char *word, char **role, const char **id)
{
  const char *colon = strchr (word, ':');
  gsize length = colon != NULL ? (gsize) (colon - word) : 0;

  if (length == 0 || colon[1] == '\0')
    return FALSE;
  while (length > 1 && g_ascii_isdigit (word[length - 1]))
    length--;
  *role = g_ascii_strdown (word, (gssize) length);
  *id = colon + 1;
  return TRUE;
}
