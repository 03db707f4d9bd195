/* test-codebook.c: tests of quoth-codebook.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

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
  assert_change (changed, 1, QUOTH_CODEBOOK_CHANGED, "rhine", "parent");
  g_assert_cmpstr (((QuothCodebookChange *) changed->pdata[1])->after, ==, "lake");
  assert_change (changed, 2, QUOTH_CODEBOOK_CHANGED, "rhine", "definition");
  g_assert_null (((QuothCodebookChange *) changed->pdata[2])->before);
  g_assert_cmpuint (back->len, ==, 3);
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
  quoth_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook/diff", test_diff);
  g_test_add_func ("/codebook/attributes", test_attributes);
  g_test_add_func ("/codebook/bad", test_bad);
  g_test_add_func ("/codebook/save", test_save);
  return g_test_run ();
}
