/* quoth-bulk-field.h: what can be set in many values at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QuothBulkInput: how the value of a field is asked for. */
typedef enum
{
  QUOTH_BULK_TEXT,
  QUOTH_BULK_CHOICE,
  QUOTH_BULK_ACTOR,
  QUOTH_BULK_CODE,
  QUOTH_BULK_PROPOSITION,
} QuothBulkInput;

/**
 * QuothBulkValue:
 * @text: (nullable): what was typed or chosen; %NULL or "" clears the field
 * @id: the actor, code or proposition; none where there is none
 */
typedef struct
{
  char *text;
  QuothId id;
} QuothBulkValue;

/** QuothBulkGet: (transfer full) (nullable): what @value has now, as it would be set; %NULL where that is more than one thing. */
typedef char *(*QuothBulkGet) (gconstpointer value);

/** QuothBulkSet: changes @value, a copy of the model. Returns: %FALSE with @error if it may not be this. */
typedef gboolean (*QuothBulkSet) (gpointer value, const QuothBulkValue *to, GError **error);

/**
 * QuothBulkField:
 * @title: what people call it
 * @choices: (nullable): nicks and what people call them, by turns, NULL-terminated
 * @can_clear: whether it may be empty
 * @attribute: (nullable): the attribute of the project that it is
 */
typedef struct
{
  gatomicrefcount refs;
  QuothKind kind;
  char *title;
  QuothBulkInput input;
  char **choices;
  gboolean can_clear;
  QuothAttribute *attribute;
  /*< private >*/
  QuothBulkGet get;
  QuothBulkSet set;
} QuothBulkField;

/**
 * quoth_bulk_fields_list: (transfer full) (element-type QuothBulkField): what can be set in values of @kind
 * @attributes: (element-type QuothAttribute): those of the project; the ones on @kind are fields, too
 * @own_kinds: (element-type QuothValue): kinds of actors and types of annotations of the project, beside those that every project has
 */
GPtrArray *quoth_bulk_fields_list (QuothKind kind, GPtrArray *attributes, GPtrArray *own_kinds);

/** quoth_bulk_fields_find: (transfer full): the field that every project has in @kind, by its title, not translated. */
QuothBulkField *quoth_bulk_fields_find (QuothKind kind, const char *title);

QuothBulkField *quoth_bulk_field_ref (QuothBulkField *self);
void quoth_bulk_field_unref (QuothBulkField *self);

/** quoth_bulk_field_can_get: whether it is one thing that can be told, and not a deed (“add a claimant”). */
gboolean quoth_bulk_field_can_get (const QuothBulkField *self);

/** quoth_bulk_field_get: (transfer full) (nullable): see #QuothBulkGet. */
char *quoth_bulk_field_get (const QuothBulkField *self, gconstpointer value);

/** quoth_bulk_field_check: whether @text can be in the field, as far as that can be told without the project. Returns: %FALSE with @error. */
gboolean quoth_bulk_field_check (const QuothBulkField *self, const char *text, GError **error);

/** quoth_bulk_build: (transfer full): one change that sets @field in each of the @n_ids values @ids; what is gone
 * by now is left out. For quoth_store_build(). */
QuothChange *quoth_bulk_build (QuothReader *reader,
                               const QuothBulkField *field,
                               const QuothBulkValue *to,
                               const QuothId *ids,
                               guint n_ids,
                               const QuothId *coder,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBulkField, quoth_bulk_field_unref)

G_END_DECLS
