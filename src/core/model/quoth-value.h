/* quoth-value.h: what all values of the model have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-id.h"

G_BEGIN_DECLS

/**
 * QuothKind:
 *
 * What a value is. The order is one in which they can be written so that most references point back.
 */
typedef enum
{
  QUOTH_KIND_PROJECT,
  QUOTH_KIND_CODER,
  QUOTH_KIND_ACTOR_KIND,
  QUOTH_KIND_ANNOTATION_TYPE,
  QUOTH_KIND_CODE,
  QUOTH_KIND_RELATION_TYPE,
  QUOTH_KIND_ATTRIBUTE,
  QUOTH_KIND_CODEBOOK_VERSION,
  QUOTH_KIND_ACTOR,
  QUOTH_KIND_DOCUMENT,
  QUOTH_KIND_PROPOSITION,
  QUOTH_KIND_MENTION,
  QUOTH_KIND_CLAIM,
  QUOTH_KIND_CUE,
  QUOTH_KIND_RELATION,
  QUOTH_KIND_ASSIGNMENT,
  QUOTH_KIND_VERDICT,
  QUOTH_KIND_MEMO,
} QuothKind;

#define QUOTH_N_KINDS (QUOTH_KIND_MEMO + 1)

/** quoth_kind_to_nick: (transfer none): "project", "coder", … as the "type" of jsonl. */
const char *quoth_kind_to_nick (QuothKind kind);

/** quoth_kind_from_nick: Returns: %FALSE if there is no such kind. */
gboolean quoth_kind_from_nick (const char *nick, QuothKind *kind);

/** quoth_kind_is_annotation: whether values of @kind begin with a #QuothAnnotation. */
static inline gboolean
quoth_kind_is_annotation (QuothKind kind)
{
  return kind >= QUOTH_KIND_MENTION && kind <= QUOTH_KIND_CUE;
}

/**
 * QuothAttributeValue:
 * @attribute: a #QuothAttribute for the kind of the value that has it
 * @value: never empty, in the canonical form of quoth_attribute_check()
 */
typedef struct
{
  QuothId attribute;
  char *value;
} QuothAttributeValue;

/**
 * QuothValue:
 * @attributes: (nullable) (element-type QuothAttributeValue): what it has of the project's own attributes, by the attribute's
 *   id, each once; %NULL for none. Set with quoth_value_set_attribute()
 *
 * The head of every value of the model. Values are plain structs, reference counted. One that was put
 * into a change, or came out of the store, is shared between threads and **must not be changed any
 * more**: quoth_value_copy() it, change the copy, put the copy.
 *
 * Strings in values are owned by them; where a comment says nothing else, a string may be %NULL, which
 * is the same as "". Dates are ISO 8601 as exact as is known ("2023", "2023-03", "2023-03-21"); times are
 * milliseconds since 1970 UTC, 0 if not known.
 */
typedef struct
{
  QuothId id;
  QuothKind kind;
  GPtrArray *attributes;
  /*< private >*/
  gatomicrefcount refs; /* not first: the address sanitizer writes there in freed memory, and would hide an unref too many */
} QuothValue;

#define QUOTH_VALUE(value) ((QuothValue *) (value))

/** quoth_value_new: (transfer full): an empty value of @kind with @id, or with a new id for %NULL. */
gpointer quoth_value_new (QuothKind kind, const QuothId *id);

/** quoth_value_copy: (transfer full): a deep copy with the same id, for editing. A document's text and bytes are shared. */
gpointer quoth_value_copy (gconstpointer value);

gpointer quoth_value_ref (gpointer value);
void quoth_value_unref (gpointer value);

/** quoth_values_new: (transfer full) (element-type QuothValue): an empty array that unrefs its values. */
GPtrArray *quoth_values_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothValue, quoth_value_unref)

/*
 * QUOTH_DECLARE_VALUE: the typed new, copy and cast of one kind, for the headers of the model.
 * `quoth_actor (value)` casts and checks; `quoth_actor_new (id)`, `quoth_actor_copy (actor)`.
 */
#define QUOTH_DECLARE_VALUE(Type, type, KIND) \
  static inline Type *type (gpointer value) \
  { \
    g_assert (value == NULL || QUOTH_VALUE (value)->kind == QUOTH_KIND_##KIND); \
    return value; \
  } \
  static inline Type *type##_new (const QuothId *id) \
  { \
    return quoth_value_new (QUOTH_KIND_##KIND, id); \
  } \
  static inline Type *type##_copy (const Type *self) \
  { \
    return quoth_value_copy (self); \
  } \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, quoth_value_unref)

G_END_DECLS
