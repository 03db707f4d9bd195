/* test-conllu.c: tests of quoth-conllu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "markup-fixture.h"

static char *
export (Formats *self,
        QuothStore *store,
        const char *format,
        const char *layer,
        const char *scheme,
        const char *name,
        QuothExport **exported)
{
  g_autoptr (QuothExport) out = quoth_export_new (store, quoth_format_find (format));
  g_autofree char *path = NULL;

  g_assert_true (quoth_export_set_option (out, "layer", layer, NULL));
  g_assert_true (quoth_export_set_option (out, "scheme", scheme, NULL));
  quoth_export_set_boilerplate (out, TRUE);
  path = formats_export (self, out, name);
  if (exported != NULL)
    *exported = g_steal_pointer (&out);
  return formats_read (path, NULL);
}

static char *
export_jsonl_as (Formats *self, const char *jsonl, const char *layer, const char *scheme, QuothExport **exported)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);

  g_assert_nonnull (report);
  return export (self, self->store, "conllu", layer, scheme, "out.conllu", exported);
}

/* ---- A second opinion on the places ---- */

static guint
count_spaces (const char *value)
{
  guint n = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p), n++)
    p += *p == '\\';
  return n;
}

/* One line of ten columns as one of CoNLL with places. @offset: where it begins; where the next one does, after. */
static void
convert_token (GString *out, const char *line, guint *offset)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_auto (GStrv) others = NULL;
  const char *label = "O";
  guint after = 1, start, n;

  g_assert_cmpuint (g_strv_length (columns), ==, 10);
  n = (guint) g_utf8_strlen (columns[1], -1);
  others = g_strsplit (columns[9], "|", -1);
  for (guint i = 0; others[i] != NULL; i++)
    if (g_str_has_prefix (others[i], "NER="))
      label = others[i] + 4;
    else if (g_str_has_prefix (others[i], "SpacesBefore="))
      *offset += count_spaces (others[i] + strlen ("SpacesBefore="));
    else if (g_str_has_prefix (others[i], "SpacesAfter="))
      after = count_spaces (others[i] + strlen ("SpacesAfter="));
    else if (g_str_equal (others[i], "SpaceAfter=No"))
      after = 0;
    else
      g_assert_cmpstr (others[i], ==, "_");
  start = *offset;
  g_string_append_printf (out, "%s\t%u\t%u\t%s\n", columns[1], start, start + n, label);
  *offset = start + n + after;
}

/* The file as CoNLL with places. */
static char *
convert (const char *content)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  GString *out = g_string_new (NULL);
  guint offset = 0;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    if (g_str_has_prefix (lines[i], "# newdoc id = "))
      {
        g_string_append_printf (out, "# document = %s\n", lines[i] + strlen ("# newdoc id = "));
        offset = 0;
      }
    else if (g_str_has_prefix (lines[i], "# coder = ") || *lines[i] == '\0')
      g_string_append_printf (out, "%s\n", lines[i]);
    else if (*lines[i] != '#')
      convert_token (out, lines[i], &offset);
  return g_string_free (out, FALSE);
}

/* ---- Random projects ---- */

/* Each stretch of CoNLL with places: the name of its text, start and end; sorted, since coders and texts get new ids. */
static GPtrArray *
list_stretches (const char *conll)
{
  g_auto (GStrv) lines = g_strsplit (conll, "\n", -1);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *document = "";
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      gboolean is_token = g_strv_length (columns) == 4;

      if (start != NULL && (is_token || *lines[i] == '#') && (!is_token || strchr ("BSO", *columns[3]) != NULL))
        {
          g_ptr_array_add (found, g_strdup_printf ("%s: %s-%s", document, start, end));
          g_clear_pointer (&start, g_free);
        }
      if (is_token && strchr ("BS", *columns[3]) != NULL)
        start = g_strdup (columns[1]);
      if (is_token)
        {
          g_free (end);
          end = g_strdup (columns[2]);
        }
      else if (g_str_has_prefix (lines[i], "# document = "))
        document = lines[i] + strlen ("# document = ");
    }
  if (start != NULL)
    g_ptr_array_add (found, g_strdup_printf ("%s: %s-%s", document, start, end));
  g_ptr_array_sort (found, markup_compare_lines);
  return found;
}

