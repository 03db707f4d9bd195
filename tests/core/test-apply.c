/* test-apply.c: tests of quoth-apply.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "apply-fixture.h"

/* ---- What is applied ---- */

static void
test_names (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  QuothClaim *claim;

  /* Used before they are defined; by name, alias, key and local name; a blank line and CR LF between. */
  apply (self,
         "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"doc\",\"spans\":[[0,5],[6,11]],\"quote\":[\"Putin\",\"👨‍👩‍👧\"],"
         "\"categories\":[{\"code\":\"defence/arms\",\"stance\":-1}],\"roles\":[{\"role\":\"claimant\",\"actor\":"
         "\"Vladimir\",\"mention\":\"_:m\"}],\"chain\":[\"Putin\",{\"actor\":\"_:x\",\"factuality\":\"PS-\"}],"
         "\"propositions\":[{\"proposition\":\"It is so\",\"link\":\"denies\"}]}\r\n\r\n"
         "{\"type\":\"code\",\"key\":\"defence/arms\",\"name\":\"Arms\",\"parent\":\"defence\"}\n"
         "{\"type\":\"code\",\"key\":\"defence\",\"name\":\"Defence\"}\n"
         "{\"type\":\"proposition\",\"statement\":\"It is so\"}\n" DOCUMENT
         "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
         "{\"type\":\"actor\",\"id\":\"_:p\",\"name\":\"Putin\",\"kind\":\"person\",\"aliases\":[\"Vladimir\"]}\n" MENTION (
           "[[0,5]]"));
  claims = list (self->store, QUOTH_KIND_CLAIM);
  codes = list (self->store, QUOTH_KIND_CODE);
  actors = list (self->store, QUOTH_KIND_ACTOR);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpuint (codes->len, ==, 2);
  g_assert_cmpuint (actors->len, ==, 2);
  claim = quoth_claim (claims->pdata[0]);
  g_assert_cmpuint (claim->chain->len, ==, 2);
  g_assert_true (quoth_id_equal (quoth_claim_get_claimant (claim), &QUOTH_VALUE (actors->pdata[1])->id));
  g_assert_cmpint (g_array_index (claim->categories, QuothCategory, 0).stance, ==, QUOTH_STANCE_AGAINST);
  g_assert_cmpint (g_array_index (claim->chain, QuothChainLink, 1).factuality, ==, QUOTH_FACTUALITY_PS_MINUS);
  g_assert_false (quoth_id_is_none (&g_array_index (claim->roles, QuothClaimRole, 0).mention));
  g_assert_cmpstr (quoth_annotation_get_span (claim, 1)->quote, ==, "👨‍👩‍👧");
}

/* A second file with the same codebook and actors adds nothing but what is new in it. */
static void
test_same (Formats *self, gconstpointer user_data)
{
  static const char jsonl[]
    = "{\"type\":\"coder\",\"id\":\"_:c\",\"name\":\"B\"}\n"
      "{\"type\":\"code\",\"id\":\"_:k\",\"key\":\"defence\",\"name\":\"Defence\"}\n"
      "{\"type\":\"actor\",\"id\":\"_:p\",\"name\":\"Putin\",\"kind\":\"person\",\"aliases\":[\"Vladimir\"]}\n"
      "{\"type\":\"proposition\",\"id\":\"_:s\",\"statement\":\"It is so\"}\n" DOCUMENT
      "{\"type\":\"mention\",\"document\":\"_:d\",\"actor\":\"_:p\",\"coder\":\"_:c\",\"spans\":[[0,5]]}\n";
  g_autoptr (GPtrArray) actors = NULL;

  apply (self, jsonl);
  apply (self, jsonl);
  apply (self, "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Putin\",\"kind\":\"person\",\"aliases\":[\"V. P.\"]}\n");
  actors = list (self->store, QUOTH_KIND_ACTOR);
  g_assert_cmpuint (actors->len, ==, 1);
  g_assert_cmpuint (quoth_actor (actors->pdata[0])->aliases->len, ==, 2);
  g_assert_cmpint (count (self->store, QUOTH_KIND_CODE), ==, 1);
  g_assert_cmpint (count (self->store, QUOTH_KIND_PROPOSITION), ==, 1);
  g_assert_cmpint (count (self->store, QUOTH_KIND_DOCUMENT), ==, 1);
  g_assert_cmpint (count (self->store, QUOTH_KIND_MENTION), ==, 2);

  /* Another kind, or two in one file, are others. */
  apply (self,
         "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"media\"}\n"
         "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Putin\",\"kind\":\"person\"}\n"
         "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"Putin\",\"kind\":\"person\"}\n");
  g_assert_cmpint (count (self->store, QUOTH_KIND_ACTOR), ==, 3);
}

