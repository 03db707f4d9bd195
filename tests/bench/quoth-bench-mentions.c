/* quoth-bench-mentions.c: a project with very many mentions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-mentions.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_DOCUMENTS 100
#define N_ACTORS 100
#define TEXT_SIZE 50000

static void
append_mentions (GString *edits, const char *text, guint document, guint n, GRand *random)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (words);
  g_autofree guint *starts = g_new (guint, n_words);
  guint offset = 0;

  for (guint i = 0; i < n_words; i++)
    {
      starts[i] = offset;
      offset += g_utf8_strlen (words[i], -1) + 1;
    }
  for (guint i = 0; i < n; i++)
    {
      guint word = g_rand_int_range (random, 0, n_words - 1);
      gsize length = g_utf8_strlen (words[word], -1);

      if (strpbrk (words[word], ".\n") != NULL)
        {
          i--;
          continue;
        }
      g_string_append_printf (edits,
                              "{\"type\":\"mention\",\"document\":\"doc%u\",\"coder\":\"A\",\"spans\":[[%u,%u]],\"quote\":[\"%s\"],"
                              "\"actor\":\"Actor %d\"}\n",
                              document, starts[word], (guint) (starts[word] + length), words[word],
                              g_rand_int_range (random, 0, N_ACTORS));
    }
}

void
quoth_bench_make_mentions (QuothBench *bench, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GString) actors = g_string_new (NULL);
  g_autofree char *edits_path = quoth_bench_path (bench, "mentions.jsonl");
  g_autofree char *actors_path = quoth_bench_path (bench, "actors.jsonl");
  FILE *file = g_fopen (edits_path, "w");

  quoth_bench_shell (bench, "mkdir -p texts; rm -f empty.quoth");
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) edits = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("texts/doc%u.txt", i);
      g_autofree char *path = quoth_bench_path (bench, name);

      quoth_bench_append_words (text, TEXT_SIZE, random);
      g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
      append_mentions (edits, text->str, i, n / N_DOCUMENTS, random);
      g_assert_cmpuint (fwrite (edits->str, 1, edits->len, file), ==, edits->len);
    }
  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (actors, "{\"type\":\"actor\",\"id\":\"_:%u\",\"name\":\"Actor %u\",\"kind\":\"person\"}\n", i, i);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_true (g_file_set_contents (actors_path, actors->str, actors->len, NULL));
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" new empty.quoth --quiet;"
                            "\"$QUOTH_CLI\" import empty.quoth texts --coder A --quiet;"
                            "\"$QUOTH_CLI\" apply empty.quoth actors.jsonl --coder A --quiet");
}
