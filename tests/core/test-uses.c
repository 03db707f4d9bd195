/* test-uses.c: tests of quoth-uses.c: what cannot be deleted, and what goes with what is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

static void
test_refuse_deletes (Fixture *self, gconstpointer user_data)
{
  QuothId nothing = quoth_id_new ();
  QuothId code = fixture_add_code (self, "defence");
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  QuothId first = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));

  fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (3, 6));
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_UNSET);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &first);
  quoth_claim_add_role (claim, QUOTH_ROLE_OBJECT, &self->actor, NULL);
  fixture_put (self, claim);

  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &nothing, QUOTH_ERROR_NOT_FOUND, "actor");
  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &self->coder, QUOTH_ERROR_NOT_FOUND, "actor");
  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &self->actor, QUOTH_ERROR_REFERENCE,
                         "the actor “Putin” is used by 2 mentions and 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_CODE, &code, QUOTH_ERROR_REFERENCE,
                         "the code “defence” is used by 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_DOCUMENT, &self->document, QUOTH_ERROR_REFERENCE,
                         "the document “thread” is used by 2 mentions and 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_CODER, &self->coder, QUOTH_ERROR_REFERENCE,
                         "the coder “A” is used by 2 mentions and 1 claim;");
}

/* All tables that hold what a coder made, with how many rows are left in them. */
static gint64
count_left (Fixture *self)
{
  return fixture_number (
    self, "SELECT (SELECT count (*) FROM annotation) + (SELECT count (*) FROM span)"
          " + (SELECT count (*) FROM mention) + (SELECT count (*) FROM claim)"
          " + (SELECT count (*) FROM claim_category) + (SELECT count (*) FROM claim_role)"
          " + (SELECT count (*) FROM claim_chain) + (SELECT count (*) FROM claim_proposition)"
          " + (SELECT count (*) FROM cue) + (SELECT count (*) FROM relation)"
          " + (SELECT count (*) FROM memo) + (SELECT count (*) FROM attribute_value)");
}

static void
test_delete_claim (Fixture *self, gconstpointer user_data)
{
  QuothId mention = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  QuothId code = fixture_add_code (self, "defence");
  QuothId other = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (3, 6));
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  g_autoptr (QuothCue) cue = fixture_new_annotation (self, QUOTH_KIND_CUE, quoth_range (7, 10));
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);
  QuothClaimProposition link = { proposition->value.id, QUOTH_LINK_DENIES };
  QuothChainLink source = { self->actor, mention, QUOTH_FACTUALITY_PR_PLUS };
  const QuothId *id = &claim->annotation.value.id;
  QuothId memo;
  QuothId relation;

  proposition->statement = g_strdup ("It rains.");
  fixture_put (self, proposition);
  g_array_append_val (claim->propositions, link);
  g_array_append_val (claim->chain, source);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_FOR);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &mention);
  fixture_put (self, claim);
  cue->claim = *id;
  fixture_put (self, cue);
  relation = fixture_add_relation (self, id, &other);
  fixture_add_relation (self, &other, id);
  memo = fixture_add_memo (self, id, NULL);
  fixture_add_memo (self, id, &memo);
  fixture_add_memo (self, &memo, NULL);
  fixture_add_memo (self, &relation, NULL);

  fixture_delete (self, QUOTH_KIND_MENTION, &mention);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM claim_role WHERE mention IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM claim_chain WHERE mention IS NULL"),
                   ==, 1);

  fixture_delete (self, QUOTH_KIND_CLAIM, id);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM memo"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM relation"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM cue WHERE claim IS NULL"), ==, 1);
  fixture_delete (self, QUOTH_KIND_CUE, &cue->annotation.value.id);
  fixture_delete (self, QUOTH_KIND_CLAIM, &other);
  g_assert_cmpint (count_left (self), ==, 0);
}

static void
test_delete_rest (Fixture *self, gconstpointer user_data)
{
  QuothId code = fixture_add_code (self, "defence");
  QuothId memo = fixture_add_memo (self, &self->document, NULL);
  QuothId child = fixture_add_code (self, "child");
  g_autoptr (QuothCode) moved = quoth_code_new (&child);

  moved->key = g_strdup ("child");
  moved->name = g_strdup ("Child");
  moved->parent = code;
  fixture_put (self, moved);
  fixture_refuse_delete (self, QUOTH_KIND_CODE, &code, QUOTH_ERROR_REFERENCE, "1 code under it");
  fixture_delete (self, QUOTH_KIND_CODE, &child);
  fixture_delete (self, QUOTH_KIND_CODE, &code);

  fixture_add_memo (self, &self->document, &memo);
  fixture_delete (self, QUOTH_KIND_DOCUMENT, &self->document);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM revision"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM memo"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM content"), ==, 1);
  fixture_delete (self, QUOTH_KIND_ACTOR, &self->actor);
  fixture_delete (self, QUOTH_KIND_CODER, &self->coder);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM coder"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/uses/refuse/deletes", test_refuse_deletes);
  fixture_test ("/uses/delete/claim", test_delete_claim);
  fixture_test ("/uses/delete/rest", test_delete_rest);
  return g_test_run ();
}