/* The annotations of the project in the same words; and its texts. */
static GPtrArray *
list_places (QuothStore *store, GPtrArray **texts)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  *texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothDocument *document = documents->pdata[i];
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, &document->value.id, NULL);
      g_autoptr (GPtrArray) all = quoth_reader_load_annotations (reader, &document->value.id, NULL);

      g_ptr_array_add (*texts, g_strdup (quoth_text_get_utf8 (text)));
      for (guint j = 0; j < all->len; j++)
        {
          QuothRange range = quoth_annotation_get_extent (all->pdata[j]);

          g_ptr_array_add (found, g_strdup_printf ("%s: %u-%u", document->name, range.start, range.end));
        }
    }
  g_ptr_array_sort (found, markup_compare_lines);
  g_ptr_array_sort (*texts, markup_compare_lines);
  return found;
}

/* Texts come back letter by letter, and what the other format says of the places is true here too, before and after. */
static void
check_round (Formats *self, guint i, const char *scheme)
{
  g_autofree char *from_name = g_strdup_printf ("from%s%u", scheme, i);
  g_autofree char *to_name = g_strdup_printf ("to%s%u", scheme, i);
  g_autofree char *conll_name = g_strconcat (from_name, ".conll", NULL);
  g_autoptr (QuothStore) from = formats_create (self, from_name);
  g_autoptr (QuothStore) to = formats_create (self, to_name);
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (QuothExport) exported = NULL;
  g_autofree char *conllu = NULL;
  g_autofree char *conll = NULL;
  g_autofree char *converted = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) found_texts = NULL;

  formats_fill (from, 1 + formats_random (3));
  conllu = export (self, from, "conllu", "mention", scheme, to_name, &exported);
  conll = export (self, from, "conll", "mention", scheme, conll_name, NULL);
  converted = convert (conllu);
  g_assert_cmpstr (converted, ==, conll);
  g_assert_cmpuint (quoth_export_get_n_written (exported, QUOTH_KIND_MENTION) + formats_get_loss (exported, "overlap")
                      + formats_get_loss (exported, "no word"),
                    ==,
                    30);
  import = markup_import (self, to, "conllu", conllu);
  /* Kinds of actors that only the first project has become codes. */
  for (guint j = 0; j < markup_get_item (import)->losses->len; j++)
    g_assert_nonnull (strstr (((QuothLoss *) markup_get_item (import)->losses->pdata[j])->what, "spans labelled"));
  expected = list_stretches (conll);
  all = list_places (from, &texts);
  found = list_places (to, &found_texts);
  g_assert_cmpuint (all->len, ==, 65);
  markup_assert_same (expected, found);
  markup_assert_same (texts, found_texts);
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 60u : 3u); i++)
    {
      check_round (self, i, "BIO");
      check_round (self, i, "BIOES");
    }
}

static void
test_damage (Formats *self, gconstpointer user_data)
{
  markup_check_mutations (self, "conllu", g_test_slow () ? 1000 : 40);
}

/* Any beginning of a good file is taken in, or refused with its name. */
static void
test_truncated (Formats *self, gconstpointer user_data)
{
  static const char content[] = "# generator = Quoth 1\n# newdoc id = d\n# coder = B\n# sent_id = 1\n# text = 🧵 Xi\n"
                                "1\t🧵\t_\t_\t_\t_\t_\t_\t_\tNER=B-a|SpacesAfter=\\n\\s|SpacesBefore=\\t\n2\tXi\t_\t_\t_\t_\t_\t_\t_\tNER=I-a\n\n";

  for (gssize n = 0; n < (gssize) strlen (content); n += g_test_slow () ? 1 : 11)
    {
      g_autofree char *name = g_strdup_printf ("cut%d", (int) n);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import = markup_try_import (self, store, "conllu", content, n, FALSE, &error);

      g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

/* ---- Small ones, letter by letter ---- */

#define REST "\t_\t_\t_\t_\t_\t_\t_\t"

static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothImport) import = NULL;
  g_autofree char *conllu = export_jsonl_as (
    self,
    "{\"type\":\"document\",\"name\":\"d\\te\",\"text\":\"\\t🧵 Xi said: go!\\n\\u00a0\\tA# e\\u0301t\\u0303  习. \\n\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"d\\te\",\"actor\":\"Xi\",\"spans\":[[1,5]]}\n"
    "{\"type\":\"mention\",\"document\":\"d\\te\",\"actor\":\"Xi\",\"spans\":[[5,11]]}\n"
    "{\"type\":\"mention\",\"document\":\"d\\te\",\"actor\":\"Xi\",\"spans\":[[21,25]]}\n",
    "mention",
    "BIOES",
    NULL);
  g_autofree char *jsonl = NULL;

  g_assert_cmpstr (conllu,
                   ==,
                   "# generator = Quoth " QUOTH_VERSION "\n# newdoc id = d e\n# sent_id = 1\n# text = 🧵 Xi said: go!\n"
                   "1\t🧵" REST "NER=B-person|SpacesBefore=\\t\n"
                   "2\tXi" REST "NER=E-person\n"
                   "3\tsaid" REST "NER=B-person|SpaceAfter=No\n"
                   "4\t:" REST "NER=E-person\n"
                   "5\tgo" REST "SpaceAfter=No\n"
                   "6\t!" REST "SpacesAfter=\\n\u00a0\\t\n"
                   "\n# sent_id = 2\n# text = A# e\u0301t\u0303  习.\n"
                   "1\tA" REST "SpaceAfter=No\n"
                   "2\t#" REST "_\n"
                   "3\te\u0301t\u0303" REST "NER=S-person|SpacesAfter=\\s\\s\n"
                   "4\t习" REST "SpaceAfter=No\n"
                   "5\t." REST "SpacesAfter=\\s\\n\n"
                   "\n");
  import = markup_import (self, to, "conllu", conllu);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 3);
  jsonl = formats_export_jsonl (to);
  g_assert_nonnull (strstr (jsonl, "\"text\":\"\\t🧵 Xi said: go!\\n\u00a0\\tA# e\u0301t\u0303  习. \\n\""));
  g_assert_nonnull (strstr (jsonl, "\"spans\":[[1,5]]"));
  g_assert_nonnull (strstr (jsonl, "\"spans\":[[6,11]]"));
  g_assert_nonnull (strstr (jsonl, "\"spans\":[[21,25]]"));
}

