/* test-conll-read.c: tests of quoth-conll-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "markup-fixture.h"

static char *
export (Formats *self, QuothStore *store, const char *name)
{
  g_autoptr (QuothExport) conll = quoth_export_new (store, quoth_format_find ("conll"));
  g_autofree char *path = NULL;

  quoth_export_set_boilerplate (conll, TRUE);
  path = formats_export (self, conll, name);
  return formats_read (path, NULL);
}

/* The texts of @store alone. */
static QuothStore *
copy_texts (Formats *self, QuothStore *store, const char *name)
{
  QuothStore *copy = formats_create (self, name);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Copy", &self->coder->value.id);

  quoth_change_put (change, self->coder);
  for (guint i = 0; i < documents->len; i++)
    {
      QuothDocument *document = quoth_document_new (NULL);
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, &QUOTH_VALUE (documents->pdata[i])->id, NULL);

      document->name = g_strdup (quoth_document (documents->pdata[i])->name);
      quoth_document_set_text (document, text);
      quoth_change_put (change, document);
      quoth_value_unref (document);
    }
  formats_commit (copy, change);
  return copy;
}

/* The tokens that have a label, each after the name of its text, sorted: coders come in the order of their ids, and one without a label not at all. */
static GPtrArray *
list_labels (const char *content)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  const char *document = "";

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "# document = "))
      document = lines[i];
    else if (strchr (lines[i], '\t') != NULL && !g_str_has_suffix (lines[i], "\tO"))
      g_ptr_array_add (labels, g_strdup_printf ("%s: %s", document, lines[i]));
  g_ptr_array_sort (labels, markup_compare_lines);
  return labels;
}

/* A file of this program, in a project that has the texts: the same annotations come, at their places, and so the same labels go. */
static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100u : 8u); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *first = g_strdup_printf ("first%u", i);
      g_autofree char *second = g_strdup_printf ("second%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = NULL;
      g_autoptr (QuothImport) import = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;

      formats_fill (from, 1 + formats_random (3));
      before = export (self, from, first);
      to = copy_texts (self, from, to_name);
      import = markup_import (self, to, "conll", before);
      after = export (self, to, second);
      g_assert_cmpuint (markup_get_loss (import, "no more than their tokens"), ==, 0);
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_DOCUMENT), ==, formats_count (from, QUOTH_KIND_DOCUMENT));
      expected = list_labels (before);
      found = list_labels (after);
      /* A kind of actors that a project has not is a type of annotations to it: nothing in the file says what it is. */
      if (markup_get_item (import)->losses->len == 0 && strstr (before, "think-tank") == NULL)
        markup_assert_same (expected, found);
    }
}

static void
test_damage (Formats *self, gconstpointer user_data)
{
  markup_check_mutations (self, "conll", g_test_slow () ? 1000 : 40);
}

/* All sorts of labels, and of columns. */
static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) conll = markup_import (
    self,
    self->store,
    "conll",
    "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\nGerman JJ B-NP B-MISC\n\nPeter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n\n"
    "-DOCSTART- -X- -X- O\n\nU.N. NNP I-NP I-ORG\n🧵 NN O I-ORG\nEkeus NNP I-NP I-PER\n");
  g_autoptr (QuothImport) bioes = markup_import (
    self, self->store, "conll", "A\tS-person\r\nB\tB-person\r\nC\tE-person\r\nD\tI-person\r\nE\tU-state\r\n#\tO\r\n\r\nF\tI-state\r\n");
  g_autoptr (QuothImport) u = markup_import (
    self,
    self->store,
    "conll",
    "# newdoc id = talk\n# text = vámonos, Xi\n1-2\tvámonos\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tvamos\tir\tVERB\t_\t_\t0\troot\t_\tNER=B-X\n"
    "2\tnos\tnos\tPRON\t_\t_\t1\tobj\t_\t_\n3\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_\n4\tXi\tXi\tPROPN\t_\t_\t1\tobj\t_\tNER=B-PER|x=y\n4.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"text\":\"EU rejects German\\nPeter Blackburn\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Peter Blackburn\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"U.N. 🧵\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Ekeus\"]"));
  g_assert_cmpuint (markup_get_item (conll)->n_put[QUOTH_KIND_MENTION], ==, 4);
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"German\"],\"kind\":\"misc\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"A B C D E #\\nF\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"B C\"]"));
  g_assert_cmpuint (markup_get_item (bioes)->n_put[QUOTH_KIND_MENTION], ==, 5);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"talk\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"vámonos, Xi\""));
  g_assert_cmpuint (markup_get_item (u)->n_put[QUOTH_KIND_MENTION], ==, 1);
}

/* Of this program's, in a project that does not know the text: at their places, with spaces where no token is. */
static void
test_places (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "conll",
    "# document = d\n# coder = B\nXi\t2\t4\tB-person\n\nsaid\t6\t10\tO\nso\t11\t13\tO\nno\t12\t14\tO\n\n# document = e\nA\t0\t1\tB-claim\nB\t2\t3\tI-claim\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"text\":\"  Xi\\n said so\""));
  g_assert_nonnull (strstr (jsonl, "\"spans\":[[2,4]]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"A B\"]"));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"B\""));
  g_assert_cmpuint (markup_get_loss (import, "where they should be"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "no more than their tokens"), ==, 2);
  g_assert_true (markup_has_warning (import, "coded.file:7: ", "not as long"));
}

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (self, self->store, "conll", "A B-person\nalone\nB O\n");

  g_assert_cmpuint (markup_get_loss (import, "no token with a label"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:2: ", "a tab between them"));
  markup_refuse (self, "conll", "A B-person\n\xff O\n", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "conll", "A B-person\nalone\n", -1, TRUE, "coded.file:2: ");
  markup_refuse (self, "conll", "A\t5\t7\tO\n", -1, TRUE, "coded.file:1: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/conll-read/random", test_random);
  formats_test ("/conll-read/damage", test_damage);
  formats_test ("/conll-read/shapes", test_shapes);
  formats_test ("/conll-read/places", test_places);
  formats_test ("/conll-read/bad", test_bad);
  return g_test_run ();
}
