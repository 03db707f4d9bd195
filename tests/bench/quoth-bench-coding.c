/* quoth-bench-coding.c: a long text with annotations all over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-coding.h"

/* Where words begin in @text, in code points. */
static GArray *
find_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean blank = TRUE;
  guint offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gboolean was_blank = blank;

      blank = *p == ' ' || *p == '\n';
      if (was_blank && !blank)
        g_array_append_val (words, offset);
    }
  return words;
}

/* Three in four are mentions of a word, the others claims of some words, all of them spread over the text. */
static void
write_coding (QuothBench *bench, const char *name, const char *text, guint n_annotations)
{
  g_autoptr (GArray) words = find_words (text);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree char *path = quoth_bench_path (bench, "coding.jsonl");
  g_autoptr (GString) lines = g_string_new (
    "{\"type\":\"actor\",\"id\":\"_:a\",\"name\":\"Somebody\",\"kind\":\"person\"}\n");
  GError *error = NULL;

  for (guint i = 0; i < n_annotations; i++)
    {
      gboolean mention = i % 4 != 0;
      int n = mention ? 1 : g_rand_int_range (random, 3, 20);
      int first = g_rand_int_range (random, 0, (int) words->len - n);
      guint start = g_array_index (words, guint, first);
      guint end = g_array_index (words, guint, first + n) - 1;

      g_string_append_printf (lines,
                              "{\"type\":\"%s\",\"document\":\"%s\",\"spans\":[[%u,%u]]%s}\n",
                              mention ? "mention" : "claim", name, start, end, mention ? ",\"actor\":\"_:a\"" : "");
    }
  g_file_set_contents (path, lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
}

void
quoth_bench_make_coded (QuothBench *self, const char *name, gsize n_bytes, guint n_annotations, gboolean paragraphs)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = quoth_bench_path (self, file);
  g_autofree char *line = g_strdup_printf ("\"$QUOTH_CLI\" new %s.quoth --quiet\n"
                                           "\"$QUOTH_CLI\" import %s.quoth %s.txt --coder A --quiet\n"
                                           "\"$QUOTH_CLI\" apply %s.quoth coding.jsonl --coder A --quiet\n",
                                           name, name, name, name);
  GError *error = NULL;

  quoth_bench_append_words (text, n_bytes, random);
  if (!paragraphs)
    g_strdelimit (text->str, "\n", ' ');
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  write_coding (self, name, text->str, n_annotations);
  quoth_bench_shell (self, line);
}
