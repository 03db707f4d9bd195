/* quoth-hugging-face.c: a dataset for the library “datasets”
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of lines for each part, and a card. A line is a text with what one coder marked in it. Each has the same members, also where there
 * is nothing in them, and each member is always of the same type, which the card declares: the library makes a table of the lines, and
 * would else guess the types from the first of them.
 */

#include "config.h"

#include "formats/quoth-hugging-face.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-jsonl.h"

typedef struct
{
  QuothExportFile *file;
  QuothHuggingFacePart *part;
  const QuothHuggingFaceCounts *counts;
  QuothExport *export;
} Writer;

/* ---- A line ---- */

static void
add_name (GString *out, const char *name)
{
  char last = out->str[out->len - 1];

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
  g_string_append_printf (out, "\"%s\":", name);
}

static void
add_string (GString *out, const char *name, const char *value)
{
  add_name (out, name);
  quoth_json_append_string (out, value != NULL ? value : "");
}

/* All that the mark has under @key. */
static void
add_list (GString *out, const char *name, const QuothMark *mark, const char *key)
{
  add_name (out, name);
  g_string_append_c (out, '[');
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (!g_str_equal (feature->key, key))
        continue;
      if (out->str[out->len - 1] != '[')
        g_string_append_c (out, ',');
      quoth_json_append_string (out, feature->value);
    }
  g_string_append_c (out, ']');
}

static void
add_fragments (GString *out, const QuothMark *mark)
{
  add_name (out, "fragments");
  for (guint i = 0; i < mark->ranges->len; i++)
    {
      QuothRange range = g_array_index (mark->ranges, QuothRange, i);

      g_string_append_printf (out, "%s{\"start\":%u,\"end\":%u}", i > 0 ? "," : "[", range.start, range.end);
    }
  g_string_append_c (out, ']');
}

static void
append_mark (Writer *self, const QuothMarkup *markup, const QuothMark *mark)
{
  static const char *const texts[] = { "actor", "statement", "factuality", "mode", "form", "date", "place", "confidence" };
  static const char *const lists[][2] = { { "codes", "code" },         { "claimants", "claimant" }, { "addressees", "addressee" },
                                          { "objects", "object" },     { "supports", "supports" },  { "denies", "denies" },
                                          { "reports", "reports" } };
  GString *out = self->file->buffer;
  QuothRange extent = { g_array_index (mark->ranges, QuothRange, 0).start,
                        g_array_index (mark->ranges, QuothRange, mark->ranges->len - 1).end };
  g_autofree char *text = quoth_text_dup_slice (markup->document->text, extent);

  g_string_append_printf (out, "{\"id\":%s", mark->id);
  add_string (out, "label", mark->label);
  g_string_append_printf (out, ",\"start\":%u,\"end\":%u", extent.start, extent.end);
  add_string (out, "text", text);
  add_fragments (out, mark);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_string (out, texts[i], quoth_mark_get_feature (mark, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_list (out, lists[i][0], mark, lists[i][1]);
  g_string_append_c (out, '}');
}

static void
append_links (GString *out, const QuothMarkup *markup)
{
  add_name (out, "links");
  g_string_append_c (out, '[');
  for (guint i = 0; i < markup->links->len; i++)
    {
      const QuothMarkLink *link = markup->links->pdata[i];

      g_string_append (out, i > 0 ? ",{" : "{");
      add_string (out, "label", link->label);
      g_string_append_printf (out, ",\"from\":%s,\"to\":%s}", link->from, link->to);
    }
  g_string_append_c (out, ']');
}

static void
append_metadata (GString *out, const QuothMarkup *markup)
{
  const QuothDocument *document = markup->document;
  char id[QUOTH_ID_STRING_SIZE];

  add_string (out, "id", quoth_id_to_string (&document->value.id, id));
  add_string (out, "name", document->name);
  add_string (out, "title", document->title);
  add_string (out, "kind", document->document_kind);
  add_string (out, "author", document->author);
  add_string (out, "source", document->source);
  add_string (out, "url", document->url);
  add_string (out, "date", document->date);
  add_string (out, "language", document->language);
  add_string (out, "coder", markup->coder);
  add_string (out, "text", quoth_text_get_utf8 (document->text));
}

/* ---- Counting ---- */

static void
count (GHashTable *table, const char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (n + 1));
}

/* "KEY=for" is a code with a stance. */
static void
count_code (GHashTable *codes, const char *value)
{
  static const char *const endings[] = { "=for", "=against", "=neutral", "=unset" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (value, endings[i]))
      {
        g_autofree char *key = g_strndup (value, strlen (value) - strlen (endings[i]));

        count (codes, key);
        return;
      }
  count (codes, value);
}

static void
count_mark (Writer *self, const QuothMark *mark)
{
  gboolean is_mention = g_str_has_prefix (mark->label, "mention:") || g_strv_contains (quoth_actor_get_kinds (), mark->label);
  guint kind = g_str_equal (mark->label, "claim") ? QUOTH_KIND_CLAIM : is_mention ? QUOTH_KIND_MENTION : QUOTH_KIND_CUE;

  self->part->n[kind]++;
  count (self->counts->labels, mark->label);
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (feature->key, "code"))
        count_code (self->counts->codes, feature->value);
    }
}

