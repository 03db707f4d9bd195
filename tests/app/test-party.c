/* test-party.c: tests of the actors of a claim, in their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-party.h"

#define N_ACTORS 4

static QuothId actors[N_ACTORS];

/* What is in the claim, as letters: "AB|C|…|DA" by party. */
static char *
spell (const QuothClaim *claim)
{
  GString *line = g_string_new (NULL);

  for (guint party = 0; party < QUOTH_N_PARTIES; party++)
    {
      for (guint n = 0; n < quoth_party_count (claim, party); n++)
        for (guint i = 0; i < N_ACTORS; i++)
          if (quoth_id_equal (&actors[i], quoth_party_get_actor (claim, party, n)))
            g_string_append_c (line, (char) ('A' + i));
      g_string_append_c (line, '|');
    }
  return g_string_free (line, FALSE);
}

static void
assert_spells (const QuothClaim *claim, const char *expected)
{
  g_autofree char *line = spell (claim);

  g_assert_cmpstr (line, ==, expected);
}

static void
insert (QuothClaim *claim, QuothParty party, guint n, guint actor)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_party_insert (claim, party, n, &actors[actor], NULL, &error));
  g_assert_no_error (error);
}

static void
test_chain (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (GError) error = NULL;

  insert (claim, QUOTH_PARTY_SOURCE, 0, 1);
  insert (claim, QUOTH_PARTY_SOURCE, 0, 0);
  insert (claim, QUOTH_PARTY_SOURCE, 2, 2);
  assert_spells (claim, "|||ABC|");
  insert (claim, QUOTH_PARTY_SOURCE, 1, 3);
  assert_spells (claim, "|||ADBC|");
  g_assert_true (quoth_party_move (claim, QUOTH_PARTY_SOURCE, 1, 1, NULL));
  assert_spells (claim, "|||ABDC|");
  g_assert_true (quoth_party_move (claim, QUOTH_PARTY_SOURCE, 0, -1, NULL));
  assert_spells (claim, "|||ABDC|");

  g_assert_false (quoth_party_insert (claim, QUOTH_PARTY_SOURCE, 1, &actors[0], NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  assert_spells (claim, "|||ABDC|");
  g_clear_error (&error);

  insert (claim, QUOTH_PARTY_SOURCE, 2, 0);
  assert_spells (claim, "|||ABADC|");
  g_assert_false (quoth_party_remove (claim, QUOTH_PARTY_SOURCE, 1, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  assert_spells (claim, "|||ABADC|");
}

static void
test_roles (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (GError) error = NULL;
  QuothId mention = quoth_id_new ();

  insert (claim, QUOTH_PARTY_CLAIMANT, 0, 0);
  insert (claim, QUOTH_PARTY_OBJECT, 0, 0);
  insert (claim, QUOTH_PARTY_CLAIMANT, 1, 1);
  insert (claim, QUOTH_PARTY_OBJECT, 1, 2);
  insert (claim, QUOTH_PARTY_CLAIMANT, 1, 3);
  assert_spells (claim, "ADB||AC||");
  g_assert_false (quoth_party_insert (claim, QUOTH_PARTY_CLAIMANT, 0, &actors[1], NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);

  quoth_party_tie (claim, QUOTH_PARTY_CLAIMANT, 2, &mention);
  g_assert_true (quoth_party_move (claim, QUOTH_PARTY_CLAIMANT, 2, -1, NULL));
  assert_spells (claim, "ABD||AC||");
  g_assert_true (quoth_id_equal (quoth_party_get_mention (claim, QUOTH_PARTY_CLAIMANT, 1), &mention));
  g_assert_true (quoth_party_remove (claim, QUOTH_PARTY_CLAIMANT, 0, NULL));
  assert_spells (claim, "BD||AC||");
  quoth_party_tie (claim, QUOTH_PARTY_CLAIMANT, 0, NULL);
  g_assert_true (quoth_id_is_none (quoth_party_get_mention (claim, QUOTH_PARTY_CLAIMANT, 0)));
}

/* Whatever is done, no actor has a role twice or stands in the chain twice in a row; what is refused changes nothing. */
static void
test_random (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

  for (guint step = 0; step < 5000; step++)
    {
      QuothParty party = (QuothParty) g_test_rand_int_range (0, QUOTH_N_PARTIES);
      guint count = quoth_party_count (claim, party);
      guint n = count > 0 ? (guint) g_test_rand_int_range (0, (int) count) : 0;
      int what = count > 0 ? g_test_rand_int_range (0, 5) : 0;
      g_autofree char *before = spell (claim);
      gboolean done;

      if (what < 2)
        done = quoth_party_insert (claim, party, n, &actors[g_test_rand_int_range (0, N_ACTORS)], NULL, NULL);
      else if (what < 4)
        done = quoth_party_move (claim, party, n, g_test_rand_bit () ? 1 : -1, NULL);
      else
        done = quoth_party_remove (claim, party, n, NULL);
      if (!done)
        assert_spells (claim, before);
      for (guint i = 1; i < claim->chain->len; i++)
        g_assert_false (quoth_id_equal (quoth_party_get_actor (claim, QUOTH_PARTY_SOURCE, i - 1),
                                        quoth_party_get_actor (claim, QUOTH_PARTY_SOURCE, i)));
      for (guint i = 0; party != QUOTH_PARTY_SOURCE && i < quoth_party_count (claim, party); i++)
        for (guint j = 0; j < i; j++)
          g_assert_false (quoth_id_equal (quoth_party_get_actor (claim, party, i), quoth_party_get_actor (claim, party, j)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_ACTORS; i++)
    actors[i] = quoth_id_new ();
  g_test_add_func ("/party/chain", test_chain);
  g_test_add_func ("/party/roles", test_roles);
  g_test_add_func ("/party/random", test_random);
  return g_test_run ();
}
