/* test-actor-profile.c: tests of quoth-actor-profile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

/* ---- The plain way ---- */

typedef struct
{
  World *world;
  const QuothScope *scope;
  const QuothId *actor;
} Plain;

static gboolean
claims (Plain *self, const QuothClaim *claim, const QuothId *actor)
{
  g_autofree char *claimants = plain_claimants (self->world, claim);
  char buffer[QUOTH_ID_STRING_SIZE];

  return strstr (claimants, quoth_id_to_string (actor, buffer)) != NULL;
}

static gboolean
has_part (Plain *self, const QuothClaim *claim, QuothPart part)
{
  static const QuothRole roles[QUOTH_N_PARTS] = { [QUOTH_PART_ADDRESSEE] = QUOTH_ROLE_ADDRESSEE, [QUOTH_PART_OBJECT] = QUOTH_ROLE_OBJECT };
  gboolean in_chain = FALSE;

  if (part == QUOTH_PART_CLAIMANT)
    return claims (self, claim, self->actor);
  for (guint i = 0; i < claim->chain->len; i++)
    in_chain |= quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, i).actor, self->actor);
  if (part == QUOTH_PART_SOURCE)
    return in_chain && !claims (self, claim, self->actor);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role == roles[part] && quoth_id_equal (&role->actor, self->actor))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_claims (Plain *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->world->by_kind[QUOTH_KIND_CLAIM]->len; i++)
    if (plain_is_in_scope (self->world, self->scope, self->world->by_kind[QUOTH_KIND_CLAIM]->pdata[i]))
      g_ptr_array_add (list, self->world->by_kind[QUOTH_KIND_CLAIM]->pdata[i]);
  return list;
}

static gboolean
claims_in (Plain *self, GPtrArray *list, const QuothId *actor, const QuothId *document)
{
  for (guint i = 0; i < list->len; i++)
    if (quoth_id_equal (&QUOTH_ANNOTATION (list->pdata[i])->document, document) && claims (self, list->pdata[i], actor))
      return TRUE;
  return FALSE;
}

static gboolean
takes (Plain *self, GPtrArray *list, const QuothId *actor, const QuothId *proposition, QuothLink link)
{
  for (guint i = 0; i < list->len; i++)
    if (plain_link (list->pdata[i], proposition) == (int) link && claims (self, list->pdata[i], actor))
      return TRUE;
  return FALSE;
}

static void
assert_co_claimant (Plain *self, GPtrArray *list, const QuothActorProfile *profile, const QuothId *other)
{
  GPtrArray *documents = self->world->by_kind[QUOTH_KIND_DOCUMENT];
  GPtrArray *propositions = self->world->by_kind[QUOTH_KIND_PROPOSITION];
  QuothCoClaimant expected = { .actor = *other };
  QuothCoClaimant found = { .actor = *other };

  for (guint i = 0; i < profile->co_claimants->len; i++)
    if (quoth_id_equal (&g_array_index (profile->co_claimants, QuothCoClaimant, i).actor, other))
      found = g_array_index (profile->co_claimants, QuothCoClaimant, i);
  for (guint i = 0; i < documents->len; i++)
    expected.n_documents += claims_in (self, list, self->actor, &QUOTH_VALUE (documents->pdata[i])->id) &&
                            claims_in (self, list, other, &QUOTH_VALUE (documents->pdata[i])->id);
  for (guint i = 0; i < list->len; i++)
    expected.n_claims += claims (self, list->pdata[i], self->actor) && claims (self, list->pdata[i], other);
  for (guint i = 0; i < propositions->len; i++)
    {
      const QuothId *p = &QUOTH_VALUE (propositions->pdata[i])->id;
      gboolean own[2] = { takes (self, list, self->actor, p, QUOTH_LINK_SUPPORTS), takes (self, list, self->actor, p, QUOTH_LINK_DENIES) };
      gboolean others[2] = { takes (self, list, other, p, QUOTH_LINK_SUPPORTS), takes (self, list, other, p, QUOTH_LINK_DENIES) };

      expected.n_propositions += (own[0] && others[0]) || (own[1] && others[1]);
      expected.n_opposed += (own[0] && others[1]) || (own[1] && others[0]);
    }
  g_assert_cmpuint (found.n_documents, ==, expected.n_documents);
  g_assert_cmpuint (found.n_propositions, ==, expected.n_propositions);
  g_assert_cmpuint (found.n_opposed, ==, expected.n_opposed);
  g_assert_cmpuint (found.n_claims, ==, expected.n_claims);
}

static const char *
get_date (QuothDocument *document, const char *none)
{
  return document->date != NULL ? document->date : none;
}

