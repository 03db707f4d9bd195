/* test-reader-counts.c: tests of quoth-reader-counts.c: how much is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "random-project.h"

static GPtrArray *
list (Fixture *self, const QuothQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *values = quoth_reader_list (self->reader, query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (quoth_reader_count (self->reader, query, &error), ==, values->len);
  g_assert_no_error (error);
  return values;
}

/* What the model says of boilerplate, with the document in memory, is what queries leave out and
 * counts do not count. */
static void
test_boilerplate (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (40);
  g_autoptr (GHashTable) documents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  guint counted[QUOTH_N_KINDS] = { 0 };

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < project->by_kind[QUOTH_KIND_DOCUMENT]->len; i++)
    {
      QuothDocument *document = project->by_kind[QUOTH_KIND_DOCUMENT]->pdata[i];

      g_hash_table_insert (documents, &document->value.id, document);
    }

  counts = quoth_reader_count_documents (self->reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, project->by_kind[QUOTH_KIND_DOCUMENT]->len + 1);
  for (guint i = 0; i < counts->len; i++)
    {
      const QuothDocumentCounts *one = &g_array_index (counts, QuothDocumentCounts, i);

      counted[QUOTH_KIND_MENTION] += one->n_mentions;
      counted[QUOTH_KIND_CLAIM] += one->n_claims;
      counted[QUOTH_KIND_CUE] += one->n_cues;
    }

  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = (QuothKind) kind, .skip_boilerplate = TRUE };
      g_autoptr (GPtrArray) values = list (self, &query);
      guint expected = 0;

      for (guint i = 0; i < project->by_kind[kind]->len; i++)
        {
          QuothAnnotation *annotation = project->by_kind[kind]->pdata[i];
          QuothDocument *document = g_hash_table_lookup (documents, &annotation->document);
          guint start = quoth_annotation_get_extent (annotation).start;

          if (document->segments == NULL || !quoth_document_is_boilerplate (document, start))
            expected++;
        }
      g_assert_cmpuint (values->len, ==, expected);
      query.layer = QUOTH_LAYER_CODERS;
      g_clear_pointer (&values, g_ptr_array_unref);
      values = list (self, &query);
      g_assert_cmpuint (counted[kind], ==, values->len);
      for (guint i = 0; i < values->len; i++)
        g_assert_false (QUOTH_ANNOTATION (values->pdata[i])->gold);
      g_assert_cmpint (quoth_reader_count (self->reader, &query, NULL), ==, values->len);
      query.layer = QUOTH_LAYER_GOLD;
      g_assert_cmpint (quoth_reader_count (self->reader, &query, NULL), ==, expected - values->len);
    }
}

static const QuothActorCounts *
find_actor (GArray *counts, const QuothId *actor)
{
  for (guint i = 0; i < counts->len; i++)
    if (quoth_id_equal (&g_array_index (counts, QuothActorCounts, i).actor, actor))
      return &g_array_index (counts, QuothActorCounts, i);
  g_assert_not_reached ();
}

static void
test_count_actors (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (40);
  g_autoptr (GError) error = NULL;
  QuothId document = QUOTH_VALUE (project->by_kind[QUOTH_KIND_DOCUMENT]->pdata[0])->id;
  GPtrArray *actors = project->by_kind[QUOTH_KIND_ACTOR];
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) here = NULL;

  for (guint i = 0; i < project->by_kind[QUOTH_KIND_DOCUMENT]->len; i++)
    g_clear_pointer (&quoth_document (project->by_kind[QUOTH_KIND_DOCUMENT]->pdata[i])->segments,
                     g_ptr_array_unref);
  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  all = quoth_reader_count_actors (self->reader, NULL, &error);
  here = quoth_reader_count_actors (self->reader, &document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, actors->len + 1);

  for (guint i = 0; i < actors->len; i++)
    {
      const QuothId *actor = &QUOTH_VALUE (actors->pdata[i])->id;
      guint mentions[2] = { 0, 0 };

      for (guint j = 0; j < project->by_kind[QUOTH_KIND_MENTION]->len; j++)
        {
          QuothMention *mention = project->by_kind[QUOTH_KIND_MENTION]->pdata[j];

          if (!quoth_id_equal (&mention->actor, actor) || mention->annotation.gold)
            continue;
          mentions[0]++;
          mentions[1] += quoth_id_equal (&mention->annotation.document, &document);
        }
      g_assert_cmpuint (find_actor (all, actor)->n_mentions, ==, mentions[0]);
      g_assert_cmpuint (find_actor (here, actor)->n_mentions, ==, mentions[1]);
    }
}

