/* quoth-apply-document.c: texts and their segments in an apply
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-apply-private.h"

/* ---- Fields of a document ---- */

/* What is coded in a text has to move with it when it is corrected, and that is a step of its own; so one that the project has may be
 * given again, but only as it is. */
gboolean
quoth_apply_read_text (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothDocument *document = value;
  g_autoptr (QuothText) text = NULL;

  if (!quoth_json_is (json, QUOTH_JSON_STRING))
    return quoth_apply_refuse_type ("text", _("a text"), json, error);
  text = quoth_text_new (json->string, (gssize) json->size, error);
  if (text == NULL)
    return FALSE;
  if (self->current->is_new)
    {
      quoth_document_set_text (document, text);
      return TRUE;
    }
  if (memcmp (quoth_text_get_sha256 (text), document->sha256, 32) == 0)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("The document “%s” is in the project with another text; to correct a text, revise the document"),
               document->name);
  return FALSE;
}

static gboolean
parse_sha256 (const char *string, guint8 sha256[32])
{
  if (string == NULL || strlen (string) != 64)
    return FALSE;
  for (guint i = 0; i < 32; i++)
    {
      int high = g_ascii_xdigit_value (string[2 * i]);
      int low = g_ascii_xdigit_value (string[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      sha256[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

gboolean
quoth_apply_read_sha256 (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothDocument *document = value;
  const char *string;
  guint8 sha256[32];

  if (!quoth_apply_get_string ("sha256", json, &string, error))
    return FALSE;
  if (!parse_sha256 (string, sha256))
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“sha256” must be 64 hexadecimal digits"));
      return FALSE;
    }
  if (memcmp (sha256, document->sha256, 32) == 0 || (self->current->is_new && document->text == NULL))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“sha256” is not that of the text of “%s”: this is another version of the text"),
               document->name);
  return FALSE;
}

/* glib passes over what is not base64; in a file that is to be given back byte for byte that would be damage. */
static gboolean
is_base64 (const char *string)
{
  gsize n = strlen (string);
  gsize n_digits = strspn (string, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return n % 4 == 0 && n - n_digits <= 2 && strspn (string + n_digits, "=") == n - n_digits;
}

gboolean
quoth_apply_read_original (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothDocument *document = value;
  const char *string;

  if (!quoth_apply_get_string ("original", json, &string, error))
    return FALSE;
  g_clear_pointer (&document->original, g_bytes_unref);
  if (string == NULL || *string == '\0')
    return TRUE;
  if (!is_base64 (string))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“original” must be base64"));
      return FALSE;
    }
  {
    gsize n_bytes;
    guint8 *bytes = g_base64_decode (string, &n_bytes);

    document->original = g_bytes_new_take (bytes, n_bytes);
  }
  return TRUE;
}

gboolean
quoth_apply_read_newline (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothDocument *document = value;
  const char *nick;

  if (!quoth_apply_get_string ("newline", json, &nick, error))
    return FALSE;
  if (nick == NULL)
    nick = "lf";
  return quoth_newline_from_nick (nick, &document->newline)
         || quoth_apply_refuse_choice ("newline", nick, "lf, crlf, cr, mixed, none", error);
}

/* Segments have lines of their own; an empty list says that the document has none, and that none are to be looked for. */
gboolean
quoth_apply_read_no_segments (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothDocument *document = value;

  if (!quoth_json_is (json, QUOTH_JSON_ARRAY) || json->size > 0)
    {
      g_set_error_literal (error,
                           QUOTH_ERROR,
                           QUOTH_ERROR_INVALID,
                           _("“segments” can only be an empty list; a segment has a line of its own"));
      return FALSE;
    }
  g_clear_pointer (&document->segments, g_ptr_array_unref);
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  return TRUE;
}

/* ---- Segments ---- */

gboolean
quoth_apply_read_segment (QuothApply *self, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "type", "document", "kind", "number", "start", "end", NULL };
  const QuothJson *document = quoth_json_get (json, "document");
  const QuothJson *kind = quoth_json_get (json, "kind");
  const QuothJson *number = quoth_json_get (json, "number");
  const QuothJson *start = quoth_json_get (json, "start");
  const QuothJson *end = quoth_json_get (json, "end");
  QuothSegmentLine line = { .line = self->line };
  const char *nick, *number_string = NULL;
  QuothSegmentKind segment_kind;
  QuothRange range;

  if (!quoth_apply_check_members (self, "segment", known, json, error))
    return FALSE;
  if (document == NULL || kind == NULL || start == NULL || end == NULL)
    {
      g_set_error_literal (error,
                           QUOTH_ERROR,
                           QUOTH_ERROR_INVALID,
                           _("This segment needs “document”, “kind”, “start” and “end”"));
      return FALSE;
    }
  if (!quoth_apply_get_reference (self, "document", QUOTH_KIND_DOCUMENT, document, &line.document, error)
      || !quoth_apply_get_string ("kind", kind, &nick, error)
      || (number != NULL && !quoth_apply_get_string ("number", number, &number_string, error))
      || !quoth_apply_get_uint ("start", start, &range.start, error)
      || !quoth_apply_get_uint ("end", end, &range.end, error))
    return FALSE;
  if (nick == NULL || !quoth_segment_kind_from_nick (nick, &segment_kind))
    return quoth_apply_refuse_choice ("kind",
                                      nick,
                                      "post, heading, paragraph, quote, question, answer, boilerplate, metadata",
                                      error);

  line.segment = quoth_segment_new (segment_kind, range, number_string);
  g_array_append_val (self->segments, line);
  return TRUE;
}

/* The document that a segment belongs to, as a pending value. */
static QuothPending *
take_document (QuothApply *self, const QuothId *id, GError **error)
{
  QuothPending *pending = quoth_apply_find_pending (self, id);
  QuothDocument *document;
  QuothDocument *copy;

  if (pending != NULL && pending->value->kind == QUOTH_KIND_DOCUMENT)
    return pending;
  document = quoth_reader_get (self->reader, QUOTH_KIND_DOCUMENT, id, error);
  if (document == NULL)
    return NULL;
  copy = quoth_document_copy (document);
  quoth_value_unref (document);
  return quoth_apply_add_pending (self, copy, FALSE);
}

static gboolean
place_segment (QuothApply *self, const QuothSegmentLine *line, GError **error)
{
  QuothPending *pending = take_document (self, &line->document, error);
  QuothRange range = line->segment->range;
  QuothDocument *document;

  if (pending == NULL)
    return FALSE;
  document = quoth_document (pending->value);
  if (range.start > range.end || range.end > document->length)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_OFFSET,
                   _("The segment [%u, %u] is not a stretch of the text, which has %u code points"),
                   range.start,
                   range.end,
                   document->length);
      return FALSE;
    }
  if (!pending->has_segments)
    {
      g_clear_pointer (&document->segments, g_ptr_array_unref);
      document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
      pending->has_segments = TRUE;
    }
  pending->line = line->line;
  g_ptr_array_add (document->segments, quoth_segment_copy (line->segment));
  return TRUE;
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare ((*(const QuothSegment *const *) a)->range,
                              (*(const QuothSegment *const *) b)->range);
}