/* By the date of the document, @none where it has none; then the document and the place. */
static char *
make_place (World *world, const QuothAnnotation *annotation, const char *none)
{
  QuothDocument *document = plain_document (world, annotation);
  QuothRange extent = quoth_annotation_get_extent (annotation);

  return g_strdup_printf ("%s %s %05u %05u", get_date (document, none), document->name, extent.start, 10000 - extent.end);
}

static char *
find_extreme (World *world, GPtrArray *appearances, const char *none, int sign)
{
  char *extreme = NULL;

  for (guint i = 0; i < appearances->len; i++)
    {
      g_autofree char *place = make_place (world, appearances->pdata[i], none);

      if (extreme == NULL || strcmp (place, extreme) * sign > 0)
        {
          g_free (extreme);
          extreme = g_steal_pointer (&place);
        }
    }
  return extreme;
}

static void
assert_appearance (World *world, GPtrArray *appearances, const QuothAppearance *appearance, const char *none, int sign)
{
  g_autofree char *expected = find_extreme (world, appearances, none, sign);
  gboolean found = FALSE;

  g_assert_true ((appearance->document != NULL) == (expected != NULL));
  for (guint i = 0; expected != NULL && i < appearances->len; i++)
    {
      QuothAnnotation *annotation = appearances->pdata[i];
      g_autofree char *place = make_place (world, annotation, none);

      found |= quoth_id_equal (&annotation->value.id, &appearance->annotation) && g_str_equal (place, expected) &&
               quoth_id_equal (&annotation->document, &appearance->document->value.id);
    }
  g_assert_true (found || expected == NULL);
}

static void
assert_profile (Plain *self, const QuothActorProfile *profile)
{
  g_autoptr (GPtrArray) list = list_claims (self);
  g_autoptr (GPtrArray) appearances = g_ptr_array_new ();
  g_autoptr (GHashTable) documents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  guint n_mentions = 0;

  for (guint part = 0; part < QUOTH_N_PARTS; part++)
    {
      g_autoptr (GPtrArray) found = plain_claims (profile->claims[part]);
      guint n = 0;

      for (guint i = 0; i < list->len; i++)
        if (has_part (self, list->pdata[i], (QuothPart) part))
          {
            n++;
            g_ptr_array_add (appearances, list->pdata[i]);
          }
      g_assert_cmpuint (found->len, ==, n);
      for (guint i = 0; i < found->len; i++)
        g_assert_true (has_part (self, found->pdata[i], (QuothPart) part));
    }
  for (guint i = 0; i < self->world->by_kind[QUOTH_KIND_MENTION]->len; i++)
    {
      QuothMention *mention = self->world->by_kind[QUOTH_KIND_MENTION]->pdata[i];

      if (!quoth_id_equal (&mention->actor, self->actor) || !plain_is_in_scope (self->world, self->scope, &mention->annotation))
        continue;
      n_mentions++;
      g_ptr_array_add (appearances, mention);
    }
  for (guint i = 0; i < appearances->len; i++)
    g_hash_table_add (documents, &QUOTH_ANNOTATION (appearances->pdata[i])->document);
  g_assert_cmpuint (profile->n_mentions, ==, n_mentions);
  g_assert_cmpuint (profile->n_documents, ==, g_hash_table_size (documents));
  assert_appearance (self->world, appearances, &profile->first, "~", -1);
  assert_appearance (self->world, appearances, &profile->last, " ", 1);
  for (guint i = 0; i < self->world->by_kind[QUOTH_KIND_ACTOR]->len; i++)
    {
      const QuothId *other = &QUOTH_VALUE (self->world->by_kind[QUOTH_KIND_ACTOR]->pdata[i])->id;

      if (!quoth_id_equal (other, self->actor))
        assert_co_claimant (self, list, profile, other);
    }
}

/* ---- Tests ---- */

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (random_below (30));

  world_put (world, self);
  for (guint i = 0; i < 8; i++)
    {
      QuothId ids[3];
      QuothScope scope = world_scope (world, ids);
      Plain plain = { world, &scope, world_pick_id (world, QUOTH_KIND_ACTOR) };
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothActorProfile) profile = quoth_actor_profile_load (self->reader, plain.actor, &scope, NULL, &error);

      g_assert_no_error (error);
      assert_profile (&plain, profile);
    }
}

static void
test_not_found (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  QuothId nobody = quoth_id_new ();

  g_assert_null (quoth_actor_profile_load (self->reader, &nobody, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_actor_profile_load (self->reader, &self->actor, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/actor-profile/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/actor-profile/not-found", test_not_found);
  fixture_test ("/actor-profile/cancel", test_cancel);
  return g_test_run ();
}