/* A repeated id changes only the fields that are given, in the file and in the project; null clears. */
static void
test_update (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *jsonl = NULL;
  char id[QUOTH_ID_STRING_SIZE];
  QuothClaim *claim;

  apply (self,
         BASE "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"doc\",\"spans\":[[0,5]],\"statement\":\"one\",\"place\":"
              "\"Moscow\",\"mode\":\"direct\"}\n"
              "{\"type\":\"claim\",\"id\":\"_:c\",\"statement\":\"two\",\"confidence\":0.5}\n");
  claims = list (self->store, QUOTH_KIND_CLAIM);
  g_assert_cmpuint (claims->len, ==, 1);
  claim = quoth_claim (claims->pdata[0]);
  g_assert_cmpstr (claim->statement, ==, "two");
  g_assert_cmpstr (claim->place, ==, "Moscow");
  g_assert_cmpfloat (claim->confidence, ==, 0.5);

  jsonl = g_strdup_printf ("{\"type\":\"claim\",\"id\":\"%s\",\"place\":null,\"confidence\":null,\"date\":\"2023-03\","
                           "\"roles\":[{\"role\":\"object\",\"actor\":\"Putin\"}]}\n",
                           quoth_id_to_string (&QUOTH_VALUE (claim)->id, id));
  apply (self, jsonl);
  again = list (self->store, QUOTH_KIND_CLAIM);
  g_assert_cmpuint (again->len, ==, 1);
  claim = quoth_claim (again->pdata[0]);
  g_assert_cmpstr (claim->statement, ==, "two");
  g_assert_cmpint (claim->mode, ==, QUOTH_MODE_DIRECT);
  g_assert_null (claim->place);
  g_assert_cmpstr (claim->date, ==, "2023-03");
  g_assert_cmpfloat (claim->confidence, <, 0);
  g_assert_cmpuint (claim->roles->len, ==, 1);
  g_assert_cmpstr (quoth_annotation_get_span (claim, 0)->quote, ==, "Putin");
  g_assert_cmpint (claim->annotation.created, ==, QUOTH_ANNOTATION (claims->pdata[0])->created);
}

static void
test_delete (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (QuothApplyReport) report = NULL;
  g_autofree char *jsonl = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *anew = NULL;
  char id[QUOTH_ID_STRING_SIZE];

  apply (self, BASE MENTION ("[[0,5]]"));
  mentions = list (self->store, QUOTH_KIND_MENTION);
  quoth_id_to_string (&QUOTH_VALUE (mentions->pdata[0])->id, id);
  twice = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n{\"type\":\"delete\",\"id\":\"%s\"}\n", id, id);
  refuse (self, twice, 2, QUOTH_ERROR_REFERENCE, id);

  /* Deleted and made again is changed. */
  anew = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n{\"type\":\"mention\",\"id\":\"%s\",\"document\":\"doc\","
                          "\"actor\":\"Putin\",\"spans\":[[6,11]]}\n",
                          id,
                          id);
  apply (self, anew);
  g_assert_cmpint (count (self->store, QUOTH_KIND_MENTION), ==, 1);

  jsonl = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\",\"kind\":\"mention\"}\n", id);
  report = formats_apply (self->store, self->coder, jsonl);
  g_assert_cmpuint (report->n_deleted[QUOTH_KIND_MENTION], ==, 1);
  g_assert_cmpint (count (self->store, QUOTH_KIND_MENTION), ==, 0);
  g_assert_cmpint (count (self->store, QUOTH_KIND_ACTOR), ==, 1);
  refuse (self, jsonl, 1, QUOTH_ERROR_REFERENCE, "nothing with the id");
}

