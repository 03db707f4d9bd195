/* quoth-pool.c: readers that wait to be used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-pool.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-reader-private.h"

#define N_IDLE_MAX 4

struct _QuothPool
{
  char *location;
  gboolean recovers;
  GMutex lock;
  GPtrArray *idle;
  gboolean closed;
  QuothId viewer;
};

QuothPool *
quoth_pool_new (const char *location, gboolean recovers)
{
  QuothPool *self = g_new0 (QuothPool, 1);

  self->location = g_strdup (location);
  self->recovers = recovers;
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_reader_free);
  g_mutex_init (&self->lock);
  return self;
}

void
quoth_pool_free (QuothPool *self)
{
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->lock);
  g_free (self->location);
  g_free (self);
}

QuothReader *
quoth_pool_take (QuothPool *self, GError **error)
{
  QuothReader *reader = NULL;
  gboolean closed;

  g_mutex_lock (&self->lock);
  closed = self->closed;
  if (self->idle->len > 0)
    reader = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->lock);

  if (closed)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _ ("The project is closed"));
      return NULL;
    }
  return reader != NULL ? reader : quoth_reader_new (self->location, self->recovers, NULL, error);
}

void
quoth_pool_give (QuothPool *self, QuothReader *reader)
{
  gboolean kept;

  g_mutex_lock (&self->lock);
  kept = !self->closed && self->idle->len < N_IDLE_MAX;
  if (kept)
    g_ptr_array_add (self->idle, reader);
  g_mutex_unlock (&self->lock);
  if (!kept)
    quoth_reader_free (reader);
}

void
quoth_pool_set_viewer (QuothPool *self, const QuothId *viewer)
{
  g_mutex_lock (&self->lock);
  self->viewer = viewer != NULL ? *viewer : QUOTH_ID_NONE;
  g_mutex_unlock (&self->lock);
}

QuothId
quoth_pool_get_viewer (QuothPool *self)
{
  QuothId viewer;

  g_mutex_lock (&self->lock);
  viewer = self->viewer;
  g_mutex_unlock (&self->lock);
  return viewer;
}

gboolean
quoth_pool_show (QuothPool *self, QuothReader *reader, GError **error)
{
  QuothId viewer = quoth_pool_get_viewer (self);

  return quoth_reader_show_to (reader, &viewer, error);
}

void
quoth_pool_close (QuothPool *self)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  g_ptr_array_set_size (self->idle, 0);
  g_mutex_unlock (&self->lock);
}
