/* test-suggester.c: tests of quoth-suggester.c, and how good what it suggests is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measured on the five texts of the corpus and the coding there (/suggester/corpus prints it). That coding is a sample of what could be
 * coded: 24 mentions and 15 claims, of which 9 have a cue. So recall is held against it, and precision against a person's reading of all that is suggested:
 * what is wrong is in the lists below, and all else names an actor, or is something that somebody claims (whether its ends and its
 * claimant are right is not in it). **Strictly**, what is right but was not coded is wrong: then it says how much of what could be coded
 * somebody coded, and is below what any suggestion could reach. The words and rules were written with these texts at hand: expect less
 * of others. All five are in English (some names in Russian and Chinese); there is no coding in another language to measure with, so of
 * German, French, Russian and Chinese the tests know single sentences only.
 *
 * | what | suggested | precision | strictly | recall |
 * |---|---|---|---|---|
 * | mentions, the actors known: place and actor | 456 | 0.98 | 0.05 | 24 of 24 |
 * | mentions, no actor known: place | 446 | 0.98 | 0.05 | 21 of 24 |
 * | claims, half of it the same or more | 31 | 0.94 | 0.29 | 9 of 15; of those with a cue 9 of 9 |
 * | claimants of these, where one is suggested | 4 | | | 3 of 4 |
 */

#include <locale.h>

#include "suggestions-fixture.h"