static void
test_segments (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (QuothDocument) first = NULL;
  g_autoptr (QuothDocument) second = NULL;
  const QuothSegment *segment;

  apply (self, DOCUMENT);
  documents = list (self->store, QUOTH_KIND_DOCUMENT);
  reader = quoth_store_open_reader (self->store, NULL);
  first = quoth_reader_load_document (reader, &QUOTH_VALUE (documents->pdata[0])->id, NULL);
  g_assert_cmpuint (first->segments->len, >, 0);

  apply (self,
         "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"quote\",\"start\":6,\"end\":11}\n"
         "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"post\",\"number\":\"1/\",\"start\":0,\"end\":5}\n");
  second = quoth_reader_load_document (reader, &QUOTH_VALUE (documents->pdata[0])->id, NULL);
  g_assert_cmpuint (second->segments->len, ==, 2);
  segment = second->segments->pdata[0];
  g_assert_cmpint (segment->kind, ==, QUOTH_SEGMENT_POST);
  g_assert_cmpstr (segment->number, ==, "1/");
  refuse (self,
          "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"post\",\"start\":0,\"end\":500}\n",
          1,
          QUOTH_ERROR_OFFSET,
          "[0, 500]");
  refuse (self,
          "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"post\",\"start\":0,\"end\":5}\n"
          "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"post\",\"start\":4,\"end\":5}\n",
          2,
          QUOTH_ERROR_OFFSET,
          "overlap");
  refuse (self,
          "{\"type\":\"segment\",\"document\":\"doc\",\"kind\":\"chapter\",\"start\":0,\"end\":5}\n",
          1,
          QUOTH_ERROR_INVALID,
          "paragraph");
}

/* ---- The coder ---- */

static void
test_coder (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) coders = NULL;
  g_autoptr (GPtrArray) mentions = NULL;

  /* Brought by the apply itself, since it needs one. */
  apply (self, BASE MENTION ("[[0,5]]"));
  coders = list (self->store, QUOTH_KIND_CODER);
  g_assert_cmpuint (coders->len, ==, 1);
  g_assert_cmpstr (quoth_coder (coders->pdata[0])->name, ==, "A");

  /* Another value for the same person: he is known by his name. */
  {
    g_autoptr (QuothCoder) same = quoth_coder_new (NULL);
    g_autoptr (QuothApplyReport) report = NULL;

    same->name = g_strdup ("A");
    report = formats_apply (self->store, same, MENTION ("[[0,5]]"));
  }
  g_assert_cmpint (count (self->store, QUOTH_KIND_CODER), ==, 1);
  mentions = list (self->store, QUOTH_KIND_MENTION);
  g_assert_cmpuint (mentions->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (quoth_id_equal (&QUOTH_ANNOTATION (mentions->pdata[i])->coder, &QUOTH_VALUE (coders->pdata[0])->id));
}

/* The file makes a coder of that name itself. */
static void
test_coder_in_file (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) coders = NULL;

  apply (self,
         BASE MENTION ("[[0,5]]") "{\"type\":\"coder\",\"id\":\"_:c\",\"name\":\"A\",\"color\":\"#1c71d8\"}\n"
                                  "{\"type\":\"memo\",\"target\":\"_:m\",\"coder\":\"A\",\"text\":\"Hm\"}\n");
  coders = list (self->store, QUOTH_KIND_CODER);
  g_assert_cmpuint (coders->len, ==, 1);
  g_assert_cmpstr (quoth_coder (coders->pdata[0])->color, ==, "#1c71d8");
}

