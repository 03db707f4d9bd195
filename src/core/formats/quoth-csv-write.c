/* quoth-csv-write.c: fields and rows of RFC 4180
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-csv.h"
#include "formats/quoth-csv-read.h"

#include <string.h>

#include "formats/quoth-json-private.h"

void
quoth_csv_append (GString *out, const QuothCsvRow *row, const char *text)
{
  g_autofree char *defused = NULL;
  const char *quote;

  if (text == NULL || *text == '\0')
    return;
  if (row->style == QUOTH_CSV_PLAIN)
    {
      g_string_append (out, text);
      return;
    }
  if (row->style == QUOTH_CSV_DEFUSED && quoth_csv_is_formula (text))
    text = defused = g_strconcat ("'", text, NULL);
  /* Spaces at the ends are significant, but many readers drop them where there are no quotes. */
  if (strpbrk (text, ",\"\r\n") == NULL && *text != ' ' && text[strlen (text) - 1] != ' ')
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (out, text, quote - text + 1);
      g_string_append_c (out, '"');
      text = quote + 1;
    }
  g_string_append (out, text);
  g_string_append_c (out, '"');
}

void
quoth_csv_append_id (GString *out, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  if (!quoth_id_is_none (id))
    g_string_append_len (out, quoth_id_to_string (id, buffer), QUOTH_ID_STRING_SIZE - 1);
}

void
quoth_csv_append_time (GString *out, gint64 time)
{
  if (time != 0)
    quoth_json_append_time (out, time);
}

void
quoth_csv_append_spans (GString *out, const QuothAnnotation *annotation)
{
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      if (i > 0)
        g_string_append_c (out, ';');
      quoth_json_append_uint (out, range.start);
      g_string_append_c (out, '-');
      quoth_json_append_uint (out, range.end);
    }
}
