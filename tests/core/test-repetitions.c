/* test-repetitions.c: tests of quoth-repetitions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

static GPtrArray *
find (Fixture *self, const QuothScope *scope)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = quoth_repetitions_find (self->reader, scope, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
append (World *world, GString *out, const char *name, int link, GPtrArray *claims, GPtrArray *relations, guint n_claimants)
{
  g_string_append_printf (out, "%s %d", name, link);
  plain_append (world, out, "claims", claims);
  plain_append (world, out, "relations", relations);
  g_string_append_printf (out, " by %u\n", n_claimants);
}

static char *
dump (World *world, GPtrArray *found)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      QuothRepetition *one = found->pdata[i];
      g_autoptr (GPtrArray) claims = plain_claims (one->utterances);

      append (world, out, one->proposition != NULL ? one->proposition->statement : "-", (int) one->link, claims, one->relations,
              one->n_claimants);
    }
  return g_string_free (out, FALSE);
}

/* ---- The plain way ---- */

typedef struct
{
  World *world;
  GPtrArray *claims;    /* in scope, in the order they were said */
  GPtrArray *relations; /* “repeats” in scope, by id */
  GPtrArray *told;
} Plain;

static gpointer
find_claim (GPtrArray *claims, const QuothId *id)
{
  for (guint i = 0; i < claims->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (claims->pdata[i])->id, id))
      return claims->pdata[i];
  return NULL;
}

static guint
count_claimants (World *world, GPtrArray *claims)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      g_autofree char *claimants = plain_claimants (world, claims->pdata[i]);
      g_auto (GStrv) each = g_strsplit (claimants, "]", -1);

      for (guint k = 0; each[k] != NULL; k++)
        if (*each[k] != '\0')
          g_hash_table_add (keys, g_strdup (each[k]));
      if (*claimants == '\0')
        g_hash_table_add (keys, g_strdup (""));
    }
  return g_hash_table_size (keys);
}

static void
plain_group (Plain *self, GString *out, QuothProposition *proposition, QuothLink link)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();

  for (guint i = 0; i < self->claims->len; i++)
    {
      gboolean is_twin = FALSE;

      if (plain_link (self->claims->pdata[i], &proposition->value.id) != (int) link)
        continue;
      g_ptr_array_add (all, self->claims->pdata[i]);
      for (guint k = 0; k < kept->len; k++)
        is_twin |= plain_are_twins (kept->pdata[k], self->claims->pdata[i]);
      if (!is_twin)
        g_ptr_array_add (kept, self->claims->pdata[i]);
    }
  if (kept->len < 2)
    return;
  for (guint i = 0; i < self->relations->len; i++)
    {
      QuothRelation *relation = self->relations->pdata[i];

      if (find_claim (all, &relation->from) == NULL || find_claim (all, &relation->to) == NULL)
        continue;
      g_ptr_array_add (relations, relation);
      g_ptr_array_add (self->told, relation);
    }
  append (self->world, out, proposition->statement, (int) link, kept, relations, count_claimants (self->world, kept));
}

/* All claims that hang together with the first, from which no relation is told yet. */
static void
plain_set (Plain *self, GString *out, QuothClaim *first)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  guint n;

  g_ptr_array_add (claims, first);
  do
    {
      n = claims->len;
      for (guint i = 0; i < self->relations->len; i++)
        {
          QuothRelation *relation = self->relations->pdata[i];
          gpointer from = find_claim (claims, &relation->from);
          gpointer to = find_claim (claims, &relation->to);

          if (g_ptr_array_find (self->told, relation, NULL) || (from == NULL && to == NULL))
            continue;
          if (from == NULL)
            g_ptr_array_add (claims, find_claim (self->claims, &relation->from));
          if (to == NULL)
            g_ptr_array_add (claims, find_claim (self->claims, &relation->to));
        }
    }
  while (claims->len > n);
  if (n < 2)
    return;
  for (guint i = 0; i < self->relations->len; i++)
    {
      QuothRelation *relation = self->relations->pdata[i];

      if (g_ptr_array_find (self->told, relation, NULL) || find_claim (claims, &relation->from) == NULL)
        continue;
      g_ptr_array_add (relations, relation);
      g_ptr_array_add (self->told, relation);
    }
  g_ptr_array_sort_with_data (claims, plain_compare_claims, self->world);
  append (self->world, out, "-", QUOTH_LINK_REPORTS, claims, relations, count_claimants (self->world, claims));
}

