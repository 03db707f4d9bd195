/* test-codebook.c: tests of quoth-codebook.c, quoth-codebook-diff.c and quoth-codebook-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "quoth.h"

#define LAKE "{\"type\":\"code\",\"id\":\"_:code/lake\",\"key\":\"lake\",\"name\":\"Lake\"}\n"
#define RHINE "{\"type\":\"code\",\"id\":\"_:code/rhine\",\"key\":\"rhine\",\"name\":\"Rhine\"}\n"

static GPtrArray *
diff (const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = quoth_codebook_diff (before, after, &error);

  g_assert_no_error (error);
  return changes;
}

static void
assert_change (GPtrArray *changes, guint n, QuothCodebookChangeType type, const char *key, const char *field)
{
  const QuothCodebookChange *change = changes->pdata[n];

  g_assert_cmpint (change->type, ==, type);
  g_assert_cmpstr (change->key, ==, key);
  g_assert_cmpstr (change->field, ==, field);
}

static void
test_diff (void)
{
  static const char *const moved = "{\"type\":\"code\",\"id\":\"_:code/rhine\",\"key\":\"rhine\",\"name\":\"River\","
                                   "\"parent\":\"_:code/lake\",\"definition\":\"All that flows\",\"position\":3}\n";
  g_autoptr (GPtrArray) none = diff (LAKE RHINE, RHINE LAKE);
  g_autoptr (GPtrArray) added = diff (LAKE, LAKE RHINE);
  g_autoptr (GPtrArray) removed = diff (LAKE RHINE, RHINE);
  g_autofree char *after = g_strconcat (LAKE, moved, NULL);
  g_autoptr (GPtrArray) changed = diff (LAKE RHINE, after);
  g_autoptr (GPtrArray) back = diff (after, LAKE RHINE);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (added->len, ==, 1);
  assert_change (added, 0, QUOTH_CODEBOOK_ADDED, "rhine", NULL);
  g_assert_cmpuint (removed->len, ==, 1);
  assert_change (removed, 0, QUOTH_CODEBOOK_REMOVED, "lake", NULL);
  g_assert_cmpuint (changed->len, ==, 3);
  assert_change (changed, 0, QUOTH_CODEBOOK_CHANGED, "rhine", "name");
  assert_change (changed, 1, QUOTH_CODEBOOK_CHANGED, "rhine", "definition");
  g_assert_null (((QuothCodebookChange *) changed->pdata[1])->before);
  assert_change (changed, 2, QUOTH_CODEBOOK_MOVED, "rhine", "parent");
  g_assert_cmpstr (((QuothCodebookChange *) changed->pdata[2])->after, ==, "lake");
  g_assert_cmpstr (((QuothCodebookChange *) changed->pdata[2])->after_name, ==, "Lake");
  g_assert_cmpuint (back->len, ==, 3);
}

/* (transfer full): a code in a line; ids are those of a project. */
static char *
make_code (guint id, const char *key, guint parent, guint position)
{
  g_autofree char *below
    = parent > 0 ? g_strdup_printf (",\"parent\":\"01900000-0000-7000-8000-%012u\"", parent) : g_strdup ("");

  return g_strdup_printf ("{\"type\":\"code\",\"id\":\"01900000-0000-7000-8000-%012u\",\"key\":\"%s\",\"name\":\"%s\"%s,"
                          "\"position\":%u}\n",
                          id, key, key, below, position);
}

/* One with another key is the same; what has its key now is another, and what is below it stayed there. */
static void
test_renamed_key (void)
{
  g_autofree char *lake = make_code (1, "lake", 0, 0);
  g_autofree char *shore = make_code (2, "shore", 1, 0);
  g_autofree char *sea = make_code (1, "sea", 0, 0);
  g_autofree char *other = make_code (3, "lake", 0, 1);
  g_autofree char *before = g_strconcat (lake, shore, NULL);
  g_autofree char *after = g_strconcat (sea, shore, other, NULL);
  g_autoptr (GPtrArray) changes = diff (before, after);
  g_autoptr (GPtrArray) local = diff (before, LAKE);

  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, 0, QUOTH_CODEBOOK_CHANGED, "sea", "key");
  g_assert_cmpstr (((QuothCodebookChange *) changes->pdata[0])->before, ==, "lake");
  assert_change (changes, 1, QUOTH_CODEBOOK_CHANGED, "sea", "name");
  g_assert_cmpuint (((QuothCodebookChange *) changes->pdata[0])->subject, ==,
                    ((QuothCodebookChange *) changes->pdata[1])->subject);
  assert_change (changes, 2, QUOTH_CODEBOOK_ADDED, "lake", NULL);
  /* Against another project: by key. */
  g_assert_cmpuint (local->len, ==, 2);
  assert_change (local, 0, QUOTH_CODEBOOK_REMOVED, "shore", NULL);
  assert_change (local, 1, QUOTH_CODEBOOK_CHANGED, "lake", "name");
}

