/* test-duplicate-actors.c: tests of quoth-duplicate-actors.c and quoth-actor-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis/quoth-actor-name.h"
#include "analysis-fixture.h"

static GPtrArray *
find (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = quoth_duplicate_actors_find (self->reader, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpfloat (((QuothDuplicate *) found->pdata[i - 1])->score, >=, ((QuothDuplicate *) found->pdata[i])->score);
  return found;
}

/* ---- Two names ---- */

/* "person Xi Jinping": an actor of that kind and name. */
static QuothActor *
make_actor (const char *spec)
{
  QuothActor *actor = quoth_actor_new (NULL);
  const char *blank = strchr (spec, ' ');

  actor->actor_kind = g_strndup (spec, (gsize) (blank - spec));
  actor->name = g_strdup (blank + 1);
  return actor;
}

static gboolean
share_key (const QuothActorName *a, const QuothActorName *b)
{
  g_autoptr (GArray) keys_a = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) keys_b = g_array_new (FALSE, FALSE, sizeof (guint64));

  quoth_actor_name_add_keys (a, keys_a);
  quoth_actor_name_add_keys (b, keys_b);
  for (guint i = 0; i < keys_a->len; i++)
    for (guint j = 0; j < keys_b->len; j++)
      if (g_array_index (keys_a, guint64, i) == g_array_index (keys_b, guint64, j))
        return TRUE;
  return FALSE;
}

/* The reason why both may be one; "" if none. The same both ways, and then they share a key. */
static void
assert_match (const char *spec_a, const char *spec_b, const char *expected)
{
  g_autoptr (QuothActor) actor_a = make_actor (spec_a);
  g_autoptr (QuothActor) actor_b = make_actor (spec_b);
  QuothActorName *a = quoth_actor_name_new (actor_a, actor_a->name, TRUE);
  QuothActorName *b = quoth_actor_name_new (actor_b, actor_b->name, TRUE);
  QuothDuplicateReason reasons[2] = { 0 };
  double scores[2] = { 0 };
  gboolean matches = quoth_actor_name_match (a, b, &reasons[0], &scores[0]);

  g_assert_cmpint (quoth_actor_name_match (b, a, &reasons[1], &scores[1]), ==, matches);
  g_assert_cmpint (reasons[0], ==, reasons[1]);
  g_assert_cmpfloat (scores[0], ==, scores[1]);
  g_test_message ("%s, %s", spec_a, spec_b);
  g_assert_cmpstr (matches ? quoth_duplicate_reason_to_nick (reasons[0]) : "", ==, expected);
  if (matches)
    {
      g_assert_true (share_key (a, b));
      g_assert_cmpfloat (scores[0], >, 0);
      g_assert_cmpfloat (scores[0], <, 1);
    }
  quoth_actor_name_free (a);
  quoth_actor_name_free (b);
}

static void
test_alike (void)
{
  assert_match ("person Xi Jinping", "person XI JINPING", "name");
  assert_match ("person Xi Jinping", "other xi-jinping", "name");
  assert_match ("person @RetoAmacher", "person Reto Amacher", "name");
  assert_match ("media The Insider", "media Insider", "name");
  assert_match ("state 🇨🇳", "state 🇨🇳", "name");
  assert_match ("state §", "state §", "name");
  assert_match ("state Österreich", "state Osterreich", "name");
  assert_match ("person Xi Jinping", "person Jinping, Xi", "order");
  assert_match ("person Юрий Ушаков", "person Jurij Uschakow", "spelling");
  assert_match ("person Vladimir Putin", "person Wladimir Putin", "spelling");
  assert_match ("person Andrey Smolyakov", "person Andrey Smolakov", "typo");
  assert_match ("person Vladimir Putin", "person Vladimir Putni", "typo");
  assert_match ("state Switzerland", "state Switerlan", "typo");
  assert_match ("organisation Ministry of Lakes", "organisation Minstry of Lakes", "typo");
  assert_match ("person J. Wieland", "person Jonas Wieland", "initials");
  assert_match ("person V. V. Putin", "person Vladimir Putin", "initials");
  assert_match ("person V.V. Putin", "person Vladimir Vladimirovich Putin", "initials");
  assert_match ("organisation UN", "organisation United Nations", "initials");
  assert_match ("state U.S.", "state United States", "initials");
  assert_match ("organisation OSCE", "organisation Organization for Security and Co-operation in Europe", "");
  assert_match ("organisation ECB", "organisation the European Central Bank", "initials");
  assert_match ("organisation BoE", "organisation Bank of England", "");
  assert_match ("person Wieland", "person Jonas Wieland", "part");
  assert_match ("person General Li Shangfu", "person Li Shangfu", "part");
  assert_match ("person Yuri Ushakov", "person Yuri Viktorovich Ushakov", "part");
}

static void
test_unlike (void)
{
  assert_match ("person Xi Jinping", "person Li Shangfu", "");
  assert_match ("state North Korea", "state South Korea", "");
  assert_match ("state Austria", "state Australia", "");
  assert_match ("state Iran", "state Iraq", "");
  assert_match ("state Slovakia", "state Slovenia", "");
  assert_match ("state Niger", "state Nigeria", "");
  assert_match ("state Gambia", "state Zambia", "");
  assert_match ("organisation Source 12", "organisation Source 13", "");
  assert_match ("organisation Bank of China", "organisation China", "");
  assert_match ("group Fishers", "organisation Lake Fishers’ Union", "");
  assert_match ("person Jonas Wieland", "person Petra Wieland", "");
  assert_match ("person K. Wieland", "person Jonas Wieland", "");
  assert_match ("person J. Wieland", "person Jonas Amacher", "");
  assert_match ("person Jonas", "person Peter Jonas Wieland", "");
  assert_match ("person Wieland", "organisation Jonas Wieland", "");
  assert_match ("state §", "state %", "");
}