static GPtrArray *
suggest (QuothDocument *document, GPtrArray *actors, QuothSuggestionKinds kinds)
{
  g_autoptr (QuothLexicons) lexicons = suggestions_load_lexicons ();
  g_autoptr (QuothSuggester) suggester = quoth_suggester_new (document, lexicons, NULL, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  QuothId coder = QUOTH_ID_NONE;

  if (actors != NULL)
    quoth_suggester_set_actors (suggester, actors);
  return quoth_suggester_list (suggester, none, none, &coder, kinds);
}

static void
assert_suggested (const char *utf8, const char *language, QuothSuggestionKinds kinds, const char *expected)
{
  g_autoptr (QuothDocument) document = suggestions_make_document (utf8, language, "Ada Writer");
  g_autoptr (GPtrArray) suggestions = suggest (document, NULL, kinds);
  g_autofree char *told = suggestions_tell (document->text, suggestions);

  g_assert_cmpstr (told, ==, expected);
}

/* ---- Names ---- */

static void
test_names (void)
{
  assert_suggested ("The mayor met President Vladimir Putin of Russia. As Anna Lang said, the Bank of England was late.", "en",
                    QUOTH_SUGGEST_MENTIONS,
                    "Vladimir Putin = Vladimir Putin\nRussia = Russia\nAnna Lang = Anna Lang\nBank of England = Bank of England");
  assert_suggested ("@ada_w told 🇩🇪 that NATO and O’Brien’s friend J. K. Rowling agreed. See foo.com/Some_Name or me@web.de", "en",
                    QUOTH_SUGGEST_MENTIONS, "@ada_w = @ada_w\n🇩🇪 = Germany\nNATO = NATO\nJ. K. Rowling = J. K. Rowling");
  assert_suggested ("Igor Sechin spoke. Later Sechin left, and nobody followed Sechin.", "en", QUOTH_SUGGEST_MENTIONS,
                    "Igor Sechin = Igor Sechin\nSechin = Igor Sechin\nSechin = Igor Sechin");
  assert_suggested ("On Monday the Russian press met the Chinese delegation in the Far East.", "en", QUOTH_SUGGEST_MENTIONS, "");
}

/* Every noun has a capital: no noun is a name. */
static void
test_german (void)
{
  assert_suggested ("Die Regierung hat gestern den Ausbau der Brücke beschlossen, weil der Verkehr im Tal wächst. Viele Bürger fürchten Lärm.",
                    "de", QUOTH_SUGGEST_MENTIONS, "");
  assert_suggested ("Bundeskanzler Olaf Scholz traf Minister Habeck und Ursula von der Leyen in Deutschland bei der NATO.", "de",
                    QUOTH_SUGGEST_MENTIONS,
                    "Olaf Scholz = Olaf Scholz\nHabeck = Habeck\nUrsula von der Leyen = Ursula von der Leyen\n"
                    "Deutschland = Deutschland\nNATO = NATO");
}

/* ---- Claims ---- */

static void
test_english_claims (void)
{
  assert_suggested ("Kim Lee told the press that the bridge is safe, but nobody listened.", "en", QUOTH_SUGGEST_CLAIMS,
                    "the bridge is safe < Kim Lee");
  assert_suggested ("“The bridge is safe,” Kim Lee said on Monday. “We tested it twice.”", "en", QUOTH_SUGGEST_CLAIMS,
                    "The bridge is safe, … We tested it twice. < Kim Lee");
  assert_suggested ("According to Kim Lee, Ann Poe told her friends that the bridge is unsafe.", "en", QUOTH_SUGGEST_CLAIMS,
                    "the bridge is unsafe < Ann Poe");
  assert_suggested ("I don't think the bridge is safe. There is every reason to believe that it will fall.", "en", QUOTH_SUGGEST_CLAIMS,
                    "the bridge is safe < Ada Writer\nit will fall < ?");
  assert_suggested ("He called it a “bridge too far” and left. The United States and that country met.", "en", QUOTH_SUGGEST_CLAIMS, "");
}

static void
test_other_claims (void)
{
  assert_suggested ("Minister Habeck sagte, dass die Brücke sicher sei, aber niemand glaubte ihm.", "de", QUOTH_SUGGEST_CLAIMS,
                    "die Brücke sicher sei < Habeck");
  assert_suggested ("La ministre Anne Roux a déclaré que le pont est sûr, mais personne n’écoutait.", "fr", QUOTH_SUGGEST_CLAIMS,
                    "le pont est sûr < Anne Roux");
  assert_suggested ("Министр Сергей Лавров заявил, что мост безопасен, но никто не слушал.", "ru", QUOTH_SUGGEST_CLAIMS,
                    "мост безопасен < Сергей Лавров");
  assert_suggested ("中国表示，这座桥是安全的，但没有人听。", "zh", QUOTH_SUGGEST_ALL, "中国 = 中国\n这座桥是安全的 < 中国");
}

static void
test_nothing (void)
{
  assert_suggested ("", "en", QUOTH_SUGGEST_ALL, "");
  assert_suggested ("said that \xcc\x81\xcc\x81\xcc\x81 “", "en", QUOTH_SUGGEST_ALL, "");
}

/* Whatever a text is made of, what is suggested lies in it, in order, on cluster boundaries, and of one kind never overlaps. */
static void
test_random (void)
{
  static const char *const pieces[] = { "said ", "that ", "“", "”", "Kim ", "Lee ", "🇨🇳", "@x_y ", ", ", ". ", "\n", "\xcc\x81", "the ",
                                        "President ", "according to ", "I think ", "习近平", "表示，", "👩‍👧 ", "and ", "قال ", "U.S. ", "(", ")", "told: " };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (QuothDocument) document = NULL;
      g_autoptr (GPtrArray) suggestions = NULL;
      guint ends[QUOTH_N_KINDS] = { 0 };

      for (gint n = g_test_rand_int_range (0, 120); n > 0; n--)
        g_string_append (utf8, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      document = suggestions_make_document (utf8->str, round % 3 == 0 ? "zh" : "en", NULL);
      suggestions = suggest (document, NULL, QUOTH_SUGGEST_ALL);
      for (guint i = 0; i < suggestions->len; i++)
        {
          const QuothSuggestion *suggestion = suggestions->pdata[i];

          for (guint s = 0; s < suggestion->n_spans; s++)
            {
              QuothRange span = suggestion->spans[s];

              g_assert_cmpuint (span.start, >=, ends[suggestion->kind]);
              g_assert_cmpuint (span.start, <, span.end);
              g_assert_cmpuint (span.end, <=, document->length);
              g_assert_true (quoth_text_is_cluster_boundary (document->text, span.start));
              g_assert_true (quoth_text_is_cluster_boundary (document->text, span.end));
              ends[suggestion->kind] = span.end;
            }
        }
    }
}

/* One actor at a time gives what all at once give. */
static void
test_incremental (void)
{
  static const char *const names[] = { "Kim Lee", "Lee", "Kim", "Ann", "the Bank", "Ann Poe", "Bank of Ann" };
  g_autoptr (QuothLexicons) lexicons = suggestions_load_lexicons ();
  g_autoptr (QuothDocument) document
    = suggestions_make_document ("Kim Lee met Ann Poe at the Bank of Ann. Lee said that Kim left. Poe and Ann stayed.", "en", NULL);
  g_autoptr (QuothSuggester) one = quoth_suggester_new (document, lexicons, NULL, NULL);
  g_autoptr (QuothSuggester) all = quoth_suggester_new (document, lexicons, NULL, NULL);
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  QuothId coder = QUOTH_ID_NONE;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) first = NULL;
      g_autoptr (GPtrArray) second = NULL;
      g_autofree char *told = NULL;
      g_autofree char *expected = NULL;

      if (actors->len > 0 && g_test_rand_bit ())
        {
          guint n = (guint) g_test_rand_int_range (0, (gint32) actors->len);

          quoth_suggester_remove_actor (one, &QUOTH_VALUE (actors->pdata[n])->id);
          g_ptr_array_remove_index (actors, n);
        }
      else
        {
          QuothActor *actor = suggestions_make_actor (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
                                                      g_test_rand_bit () ? "person" : "group", NULL);

          g_ptr_array_add (actors, actor);
          quoth_suggester_put_actor (one, actor);
        }
      quoth_suggester_set_actors (all, actors);
      first = quoth_suggester_list (one, none, none, &coder, QUOTH_SUGGEST_ALL);
      second = quoth_suggester_list (all, none, none, &coder, QUOTH_SUGGEST_ALL);
      told = suggestions_tell (document->text, first);
      expected = suggestions_tell (document->text, second);
      g_assert_cmpstr (told, ==, expected);
    }
}

