/* quoth-parallel.c: many pieces of work at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each thread takes the next piece until there are none: pieces may be of very different size. There is no pool that stays, since
 * what is worth being spread takes much longer than starting a few threads.
 */

#include "config.h"

#include "text/quoth-parallel.h"

typedef struct
{
  guint n;
  guint next;   /* atomic */
  guint n_done; /* atomic */
  QuothParallelFunc func;
  gpointer data;
  GCancellable *cancellable;
} Parallel;

/* Does one piece. Returns: %FALSE if there is none left to do. */
static gboolean
do_next (Parallel *self)
{
  guint index;

  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  index = g_atomic_int_add (&self->next, 1);
  if (index >= self->n)
    return FALSE;
  self->func (index, self->data);
  g_atomic_int_inc (&self->n_done);
  return TRUE;
}

static gpointer
work_cb (gpointer data)
{
  while (do_next (data))
    ;
  return NULL;
}

/* Each number once. Returns: what was told last. */
static guint
tell (Parallel *self, guint told, QuothParallelProgressFunc progress, gpointer progress_data)
{
  guint n_done = g_atomic_int_get (&self->n_done);

  if (progress != NULL && n_done > told)
    progress (n_done, self->n, progress_data);
  return n_done;
}

gboolean
quoth_parallel_run (guint n,
                    QuothParallelFunc func,
                    gpointer data,
                    QuothParallelProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  Parallel self = { n, 0, 0, func, data, cancellable };
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  guint n_threads = MIN (g_get_num_processors (), n);
  guint told = 0;

  /* This thread is one of them; where no other can be started, it does all. */
  for (guint i = 1; i < n_threads; i++)
    {
      GThread *thread = g_thread_try_new ("quoth-parallel", work_cb, &self, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  while (do_next (&self))
    told = tell (&self, told, progress, progress_data);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  tell (&self, told, progress, progress_data);
  return TRUE;
}
