/* quoth-attribute.h: fields that a project adds to what it codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** QuothAttributeType: what an attribute's values are. */
typedef enum
{
  QUOTH_ATTRIBUTE_TEXT,
  QUOTH_ATTRIBUTE_NUMBER,
  QUOTH_ATTRIBUTE_BOOLEAN,
  QUOTH_ATTRIBUTE_DATE,
  QUOTH_ATTRIBUTE_CHOICE,
  QUOTH_ATTRIBUTE_ACTOR,
} QuothAttributeType;

#define QUOTH_N_ATTRIBUTE_TYPES (QUOTH_ATTRIBUTE_ACTOR + 1)

/** quoth_attribute_type_to_nick: "text", "number", "boolean", "date", "choice" or "actor". */
const char *quoth_attribute_type_to_nick (QuothAttributeType type);
gboolean quoth_attribute_type_from_nick (const char *nick, QuothAttributeType *type);

/**
 * QuothAttribute:
 * @on: the kind of values that have it; one for which quoth_attribute_allows_kind()
 * @key: what scripts call it, never empty, unique among the attributes of that kind
 * @name: what people call it, never empty
 * @type: what its values are
 * @choices: (nullable): for a choice: what can be chosen, in order, each one line; NULL-terminated. Else %NULL
 * @position: its place among the attributes, from 0
 */
typedef struct
{
  QuothValue value;
  QuothKind on;
  char *key;
  char *name;
  QuothAttributeType type;
  char **choices;
  char *definition;
  guint position;
} QuothAttribute;

QUOTH_DECLARE_VALUE (QuothAttribute, quoth_attribute, ATTRIBUTE)

/** quoth_attribute_allows_kind: whether values of @kind can have attributes: all but the project and what defines a codebook. */
gboolean quoth_attribute_allows_kind (QuothKind kind);

/**
 * quoth_attribute_check:
 * @text: a value for it
 * @canonical: (out) (optional) (transfer full): the same value as it is stored: a text as it is; a number in the form of JSON;
 *   "true" or "false"; a date of ISO 8601 as exact as is known; a choice; the id of an actor
 *
 * Whether @text can be a value of the attribute. Whether there is such an actor only the store can tell.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID, which says what would be right
 */
gboolean quoth_attribute_check (const QuothAttribute *self, const char *text, char **canonical, GError **error);

/** quoth_value_get_attribute: (transfer none) (nullable): what @value has for @attribute, in the canonical form. */
const char *quoth_value_get_attribute (gconstpointer value, const QuothId *attribute);

/** quoth_value_set_attribute: gives @value that value (copied, canonical) for @attribute; %NULL or "" removes it. */
void quoth_value_set_attribute (gpointer value, const QuothId *attribute, const char *text);

G_END_DECLS
