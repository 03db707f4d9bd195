/* quoth-interrupt.c: Ctrl+C
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commands block, so there is no main loop that could see a signal; and g_cancellable_cancel() must not be called by a
 * signal handler. So the signals are blocked in every thread, and one thread waits for them.
 */

#include "quoth-interrupt.h"

#include <signal.h>
#include <unistd.h>

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void
collect_signals (sigset_t *set)
{
  sigemptyset (set);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;

      if (sigaction (signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (set, signals[i]);
    }
}

static gpointer
wait_cb (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t set;
  int number;

  collect_signals (&set);
  if (sigwait (&set, &number) != 0)
    return NULL;
  g_cancellable_cancel (cancellable);
  if (sigwait (&set, &number) != 0)
    return NULL;
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  kill (getpid (), number);
  return NULL;
}

void
quoth_interrupt_watch (GCancellable *cancellable)
{
  sigset_t set;

  collect_signals (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_cb, cancellable));
}
