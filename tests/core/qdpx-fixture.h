/* qdpx-fixture.h: REFI-QDA projects on their way in, for the tests of their format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-archive-writer.h"
#include "formats/quoth-archive.h"
#include "markup-fixture.h"

#define QDPX_GUID(n) "01900000-0000-7000-8000-00000000000" n
#define QDPX_HEAD(origin) \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"" origin "\">\n"
#define QDPX_USERS \
  "<Users><User guid=\"" QDPX_GUID ("1") "\" name=\"Anna\"/><User guid=\"" QDPX_GUID ("2") "\" id=\"BB\"/></Users>\n"
#define QDPX_CODE(n, name) "<Code guid=\"" QDPX_GUID (n) "\" name=\"" name "\" isCodable=\"true\"/>"
#define QDPX_CODES(codes) "<CodeBook><Codes>" codes "</Codes></CodeBook>\n"
#define QDPX_CODING(user, code) \
  "<Coding guid=\"" QDPX_GUID ("f") "\" creatingUser=\"" QDPX_GUID (user) "\"><CodeRef targetGUID=\"" QDPX_GUID (code) "\"/></Coding>"
#define QDPX_SELECTION(n, start, end, rest) \
  "<PlainTextSelection guid=\"" QDPX_GUID (n) "\" startPosition=\"" start "\" endPosition=\"" end "\">" rest "</PlainTextSelection>\n"

/* An archive of names and contents by turns, ended by NULL. */
static inline GBytes *
qdpx_pack (const char *const *entries)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);

  for (guint i = 0; entries[i] != NULL; i += 2)
    g_assert_true (quoth_archive_writer_add (writer, entries[i], entries[i + 1], strlen (entries[i + 1]), NULL));
  g_assert_true (quoth_archive_writer_close (writer, NULL));
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Imports a project with one text "Sources/t.txt". (transfer full) */
static inline QuothImport *
qdpx_import (Formats *self, const char *xml, const char *text)
{
  const char *const entries[] = { "project.qde", xml, "Sources/t.txt", text, NULL };
  g_autoptr (GBytes) bytes = qdpx_pack (entries);
  g_autoptr (GError) error = NULL;
  QuothImport *import = markup_try_import (self, self->store, "qdpx", g_bytes_get_data (bytes, NULL),
                                           (gssize) g_bytes_get_size (bytes), FALSE, &error);

  g_assert_no_error (error);
  return import;
}

/* The words of annotations of @kind, "|" between them, in their order in the text; with the key of a claim's codes or the name of the actor. */
static inline char *
qdpx_describe (QuothStore *store, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = kind };
  g_autoptr (GPtrArray) all = quoth_reader_list (reader, &query, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      gpointer value = all->pdata[i];
      g_autofree char *quote = quoth_annotation_dup_quote (value);
      GString *line = g_string_new (NULL);

      g_string_printf (line, "%06u %s", quoth_annotation_get_extent (value).start, quote);
      if (kind == QUOTH_KIND_MENTION)
        {
          g_autoptr (QuothActor) actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, &quoth_mention (value)->actor, NULL);

          g_string_append_printf (line, "=%s/%s", actor->actor_kind, actor->name);
        }
      for (guint j = 0; kind == QUOTH_KIND_CLAIM && j < quoth_claim (value)->categories->len; j++)
        {
          const QuothCategory *category = &g_array_index (quoth_claim (value)->categories, QuothCategory, j);
          g_autoptr (QuothCode) code = quoth_reader_get (reader, QUOTH_KIND_CODE, &category->code, NULL);

          g_string_append_printf (line, "#%s", code->key);
        }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_ptr_array_sort (lines, markup_compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", (char *) lines->pdata[i] + 7);
  return g_string_free (out, FALSE);
}

static inline void
qdpx_assert (QuothStore *store, QuothKind kind, const char *expected)
{
  g_autofree char *found = qdpx_describe (store, kind);

  g_assert_cmpstr (found, ==, expected);
}
