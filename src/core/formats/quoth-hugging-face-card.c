/* quoth-hugging-face-card.c: the card of a dataset
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In English, whatever the language of the program is, since it is data that others read. What is not known (a licence that nobody gave,
 * agreement that was not measured) is said to be unknown, or not said.
 */

#include "formats/quoth-hugging-face.h"

#include <string.h>

#include "formats/quoth-jsonl.h"

typedef struct
{
  QuothExport *export;
  const QuothHuggingFaceCounts *counts;
  GString *out;
} Card;

/* ---- Small change ---- */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container): the keys of @table, in order. */
static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_strings);
  return keys;
}

/* Text that is to be nothing but text in Markdown, on one line, in a table too. */
static void
append_text (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20)
        g_string_append_c (out, ' ');
      else if (*p == '<')
        g_string_append (out, "&lt;");
      else if (*p == '&')
        g_string_append (out, "&amp;");
      else
        {
          if (strchr ("\\|`*_[]#~", *p) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }
}

static guint
sum (const QuothHuggingFaceCounts *counts, int kind)
{
  guint n = 0;

  for (guint i = 0; i < counts->parts->len; i++)
    {
      const QuothHuggingFacePart *part = counts->parts->pdata[i];

      n += kind < 0 ? part->n_rows : part->n[kind];
    }
  return n;
}

/* ---- The front matter ---- */

static const char *
name_size (guint n)
{
  static const char *const names[] = { "n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B" };
  guint i = 0;

  for (guint64 limit = 1000; n >= limit && i + 1 < G_N_ELEMENTS (names); limit *= 10)
    i++;
  return names[i];
}