static void
test_count_claimants (Fixture *self, gconstpointer user_data)
{
  QuothId xi = fixture_add_actor (self, "Xi");
  g_autoptr (QuothClaim) by_role
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothClaim) by_chain
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  QuothChainLink outer = { xi, QUOTH_ID_NONE, QUOTH_FACTUALITY_UNSET };
  QuothChainLink inner = { self->actor, QUOTH_ID_NONE, QUOTH_FACTUALITY_UNSET };
  g_autoptr (GArray) counts = NULL;

  quoth_claim_add_role (by_role, QUOTH_ROLE_CLAIMANT, &xi, NULL);
  quoth_claim_add_role (by_role, QUOTH_ROLE_ADDRESSEE, &self->actor, NULL);
  g_array_append_val (by_role->chain, inner);
  fixture_put (self, by_role);
  g_array_append_val (by_chain->chain, outer);
  g_array_append_val (by_chain->chain, inner);
  fixture_put (self, by_chain);

  counts = quoth_reader_count_actors (self->reader, NULL, NULL);
  g_assert_cmpuint (find_actor (counts, &xi)->n_claims, ==, 1);
  g_assert_cmpuint (find_actor (counts, &self->actor)->n_claims, ==, 1);
}

static guint
get_code_count (GArray *counts, const QuothId *code)
{
  for (guint i = 0; i < counts->len; i++)
    if (quoth_id_equal (&g_array_index (counts, QuothCodeCounts, i).code, code))
      return g_array_index (counts, QuothCodeCounts, i).n_claims;
  return 0;
}

/* Claims without a place do not count, nor do adjudicated ones; what was used last comes last; words by how often they are used. */
static void
test_codes (Fixture *self, gconstpointer user_data)
{
  static const char *const places[] = { "Lindau", "Bregenz", "Lindau", "Lindau" };
  QuothId arms = fixture_add_code (self, "arms");
  QuothId image = fixture_add_code (self, "image");
  const QuothId *last_used[] = { &arms, &arms, &image, &image };
  g_autoptr (GArray) counts = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) forms = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

      claim->annotation.document = self->document;
      claim->annotation.coder = self->coder;
      quoth_annotation_add_span (claim, quoth_range (0, 2), "Xi");
      claim->place = g_strdup (places[i]);
      claim->annotation.unplaced = i == 1;
      claim->annotation.gold = i == 3;
      quoth_claim_set_category (claim, last_used[i], QUOTH_STANCE_UNSET);
      fixture_put (self, claim);
    }
  counts = quoth_reader_count_codes (self->reader, NULL);
  g_assert_cmpuint (counts->len, ==, 2);
  g_assert_cmpuint (get_code_count (counts, &arms), ==, 1);
  g_assert_cmpuint (get_code_count (counts, &image), ==, 1);
  g_assert_true (quoth_id_equal (&g_array_index (counts, QuothCodeCounts, 1).code, &image));
  words = quoth_reader_list_words (self->reader, QUOTH_WORDS_PLACE, NULL);
  g_assert_cmpstrv (words, ((const char *const[]){ "Lindau", "Bregenz", NULL }));
  forms = quoth_reader_list_words (self->reader, QUOTH_WORDS_FORM, NULL);
  g_assert_cmpuint (g_strv_length (forms), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reader-counts/boilerplate", test_boilerplate);
  fixture_test ("/reader-counts/count-actors", test_count_actors);
  fixture_test ("/reader-counts/count-claimants", test_count_claimants);
  fixture_test ("/reader-counts/codes", test_codes);
  return g_test_run ();
}
