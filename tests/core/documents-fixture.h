/* documents-fixture.h: for tests of the formats that make documents of files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <string.h>

/* All documents that @bytes are. */
static inline GPtrArray *
documents_read_all (const char *format_id, GBytes *bytes, gboolean divided, GPtrArray *warnings, GError **error)
{
  const QuothFormat *format = quoth_format_find (format_id);
  g_autoptr (GPtrArray) documents = NULL;
  QuothDocument *document;

  if (format->read_documents != NULL)
    return format->read_documents (bytes, NULL, divided, warnings, error);
  document = format->read_document (bytes, NULL, warnings, error);
  if (document == NULL)
    return NULL;
  documents = g_ptr_array_new_with_free_func (quoth_value_unref);
  g_ptr_array_add (documents, document);
  return g_steal_pointer (&documents);
}

/* The first, or NULL with an error. */
static inline QuothDocument *
documents_read (const char *format_id, const void *data, gsize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GPtrArray) documents = documents_read_all (format_id, bytes, FALSE, NULL, error);

  return documents != NULL ? quoth_value_ref (documents->pdata[0]) : NULL;
}

/* "kind number|…" of all segments that are not paragraphs without a number; " " for no number. */
static inline char *
documents_describe_segments (const QuothDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];
      g_autofree char *slice = quoth_text_dup_slice (document->text, segment->range);
      g_autofree char *begin = g_utf8_substring (slice, 0, MIN (g_utf8_strlen (slice, -1), 12));

      g_string_append_printf (out, "%s[%s %s] %s", i > 0 ? "\n" : "", quoth_segment_kind_to_nick (segment->kind),
                              segment->number != NULL ? segment->number : "-", begin);
    }
  return g_string_free (out, FALSE);
}

/* What every document must be, whatever it was made of: segments in order inside the text, nothing but white space between them. */
static inline void
documents_assert_sound (const QuothDocument *document)
{
  guint end = 0;

  g_assert_nonnull (document->text);
  g_assert_cmpuint (document->length, ==, quoth_text_get_length (document->text));
  g_assert_cmpuint (document->length, >, 0);
  for (guint i = 0; i <= document->segments->len; i++)
    {
      const QuothSegment *segment = i < document->segments->len ? document->segments->pdata[i] : NULL;
      guint start = segment != NULL ? segment->range.start : document->length;

      g_assert_cmpuint (end, <=, start);
      for (guint k = end; k < start; k++)
        g_assert_true (g_unichar_isspace (quoth_text_get_char (document->text, k)));
      if (segment != NULL)
        end = segment->range.end;
    }
  g_assert_cmpuint (end, <=, document->length);
}

/* Reads @file cut off at random places and with bytes changed: each time a document or an error, never a crash. */
static inline void
documents_assert_robust (const char *format_id, const void *file, gsize n_bytes, guint n_rounds)
{
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (file, n_bytes);
      gsize length = i % 2 == 0 ? (gsize) g_test_rand_int_range (0, (gint32) n_bytes + 1) : n_bytes;
      guint n_changes = i % 2 == 0 ? 0 : (guint) g_test_rand_int_range (1, 8);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;

      for (guint k = 0; k < n_changes; k++)
        bytes[g_test_rand_int_range (0, (gint32) n_bytes)] = (guint8) g_test_rand_int_range (0, 256);
      document = documents_read (format_id, bytes, length, &error);
      g_assert_true ((document != NULL) != (error != NULL));
      if (document != NULL)
        documents_assert_sound (document);
      else
        g_assert_cmpuint (strlen (error->message), >, 10);
    }
}