/* ---- How good they are ---- */

/* Suggested as names of actors in the corpus, and none, or not all of one: by a reading of all. */
static const char *const wrong_names[] = {
  "Countering America", "Adversaries Through Sanctions", "Power of Siberia", "Power of Siberia-2", "UN Security",
  "Kommersant Interview", "Tiananmen Square", "Crimea", "Biden", "Xi-Putin", NULL,
};

/* The words that tell what is suggested as a claim in the corpus, and is none. */
static const char *const wrong_triggers[] = { "recommends", "believe", NULL };

/*
 * @n: what is suggested; @wrong: of that, what is wrong by a reading; @strict: of that, what somebody coded so: right, if one calls all
 * wrong that is not coded; @coded: what is coded; @found: of that, what is suggested
 */
typedef struct
{
  guint n;
  guint wrong;
  guint strict;
  guint coded;
  guint found;
  guint cued;
  guint cued_found;
  guint claimants;
  guint claimants_found;
} Score;

static double
get_overlap (QuothRange a, QuothRange b)
{
  guint start = MAX (a.start, b.start);
  guint end = MIN (a.end, b.end);

  return end > start ? (double) (end - start) / (MAX (a.end, b.end) - MIN (a.start, b.start)) : 0;
}

static const QuothSuggestion *
find_best (GPtrArray *suggestions, QuothKind kind, QuothRange range, double *overlap)
{
  const QuothSuggestion *best = NULL;

  *overlap = 0;
  for (guint i = 0; i < suggestions->len; i++)
    {
      const QuothSuggestion *suggestion = suggestions->pdata[i];
      double o = get_overlap (quoth_suggestion_get_extent (suggestion), range);

      if (suggestion->kind == kind && o > *overlap)
        {
          best = suggestion;
          *overlap = o;
        }
    }
  return best;
}

static gboolean
has_cue (GPtrArray *annotations, const QuothId *claim)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothValue *value = annotations->pdata[i];

      if (value->kind == QUOTH_KIND_CUE && quoth_id_equal (&quoth_cue (value)->claim, claim))
        return TRUE;
    }
  return FALSE;
}

