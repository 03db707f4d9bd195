/* test-mardy.c: tests of quoth-mardy*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-import-private.h"
#include "markup-fixture.h"

#include <jansson.h>

#define FORMAT "mardy"

/* ---- Round trips: what the format carries of a project, in lines ---- */

typedef struct
{
  QuothReader *reader;
  GHashTable *values; /* by id: what is named */
  GPtrArray *lines;
  const char *document;
  guint n_split; /* claims of which several come back */
} View;

static const char *
get_name (View *self, const QuothId *id)
{
  gpointer value = g_hash_table_lookup (self->values, id);

  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return quoth_coder (value)->name;
    case QUOTH_KIND_CODE:
      return quoth_code (value)->key;
    case QUOTH_KIND_ATTRIBUTE:
      return quoth_attribute (value)->type != QUOTH_ATTRIBUTE_ACTOR ? quoth_attribute (value)->key : NULL;
    default:
      return quoth_actor (value)->name;
    }
}

static GString *
begin_line (View *self, const QuothAnnotation *annotation)
{
  GString *line = g_string_new (self->document);

  g_string_append_printf (line, ": %s by %s", quoth_kind_to_nick (annotation->value.kind), get_name (self, &annotation->coder));
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (line, " %u-%u", range.start, range.end);
    }
  return line;
}

static void
list_actors (View *self, GString *line, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role == QUOTH_ROLE_CLAIMANT)
        g_string_append_printf (line, " by=%s", get_name (self, &role->actor));
    }
}

static void
list_attributes (View *self, GString *line, const QuothValue *value)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      const QuothAttributeValue *attribute = value->attributes->pdata[i];
      const char *key = get_name (self, &attribute->attribute);

      if (key != NULL)
        g_ptr_array_add (all, g_strdup_printf (" %s=%s", key, attribute->value));
    }
  g_ptr_array_sort (all, markup_compare_lines);
  for (guint i = 0; i < all->len; i++)
    g_string_append (line, all->pdata[i]);
}

/* A line for each stance. */
static void
list_claim (View *self, const QuothClaim *claim)
{
  guint n_before = self->lines->len;

  for (int stance = -1; stance <= 2; stance++)
    {
      g_autoptr (GString) line = begin_line (self, &claim->annotation);
      guint n_codes = 0;

      g_string_append_printf (line, " stance=%d", claim->categories->len > 0 ? stance : 2);
      for (guint i = 0; i < claim->categories->len; i++)
        {
          const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

          if ((int) category->stance != stance)
            continue;
          g_string_append_printf (line, " code=%s", get_name (self, &category->code));
          n_codes++;
        }
      if (n_codes == 0 && (claim->categories->len > 0 || stance != 2))
        continue;
      if (claim->date != NULL && strlen (claim->date) == 10)
        g_string_append_printf (line, " date=%s", claim->date);
      list_actors (self, line, claim);
      list_attributes (self, line, &claim->annotation.value);
      g_ptr_array_add (self->lines, g_strdup (line->str));
    }
  self->n_split += self->lines->len > n_before + 1;
}

static void
list_document (View *self, const QuothDocument *document)
{
  g_autoptr (GPtrArray) all = quoth_reader_load_annotations (self->reader, &document->value.id, NULL);
  g_autoptr (QuothText) text = quoth_reader_load_text (self->reader, &document->value.id, NULL);

  self->document = document->name;
  g_ptr_array_add (self->lines, g_strdup_printf ("%s %s %s %s %s: %s", document->name, document->title, document->author,
                                                 document->date, document->url, quoth_text_get_utf8 (text)));
  for (guint i = 0; i < all->len; i++)
    {
      QuothAnnotation *annotation = all->pdata[i];
      g_autoptr (GString) line = begin_line (self, annotation);

      if (annotation->unplaced || annotation->value.kind == QUOTH_KIND_CUE)
        continue;
      if (annotation->value.kind == QUOTH_KIND_CLAIM)
        list_claim (self, quoth_claim (annotation));
      else
        g_ptr_array_add (self->lines, g_strdup_printf ("%s %s", line->str, get_name (self, &quoth_mention (annotation)->actor)));
    }
}

