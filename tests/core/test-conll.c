/* test-conll.c: tests of quoth-conll.c and quoth-tokens.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

/* ---- A reader of the files ---- */

typedef struct
{
  QuothRange range;
  char *label;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->label);
}

/* One "# document" and what follows it. */
typedef struct
{
  char *document;
  char *coder;
  GArray *lines;
  guint n_sentences;
} Block;

static void
block_free (gpointer data)
{
  Block *self = data;

  g_free (self->document);
  g_free (self->coder);
  g_array_unref (self->lines);
  g_free (self);
}

/* A token, checked against the text that it is of. */
static void
add_line (Block *self, char **columns, QuothText *text)
{
  Line line = { .label = g_strdup (columns[3]) };
  g_autofree char *slice = NULL;

  line.range.start = (guint) g_ascii_strtoull (columns[1], NULL, 10);
  line.range.end = (guint) g_ascii_strtoull (columns[2], NULL, 10);
  g_assert_cmpuint (line.range.start, <, line.range.end);
  g_assert_cmpuint (line.range.end, <=, quoth_text_get_length (text));
  if (self->lines->len > 0)
    g_assert_cmpuint (line.range.start, >=, g_array_index (self->lines, Line, self->lines->len - 1).range.end);
  slice = quoth_text_dup_slice (text, line.range);
  g_assert_cmpstr (columns[0], ==, slice);
  g_array_append_val (self->lines, line);
}

static GPtrArray *
parse (const char *content, GHashTable *texts)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  Block *block = NULL;
  gboolean blank = TRUE;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      guint n_columns = g_strv_length (columns);

      if (g_str_has_prefix (lines[i], "# document = ") && n_columns == 1)
        {
          g_assert_true (blank);
          block = g_new0 (Block, 1);
          block->document = g_strdup (lines[i] + strlen ("# document = "));
          block->lines = g_array_new (FALSE, FALSE, sizeof (Line));
          g_array_set_clear_func (block->lines, line_clear);
          g_ptr_array_add (blocks, block);
        }
      else if (g_str_has_prefix (lines[i], "# coder = ") && n_columns == 1)
        {
          block->coder = g_strdup (lines[i] + strlen ("# coder = "));
        }
      else if (*lines[i] == '\0')
        {
          g_assert_false (blank && block->lines->len > 0);
          blank = TRUE;
          continue;
        }
      else
        {
          g_assert_cmpuint (n_columns, ==, 4);
          block->n_sentences += blank || block->lines->len == 0;
          add_line (block, columns, g_hash_table_lookup (texts, block->document));
        }
      blank = FALSE;
    }
  return blocks;
}

/* ---- Random projects ---- */

static GHashTable *
load_texts (QuothStore *store)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) quoth_text_unref);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      QuothDocument *document = documents->pdata[i];

      g_hash_table_insert (
        texts, g_strdup (document->name), quoth_reader_load_text (reader, &document->value.id, NULL));
    }
  return texts;
}

/* All of the text but white space is in a token; I- follows only its own label. */
static void
check_block (const Block *block, QuothText *text)
{
  const char *last = "O";
  guint offset = 0;

  for (guint i = 0; i <= block->lines->len; i++)
    {
      const Line *line = i < block->lines->len ? &g_array_index (block->lines, Line, i) : NULL;
      guint start = line != NULL ? line->range.start : quoth_text_get_length (text);

      for (; offset < start; offset++)
        {
          gunichar c = quoth_text_get_char (text, offset);

          g_assert_true (g_unichar_isspace (c) || c == 0x85);
        }
      if (line == NULL)
        break;
      if (g_str_has_prefix (line->label, "I-"))
        g_assert_cmpstr (line->label + 1, ==, last + 1);
      else
        g_assert_true (g_str_has_prefix (line->label, "B-") || g_str_equal (line->label, "O"));
      last = line->label;
      offset = line->range.end;
    }
}

/* Each annotation that is not a counted loss begins at a token that begins a stretch. */
static guint
count_begins (const Block *block)
{
  guint n = 0;

  for (guint i = 0; i < block->lines->len; i++)
    n += g_str_has_prefix (g_array_index (block->lines, Line, i).label, "B-");
  return n;
}

static void
check_export (Formats *self, QuothStore *store, GHashTable *texts, const char *layer, guint run)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("conll"));
  g_autofree char *name = g_strdup_printf ("%s-%u.conll", layer, run);
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  guint n_begins = 0, n_written, n_all;
  QuothKind kind;

  quoth_kind_from_nick (layer, &kind);
  g_assert_true (quoth_export_set_option (export, "layer", layer, NULL));
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, name);
  content = formats_read (path, NULL);
  blocks = parse (content, texts);
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = blocks->pdata[i];

      check_block (block, g_hash_table_lookup (texts, block->document));
      n_begins += count_begins (block);
    }
  n_written = quoth_export_get_n_written (export, kind);
  n_all = kind == QUOTH_KIND_MENTION ? 30 : kind == QUOTH_KIND_CLAIM ? 25 : 10;
  g_assert_cmpuint (n_written + formats_get_loss (export, "overlap") + formats_get_loss (export, "no word"), ==, n_all);
  g_assert_cmpuint (formats_get_loss (export, "another layer"), ==, 65 - n_all);
  g_assert_cmpuint (n_begins, >=, n_written);
  g_assert_cmpuint (n_begins, <=, n_written + 2 * formats_get_loss (export, "discontinuous"));
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (GHashTable) texts = NULL;

      formats_fill (store, 3);
      texts = load_texts (store);
      check_export (self, store, texts, "mention", i);
      check_export (self, store, texts, "claim", i);
      check_export (self, store, texts, "cue", i);
    }
}

