/* quoth-own-places.c: annotations of an export's tables, held against the texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row says where it is in code points, and what stands there; both must agree, or it was moved. The texts are kept, since the rows of a table are
 * in no order of texts.
 */

#include "formats/quoth-own-private.h"

#include <string.h>

#include "formats/quoth-xml.h"
#include "model/quoth-document.h"

/* Between the fragments of a quote. */
#define GAP " … "

struct _QuothOwnTexts
{
  QuothReader *reader;
  GHashTable *texts; /* QuothId: QuothText */
};

QuothOwnTexts *
quoth_own_texts_new (QuothReader *reader)
{
  QuothOwnTexts *self = g_new0 (QuothOwnTexts, 1);

  self->reader = reader;
  self->texts = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) quoth_text_unref);
  return self;
}

void
quoth_own_texts_free (QuothOwnTexts *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
quoth_own_texts_add (QuothOwnTexts *self, const QuothId *document, QuothText *text)
{
  g_hash_table_insert (self->texts, quoth_id_memdup (document), quoth_text_ref (text));
}

QuothText *
quoth_own_texts_get (QuothOwnTexts *self, const QuothId *document, GError **error)
{
  QuothText *text = g_hash_table_lookup (self->texts, document);
  g_autoptr (QuothDocument) loaded = NULL;

  if (text != NULL)
    return text;
  loaded = quoth_reader_load_document (self->reader, document, error);
  if (loaded == NULL)
    return NULL;
  quoth_own_texts_add (self, document, loaded->text);
  return loaded->text;
}

/* ---- Spans ---- */

/* "100-180" from *@p on, which is moved behind it. */
static gboolean
parse_span (const char **p, QuothRange *range)
{
  guint64 ends[2];

  for (guint i = 0; i < 2; i++)
    {
      char *end;

      if (!g_ascii_isdigit (**p))
        return FALSE;
      ends[i] = g_ascii_strtoull (*p, &end, 10);
      if (ends[i] > G_MAXINT || (i == 0 && *end != '-'))
        return FALSE;
      *p = i == 0 ? end + 1 : end;
    }
  *range = quoth_range ((guint) ends[0], (guint) ends[1]);
  return ends[0] <= ends[1];
}

GArray *
quoth_own_parse_spans (const char *cell)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (const char *p = cell;; p++)
    {
      QuothRange range;

      if (!parse_span (&p, &range) || (*p != '\0' && *p != ';'))
        return NULL;
      g_array_append_val (spans, range);
      if (*p == '\0')
        return g_steal_pointer (&spans);
    }
}

/* ---- Quotes ---- */

/* Whether @cell is what Excel has of @whole. */
static gboolean
is_cut_of (const char *whole, const char *cell)
{
  g_autofree char *plain = quoth_xml_dup_text (whole);
  gsize n = strlen (cell);

  return g_str_equal (plain, cell)
         || (strncmp (plain, cell, n) == 0 && g_utf8_strlen (cell, -1) * 2 >= QUOTH_OWN_MAX_UNITS - 1);
}

gboolean
quoth_own_is_quote (QuothText *text, const GArray *spans, const char *quote, gboolean is_cut)
{
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      QuothRange range = g_array_index (spans, QuothRange, i);
      g_autofree char *slice = NULL;

      if (range.end > quoth_text_get_length (text))
        return FALSE;
      slice = quoth_text_dup_slice (text, range);
      g_string_append_printf (whole, "%s%s", i > 0 ? GAP : "", slice);
    }
  return is_cut ? is_cut_of (whole->str, quote) : g_str_equal (whole->str, quote);
}
