/* test-action-match.c: tests of quoth-action-match.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-action-match.h"

static void
test_order (void)
{
  const char *const queries[] = { "tag", "actor", "ctor", "tac" };

  for (guint i = 1; i < G_N_ELEMENTS (queries); i++)
    g_assert_cmpuint (quoth_action_match ("tag an actor", queries[i - 1]), >, quoth_action_match ("tag an actor", queries[i]));
  g_assert_cmpuint (quoth_action_match ("tag an actor", "tac"), >, 0);
  g_assert_cmpuint (quoth_action_match ("tag an actor", "act tag"), >, quoth_action_match ("tag an actor", "tag"));
}

static void
test_none (void)
{
  const char *const queries[] = { "x", "tag claim", "tgr", "actors", "tactor an" };

  g_assert_cmpuint (quoth_action_match ("tag an actor", ""), ==, 1);
  g_assert_cmpuint (quoth_action_match ("tag an actor", "  "), ==, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (quoth_action_match ("tag an actor", queries[i]), ==, 0);
  g_assert_cmpuint (quoth_action_match ("tag an actor", queries[4]), >, 0);
  g_assert_cmpuint (quoth_action_match ("", "a"), ==, 0);
}

/* Other scripts, and a name that could be tried for ever. */
static void
test_scripts (void)
{
  g_autofree char *name = g_strnfill (2000, 'a');
  g_autofree char *query = g_strnfill (40, 'a');

  g_assert_cmpuint (quoth_action_match ("сергей шойгу", "шой"), >, 0);
  g_assert_cmpuint (quoth_action_match ("сергей шойгу", "сш"), >, 0);
  g_assert_cmpuint (quoth_action_match ("习近平", "近"), >, 0);
  g_assert_cmpuint (quoth_action_match (name, query), >, 0);
  query[39] = 'b';
  for (guint i = 0; i < 2000; i += 2)
    name[i] = ' ';
  g_assert_cmpuint (quoth_action_match (name, query), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/action-match/order", test_order);
  g_test_add_func ("/action-match/none", test_none);
  g_test_add_func ("/action-match/scripts", test_scripts);
  return g_test_run ();
}