/* @n_split: (out) */
static GPtrArray *
describe (QuothStore *store, guint *n_split)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CODER, QUOTH_KIND_CODE, QUOTH_KIND_ACTOR, QUOTH_KIND_ATTRIBUTE };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (GHashTable) values = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  View self = { .reader = reader, .values = values, .lines = g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery named = { .kind = kinds[i] };
      g_autoptr (GPtrArray) list = quoth_reader_list (reader, &named, NULL);

      for (guint j = 0; j < list->len; j++)
        g_hash_table_insert (values, &QUOTH_VALUE (list->pdata[j])->id, quoth_value_ref (list->pdata[j]));
    }
  for (guint i = 0; i < documents->len; i++)
    list_document (&self, documents->pdata[i]);
  g_ptr_array_sort (self.lines, markup_compare_lines);
  *n_split = self.n_split;
  return self.lines;
}

static void
assert_line (QuothStore *store, const char *words)
{
  guint n_split;
  g_autoptr (GPtrArray) lines = describe (store, &n_split);
  gboolean is_there = FALSE;

  for (guint i = 0; i < lines->len; i++)
    is_there = is_there || g_str_equal (lines->pdata[i], words);
  for (guint i = 0; !is_there && i < lines->len; i++)
    g_test_message ("%s", (char *) lines->pdata[i]);
  g_assert_true (is_there);
}

/* Each file is JSON, whose quotes are what the text says at their places. */
static void
check_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *content = formats_read (folder, name);
      json_t *file = json_loads (content, 0, NULL), *claim, *sentence;
      g_autofree gunichar *text = NULL;
      json_int_t last = 0;
      gsize i;

      g_assert_nonnull (file);
      text = g_utf8_to_ucs4_fast (json_string_value (json_object_get (file, "text")), -1, NULL);
      json_array_foreach (json_object_get (file, "claims"), i, claim)
        {
          json_int_t begin = json_integer_value (json_object_get (claim, "begin"));
          json_int_t end = json_integer_value (json_object_get (claim, "end"));
          g_autofree char *slice = g_ucs4_to_utf8 (text + begin, end - begin, NULL, NULL, NULL);

          g_assert_cmpstr (slice, ==, json_string_value (json_object_get (claim, "quote")));
        }
      json_array_foreach (json_object_get (file, "sentences"), i, sentence)
        {
          g_assert_cmpint (json_integer_value (json_object_get (sentence, "begin")), >=, last);
          last = json_integer_value (json_object_get (sentence, "end"));
        }
      json_decref (file);
    }
}

static void
import_folder (Formats *self, QuothStore *store, const char *folder)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autoptr (GPtrArray) paths = quoth_import_walk (folder, NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    quoth_import_add_path (import, paths->pdata[i]);
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    g_assert_cmpstr (((QuothImportItem *) quoth_import_get_items (import)->pdata[i])->format->id, ==, FORMAT);
  g_assert_true (quoth_import_commit (import, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    {
      const QuothImportItem *item = quoth_import_get_items (import)->pdata[i];

      for (guint j = 0; j < item->losses->len; j++)
        g_test_message ("%s", ((QuothLoss *) item->losses->pdata[j])->what);
      g_assert_true (markup_is_whole (item));
      g_assert_cmpuint (item->warnings->len, ==, 0);
    }
}

static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100 : 8); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *folder = g_strdup_printf ("files%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (FORMAT));
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *path = NULL;
      guint n_split, n_again;

      formats_fill (from, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, folder);
      check_files (path);
      import_folder (self, to, path);
      expected = describe (from, &n_split);
      found = describe (to, &n_again);
      markup_assert_same (expected, found);
      g_assert_cmpuint (formats_get_loss (export, "several stances"), ==, n_split);
      g_assert_cmpuint (n_again, ==, 0);
      g_assert_cmpuint (formats_get_loss (export, "relations between claims"), ==, 12);
    }
}

