/* test-seq-set.c: tests of quoth-seq-set.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-seq-set.h"

#define N_ORIGINS 3
#define N_SEQS 40

/* What the set should be. */
typedef struct
{
  QuothId origins[N_ORIGINS];
  gboolean in[N_ORIGINS][N_SEQS + 2];
} Model;

static void
assert_like (const QuothSeqSet *set, const Model *model)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (set);
  guint n = 0;
  guint n_in = 0;

  for (guint i = 0; i < runs->len; i++)
    n += (guint) (g_array_index (runs, QuothSeqRun, i).last - g_array_index (runs, QuothSeqRun, i).first + 1);
  for (guint o = 0; o < N_ORIGINS; o++)
    {
      gint64 max = 0;

      for (gint64 seq = 1; seq <= N_SEQS; seq++)
        {
          gint64 reach = seq - 1;

          while (model->in[o][reach + 1])
            reach++;
          g_assert_cmpint (quoth_seq_set_get_reach (set, &model->origins[o], seq), ==, reach);
          g_assert_true (quoth_seq_set_has (set, &model->origins[o], seq, seq) == model->in[o][seq]);
          g_assert_true (quoth_seq_set_has (set, &model->origins[o], seq, reach));
          g_assert_false (quoth_seq_set_has (set, &model->origins[o], seq, reach + 1));
          n_in += model->in[o][seq] ? 1 : 0;
          max = model->in[o][seq] ? seq : max;
        }
      g_assert_cmpint (quoth_seq_set_get_max (set, &model->origins[o]), ==, max);
    }
  g_assert_cmpuint (n, ==, n_in);
}

static void
add_randomly (QuothSeqSet *set, Model *model)
{
  guint o = (guint) g_test_rand_int_range (0, N_ORIGINS);
  gint64 first = g_test_rand_int_range (1, N_SEQS + 1);
  gint64 last = g_test_rand_int_range ((gint32) first - 1, N_SEQS + 1);

  quoth_seq_set_add (set, &model->origins[o], first, last);
  for (gint64 seq = first; seq <= last; seq++)
    model->in[o][seq] = TRUE;
}

static void
test_like_a_bitmap (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (QuothSeqSet) set = quoth_seq_set_new ();
      Model model = { 0 };

      for (guint o = 0; o < N_ORIGINS; o++)
        model.origins[o] = quoth_id_new ();
      for (guint n = 0; n < 20; n++)
        {
          add_randomly (set, &model);
          assert_like (set, &model);
        }
    }
}

static void
test_sets (void)
{
  g_autoptr (QuothSeqSet) few = quoth_seq_set_new ();
  g_autoptr (QuothSeqSet) many = quoth_seq_set_new ();
  QuothId a = quoth_id_new ();
  QuothId b = quoth_id_new ();

  g_assert_true (quoth_seq_set_has_all (few, many));
  quoth_seq_set_add (few, &a, 3, 4);
  quoth_seq_set_add (many, &a, 1, 3);
  quoth_seq_set_add (many, &b, 7, 7);
  g_assert_false (quoth_seq_set_has_all (many, few));
  quoth_seq_set_add_all (many, few);
  g_assert_true (quoth_seq_set_has_all (many, few));
  g_assert_false (quoth_seq_set_has_all (few, many));
  g_assert_cmpint (quoth_seq_set_get_reach (many, &a, 1), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seq-set/like-a-bitmap", test_like_a_bitmap);
  g_test_add_func ("/seq-set/sets", test_sets);
  return g_test_run ();
}