static void
test_losses (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) exported = NULL;
  g_autofree char *conllu = export_jsonl_as (
    self,
    "{\"type\":\"document\",\"name\":\"empty\",\"text\":\"\"}\n"
    "{\"type\":\"document\",\"name\":\"blank\",\"text\":\" \\n\"}\n"
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"One two\\t\\u0301 end.Next\"}\n"
    "{\"type\":\"coder\",\"name\":\"B\"}\n"
    "{\"type\":\"claim\",\"document\":\"blank\",\"coder\":\"A\",\"spans\":[[0,1]]}\n"
    "{\"type\":\"claim\",\"document\":\"blank\",\"coder\":\"B\",\"spans\":[[0,1]]}\n"
    "{\"type\":\"code\",\"key\":\"a|b\",\"name\":\"K\"}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,4]],\"categories\":[{\"code\":\"a|b\"}]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[1,3]]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[0,3]],\"kind\":\"cue\"}\n",
    "claim",
    "BIO",
    &exported);

  g_assert_null (strstr (conllu, "empty"));
  g_assert_null (strstr (conllu, "blank"));
  g_assert_nonnull (strstr (conllu, "two" REST "SpacesAfter=\\t\n3\t\u0301" REST "_\n"));
  g_assert_nonnull (strstr (conllu, REST "SpaceAfter=No\n\n"));
  g_assert_cmpuint (formats_get_loss (exported, "documents that hold no word or sign, left out"), ==, 2);
  g_assert_cmpuint (formats_get_loss (exported, "annotations that hold no word or sign, left out"), ==, 2);
  g_assert_cmpuint (formats_get_loss (exported, "white space, without it"), ==, 1);
  g_assert_cmpuint (formats_get_loss (exported, "became “_”"), ==, 1);
  g_assert_cmpuint (formats_get_loss (exported, "overlap"), ==, 1);
  g_assert_cmpuint (formats_get_loss (exported, "another layer"), ==, 1);
  g_assert_cmpuint (quoth_export_get_n_written (exported, QUOTH_KIND_DOCUMENT), ==, 1);
}

/* Others' files: a sentence a line unless they say what is there; no text comes in as white space, and no newline is needed at the end. */
static void
test_foreign (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (self,
                                                  self->store,
                                                  "conllu",
                                                  "# newdoc id = x\n1\tA" REST "NER=B-person|SpaceAfter=No\n\n1\tB" REST "NER=I-person|SpacesAfter=\\s\\n\n\n"
                                                  "1\tC" REST "SpacesAfter=evil\n2\tD" REST "NER=S-person");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"text\":\"A\\nB \\nC D\""));
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/conllu/random", test_random);
  formats_test ("/conllu/damage", test_damage);
  formats_test ("/conllu/truncated", test_truncated);
  formats_test ("/conllu/letters", test_letters);
  formats_test ("/conllu/losses", test_losses);
  formats_test ("/conllu/foreign", test_foreign);
  return g_test_run ();
}