/* An empty file does nothing, and needs nobody. */
static void
test_nothing (Formats *self, gconstpointer user_data)
{
  apply (self, "");
  apply (self, "\n\n  \r\n");
  apply (self, "\xef\xbb\xbf");
  g_assert_cmpint (count (self->store, QUOTH_KIND_CODER), ==, 0);
}

/* ---- Lenient and dry ---- */

static void
test_lenient (Formats *self, gconstpointer user_data)
{
  static const char jsonl[] = "{\"type\":\"coder\",\"name\":\"B\",\"rank\":3}\n{\"type\":\"weather\",\"id\":1}\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (jsonl, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothApplyReport) report
    = quoth_apply (self->store, stream, "edits.jsonl", self->coder, TRUE, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->warnings->len, ==, 2);
  g_assert_true (g_str_has_prefix (report->warnings->pdata[0], "edits.jsonl:1: "));
  g_assert_nonnull (strstr (report->warnings->pdata[0], "rank"));
  g_assert_nonnull (strstr (report->warnings->pdata[1], "weather"));
}

static void
run_dry (Formats *self, const char *jsonl, int code)
{
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autofree char *after = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (jsonl, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothApplyReport) report
    = quoth_apply (self->store, stream, "edits.jsonl", self->coder, FALSE, TRUE, NULL, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (report->n_put[QUOTH_KIND_MENTION], ==, 1);
    }
  else
    {
      g_assert_null (report);
      g_assert_error (error, QUOTH_ERROR, code);
      g_assert_true (g_str_has_prefix (error->message, "edits.jsonl:3: "));
    }
  after = formats_export_jsonl (self->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_dry_run (Formats *self, gconstpointer user_data)
{
  run_dry (self, BASE MENTION ("[[0,5]]"), -1);
  run_dry (self, BASE MENTION ("[[0,500]]"), QUOTH_ERROR_OFFSET);
  run_dry (self, BASE MENTION ("[[0,5]],\"quote\":[\"Xi\"]"), QUOTH_ERROR_QUOTE);
  run_dry (self,
           BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"01900000-0000-7000-8000-000000000001\","
                "\"spans\":[[0,5]]}",
           QUOTH_ERROR_REFERENCE);
}

/* What needs no writing to be known is known in a dry run too: names that are taken, in the file and in the project. */
static void
test_dry_names (Formats *self, gconstpointer user_data)
{
  static const char *const files[] = {
    BASE "{\"type\":\"document\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"name\":\"doc\",\"text\":\"x\"}\n",
    "\n\n{\"type\":\"code\",\"id\":\"01900000-0000-7000-8000-000000000002\",\"key\":\"k\",\"name\":\"K\"}\n",
  };

  apply (self, "{\"type\":\"code\",\"key\":\"k\",\"name\":\"K\"}\n");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    run_dry (self, files[i], QUOTH_ERROR_EXISTS);
}

/* Whatever becomes of a file, it is applied or refused with its line, and never half. */
static void
test_damaged (Formats *self, gconstpointer user_data)
{
  g_autofree char *whole = NULL;
  g_autofree char *after = NULL;
  gsize length;

  formats_fill (self->store, 1);
  whole = formats_export_jsonl (self->store);
  length = strlen (whole);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *damaged = g_strdup (whole);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothApplyReport) report = NULL;

      for (guint n = 1 + formats_random (3); n > 0; n--)
        {
          static const char bytes[] = "\"{}[],:0-9\\n \t\n\x80\xff_";

          damaged[formats_random ((guint) length)] = bytes[formats_random (sizeof bytes - 1)];
        }
      stream = g_memory_input_stream_new_from_data (damaged, (gssize) length, NULL);
      report = quoth_apply (self->store, stream, "edits.jsonl", self->coder, formats_random (2) == 0, TRUE, NULL, &error);
      if (report == NULL)
        g_assert_true (g_str_has_prefix (error->message, "edits.jsonl:"));
    }
  after = formats_export_jsonl (self->store);
  g_assert_cmpstr (after, ==, whole);
}

