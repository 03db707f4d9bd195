/* test-preset.c: presets of imports, written and read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-preset.h"
#include "text/quoth-error.h"

#include <glib/gstdio.h>

static QuothPreset *
save (const char *name, const char *format)
{
  QuothPreset *preset = quoth_preset_new (name, format);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (preset->labels, g_strdup ("PER"), g_strdup ("mention:person"));
  g_hash_table_insert (preset->labels, g_strdup ("“Ü”\n🧵"), g_strdup ("claim:a|b"));
  g_hash_table_insert (preset->columns, g_strdup ("text"), g_strdup ("Quote, of"));
  preset->divided = TRUE;
  quoth_preset_save (preset, &error);
  g_assert_no_error (error);
  return preset;
}

static void
test_again (void)
{
  g_autoptr (QuothPreset) saved = save ("Our NER, 2", "doccano");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothPreset) found = quoth_preset_find ("Our NER, 2", &error);
  g_autofree char *folder = quoth_preset_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "Our NER, 2.json", NULL);
  g_autoptr (QuothPreset) loaded = quoth_preset_find (path, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (found->name, ==, "Our NER, 2");
  g_assert_cmpstr (found->format, ==, "doccano");
  g_assert_true (found->divided);
  g_assert_cmpuint (g_hash_table_size (found->labels), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (found->labels, "“Ü”\n🧵"), ==, "claim:a|b");
  g_assert_cmpstr (g_hash_table_lookup (found->columns, "text"), ==, "Quote, of");
  g_assert_cmpstr (loaded->name, ==, found->name);
}

static void
test_list (void)
{
  g_autoptr (QuothPreset) one = save ("b", "webanno");
  g_autoptr (QuothPreset) two = save ("a", NULL);
  g_autofree char *folder = quoth_preset_dup_folder ();
  g_autofree char *broken = g_build_filename (folder, "broken.json", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothPreset) none = NULL;

  g_assert_true (g_file_set_contents (broken, "{\"labels\":", -1, NULL));
  list = quoth_presets_list ("brat");
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((const QuothPreset *) list->pdata[0])->name, ==, "a");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = quoth_presets_list ("webanno");
  g_assert_cmpuint (list->len, ==, 2);
  none = quoth_preset_find ("nowhere", &error);
  g_assert_null (none);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strstr_len (error->message, -1, "a, b"));
  g_clear_error (&error);
  none = quoth_preset_find ("broken", &error);
  g_assert_null (none);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_nonnull (g_strstr_len (error->message, -1, "broken.json:1: "));
}

static void
test_names (void)
{
  static const char *const names[] = { "", ".", ".hidden", "../up", "a/b", "a\\b", "two\nlines", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (QuothPreset) preset = quoth_preset_new (names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (quoth_preset_save (preset, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *base;

  while (dir != NULL && (base = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, base, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      g_remove (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("quoth-preset-XXXXXX", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_add_func ("/preset/again", test_again);
  g_test_add_func ("/preset/list", test_list);
  g_test_add_func ("/preset/names", test_names);
  status = g_test_run ();
  remove_folder (config);
  return status;
}