/* Among the claimants, or those who report it. */
static gboolean
is_source (const QuothClaim *claim, const QuothId *actor)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if (quoth_id_equal (&g_array_index (claim->roles, QuothClaimRole, i).actor, actor))
      return TRUE;
  for (guint i = 0; i < claim->chain->len; i++)
    if (quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, i).actor, actor))
      return TRUE;
  return FALSE;
}

static void
score_coded (Score *score, GPtrArray *annotations, GPtrArray *suggestions, gboolean actors_known)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothAnnotation *coded = annotations->pdata[i];
      QuothKind kind = coded->value.kind;
      double overlap;
      const QuothSuggestion *best = find_best (suggestions, kind, quoth_annotation_get_extent (coded), &overlap);

      if (kind == QUOTH_KIND_CUE)
        continue;
      score[kind].coded++;
      if (kind == QUOTH_KIND_MENTION)
        score[kind].found
          += overlap == 1 && (!actors_known || quoth_id_equal (&best->actor.id, &quoth_mention (coded)->actor));
      else
        {
          gboolean cued = has_cue (annotations, &coded->value.id);

          score[kind].found += overlap >= 0.5;
          score[kind].cued += cued;
          score[kind].cued_found += cued && overlap >= 0.5;
          if (overlap >= 0.5 && best->actor.name != NULL)
            {
              score[kind].claimants++;
              score[kind].claimants_found += is_source ((const QuothClaim *) coded, &best->actor.id);
            }
        }
    }
}

/* Whether somebody coded it so. */
static gboolean
is_coded (const QuothSuggestion *suggestion, GPtrArray *annotations, gboolean actors_known)
{
  QuothRange extent = quoth_suggestion_get_extent (suggestion);

  for (guint i = 0; i < annotations->len; i++)
    {
      QuothAnnotation *coded = annotations->pdata[i];
      double overlap = get_overlap (extent, quoth_annotation_get_extent (coded));

      if (coded->value.kind != suggestion->kind)
        continue;
      if (suggestion->kind == QUOTH_KIND_CLAIM ? overlap >= 0.5
                                               : overlap == 1
                                                   && (!actors_known || quoth_id_equal (&suggestion->actor.id, &quoth_mention (coded)->actor)))
        return TRUE;
    }
  return FALSE;
}

static void
score_suggested (Score *score, QuothText *text, GPtrArray *annotations, GPtrArray *suggestions, gboolean actors_known)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const QuothSuggestion *suggestion = suggestions->pdata[i];
      g_autofree char *words = quoth_text_dup_slice (text, suggestion->spans[0]);

      score[suggestion->kind].n++;
      score[suggestion->kind].strict += is_coded (suggestion, annotations, actors_known);
      score[suggestion->kind].wrong += suggestion->kind == QUOTH_KIND_MENTION ? g_strv_contains (wrong_names, words)
                                                                              : g_strv_contains (wrong_triggers, suggestion->key);
    }
}

static void
print_score (const char *what, const Score *score)
{
  g_test_message ("%s: %u suggested, precision %.2f, strictly %.2f; recall %u of %u, of those with a cue %u of %u; claimants %u of %u", what,
                  score->n, 1 - (double) score->wrong / MAX (score->n, 1), (double) score->strict / MAX (score->n, 1), score->found,
                  score->coded, score->cued_found, score->cued, score->claimants_found, score->claimants);
}

static void
add_score (Score *sum, const Score *score)
{
  guint *to = (guint *) sum;
  const guint *from = (const guint *) score;

  for (guint i = 0; i < sizeof (Score) / sizeof (guint); i++)
    to[i] += from[i];
}