/* (transfer full): codes in an order of @order, some below the first. */
static char *
make_codes (const guint *order, guint n)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint place = 0; place < n; place++)
    {
      g_autofree char *key = g_strdup_printf ("c%u", order[place]);
      g_autofree char *code = make_code (order[place], key, 0, place);

      g_string_append (codes, code);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* One that a person moved is the one that has moved, wherever from and to, and nothing else. */
static void
test_moved (void)
{
  guint n = (guint) g_test_rand_int_range (3, 40);
  g_autofree guint *order = g_new (guint, n);
  g_autofree char *before = NULL;
  guint from = (guint) g_test_rand_int_range (0, (int) n);
  guint to = (guint) g_test_rand_int_range (0, (int) n);
  guint moved;

  for (guint i = 0; i < n; i++)
    order[i] = i + 1;
  before = make_codes (order, n);
  moved = order[from];
  if (from < to)
    memmove (order + from, order + from + 1, (to - from) * sizeof *order);
  else
    memmove (order + to + 1, order + to, (from - to) * sizeof *order);
  order[to] = moved;
  {
    g_autofree char *after = make_codes (order, n);
    g_autoptr (GPtrArray) changes = diff (before, after);
    g_autofree char *key = g_strdup_printf ("c%u", moved);
    g_autofree char *previous = to > 0 ? g_strdup_printf ("c%u", order[to - 1]) : NULL;

    g_assert_cmpuint (changes->len, ==, from == to ? 0 : 1);
    if (from == to)
      return;
    /* Of two neighbours that changed places either may have moved. */
    if (ABS ((int) from - (int) to) > 1)
      {
        assert_change (changes, 0, QUOTH_CODEBOOK_MOVED, key, "place");
        g_assert_cmpstr (((QuothCodebookChange *) changes->pdata[0])->after, ==, previous);
      }
    g_assert_cmpint (((QuothCodebookChange *) changes->pdata[0])->type, ==, QUOTH_CODEBOOK_MOVED);
  }
}

static void
test_moves (void)
{
  for (guint i = 0; i < 200; i++)
    test_moved ();
}

typedef struct
{
  guint id;
  guint parent; /* 0: none */
  guint position;
} Place;

/* (transfer full): codes in the order of @places. */
static char *
make_tree (const Place *places, guint n)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%u", places[i].id);
      g_autofree char *code = make_code (places[i].id, key, places[i].parent, places[i].position);

      g_string_append (codes, code);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* Where the code of a change is in the tree: the places of all that it is below, and its own. */
static char *
make_path (const Place *by_id, guint id)
{
  g_autofree char *above = by_id[id].parent > 0 ? make_path (by_id, by_id[id].parent) : g_strdup ("");

  return g_strdup_printf ("%s/%03u", above, by_id[id].position);
}

static void
assert_tree_order (GPtrArray *changes, const Place *by_id, guint n)
{
  g_autofree char *last = g_strdup ("");

  g_assert_cmpuint (changes->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const QuothCodebookChange *change = changes->pdata[i];
      g_autofree char *path = make_path (by_id, (guint) g_ascii_strtoull (change->key + 1, NULL, 10));

      g_assert_cmpstr (last, <, path);
      g_free (last);
      last = g_steal_pointer (&path);
    }
}

/* Whatever the lines are in: a parent before what is below it, and siblings by their places. */
static void
test_order (void)
{
  for (guint round = 0; round < 100; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 40);
      g_autofree Place *by_id = g_new0 (Place, n + 1);
      g_autofree Place *lines = g_new0 (Place, n);
      g_autofree char *tree = NULL;
      g_autoptr (GPtrArray) added = NULL, removed = NULL;

      for (guint id = 1; id <= n; id++)
        {
          by_id[id] = (Place){ .id = id, .parent = (guint) g_test_rand_int_range (0, (int) id), .position = n - id };
          lines[id - 1] = by_id[id];
        }
      for (guint i = n - 1; i > 0; i--)
        {
          guint other = (guint) g_test_rand_int_range (0, (int) i + 1);
          Place place = lines[i];

          lines[i] = lines[other];
          lines[other] = place;
        }
      tree = make_tree (lines, n);
      added = diff ("", tree);
      assert_tree_order (added, by_id, n);
      removed = diff (tree, "");
      assert_tree_order (removed, by_id, n);
    }
}

