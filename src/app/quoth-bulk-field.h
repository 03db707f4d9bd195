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

/**
 * QuothBulkField:
 * @title: marked with N_()
 * @choices: (nullable): nicks and what people call them (marked with N_()), by turns, NULL-terminated
 * @can_clear: whether it may be empty
 * @get: (nullable): (transfer full) (nullable): what @value has now, as it would be set; %NULL where that is more than one thing
 * @set: changes @value, a copy of the model. Returns: %FALSE with @error if it may not be this
 */
typedef struct
{
  QuothKind kind;
  const char *title;
  QuothBulkInput input;
  const char *const *choices;
  gboolean can_clear;
  char *(*get) (gconstpointer value);
  gboolean (*set) (gpointer value, const QuothBulkValue *to, GError **error);
} QuothBulkField;

/** quoth_bulk_fields_get: (transfer none): the fields of all kinds, ended by one without a title. */
const QuothBulkField *quoth_bulk_fields_get (void);

/** quoth_bulk_fields_find: (transfer none): the field of @kind with @title, as it is written there. */
const QuothBulkField *quoth_bulk_fields_find (QuothKind kind, const char *title);

/** quoth_bulk_build: (transfer full): one change that sets @field in each of the @n_ids values @ids. For quoth_store_build(). */
QuothChange *quoth_bulk_build (QuothReader *reader,
                               const QuothBulkField *field,
                               const QuothBulkValue *to,
                               const QuothId *ids,
                               guint n_ids,
                               const QuothId *coder,
                               GError **error);

G_END_DECLS