static gboolean
is_relation_in_scope (Plain *self, const QuothScope *scope, const QuothRelation *relation)
{
  return g_str_equal (relation->relation_kind, "repeats") && find_claim (self->claims, &relation->from) != NULL &&
         find_claim (self->claims, &relation->to) != NULL &&
         (scope->coders == NULL || quoth_id_equal (scope->coders, &relation->coder));
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
  g_ptr_array_sort_with_data (claims, plain_compare_claims, world);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_RELATION]->len; i++)
    if (is_relation_in_scope (&plain, scope, world->by_kind[QUOTH_KIND_RELATION]->pdata[i]))
      g_ptr_array_add (relations, world->by_kind[QUOTH_KIND_RELATION]->pdata[i]);
  for (guint i = 0; i < world->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    for (guint link = 0; link <= QUOTH_LINK_REPORTS; link++)
      plain_group (&plain, out, world->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i], (QuothLink) link);
  for (guint i = 0; i < claims->len; i++)
    plain_set (&plain, out, claims->pdata[i]);
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

static QuothId
add_said (Fixture *self, const QuothId *document, guint start, const char *date, const QuothId *proposition)
{
  g_autoptr (QuothClaim) claim = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (start, start + 1));
  QuothClaimProposition part = { *proposition, QUOTH_LINK_SUPPORTS };

  claim->annotation.document = *document;
  claim->date = g_strdup (date);
  g_array_append_val (claim->propositions, part);
  fixture_put (self, claim);
  return claim->annotation.value.id;
}

static QuothId
add_dated (Fixture *self, const char *name, const char *date)
{
  g_autoptr (QuothDocument) document = fixture_new_document (name, "A text of some length");

  document->date = g_strdup (date);
  fixture_put (self, document);
  return document->value.id;
}

static void
assert_order (Fixture *self, const QuothId *first, const QuothId *second, gboolean is_known)
{
  g_autoptr (GPtrArray) found = find (self, NULL);
  QuothRepetition *one = found->pdata[0];
  QuothUtterance *utterance = one->utterances->pdata[0];

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (one->utterances->len, ==, 2);
  g_assert_true (quoth_id_equal (&utterance->claim->annotation.value.id, first));
  utterance = one->utterances->pdata[1];
  g_assert_true (quoth_id_equal (&utterance->claim->annotation.value.id, second));
  g_assert_cmpint (one->order_is_known, ==, is_known);
  fixture_delete (self, QUOTH_KIND_CLAIM, first);
  fixture_delete (self, QUOTH_KIND_CLAIM, second);
}

/* Who said it first: by the claim's date, else the document's, else the place; and whether that is sure. */
static void
test_order (Fixture *self, gconstpointer user_data)
{
  QuothId early = add_dated (self, "early", "2023-03-01");
  QuothId late = add_dated (self, "late", "2024");
  QuothId undated = add_dated (self, "undated", NULL);
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);
  const QuothId *p = &proposition->value.id;
  QuothId a;
  QuothId b;

  proposition->statement = g_strdup ("It is so");
  fixture_put (self, proposition);

  b = add_said (self, &late, 0, NULL, p);
  a = add_said (self, &early, 5, NULL, p);
  assert_order (self, &a, &b, TRUE);
  a = add_said (self, &late, 5, "2022", p);
  b = add_said (self, &early, 0, NULL, p);
  assert_order (self, &a, &b, TRUE);
  a = add_said (self, &late, 5, NULL, p);
  b = add_said (self, &early, 0, "2024-05", p);
  assert_order (self, &a, &b, FALSE);
  a = add_said (self, &late, 5, NULL, p);
  b = add_said (self, &undated, 0, NULL, p);
  assert_order (self, &a, &b, FALSE);
  b = add_said (self, &undated, 5, NULL, p);
  a = add_said (self, &undated, 0, NULL, p);
  assert_order (self, &a, &b, TRUE);
  b = add_said (self, &early, 5, "2023-02", p);
  a = add_said (self, &early, 0, "2023-02", p);
  assert_order (self, &a, &b, FALSE);
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  world_put (world, self);
  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_repetitions_find (self->reader, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/repetitions/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/repetitions/order", test_order);
  fixture_test ("/repetitions/cancel", test_cancel);
  return g_test_run ();
}
