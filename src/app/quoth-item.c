/* quoth-item.c: a value of the model as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-item.h"

struct _QuothItem
{
  GObject parent_instance;

  QuothValue *value;
  guint n_mentions;
  guint n_claims;
  guint n_unplaced;
  guint depth;
};

G_DEFINE_FINAL_TYPE (QuothItem, quoth_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
quoth_item_finalize (GObject *object)
{
  QuothItem *self = QUOTH_ITEM (object);

  g_clear_pointer (&self->value, quoth_value_unref);
  G_OBJECT_CLASS (quoth_item_parent_class)->finalize (object);
}

static void
quoth_item_class_init (QuothItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_item_finalize;

  changed_signal = g_signal_new ("changed", QUOTH_TYPE_ITEM, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_item_init (QuothItem *self)
{
}

QuothItem *
quoth_item_new (gpointer value)
{
  QuothItem *self = g_object_new (QUOTH_TYPE_ITEM, NULL);

  self->value = quoth_value_ref (value);
  return self;
}

gpointer
quoth_item_get_value (QuothItem *self)
{
  return self->value;
}

const QuothId *
quoth_item_get_id (QuothItem *self)
{
  return &self->value->id;
}

void
quoth_item_set_value (QuothItem *self, gpointer value)
{
  if (self->value == value)
    return;
  quoth_value_unref (self->value);
  self->value = quoth_value_ref (value);
  quoth_item_touch (self);
}

void
quoth_item_set_counts (QuothItem *self, guint n_mentions, guint n_claims)
{
  if (self->n_mentions == n_mentions && self->n_claims == n_claims)
    return;
  self->n_mentions = n_mentions;
  self->n_claims = n_claims;
  quoth_item_touch (self);
}

guint
quoth_item_get_n_mentions (QuothItem *self)
{
  return self->n_mentions;
}

guint
quoth_item_get_n_claims (QuothItem *self)
{
  return self->n_claims;
}

void
quoth_item_set_n_unplaced (QuothItem *self, guint n_unplaced)
{
  if (self->n_unplaced == n_unplaced)
    return;
  self->n_unplaced = n_unplaced;
  quoth_item_touch (self);
}

guint
quoth_item_get_n_unplaced (QuothItem *self)
{
  return self->n_unplaced;
}

void
quoth_item_set_depth (QuothItem *self, guint depth)
{
  if (self->depth == depth)
    return;
  self->depth = depth;
  quoth_item_touch (self);
}

guint
quoth_item_get_depth (QuothItem *self)
{
  return self->depth;
}

void
quoth_item_touch (QuothItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}
