/* test-brat.c: tests of quoth-brat.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

/* ---- A reader of .ann files, written from brat's description of them alone ---- */

typedef struct
{
  char *type;
  GArray *spans;
  char *text;
} Textbound;

typedef struct
{
  GHashTable *textbounds; /* "T1": Textbound */
  GHashTable *lines;      /* any id: the rest of its line */
  guint n[128];           /* by the first letter of the id */
} Ann;

static void
textbound_free (gpointer data)
{
  Textbound *self = data;

  g_free (self->type);
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

static void
ann_free (Ann *self)
{
  g_hash_table_unref (self->textbounds);
  g_hash_table_unref (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ann, ann_free)

/* What a program in Python takes for the end of a line. */
static gboolean
is_line_end (gunichar c)
{
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static Textbound *
parse_textbound (const char *rest)
{
  const char *tab = strchr (rest, '\t');
  g_autofree char *head = g_strndup (rest, (gsize) (tab - rest));
  char *space = strchr (head, ' ');
  g_auto (GStrv) pairs = g_strsplit (space + 1, ";", -1);
  Textbound *self = g_new0 (Textbound, 1);

  *space = '\0';
  self->type = g_strdup (head);
  self->text = g_strdup (tab + 1);
  self->spans = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      QuothRange range;
      char *end;

      range.start = (guint) g_ascii_strtoull (pairs[i], &end, 10);
      g_assert_cmpint (*end, ==, ' ');
      range.end = (guint) g_ascii_strtoull (end + 1, &end, 10);
      g_assert_cmpint (*end, ==, '\0');
      g_array_append_val (self->spans, range);
    }
  return self;
}

static Ann *
parse (const char *content)
{
  Ann *self = g_new0 (Ann, 1);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  self->textbounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, textbound_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      g_assert_nonnull (tab);
      *tab = '\0';
      for (const char *p = tab + 1; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (is_line_end (g_utf8_get_char (p)));
      g_assert_true (g_hash_table_insert (self->lines, g_strdup (lines[i]), g_strdup (tab + 1)));
      self->n[(guchar) lines[i][0]]++;
      if (lines[i][0] == 'T')
        g_hash_table_insert (self->textbounds, g_strdup (lines[i]), parse_textbound (tab + 1));
    }
  return self;
}

/* ---- What must hold of every .ann ---- */

/* Every textbound says what the text says, in code points of the .txt. */
static void
check_textbounds (Ann *ann, QuothText *text)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, ann->textbounds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Textbound *textbound = value;
      g_autoptr (GString) expected = g_string_new (NULL);
      guint last = 0;

      for (guint i = 0; i < textbound->spans->len; i++)
        {
          QuothRange range = g_array_index (textbound->spans, QuothRange, i);
          g_autofree char *slice = NULL;

          g_assert_cmpuint (range.start, <, range.end);
          g_assert_cmpuint (range.start, >=, last);
          g_assert_cmpuint (range.end, <=, quoth_text_get_length (text));
          slice = quoth_text_dup_slice (text, range);
          if (i > 0)
            g_string_append_c (expected, ' ');
          g_string_append (expected, slice);
          last = range.end;
        }
      g_assert_cmpstr (textbound->text, ==, expected->str);
    }
}

/* What is referred to is there. */
static void
check_references (Ann *ann)
{
  g_autoptr (GRegex) reference = g_regex_new ("(?:^|[ :])([TER][0-9]+)(?=$|[ \\t])", 0, 0, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, ann->lines);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *data = g_strndup (value, strcspn (value, "\t"));
      g_autoptr (GMatchInfo) match = NULL;
      gboolean any = FALSE;

      if (*(const char *) key == 'T')
        continue;
      for (g_regex_match (reference, data, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *id = g_match_info_fetch (match, 1);

          g_assert_true (g_hash_table_contains (ann->lines, id));
          any = TRUE;
        }
      g_assert_true (any);
    }
}

