/* quoth-item.h: a value of the model as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothItem:
 *
 * A document, actor, code, coder or claim in a list model: the value as the store last announced it, and
 * how often it is used. Lives as long as the value does, so rows may stay bound to it.
 */
#define QUOTH_TYPE_ITEM (quoth_item_get_type ())
G_DECLARE_FINAL_TYPE (QuothItem, quoth_item, QUOTH, ITEM, GObject)

/* Signal "changed": the value or the counts are others now. */

/** quoth_item_new: (transfer full): an item of @value; a reference is taken. */
QuothItem *quoth_item_new (gpointer value);

/** quoth_item_get_value: (transfer none): the value. */
gpointer quoth_item_get_value (QuothItem *self);

const QuothId *quoth_item_get_id (QuothItem *self);

/** quoth_item_set_value: another state of the same value; a reference is taken. */
void quoth_item_set_value (QuothItem *self, gpointer value);

/** quoth_item_set_counts: how many mentions and claims it has. */
void quoth_item_set_counts (QuothItem *self, guint n_mentions, guint n_claims);

guint quoth_item_get_n_mentions (QuothItem *self);
guint quoth_item_get_n_claims (QuothItem *self);

/** quoth_item_set_n_unplaced: for a document: how much has no place in its text. */
void quoth_item_set_n_unplaced (QuothItem *self, guint n_unplaced);
guint quoth_item_get_n_unplaced (QuothItem *self);

/** quoth_item_set_depth: how deep it stands in its tree (codes), from 0. */
void quoth_item_set_depth (QuothItem *self, guint depth);
guint quoth_item_get_depth (QuothItem *self);

/** quoth_item_touch: tells who shows it that what it refers to has changed. */
void quoth_item_touch (QuothItem *self);

G_END_DECLS