/* A second export takes the place of the first, but not of somebody's corpus. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  const QuothFormat *format = quoth_format_find (FORMAT);
  g_autofree char *corpus = g_build_filename (self->folder, "a.json", NULL);

  g_assert_true (g_file_set_contents (corpus, "{\"entities\":[],\"sentences\":[],\"claims\":[],\"tokens\":[],\"text\":\"x\"}", -1, NULL));
  g_assert_false (format->is_own_file (self->folder, "a.json"));
  formats_fill (self->store, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (self->store, format);
      g_autofree char *path = g_build_filename (self->folder, "twice", NULL);
      g_autoptr (GError) error = NULL;

      quoth_export_set_output (export, path, i > 0);
      g_assert_true (quoth_export_run (export, NULL, &error));
      g_assert_no_error (error);
      check_files (path);
    }
}

/* One of each, letter by letter, and what is left out is counted. */
static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"title\":\"T\",\"text\":\"🧵 Xi told. Bloc left\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:m\",\"name\":\"The Insider\",\"kind\":\"media\"}\n"
    "{\"type\":\"code\",\"key\":\"100\",\"name\":\"A\"}\n{\"type\":\"code\",\"key\":\"102\",\"name\":\"B\"}\n"
    "{\"type\":\"mention\",\"document\":\"d\",\"actor\":\"_:m\",\"spans\":[[2,4]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[5,9],[16,20]],\"statement\":\"s\",\"date\":\"2015-10-24\","
    "\"categories\":[{\"code\":\"100\",\"stance\":1},{\"code\":\"102\",\"stance\":-1}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\"},{\"role\":\"claimant\",\"actor\":\"_:m\"},{\"role\":\"object\",\"actor\":\"_:m\"}]}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "letters");
  content = formats_read (path, "d.json");
  g_assert_cmpstr (
    content, ==,
    "{\"generator\":\"Quoth\",\"name\":\"d\",\"title\":\"T\",\n\"entities\":[\n"
    " {\"begin\":2,\"end\":4,\"category\":\"I-MISC\",\"actor\":\"The Insider\",\"kind\":\"media\",\"coder\":\"A\"}],\n"
    "\"sentences\":[\n {\"begin\":0,\"end\":10},\n {\"begin\":11,\"end\":20}],\n\"claims\":[\n"
    " {\"begin\":5,\"end\":20,\"quote\":\"told. Bloc left\",\"cdate\":\"20151024\",\"actorvalues\":[\"per_Xi Jinping\",\"org_The Insider\"],"
    "\"actorkinds\":{\"The Insider\":\"media\"},\"claims\":[\"100\"],\"cpos\":\"1\",\"coder\":\"A\",\"spans\":[[5,9],[16,20]]},\n"
    " {\"begin\":5,\"end\":20,\"quote\":\"told. Bloc left\",\"cdate\":\"20151024\",\"actorvalues\":[\"per_Xi Jinping\",\"org_The Insider\"],"
    "\"actorkinds\":{\"The Insider\":\"media\"},\"claims\":[\"102\"],\"cpos\":\"-1\",\"coder\":\"A\",\"spans\":[[5,9],[16,20]]}],\n\"tokens\":[\n"
    " {\"begin\":0,\"end\":1,\"pos\":\"\"},\n {\"begin\":2,\"end\":4,\"pos\":\"\"},\n {\"begin\":5,\"end\":9,\"pos\":\"\"},\n"
    " {\"begin\":9,\"end\":10,\"pos\":\"\"},\n {\"begin\":11,\"end\":15,\"pos\":\"\"},\n {\"begin\":16,\"end\":20,\"pos\":\"\"}],\n"
    "\"text\":\"🧵 Xi told. Bloc left\"}\n");
  g_assert_cmpuint (formats_get_loss (export, "several stances"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "gaps"), ==, 2);
  g_assert_cmpuint (formats_get_loss (export, "statements"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "addressees"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "kinds of"), ==, 0);
}

/* ---- What the project publishes ---- */

#define SCRAMBLED \
  "{\"entities\": [{\"end\": 3, \"category\": \"I-ORG\", \"begin\": 0}, {\"end\": 9, \"category\": \"I-PER\", \"begin\": 4}], " \
  "\"sentences\": [{\"end\": 21, \"begin\": 0}], \"claims\": [{\"quote\": \"Der Zaun muss her\", \"cdate\": \"20151024\", " \
  "\"actorvalues\": [\"30\", \"50\", \"per_Yasmin\\n  Fahimi\", \"org_SPD\"], \"claims\": [\"800\", \"811\"], \"end\": 21, \"begin\": 4, " \
  "\"cpos\": \"-1\", \"note\": {\"a\": 1}}, {\"quote\": \"MZM\", \"cdate\": \"20151399\", \"actorvalues\": [], \"claims\": [], \"end\": 3, " \
  "\"begin\": 0, \"cpos\": \"1\"}, {\"quote\": \"xx\", \"cdate\": \"20150101\", \"actorvalues\": [\"per_SPD\"], \"claims\": [\"102\"], \"end\": 2, " \
  "\"begin\": 0, \"cpos\": \"empty\"}], \"tokens\": [{\"pos\": \"NE\", \"end\": 3, \"begin\": 0}], \"text\": \"MZM zzdgo Basvqvxyz w\"}"