/* The code points of an annotation that brat can mark: those that are not white space. */
static char *
get_marked (const GArray *ranges, gsize stride, QuothText *text)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const QuothRange *range = (const QuothRange *) (gpointer) (ranges->data + i * stride);

      for (guint p = range->start; p < range->end; p++)
        if (!g_unichar_isspace (quoth_text_get_char (text, p)) && !is_line_end (quoth_text_get_char (text, p)))
          g_string_append_printf (marked, "%u ", p);
    }
  return g_string_free (marked, FALSE);
}

static const char *
get_type (const QuothValue *value, GHashTable *kinds)
{
  /* What formats-maker.h makes, in the letters that brat takes. */
  static const struct
  {
    const char *key;
    const char *type;
  } types[] = { { "cue", "Cue" }, { "evidence", "Evidence" }, { "location", "Location" }, { "hedge", "Weasel-word" },
                { "persons", "type_Person" }, { "odd", "T__dd______" } };

  if (value->kind == QUOTH_KIND_CLAIM)
    return "Claim";
  for (guint i = 0; value->kind == QUOTH_KIND_CUE && i < G_N_ELEMENTS (types); i++)
    if (quoth_cue_is ((const QuothCue *) value, types[i].key))
      return types[i].type;
  return g_hash_table_lookup (kinds, &((const QuothMention *) value)->actor);
}

/* Each annotation is there, with its type and its very code points; nothing else is. */
static void
check_annotations (Ann *ann, GPtrArray *annotations, QuothText *text, GHashTable *kinds)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < annotations->len; i++)
    {
      g_autofree char *marked
        = get_marked (QUOTH_ANNOTATION (annotations->pdata[i])->spans, sizeof (QuothSpan), text);

      if (*marked != '\0')
        g_hash_table_add (expected, g_strconcat (get_type (annotations->pdata[i], kinds), " ", marked, NULL));
    }
  g_hash_table_iter_init (&iter, ann->textbounds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Textbound *textbound = value;
      g_autofree char *marked = get_marked (textbound->spans, sizeof (QuothRange), text);

      g_hash_table_add (found, g_strconcat (textbound->type, " ", marked, NULL));
    }
  g_assert_cmpuint (g_hash_table_size (expected), ==, g_hash_table_size (found));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_assert_true (g_hash_table_contains (found, value));
}

/* ---- Random projects ---- */

static char *
capitalise (const char *kind)
{
  char *type = g_strdup (kind);

  type[0] = g_ascii_toupper (type[0]);
  return type;
}

static void
check_folder (QuothStore *store, const char *folder)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, g_free);
  QuothQuery actor_query = { .kind = QUOTH_KIND_ACTOR }, document_query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) actors = quoth_reader_list (reader, &actor_query, NULL);
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &document_query, NULL);

  for (guint i = 0; i < actors->len; i++)
    g_hash_table_insert (kinds, &QUOTH_VALUE (actors->pdata[i])->id, capitalise (quoth_actor (actors->pdata[i])->actor_kind));
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothDocument *document = documents->pdata[i];
      g_autofree char *txt_name = g_strdup_printf ("doc_%u_ _é_.txt", i);
      g_autofree char *ann_name = g_strdup_printf ("doc_%u_ _é_.ann", i);
      g_autofree char *txt = formats_read (folder, txt_name);
      g_autofree char *content = formats_read (folder, ann_name);
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, &document->value.id, NULL);
      g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, &document->value.id, NULL);
      g_autoptr (Ann) ann = parse (content);

      g_assert_cmpstr (txt, ==, quoth_text_get_utf8 (text));
      check_textbounds (ann, text);
      check_references (ann);
      check_annotations (ann, annotations, text, kinds);
    }
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);
      g_autofree char *folder = g_strdup_printf ("brat%u", i);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = NULL;
      g_autofree char *path = NULL;

      formats_fill (store, 3);
      export = quoth_export_new (store, quoth_format_find ("brat"));
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, folder);
      check_folder (store, path);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_RELATION)
                          + formats_get_loss (export, "relations between"),
                        ==,
                        12);
      g_assert_cmpuint (
        quoth_export_get_n_written (export, QUOTH_KIND_MEMO) + formats_get_loss (export, "memos on anything"),
        ==,
        12);
    }
}