static void
count_markup (Writer *self, const QuothMarkup *markup)
{
  const char *language = markup->document->language;

  self->part->n_rows++;
  self->part->n[QUOTH_KIND_RELATION] += markup->links->len;
  if (markup->coder != NULL)
    g_hash_table_add (self->counts->coders, g_strdup (markup->coder));
  /* A card has languages without countries and scripts: "en" of "en-GB". */
  if (language != NULL && strcspn (language, "-_") >= 2 && strcspn (language, "-_") <= 3)
    g_hash_table_add (self->counts->languages, g_ascii_strdown (language, (gssize) strcspn (language, "-_")));
}

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  GString *out = self->file->buffer;

  g_string_append_c (out, '{');
  append_metadata (out, markup);
  add_name (out, "spans");
  g_string_append_c (out, '[');
  for (guint i = 0; i < markup->marks->len; i++)
    {
      const QuothMark *mark = markup->marks->pdata[i];

      if (i > 0)
        g_string_append_c (out, ',');
      append_mark (self, markup, mark);
      count_mark (self, mark);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  g_string_append_c (out, ']');
  append_links (out, markup);
  g_string_append (out, "}\n");
  count_markup (self, markup);
  return quoth_export_file_spill (self->file, error);
}

/* ---- The folder ---- */

typedef struct
{
  QuothExport *export;
  QuothHuggingFaceCounts counts;
} Dataset;

static void
free_part (gpointer data)
{
  QuothHuggingFacePart *part = data;

  g_free (part->name);
  g_free (part->file);
  g_free (part);
}

/* A split is called by a name of Python's. */
static QuothHuggingFacePart *
add_part (Dataset *self)
{
  QuothHuggingFacePart *part = g_new0 (QuothHuggingFacePart, 1);

  part->name = g_strdelimit (g_strdup (self->export->part != NULL ? self->export->part->name : "train"), "-", '_');
  part->file = g_strdup_printf ("%s.jsonl", self->export->part != NULL ? self->export->part->name : "train");
  g_ptr_array_add (self->counts.parts, part);
  return part;
}

static gboolean
write_part (Dataset *self, GError **error)
{
  QuothHuggingFacePart *part = add_part (self);
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->export, part->file, error);
  Writer writer = { file, part, &self->counts, self->export };

  return file != NULL
         && quoth_markup_foreach (self->export, QUOTH_MARKUP_FRAGMENTS | QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY,
                                  write_markup_cb, &writer, error)
         && quoth_export_file_close (file, error);
}

/* A file without a line has no columns, and the library cannot make a table of it. */
static gboolean
write_part_cb (QuothExport *export, gpointer user_data, GError **error)
{
  return export->part->documents->len == 0 || write_part (user_data, error);
}

static gboolean
write_dataset (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Dataset self = { export, { parts, languages, codes, labels, coders } };
  gboolean done = export->split != NULL ? quoth_export_foreach_part (export, write_part_cb, &self, error)
                                        : write_part (&self, error);

  return done && quoth_hugging_face_write_card (export, &self.counts, error);
}

static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *path = g_build_filename (folder, "README.md", NULL);
  g_autofree char *line = g_strdup_printf ("\n    path: %s\n", basename);
  g_autofree char *card = NULL;

  if (!g_file_get_contents (path, &card, NULL, NULL) || !g_str_has_prefix (card, QUOTH_HUGGING_FACE_MARK))
    return FALSE;
  return g_str_equal (basename, "README.md") || (g_str_has_suffix (basename, ".jsonl") && strstr (card, line) != NULL);
}

static const char *const extensions[] = { "jsonl", NULL };
static const char *const mime_types[] = { NULL };

static const QuothFormatOption options[] = {
  { "license", N_ ("the licence of the dataset, as Hugging Face calls it (“cc-by-4.0”)"), NULL, "unknown" },
  { "citation", N_ ("how the dataset is to be cited"), NULL, "" },
  { NULL, NULL, NULL, NULL },
};

static const char *const losses[] = {
  N_ ("relations between claims of different documents or coders"),
  N_ ("attribution chains"),
  N_ ("attributes and memos, and aliases and affiliations of actors"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_hugging_face = {
  .id = "hugging-face",
  .name = N_ ("Hugging Face dataset"),
  .summary = N_ ("A folder with a file for each part and a card that describes the dataset"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_HAS_SPLITS,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (CODE) | QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM)
             | QUOTH_KIND_BIT (CUE) | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_ALL,
  .losses = losses,
  .options = options,
  .write = write_dataset,
  .is_own_file = is_own_file,
};
