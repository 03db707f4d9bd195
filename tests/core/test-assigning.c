/* test-assigning.c: tests of quoth-assigning.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#define N_TEXTS 40
#define N_CODERS 5

/* Texts of all lengths, and coders. */
static void
make_team (World *self)
{
  static const char *const names[N_CODERS - 1] = { "Bo", "Cy", "Dé", "习" };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("text %u", i);
      g_autofree char *text = g_strnfill (1 + (gsize) g_test_rand_int_range (0, 900), 'x');

      world_add_document (self, name, text);
    }
  for (guint i = 0; i < N_CODERS - 1; i++)
    world_add_coder (self, names[i]);
}

static QuothAssigning *
new_assigning (World *self, guint n_each, guint64 seed, QuothBalance balance)
{
  g_autoptr (QuothCoder) author = quoth_coder_new (&self->coder);
  QuothAssigning *assigning = quoth_assigning_new (n_each, author);

  quoth_assigning_set_seed (assigning, seed);
  quoth_assigning_set_balance (assigning, balance);
  return assigning;
}

static void
build (World *self, QuothAssigning *assigning)
{
  g_autoptr (GError) error = NULL;

  quoth_store_build (self->store, quoth_assigning_build, assigning, NULL, &error);
  g_assert_no_error (error);
}

static char *
format_plan (QuothAssigning *assigning)
{
  GPtrArray *made = quoth_assigning_get_made (assigning);
  GString *plan = g_string_new (NULL);

  for (guint i = 0; i < made->len; i++)
    {
      g_autofree char *coder = quoth_id_dup_string (&quoth_assignment (made->pdata[i])->coder);
      g_autofree char *document = quoth_id_dup_string (&quoth_assignment (made->pdata[i])->document);

      g_string_append_printf (plan, "%s %s\n", document, coder);
    }
  return g_string_free (plan, FALSE);
}

/* Each text has so many coders, nobody has one twice, and nobody has more than the longest text more than another. */
static void
check_plan (World *self, guint n_each, QuothBalance balance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };
  QuothQuery texts = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) assignments = quoth_reader_list (reader, &query, &error);
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &texts, &error);
  g_autoptr (GHashTable) loads = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) pairs = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  guint longest = 0, least = G_MAXUINT, most = 0;
  GHashTableIter iter;
  gpointer load;

  g_assert_no_error (error);
  g_assert_cmpuint (assignments->len, ==, n_each * documents->len);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothDocument *document = documents->pdata[i];
      guint n = 0;

      longest = MAX (longest, balance == QUOTH_BALANCE_LENGTH ? document->length : 1);
      for (guint j = 0; j < assignments->len; j++)
        {
          QuothAssignment *assignment = assignments->pdata[j];
          guint so_far = GPOINTER_TO_UINT (g_hash_table_lookup (loads, &assignment->coder));

          if (!quoth_id_equal (&assignment->document, &document->value.id))
            continue;
          n++;
          g_assert_true (g_hash_table_add (pairs, &assignment->value.id));
          g_hash_table_insert (loads, &assignment->coder,
                               GUINT_TO_POINTER (so_far + (balance == QUOTH_BALANCE_LENGTH ? document->length : 1)));
        }
      g_assert_cmpuint (n, ==, n_each);
    }
  g_assert_cmpuint (g_hash_table_size (loads), ==, N_CODERS);
  g_hash_table_iter_init (&iter, loads);
  while (g_hash_table_iter_next (&iter, NULL, &load))
    {
      least = MIN (least, GPOINTER_TO_UINT (load));
      most = MAX (most, GPOINTER_TO_UINT (load));
    }
  g_assert_cmpuint (most - least, <=, longest);
}

static void
test_balance (World *self, gconstpointer data)
{
  QuothBalance balance = (QuothBalance) GPOINTER_TO_INT (data);
  guint n_each = 1 + (guint) g_test_rand_int_range (0, N_CODERS);
  g_autoptr (QuothAssigning) assigning = NULL;

  make_team (self);
  assigning = new_assigning (self, n_each, 7, balance);
  build (self, assigning);
  check_plan (self, n_each, balance);
}

/* What is drawn is the same with the same seed, whatever was tried before, and another with another. */
static void
test_seed (World *self, gconstpointer data)
{
  g_auto (GStrv) plans = g_new0 (char *, 4);
  static const guint64 seeds[] = { 1, 1, 2 };
  g_autoptr (GError) error = NULL;

  make_team (self);
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (QuothAssigning) assigning = new_assigning (self, 2, seeds[i], QUOTH_BALANCE_LENGTH);

      quoth_store_try (self->store, quoth_assigning_build, assigning, NULL, &error);
      g_assert_no_error (error);
      plans[i] = format_plan (assigning);
    }
  g_assert_cmpstr (plans[0], ==, plans[1]);
  g_assert_cmpstr (plans[0], !=, plans[2]);
  g_assert_cmpint (world_count (self, QUOTH_KIND_ASSIGNMENT), ==, 0);
}