/* ---- A project ---- */

static char *
random_actor_name (void)
{
  static const char *const words[] = { "Smolyakov", "Smolakov", "Smoliakow", "Ушаков", "Ushakov", "J.", "Jonas", "Jonsa", "Xi",
                                       "United",    "Nations",  "UN",        "the",    "Bank",    "习近平", "🇨🇳", "J",     "Julia" };
  GString *name = g_string_new (NULL);

  for (guint i = 1 + random_below (3); i > 0; i--)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[random_below (G_N_ELEMENTS (words))]);
  return g_string_free (name, FALSE);
}

static gboolean
is_above (GPtrArray *actors, const QuothActor *above, const QuothActor *actor)
{
  for (guint i = 0; i < actors->len && !quoth_id_is_none (&actor->parent); i++)
    {
      if (quoth_id_equal (&actor->parent, &above->value.id))
        return TRUE;
      for (guint k = 0; k < actors->len; k++)
        if (quoth_id_equal (&QUOTH_VALUE (actors->pdata[k])->id, &actor->parent))
          {
            actor = actors->pdata[k];
            break;
          }
    }
  return FALSE;
}

static GPtrArray *
list_names (QuothActor *actor)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_actor_name_free);

  g_ptr_array_add (names, quoth_actor_name_new (actor, actor->name, TRUE));
  for (guint i = 0; i < actor->aliases->len; i++)
    g_ptr_array_add (names, quoth_actor_name_new (actor, ((QuothAlias *) actor->aliases->pdata[i])->text, FALSE));
  return names;
}

/* The best score of every two names of @a and @b; 0 if they are not to be paired. */
static double
plain_score (GPtrArray *actors, QuothActor *a, QuothActor *b)
{
  g_autoptr (GPtrArray) names_a = list_names (a);
  g_autoptr (GPtrArray) names_b = list_names (b);
  double best = 0;

  if (a->wikidata != NULL && b->wikidata != NULL)
    {
      if (!g_str_equal (a->wikidata, b->wikidata))
        return 0;
      best = 1;
    }
  else if (is_above (actors, a, b) || is_above (actors, b, a))
    return 0;
  for (guint i = 0; i < names_a->len; i++)
    for (guint j = 0; j < names_b->len; j++)
      {
        QuothDuplicateReason reason;
        double score;

        if (quoth_actor_name_match (names_a->pdata[i], names_b->pdata[j], &reason, &score))
          best = MAX (best, score);
      }
  return best;
}

static double
found_score (GPtrArray *found, QuothActor *a, QuothActor *b)
{
  for (guint i = 0; i < found->len; i++)
    {
      QuothDuplicate *pair = found->pdata[i];

      g_assert_cmpint (quoth_id_compare (&pair->a->value.id, &pair->b->value.id), <, 0);
      if (quoth_id_equal (&pair->a->value.id, &a->value.id) && quoth_id_equal (&pair->b->value.id, &b->value.id))
        return pair->score;
    }
  return 0;
}

/* As if every two actors were compared. (The items of Wikidata are few enough that the first of each is in all its pairs only
 * where there are two; so each is given to two actors at most.) */
static void
test_random (Fixture *self, gconstpointer user_data)
{
  static const char *const kinds[] = { "person", "organisation" };
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      QuothActor *actor = quoth_actor_new (NULL);

      actor->name = random_actor_name ();
      actor->actor_kind = g_strdup (kinds[random_below (2)]);
      actor->wikidata = random_chance () ? g_strdup_printf ("Q%u", 1 + i / 2) : NULL;
      for (guint k = random_below (3); k > 0; k--)
        {
          g_autofree char *alias = random_actor_name ();

          quoth_actor_add_alias (actor, alias);
        }
      if (i > 0 && random_below (4) == 0)
        actor->parent = QUOTH_VALUE (actors->pdata[random_below (i)])->id;
      g_ptr_array_add (actors, actor);
    }
  fixture_try_put (self, actors, &error);
  g_assert_no_error (error);
  found = find (self);
  for (guint i = 0; i < actors->len; i++)
    for (guint j = i + 1; j < actors->len; j++)
      g_assert_cmpfloat (found_score (found, actors->pdata[i], actors->pdata[j]), ==,
                         plain_score (actors, actors->pdata[i], actors->pdata[j]));
}

/* A name that everybody has is told of each, and not of each with each. */
static void
test_everybody (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 100; i++)
    fixture_add_actor (self, "Müller");
  found = find (self);
  g_assert_cmpuint (found->len, ==, 99);
}

static void
test_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_duplicate_actors_find (self->reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate-actors/alike", test_alike);
  g_test_add_func ("/duplicate-actors/unlike", test_unlike);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/duplicate-actors/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/duplicate-actors/everybody", test_everybody);
  fixture_test ("/duplicate-actors/cancel", test_cancel);
  return g_test_run ();
}