/* ---- One of each, letter by letter ---- */

#define DOCUMENT \
  "{\"type\":\"document\",\"name\":\"d\",\"text\":\"🧵 Xi\\ttold\\nPutin\\n\\n🇷🇺: yes\\u2028e\\u0301nd\"}\n"

static char *
export_ann (Formats *self, const char *jsonl)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("brat"));
  g_autofree char *path = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "brat");
  return formats_read (path, "d.ann");
}

static void
test_claim (Formats *self, gconstpointer user_data)
{
  g_autofree char *ann = export_ann (
    self,
    DOCUMENT
    "{\"type\":\"actor\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"name\":\"Xi\",\"kind\":\"person\",\"wikidata\":\"Q15031\"}\n"
    "{\"type\":\"actor\",\"id\":\"01900000-0000-7000-8000-000000000002\",\"name\":\"Putin\\t2\",\"kind\":\"person\"}\n"
    "{\"type\":\"code\",\"key\":\"defence/arms\",\"name\":\"Arms\"}\n"
    "{\"type\":\"proposition\",\"statement\":\"It is so\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"a=b\",\"name\":\"A\",\"value_type\":\"text\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"Date\",\"name\":\"B\",\"value_type\":\"text\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"d\",\"actor\":\"Xi\",\"spans\":[[2,4]]}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"d\",\"spans\":[[5,15],[19,28]],\"statement\":\"a; \\nb \",\"attributes\":{\"a=b\":\"c=d\",\"Date\":\"old\"},\"factuality\":\"PR+\","
    "\"mode\":\"direct\",\"confidence\":0.8,\"categories\":[{\"code\":\"defence/arms\",\"stance\":-1}],\"roles\":[{\"role\":"
    "\"claimant\",\"actor\":\"Xi\",\"mention\":\"_:m\"},{\"role\":\"object\",\"actor\":\"Putin\\t2\"}],\"chain\":[\"Putin\\t2\",{\"actor\":\"Xi\",\"mention\":\"_:m\",\"factuality\":\"PR+\"}],"
    "\"propositions\":[{\"proposition\":\"It is so\",\"link\":\"denies\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[5,9]],\"kind\":\"cue\",\"claim\":\"_:c\"}\n"
    "{\"type\":\"memo\",\"target\":\"_:c\",\"text\":\"Hm\"}\n");

  g_assert_cmpstr (ann,
                   ==,
                   "T1\tPerson 2 4\tXi\n"
                   "N1\tReference T1 Quoth:01900000-0000-7000-8000-000000000001\tXi\n"
                   "N2\tReference T1 Wikidata:Q15031\tXi\n"
                   "T2\tCue 5 9\ttold\n"
                   "T3\tClaim 5 9;10 15;19 24;25 28\ttold Putin : yes e\u0301n\n"
                   "E1\tClaim:T3 Claimant:T1 Cue:T2\n"
                   "A1\tFactuality E1 PR+\n"
                   "A2\tMode E1 direct\n"
                   "A3\tCode_defence_arms E1 Against\n"
                   "#1\tKey E1\tCode_defence_arms defence/arms\n"
                   "#2\tStatement E1\ta; \\nb\\u0020\n"
                   "#3\tObject E1\tPutin\\t2\n"
                   "#4\tSource E1\t- - Putin\\t2\n"
                   "#5\tSource E1\tPR+ T1 Xi\n"
                   "#6\tDenies E1\tIt is so\n"
                   "#7\tConfidence E1\t0.8\n"
                   "#8\tSpans E1\t5 15;19 28\n"
                   "#9\tValue E1\ta\\u003db=c=d\n"
                   "#10\tMemo E1\tHm\n");
}

