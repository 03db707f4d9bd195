/* quoth-value-private.h: how each kind of value is copied and cleared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothValueClass:
 * @nick: the "type" of jsonl
 * @size: of the struct
 * @init: (nullable): makes what must never be %NULL
 * @copy: (nullable): makes the fields of @to, a shallow copy of @from, its own
 * @clear: (nullable): frees the fields
 */
typedef struct
{
  const char *nick;
  gsize size;
  void (*init) (gpointer self);
  void (*copy) (gpointer to, gconstpointer from);
  void (*clear) (gpointer self);
} QuothValueClass;

extern const QuothValueClass quoth_project_class;
extern const QuothValueClass quoth_coder_class;
extern const QuothValueClass quoth_actor_kind_class;
extern const QuothValueClass quoth_annotation_type_class;
extern const QuothValueClass quoth_code_class;
extern const QuothValueClass quoth_relation_type_class;
extern const QuothValueClass quoth_attribute_class;
extern const QuothValueClass quoth_codebook_version_class;
extern const QuothValueClass quoth_actor_class;
extern const QuothValueClass quoth_document_class;
extern const QuothValueClass quoth_proposition_class;
extern const QuothValueClass quoth_mention_class;
extern const QuothValueClass quoth_claim_class;
extern const QuothValueClass quoth_cue_class;
extern const QuothValueClass quoth_relation_class;
extern const QuothValueClass quoth_assignment_class;
extern const QuothValueClass quoth_verdict_class;
extern const QuothValueClass quoth_memo_class;

/* For the classes of the annotations, to call first. */
void quoth_annotation_init (gpointer self);
void quoth_annotation_copy_fields (gpointer to, gconstpointer from);
void quoth_annotation_clear (gpointer self);

/** quoth_attribute_values_copy: (transfer full): a copy of a value's attributes. */
GPtrArray *quoth_attribute_values_copy (GPtrArray *values);

/** quoth_nick_find: the index of @nick in @nicks (@n of them, unset ones %NULL), or -1. */
int quoth_nick_find (const char *const *nicks, guint n, const char *nick);

G_END_DECLS