/* ---- Small ones, letter by letter ---- */

static char *
export_conll (Formats *self, const char *jsonl, const char *layer, QuothExport **exported)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("conll"));
  g_autofree char *path = NULL;

  quoth_export_set_option (export, "layer", layer, NULL);
  path = formats_export (self, export, "out.conll");
  if (exported != NULL)
    *exported = g_steal_pointer (&export);
  return formats_read (path, NULL);
}

static void
test_tokens (Formats *self, gconstpointer user_data)
{
  g_autofree char *conll = export_conll (
    self,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"@Dimi said: «Let's go!» 🇷🇺🇨🇳 #a 3.5\\n中国 e\\u0301t.\"}\n"
    "{\"type\":\"segment\",\"document\":\"d\",\"kind\":\"paragraph\",\"start\":0,\"end\":35}\n"
    "{\"type\":\"segment\",\"document\":\"d\",\"kind\":\"paragraph\",\"start\":36,\"end\":43}\n"
    "{\"type\":\"actor\",\"name\":\"Dimi\",\"kind\":\"think-tank\"}\n"
    "{\"type\":\"mention\",\"document\":\"d\",\"actor\":\"Dimi\",\"spans\":[[0,5]]}\n",
    "mention",
    NULL);

  g_assert_cmpstr (conll,
                   ==,
                   "# document = d\n"
                   "@Dimi\t0\t5\tB-think-tank\n"
                   "said\t6\t10\tO\n"
                   ":\t10\t11\tO\n"
                   "«\t12\t13\tO\n"
                   "Let's\t13\t18\tO\n"
                   "go\t19\t21\tO\n"
                   "!\t21\t22\tO\n"
                   "»\t22\t23\tO\n"
                   "\n"
                   "🇷🇺\t24\t26\tO\n"
                   "🇨🇳\t26\t28\tO\n"
                   "#a\t29\t31\tO\n"
                   "3.5\t32\t35\tO\n"
                   "\n"
                   "中国\t36\t38\tO\n"
                   "e\u0301t\t39\t42\tO\n"
                   ".\t42\t43\tO\n"
                   "\n");
}

static void
test_overlaps (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = NULL;
  g_autofree char *conll = export_conll (
    self,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"One two three four five six\"}\n"
    "{\"type\":\"code\",\"key\":\"a b/ü\",\"name\":\"K\"}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,3]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,7]],\"categories\":[{\"code\":\"a b/ü\"}]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[8,9],[14,18]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[19,22]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[23,24]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[23,27]]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[0,3]],\"kind\":\"cue\"}\n",
    "claim",
    &export);

  g_assert_cmpstr (conll,
                   ==,
                   "# document = d\n"
                   "One\t0\t3\tB-a_b/ü\n"
                   "two\t4\t7\tI-a_b/ü\n"
                   "three\t8\t13\tB-claim\n"
                   "four\t14\t18\tB-claim\n"
                   "five\t19\t23\tB-claim\n"
                   "six\t24\t27\tB-claim\n"
                   "\n");
  g_assert_cmpuint (formats_get_loss (export, "overlap"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "discontinuous"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "widened"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "without it"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "became “_”"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "no word"), ==, 1);
  g_assert_cmpuint (formats_get_loss (export, "another layer"), ==, 1);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CLAIM), ==, 4);
}

/* What two coders made in one document is not dropped for overlapping. */
static void
test_coders (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = NULL;
  g_autofree char *conll = export_conll (
    self,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"Xi\"}\n"
    "{\"type\":\"coder\",\"name\":\"B\"}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"coder\":\"A\",\"spans\":[[0,2]],\"kind\":\"cue\"}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"coder\":\"B\",\"spans\":[[0,2]],\"kind\":\"evidence\"}\n",
    "cue",
    &export);

  g_assert_nonnull (strstr (conll, "# document = d\n# coder = A\nXi\t0\t2\tB-cue\n\n"));
  g_assert_nonnull (strstr (conll, "# document = d\n# coder = B\nXi\t0\t2\tB-evidence\n\n"));
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CUE), ==, 2);
  g_assert_cmpuint (formats_get_loss (export, "overlap"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/conll/random", test_random);
  formats_test ("/conll/tokens", test_tokens);
  formats_test ("/conll/overlaps", test_overlaps);
  formats_test ("/conll/coders", test_coders);
  return g_test_run ();
}
