/* test-code-keys.c: tests of quoth-code-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-code-keys.h"

#define N_ROUNDS 2000
#define N_CODES 14

static QuothCode *
make_code (GPtrArray *codes, const char *shortcut)
{
  QuothCode *code = quoth_code_new (NULL);

  code->shortcut = g_strdup (shortcut);
  g_ptr_array_add (codes, code);
  return code;
}

static void
use (QuothCodeKeys *keys, GPtrArray *codes, guint n)
{
  quoth_code_keys_use (keys, &QUOTH_VALUE (codes->pdata[n])->id);
}

static const char *
get_label (QuothCodeKeys *keys, GPtrArray *codes, guint n)
{
  return quoth_code_keys_get_label (keys, &QUOTH_VALUE (codes->pdata[n])->id);
}

/* Nothing has a key that was not used, but for what asks for one. */
static void
test_own (void)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (QuothCodeKeys) keys = quoth_code_keys_new ();

  make_code (codes, NULL);
  make_code (codes, "2");
  make_code (codes, "2");
  make_code (codes, NULL);
  quoth_code_keys_set_codes (keys, codes);
  g_assert_null (get_label (keys, codes, 0));
  g_assert_cmpstr (get_label (keys, codes, 1), ==, "2");
  g_assert_null (get_label (keys, codes, 2));

  use (keys, codes, 0);
  use (keys, codes, 3);
  use (keys, codes, 1);
  g_assert_cmpstr (get_label (keys, codes, 0), ==, "1");
  g_assert_cmpstr (get_label (keys, codes, 1), ==, "2");
  g_assert_cmpstr (get_label (keys, codes, 3), ==, "3");
  g_assert_null (quoth_code_keys_get_code (keys, 4));
  g_assert_null (quoth_code_keys_get_code (keys, 0));
  g_assert_null (quoth_code_keys_get_code (keys, 10));
}

/* The tenth code that is used takes the key of the one that was not used for the longest time; the others keep theirs. */
static void
test_oldest (void)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (QuothCodeKeys) keys = quoth_code_keys_new ();

  for (guint i = 0; i < 10; i++)
    make_code (codes, NULL);
  quoth_code_keys_set_codes (keys, codes);
  for (guint i = 0; i < 9; i++)
    use (keys, codes, i);
  use (keys, codes, 0);
  use (keys, codes, 9);
  g_assert_cmpstr (get_label (keys, codes, 0), ==, "1");
  g_assert_null (get_label (keys, codes, 1));
  g_assert_cmpstr (get_label (keys, codes, 9), ==, "2");
  g_assert_cmpstr (get_label (keys, codes, 8), ==, "9");
}

/* A code may be used before it is told of; one that is gone leaves its key. */
static void
test_come_and_go (void)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (GPtrArray) none = quoth_values_new ();
  g_autoptr (QuothCodeKeys) keys = quoth_code_keys_new ();

  make_code (codes, NULL);
  use (keys, codes, 0);
  g_assert_null (quoth_code_keys_get_code (keys, 1));
  quoth_code_keys_set_codes (keys, codes);
  g_assert_cmpstr (get_label (keys, codes, 0), ==, "1");
  quoth_code_keys_set_codes (keys, none);
  g_assert_null (quoth_code_keys_get_code (keys, 1));
  quoth_code_keys_set_codes (keys, codes);
  g_assert_cmpstr (get_label (keys, codes, 0), ==, "1");
}

/* What was used last gets the first key. */
static void
test_use_all (void)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (GArray) used = g_array_new (FALSE, TRUE, sizeof (QuothCodeCounts));
  g_autoptr (QuothCodeKeys) keys = quoth_code_keys_new ();
  const guint order[] = { 2, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    make_code (codes, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      QuothCodeCounts counts = { QUOTH_VALUE (codes->pdata[order[i]])->id, 1 };

      g_array_append_val (used, counts);
    }
  quoth_code_keys_set_codes (keys, codes);
  quoth_code_keys_use_all (keys, used);
  g_assert_cmpstr (get_label (keys, codes, 1), ==, "1");
  g_assert_cmpstr (get_label (keys, codes, 0), ==, "2");
  g_assert_cmpstr (get_label (keys, codes, 2), ==, "3");
}

static void
assert_sound (QuothCodeKeys *keys, GPtrArray *codes, guint used)
{
  guint n = 0;

  for (guint key = 1; key <= 9; key++)
    {
      const QuothId *code = quoth_code_keys_get_code (keys, key);
      char label[2] = { (char) ('0' + key), '\0' };

      if (code == NULL)
        continue;
      g_assert_cmpstr (quoth_code_keys_get_label (keys, code), ==, label);
      n++;
    }
  g_assert_cmpuint (n, <=, codes->len);
  /* What was used just now has a key, unless all of them are asked for. */
  g_assert_nonnull (get_label (keys, codes, used));
}

static void
test_random (void)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (QuothCodeKeys) keys = quoth_code_keys_new ();

  for (guint i = 0; i < N_CODES; i++)
    make_code (codes, i < 5 ? "7" : i < 7 ? "3" : NULL);
  quoth_code_keys_set_codes (keys, codes);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint n = (guint) g_test_rand_int_range (0, N_CODES);

      use (keys, codes, n);
      if (g_test_rand_bit ())
        quoth_code_keys_set_codes (keys, codes);
      assert_sound (keys, codes, n);
      g_assert_cmpstr (get_label (keys, codes, 0), ==, "7");
      g_assert_cmpstr (get_label (keys, codes, 5), ==, "3");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-keys/own", test_own);
  g_test_add_func ("/code-keys/oldest", test_oldest);
  g_test_add_func ("/code-keys/come-and-go", test_come_and_go);
  g_test_add_func ("/code-keys/use-all", test_use_all);
  g_test_add_func ("/code-keys/random", test_random);
  return g_test_run ();
}
