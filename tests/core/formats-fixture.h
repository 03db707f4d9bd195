/* formats-fixture.h: projects for the tests of the formats: random ones, and ways in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "quoth.h"

/* A folder of its own, and projects in it. */
typedef struct
{
  char *folder;
  QuothStore *store;
  QuothCoder *coder;
} Formats;

static inline QuothStore *
formats_create (Formats *self, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".quoth", NULL);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GError) error = NULL;
  QuothStore *store = quoth_store_create (path, name, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
formats_set_up (Formats *self, gconstpointer user_data)
{
  self->folder = g_dir_make_tmp ("quoth-formats-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->store = formats_create (self, "project");
  self->coder = quoth_coder_new (NULL);
  self->coder->name = g_strdup ("A");
}

static inline void
formats_remove (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      formats_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static inline void
formats_tear_down (Formats *self, gconstpointer user_data)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->coder, quoth_value_unref);
  formats_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

#define formats_test(path, func) g_test_add (path, Formats, NULL, formats_set_up, func, formats_tear_down)

static inline void
formats_commit (QuothStore *store, QuothChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_commit (store, change, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* ---- Out and in ---- */

static inline char *
formats_export_jsonl (QuothStore *store)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("jsonl"));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  quoth_export_set_stream (export, stream);
  quoth_export_run (export, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_export_get_losses (export)->len, ==, 0);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* How many of @kind there are. */
static inline guint
formats_count (QuothStore *store, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = kind };

  return (guint) quoth_reader_count (reader, &query, NULL);
}

/* Whether the project says @words in its jsonl. */
static inline void
formats_assert_said (QuothStore *store, const char *words)
{
  g_autofree char *jsonl = formats_export_jsonl (store);

  if (strstr (jsonl, words) == NULL)
    g_test_message ("%s", jsonl);
  g_assert_nonnull (strstr (jsonl, words));
}

static inline QuothApplyReport *
formats_try_apply (QuothStore *store, const QuothCoder *coder, const char *jsonl, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (jsonl, (gssize) strlen (jsonl), NULL);

  return quoth_apply (store, stream, "edits.jsonl", coder, FALSE, FALSE, NULL, error);
}

static inline QuothApplyReport *
formats_apply (QuothStore *store, const QuothCoder *coder, const char *jsonl)
{
  g_autoptr (GError) error = NULL;
  QuothApplyReport *report = formats_try_apply (store, coder, jsonl, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

/* Exports to @name in the folder; gives the path. The export can then be asked for its losses. */
static inline char *
formats_export (Formats *self, QuothExport *export, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  quoth_export_set_output (export, path, FALSE);
  quoth_export_run (export, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static inline char *
formats_read (const char *folder, const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&content);
}

static inline guint
formats_get_loss (QuothExport *export, const char *words)
{
  GPtrArray *losses = quoth_export_get_losses (export);
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    if (strstr (((QuothLoss *) losses->pdata[i])->what, words) != NULL)
      n += ((QuothLoss *) losses->pdata[i])->count;
  return n;
}

/* ---- Random projects ---- */

static inline guint
formats_random (guint n)
{
  return n == 0 ? 0 : (guint) g_test_rand_int_range (0, (gint32) n);
}

static inline const char *
formats_pick (const char *const *strings)
{
  return strings[formats_random (g_strv_length ((char **) strings))];
}

/* Whole clusters: what a text may be cut between. */
static inline char *
formats_random_text (guint n_clusters)
{
  static const char *const clusters[] = {
    "a", "b", "Xi", " met ", " ", " ", "\n", "\n\n", "\t", ". ", "习近平", "👨‍👩‍👧", "🇷🇺", "🇨🇳", "e\u0301", "n\u0303",
    "العربية", "שלום", "\"", ",", ";", "'", "…", "é", "👍🏽", "🧵", "|", "->", "[x]", "@Dimi", " #tag", "\\", "क्षि",
    "\u00a0", "\u2028", "«", "»", "\302\205", "\001", "\177", "=1+2", "C", NULL,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_clusters; i++)
    g_string_append (text, formats_pick (clusters));
  return g_string_free (text, FALSE);
}

/* A text that is not blank, for a name; or nothing, now and then, where that is allowed. */
static inline char *
formats_random_name (const char *prefix)
{
  g_autofree char *tail = formats_random_text (1 + formats_random (4));

  return g_strdup_printf ("%s %u%s", prefix, g_test_rand_int_range (0, G_MAXINT32), tail);
}

static inline char *
formats_random_note (void)
{
  return formats_random (2) == 0 ? NULL : formats_random_name ("note");
}

static inline char *
formats_random_date (void)
{
  static const char *const dates[] = { "2023", "2023-03", "2023-03-21", "1999-12-31", "2024-02-29", NULL };

  return formats_random (2) == 0 ? NULL : g_strdup (formats_pick (dates));
}

static inline QuothId
formats_random_id (GPtrArray *values)
{
  return QUOTH_VALUE (values->pdata[formats_random (values->len)])->id;
}

/* One to three ascending spans between clusters of the document. */
static inline void
formats_random_spans (gpointer annotation, QuothDocument *document)
{
  guint n_clusters = quoth_text_get_n_clusters (document->text);
  guint n_spans = formats_random (4) == 0 ? 1 + formats_random (3) : 1;
  guint after = formats_random (n_clusters);

  QUOTH_ANNOTATION (annotation)->document = document->value.id;
  for (guint i = 0; i < n_spans; i++)
    {
      guint start = after + (i > 0 ? formats_random (3) : 0);
      guint end = start + 1 + formats_random (12);

      if (start >= n_clusters)
        break;
      end = formats_random (10) == 0 ? n_clusters : MIN (end, n_clusters);
      quoth_annotation_add_span (annotation,
                                 quoth_range (quoth_text_from_cluster (document->text, start),
                                              end == n_clusters ? document->length
                                                                : quoth_text_from_cluster (document->text, end)),
                                 NULL);
      after = end;
    }
}

#include "formats-maker.h"