/* A file may have what no project has: codes below each other are told too, and once. */
static void
test_circle (void)
{
  static const Place places[] = { { .id = 1, .parent = 2 }, { .id = 2, .parent = 1 }, { .id = 3, .parent = 2 }, { .id = 4 } };
  g_autofree char *circle = make_tree (places, G_N_ELEMENTS (places));
  g_autoptr (GPtrArray) changes = diff ("", circle);

  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (places));
  assert_change (changes, 0, QUOTH_CODEBOOK_ADDED, "c4", NULL);
}

/* Lists are told a line each, attributes by their keys. */
static void
test_fields (void)
{
  g_autoptr (GPtrArray) changes
    = diff ("{\"type\":\"code\",\"key\":\"lake\",\"name\":\"Lake\",\"attributes\":{\"level\":2,\"open\":true}}\n",
            "{\"type\":\"code\",\"key\":\"lake\",\"name\":\"Lake\",\"attributes\":{\"level\":3},"
            "\"examples\":[{\"text\":\"the lake\",\"note\":\"north\"},{\"text\":\"a pond\"}]}\n");
  const QuothCodebookChange *examples;

  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, 0, QUOTH_CODEBOOK_CHANGED, "lake", "attributes.level");
  g_assert_cmpstr (((QuothCodebookChange *) changes->pdata[0])->after, ==, "3");
  assert_change (changes, 1, QUOTH_CODEBOOK_CHANGED, "lake", "attributes.open");
  assert_change (changes, 2, QUOTH_CODEBOOK_CHANGED, "lake", "examples");
  examples = changes->pdata[2];
  g_assert_cmpstr (examples->after, ==, "the lake — north\na pond");
}

/* Attributes for two kinds may have one key. */
static void
test_attributes (void)
{
  g_autoptr (GPtrArray) changes
    = diff ("{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"text\"}\n",
            "{\"type\":\"attribute\",\"on\":\"actor\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"text\"}\n");

  g_assert_cmpuint (changes->len, ==, 2);
  assert_change (changes, 0, QUOTH_CODEBOOK_REMOVED, "tone", NULL);
  assert_change (changes, 1, QUOTH_CODEBOOK_ADDED, "tone", NULL);
}

