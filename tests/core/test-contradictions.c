/* test-contradictions.c: tests of quoth-contradictions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

static GPtrArray *
find (Fixture *self, const QuothScope *scope)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = quoth_contradictions_find (self->reader, scope, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
append_kinds (GString *out, QuothContradictionKinds kinds)
{
  g_string_append_printf (out, "%s%s%s", (kinds & QUOTH_CONTRADICTION_ONE_ACTOR) != 0 ? " one" : "",
                          (kinds & QUOTH_CONTRADICTION_TWO_ACTORS) != 0 ? " two" : "",
                          (kinds & QUOTH_CONTRADICTION_UNKNOWN_ACTOR) != 0 ? " unknown" : "");
}

static char *
dump (World *world, GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      QuothContradiction *one = found->pdata[i];
      g_autoptr (GPtrArray) supports = plain_claims (one->supports);
      g_autoptr (GPtrArray) denies = plain_claims (one->denies);
      g_autoptr (GPtrArray) reports = plain_claims (one->reports);

      g_string_append (out, one->proposition != NULL ? one->proposition->statement : "-");
      append_kinds (out, one->kinds);
      plain_append (world, out, "supports", supports);
      plain_append (world, out, "denies", denies);
      plain_append (world, out, "reports", reports);
      plain_append (world, out, "relations", one->relations);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* ---- The plain way: every two claims ---- */

static gboolean
contradict (const QuothClaim *a, const QuothClaim *b, const QuothId *proposition)
{
  return plain_link (a, proposition) == QUOTH_LINK_SUPPORTS && plain_link (b, proposition) == QUOTH_LINK_DENIES &&
         !plain_are_twins (a, b);
}

static QuothContradictionKinds
get_kinds (World *world, const QuothClaim *a, const QuothClaim *b)
{
  g_autofree char *one = plain_claimants (world, a);
  g_autofree char *other = plain_claimants (world, b);

  if (*one == '\0' || *other == '\0')
    return QUOTH_CONTRADICTION_UNKNOWN_ACTOR;
  return plain_have_claimant_in_common (world, a, b) ? QUOTH_CONTRADICTION_ONE_ACTOR : QUOTH_CONTRADICTION_TWO_ACTORS;
}

static void
add_once (GPtrArray *values, gpointer value)
{
  if (!g_ptr_array_find (values, value, NULL))
    g_ptr_array_add (values, value);
}

static QuothClaim *
find_claim (GPtrArray *claims, const QuothId *id)
{
  for (guint i = 0; i < claims->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (claims->pdata[i])->id, id))
      return claims->pdata[i];
  return NULL;
}

typedef struct
{
  World *world;
  GPtrArray *claims;    /* in scope */
  GPtrArray *relations; /* “contradicts” in scope, by id */
  GPtrArray *told;
} Plain;

static void
plain_proposition (Plain *self, GString *out, QuothProposition *proposition)
{
  const QuothId *id = &proposition->value.id;
  g_autoptr (GPtrArray) supports = g_ptr_array_new ();
  g_autoptr (GPtrArray) denies = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  QuothContradictionKinds kinds = 0;

  for (guint i = 0; i < self->claims->len; i++)
    for (guint j = 0; j < self->claims->len; j++)
      if (contradict (self->claims->pdata[i], self->claims->pdata[j], id))
        {
          add_once (supports, self->claims->pdata[i]);
          add_once (denies, self->claims->pdata[j]);
          kinds |= get_kinds (self->world, self->claims->pdata[i], self->claims->pdata[j]);
        }
  if (supports->len == 0)
    return;
  for (guint i = 0; i < self->claims->len; i++)
    if (plain_link (self->claims->pdata[i], id) == QUOTH_LINK_REPORTS)
      g_ptr_array_add (reports, self->claims->pdata[i]);
  for (guint i = 0; i < self->relations->len; i++)
    {
      QuothRelation *relation = self->relations->pdata[i];
      gpointer from = find_claim (self->claims, &relation->from);
      gpointer to = find_claim (self->claims, &relation->to);

      if ((g_ptr_array_find (supports, from, NULL) && g_ptr_array_find (denies, to, NULL)) ||
          (g_ptr_array_find (supports, to, NULL) && g_ptr_array_find (denies, from, NULL)))
        {
          g_ptr_array_add (relations, relation);
          add_once (self->told, relation);
        }
    }
  g_ptr_array_sort_with_data (supports, plain_compare_claims, self->world);
  g_ptr_array_sort_with_data (denies, plain_compare_claims, self->world);
  g_ptr_array_sort_with_data (reports, plain_compare_claims, self->world);
  g_string_append (out, proposition->statement);
  append_kinds (out, kinds);
  plain_append (self->world, out, "supports", supports);
  plain_append (self->world, out, "denies", denies);
  plain_append (self->world, out, "reports", reports);
  plain_append (self->world, out, "relations", relations);
  g_string_append_c (out, '\n');
}