/* Claims at one place share their trigger; a relation stays in its document. */
static void
test_relations (Formats *self, gconstpointer user_data)
{
  g_autofree char *ann = export_ann (
    self,
    DOCUMENT "{\"type\":\"document\",\"name\":\"e\",\"text\":\"other\"}\n"
             "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"B\"}\n"
             "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"d\",\"spans\":[[2,4]]}\n"
             "{\"type\":\"claim\",\"id\":\"_:e\",\"document\":\"d\",\"coder\":\"B\",\"spans\":[[2,4]]}\n"
             "{\"type\":\"claim\",\"id\":\"_:f\",\"document\":\"e\",\"spans\":[[0,5]]}\n"
             "{\"type\":\"relation-type\",\"key\":\"is like\",\"name\":\"Is like\"}\n"
             "{\"type\":\"relation\",\"kind\":\"contradicts\",\"from\":\"_:c\",\"to\":\"_:e\"}\n"
             "{\"type\":\"relation\",\"kind\":\"is like\",\"from\":\"_:e\",\"to\":\"_:c\"}\n"
             "{\"type\":\"relation\",\"kind\":\"repeats\",\"from\":\"_:c\",\"to\":\"_:f\"}\n");

  g_assert_cmpstr (ann,
                   ==,
                   "T1\tClaim 2 4\tXi\n"
                   "E1\tClaim:T1\n"
                   "#1\tCoder E1\tA\n"
                   "E2\tClaim:T1\n"
                   "#2\tCoder E2\tB\n"
                   "R1\tcontradicts Arg1:E1 Arg2:E2\n"
                   "R2\tis_like Arg1:E2 Arg2:E1\n"
                   "#3\tKind R2\tis like\n"
                   "#4\tCoder R2\tA\n");
}

/* Names that no file system, and no configuration of brat, would take. */
static void
test_names (Formats *self, gconstpointer user_data)
{
  static const char jsonl[]
    = "{\"type\":\"document\",\"name\":\"../a\",\"text\":\"x\"}\n"
      "{\"type\":\"document\",\"name\":\"A?b\",\"text\":\"y\"}\n"
      "{\"type\":\"document\",\"name\":\"a*b\",\"text\":\"z\"}\n"
      "{\"type\":\"code\",\"key\":\"a b\",\"name\":\"<A> | B\"}\n"
      "{\"type\":\"code\",\"key\":\"A/b\",\"name\":\"C\"}\n"
      "{\"type\":\"code\",\"key\":\"习\",\"name\":\"习\"}\n"
      "{\"type\":\"actor\",\"name\":\"x\",\"kind\":\"claim\"}\n";
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("brat"));
  g_autofree char *path = formats_export (self, export, "brat");
  static const char *const names[] = { "_._a.txt", "A_b.txt", "a_b-2.txt" };
  g_autofree char *conf = formats_read (path, "annotation.conf");
  g_autofree char *visual = formats_read (path, "visual.conf");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (formats_read (path, names[i]));
  g_assert_nonnull (strstr (conf, "\nCode_a_b\tArg:Claim"));
  g_assert_nonnull (strstr (conf, "\nCode_A_b_2\tArg:Claim"));
  g_assert_nonnull (strstr (conf, "\nCode__\tArg:Claim"));
  g_assert_nonnull (strstr (conf, "\nClaim_2\n"));
  g_assert_nonnull (strstr (visual, "Code_a_b |  A    B\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/brat/random", test_random);
  formats_test ("/brat/claim", test_claim);
  formats_test ("/brat/relations", test_relations);
  formats_test ("/brat/names", test_names);
  return g_test_run ();
}