static void
test_published (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import (self, self->store, FORMAT, SCRAMBLED);
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autoptr (QuothImport) again = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  guint n_split;

  assert_line (self->store, "coded: claim by A 4-21 stance=-1 code=800 code=811 date=2015-10-24 by=Yasmin Fahimi by=SPD actorvalues=30; 50 "
                            "note={\"a\":1} quote=Der Zaun muss her");
  assert_line (self->store, "coded: claim by A 0-3 stance=2 cdate=20151399 cpos=1");
  assert_line (self->store, "coded: claim by A 0-2 stance=2 code=102 date=2015-01-01 by=SPD quote=xx");
  formats_assert_said (self->store, "\"name\":\"Yasmin Fahimi\",\"kind\":\"person\"");
  formats_assert_said (self->store, "\"name\":\"SPD\",\"kind\":\"organisation\"");
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 0);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "not what the text says"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "names that a program found"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "found anew"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "a person here"), ==, 1);
  g_assert_cmpuint (markup_get_item (done)->warnings->len, ==, 1);
  g_assert_true (markup_has_warning (done, "coded.file:1: ", "scrambled"));
  path = formats_export (self, export, "out");
  content = formats_read (path, "coded.json");
  again = markup_import (self, to, FORMAT, content);
  expected = describe (self->store, &n_split);
  found = describe (to, &n_split);
  markup_assert_same (expected, found);
}

/* A person may take the names that a program found for mentions. */
static void
test_mapping (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "m.json", NULL);

  g_assert_true (g_file_set_contents (path, SCRAMBLED, -1, NULL));
  g_assert_true (quoth_import_map (import, "I-PER", "mention:person", NULL));
  quoth_import_add_path (import, path);
  g_assert_true (quoth_import_prepare (import, NULL, NULL));
  g_assert_true (quoth_import_commit (import, NULL, NULL));
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "names that a program found"), ==, 1);
  formats_assert_said (self->store, "\"quote\":[\"zzdgo\"]");
}

/* The words decide what is counted, and where a claim is that stands elsewhere; keys come in any order, and lists may be one thing. */
static void
test_places (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "[{\"text\":\"🧵🧵 Xi told\\r\\nPutin so\",\"claims\":["
    "{\"begin\":5,\"end\":7,\"quote\":\"Xi\",\"claims\":7,\"actorvalues\":\"Bloc\",\"cpos\":1},"
    "{\"begin\":0,\"end\":3,\"quote\":\"Putin\",\"coder\":\"C\"},{\"begin\":16.0,\"end\":18.0,\"quote\":\"told\\nPutin so\",\"cpos\":\"-1\"},"
    "{\"begin\":6,\"end\":10}],\"name\":\"n\",\"coder\":\"B\",\"year\":2015}]");

  assert_line (self->store, "n: claim by B 3-5 stance=1 code=7 by=Bloc");
  assert_line (self->store, "n: claim by C 11-16 stance=2");
  assert_line (self->store, "n: claim by B 6-19 stance=2 cpos=-1");
  assert_line (self->store, "n: claim by B 6-10 stance=2");
  formats_assert_said (self->store, "\"name\":\"Bloc\",\"kind\":\"other\"");
  formats_assert_said (self->store, "\"attributes\":{\"year\":\"2015\"}");
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CODER), ==, 3);
  g_assert_cmpuint (markup_get_loss (done, "put to their words"), ==, 2);
  g_assert_cmpuint (markup_get_item (done)->warnings->len, ==, 0);
}

