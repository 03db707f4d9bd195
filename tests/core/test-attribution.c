/* test-attribution.c: tests of quoth-attribution.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-attribution.h"

static const char *const names[] = { "", "The Insider", "Smolyakov", "US intelligence", "李尚福" };

/* The actor N is called names[N]. */
static QuothId
actor (guint n)
{
  QuothId id = QUOTH_ID_NONE;

  id.bytes[15] = (guint8) n;
  return id;
}

static const char *
get_name (const QuothId *id, gpointer user_data)
{
  return id->bytes[15] < G_N_ELEMENTS (names) ? names[id->bytes[15]] : NULL;
}

/* "123/2a3": the chain 1 2 3; the claimant 2, the addressee 3 (after the "a"). */
static void
assert_line (const char *claimed, const char *expected)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autofree char *line = NULL;
  QuothRole role = QUOTH_ROLE_CLAIMANT;
  const char *p = claimed;

  for (; *p != '/'; p++)
    {
      QuothChainLink link = { .actor = actor ((guint) (*p - '0')) };

      g_array_append_val (claim->chain, link);
    }
  for (p++; *p != '\0'; p++)
    if (*p == 'a')
      role = QUOTH_ROLE_ADDRESSEE;
    else
      {
        QuothId id = actor ((guint) (*p - '0'));

        quoth_claim_add_role (claim, role, &id, NULL);
      }
  line = quoth_attribution_to_string (claim, get_name, NULL);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_examples (void)
{
  assert_line ("/", "");
  assert_line ("/a2", "");
  assert_line ("/2", "Smolyakov");
  assert_line ("/24", "Smolyakov, 李尚福");
  assert_line ("123/", "The Insider ← Smolyakov ← US intelligence");
  assert_line ("123/3", "The Insider ← Smolyakov ← US intelligence");
  assert_line ("123/1a3", "The Insider ← Smolyakov ← US intelligence");
  assert_line ("12/3", "The Insider ← Smolyakov ← US intelligence");
  assert_line ("12/34", "The Insider ← Smolyakov ← US intelligence, 李尚福");
  assert_line ("12/42a3", "The Insider ← Smolyakov, 李尚福");
  assert_line ("10/9", "The Insider ← ? ← ?");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attribution/examples", test_examples);
  return g_test_run ();
}
