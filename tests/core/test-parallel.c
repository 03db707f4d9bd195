/* test-parallel.c: many pieces of work at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-parallel.h"

#define N 1000

typedef struct
{
  guint times[N]; /* atomic */
  guint cancel_at;
  GCancellable *cancellable;
  GThread *thread;
  guint64 told;
} Work;

static void
do_piece_cb (guint index, gpointer data)
{
  Work *self = data;

  g_atomic_int_inc (&self->times[index]);
  if (index == self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Work *self = data;

  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpuint (done, >, self->told);
  g_assert_cmpuint (done, <=, total);
  self->told = done;
}

static void
test_each_once (void)
{
  static const guint sizes[] = { 0, 1, 2, 7, N };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Work work = { .cancel_at = G_MAXUINT, .thread = g_thread_self () };

      g_assert_true (quoth_parallel_run (sizes[i], do_piece_cb, &work, progress_cb, &work, NULL, NULL));
      for (guint piece = 0; piece < N; piece++)
        g_assert_cmpuint (work.times[piece], ==, piece < sizes[i] ? 1 : 0);
      g_assert_cmpuint (work.told, ==, sizes[i]);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Work work = { .cancel_at = 10, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_parallel_run (N, do_piece_cb, &work, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint piece = 0; piece < N; piece++)
    g_assert_cmpuint (work.times[piece], <=, 1);
  g_assert_cmpuint (work.times[10], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/each-once", test_each_once);
  g_test_add_func ("/parallel/cancel", test_cancel);
  return g_test_run ();
}