/* A line that does not fit the buffer, and a stream that comes in small pieces. */
static void
test_long_line (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) jsonl = g_string_new ("{\"type\":\"document\",\"name\":\"long\",\"text\":\"");
  g_autoptr (GPtrArray) documents = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (jsonl, "Слово 🧵 ");
  g_string_append (jsonl, "\"}\n{\"type\":\"code\",\"key\":\"k\",\"name\":\"K\"}");
  apply (self, jsonl->str);
  documents = list (self->store, QUOTH_KIND_DOCUMENT);
  g_assert_cmpuint (quoth_document (documents->pdata[0])->length, ==, 800000);
  g_assert_cmpint (count (self->store, QUOTH_KIND_CODE), ==, 1);
}

static void
test_cancel (Formats *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (BASE, -1, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_apply (self->store, stream, "edits.jsonl", self->coder, FALSE, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (self->store, QUOTH_KIND_DOCUMENT), ==, 0);
}

/* ---- The corpus ---- */

static gboolean
import_corpus (Formats *self, const char *corpus)
{
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, "{\"type\":\"coder\",\"name\":\"A\"}");
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  g_autoptr (GDir) dir = g_dir_open (corpus, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name;
  g_autoptr (QuothCoder) coder = NULL;
  QuothId id;

  g_assert_true (quoth_reader_find_coder (reader, "A", &id));
  coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &id, NULL);
  import = quoth_import_new (self->store, coder);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      {
        g_autofree char *path = g_build_filename (corpus, name, NULL);

        quoth_import_add_path (import, path);
      }
  quoth_import_prepare (import, NULL, &error);
  g_assert_no_error (error);
  quoth_import_commit (import, NULL, &error);
  g_assert_no_error (error);
  return count (self->store, QUOTH_KIND_DOCUMENT) == 5;
}

static void
test_corpus (Formats *self, gconstpointer user_data)
{
  static const struct
  {
    QuothKind kind;
    guint n;
  } expected[] = {
    { QUOTH_KIND_CODER, 1 },   { QUOTH_KIND_CODE, 6 }, { QUOTH_KIND_ACTOR, 17 },      { QUOTH_KIND_MENTION, 24 },
    { QUOTH_KIND_CLAIM, 15 },  { QUOTH_KIND_CUE, 9 },  { QUOTH_KIND_PROPOSITION, 4 }, { QUOTH_KIND_RELATION, 3 },
    { QUOTH_KIND_MEMO, 1 },
  };
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *corpus = g_build_filename (shared != NULL ? shared : "", "corpus", NULL);
  g_autofree char *path = g_build_filename (corpus, "coding-a.jsonl", NULL);
  g_autofree char *jsonl = NULL;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (QuothApplyReport) again = NULL;
  g_autoptr (QuothStore) to = NULL;

  if (!g_file_get_contents (path, &jsonl, NULL, NULL))
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  g_assert_true (import_corpus (self, corpus));
  report = formats_apply (self->store, self->coder, jsonl);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (count (self->store, expected[i].kind), ==, expected[i].n);

  to = formats_create (self, "to");
  there = formats_export_jsonl (self->store);
  again = formats_apply (to, self->coder, there);
  back = formats_export_jsonl (to);
  g_assert_cmpstr (there, ==, back);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/apply/names", test_names);
  formats_test ("/apply/same", test_same);
  formats_test ("/apply/update", test_update);
  formats_test ("/apply/delete", test_delete);
  formats_test ("/apply/segments", test_segments);
  formats_test ("/apply/coder", test_coder);
  formats_test ("/apply/coder-in-file", test_coder_in_file);
  formats_test ("/apply/nothing", test_nothing);
  formats_test ("/apply/lenient", test_lenient);
  formats_test ("/apply/dry-run", test_dry_run);
  formats_test ("/apply/dry-names", test_dry_names);
  formats_test ("/apply/damaged", test_damaged);
  formats_test ("/apply/long-line", test_long_line);
  formats_test ("/apply/cancel", test_cancel);
  formats_test ("/apply/corpus", test_corpus);
  return g_test_run ();
}
