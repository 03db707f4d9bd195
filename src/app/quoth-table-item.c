/* quoth-table-item.c: a row of a table, perhaps not read yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-table-item.h"

struct _QuothTableItem
{
  GObject parent_instance;

  QuothId id;
  gboolean asked;
  QuothListingRow *row;
  guint n_cells;
  QuothValue *value;
};

G_DEFINE_FINAL_TYPE (QuothTableItem, quoth_table_item, G_TYPE_OBJECT)

static guint changed_signal;
static guint wanted_signal;

static void
quoth_table_item_finalize (GObject *object)
{
  QuothTableItem *self = QUOTH_TABLE_ITEM (object);

  g_clear_pointer (&self->row, quoth_listing_row_free);
  g_clear_pointer (&self->value, quoth_value_unref);
  G_OBJECT_CLASS (quoth_table_item_parent_class)->finalize (object);
}

static void
quoth_table_item_class_init (QuothTableItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_table_item_finalize;
  wanted_signal = g_signal_new ("wanted", QUOTH_TYPE_TABLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_TABLE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
quoth_table_item_init (QuothTableItem *self)
{
}

QuothTableItem *
quoth_table_item_new (const QuothId *id)
{
  QuothTableItem *self = g_object_new (QUOTH_TYPE_TABLE_ITEM, NULL);

  self->id = *id;
  return self;
}

const QuothId *
quoth_table_item_get_id (QuothTableItem *self)
{
  return &self->id;
}

const QuothId *
quoth_table_item_get_document (QuothTableItem *self)
{
  static const QuothId none;

  return self->row != NULL ? &self->row->document : &none;
}

const QuothId *
quoth_table_item_get_target (QuothTableItem *self, QuothKind *kind)
{
  if (self->row == NULL)
    return &self->id;
  *kind = self->row->target_kind;
  return &self->row->target;
}

gboolean
quoth_table_item_is_read (QuothTableItem *self)
{
  return self->row != NULL || self->value != NULL;
}

gboolean
quoth_table_item_is_asked (QuothTableItem *self)
{
  return self->asked;
}

static void
want (QuothTableItem *self)
{
  self->asked = TRUE;
  if (!quoth_table_item_is_read (self))
    g_signal_emit (self, wanted_signal, 0);
}

const char *
quoth_table_item_get_cell (QuothTableItem *self, guint column)
{
  want (self);
  return column < self->n_cells ? self->row->cells[column] : "";
}

gpointer
quoth_table_item_get_value (QuothTableItem *self)
{
  want (self);
  return self->value;
}

void
quoth_table_item_set_value (QuothTableItem *self, gpointer value)
{
  quoth_value_ref (value);
  g_clear_pointer (&self->value, quoth_value_unref);
  self->value = value;
  g_signal_emit (self, changed_signal, 0);
}

void
quoth_table_item_set_row (QuothTableItem *self, QuothListingRow *row)
{
  gboolean same = self->row != NULL && g_strv_equal ((const char *const *) self->row->cells, (const char *const *) row->cells);

  g_clear_pointer (&self->row, quoth_listing_row_free);
  self->row = row;
  self->n_cells = g_strv_length (row->cells);
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}