static gboolean
is_same_pair (QuothRelation *a, QuothRelation *b)
{
  return (quoth_id_equal (&a->from, &b->from) && quoth_id_equal (&a->to, &b->to)) ||
         (quoth_id_equal (&a->from, &b->to) && quoth_id_equal (&a->to, &b->from));
}

static void
plain_pair (Plain *self, GString *out, QuothRelation *relation)
{
  g_autoptr (GPtrArray) supports = g_ptr_array_new ();
  g_autoptr (GPtrArray) denies = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();

  if (g_ptr_array_find (self->told, relation, NULL))
    return;
  for (guint i = 0; i < self->relations->len; i++)
    if (is_same_pair (relation, self->relations->pdata[i]))
      {
        g_ptr_array_add (relations, self->relations->pdata[i]);
        add_once (self->told, self->relations->pdata[i]);
      }
  g_ptr_array_add (supports, find_claim (self->claims, &relation->to));
  g_ptr_array_add (denies, find_claim (self->claims, &relation->from));
  g_string_append (out, "-");
  /* Twins too are two, where a coder says so. */
  append_kinds (out, get_kinds (self->world, supports->pdata[0], denies->pdata[0]));
  plain_append (self->world, out, "supports", supports);
  plain_append (self->world, out, "denies", denies);
  plain_append (self->world, out, "reports", reports);
  plain_append (self->world, out, "relations", relations);
  g_string_append_c (out, '\n');
}

static char *
dump_plain (World *world, const QuothScope *scope)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  Plain plain = { world, claims, relations, told };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < world->by_kind[QUOTH_KIND_CLAIM]->len; i++)
    if (plain_is_in_scope (world, scope, world->by_kind[QUOTH_KIND_CLAIM]->pdata[i]))
      g_ptr_array_add (claims, world->by_kind[QUOTH_KIND_CLAIM]->pdata[i]);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_RELATION]->len; i++)
    {
      QuothRelation *relation = world->by_kind[QUOTH_KIND_RELATION]->pdata[i];

      if (g_str_equal (relation->relation_kind, "contradicts") && find_claim (claims, &relation->from) != NULL &&
          find_claim (claims, &relation->to) != NULL && (scope->coders == NULL || quoth_id_equal (scope->coders, &relation->coder)))
        g_ptr_array_add (relations, relation);
    }
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    plain_proposition (&plain, out, world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i]);
  for (guint i = 0; i < relations->len; i++)
    plain_pair (&plain, out, relations->pdata[i]);
  return g_string_free (out, FALSE);
}

/* ---- Tests ---- */

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (random_below (40));

  world_put (world, self);
  for (guint i = 0; i < 6; i++)
    {
      QuothId ids[3];
      QuothScope scope = world_scope (world, ids);
      g_autoptr (GPtrArray) found = find (self, &scope);
      g_autofree char *dumped = dump (world, found);
      g_autofree char *expected = dump_plain (world, &scope);

      g_assert_cmpstr (dumped, ==, expected);
    }
}

/* With the propositions named it is the same, less what has none. */
static void
test_propositions (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (40);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *expected = NULL;

  world_put (world, self);
  all = find (self, NULL);
  while (all->len > 0 && ((QuothContradiction *) all->pdata[all->len - 1])->proposition == NULL)
    g_ptr_array_set_size (all, (int) all->len - 1);
  expected = dump (world, all);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    {
      QuothScope scope = { .propositions = &QUOTH_VALUE (world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i])->id, .n_propositions = 1 };
      g_autoptr (GPtrArray) found = find (self, &scope);
      g_autofree char *dumped = dump (world, found);

      g_string_append (joined, dumped);
    }
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_nothing (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) found = find (self, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  world_put (world, self);
  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_contradictions_find (self->reader, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A side is the link alone: neither the author's factuality nor the stance turn it. */
static void
test_factuality_takes_no_side (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);
  QuothLink links[] = { QUOTH_LINK_SUPPORTS, QUOTH_LINK_DENIES };

  proposition->statement = g_strdup ("They made a deal");
  fixture_put (self, proposition);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (QuothClaim) claim = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (i, i + 1));
      QuothClaimProposition part = { proposition->value.id, links[i] };
      g_autoptr (GPtrArray) found = find (self, NULL);

      g_assert_cmpuint (found->len, ==, 0);
      claim->factuality = QUOTH_FACTUALITY_PR_MINUS;
      g_array_append_val (claim->propositions, part);
      fixture_put (self, claim);
    }
  {
    g_autoptr (GPtrArray) found = find (self, NULL);

    g_assert_cmpuint (found->len, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/contradictions/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/contradictions/propositions", test_propositions);
  fixture_test ("/contradictions/nothing", test_nothing);
  fixture_test ("/contradictions/cancel", test_cancel);
  fixture_test ("/contradictions/factuality-takes-no-side", test_factuality_takes_no_side);
  return g_test_run ();
}
