/* layers-fixture.h: round trips of formats that are a folder with a file a text, for their tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "markup-fixture.h"

/* The coder whose name is in that of the file, without anything else, or NULL. */
static inline QuothCoder *
layers_find_coder (QuothStore *store, const char *file)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODER };
  g_autoptr (GPtrArray) coders = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < coders->len; i++)
    {
      g_autofree char *whole = g_strdup_printf ("(%s)", quoth_coder (coders->pdata[i])->name);
      g_autofree char *part = quoth_export_file_name (whole);

      if (strstr (file, part) != NULL)
        {
          QuothCoder *coder = quoth_coder_new (&QUOTH_VALUE (coders->pdata[i])->id);

          coder->name = g_strdup (quoth_coder (coders->pdata[i])->name);
          return coder;
        }
    }
  return NULL;
}

/* Imports the files of @folder. @takes_coders: by the names of the files */
static inline void
layers_import (Formats *self, QuothStore *from, QuothStore *to, const QuothFormat *format, const char *folder, gboolean takes_coders)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (QuothCoder) coder = takes_coders ? layers_find_coder (from, name) : NULL;
      g_autoptr (QuothImport) import = quoth_import_new (to, coder != NULL ? coder : self->coder);
      g_autoptr (GError) error = NULL;
      QuothImportItem *item;

      if (g_str_has_suffix (name, ".xml"))
        continue;
      g_assert_true (format->is_own_file (folder, name));
      quoth_import_add_path (import, path);
      quoth_import_set_strict (import, TRUE);
      g_assert_true (quoth_import_prepare (import, NULL, &error));
      item = markup_get_item (import);
      g_assert_no_error (item->error);
      g_assert_cmpstr (item->format->id, ==, format->id);
      quoth_import_commit (import, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < item->warnings->len; i++)
        g_test_message ("%s", (char *) item->warnings->pdata[i]);
      g_assert_cmpuint (item->warnings->len, ==, 0);
      g_assert_true (markup_is_whole (item));
    }
}

static inline const char *
layers_skip_name (GPtrArray *documents, const char *line)
{
  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *prefix = g_strconcat (quoth_document (documents->pdata[i])->name, ": ", NULL);

      if (g_str_has_prefix (line, prefix))
        return line + strlen (prefix);
    }
  return line;
}

/* What kind of actor somebody is: a file that names an actor, but mentions none, does not know, and the next may meet it then. */
static inline void
layers_cut_kind (char *line)
{
  char *start = strstr (line, " kind="), *end = start != NULL ? strstr (start, " actor=") : NULL;

  if (g_str_has_prefix (line, "mention ") && end != NULL)
    memmove (start, end, strlen (end) + 1);
}

/* Without the names of documents and kinds of actors; with what XML cannot have as it is replaced there. */
static inline GPtrArray *
layers_describe (QuothStore *store, gboolean replaces, guint *n_relations)
{
  g_autoptr (GPtrArray) lines = markup_describe (store, TRUE, TRUE, n_relations);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  GPtrArray *plain = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (layers_skip_name (documents, lines->pdata[i]), "\001", -1);

      g_ptr_array_add (plain, g_strjoinv (replaces ? "\357\277\275" : "\001", pieces));
      layers_cut_kind (plain->pdata[i]);
    }
  g_ptr_array_sort (plain, markup_compare_lines);
  return plain;
}

static inline gboolean
layers_are_distinct (QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, &QUOTH_VALUE (documents->pdata[i])->id, NULL);

      if (!g_hash_table_add (texts, g_strdup (quoth_text_get_utf8 (text))))
        return FALSE;
    }
  return TRUE;
}

static inline void
layers_check_round_trip (Formats *self, const char *id, guint number, gboolean takes_coders, gboolean replaces)
{
  const QuothFormat *format = quoth_format_find (id);
  g_autofree char *from_name = g_strdup_printf ("from%u", number);
  g_autofree char *to_name = g_strdup_printf ("to%u", number);
  g_autofree char *folder_name = g_strdup_printf ("folder%u", number);
  g_autoptr (QuothStore) from = formats_create (self, from_name);
  g_autoptr (QuothStore) to = formats_create (self, to_name);
  g_autoptr (QuothExport) export = quoth_export_new (from, format);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n_relations, n_found;

  formats_fill (from, 1 + formats_random (3));
  if (!layers_are_distinct (from))
    return;
  quoth_export_set_boilerplate (export, TRUE);
  folder = formats_export (self, export, folder_name);
  layers_import (self, from, to, format, folder, takes_coders);
  expected = layers_describe (from, replaces, &n_relations);
  found = layers_describe (to, FALSE, &n_found);
  markup_assert_same (expected, found);
  g_assert_cmpuint (n_found, ==, n_relations);
  g_assert_cmpuint (formats_get_loss (export, "relations between"), ==, 12 - n_relations);
}

/* The one file of the export of @store. */
static inline char *
layers_export_one (Formats *self, QuothStore *store, const char *id, const char *folder_name, const char *file)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find (id));
  g_autofree char *folder = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  folder = formats_export (self, export, folder_name);
  return formats_read (folder, file);
}

/* What is put into the project @store for files of which each letter is looked at. */
static inline void
layers_fill_small (Formats *self, QuothStore *store)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"🧵 Xi\\ttold\\nPutin. No\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi_J|P\",\"kind\":\"person\"}\n"
    "{\"type\":\"code\",\"key\":\"a\",\"name\":\"A\"}\n"
    "{\"type\":\"code\",\"key\":\"b\",\"name\":\"B\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"d\",\"actor\":\"_:x\",\"spans\":[[2,4]]}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"d\",\"spans\":[[2,9],[10,12]],\"statement\":\"s->t*\","
    "\"categories\":[{\"code\":\"a\",\"stance\":1},{\"code\":\"b\"}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[5,5]],\"claim\":\"_:c\"}\n");
}

/* The file of a random text, to be damaged. (transfer full) */
static inline char *
layers_make_file (Formats *self, const char *id)
{
  g_autoptr (QuothStore) store = formats_create (self, "damaged");
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find (id));
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  formats_fill (store, 1);
  quoth_export_set_boilerplate (export, TRUE);
  folder = formats_export (self, export, "damaged");
  dir = g_dir_open (folder, 0, NULL);
  do
    name = g_dir_read_name (dir);
  while (g_str_has_suffix (name, ".xml"));
  return formats_read (folder, name);
}

/* Taken in as far as it can be, or refused with its name; nothing falls over. */
static inline void
layers_try (Formats *self, const char *id, const char *content, gssize n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothImport) import = markup_try_import (self, self->store, id, content, n_bytes, FALSE, &error);

  if (import == NULL && strstr (error->message, "coded.file") == NULL)
    g_test_message ("%s", error->message);
  g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
}

/* A file with a few wrong bytes, and one that was cut off. */
static inline void
layers_check_damage (Formats *self, const char *id, guint n_rounds)
{
  g_autofree char *content = layers_make_file (self, id);

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) bytes = markup_mutate (content);

      layers_try (self, id, bytes->str, (gssize) bytes->len);
      layers_try (self, id, content, formats_random ((guint) strlen (content)));
    }
}
