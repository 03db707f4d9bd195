/* test-fuzz.c: the fuzzer's seeds through its targets, and each a little broken, without a fuzzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "quoth-fuzz.h"

#define ROUNDS 24

/* One to eight bytes left out, doubled, changed, or the rest cut off. */
static GByteArray *
break_a_little (GBytes *seed)
{
  static const char signs[] = "\"\\{}[],:0919-eE.\r\n\t \xff\xf0\x9f#_*|;=TB<>&/";
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (seed, &n_bytes);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, data, (guint) n_bytes);
  for (int i = g_test_rand_int_range (1, 9); i > 0 && bytes->len > 1; i--)
    {
      guint place = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
      guint8 sign = (guint8) signs[g_test_rand_int_range (0, sizeof signs - 1)];

      switch (g_test_rand_int_range (0, 40))
        {
        case 0:
          g_byte_array_set_size (bytes, place);
          break;
        case 1 ... 13:
          g_byte_array_remove_index (bytes, place);
          break;
        default:
          bytes->data[place] = sign;
        }
    }
  return bytes;
}

static void
test_target (gconstpointer data)
{
  g_autoptr (QuothFuzz) fuzz = quoth_fuzz_new (data);
  g_autoptr (GPtrArray) seeds = quoth_fuzz_list_seeds (fuzz);
  guint n_taken = 0;

  quoth_fuzz_run (fuzz, (const guint8 *) "", 0);
  for (guint i = 0; i < seeds->len; i++)
    {
      gsize n_bytes;
      const guint8 *bytes = g_bytes_get_data (seeds->pdata[i], &n_bytes);

      n_taken += quoth_fuzz_run (fuzz, bytes, n_bytes);
    }
  /* A reader for which nobody wrote a seed that it takes is hardly fuzzed: tests/fuzz/seeds. */
  g_assert_cmpuint (n_taken, >, 0);
  g_test_message ("%u of %u seeds are taken in", n_taken, seeds->len);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GByteArray) broken = break_a_little (seeds->pdata[i % seeds->len]);

      quoth_fuzz_run (fuzz, broken->data, broken->len);
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) targets = quoth_fuzz_list ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", targets[i], NULL);

      g_test_add_data_func (path, targets[i], test_target);
    }
  return g_test_run ();
}
