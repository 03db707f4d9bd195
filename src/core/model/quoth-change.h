/* quoth-change.h: an edit, on its way to the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-rejection.h"

G_BEGIN_DECLS

/** QuothOpKind: make or replace; or delete. */
typedef enum
{
  QUOTH_OP_PUT,
  QUOTH_OP_DELETE,
} QuothOpKind;

/**
 * QuothOp:
 * @op: what is done
 * @kind: to what kind of value
 * @id: to which
 * @value: (nullable): the whole new value, for a put
 * @line: the line of the file that asked for it, from 1; 0 if there is none
 */
typedef struct
{
  QuothOpKind op;
  QuothKind kind;
  QuothId id;
  QuothValue *value;
  guint line;
} QuothOp;

/** QuothTextExpectation: @sha256: what the text of @document is to be, for a change that is about places in it to be written. */
typedef struct
{
  QuothId document;
  guint8 sha256[32];
} QuothTextExpectation;

/**
 * QuothChange:
 *
 * One action of a user: a list of puts and deletes that becomes one transaction and one journal entry,
 * or nothing. References inside it may point forward. Filled by one thread; must not be changed once
 * given to the store.
 */
typedef struct _QuothChange QuothChange;

/**
 * quoth_change_new:
 * @label: what the user did, as an undo menu would name it ("Tag actor “Putin”"), translated
 * @coder: who did it
 */
QuothChange *quoth_change_new (const char *label, const QuothId *coder);

QuothChange *quoth_change_ref (QuothChange *self);
void quoth_change_unref (QuothChange *self);

/** quoth_change_put: makes or replaces @value (transfer none; a reference is taken). */
void quoth_change_put (QuothChange *self, gpointer value);

/** quoth_change_delete: deletes the value with @id, and what belongs to it (a claim's roles, its cues' tie to it, its memos). */
void quoth_change_delete (QuothChange *self, QuothKind kind, const QuothId *id);

/** quoth_change_reject: @rejection (copied) is to be remembered. One that is remembered already stays. */
void quoth_change_reject (QuothChange *self, const QuothRejection *rejection);

/** quoth_change_forget_rejection: @rejection (copied) is to be forgotten. Rejections are forgotten before others are remembered. */
void quoth_change_forget_rejection (QuothChange *self, const QuothRejection *rejection);

/** quoth_change_get_rejections: (transfer none) (element-type QuothRejection): those to be remembered. */
GPtrArray *quoth_change_get_rejections (const QuothChange *self);

/** quoth_change_get_forgotten: (transfer none) (element-type QuothRejection): those to be forgotten. */
GPtrArray *quoth_change_get_forgotten (const QuothChange *self);

/**
 * quoth_change_expect_text: the change was made by somebody who saw that text; it is refused (%QUOTH_ERROR_CONFLICT) if the text of
 * @document is another one by now, because its places would be others.
 */
void quoth_change_expect_text (QuothChange *self, const QuothId *document, const guint8 *sha256);

/** quoth_change_get_expectations: (transfer none) (element-type QuothTextExpectation): each once. */
const GArray *quoth_change_get_expectations (const QuothChange *self);

/** quoth_change_is_empty: whether there is nothing to write. */
gboolean quoth_change_is_empty (const QuothChange *self);

/** quoth_change_set_source: what comes next was asked for at @line (from 1) of @file, one file a change; an error of the store says so. */
void quoth_change_set_source (QuothChange *self, const char *file, guint line);

const char *quoth_change_get_label (const QuothChange *self);
const QuothId *quoth_change_get_coder (const QuothChange *self);

/** quoth_change_get_file: (nullable): the file of quoth_change_set_source(). */
const char *quoth_change_get_file (const QuothChange *self);

guint quoth_change_get_n_ops (const QuothChange *self);

/** quoth_change_get_op: (transfer none): the operation @n, in the order they were asked for. */
const QuothOp *quoth_change_get_op (const QuothChange *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothChange, quoth_change_unref)

G_END_DECLS