/* Who has a text already counts, and what they have weighs; done twice, nothing is new. */
static void
test_more (World *self, gconstpointer data)
{
  g_autoptr (QuothAssigning) first = NULL;
  g_autoptr (QuothAssigning) second = NULL;
  g_autoptr (QuothAssigning) third = NULL;

  make_team (self);
  first = new_assigning (self, 1, 1, QUOTH_BALANCE_LENGTH);
  build (self, first);
  second = new_assigning (self, 3, 2, QUOTH_BALANCE_LENGTH);
  build (self, second);
  g_assert_cmpuint (quoth_assigning_get_made (second)->len, ==, 2 * N_TEXTS);
  check_plan (self, 3, QUOTH_BALANCE_LENGTH);
  third = new_assigning (self, 2, 3, QUOTH_BALANCE_LENGTH);
  build (self, third);
  g_assert_cmpuint (quoth_assigning_get_made (third)->len, ==, 0);
}

/* What was said of the terms is in what is made; an undo takes all of it back. */
static void
test_terms (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothAssigning) assigning = NULL;
  QuothId document, bo;
  QuothAssignment *made;

  make_team (self);
  document = world_add_document (self, "speech", "Xi said no.");
  bo = world_add_coder (self, "Bo the second");
  assigning = new_assigning (self, 1, 0, QUOTH_BALANCE_TEXTS);
  quoth_assigning_set_documents (assigning, &document, 1);
  quoth_assigning_set_coders (assigning, &bo, 1);
  quoth_assigning_set_terms (assigning, TRUE, QUOTH_ASSIGNMENT_TRAINING, "2026-12-24");
  build (self, assigning);
  g_assert_cmpuint (quoth_assigning_get_made (assigning)->len, ==, 1);
  g_assert_cmpuint (quoth_assigning_get_shares (assigning)->len, ==, 1);
  made = quoth_assigning_get_made (assigning)->pdata[0];
  g_assert_true (quoth_id_equal (&made->coder, &bo));
  g_assert_true (quoth_id_equal (&made->document, &document));
  g_assert_true (made->blind);
  g_assert_false (made->opened);
  g_assert_cmpint (made->purpose, ==, QUOTH_ASSIGNMENT_TRAINING);
  g_assert_cmpint (made->state, ==, QUOTH_ASSIGNMENT_TO_DO);
  g_assert_cmpstr (made->deadline, ==, "2026-12-24");
  quoth_store_undo (self->store, &self->coder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (world_count (self, QUOTH_KIND_ASSIGNMENT), ==, 0);
}

static void
assert_refused (World *self, QuothAssigning *assigning)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_build (self->store, quoth_assigning_build, assigning, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_cmpint (world_count (self, QUOTH_KIND_ASSIGNMENT), ==, 0);
}

/* Not more than there are, not nobody, and nobody who does not code any more. */
static void
test_refused (World *self, gconstpointer data)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Deactivate", &self->coder);
  g_autoptr (QuothCoder) retired = quoth_coder_new (NULL);
  g_autoptr (QuothAssigning) many = NULL;
  g_autoptr (QuothAssigning) none = NULL;
  g_autoptr (QuothAssigning) one = NULL;
  g_autoptr (QuothAssigning) late = NULL;

  make_team (self);
  retired->name = g_strdup ("Ed");
  retired->active = FALSE;
  quoth_change_put (change, retired);
  world_commit (self, change);
  many = new_assigning (self, N_CODERS + 1, 0, QUOTH_BALANCE_TEXTS);
  assert_refused (self, many);
  none = new_assigning (self, 0, 0, QUOTH_BALANCE_TEXTS);
  assert_refused (self, none);
  one = new_assigning (self, 1, 0, QUOTH_BALANCE_TEXTS);
  quoth_assigning_set_coders (one, &retired->value.id, 1);
  assert_refused (self, one);
  late = new_assigning (self, 1, 0, QUOTH_BALANCE_TEXTS);
  quoth_assigning_set_terms (late, FALSE, QUOTH_ASSIGNMENT_CODING, "soon");
  assert_refused (self, late);
}

#define ADD(path, balance, func) g_test_add (path, World, GINT_TO_POINTER (balance), world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/assigning/balance-texts", QUOTH_BALANCE_TEXTS, test_balance);
  ADD ("/assigning/balance-length", QUOTH_BALANCE_LENGTH, test_balance);
  ADD ("/assigning/seed", 0, test_seed);
  ADD ("/assigning/more", 0, test_more);
  ADD ("/assigning/terms", 0, test_terms);
  ADD ("/assigning/refused", 0, test_refused);
  return g_test_run ();
}