/* One text: its name and language are printed. */
static void
score_document (QuothDocument *document, GPtrArray *annotations, GPtrArray *actors, Score *score)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM };
  g_autoptr (GPtrArray) suggestions = suggest (document, actors, QUOTH_SUGGEST_ALL);
  Score own[QUOTH_N_KINDS] = { 0 };

  score_coded (own, annotations, suggestions, actors != NULL);
  score_suggested (own, document->text, annotations, suggestions, actors != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s (%s), %ss", document->name,
                                              document->language != NULL ? document->language : "language not told", quoth_kind_to_nick (kinds[i]));

      if (actors != NULL || kinds[i] == QUOTH_KIND_MENTION)
        print_score (what, &own[kinds[i]]);
      add_score (&score[kinds[i]], &own[kinds[i]]);
    }
}

static void
score_corpus (QuothReader *reader, GPtrArray *actors, Score *score)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, id, NULL);
      g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, id, NULL);

      score_document (document, annotations, actors, score);
    }
}

static gboolean
load_corpus (Formats *self)
{
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *corpus = g_build_filename (shared != NULL ? shared : "", "corpus", NULL);
  g_autofree char *path = g_build_filename (corpus, "coding-a.jsonl", NULL);
  g_autofree char *jsonl = NULL;
  g_autoptr (QuothImport) import = NULL;
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_get_contents (path, &jsonl, NULL, NULL))
    return FALSE;
  dir = g_dir_open (corpus, 0, NULL);
  import = quoth_import_new (self->store, self->coder);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      {
        g_autofree char *file = g_build_filename (corpus, name, NULL);

        quoth_import_add_path (import, file);
      }
  g_assert_true (quoth_import_prepare (import, NULL, NULL));
  g_assert_true (quoth_import_commit (import, NULL, NULL));
  report = formats_apply (self->store, self->coder, jsonl);
  return TRUE;
}

static void
test_corpus (Formats *self, gconstpointer user_data)
{
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  Score known[QUOTH_N_KINDS] = { 0 };
  Score cold[QUOTH_N_KINDS] = { 0 };

  if (!load_corpus (self))
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  reader = quoth_store_open_reader (self->store, NULL);
  actors = quoth_reader_list (reader, &query, NULL);
  score_corpus (reader, actors, known);
  score_corpus (reader, NULL, cold);
  print_score ("mentions, actors known", &known[QUOTH_KIND_MENTION]);
  print_score ("mentions, nothing known", &cold[QUOTH_KIND_MENTION]);
  print_score ("claims", &known[QUOTH_KIND_CLAIM]);
  g_assert_cmpuint (known[QUOTH_KIND_MENTION].found, >=, 23);
  g_assert_cmpuint (cold[QUOTH_KIND_MENTION].found, >=, 17);
  g_assert_cmpuint (known[QUOTH_KIND_CLAIM].cued_found, >=, 8);
  g_assert_cmpuint (known[QUOTH_KIND_CLAIM].claimants_found * 2, >=, known[QUOTH_KIND_CLAIM].claimants);
  g_assert_cmpfloat (1 - (double) known[QUOTH_KIND_MENTION].wrong / known[QUOTH_KIND_MENTION].n, >=, 0.93);
  g_assert_cmpfloat (1 - (double) cold[QUOTH_KIND_MENTION].wrong / cold[QUOTH_KIND_MENTION].n, >=, 0.9);
  g_assert_cmpfloat ((double) known[QUOTH_KIND_MENTION].strict / known[QUOTH_KIND_MENTION].n, >=, 0.04);
  g_assert_cmpfloat ((double) known[QUOTH_KIND_CLAIM].strict / known[QUOTH_KIND_CLAIM].n, >=, 0.25);
  g_assert_cmpfloat (1 - (double) known[QUOTH_KIND_CLAIM].wrong / known[QUOTH_KIND_CLAIM].n, >=, 0.85);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggester/names", test_names);
  g_test_add_func ("/suggester/german", test_german);
  g_test_add_func ("/suggester/english-claims", test_english_claims);
  g_test_add_func ("/suggester/other-claims", test_other_claims);
  g_test_add_func ("/suggester/nothing", test_nothing);
  g_test_add_func ("/suggester/random", test_random);
  g_test_add_func ("/suggester/incremental", test_incremental);
  formats_test ("/suggester/corpus", test_corpus);
  return g_test_run ();
}