static void
append_features (GString *out)
{
  static const char *const texts[] = { "id",  "name", "title",    "kind",  "author", "source",
                                       "url", "date", "language", "coder", "text" };
  static const char *const span_texts[] = { "actor", "statement", "factuality", "mode", "form", "date", "place", "confidence" };
  static const char *const lists[] = { "codes", "claimants", "addressees", "objects", "supports", "denies", "reports" };

  g_string_append (out, "dataset_info:\n  features:\n");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (out, "  - name: %s\n    dtype: string\n", texts[i]);
  g_string_append (out, "  - name: spans\n    list:\n    - name: id\n      dtype: int64\n    - name: label\n      dtype: string\n"
                        "    - name: start\n      dtype: int64\n    - name: end\n      dtype: int64\n    - name: text\n"
                        "      dtype: string\n    - name: fragments\n      list:\n      - name: start\n        dtype: int64\n"
                        "      - name: end\n        dtype: int64\n");
  for (guint i = 0; i < G_N_ELEMENTS (span_texts); i++)
    g_string_append_printf (out, "    - name: %s\n      dtype: string\n", span_texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_string_append_printf (out, "    - name: %s\n      list: string\n", lists[i]);
  g_string_append (out, "  - name: links\n    list:\n    - name: label\n      dtype: string\n    - name: from\n      dtype: int64\n"
                        "    - name: to\n      dtype: int64\n");
}

static void
append_languages (Card *self)
{
  g_autoptr (GPtrArray) languages = list_keys (self->counts->languages);

  if (languages->len == 0)
    return;
  g_string_append (self->out, "language:\n");
  for (guint i = 0; i < languages->len; i++)
    {
      g_string_append (self->out, "- ");
      /* In quotes: "no" is Norwegian, and false in YAML. */
      quoth_json_append_string (self->out, languages->pdata[i]);
      g_string_append_c (self->out, '\n');
    }
  g_string_append_printf (self->out, "multilinguality:\n- %s\n", languages->len == 1 ? "monolingual" : "multilingual");
}

static void
append_front_matter (Card *self, const char *name)
{
  const char *license = quoth_export_get_option (self->export, "license");

  g_string_append (self->out, QUOTH_HUGGING_FACE_MARK "pretty_name: ");
  quoth_json_append_string (self->out, name);
  g_string_append (self->out, "\nlicense: ");
  quoth_json_append_string (self->out, *license != '\0' ? license : "unknown");
  g_string_append_c (self->out, '\n');
  append_languages (self);
  g_string_append_printf (self->out,
                          "annotations_creators:\n- expert-generated\nlanguage_creators:\n- found\nsource_datasets:\n- original\n"
                          "size_categories:\n- %s\ntask_categories:\n- token-classification\ntask_ids:\n"
                          "- named-entity-recognition\ntags:\n- claims\n- stance\nconfigs:\n- config_name: default\n"
                          "  data_files:\n",
                          name_size (sum (self->counts, -1)));
  for (guint i = 0; i < self->counts->parts->len; i++)
    {
      const QuothHuggingFacePart *part = self->counts->parts->pdata[i];

      g_string_append_printf (self->out, "  - split: %s\n    path: %s\n", part->name, part->file);
    }
  append_features (self->out);
  g_string_append (self->out, "---\n\n");
}

/* ---- What people read ---- */

static void
append_statistics (Card *self)
{
  g_string_append (self->out, "## Statistics\n\n| part | lines | mentions | claims | cues | links |\n|---|---|---|---|---|---|\n");
  for (guint i = 0; i < self->counts->parts->len; i++)
    {
      const QuothHuggingFacePart *part = self->counts->parts->pdata[i];

      g_string_append (self->out, "| ");
      append_text (self->out, part->name);
      g_string_append_printf (self->out, " | %u | %u | %u | %u | %u |\n", part->n_rows, part->n[QUOTH_KIND_MENTION],
                              part->n[QUOTH_KIND_CLAIM], part->n[QUOTH_KIND_CUE], part->n[QUOTH_KIND_RELATION]);
    }
  g_string_append_printf (self->out,
                          "\nA line is a text with what one coder marked in it. There are %u texts%s.\n\n",
                          self->export->n_written[QUOTH_KIND_DOCUMENT],
                          g_hash_table_size (self->counts->coders) > 0 ? "; those of several coders have a line for each" : "");
}

static void
append_splits (Card *self)
{
  QuothSplit *split = self->export->split;
  GPtrArray *parts;

  if (split == NULL)
    return;
  parts = quoth_split_get_parts (split);
  g_string_append (self->out, "## Splits\n\n| part | share | texts |\n|---|---|---|\n");
  for (guint i = 0; i < parts->len; i++)
    {
      const QuothSplitPart *part = parts->pdata[i];

      g_string_append (self->out, "| ");
      append_text (self->out, part->name);
      g_string_append_printf (self->out, " | %.1f %% | %u |\n", part->share * 100, part->documents->len);
    }
  g_string_append_printf (self->out,
                          "\nSeed %" G_GUINT64_FORMAT ", by %s%s. Near copies of a text are in one part; there are %u groups of them.\n\n",
                          quoth_split_get_seed (split), quoth_split_group_to_nick (quoth_split_get_group (split)),
                          quoth_split_get_stratified (split) ? ", stratified by code" : "",
                          quoth_split_get_copies (split)->len);
}

static void
append_labels (Card *self)
{
  g_autoptr (GPtrArray) labels = list_keys (self->counts->labels);

  g_string_append (self->out, "## Labels\n\n");
  if (labels->len > 0)
    g_string_append (self->out, "| label | spans |\n|---|---|\n");
  for (guint i = 0; i < labels->len; i++)
    {
      g_string_append (self->out, "| ");
      append_text (self->out, labels->pdata[i]);
      g_string_append_printf (self->out, " | %u |\n",
                              GPOINTER_TO_UINT (g_hash_table_lookup (self->counts->labels, labels->pdata[i])));
    }
  g_string_append (self->out, "\nLabels are kinds of actors (spans that name somebody), `claim`, `cue`, `evidence` and the project's own annotation types (`type:NAME`, or the name alone).\n\n");
}

static gboolean
append_code_cb (gpointer value, gpointer user_data, GError **error)
{
  Card *self = user_data;
  const QuothCode *code = value;

  g_string_append (self->out, "| ");
  append_text (self->out, code->key);
  g_string_append (self->out, " | ");
  append_text (self->out, code->name);
  g_string_append (self->out, " | ");
  append_text (self->out, quoth_export_get_name (self->export, QUOTH_KIND_CODE, &code->parent));
  g_string_append (self->out, " | ");
  append_text (self->out, code->definition);
  g_string_append_printf (self->out, " | %u |\n",
                          GPOINTER_TO_UINT (g_hash_table_lookup (self->counts->codes, code->key)));
  return TRUE;
}

static gboolean
append_codes (Card *self, GError **error)
{
  g_string_append (self->out, "## Coding scheme\n\n| code | name | below | definition | claims |\n|---|---|---|---|---|\n");
  if (!quoth_export_foreach (self->export, QUOTH_KIND_CODE, append_code_cb, self, error))
    return FALSE;
  g_string_append (self->out, "\nIn `codes` a code may have a stance: `KEY=for`, `KEY=against`, `KEY=neutral`.\n\n");
  return TRUE;
}

static void
append_fields (GString *out)
{
  g_string_append (
    out,
    "## Fields\n\n"
    "`start` and `end` are code points of `text` (what Python counts), the end exclusive; `fragments` are the stretches of a span that "
    "has several. `actor` is whom a mention names. A claim has a `statement`, `codes`, `factuality` (after FactBank), the `mode` of "
    "quoting, and so on; `claimants`, `addressees` and `objects` name actors where no span does. `links` go from a claim to the mention "
    "of its claimant, addressee or object, to its cue, or to another claim, by the `id` of the spans.\n\n");
}

static void
append_end (Card *self)
{
  const char *license = quoth_export_get_option (self->export, "license");
  const char *citation = quoth_export_get_option (self->export, "citation");

  g_string_append (self->out, "## Licence\n\n");
  if (*license == '\0' || g_str_equal (license, "unknown"))
    g_string_append (self->out, "Not stated. The texts may have owners whose rights have to be asked for.");
  else
    append_text (self->out, license);
  g_string_append (self->out, "\n\n## Citation\n\n");
  append_text (self->out, *citation != '\0' ? citation : "Not stated.");
  g_string_append (self->out, "\n");
}

gboolean
quoth_hugging_face_write_card (QuothExport *export, const QuothHuggingFaceCounts *counts, GError **error)
{
  g_autoptr (QuothProject) project = quoth_reader_get (export->reader, QUOTH_KIND_PROJECT, NULL, error);
  g_autoptr (QuothExportFile) file = project != NULL ? quoth_export_open_file (export, "README.md", error) : NULL;
  Card self = { export, counts, file != NULL ? file->buffer : NULL };
  const char *name;

  if (file == NULL)
    return FALSE;
  name = project->name != NULL && *project->name != '\0' ? project->name : "Dataset";
  append_front_matter (&self, name);
  g_string_append (self.out, "# ");
  append_text (self.out, name);
  g_string_append (self.out, "\n\n");
  if (project->description != NULL && *project->description != '\0')
    {
      append_text (self.out, project->description);
      g_string_append (self.out, "\n\n");
    }
  append_statistics (&self);
  append_splits (&self);
  append_labels (&self);
  if (!append_codes (&self, error))
    return FALSE;
  append_fields (self.out);
  append_end (&self);
  return quoth_export_file_close (file, error);
}
