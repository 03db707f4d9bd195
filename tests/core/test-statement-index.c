/* test-statement-index.c: tests of quoth-statement-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/quoth-grams.h"
#include "analysis-fixture.h"
#include "formats-fixture.h"

#include <math.h>

static QuothStatementIndex *
make_index (Fixture *self, const QuothScope *scope)
{
  g_autoptr (GError) error = NULL;
  QuothStatementIndex *index = quoth_statement_index_new (self->reader, scope, NULL, &error);

  g_assert_no_error (error);
  return index;
}

/* ---- The plain way: every text with every text ---- */

typedef struct
{
  guint proposition;
  QuothId claim;
  GArray *grams;
} PlainText;

static void
clear_plain (gpointer data)
{
  g_array_unref (((PlainText *) data)->grams);
}

static gboolean
has_gram (GArray *grams, guint64 gram)
{
  for (guint i = 0; i < grams->len; i++)
    if (g_array_index (grams, guint64, i) == gram)
      return TRUE;
  return FALSE;
}

static double
plain_weight (GArray *texts, guint64 gram)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += has_gram (g_array_index (texts, PlainText, i).grams, gram);
  return pow (log (1 + (double) texts->len / MAX (n, 1)), 2);
}

static double
plain_length (GArray *texts, GArray *grams)
{
  double sum = 0;

  for (guint i = 0; i < grams->len; i++)
    sum += plain_weight (texts, g_array_index (grams, guint64, i));
  return sqrt (sum);
}

static double
plain_score (GArray *texts, GArray *a, GArray *b)
{
  double sum = 0;

  for (guint i = 0; i < a->len; i++)
    if (has_gram (b, g_array_index (a, guint64, i)))
      sum += plain_weight (texts, g_array_index (a, guint64, i));
  return sum > 0 ? sum / (plain_length (texts, a) * plain_length (texts, b)) : 0;
}

static void
add_plain (GArray *texts, guint proposition, const QuothId *claim, const char *words)
{
  PlainText text = { proposition, *claim, quoth_grams_list (words) };

  g_array_append_val (texts, text);
}

static GArray *
list_plain (World *world)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (PlainText));
  GPtrArray *propositions = world->by_kind[QUOTH_KIND_PROPOSITION];

  g_array_set_clear_func (texts, clear_plain);
  for (guint i = 0; i < propositions->len; i++)
    {
      add_plain (texts, i, &QUOTH_ID_NONE, quoth_proposition (propositions->pdata[i])->statement);
      for (guint k = 0; k < world->by_kind[QUOTH_KIND_CLAIM]->len; k++)
        {
          QuothClaim *claim = world->by_kind[QUOTH_KIND_CLAIM]->pdata[k];
          g_autofree char *quote = quoth_annotation_dup_quote (claim);

          if (claim->annotation.unplaced || plain_link (claim, &QUOTH_VALUE (propositions->pdata[i])->id) < 0)
            continue;
          add_plain (texts, i, &claim->annotation.value.id, quote);
          if (claim->statement != NULL && *claim->statement != '\0')
            add_plain (texts, i, &claim->annotation.value.id, claim->statement);
        }
    }
  return texts;
}

static double
plain_best (GArray *texts, guint proposition, QuothClaim *claim)
{
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  g_autoptr (GArray) quoted = quoth_grams_list (quote);
  g_autoptr (GArray) stated = quoth_grams_list (claim->statement);
  double best = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      PlainText *text = &g_array_index (texts, PlainText, i);

      if (text->proposition == proposition && !quoth_id_equal (&text->claim, &claim->annotation.value.id))
        best = MAX (best, MAX (plain_score (texts, quoted, text->grams), plain_score (texts, stated, text->grams)));
    }
  return best;
}

/* ---- Tests ---- */

static char *
random_sentence (void)
{
  static const char *const words[] = { "Xi", "and", "Putin", "agreed", "on", "arms", "deals", "ferry", "losing", "习近平", "money", "🇨🇳" };
  GString *sentence = g_string_new (NULL);

  for (guint i = 1 + random_below (7); i > 0; i--)
    g_string_append_printf (sentence, "%s ", words[random_below (G_N_ELEMENTS (words))]);
  return g_string_free (sentence, FALSE);
}

static const QuothStatementMatch *
find_match (GPtrArray *matches, const QuothId *proposition)
{
  for (guint i = 0; i < matches->len; i++)
    if (quoth_id_equal (&((QuothStatementMatch *) matches->pdata[i])->proposition, proposition))
      return matches->pdata[i];
  return NULL;
}

