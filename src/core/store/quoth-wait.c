/* quoth-wait.c: hearing of waits for another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/quoth-wait.h"

static GMutex lock;
static QuothWaitFunc listener;
static gpointer listener_data;

void
quoth_wait_listen (QuothWaitFunc func, gpointer user_data)
{
  g_mutex_lock (&lock);
  listener = func;
  listener_data = user_data;
  g_mutex_unlock (&lock);
}

void
quoth_wait_tell (gboolean is_waiting)
{
  g_mutex_lock (&lock);
  if (listener != NULL)
    listener (is_waiting, listener_data);
  g_mutex_unlock (&lock);
}
