/* test-proposition-counts.c: tests of quoth-proposition-counts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

static void
assert_row (World *world, const QuothScope *scope, const QuothPropositionCounts *row)
{
  g_autoptr (GHashTable) documents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  guint n[QUOTH_LINK_REPORTS + 1] = { 0 };

  for (guint i = 0; i < world->by_kind[QUOTH_KIND_CLAIM]->len; i++)
    {
      QuothClaim *claim = world->by_kind[QUOTH_KIND_CLAIM]->pdata[i];
      int link = plain_link (claim, &row->proposition);

      if (link < 0 || !plain_is_in_scope (world, scope, &claim->annotation))
        continue;
      n[link]++;
      g_hash_table_add (documents, &claim->annotation.document);
    }
  g_assert_cmpuint (row->n_supports, ==, n[QUOTH_LINK_SUPPORTS]);
  g_assert_cmpuint (row->n_denies, ==, n[QUOTH_LINK_DENIES]);
  g_assert_cmpuint (row->n_reports, ==, n[QUOTH_LINK_REPORTS]);
  g_assert_cmpuint (row->n_documents, ==, g_hash_table_size (documents));
}

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (30);
  GPtrArray *propositions = world->by_kind[QUOTH_KIND_PROPOSITION];

  world_put (world, self);
  for (guint i = 0; i < 6; i++)
    {
      QuothId ids[3];
      QuothScope scope = world_scope (world, ids);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) counts = NULL;

      if (propositions->len > 0 && i % 2 == 0)
        {
          scope.propositions = &QUOTH_VALUE (propositions->pdata[0])->id;
          scope.n_propositions = 1;
        }
      counts = quoth_proposition_counts_load (self->reader, &scope, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (counts->len, ==, scope.propositions != NULL ? 1 : propositions->len);
      for (guint row = 0; row < counts->len; row++)
        assert_row (world, &scope, &g_array_index (counts, QuothPropositionCounts, row));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/proposition-counts/random/%u", i);

      fixture_test (path, test_random);
    }
  return g_test_run ();
}