static gboolean
check_order (QuothDocument *document, GError **error)
{
  g_ptr_array_sort (document->segments, compare_segments);
  for (guint i = 1; i < document->segments->len; i++)
    {
      QuothRange last = ((QuothSegment *) document->segments->pdata[i - 1])->range;
      QuothRange range = ((QuothSegment *) document->segments->pdata[i])->range;

      if (range.start >= last.end)
        continue;
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_OFFSET,
                   _("The segments [%u, %u] and [%u, %u] of “%s” overlap; each stretch of a text is in one segment"),
                   last.start,
                   last.end,
                   range.start,
                   range.end,
                   document->name);
      return FALSE;
    }
  return TRUE;
}

gboolean
quoth_apply_place_segments (QuothApply *self, GError **error)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const QuothSegmentLine *line = &g_array_index (self->segments, QuothSegmentLine, i);

      if (!place_segment (self, line, error))
        return quoth_apply_fail_at (self, line->line, error);
    }

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];
      QuothDocument *document;

      if (pending->value->kind != QUOTH_KIND_DOCUMENT || pending->was_deleted)
        continue;
      document = quoth_document (pending->value);
      if (pending->has_segments && !check_order (document, error))
        return quoth_apply_fail_at (self, pending->line, error);
      if (pending->is_new && document->segments == NULL)
        {
          g_autoptr (QuothSegmentation) found = quoth_segmentation_new (document->text);

          document->segments = g_ptr_array_ref (found->segments);
        }
    }
  return TRUE;
}
