/* quoth-walk.c: places in texts, to be gone through one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-walk.h"

struct _QuothWalk
{
  GObject parent_instance;

  char *page;
  GArray *steps; /* QuothWalkStep */
  guint current;
};

G_DEFINE_FINAL_TYPE (QuothWalk, quoth_walk, G_TYPE_OBJECT)

static guint changed_signal;

static void
step_clear (gpointer data)
{
  g_free (((QuothWalkStep *) data)->words);
}

static void
quoth_walk_finalize (GObject *object)
{
  QuothWalk *self = QUOTH_WALK (object);

  g_free (self->page);
  g_array_unref (self->steps);
  G_OBJECT_CLASS (quoth_walk_parent_class)->finalize (object);
}

static void
quoth_walk_class_init (QuothWalkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_walk_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_WALK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_walk_init (QuothWalk *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (QuothWalkStep));
  g_array_set_clear_func (self->steps, step_clear);
}

QuothWalk *
quoth_walk_new (const char *page)
{
  QuothWalk *self = g_object_new (QUOTH_TYPE_WALK, NULL);

  self->page = g_strdup (page);
  return self;
}

void
quoth_walk_add (QuothWalk *self, const QuothId *document, const QuothId *annotation, const char *words)
{
  QuothWalkStep step = { *document, *annotation, g_strdup (words) };

  g_array_append_val (self->steps, step);
}

guint
quoth_walk_get_size (QuothWalk *self)
{
  return self->steps->len;
}

guint
quoth_walk_get_current (QuothWalk *self)
{
  return self->current;
}

void
quoth_walk_set_current (QuothWalk *self, guint current)
{
  g_return_if_fail (current < self->steps->len);

  self->current = current;
  g_signal_emit (self, changed_signal, 0);
}

const QuothWalkStep *
quoth_walk_get_step (QuothWalk *self)
{
  return &g_array_index (self->steps, QuothWalkStep, self->current);
}

const char *
quoth_walk_get_page (QuothWalk *self)
{
  return self->page;
}

gboolean
quoth_walk_step (QuothWalk *self, int by)
{
  guint next = self->current + (guint) by;

  if (next >= self->steps->len)
    return FALSE;
  quoth_walk_set_current (self, next);
  return TRUE;
}
