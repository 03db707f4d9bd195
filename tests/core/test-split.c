/* test-split.c: which documents are for training, and which for testing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "formats-fixture.h"

#include "text/quoth-error.h"

#define PARTS "train=80,dev=10,test=10"

/* Texts that have nothing in common. */
static char *
random_letters (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, (char) ('a' + g_test_rand_int_range (0, 26)));
  return g_string_free (text, FALSE);
}

static void
add_documents (Formats *self, guint from, guint to)
{
  g_autoptr (GString) jsonl = g_string_new (NULL);
  g_autoptr (QuothApplyReport) report = NULL;

  for (guint i = from; i < to; i++)
    {
      g_autofree char *text = random_letters (60);

      g_string_append_printf (jsonl,
                              "{\"type\":\"document\",\"name\":\"d%u\",\"source\":\"s%u\",\"text\":\"%s\"}\n",
                              i, i % 40, text);
    }
  report = formats_apply (self->store, self->coder, jsonl->str);
}

static QuothSplit *
make (Formats *self, const char *parts, guint64 seed, QuothSplitGroup group, gboolean stratified)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  g_autoptr (GError) error = NULL;
  QuothSplit *split = quoth_split_new (parts, seed, &error);

  g_assert_no_error (error);
  quoth_split_set_group (split, group);
  quoth_split_set_stratified (split, stratified);
  quoth_split_make (split, reader, NULL, NULL, &error);
  g_assert_no_error (error);
  return split;
}

/* (transfer full): document: the name of its part. Each is in one. */
static GHashTable *
list_places (QuothSplit *split)
{
  GHashTable *places = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  GPtrArray *parts = quoth_split_get_parts (split);

  for (guint i = 0; i < parts->len; i++)
    {
      QuothSplitPart *part = parts->pdata[i];

      for (guint j = 0; j < part->documents->len; j++)
        g_assert_true (g_hash_table_insert (
          places, quoth_id_memdup (&g_array_index (part->documents, QuothId, j)), g_strdup (part->name)));
    }
  return places;
}

static void
test_names (Formats *self, gconstpointer user_data)
{
  static const char *const wrong[] = { "",         "train",           "train=80",        "train=80,test", "train=80,test=0",
                                       "a=1,A=2",  "a=1,b=-1",        "a=1,b=x",         "a=1,b=1x",      "../a=1,b=1",
                                       "a=1,b=1,", "a b=1,c=1",       "a=inf,b=1",       "a=1,b=nan",     "-a=1,b=1" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (quoth_split_new (wrong[i], 1, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
    }
  {
    g_autoptr (QuothSplit) split = quoth_split_new (" a = 3 , b=1", 1, NULL);

    g_assert_nonnull (split);
    g_assert_cmpfloat (((QuothSplitPart *) quoth_split_get_parts (split)->pdata[0])->share, ==, 0.75);
  }
}

/* What is added moves nothing; another seed gives another split; shares are about right. */
static void
test_stable (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothSplit) before = NULL;
  g_autoptr (QuothSplit) after = NULL;
  g_autoptr (QuothSplit) other = NULL;
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;
  g_autoptr (GHashTable) others = NULL;
  GHashTableIter iter;
  gpointer id, place;
  guint n_moved = 0;

  add_documents (self, 0, 300);
  before = make (self, PARTS, 42, QUOTH_SPLIT_BY_DOCUMENT, FALSE);
  add_documents (self, 300, 600);
  after = make (self, PARTS, 42, QUOTH_SPLIT_BY_DOCUMENT, FALSE);
  other = make (self, PARTS, 43, QUOTH_SPLIT_BY_DOCUMENT, FALSE);
  old = list_places (before);
  new = list_places (after);
  others = list_places (other);
  g_assert_cmpuint (g_hash_table_size (old), ==, 300);
  g_assert_cmpuint (g_hash_table_size (new), ==, 600);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &id, &place))
    {
      g_assert_cmpstr (place, ==, g_hash_table_lookup (new, id));
      n_moved += !g_str_equal (place, g_hash_table_lookup (others, id));
    }
  g_assert_cmpuint (n_moved, >, 30);
  for (guint i = 0; i < 3; i++)
    {
      QuothSplitPart *part = quoth_split_get_parts (after)->pdata[i];

      g_assert_cmpfloat (fabs (part->documents->len / 600.0 - part->share), <, 0.06);
    }
  g_assert_cmpuint (quoth_split_get_copies (after)->len, ==, 0);
}

