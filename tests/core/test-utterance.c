/* test-utterance.c: tests of quoth-utterance.c, quoth-utterance-maker.c and quoth-scope.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

/* What is linked to a proposition, in order: all of it in scope, twins too. */
static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (30);

  world_put (world, self);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    {
      const QuothId *proposition = &QUOTH_VALUE (world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i])->id;
      QuothId ids[3];
      QuothScope scope = world_scope (world, ids);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = quoth_utterances_load (self->reader, proposition, &scope, NULL, &error);
      g_autoptr (GPtrArray) claims = plain_claims (found);
      guint n_expected = 0;

      g_assert_no_error (error);
      for (guint k = 0; k < world->by_kind[QUOTH_KIND_CLAIM]->len; k++)
        {
          QuothClaim *claim = world->by_kind[QUOTH_KIND_CLAIM]->pdata[k];

          n_expected += plain_link (claim, proposition) >= 0 && plain_is_in_scope (world, &scope, &claim->annotation);
        }
      g_assert_cmpuint (claims->len, ==, n_expected);
      for (guint k = 0; k < claims->len; k++)
        g_assert_cmpint (plain_link (claims->pdata[k], proposition), ==, (int) ((QuothUtterance *) found->pdata[k])->link);
    }
}

/* A claim that says nothing of who claims, in a document by @author: who it is (the actor, or the words), and how it is known. */
static void
assert_author (Fixture *self, const char *author, const QuothId *actor, const char *claimant, const char *source)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("by %u", ++n);
  g_autoptr (QuothDocument) document = fixture_new_document (name, "It is so.");
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);
  g_autoptr (QuothClaim) claim = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  QuothClaimProposition part = { proposition->value.id, QUOTH_LINK_SUPPORTS };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const QuothUtterance *one;

  document->author = g_strdup (author);
  proposition->statement = g_strdup ("It is so");
  claim->annotation.document = document->value.id;
  claim->factuality = QUOTH_FACTUALITY_CT_PLUS;
  claim->mode = QUOTH_MODE_UNATTRIBUTED;
  g_array_append_val (claim->propositions, part);
  fixture_put (self, document);
  fixture_put (self, proposition);
  fixture_put (self, claim);

  found = quoth_utterances_load (self->reader, &proposition->value.id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  one = found->pdata[0];
  g_assert_cmpstr (one->claimant, ==, claimant);
  g_assert_cmpstr (quoth_claimant_source_to_nick (one->source), ==, source);
  g_assert_cmpuint (one->claimants->len, ==, actor != NULL ? 1 : 0);
  if (actor != NULL)
    g_assert_true (quoth_id_equal (&g_array_index (one->claimants, QuothId, 0), actor));
  g_assert_cmpstr (one->date, ==, "");
}

static void
test_author (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothActor) holt = quoth_actor_new (NULL);
  const QuothId *id = &holt->value.id;

  holt->name = g_strdup ("Mira Holt");
  holt->actor_kind = g_strdup ("person");
  quoth_actor_add_alias (holt, "@miraholt_lake");
  quoth_actor_add_alias (holt, "陳寒士");
  fixture_put (self, holt);
  fixture_add_actor (self, "Paula Renz");
  fixture_add_actor (self, "Renz");
  fixture_add_actor (self, "Renz");

  assert_author (self, NULL, NULL, "", "unknown");
  assert_author (self, "", NULL, "", "unknown");
  assert_author (self, "Mira Holt", id, "Mira Holt", "author");
  assert_author (self, "MIRA HOLT (@miraholt_lake)", id, "Mira Holt", "author");
  assert_author (self, "Mira Holt 陳寒士", id, "Mira Holt", "author");
  assert_author (self, "by Mira Holt", NULL, "by Mira Holt", "author");
  assert_author (self, "Mira Holt, Paula Renz", NULL, "Mira Holt, Paula Renz", "author");
  assert_author (self, "Renz", NULL, "Renz", "author");
  assert_author (self, "Mira", NULL, "Mira", "author");
  assert_author (self, "…", NULL, "…", "author");
}

static void
test_not_there (Fixture *self, gconstpointer user_data)
{
  QuothId nothing = quoth_id_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = quoth_utterances_load (self->reader, &nothing, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/utterance/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/utterance/author", test_author);
  fixture_test ("/utterance/not-there", test_not_there);
  return g_test_run ();
}