static void
test_bad (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_codebook_diff (LAKE "{\"type\":\n", LAKE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
}

static void
save (QuothStore *store, const QuothCoder *coder, int code)
{
  g_autoptr (QuothCodebookSaving) saving = quoth_codebook_saving_new (coder, "First", NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_build (store, quoth_codebook_save, saving, NULL, &error);

  g_assert_cmpint (done, ==, code < 0);
  if (code >= 0)
    g_assert_error (error, QUOTH_ERROR, code);
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("quoth-codebook-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.quoth", NULL);
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, NULL);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Test", &coder->value.id);
  QuothQuery query = { .kind = QUOTH_KIND_CODEBOOK_VERSION };

  coder->name = g_strdup ("A");
  code->key = g_strdup ("lake");
  code->name = g_strdup ("Lake");
  save (store, coder, QUOTH_ERROR_INVALID);
  quoth_change_put (change, coder);
  quoth_change_put (change, code);
  g_assert_true (quoth_store_commit (store, change, NULL, NULL));
  save (store, coder, -1);
  save (store, coder, -1);
  {
    g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
    g_autoptr (GPtrArray) versions = quoth_reader_list (reader, &query, NULL);
    g_autofree char *now = quoth_codebook_dup_content (reader, NULL);
    const QuothCodebookVersion *last;
    g_autoptr (GPtrArray) changes = NULL;

    g_assert_cmpuint (versions->len, ==, 2);
    last = versions->pdata[1];
    g_assert_cmpuint (last->number, ==, 2);
    changes = diff (last->content, now);
    g_assert_cmpuint (changes->len, ==, 0);
  }
  {
    g_autoptr (QuothChange) rename = quoth_change_new ("Test", &coder->value.id);
    g_autoptr (QuothCode) renamed = quoth_value_copy (code);
    g_autoptr (QuothReader) reader = NULL;
    g_autoptr (GPtrArray) versions = NULL;
    g_autofree char *now = NULL;
    g_autoptr (GPtrArray) changes = NULL;

    g_free (renamed->key);
    renamed->key = g_strdup ("sea");
    quoth_change_put (rename, renamed);
    g_assert_true (quoth_store_commit (store, rename, NULL, NULL));
    reader = quoth_store_open_reader (store, NULL);
    versions = quoth_reader_list (reader, &query, NULL);
    now = quoth_codebook_dup_content (reader, NULL);
    changes = diff (((const QuothCodebookVersion *) versions->pdata[0])->content, now);
    g_assert_cmpuint (changes->len, ==, 1);
    assert_change (changes, 0, QUOTH_CODEBOOK_CHANGED, "sea", "key");
  }
  quoth_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

/* Imports a file with @content, and asserts that it is refused with @refusal (nullable). */
static guint
import (QuothStore *store, const QuothCoder *coder, const char *name, const char *content, const char *refusal)
{
  g_autofree char *folder = g_path_get_dirname (quoth_store_get_path (store));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothApplyReport) report = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  report = quoth_codebook_import (store, path, coder, NULL, &error);
  g_unlink (path);
  if (refusal == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_null (report);
      g_assert_nonnull (strstr (error->message, refusal));
    }
  return report != NULL ? report->n_put[QUOTH_KIND_CODE] : 0;
}

static guint
count_codes (QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, NULL);

  return codes->len;
}

/* A codebook comes in as one step; a file with anything else, or with anything wrong in it, not at all. */
static void
test_import (void)
{
  g_autofree char *folder = g_dir_make_tmp ("quoth-codebook-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.quoth", NULL);
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, NULL);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  const char *qdc = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><Codes>"
                    "<Code guid=\"6B29FC40-CA47-1067-B31D-00DD010662DA\" name=\"Bank\" isCodable=\"true\"/></Codes></CodeBook>";

  coder->name = g_strdup ("A");
  g_assert_cmpuint (import (store, coder, "a.jsonl", LAKE RHINE, NULL), ==, 2);
  g_assert_cmpuint (import (store, coder, "a.qdc", qdc, NULL), ==, 1);
  g_assert_cmpuint (count_codes (store), ==, 3);
  import (store, coder, "b.jsonl", LAKE "\n{\"type\":\"actor\",\"name\":\"A\",\"kind\":\"person\"}\n", "b.jsonl:3: “actor”");
  import (store, coder, "b.jsonl", "{\"type\":\"code\",\"key\":\"sea\",\"name\":\"Sea\"}\n{\"type\":\"code\",\n", "b.jsonl:2:");
  import (store, coder, "b.qdc", "<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">\n<Codes><Code", "b.qdc:3:");
  import (store, coder, "b.txt", "Just words.\n", "“b.txt” is no codebook");
  g_assert_cmpuint (count_codes (store), ==, 3);
  g_assert_true (quoth_store_undo (store, &coder->value.id, NULL));
  g_assert_cmpuint (count_codes (store), ==, 2);
  g_assert_true (quoth_store_undo (store, &coder->value.id, NULL));
  g_assert_cmpuint (count_codes (store), ==, 0);
  quoth_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/diff", test_diff);
  g_test_add_func ("/codebook/renamed-key", test_renamed_key);
  g_test_add_func ("/codebook/moves", test_moves);
  g_test_add_func ("/codebook/order", test_order);
  g_test_add_func ("/codebook/circle", test_circle);
  g_test_add_func ("/codebook/fields", test_fields);
  g_test_add_func ("/codebook/attributes", test_attributes);
  g_test_add_func ("/codebook/bad", test_bad);
  g_test_add_func ("/codebook/save", test_save);
  g_test_add_func ("/codebook/import", test_import);
  return g_test_run ();
}