static void
assert_claim (World *world, QuothStatementIndex *index, GArray *texts, QuothClaim *claim)
{
  g_autoptr (GPtrArray) matches = quoth_statement_index_find_for_claim (index, claim, G_MAXINT);
  g_autoptr (GPtrArray) fewer = quoth_statement_index_find_for_claim (index, claim, 1);

  g_assert_cmpuint (fewer->len, ==, MIN (matches->len, 1));
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    {
      const QuothStatementMatch *match = find_match (matches, &QUOTH_VALUE (world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i])->id);
      double expected = plain_best (texts, i, claim);

      g_assert_cmpfloat_with_epsilon (match != NULL ? match->score : 0, expected, 1e-4);
    }
  for (guint i = 1; i < matches->len; i++)
    g_assert_cmpfloat (((QuothStatementMatch *) matches->pdata[i - 1])->score, >=, ((QuothStatementMatch *) matches->pdata[i])->score);
}

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (12);
  g_autoptr (QuothStatementIndex) index = NULL;
  g_autoptr (GArray) texts = NULL;
  QuothScope scope = { .boilerplate = TRUE };

  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    {
      QuothProposition *proposition = world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i];

      g_free (proposition->statement);
      proposition->statement = random_sentence ();
    }
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_CLAIM]->len; i++)
    {
      QuothClaim *claim = world->by_kind[QUOTH_KIND_CLAIM]->pdata[i];
      QuothDocument *document = plain_document (world, &claim->annotation);

      claim->statement = random_chance () ? random_sentence () : NULL;
      for (guint k = 0; k < quoth_annotation_get_n_spans (claim); k++)
        {
          QuothSpan *span = &g_array_index (claim->annotation.spans, QuothSpan, k);

          if (claim->annotation.unplaced)
            continue;
          span->quote = quoth_text_dup_slice (document->text, span->range);
        }
    }
  world_put (world, self);
  index = make_index (self, &scope);
  texts = list_plain (world);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_CLAIM]->len; i++)
    assert_claim (world, index, texts, world->by_kind[QUOTH_KIND_CLAIM]->pdata[i]);
}

static QuothId
add_proposition (Fixture *self, const char *statement)
{
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);

  proposition->statement = g_strdup (statement);
  fixture_put (self, proposition);
  return proposition->value.id;
}

static double
assert_first (QuothStatementIndex *index, const char *said, const QuothId *expected)
{
  const char *texts[] = { said, NULL };
  g_autoptr (GPtrArray) matches = quoth_statement_index_find (index, texts, NULL, 3);
  QuothStatementMatch *match;

  g_assert_cmpuint (matches->len, >, 0);
  match = matches->pdata[0];
  g_assert_true (quoth_id_equal (&match->proposition, expected));
  return match->score;
}

/* Other forms of words, other words, another order, another alphabet. */
static void
test_examples (Fixture *self, gconstpointer user_data)
{
  QuothId deal = add_proposition (self, "Xi and Putin agreed on new arms deals at their meeting in March 2023");
  QuothId ferry = add_proposition (self, "The night ferry will pay for itself");
  QuothId chinese = add_proposition (self, "中国愿意向俄罗斯提供军事装备");
  const char *nothing[] = { "", "qqq", NULL };
  g_autoptr (QuothStatementIndex) index = make_index (self, NULL);
  g_autoptr (GPtrArray) none = quoth_statement_index_find (index, nothing, NULL, 3);

  g_assert_cmpfloat (assert_first (index, "Xi and Putin’s teams hammered out a new ARMS DEAL", &deal), >, 0.2);
  g_assert_cmpfloat (assert_first (index, "the ferry never pays for itself at night", &ferry), >, 0.5);
  g_assert_cmpfloat (assert_first (index, "俄罗斯说中国愿意提供装备", &chinese), >, 0.3);
  g_assert_cmpfloat_with_epsilon (assert_first (index, "the night ferry WILL pay for itself.", &ferry), 1, 1e-6);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The sample, as a user gets it. */
static void
import_sample (Formats *self)
{
  static const char *const names[] = { "lindau-article.txt", "lindau-interview.txt", "lindau-thread.txt" };
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);
  g_autofree char *coding = formats_read (folder, "sample-coding.jsonl");
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      quoth_import_add_path (import, path);
    }
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  quoth_import_commit (import, NULL, &error);
  g_assert_no_error (error);
  report = formats_apply (self->store, self->coder, coding);
}

static gboolean
is_linked (const QuothClaim *claim, const QuothId *proposition)
{
  return plain_link (claim, proposition) >= 0;
}

/* What the coder linked would have been proposed first, if the claim's own words were not known. */
static void
test_sample (Formats *self, gconstpointer user_data)
{
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM };
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothStatementIndex) index = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;
  guint n_linked = 0;
  guint n_first = 0;

  import_sample (self);
  reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
  index = quoth_statement_index_new (reader, NULL, NULL, &error);
  g_assert_no_error (error);
  claims = quoth_reader_list (reader, &query, &error);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (GPtrArray) matches = quoth_statement_index_find_for_claim (index, claims->pdata[i], 1);

      if (quoth_claim (claims->pdata[i])->propositions->len == 0)
        continue;
      n_linked++;
      n_first += is_linked (claims->pdata[i], &((QuothStatementMatch *) matches->pdata[0])->proposition);
    }
  g_test_message ("%u of %u", n_first, n_linked);
  g_assert_cmpuint (n_linked, ==, 18);
  g_assert_cmpuint (n_first, ==, n_linked);
}

static void
test_empty (Fixture *self, gconstpointer user_data)
{
  const char *texts[] = { "anything", NULL };
  g_autoptr (QuothStatementIndex) index = make_index (self, NULL);
  g_autoptr (GPtrArray) matches = quoth_statement_index_find (index, texts, NULL, 3);

  g_assert_cmpuint (matches->len, ==, 0);
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_proposition (self, "It is so");
  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_statement_index_new (self->reader, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/statement-index/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/statement-index/examples", test_examples);
  formats_test ("/statement-index/sample", test_sample);
  fixture_test ("/statement-index/empty", test_empty);
  fixture_test ("/statement-index/cancel", test_cancel);
  return g_test_run ();
}