static void
test_groups (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothSplit) split = NULL;
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GHashTable) of_source = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QuothReader) reader = NULL;
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = NULL;

  add_documents (self, 0, 200);
  split = make (self, "a=1,b=1", 7, QUOTH_SPLIT_BY_SOURCE, FALSE);
  places = list_places (split);
  reader = quoth_store_open_reader (self->store, NULL);
  documents = quoth_reader_list (reader, &query, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothDocument *document = documents->pdata[i];
      const char *place = g_hash_table_lookup (places, &document->value.id);
      const char *first = g_hash_table_lookup (of_source, document->source);

      if (first != NULL)
        g_assert_cmpstr (place, ==, first);
      else
        g_hash_table_insert (of_source, document->source, (gpointer) place);
    }
  g_assert_cmpuint (g_hash_table_size (of_source), ==, 40);
}

/* Copies with a few other words, in a ring of three and in a pair, go together, whatever the seed. */
static void
test_copies (Formats *self, gconstpointer user_data)
{
  g_autofree char *a = random_letters (400);
  g_autofree char *b = random_letters (400);
  g_autofree char *jsonl = g_strdup_printf (
    "{\"type\":\"document\",\"name\":\"a1\",\"text\":\"%s\"}\n{\"type\":\"document\",\"name\":\"b1\",\"text\":\"%s\"}\n"
    "{\"type\":\"document\",\"name\":\"a2\",\"text\":\"Reuters. %s\"}\n{\"type\":\"document\",\"name\":\"b2\",\"text\":\"%s (ap)\"}\n"
    "{\"type\":\"document\",\"name\":\"a3\",\"text\":\"%s More on page 2.\"}\n",
    a, b, a, b, a);
  g_autoptr (QuothApplyReport) report = NULL;

  add_documents (self, 0, 20);
  report = formats_apply (self->store, self->coder, jsonl);
  for (guint64 seed = 0; seed < 12; seed++)
    {
      g_autoptr (QuothSplit) split = make (self, "x=1,y=1,z=1", seed, QUOTH_SPLIT_BY_DOCUMENT, seed % 2 == 1);
      GPtrArray *copies = quoth_split_get_copies (split);
      g_autoptr (GHashTable) places = list_places (split);
      g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
      QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
      g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
      const char *of[2] = { NULL, NULL };

      g_assert_cmpuint (copies->len, ==, 2);
      g_assert_cmpuint (((GPtrArray *) copies->pdata[0])->len + ((GPtrArray *) copies->pdata[1])->len, ==, 5);
      for (guint i = 0; i < documents->len; i++)
        {
          const QuothDocument *document = documents->pdata[i];
          const char *place = g_hash_table_lookup (places, &document->value.id);

          if (document->name[0] == 'd')
            continue;
          if (of[document->name[0] - 'a'] == NULL)
            of[document->name[0] - 'a'] = place;
          g_assert_cmpstr (place, ==, of[document->name[0] - 'a']);
        }
    }
}

/* A code in 5 of 100 documents, where chance would often give the test none of them. */
static void
test_strata (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) jsonl = g_string_new ("{\"type\":\"code\",\"key\":\"rare\",\"name\":\"R\"}\n"
                                            "{\"type\":\"code\",\"key\":\"often\",\"name\":\"O\"}\n");
  g_autoptr (QuothApplyReport) report = NULL;

  add_documents (self, 0, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_string_append_printf (jsonl, "{\"type\":\"claim\",\"document\":\"d%u\",\"spans\":[[0,5]],\"categories\":[{\"code\":\"often\"}]}\n", i);
      if (i % 20 == 0)
        g_string_append_printf (jsonl, "{\"type\":\"claim\",\"document\":\"d%u\",\"spans\":[[5,9]],\"categories\":[{\"code\":\"rare\"}]}\n", i);
    }
  report = formats_apply (self->store, self->coder, jsonl->str);
  for (guint64 seed = 0; seed < 5; seed++)
    {
      g_autoptr (QuothSplit) split = make (self, "train=60,test=40", seed, QUOTH_SPLIT_BY_DOCUMENT, TRUE);
      g_autoptr (QuothSplit) again = make (self, "train=60,test=40", seed, QUOTH_SPLIT_BY_DOCUMENT, TRUE);
      QuothSplitPart *train = quoth_split_get_parts (split)->pdata[0];
      QuothSplitPart *same = quoth_split_get_parts (again)->pdata[0];
      g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
      QuothQuery query = { .kind = QUOTH_KIND_CLAIM,
                           .documents = (const QuothId *) (gpointer) train->documents->data,
                           .n_documents = train->documents->len };

      g_assert_cmpuint (train->documents->len, ==, 60);
      g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 63);
      g_assert_cmpmem (train->documents->data, train->documents->len * sizeof (QuothId), same->documents->data,
                       same->documents->len * sizeof (QuothId));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/split/names", test_names);
  formats_test ("/split/stable", test_stable);
  formats_test ("/split/groups", test_groups);
  formats_test ("/split/copies", test_copies);
  formats_test ("/split/strata", test_strata);
  return g_test_run ();
}