/* Claims and texts in files of their own: a claim of two actors comes twice, and is one. */
static void
test_apart (Formats *self, gconstpointer user_data)
{
  static const char claims[]
    = "{\"name\":\"Xi\",\"claimvalues\":[200,\"207\"],\"cpos\":-1,\"cdate\":\"2015-12-21\",\"quote\":\"told\",\"parties\":\"CSU\",\"doc_id\":108168,"
      "\"begin\":3,\"end\":7}\n"
      "{\"name\":\"Putin\",\"claimvalues\":\"[200,207]\",\"cpos\":-1,\"cdate\":\"20151221\",\"quote\":\"told\",\"parties\":\"CSU\",\"doc_id\":\"108168\","
      "\"begin\":3,\"end\":7}\n"
      "{\"name\":\"Xi\",\"claimvalues\":[200],\"cpos\":1,\"cdate\":\"20151221\",\"quote\":\"told\",\"doc_id\":108168,\"begin\":3,\"end\":7}\n"
      "{\"name\":\"Xi\",\"claimvalues\":[200],\"quote\":\"told\",\"doc_id\":5,\"begin\":3,\"end\":7}\n";
  g_autoptr (QuothImport) texts
    = markup_import (self, self->store, FORMAT, "{\"108168\":\"Xi told Putin\",\"108169\":\"Nothing\"}\n");
  g_autoptr (QuothImport) done = markup_import (self, self->store, FORMAT, claims);

  g_assert_cmpstr (quoth_format_detect ("a.jsonl", (const guint8 *) claims, sizeof claims - 1)->id, ==, FORMAT);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_ACTOR), ==, 2);
  assert_line (self->store, "108168: claim by A 3-7 stance=-1 code=200 code=207 date=2015-12-21 by=Xi by=Putin parties=CSU");
  assert_line (self->store, "108168: claim by A 3-7 stance=1 code=200 date=2015-12-21 by=Xi");
  g_assert_cmpuint (markup_get_loss (done, "texts that are not there"), ==, 1);
  g_assert_true (markup_has_warning (done, "coded.file:4: ", "“5”"));
  markup_refuse (self, FORMAT, claims, -1, TRUE, "coded.file:4: ");
}

/* ---- Bad input ---- */

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "{\"text\":\"good words\",\"claims\":[{\"begin\":0,\"end\":4},{\"begin\":0,\"end\":99},{\"begin\":4,\"end\":0},{\"end\":3},7,"
    "{\"begin\":\"0\",\"end\":null},{\"begin\":-1,\"end\":3,\"quote\":\"nothing\"},{\"begin\":0,\"end\":4,\"spans\":[[0,2],[3]],\"claims\":{\"a\":[]}}],"
    "\"entities\":[[],{\"actor\":\"X\"},{\"actor\":\"X\",\"begin\":0,\"end\":4,\"kind\":\"tank\"}],\"sentences\":3,\"tokens\":null}\n"
    "{\"claims\":[]}\n{\"text\":\"\"}\nno JSON\n{\"text\":[");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "outside their text"), ==, 3);
  g_assert_cmpuint (markup_get_loss (done, "without a place"), ==, 5);
  g_assert_cmpuint (markup_get_loss (done, "without a text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "not JSON"), ==, 2);
  formats_assert_said (self->store, "\"spans\":[[0,4]]");
  formats_assert_said (self->store, "\"kind\":\"tank\"");
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  markup_refuse (self, FORMAT, "{\"text\":\"x\",\"claims\":[]}\n{\"text\":\"x\",\"claims\":[{\"begin\":0,\"end\":2}]}", -1, TRUE, "coded.file:2: ");
  markup_refuse (self, FORMAT, "[{\"text\":\"x\"},\n{\"text\":\"y\"", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, FORMAT, "[{\"text\":\"x\"},\n{\"text\":\"\xff\"}]", -1, FALSE, "coded.file:2: ");
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 2000 : 120); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (SCRAMBLED);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) done
        = markup_try_import (self, self->store, FORMAT, bytes->str, (gssize) bytes->len, FALSE, &error);

      g_assert_true (done != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/mardy/round-trip", test_round_trip);
  formats_test ("/mardy/again", test_again);
  formats_test ("/mardy/letters", test_letters);
  formats_test ("/mardy/published", test_published);
  formats_test ("/mardy/mapping", test_mapping);
  formats_test ("/mardy/places", test_places);
  formats_test ("/mardy/apart", test_apart);
  formats_test ("/mardy/bad", test_bad);
  formats_test ("/mardy/refused", test_refused);
  formats_test ("/mardy/mutations", test_mutations);
  return g_test_run ();
}
