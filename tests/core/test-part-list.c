/* test-part-list.c: tests of quoth-part-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-part-list.h"
#include "quoth.h"

static void
test_array (void)
{
  const QuothPartList list = QUOTH_PART_ARRAY (QuothClaim, roles);
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

  g_assert_cmpuint (quoth_part_list_count (&list, claim), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      QuothClaimRole *role = quoth_part_list_add (&list, claim);

      g_assert_true (quoth_id_is_none (&role->actor) && quoth_id_is_none (&role->mention));
      role->actor = quoth_id_new ();
    }
  g_assert_cmpuint (quoth_part_list_count (&list, claim), ==, 100);
  for (guint i = 0; i < 100; i++)
    g_assert_true (quoth_part_list_get (&list, claim, i) == &g_array_index (claim->roles, QuothClaimRole, i));
}

static void
test_pointers (void)
{
  const QuothPartList list = QUOTH_PART_POINTERS (QuothActor, aliases, QuothAlias);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  QuothAlias *alias;

  g_assert_cmpuint (quoth_part_list_count (&list, actor), ==, 0);
  alias = quoth_part_list_add (&list, actor);
  g_assert_null (alias->text);
  alias->text = g_strdup ("習近平");
  g_assert_cmpuint (quoth_part_list_count (&list, actor), ==, 1);
  g_assert_true (quoth_part_list_get (&list, actor, 0) == alias);
  g_assert_true (actor->aliases->pdata[0] == alias);
}

static void
test_none (void)
{
  const QuothPartList list = QUOTH_PART_POINTERS (QuothDocument, segments, QuothSegment);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);

  g_assert_null (document->segments);
  g_assert_cmpuint (quoth_part_list_count (&list, document), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-list/array", test_array);
  g_test_add_func ("/part-list/pointers", test_pointers);
  g_test_add_func ("/part-list/none", test_none);
  return g_test_run ();
}
